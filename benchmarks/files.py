"""A letter as a file: a PDF by Typst or by reportlab, one of pictures, a Word file, plain text, or a mail."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.fixtures import NOTE, Letter, Look, scan, word

HERE = Path(__file__).parent
_KINDS = ((35, "typst.pdf"), (35, "reportlab.pdf"), (25, "docx"), (3, "txt"), (2, "eml"))
"""so many in a hundred"""
_MADE = 2_073_600_000  # 2035-09-17, for all
SCAN = "scan.pdf"
"""what somebody has printed, signed and put in a scanner"""
_DOTS, _ASKEW = 200, 0.4  # an inch, and degrees at most


def kind(random: Random, *, only_pdf: bool = False) -> str:
    """What a letter comes as; of producers of PDFs there are two."""
    shares = [share for share, _ in _KINDS[: 2 if only_pdf else None]]
    return random.choices([kind for _, kind in _KINDS[: len(shares)]], shares)[0]


def save(letter: Letter, kind: str, target: Path, random: Random) -> None:
    """Write the letter as a file of that kind; its look is drawn."""
    _SAVE[kind](letter, target, random)


def _by_typst(letter: Letter, target: Path, random: Random) -> None:
    import typst

    content = {
        "name": letter.name,
        "title": letter.title,
        "particulars": letter.particulars,
        "addressee": letter.addressee,
        "parts": [{"kind": part.kind, "lines": part.lines, "level": part.level} for part in letter.parts],
        "note": NOTE,
        "justify": random.random() < 0.4,
        "serif": random.random() < 0.6,
        "size": random.choice((10.5, 11, 11.5)),
    }
    typst.compile(
        HERE / "letter.typ",
        output=target,
        sys_inputs={"letter": json.dumps(content)},
        ignore_system_fonts=True,
        timestamp=_MADE,
    )


def _by_reportlab(letter: Letter, target: Path, random: Random) -> None:
    from reportlab.lib import colors  # type: ignore[import-untyped]
    from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT  # type: ignore[import-untyped]
    from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
    from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
    from reportlab.lib.units import cm  # type: ignore[import-untyped]
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle  # type: ignore[import-untyped]

    font, bold = random.choice((("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"), _vera()))
    size = random.choice((10, 10.5, 11, 11.5))
    plain = ParagraphStyle(
        "plain", fontName=font, fontSize=size, leading=size * 1.35, spaceAfter=size * 0.7,
        alignment=TA_JUSTIFY if random.random() < 0.3 else TA_LEFT,
    )  # fmt: skip
    cell = ParagraphStyle("cell", plain, fontSize=size - 1.5, leading=size + 1, alignment=TA_LEFT, spaceAfter=0)
    heads = [
        ParagraphStyle(f"h{level}", plain, fontName=bold, fontSize=size + grow, leading=(size + grow) * 1.3,
                       spaceBefore=size, spaceAfter=size * 0.4, alignment=TA_LEFT, keepWithNext=1)
        for level, grow in enumerate((4, 2, 0.5))
    ]  # fmt: skip
    bullet = ParagraphStyle("bullet", plain, leftIndent=18, bulletIndent=6)
    story: list[Any] = [Paragraph("<br/>".join(map(_escaped, lines)), plain) for lines in _opening(letter)]
    for sort, group in groupby(letter.parts, key=lambda part: part.kind):
        parts = list(group)
        if sort == "row":
            rows = [[Paragraph(_escaped(words), cell) for words in part.lines] for part in parts]
            story.append(Table(rows, colWidths=(2 * cm, 7.5 * cm, 6.5 * cm), repeatRows=1))
            story[-1].setStyle(
                TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])
            )
            continue
        for part in parts:
            text = "<br/>".join(map(_escaped, part.lines))
            style = {"title": heads[0], "heading": heads[part.level], "bullet": bullet}.get(sort, plain)
            story.append(Paragraph(text, style, bulletText="•" if sort == "bullet" else None))
    document = SimpleDocTemplate(
        str(target), pagesize=A4, leftMargin=2.5 * cm, rightMargin=2.5 * cm, topMargin=2.8 * cm, bottomMargin=2.3 * cm,
        title=letter.title, author=letter.name, invariant=1,
    )  # fmt: skip

    def furnish(canvas: Any, page: Any) -> None:
        canvas.setFont(bold, 9)
        canvas.drawString(2.5 * cm, A4[1] - 1.6 * cm, letter.name)
        canvas.drawRightString(A4[0] - 2.5 * cm, A4[1] - 1.6 * cm, f"Sida {page.page}")
        canvas.setFont(font, 7)
        canvas.drawCentredString(A4[0] / 2, 1.2 * cm, NOTE)

    document.build(story, onFirstPage=furnish, onLaterPages=furnish)


def _vera() -> tuple[str, str]:
    """The fonts that reportlab brings, which are embedded in part, as offices embed theirs."""
    from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
    from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

    for name, file in (("Vera", "Vera.ttf"), ("Vera-Bold", "VeraBd.ttf")):
        pdfmetrics.registerFont(TTFont(name, file))
    return "Vera", "Vera-Bold"


def _by_scanner(letter: Letter, target: Path, random: Random) -> None:
    clean = target.with_suffix(".clean.pdf")
    _by_typst(letter, clean, random)
    scan(clean, target, dots=_DOTS, askew=random.uniform(-_ASKEW, _ASKEW))
    clean.unlink()


def _by_word(letter: Letter, target: Path, random: Random) -> None:
    font = random.choice(("Times New Roman", "Arial", "Calibri"))
    word(letter, target, Look(font, font, random.choice((10.5, 11, 12)), columns=random.random() < 0.5))


def _as_text(letter: Letter, target: Path, random: Random) -> None:
    target.write_text(_plain(letter), encoding="utf-8", newline="\n")


def _as_mail(letter: Letter, target: Path, random: Random) -> None:
    mail = EmailMessage()
    mail["Subject"] = letter.title
    mail["From"] = "registrator@exempel.invalid"
    mail["To"] = "remissvar@exempel.invalid"
    mail["Date"] = "Mon, 17 Sep 2035 12:00:00 +0200"
    mail.set_content(_plain(letter), cte="quoted-printable")
    target.write_bytes(bytes(mail))


def _plain(letter: Letter) -> str:
    marked = (("- " if part.kind == "bullet" else "", part) for part in letter.parts)
    body = [mark + ("\t" if part.kind == "row" else "\n").join(part.lines) for mark, part in marked]
    return "\n\n".join(["\n".join(lines) for lines in _opening(letter)] + body + [NOTE, ""])


def _opening(letter: Letter) -> Iterator[tuple[str, ...]]:
    yield (letter.name, *letter.particulars)
    yield letter.addressee


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


_SAVE: dict[str, Callable[[Letter, Path, Random], None]] = {
    "typst.pdf": _by_typst,
    "reportlab.pdf": _by_reportlab,
    SCAN: _by_scanner,
    "docx": _by_word,
    "txt": _as_text,
    "eml": _as_mail,
}
