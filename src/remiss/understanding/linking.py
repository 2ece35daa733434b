"""Passages → the proposals they are about, and by what words.

Nearest first: a number in the clause, the proposals that it names, the heading above, and the one that all the words
around it weigh for. What none of them reaches stays unplaced.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import overload

from remiss.model import BlockKind, Consultation, Document, ReviewReason
from remiss.understanding.headings import Heading, is_of_contents, read_headings
from remiss.understanding.lexicon import Lexicon, Match, by_kind
from remiss.understanding.references import Sections
from remiss.understanding.segment import Passage
from remiss.understanding.speakers import NOBODY, Voices, own_words
from remiss.understanding.spoken import Link
from remiss.understanding.tokens import Tokens
from remiss.understanding.ways import CLEAR, SAID, Ways, Weighed, points_back
from remiss.understanding.weighing import Scales
from remiss.understanding.whole import by_opening, by_whole
from remiss.understanding.wording import Vocabulary

__all__ = ["Link", "Links", "link"]


def link(
    document: Document,
    passages: Sequence[Passage],
    consultation: Consultation,
    lexicon: Lexicon,
    voices: Voices = NOBODY,
) -> tuple[Link, ...]:
    """One Link for each passage, in order. The respondent's own name in ``voices`` names no proposal."""
    return tuple(Links(document, passages, consultation, lexicon, voices))


@dataclass(frozen=True, slots=True)
class _Above:
    """What the headings over a passage, or a heading and those over it, say: which names proposals, whether somebody
    else speaks, and whether "förslagen" means all of them. ``named`` are the proposals that it names, ``heard`` all
    that the words below may be weighed for on its account.
    """

    over: Heading | None
    annex: bool
    open_to_all: bool
    named: frozenset[str]
    heard: frozenset[str]


class Links(Sequence[Link]):
    """What each passage is about, found out when it is asked for: most of a letter takes no stand, and of that only
    what a stand looks back to matters.
    """

    def __init__(
        self,
        document: Document,
        passages: Sequence[Passage],
        consultation: Consultation,
        lexicon: Lexicon,
        voices: Voices = NOBODY,
    ) -> None:
        tokens, own = Tokens(document.text), own_words(voices, lexicon)
        self._document, self._passages, self._lexicon = document, passages, lexicon
        self._sections, self._vocabulary = Sections(consultation), Vocabulary(consultation, tokens, own)
        self._headings = read_headings(document, self._sections, self._vocabulary, lexicon)
        self._scales = Scales(document, consultation, tokens, own)
        self._links: dict[int, Link] = {}
        self._above: dict[tuple[int, ...], _Above] = {}
        self._ahead: dict[int, Mapping[str, float]] = {}
        self._named: dict[int, tuple[Passage, Link]] = {}
        """By block what is named last in it."""

    def __len__(self) -> int:
        return len(self._passages)

    @overload
    def __getitem__(self, asked: int) -> Link: ...

    @overload
    def __getitem__(self, asked: slice) -> tuple[Link, ...]: ...

    def __getitem__(self, asked: int | slice) -> Link | tuple[Link, ...]:
        if isinstance(asked, slice):
            return tuple(self[number] for number in range(len(self))[asked])
        last = range(len(self))[asked]
        if last not in self._links:
            for number in range(self._first_behind(last), last + 1):
                self._links[number] = self._link(number)
        return self._links[last]

    def headed(self, but: Collection[str]) -> Iterator[Link]:
        """Links that rest on headings, until nothing but some proposals and those of the links is left to be found."""
        told = {*but}
        for number, passage in enumerate(self._passages):
            if self._may_be_headed(passage, told) and (its := self[number]).headed:
                told.update(its.proposals)
                yield its

    def _may_be_headed(self, passage: Passage, told: Collection[str]) -> bool:
        """May it rest on the headings above, without doubt, that a passage is about another than those told?"""
        above = self._what_is_above(passage)
        if not above.named.issubset(told):
            return True
        others = above.heard.difference(told)
        if not others or not any(match.rule.kind in SAID for match in self._found(passage)):
            return False
        if passage.block not in self._ahead:
            self._ahead[passage.block] = self._scales.most_ahead(passage)
        return any(self._ahead[passage.block].get(proposal, 0.0) >= CLEAR for proposal in others)

    def _first_behind(self, last: int) -> int:
        """The first of the passages that one hangs on: as a rule the first of its paragraph."""
        first = last
        while first and first - 1 not in self._links:
            its, before = self._passages[first], self._passages[first - 1]
            if its.block != before.block and not (its.headings == before.headings and self._looks_back(first)):
                break
            first -= 1
        return first

    def _looks_back(self, first: int) -> bool:
        """Does a paragraph, by its first passage, look back to the one before?"""
        block = self._passages[first].block
        on = (self._passages[number] for number in range(first, len(self._passages)))
        its = takewhile(lambda passage: passage.block == block, on)
        return self._goes_on(block) or any(points_back(by_kind(self._found(passage))) for passage in its)

    def _goes_on(self, block: int) -> bool:
        """Has a row an empty first cell? Then it goes on with what the row above is about."""
        return self._document.text.startswith("\t", self._document.blocks[block].start)

    def _found(self, passage: Passage) -> Sequence[Match]:
        return self._lexicon.find(self._document.text, passage.clause_start, passage.clause_end)

    def _link(self, number: int) -> Link:
        passage = self._passages[number]
        opens = passage.start == self._document.blocks[passage.block].start
        about = Ways(self._document.text, passage, self._found(passage), self._sections, self._vocabulary, opens=opens)
        its = self._nearest(about)
        if not its.proposals and its.basis is None and number and self._passages[number - 1].start == passage.start:
            its = about.by_sentence(self._links[number - 1]) or its
        if its.proposals and passage.kind is not BlockKind.HEADING and not its.uncertain:
            self._named[passage.block] = passage, its
        return its

    def _nearest(self, about: Ways) -> Link:
        passage = about.passage
        above = self._what_is_above(passage)
        if above.annex or is_of_contents(about.text, passage.start, passage.end):
            return Link(silent=True)
        found = about.by_number() or (about.by_chapter(self._scales) if above.over is None else None)
        found = found or _by_words(about, self._scales, above, self._before(about))
        summary = any(self._headings[index].summary for index in passage.headings)
        return replace(found, summary=True) if summary else found

    def _what_is_above(self, passage: Passage) -> _Above:
        its_own = (passage.block,) if passage.kind is BlockKind.HEADING else ()
        key = (*passage.headings, *its_own)
        if key not in self._above:
            above = [self._headings[index] for index in key]
            over = next((heading for heading in reversed(above) if heading.proposals), None)
            named = frozenset(over.proposals if over else ())
            self._above[key] = _Above(
                over=over,
                annex=any(heading.annex for heading in above),
                open_to_all=not above or above[-1].opening or len(self._headings) <= 1,
                named=named,
                heard=named if over and over.numbered else named | self._scales.heard_in(key),
            )
        return self._above[key]

    def _before(self, about: Ways) -> Link | None:
        """What was named just before: in the same paragraph, or in the one before under the same heading, if a stand
        points back there ("förslaget"; then it is marked), or if a row goes on with what the row above is about.
        """
        passage = about.passage
        if passage.block in self._named:
            return replace(self._named[passage.block][1], review=())
        before, its = self._named.get(passage.block - 1, (None, None))
        if before is None or its is None or before.headings != passage.headings:
            return None
        if before.kind is passage.kind and self._goes_on(passage.block):
            return replace(its, review=())
        return replace(its, review=(ReviewReason.FAR_ANAPHORA,)) if points_back(about.found) else None


def _by_words(about: Ways, scales: Scales, above: _Above, before: Link | None) -> Link:
    """What a passage is about that names no section of its own. The words around it are weighed only where nothing
    nearer tells, or where it has to be told whether the words of the clause mean what they name.
    """
    over = above.over
    worded = about.by_wording(over)
    if worded and (len(worded.proposals) > 1 or (over and over.numbered)):
        return worded
    if not worded and (near := _by_what_is_near(about, over, before)):
        return near
    weighed = about.by_weight(scales, over, before)
    return (
        (worded and (_if_it_weighs(worded, weighed) or _by_what_is_near(about, over, before)))
        or (weighed.link() if weighed.weights and not weighed.uncertain else None)
        or (by_whole(about, over, weak=True) if above.open_to_all else None)
        or (weighed.link() if weighed.weights else None)
        or about.by_heading(over)
        or about.by_context(before)
        or (by_opening(about) if above.open_to_all else None)
        or weighed.link()
    )


def _by_what_is_near(about: Ways, over: Heading | None, before: Link | None) -> Link | None:
    """Words for the whole, a number just before, or one in the heading."""
    return (
        by_whole(about, over, weak=False)
        or (about.by_context(before) if before and before.numbered else None)
        or (about.by_heading(over) if over and over.numbered and _is_on_all(about, over) else None)
    )


def _if_it_weighs(worded: Link, weighed: Weighed) -> Link | None:
    """The one proposal that the clause's words name gives way where all that is said around it weighs for another, for
    a clause often shares a word with what it is not about; where that is too close to call it is marked.
    """
    if weighed.proposals:
        return worded if worded.proposals == weighed.proposals else None
    others = tuple(rival for rival in weighed.rivals if rival not in worded.proposals)
    return replace(worded, rivals=others, review=(ReviewReason.UNCERTAIN_LINK,)) if others else worded


def _is_on_all(about: Ways, over: Heading) -> bool:
    return len(over.proposals) == 1 or about.is_on_all()
