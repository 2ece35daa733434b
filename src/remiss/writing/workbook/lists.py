"""The sheets that only tell: counts, statements without a proposal, files, bodies, corrections that are stale."""

from __future__ import annotations

from collections.abc import Sequence

from remiss.writing import labels
from remiss.writing.quotes import Quote
from remiss.writing.view import View
from remiss.writing.wording import shown as as_shown
from remiss.writing.workbook.sheets import Book, fill_table


def fill_lists(book: Book, shown: View) -> None:
    """Add the sheets to the book, in their order."""
    for fill in (_fill_counts, _fill_drafts, _fill_unplaced, _fill_stale, _fill_files, _fill_bodies):
        fill(book, shown)


def _fill_counts(book: Book, shown: View) -> None:
    fill_table(
        book,
        "Antal per förslag",
        {
            "Avsnitt": 12, "Rubrik": 60, "Typ": 16, "Tillstyrker": 12, "Avstyrker": 12, "Synpunkter m.m.": 12,
            "Ej berört": 12,
        },
        (
            [
                column.head, column.title, labels.PROPOSAL_KINDS[column.kind], column.counts.supports,
                column.counts.rejects, column.counts.comments, column.counts.silent,
            ]
            for column in shown.columns
        ),
    )  # fmt: skip


def _fill_drafts(book: Book, shown: View) -> None:
    fill_table(
        book,
        "Utkast",
        {"Avsnitt": 12, "Rubrik": 36, "Utkast till ”Remissinstanserna”": 90, "Vilka uttrycken för mängd avser": 70},
        (
            [
                column.head, column.title, " ".join(sentence.text for sentence in column.draft),
                "\n".join(filter(None, [*(sentence.backing for sentence in column.draft), column.unsure])),
            ]
            for column in shown.columns
        ),
    )  # fmt: skip


def _fill_unplaced(book: Book, shown: View) -> None:
    fill_table(
        book,
        "Inte knutna till förslag",
        {"Remissinstans": 28, "Ställningstagande": 24, "Citat": 80, "Fil": 28, "Sida/stycke": 11},
        ([q.who, labels.answer(q.stance, q.qualifiers), *quoted([q])] for q in shown.unplaced),
    )


def _fill_stale(book: Book, shown: View) -> None:
    fill_table(
        book,
        "Inaktuella rättelser",
        {
            "Remissinstans": 28, "Avsnitt": 12, "Rättat svar": 26, "Vem och när": 24, "Anteckning": 40,
            "Varför den inte gäller": 40, "Citat som den gjordes på": 70,
        },
        (
            [it.name, it.head, it.words, it.signed, as_shown(it.decided.note), it.why, as_shown(it.decided.quote)]
            for it in shown.stale
        ),
    )  # fmt: skip


def _fill_files(book: Book, shown: View) -> None:
    fill_table(
        book,
        "Filer",
        {
            "Fil": 36, "Status": 18, "Remissinstans": 30, "Sidor": 8, "Datum": 12, "Diarienummer": 22,
            "Instämmer i": 28, "Fel och varningar": 60,
        },
        (
            [
                file.file, labels.STATUSES[file.status], file.who or "–", file.pages or "", file.date, file.dnr,
                ", ".join(file.endorses), file.remark,
            ]
            for file in shown.files
        ),
    )  # fmt: skip


def _fill_bodies(book: Book, shown: View) -> None:
    fill_table(
        book,
        "Remissinstanser",
        {"Remissinstans": 40, "Kategori": 24, "Inbjuden": 12, "Svar": 40},
        [
            *(
                [row.name, labels.CATEGORIES[row.category], "ja" if row.invited else "nej", row.fate]
                for row in shown.rows
            ),
            *([name, "", "ja", "har inte svarat"] for name in shown.not_answered),
        ],
    )


def quoted(quotes: Sequence[Quote]) -> list[str]:
    """The cells for quote, file and place; several quotes stand on lines of their own, places in the same order."""
    return [
        "\n".join(f"({q.above}) {q.text}" if q.above else q.text for q in quotes),
        "\n".join(dict.fromkeys(q.file for q in quotes)),
        "; ".join(q.place for q in quotes),
    ]
