"""What the headings of a letter say of the passages under them: which proposals, a summary, or an annex."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from remiss.model import Basis, Block, BlockKind, Document, Evidence, Role
from remiss.understanding.lexicon import Kind, Lexicon
from remiss.understanding.references import Reference, Sections
from remiss.understanding.wording import Vocabulary

BY_NUMBER, BY_WORDING = "avsnittsnummer", "ordalydelse"
"""The rules, as evidence names them, behind a section number and behind a proposal's own words."""
_LEADERS = ("....", ". . . . ")
"""What a line of a table of contents has."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says. ``proposals`` are those it names or stands above, ``evidence`` the words that do it.

    ``opening``: under it "förslagen" means all of them; ``annex``: under it somebody else speaks.
    """

    proposals: tuple[str, ...] = ()
    basis: Basis | None = None
    evidence: Evidence | None = None
    opening: bool = False
    summary: bool = False
    annex: bool = False

    @property
    def numbered(self) -> bool:
        """Does it name its proposals by number?"""
        return self.evidence is not None and self.evidence.rule == BY_NUMBER


def read_headings(
    document: Document, sections: Sections, vocabulary: Vocabulary, lexicon: Lexicon
) -> dict[int, Heading]:
    """The headings of a document, by the index of their block."""
    reader = _Reader(document.text, sections, vocabulary, lexicon)
    blocks = {index: block for index, block in enumerate(document.blocks) if block.kind is BlockKind.HEADING}
    numbered = {index: sections.find_in_heading(document.text, b.start, b.end) for index, b in blocks.items()}
    trusted = reader.are_the_reports((blocks[index], found) for index, found in numbered.items() if found)
    return {index: reader.read(block, numbered[index] if trusted else None) for index, block in blocks.items()}


def is_of_contents(text: str, start: int, end: int) -> bool:
    """Is ``text[start:end]`` a line of a table of contents?"""
    return any(text.find(leaders, start, end) >= 0 for leaders in _LEADERS)


class _Reader:
    def __init__(self, text: str, sections: Sections, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self.text, self.sections, self.vocabulary, self.lexicon = text, sections, vocabulary, lexicon

    def are_the_reports(self, numbered: Iterable[tuple[Block, Reference]]) -> bool:
        """Are the numbers before the headings the report's? A respondent may have its own: then the words disagree."""
        votes = 0
        for block, number in numbered:
            if number.proposals:
                said = self.vocabulary.words(number.end, block.end)
                agree = not said or self.vocabulary.score(number.end, block.end, number.proposals) > 0
                votes += 1 if agree else -1
        return votes >= 0

    def read(self, block: Block, number: Reference | None) -> Heading:
        """Read one heading; ``number`` is the one it begins with, where that is the report's."""
        if is_of_contents(self.text, block.start, block.end):
            return Heading()
        kinds = {match.rule.kind for match in self.lexicon.find(self.text, block.start, block.end)}
        proposals, basis, evidence = self._about(block, number)
        return Heading(
            proposals=proposals,
            basis=basis,
            evidence=evidence,
            opening=Kind.OPENING in kinds,
            summary=Kind.SUMMARY in kinds,
            annex=Kind.ANNEX in kinds,
        )

    def _about(self, block: Block, number: Reference | None) -> tuple[tuple[str, ...], Basis | None, Evidence | None]:
        inner = [found for found in self.sections.find(self.text, block.start, block.end) if found.proposals]
        listed = number is not None and len(inner) > 1 and inner[0].start == number.start  # "4.2.1 och 4.2.2 Tillstånd"
        if number and number.proposals and not listed:
            return number.proposals, number.basis, self._evidence(BY_NUMBER, number.start, number.end)
        if inner:
            proposals = tuple(dict.fromkeys(p for found in inner for p in found.proposals))
            basis = Basis.EXPLICIT if all(found.basis is Basis.EXPLICIT for found in inner) else Basis.SECTION
            return proposals, basis, self._evidence(BY_NUMBER, inner[0].start, inner[-1].end)
        if alike := self.vocabulary.titled(block.start, block.end):
            tokens = [token for it in alike for token in it.tokens]
            evidence = self._evidence(BY_WORDING, min(t.start for t in tokens), max(t.end for t in tokens))
            basis = Basis.EXPLICIT if len(alike) == 1 else Basis.SECTION
            return tuple(it.proposal for it in alike), basis, evidence
        return (), None, None

    def _evidence(self, rule: str, start: int, end: int) -> Evidence:
        return Evidence(rule=rule, role=Role.HEADING, start=start, end=end, text=self.text[start:end])
