"""Do two documents hold the same words? As Word and as PDF, as a scan and its original, as a mail and what it carries.

What differs between two readings of one letter is noise of known kinds: running heads, notes and table cells in another
order, hyphens, a word in two pieces, and where a picture was read a letter here and there. What differs between two
letters is a passage, or a word that turns the sense. So the words of each are looked for in the other in groups of
three, wherever they stand; those that are not found there have to be explained, and few may be left. Measured on 22
letters of fixtures/, each read from Word, from LibreOffice's PDF of it and from that PDF's bare text: none was left.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import cached_property
from itertools import chain
from zlib import crc32

from rapidfuzz.distance import LCSseq, Levenshtein

from remiss.model import Document

_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010\u2011]\s*(?=\w)")
_WORD = re.compile(r"\w+(?:[.:,/]\w+)*")
_NOTE_MARK = re.compile(r"(?<=[^\W\d_]{3})\d{1,2}$")  # "taxan1"
_TURNS = re.compile(
    r"(?:inte|ej|icke|inga?|inget|aldrig|utan|dock|men|ja|nej|\w*styrk\w*|avsl[åo]\w*|avslag\w*|instäm\w*|\w*invänd\w*|"
    r"\w*erinr\w*|motsätt\w*|delar|stöd\w*|ställer|bakom|\d+(?:\.\d+)+)"
)
"""Words that turn the sense, and numbers of sections: of these none may be left."""
_LEFT = {False: 400, True: 40}
"""One word in so many may be left; where a picture was read, more."""
_PASSAGE = {False: 2, True: 3}
"""So many words in a row are a passage of its own and no noise: "Taxan är bra"."""
_FUZZY = 5
"""From this length on, a word of which a picture made another is known by its letters."""
_DRAWN = 100
"""Groups of three words that are looked at first; of the same letter, most are there."""
Three = tuple[str, ...]
_Threes = set[Three]


class Likeness(Enum):
    """How much alike two documents are: not; but for noise; or word for word, in the same order."""

    DIFFERENT = 0
    NOISE = 1
    WORD_FOR_WORD = 2


class Words:
    """The words of a document, made alike: case, hyphens and white space folded, the marks of notes gone."""

    def __init__(self, document: Document) -> None:
        self.all = _words(document.text)
        self.by_ocr = bool(document.ocr)
        self.heads = [_words(line) for line in document.furniture]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands."""
        return Counter(self.all)

    @cached_property
    def threes(self) -> _Threes:
        """The words in groups of three, or all of them where they are fewer."""
        return set(_threes(self.all))

    @cached_property
    def sketch(self) -> _Threes:
        """Some of the groups, drawn alike from every letter: most letters have nothing to do with each other."""
        return set(sorted(self.threes, key=lambda three: crc32(" ".join(three).encode()))[:_DRAWN])


def likeness(one: Words, other: Words) -> Likeness:
    """How much alike the words of two documents are, and whether what differs is but how they were read."""
    heads = [*one.heads, *other.heads]
    beside, repeated = set(chain.from_iterable(heads)), set(chain.from_iterable(map(_threes, heads)))
    loose = one.by_ocr or other.by_ocr
    longest = max(len(one.all), len(other.all))
    most = longest // _LEFT[loose]
    both = ((one, other), (other, one))
    related = all(2 * len(mine.sketch & yours.threes) >= len(mine.sketch) for mine, yours in both)
    if not one.all or not other.all or not related:
        return Likeness.DIFFERENT
    left = [list(_unfound(mine, yours.threes | repeated, beside)) for mine, yours in both]
    remaining = _unexplained(left[0], left[1], loose=loose)
    for runs in remaining:
        words = [word for run in runs for word in run]
        if len(words) > most or any(len(run) >= _PASSAGE[loose] for run in runs) or any(map(_TURNS.fullmatch, words)):
            return Likeness.DIFFERENT
    if not loose and _turning(one, beside) != _turning(other, beside):  # the same groups, but not as often
        return Likeness.DIFFERENT
    if any(remaining) or LCSseq.similarity(one.all, other.all) < (one.counts & other.counts).total():
        return Likeness.NOISE
    return Likeness.WORD_FOR_WORD


def _words(text: str) -> list[str]:
    plain = _HYPHEN.sub("", unicodedata.normalize("NFKC", text).casefold())
    return [_NOTE_MARK.sub("", word) for word in _WORD.findall(plain)]


def _threes(words: Sequence[str]) -> Iterator[Three]:
    for at in range(max(1, len(words) - 2)):
        yield tuple(words[at : at + 3])


def _turning(mine: Words, beside: set[str]) -> dict[str, int]:
    """How often each word stands that turns the sense, but for those of running heads."""
    return {word: count for word, count in mine.counts.items() if word not in beside and _TURNS.fullmatch(word)}


def _unfound(mine: Words, theirs: _Threes, beside: set[str]) -> Iterator[list[str]]:
    """The runs of words that stand in no group of three that is theirs, but for single words of running heads."""
    found = [False] * len(mine.all)
    for at, three in enumerate(_threes(mine.all)):
        if three in theirs:
            found[at : at + 3] = [True] * len(three)
    run: list[str] = []
    for word, known in zip(mine.all, found, strict=True):
        if known and run:
            yield run
            run = []
        elif not known and (word not in beside or _TURNS.fullmatch(word)):
            run.append(word)
    if run:
        yield run


def _unexplained(one: list[list[str]], other: list[list[str]], *, loose: bool) -> tuple[list[list[str]], ...]:
    """What is left of both without what stands in both in another place, in two pieces, or misread from a picture."""
    pieces = [Counter("".join(run) for run in runs) for runs in (one, other)]
    left = [[run for run in runs if "".join(run) not in pieces[0] & pieces[1]] for runs in (one, other)]
    words = [Counter(chain.from_iterable(runs)) for runs in left]
    only = [words[0] - words[1], words[1] - words[0]]
    if loose:
        for word in list(only[0].elements()):
            if (misread := _misread(word, only[1])) is not None:
                only[0][word] -= 1
                only[1][misread] -= 1
        only = [Counter({word: n for word, n in some.items() if len(word) > 1 and n > 0}) for some in only]
    return tuple(list(_still(runs, some)) for runs, some in zip(left, only, strict=True))


def _misread(word: str, among: Counter[str]) -> str | None:
    """The word that a picture's reading may have made of another: a letter or two differ, and no prefix that denies."""
    if len(word) < _FUZZY or any(map(str.isdigit, word)):
        return None
    near = 1 if len(word) < 2 * _FUZZY else 2
    for other, count in among.items():
        longer, shorter = sorted((word, other), key=len, reverse=True)
        denied = longer in (f"o{shorter}", f"in{shorter}")
        if count > 0 and not denied and Levenshtein.distance(word, other, score_cutoff=near) <= near:
            return other
    return None


def _still(runs: Iterable[list[str]], only: Counter[str]) -> Iterator[list[str]]:
    """The runs without the words that have been explained."""
    left = Counter(only)
    for run in runs:
        kept = []
        for word in run:
            if left[word] > 0:
                left[word] -= 1
                kept.append(word)
        if kept:
            yield kept
