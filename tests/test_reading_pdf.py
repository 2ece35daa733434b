"""PDFs through layout: headings, paragraphs, columns, lists, notes, tables, running heads, both engines."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter, Transformation

from pdf_parts import HEAD, PROSE, hanging, lines, quotes, stream, typeset, write_pdf
from remiss.model import BlockKind, Document, Status
from remiss.reading import Limits, read
from remiss.reading.pdf import read_pypdf

HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM
ROW, NOTE = BlockKind.TABLE_ROW, BlockKind.NOTE

LETTER = f"""{HEAD}
Provenheten \\
2024-03-01 \\
Dnr EX 2024/12

Till Provdepartementet

#text(size: 16pt, weight: "bold")[Yttrande över betänkandet Ett längre namn på en utredning som tar två rader i brevet]

= Sammanfattning
{PROSE}

== 4.1 Förslag om prov
{PROSE}#footnote[Se prop. 2020/21:12 s. 33 om detta.] Sedan kommer mer.

- första punkten som är ganska lång och därför går över på en andra rad i det här dokumentet om bredden inte räcker
- andra punkten
  - underpunkt

+ numrerad ett
+ numrerad två

{" ".join([PROSE] * 7)}

{" ".join([PROSE] * 2)}
"""


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return read(typeset(tmp_path_factory.mktemp("pdf") / "brev.pdf", LETTER))


def test_headings_with_their_levels(letter: Document) -> None:
    assert [(block.level, letter.quote(block)) for block in letter.blocks if block.kind is HEADING] == [
        (1, "Yttrande över betänkandet Ett längre namn på en utredning som tar två rader i brevet"),
        (2, "Sammanfattning"),
        (3, "4.1 Förslag om prov"),
    ]


def test_letterhead_lines_are_blocks_of_their_own(letter: Document) -> None:
    assert quotes(letter)[:4] == ["Provenheten", "2024-03-01", "Dnr EX 2024/12", "Till Provdepartementet"]


def test_hyphens_are_mended_and_a_paragraph_goes_on_over_the_page(letter: Document) -> None:
    paragraphs = [(block.page, letter.quote(block)) for block in letter.blocks if block.kind is PARAGRAPH]
    assert letter.pages == 2
    assert paragraphs[4] == (1, PROSE)
    assert paragraphs[-2:] == [(1, " ".join([PROSE] * 7)), (2, " ".join([PROSE] * 2))]


def test_running_heads_go_and_the_name_in_sentences_stays(letter: Document) -> None:
    assert set(letter.furniture) == {"Exempelverket", "1 (2)", "2 (2)", "Exempelvägen 1, 123 45 Orten"}
    assert letter.text.count("Exempelverket tillstyrker") == 11
    assert "(2)" not in letter.text


def test_list_items_lose_their_bullet_and_keep_their_number(letter: Document) -> None:
    assert [(block.level, letter.quote(block)) for block in letter.blocks if block.kind is ITEM] == [
        (
            1,
            "första punkten som är ganska lång och därför går över på en andra rad i det här dokumentet "
            "om bredden inte räcker",
        ),
        (1, "andra punkten"),
        (2, "underpunkt"),
        (1, "1. numrerad ett"),
        (1, "2. numrerad två"),
    ]


def test_footnotes(letter: Document) -> None:
    assert quotes(letter, NOTE) == ["1 Se prop. 2020/21:12 s. 33 om detta."]


def test_identity_is_the_hash_of_the_file(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.PDF", lines("Hej"))
    document = read(path, file="svar/a.PDF")
    assert document.id == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.file == "svar/a.PDF"


def test_two_columns(tmp_path: Path) -> None:
    left, right = f"VÄNSTER. {PROSE} {PROSE}", f"HÖGER. {PROSE} {PROSE}"
    source = f"{HEAD}\n{PROSE}\n#columns(2)[\n{left}\n\n{PROSE}\n#colbreak()\n{right}\n\n{PROSE}\n]"
    document = read(typeset(tmp_path / "spalter.pdf", source))
    assert quotes(document)[1:6] == [PROSE, left, PROSE, right, PROSE]


def test_a_numbered_list_that_goes_on_in_the_next_column(tmp_path: Path) -> None:
    names = [
        "Bokverket",
        "Universitets- och\\ #h(1.5em)högskolenämnden",
        "Domverket",
        "Norrvik",
        "Sjöfarten",
        "Kommunerna i\\ #h(1.5em)samverkan",
    ]
    first, second = (" \\\n".join(f"{n}\\. {names[n % 6]}" for n in side) for side in (range(1, 13), range(13, 25)))
    source = f"{HEAD}\n{PROSE}\n#grid(columns: (6cm, 8cm), [{first}], [{second}])\n{PROSE}"
    read_as = " ".join(quotes(read(typeset(tmp_path / "lista.pdf", source))))

    assert "1. Universitets- och högskolenämnden 2. Domverket" in read_as
    assert "5. Kommunerna i samverkan 6. Bokverket" in read_as
    assert read_as.index(" 12.") < read_as.index(" 13.")


@pytest.mark.parametrize("numbers", [range(1, 13), (14, 20, 3, 15, 9, 18, 16, 2, 5, 7, 11, 13)], ids=["again", "other"])
def test_numbers_in_two_columns_of_a_table_are_no_list(tmp_path: Path, numbers: Sequence[int]) -> None:
    cells = ", ".join(f"[{n}], [{number}]" for n, number in enumerate(numbers, 1))
    source = f"{HEAD}\n{PROSE}\n#table(columns: 2, inset: (x: 2cm), stroke: none, {cells})\n{PROSE}"
    rows = [block for block in read(typeset(tmp_path / "t.pdf", source)).blocks if block.kind is BlockKind.TABLE_ROW]

    assert len(rows) == 12


def test_a_sentence_goes_on_from_one_column_to_the_next(tmp_path: Path) -> None:
    text = " ".join([PROSE] * 8)
    document = read(typeset(tmp_path / "spalter.pdf", f"{HEAD}\n#columns(2)[#v(8cm)\n{text}\n]"))
    assert text in quotes(document)


def test_ruled_and_open_tables(tmp_path: Path) -> None:
    cells = "[Avsnitt],[Förslag],[Inställning],[4.1],[Ett förslag],[Tillstyrks],[4.2],[Annat],[Avstyrks]"
    wrapped = "[4.3],[Ett förslag med så lång text att den måste brytas över flera rader i cellen],[Avstyrks]"
    source = f"{HEAD}\n{PROSE}\n#table(columns: 3, {cells}, {wrapped})\n{PROSE}\n"
    source += f"#table(columns: (1fr, 2fr, 1fr), stroke: none, {cells})\n{PROSE}"
    document = read(typeset(tmp_path / "tabell.pdf", source))
    rows = ["Avsnitt\tFörslag\tInställning", "4.1\tEtt förslag\tTillstyrks", "4.2\tAnnat\tAvstyrks"]
    long = "4.3\tEtt förslag med så lång text att den måste brytas över flera rader i cellen\tAvstyrks"
    assert quotes(document, ROW) == [*rows, long, *rows]


def test_a_ruled_table_with_long_cells_is_read_row_by_row(tmp_path: Path) -> None:
    cells = [
        "Nuvarande lydelse",
        "Föreslagen lydelse",
        f"1 § {PROSE}",
        f"1 § Ny. {PROSE}",
        f"2 § {PROSE}",
        f"2 § Ny. {PROSE}",
    ]
    source = f"{HEAD}\n#table(columns: (1fr, 1fr), " + ", ".join(f"[{cell}]" for cell in cells) + ")"
    document = read(typeset(tmp_path / "lydelse.pdf", source))
    assert quotes(document, ROW) == [f"{a}\t{b}" for a, b in zip(cells[::2], cells[1::2], strict=True)]


def test_a_box_is_no_table(tmp_path: Path) -> None:
    source = f"{HEAD}\n{PROSE}\n#rect(width: 100%)[*Förslag:* Avgiften ska slopas.]\n\n{PROSE}"
    document = read(typeset(tmp_path / "ruta.pdf", source))
    assert "Förslag: Avgiften ska slopas." in quotes(document, PARAGRAPH)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages(tmp_path: Path, turn: int) -> None:
    straight = write_pdf(
        tmp_path / "rak.pdf", lines("Exempelverket tillstyrker förslaget i sin helhet", "och avser att bidra.")
    )
    writer = PdfWriter()
    page = writer.add_page(PdfReader(straight).pages[0])
    page.add_transformation(Transformation().rotate(turn))
    page.mediabox.lower_left, page.mediabox.upper_right = (-900, -900), (900, 900)
    page.cropbox = page.mediabox
    page.rotate(turn)
    path = tmp_path / "vriden.pdf"
    writer.write(path)
    assert read(path).text == "Exempelverket tillstyrker förslaget i sin helhet och avser att bidra."


def test_no_text_layer(tmp_path: Path) -> None:
    document = read(write_pdf(tmp_path / "skannad.pdf", b"0 0 100 100 re f"))
    assert document.status is Status.NO_TEXT
    assert document.pages == 1
    assert "OCR" in document.warnings[0]


def test_pages_over_the_limit_are_left_out_with_a_warning(tmp_path: Path) -> None:
    path = typeset(tmp_path / "lang.pdf", '#set text(lang: "sv")\nEtt\n#pagebreak()\nTvå\n#pagebreak()\nTre')
    document = read(path, limits=Limits(pages=2))
    assert quotes(document) == ["Ett", "Två"]
    assert document.pages == 3
    assert "bara de första 2" in document.warnings[0]


def test_the_second_engine_sees_the_same_letter(tmp_path: Path, letter: Document) -> None:
    path = typeset(tmp_path / "brev.pdf", LETTER)
    other = read_pypdf(path, Limits()).finish(identity="x", file="brev.pdf")
    assert quotes(other, HEADING) == quotes(letter, HEADING)
    assert quotes(other, ITEM) == quotes(letter, ITEM)
    assert quotes(other, PARAGRAPH)[-2:] == quotes(letter, PARAGRAPH)[-2:]
    assert other.furniture == letter.furniture


def test_symbols_for_letters_are_told(tmp_path: Path) -> None:
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <FF> <E020> endbfrange endcmap end end"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>"
    content = lines("Exempelverket avstyrker", "forslaget i sin helhet").replace(b"/F ", b"/G ")
    path = write_pdf(tmp_path / "tecken.pdf", content, [font, stream(to_unicode)], b"/Font<</G 6 0 R>>")
    document = read(path, limits=Limits(ocr=False))
    assert (document.status, document.text, document.needs_ocr) == (Status.NO_TEXT, "", (1,))
    assert any("inte går att tyda" in warning for warning in document.warnings)


REPORT = """
#set page(width: 155mm, height: 150mm, header: [SOU 2031:7 #h(1fr) Bokbussar])
#set text(lang: "sv", size: 10pt)
#outline(title: [Innehåll])
#for n in range(1, 13) [
  #pagebreak()
  = #n Bussarnas framtid
  #v(n * 6mm - calc.rem(n, 4) * 6mm)

  Skälen för förslaget

  Det finns skäl att tro att bussarna behövs även i framtiden, och det gäller hela landet.
]
"""


def test_a_long_report_keeps_the_lines_that_come_again_at_the_same_height_by_chance(tmp_path: Path) -> None:
    report = read(typeset(tmp_path / "rapport.pdf", REPORT))

    assert quotes(report).count("Skälen för förslaget") == 12
    assert "SOU 2031:7" in report.furniture


def test_each_line_of_a_list_of_contents_is_its_own_with_its_spaces(tmp_path: Path) -> None:
    report = read(typeset(tmp_path / "rapport.pdf", REPORT))
    listed = [text.split(" .")[0] for text in quotes(report) if ". ." in text or "..." in text]

    assert listed == [f"{n} Bussarnas framtid" for n in range(1, 13)]


def test_every_block_has_a_box_on_its_page(letter: Document) -> None:
    boxes = [(block.page, block.box) for block in letter.blocks]
    assert all(box and 0 <= box[0] < box[2] <= 596 and 0 <= box[1] < box[3] <= 842 for _, box in boxes)
    tops = [box[1] for page, box in boxes if box and page == 1][:10]
    assert tops == sorted(tops)


def _both(path: Path) -> list[Document]:
    """As the program reads it, and as its second engine does."""
    return [read(path), read_pypdf(path, Limits()).finish(identity="x", file=path.name)]


def test_a_table_without_ruled_lines_keeps_its_rows(tmp_path: Path) -> None:
    cells = [
        ("7.1", "Skyldighet att registrera alla ordinationer som görs i slutenvården", "Tillstyrks"),
        ("7.2", "Direktåtkomst", "Tillstyrks, men behörigheten bör styras av uppdraget och loggas som i dag"),
        ("7.3", "Avgift för anslutning", "Ingen erinran"),
    ]
    rows = ", ".join(f"[{cell}]" for row in cells for cell in row)
    source = f"{HEAD}\n{PROSE}\n#table(columns: (2cm, 5cm, 5cm), stroke: none, inset: 7pt, {rows})\n{PROSE}"
    for document in _both(typeset(tmp_path / "t.pdf", source)):
        assert quotes(document, ROW) == ["\t".join(row) for row in cells]


def test_a_numbered_list_in_two_columns_whose_numbers_stand_apart_is_no_table(tmp_path: Path) -> None:
    names = ["Bokverket", "Universitets- och högskolenämnden", "Domverket", "Norrvik", "Sjöfarten", "Kammarrätten"]
    first, second = ("\n".join(f"+ {names[n % 6]}" for n in range(12 * side, 12 * side + 12)) for side in range(2))
    sides = f"#grid(columns: 2, column-gutter: 2cm, [{first}], [#set enum(start: 13)\n{second}])"
    for document in _both(typeset(tmp_path / "l.pdf", f"{HEAD}\n{PROSE}\n{sides}\n{PROSE}")):
        assert quotes(document, ROW, NOTE) == []
        assert document.text.index("12. Kammarrätten") < document.text.index("13. Bokverket")


def test_a_letterhead_in_two_columns_is_no_table(tmp_path: Path) -> None:
    sides = (
        "#grid(columns: (1fr, 1fr), row-gutter: 1em, [Provenheten], [2024-03-01], [Box 1], [Dnr 7], [Orten], [Bilaga])"
    )
    for document in _both(typeset(tmp_path / "b.pdf", f"{HEAD}\n{sides}\n\n{PROSE}")):
        assert PROSE in quotes(document, PARAGRAPH)
        assert "Dnr 7" in quotes(document) or "Box 1\tDnr 7" in quotes(document, ROW)


def test_a_box_at_the_side_does_not_cut_the_text(tmp_path: Path) -> None:
    box = "place(right, rect(width: 5cm, height: 3.6cm, inset: 4pt)[Provet görs vart tredje år sedan starten.])"
    beside = f"#{box}\n#block(width: 9.5cm)[#set par(justify: false)\n{PROSE}]\n\n{PROSE}"
    path = typeset(tmp_path / "s.pdf", f"{HEAD}\n{PROSE}\n\n{beside}")
    for document in _both(path):
        assert "Provet görs vart tredje år sedan starten." in quotes(document)
        assert quotes(document).count(PROSE) == 3


def test_a_note_in_the_margin_is_a_block_of_its_own(tmp_path: Path) -> None:
    words = "#set par(justify: false)\nOm avgifter i vissa fall"
    note = f"#place(dx: -2.3cm, block(width: 2cm, text(size: 7pt, hyphenate: false)[{words}]))"
    for document in _both(typeset(tmp_path / "m.pdf", f"{HEAD}\n{PROSE}\n\n{note}{PROSE}\n\n{PROSE}")):
        assert "Om avgifter i vissa fall" in quotes(document)
        assert quotes(document).count(PROSE) == 3


def test_headings_at_the_side_come_before_their_text(tmp_path: Path) -> None:
    heads = ["Avgifter för tillsyn och kontroll", "Sekretess"]
    cells = ", ".join(f"[*{head}*], [{PROSE}]" for head in heads)
    settings = "#set par(justify: false)\n#set text(hyphenate: false)"
    grid = f"{settings}\n#grid(columns: (3cm, 1fr), column-gutter: 1cm, row-gutter: 1em, {cells})"
    for document in _both(typeset(tmp_path / "h.pdf", f"{HEAD}\n{grid}")):
        assert quotes(document, HEADING, PARAGRAPH)[1:5] == [heads[0], PROSE, heads[1], PROSE]
        assert quotes(document, HEADING) == heads


def test_words_that_nobody_can_see_are_not_read(tmp_path: Path) -> None:
    unseen = b"BT /F 0.01 Tf 80 300 Td (Avstyrks) Tj ET BT /F 11 Tf 700 300 Td (Avstyrks) Tj ET "
    content = unseen + lines("Exempelverket tillstyrker förslaget i sin helhet.")
    for document in _both(write_pdf(tmp_path / "dold.pdf", content)):
        assert document.text == "Exempelverket tillstyrker förslaget i sin helhet."
        assert document.furniture == ("AvstyrksAvstyrks",)


def test_lowered_and_raised_digits(tmp_path: Path) -> None:
    source = (
        f"{HEAD}\n{PROSE} Utsläppen är 41 ton CO#sub(typographic: false)[2] på "
        "12 m#super(typographic: false)[2] mark.#footnote[Se rapporten.] Slut."
    )
    for document in _both(typeset(tmp_path / "co2.pdf", source)):
        assert "Utsläppen är 41 ton CO2 på 12 m² mark. Slut.\n" in document.text


def test_forms_within_forms_and_glyphs_one_by_one(tmp_path: Path) -> None:
    shown = b"".join(b"BT /F 11 Tf %d 700 Td (%c) Tj ET " % (72 + 9 * n, c) for n, c in enumerate(b"AVSTYRKS"))
    box = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
    fonts = b"/Resources<</Font<</F 5 0 R>>>>"
    inner, outer = stream(shown, box + fonts), stream(b"/I Do", box + b"/Resources<</XObject<</I 6 0 R>>>>")
    path = write_pdf(tmp_path / "f.pdf", b"/O Do", [inner, outer], b"/XObject<</O 7 0 R>>")
    for document in _both(path):
        assert document.text == "AVSTYRKS"


def test_a_form_that_draws_itself_ends(tmp_path: Path) -> None:
    document = read_pypdf(hanging(tmp_path / "h.pdf"), Limits()).finish(identity="x", file="h.pdf")
    assert "Exempelverket tillstyrker förslaget." in document.text


def test_a_name_at_one_height_of_the_first_and_the_last_page_is_no_running_head(tmp_path: Path) -> None:
    between = "".join(f"#pagebreak()\n{PROSE[n:]}\n" for n in (200, 90, 300))
    source = f"""#set page(paper: "a4")
#set text(lang: "sv", size: 11pt)
Bokförbundet

De Läsandes Förening

{PROSE}
{between}
#pagebreak()
Ada Påhittad

De Läsandes Förening
"""
    document = read(typeset(tmp_path / "brev.pdf", source))

    assert quotes(document).count("De Läsandes Förening") == 2
    assert document.furniture == ()
