"""What the fixtures' own letters are made with, and the benchmarks' too: they are no package that can be imported."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "fixtures"))

from making.letter import NOTE, Letter, Part
from making.pdf import scan, typst
from making.word import Look, word

__all__ = ["NOTE", "Letter", "Look", "Part", "scan", "typst", "word"]
