"""What was read from the picture of a page: words with boxes. The noun that OCR gives and the layout of a PDF takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ScanWord:
    """A word, and where it starts and ends, in points from the left."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class ScanLine:
    """Words on one baseline, which is counted in points from the top; ``size`` is about that of the type.

    ``weight`` is how broad its strokes are, in ems; 0 where that was not measured.
    """

    words: tuple[ScanWord, ...]
    base: float
    size: float
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Scan:
    """A page that was read from its picture, upright and level. ``aside`` are words that stand askew to the rest.

    ``sure`` is how sure the reading is on an average, from 0 to 1.
    """

    number: int
    height: float
    lines: tuple[ScanLine, ...]
    aside: str = ""
    sure: float = 1.0

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> Scan:
        """A scan again, of what ``dataclasses.asdict`` made of one."""
        lines = (
            ScanLine(tuple(ScanWord(**word) for word in line["words"]), line["base"], line["size"], line["weight"])
            for line in data["lines"]
        )
        return cls(data["number"], data["height"], tuple(lines), data["aside"], data["sure"])
