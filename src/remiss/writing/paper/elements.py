"""Elements of WordprocessingML, each with its children in the order that the schema gives them.

They are made without python-docx's objects, which look for the place of every child: most of the work in a long report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMESPACE = {"w": nsmap["w"]}
_BREAKS = {"\n": "br", "\t": "tab"}


@cache
def qualified(name: str) -> str:
    """A name of WordprocessingML with its namespace, as lxml writes it."""
    return f"{{{nsmap['w']}}}{name}"


def element(tag: str, *children: Any, **attributes: str) -> Any:
    """An element with attributes and children, all but the children's own of the same namespace."""
    made: Any = oxml_parser.makeelement(qualified(tag), nsmap=_NAMESPACE)
    for name, value in attributes.items():
        made.set(qualified(name), value)
    made.extend(children)
    return made


def run(text: str, *, style: str = "", bold: bool = False, ink: str = "", on_web: bool = True) -> Any:
    """Words in one form. ``style`` is a style's id, ``ink`` RRGGBB; those not ``on_web`` stand only on pages."""
    return _run(_letters(text), style=style, bold=bold, ink=ink, on_web=on_web)


def paragraph(style: str, content: Iterable[Any], *, keep: bool = False, new_page: bool = False) -> Any:
    """A paragraph in the style with this id, kept on a page with what follows, or first on one of its own."""
    properties = element("pPr", element("pStyle", val=style))
    if keep:
        properties.append(element("keepNext"))
    if new_page:
        properties.extend((element("pageBreakBefore"), element("spacing", before="0")))
    return element("p", properties, *content)


def link(anchor: str, *content: Any) -> Any:
    """A link to a bookmark of the same document. There are no others: no respondent's words are an address."""
    return element("hyperlink", *content, anchor=anchor, history="1")


def bookmark(number: int, anchor: str) -> tuple[Any, Any]:
    """The start and the end of a bookmark. Numbers are unique in a document, and so are names."""
    return element("bookmarkStart", id=str(number), name=anchor), element("bookmarkEnd", id=str(number))


def field(instruction: str, shown: str = "", *, on_web: bool = True) -> tuple[Any, ...]:
    """A field that Word works out, with what is shown until it has; ``instruction`` is ours, never a respondent's."""
    start, end = field_start(instruction, on_web=on_web), field_end(on_web=on_web)
    return (*start, run(shown, on_web=on_web), end) if shown else (*start, end)


def field_start(instruction: str, *, on_web: bool = True) -> tuple[Any, ...]:
    """A field up to where its result begins."""
    code = element("instrText")
    code.set(_SPACE, "preserve")
    code.text = f" {instruction} "
    marks = element("fldChar", fldCharType="begin"), code, element("fldChar", fldCharType="separate")
    return tuple(_run([mark], on_web=on_web) for mark in marks)


def field_end(*, on_web: bool = True) -> Any:
    """What ends the result of a field."""
    return _run([element("fldChar", fldCharType="end")], on_web=on_web)


def _run(content: Iterable[Any], *, style: str = "", bold: bool = False, ink: str = "", on_web: bool = True) -> Any:
    properties = [
        *([element("rStyle", val=style)] if style else []),
        *([element("b")] if bold else []),
        *([] if on_web else [element("webHidden")]),
        *([element("color", val=ink)] if ink else []),
    ]
    return element("r", *([element("rPr", *properties)] if properties else []), *content)


def _letters(text: str) -> Iterator[Any]:
    """The text, with a break for each newline and a tab for each tab."""
    for part in re.split(r"([\n\t])", text):
        if part in _BREAKS:
            yield element(_BREAKS[part])
        elif part:
            letters = element("t")
            letters.set(_SPACE, "preserve")
            letters.text = part
            yield letters
