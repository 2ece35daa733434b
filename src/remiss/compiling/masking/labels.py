"""What a private person, and a document that one has sent, is called where they are masked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from remiss.compiling.answers import body_of
from remiss.model import Category, Respondent, short_id

_LENGTH = 10
"""characters of a label's number: two of some thousands of persons do not have the same"""


def mask(respondent: Respondent, documents: Iterable[str]) -> str:
    """What a respondent is called: a private person as in ``label``, while others keep their names."""
    return label(respondent.name, documents) if respondent.category is Category.PRIVATE_PERSON else respondent.name


def label(name: str, documents: Iterable[str]) -> str:
    """ "Privatperson 3f2a9c81b0", of a person's name and of what the person has sent, ``documents`` by their ids.

    It stays whoever else answers. Nobody can find it by trying names, as the ids are not written out (``document_id``).
    """
    made_of = "\n".join((body_of(name), *sorted({short_id(document) for document in documents})))
    return f"Privatperson {hashlib.sha256(made_of.encode(errors='replace')).hexdigest()[:_LENGTH]}"


def document_id(document: str) -> str:
    """What a private person's document has as its id instead: made of it, and not to be turned back."""
    return hashlib.sha256(f"masked {document}".encode()).hexdigest()
