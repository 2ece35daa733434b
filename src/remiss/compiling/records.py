"""Analyses → a row for each file: nothing that came in is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from remiss.compiling.doubles import Double
from remiss.model import Analysis, DocumentRecord


def records(
    counting: Sequence[Analysis],
    doubles: Iterable[tuple[Analysis, Double]],
    senders: Mapping[str, Sequence[str]],
    remarks: Mapping[str, Sequence[str]],
) -> tuple[DocumentRecord, ...]:
    """The rows of all files, those that count and then their doubles; ``senders`` and ``remarks`` are by document."""
    rows = [_record(a, senders[a.document.id], remarks.get(a.document.id, ())) for a in counting]
    return (*rows, *(_double_record(first, double, senders[first.document.id]) for first, double in doubles))


def _record(analysis: Analysis, senders: Sequence[str], remarks: Sequence[str]) -> DocumentRecord:
    """The row of a file; ``remarks`` are added to its warnings."""
    document, identification = analysis.document, analysis.identification
    warnings = document.warnings
    if identification.names and not identification.certain:
        read = ", ".join(f"”{sighting.words}”" for sighting in identification.sightings)
        warnings = (*warnings, f"Osäkert vem som har svarat (läst ur {read}). Kontrollera avsändaren.")
    return DocumentRecord(
        id=document.id,
        file=document.file,
        status=document.status,
        respondents=tuple(senders),
        pages=document.pages,
        date=identification.date.isoformat() if identification.date else None,
        dnr=identification.dnr,
        endorses=identification.endorses,
        senders=identification.sightings,
        ocr=document.ocr,
        needs_ocr=document.needs_ocr,
        warnings=(*warnings, *remarks),
        error=document.error,
    )


def _double_record(counting: Analysis, double: Double, senders: Sequence[str]) -> DocumentRecord:
    """The row of a file that is not counted; its senders are those of the one that is."""
    row = _record(double.analysis, senders, [double.remark])
    changes = {
        "id": f"{row.id}-{row.file}" if row.id == counting.document.id else row.id,
        "senders": counting.identification.sightings,
        "same_as": counting.document.file,
    }
    return row.model_copy(update=changes)
