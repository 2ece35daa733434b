"""Which proposals a stretch of a letter sounds like: shared stems, weighed by how rare they are among the proposals.

The thresholds were set on the labelled letters in ``fixtures``; each says what it means.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from remiss.model import Consultation
from remiss.understanding.asked import wording_of
from remiss.understanding.tokens import Terms, Token, Tokens, terms

TITLE_SCORE, FEW_WORDS = 0.45, 0.9
"""Running text names a proposal if it holds this share of its title, and the shared words weigh as much as so many
words that no other proposal has …"""
LOW_SCORE, MANY_WORDS = 0.3, 1.6
"""… or a lower share, when they weigh more."""
OWN_SHARE = 0.25
"""A second proposal in the same words must have this share of its title in words that the first has not."""
HEADING_SCORE, LEAST_SCORE = 0.5, 0.2
"""A heading names a proposal if the mean of the shares of each other's words that they hold is this, and the share of
the title at least so much: words of the box alone are not enough."""
TWINS = 0.1
"""Headings this near each other in score cannot be told apart: both are meant."""
MANY_TITLES = 5
"""A heading of one word names no proposal where so many titles have the word."""
OBJECT_SCORE, OBJECT_MARGIN, OBJECT_WORDS = 0.42, 0.1, 6
"""The same mean for the few words of a cue's object, with a margin to the runner-up."""
HINT_SCORE, HINT_MARGIN = 0.2, 0.1
"""What a single telling word must weigh of its title, and how far ahead of the next proposal."""
AMONG_MARGIN = 0.15
"""The margin when only the proposals of one section come into question."""


_Heard = tuple[float, Token]
"""A proposal's word as the letter has it: what it weighs, and which word of the letter that is."""
_Known = tuple[Token, Sequence[tuple[str, float]]]
"""A word of the letter, with the proposals' words that it is like and what it weighs as each."""


class Resemblance(NamedTuple):
    """How much of a proposal's wording a text holds: ``score`` is the share of its title by weight (0 to 1), ``weight``
    the rarity-weighted sum of all shared words, box included, and ``tokens`` the words of the text that matched.
    """

    proposal: str
    score: float
    weight: float
    tokens: tuple[Token, ...]


class Vocabulary:
    """The words of a letter that the proposals have too."""

    def __init__(self, consultation: Consultation, tokens: Tokens, ignored: Collection[str] = ()) -> None:
        """``ignored`` are words, in lower case, that name no proposal in this letter: the respondent's own."""
        self._asked, self.words = wording_of(consultation), tokens.words
        self._tokens, self._ignored = tokens, frozenset(ignored)
        self.several = len(consultation.proposals) > 1
        self._known = [*self._asked_for(tokens.all)]
        self._known_at = [token.start for token, _ in self._known]

    def named(self, start: int, end: int) -> list[Resemblance]:
        """The proposals that running text names, the best first; the next needs words of its own."""
        chosen: list[Resemblance] = []
        used: set[Token] = set()
        for it in self.resemble(start, end, least=LOW_SCORE):
            if (
                used
                and self._asked.share({token.stem for token in it.tokens if token not in used}, it.proposal) < OWN_SHARE
            ):
                continue
            enough = it.score >= TITLE_SCORE and it.weight >= FEW_WORDS * self._asked.rare
            if enough or (it.score >= LOW_SCORE and it.weight >= MANY_WORDS * self._asked.rare):
                chosen.append(it)
                used |= set(it.tokens)
        return chosen

    def titled(self, start: int, end: int) -> list[Resemblance]:
        """The proposals that a heading or a list item names, the best first; several only where they are near-twins."""
        words = self.words(start, end)
        of_subject = sum(token.stem in self._asked.subject for token in words)
        if of_subject and of_subject >= len(words) / 2:  # it repeats the title of the consultation document
            return []
        if (
            len(words) == 1 and self._asked.titles_like(words[0].stem) >= MANY_TITLES
        ):  # "Hamnarna", where most are about harbours
            return []
        scored = [(s, it) for s, it in self._mutual(start, end) if s >= HEADING_SCORE and it.score >= LEAST_SCORE]
        return [it for score, it in scored if score >= scored[0][0] - TWINS]

    def meant(self, start: int, end: int) -> list[Resemblance]:
        """The one proposal that the few words of a cue's object name, if they are few and clearly mean one."""
        if not 1 <= len(self.words(start, end)) <= OBJECT_WORDS:
            return []
        scored = self._mutual(start, end)
        clear = scored and (len(scored) == 1 or scored[0][0] - scored[1][0] >= OBJECT_MARGIN)
        meant = scored[0][1] if clear and scored[0][0] >= OBJECT_SCORE else None
        return [meant] if meant and meant.score >= LEAST_SCORE else []

    def topic(self, start: int, end: int) -> list[Resemblance]:
        """The one proposal that the subject of a sentence names by a word that no other title has."""
        meant = self.meant(start, end)
        own = [token.stem for it in meant for token in it.tokens if self._is_telling(token, it.proposal)]
        alone = any(len(self._asked.titled[stem]) == 1 for stem in own)
        return meant if alone else []

    def hinted(self, start: int, end: int) -> Resemblance | None:
        """The one proposal whose title has a telling word of the text that no other title has, clearly ahead."""
        alike = self.resemble(start, end, least=HINT_SCORE - HINT_MARGIN)
        telling = [it for it in alike[:2] if any(self._is_only_in(token, it.proposal) for token in it.tokens)]
        clear = alike and alike[0] in telling and (len(alike) == 1 or alike[0].score >= alike[1].score + HINT_MARGIN)
        return alike[0] if clear and alike[0].score >= HINT_SCORE else None

    def among(self, start: int, end: int, proposals: Sequence[str]) -> list[Resemblance]:
        """The one of a section's proposals that a text sounds like, if it clearly is one."""
        alike = self.resemble(start, end, proposals, LOW_SCORE)
        clear = len(alike) == 1 or (len(alike) > 1 and alike[0].score >= alike[1].score + AMONG_MARGIN)
        return alike[:1] if clear else []

    def score(self, start: int, end: int, proposals: Collection[str]) -> float:
        """The best score that one of some proposals has in a text."""
        return max((it.score for it in self.resemble(start, end, proposals)), default=0.0)

    def resemble(
        self, start: int, end: int, among: Collection[str] | None = None, least: float = 0.0
    ) -> list[Resemblance]:
        """The proposals that the letter from ``start`` to ``end`` shares words with, best first: of those that come
        into question, those with this score at least.
        """
        heard = self._heard(start, end)
        titles = _by_holder(heard, self._asked.titled)
        scores = {
            proposal: math.fsum(weight for weight, _ in words) / self._asked.whole[proposal]
            for proposal, words in titles.items()
        }
        if least and all(score < least for score in scores.values()):  # as of most that a letter says
            return []
        boxes = _by_holder(heard, self._asked.boxed)
        found: list[Resemblance] = []
        for proposal in titles.keys() | boxes.keys():
            score = scores.get(proposal, 0.0)
            if score < least or (among is not None and proposal not in among):
                continue
            title, box = titles.get(proposal, ()), boxes.get(proposal, ())
            weight = math.fsum(weight for weight, _ in title) + math.fsum(weight for weight, _ in box) / 2
            tokens = {token for _, token in (*title, *box)}
            found.append(Resemblance(proposal, score, weight, tuple(sorted(tokens, key=_start))))
        return sorted(found, key=lambda it: (-it.score, -it.weight, it.proposal))

    def _heard(self, start: int, end: int) -> dict[str, _Heard]:
        """The proposals' words that are heard: one weighs whole for the same stem, less for a part of a compound."""
        heard: dict[str, _Heard] = {}
        for token, weights in self._known_in(start, end):
            for stem, weight in weights:
                if stem not in heard or weight > heard[stem][0]:
                    heard[stem] = weight, token
        return heard

    def _known_in(self, start: int, end: int) -> Sequence[_Known]:
        if self._tokens.cut(start, end):
            return [*self._asked_for(terms(self._tokens.text, start, end))]
        return self._known[bisect_left(self._known_at, start) : bisect_left(self._known_at, end)]

    def _asked_for(self, its: Terms) -> Iterator[_Known]:
        """Those of a letter's words, without figures, that proposals have."""
        asked = {stem: weights for stem in {*its.stems} if (weights := self._asked.heard_as(stem))}
        for place, stem in enumerate(its.stems):
            if stem in asked:
                start, end = its.starts[place], its.ends[place]
                if self._tokens.text[start:end].lower() not in self._ignored:
                    yield Token(stem, start, end), asked[stem]

    def _mutual(self, start: int, end: int) -> list[tuple[float, Resemblance]]:
        """Proposals by the mean of the two shares: of the title in the text, and of the text in the title."""
        words = len(self.words(start, end))
        scored = [((it.score + len(it.tokens) / words) / 2, it) for it in self.resemble(start, end)]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1].proposal))

    def _is_telling(self, token: Token, proposal: str) -> bool:
        return token.stem in self._asked.titles[proposal] and self._asked.weights[token.stem] >= self._asked.rare / 2

    def _is_only_in(self, token: Token, proposal: str) -> bool:
        """Is a word, letter for letter or as part of a compound, in this title alone, and no word of the subject?"""
        titled, subject = self._asked.titled, self._asked.subject
        like = {token.stem} if token.stem in titled else self._asked.like(token.stem).keys()
        titles = {identity for stem in like for identity in titled.get(stem, ())}
        return titles == {proposal} and token.stem not in subject and subject.isdisjoint(like)


def _start(token: Token) -> int:
    return token.start


def _by_holder(heard: Mapping[str, _Heard], holders: Mapping[str, Sequence[str]]) -> dict[str, list[_Heard]]:
    """What is heard, by the proposals that have it."""
    found: dict[str, list[_Heard]] = {}
    for stem, word in heard.items():
        for proposal in holders.get(stem, ()):
            found.setdefault(proposal, []).append(word)
    return found
