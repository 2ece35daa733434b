"""Letters of several bodies with nearly the same words: grouped, so that a campaign is seen; none is taken away.

Two letters are alike if they share most of their runs of four words, and a group is all that are alike one by one. Each
letter is compared only with some of each group that shares several of a few chosen runs with it, and not by runs that
many groups have ("har beretts tillfälle att"), so that the work grows with the number of letters and not with its
square. Runs that stand in what was asked do not count: two letters that quote the same box of the report say nothing
alike of their own.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from heapq import nsmallest
from itertools import chain, count

from remiss.model import Analysis, Status

_RUN = 4
_FEWEST = 22
"""runs of a letter, of 25 words: shorter ones are often alike by chance"""
_ALIKE = 0.6
"""the share of all runs of two letters that both have, from which they are alike"""
_COMPARED = 12
"""letters of a group that others are compared with"""
_CHOSEN = 24
"""runs by which a letter is looked for"""
_FOUND = 4
"""so many of them a group has with it; letters that are alike have fourteen on an average, and less than four once in
half a million"""
_SKETCH, _SKETCHED = 64, 16
"""runs by which a letter of such a group is looked at first, and how many of them both have; of letters that are alike,
thirty-eight on an average, and less than sixteen once in three hundred million"""
_COMMON = 50
"""groups that have a run; one that more have leads nowhere"""
_WORD = re.compile(r"[^\W\d_]+")
Runs = frozenset[int]
"""the runs of a letter, each as a number that only depends on its words"""

Member = tuple[str, str, frozenset[str]]
"""a letter's file, id and senders"""


def campaigns(analyses: Sequence[Analysis], asked: Iterable[str] = ()) -> tuple[tuple[str, ...], ...]:
    """Groups of documents, by id and in the order of their files, that came from two bodies or more.

    ``asked`` are titles and boxes of the proposals. Letters that all have a sender in common are versions of one.
    """
    numbers_in = cache(_numbers)  # of what stands between blanks, for as long as they are counted
    quoted = frozenset(run for text in asked for run in _runs(text, numbers_in))
    groups = _Groups()
    for analysis in sorted(analyses, key=lambda analysis: analysis.document.file):
        document, names = analysis.document, frozenset(analysis.identification.names)
        if document.status is Status.READ and names:
            runs = _runs(document.text, numbers_in) - quoted
            if len(runs) >= _FEWEST:
                groups.add((document.file, document.id, names), runs)
    return tuple(
        tuple(document for _, document, _ in members)
        for members in groups.all()
        if not frozenset.intersection(*(names for _, _, names in members))
    )


@dataclass
class _Group:
    """Letters that are alike, and of some of them the sketch, and all runs, packed."""

    members: list[Member] = field(default_factory=list)
    runs: list[tuple[tuple[int, ...], array[int]]] = field(default_factory=list)

    def is_like(self, sketch: Runs, runs: Runs) -> bool:
        least = min(_SKETCHED, len(sketch) // 4)
        near = (other for theirs, other in self.runs if len(sketch.intersection(theirs)) >= least)
        return any(_are_alike(runs, other) for other in near)


class _Groups:
    """Groups by number, and which of them have a chosen run."""

    def __init__(self) -> None:
        self._groups: dict[int, _Group] = {}
        self._by_run: defaultdict[int, set[int]] = defaultdict(set)
        self._numbers = count()

    def add(self, member: Member, runs: Runs) -> None:
        """Put a letter with those that it is like; groups that it is like are one from now on."""
        lowest = tuple(nsmallest(_SKETCH, runs))  # the same of all letters that have them
        chosen, sketch = lowest[:_CHOSEN], frozenset(lowest)
        known = (self._by_run[run] for run in chosen if run in self._by_run)
        near = Counter(chain.from_iterable(groups for groups in known if len(groups) <= _COMMON))
        found = [group for group, shared in near.items() if shared >= _FOUND]
        alike = sorted(group for group in found if self._groups[group].is_like(sketch, runs))
        home = alike[0] if alike else next(self._numbers)
        group = self._groups.setdefault(home, _Group())
        group.members.append(member)
        added = [(lowest, array("q", runs))] if len(group.runs) < _COMPARED else []
        for other in alike[1:]:
            joined = self._groups.pop(other)
            group.members += joined.members
            added += joined.runs
            for run in chain.from_iterable(theirs[:_CHOSEN] for theirs, _ in joined.runs):
                self._by_run[run].discard(other)
        group.runs += added
        for run in chain.from_iterable(theirs[:_CHOSEN] for theirs, _ in added):
            self._by_run[run].add(home)

    def all(self) -> list[list[Member]]:
        """The groups, each in the order of its files."""
        by_file = [sorted(group.members, key=_place) for group in self._groups.values()]
        return sorted(by_file, key=lambda members: _place(members[0]))


def _place(member: Member) -> tuple[str, str]:
    file, document, _ = member
    return file, document


def _numbers(piece: str) -> tuple[int, ...]:
    """A number for each word of a piece of text."""
    digests = (hashlib.blake2b(word.encode(), digest_size=7).digest() for word in _WORD.findall(piece.casefold()))
    return tuple(int.from_bytes(digest, "big") for digest in digests)


def _runs(text: str, numbers_in: Callable[[str], tuple[int, ...]]) -> Runs:
    words = [*chain.from_iterable(map(numbers_in, text.split()))]
    return frozenset(map(hash, zip(*(words[at:] for at in range(_RUN)), strict=False)))  # of integers: always the same


def _are_alike(one: Runs, other: array[int]) -> bool:
    fewer, more = sorted((len(one), len(other)))
    if fewer < _ALIKE * more:
        return False
    both = len(one.intersection(other))
    return both / (len(one) + len(other) - both) >= _ALIKE
