"""Files that must not be read, or must not stop the others; and the process that reads them."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

import pytest

from pdf_parts import PROSE, hanging, lines, typeset, write_pdf
from remiss.errors import LimitError, ReadError
from remiss.model import Status
from remiss.reading import SUFFIXES, Limits, guard, read
from remiss.reading.guard import guarded
from remiss.reading.worker import receive, send

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
    first = guard._worker()
    read(good)
    assert guard._worker() is first
    first._process.kill()
    first._process.wait()
    assert read(good).text == SENTENCE
    assert guard._worker() is not first


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


def test_what_a_library_prints_does_not_reach_the_replies() -> None:
    code = (
        "import sys, os; from remiss.reading import worker\n"
        "def noisy(name):\n"
        "    print('skräp'); os.write(1, b'mer'); raise ValueError(name)\n"
        "worker._reader = noisy\n"
        "worker.serve()\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    with process:
        request = {"reader": "pdf", "path": "x", "limits": asdict(Limits()), "id": "x", "file": "x"}
        send(process.stdin, request)
        assert receive(process.stdout) == {"error": "unexpected", "message": "ValueError: pdf"}
        process.stdin.close()
        assert process.stdout.read() == b""
