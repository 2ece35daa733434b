"""The words inside a Word paragraph: runs, fields, symbols, form fields, revisions.

What a reader of the finished letter would see is read, and nothing else: insertions but not deletions, the result of a
field but not its code, one of the alternatives for each drawing, no hidden text, no prompt of an empty form field.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remiss.reading.word.format import Format, Look, on
from remiss.reading.word.package import m, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SDT, BOX = w("sdt"), w("txbxContent")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES = f"{_MC}AlternateContent"
INSERTED = frozenset({w("ins"), w("moveTo")})
DELETED = frozenset({w("del"), w("moveFrom")})
THROUGH = INSERTED | {w(name) for name in ("hyperlink", "fldSimple", "smartTag", "customXml", "dir", "bdo")}
_GRAPHICS = {w("drawing"), w("pict"), w("object")}
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_WRITTEN = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}

REVISED = (
    "Dokumentet har spårade ändringar: infogad text har lästs och struken text har utelämnats. "
    "Kontrollera med avsändaren att ändringarna gäller."
)

# Fonts that draw signs on letters' places (0x20-0xFF, in Word often as U+F020-U+F0FF).
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x76: "❖", 0x78: "☒", 0x9F: "•", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SIGN_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "☐"},
    "symbol": {
        0x2D: "−", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x64: "δ", 0x67: "γ", 0x6C: "λ", 0x6D: "μ",
        0x70: "π", 0x73: "σ", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
        0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xD7: "·", 0xDE: "⇒",
    },
}  # fmt: skip
_CLEANED = str.maketrans(
    {0xF000 + code: sign for code, sign in _WINGDINGS.items()}
    | {0xF0B7: "•", 0x2011: "-", 0x09: " ", 0x0A: " ", 0x0D: " "}
    | dict.fromkeys((0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF), "")
)


@dataclass
class Words:
    """The words of one paragraph as they are gathered, and what hangs on it: its notes and text boxes.

    A line break stands as ``\\n``, a tab as ``\\t``. ``bold`` holds if every letter so far is bold.
    """

    text: list[str] = field(default_factory=list)
    bold: bool = True
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def add(self, text: str, *, bold: bool) -> None:
        """Append words that are seen."""
        self.text.append(text)
        if any(map(str.isalnum, text)):
            self.bold = self.bold and bold


class Runs:
    """Reads paragraph after paragraph; remembers the fields that are open over their ends."""

    def __init__(self, form: Format) -> None:
        self.revised = False
        self.fields: list[bool] = []
        """For each open field, whether we are still in its code."""
        self._form = form

    def read(self, paragraph: Element, look: Look, words: Words) -> None:
        """Add a paragraph's words to ``words``."""
        self._inside(paragraph, look, words)
        # no code runs over a paragraph's end: a field whose end is lost must not swallow the rest
        self.fields = [in_code for in_code in self.fields if not in_code]

    def _inside(self, parent: Element, look: Look, words: Words) -> None:
        for child in parent:
            if child.tag == w("r"):
                self._run(child, look, words)
            elif child.tag == SDT:
                if not prompting(child):
                    self._inside(content(child), look, words)
            elif child.tag == ALTERNATIVES:
                self._inside(chosen(child), look, words)
            elif child.tag in THROUGH:
                self.revised = self.revised or child.tag in INSERTED
                self._inside(child, look, words)
            elif child.tag in DELETED:
                self.revised = True
            elif child.tag in (m("oMath"), m("oMathPara")) and not any(self.fields):
                words.add("".join(t.text or "" for t in child.iter(m("t"))), bold=look.bold)

    def _run(self, run: Element, look: Look, words: Words) -> None:
        properties = run.find(w("rPr"))
        if self._form.toggle(properties, "vanish", otherwise=look.hidden):
            # a hidden field still opens and closes
            for mark in run.iterchildren(w("fldChar")):
                self._field(mark)
            return
        self._content(run, words, bold=self._form.toggle(properties, "b", otherwise=look.bold))

    def _content(self, parent: Element, words: Words, *, bold: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == w("fldChar"):
                if (form_field := self._field(child)) and not any(self.fields[:-1]):
                    words.add(form_field, bold=bold)
            elif any(self.fields):
                continue
            elif tag == w("t"):
                words.add((child.text or "").translate(_CLEANED), bold=bold)
            elif tag in _WRITTEN:
                words.add(_WRITTEN[tag], bold=bold)
            elif tag == w("sym"):
                words.add(_sign(child), bold=bold)
            elif tag in _NOTES:
                words.notes.append((_NOTES[tag], child.get(w("id"), "")))
                if child.get(w("customMarkFollows")) in ("1", "true", "on"):
                    return  # the rest of the run is the mark: a star, a digit
            elif tag in _GRAPHICS:
                words.boxes.extend(_boxes(child))
            elif tag == ALTERNATIVES:
                self._content(chosen(child), words, bold=bold)
            elif tag == w("ruby"):
                for base in child.iterfind(f"{w('rubyBase')}/{w('r')}"):
                    self._content(base, words, bold=bold)

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


def prompting(control: Element) -> bool:
    """Whether a content control shows only its prompt ("Klicka här för att ange text")."""
    return bool(on(control.find(w("sdtPr")), "showingPlcHdr"))


def chosen(alternatives: Element) -> Element:
    """The one alternative that is read: the first that has words, for they hold the same (ECMA-376 part 3)."""
    branches = [b for b in alternatives if b.tag in (f"{_MC}Choice", f"{_MC}Fallback")]
    worded = (b for b in branches if next(b.iter(w("t"), m("t")), None) is not None)
    return next(worded, branches[0] if branches else alternatives.makeelement(w("r")))


def _boxes(graphic: Element) -> Iterator[Element]:
    for child in [chosen(graphic)] if graphic.tag == ALTERNATIVES else graphic:
        if child.tag == BOX:
            yield child
        else:
            yield from _boxes(child)


def _sign(element: Element) -> str:
    font, code = element.get(w("font"), "").lower(), element.get(w("char"), "")
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    if font in _SIGN_FONTS or 0xF000 <= value <= 0xF0FF:
        return _SIGN_FONTS.get(font, _WINGDINGS).get(value & 0xFF, "")
    return chr(value).translate(_CLEANED) if value < 0xD800 else ""


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
