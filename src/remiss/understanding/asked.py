"""The words of what was asked, weighed: made once for a consultation, whatever letters there are.

Two ways of weighing them: ``Wording`` is for what names a proposal, ``Weights`` for what a paragraph speaks of.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from remiss.model import Consultation, Proposal
from remiss.understanding.tokens import terms, tokenise
from remiss.understanding.words import Known, word_list
from remiss.understanding.words import stem as stem_of

BOX = 0.6
"""What the words of a proposal's box count beside those of its title, for what a paragraph speaks of."""
_REMEMBERED = 16
"""Of how many consultations the words are kept."""


def wording_of(consultation: Consultation) -> Wording:
    """The words that name its proposals."""
    return _wording(consultation.title, consultation.proposals)


def weights_of(consultation: Consultation) -> Weights:
    """The words and figures by which a paragraph speaks of its proposals."""
    return _weights(consultation.proposals)


class Wording:
    """The proposals' words, each with a weight: rare among the proposals counts more than common, and words of the
    subject and units of measure half.

    ``titles`` are stems by proposal; ``titled`` and ``boxed`` proposals by the stems of their titles, and of what their
    boxes have besides. ``whole`` is what all words of a title weigh, and ``rare`` what one that no other proposal has
    does.
    """

    def __init__(self, title: str, proposals: tuple[Proposal, ...]) -> None:
        self.titles = {p.id: _stems(p.title) for p in proposals}
        self.titled = _holders(self.titles)
        self.boxed = _holders({p.id: _stems(p.text) - self.titles[p.id] for p in proposals})
        self.subject = _stems(title)
        common = self.subject | {stem_of(word) for word in word_list("units")}
        self.weights = {
            stem: self._rarity(stem, len(proposals)) / (2 if stem in common else 1)
            for stem in (self.titled | self.boxed)
        }
        self.rare = math.log(1 + len(proposals))
        self.whole = {identity: self._weigh(own) or 1.0 for identity, own in self.titles.items()}
        self.like = _weights(proposals).like
        self.heard_as = lru_cache(1 << 16)(self._heard_as)

    def _heard_as(self, stem: str) -> tuple[tuple[str, float], ...]:
        """The proposals' words that a word of a letter is like, and what it weighs as each; none for a figure."""
        if stem[0].isdecimal():
            return ()
        return tuple((like, alike * self.weights[like]) for like, alike in self.like(stem).items())

    def _rarity(self, stem: str, total: int) -> float:
        times = len(self.titled.get(stem, ())) + len(self.boxed.get(stem, ()))
        return math.log(1 + total / times)

    def _weigh(self, stems: Iterable[str]) -> float:
        return math.fsum(self.weights[stem] for stem in stems)

    def share(self, stems: Collection[str], proposal: str) -> float:
        """How much of a proposal's title, by weight, some stems are, letter for letter."""
        return self._weigh(self.titles[proposal].intersection(stems)) / self.whole[proposal]

    def titles_like(self, stem: str) -> int:
        """In how many titles a stem is, whole or as part of a compound."""
        return len({identity for like in self.like(stem) for identity in self.titled.get(like, ())})


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A proposal's title or its box: stem → the word as it is first written, what they count beside the other part, and
    the root of what they weigh together.
    """

    proposal: str
    words: Mapping[str, str]
    counts: float
    root: float


class Weights:
    """The proposals' words and figures, and what each weighs. ``parts`` are titles and boxes, a word of both in the
    title alone; ``holders`` those of them that have a stem; ``chapters`` the proposals by the first of their number.
    """

    def __init__(self, proposals: tuple[Proposal, ...]) -> None:
        titles = {p.id: _words(p.title) for p in proposals}
        boxes = {p.id: _besides(_words(p.text), titles[p.id]) for p in proposals}
        times = Counter(stem for p in proposals for stem in (*titles[p.id], *boxes[p.id]))
        self.weights = {stem: rarity(count, len(proposals)) for stem, count in times.items()}
        self.parts = {p: (self._part(p, titles[p], 1.0), self._part(p, boxes[p], BOX)) for p in titles}
        self.holders: dict[str, list[Part]] = {}
        for part in (part for both in self.parts.values() for part in both):
            for stem in part.words:
                self.holders.setdefault(stem, []).append(part)
        self.chapters: dict[str, list[str]] = {}
        for proposal in proposals:
            if proposal.number:
                self.chapters.setdefault(proposal.number.split(".")[0], []).append(proposal.id)
        self.like = Known(self.weights).like

    def _part(self, proposal: str, words: Mapping[str, str], counts: float) -> Part:
        return Part(proposal, words, counts, math.sqrt(math.fsum(self.weights[stem] for stem in words) or 1))


def rarity(times: int, total: int) -> float:
    """1 for what one of ``total`` has, less the more have it."""
    return math.log(1 + total / times) / math.log(1 + total)


@lru_cache(_REMEMBERED)
def _wording(title: str, proposals: tuple[Proposal, ...]) -> Wording:
    return Wording(title, proposals)


@lru_cache(_REMEMBERED)
def _weights(proposals: tuple[Proposal, ...]) -> Weights:
    return Weights(proposals)


def _holders(stems: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    """The proposals that have a stem, by stem."""
    holders: dict[str, list[str]] = {}
    for identity, own in stems.items():
        for stem in own:
            holders.setdefault(stem, []).append(identity)
    return holders


def _stems(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokenise(text))


def _words(text: str) -> dict[str, str]:
    """Stem → the word as it is first written."""
    words: dict[str, str] = {}
    for stem, start, end in terms(text).tokens():
        words.setdefault(stem, text[start:end])
    return words


def _besides(words: Mapping[str, str], others: Collection[str]) -> dict[str, str]:
    return {stem: word for stem, word in words.items() if stem not in others}
