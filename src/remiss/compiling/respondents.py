"""Answers of bodies → the rows of the summary: identities, and the order in which ministries name them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence

from remiss.compiling.answers import BodyAnswer
from remiss.model import Analysis, Category, Consultation, Recognition, Respondent


def with_ids(by_body: Mapping[str, Sequence[BodyAnswer]]) -> Iterator[tuple[str, BodyAnswer]]:
    """Each answer with its identity: a slug of the body's name, with a number where that is taken.

    A body's first answer has the body's own, so that a correction made before the second came still finds it.
    """
    taken: set[str] = set()
    for first in (True, False):
        for name in sorted(by_body):
            for answer in by_body[name][:1] if first else by_body[name][1:]:
                plain, n = slug(name), max(answer.number, 2)
                identity = plain
                while identity in taken or (not first and identity == plain):
                    identity, n = f"{plain}-{n}", n + 1
                taken.add(identity)
                yield identity, answer


def respondents_of(
    consultation: Consultation,
    analyses: Sequence[Analysis],
    answers: Mapping[str, BodyAnswer],
    categorise: Callable[[str], Category],
) -> list[Respondent]:
    """The bodies that answered, in the order ministries name them."""
    invited = set(consultation.invited)
    persons = {s.name for a in analyses for s in a.identification.sightings if s.rule is Recognition.PERSON}
    found = [
        Respondent(
            id=identity,
            name=answer.title,
            category=consultation.categories.get(answer.name)
            or (Category.PRIVATE_PERSON if answer.name in persons else categorise(answer.name)),
            invited=answer.name in invited,
        )
        for identity, answer in answers.items()
    ]
    order = list(Category)
    return sorted(found, key=lambda r: (order.index(r.category), _swedish(answers[r.id].name), answers[r.id].number))


def senders_of(analyses: Sequence[Analysis], answers: Mapping[str, BodyAnswer]) -> dict[str, tuple[str, ...]]:
    """Who sent each document: for each name in it, the respondent whose answer it belongs to."""
    rows = {(a.document.id, answer.name): identity for identity, answer in answers.items() for a in answer.analyses}
    return {a.document.id: tuple(rows[a.document.id, name] for name in a.identification.names) for a in analyses}


def slug(name: str) -> str:
    """A name as an identifier: lower case, a-z and digits, words parted by hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "okand"


def _swedish(name: str) -> str:
    """A key that sorts å, ä and ö last, in that order."""
    return name.casefold().translate(str.maketrans("åäö", "{|}"))
