"""From the body of a Word file to pieces: one for each paragraph, table row and note, in reading order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from remiss.model import BlockKind
from remiss.reading.layout.characters import close_up
from remiss.reading.word.cells import Cell, as_row, is_layout, side_by_side
from remiss.reading.word.drawings import ALTERNATIVES, chosen, diagram_words
from remiss.reading.word.format import Format, Look
from remiss.reading.word.numbering import Story
from remiss.reading.word.package import RELATION_ID, Package, w
from remiss.reading.word.pieces import Piece, is_prose, joined
from remiss.reading.word.properties import on
from remiss.reading.word.runs import (
    DELETED,
    REVISED,
    SDT,
    STRUCK,
    THROUGH,
    Runs,
    Words,
    content,
)
from remiss.reading.word.signs import seen

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_P, _TBL, _TR, _TC = w("p"), w("tbl"), w("tr"), w("tc")
_PPR, _RPR = w("pPr"), w("rPr")
_LONGEST_HEADING = 250

_EMBEDDED = (
    "En del av dokumentet är infogad från en annan fil och har inte lästs. Öppna dokumentet i Word, spara det på nytt "
    "och kör sammanställningen igen."
)
_FOREIGN = (
    "I dokumentet ligger ett diagram eller ett objekt från ett annat program, t.ex. ett kalkylblad. Texten i det har "
    "inte lästs. Öppna dokumentet i Word och se efter vad som står där."
)
_INCOMPLETE = (
    "Delar av dokumentet saknas i filen eller är skadade (formatmallar, noter eller sidhuvud). Rubriker, numrering och "
    "text kan ha fallit bort. Jämför med originalet."
)


class Walker:
    """Walks the body of one Word file, and what it refers to. ``warnings`` are in Swedish."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._warnings: dict[str, None] = {}
        self._form = Format(package.related("styles"), package.related("numbering"))
        self._runs = Runs(self._form)
        self._note_stories = {"footnotes": Story(), "endnotes": Story()}
        self._notes = {kind: self._notes_by_id(kind) for kind in self._note_stories}
        self._letterhead = True

    def body(self) -> list[Piece]:
        """The pieces of the document."""
        body = self._package.main.find(w("body"))
        pieces = [] if body is None else self._blocks(body, Story())
        if self._runs.foreign:
            self._warnings[_FOREIGN] = None
        return pieces

    def margins(self) -> list[str]:
        """The lines of the headers that Word shows, that of the first page first, and then of the footers."""
        two_sided = bool(on(self._package.related("settings"), "evenAndOddHeaders"))
        heads: dict[str, None] = {}
        feet: dict[str, None] = {}
        for section in self._package.main.iter(w("sectPr")):
            shown = (["first"] if on(section, "titlePg") else []) + ["default"] + (["even"] if two_sided else [])
            for found, name in ((heads, "headerReference"), (feet, "footerReference")):
                ids = {r.get(w("type"), "default"): r.get(RELATION_ID, "") for r in section.iterchildren(w(name))}
                found.update(dict.fromkeys(ids[kind] for kind in shown if kind in ids))
        story = Story()
        lines: dict[str, None] = {}
        for part in map(self._package.part, (*heads, *feet)):
            self._letterhead = True
            for piece in self._blocks(part, story) if part is not None else ():
                parted = (" ".join(close_up(line).split()) for line in piece.text.replace("\t", "\n").split("\n"))
                lines.update(dict.fromkeys(line for line in parted if line))
        return list(lines)

    def pictured(self) -> bool:
        """Whether there are drawings or pictures in the body."""
        return next(self._package.main.iter(w("drawing"), w("pict")), None) is not None

    def warnings(self) -> list[str]:
        """What a person should know of the reading, in Swedish."""
        told = (
            (_INCOMPLETE, self._package.incomplete()),
            (REVISED, self._runs.revised),
            (STRUCK, self._runs.struck),
        )
        return [*self._warnings, *(warning for warning, holds in told if holds)]

    # --- blocks -----------------------------------------------------------------------------------------------------

    def _blocks(self, container: Element, story: Story) -> list[Piece]:
        pieces: list[Piece] = []
        words, unended = Words(), None
        for child in [*self._members(container, _P, _TBL), None]:
            if unended is not None and words.text and (child is None or child.tag == _TBL):
                pieces += self._paragraph(unended, self._form.look(unended.find(_PPR)), words, story)
                words, unended = Words(), None
            if child is None:
                break
            if child.tag == _TBL:
                pieces += self._table(child, story)
                continue
            look = self._form.look(child.find(_PPR))
            self._runs.read(child, look, words)
            if self._runs_on(child, look):
                unended = child
            else:
                pieces += self._paragraph(child, look, words, story)
                words, unended = Words(), None
        return pieces

    def _runs_on(self, paragraph: Element, look: Look) -> bool:
        """Whether the next paragraph goes on where this one ends: its end is deleted or hidden, or it is a drop cap."""
        frame, mark = (paragraph.find(f"{_PPR}/{name}") for name in (w("framePr"), _RPR))
        if mark is not None and any(mark.find(tag) is not None for tag in DELETED):
            self._runs.revised = True
            return True
        # Word parts a heading from the text on its line by a mark that is hidden "specially"
        hidden = bool(on(mark, "vanish")) and not on(mark, "specVanish") and not look.heading
        return hidden or (frame is not None and frame.get(w("dropCap")) in ("drop", "margin"))

    def _paragraph(self, element: Element, look: Look, words: Words, story: Story) -> list[Piece]:
        text = unicodedata.normalize("NFC", "".join(words.text)).strip()
        number = None
        unseen = not text and self._form.toggle(element.find(f"{_PPR}/{_RPR}"), "vanish", otherwise=look.hidden)
        if look.numbering and not unseen:  # an empty paragraph is counted, as in Word; a hidden one is not
            number = self._form.mark(look.numbering, story)
        pieces: list[Piece] = []
        if text:
            kind, level = BlockKind.PARAGRAPH, 0
            if look.heading and len(text) <= _LONGEST_HEADING:
                kind, level = BlockKind.HEADING, look.heading
            elif number is not None and look.numbering:
                kind, level = BlockKind.LIST_ITEM, look.numbering[1] + 1
            elif look.list_level:
                kind, level = BlockKind.LIST_ITEM, look.list_level
            marked = bool(words.marks) and not look.plain and (kind is BlockKind.PARAGRAPH or bool(number))
            pieces.append(
                Piece(kind, f"{number} {text}" if number else text, level, marked, 0 if look.plain else words.size)
            )
            self._letterhead = self._letterhead and kind is not BlockKind.HEADING and not is_prose(pieces[0])
        for kind_of_note, note_id, typed in words.notes:
            pieces += self._note(kind_of_note, note_id, typed)
        for box in words.boxes:
            pieces += self._blocks(box, Story())
        for relation in words.diagrams:
            part = self._package.part(relation)
            pieces += [Piece(BlockKind.PARAGRAPH, seen(t)) for t in diagram_words(part)] if part is not None else []
        return pieces

    def _notes_by_id(self, kind: str) -> dict[str, Element]:
        root = self._package.related(kind)
        return {note.get(w("id"), ""): note for note in root} if root is not None else {}

    def _note(self, kind: str, note_id: str, typed: str) -> list[Piece]:
        """A note, without the mark that was ``typed`` for it by hand and is repeated where it begins."""
        note = self._notes[kind].pop(note_id, None)  # read once, also if referred to twice, or by itself
        if note is None:
            return []
        text = joined(self._blocks(note, self._note_stories[kind]))
        return [Piece(BlockKind.NOTE, text.removeprefix(typed.strip()))]

    def _members(self, parent: Element, *tags: str) -> Iterator[Element]:
        """The children with these tags, also those inside content controls, insertions and the like."""
        for child in parent:
            if child.tag in tags:
                yield child
            elif child.tag == SDT:
                if _TC in tags or not self._runs.prompting(child):  # an unfilled cell still keeps its place in the row
                    yield from self._members(content(child), *tags)
            elif child.tag in THROUGH:
                yield from self._members(child, *tags)
            elif child.tag == ALTERNATIVES:
                yield from self._members(chosen(child), *tags)
            elif child.tag in (w("altChunk"), w("subDoc")):
                self._warnings[_EMBEDDED] = None

    # --- tables -----------------------------------------------------------------------------------------------------

    def _table(self, table: Element, story: Story) -> list[Piece]:
        at_top = self._letterhead
        merged: dict[int, str] = {}
        rows = [self._cells(row, merged, story) for row in self._members(table, _TR) if self._is_seen(row)]
        if is_layout(rows):
            return [piece for row in rows for piece in side_by_side(row)]
        at_top = at_top and not any(is_prose(piece) for row in rows for cell in row for piece in cell.pieces)
        return [piece for row in rows for piece in as_row(row, at_top=at_top)]

    def _is_seen(self, row: Element) -> bool:
        properties = row.find(w("trPr"))
        return not self._is_deleted(properties, "ins", "del") and not on(properties, "hidden")

    def _is_deleted(self, properties: Element | None, inserting: str, deleting: str) -> bool:
        """Whether a row or a cell has been deleted; that it has been inserted is remembered too."""
        found = [properties is not None and properties.find(w(name)) is not None for name in (inserting, deleting)]
        self._runs.revised = self._runs.revised or any(found)
        return found[1]

    def _cells(self, row: Element, merged: dict[int, str], story: Story) -> list[Cell]:
        """The cells of a row, those covered by one beside them empty. ``merged``: columns that are open, each with the
        label that reaches down into them.
        """
        cells: list[Cell] = []
        column = _count(row, "trPr/gridBefore", 0)
        for element in self._members(row, _TC):
            down, across = (_merge(element, name) for name in ("vMerge", "hMerge"))
            gone = self._is_deleted(element.find(w("tcPr")), "cellIns", "cellDel")
            covered = (down == "continue" and column in merged) or across == "continue"
            holder = element.getparent()
            control = holder.getparent() if holder is not None else None
            unfilled = control is not None and control.tag == SDT and self._runs.prompting(control)
            if covered:
                cell = Cell([], merged.get(column, ""))
            else:
                cell = Cell([] if gone or unfilled else self._blocks(element, story))
                merged.pop(column, None)
                if down:
                    merged[column] = cell.label() if cells else ""  # rows go on with what the first column says
            if not gone:
                cells.append(cell)
            column += _count(element, "tcPr/gridSpan", 1)
        return cells


def _count(element: Element, path: str, otherwise: int) -> int:
    found = element.find("/".join(map(w, path.split("/"))))
    value = found.get(w("val"), "") if found is not None else ""
    return int(value) if value.isdecimal() and len(value) < 4 else otherwise


def _merge(cell: Element, name: str) -> str:
    """``restart``, ``continue`` (also if no value is given) or nothing."""
    found = cell.find(f"{w('tcPr')}/{w(name)}")
    return "" if found is None else found.get(w("val"), "continue")
