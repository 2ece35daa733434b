"""A grey picture in memory: read from a PGM file, turned by quarters, and asked how broad the strokes in it are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

_HEAD = re.compile(rb"P5\n# ([\d.]+)\n(\d+) (\d+)\n255\n")


@dataclass(frozen=True)
class Grey:
    """``pixels`` row by row from the top, a byte for each, 0 is black; ``point`` is how many points a pixel is."""

    width: int
    height: int
    pixels: bytes
    point: float

    @classmethod
    def open(cls, path: Path) -> Grey:
        """Read a picture that was saved. Raises ``ValueError`` for another file."""
        data = path.read_bytes()
        head = _HEAD.match(data)
        if head is None or len(data) - head.end() != int(head[2]) * int(head[3]):
            raise ValueError("not a PGM file of ours, or cut off")
        return cls(int(head[2]), int(head[3]), data[head.end() :], float(head[1]))

    def save(self, path: Path) -> None:
        """Write it as a PGM file, which has ``point`` in a comment."""
        path.write_bytes(b"P5\n# %f\n%d %d\n255\n" % (self.point, self.width, self.height) + self.pixels)

    def turned_back(self, degrees: int) -> Grey:
        """The picture turned clockwise by 90, 180 or 270 degrees."""
        width, height, pixels = self.width, self.height, self.pixels
        match degrees:
            case 90:
                rows = (pixels[(height - 1) * width + n :: -width] for n in range(width))
            case 180:
                return replace(self, pixels=pixels[::-1])
            case 270:
                rows = (pixels[width - 1 - n :: width] for n in range(width))
            case _:
                raise ValueError("a picture is turned by 90, 180 or 270 degrees")
        return Grey(height, width, b"".join(rows), self.point)

    @cached_property
    def _inked(self) -> bytes:
        """A table: 1 for shades that are ink, half-way from the paper to the darkest, else 0."""
        counts = [self.pixels.count(shade) for shade in range(256)]
        paper = counts.index(max(counts))
        least, dark = sum(counts) // 500, 0
        while dark < paper and sum(counts[: dark + 1]) < least:
            dark += 1
        edge = (paper + dark) // 2
        return bytes(int(shade < edge) for shade in range(256))

    def stroke(self, box: tuple[float, float, float, float], longest: float) -> float:
        """How broad the strokes in a box (left, top, right, bottom) are, in pixels; 0 where it has no ink.

        Runs of ink that are longer than ``longest`` are bars and underlines, and do not count.
        """
        left, top, right, bottom = (max(0, int(edge)) for edge in box)
        ink = runs = 0
        for row in range(top, min(bottom, self.height)):
            start = row * self.width
            dark = self.pixels[start + left : start + min(right, self.width)].translate(self._inked)
            for run in dark.split(b"\0"):
                if 0 < len(run) <= longest:
                    ink += len(run)
                    runs += 1
        return ink / runs if runs else 0.0
