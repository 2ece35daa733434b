"""What is beside what: columns of all kinds, drawn word by word; and what places and colours of glyphs tell."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from remiss.reading import Limits
from remiss.reading.layout import later_heads, numbers_beside
from remiss.reading.layout.characters import repair
from remiss.reading.layout.last_column import placed
from remiss.reading.layout.lines import Line, Page
from remiss.reading.pdf import read_pdfium, read_pypdf
from remiss.reading.pdf.advances import mended
from remiss.reading.pdf.glyphs import Glyph
from remiss.reading.pdf.placed import ASLANT, quarters

Draw = Callable[[Canvas], None]
_TEXT = {
    "första": "Nämnden tillstyrker förslaget i huvudsak men vill peka på några frågor som bör lösas.",
    "andra": "Avgiften bör enligt nämnden tas ut i efterskott och stå i proportion till tillsynen.",
    "tredje": "Tillsynen kan samordnas mellan länen om staten betalar för de system som behövs.",
    "fjärde": "Nämnden avstyrker däremot att uppgifterna gallras redan efter ett enda år.",
}


def _lines(words: str, width: int = 30) -> list[str]:
    found = [""]
    for word in words.split():
        if len(found[-1]) + len(word) > width:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return found


def _column(canvas: Canvas, words: str, x: float, y: float, step: float = 13.0) -> None:
    for n, line in enumerate(_lines(words)):
        canvas.drawString(x, y - step * n, line)


def _blocks(path: Path, draw: Draw, pages: int = 1) -> list[list[str]]:
    """The blocks of a drawing as the two engines read them."""
    canvas = Canvas(str(path), invariant=1)
    for _ in range(pages):
        canvas.setFont("Times-Roman", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    documents = [read(path, Limits()).finish(identity="x", file="x") for read in (read_pdfium, read_pypdf)]
    return [[document.quote(block) for block in document.blocks] for document in documents]


def test_short_columns_under_headings_over_both(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for n, (heading, left, right) in enumerate((("Avgifter", "första", "andra"), ("Tillsyn", "tredje", "fjärde"))):
            y = 760 - 130 * n
            canvas.setFont("Times-Bold", 13)
            canvas.drawString(70, y, heading)
            canvas.setFont("Times-Roman", 11)
            _column(canvas, _TEXT[left], 70, y - 20)
            _column(canvas, _TEXT[right], 310, y - 20)

    expected = ["Avgifter", _TEXT["första"], _TEXT["andra"], "Tillsyn", _TEXT["tredje"], _TEXT["fjärde"]]
    assert _blocks(tmp_path / "a.pdf", draw) == [expected, expected]


def test_columns_that_are_not_level_with_a_title_at_their_side(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Bold", 18)
        for n, line in enumerate(("Yttrande", "över förslaget", "om tillsyn", "och avgifter")):
            canvas.drawString(70, 740 - 23 * n, line)
        canvas.setFont("Times-Roman", 11)
        _column(canvas, " ".join(_TEXT.values()), 310, 736)

    expected = ["Yttrande över förslaget om tillsyn och avgifter", " ".join(_TEXT.values())]
    assert [blocks[:1] + blocks[-1:] for blocks in _blocks(tmp_path / "a.pdf", draw)] == [expected, expected]


def test_a_last_page_with_a_line_or_two_in_each_column(tmp_path: Path) -> None:
    pages = iter([(" ".join(_TEXT.values()), f"Därtill {_TEXT['andra']} {_TEXT['tredje']}"), ("Till sist.", "Tack.")])

    def draw(canvas: Canvas) -> None:
        for x, words in zip((70, 310), next(pages), strict=True):
            _column(canvas, words, x, 760)

    assert [blocks[-2:] for blocks in _blocks(tmp_path / "a.pdf", draw, 2)] == [["Till sist.", "Tack."]] * 2


def test_a_table_after_a_page_of_columns_is_one(tmp_path: Path) -> None:
    rows = [("Fråga", "Svar"), ("Avgiften tas ut", "Ja"), ("Gallringen sker i förtid", "Nej")]
    numbers = iter((1, 2))

    def draw(canvas: Canvas) -> None:
        if next(numbers) == 1:
            _column(canvas, " ".join(_TEXT.values()), 70, 760)
            _column(canvas, f"Därtill {_TEXT['andra']} {_TEXT['tredje']}", 310, 760)
            return
        for n, row in enumerate(rows):
            canvas.line(70, 772 - 18 * n, 500, 772 - 18 * n)
            for x, words in zip((74, 310), row, strict=True):
                canvas.drawString(x, 759 - 18 * n, words)
        for x in (70, 306, 500):
            canvas.line(x, 772, x, 718)
        canvas.line(70, 718, 500, 718)

    assert [blocks[-3:] for blocks in _blocks(tmp_path / "a.pdf", draw, 2)] == [["\t".join(row) for row in rows]] * 2


def test_a_line_between_columns_ends_with_its_section(tmp_path: Path) -> None:
    left, right = f"{_TEXT['första']} {_TEXT['andra']}", f"{_TEXT['tredje']} {_TEXT['fjärde']}"
    below = f"Därtill {_TEXT['andra'].lower()} {_TEXT['tredje']}"

    def draw(canvas: Canvas) -> None:
        _column(canvas, left, 70, 760)
        _column(canvas, right, 310, 760)
        canvas.line(300, 770, 300, 665)
        canvas.setFont("Times-Bold", 13)
        canvas.drawString(70, 645, "Tillsyn")
        canvas.setFont("Times-Roman", 11)
        _column(canvas, below, 70, 625)
        canvas.line(300, 636, 300, 500)

    expected = [left, right, "Tillsyn", below]
    assert _blocks(tmp_path / "a.pdf", draw) == [expected, expected]


def test_lines_of_columns_that_are_not_level_are_no_headings_over_both(tmp_path: Path) -> None:
    left = [_TEXT["första"], _TEXT["tredje"], _TEXT["fjärde"]]
    right = [_TEXT["andra"], _TEXT["första"], _TEXT["tredje"]]

    def draw(canvas: Canvas) -> None:
        for x, shift, paragraphs in ((70, 0.0, left), (310, 6.0, right)):
            for n, words in enumerate(paragraphs):
                _column(canvas, words, x, 760 - shift - 52 * n)

    assert _blocks(tmp_path / "a.pdf", draw) == [[*left, *right]] * 2


def test_a_letter_that_reaches_back_leaves_its_space(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        x = 70.0
        for word in ("Så", "anser", "att", "jag", "är", "just"):
            canvas.drawString(x, 700, word)
            x += canvas.stringWidth(f"{word} ", "Times-Roman", 11)

    assert _blocks(tmp_path / "a.pdf", draw) == [["Så anser att jag är just"]] * 2


def test_mirrored_heads_with_their_page_marks(tmp_path: Path) -> None:
    numbers = iter(range(1, 5))

    def draw(canvas: Canvas) -> None:
        number = next(numbers)
        if number % 2:
            canvas.drawRightString(520, 810, f"Provnämnden {number}")
        else:
            canvas.drawString(70, 810, f"{number} Provnämnden")
        _column(canvas, list(_TEXT.values())[number - 1], 70, 700 - 20 * number)

    assert _blocks(tmp_path / "a.pdf", draw, 4) == [list(_TEXT.values())] * 2


def test_a_ruled_table_in_one_of_two_columns(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        _column(canvas, " ".join(_TEXT.values()), 70, 760)
        for n, row in enumerate((("Fråga", "Svar"), ("Avgift", "Ja"), ("Gallring", "Nej"))):
            canvas.line(310, 772 - 18 * n, 500, 772 - 18 * n)
            canvas.drawString(314, 759 - 18 * n, row[0])
            canvas.drawString(414, 759 - 18 * n, row[1])
        canvas.line(310, 718, 500, 718)
        for x in (310, 410, 500):
            canvas.line(x, 772, x, 718)
        _column(canvas, f"Därtill {_TEXT['andra'].lower()} {_TEXT['tredje']}", 310, 696)

    for blocks in _blocks(tmp_path / "a.pdf", draw):
        assert blocks[0] == " ".join(_TEXT.values())
        assert blocks[1:4] == ["Fråga\tSvar", "Avgift\tJa", "Gallring\tNej"]


def test_words_that_show_only_to_a_machine_are_not_read(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        _column(canvas, _TEXT["första"], 70, 760)
        canvas.setFillGray(0.1)
        canvas.rect(70, 640, 200, 20, fill=1, stroke=0)
        canvas.setFillGray(1)
        canvas.drawString(74, 646, "Vitt på svart")
        canvas.drawString(70, 600, "Vitt på vitt")
        canvas.setFillGray(0)
        unseen = canvas.beginText(70, 560)
        unseen.setTextRenderMode(3)
        unseen.textOut("Inte ritat")
        canvas.drawText(unseen)
        canvas.saveState()
        canvas.translate(150, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "UTKAST")
        canvas.restoreState()

    expected = [_TEXT["första"], "Vitt på svart"]
    assert _blocks(tmp_path / "a.pdf", draw) == [expected, expected]


@pytest.mark.parametrize(
    ("degrees", "turns"), [(0, 0), (3, 0), (92, 1), (-90, 3), (180, 2), (45, ASLANT), (52, ASLANT)]
)
def test_quarter_turns(degrees: float, turns: int) -> None:
    assert quarters(degrees * 3.141592653589793 / 180) == turns


def test_widths_that_are_told_wrong(tmp_path: Path) -> None:
    widths = {"i": 2.2, "l": 2.2, "m": 8.3, "w": 7.2}
    row, x = [], 50.0
    words = "mil limm imil wil limil mili lim wim"
    for sign in words:
        width = 2.8 if sign == " " else widths[sign]
        if sign != " ":
            row.append(Glyph(sign, x, x + 5.0, 100.0, 10.0, False))
        x += width
    (found,) = mended([row])
    assert all(abs(glyph.right - glyph.left - widths[glyph.text]) < 0.1 for glyph in found[:-1])
    right = [glyph._replace(right=glyph.left + widths[glyph.text]) for glyph in row]
    assert mended([right]) == [right]  # those that are right are left alone


def _line(
    text: str,
    page: int,
    *,
    left: float = 70.0,
    right: float = 280.0,
    base: float = 100.0,
    row: int = 0,
    column: int = 0,
) -> Line:
    return Line(text, page, left, right, base, 10.0, row=row, column=column)


def test_a_head_from_the_second_page_on_is_known_by_the_first() -> None:
    first = Page(
        1, 800, [_line("Dnr 2036-1", 1), *(_line("Nämnden anser att", 1, base=120.0 + 14 * n) for n in range(5))]
    )
    head = [_line(words, 2, base=40.0)._replace(size=8.0) for words in ("Nämndens namn", "Dnr 2036-1")]
    text = [_line("Nämnden avstyrker", 2, base=100.0 + 14 * n, row=n + 1) for n in range(5)]
    assert later_heads.lines([first, Page(2, 800, [*head, *text])]) == set(head)
    assert later_heads.lines([first, Page(2, 800, [head[0], *text])]) == set()


def test_page_numbers_in_the_line_of_a_heading() -> None:
    pages = [
        Page(
            1, 800, [_line("Avgifter", 1, row=1), _line("1", 1, left=500, row=1), _line("Nämnden anser", 1, base=120)]
        ),
        Page(2, 800, [_line("2 Tillsyn", 2, left=40), _line("Nämnden avstyrker", 2, base=120)]),
    ]
    kept, cut = numbers_beside.cut(pages, set())
    assert [[line.text for line in page.lines] for page in kept] == [
        ["Avgifter", "Nämnden anser"],
        ["Tillsyn", "Nämnden avstyrker"],
    ]
    assert cut == ["1", "2"]
    third = Page(3, 800, [_line("Utan nummer", 3)])
    assert numbers_beside.cut([*pages, third, third], set()) == ([*pages, third, third], [])  # chapters, perhaps


def test_the_last_page_of_columns_is_in_the_first() -> None:
    first = Page(1, 800, [_line(f"rad {n}", 1, base=100.0 + 12 * n, column=1) for n in range(6)])
    last = Page(2, 800, [_line(f"rad {n}", 2, base=100.0 + 12 * n) for n in range(6)])
    wide = Page(3, 800, [_line(f"rad {n}", 3, base=100.0 + 12 * n, right=500.0) for n in range(6)])
    assert [{line.column for line in page.lines} for page in placed([first, last, wide])] == [{1}, {1}, {0}]


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("\ufffd förslaget", "• förslaget"),
        ("\uf0fe förslaget", "• förslaget"),
        ("offentlighets\ufffe och sekretesslagen", "offentlighets- och sekretesslagen"),
        ("om\u00adfatta", "omfatta"),
    ],
)
def test_signs_that_no_font_names(drawn: str, read: str) -> None:
    assert repair(drawn) == read


def test_words_in_any_order_are_read_in_one(tmp_path: Path) -> None:
    words = [
        (word, 70 + 240 * side + 32 * k, 700 - 13 * n)
        for side, key in enumerate(("första", "andra"))
        for n, line in enumerate([_TEXT[key].split()[m : m + 6] for m in range(0, 12, 6)] * 4)
        for k, word in enumerate(word[:5] for word in line)
    ]

    def draw(canvas: Canvas) -> None:
        for word, x, y in order:
            canvas.drawString(x, y, word)

    order = list(words)
    expected = _blocks(tmp_path / "a.pdf", draw)
    random.Random(5).shuffle(order)
    assert _blocks(tmp_path / "b.pdf", draw) == expected
