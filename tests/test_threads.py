"""Many threads at once give what one gives: in a process that has just begun, and in one that has all in hand."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
THREADS = 8
FORMATS = ("json", "csv", "xlsx", "docx", "html", "parquet")


def letters() -> dict[str, str]:
    """Letters of invented bodies that each say something else."""
    verbs = ("tillstyrker", "avstyrker", "har inget att invända mot", "är tveksam till", "tillstyrker i huvudsak")
    return {
        f"{number}.txt": f"Påhittade nämnden {number}\n\nNämnden {verb} förslaget i avsnitt 3.{number % 5 + 1}.\n\n"
        f"3.3 Utbildning\n\nNämnden {verbs[(number + 2) % 5]} det, under förutsättning att medel tillförs."
        for number, verb in enumerate(verbs * 2)
    }


def all_of_it(number: int) -> str:
    """A digest of all that remiss makes of the letters, by every verb that is told to be safe. Each thread has letters
    of its own, so that what one leaves behind would be seen in another's.
    """
    from letters import CONSULTATION
    from remiss import compare, mask_private, read, summarise_texts, to_frame, understand, write
    from remiss.reading import read_text
    from remiss.understanding import judge, load_lexicon

    texts = {f"{number}-{file}": text.replace("Nämnden", f"Nämnd {number}") for file, text in letters().items()}
    digest = hashlib.sha256()
    for file, text in texts.items():
        digest.update(repr(judge(text, 0, len(text), load_lexicon())).encode())
        digest.update(repr(understand(read_text(text, file=file), CONSULTATION)).encode())
    summary = summarise_texts(CONSULTATION, texts)
    digest.update(repr((compare(summary, mask_private(summary)), summary._repr_html_())).encode())
    digest.update(repr(to_frame(summary, backend="polars").rows()).encode())
    with tempfile.TemporaryDirectory() as folder:
        for path in write(summary, Path(folder), FORMATS):
            digest.update(path.read_bytes())
        digest.update(repr(read(Path(folder, "sammanstallning.docx"), file="sammanstallning.docx")).encode())
    return digest.hexdigest()


def at_once(pieces: int) -> list[str]:
    """All pieces, each in a thread of its own, which begin together."""
    together = threading.Barrier(pieces)

    def one(number: int) -> str:
        together.wait()
        return all_of_it(number)

    with hurried(), ThreadPoolExecutor(pieces) as pool:
        return list(pool.map(one, range(pieces)))


@contextmanager
def hurried() -> Iterator[None]:
    """Threads take turns a hundred times as often as they do by default."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(interval / 100)
    try:
        yield
    finally:
        sys.setswitchinterval(interval)


def test_many_threads_give_what_one_gives() -> None:
    alone = [all_of_it(number) for number in range(THREADS)]
    assert len(set(alone)) == THREADS
    assert at_once(THREADS) == alone


def test_they_do_in_a_process_where_nothing_has_been_loaded() -> None:
    program = "from test_threads import at_once, all_of_it; print(at_once({0}) == [all_of_it(n) for n in range({0})])"
    path = os.pathsep.join(filter(None, [str(HERE), os.environ.get("PYTHONPATH")]))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program.format(4)],
        env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("True\n", "")
