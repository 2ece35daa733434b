"""One file through reading and understanding; many files over any executor; a whole case to its Summary."""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from remiss.compiling import compile_summary
from remiss.consultation import Case
from remiss.errors import ReadError
from remiss.model import (
    Analysis,
    Consultation,
    Document,
    DocumentRecord,
    Identification,
    MadeWith,
    Status,
    Summary,
)
from remiss.reading import OCR_OFF, Limits, ocr_name, read, read_all, read_text
from remiss.understanding import categorise, guess_from_file_name, load_lexicon, understand, with_mail


def analyse(
    path: Path, consultation: Consultation, *, file: str | None = None, limits: Limits | None = None
) -> Analysis:
    """One file, from bytes to judged statements. ``file`` is the name to record, by default the path as given.

    A pure function of the file's content and the consultation, and picklable: it can run in another process. A file
    that cannot be read gives an Analysis whose document has status ``failed`` and says why; nothing is raised for it.
    """
    file = file or path.as_posix()
    try:
        document = read(path, file=file, limits=limits or Limits())
    except ReadError as fault:
        document = _failed(path, file, fault)
    return _analysed(document, consultation)


def analyse_file(
    path: Path, consultation: Consultation, *, file: str | None = None, limits: Limits | None = None
) -> tuple[Analysis, ...]:
    """One file and what is in it: an Analysis for most; for a mail or an archive its own, and one for each file in it.

    What is sent with a mail has the mail's sender where it names none itself; a mail that only sends it along takes no
    stand and is from nobody. Else as ``analyse``.
    """
    file = file or path.as_posix()
    try:
        documents = read_all(path, file=file, limits=limits or Limits())
    except ReadError as fault:
        documents = (_failed(path, file, fault),)
    return with_mail([_analysed(document, consultation) for document in documents], consultation)


def _failed(path: Path, file: str, fault: ReadError) -> Document:
    return Document(id=fingerprint(path, file), file=file, status=Status.FAILED, error=str(fault))


def _analysed(document: Document, consultation: Consultation) -> Analysis:
    if document.status is Status.READ and not document.blocks:  # an archive has no words of its own
        return Analysis(document=document, identification=Identification())
    if document.status is not Status.READ:
        return Analysis(document=document, identification=guess_from_file_name(document.file, consultation.invited))
    try:
        identification, statements = understand(document, consultation)
    except Exception as fault:  # a fault of ours that one letter brings out must not stop the others: it gets its row
        error = f"Texten lästes men kunde inte tolkas (fel i remiss: {type(fault).__name__}). Läs svaret för hand."
        failed = document.model_copy(update={"status": Status.FAILED, "error": error})
        return Analysis(document=failed, identification=guess_from_file_name(document.file, consultation.invited))
    return Analysis(document=document, identification=identification, statements=statements)


def analyse_case(
    case: Case,
    *,
    jobs: int = 1,
    executor: Executor | None = None,
    limits: Limits | None = None,
    progress: Callable[[str], None] = lambda file: None,
) -> tuple[Analysis, ...]:
    """All responses of a case, in order, with what is in them; ``progress`` is told each file's name as it is done.

    The work is done here with ``jobs=1``, else in that many processes, or in the executor that the caller gives. The
    result is the same.
    """
    work = partial(_analyse_named, consultation=case.consultation, limits=limits)
    names = [case.name(path) for path in case.responses]
    done: list[Analysis] = []
    with _workers(jobs, executor) as workers:
        results: Iterator[tuple[Analysis, ...]] = (workers.map if workers else map)(work, case.responses, names)
        for name, analyses in zip(names, results, strict=True):
            progress(name)
            done += analyses
    return tuple(done)


def summarise(
    case: Case,
    *,
    jobs: int = 1,
    executor: Executor | None = None,
    limits: Limits | None = None,
    progress: Callable[[str], None] = lambda file: None,
) -> Summary:
    """The whole way: a case to its Summary. See ``analyse_case`` for the arguments."""
    analyses = analyse_case(case, jobs=jobs, executor=executor, limits=limits, progress=progress)
    return summarise_analyses(case.consultation, analyses, limits=limits)


def summarise_analyses(
    consultation: Consultation, analyses: Sequence[Analysis], *, limits: Limits | None = None
) -> Summary:
    """The Summary of analyses made by ``analyse`` within ``limits``, with this version and these rules recorded."""
    ocr = ocr_name(limits or Limits()) if _pictured(analysis.document for analysis in analyses) else ""
    return compile_summary(consultation, analyses, made_with=made_with(consultation, ocr), categorise=categorise)


def summarise_texts(consultation: Consultation, texts: Mapping[str, str]) -> Summary:
    """The Summary of responses whose text is in hand, by file name; blank lines part paragraphs.

    For notebooks and tools that have read the responses themselves. Each text is read as a .txt file would be.
    """
    analyses = []
    for file, text in texts.items():
        document = read_text(text, file=file)
        identification, statements = understand(document, consultation)
        analyses.append(Analysis(document=document, identification=identification, statements=statements))
    return summarise_analyses(consultation, analyses)


def made_with(consultation: Consultation, ocr: str = "") -> MadeWith:
    """What a summary of a consultation made now is made with; ``ocr`` is what reads pages that are pictures, if any."""
    asked = hashlib.sha256(consultation.model_dump_json().encode()).hexdigest()
    return MadeWith(remiss=version("remiss"), rules=load_lexicon().fingerprint, consultation=f"sha256:{asked}", ocr=ocr)


def _pictured(documents: Iterable[Document | DocumentRecord]) -> bool:
    """Has any file pages that are pictures?"""
    return any(document.ocr or document.needs_ocr for document in documents)


def is_current(summary: Summary, case: Case) -> bool:
    """Was a summary made by this version, with these rules, of what the case asks and holds now?

    Where pictures were read, or could have been, OCR has to be the same as well, but for a summary made without it on
    purpose.
    """
    files = {document.file for document in summary.documents}
    then = {document.file: document.id[:64] for document in summary.documents if not _is_in(document.file, files)}
    now = {case.name(path): fingerprint(path, case.name(path)) for path in case.responses}
    ocr = summary.made_with.ocr
    if _pictured(summary.documents) and ocr != OCR_OFF:
        ocr = ocr_name(Limits())
    return summary.made_with == made_with(case.consultation, ocr) and then == now


def _is_in(file: str, files: Container[str]) -> bool:
    """Does a file lie in another of some files: "svar/ivo.eml/yttrande.pdf"?"""
    return any(folder.as_posix() in files for folder in PurePosixPath(file).parents)


def fingerprint(path: Path, file: str) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal; of its name where the bytes cannot be had."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return hashlib.sha256(file.encode()).hexdigest()


def _analyse_named(path: Path, file: str, *, consultation: Consultation, limits: Limits | None) -> tuple[Analysis, ...]:
    return analyse_file(path, consultation, file=file, limits=limits)


@contextmanager
def _workers(jobs: int, executor: Executor | None) -> Iterator[Executor | None]:
    if executor or jobs <= 1:
        yield executor
        return
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool
