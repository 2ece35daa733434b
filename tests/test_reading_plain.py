"""Text files: lifted out of PDFs, wrapped, unwrapped, Markdown; and every text tiles into blocks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdf_parts import quotes
from remiss.errors import LimitError, ReadError
from remiss.model import BlockKind, Document, Status
from remiss.reading import Limits, read, read_text
from remiss.reading.messages import EMPTY

HEADING, PARAGRAPH, ITEM, ROW = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW

# As it comes out of a PDF: a blank line after every line, wider gaps between paragraphs (a tilde is a space here).
LIFTED = """
~3.1 Broarna i de norra kommunerna behöver en plan för underhåll som räcker i tjugo år

Provbro kommun anser att planen är nödvändig och att den även ska gälla de en-

skilda vägarna, som sköts av samfälligheter med små medel. Utan den kommer rege-

ringens mål om god framkomlighet inte att nås, särskilt inte för timmertrans-

porter och räddningstjänst.

~

Vi saknar dock en beskrivning av drift- och underhållskostnaderna.

~

3.2.1 Ett broregister

Kommunen tillstyrker att ett register byggs upp. Det bör minst innehålla upp-

gifter om:

• ålder och bärighet

• senaste besiktning

~

3.4. Inrätta en bronämnd för samhällsviktiga vägar

Vi avstyrker förslaget. Nämnden skulle bli ännu en myndighet med ansvar för samhälls-

viktiga vägar.
~Utredningen visar inte varför uppgiften inte kan skötas av den som redan har den.
""".replace("~", " ")


def test_text_lifted_out_of_a_pdf() -> None:
    document = read_text(LIFTED, file="svar.txt")
    assert [(block.kind, document.quote(block)) for block in document.blocks] == [
        (HEADING, "3.1 Broarna i de norra kommunerna behöver en plan för underhåll som räcker i tjugo år"),
        (
            PARAGRAPH,
            "Provbro kommun anser att planen är nödvändig och att den även ska gälla de enskilda vägarna, som sköts av "
            "samfälligheter med små medel. Utan den kommer regeringens mål om god framkomlighet inte att nås, särskilt "
            "inte för timmertransporter och räddningstjänst.",
        ),
        (PARAGRAPH, "Vi saknar dock en beskrivning av drift- och underhållskostnaderna."),
        (HEADING, "3.2.1 Ett broregister"),
        (PARAGRAPH, "Kommunen tillstyrker att ett register byggs upp. Det bör minst innehålla uppgifter om:"),
        (ITEM, "ålder och bärighet"),
        (ITEM, "senaste besiktning"),
        (HEADING, "3.4. Inrätta en bronämnd för samhällsviktiga vägar"),
        (
            PARAGRAPH,
            "Vi avstyrker förslaget. Nämnden skulle bli ännu en myndighet med ansvar för samhällsviktiga vägar.",
        ),
        (PARAGRAPH, "Utredningen visar inte varför uppgiften inte kan skötas av den som redan har den."),
    ]


WRAPPED = """EXEMPELVERKET
Datum 2024-03-01
Dnr EX 2024/12

Till Provdepartementet

SAMMANFATTNING

Exempelverket har tagit del av betänkandet och tillstyrker i huvudsak
förslagen. Verket vill dock framhålla att kostnaderna behöver belysas
mer ingående i det fortsatta arbetet.

4.1 Avgiften slopas
Exempelverket tillstyrker förslaget. Det är bra för alla de som har en
verksamhet i liten skala.

Inledning
---------
Verket har följande synpunkter:
- en första punkt som är så lång att den måste brytas över till nästa
  rad i filen
- en andra punkt
a) bokstav ett
b) bokstav två

Anna Exempel
Generaldirektör
"""


def test_wrapped_prose() -> None:
    document = read_text(WRAPPED, file="svar.txt")
    assert quotes(document, HEADING) == ["SAMMANFATTNING", "4.1 Avgiften slopas", "Inledning"]
    assert quotes(document, ITEM) == [
        "en första punkt som är så lång att den måste brytas över till nästa rad i filen",
        "en andra punkt",
        "a) bokstav ett",
        "b) bokstav två",
    ]
    assert quotes(document)[:4] == ["EXEMPELVERKET", "Datum 2024-03-01", "Dnr EX 2024/12", "Till Provdepartementet"]
    assert quotes(document)[-2:] == ["Anna Exempel", "Generaldirektör"]


def test_a_line_for_each_paragraph() -> None:
    long = "Exempelverket tillstyrker förslaget, som är bra för alla. " * 4
    document = read_text(f"Sammanfattning\n\n{long}\n\nAvgifterna\n\n{long}\nKort rad.\n{long}", file="svar.txt")
    assert quotes(document, HEADING) == ["Sammanfattning", "Avgifterna"]
    assert quotes(document, PARAGRAPH) == [long.strip(), long.strip(), "Kort rad.", long.strip()]


def test_page_marks_in_the_middle_are_dropped_and_the_sentence_goes_on() -> None:
    text = (
        "Kommunen har vuxit under hela den tid som utredningen beskriver, och\n\nSida 17 (41)   Provby kommun\n\n"
        "det kommer den att fortsätta med i många år till enligt prognosen.\n\n"
        "Ett nytt stycke börjar här och det är så långt att det når över, som\n\nSida 18 (41)   Provby kommun\n\n"
        "väntat, till nästa sida i protokollet från Provby kommun.\n"
    )
    document = read_text(text, file="svar.txt")
    assert document.furniture == ("Sida 17 (41) Provby kommun", "Sida 18 (41) Provby kommun")
    assert [quote.count("Provby kommun") for quote in quotes(document)] == [0, 1]
    assert "beskriver, och det kommer" in document.text


def test_form_feeds_part_pages_with_running_heads() -> None:
    pages = [
        f"Exempelverket    {n} (3)\n\n"
        + "\n".join(f"Exempelverket anser att sats {n}.{m} är bra för alla." for m in range(12))
        for n in (1, 2, 3)
    ]
    document = read_text("\f".join(pages), file="svar.txt")
    assert document.furniture == tuple(f"Exempelverket {n} (3)" for n in (1, 2, 3))
    assert document.text.count("Exempelverket anser") == 36


def test_markdown(tmp_path: Path) -> None:
    path = tmp_path / "svar.md"
    path.write_text(
        "# Titel\n\nExempelverket\nlämnar svar.\n\n## 4.1 Avsnitt\n- punkt ett\n- punkt två\n\n"
        "| A | B |\n|---|---|\n| 1 | 2 |\n",
        encoding="utf-8",
    )
    document = read(path)
    assert [(b.kind, b.level, document.quote(b)) for b in document.blocks] == [
        (HEADING, 1, "Titel"),
        (PARAGRAPH, 0, "Exempelverket lämnar svar."),
        (HEADING, 2, "4.1 Avsnitt"),
        (ITEM, 1, "punkt ett"),
        (ITEM, 1, "punkt två"),
        (ROW, 0, "A\tB"),
        (ROW, 0, "1\t2"),
    ]


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [
        ("utf-8", None), ("utf-8-sig", None), ("utf-16", None), ("cp1252", "Windows-1252"), ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"), ("mac_roman", "Mac OS Roman"), ("cp850", "DOS (850)"),
    ],
)  # fmt: skip
def test_encodings(tmp_path: Path, encoding: str, guessed: str | None) -> None:
    path = tmp_path / "svar.txt"
    path.write_bytes("Länsstyrelsen avstår från yttrande.".encode(encoding))
    document = read(path)
    assert document.text == "Länsstyrelsen avstår från yttrande."
    assert [f"lästes som {guessed}." in warning for warning in document.warnings] == ([True] if guessed else [])


@pytest.mark.parametrize("content", [bytes(range(256)) * 20, b"\1\0" * 99], ids=["bytes", "words"])
def test_binary_content_is_no_text(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "svar.txt"
    path.write_bytes(content)
    with pytest.raises(ReadError, match="innehåller inte text"):
        read(path)


def _tiles(document: Document) -> None:
    at = 0
    for block in document.blocks:
        assert not document.text[at : block.start].strip()
        quote = document.text[block.start : block.end]
        assert quote == quote.strip()
        assert quote
        at = block.end
    assert at == len(document.text)
    assert (document.status is Status.READ) == bool(document.blocks)


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_blocks_tile_any_text(text: str) -> None:
    _tiles(read_text(text, file="x.txt"))


_SENTENCE = "En hel mening som är lite längre än de andra och slutar här."
_MARKS = ["4.1 Rubrik", "• punkt", "- punkt", "a) led", "1 (2)", "2 (2)", "-----", "\f", "\t", "A\tB", "", " "]
_PIECES = st.sampled_from([*_MARKS, "Ord som radbryts sam-", "hälle och mer", "VERSALER", _SENTENCE])


@given(st.lists(_PIECES, max_size=40))
@settings(max_examples=200, deadline=None)
def test_blocks_tile_any_lines(lines: list[str]) -> None:
    _tiles(read_text("\n".join(lines), file="x.txt"))


@pytest.mark.parametrize("name", ["lång.txt", "lång.md"])
def test_a_text_that_is_too_long_is_refused_before_it_is_laid_out(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("Vi tillstyrker.\n\n" * 100_000, encoding="utf-8")
    with pytest.raises(LimitError, match="mer än 1\u00a0500\u00a0000 tecken text"):
        read(path, limits=Limits(characters=1_500_000))


@pytest.mark.parametrize(("name", "content"), [("tom.txt", "  \n\n \t\n"), ("tom.md", "\n\f\n")])
def test_a_file_without_a_word_says_so(name: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    document = read(path)
    assert document.status is Status.NO_TEXT
    assert document.warnings == (EMPTY,)
