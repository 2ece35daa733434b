"""Which proposals a stretch of text sounds like: shared word stems, weighed by how rare they are among the proposals."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from remiss.model import Consultation, Noun

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STOPWORDS = frozenset(
    ["alla", "allt", "andra", "annan", "annat", "att", "av", "avsnitt", "avsnittet", "bara", "bedömning", "bedömningen", "bedömningar", "behöver", "behov", "bli", "blir", "bör", "borde", "både", "början", "dag", "de", "del", "delar", "delen", "dem", "den", "denna", "dess", "dessa", "det", "detta", "dock", "du", "då", "där", "efter", "eftersom", "egen", "eller", "en", "enda", "endast", "enligt", "er", "ett", "fall", "finns", "flera", "får", "från", "för", "föreslagna", "föreslår", "föreslås", "förslag", "förslaget", "förslagen", "genom", "ges", "gäller", "gör", "göra", "ha", "hade", "han", "har", "hur", "hos", "i", "icke", "ingen", "inget", "inte", "inom", "istället", "införa", "införas", "införs", "ja", "jag", "kan", "följande", "få", "gälla", "kommer", "kravet", "kunna", "liksom", "man", "med", "mellan", "men", "mer", "minst", "mot", "mycket", "många", "måste", "ned", "nej", "ni", "nu", "ny", "nya", "nytt", "någon", "något", "några", "när", "och", "också", "om", "oss", "på", "rätt", "sedan", "ser", "sig", "sin", "sina", "sitt", "själv", "ska", "skall", "skulle", "som", "så", "sådan", "sådana", "sådant", "samt", "samma", "särskild", "särskilt", "sätt", "till", "tillstyrker", "tillstyrka", "tillstyrks", "avstyrker", "avstyrka", "avstyrks", "ut", "utan", "utom", "upp", "vad", "var", "vara", "varje", "vid", "vi", "vilka", "vilken", "vilket", "vill", "vår", "våra", "vårt", "än", "är", "även", "över", "övriga", "utredningen", "utredningens", "betänkandet", "betänkandets", "promemorian", "promemorians", "delegationen", "remiss", "yttrande", "synpunkter", "regeringen", "myndigheten", "kommunen", "regionen", "bedömer", "anser", "delar", "instämmer", "välkomnar", "positiv"]
)
_ENDINGS = sorted(
    ["arnas", "ernas", "ornas", "andets", "endets", "heterna", "hetens", "heten", "het", "arna", "erna", "orna", "andet", "endet", "ande", "ende", "aste", "ade", "ats", "at", "ar", "er", "or", "en", "et", "an", "ens", "ets", "es", "as", "s", "n", "t", "a", "e", "na", "ns", "ning", "ningen", "ningar", "ningarna", "ningens", "ningarnas", "ningarnas", "else", "elsen", "elser", "elserna"],
    key=len,
    reverse=True,
)
_SHORTEST = 4
"""The shortest stem that is left when an ending is taken off."""
_FIRST, _LAST = 5, 4
"""The shortest first and last part of a compound that counts as the same word."""


class Token(Noun):
    """A content word of a text: its stem and where it stands."""

    stem: str
    start: int
    end: int


class Resemblance(Noun):
    """How much of a proposal's wording a text holds: ``score`` is the share of its title by weight (0 to 1), ``weight``
    the rarity-weighted sum of all shared words, box included, and ``tokens`` the words of the text that matched.
    """

    proposal: str
    score: float
    weight: float
    tokens: tuple[Token, ...]


class Vocabulary:
    """The proposals' words, each with a weight: rare among the proposals counts more than common."""

    def __init__(self, consultation: Consultation) -> None:
        self._titles = {p.id: _stems(p.title) for p in consultation.proposals}
        self._boxes = {p.id: _stems(p.text) - self._titles[p.id] for p in consultation.proposals}
        everywhere = Counter(stem for p in consultation.proposals for stem in self._titles[p.id] | self._boxes[p.id])
        total = len(consultation.proposals)
        self._weights = {stem: math.log(1 + total / times) for stem, times in everywhere.items()}
        common = _stems(consultation.title)
        for stem in common & self._weights.keys():
            self._weights[stem] /= 2
        self.rare = math.log(1 + total)
        """the weight of a word that only one proposal has"""

    def resemble(self, text: str, start: int, end: int, among: Iterable[str] | None = None) -> tuple[Resemblance, ...]:
        """The proposals that ``text[start:end]`` shares words with, best first."""
        tokens = tokenise(text, start, end)
        if not tokens:
            return ()
        found = [self._compare(tokens, identity) for identity in (among if among is not None else self._titles)]
        return tuple(sorted((r for r in found if r.tokens), key=lambda r: (-r.score, -r.weight, r.proposal)))

    def is_telling(self, token: Token, proposal: str) -> bool:
        """Is a word of a text one that sets this proposal apart: its own, letter for letter, and of few others?"""
        return token.stem in self._titles[proposal] and self._weights[token.stem] >= self.rare / 2

    def _compare(self, tokens: Sequence[Token], identity: str) -> Resemblance:
        matched: dict[Token, None] = {}
        title = self._titles[identity]
        got = {stem: self._best(stem, tokens, matched) for stem in sorted(title)}
        whole = sum(self._weights[stem] for stem in title) or 1.0
        shared = sum(got.values())
        box = sum(self._best(stem, tokens, matched) for stem in sorted(self._boxes[identity]))
        return Resemblance(
            proposal=identity,
            score=shared / whole,
            weight=shared + box / 2,
            tokens=tuple(sorted(matched, key=lambda token: token.start)),
        )

    def _best(self, stem: str, tokens: Sequence[Token], matched: dict[Token, None]) -> float:
        """The weight of a proposal's word in a text: whole for the same stem, less for a part of a compound."""
        best, found = 0.0, None
        for token in tokens:
            likeness = _likeness(stem, token.stem)
            if likeness > best:
                best, found = likeness, token
        if found is None:
            return 0.0
        matched[found] = None
        return best * self._weights[stem]


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The content words of ``text[start:end]`` as stems."""
    end = len(text) if end is None else end
    return tuple(
        Token(stem=stem(word.group()), start=word.start(), end=word.end())
        for word in _WORD.finditer(text, start, end)
        if word.group().lower() not in _STOPWORDS and len(word.group()) > 1
    )


def stem(word: str) -> str:
    """A crude Swedish stem: the longest known ending taken off, if enough is left."""
    word = word.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def _stems(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokenise(text))


def _likeness(one: str, other: str) -> float:
    """1 for the same stem, 0.7 where one begins or ends a compound with the other, else 0."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if (len(short) >= _FIRST and long.startswith(short)) or (len(short) >= _LAST and long.endswith(short)):
        return 0.7
    return 0.0
