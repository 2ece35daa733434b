"""The styles of the paper, which are few and sober: Word's own where it has one, so that its tools know them."""

from __future__ import annotations

from typing import Any, NamedTuple

from docx.document import Document

from remiss.writing.paper.elements import element, qualified

FONT = "Arial"
LANGUAGE = "sv-SE"
INK, GREY, BLUE = "1C2430", "555B64", "0B3A5E"
WIDTH_PORTRAIT, WIDTH_LANDSCAPE = 17.0, 25.7
"""centimetres between the margins of a page, upright and landscape"""
TWIPS = 566.93
"""twentieths of a point in a centimetre"""

EDGE = str(round(WIDTH_PORTRAIT * TWIPS))
"""where the right margin of an upright page is"""

NORMAL, TITLE, SUBTITLE, BULLET, QUOTE = "Normal", "Title", "Subtitle", "ListBullet", "Quote"
HEADER, FOOTER, CONTENTS, COMMENT_TEXT = "Header", "Footer", "TOCHeading", "CommentText"
HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")
ENTRIES = ("TOC1", "TOC2")
RESPONDENT, REMARK = "Remissinstans", "Anmarkning"
TABLE_TEXT, MATRIX_TEXT = "Tabelltext", "Matristext"
SOURCE, LINK, COMMENT_MARK = "Kalla", "Hyperlink", "CommentReference"
"""ids of styles: of paragraphs, and the last three of runs"""

_KEPT = {"DefaultParagraphFont", "TableNormal", "NoList", "TableGrid"}
"""styles of python-docx's template that are used as they are"""


class _Look(NamedTuple):
    """How a paragraph looks: its size, the space around it in points, its indent in centimetres.

    ``name`` is Word's own for the style, or one of ours. ``level`` is that of a heading, from 1.
    """

    name: str
    size: float
    before: float = 0
    after: float = 6
    bold: bool = False
    ink: str = INK
    left: float = 0
    level: int = 0
    line: float = 1.15


_PARAGRAPHS = {
    NORMAL: _Look("Normal", 10.5, line=1.2),
    TITLE: _Look("Title", 24, after=4, bold=True),
    SUBTITLE: _Look("Subtitle", 13, after=18, ink=GREY),
    "Heading1": _Look("heading 1", 17, before=22, after=8, bold=True, level=1),
    "Heading2": _Look("heading 2", 13, before=18, after=5, bold=True, level=2),
    "Heading3": _Look("heading 3", 11, before=13, after=4, bold=True, level=3),
    "Heading4": _Look("heading 4", 9.5, before=8, after=3, ink=GREY, level=4),
    CONTENTS: _Look("TOC Heading", 17, after=10, bold=True),
    "TOC1": _Look("toc 1", 10.5, before=6, after=2, bold=True),
    "TOC2": _Look("toc 2", 10, after=2, left=0.6),
    BULLET: _Look("List Bullet", 10.5, after=3),
    QUOTE: _Look("Quote", 10, after=4, left=0.6),
    RESPONDENT: _Look("Remissinstans", 10.5, before=3, after=3),
    REMARK: _Look("Anmärkning", 8.5, before=8, ink=GREY),
    TABLE_TEXT: _Look("Tabelltext", 9, after=0, line=1),
    MATRIX_TEXT: _Look("Matristext", 8, after=0, line=1),
    HEADER: _Look("header", 8.5, after=0, ink=GREY, line=1),
    FOOTER: _Look("footer", 8.5, after=0, ink=GREY, line=1),
    COMMENT_TEXT: _Look("annotation text", 10, after=0, line=1),
}
_OURS = {RESPONDENT, REMARK, TABLE_TEXT, MATRIX_TEXT, SOURCE}


def set_styles(document: Document) -> None:
    """Give the document its styles and its language in place of those of python-docx's template."""
    styles: Any = document.styles.element
    defaults = styles.find(qualified("docDefaults"))
    defaults.getparent().replace(defaults, _defaults())
    for style in styles.findall(qualified("style")):
        if style.get(qualified("styleId")) not in _KEPT:
            styles.remove(style)
    styles.extend(_paragraph_style(name, look) for name, look in _PARAGRAPHS.items())
    styles.append(_run_style(SOURCE, "Källa", element("color", val=GREY), *_size(8.5)))
    styles.append(_run_style(LINK, "Hyperlink", element("color", val=BLUE), element("u", val="single")))
    styles.append(_run_style(COMMENT_MARK, "annotation reference", *_size(8)))
    _set_bullets(document.part.numbering_part.element)


def _set_bullets(numbering: Any) -> None:
    """The one kind of list there is, in place of those of the template."""
    for child in list(numbering):
        numbering.remove(child)
    hanging = element("ind", left=str(round(0.6 * TWIPS)), hanging=str(round(0.6 * TWIPS)))
    level = element(
        "lvl",
        element("start", val="1"),
        element("numFmt", val="bullet"),
        element("pStyle", val=BULLET),
        element("lvlText", val="•"),
        element("lvlJc", val="left"),
        element("pPr", hanging),
        ilvl="0",
    )
    kind = element("multiLevelType", val="hybridMultilevel")
    numbering.append(element("abstractNum", kind, level, abstractNumId="0"))
    numbering.append(element("num", element("abstractNumId", val="0"), numId="1"))


def _defaults() -> Any:
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    language = element("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    runs = element("rPr", fonts, element("color", val=INK), *_size(10.5), language)
    return element("docDefaults", element("rPrDefault", runs), element("pPrDefault"))


def _paragraph_style(name: str, look: _Look) -> Any:
    spacing = {"before": 20 * look.before, "after": 20 * look.after, "line": 240 * look.line}
    form = element("pPr")
    if look.level:
        form.extend((element("keepNext"), element("keepLines")))
    if name == BULLET:
        form.append(element("numPr", element("numId", val="1")))
    if name in ENTRIES:
        form.append(element("tabs", element("tab", val="right", leader="dot", pos=EDGE)))
    if name not in (TABLE_TEXT, MATRIX_TEXT):  # only the narrow columns of a table want hyphens
        form.append(element("suppressAutoHyphens"))
    form.append(element("spacing", lineRule="auto", **{side: str(round(twips)) for side, twips in spacing.items()}))
    if look.left:
        form.append(element("ind", left=str(round(look.left * TWIPS))))
    if name == FOOTER:
        form.append(element("jc", val="right"))
    if look.level:
        form.append(element("outlineLvl", val=str(look.level - 1)))
    bold = [element("b"), element("bCs")] if look.bold else []
    words = element("rPr", *bold, element("color", val=look.ink), *_size(look.size))
    start = [element("name", val=look.name)]
    if name != NORMAL:
        start += [element("basedOn", val=NORMAL)]
    if look.level or name in (TITLE, SUBTITLE, CONTENTS):
        start += [element("next", val=NORMAL)]
    made = element("style", *start, element("qFormat"), form, words, type="paragraph", styleId=name)
    if name == NORMAL:
        made.set(qualified("default"), "1")
    return _marked(made, name)


def _run_style(name: str, title: str, *look: Any) -> Any:
    named = element("name", val=title), element("basedOn", val="DefaultParagraphFont")
    return _marked(element("style", *named, element("rPr", *look), type="character", styleId=name), name)


def _marked(style: Any, name: str) -> Any:
    """The style, told apart from Word's own if it is one of ours."""
    if name in _OURS:
        style.set(qualified("customStyle"), "1")
    return style


def _size(points: float) -> tuple[Any, Any]:
    half_points = str(round(2 * points))
    return element("sz", val=half_points), element("szCs", val=half_points)
