"""What is measured, each in a process of its own: ``python -m benchmarks.tasks TASK FOLDER`` prints what it took.

A task gets itself ready, so that imports and what it does not answer for are not in its time, and then works.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.process import processor_time

PEERS = {"pdfplumber": "pdfplumber", "docling-parse": "docling_parse", "markitdown": "markitdown"}
"""other readers of PDFs, by their names and their modules; the extra ``bench`` installs them"""
_TIMES = 3
"""so often each step after the analysis is taken"""


class Watch:
    """What the work of a task took, and how much it was."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = {}

    @contextmanager
    def work(self) -> Iterator[None]:
        """Around the work: seconds by the clock, and of processor time, that of children included."""
        clock, spent = time.perf_counter(), processor_time(os.getpid())
        yield
        self.taken |= {"seconds": time.perf_counter() - clock, "processor": processor_time(os.getpid()) - spent}

    def count(self, **amounts: float) -> None:
        """So many pages, bytes of text …"""
        self.taken |= amounts


def _pdfs(folder: Path) -> list[Path]:
    return sorted(folder.rglob("svar/*.pdf"))


# --- text of PDFs ----------------------------------------------------------------------------------------------------


def text_by_pypdfium2(files: Sequence[Path]) -> tuple[int, int]:
    """Pages and bytes of text."""
    import pypdfium2  # type: ignore[import-untyped]

    pages = size = 0
    for path in files:
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                size += len(page.get_textpage().get_text_bounded().encode("utf-8", "replace"))
                pages += 1
    return pages, size


def text_by_pypdf(files: Sequence[Path]) -> tuple[int, int]:
    """Pages and bytes of text."""
    import pypdf

    texts = [page.extract_text() for path in files for page in pypdf.PdfReader(path).pages]
    return len(texts), sum(len(text.encode("utf-8", "replace")) for text in texts)


def text_by_pdfplumber(files: Sequence[Path]) -> tuple[int, int]:
    """Pages and bytes of text."""
    import pdfplumber

    pages = size = 0
    for path in files:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                size += len(page.extract_text().encode("utf-8", "replace"))
                page.close()
                pages += 1
    return pages, size


def text_by_docling(files: Sequence[Path]) -> tuple[int, int]:
    """Pages and bytes of text, by its parser alone, without models."""
    from docling_core.types.doc.page import TextCellUnit
    from docling_parse.pdf_parser import DoclingPdfParser

    parser = DoclingPdfParser(loglevel="fatal")
    pages = size = 0
    for path in files:
        document = parser.load(path_or_stream=str(path))
        for _, page in document.iterate_pages():
            size += len("\n".join(page.export_to_textlines(cell_unit=TextCellUnit.LINE)).encode("utf-8", "replace"))
            pages += 1
        document.unload()
    return pages, size


def text_by_markitdown(files: Sequence[Path]) -> tuple[int, int]:
    """Pages and bytes of Markdown; the pages are counted beside."""
    from markitdown import MarkItDown

    reader = MarkItDown()
    return 0, sum(len(reader.convert(path).text_content.encode("utf-8", "replace")) for path in files)


_TEXT: dict[str, Callable[[Sequence[Path]], tuple[int, int]]] = {
    "pypdfium2": text_by_pypdfium2,
    "pypdf": text_by_pypdf,
    "pdfplumber": text_by_pdfplumber,
    "docling-parse": text_by_docling,
    "markitdown": text_by_markitdown,
}


def text(watch: Watch, folder: Path, library: str) -> None:
    """The bare text of the PDFs by a library."""
    files = _pdfs(folder)
    _TEXT[library](files[:1])  # what is loaded late is loaded now
    with watch.work():
        pages, size = _TEXT[library](files)
    watch.count(pages=pages or text_by_pypdfium2(files)[0], bytes=size)


def text_in_two(watch: Watch, folder: Path) -> None:
    """The same by pypdfium2 in two processes, long files first."""
    files = sorted(_pdfs(folder), key=lambda path: -path.stat().st_size)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(text_by_pypdfium2, [files[:1], files[:1]]))  # both have started
        with watch.work():
            pages = sum(pages for pages, _ in pool.map(text_by_pypdfium2, [[file] for file in files]))
    watch.count(pages=pages)


# --- remiss ----------------------------------------------------------------------------------------------------------


def read_here(watch: Watch, folder: Path) -> None:
    """The PDFs as Documents, by the reader itself, in this process."""
    from remiss.reading import Limits
    from remiss.reading.pdf import read_pdfium

    files, limits = _pdfs(folder), Limits()
    read_pdfium(files[0], limits)
    with watch.work():
        documents = [read_pdfium(path, limits).finish(identity=path.name, file=path.name) for path in files]
    watch.count(pages=sum(document.pages or 0 for document in documents))


def read_guarded(watch: Watch, folder: Path) -> None:
    """The PDFs as Documents, as ``remiss.read`` gives them: in a process that can be killed."""
    from remiss import read

    files = _pdfs(folder)
    read(files[0])
    with watch.work():
        documents = [read(path) for path in files]
    watch.count(pages=sum(document.pages or 0 for document in documents))


def understand(watch: Watch, folder: Path) -> None:
    """Who answers and what is said, with the text in hand."""
    from remiss import open_case, read
    from remiss import understand as understand_one

    case = open_case(folder)
    documents = [read(path) for path in case.responses]
    understand_one(documents[0], case.consultation)
    with watch.work():
        statements = [found for document in documents for found in understand_one(document, case.consultation)[1]]
    watch.count(
        pages=sum(document.pages or 0 for document in documents),
        bytes=sum(len(document.text.encode()) for document in documents),
        statements=len(statements),
    )


def stages(watch: Watch, folder: Path) -> None:
    """What each stage of understanding takes, when the rules and the proposals have been made ready; and the first
    letter, for which they are.
    """
    from benchmarks.stages import Stages
    from remiss import open_case, read
    from remiss import understand as understand_one

    case = open_case(folder)
    documents = [read(path) for path in case.responses]
    began = time.process_time()
    understand_one(documents[0], case.consultation)
    watch.count(first=time.process_time() - began, bytes=sum(len(document.text.encode()) for document in documents))
    for document in documents:
        understand_one(document, case.consultation)
    found = Stages()
    with found.timed():
        for document in documents:
            understand_one(document, case.consultation)
    watch.count(**found.taken)


def after(watch: Watch, folder: Path) -> None:
    """What is done when all responses of a case have been analysed: ``compile_summary``, and each writer."""
    from remiss import open_case, summarise_analyses
    from remiss.analysis import analyse_case
    from remiss.writing import FORMATS, write

    case = open_case(folder)
    analyses = analyse_case(case, jobs=os.cpu_count() or 1)
    summary = summarise_analyses(case.consultation, analyses)
    write(summary, case.results)  # imports
    watch.count(compile=_median(partial(summarise_analyses, case.consultation, analyses)))
    for form in FORMATS:
        watch.count(**{form: _median(partial(write, summary, case.results, [form]))})
    watch.count(all=_median(partial(write, summary, case.results)))


def _median(step: Callable[[], Any]) -> float:
    """Processor seconds of a step, the median of some times."""
    taken = []
    for _ in range(_TIMES):
        began = time.process_time()
        step()
        taken.append(time.process_time() - began)
    return median(taken)


TASKS: dict[str, Callable[..., None]] = {
    "text": text,
    "text_in_two": text_in_two,
    "read_here": read_here,
    "read_guarded": read_guarded,
    "understand": understand,
    "stages": stages,
    "after": after,
}


def installed(module: str) -> bool:
    """Is there such a module, and does it load?"""
    try:
        import_module(module)
    except ImportError:
        return False
    return True


if __name__ == "__main__":
    name, target, *rest = sys.argv[1:]
    watch = Watch()
    TASKS[name](watch, Path(target), *rest)
    print(json.dumps(watch.taken))
