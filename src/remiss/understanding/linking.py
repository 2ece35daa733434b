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
LEAST_SCORE = 0.2
"""The least share of the proposal's title in it: words of the box alone are not enough."""
TITLE_SCORE = 0.45
"""The share of a proposal's title, by weight, that running text must hold …"""
LOW_SCORE = 0.3
"""… or this share, when the words together weigh as much as MANY_WORDS words that no other proposal has."""
FEW_WORDS, MANY_WORDS = 0.9, 1.6
TURNS = 0.35
"""How much more a sentence must sound like another proposal than like the one whose heading it stands under."""
OBJECT_SCORE, OBJECT_MARGIN = 0.42, 0.1
"""The same for a cue's object alone, and how much more it must sound like one proposal than like any other."""
OBJECT_WORDS = 6
"""How far (words) a cue's object may stand from it."""
_BREAK = re.compile(r"[,.;:]|\b(?:att|som|men|för att|eftersom)\b", re.IGNORECASE)
_ONE = {"förslaget", "bedömningen", "rekommendationen", "kravet", "bestämmelsen", "åtgärden", "ändringen"}
_NARROWED = re.compile(r"\s+(?:att|om|som|till|i|på|ovan)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,.;:]|\b(?:eftersom|därför|men|då|när)\b", re.IGNORECASE)
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
        self.title = {token.stem for token in tokenise(consultation.title)}
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
        named_after = sum(token.stem in self.title for token in words)
        if not words or (named_after and named_after >= len(words) / 2):
            return []  # the heading repeats the title of the consultation document
        scored = [
            ((r.score + len(r.tokens) / len(words)) / 2, r) for r in self.vocabulary.resemble(self.text, start, end)
        ]
        scored = [(score, r) for score, r in scored if score >= HEADING_SCORE and r.score >= LEAST_SCORE]
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
        open_to_all = not above or above[-1].opening or len(self.headings) <= 1
        found = (
            self._by_number(passage)
            or self._by_wording(passage, context)
            or self._by_whole(passage, context, weak=False)
            or (self._by_context(passage, earlier, links) if context and context.basis is Basis.SECTION else None)
            or self._by_heading(passage, context)
            or self._by_context(passage, earlier, links)
            or (self._by_whole(passage, context, weak=True) if open_to_all else None)
            or (self._by_opening(passage) if open_to_all else None)
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
        scope, others = self._exceptions(passage)
        excludes = _unique((*excludes, *others))
        explicit = [r for r in meant if r.basis is Basis.EXPLICIT]
        chosen = explicit if explicit and len(explicit) == len(meant) else meant
        return Link(
            proposals=tuple(p for p in _unique(p for r in chosen for p in r.proposals) if p not in excludes),
            basis=Basis.EXPLICIT if chosen is explicit else Basis.SECTION,
            evidence=tuple(self._evidence(_SECTION_RULE, Role.REFERENCE, r.start, r.end) for r in references),
            excludes=excludes,
            review=(ReviewReason.SCOPE_UNCLEAR,) if scope and not excludes else (),
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
                own = max(
                    (r.score for r in self.vocabulary.resemble(self.text, start, end, context.proposals)), default=0
                )
                if chosen[0].score < own + TURNS:
                    return None
        elif context and len(context.proposals) > 1:
            chosen = self._among(start, end, context.proposals)
        if not chosen and context is None:
            chosen = self._by_object(passage)
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
        """The proposals that running text names by their words, the best first; the next needs a word of its own."""
        chosen: list[Resemblance] = []
        used: set[tuple[int, int]] = set()
        for resemblance in self.vocabulary.resemble(self.text, start, end):
            own = [t for t in resemblance.tokens if (t.start, t.end) not in used]
            if used and not any(self.vocabulary.is_telling(t, resemblance.proposal) for t in own):
                continue
            enough = self.vocabulary.rare
            if (resemblance.score >= TITLE_SCORE and resemblance.weight >= FEW_WORDS * enough) or (
                resemblance.score >= LOW_SCORE and resemblance.weight >= MANY_WORDS * enough
            ):
                chosen.append(resemblance)
                used |= {(t.start, t.end) for t in resemblance.tokens}
        return chosen

    def _by_object(self, passage: Passage) -> list[Resemblance]:
        """The proposal that a cue's object alone names, all in few words: "avstyrker kamerakravet"."""
        if self._matches(passage, Kind.EXCEPTION):
            return []
        for cue in self._matches(passage, Kind.CUE):
            after = self.text[cue.end : passage.clause_end]
            stop = _CLAUSE_END.search(after)
            spans = ((cue.end, cue.end + (stop.start() if stop else len(after))), (passage.clause_start, cue.start))
            for start, end in spans:
                words = tokenise(self.text, start, end)
                if not 1 <= len(words) <= OBJECT_WORDS:
                    continue
                scored = sorted(
                    (
                        ((r.score + len(r.tokens) / len(words)) / 2, r)
                        for r in self.vocabulary.resemble(self.text, start, end)
                    ),
                    key=lambda pair: -pair[0],
                )
                if (
                    scored
                    and scored[0][0] >= OBJECT_SCORE
                    and (len(scored) == 1 or scored[0][0] - scored[1][0] >= OBJECT_MARGIN)
                ):
                    return [scored[0][1]]
        return []

    def _among(self, start: int, end: int, proposals: Sequence[str]) -> list[Resemblance]:
        """The one of a section's proposals that a text sounds like, if it clearly is one."""
        alike = [r for r in self.vocabulary.resemble(self.text, start, end, proposals) if r.score >= LOW_SCORE]
        if len(alike) == 1 or (len(alike) > 1 and alike[0].score >= alike[1].score + 0.15):
            return alike[:1]
        return []

    def _by_whole(self, passage: Passage, context: _Heading | None, *, weak: bool) -> Link | None:
        """Words for all the proposals. Weak ones ("promemorian") must be what the clause takes its stand on."""
        whole = [
            m
            for m in self._matches(passage, Kind.WHOLE)
            if m.rule.weak is weak and not (context and m.rule.id == "i-ovrigt")
        ]
        if weak:
            cues = self._matches(passage, Kind.CUE)
            whole = [m for m in whole if any(self._is_object(m, cue) for cue in cues)]
        if not whole:
            return None
        scope, excludes = self._exceptions(passage)
        return Link(
            basis=Basis.GENERAL,
            evidence=(self._evidence(whole[0].rule.id, Role.REFERENCE, whole[0].start, whole[0].end),),
            excludes=excludes,
            scope=scope,
            review=(ReviewReason.SCOPE_UNCLEAR,) if scope else (),
        )

    def _exceptions(self, passage: Passage) -> tuple[str, tuple[str, ...]]:
        """The words that limit a general statement, and the proposals that they leave out."""
        exceptions = self._matches(passage, Kind.EXCEPTION)
        if not exceptions:
            return "", ()
        at = exceptions[0].start
        comma = self.text.find(",", exceptions[0].end, passage.clause_end)
        end = (
            comma if comma >= 0 and at > passage.clause_start and self.text[at - 2 : at] == ", " else passage.clause_end
        )
        numbers = _unique(p for r in self.sections.find(self.text, at, end) for p in r.proposals)
        return self.text[at:end].strip(" ."), numbers or tuple(r.proposal for r in self._named(at, end))

    def _is_object(self, match: Match, cue: Match) -> bool:
        first, second = sorted((match, cue), key=lambda m: m.start)
        between = self.text[first.end : second.start]
        return not _BREAK.search(between) and len(between.split()) <= OBJECT_WORDS

    def _by_heading(self, passage: Passage, context: _Heading | None) -> Link | None:
        if context is None or context.evidence is None:
            return None
        one_of_several = context.basis is Basis.SECTION and any(
            self.text[m.start : m.end].lower() in _ONE for m in self._matches(passage, Kind.OBJECT)
        )
        return Link(
            proposals=context.proposals,
            basis=context.basis,
            evidence=(context.evidence,),
            review=(ReviewReason.UNCERTAIN_LINK,) if one_of_several else (),
        )

    def _by_context(self, passage: Passage, earlier: Sequence[Passage], links: Sequence[Link]) -> Link | None:
        """What was named just before: in the same paragraph, or, for a stand that points back, in the one before."""
        if self.text[: passage.end].endswith(":"):  # a lead-in speaks of what follows
            return None
        points_back = bool(self._matches(passage, Kind.CUE) and self._matches(passage, Kind.OBJECT))
        for before, its in zip(reversed(earlier), reversed(links), strict=True):
            far = before.block != passage.block
            if (
                before.headings != passage.headings
                or before.kind is BlockKind.HEADING
                or passage.block - before.block > 1
            ):
                return None
            if far and not points_back:
                return None
            if its.basis in (Basis.EXPLICIT, Basis.SECTION) and its.proposals:
                named = [e for e in its.evidence if e.role is not Role.HEADING]
                return Link(
                    proposals=its.proposals,
                    basis=its.basis,
                    evidence=tuple(e.model_copy(update={"rule": _CONTEXT_RULE, "role": Role.CONTEXT}) for e in named),
                    review=(ReviewReason.FAR_ANAPHORA,) if far else (),
                )
        return None

    def _by_opening(self, passage: Passage) -> Link | None:
        """In a summary, an opening or a letter without headings, a stand on "förslaget" is one on all of it."""
        objects = [m for m in self._matches(passage, Kind.OBJECT) if not _NARROWED.match(self.text, m.end)]
        if not any(self._is_object(match, cue) for match in objects for cue in self._matches(passage, Kind.CUE)):
            return None
        return Link(
            basis=Basis.GENERAL,
            evidence=(self._evidence(objects[0].rule.id, Role.REFERENCE, objects[0].start, objects[0].end),),
        )

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
