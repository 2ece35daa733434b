"""Letters of several bodies with nearly the same words: grouped, so that a campaign is seen; none is taken away.

Two letters are alike if they share most of their runs of four words. Each letter is compared only with those that share
some of a few chosen runs, so that the work grows with the number of letters and not with its square.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from remiss.model import Analysis, Status

_RUN = 4
_FEWEST = 25
"""words of a letter: shorter ones are often alike by chance"""
_ALIKE = 0.6
"""the share of all runs of two letters that both have, from which they are alike"""
_CHOSEN = 24
"""runs by which a letter is looked for"""
_WORD = re.compile(r"[^\W\d_]+")
Runs = frozenset[int]


@dataclass
class _Group:
    """Letters that are alike: the runs of the first, and all by id with their senders."""

    runs: Runs
    members: list[tuple[str, frozenset[str]]] = field(default_factory=list)


def campaigns(analyses: Sequence[Analysis]) -> tuple[tuple[str, ...], ...]:
    """Groups of documents, by id and in the order of their files, that came from two bodies or more."""
    groups: list[_Group] = []
    by_run: defaultdict[int, list[int]] = defaultdict(list)
    for analysis in sorted(analyses, key=lambda analysis: analysis.document.file):
        names = frozenset(analysis.identification.names)
        runs = _runs(analysis.document.text)
        if analysis.document.status is not Status.READ or not names or not runs:
            continue
        shared = Counter(group for run in _chosen(runs) for group in by_run[run])
        alike = next((at for at, _ in shared.most_common() if _likeness(runs, groups[at].runs) >= _ALIKE), None)
        if alike is None:
            alike = len(groups)
            groups.append(_Group(runs))
            for run in _chosen(runs):
                by_run[run].append(alike)
        groups[alike].members.append((analysis.document.id, names))
    return tuple(
        tuple(document for document, _ in group.members)
        for group in groups
        if len(group.members) > 1 and len({names for _, names in group.members}) > 1
    )


def _runs(text: str) -> Runs:
    words = _WORD.findall(text.casefold())
    if len(words) < _FEWEST:
        return frozenset()
    return frozenset(_hash(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _chosen(runs: Runs) -> list[int]:
    """The same runs of all letters that have them: those with the lowest numbers."""
    return sorted(runs)[:_CHOSEN]


def _hash(words: Sequence[str]) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest(), "big")


def _likeness(one: Runs, other: Runs) -> float:
    both = len(one & other)
    return both / (len(one) + len(other) - both)
