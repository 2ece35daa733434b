"""The Word feature file (``fixtures/reading/word``): each feature is read as a person sees it in Word."""

from __future__ import annotations

import copy
import random
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from remiss.errors import ReadError
from remiss.model import BlockKind, Document, Status
from remiss.reading import read
from remiss.reading.limits import Limits
from remiss.reading.word import read_word

HERE = Path(__file__).parents[1] / "fixtures" / "reading" / "word"
FACIT = tomllib.loads((HERE / "facit.toml").read_text(encoding="utf-8"))
KEPT = [name for name, said in FACIT.items() if "libreoffice" not in said]
LEFT_OUT = [
    "avstyrks", "Avstyrk hellre", "dold", "dolt", "UTKAST", "ovanför", "PAGEREF", "MACROBUTTON", "Klicka", "Ange text",
    "struken.", "Struken", "Karta där", "inte förslaget",
]  # fmt: skip
"""words of deleted and hidden text, codes, prompts, comments, alternative texts and watermarks"""


@cache
def document(path: Path) -> Document:
    return read_word(path, Limits()).finish(identity="x", file=path.name)


@cache
def features(path: Path) -> dict[str, list[list[str]]]:
    """The blocks under each line in brackets, as in ``facit.toml``."""
    found: dict[str, list[list[str]]] = {}
    below: list[list[str]] = []
    for block in document(path).blocks:
        text = document(path).quote(block)
        if block.kind is BlockKind.PARAGRAPH and (named := re.fullmatch(r"\[(.+)\]", text)):
            found[named[1]] = below = []
            continue
        depth = f" {block.level}" if block.level else ""
        below.append([block.kind.value + depth, text.replace("\t", " | ")])
    found.pop("slut")
    return found


@pytest.mark.parametrize("file", ["funktioner.docx", "funktioner-strikt.docx"])
@pytest.mark.parametrize("name", FACIT)
def test_a_feature_is_read_as_it_is_seen(name: str, file: str) -> None:
    assert features(HERE / file)[name] == FACIT[name]["seen"]


@pytest.fixture(scope="module")
def saved_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not here")
    folder = tmp_path_factory.mktemp("libreoffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "docx", "--outdir", str(folder)]
    subprocess.run([*command, str(HERE / "funktioner.docx")], check=True, capture_output=True)
    return folder / "funktioner.docx"


@pytest.mark.parametrize("name", KEPT)
def test_a_feature_is_read_after_libreoffice_has_saved_it(name: str, saved_by_libreoffice: Path) -> None:
    assert features(saved_by_libreoffice)[name] == FACIT[name]["seen"]


def test_every_feature_is_checked_and_none_is_lost() -> None:
    assert list(features(HERE / "funktioner.docx")) == list(FACIT)
    assert (len(FACIT), len(KEPT)) == (77, 63)


@pytest.mark.parametrize("word", LEFT_OUT)
def test_what_is_not_seen_is_not_read(word: str) -> None:
    shown = "\n".join(text for blocks in features(HERE / "funktioner.docx").values() for _, text in blocks)
    assert word not in shown


@pytest.mark.parametrize("file", ["funktioner-strikt.docx", "funktioner.docm", "funktioner.dotx"])
def test_the_same_words_in_another_wrapping(file: str) -> None:
    twin, first = document(HERE / file), document(HERE / "funktioner.docx")
    assert (twin.text, twin.blocks, twin.furniture, twin.warnings) == (
        first.text, first.blocks, first.furniture, first.warnings,
    )  # fmt: skip


def test_header_and_footer_are_furniture_without_the_watermark() -> None:
    furniture = document(HERE / "funktioner.docx").furniture
    assert furniture[:3] == ("Riksutkiken", "1 (3)", "Ruta i sidhuvudet")
    assert not any("UTKAST" in line for line in furniture)


def test_only_the_tracked_changes_are_warned_of() -> None:
    (warning,) = document(HERE / "funktioner.docx").warnings
    assert "spårade ändringar" in warning


def test_what_other_programs_have_put_in_is_read_or_warned_of() -> None:
    letter = document(HERE / "inbaddat.docx")
    assert [letter.quote(block) for block in letter.blocks][1:3] == ["Först prövas ansökan.", "Sedan tas taxan ut."]
    assert len(letter.blocks) == 4
    assert "infogad från en annan fil" in letter.warnings[0]
    assert "diagram eller ett objekt" in letter.warnings[1]


@pytest.mark.parametrize("lost", ["formatmallar", "numrering", "fotnoter"])
def test_a_lost_part_is_told_of_and_the_words_are_read(lost: str) -> None:
    letter = document(HERE / f"utan-{lost}.docx")
    assert any("saknas i filen" in warning for warning in letter.warnings)
    assert "Utkiken tillstyrker förslaget." in letter.text
    assert ("Taxan för 2033." in letter.text) is (lost != "fotnoter")


@pytest.mark.parametrize(("file", "message"), [("utan-text.docx", "skadad"), ("last.docx", "lösenord")])
def test_what_cannot_be_read_gives_one_clear_error(file: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read(HERE / file)


def test_the_whole_reader_gives_the_same() -> None:
    assert read(HERE / "funktioner.docm").text == document(HERE / "funktioner.docx").text
    assert read(HERE / "inbaddat.docx").status is Status.READ


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.randoms(use_true_random=False))
def test_whatever_the_parts_say_it_is_read_or_refused(tmp_path: Path, dice: random.Random) -> None:
    """The feature file with elements lost, moved, doubled and renamed, and with values that mean nothing."""
    with zipfile.ZipFile(HERE / "funktioner.docx") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    worded = [name for name in files if name.startswith("word/") and name.endswith((".xml", ".rels"))]
    for name in dice.sample(worded, 2):
        files[name] = spoilt(files[name], dice)
    path = tmp_path / "svar.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    with suppress(ReadError):
        assert read_word(path, Limits()).finish(identity="x", file="svar.docx").pages is None


def spoilt(data: bytes, dice: random.Random) -> bytes:
    root = etree.fromstring(data)
    elements = list(root.iterdescendants("*"))
    for _ in range(dice.randint(1, 20) if elements else 0):
        element, other = dice.choice(elements), dice.choice(elements)
        above = element.getparent()
        match dice.randint(0, 4):
            case 0 if above is not None:
                above.remove(element)
            case 1 if above is not None:
                above.insert(0, copy.deepcopy(element))
            case 2 if element not in other.iterancestors() and element is not other:
                other.append(element)
            case 3:
                element.tag = other.tag
            case _:
                for name in element.attrib:
                    element.set(name, dice.choice(["", "-1", "999999999", "x", "0", "1.5", "\u0663", "ÅÄÖ"]))
    return etree.tostring(root)


def parts(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        yield from ((name, archive.read(name)) for name in sorted(archive.namelist()))


def test_the_files_are_those_that_the_script_makes(tmp_path: Path) -> None:
    copy = tmp_path / "word"
    shutil.copytree(HERE, copy, ignore=shutil.ignore_patterns("*.docx", "*.do[ct][mx]", "__pycache__"))

    subprocess.run([sys.executable, str(copy / "make.py")], check=True, capture_output=True)
    for made in (path for path in copy.iterdir() if path.suffix in (".docx", ".docm", ".dotx")):
        if made.name == "last.docx":
            assert made.read_bytes() == (HERE / made.name).read_bytes()
        else:
            ours = {name for name, _ in parts(made) if "document" in name or "notes" in name or "header" in name}
            assert {n: d for n, d in parts(made) if n in ours} == {
                n: d for n, d in parts(HERE / made.name) if n in ours
            }
