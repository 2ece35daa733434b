"""Names in a sentence. Private persons stand last and are not named: a bill does not name them."""

from __future__ import annotations

from collections.abc import Sequence

from remiss.compiling.drafting.words import persons
from remiss.model import Category, Respondent


def named(respondents: Sequence[Respondent]) -> tuple[str, ...]:
    """The ids of those whose names can stand in a sentence."""
    return tuple(r.id for r in respondents if r.category is not Category.PRIVATE_PERSON)


def listed(respondents: Sequence[Respondent]) -> str:
    """``A, B och C``; with ``samt`` where a name has an "och" of its own."""
    names = [r.name for r in respondents if r.category is not Category.PRIVATE_PERSON]
    if private := len(respondents) - len(names):
        names.append(persons(private))
    if len(names) < 2:
        return "".join(names)
    last = "samt" if any(" och " in name for name in names) else "och"
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def some_of(respondents: Sequence[Respondent], most: int) -> list[Respondent]:
    """At most so many of them, in their order: one of each category before a second of any."""
    bodies = [r for r in respondents if r.category is not Category.PRIVATE_PERSON]
    rank: dict[str, tuple[int, int]] = {}
    seen: dict[Category, int] = {}
    for at, body in enumerate(bodies):
        seen[body.category] = seen.get(body.category, 0) + 1
        rank[body.id] = seen[body.category], at
    chosen = {body.id for body in sorted(bodies, key=lambda body: rank[body.id])[:most]}
    return [body for body in bodies if body.id in chosen]
