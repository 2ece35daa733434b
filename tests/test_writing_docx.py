from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from remiss.model import Summary
from remiss.writing import as_docx
from remiss.writing.layout import view
from summaries import big, called, empty, small


def opened(summary: Summary) -> Document:
    return docx.Document(io.BytesIO(as_docx.render(summary)))


def style_of(paragraph: Paragraph) -> str:
    assert paragraph.style is not None
    return str(paragraph.style.name)


def headings(document: Document, level: int) -> list[str]:
    return [p.text for p in document.paragraphs if style_of(p) == f"Heading {level}"]


def test_headings_are_headings() -> None:
    document, shown = opened(small()), view(small())
    assert next(style_of(p) for p in document.paragraphs) == "Title"
    assert headings(document, 1) == [
        "Filer som inte gav någon text",
        "Antal per förslag",
        "Att granska",
        "Matris",
        "Förslag för förslag",
        "Övergripande synpunkter",
        "Ställningstaganden som inte kunde knytas till ett förslag",
        "Instämmer i annans yttrande",
        "Varningar vid läsningen",
        "Filer som inte är något svar",
        "Har svarat utan att beröra något förslag",
        "Inbjudna som inte har svarat",
    ]
    assert headings(document, 2) == [column.label for column in shown.columns]
    assert "+ Tillstyrker (2)" in headings(document, 3)


def test_every_table_repeats_its_head_and_keeps_its_rows_whole() -> None:
    for table in opened(small()).tables:
        first, *others = table._tbl.tr_lst
        assert first.trPr is not None
        assert first.trPr.find(qn("w:tblHeader")) is not None
        for row in others:
            assert row.trPr is not None
            assert row.trPr.find(qn("w:cantSplit")) is not None


def test_every_statement_is_quoted_with_its_place() -> None:
    document, summary = opened(small()), small()
    text = "\n".join(p.text for p in document.paragraphs)
    shown = view(summary)
    for quote in [q for stand in (*shown.stands, *shown.general) for q in stand.quotes] + list(shown.unplaced):
        assert f"”{quote.text}”" in text
        assert f"{quote.source})" in text
    quoted = [p for p in document.paragraphs if style_of(p) == "Quote"]
    assert len(quoted) == sum(len(s.quotes) for s in shown.stands if not s.by_reference) + 2


@pytest.mark.parametrize(("summary", "tables"), [(small(), 1), (big(6, 23), 3)], ids=["small", "big"])
def test_the_matrix_has_every_position(summary: Summary, tables: int) -> None:
    document, shown = opened(summary), view(summary)
    found: dict[str, list[str]] = {}
    matrices = [table for table in document.tables if table.cell(0, 0).text == "Remissinstans"]
    matrices = [table for table in matrices if table.cell(0, 1).text != "Avsnitt"]
    assert len(matrices) == tables
    for table in matrices:
        assert len(table.columns) <= 1 + as_docx.MATRIX_COLUMNS
        for row in list(table.rows)[1:]:
            name, *cells = [cell.text for cell in row.cells]
            found.setdefault(name, []).extend(cells)
    for row_of in shown.rows:
        for words, stand in zip(found[row_of.name], row_of.cells, strict=True):
            assert words.startswith(f"{stand.sign} {stand.words}" if stand else f"{row_of.empty_sign} {row_of.empty}")
            assert words.endswith("?") == bool(stand and stand.review)


def test_the_matrix_lies_down_and_the_rest_stands() -> None:
    sections = opened(small()).sections
    assert [section.page_width > section.page_height for section in sections if section.page_width] == [  # type: ignore[operator]
        False,
        True,
        False,
    ]


def test_the_language_is_swedish_and_no_theme_font_is_left() -> None:
    with zipfile.ZipFile(io.BytesIO(as_docx.render(small()))) as package:
        styles = package.read("word/styles.xml").decode()
        properties = package.read("docProps/core.xml").decode()
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', styles)) == {"sv-SE"}
    for name in ("Normal", "Heading1", "Heading2", "Heading3", "Title"):
        style = re.search(rf'<w:style [^>]*w:styleId="{name}".*?</w:style>', styles, re.DOTALL)
        assert style
        assert "Theme" not in style[0]
    assert "python-docx" not in properties


def test_links_lead_to_bookmarks() -> None:
    body = opened(small()).element.body
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert marks == links == [column.anchor for column in view(small()).columns]
    ids = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(set(ids)) == len(ids)


def test_nobody_has_answered() -> None:
    assert "Inbjudna som inte har svarat" in headings(opened(empty()), 1)


@settings(max_examples=10, deadline=None)
@given(name=st.text(st.characters(), max_size=30))
def test_any_name_can_be_written(name: str) -> None:
    assert opened(called(small(), name)).paragraphs
