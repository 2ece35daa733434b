"""How a letter names the proposals that it takes up: by number, title, paraphrase or content alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from remiss.consultation import Case
from remiss.evaluating.cells import Cell
from remiss.evaluating.gold import stem
from remiss.model import Analysis, Basis, Consultation, Document
from remiss.understanding.references import Sections
from remiss.understanding.tokens import Tokens
from remiss.understanding.wording import Vocabulary

TITLE, PARAPHRASE = 0.85, 0.4
"""The share of a title's words, by weight, that a paragraph holds to name it, and to paraphrase it."""


class Reference(StrEnum):
    """The nearest that a letter comes to naming a proposal, wherever in the letter that is."""

    NUMBER = "number"
    """its section number stands in the letter"""
    TITLE = "title"
    """a paragraph or heading has its title's words"""
    PARAPHRASE = "paraphrase"
    """a paragraph or heading has two fifths of them"""
    CONTENT = "content"
    """only what it is about"""
    SECTION = "section"
    """labelled by a stand on its chapter"""
    GENERAL = "general"
    """labelled by a stand on the whole"""


def referred(case: Case, analyses: Sequence[Analysis], cells: Sequence[Cell]) -> Iterator[tuple[Reference, Cell]]:
    """The labelled cells of a case, each with how its letter names the proposal."""
    named = {stem(a.document.file): _named(a.document, case.consultation) for a in analyses}
    for cell in cells:
        if cell.label and cell.label.basis is not Basis.EXPLICIT:
            yield Reference(cell.label.basis.value), cell
        elif cell.label:
            yield named[cell.file].get(cell.proposal, Reference.CONTENT), cell


def _named(document: Document, consultation: Consultation) -> dict[str, Reference]:
    """The proposals that a letter names, each by the nearest way."""
    vocabulary, sections = Vocabulary(consultation, Tokens(document.text)), Sections(consultation)
    scores: dict[str, float] = {}
    numbered: set[str] = set()
    for block in document.blocks:
        references = sections.find(document.text, block.start, block.end)
        opening = sections.find_in_heading(document.text, block.start, block.end)
        exact = (r for r in (*references, *filter(None, (opening,))) if r.basis is Basis.EXPLICIT)
        numbered.update(proposal for reference in exact for proposal in reference.proposals)
        for alike in vocabulary.resemble(block.start, block.end):
            scores[alike.proposal] = max(scores.get(alike.proposal, 0.0), alike.score)
    named = {proposal: _by_score(score) for proposal, score in scores.items()}
    return named | dict.fromkeys(numbered, Reference.NUMBER)


def _by_score(score: float) -> Reference:
    if score >= TITLE:
        return Reference.TITLE
    return Reference.PARAPHRASE if score >= PARAPHRASE else Reference.CONTENT
