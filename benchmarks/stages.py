"""Where the time of understanding goes: processor seconds by stage, of the very functions that ``understand`` calls."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any
from unittest.mock import patch

from remiss.understanding import statements
from remiss.understanding.linking import Links

STAGES = {
    "identify": "who answers",
    "voices": "who answers",
    "segment": "sentences and clauses",
    "Links": "a letter's words, headings and weights",
    "judge_all": "stands and remarks",
    "endorsements": "who is leaned on",
}
"""by the names that ``understand`` knows its stages by, what they are in the table"""
LINKING = "what a clause is about"
REST = "statements, and the rest"


class Stages:
    """What each stage took by itself, without those that it asks in its turn."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = {}
        self._within: list[float] = []

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Around the work: all of it that no stage takes is the rest."""
        works = {name: self._timed(getattr(statements, name), what) for name, what in STAGES.items()}
        with patch.multiple(statements, **{**works, "Links": self._links()}), self._at(REST):
            yield

    def _links(self) -> Any:
        stages = self

        class Timed(Links):
            __init__ = stages._timed(Links.__init__, STAGES["Links"])
            __getitem__ = stages._timed(Links.__getitem__, LINKING)

        return Timed

    def _timed(self, work: Callable[..., Any], what: str) -> Any:
        @wraps(work)
        def timed(*its: Any, **more: Any) -> Any:
            with self._at(what):
                return work(*its, **more)

        return timed

    @contextmanager
    def _at(self, what: str) -> Iterator[None]:
        began = time.process_time()
        self._within.append(0.0)
        try:
            yield
        finally:
            spent = time.process_time() - began
            self.taken[what] = self.taken.get(what, 0.0) + spent - self._within.pop()
            if self._within:
                self._within[-1] += spent
