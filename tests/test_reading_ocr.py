"""Pages that are pictures: told from empty ones, read by OCR where the machine has it, and named where it has not.

What OCR reads is checked on scans made here, of letters that are made here too: all their words are invented.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from pdf_parts import HEAD, PROSE, lines, quotes, stream, typeset, write_pdf
from remiss import load, open_case, summarise
from remiss.analysis import is_current
from remiss.cli import main
from remiss.errors import ReadError
from remiss.model import BlockKind, Document, ReviewReason, Status
from remiss.reading import OCR_OFF, Limits, ocr, ocr_name, read
from remiss.reading.layout.garbling import garbled
from remiss.reading.messages import WORDLESS, these_pages
from remiss.reading.ocr import hocr
from remiss.reading.ocr.grey import Grey
from remiss.reading.ocr.scan import Scan, ScanLine, ScanWord
from remiss.reading.pdf.scans import as_pages
from remiss.writing.wording import OCR_HELP
from scans import scanned

WITHOUT = Limits(ocr=False)
LETTER = f"""{HEAD}
Bokverket \\
2031-05-04 \\
Dnr BV 2031/118

Till Kulturdepartementet

#text(size: 16pt, weight: "bold")[Yttrande över betänkandet Böcker på väg (SOU 2031:7)]

= Sammanfattning
{PROSE}

== 3.1 Mobila bibliotek
Bokverket delar inte bedömningen i avsnitt 3.1. Enligt 21 kap. 7 § offentlighets- och sekretesslagen gäller annat.

- Bussarna är för få och går för sällan i glesbygden.
- Registret saknar uppgifter om äldre bussar.

== 3.2 Ett nationellt bokbussregister
Bokverket tillstyrker förslaget i avsnitt 3.2. {PROSE}

#pagebreak()
Bokverket avstyrker däremot att registret förs av kommunerna. {PROSE}
"""
needs_tesseract = pytest.mark.skipif(ocr.engine() is None, reason="tesseract with Swedish is not on this machine")


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return typeset(tmp_path_factory.mktemp("ocr") / "bokverket.pdf", LETTER)


@pytest.fixture(scope="module")
def scan(letter: Path) -> Path:
    return scanned(letter, letter.with_name("skannad.pdf"))


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A machine without it: nothing on the path."""
    if sys.platform == "win32":
        pytest.skip("Windows finds it in its usual place too")
    monkeypatch.setenv("PATH", str(tmp_path))
    ocr.engine.cache_clear()
    yield
    monkeypatch.undo()
    ocr.engine.cache_clear()


# --- which pages are pictures ---------------------------------------------------------------------------------------


def outlined(count: int) -> bytes:
    """Drawn shapes in rows, as letters are when a program turns them into outlines."""
    per_row = 60
    return b" ".join(
        b"%d %d 4 7 re f" % (70 + n % per_row * 7, 760 - n // per_row * 14) for n in range(count)
    )  # fmt: skip


def picture(content: bytes = b"", *, across: int = 595, down: int = 842, dark: bool = True) -> tuple[bytes, bytes]:
    """Page content that shows a picture of rows of dark bars over a part of the page, and the picture."""
    rows = b"".join((b"\x20\xff" * 50 if dark and n % 4 == 0 else b"\xff" * 100) for n in range(140))
    image = stream(rows, b"/Type/XObject/Subtype/Image/Width 100/Height 140/BitsPerComponent 8/ColorSpace/DeviceGray")
    return b"q %d 0 0 %d 0 0 cm /I Do Q " % (across, down) + content, image


PICTURE = b"/XObject<</I 6 0 R>>"
STAMP = lines("Skannad 2031-05-04", "Dnr BV 2031/118 Handling 3")
INVISIBLE = b"3 Tr " + lines(
    *["Bokverket tillstyrker förslaget om ett nationellt register över bokbussar"] * 35, step=20
)


@pytest.mark.parametrize(
    ("content", "image", "needing"),
    [
        pytest.param(b"", None, (), id="an empty page"),
        pytest.param(lines("Bokverket avstår."), None, (), id="one line of text"),
        pytest.param(lines("Bokverket avstår.") + b" 70 700 450 1 re f", None, (), id="text and a rule"),
        pytest.param(lines("Bokverket avstår.") + outlined(40), None, (), id="text and a drawn logo"),
        pytest.param(*picture(lines("Bokverket avstår."), across=90, down=60), (), id="text and a picture of a logo"),
        pytest.param(*picture(lines("Bokverket avstår."), dark=False), (), id="text on a picture of white paper"),
        pytest.param(*picture(), (1,), id="a scan"),
        pytest.param(*picture(STAMP), (1,), id="a scan with a stamp in letters"),
        pytest.param(*picture(INVISIBLE), (), id="a scan with a text layer of its own"),
        pytest.param(outlined(1500), None, (1,), id="letters turned into outlines"),
        pytest.param(*picture(across=90, down=60), (1,), id="a small picture and nothing else in the file"),
    ],
)
def test_pictures_are_told_from_empty_pages(
    content: bytes, image: bytes | None, needing: tuple[int, ...], tmp_path: Path
) -> None:
    path = write_pdf(tmp_path / "sida.pdf", content, [image] if image else [], PICTURE if image else b"")

    assert read(path, limits=WITHOUT).needs_ocr == needing


def test_a_letter_with_a_scanned_annex_keeps_its_text_and_names_the_pages(letter: Path, tmp_path: Path) -> None:
    document = read(scanned(letter, tmp_path / "bilaga.pdf", pages=frozenset({2})), limits=WITHOUT)

    assert document.status is Status.READ
    assert document.needs_ocr == (2,)
    assert "Bokverket tillstyrker förslaget i avsnitt 3.2." in document.text
    assert any(warning.startswith("Sida 2 är bild") for warning in document.warnings)


CIPHER = "".join(chr(ord(c) + 3) if c.isalpha() else c for c in PROSE)
GLYPH_CODES = "".join(chr(max(1, ord(c) - 29)) for c in PROSE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CIPHER, True),
        (GLYPH_CODES, True),
        (PROSE, False),
        (PROSE.upper(), False),
        ("Andersson Bengtsson Carlsson Davidsson Eriksson Fransson Gustafsson Henriksson Isaksson " * 4, False),
        ("The agency supports the proposal in its entirety, but would have preferred a longer period. " * 3, False),
        ("Ahvenanmaan maakuntahallitus toteaa, että ehdotus on kannatettava ja tarpeellinen. " * 4, False),
        ("KTH 12,4 LTU 8,1 GIH 0,3 SLU 7,7 HKR 2,1 BTH 1,0 FHS 0,9 KMH 0,4 XQZ 1,1 " * 8, False),
        ("https://www.example.se/sv/dokument/2031/05/bokbussar.html " * 6, False),
        (CIPHER[:60], False),  # too little to tell by
    ],
)
def test_a_cipher_is_no_text(text: str, expected: bool) -> None:
    assert garbled(text.split("\n")) is expected


@given(st.integers(1, 25))
def test_no_caesar_cipher_passes_for_text(step: int) -> None:
    turned = "".join(chr((ord(c) - 97 + step) % 26 + 97) if c.isascii() and c.isalpha() else c for c in PROSE.lower())

    assert garbled([turned])


# --- what OCR reads -------------------------------------------------------------------------------------------------


def errors(document: Document, original: Document) -> float:
    """The share of characters that were read wrong."""
    return Levenshtein.distance(document.text, original.text) / len(original.text)


@needs_tesseract
@pytest.mark.parametrize(
    "how",
    [
        pytest.param({"dots": 200}, id="200 dots"),
        pytest.param({"dots": 300, "skew": 0.8, "dirt": 0.0005}, id="300 dots, askew and dirty"),
        pytest.param({"turn": 90}, id="turned left"),
        pytest.param({"turn": 180}, id="upside down"),
        pytest.param({"turn": 270, "skew": -0.5, "faint": True}, id="turned right, askew and faint"),
    ],
)
def test_a_scan_is_read_as_the_letter_it_is_of(how: dict[str, float], letter: Path, tmp_path: Path) -> None:
    original = read(letter)
    document = read(scanned(letter, tmp_path / "skannad.pdf", **how))  # type: ignore[arg-type]

    assert (document.status, document.ocr, document.needs_ocr) == (Status.READ, (1, 2), ())
    assert "Sida 1–2 är tolkad från bild (OCR). Kontrollera citat mot originalet." in document.warnings
    assert errors(document, original) <= 0.01, document.text
    assert quotes(document, BlockKind.HEADING) == quotes(original, BlockKind.HEADING)
    assert document.furniture == original.furniture


@needs_tesseract
def test_only_the_pages_that_need_it_are_read_so(letter: Path, tmp_path: Path) -> None:
    document = read(scanned(letter, tmp_path / "bilaga.pdf", pages=frozenset({2})))

    assert document.ocr == (2,)
    assert errors(document, read(letter)) <= 0.01
    assert {block.page for block in document.blocks} == {1, 2}


@needs_tesseract
def test_letters_for_other_letters_are_read_from_what_they_look_like(tmp_path: Path) -> None:
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <FC> <0023> endbfrange endcmap end end"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 7 0 R>>"
    content = lines(*["Bokverket tillstyrker att ett register inrättas för alla bokbussar"] * 4, step=20)
    content = content.replace(b"/F ", b"/G ")
    path = write_pdf(tmp_path / "chiffer.pdf", content, [font, stream(to_unicode)], b"/Font<</G 6 0 R>>")

    assert read(path, limits=WITHOUT).needs_ocr == (1,)
    assert "Bokverket tillstyrker att ett register inrättas" in read(path).text


@needs_tesseract
def test_a_heading_in_a_font_without_names_is_not_lost(tmp_path: Path) -> None:
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <FF> <E020> endbfrange endcmap end end"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>"
    heading = lines("Registret ska samordnas av staten").replace(b"/F 11", b"/G 16")
    content = heading + lines(*["Bokverket tillstyrker att ett register inrättas i hela landet"] * 9, top=720, step=20)
    path = write_pdf(tmp_path / "rubrik.pdf", content, [font, stream(to_unicode)], b"/Font<</G 6 0 R>>")
    unread, document = read(path, limits=WITHOUT), read(path)

    assert (unread.needs_ocr, document.ocr) == ((1,), (1,))
    assert unread.text.startswith("Bokverket tillstyrker")
    assert quotes(document, BlockKind.HEADING) == ["Registret ska samordnas av staten"]


@needs_tesseract
def test_a_page_where_nothing_is_found_is_told_of(tmp_path: Path) -> None:
    document = read(write_pdf(tmp_path / "bild.pdf", b"100 100 300 300 re f"))

    assert (document.status, document.ocr, document.needs_ocr) == (Status.NO_TEXT, (), ())
    assert "Sida 1 är bild där OCR inte fann någon text. Kontrollera mot originalet." in document.warnings


@needs_tesseract
@pytest.mark.parametrize("limits", [Limits(ocr_pages=0), Limits(ocr_seconds=0.0)])
def test_pages_over_the_limits_are_named(limits: Limits, scan: Path) -> None:
    document = read(scan, limits=limits)

    assert (document.status, document.needs_ocr) == (Status.NO_TEXT, (1, 2))
    assert any("kunde inte tolkas (OCR) inom gränserna" in warning for warning in document.warnings)


@needs_tesseract
def test_pages_without_words_are_given_up(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "bild.pdf", b"100 100 300 300 re f")
    found = ocr.engine()
    assert found
    assert len(ocr.read_pictures(path, [1] * 9, found, Limits())) == 5


def test_the_time_for_ocr_goes_with_the_time_for_a_file() -> None:
    assert [Limits(seconds=seconds).ocr_together for seconds in (2, 60, 600)] == [60, 1800, 1800]


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_the_scan_says_how_to_get_it(scan: Path) -> None:
    document = read(scan)

    assert (document.status, document.needs_ocr, document.ocr) == (Status.NO_TEXT, (1, 2), ())
    assert ocr_name(Limits()) == ""
    (warning,) = document.warnings
    assert "Hela filen (sida 1–2)" in warning
    assert OCR_HELP in warning


@pytest.fixture(scope="module")
def photograph(scan: Path) -> Path:
    """The first page as a picture file with a camera's word of which way up it was held, and both as a fax."""
    pdfium, image = pytest.importorskip("pypdfium2"), pytest.importorskip("PIL.Image")
    with pdfium.PdfDocument(scan) as pdf:
        pages = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in pdf]
    turned = image.Exif()
    turned[0x0112] = 6
    pages[0].rotate(90, expand=True).save(scan.with_name("foto.jpg"), exif=turned, quality=80)
    pages[0].save(scan.with_name("fax.tif"), save_all=True, append_images=pages[1:], compression="tiff_lzw")
    pages[0].save(scan.with_name("bild.png"))
    return scan.parent


@needs_tesseract
@pytest.mark.parametrize(("name", "count"), [("foto.jpg", 1), ("fax.tif", 2), ("bild.png", 1)])
def test_a_picture_file_is_read_as_a_scan(name: str, count: int, photograph: Path) -> None:
    document = read(photograph / name)

    assert (document.status, document.pages, document.needs_ocr) == (Status.READ, count, ())
    assert document.ocr == tuple(range(1, count + 1))
    assert "Bokverket delar inte bedömningen i avsnitt 3.1." in document.text
    assert quotes(document, BlockKind.HEADING)[-1] == "3.2 Ett nationellt bokbussregister"


@needs_tesseract
def test_a_picture_without_words_is_told_as_such(tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image")
    image.new("L", (300, 120), 255).save(tmp_path / "logo.png")

    assert read(tmp_path / "logo.png").warnings == (WORDLESS,)


def test_a_picture_file_that_is_not_read_says_why(photograph: Path) -> None:
    document = read(photograph / "fax.tif", limits=WITHOUT)

    assert (document.status, document.pages, document.needs_ocr) == (Status.NO_TEXT, 2, (1, 2))
    (warning,) = document.warnings
    assert "Kör igen utan --no-ocr." in warning


def test_a_broken_picture_file_is_refused(photograph: Path, tmp_path: Path) -> None:
    broken = tmp_path / "trasig.png"
    broken.write_bytes((photograph / "bild.png").read_bytes()[:3000])

    with pytest.raises(ReadError, match="troligen skadad"):
        read(broken)


# --- in a compilation -----------------------------------------------------------------------------------------------


def compiled(case: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["compile", str(case), "--format", "json,html", *options], env={"COLUMNS": "200"})
    return result.exit_code, " ".join(result.stdout.split())


@needs_tesseract
def test_answers_that_rest_on_ocr_are_marked_so(make_case: Callable[..., Path], letter: Path, scan: Path) -> None:
    both = {"bokverket.pdf": scan.read_bytes(), "soderasa.txt": "Söderåsa kommun\n\nSöderåsa kommun tillstyrker 3.2.\n"}
    case = make_case(answers=both)
    code, shown = compiled(case)
    summary = load(case / "sammanstallning" / "summary.json")
    plain = summarise(open_case(make_case(answers={"bokverket.pdf": letter.read_bytes()}, name="text")))
    marked = {(p.respondent, p.proposal): ReviewReason.OCR_TEXT in p.review for p in summary.positions}

    assert code == 0
    assert marked == {("bokverket", "3.1"): True, ("bokverket", "3.2"): True, ("soderasa-kommun", "3.2"): False}
    assert [(p.proposal, p.stance) for p in plain.positions] == [
        (p.proposal, p.stance) for p in summary.positions if p.respondent == "bokverket"
    ]
    assert summary.made_with.ocr.startswith("tesseract ")
    assert "texten är tolkad från bild (OCR)" in shown


@needs_tesseract
def test_more_processes_read_the_same(make_case: Callable[..., Path], scan: Path) -> None:
    case = open_case(make_case(answers={"bokverket.pdf": scan.read_bytes(), "annat.txt": "Söderåsa kommun avstår."}))

    assert summarise(case, jobs=2) == summarise(case)


def test_pages_that_were_not_read_are_counted_on_screen_and_in_the_report(
    make_case: Callable[..., Path], letter: Path, scan: Path, tmp_path: Path
) -> None:
    annex = scanned(letter, tmp_path / "bilaga.pdf", pages=frozenset({2}))
    case = make_case(answers={"bokverket.pdf": scan.read_bytes(), "soderasa.pdf": annex.read_bytes()})
    code, shown = compiled(case, "--no-ocr")
    line = (
        "3 sidor i 2 filer är bilder, eller har text som inte går att tyda, och har inte lästs. Kör igen utan --no-ocr."
    )

    assert code == 1
    assert line in shown
    assert line in (case / "sammanstallning" / "sammanstallning.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("no_tesseract")
def test_the_way_to_get_ocr_is_told_once_for_all_files(make_case: Callable[..., Path], scan: Path) -> None:
    case = make_case(answers={"a.pdf": scan.read_bytes(), "b.pdf": scan.read_bytes() + b"\n", "c.txt": "Bokverket"})
    _, shown = compiled(case)

    assert "4 sidor i 2 filer är bilder" in shown
    assert shown.count("apt install tesseract-ocr tesseract-ocr-swe") == 1


@needs_tesseract
def test_a_summary_is_old_when_tesseract_has_come_but_not_when_it_was_turned_off(
    make_case: Callable[..., Path], scan: Path
) -> None:
    case = open_case(make_case(answers={"bokverket.pdf": scan.read_bytes()}))
    summary = summarise(case, limits=WITHOUT)
    unaware = summary.model_copy(update={"made_with": summary.made_with.model_copy(update={"ocr": ""})})

    assert summary.made_with.ocr == OCR_OFF
    assert is_current(summary, case)
    assert not is_current(unaware, case)


def test_without_pictures_the_summary_is_the_same_with_and_without_ocr(make_case: Callable[..., Path]) -> None:
    case = open_case(make_case())

    assert summarise(case, limits=WITHOUT) == summarise(case)


# --- the parts ------------------------------------------------------------------------------------------------------


def page(*spans: str) -> bytes:
    """What tesseract writes of a line with these words, 20 pixels a letter; after ``@`` an odd height."""
    at, words = 100, []
    for span in spans:
        text, _, height = span.partition("@")
        end = at + 20 * len(text)
        words.append(
            f"<span class='ocrx_word' title='bbox {at} {300 - int(height or 40)} {end} 300; x_wconf 95'>{text}</span>"
        )
        at = end + 20
    line = f"<span class='ocr_line' title='bbox 100 250 {at} 310; baseline 0 -10; x_size 44'>{''.join(words)}</span>"
    return f"<html><body><div class='ocr_page'>{line}</div></body></html>".encode()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (("Enligt", "3", "kap.", "16", "$", "PBL"), "Enligt 3 kap. 16 § PBL"),
        (("11", "kap.", "10", "8", "PBL"), "11 kap. 10 § PBL"),
        (("21", "kap.", "7", "8", "offentlighetslagen"), "21 kap. 7 § offentlighetslagen"),
        (("enligt", "(3kap.68", "MB)"), "enligt (3kap.6 § MB)"),
        (("3", "kap.", "68", "första", "stycket"), "3 kap. 6 § första stycket"),
        (("8", "MB", "data"), "8 MB data"),
        (("enligt", "5", "kap.", "8", "§", "miljöbalken"), "enligt 5 kap. 8 § miljöbalken"),
        (("år", "2018", "lagen"), "år 2018 lagen"),
        (("priset", "är", "$100"), "priset är $100"),
        (("registratorQbokverket.se",), "registrator@bokverket.se"),
        (("Q-märkta", "hus"), "Q-märkta hus"),
        (("9@16", "Bussarna", "är", "få"), "• Bussarna är få"),
        (("9", "bussar", "är", "få"), "9 bussar är få"),
        (("-@8", "Bussarna", "är", "få"), "- Bussarna är få"),
        (("|", "~"), ""),
    ],
)
def test_what_the_swedish_model_misreads_is_mended(said: tuple[str, ...], meant: str) -> None:
    blank = Grey(1000, 400, b"\xff" * 400_000, 0.24)
    scan = hocr.parse(page(*said), number=1, picture=blank)

    assert " ".join(word.text for line in scan.lines for word in line.words) == meant


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading_of_hocr(data: bytes) -> None:
    blank = Grey(10, 10, b"\xff" * 100, 0.24)

    assert hocr.parse(data, number=1, picture=blank).height == pytest.approx(2.4)
    assert hocr.turned(data) in (0, 90, 180, 270)


@given(st.integers(1, 6), st.integers(1, 6), st.data())
def test_a_picture_that_is_turned_back_and_on_is_the_same(width: int, height: int, data: st.DataObject) -> None:
    grey = Grey(width, height, data.draw(st.binary(min_size=width * height, max_size=width * height)), 0.24)

    assert grey.turned_back(90).turned_back(270) == grey
    assert grey.turned_back(90).turned_back(90) == grey.turned_back(180)


def test_a_picture_is_the_same_after_it_was_saved(tmp_path: Path) -> None:
    grey = Grey(3, 2, b"\n\x00# 12"[:6], 0.24)
    grey.save(tmp_path / "a.pgm")

    assert Grey.open(tmp_path / "a.pgm") == grey
    (tmp_path / "b.pgm").write_bytes((tmp_path / "a.pgm").read_bytes()[:-1])
    with pytest.raises(ValueError, match="cut off"):
        Grey.open(tmp_path / "b.pgm")


def test_headings_of_one_size_are_so_whatever_height_they_were_measured_to_have() -> None:
    headings = [("begagnade bokbussar", 12.4), ("busskunder", 14.4), ("bokskogen", 13.4), ("baksidan gapade", 12.7)]
    said = [("bok bakom bok bakom bok bakom bokhandeln", 11.0, 11.0, 0.1)] * 9  # words, type, measured, stroke
    said += [(words, 12.5, measured, 0.16 * 12.5 / measured) for words, measured in headings]
    said += [("bakom bokbussen", 17.0, 17.3, 0.16)]
    lines = tuple(
        ScanLine((ScanWord(words, 80, 80 + 0.53 * size * len(words)),), 100.0 + 30 * n, measured, stroke)
        for n, (words, size, measured, stroke) in enumerate(said)
    )

    sizes = {line.text: line.size for line in as_pages([Scan(1, 842, lines)])[1].lines if line.bold}

    title = sizes.pop("bakom bokbussen")
    assert [*sizes] == [words for words, _ in headings]
    assert len({*sizes.values()}) == 1 < len({*sizes.values(), title})


def test_a_bar_is_no_stroke() -> None:
    row = b"\xff\x00\x00\xff\xff" + b"\x00" * 12 + b"\xff" * 23
    grey = Grey(40, 3, row * 3, 0.24)

    assert grey.stroke((0, 0, 40, 3), 5) == 2
    assert grey.stroke((0, 0, 40, 3), 50) == 7


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([1], "Sida 1"), ([1, 2, 3], "Sida 1–3"), ([7, 2, 3, 5], "Sida 2–3, 5, 7"), (range(1, 17), "Sida 1–16")],
)
def test_pages_in_words(numbers: list[int], words: str) -> None:
    assert these_pages(numbers) == words


def test_reading_and_reports_give_the_same_help() -> None:
    assert ocr.INSTALL == OCR_HELP


def test_a_drawn_page_is_bounded_whatever_it_says_of_its_size(tmp_path: Path) -> None:
    from remiss.reading.pdf.pictures import drawing

    path = write_pdf(tmp_path / "stor.pdf", b"0 0 9000 9000 re f")
    path.write_bytes(path.read_bytes().replace(b"[0 0 595 842]", b"[0 0 99 14400]"))
    subprocess.run(drawing(path, 1, tmp_path / "sida.pgm"), check=True, env={**os.environ, "PYTHONPATH": ""})
    grey = Grey.open(tmp_path / "sida.pgm")

    assert 8_000_000 < grey.width * grey.height < 9_000_000


def test_read_takes_the_option(scan: Path) -> None:
    result = CliRunner().invoke(main, ["read", "--no-ocr", "--json", str(scan)])

    assert result.exit_code == 0
    assert "--no-ocr" in json.loads(result.stdout)["warnings"][0]
