"""How a case is to be compiled."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from remiss.reading import Limits
from remiss.writing import FORMATS


@dataclass(frozen=True)
class Orders:
    """How a case is to be compiled.

    ``formats`` are some of ``remiss.writing.FILE_NAMES``; ``out`` is where they are written, by default the case's own
    ``sammanstallning``. ``corrections`` are files with decisions beside those in the case folder, ``proposals`` a CSV
    in place of those in remiss.toml. ``jobs`` are as many files as are read at once, by default as many as pay.
    """

    out: Path | None = None
    formats: tuple[str, ...] = FORMATS
    corrections: tuple[Path, ...] = ()
    proposals: Path | None = None
    mask_private: bool = False
    use_cache: bool = True
    jobs: int | None = None
    limits: Limits = field(default_factory=Limits)
