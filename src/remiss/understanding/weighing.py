"""Which proposal a passage speaks of, weighed by all the words around it: the clause most, its paragraph, its heading.

A word weighs more the rarer it is, both among the proposals and in the letter. What each part of the text counts was
set on the labelled letters in ``fixtures``; docs/placing.md has the figures, and what else was tried.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from remiss.model import Block, BlockKind, Consultation, Document, Evidence, Role
from remiss.understanding.asked import Part, rarity, weights_of
from remiss.understanding.headings import BY_WORDING
from remiss.understanding.segment import Passage
from remiss.understanding.tokens import Terms, Token, Tokens
from remiss.understanding.words import content_of, word_list
from remiss.understanding.words import stem as stem_of

CLAUSE, BEFORE, AFTER, PREVIOUS, HEADING, ABOVE = 1.0, 0.7, 0.4, 0.1, 0.7, 0.2
"""What a word counts in the clause, before and after it in its paragraph, in the paragraph before, in the heading it
stands under, and in those above that."""
REACH = 400
"""How many words before and after a clause are heard: a paragraph without end must cost no more than others."""
NAMED = 0.15
"""What a proposal has for being what the paragraph just spoke of, shared where it spoke of several."""
GENERAL = 0.75
"""What a word that letters on any subject have counts."""
BY_CONTEXT = "sammanhang"
"""The rule, as evidence names it, behind a proposal that the words around a passage name."""

_STATUTE = re.compile(
    # each begins where its first word or number does: else a word of a megabyte would be tried from every letter on
    r"(?<!\d)(?:\d+\s*kap\.\s*)?\d+(?:\s?[a-z]\b)?(?:\s*[–-]\s*\d+(?:\s?[a-z]\b)?)?\s*§{1,2}"
    r"(?:\s+[\w-]*(?:lag|balk|förordning|ordning)\w*)?|(?<![\w-])[\w-]+\s\(\d{4}:\d+\)"
)
"""What cites a statute: its figures and its name are no proposal's."""
_YEAR = re.compile(r"\(\d{4}:")
"""What any such citation has that has no "§"."""

Span = tuple[int, int]
_KnownToken = tuple[int, Token, Mapping[str, float]]
"""A word of the letter by its ordinal, with the proposals' words that it is like."""
_Counted = tuple[float, Role, Sequence[_KnownToken]]
"""Words of one part of the text, with what they count and as what."""


@dataclass(slots=True)
class _Hearing:
    """A proposal's word as the letter has it: where, and as what, it weighs most; and all its forms there."""

    weight: float
    token: Token
    role: Role
    forms: set[str]


_Heard = dict[str, _Hearing]


@dataclass
class Weight:
    """How much a proposal is spoken of, by which words of the letter."""

    proposal: str
    score: float
    _parts: Sequence[Part]
    _heard: _Heard
    _text: str

    @cached_property
    def _shared(self) -> list[tuple[_Hearing, str]]:
        """What is heard, each with the proposal's word that it is like."""
        shared = ((part.words, stem) for part in self._parts for stem in part.words.keys() & self._heard.keys())
        return [(self._heard[stem], words[stem]) for words, stem in shared]

    @property
    def words(self) -> int:
        """By how many words of the letter in all."""
        return len({form for hearing, _ in self._shared for form in hearing.forms})

    def said_in(self, role: Role) -> set[str]:
        """By which words of the clause (REFERENCE), those around it (CONTEXT) or the headings above."""
        return {self._said(hearing.token) for hearing, _ in self._shared if hearing.role is role}

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words of the letter, each against the proposal's."""
        pieces = [
            Evidence(
                rule=BY_WORDING if hearing.role is Role.REFERENCE else BY_CONTEXT,
                role=hearing.role,
                start=hearing.token.start,
                end=hearing.token.end,
                text=self._said(hearing.token),
                against=f"{self.proposal} {word}",
            )
            for hearing, word in self._shared
        ]
        return tuple(sorted(pieces, key=lambda piece: (piece.start, piece.against)))

    def _said(self, token: Token) -> str:
        return self._text[token.start : token.end]


class _Letter:
    """The words of a letter that may name a proposal, by their ordinals, and which of them any proposal has."""

    def __init__(self, its: Terms, like: Callable[[str], Mapping[str, float]]) -> None:
        stems, self._starts, ends = its
        asked = {stem: alike for stem in {*stems} if (alike := like(stem))}
        self._known = [
            (place, Token(stem, self._starts[place], ends[place]), asked[stem])
            for place, stem in enumerate(stems)
            if stem in asked
        ]
        self._places = [place for place, *_ in self._known]

    def before(self, at: int) -> int:
        """How many of the words stand before a place of the text."""
        return bisect_left(self._starts, at)

    def between(self, first: int, last: int) -> Sequence[_KnownToken]:
        """Those of the words from one ordinal to another that a proposal has."""
        return self._known[bisect_left(self._places, first) : bisect_left(self._places, last)]


class Scales:
    """One letter's words against those of all proposals."""

    def __init__(
        self,
        document: Document,
        consultation: Consultation,
        tokens: Tokens | None = None,
        ignored: Collection[str] = (),
    ) -> None:
        """``tokens`` are those of the document, if they are at hand; ``ignored`` words, in lower case, that name no
        proposal in this letter: the respondent's own.
        """
        self._text, self._blocks = document.text, document.blocks
        self._asked = weights_of(consultation)
        self._letter = _Letter(_naming(tokens or Tokens(document.text), document, ignored), self._asked.like)
        known = [{token.stem for _, token, _ in self._known_of(index)} for index in range(len(document.blocks))]
        spread = Counter(chain.from_iterable(known))
        self._rarities = {
            stem: rarity(times, len(known)) * (GENERAL if stem in _general() else 1.0) for stem, times in spread.items()
        }

    def weigh(
        self, passage: Passage, among: Iterable[str] = (), but: Collection[Span] = (), named: Collection[str] = ()
    ) -> list[Weight]:
        """The proposals by how much is said of them where a passage stands, most first; those not spoken of left out.

        ``among`` are those that come into question, all where it is empty; ``but`` are spans of the clause whose words
        name nothing, and ``named`` the proposals that the paragraph just spoke of.
        """
        heard = self._heard(self._around(passage), but)
        scores = self._scores(heard)
        for proposal in {*named}:
            scores[proposal] = scores.get(proposal, 0.0) + NAMED / len(named)
        asked = set(among) or self._asked.parts.keys()
        heaviest = sorted((-score, proposal) for proposal, score in scores.items() if proposal in asked)
        return [self._weight(proposal, -score, heard) for score, proposal in heaviest]

    def weigh_chapters(self, passage: Passage, but: Collection[Span] = ()) -> list[tuple[float, tuple[Weight, ...]]]:
        """The chapters, each with its proposals, by how much the clause alone says of them, a word once; most first."""
        heard = self._heard(self._clause(passage), but)
        scores = self._scores(heard)
        scored = [
            (self._together(chapter, heard), tuple(self._weight(p, scores.get(p, 0.0), heard) for p in chapter))
            for chapter in self._asked.chapters.values()
        ]
        return sorted((it for it in scored if it[0] > 0), key=lambda it: (-it[0], it[1][0].proposal))

    def heard_in(self, blocks: Iterable[int]) -> frozenset[str]:
        """The proposals that have any word of some blocks, by their index."""
        stems = {stem for index in blocks for *_, alike in self._known_of(index) for stem in alike}
        return frozenset(part.proposal for stem in stems for part in self._asked.holders[stem])

    def most_ahead(self, passage: Passage) -> Mapping[str, float]:
        """How far ahead of all others a proposal can be, at most, for any passage of the same paragraph: as if all of
        that were the clause, and of the others no more heard than in the headings.
        """
        headings = [*self._headings(passage)]
        least = self._scores(self._heard(headings, ()))
        whole = (CLAUSE, Role.CONTEXT, self._known_of(passage.block))
        most = self._scores(self._heard([whole, *self._previous(passage), *headings], ()))
        first, second, *_ = [*sorted(least, key=least.__getitem__, reverse=True), "", ""]
        rival = {first: least.get(second, 0.0)}
        return {
            proposal: score + NAMED - rival.get(proposal, least.get(first, 0.0)) for proposal, score in most.items()
        }

    def _together(self, chapter: Iterable[str], heard: _Heard) -> float:
        """What the words weigh that some proposals have, each word of the letter once."""
        own = {stem for proposal in chapter for part in self._asked.parts[proposal] for stem in part.words}
        words: dict[int, float] = {}
        for stem in own & heard.keys():
            at = heard[stem].token.start
            words[at] = max(words.get(at, 0.0), heard[stem].weight * self._asked.weights[stem])
        return math.fsum(words.values())

    def _heard(self, around: Iterable[_Counted], but: Collection[Span]) -> _Heard:
        """The proposals' words that are heard, each with the place where it weighs most."""
        heard: _Heard = {}
        for counts, role, tokens in around:
            for _, token, like in tokens:
                if role is Role.REFERENCE and any(start <= token.start < end for start, end in but):
                    continue
                counted = counts * self._rarities[token.stem]
                for stem, alike in like.items():
                    weight = counted * alike
                    known = heard.get(stem)
                    if known is None:
                        heard[stem] = _Hearing(weight, token, role, {token.stem})
                        continue
                    known.forms.add(token.stem)
                    if weight > known.weight:
                        known.weight, known.token, known.role = weight, token, role
        return heard

    def _around(self, passage: Passage) -> Iterator[_Counted]:
        """The words that tell what a passage speaks of, with what they count."""
        yield from self._clause(passage)
        first, last = self._ordinals(passage.block)
        begins, ends = self._letter.before(passage.clause_start), self._letter.before(passage.end)
        yield BEFORE, Role.CONTEXT, self._letter.between(max(first, begins - REACH), begins)
        # what the sentence goes on to is said for itself
        yield AFTER, Role.CONTEXT, self._letter.between(ends, min(ends + REACH, last))
        yield from self._previous(passage)
        yield from self._headings(passage)

    def _previous(self, passage: Passage) -> Iterator[_Counted]:
        if passage.block and self._blocks[passage.block - 1].kind is not BlockKind.HEADING:
            first, last = self._ordinals(passage.block - 1)
            yield PREVIOUS, Role.CONTEXT, self._letter.between(max(first, last - REACH), last)

    def _headings(self, passage: Passage) -> Iterator[_Counted]:
        for index in passage.headings:
            yield HEADING if index == passage.headings[-1] else ABOVE, Role.HEADING, self._known_of(index)

    def _clause(self, passage: Passage) -> Iterator[_Counted]:
        begins, ends = self._letter.before(passage.clause_start), self._letter.before(passage.clause_end)
        yield CLAUSE, Role.REFERENCE, self._letter.between(begins, ends)

    def _known_of(self, block: int) -> Sequence[_KnownToken]:
        return self._letter.between(*self._ordinals(block))

    def _ordinals(self, block: int) -> tuple[int, int]:
        """The ordinals of a block's first word and of the one after its last."""
        return self._letter.before(self._blocks[block].start), self._letter.before(self._blocks[block].end)

    def _scores(self, heard: _Heard) -> dict[str, float]:
        """What is heard of each proposal: of title and box, each by the root of what it weighs, else long ones win."""
        words: dict[Part, list[float]] = {}
        for stem, hearing in heard.items():
            weight = hearing.weight * self._asked.weights[stem]
            for part in self._asked.holders[stem]:
                words.setdefault(part, []).append(weight)
        scores: dict[str, float] = {}
        for part, weights in words.items():
            score = part.counts * math.fsum(weights) / part.root
            scores[part.proposal] = scores.get(part.proposal, 0.0) + score
        return scores

    def _weight(self, proposal: str, score: float, heard: _Heard) -> Weight:
        return Weight(proposal, score, self._asked.parts[proposal], heard, self._text)


def _naming(tokens: Tokens, document: Document, ignored: Collection[str]) -> Terms:
    """The words of a letter that may name a proposal: none of a statute's name, and none of the respondent's own."""
    text, its = tokens.text, tokens.all
    citing = (block for block in document.blocks if _may_cite(text, block))
    its = its.but(cited.span() for block in citing for cited in _STATUTE.finditer(text, block.start, block.end))
    ignored = frozenset(ignored)
    like_them = {content_of(word) for word in ignored}
    own = [
        (its.starts[place], its.ends[place])
        for place, stem in enumerate(its.stems)
        if stem in like_them and text[its.starts[place] : its.ends[place]].lower() in ignored
    ]
    return its.but(own) if own else its


def _may_cite(text: str, block: Block) -> bool:
    return text.find("§", block.start, block.end) >= 0 or bool(_YEAR.search(text, block.start, block.end))


@cache
def _general() -> frozenset[str]:
    return frozenset(map(stem_of, word_list("general")))
