"""Elements of WordprocessingML that are put into parts which python-docx has opened, such as styles and settings.

They are made without python-docx's objects, which look for the place of every child.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser

NAMESPACE = nsmap["w"]
"""of WordprocessingML"""
_NAMESPACES = {"w": NAMESPACE}


@cache
def qualified(name: str) -> str:
    """A name of WordprocessingML with its namespace, as lxml writes it."""
    return f"{{{NAMESPACE}}}{name}"


def element(tag: str, *children: Any, **attributes: str) -> Any:
    """An element with attributes and children, all but the children's own of the same namespace."""
    made: Any = oxml_parser.makeelement(qualified(tag), nsmap=_NAMESPACES)
    for name, value in attributes.items():
        made.set(qualified(name), value)
    made.extend(children)
    return made
