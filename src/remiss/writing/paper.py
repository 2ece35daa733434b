"""The paper that the Word report is written on: sober styles in Swedish, tables with heads that repeat, links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from remiss.writing.labels import Colours

FONT = "Arial"
LANGUAGE = "sv-SE"
_INK, _GREY = RGBColor(0x1C, 0x24, 0x30), RGBColor(0x55, 0x5B, 0x64)
_HEAD = Colours("E3E5E8", "1C2430")
_LINE = "B9BDC3"
FAINT = Colours("FFFFFF", "5A606A")
"""for a cell in which nobody has said anything"""
_SHORT_SIDE, _LONG_SIDE, _MARGIN = Cm(21), Cm(29.7), Cm(2)
WIDTH_LANDSCAPE = 25.7
"""centimetres between the margins of a landscape page"""
QUOTE, SMALL, SOURCE = "Quote", "Tabelltext", "Källa"
"""ids of styles: a quoted paragraph, the words of a table, and (for a run) where a quote stands"""

Dressed = TypeVar("Dressed", Paragraph, Run)


class Filled(NamedTuple):
    """The words of a table cell, with what sets them off."""

    text: str
    colours: Colours | None = None
    bold: bool = False
    link: str = ""


def dressed(thing: Dressed, style: str) -> Dressed:
    """The paragraph or run in a style, given by the style's id.

    python-docx looks a style up by its name among all of them each time, which is most of the work in a long document.
    """
    element = thing._p if isinstance(thing, Paragraph) else thing._r
    element.style = style
    return thing


def new_document(title: str) -> Document:
    """An empty A4 document with the styles, the language and the page number set."""
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, "remiss", LANGUAGE
    properties.comments = properties.keywords = ""
    _set_styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = _SHORT_SIDE, _LONG_SIDE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    footer = section.footer.paragraphs[0]
    dressed(footer, SMALL).add_run(f"{title} · sida ")
    _add_field(footer, "PAGE")
    return document


def turn(document: Document, *, landscape: bool) -> None:
    """Begin a new section on a page of its own, upright or landscape."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    sides = (_LONG_SIDE, _SHORT_SIDE) if landscape else (_SHORT_SIDE, _LONG_SIDE)
    section.page_width, section.page_height = sides


def add_table(
    document: Document, heads: Sequence[str], widths: Sequence[float], lines: Iterable[Sequence[Filled | str]]
) -> Table:
    """A table whose first row repeats on every page. ``widths`` in centimetres. A line of one cell spans the table."""
    rows = [list(line) for line in lines]
    table: Table = document.add_table(len(rows) + 1, len(heads), "Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    _set_lines(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    first, *others = table.rows
    _mark(first, "w:tblHeader")
    _fill_row(first, [Filled(head, _HEAD, bold=True) for head in heads], widths)
    for row, line in zip(others, rows, strict=True):
        _mark(row, "w:cantSplit")
        _fill_row(row, line, widths)
    return table


def add_heading(document: Document, text: str, level: int, *, anchor: str = "") -> None:
    """A heading in the style of its level, with a bookmark to link to if ``anchor`` is given."""
    heading = document.add_heading(text, level)
    if anchor:
        number = str(len(document.element.body))  # grows with the document, so no two bookmarks share it
        heading._p.append(_element("w:bookmarkStart", id=number, name=anchor))
        heading._p.append(_element("w:bookmarkEnd", id=number))


def _fill_row(row: _Row, line: Sequence[Filled | str], widths: Sequence[float]) -> None:
    cells = list(row.cells)
    spanning = len(line) == 1 < len(cells)
    if spanning:
        cells, widths = [cells[0].merge(cells[-1])], [sum(widths)]
    for cell, content, width in zip(cells, line, widths, strict=True):
        filled = Filled(content) if isinstance(content, str) else content
        cell.width = Cm(width)
        paragraph = dressed(cell.paragraphs[0], SMALL)
        if spanning:  # it heads the rows below it
            paragraph.paragraph_format.keep_with_next = True
        if filled.link:
            _add_link(paragraph, filled.text, filled.link)
        elif filled.text:
            run = paragraph.add_run(filled.text)
            if filled.bold:
                run.bold = True
            if filled.colours:
                run.font.color.rgb = RGBColor.from_string(filled.colours.ink)
        if filled.colours:
            _shade(cell, filled.colours.fill)


def _set_styles(document: Document) -> None:
    styles = document.styles
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    sizes = {"Normal": 10.5, "Title": 22, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11, "Quote": 10}
    for name, size in sizes.items():
        style = styles[name]
        assert isinstance(style, ParagraphStyle)  # noqa: S101  # the template that python-docx carries has them all
        _set_font(style, size, _INK)
        style.font.italic = False
        style.font.bold = name.startswith(("Title", "Heading"))
        for border in style.element.xpath("w:pPr/w:pBdr"):
            border.getparent().remove(border)
        form = style.paragraph_format
        form.space_before, form.space_after = Pt(0), Pt(6)
        if style.font.bold:
            form.space_before = Pt(0 if name == "Title" else size)
            form.keep_with_next = True
        if name == "Quote":
            form.left_indent, form.space_after = Cm(0.6), Pt(4)
    small = styles.add_style(SMALL, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(small, ParagraphStyle)  # noqa: S101
    small.base_style = styles["Normal"]
    _set_font(small, 8, _INK)
    small.paragraph_format.space_after = Pt(0)
    source = styles.add_style(SOURCE, WD_STYLE_TYPE.CHARACTER)
    assert isinstance(source, CharacterStyle)  # noqa: S101
    _set_font(source, 8.5, _GREY)


def _set_font(style: CharacterStyle, size: float, colour: RGBColor) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), colour
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):  # a theme's font goes before a named one, so no theme may be left
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)


def _mark(row: _Row, tag: str) -> None:
    row._tr.get_or_add_trPr().append(_element(tag))


def _shade(cell: _Cell, fill: str) -> None:
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=fill))


def _set_lines(table: Table) -> None:
    """Thin grey lines, and margins narrow enough for ten columns."""
    borders, margins = _element("w:tblBorders"), _element("w:tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=_LINE))
    for side, twips in (("top", 30), ("left", 60), ("bottom", 30), ("right", 60)):
        margins.append(_element(f"w:{side}", w=str(twips), type="dxa"))
    properties: Any = table._tbl.tblPr
    properties.find(qn("w:tblLayout")).addprevious(borders)  # the places that the schema gives them
    properties.find(qn("w:tblLook")).addprevious(margins)


def _add_link(paragraph: Paragraph, text: str, anchor: str) -> None:
    link = _element("w:hyperlink", anchor=anchor)
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    field = _element("w:fldSimple", instr=instruction)
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)


def _element(tag: str, **attributes: str) -> Any:
    """An element of WordprocessingML with attributes of the same namespace."""
    element: Any = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
