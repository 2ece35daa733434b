"""The Swedish name, and where it helps the sign, of every word in the model's vocabulary.

No report has a name of its own for a stance or a reason: they all take it from here. A stance has a sign as well as a
colour, so that the matrix can be read in black and white and by those who do not tell the colours apart. The signs are
in every font; ``ASCII_SIGNS`` are for terminals that have no more than ASCII.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from remiss.model import (
    Basis,
    BlockKind,
    Category,
    Cause,
    Place,
    ProposalKind,
    Qualifier,
    Recognition,
    ReviewReason,
    Role,
    Staleness,
    Stance,
    Status,
)


class Colours(NamedTuple):
    """Background and text as RRGGBB. Each pair has a contrast above 7:1; blue, orange and grey differ to most eyes."""

    fill: str
    ink: str


SILENT: Final = "ej berört"
"""the cell of a respondent whose answer does not touch the proposal"""
UNREAD: Final = "ej läst"
"""the cell of a respondent whose file could not be read: nothing is known, which is not the same as silence"""
WHOLE: Final = "övergripande"
"""what stands in the place of a proposal's number where a view is of the whole"""
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

ASCII_SIGNS: Final[Mapping[str, str]] = MappingProxyType({"+": "+", "−": "-", "○": "o", "·": "."})

COLOURS: Final[Mapping[Stance, Colours]] = MappingProxyType(
    {
        Stance.SUPPORTS: Colours("CFE3F3", "0B3A5E"),
        Stance.REJECTS: Colours("F8D3BE", "6B1F00"),
        Stance.COMMENTS: Colours("ECECE6", "33332E"),
    }
)

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

PROPOSAL_KINDS: Final[Mapping[ProposalKind, str]] = MappingProxyType(
    {
        ProposalKind.PROPOSAL: "förslag",
        ProposalKind.ASSESSMENT: "bedömning",
        ProposalKind.RECOMMENDATION: "rekommendation",
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

CATEGORIES: Final[Mapping[Category, str]] = MappingProxyType(
    {
        Category.COURT: "domstolar",
        Category.AGENCY: "myndigheter",
        Category.COUNTY_BOARD: "länsstyrelser",
        Category.UNIVERSITY: "universitet och högskolor",
        Category.REGION: "regioner",
        Category.MUNICIPALITY: "kommuner",
        Category.ORGANISATION: "organisationer",
        Category.COMPANY: "företag",
        Category.PRIVATE_PERSON: "privatpersoner",
        Category.OTHER: "övriga",
    }
)

ROLES: Final[Mapping[Role, str]] = MappingProxyType(
    {
        Role.CUE: "ställningstagande",
        Role.NEGATION: "negation",
        Role.CONDITION: "villkor",
        Role.HEDGE: "förbehåll",
        Role.EXCEPTION: "undantag",
        Role.REMARK: "synpunkt",
        Role.REFERENCE: "pekar ut förslaget",
        Role.HEADING: "rubrik ovanför",
        Role.VOICE: "oklart vem som talar",
        Role.CONTEXT: "i sammanhanget",
    }
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

STALENESS: Final[Mapping[Staleness, str]] = MappingProxyType(
    {
        Staleness.TEXT_CHANGED: "orden som den gjordes på är inte desamma längre",
        Staleness.FILE_CHANGED: "filen som orden står i har bytts ut",
        Staleness.ANSWER_GONE: "svaret finns inte längre",
    }
)

CAUSES: Final[Mapping[Cause, str]] = MappingProxyType(
    {
        Cause.CORRECTION: "en rättelse är ny, ändrad, borttagen eller inaktuell",
        Cause.TEXT: "remissinstansens filer är inte desamma",
        Cause.ENDORSED: "följer en annan remissinstans, vars svar har ändrats",
        Cause.CONSULTATION: "remiss.toml är ändrad",
        Cause.RULES: "reglerna eller programmet är ändrade",
        Cause.OCR: "bilder har tolkats på ett annat sätt (OCR)",
        Cause.OTHER: "något annat, till exempel ett svar som det hänger samman med",
    }
)

PLACES: Final[Mapping[Place, str]] = MappingProxyType(
    {
        Place.LETTERHEAD: "i brevhuvudet",
        Place.RUNNING_HEAD: "i sidhuvudet eller sidfoten",
        Place.TITLE: "i rubriken",
        Place.MAIL: "i e-postens avsändare",
        Place.SIGNATURE: "i underskriften",
        Place.TEXT: "i den löpande texten",
        Place.FILENAME: "i filnamnet",
        Place.DEFINITION: "i remiss.toml",
    }
)

RECOGNITIONS: Final[Mapping[Recognition, str]] = MappingProxyType(
    {
        Recognition.INVITED: "så som på sändlistan",
        Recognition.OTHER_FORM: "i en annan form än på sändlistan",
        Recognition.SHORT_FORM: "som kortform",
        Recognition.SEVERAL_LINES: "fördelat på flera rader",
        Recognition.WITHOUT_PART: "utan det som sändlistan har inom parentes",
        Recognition.MISSPELT: "med annan stavning än på sändlistan",
        Recognition.ADDRESS: "som adress på nätet",
        Recognition.NAME: "namn som inte står på sändlistan",
        Recognition.PERSON: "person som skriver i eget namn",
        Recognition.DECIDED: "angiven för hand",
    }
)

RULE_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cue": "ställningstagande",
        "remark": "synpunkt",
        "answer": "svar i en tabellruta",
        "same": "detsamma som nyss",
        "negation": "negation",
        "bridge": "brygga till negation",
        "no_negation": "ingen negation",
        "condition": "villkor",
        "hedge": "förbehåll",
        "exception": "undantag",
        "aim": "syfte",
        "object": "förslag eller bedömning",
        "own_voice": "egen röst",
        "other_voice": "annans röst",
        "attribution": "enligt annan",
        "hypothesis": "hypotes",
        "whole": "alla förslag",
        "not_reviewed": "svarets avgränsning",
        "dissent": "reservation",
        "endorsement": "instämmande",
        "annex": "bilaga",
        "summary": "sammanfattning",
        "opening": "inledning",
    }
)
"""what a rule of the lexicon does; by name, since the room of the rules is not known here"""

RULE_KINDS_TOLD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cue": "Ord som bär ett ställningstagande.",
        "remark": "Ord som för fram en synpunkt eller en fråga utan att ta ställning.",
        "answer": "Svar som ensamt fyller en ruta i en tabell: ja, nej, avstår.",
        "same": "Detsamma som nyss sades gäller också här.",
        "negation": "Nekande ord: de vänder det ställningstagande som de hör till.",
        "bridge": "Binder ett nekande ord till ett ställningstagande över ett ”att”.",
        "no_negation": "Uttryck med ett nekande ord i som inte nekar något.",
        "condition": "Ställningstagandet gäller bara om något uppfylls eller ändras.",
        "hedge": "Ställningstagandet gäller i huvudsak eller till en del.",
        "exception": "Det som följer undantas från ställningstagandet.",
        "aim": "Syften, problem och själva utredningen: beröm för dem är inget ställningstagande till förslaget.",
        "object": "Förslag, bedömningar och åtgärder, som det går att ta ställning till.",
        "own_voice": "Remissinstansen själv talar.",
        "other_voice": "Någon annan talar: utredningen, regeringen eller en annan instans.",
        "attribution": "Säger enligt vem något gäller.",
        "hypothesis": "Vad som skulle gälla i ett tänkt fall eller avgörs senare: inget ställningstagande nu.",
        "whole": "Alla förslag, eller alla övriga.",
        "not_reviewed": "Säger vad svaret är avgränsat till, vilket inte är ett ställningstagande.",
        "dissent": "Yrkanden och reservationer: vad någon inom instansen tycker, inte instansen.",
        "endorsement": "Instämmer i en annan instans yttrande.",
        "annex": "Rubriker över någon annans synpunkter.",
        "summary": "Rubriker över svarets egen sammanfattning.",
        "opening": "Rubriker över det som gäller alla förslag.",
    }
)
"""the same in a sentence"""

RULE_TRAITS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "aims": "räknas inte när det som avses är ett syfte",
        "weak": "svagt: märks för granskning när det står ensamt",
        "nouns_only": "vänder bara ord som talar först när de nekas",
        "impersonal": "sägs om saker: satsens första talare avgör vems mening det är",
        "beside": "räknas också bredvid ett ställningstagande i samma sats",
        "declines": "säger att det inte blir något svar: den som bara säger det har avstått",
        "content": "kan vara det som förslaget självt säger: vänds när förslagets rubrik har något av de orden",
    }
)
"""what a rule that has a trait does more; a whole with "weak" counts only where nothing nearer says what is meant"""


def parts(stance: Stance, qualifiers: Sequence[Qualifier] = ()) -> tuple[str, tuple[str, ...]]:
    """The word for an answer, and what is added to it: ``tillstyrker`` and ``i huvudsak``; ``inga synpunkter``."""
    instead = next((q for q in qualifiers if q in _IN_PLACE), None) if stance is Stance.COMMENTS else None
    added = tuple(QUALIFIERS[qualifier] for qualifier in qualifiers if qualifier is not instead)
    return (QUALIFIERS[instead] if instead else STANCES[stance]), added


def answer(stance: Stance, qualifiers: Sequence[Qualifier] = ()) -> str:
    """An answer in words: ``tillstyrker (i huvudsak, med synpunkter)``, ``inga synpunkter``."""
    word, added = parts(stance, qualifiers)
    return f"{word} ({', '.join(added)})" if added else word


def decided(stance: Stance | None, qualifiers: Sequence[Qualifier] = ()) -> str:
    """What a person has decided, in words: as ``answer``, or that the proposal is not taken up."""
    return answer(stance, qualifiers) if stance else SILENT


def legend() -> tuple[tuple[str, str], ...]:
    """Every sign of the matrix with its meaning, in the order in which a legend lists them."""
    return (
        *((SIGNS[stance], SIDES[stance]) for stance in Stance),
        (SILENT_SIGN, SILENT),
        (UNREAD_SIGN, UNREAD),
        (REVIEW_SIGN, REVIEW),
        (CORRECTED_SIGN, f"{CORRECTED} eller {CONFIRMED} för hand"),
    )


def rivals(heads: Sequence[str], *, placed: bool) -> str:
    """The proposals that a statement may be about, empty if there are none; ``placed`` says that it has one already."""
    return f"kan {'också ' if placed else ''}avse {' eller '.join(heads)}" if heads else ""
