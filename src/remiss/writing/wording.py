"""Swedish sentences that several reports share, and text made fit to be shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from remiss.model import Answer, Correction, Counts, DocumentRecord, ProposalKind
from remiss.writing import labels

_LINE_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_UNSHOWN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters: illegal in XML, or orders to a terminal
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls: they can turn a sentence round before the eye
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # lone surrogates and noncharacters: no encoding takes them
    "]"
)
_SWEDISH_ORDER = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})

OCR_HELP = (
    "Installera tesseract med svenska (Windows: installationsprogrammet från UB Mannheim, med Swedish ikryssat; "
    "Debian och Ubuntu: apt install tesseract-ocr tesseract-ocr-swe; macOS: brew install tesseract tesseract-lang) "
    "och kör igen."
)
"""How to get what reads pictures: said once for all files. Reading says the same of each."""


def shown(text: str) -> str:
    """The text without what a reader cannot see and a program may obey: control, bidi and non-characters.

    Line breaks of all sorts become a newline; a tab stays. ``summary.json`` keeps the words as they were.
    """
    if text.isprintable():  # as most is, and then there is nothing of the kind
        return text
    return _UNSHOWN.sub("", _LINE_BREAKS.sub("\n", text))


@lru_cache(1 << 14)  # the same names, files and rules stand beside thousands of quotes
def one_line(text: str) -> str:
    """``shown``, with all white space folded: for names, titles and headings."""
    return " ".join(shown(text).split())


def shortened(text: str, width: int) -> str:
    """At most ``width`` characters, cut between words where that can be done, with an ellipsis."""
    if len(text) <= width:
        return text
    at_word = text[:width].rpartition(" ")[0]
    return (at_word if len(at_word) > width // 2 else text[: width - 1]).rstrip(" ,;:–-") + "…"


def swedish_order(name: str) -> str:
    """A sort key: å, ä and ö after z, other accents and case set aside. Needs no locale of the machine."""
    key = unicodedata.normalize("NFC", name).casefold().translate(_SWEDISH_ORDER)
    return "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))


def listed(words: Sequence[str]) -> str:
    """``a, b och c``."""
    return " och ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def number(count: int, one: str, many: str) -> str:
    """``1 remissinstans``, ``2 remissinstanser``."""
    return f"{count} {one if count == 1 else many}"


def counts_sentence(counts: Counts, kind: ProposalKind, neither: int = 0, no_view: int = 0) -> str:
    """How many took which side. Those who have not taken the proposal up stand apart: silence is never support.

    ``no_view`` are those of ``counts.comments`` who say that they have no view: they are not counted among those who
    have spoken. ``neither`` are those who say that they take no side: they have, and put forward no views.
    """
    spoken = counts.supports + counts.rejects + counts.comments - no_view
    what = {ProposalKind.PROPOSAL: "förslaget", ProposalKind.ASSESSMENT: "bedömningen"}.get(kind, "rekommendationen")
    rest = f" {no_view} har inga synpunkter på {what}." if no_view else ""
    rest += f" {counts.silent} har svarat utan att beröra {what}." if counts.silent else ""
    if not spoken:
        return f"Ingen remissinstans har yttrat sig i denna del.{rest}"
    sides = [
        f"{counts.supports or 'ingen'} tillstyrker",
        f"{counts.rejects or 'ingen'} avstyrker",
        f"{counts.comments - neither - no_view or 'ingen'} lämnar synpunkter",
        *([f"{neither} tar inte ställning"] if neither else []),
    ]
    who = number(spoken, "remissinstans", "remissinstanser")
    return f"{who} har yttrat sig i denna del: {listed(sides)}.{rest}"


def history(machine: Answer | None, correction: Correction | None) -> str:
    """What a person decided of a cell, who, when and why, beside the machine's answer; empty where nobody did."""
    if correction is None:
        return ""
    by = f" {signed(correction)}".rstrip()
    note = f": {one_line(correction.note)}" if correction.note.strip() else ""
    if machine and (machine.stance, machine.qualifiers) == (correction.stance, correction.qualifiers):
        return f"{labels.CONFIRMED} för hand{by}{note}"
    said = f"programmets svar var {labels.answer(machine.stance, machine.qualifiers)}" if machine else ""
    return f"{labels.CORRECTED} för hand{by}, {said or 'programmet hade inget svar'}{note}"


def signed(correction: Correction) -> str:
    """Who decided and when, as far as it is known: ``av Greta Påhittad, 2031-05-02``."""
    by, when = one_line(correction.by), one_line(correction.when)
    return ", ".join(filter(None, (f"av {by}" if by else "", when)))


def backing(quantity: str, of: int, among: str, names: Sequence[str]) -> str:
    """What a quantity word stands on, ``”De flesta remissinstanser”: 7 av 9 som har yttrat sig …``; or nothing."""
    if not quantity:
        return ""
    return f"”{quantity.removesuffix(f' {among}')}”: {len(names)} av {of} {among}: {listed(names)}."


def unread_pictures(records: Sequence[DocumentRecord], ocr: str) -> str:
    """How many pages are pictures that were not read, and what to do about it; empty where there are none.

    ``ocr`` is what the summary was made with: program and model, ``off``, or nothing where the machine had none.
    """
    unread = [record for record in records if record.needs_ocr]
    pages = sum(len(record.needs_ocr) for record in unread)
    if not pages:
        return ""
    what = "sida i 1 fil är en bild" if pages == 1 else f"sidor i {number(len(unread), 'fil', 'filer')} är bilder"
    fault = f"{pages} {what}, eller har text som inte går att tyda, och har inte lästs."
    if ocr == "off":
        return f"{fault} Kör igen utan --no-ocr."
    if ocr:
        return f"{fault} De är för många, eller gick inte att tolka: läs dem för hand. Varningarna säger vilka de är."
    return f"{fault} {OCR_HELP}"
