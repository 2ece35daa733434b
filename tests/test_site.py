"""The docs site: the tutorial for staff does what it shows, the notebook runs, and all is built without a warning."""

from __future__ import annotations

import importlib
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from click.testing import CliRunner
from docs.making.commands import helps
from docs.making.figures import PAGES, with_rows
from docs.making.regions import filled, regions

import remiss
from remiss.cli import main
from remiss.evaluating import evaluate, open_gold
from remiss.reading.ocr import engine
from reviewing import fill_in

ROOT = Path(__file__).parents[1]
TUTORIAL = (ROOT / "docs" / "kom-igang.md").read_text(encoding="utf-8")
MISSIVE = ROOT / "fixtures" / "gold" / "kulturbidrag"


# --- the tutorial ---------------------------------------------------------------------------------------------------


class Shown(NamedTuple):
    """A command of the page, what it is said to print, and the number of the section that it stands in."""

    section: str
    command: str
    output: str


def shown(page: str) -> Iterator[Shown]:
    section = ""
    for heading, block in re.findall(r"^## ([^\n]*)$|^```console\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        section = heading or section
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            yield Shown(section.partition(".")[0], command, output)


def agrees(said: str, printed: str) -> bool:
    """Whether a page shows what was printed: line by line, where a line … stands for any others."""
    lines = (re.escape(line.rstrip()) + "\n" for line in said.splitlines())
    pattern = "".join("(?:.*\n)*?" if line == "…\n" else line for line in lines)
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in printed.splitlines())) is not None


@pytest.mark.parametrize(
    ("said", "printed", "so"),
    [
        ("a\nb\n", "a \nb\n", True),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\n", "a\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n…\nc\n", "a\nb\nd\n", False),
        ("a.c\n", "abc\n", False),
    ],
)
def test_a_page_agrees_with_what_is_printed(said: str, printed: str, so: bool) -> None:
    assert agrees(said, printed) is so


def copies_the_example(here: Path) -> None:
    shutil.copytree(ROOT / "fixtures" / "tillit", here / "prov", ignore=shutil.ignore_patterns("sammanstallning"))


def corrects(here: Path) -> None:
    shutil.copy(here / "prov" / "sammanstallning" / "summary.json", here / "fore.json")
    decided = {("Sjötillsynsverket", "4.2.1"): ("stämmer",), ("Länsstyrelsen i Tiveds län", "4.2.1"): ("tillstyrker",)}
    fill_in(here / "prov", decided)


def adds_the_response(here: Path) -> None:
    (text,) = re.findall(r"```text\n(.*?)```", TUTORIAL, re.DOTALL)
    (here / "prov" / "svar" / "granskog.txt").write_text(text, encoding="utf-8")


def lays_out_a_remiss_of_its_own(here: Path) -> None:
    shutil.copy(MISSIVE / "report.pdf", here / "betankande.pdf")
    shutil.copytree(MISSIVE / "svar", here / "min-remiss" / "svar")
    roster = docx.Document()
    roster.add_paragraph("Remissinstanser")
    for name in tomllib.loads((MISSIVE / "remiss.toml").read_text(encoding="utf-8"))["invited"]:
        roster.add_paragraph(name)
    roster.save(str(here / "remisslista.docx"))


DONE: dict[str, Callable[[Path], None]] = {
    "2": copies_the_example,
    "5": corrects,
    "6": adds_the_response,
    "8": lays_out_a_remiss_of_its_own,
}
"""what the reader of a section does by hand, before its first command"""


@pytest.mark.skipif(engine() is None, reason="tesseract with Swedish is not on this machine, and the page has a scan")
def test_the_tutorial_does_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    left, off = dict(DONE), []
    for section, command, output in shown(TUTORIAL):
        if by_hand := left.pop(section, None):
            by_hand(tmp_path)
        ran = CliRunner().invoke(main, shlex.split(command)[1:], env={"COLUMNS": "92"}, prog_name="remiss")
        if not agrees(output, ran.output.replace("\\", "/")):
            off.append(f"$ {command}\n{ran.output}")

    assert not left, "a section of the page has no command any more"
    assert off == [], "\n".join(off)


# --- what commands write into pages ---------------------------------------------------------------------------------


PAGE = """# Figures

<!-- made: one -->
<!-- end -->

Prose.

<!-- made: two -->

old

<!-- end -->
"""


def test_a_region_is_made_anew_and_all_else_stays() -> None:
    page = filled(PAGE, {"one": "new\n"})

    assert regions(page) == {"one": "new", "two": "old"}
    assert page == PAGE.replace("<!-- made: one -->\n", "<!-- made: one -->\n\nnew\n\n")
    assert filled(page, {"one": "new"}) == page


def test_a_region_that_the_page_does_not_have_is_an_error() -> None:
    with pytest.raises(ValueError, match="three"):
        filled(PAGE, {"three": "new"})


TABLE = """| letters | kind | cells | F1 |
|---|---|---|---|
| [`gold`](gold.md) | clean | 1 | 0.1 |
| at first sight | hard | 2 | 0.2 |"""


def test_the_figures_of_a_known_row_are_written_and_its_words_and_other_rows_stay() -> None:
    assert with_rows(TABLE, {"`gold`": ["9", "0.9"]}) == TABLE.replace("| 1 | 0.1 |", "| 9 | 0.9 |")


def test_a_row_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="silver"):
        with_rows(TABLE, {"silver": ["9"]})


@pytest.mark.parametrize("name", PAGES)
def test_each_figure_of_a_page_has_its_row(name: str, tillit: Path) -> None:
    """On a small set, in place of the two large ones that ``make figures`` evaluates."""
    found = evaluate(open_gold([tillit]))
    found = found.model_copy(update={"cases": {"langa-brev": found.total}})
    tables = regions((ROOT / name).read_text(encoding="utf-8"))

    for table, rows in PAGES[name](found, found).items():
        lines = with_rows(tables[table], rows).splitlines()
        assert len({line.count("|") for line in lines}) == 1


def test_the_page_of_the_commands_has_their_help() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")

    assert regions(page) == helps(), "make pages writes it anew"


# --- the site -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as ``make site`` builds it, the notebook run; a warning is an error."""
    made = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-c", "docs", "-d", str(made / "trees")]
    ran = subprocess.run(
        [*command, ".", str(made / "html")], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert ran.returncode == 0, ran.stderr
    return made / "html"


def test_every_public_name_is_in_the_reference(site: Path) -> None:
    page = (site / "docs" / "reference.html").read_text(encoding="utf-8")
    rooms = re.findall(r"automodule:: (\S+)", (ROOT / "docs" / "reference.md").read_text(encoding="utf-8"))
    names = [f"{room}.{name}" for room in rooms for name in importlib.import_module(room).__all__]

    assert [
        name for name in names
        if f'id="{name}"' not in page and f'id="remiss.{name.rpartition(".")[2]}"' not in page
    ] == []  # fmt: skip


def test_every_field_of_a_model_is_in_the_reference(site: Path) -> None:
    page = (site / "docs" / "reference.html").read_text(encoding="utf-8")
    models = {name: thing for name in remiss.__all__ if hasattr(thing := getattr(remiss, name), "model_fields")}

    assert len(models) > 8
    assert [
        f"{name}.{field}"
        for name, model in models.items()
        for field in model.model_fields
        if f'id="remiss.{name}.{field}"' not in page
    ] == []


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    fetched = re.compile(
        r"<(?:script|img|link|iframe)[^>]*(?:src|href)=\"(?:https?:)?//[^\"]*|url\(['\"]?(?:https?:)?//[^)]*"
    )
    files = [path for path in site.rglob("*") if path.suffix in (".html", ".css")]

    assert len(files) > 20
    assert [found for path in files for found in fetched.findall(path.read_text(encoding="utf-8"))] == []


def test_the_notebook_is_kept_without_outputs_and_shown_with_them(site: Path) -> None:
    cells = json.loads((ROOT / "docs" / "notebook.ipynb").read_text(encoding="utf-8"))["cells"]
    shown = (site / "docs" / "notebook.html").read_text(encoding="utf-8")

    assert [cell["id"] for cell in cells if cell.get("outputs") or cell.get("execution_count")] == []
    assert len(re.findall(r'<img[^>]*src="../_images/[^"]*\.png"', shown)) >= 2, "charts"
    assert "lansstyrelsen-i-tiveds-lan" in shown


def test_swedish_pages_say_that_they_are(site: Path) -> None:
    said = {}
    for name in ("kom-igang", "commands", "reference"):
        page = (site / "docs" / f"{name}.html").read_text(encoding="utf-8")
        said[name] = re.findall(r'<html[^>]* lang="(\w+)"', page)

    assert said == {"kom-igang": ["sv"], "commands": ["sv"], "reference": ["en"]}
