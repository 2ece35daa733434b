"""Which proposals a stretch of text sounds like: shared word stems, weighed by how rare they are among the proposals.

The thresholds were set on the labelled letters in ``fixtures``; each says what it means.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from remiss.model import Consultation, Noun
from remiss.understanding.words import Known, Token, tokenise, word_list
from remiss.understanding.words import stem as stem_of

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


class Resemblance(Noun):
    """How much of a proposal's wording a text holds: ``score`` is the share of its title by weight (0 to 1), ``weight``
    the rarity-weighted sum of all shared words, box included, and ``tokens`` the words of the text that matched.
    """

    proposal: str
    score: float
    weight: float
    tokens: tuple[Token, ...]


class Vocabulary:
    """The proposals' words, each with a weight: rare among the proposals counts more than common, and words of the
    subject and units of measure half.
    """

    def __init__(self, consultation: Consultation, ignored: Collection[str] = ()) -> None:
        """``ignored`` are words, in lower case, that name no proposal in this letter: the respondent's own."""
        self._titles = {p.id: _stems(p.title) for p in consultation.proposals}
        self._boxes = {p.id: _stems(p.text) - self._titles[p.id] for p in consultation.proposals}
        everywhere = Counter(stem for p in consultation.proposals for stem in self._titles[p.id] | self._boxes[p.id])
        total = len(consultation.proposals)
        self._subject = _stems(consultation.title)
        common = self._subject | {stem_of(word) for word in word_list("units")}
        self._weights = {
            stem: math.log(1 + total / times) / (2 if stem in common else 1) for stem, times in everywhere.items()
        }
        self._rare = math.log(1 + total)
        self._ignored = frozenset(ignored)
        self.several = total > 1
        self._known = Known(self._weights)

    def named(self, text: str, start: int, end: int) -> list[Resemblance]:
        """The proposals that running text names, the best first; the next needs words of its own."""
        chosen: list[Resemblance] = []
        used: set[Token] = set()
        for it in self.resemble(text, start, end):
            if used and self._share({token.stem for token in it.tokens if token not in used}, it.proposal) < OWN_SHARE:
                continue
            enough = it.score >= TITLE_SCORE and it.weight >= FEW_WORDS * self._rare
            if enough or (it.score >= LOW_SCORE and it.weight >= MANY_WORDS * self._rare):
                chosen.append(it)
                used |= set(it.tokens)
        return chosen

    def titled(self, text: str, start: int, end: int) -> list[Resemblance]:
        """The proposals that a heading or a list item names, the best first; several only where they are near-twins."""
        words = tokenise(text, start, end)
        of_subject = sum(token.stem in self._subject for token in words)
        if of_subject and of_subject >= len(words) / 2:  # it repeats the title of the consultation document
            return []
        if len(words) == 1 and self._titles_like(words[0]) >= MANY_TITLES:  # "Hamnarna", where most are about harbours
            return []
        scored = [(s, it) for s, it in self._mutual(text, start, end) if s >= HEADING_SCORE and it.score >= LEAST_SCORE]
        return [it for score, it in scored if score >= scored[0][0] - TWINS]

    def meant(self, text: str, start: int, end: int) -> list[Resemblance]:
        """The one proposal that the few words of a cue's object name, if they are few and clearly mean one."""
        if not 1 <= len(tokenise(text, start, end)) <= OBJECT_WORDS:
            return []
        scored = self._mutual(text, start, end)
        clear = scored and (len(scored) == 1 or scored[0][0] - scored[1][0] >= OBJECT_MARGIN)
        meant = scored[0][1] if clear and scored[0][0] >= OBJECT_SCORE else None
        return [meant] if meant and meant.score >= LEAST_SCORE else []

    def topic(self, text: str, start: int, end: int) -> list[Resemblance]:
        """The one proposal that the subject of a sentence names by a word that no other title has."""
        meant = self.meant(text, start, end)
        own = [token.stem for it in meant for token in it.tokens if self._is_telling(token, it.proposal)]
        alone = any(sum(stem in title for title in self._titles.values()) == 1 for stem in own)
        return meant if alone else []

    def hinted(self, text: str, start: int, end: int) -> Resemblance | None:
        """The one proposal whose title has a telling word of the text that no other title has, clearly ahead."""
        alike = self.resemble(text, start, end)
        telling = [it for it in alike[:2] if any(self._is_only_in(token, it.proposal) for token in it.tokens)]
        clear = alike and alike[0] in telling and (len(alike) == 1 or alike[0].score >= alike[1].score + HINT_MARGIN)
        return alike[0] if clear and alike[0].score >= HINT_SCORE else None

    def among(self, text: str, start: int, end: int, proposals: Sequence[str]) -> list[Resemblance]:
        """The one of a section's proposals that a text sounds like, if it clearly is one."""
        alike = [it for it in self.resemble(text, start, end, proposals) if it.score >= LOW_SCORE]
        clear = len(alike) == 1 or (len(alike) > 1 and alike[0].score >= alike[1].score + AMONG_MARGIN)
        return alike[:1] if clear else []

    def score(self, text: str, start: int, end: int, proposals: Iterable[str]) -> float:
        """The best score that one of some proposals has in a text."""
        return max((it.score for it in self.resemble(text, start, end, proposals)), default=0.0)

    def resemble(self, text: str, start: int, end: int, among: Iterable[str] | None = None) -> list[Resemblance]:
        """The proposals that ``text[start:end]`` shares words with, best first."""
        heard: dict[str, tuple[float, Token]] = {}
        for token in tokenise(text, start, end):
            if text[token.start : token.end].lower() in self._ignored:
                continue
            for stem, alike in self._known.like(token.stem).items():
                if stem not in heard or alike > heard[stem][0]:
                    heard[stem] = alike, token
        found = [self._compare(heard, identity) for identity in (self._titles if among is None else among)]
        return sorted((it for it in found if it.tokens), key=lambda it: (-it.score, -it.weight, it.proposal))

    def _mutual(self, text: str, start: int, end: int) -> list[tuple[float, Resemblance]]:
        """Proposals by the mean of the two shares: of the title in the text, and of the text in the title."""
        words = len(tokenise(text, start, end))
        scored = [((it.score + len(it.tokens) / words) / 2, it) for it in self.resemble(text, start, end)]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1].proposal))

    def _share(self, stems: Collection[str], proposal: str) -> float:
        """How much of a proposal's title, by weight, some words are, letter for letter."""
        title = self._titles[proposal]
        whole = math.fsum(self._weights[stem] for stem in title) or 1.0
        return math.fsum(self._weights[stem] for stem in title if stem in stems) / whole

    def _titles_like(self, token: Token) -> int:
        """In how many titles a word is, whole or as part of a compound."""
        like = self._known.like(token.stem).keys()
        return sum(not like.isdisjoint(title) for title in self._titles.values())

    def _is_telling(self, token: Token, proposal: str) -> bool:
        return token.stem in self._titles[proposal] and self._weights[token.stem] >= self._rare / 2

    def _is_only_in(self, token: Token, proposal: str) -> bool:
        """Is a word, letter for letter or as part of a compound, in this title alone, and no word of the subject?"""
        like = self._known.like(token.stem)
        if any(token.stem in title for title in self._titles.values()):
            like = {token.stem: 1.0}
        titles = [identity for identity, title in self._titles.items() if title & like.keys()]
        return titles == [proposal] and token.stem not in self._subject and not like.keys() & self._subject

    def _compare(self, heard: Mapping[str, tuple[float, Token]], identity: str) -> Resemblance:
        """A proposal against the words heard: a word weighs whole for the same stem, less for a part of a compound."""
        title = [stem for stem in self._titles[identity] if stem in heard]
        box = [stem for stem in self._boxes[identity] if stem in heard]
        shared = math.fsum(heard[stem][0] * self._weights[stem] for stem in title)
        tokens = {heard[stem][1] for stem in (*title, *box)}
        return Resemblance(
            proposal=identity,
            score=shared / (math.fsum(self._weights[stem] for stem in self._titles[identity]) or 1.0),
            weight=shared + math.fsum(heard[stem][0] * self._weights[stem] for stem in box) / 2,
            tokens=tuple(sorted(tokens, key=lambda token: token.start)),
        )


def _stems(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokenise(text))
