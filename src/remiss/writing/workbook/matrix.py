"""The sheet with the matrix."""

from __future__ import annotations

from collections.abc import Iterator

from remiss.writing import labels
from remiss.writing.view import Row, View
from remiss.writing.workbook.sheets import HEAD_FILL, Book, Look, Sheet

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


def fill_matrix(book: Book, shown: View) -> None:
    """Respondents × proposals: words, or signs alone where there are many proposals."""
    dense = len(shown.columns) >= DENSE_FROM
    sheet = book.sheet("Matris", [38, 18, *([5.5 if dense else 19] * len(shown.columns))])
    _add_heads(sheet, shown, dense=dense)
    for row in shown.rows:
        looks = (_NAME, _CATEGORY, *(_SAID[stand.stance] if stand else _EMPTY for stand in row.cells))
        sheet.add_fitted([*_words(row, dense=dense)], looks)
    sheet.scroll_from("C6")
    sheet.set_print(1 if dense else 4, 5, names=True)


def _add_heads(sheet: Sheet, shown: View, *, dense: bool) -> None:
    """The lines above the matrix: what it is about, and the proposals."""
    facts = " · ".join(f"{name}: {value}" for name, value in shown.facts)
    signs = "Tecken: " + "   ".join(f"{sign} {meaning}" for sign, meaning in labels.legend())
    sheet.add_title(shown.title)
    for words in (facts, signs):
        across = _DENSE_ACROSS if dense else len(shown.columns) + 2
        sheet.add_across(across, words, _SMALL, height=13 * (2 if dense or len(shown.columns) > 3 else 4))
    numbers, titles = [column.number for column in shown.columns], [column.title for column in shown.columns]
    sheet.add(["", "", *numbers], (_HEAD, _HEAD, *[_NUMBER] * len(numbers)))
    heads = ["Remissinstans", "Kategori", *titles]
    looks = (_HEAD, _HEAD, *[_TITLE if dense else _NUMBER] * len(titles))
    sheet.add(heads, looks, height=200 if dense else 75)


def _words(row: Row, *, dense: bool) -> Iterator[str]:
    """The words of a row, or where it is ``dense`` its signs: who it is, what sort of body, and each cell."""
    yield from (row.name, labels.CATEGORIES[row.category])
    for at, stand in enumerate(row.cells):
        if stand:
            yield f"{stand.sign}{stand.marks}" if dense else f"{stand.sign} {stand.full}"
        else:
            yield row.blank_sign(at) if dense else f"{row.empty_sign} {row.blank(at)}"
