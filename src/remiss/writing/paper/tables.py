"""Tables that can be read aloud and printed: a head that repeats, no merged cells, rows that are not split."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from remiss.writing.labels import Colours
from remiss.writing.paper.markup import Xml, paragraph, tag
from remiss.writing.paper.styles import TABLE_TEXT, TWIPS
from remiss.writing.paper.words import Side, Words, written

HEAD = Colours("E3E5E8", "1C2430")
_LINE = "A9AEB5"


def table(
    title: str,
    description: str,
    sides: Sequence[Side],
    lines: Iterable[Sequence[Words | str]],
    style: str = TABLE_TEXT,
) -> Xml:
    """A table. ``title`` and ``description`` are its alternative text. Nothing in it is noted in the margin.

    The first cell of each line is the head of its row. ``style`` is the id of the style of its words.
    """

    @cache  # many cells of a matrix are the same
    def cell(words: Words | str, width: int) -> Xml:
        colours = words.colours if isinstance(words, Words) else None
        keep = colours is HEAD  # no head is left alone at a page's end
        frame = _frame(width, colours.fill if colours else "")
        return Xml(f"<w:tc>{frame}{paragraph(style, [written(words)], keep=keep)}</w:tc>")

    widths = [round(side.width * TWIPS) for side in sides]
    heads = [Words(side.head, bold=not side.link, link=side.link, colours=HEAD) for side in sides]
    return tag(
        "tbl",
        _properties(title, description, sum(widths)),
        tag("tblGrid", *(tag("gridCol", w=str(width)) for width in widths)),
        _row(heads, widths, cell, tag("tblHeader")),
        *(_row(line, widths, cell) for line in lines),
    )


def _properties(title: str, description: str, width: int) -> Xml:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    margins = {"top": "40", "left": "60", "bottom": "40", "right": "60"}
    return tag(
        "tblPr",
        tag("tblStyle", val="TableGrid"),
        tag("tblW", w=str(width), type="dxa"),
        tag("tblBorders", *(tag(side, val="single", sz="4", space="0", color=_LINE) for side in sides)),
        tag("tblLayout", type="fixed"),
        tag("tblCellMar", *(tag(side, w=twips, type="dxa") for side, twips in margins.items())),
        tag(
            "tblLook", val="04A0", firstRow="1", lastRow="0", firstColumn="1", lastColumn="0", noHBand="0", noVBand="1"
        ),
        tag("tblCaption", val=title),
        tag("tblDescription", val=description),
    )


def _row(
    line: Sequence[Words | str], widths: Sequence[int], cell: Callable[[Words | str, int], Xml], *marks: Xml
) -> Xml:
    return tag("tr", tag("trPr", tag("cantSplit"), *marks), *map(cell, line, widths))


@cache
def _frame(width: int, fill: str) -> Xml:
    shade = [tag("shd", val="clear", color="auto", fill=fill)] if fill else []
    return tag("tcPr", tag("tcW", w=str(width), type="dxa"), *shade)
