"""Passages → the proposals they are about, and by what words.

Nearest first: a number in the clause, the proposal's own words in it, the heading above, what the paragraph spoke of just
before, and last the words that mean all proposals. What none of them reaches stays unplaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from remiss.model import Basis, BlockKind, Consultation, Document, Evidence, Noun, ReviewReason, Role
from remiss.understanding.lexicon import Kind, Lexicon, Match
from remiss.understanding.references import Reference, Sections
from remiss.understanding.segment import Passage
from remiss.understanding.wording import Resemblance, Vocabulary, tokenise

HEADING_SCORE = 0.5
"""How alike a heading and a proposal must be: the mean of the shares of each other's words that they hold."""
TITLE_SCORE = 0.45
"""The share of a proposal's title, by weight, that running text must hold …"""
LOW_SCORE = 0.3
"""… or this share, when the words together weigh as much as MANY_WORDS words that no other proposal has."""
FEW_WORDS, MANY_WORDS = 0.9, 1.6
TURNS = 0.35
"""How much more a sentence must sound like another proposal than like the one whose heading it stands under."""
_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}")
_SECTION_RULE, _WORDING_RULE, _HEADING_RULE, _CONTEXT_RULE = "avsnittsnummer", "ordalydelse", "rubrik", "sammanhang"


class Link(Noun):
    """What a passage is about. ``basis`` is None where nothing says; ``excludes`` are proposals that it leaves out."""

    proposals: tuple[str, ...] = ()
    basis: Basis | None = None
    evidence: tuple[Evidence, ...] = ()
    excludes: tuple[str, ...] = ()
    scope: str = ""
    summary: bool = False
    silent: bool = False
    review: tuple[ReviewReason, ...] = ()


class _Heading(Noun):
    """What a heading says of the passages under it."""

    proposals: tuple[str, ...] = ()
    basis: Basis | None = None
    evidence: Evidence | None = None
    opening: bool = False
    summary: bool = False
    annex: bool = False


def link(
    document: Document, passages: Sequence[Passage], consultation: Consultation, lexicon: Lexicon
) -> tuple[Link, ...]:
    """One Link for each passage, in order."""
    return _Linker(document, consultation, lexicon).link(passages)


class _Linker:
    def __init__(self, document: Document, consultation: Consultation, lexicon: Lexicon) -> None:
        self.text, self.lexicon = document.text, lexicon
        self.document = document
        self.sections, self.vocabulary = Sections(consultation), Vocabulary(consultation)
        self.titles = {proposal.id: proposal.title for proposal in consultation.proposals}
        self.headings = self._read_headings()

    # --- headings ---------------------------------------------------------------------------------------------------

    def _read_headings(self) -> dict[int, _Heading]:
        blocks = {i: b for i, b in enumerate(self.document.blocks) if b.kind is BlockKind.HEADING}
        numbered = {i: self.sections.find_in_heading(self.text, b.start, b.end) for i, b in blocks.items()}
        trusted = self._numbers_are_the_reports([r for r in numbered.values() if r])
        return {i: self._read_heading(b.start, b.end, numbered[i] if trusted else None) for i, b in blocks.items()}

    def _numbers_are_the_reports(self, references: Sequence[Reference]) -> bool:
        """A respondent may number its own headings: then their words disagree with the proposals of those numbers."""
        agree = disagree = 0
        for reference in references:
            end = self.text.find("\n", reference.end)
            words = tokenise(self.text, reference.end, end if end >= 0 else len(self.text))
            if not reference.proposals:
                continue
            if not words:
                agree += 1
                continue
            resembling = self.vocabulary.resemble(self.text, words[0].start, words[-1].end, reference.proposals)
            if resembling:
                agree += 1
            else:
                disagree += 1
        return agree >= disagree

    def _read_heading(self, start: int, end: int, reference: Reference | None) -> _Heading:
        kinds = {match.rule.kind for match in self.lexicon.find(self.text, start, end)}
        flags = {"opening": Kind.OPENING in kinds, "summary": Kind.SUMMARY in kinds, "annex": Kind.ANNEX in kinds}
        if _LEADERS.search(self.text, start, end):
            return _Heading()
        if reference and reference.proposals:
            return _Heading(
                proposals=reference.proposals, basis=reference.basis,
                evidence=self._evidence(_SECTION_RULE, Role.HEADING, reference.start, reference.end), **flags,
            )  # fmt: skip
        inner = [r for r in self.sections.find(self.text, start, end) if r.proposals]
        if inner:
            return _Heading(
                proposals=_unique(p for r in inner for p in r.proposals),
                basis=Basis.EXPLICIT if all(r.basis is Basis.EXPLICIT for r in inner) else Basis.SECTION,
                evidence=self._evidence(_SECTION_RULE, Role.HEADING, inner[0].start, inner[-1].end), **flags,
            )  # fmt: skip
        alike = self._like_titles(start, end)
        if alike:
            tokens = [token for resemblance in alike for token in resemblance.tokens]
            return _Heading(
                proposals=tuple(r.proposal for r in alike),
                basis=Basis.EXPLICIT if len(alike) == 1 else Basis.SECTION,
                evidence=self._evidence(
                    _WORDING_RULE, Role.HEADING, min(t.start for t in tokens), max(t.end for t in tokens)
                ),
                **flags,
            )
        return _Heading(**flags)

    def _like_titles(self, start: int, end: int) -> list[Resemblance]:
        """The proposals whose titles a heading or a list item names, near-twins together."""
        words = tokenise(self.text, start, end)
        if not words:
            return []
        scored = [
            ((r.score + len(r.tokens) / len(words)) / 2, r) for r in self.vocabulary.resemble(self.text, start, end)
        ]
        scored = [(score, r) for score, r in scored if score >= HEADING_SCORE and r.weight >= self.vocabulary.rare / 2]
        if not scored:
            return []
        best = max(score for score, _ in scored)
        return [r for score, r in scored if score >= best - 0.1]

    # --- passages ---------------------------------------------------------------------------------------------------

    def link(self, passages: Sequence[Passage]) -> tuple[Link, ...]:
        links: list[Link] = []
        for number, passage in enumerate(passages):
            links.append(self._link(passage, passages[:number], links))
        return tuple(links)

    def _link(self, passage: Passage, earlier: Sequence[Passage], links: Sequence[Link]) -> Link:
        above = [self.headings[index] for index in passage.headings]
        summary = any(heading.summary for heading in above)
        if passage.kind is BlockKind.HEADING:
            above = [*above, self.headings[passage.block]]
        if any(h.annex for h in above) or _LEADERS.search(self.text, passage.start, passage.end):
            return Link(silent=True)
        context = next((h for h in reversed(above) if h.proposals), None)
        found = (
            self._by_number(passage)
            or self._by_wording(passage, context)
            or self._by_whole(passage, context)
            or self._by_heading(context)
            or self._by_context(passage, earlier, links)
            or self._by_opening(passage, above)
        )
        return (found or Link()).model_copy(update={"summary": summary})

    def _by_number(self, passage: Passage) -> Link | None:
        references = self.sections.find(self.text, passage.clause_start, passage.clause_end)
        if not references:
            return None
        meant = [r for r in references if r.proposals and not r.excluded]
        excludes = _unique(p for r in references if r.excluded for p in r.proposals)
        if not meant:
            return None if excludes else Link()  # a section that was not asked about
        explicit = [r for r in meant if r.basis is Basis.EXPLICIT]
        chosen = explicit if explicit and len(explicit) == len(meant) else meant
        return Link(
            proposals=tuple(p for p in _unique(p for r in chosen for p in r.proposals) if p not in excludes),
            basis=Basis.EXPLICIT if chosen is explicit else Basis.SECTION,
            evidence=tuple(self._evidence(_SECTION_RULE, Role.REFERENCE, r.start, r.end) for r in references),
            excludes=excludes,
        )

    def _by_wording(self, passage: Passage, context: _Heading | None) -> Link | None:
        start, end = passage.clause_start, self._before_exception(passage)
        if passage.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW) and context is None:
            chosen = self._like_titles(start, end)[:1] or self._named(start, end)
        else:
            chosen = self._named(start, end)
        if context and chosen:
            inside = [r for r in chosen if r.proposal in context.proposals]
            if inside:
                chosen = inside
            else:
                own = max((r.score for r in self.vocabulary.resemble(self.text, start, end, context.proposals)), default=0)
                if chosen[0].score < own + TURNS:
                    return None
        elif context and len(context.proposals) > 1:
            chosen = self._among(start, end, context.proposals)
        if not chosen:
            return None
        return Link(
            proposals=tuple(r.proposal for r in chosen),
            basis=Basis.EXPLICIT,
            evidence=tuple(
                self._evidence(_WORDING_RULE, Role.REFERENCE, token.start, token.end)
                for token in sorted({t for r in chosen for t in r.tokens}, key=lambda token: token.start)
            ),
        )

    def _named(self, start: int, end: int) -> list[Resemblance]:
        """The proposals that running text names by their words; a word serves one proposal only, the best first."""
        chosen: list[Resemblance] = []
        used: set[tuple[int, int]] = set()
        for resemblance in self.vocabulary.resemble(self.text, start, end):
            if used & {(t.start, t.end) for t in resemblance.tokens}:
                continue
            enough = self.vocabulary.rare
            if (resemblance.score >= TITLE_SCORE and resemblance.weight >= FEW_WORDS * enough) or (
                resemblance.score >= LOW_SCORE and resemblance.weight >= MANY_WORDS * enough
            ):
                chosen.append(resemblance)
                used |= {(t.start, t.end) for t in resemblance.tokens}
        return chosen

    def _among(self, start: int, end: int, proposals: Sequence[str]) -> list[Resemblance]:
        """The one of a section's proposals that a text sounds like, if it clearly is one."""
        alike = [r for r in self.vocabulary.resemble(self.text, start, end, proposals) if r.score >= LOW_SCORE]
        if len(alike) == 1 or (len(alike) > 1 and alike[0].score >= alike[1].score + 0.15):
            return alike[:1]
        return []

    def _by_whole(self, passage: Passage, context: _Heading | None) -> Link | None:
        whole = [m for m in self._matches(passage, Kind.WHOLE) if not (context and (m.rule.weak or m.rule.id == "i-ovrigt"))]
        if not whole:
            return None
        exceptions = self._matches(passage, Kind.EXCEPTION)
        excludes: tuple[str, ...] = ()
        scope = ""
        if exceptions:
            at = exceptions[0].start
            scope = self.text[at : passage.clause_end].strip(" .")
            references = self.sections.find(self.text, at, passage.clause_end)
            excludes = _unique(p for r in references for p in r.proposals) or tuple(
                r.proposal for r in self._named(at, passage.clause_end)
            )
        return Link(
            basis=Basis.GENERAL,
            evidence=(self._evidence(whole[0].rule.id, Role.REFERENCE, whole[0].start, whole[0].end),),
            excludes=excludes,
            scope=scope,
            review=(ReviewReason.SCOPE_UNCLEAR,) if scope else (),
        )

    def _by_heading(self, context: _Heading | None) -> Link | None:
        if context is None or context.evidence is None:
            return None
        return Link(proposals=context.proposals, basis=context.basis, evidence=(context.evidence,))

    def _by_context(self, passage: Passage, earlier: Sequence[Passage], links: Sequence[Link]) -> Link | None:
        """What was named just before, in the same paragraph, or in an earlier one under the same heading."""
        for before, its in zip(reversed(earlier), reversed(links), strict=True):
            if before.headings != passage.headings or before.kind is BlockKind.HEADING or passage.block - before.block > 2:
                return None
            if its.basis is Basis.EXPLICIT and its.proposals:
                named = [e for e in its.evidence if e.role is not Role.HEADING]
                if not named:
                    return None
                far = before.block != passage.block
                return Link(
                    proposals=its.proposals,
                    basis=Basis.EXPLICIT,
                    evidence=tuple(
                        e.model_copy(update={"rule": _CONTEXT_RULE, "role": Role.CONTEXT}) for e in named
                    ),
                    review=(ReviewReason.FAR_ANAPHORA,) if far else (),
                )
        return None

    def _by_opening(self, passage: Passage, above: Sequence[_Heading]) -> Link | None:
        """In a summary, an opening or a letter without headings, a stand on "förslaget" is one on all of it."""
        objects = self._matches(passage, Kind.OBJECT) or self._matches(passage, Kind.WHOLE)
        if objects and (not above or above[-1].opening or len(self.headings) <= 1):
            return Link(
                basis=Basis.GENERAL,
                evidence=(self._evidence(objects[0].rule.id, Role.REFERENCE, objects[0].start, objects[0].end),),
            )
        return None

    def _before_exception(self, passage: Passage) -> int:
        exceptions = self._matches(passage, Kind.EXCEPTION)
        return exceptions[0].start if exceptions else passage.clause_end

    def _matches(self, passage: Passage, kind: Kind) -> list[Match]:
        found = self.lexicon.find(self.text, passage.clause_start, passage.clause_end)
        return [match for match in found if match.rule.kind is kind]

    def _evidence(self, rule: str, role: Role, start: int, end: int) -> Evidence:
        return Evidence(rule=rule, role=role, start=start, end=end, text=self.text[start:end])


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
