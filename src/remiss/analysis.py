"""One file through reading and understanding; many files over any executor; a whole case to its Summary."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path

from remiss.compiling import compile_summary
from remiss.consultation import Case
from remiss.correcting import gather
from remiss.errors import LimitError, ReadError
from remiss.model import (
    Analysis,
    Consultation,
    Document,
    DocumentRecord,
    Identification,
    MadeWith,
    Status,
    Summary,
    WrittenCorrection,
)
from remiss.reading import OCR_OFF, Limits, ocr_name, read, read_all, read_text
from remiss.reading.guard import HangError, MemoryLimitError
from remiss.reading.guard.ending import process_pool, to_the_end
from remiss.understanding import (
    as_decided,
    categorise,
    guess_from_file_name,
    load_lexicon,
    understand,
    understand_apart,
    with_mail,
)

_MOST_HASHED = 2**30  # bytes


def analyse(
    path: Path, consultation: Consultation, *, file: str | None = None, limits: Limits | None = None
) -> Analysis:
    """One file, from bytes to judged statements. ``file`` is the name to record, by default the path as given.

    A pure function of the file's content and the consultation, and picklable: it can run in another process. A file
    that cannot be read gives an Analysis whose document has status ``failed`` and says why; nothing is raised for it.
    """
    file, limits = file or path.as_posix(), limits or Limits()
    try:
        document = read(path, file=file, limits=limits)
    except ReadError as fault:
        document = _failed(path, file, fault)
    return _analysed(document, consultation, limits)


def analyse_file(
    path: Path, consultation: Consultation, *, file: str | None = None, limits: Limits | None = None
) -> tuple[Analysis, ...]:
    """One file and what is in it: an Analysis for most; for a mail or an archive its own, and one for each file in it.

    What is sent with a mail has the mail's sender where it names none itself; a mail that only sends it along takes no
    stand and is from nobody. Else as ``analyse``.
    """
    file, limits = file or path.as_posix(), limits or Limits()
    try:
        documents = read_all(path, file=file, limits=limits)
    except ReadError as fault:
        documents = (_failed(path, file, fault),)
    return with_mail([_analysed(document, consultation, limits) for document in documents], consultation)


def _failed(path: Path, file: str, fault: ReadError) -> Document:
    return Document(id=fingerprint(path, file), file=file, status=Status.FAILED, error=str(fault))


def _analysed(document: Document, consultation: Consultation, limits: Limits) -> Analysis:
    if document.status is Status.READ and not document.blocks:  # an archive has no words of its own
        return Analysis(document=document, identification=Identification())
    if document.status is not Status.READ:
        return Analysis(document=document, identification=_named(document, consultation))
    try:
        identification, statements = understand_apart(document, consultation, limits)
    except Exception as fault:  # what one letter brings out must not stop the others: it gets its row
        failed = document.model_copy(update={"status": Status.FAILED, "error": _not_understood(fault, limits)})
        return Analysis(document=failed, identification=_named(document, consultation))
    return Analysis(document=document, identification=identification, statements=statements)


def _named(document: Document, consultation: Consultation) -> Identification:
    """Who sent a file whose words are not known: as a person has said, else as it is called."""
    return as_decided(guess_from_file_name(document.file, consultation.invited), document.file, consultation)


def _not_understood(fault: Exception, limits: Limits) -> str:
    """What is said of a text that was read and then brought out a fault."""
    match fault:
        case HangError():
            return (
                f"Texten lästes men tog mer än {limits.seconds:g} sekunder att tolka. "
                "Läs svaret för hand, eller höj tidsgränsen (--timeout)."
            )
        case MemoryLimitError():
            return (
                f"Texten lästes men behöver mer minne än {limits.memory_mb} MB för att tolkas. "
                "Läs svaret för hand, eller höj minnesgränsen (--max-memory)."
            )
        case LimitError():
            return str(fault)
        case _:
            kind = (getattr(fault, "__notes__", None) or [type(fault).__name__])[0].partition(":")[0]
            return f"Texten lästes men kunde inte tolkas (fel i remiss: {kind}). Läs svaret för hand."


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
    corrections: Sequence[WrittenCorrection] | None = None,
) -> Summary:
    """The whole way: a case to its Summary, with what people have decided.

    ``corrections`` are by default those in the case folder: rattelser.csv, and the workbook that was written before;
    ``()`` leaves people's decisions out. See ``analyse_case`` for the other arguments. Raises CaseError for a
    correction that cannot be read or has no cell.
    """
    if corrections is None:
        corrections = gather(case.root, [case.results]).corrections
    analyses = analyse_case(case, jobs=jobs, executor=executor, limits=limits, progress=progress)
    return summarise_analyses(case.consultation, analyses, limits=limits, corrections=corrections)


def summarise_analyses(
    consultation: Consultation,
    analyses: Sequence[Analysis],
    *,
    limits: Limits | None = None,
    corrections: Sequence[WrittenCorrection] = (),
) -> Summary:
    """The Summary of analyses made by ``analyse`` within ``limits``, with this version and these rules recorded."""
    ocr = ocr_name(limits or Limits()) if _pictured(analysis.document for analysis in analyses) else ""
    return compile_summary(
        consultation,
        analyses,
        made_with=made_with(consultation, ocr),
        categorise=categorise,
        corrections=corrections,
    )


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
    then = {document.file: document.id[:64] for document in summary.documents if not document.came_in(files)}
    now = {case.name(path): fingerprint(path, case.name(path)) for path in case.responses}
    ocr = summary.made_with.ocr
    if _pictured(summary.documents) and ocr != OCR_OFF:
        ocr = ocr_name(Limits())
    return summary.made_with == made_with(case.consultation, ocr) and then == now


def fingerprint(path: Path, file: str) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal.

    Of its name where the bytes cannot be had, as in a pipe, which would be waited for; of its name and size where there
    are more of them than any limit lets through.
    """
    named = file.encode()
    try:
        size = path.stat().st_size
        if path.is_file() and size <= _MOST_HASHED:
            with path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        named += f" {size}".encode() if path.is_file() else b""
    except OSError:
        pass
    return hashlib.sha256(named).hexdigest()


def _analyse_named(path: Path, file: str, *, consultation: Consultation, limits: Limits | None) -> tuple[Analysis, ...]:
    with to_the_end():
        return analyse_file(path, consultation, file=file, limits=limits)


@contextmanager
def _workers(jobs: int, executor: Executor | None) -> Iterator[Executor | None]:
    if executor or jobs <= 1:
        yield executor
        return
    with process_pool(jobs) as pool:
        yield pool
