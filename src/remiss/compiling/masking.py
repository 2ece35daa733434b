"""Private persons under another name, which tells neither who they are nor where their letter lies."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from remiss.model import Category, Respondent


def mask(respondent: Respondent, documents: Iterable[str]) -> str:
    """What a respondent is called where private persons are masked: "Privatperson 3f2a9c"; others keep their names.

    The number is made of the name and of what the person has sent, ``documents`` by their ids: it stays whoever else
    answers, and nobody can find it by trying names.
    """
    if respondent.category is not Category.PRIVATE_PERSON:
        return respondent.name
    made_of = "\n".join((respondent.name, *sorted(documents)))
    return f"Privatperson {hashlib.sha256(made_of.encode()).hexdigest()[:6]}"
