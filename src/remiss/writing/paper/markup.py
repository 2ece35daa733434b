"""What stands in a document, as the text of WordprocessingML: each element with its children in the schema's order.

A long report has half a million elements, and text is the cheapest to put together. Words become markup in one place
here, where they are escaped, and ``Xml`` tells the one from the other: no respondent's words are ever markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from typing import Any, NewType

from lxml import etree

from remiss.writing.paper.elements import NAMESPACE

Xml = NewType("Xml", str)
"""markup, as against words"""

_BREAKS = {"\n": "br", "\t": "tab"}
_DECLARED = re.compile(r' xmlns:\w+="[^"]*"')


def tag(name: str, /, *children: Xml, **attributes: str) -> Xml:
    """An element with attributes and children, all but the children's own of the same namespace."""
    said = "".join([f' w:{key}="{_attribute(value)}"' for key, value in attributes.items()])
    return Xml(f"<w:{name}{said}>{''.join(children)}</w:{name}>" if children else f"<w:{name}{said}/>")


def parsed(block: Xml) -> Any:
    """The element itself, for a part that python-docx has opened."""
    (found,) = etree.fromstring(f'<w:body xmlns:w="{NAMESPACE}">{block}</w:body>')
    return found


def with_section(block: Xml, section: Any) -> Xml:
    """A paragraph with the measures of the pages that end with it. Raises ValueError for what is no paragraph."""
    before, end, after = block.partition("</w:pPr>")
    if not block.startswith("<w:p>") or not end:
        raise ValueError("a section ends with a paragraph")
    return Xml(f"{before}{_DECLARED.sub('', etree.tostring(section, encoding='unicode'))}{end}{after}")


def run(text: str, *, style: str = "", bold: bool = False, ink: str = "", on_web: bool = True) -> Xml:
    """Words in one form. ``style`` is a style's id, ``ink`` RRGGBB; those not ``on_web`` stand only on pages."""
    return Xml(f"<w:r>{_form(style, bold, ink, on_web)}{_letters(text)}</w:r>")


def paragraph(style: str, content: Iterable[Xml], *, keep: bool = False, new_page: bool = False, edge: str = "") -> Xml:
    """A paragraph in the style with this id, kept on a page with what follows, or first on one of its own. ``edge`` is
    where a tab goes that leads to the right.
    """
    return Xml(f"<w:p>{_frame(style, keep, new_page, edge)}{''.join(content)}</w:p>")


def link(anchor: str, *content: Xml) -> Xml:
    """A link to a bookmark of the same document. There are no others: no respondent's words are an address."""
    return tag("hyperlink", *content, anchor=anchor, history="1")


def bookmark(number: int, anchor: str) -> tuple[Xml, Xml]:
    """The start and the end of a bookmark. Numbers are unique in a document, and so are names."""
    return tag("bookmarkStart", id=str(number), name=anchor), tag("bookmarkEnd", id=str(number))


def field(instruction: str, shown: str = "", *, on_web: bool = True) -> tuple[Xml, ...]:
    """A field that Word works out, with what is shown until it has; ``instruction`` is ours, never a respondent's."""
    start, end = field_start(instruction, on_web=on_web), field_end(on_web=on_web)
    return (*start, run(shown, on_web=on_web), end) if shown else (*start, end)


def field_start(instruction: str, *, on_web: bool = True) -> tuple[Xml, ...]:
    """A field up to where its result begins."""
    code = Xml(f'<w:instrText xml:space="preserve"> {_text(instruction)} </w:instrText>')
    marks = tag("fldChar", fldCharType="begin"), code, tag("fldChar", fldCharType="separate")
    return tuple(Xml(f"<w:r>{_form('', False, '', on_web)}{mark}</w:r>") for mark in marks)


def field_end(*, on_web: bool = True) -> Xml:
    """What ends the result of a field."""
    return Xml(f"<w:r>{_form('', False, '', on_web)}{tag('fldChar', fldCharType='end')}</w:r>")


@cache
def _form(style: str, bold: bool, ink: str, on_web: bool) -> str:
    properties = [
        *([tag("rStyle", val=style)] if style else []),
        *([tag("b")] if bold else []),
        *([] if on_web else [tag("webHidden")]),
        *([tag("color", val=ink)] if ink else []),
    ]
    return tag("rPr", *properties) if properties else ""


@cache
def _frame(style: str, keep: bool, new_page: bool, edge: str) -> str:
    return tag(
        "pPr",
        tag("pStyle", val=style),
        *([tag("keepNext")] if keep else []),
        *([tag("pageBreakBefore"), tag("spacing", before="0")] if new_page else []),
        *([tag("tabs", tag("tab", val="right", pos=edge))] if edge else []),
    )


def _letters(text: str) -> str:
    """The text, with a break for each newline and a tab for each tab."""
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{_text(text)}</w:t>' if text else ""
    return "".join(_parts(text))


def _parts(text: str) -> Iterator[str]:
    for part in re.split(r"([\n\t])", text):
        if part in _BREAKS:
            yield tag(_BREAKS[part])
        elif part:
            yield _letters(part)


def _text(words: str) -> str:
    return escape(words, quote=False)


def _attribute(words: str) -> str:
    return _text(words).replace('"', "&quot;")
