"""Bullets that are drawn as shapes and not written, as browsers do: a dot, a ring or a square before a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from remiss.reading.pdf.glyphs import Glyph
from remiss.reading.pdf.rules import Rule

# Lengths in ems of the commonest type of the page.
_LEAST, _MOST = 0.15, 0.7
_ROUND = 0.1  # how far its sides may differ
_NEAR = 2.5  # from its line, at most
_LOW, _HIGH = -0.1, 0.6  # over the baseline
_FEW = 150  # a page with more has a drawing


def bullets(glyphs: Sequence[Glyph], drawn: Sequence[Rule]) -> list[Glyph]:
    """A bullet sign for each small shape, as wide as high, right before the first word of a line."""
    if not drawn or not glyphs:
        return []
    sizes: Counter[float] = Counter()
    for glyph in glyphs:
        sizes[glyph.size] += len(glyph.text)
    size = sizes.most_common(1)[0][0]
    shapes = [rule for rule in dict.fromkeys(drawn) if _is_small(rule, size)]
    if len(shapes) > _FEW:
        return []
    found = []
    for shape in shapes:
        beside = [
            glyph
            for glyph in glyphs
            if _LOW * size <= glyph.base - shape.bottom <= _HIGH * size
            and shape.right - _NEAR * size <= glyph.right
            and glyph.left - shape.right <= _NEAR * size
            and not glyph.text.isspace()
        ]
        if beside and all(glyph.left >= shape.right for glyph in beside):
            first = min(beside, key=lambda glyph: glyph.left)
            found.append(Glyph("•", shape.left, shape.right, first.base, first.size, first.bold))
    return found


def _is_small(rule: Rule, size: float) -> bool:
    wide, high = rule.right - rule.left, rule.bottom - rule.top
    return _LEAST * size <= wide <= _MOST * size and abs(wide - high) <= _ROUND * size
