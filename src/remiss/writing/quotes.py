"""A statement as a report quotes it: the words in pieces, those that decided marked, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from remiss.model import Evidence, Qualifier, Role, Stance, Statement
from remiss.writing import labels
from remiss.writing.wording import one_line, shown

_NAMED = 3
"""pieces of evidence in one role that are named beside a quote"""
_CELL = " | "
"""between the cells of a table row"""


class Piece(NamedTuple):
    """A stretch of a quote. ``role`` is None for words that decided nothing."""

    text: str
    role: Role | None = None
    rule: str = ""


class Clue(NamedTuple):
    """A piece of evidence. ``outside`` says that it does not stand in the quote, such as a heading above it.

    ``against`` is the proposal and its word that it matched, if it is one word against another.
    """

    text: str
    role: Role
    rule: str
    outside: bool
    against: str = ""


@dataclass(frozen=True)
class Quote:
    """A statement with the names and the file that it comes from, fit to be shown.

    ``place`` is the page ("s. 3"), or the paragraph ("st. 14") in a file without pages. ``rivals`` are what the
    proposals go by that it may be about, where it was too close to call and it has none.
    """

    id: str
    who: str
    file: str
    place: str
    stance: Stance
    qualifiers: tuple[Qualifier, ...]
    pieces: tuple[Piece, ...]
    evidence: tuple[Clue, ...]
    rivals: tuple[str, ...] = ()

    @cached_property
    def text(self) -> str:
        """The quoted words."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def source(self) -> str:
        """``svar/ivo.pdf, s. 3``."""
        return f"{self.file}, {self.place}"

    @cached_property
    def above(self) -> str:
        """What stands outside the quote and decided, as one phrase: ``under rubriken ”4.1 Ett stöd”``.

        Empty if nothing does. Of many words in one role the first few are named; ``remiss explain`` has them all.
        """
        words: dict[tuple[Role, bool], list[str]] = {}
        for clue in self.evidence:
            found = words.setdefault((clue.role, bool(clue.against)), []) if clue.outside else [clue.text]
            if clue.text not in found:
                found.append(clue.text)
        phrases = [_phrase(role, found, single=single) for (role, single), found in words.items()]
        return "; ".join(filter(None, (*phrases, labels.rivals(self.rivals, placed=False))))

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules, each once."""
        return tuple(dict.fromkeys(clue.rule for clue in self.evidence))


def place_of(statement: Statement) -> str:
    """Where a statement stands in its file: the page ("s. 3"), or the paragraph ("st. 14") where there are no pages."""
    return f"st. {statement.paragraph}" if statement.page is None else f"s. {statement.page}"


def merged(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements, those that are the same words in the same place as one: it is one sentence to a reader.

    The first gives stance and id, and the evidence of all is kept.
    """
    places: dict[tuple[str, int, int], Statement] = {}
    for statement in statements:
        place = (statement.document, statement.start, statement.end)
        if place in places:
            evidence = tuple(dict.fromkeys((*places[place].evidence, *statement.evidence)))
            statement = places[place].model_copy(update={"evidence": evidence})
        places[place] = statement
    return tuple(places.values())


def quote(statement: Statement, *, who: str, file: str, rivals: tuple[str, ...] = ()) -> Quote:
    """The statement as it is to be shown. ``who``, ``file`` and ``rivals`` are already fit to be shown."""
    return Quote(
        id=statement.id,
        who=who,
        file=file,
        place=place_of(statement),
        stance=statement.stance,
        qualifiers=statement.qualifiers,
        pieces=_pieces(statement),
        evidence=tuple([_clue(found, statement) for found in statement.evidence]),
        rivals=rivals,
    )


def _clue(found: Evidence, statement: Statement) -> Clue:
    outside = found.end <= statement.start or found.start >= statement.end
    return Clue(one_line(found.text), found.role, one_line(found.rule), outside, one_line(found.against))


def _phrase(role: Role, words: list[str], *, single: bool) -> str:
    """``single`` says that they are words one by one, not a whole heading or name."""
    named = ", ".join(f"”{word}”" for word in words[:_NAMED]) + (" m.m." if len(words) > _NAMED else "")
    match role:
        case Role.HEADING if not single:
            return f"under rubriken {named}"
        case Role.HEADING:
            return f"i rubriken: {named}"
        case _:
            return f"{labels.ROLES[role]}: {named}"


def _pieces(statement: Statement) -> tuple[Piece, ...]:
    """Cut the quote where evidence begins and ends. Of pieces of evidence that overlap, the shortest has the words.

    A blank that is left of a longer one between two shorter decided nothing.
    """
    text, length = statement.text, len(statement.text)
    cuts, spans = {0, length}, []
    for evidence in statement.evidence:
        start, end = max(evidence.start - statement.start, 0), min(evidence.end - statement.start, length)
        if start < end:
            cuts.add(start)
            cuts.add(end)
            spans.append((end - start, start, end, evidence))
    spans.sort(key=itemgetter(0))
    pieces: list[tuple[str, Evidence | None]] = []
    for a, b in pairwise(sorted(cuts)):
        held_by = None
        for _, start, end, found in spans:
            if start <= a and b <= end:
                held_by = found
                break
        if pieces and pieces[-1][1] is held_by:
            pieces[-1] = (pieces[-1][0] + text[a:b], held_by)
        else:
            pieces.append((text[a:b], held_by))
    return tuple([_piece(seen, found) for words, found in pieces if (seen := shown(words))])


def _piece(words: str, found: Evidence | None) -> Piece:
    text = words.replace("\t", _CELL)
    return Piece(text, found.role, one_line(found.rule)) if found and not words.isspace() else Piece(text)
