"""The values of properties in WordprocessingML: ``<w:b/>``, ``<w:numId w:val="3"/>``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remiss.reading.word.package import w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def on(properties: Element | None, name: str) -> bool | None:
    """A toggle among properties (``w:b``, ``w:vanish``; underlining too): on, off, or None where it is not said."""
    found = properties.find(w(name)) if properties is not None else None
    return None if found is None else found.get(w("val"), "1") not in ("0", "false", "off", "none")


def value(element: Element | None, path: str) -> str | None:
    """The value of an element below another one (``pPr/outlineLvl``), or None."""
    found = element.find("/".join(w(name) for name in path.split("/"))) if element is not None else None
    return None if found is None else found.get(w("val"))


def whole_number(text: str | None) -> int | None:
    """A value that is a number of up to six digits, or None."""
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text) else None
