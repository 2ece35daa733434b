"""Files that must not be read, or must not stop the others; and the process that reads them."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

import docx
import pytest

from pdf_parts import PROSE, hanging, lines, typeset, write_pdf
from remiss.errors import LimitError, ReadError
from remiss.model import Status
from remiss.reading import SUFFIXES, Limits, guard, read, read_all
from remiss.reading.guard import CrashError, called, guarded, unchanged
from remiss.reading.guard.process import my_worker
from remiss.reading.guard.wire import receive, send

SENTENCE = "Exempelverket tillstyrker förslaget."


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write_pdf(tmp_path / "bra.pdf", lines(SENTENCE))


def test_suffixes() -> None:
    assert {".pdf", ".docx", ".txt", ".md"} <= set(SUFFIXES)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("svar.xyz", b"hej", "Filtypen .xyz"),
        ("svar", b"hej", "saknar filändelse"),
        ("svar.pdf", b"", "tom"),
        ("svar.txt", b"", "tom"),
        ("svar.pdf", b"PK\x03\x04 en zip", "innehållet är inte en PDF-fil"),
        ("svar.pdf", b"bara text", "innehållet är inte en PDF-fil"),
        ("svar.docx", b"%PDF-1.7 en pdf", "ändelse är .docx, men innehållet är en PDF-fil. PDF-filen är skadad"),
        ("svar.docx", b"bara text", "innehållet är inte en Word-fil"),
        ("svar.docx", b"\xd0\xcf\x11\xe0 ole", "lösenord eller sparad i ett äldre format"),
        ("svar.txt", b"%PDF-1.7 en pdf", "ändelse är .txt, men innehållet är en PDF-fil. PDF-filen är skadad"),
        ("svar.pdf", b"%PDF-1.7\n" + b"\x00\xff" * 3000, "skadad"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReadError, match=message):
        read(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="finns inte"):
        read(tmp_path / "saknas.pdf")


def test_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "mapp.pdf"
    folder.mkdir()
    with pytest.raises(ReadError):
        read(folder)


def test_a_pdf_cut_short(tmp_path: Path) -> None:
    whole = typeset(tmp_path / "hel.pdf", PROSE)
    cut = tmp_path / "avkortad.pdf"
    cut.write_bytes(whole.read_bytes()[:3000])
    with pytest.raises(ReadError, match="skadad eller ofullständig"):
        read(cut)


def test_a_pdf_with_a_password(tmp_path: Path, good: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=good)
    writer.encrypt("hemligt", algorithm="AES-256")
    locked = tmp_path / "last.pdf"
    writer.write(locked)
    with pytest.raises(ReadError, match="lösenord"):
        read(locked)


def test_a_pdf_locked_only_against_changes_is_read(tmp_path: Path, good: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=good)
    writer.encrypt("", owner_password="agare", algorithm="AES-256")
    locked = tmp_path / "last.pdf"
    writer.write(locked)
    assert read(locked).text == SENTENCE


def test_a_relative_path_is_that_of_the_program_wherever_it_has_gone(
    tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(good.parent)
    assert read(good.name).text == SENTENCE  # the worker has been started here
    elsewhere = tmp_path / "annanstans"
    elsewhere.mkdir()
    write_pdf(elsewhere / good.name, lines("Ett annat svar."))
    docx.Document().save(str(elsewhere / "tom.docx"))
    with zipfile.ZipFile(elsewhere / "svar.zip", "w") as archive:
        archive.write(elsewhere / good.name, good.name)

    monkeypatch.chdir(elsewhere)

    assert read(good.name).text == "Ett annat svar."
    assert read("tom.docx").status is Status.NO_TEXT
    assert [document.text for document in read_all("svar.zip")][1:] == ["Ett annat svar."]


def test_too_large(good: Path) -> None:
    with pytest.raises(LimitError, match="gränsen är"):
        read(good, limits=Limits(size_mb=0.0001))


def test_a_pdf_that_hangs_the_first_engine_is_read_by_the_second(tmp_path: Path, good: Path) -> None:
    document = read(hanging(tmp_path / "hanger.pdf"), limits=Limits(seconds=3))
    assert document.status is Status.READ
    assert document.text == SENTENCE
    assert "annat sätt än vanligt" in document.warnings[0]
    assert read(good).text == SENTENCE


def test_a_hang_is_a_limit_error(tmp_path: Path) -> None:
    path = hanging(tmp_path / "hanger.pdf")
    with pytest.raises(LimitError, match="sekunder"):
        guarded("pdfium", path, Limits(seconds=2), identity="x", file="x")


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="no limit of address space there")
def test_too_much_memory_is_an_error_and_not_the_end(tmp_path: Path, good: Path) -> None:
    path = tmp_path / "stor.txt"
    path.write_bytes(b"ord ord ord ord\n" * 2_000_000)
    with pytest.raises(ReadError):
        read(path, limits=Limits(memory_mb=300))
    assert read(good).text == SENTENCE


def test_the_worker_is_kept_and_started_anew_when_it_has_died(good: Path) -> None:
    read(good)
    first = my_worker()
    read(good)
    assert my_worker() is first
    first._process.kill()
    first._process.wait()
    assert read(good).text == SENTENCE
    assert my_worker() is not first


def test_each_thread_has_its_own_worker(good: Path) -> None:
    texts: list[str] = []
    threads = [threading.Thread(target=lambda: texts.append(read(good).text)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == [SENTENCE] * 3


def _text(path: Path) -> str:
    return read(path).text


def test_in_a_process_pool(good: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert list(pool.map(_text, [good] * 4)) == [SENTENCE] * 4


def test_in_a_script_without_a_guard(tmp_path: Path, good: Path) -> None:
    script = tmp_path / "skript.py"
    script.write_text(
        f"from remiss.reading import read\nprint('en gång')\nprint(read({str(good)!r}).text)\n", encoding="utf-8"
    )
    # a file by the name of a standard module, in the folder where the work is done, must not be run
    (tmp_path / "json.py").write_text("raise SystemExit('fel json')", encoding="utf-8")
    code = f"import sys; sys.path.pop(0); exec(open({str(script)!r}, encoding='utf-8').read())"
    for command in ([sys.executable, "-X", "utf8", "-P", str(script)], [sys.executable, "-X", "utf8", "-c", code]):
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True, timeout=60)
        assert done.stdout.split("\n") == ["en gång", SENTENCE, ""]


def test_what_a_library_prints_does_not_reach_the_replies(tmp_path: Path) -> None:
    code = (
        "import pathlib, sys, os; from remiss.reading.guard import worker\n"
        "def noisy(name):\n"
        "    print('skräp'); os.write(1, b'mer'); raise ValueError(name)\n"
        "worker._reader = noisy\n"
        "worker.serve(pathlib.Path(sys.argv[1]))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process:
        request = {"reader": "pdf", "path": "x", "limits": asdict(Limits()), "id": "x", "file": "x"}
        send(process.stdin, request)
        assert receive(process.stdout) == {"error": "unexpected", "message": "ValueError: pdf"}
        process.stdin.close()
        assert process.stdout.read() == b""


# --- files that are no files, and files that do not lie still --------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names there")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    from remiss.analysis import fingerprint

    pipe = tmp_path / "ror.pdf"
    if sys.platform != "win32":
        os.mkfifo(pipe)
    with pytest.raises(ReadError, match="ingen vanlig fil"):
        read(pipe)
    assert fingerprint(pipe, "svar/ror.pdf") == fingerprint(tmp_path / "saknas", "svar/ror.pdf")


def test_a_file_too_large_to_be_read_is_known_by_its_name_and_size(tmp_path: Path) -> None:
    from remiss.analysis import fingerprint

    path = tmp_path / "stor.txt"
    with path.open("wb") as sparse:
        sparse.truncate(2**40)
        first = fingerprint(path, "svar/stor.txt")
        sparse.truncate(2**40 + 1)
    assert fingerprint(path, "svar/stor.txt") != first
    assert fingerprint(path, "svar/annan.txt") != first


@pytest.mark.parametrize("change", ["grows", "goes"])
@pytest.mark.parametrize("fails", [True, False])
def test_a_file_that_changes_while_it_is_read(tmp_path: Path, change: str, fails: bool) -> None:
    path = tmp_path / "svar.txt"
    path.write_text("hej", encoding="utf-8")

    def work() -> None:
        with unchanged(path):
            if change == "grows":
                path.write_text("hej igen", encoding="utf-8")
            else:
                path.unlink()
            if fails:
                raise ReadError("skadad")

    with pytest.raises(ReadError, match="ändrades eller försvann"):
        work()


def test_a_file_that_lies_still_keeps_its_own_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="skadad"), unchanged(tmp_path):
        raise ReadError("skadad")


# --- the worker's answers ----------------------------------------------------------------------------------------


def test_what_a_function_makes_of_json_in_the_worker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "provfunktioner.py").write_text(
        "import os, time\n"
        "def twice(given, limits): return {'x': given['x'] * 2, 'seconds': limits.seconds}\n"
        "def fail(given, limits): raise ZeroDivisionError('planterat')\n"
        "def sleep(given, limits): time.sleep(60)\n"
        "def leave(given, limits): os._exit(3)\n"
        "def deep(given, limits): return deep(given, limits)\n"
        "def flood(given, limits): return 'x' * 10_000_000\n"
        "def hog(given, limits): return len(bytearray(2**31))\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    my_worker().end()
    limits = Limits(seconds=1, memory_mb=512, characters=1000, blocks=10)
    assert called("provfunktioner:twice", {"x": "å"}, limits) == {"x": "åå", "seconds": 1}
    with pytest.raises(CrashError) as fault:
        called("provfunktioner:fail", {}, limits)
    assert fault.value.__notes__ == ["ZeroDivisionError: planterat"]
    with pytest.raises(LimitError, match="djupt nästlad"):
        called("provfunktioner:deep", {}, limits)
    with pytest.raises(CrashError, match="avbröts oväntat"):
        called("provfunktioner:leave", {}, limits)
    with pytest.raises(CrashError, match="avbröts oväntat"):
        called("provfunktioner:flood", {}, limits)
    called("provfunktioner:twice", {"x": "å"}, limits)  # a fresh worker has some seconds more, to start
    with pytest.raises(guard.HangError, match="1 sekunder"):
        called("provfunktioner:sleep", {}, limits)
    if sys.platform not in {"win32", "darwin"}:
        with pytest.raises(guard.MemoryLimitError, match="512 MB"):
            called("provfunktioner:hog", {}, limits)
    my_worker().end()


def test_an_answer_can_be_as_large_as_the_largest_document() -> None:
    limits = Limits(characters=30_000, blocks=10_000)
    from remiss.model import Block, BlockKind, Document

    blocks = tuple(
        Block(
            kind=BlockKind.PARAGRAPH, start=3 * n, end=3 * n + 1, page=1999, level=9, box=(123.456789, 1e-9, 9e9, 1 / 3)
        )
        for n in range(limits.blocks)
    )
    document = Document(id="x" * 64, file="x", status=Status.READ, text="\x01" * limits.characters, blocks=blocks)
    limits.check(document)
    assert len(json.dumps({"document": document.model_dump_json()}, ensure_ascii=False).encode()) < limits.reply


@pytest.mark.parametrize(
    ("most", "document"),
    [
        (Limits(characters=10), {"text": "elva tecken"}),
        (Limits(characters=10), {"furniture": ("elva tecken",)}),
        (Limits(characters=10), {"warnings": ("elva tecken",)}),
        (Limits(blocks=1), {"text": "a\n\nb", "blocks": [(0, 1), (3, 4)]}),
    ],
)
def test_a_document_over_its_bounds(most: Limits, document: dict[str, object]) -> None:
    from remiss.model import Block, BlockKind, Document

    spans = document.pop("blocks", [])
    assert isinstance(spans, list)
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, start=start, end=end) for start, end in spans)
    made = Document.model_validate({"id": "x", "file": "x", "status": "read", "blocks": blocks, **document})
    with pytest.raises(LimitError, match="knappast ett remissvar"):
        most.check(made)


def test_temporary_files_go_with_the_worker(good: Path) -> None:
    read(good)
    folders = {path for path in Path(tempfile.gettempdir()).glob("remiss-*") if path.is_dir()}
    my_worker().end()
    assert any(not path.exists() for path in folders)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_a_program_dies_with_the_process_that_runs_it(tmp_path: Path) -> None:
    script = tmp_path / "program"
    script.write_text(
        f"#!/bin/sh\n(while :; do date > {tmp_path}/lever; sleep 0.05; done) &\nsleep 60\n", encoding="utf-8"
    )
    script.chmod(0o755)
    code = (
        "import sys; from pathlib import Path; from remiss.reading.guard.programs import run\n"
        "run([sys.argv[1]], seconds=60, memory_mb=500, folder=Path(sys.argv[2]))\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(script), str(tmp_path)])
    alive = tmp_path / "lever"
    for _ in range(500):
        if alive.exists():
            break
        time.sleep(0.02)
    assert alive.exists()
    process.terminate()
    process.wait()
    alive.unlink(missing_ok=True)
    time.sleep(0.5)
    assert not alive.exists()


@pytest.mark.skipif(sys.maxsize < 2**32, reason="the sizes are those of 64 bits")
def test_what_windows_is_given_has_the_size_that_it_asks_for() -> None:
    from ctypes import sizeof

    from remiss.reading.guard.memory import BasicLimits, ExtendedLimits

    assert (sizeof(BasicLimits), sizeof(ExtendedLimits)) == (64, 144)
    assert ExtendedLimits.process_memory.offset == 112
