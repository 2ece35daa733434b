"""The words inside a Word paragraph: runs, fields, symbols, form fields, revisions.

What a reader of the finished letter would see is read, and nothing else: insertions but not deletions, the result of a
field but not its code, one of the alternatives for each drawing, no hidden text, no prompt of an empty form field.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remiss.reading.word.drawings import ALTERNATIVES, boxes, chosen, diagram, is_foreign
from remiss.reading.word.format import Format, Look
from remiss.reading.word.package import m, w
from remiss.reading.word.properties import on
from remiss.reading.word.signs import is_note_mark, seen, symbol

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SDT = w("sdt")
INSERTED = frozenset({w("ins"), w("moveTo")})
DELETED = frozenset({w("del"), w("moveFrom")})
THROUGH = INSERTED | {w(name) for name in ("hyperlink", "fldSimple", "smartTag", "customXml", "dir", "bdo")}
MARKS = frozenset({"b", "i", "u", "caps", "smallCaps"})
"""How letters are set off, by hand or in bold by a style: a line that is so throughout may be a heading."""
_STRUCK = ("strike", "dstrike")
_GRAPHICS = {w("drawing"), w("pict"), w("object")}
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_WRITTEN = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}

REVISED = (
    "Dokumentet har spårade ändringar: infogad text har lästs och struken text har utelämnats. "
    "Kontrollera med avsändaren att ändringarna gäller."
)
STRUCK = "Överstruken text i dokumentet har utelämnats. Kontrollera i originalet att den inte ska räknas."


@dataclass
class Words:
    """The words of one paragraph as they are gathered, and what hangs on it: its notes, text boxes and diagrams.

    A line break stands as ``\\n``, a tab as ``\\t``. ``marks`` are how every letter so far is set off, ``size`` is
    that of the smallest, in half points. A note is its kind, its id and the mark that was typed for it, if one was; a
    diagram is the relation to its words.
    """

    text: list[str] = field(default_factory=list)
    marks: frozenset[str] = MARKS
    size: int = 0
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)

    def add(self, text: str, *, marks: frozenset[str]) -> None:
        """Append words that are seen."""
        self.text.append(text)
        if any(map(str.isalnum, text)):
            self.marks &= marks


class Runs:
    """Reads paragraph after paragraph; remembers the fields that are open over their ends.

    ``revised``, ``struck`` and ``foreign`` tell whether tracked changes, words that are struck through, and what only
    other programs can read, were met.
    """

    def __init__(self, form: Format) -> None:
        self.revised = False
        self.struck = False
        self.foreign = False
        self.fields: list[bool] = []
        """For each open field, whether we are still in its code."""
        self._form = form

    def read(self, paragraph: Element, look: Look, words: Words) -> None:
        """Add a paragraph's words to ``words``."""
        self._inside(paragraph, look, words)
        # no code runs over a paragraph's end: a field whose end is lost must not swallow the rest
        self.fields = [in_code for in_code in self.fields if not in_code]

    def prompting(self, control: Element) -> bool:
        """Whether a content control shows only its prompt ("Klicka här för att ange text").

        LibreOffice draws a control that has been filled in into the one before it, which keeps its prompt: words that
        are not in the style of the prompt beside them are no prompt.
        """
        if not _shows_prompt(control):
            return False
        styled = [self._form.is_prompt(run) for run in control.iter(w("r")) if run.find(w("t")) is not None]
        return all(styled) or not any(styled)

    def _inside(self, parent: Element, look: Look, words: Words) -> None:
        for child in parent:
            if child.tag == w("r"):
                self._run(child, look, words)
            elif child.tag == SDT:
                if not self.prompting(child):
                    self._inside(content(child), look, words)
            elif child.tag == ALTERNATIVES:
                self._inside(chosen(child), look, words)
            elif child.tag in THROUGH:
                self.revised = self.revised or child.tag in INSERTED
                self._inside(child, look, words)
            elif child.tag in DELETED:
                self.revised = True
            elif child.tag in (m("oMath"), m("oMathPara")) and not any(self.fields):
                words.add(_formula(child), marks=frozenset({"b"} if look.bold else ()))

    def _run(self, run: Element, look: Look, words: Words) -> None:
        properties = run.find(w("rPr"))
        if self._form.is_prompt(run) and any(map(_shows_prompt, run.iterancestors(SDT))):
            return
        text = "".join(text.text or "" for text in run.iterchildren(w("t")))
        shown = bool(text.strip()) and not any(self.fields)
        hidden = self._form.toggle(properties, "vanish", otherwise=look.hidden)
        if hidden or (shown and self._is_left_out(run, text, words)):
            for mark in run.iterchildren(w("fldChar")):  # a hidden field still opens and closes
                self._field(mark)
            return
        if shown:
            size = self._form.size(properties, otherwise=look.size)
            words.size = min(size, words.size or size)
        fonts = properties.find(w("rFonts")) if properties is not None else None
        font = fonts.get(w("ascii"), "") if fonts is not None else ""
        marks = frozenset(m for m in MARKS if self._form.toggle(properties, m, otherwise=look.bold and m == "b"))
        self._content(run, words, marks=marks, font=font)

    def _is_left_out(self, run: Element, text: str, words: Words) -> bool:
        """Whether a run is struck through by hand, or a note's mark that was typed by hand."""
        properties = run.find(w("rPr"))
        if any(run.find(tag) is not None for tag in _NOTES):
            return False
        if any(self._form.toggle(properties, name, otherwise=False) for name in _STRUCK):
            self.struck = True
            return True
        return self._form.is_raised(properties) and is_note_mark(text, "".join(words.text[-4:]))

    def _content(self, parent: Element, words: Words, *, marks: frozenset[str], font: str) -> None:
        for child in parent:
            tag = child.tag
            if tag == w("fldChar"):
                if (form_field := self._field(child)) and not any(self.fields[:-1]):
                    words.add(form_field, marks=marks)
            elif any(self.fields):
                continue
            elif tag == w("t"):
                words.add(seen(child.text or "", font), marks=marks)
            elif tag in _WRITTEN:
                words.add(_WRITTEN[tag], marks=marks)
            elif tag == w("sym"):
                words.add(symbol(child), marks=marks)
            elif tag in _NOTES:
                custom = child.get(w("customMarkFollows")) in ("1", "true", "on")
                typed = "".join(t.text or "" for t in child.itersiblings(w("t"))) if custom else ""
                words.notes.append((_NOTES[tag], child.get(w("id"), ""), typed))
                if custom:
                    return  # the rest of the run is the mark: a star, a digit
            elif tag in _GRAPHICS:
                words.boxes.extend(boxes(child))
                words.diagrams.extend(filter(None, [diagram(child)]))
                self.foreign = self.foreign or is_foreign(child)
            elif tag == ALTERNATIVES:
                self._content(chosen(child), words, marks=marks, font=font)
            elif tag == w("ruby"):
                for base in child.iterfind(f"{w('rubyBase')}/{w('r')}"):
                    self._content(base, words, marks=marks, font=font)

    def _field(self, mark: Element) -> str:
        """Follow a field's begin, separator or end; gives what a ticked box or a chosen line of a form shows."""
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            self.fields.append(True)
            return _form_field(mark)
        if self.fields and kind == "separate":
            self.fields[-1] = False
        elif self.fields and kind == "end":
            self.fields.pop()
        return ""


def content(control: Element) -> Element:
    """What a content control holds."""
    found = control.find(w("sdtContent"))
    return control.makeelement(w("sdtContent")) if found is None else found


def _shows_prompt(control: Element) -> bool:
    return bool(on(control.find(w("sdtPr")), "showingPlcHdr"))


def _formula(element: Element) -> str:
    """The signs of a formula in a row; a fraction with its stroke: ``x=2/3``."""
    if element.tag in DELETED:
        return ""
    if element.tag in (m("t"), w("t")):
        return seen(element.text or "")
    if element.tag == m("f"):
        return "/".join("".join(map(_formula, element.iterchildren(m(part)))) for part in ("num", "den"))
    return "".join(map(_formula, element))


def _form_field(mark: Element) -> str:
    """An old form field's tick or chosen line; both stand in the field itself and not in its result."""
    box = mark.find(f"{w('ffData')}/{w('checkBox')}")
    if box is not None:
        ticked = on(box, "checked")
        return "☒ " if (on(box, "default") if ticked is None else ticked) else "☐ "
    choice = mark.find(f"{w('ffData')}/{w('ddList')}")
    if choice is None:
        return ""
    lines = [line.get(w("val"), "") for line in choice.iterchildren(w("listEntry"))]
    result = choice.find(w("result"))
    index = result.get(w("val"), "0") if result is not None else "0"
    return lines[int(index)] if index.isdecimal() and int(index) < len(lines) else ""
