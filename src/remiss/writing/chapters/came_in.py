"""What came in: the bodies, as the annex of a bill lists them, and the files that are no answer of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from remiss.model import Category
from remiss.writing import labels
from remiss.writing.paper.sheets import Paper
from remiss.writing.paper.words import Side, Words
from remiss.writing.view import File, Row, View
from remiss.writing.wording import listed, number

_BODIES = (Side("Remissinstans", 6), Side("Kategori", 3.5), Side("Inbjuden", 2), Side("Svar", 5.5))
_FILES = (Side("Fil", 5), Side("Remissinstans", 4), Side("Status", 2.2), Side("Fel och varningar", 5.8))
_FILES_SAID = "En fil på varje rad: vem den kommer från, om den gick att läsa, och varför inte."


def write_came_in(paper: Paper, shown: View) -> None:
    """The chapter on the bodies."""
    paper.heading("Remissinstanserna", 1, new_page=True)
    paper.heading("Förteckning över remissinstanserna", 2)
    for sentence in _register(shown):
        paper.write(sentence)
    if shown.rows:
        paper.heading("Svaren kategori för kategori", 2)
        paper.table(
            "Remissinstanser som har svarat",
            "En remissinstans på varje rad: dess kategori, om den var inbjuden, och vad som blev av svaret.",
            _BODIES,
            (_body(row) for row in shown.rows),
        )
    declined = set(shown.declined)
    _names(paper, "Avstår från att yttra sig", shown.declined)
    _names(paper, "Har svarat utan att beröra något förslag", [name for name in shown.silent if name not in declined])
    _names(paper, "Inbjudna som inte har svarat", shown.not_answered)
    _answers(paper, shown)
    _files(paper, shown)


def _register(shown: View) -> Iterator[str]:
    """The bodies by what became of them, worded as in the annex of a bill, each body once."""
    bodies = list({row.body: row for row in reversed(shown.rows)}.values())[::-1]
    spoken = [row for row in bodies if row.read and not row.declined]
    invited = [row for row in spoken if row.invited]
    others = [row for row in spoken if not row.invited]
    declined = [row for row in bodies if row.declined]
    unread = [row for row in bodies if not row.read]
    if invited:
        yield f"Efter remiss har yttranden lämnats av {_who(invited)}."
    if others:
        yield f"Yttranden har {'även ' if invited else ''}kommit in från {_who(others)}."
    if declined:
        yield f"Följande remissinstanser har angett att de avstår från att yttra sig: {_who(declined)}."
    if shown.not_answered:
        yield f"Följande remissinstanser har inte svarat: {listed(shown.not_answered)}."
    if unread:
        yield f"Svar som inte gick att läsa har kommit in från {_who(unread)}."
    if not shown.rows and not shown.not_answered:
        yield "Inga svar har kommit in."


def _who(rows: Sequence[Row]) -> str:
    """The bodies by name; private persons are counted, as a bill does not name them."""
    names = [row.body for row in rows if row.category is not Category.PRIVATE_PERSON]
    private = len(rows) - len(names)
    return listed([*names, *([number(private, "privatperson", "privatpersoner")] if private else [])])


def _body(row: Row) -> tuple[Words | str, ...]:
    return Words(row.name, bold=True), labels.CATEGORIES[row.category], "ja" if row.invited else "nej", row.fate


def _names(paper: Paper, heading: str, names: Sequence[str]) -> None:
    if names:
        paper.heading(f"{heading} ({len(names)})", 2)
        paper.bullets(names)


def _answers(paper: Paper, shown: View) -> None:
    """Answers that hang together: those that disagree, join in another, or are nearly the same."""
    apart = [row for row in shown.rows if row.answer]
    if apart:
        paper.heading("Svar som inte stämmer överens", 2)
        paper.write(
            "Dessa remissinstanser har lämnat svar som säger emot varandra. De redovisas vart för sig.", keep=True
        )
        paper.bullets([Words(row.name, bold=True), f": {row.answer}"] for row in apart)
    if shown.endorsements:
        paper.heading("Instämmer i annans yttrande", 2)
        paper.bullets(
            [Words(file.who or file.file, bold=True), f" instämmer i yttrandet från {listed(file.endorses)}"]
            for file in shown.endorsements
        )
    if shown.campaigns:
        paper.heading("Nästan likalydande svar", 2)
        paper.write("Svaren i en grupp har nästan samma ord. Alla är redovisade och räknade.", keep=True)
        paper.bullets(
            [Words(f"{number(len(group), 'svar', 'svar')}: ", bold=True), listed([_sent(file) for file in group])]
            for group in shown.campaigns
        )


def _sent(file: File) -> str:
    return f"{file.who} ({file.file})" if file.who else file.file


def _files(paper: Paper, shown: View) -> None:
    """Files that stand for no answer of their own."""
    for heading, files in (
        ("Filer som inte gick att läsa", shown.unreadable),
        ("Filer som inte är något svar", shown.no_response),
        ("Samma svar i flera filer", shown.doubles),
    ):
        if files:
            paper.heading(heading, 2)
            lines = (
                (file.file, file.who or "okänd", labels.STATUSES[file.status], file.remark or "–") for file in files
            )
            paper.table(heading, _FILES_SAID, _FILES, lines)
