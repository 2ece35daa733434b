"""The Word report for those who have it read aloud, cannot tell colours apart, or open it in Word at all.

These are the rules of Word's accessibility checker that can be seen in a file (headings, tables, alternative text,
contrast, titles, links), those of EN 301 549 for documents (language, order), and the schema: a file that Word has to
repair is a fault.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from remiss.model import Stance, Summary
from remiss.writing import labels
from summaries import MARKUP, big, called, empty, small
from word_pages import Pages, W, style_of, text, value

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
REPORTS = {
    "small": small(),
    "empty": empty(),
    "big": big(9, 23),
    "hostile": called(small(), f'<w:p/> {MARKUP} "&amp;\u202e'),
    "nameless": called(small(), " "),
}
ALL = pytest.mark.parametrize("summary", REPORTS.values(), ids=list(REPORTS))
LEAST_CONTRAST = 4.5


@ALL
@pytest.mark.parametrize("version", [FileFormat.OFFICE_2016, FileFormat.MICROSOFT_365], ids=["2016", "365"])
def test_word_has_nothing_to_repair(summary: Summary, version: FileFormat, tmp_path: Path) -> None:
    path = tmp_path / "sammanstallning.docx"
    path.write_bytes(Pages(summary).content)
    result = OpenXmlValidator(file_format=version).validate(str(path))
    assert [(error.part_uri, error.path, error.description) for error in result.errors] == []


def test_the_validator_sees_what_is_out_of_order(tmp_path: Path) -> None:
    pages = Pages(small())
    table = pages.tables()[0].find(f"{W}tblPr")
    table.append(table.find(f"{W}tblW"))
    path = tmp_path / "fel.docx"
    path.write_bytes(pages.written())
    assert not OpenXmlValidator(file_format=FileFormat.OFFICE_2016).validate(str(path)).is_valid


@ALL
def test_headings_are_styles_in_unbroken_order(summary: Summary) -> None:
    pages = Pages(summary)
    levels = [level for level, _ in pages.headings()]
    assert levels[0] == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))
    assert [style_of(p) for p in pages.paragraphs()].count("Title") == 1
    for name in ("Heading1", "Heading2", "Heading3", "Heading4"):
        level = pages.styles[name].find(f"{W}pPr/{W}outlineLvl")
        assert (value(pages.styles[name].find(f"{W}name")), value(level)) == (
            f"heading {name[-1]}",
            str(int(name[-1]) - 1),
        )
        assert pages.styles[name].find(f"{W}pPr/{W}keepNext") is not None


@ALL
def test_every_style_there_is_used_exists(summary: Summary) -> None:
    pages = Pages(summary)
    for part in pages.xml.values():
        for tag in ("pStyle", "rStyle", "tblStyle"):
            assert {value(found) for found in part.iter(f"{W}{tag}")} <= set(pages.styles)


@ALL
def test_no_paragraph_is_there_for_the_space(summary: Summary) -> None:
    """A nameless case has nothing to say in some places; there a screen reader would read nothing, as is right."""
    pages = Pages(summary)
    empty_ones = [p for p in pages.paragraphs() if not text(p).strip()]
    assert not empty_ones or summary is REPORTS["nameless"]
    for part in pages.xml.values():
        assert not [t for t in part.iter(f"{W}t") if re.search(r" {3}", t.text or "")]


@ALL
def test_tables_can_be_read_aloud(summary: Summary) -> None:
    pages = Pages(summary)
    assert pages.tables()
    for table in pages.tables():
        properties = table.find(f"{W}tblPr")
        assert value(properties.find(f"{W}tblCaption"))
        assert value(properties.find(f"{W}tblDescription")).endswith(".")
        look = properties.find(f"{W}tblLook")
        assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")
        first, *others = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(text(cell) for cell in first.findall(f"{W}tc"))
        assert others
        assert not [row for row in others if row.find(f"{W}trPr/{W}tblHeader") is not None]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (first, *others))
        assert not [*table.iter(f"{W}gridSpan"), *table.iter(f"{W}vMerge"), *table.iter(f"{W}hMerge")]
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert {len(row.findall(f"{W}tc")) for row in (first, *others)} == {columns}
        assert not list(table.iterancestors(f"{W}tbl"))


@ALL
def test_tables_fit_between_the_margins(summary: Summary) -> None:
    pages = Pages(summary)
    sections = list(pages.body.iter(f"{W}sectPr"))
    order = {element: at for at, element in enumerate(pages.body.iter())}
    for table in pages.tables():
        section = next(s for s in sections if order[s] > order[table])
        margins = section.find(f"{W}pgMar")
        room = int(section.find(f"{W}pgSz").get(f"{W}w"))
        room -= int(margins.get(f"{W}left")) + int(margins.get(f"{W}right"))
        width = sum(int(column.get(f"{W}w")) for column in table.findall(f"{W}tblGrid/{W}gridCol"))
        assert width <= room + len(table.find(f"{W}tblGrid"))  # each column is rounded to a twentieth of a point
        for row in table.findall(f"{W}tr"):
            assert sum(int(w.get(f"{W}w")) for w in row.iterfind(f"{W}tc/{W}tcPr/{W}tcW")) == width


@ALL
def test_all_is_in_swedish(summary: Summary) -> None:
    pages = Pages(summary)
    for name, part in pages.xml.items():
        for language in part.iter(f"{W}lang", f"{W}themeFontLang"):
            assert language.get(f"{W}val") == "sv-SE", name
    default = pages.xml["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert value(default) == "sv-SE"
    properties = pages.parts["docProps/core.xml"].decode()
    assert "<dc:language>sv-SE</dc:language>" in properties
    assert "python-docx" not in properties


def test_the_document_has_a_title() -> None:
    properties = Pages(small()).parts["docProps/core.xml"].decode()
    assert "<dc:title>Pärlfiske i förändring</dc:title>" in properties
    assert "<dc:creator>remiss</dc:creator>" in properties


@ALL
def test_no_theme_font_goes_before_ours(summary: Summary) -> None:
    styles = Pages(summary).xml["word/styles.xml"]
    kept = {"DefaultParagraphFont", "TableNormal", "NoList", "TableGrid"}
    for style in styles.iter(f"{W}style"):
        if style.get(f"{W}styleId") not in kept:
            assert b"heme" not in Pages.source(style)
    assert b"heme" not in Pages.source(styles.find(f"{W}docDefaults"))


@ALL
def test_there_is_no_picture_without_a_text(summary: Summary) -> None:
    for name, part in Pages(summary).parts.items():
        assert not name.startswith("word/media")
        assert b"<w:drawing" not in part
        assert b"<w:pict" not in part
        assert not name.endswith((".jpeg", ".png"))


@ALL
def test_words_can_be_told_from_what_is_behind_them(summary: Summary) -> None:
    pairs = set(_inks(Pages(summary)))
    assert len(pairs) > 1
    assert {pair for pair in pairs if _contrast(*pair) < LEAST_CONTRAST} == set()


def test_the_measure_of_contrast() -> None:
    assert round(_contrast("000000", "FFFFFF")) == 21
    assert round(_contrast("767676", "FFFFFF"), 2) == 4.54


@ALL
def test_nothing_is_said_by_colour_alone(summary: Summary) -> None:
    signs = {labels.COLOURS[stance].fill: labels.SIGNS[stance] for stance in Stance}
    for table in Pages(summary).tables():
        for cell in table.iter(f"{W}tc"):
            shade = cell.find(f"{W}tcPr/{W}shd")
            fill = "" if shade is None else shade.get(f"{W}fill")
            if fill in signs:
                assert re.match(rf"{re.escape(signs[fill])}\s\w", text(cell))


@ALL
def test_links_say_where_they_lead(summary: Summary) -> None:
    pages = Pages(summary)
    underlined = pages.styles["Hyperlink"].find(f"{W}rPr/{W}u")
    assert value(underlined) == "single"
    for link in pages.body.iter(f"{W}hyperlink"):
        assert text(link).strip()
        assert text(link).strip().lower() not in {"här", "läs mer", "länk"}
        assert link.get(f"{W}anchor")


def test_lists_are_lists() -> None:
    pages = Pages(small())
    numbering = pages.xml["word/numbering.xml"]
    number = value(pages.styles["ListBullet"].find(f"{W}pPr/{W}numPr/{W}numId"))
    (used,) = [n for n in numbering.iter(f"{W}num") if n.get(f"{W}numId") == number]
    forms = {a.get(f"{W}abstractNumId"): a for a in numbering.iter(f"{W}abstractNum")}
    assert value(forms[value(used.find(f"{W}abstractNumId"))].find(f"{W}lvl/{W}numFmt")) == "bullet"
    assert len(pages.paragraphs("ListBullet")) >= 5
    assert not [p for p in pages.paragraphs() if re.match(r"[•*–-] ", text(p))]


@ALL
def test_every_page_says_which_of_how_many_it_is(summary: Summary) -> None:
    pages = Pages(summary)
    feet = [part for name, part in pages.xml.items() if re.fullmatch(r"word/footer\d\.xml", name)]
    assert len(feet) == 2  # the first page has one of its own, as it has no head
    for foot in feet:
        assert text(foot) == "Sida 1 av 1"
        assert [code.text for code in foot.iter(f"{W}instrText")] == [" PAGE ", " NUMPAGES "]
    first, *others = pages.body.iter(f"{W}sectPr")
    assert {r.get(f"{W}type") for r in first.iter(f"{W}footerReference")} == {"default", "first"}
    assert not [reference for section in others for reference in section.iter(f"{W}footerReference")]


def test_word_opens_it_as_a_document_of_today() -> None:
    settings = Pages(small()).xml["word/settings.xml"]
    modes = {s.get(f"{W}name"): value(s) for s in settings.iter(f"{W}compatSetting")}
    assert modes["compatibilityMode"] == "15"


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_with_the_notes_where_they_belong(tmp_path: Path) -> None:
    path = tmp_path / "sammanstallning.docx"
    path.write_bytes(Pages(small()).content)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    convert = [str(SOFFICE), profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path), str(path)]
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    opened = path.with_suffix(".fodt").read_text(encoding="utf-8")
    tied = re.findall(r"</office:annotation>([^<]*)<office:annotation-end", opened)
    assert tied == ["Innehåll", "Flertalet"]
    for words in (small().consultation.title, "Remissinstanserna", "Bilaga 1. Matris", "Verket "):
        assert words in opened


# --- what a reader of the file can work out ---------------------------------------------------------------------------


def _inks(pages: Pages) -> Iterator[tuple[str, str]]:
    """Every colour of words with the colour behind it."""
    by_style = {name: value(style.find(f"{W}rPr/{W}color")) for name, style in pages.styles.items()}
    for paragraph in pages.paragraphs():
        shade = next((cell.find(f"{W}tcPr/{W}shd") for cell in paragraph.iterancestors(f"{W}tc")), None)
        behind = "FFFFFF" if shade is None else str(shade.get(f"{W}fill"))
        for run in paragraph.iter(f"{W}r"):
            own = value(run.find(f"{W}rPr/{W}color"))
            styled = by_style.get(value(run.find(f"{W}rPr/{W}rStyle")), "")
            yield own or styled or by_style[style_of(paragraph)], behind
    for colour in by_style.values():
        if colour:
            yield colour, "FFFFFF"


def _contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.1, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
