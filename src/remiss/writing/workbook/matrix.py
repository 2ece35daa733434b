"""The sheet with the matrix."""

from __future__ import annotations

from collections.abc import Iterator

from remiss.writing import labels
from remiss.writing.view import Row, View
from remiss.writing.workbook.sheets import HEAD_FILL, Look, Sheet

DENSE_FROM = 13
"""from this number of proposals a cell of the matrix holds signs only, so that the whole can be seen"""
_DENSE_ACROSS = 12  # columns that the lines above a dense matrix may take: about a screen

_SMALL = Look(size=9, ink="444444", lined=False)
_SAID = {
    stance: Look(ink=colours.ink, fill=colours.fill, upright="middle", across="center")
    for stance, colours in labels.COLOURS.items()
}
_EMPTY = Look(ink="6B6F76", upright="middle", across="center")
_NAME, _CATEGORY = Look(bold=True, upright="middle"), Look(upright="middle")
_HEAD = Look(bold=True, fill=HEAD_FILL, upright="bottom")
_NUMBER = Look(bold=True, fill=HEAD_FILL, upright="middle", across="center")
_TITLE = Look(bold=True, fill=HEAD_FILL, upright="bottom", across="center", turned=90)


def fill_matrix(sheet: Sheet, shown: View) -> None:
    """Respondents × proposals: words, or signs alone where there are many proposals."""
    dense = len(shown.columns) >= DENSE_FROM
    _fill_heads(sheet, shown, dense=dense)
    lines = [[*_words(row, dense=dense)] for row in shown.rows]
    for line, (row, cells) in enumerate(zip(shown.rows, lines, strict=True), 6):
        looks = (_NAME, _CATEGORY, *(_SAID[stand.stance] if stand else _EMPTY for stand in row.cells))
        for at, (words, look) in enumerate(zip(cells, looks, strict=True), 1):
            sheet.put(line, at, words, look)
    sheet.fit([38, 18, *([5.5 if dense else 19] * len(shown.columns))], lines, first=6)
    sheet.scroll_from("C6")
    sheet.set_print(1 if dense else 4, 5, names=True)


def _fill_heads(sheet: Sheet, shown: View, *, dense: bool) -> None:
    """The lines above the matrix: what it is about, and the proposals."""
    facts = " · ".join(f"{name}: {value}" for name, value in shown.facts)
    signs = "Tecken: " + "   ".join(f"{sign} {meaning}" for sign, meaning in labels.legend())
    sheet.put_title(shown.title)
    for line, words in ((2, facts), (3, signs)):
        sheet.put_across(line, _DENSE_ACROSS if dense else len(shown.columns) + 2, words, _SMALL)
        sheet.set_height(line, 13 * (2 if dense or len(shown.columns) > 3 else 4))
    heads = [("", "Remissinstans"), ("", "Kategori"), *((column.number, column.title) for column in shown.columns)]
    for at, (number, title) in enumerate(heads, 1):
        sheet.put(4, at, number, _HEAD if at <= 2 else _NUMBER)
        sheet.put(5, at, title, _HEAD if at <= 2 else _TITLE if dense else _NUMBER)
    sheet.set_height(5, 200 if dense else 75)


def _words(row: Row, *, dense: bool) -> Iterator[str]:
    """The words of a row, or where it is ``dense`` its signs: who it is, what sort of body, and each cell."""
    yield from (row.name, labels.CATEGORIES[row.category])
    for at, stand in enumerate(row.cells):
        if stand:
            yield f"{stand.sign}{stand.marks}" if dense else f"{stand.sign} {stand.full}"
        else:
            yield row.blank_sign(at) if dense else f"{row.empty_sign} {row.blank(at)}"
