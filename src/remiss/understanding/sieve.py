"""Which of many phrases can stand in a text, and where they would begin, told by its words alone.

"lämnar … tillstyrkan" asks for two words, and a text that lacks one of them has no match of it. Of the thousands of
phrases of the lexicon a clause has the words of a few, and only those few are tried; of most clauses none is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import accumulate, islice
from operator import or_
from typing import NamedTuple

from remiss.understanding.phrases import required

_REMEMBERED = 1 << 16
"""Of how many words of letters it is remembered what they can be."""
_WORD = re.compile(r"([\w-]+)")
_PIECE = re.compile(r"\w+")
_OTHER_BEGINNING = re.compile(r"(?<![\w-])\S")
"""Where a phrase may begin whose first word begins with a sign ("§")."""
_LITERAL = re.compile(r"[^\W_]+")
_OPENING = re.compile(r"\*?[^\W_]+\*?")
# å, ä, ö and é without what stands over them, and what else re.IGNORECASE takes for one of our letters
_SAME = str.maketrans("åäöéÅÄÖÉ\u212bıİſ", "aaoeAAOEAiis")


class _Word(NamedTuple):
    """What a word of a text can be: the bits of the demands that it meets, and the phrases that hang on it."""

    meets: int
    phrases: tuple[int, ...]


class _Part(NamedTuple):
    """Letters that a word must have: as its beginning, its end, both or neither."""

    letters: str
    begins: bool
    ends: bool


class Sieve:
    """Some phrases with their lists spelt out, each known by its number.

    Each word that a phrase cannot be without is a demand, and each demand a bit.
    """

    def __init__(self, phrases: Sequence[str]) -> None:
        words = [required(phrase) for phrase in phrases]
        bits: dict[str, int] = {}
        self._parts: dict[_Part, int] = {}
        openings = [_opening(its[0]) for its in words]
        for word in dict.fromkeys([*(word for its in words for word in its), *openings]):
            parts = [_telling_part(choice) for choice in word.split("|")]
            bits[word] = 1 << len(bits) if all(parts) else 0  # 0: nothing tells whether it is met
            for part in filter(None, parts):
                self._parts[part] = self._parts.get(part, 0) | bits[word]
        self._longest = max((len(part.letters) for part in self._parts), default=0)
        self._within = [(part.letters, met) for part, met in self._parts.items() if not (part.begins or part.ends)]
        self._every = _all(bits.values())
        self._demands = [_all(bits[word] for word in its) for its in words]
        self._first = [bits[opening] for opening in openings]
        times = Counter(choice for its in words for word in its for choice in word.split("|"))
        common = {word: sum(times[choice] for choice in word.split("|")) for word in bits}
        self._hanging: dict[int, list[int]] = {}
        for number, its in enumerate(words):  # on its rarest word, as far as the phrases tell
            rarest = min((word for word in its if bits[word]), key=common.__getitem__, default="")
            self._hanging.setdefault(bits.get(rarest, 0), []).append(number)
        self._always = frozenset(self._hanging.get(0, ()))
        self._read = lru_cache(_REMEMBERED)(self._reading)

    def trials(self, text: str) -> Iterator[tuple[int, int]]:
        """Where phrases may begin in a text and their numbers, in no order: of the others none matches anywhere."""
        pieces = _WORD.split(text)  # every other one is a word
        read = [*map(self._read, pieces[1::2])]
        unmet = self._every ^ _all([meets for meets, _ in read if meets])
        demands = self._demands
        possible = {number for _, phrases in read for number in phrases if not demands[number] & unmet}
        possible.update(number for number in self._always if not demands[number] & unmet)
        if not possible:
            return
        begun = _all(self._first[number] for number in possible)
        starts = islice(accumulate(map(len, pieces)), 0, None, 2)
        places = [(start, meets) for start, (meets, _) in zip(starts, read, strict=False) if meets & begun]
        for number in possible:
            if first := self._first[number]:
                yield from ((start, number) for start, meets in places if meets & first)
            else:
                yield from ((beginning.start(), number) for beginning in _OTHER_BEGINNING.finditer(text))

    def _reading(self, word: str) -> _Word:
        met = 0
        for piece in _PIECE.findall(word):
            letters = same_letters(piece)
            for length in range(1, min(len(letters), self._longest) + 1):
                met |= self._parts.get(_Part(letters[:length], begins=True, ends=False), 0)
                met |= self._parts.get(_Part(letters[-length:], begins=False, ends=True), 0)
            met |= self._parts.get(_Part(letters, begins=True, ends=True), 0)
            met |= _all(bits for part, bits in self._within if part in letters)
        hanging = (number for bit in _each(met) for number in self._hanging.get(bit, ()))
        return _Word(met, tuple(hanging))


@lru_cache(_REMEMBERED)
def same_letters(word: str) -> str:
    """A word without capitals and dots: the same for all that a word of a phrase may be in a text."""
    return word.translate(_SAME).lower()


@lru_cache(_REMEMBERED)
def _telling_part(choice: str) -> _Part | None:
    """The longest row of letters that a word or words must have; None where they are signs only."""
    found = [
        _Part(
            same_letters(letters.group()),
            begins=word[: letters.start()][-1:] != "*",
            ends=word[letters.end() :][:1] != "*",
        )
        for word in choice.split("_")
        for letters in _LITERAL.finditer(word)
    ]
    return max(found, key=lambda part: len(part.letters), default=None)


def _opening(word: str) -> str:
    """What the choices of a phrase's first word begin with: "med|om" of "med_mindre|om", "t" of "t.ex."."""
    found = (_OPENING.match(choice) for choice in word.split("|"))
    return "|".join(choice.group() if choice else "" for choice in found)


def _each(bits: int) -> Iterator[int]:
    while bits:
        yield bits & -bits
        bits &= bits - 1


def _all(bits: Iterable[int]) -> int:
    return reduce(or_, bits, 0)
