"""Files and texts that nobody thought of: mutated good files through the readers, random words through the whole way.

``make fuzz`` looks longer and deeper; what either finds becomes a file in fixtures/hostile/ or a row here.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import hostile_pdf
import hostile_word
from remiss import Limits, ReadError
from remiss.model import Status
from remiss.reading import read
from remiss.reading.plain import read_markdown, read_text
from remiss.reading.word import read_word
from whole_way import check_document, from_text, go_the_whole_way
from word_parts import PROSE, abstract, bold, item, lvl, num, p, package, r, refer, sdt, tbl, tr

CRASHED = Path(__file__).parents[1] / "fixtures" / "hostile"
LIMITS = Limits(seconds=10, memory_mb=512)
MORE = int(os.environ.get("REMISS_FUZZ", "1"))
"""times as many examples; ``make fuzz`` sets it"""
QUICK = settings(deadline=None, max_examples=60 * MORE, suppress_health_check=[HealthCheck.function_scoped_fixture])
FEW = settings(QUICK, max_examples=15 * MORE)

TEXT = (
    "Bokverket\n\nYttrande 2031-05-04, dnr 2031/118\n\n# 3.2 Bokbussregister\n\nBokverket tillstyrker förslaget i "
    "avsnitt 3.2 men delar inte bedömningen i avsnitt 3.1.\n\n- Register\n- Avgift\n\n| 3.1 | avstyrks |\n"
)
WORD = package(
    bold("3.2 Bokbussregister")
    + p(PROSE)
    + tbl(tr("3.1", "Avstyrks"))
    + item(1, text="Register")
    + p(sdt(r("Verket tillstyrker.")) + refer(1)),
    numbering=abstract(0, lvl(0, "%1.")) + num(1, 0),
    footnotes=f'<w:footnote w:id="1">{p("Not")}</w:footnote>',
)
PARTS = ["word/document.xml", "word/numbering.xml", "word/footnotes.xml", "word/styles.xml"]


def part_of(data: bytes, name: str) -> bytes:
    """One part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


PDF = hostile_pdf.one_page(hostile_pdf.said("Bokverket avstyrker avgiften."))

Mutation = tuple[str, float, bytes]
MUTATIONS = st.lists(
    st.tuples(st.sampled_from(["flip", "cut", "splice", "repeat", "insert"]), st.floats(0, 1), st.binary(max_size=8)),
    min_size=1,
    max_size=12,
)


def mutated(data: bytes, mutations: list[Mutation]) -> bytes:
    """A file with so much done to it: bits turned, ends cut off, stretches moved, doubled and put in."""
    for kind, where, bytes_in in mutations:
        at = int(where * (len(data) - 1)) if data else 0
        size = len(bytes_in) * 7 + 1
        match kind:
            case "flip" if data:
                data = data[:at] + bytes([data[at] ^ (1 << len(bytes_in) % 8)]) + data[at + 1 :]
            case "cut" if at > len(data) // 2:
                data = data[:at]
            case "splice":
                data = data[:at] + data[at + size :] + data[at : at + size]
            case "repeat":
                data = data[:at] + data[at : at + size] * 3 + data[at + size :]
            case "insert":
                data = data[:at] + bytes_in + data[at:]
            case _:
                continue
    return data


@QUICK
@given(mutations=MUTATIONS)
@pytest.mark.parametrize(
    "whole", [TEXT.encode(), TEXT.encode("utf-16"), TEXT.encode("cp1252")], ids=["8", "16", "1252"]
)
@pytest.mark.parametrize("reader", [read_text, read_markdown])
def test_a_mutated_text_is_read_or_refused(
    reader: Callable[..., object], whole: bytes, mutations: list[Mutation], tmp_path: Path
) -> None:
    path = tmp_path / "svar.txt"
    path.write_bytes(mutated(whole, mutations))
    try:
        draft = reader(path, LIMITS)
    except ReadError:
        return
    check_document(draft.finish(identity="x", file="svar/a.txt"))  # type: ignore[attr-defined]


@QUICK
@given(mutations=MUTATIONS)
def test_a_mutated_word_file_is_read_or_refused(mutations: list[Mutation], tmp_path: Path) -> None:
    path = tmp_path / "svar.docx"
    path.write_bytes(mutated(WORD, mutations))
    try:
        check_document(read_word(path, LIMITS).finish(identity="x", file="svar/a.docx"))
    except ReadError:
        return


@QUICK
@given(part=st.sampled_from(PARTS), mutations=MUTATIONS)
def test_a_word_file_whose_parts_are_mutated_is_read_or_refused(
    part: str, mutations: list[Mutation], tmp_path: Path
) -> None:
    path = tmp_path / "svar.docx"
    path.write_bytes(hostile_word.changed(WORD, part, lambda data: mutated(data, mutations)))
    try:
        check_document(read_word(path, LIMITS).finish(identity="x", file="svar/a.docx"))
    except ReadError:
        return


@FEW
@given(mutations=MUTATIONS)
def test_a_mutated_pdf_is_read_or_refused(mutations: list[Mutation], tmp_path: Path) -> None:
    path = tmp_path / "svar.pdf"
    path.write_bytes(mutated(PDF, mutations))
    try:
        check_document(read(path, limits=LIMITS))
    except ReadError:
        return


PIECES = [
    "Bokverket", "tillstyrker", "avstyrker", "inte", "förslaget", "förslagen", "avsnitt", "3.2", "4.1–4.3",
    "kapitel 3", "men", "och", "dock", "i övrigt", "har inga synpunkter", "delar", "bedömningen", "Detsamma gäller",
    "(", ")", ",", ".", ";", "§", "3 kap. 2 §", "enligt", "Söderåsa kommun", "remissyttrande", "Yttrande", "\n",
    "\n\n", "# ", "- ", "| a | b |", "\t", "1 (3)", "\f", "”", "…", "å", "A N S E R", "tills-\ntyrker", "\u00ad",
    "2031-05-04", "29 februari 2031", "Dnr", "0", "²", "٣", "#", "#1", "sida 1", "1 (2)",
]  # fmt: skip
WORDS = st.sampled_from(PIECES)
LETTERS = st.one_of(
    st.lists(WORDS, max_size=60).map(" ".join),
    st.text(max_size=200),
    st.lists(st.one_of(WORDS, st.text(max_size=5)), max_size=40).map(" ".join),
)


@QUICK
@given(text=LETTERS)
@example(text="")
@example(text="\ud800")
@example(text="²" * 30 + ". ٣.٣ avsnitt ٣.٣")
@example(text="1" * 5_000)
def test_random_words_go_the_whole_way(text: str, tmp_path: Path) -> None:
    from_text(text, tmp_path)


@FEW
@given(text=LETTERS)
def test_random_words_become_all_five_files(text: str, tmp_path: Path) -> None:
    from_text(text, tmp_path, ("json", "csv", "xlsx", "docx", "html"))


def crashed() -> list[Path]:
    return sorted(path for path in CRASHED.iterdir() if path.name != "README.md")


@pytest.mark.parametrize("path", crashed(), ids=lambda path: path.name)
def test_a_file_that_once_crashed_something_is_read(path: Path, tmp_path: Path) -> None:
    document = read(path, limits=LIMITS)
    assert document.status is Status.READ
    go_the_whole_way(document, tmp_path)
