"""The paper itself: an A4 document that is written from its first page to its last."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

import docx
from docx.oxml.ns import qn

from remiss.writing.packing import timeless
from remiss.writing.paper.contents import HEADING, NOTE, Entry, contents
from remiss.writing.paper.elements import qualified
from remiss.writing.paper.markup import Xml, bookmark, field, paragraph, parsed, run, tag, with_section
from remiss.writing.paper.package import AUTHOR, set_package
from remiss.writing.paper.styles import (
    BULLET,
    COMMENT_MARK,
    FOOTER,
    HEADER,
    HEADINGS,
    NORMAL,
    TABLE_TEXT,
    TITLE,
    TWIPS,
    set_styles,
)
from remiss.writing.paper.tables import table
from remiss.writing.paper.words import Side, Words, written

_LISTED = 2
"""levels of heading that stand in the contents"""
_SIDES = round(21 * TWIPS), round(29.7 * TWIPS)
_MARGIN = str(round(2 * TWIPS))


class Paper:
    """A document. What is written comes in the order of the calls; ``finished`` gives the file's bytes."""

    def __init__(self, title: str, *, head: str) -> None:
        """``title`` is the document's, ``head`` what stands at the top of every page but the first."""
        self._document = docx.Document()
        self._body: Any = self._document.element.body
        self._entries: list[Entry] = []
        self._bookmarks = 0
        self._blocks: list[Xml] = []
        self._contents: tuple[int, Sequence[Xml]] | None = None
        set_styles(self._document)
        set_package(self._document, title)
        self._set_page(head)
        self.write(title, style=TITLE)

    def write(self, *content: Words | str, style: str = NORMAL, keep: bool = False) -> None:
        """A paragraph. ``keep`` it on one page with what follows."""
        self._add(paragraph(style, map(self._noted, content), keep=keep))

    def bullets(self, items: Iterable[Sequence[Words | str] | str]) -> None:
        """A list."""
        for item in items:
            self.write(*([item] if isinstance(item, str) else item), style=BULLET)

    def heading(self, text: str, level: int, *, anchor: str = "", new_page: bool = False) -> None:
        """A heading, with a bookmark to link to if ``anchor`` is given."""
        anchors = [anchor] if anchor else []
        if level <= _LISTED:
            anchors.append(f"_Toc{len(self._entries) + 1:09}")  # such as Word itself makes for its contents
            self._entries.append(Entry(text, level, anchors[-1]))
        marks = [self._bookmark(name) for name in anchors]
        content = (*(start for start, _ in marks), run(text), *(end for _, end in marks))
        self._add(paragraph(HEADINGS[level - 1], content, new_page=new_page))

    def table(
        self,
        title: str,
        description: str,
        sides: Sequence[Side],
        lines: Iterable[Sequence[Words | str]],
        style: str = TABLE_TEXT,
    ) -> None:
        """A table whose head repeats on every page. ``title`` and ``description`` are its alternative text."""
        self._add(table(title, description, sides, lines, style))

    def contents(self) -> None:
        """Here stands the table of contents, on a page of its own."""
        self._contents = len(self._blocks), [self._noted(Words(HEADING, note=NOTE))]
        self._add(tag("sdt"))  # until all headings are known

    def lay_down(self) -> None:
        """Begin a section of landscape pages. The last thing written must not be a table."""
        section: Any = self._body[-1]
        self._blocks[-1] = with_section(self._blocks[-1], section)
        for name in ("headerReference", "footerReference", "titlePg"):  # those of the section before go on
            for found in section.findall(qualified(name)):
                section.remove(found)
        _turn(section, landscape=True)

    def finished(self) -> bytes:
        """The document as a file; the same each time."""
        if self._contents:
            at, heading = self._contents
            self._blocks[at] = contents(self._entries, heading)
        saved = io.BytesIO()
        self._document.save(saved)
        return timeless(saved.getvalue(), {"word/document.xml": self._fill})

    def _fill(self, document: bytes) -> bytes:
        """The document with all that has been written, before what is last in a body: the measures of its page."""
        return document.replace(b"<w:body>", b"<w:body>" + "".join(self._blocks).encode(), 1)

    def _add(self, block: Xml) -> None:
        self._blocks.append(block)

    def _bookmark(self, name: str) -> tuple[Xml, Xml]:
        self._bookmarks += 1
        return bookmark(self._bookmarks, name)

    def _noted(self, words: Words | str) -> Xml:
        """The words, with what stands in the margin."""
        said = written(words)
        if isinstance(words, str) or not (words.text and words.note):
            return said
        number = str(self._note(words.note))
        start, end = tag("commentRangeStart", id=number), tag("commentRangeEnd", id=number)
        mark = tag("rPr", tag("rStyle", val=COMMENT_MARK))
        return Xml(f"{start}{said}{end}{tag('r', mark, tag('commentReference', id=number))}")

    def _note(self, text: str) -> int:
        comment = self._document.comments.add_comment("", author=AUTHOR, initials=AUTHOR[0])
        comment.paragraphs[0]._p.append(parsed(run(text)))  # python-docx would take it letter by letter
        del comment._comment_elm.attrib[qn("w:date")]  # it may be left out, and it is the clock's
        return comment.comment_id

    def _set_page(self, head: str) -> None:
        measures: Any = self._body[-1]
        _turn(measures, landscape=False)
        measures.remove(measures.find(qualified("docGrid")))
        page = self._document.sections[0]
        page.different_first_page_header_footer = True
        _fill(page.header._element, paragraph(HEADER, [run(head)]))
        for foot in (page.footer, page.first_page_footer):
            _fill(
                foot._element,
                paragraph(FOOTER, [run("Sida "), *field("PAGE", "1"), run(" av "), *field("NUMPAGES", "1")]),
            )


def _fill(part: Any, block: Xml) -> None:
    part.clear()
    part.append(parsed(block))


def _turn(section: Any, *, landscape: bool) -> None:
    """Give a section the measures of an A4 page."""
    size, margins = section.find(qualified("pgSz")), section.find(qualified("pgMar"))
    width, height = reversed(_SIDES) if landscape else _SIDES
    size.attrib.clear()
    size.set(qualified("w"), str(width))
    size.set(qualified("h"), str(height))
    if landscape:
        size.set(qualified("orient"), "landscape")
    for side in ("top", "right", "bottom", "left"):
        margins.set(qualified(side), _MARGIN)
