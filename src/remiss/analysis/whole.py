"""All files of a case, over any executor, and its Summary."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from remiss.analysis.cache import Cache
from remiss.analysis.keys import Keys
from remiss.analysis.sharing import in_batches, share
from remiss.analysis.single import analyse_documents, analyse_parts, fingerprint
from remiss.compiling import compile_summary
from remiss.consultation import Case
from remiss.correcting import gather
from remiss.model import (
    Analysis,
    Consultation,
    Document,
    DocumentRecord,
    MadeWith,
    Summary,
    WrittenCorrection,
)
from remiss.reading import OCR_OFF, Limits, ocr_name, read_text
from remiss.reading.guard.crew import crew_of
from remiss.understanding import Steps, categorise, rules_fingerprint, understand, with_mail

_Parts = tuple[Analysis, ...]
_BATCH_ROOM = 2**20  # bytes of files that are sent to an executor together; a larger file goes alone


@dataclass(frozen=True)
class _Task:
    """A file to analyse: where it is, its name, its fingerprint, its size in bytes, and what has been read of it, if it
    has.
    """

    path: Path
    file: str
    content: str
    size: int
    documents: tuple[Document, ...] | None = None


def analyse_case(
    case: Case,
    *,
    jobs: int = 1,
    executor: Executor | None = None,
    batch: int = 1,
    limits: Limits | None = None,
    cache: Cache | None = None,
    steps: Steps | None = None,
    progress: Callable[[str], None] = lambda file: None,
) -> tuple[Analysis, ...]:
    """All responses of a case, in order, with what is in them; ``progress`` is told each file's name as it is done.

    So many ``jobs`` are done at once, each in a process of its own; or those that the ``executor`` does that the caller
    gives, which gets up to ``batch`` small files at a time. The longest files come first. What is in the ``cache`` is
    not done again, and the rest is put there as it comes. The result is the same in each way. ``steps`` can read, link
    and judge in another way.
    """
    limits = limits or Limits()
    keys = Keys(case.consultation, limits, steps)
    done: dict[str, _Parts] = {}
    tasks = [_look_at(path, case.name(path)) for path in case.responses]
    if executor or jobs > 1:
        tasks.sort(key=lambda task: -task.size)
    held = {task.file for task in tasks if cache and cache.holds(keys.of(task.file, task.content))}

    def undone() -> Iterator[_Task]:
        """Each file that is not kept as it is now, and then, while these are done, what is kept of the others."""
        for task in sorted(tasks, key=lambda task: task.file in held):
            kept = cache.find(keys.of(task.file, task.content)) if cache else None
            if kept and kept.current:
                done[task.file] = kept.parts
                progress(task.file)
            else:
                yield replace(task, documents=kept.documents if kept else None)

    work = partial(_analyse, consultation=case.consultation, limits=limits, steps=steps)
    for task, parts in _shared(undone(), work, jobs, executor, batch):
        if executor and parts[0].document.id != task.content:  # the other machine does not have this file
            (parts,) = work([task])
        done[task.file] = parts
        progress(task.file)
        if cache:
            cache.keep(keys.of(task.file, parts[0].document.id), parts)
    if cache:
        cache.forget_all_but(done)
    names = map(case.name, case.responses)
    return tuple(analysis for name in names for analysis in with_mail(done[name], case.consultation))


def summarise(
    case: Case,
    *,
    jobs: int = 1,
    executor: Executor | None = None,
    batch: int = 1,
    limits: Limits | None = None,
    cache: Cache | None = None,
    steps: Steps | None = None,
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
    analyses = analyse_case(
        case, jobs=jobs, executor=executor, batch=batch, limits=limits, cache=cache, steps=steps, progress=progress
    )
    return summarise_analyses(case.consultation, analyses, limits=limits, steps=steps, corrections=corrections)


def summarise_analyses(
    consultation: Consultation,
    analyses: Sequence[Analysis],
    *,
    limits: Limits | None = None,
    steps: Steps | None = None,
    corrections: Sequence[WrittenCorrection] = (),
) -> Summary:
    """The Summary of analyses made by ``analyse`` within ``limits`` and with ``steps``; what made it is recorded."""
    ocr = ocr_name(limits or Limits()) if _pictured(analysis.document for analysis in analyses) else ""
    return compile_summary(
        consultation,
        analyses,
        made_with=made_with(consultation, ocr, steps.name if steps else ""),
        categorise=categorise,
        corrections=corrections,
    )


def summarise_texts(consultation: Consultation, texts: Mapping[str, str], *, steps: Steps | None = None) -> Summary:
    """The Summary of responses whose text is in hand, by file name; blank lines part paragraphs.

    For notebooks and tools that have read the responses themselves. Each text is read as a .txt file would be.
    """
    analyses = []
    for file, text in texts.items():
        document = read_text(text, file=file)
        identification, statements = understand(document, consultation, steps=steps)
        analyses.append(Analysis(document=document, identification=identification, statements=statements))
    return summarise_analyses(consultation, analyses, steps=steps)


def made_with(consultation: Consultation, ocr: str = "", steps: str = "") -> MadeWith:
    """What a summary of a consultation made now is made with; ``ocr`` is what reads pages that are pictures, if any,
    and ``steps`` the name of own steps.
    """
    asked = hashlib.sha256(consultation.model_dump_json().encode()).hexdigest()
    return MadeWith(
        remiss=version("remiss"),
        rules=rules_fingerprint(),
        consultation=f"sha256:{asked}",
        ocr=ocr,
        steps=steps,
    )


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
    return summary.made_with == made_with(case.consultation, ocr, summary.made_with.steps) and then == now


def _look_at(path: Path, file: str) -> _Task:
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    return _Task(path, file, fingerprint(path, file), size)


def _shared(
    tasks: Iterable[_Task],
    work: Callable[[Sequence[_Task]], list[_Parts]],
    jobs: int,
    executor: Executor | None,
    batch: int,
) -> Iterator[tuple[_Task, _Parts]]:
    """Each task with what came of it, as it is done."""
    if executor is None and jobs <= 1:
        yield from ((task, parts) for task in tasks for parts in work([task]))
        return
    batches = in_batches(tasks, lambda task: task.size, most=batch, room=_BATCH_ROOM)
    with nullcontext(executor) if executor else crew_of(jobs) as workers:
        for given, results in share(work, batches, workers):
            yield from zip(given, results, strict=True)


def _analyse(tasks: Sequence[_Task], consultation: Consultation, limits: Limits, steps: Steps | None) -> list[_Parts]:
    """What an executor does: a pure function of its arguments and the files' bytes, which can travel."""
    return [_analyse_one(task, consultation, limits, steps) for task in tasks]


def _analyse_one(task: _Task, consultation: Consultation, limits: Limits, steps: Steps | None) -> _Parts:
    if task.documents is not None:
        return analyse_documents(task.documents, consultation, limits, steps)
    return analyse_parts(task.path, consultation, task.file, limits, steps)
