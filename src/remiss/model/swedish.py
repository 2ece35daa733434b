"""The Swedish words of an answer and of a file, and the signs of the matrix: what a noun says of itself in a notebook.

All reports say the same. ``writing/labels.py`` hands these on, and has all other words.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from remiss.vocabulary import Basis, BlockKind, Qualifier, ReviewReason, Stance, Status

SILENT: Final = "ej berört"
"""the cell of a respondent whose answer does not touch the proposal"""
UNREAD: Final = "ej läst"
"""the cell of a respondent whose file could not be read: nothing is known, which is not the same as silence"""
REVIEW: Final = "granska"
CORRECTED: Final = "rättad"
CONFIRMED: Final = "kontrollerad"

SILENT_SIGN: Final = "·"
UNREAD_SIGN: Final = "/"
REVIEW_SIGN: Final = "?"
CORRECTED_SIGN: Final = "*"

STANCES: Final[Mapping[Stance, str]] = MappingProxyType(
    {Stance.SUPPORTS: "tillstyrker", Stance.REJECTS: "avstyrker", Stance.COMMENTS: "synpunkter"}
)

SIDES: Final[Mapping[Stance, str]] = MappingProxyType({**STANCES, Stance.COMMENTS: "synpunkter m.m."})
"""a stance as the head of all who took it: under ○ stand also those who say that they have no view"""

SIGNS: Final[Mapping[Stance, str]] = MappingProxyType({Stance.SUPPORTS: "+", Stance.REJECTS: "−", Stance.COMMENTS: "○"})

QUALIFIERS: Final[Mapping[Qualifier, str]] = MappingProxyType(
    {
        Qualifier.NO_OBJECTION: "inget att invända",
        Qualifier.CONDITIONAL: "med villkor",
        Qualifier.PARTIAL: "i huvudsak",
        Qualifier.WITH_REMARKS: "med synpunkter",
        Qualifier.MIXED: "delad inställning",
        Qualifier.NEITHER: "tar inte ställning",
        Qualifier.NO_OPINION: "inga synpunkter",
        Qualifier.DOUBTFUL: "tveksam",
    }
)

NEUTRAL: Final = frozenset({Qualifier.NO_OPINION, Qualifier.NEITHER})
"""what makes ○ a declared neutrality: it takes the proposal up and puts forward no view of it"""

_IN_PLACE: Final = NEUTRAL | {Qualifier.DOUBTFUL, Qualifier.MIXED}
"""qualifiers of ○ that say the whole answer, so that they stand in place of the word "synpunkter\""""

BASES: Final[Mapping[Basis, str]] = MappingProxyType(
    {
        Basis.EXPLICIT: "uttryckligen om förslaget",
        Basis.SECTION: "om avsnittet",
        Basis.GENERAL: "om förslagen i allmänhet",
    }
)

BLOCK_KINDS: Final[Mapping[BlockKind, str]] = MappingProxyType(
    {
        BlockKind.HEADING: "rubrik",
        BlockKind.PARAGRAPH: "stycke",
        BlockKind.LIST_ITEM: "listpunkt",
        BlockKind.TABLE_ROW: "tabellrad",
        BlockKind.NOTE: "not",
    }
)

STATUSES: Final[Mapping[Status, str]] = MappingProxyType(
    {Status.READ: "läst", Status.NO_TEXT: "utan text", Status.FAILED: "gick inte att läsa"}
)

REVIEW_REASONS: Final[Mapping[ReviewReason, str]] = MappingProxyType(
    {
        ReviewReason.CUES_DISAGREE: "orden i svaret drar åt olika håll",
        ReviewReason.WEAK_CUE: "ordvalet är svagt för ett ställningstagande",
        ReviewReason.VOICE_UNCLEAR: "oklart om det är remissinstansens egen mening",
        ReviewReason.FAR_ANAPHORA: "”förslaget” eller liknande syftar långt tillbaka i texten",
        ReviewReason.UNCERTAIN_LINK: "osäkert vilket förslag som avses",
        ReviewReason.SCOPE_UNCLEAR: "oklart vilka förslag ställningstagandet omfattar",
        ReviewReason.SUMMARY_DIFFERS: "svarets sammanfattning säger något annat än dess övriga text",
        ReviewReason.SEVERAL_DOCUMENTS: "instansen har lämnat flera svar",
        ReviewReason.RESPONDENT_UNCERTAIN: "osäkert vem som har svarat",
        ReviewReason.OCR_TEXT: "texten är tolkad från bild (OCR)",
        ReviewReason.ENDORSED: "räknas genom att instansen instämmer i en annans yttrande",
        ReviewReason.CORRECTION_STALE: "är rättad för hand, men underlaget har ändrats sedan dess",
    }
)


@cache  # there are few answers, and a thousand cells that say each
def parts(stance: Stance, qualifiers: tuple[Qualifier, ...] = ()) -> tuple[str, tuple[str, ...]]:
    """The word for an answer, and what is added to it: ``tillstyrker`` and ``i huvudsak``; ``inga synpunkter``."""
    instead = next((q for q in qualifiers if q in _IN_PLACE), None) if stance is Stance.COMMENTS else None
    added = tuple(QUALIFIERS[qualifier] for qualifier in qualifiers if qualifier is not instead)
    return (QUALIFIERS[instead] if instead else STANCES[stance]), added


@cache
def answer(stance: Stance, qualifiers: tuple[Qualifier, ...] = ()) -> str:
    """An answer in words: ``tillstyrker (i huvudsak, med synpunkter)``, ``inga synpunkter``."""
    word, added = parts(stance, qualifiers)
    return f"{word} ({', '.join(added)})" if added else word


def legend() -> tuple[tuple[str, str], ...]:
    """Every sign of the matrix with its meaning, in the order in which a legend lists them."""
    return (
        *((SIGNS[stance], SIDES[stance]) for stance in Stance),
        (SILENT_SIGN, SILENT),
        (UNREAD_SIGN, UNREAD),
        (REVIEW_SIGN, REVIEW),
        (CORRECTED_SIGN, f"{CORRECTED} eller {CONFIRMED} för hand"),
    )
