"""A document: one file that came in, as read."""

from __future__ import annotations

from pydantic import model_validator

from remiss.model.display import of_document
from remiss.model.noun import Noun
from remiss.vocabulary import BlockKind, Status


def short_id(document: str) -> str:
    """The first characters of a document's id: they tell it from the others of a case, and can be read."""
    return document[:12]


class Block(Noun):
    """A stretch of a document: ``document.text[start:end]``.

    ``page`` counts from 1 in a file that has fixed pages (PDF) and is None in one that has not (Word, text).
    ``level`` is the depth of a heading or list item, from 1; 0 for other kinds. ``box`` is where the part of it on that
    page stands, as left, top, right and bottom in points from the page's top left corner; None where it is not known.
    """

    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    level: int = 0
    box: tuple[float, float, float, float] | None = None


class Document(Noun):
    """One file as read: the canonical text, and blocks that are spans of it, in reading order.

    Hyphens at line ends and running heads are dealt with while the text is built, so that every span is a plain slice.
    Blocks do not overlap; the text between two blocks is white space. The cells of a table row are parted by a tab.
    ``id`` is the SHA-256 of the file's bytes, ``file`` its path as given or relative to the case, ``pages`` the number
    of pages where the format has them. ``furniture`` holds the lines that were dropped by position and repetition
    (running heads, page marks) or stand outside the body (Word's headers and footers): they may name the sender.
    ``ocr`` are the pages whose words were read from a picture (OCR), and ``needs_ocr`` those that are a picture and
    were not read.
    """

    id: str
    file: str
    status: Status
    text: str = ""
    blocks: tuple[Block, ...] = ()
    pages: int | None = None
    furniture: tuple[str, ...] = ()
    ocr: tuple[int, ...] = ()
    needs_ocr: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    error: str | None = None

    @model_validator(mode="after")
    def _blocks_are_spans_in_order(self) -> Document:
        at = 0
        for block in self.blocks:
            if not at <= block.start <= block.end <= len(self.text):
                raise ValueError(f"block {block} does not follow offset {at} in a text of {len(self.text)} characters")
            at = block.end
        return self

    def quote(self, block: Block) -> str:
        """The words of a block."""
        return self.text[block.start : block.end]

    def _repr_html_(self) -> str:
        return of_document(self)
