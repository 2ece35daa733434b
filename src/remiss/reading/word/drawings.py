"""What stands in drawings: text boxes, the words of a diagram (SmartArt), and what other programs have put in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from remiss.reading.word.package import DIAGRAM_ID, a, dgm, m, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BOX = w("txbxContent")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES = f"{_MC}AlternateContent"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def chosen(alternatives: Element) -> Element:
    """The one alternative that is read: the first that has words, for they hold the same (ECMA-376 part 3)."""
    branches = [b for b in alternatives if b.tag in (f"{_MC}Choice", f"{_MC}Fallback")]
    worded = (b for b in branches if next(b.iter(w("t"), m("t")), None) is not None)
    return next(worded, branches[0] if branches else alternatives.makeelement(w("r")))


def boxes(graphic: Element) -> Iterator[Element]:
    """The text boxes of a drawing that are seen, grouped ones too; each once."""
    for child in [chosen(graphic)] if graphic.tag == ALTERNATIVES else graphic:
        if child.tag == BOX:
            yield child
        elif not _is_hidden(child):
            yield from boxes(child)


def _is_hidden(shape: Element) -> bool:
    if shape.tag in (f"{_DRAWING}anchor", f"{_DRAWING}inline"):
        properties = shape.find(f"{_DRAWING}docPr")
        return properties is not None and properties.get("hidden") in ("1", "true")
    return "visibility:hidden" in shape.get("style", "").replace(" ", "")


def diagram(graphic: Element) -> str | None:
    """The relation to the words of a diagram, where a drawing is one."""
    ids = next(graphic.iter(dgm("relIds")), None)
    return None if ids is None else ids.get(DIAGRAM_ID)


def is_foreign(graphic: Element) -> bool:
    """Whether a drawing is a chart, or an object of another program (a spreadsheet, a PDF)."""
    if next(graphic.iter(_OLE), None) is not None:
        return True
    kinds = (data.get("uri", "").rsplit("/", 1)[-1] for data in graphic.iter(a("graphicData")))
    return any(kind in ("chart", "chartex") for kind in kinds)


def diagram_words(model: Element) -> list[str]:
    """The texts of a diagram, each under the one that it belongs to (ECMA-376 part 1, 21.4.3)."""
    texts = {}
    for point in model.iter(dgm("pt")):
        lines = ("".join(t.text or "" for t in line.iter(a("t"))) for line in point.iter(a("p")))
        texts[point.get("modelId", "")] = " ".join(filter(None, lines))
    below: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for link in model.iter(dgm("cxn")):
        if link.get("type", "parOf") == "parOf":
            rank = link.get("srcOrd", "")
            below[link.get("srcId", "")].append((int(rank) if rank.isdecimal() else 0, link.get("destId", "")))
    placed = {child for links in below.values() for _, child in links}
    left = [point for point in texts if point not in placed][::-1]
    order: dict[str, None] = {}
    while left:
        at = left.pop()
        if at in texts and at not in order:
            order[at] = None
            left += [child for _, child in sorted(below[at], reverse=True)]
    return [texts[at] for at in (*order, *(at for at in texts if at not in order)) if texts[at]]
