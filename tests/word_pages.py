"""The Word report as a reader of the file meets it: its parts, and its paragraphs wherever they stand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from remiss.model import Summary
from remiss.writing import as_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Pages:
    """A report that was written and opened again as bare XML, without the library that wrote it."""

    def __init__(self, summary: Summary) -> None:
        self.content = as_docx.render(summary)
        with zipfile.ZipFile(io.BytesIO(self.content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.xml = {
            name: etree.fromstring(part) for name, part in self.parts.items() if name.endswith((".xml", ".rels"))
        }
        self.body: Any = self.xml["word/document.xml"].find(f"{W}body")
        self.styles: dict[str, Any] = {
            str(s.get(f"{W}styleId")): s for s in self.xml["word/styles.xml"].iter(f"{W}style")
        }

    @staticmethod
    def source(element: Any) -> bytes:
        """An element as it stands in its file."""
        return etree.tostring(element)

    def written(self) -> bytes:
        """The report as a file, with what was done to its XML."""
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as file:
            for name, part in self.parts.items():
                file.writestr(name, etree.tostring(self.xml[name]) if name in self.xml else part)
        return package.getvalue()

    def paragraphs(self, style: str = "") -> list[Any]:
        """All paragraphs of the body, or those in the style with this id; also in tables and content controls."""
        return [p for p in self.body.iter(f"{W}p") if not style or style_of(p) == style]

    def headings(self) -> list[tuple[int, str]]:
        """Level and text of each heading, in order."""
        levels = {f"Heading{level}": level for level in range(1, 10)}
        return [(levels[style_of(p)], text(p)) for p in self.paragraphs() if style_of(p) in levels]

    def below(self, heading: str) -> list[Any]:
        """The paragraphs and tables from a heading to the next one of any level."""
        blocks = list(self.body)
        start = next(at for at, block in enumerate(blocks) if is_heading(block) and text(block) == heading)
        after = blocks[start + 1 :]
        return after[: next((at for at, block in enumerate(after) if is_heading(block)), len(after))]

    def tables(self) -> list[Any]:
        """The tables of the body."""
        return list(self.body.iter(f"{W}tbl"))

    def table(self, title: str) -> list[list[str]]:
        """The cells of the table with this title, row by row, without the head."""
        found = next(t for t in self.tables() if value(t.find(f"{W}tblPr/{W}tblCaption")) == title)
        return rows(found)[1:]

    def notes(self) -> Iterator[tuple[str, str, Any]]:
        """For each note in the margin: the words that it is tied to, its own words, and the paragraph."""
        comments = self.xml.get("word/comments.xml")
        for comment in comments if comments is not None else ():
            number = comment.get(f"{W}id")
            start = next(s for s in self.body.iter(f"{W}commentRangeStart") if s.get(f"{W}id") == number)
            words = []
            for sibling in start.itersiblings():
                if sibling.tag == f"{W}commentRangeEnd" and sibling.get(f"{W}id") == number:
                    break
                words.append(text(sibling))
            assert any(r.get(f"{W}id") == number for r in self.body.iter(f"{W}commentReference"))
            yield "".join(words), text(comment), start.getparent()


def is_heading(block: Any) -> bool:
    return block.tag == f"{W}p" and style_of(block).startswith("Heading")


def style_of(paragraph: Any) -> str:
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def value(element: Any) -> str:
    return "" if element is None else str(element.get(f"{W}val"))


def text(element: Any) -> str:
    """The words of an element, without the codes of fields."""
    letters = {f"{W}t": "", f"{W}tab": "\t", f"{W}br": "\n"}
    found = (e for e in element.iter(*letters) if e.getparent().tag == f"{W}r")
    return "".join(letters[e.tag] or e.text or "" for e in found)


def rows(table: Any) -> list[list[str]]:
    return [[text(cell) for cell in row.findall(f"{W}tc")] for row in table.findall(f"{W}tr")]
