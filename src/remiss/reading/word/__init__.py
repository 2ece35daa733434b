"""Word files (.docx, .docm, .dotx) → Draft."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from remiss.errors import LimitError
from remiss.model import BlockKind
from remiss.reading.draft import Draft
from remiss.reading.layout import marks
from remiss.reading.layout.characters import close_up
from remiss.reading.limits import Limits
from remiss.reading.word.format import OPEN_LEVEL
from remiss.reading.word.package import open_package
from remiss.reading.word.pieces import Piece, is_prose
from remiss.reading.word.walk import Walker

_HAND_MADE_BULLET = re.compile(r"[•·▪◦●○■‣➢*]\s+|[-–—]\s+")
_NUMBERED = re.compile(r"(\d+(?:\.\d+)*)\.?(?:\s|$)")
_LONGEST_BOLD_HEADING = 120
_LONGEST_LINE = 80
_SHORTEST_CAPITALS = 3
_DEEPEST = 9
_LARGER = 1.15
"""How much larger than the text a heading is set that is marked by nothing else: 14 points over 12."""
_PICTURES = (
    "Dokumentet har ingen text, bara bilder. Spara det som PDF, så att bilderna kan tolkas (OCR), eller be avsändaren "
    "om texten."
)


def read_word(path: Path, limits: Limits) -> Draft:
    """Read a Word file: body in order, with headings, lists, table rows and notes; headers and footers as furniture.

    Blocks have no page, for Word has none before it is printed. Raises ``ReadError`` where the file is damaged, locked
    or no Word file, and ``LimitError`` where it goes over a limit of size.
    """
    draft = Draft()
    try:
        with open_package(path, limits) as package:
            walker = Walker(package)
            pieces = list(walker.body())
            draft.furniture.extend(walker.margins())
    except RecursionError as error:
        raise LimitError(
            "Dokumentet är för djupt nästlat för att läsas. Öppna det i Word, spara det på nytt och försök igen."
        ) from error
    add_pieces(pieces, draft)
    for warning in walker.warnings():
        draft.warn(warning)
    if not pieces and walker.pictured():
        draft.warn(_PICTURES)
    return draft


def add_pieces(pieces: Iterable[Piece], draft: Draft) -> None:
    """Add the blocks of a text whose form is known (a Word file, a web page) to a draft, with what hands made in it."""
    pieces = list(_hand_made_lists(pieces))
    _find_unstyled_headings(pieces)
    _give_levels(pieces)
    for piece in _by_line(pieces):
        text = piece.text if piece.kind is BlockKind.TABLE_ROW else piece.text.replace("\t", " ")
        draft.add(piece.kind, close_up(text), level=piece.level)


def _hand_made_lists(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, with bullets typed by hand made list items; a line without a bullet goes on from the one above."""
    for piece in pieces:
        lines = [line for line in piece.text.split("\n") if line.strip()]
        bullets = [_HAND_MADE_BULLET.match(line) for line in lines]
        if piece.kind is not BlockKind.PARAGRAPH or not (bullets[0] or sum(map(bool, bullets)) > 1):
            yield piece
            continue
        item = Piece(piece.kind, "", marked=piece.marked)
        for line, bullet in zip(lines, bullets, strict=True):
            if not bullet:
                item.text = f"{item.text} {line}".strip()
                continue
            if item.text:
                yield item
            item = Piece(BlockKind.LIST_ITEM, line[bullet.end() :], level=1)
        yield item


def _find_unstyled_headings(pieces: list[Piece]) -> None:
    """Make headings of short paragraphs without a final period that stand over text and are set off from it by hand: in
    bold or italics, underlined, in capitals or larger letters, or numbered with points.

    What follows a run of them decides: running text, a list, a table or a heading. A bold name in a letterhead or in a
    signature has a line like itself below it, or nothing. Nor does it become one over the first heading.
    """
    first = next((i for i, p in enumerate(pieces) if p.kind is BlockKind.HEADING or is_prose(p)), len(pieces))
    over_text = False
    body = _size_of_text(pieces)
    for i in range(len(pieces) - 1, -1, -1):
        piece, text = pieces[i], pieces[i].text.strip()
        if piece.kind is BlockKind.NOTE:
            continue
        large = bool(body) and piece.size >= _LARGER * body
        set_off = piece.marked or (piece.kind is BlockKind.PARAGRAPH and (large or _is_capitals(text)))
        marked = set_off or marks.points(text)
        if piece.kind is not BlockKind.HEADING and marked and _may_be_heading(text):
            if over_text:
                piece.kind, piece.level = BlockKind.HEADING, OPEN_LEVEL
        elif i > first:
            over_text = piece.kind is not BlockKind.PARAGRAPH or is_prose(piece) or text.endswith((".", "!", "?", ":"))
        else:
            over_text = is_prose(piece) or piece.kind is BlockKind.LIST_ITEM or text.endswith((".", "!", "?"))


def _is_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) > _SHORTEST_CAPITALS


def _size_of_text(pieces: Iterable[Piece]) -> int:
    """The size that most of the text is set in; 0 where none is known."""
    sizes: Counter[int] = Counter()
    for piece in pieces:
        if piece.size:
            sizes[piece.size] += len(piece.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=0)


def _may_be_heading(text: str) -> bool:
    return len(text) <= _LONGEST_BOLD_HEADING and not text.endswith((".", ",", ";"))


def _give_levels(pieces: list[Piece]) -> None:
    """Give depth to headings whose style says none: by their number, or else one below the last that says it."""
    last = 0
    for piece in pieces:
        if piece.kind is not BlockKind.HEADING:
            continue
        if piece.level == OPEN_LEVEL:
            numbered = _NUMBERED.match(piece.text)
            piece.level = min(_DEEPEST, numbered[1].count(".") + 1 if numbered else last + 1)
        else:
            last = piece.level


def _by_line(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces, with paragraphs parted at their line breaks where those part lines and do not just wrap text.

    They do in the letterhead (before the first running text) and under the letter (after the last), where each line is
    short: names, dates and numbers are read line by line. So is a mail that was answered, with its lines marked
    ("> Vi vill påminna om"), and it is no running text of the letter.
    """
    prose = [i for i, piece in enumerate(pieces) if is_prose(piece) and not _is_quoted(piece)]
    first, last = (prose[0], prose[-1]) if prose else (len(pieces), -1)
    for i, piece in enumerate(pieces):
        lines = [line for line in piece.text.split("\n") if line.strip()]
        outside = i < first or i > last
        lines_apart = _is_quoted(piece) or (outside and all(len(line) <= _LONGEST_LINE for line in lines))
        if piece.kind is BlockKind.PARAGRAPH and lines_apart:
            yield from (Piece(piece.kind, line) for line in lines)
        else:
            yield piece


def _is_quoted(piece: Piece) -> bool:
    return piece.text.startswith(">")
