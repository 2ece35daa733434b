"""rattelser.csv ↔ corrections: one row for each cell that a person has decided."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from remiss.correcting.words import WrongWordsError, correction, filled
from remiss.errors import CaseError
from remiss.model import Correction, Summary, WrittenCorrection
from remiss.writing import labels
from remiss.writing.wording import one_line
from remiss.writing.workbook.columns import decided_values

COLUMNS = (
    "remissinstans", "avsnitt", "svar", "förbehåll", "anteckning", "vem", "när", "citat", "filer", "rubrik",
)  # fmt: skip
_NEEDED = COLUMNS[:3]
_IN_ENGLISH = dict(
    zip(
        ("respondent", "proposal", "stance", "qualifiers", "note", "by", "when", "quote", "files", "title"),
        COLUMNS, strict=True,
    )
)  # fmt: skip
_MOST_CHARACTERS = 20_000_000
_FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")
_EXAMPLE = "remissinstans;avsnitt;svar\nBokverket;4.1;avstyrker"


def load(path: Path, called: str = "") -> list[WrittenCorrection]:
    """The corrections in a rattelser.csv: UTF-8, semicolon or comma; only the first three columns are needed.
    ``called`` is what is said of a row's place, by default the file's name.

    Raises CaseError, with every row that is wrong, and where the file cannot be read.
    """
    rows = _rows(path)
    found: list[WrittenCorrection] = []
    faults: list[str] = []
    for number, row in rows:
        place = f"{called or path.name}, rad {number}"
        if not any(row.values()):
            continue
        try:
            found.append(_written(row, place))
        except WrongWordsError as fault:
            faults.append(f"{place}: {fault}.")
    if faults:
        raise CaseError("\n".join(faults))
    return found


def render(summary: Summary) -> bytes:
    """All corrections of a summary, those that are stale too, as rattelser.csv: UTF-8 with BOM, semicolons, CRLF.

    Documents have a # before them, as a spreadsheet would take some for numbers ("12e456789012").
    """
    names = {respondent.id: one_line(respondent.name) for respondent in summary.respondents}
    heads = {proposal.id: one_line(proposal.number or proposal.id) for proposal in summary.consultation.proposals}
    titles = {proposal.id: one_line(proposal.title) for proposal in summary.consultation.proposals}
    rows: list[tuple[str, ...]] = [COLUMNS]
    for respondent, proposal, decided in _decided(summary, names):
        head = labels.WHOLE if proposal is None else heads[proposal]
        title = "" if proposal is None else titles[proposal]
        rows.append(
            (
                respondent,
                head,
                *decided_values(decided),
                decided.quote,
                " ".join(f"#{file}" for file in decided.files),
                title,
            )
        )
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows([map(_guarded, row) for row in rows])
    return written.getvalue().encode("utf-8-sig", errors="replace")


def _decided(summary: Summary, names: Mapping[str, str]) -> Iterator[tuple[str, str | None, Correction]]:
    order = {proposal.id: at for at, proposal in enumerate(summary.consultation.proposals)}
    found: list[tuple[str, str | None, Correction]] = [
        (names[p.respondent], p.proposal, p.correction) for p in summary.positions if p.correction
    ]
    found += [(names[g.respondent], None, g.correction) for g in summary.general if g.correction]
    found += [(names[d.respondent], d.proposal, d.correction) for d in summary.dismissed]
    found += [(s.respondent, s.proposal, s.correction) for s in summary.stale]
    yield from sorted(found, key=lambda it: (it[0], len(order) if it[1] is None else order[it[1]]))


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    content = _content(path)
    head = content.split("\n", 1)[0]
    delimiter = ";" if head.count(";") >= head.count(",") else ","
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    try:
        names = [one_line(name).casefold() for name in next(reader, [])]
        names = [_IN_ENGLISH.get(name, name) for name in names]
        if missing := [name for name in _NEEDED if name not in names]:
            raise CaseError(
                f"{path.name} saknar kolumnen {missing[0]}. Skriv rubrikerna på första raden, så här:\n\n{_EXAMPLE}"
            )
        if unknown := [name for name in names if name and name not in COLUMNS]:
            raise CaseError(f"{path.name}: kolumnen {unknown[0]} finns inte. Det som kan stå är {', '.join(COLUMNS)}.")
        number = reader.line_num + 1
        for values in reader:
            yield number, {name: _unguarded(value) for name, value in zip(names, values, strict=False) if name}
            number = reader.line_num + 1
    except csv.Error as fault:
        raise CaseError(
            f"{path.name} följer inte formatet CSV: fel vid rad {reader.line_num + 1}. "
            "Vanligast är ett glömt citattecken."
        ) from fault


def _written(row: Mapping[str, str], place: str) -> WrittenCorrection:
    name, number = one_line(row.get("remissinstans", "")), one_line(row.get("avsnitt", ""))
    if not name or not number:
        raise WrongWordsError("raden saknar remissinstans eller avsnitt. Fyll i båda")
    made, confirms = correction(filled([row.get(column, "") for column in COLUMNS[2:7]]))
    tied = made.model_copy(
        update={"quote": row.get("citat", "").strip(), "files": tuple(row.get("filer", "").replace("#", " ").split())}
    )
    proposal = None if number.casefold() == labels.WHOLE else number
    title = one_line(row.get("rubrik", ""))
    return WrittenCorrection(
        respondent=name, proposal=proposal, title=title, correction=tied, confirms=confirms, place=place
    )


def _content(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise OSError(f"{path} is no regular file")
        with path.open(encoding="utf-8-sig", newline="") as stream:
            content = stream.read(_MOST_CHARACTERS + 1)
    except UnicodeDecodeError as fault:
        raise CaseError(
            f"{path.name} är inte sparad som UTF-8. Välj Spara som och filformatet CSV UTF-8 i Excel, och kör igen."
        ) from fault
    except OSError as fault:
        raise CaseError(f"{path} kan inte läsas. Kontrollera att det är en fil som du har rätt att läsa.") from fault
    if len(content) > _MOST_CHARACTERS:
        raise CaseError(f"{path.name} är för stor för att vara det som ska stå där. Kontrollera att det är rätt fil.")
    return content


def _guarded(text: str) -> str:
    """An apostrophe before what a spreadsheet would calculate."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA_BEGINS) else text


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_FORMULA_BEGINS) else text
