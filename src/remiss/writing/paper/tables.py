"""Tables that can be read aloud and printed: a head that repeats, no merged cells, rows that are not split."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from remiss.writing.labels import Colours
from remiss.writing.paper.elements import element, paragraph
from remiss.writing.paper.styles import TABLE_TEXT, TWIPS
from remiss.writing.paper.words import Side, Words

HEAD = Colours("E3E5E8", "1C2430")
_LINE = "A9AEB5"


def table(
    title: str,
    description: str,
    sides: Sequence[Side],
    lines: Iterable[Sequence[Words | str]],
    written: Callable[[Words], Iterable[Any]],
    style: str = TABLE_TEXT,
) -> Any:
    """A table. ``title`` and ``description`` are its alternative text, and ``written`` makes runs of words.

    The first cell of each line is the head of its row. ``style`` is the id of the style of its words.
    """

    def filled(words: Words) -> Any:
        return paragraph(style, written(words), keep=words.colours is HEAD)  # no head is left alone at a page's end

    widths = [round(side.width * TWIPS) for side in sides]
    heads = [Words(side.head, bold=not side.link, link=side.link, colours=HEAD) for side in sides]
    return element(
        "tbl",
        _properties(title, description, sum(widths)),
        element("tblGrid", *(element("gridCol", w=str(width)) for width in widths)),
        _row(heads, widths, filled, element("tblHeader")),
        *(_row(line, widths, filled) for line in lines),
    )


def _properties(title: str, description: str, width: int) -> Any:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    margins = {"top": "40", "left": "60", "bottom": "40", "right": "60"}
    return element(
        "tblPr",
        element("tblStyle", val="TableGrid"),
        element("tblW", w=str(width), type="dxa"),
        element("tblBorders", *(element(side, val="single", sz="4", space="0", color=_LINE) for side in sides)),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(side, w=twips, type="dxa") for side, twips in margins.items())),
        element(
            "tblLook", val="04A0", firstRow="1", lastRow="0", firstColumn="1", lastColumn="0", noHBand="0", noVBand="1"
        ),
        element("tblCaption", val=title),
        element("tblDescription", val=description),
    )


def _row(line: Sequence[Words | str], widths: Sequence[int], filled: Callable[[Words], Any], *marks: Any) -> Any:
    cells = (
        _cell(Words(content) if isinstance(content, str) else content, width, filled)
        for content, width in zip(line, widths, strict=True)
    )
    return element("tr", element("trPr", element("cantSplit"), *marks), *cells)


def _cell(content: Words, width: int, filled: Callable[[Words], Any]) -> Any:
    properties = element("tcPr", element("tcW", w=str(width), type="dxa"))
    if content.colours:
        properties.append(element("shd", val="clear", color="auto", fill=content.colours.fill))
    return element("tc", properties, filled(content))
