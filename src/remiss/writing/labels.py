"""The Swedish name, and where it helps the sign, of every word in the model's vocabulary.

No report has a name of its own for a stance or a reason: they all take it from here. A stance has a sign as well as a
colour, so that the matrix can be read in black and white and by those who do not tell the colours apart. The signs are
in every font; ``ASCII_SIGNS`` are for terminals that have no more than ASCII. Words that the nouns themselves say in a
notebook stand in ``model/swedish.py``, and are handed on here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from remiss.model import (
    Category,
    Cause,
    Place,
    ProposalKind,
    Qualifier,
    Recognition,
    Role,
    Staleness,
    Stance,
)

# isort: off
from remiss.model.swedish import (
    BASES as BASES,
    BLOCK_KINDS as BLOCK_KINDS,
    CONFIRMED as CONFIRMED,
    CORRECTED as CORRECTED,
    CORRECTED_SIGN as CORRECTED_SIGN,
    NEUTRAL as NEUTRAL,
    QUALIFIERS as QUALIFIERS,
    REVIEW as REVIEW,
    REVIEW_REASONS as REVIEW_REASONS,
    REVIEW_SIGN as REVIEW_SIGN,
    SIDES as SIDES,
    SIGNS as SIGNS,
    SILENT as SILENT,
    SILENT_SIGN as SILENT_SIGN,
    STANCES as STANCES,
    STATUSES as STATUSES,
    UNREAD as UNREAD,
    UNREAD_SIGN as UNREAD_SIGN,
    answer as answer,
    legend as legend,
    parts as parts,
)
# isort: on


class Colours(NamedTuple):
    """Background and text as RRGGBB. Each pair has a contrast above 7:1; blue, orange and grey differ to most eyes."""

    fill: str
    ink: str


WHOLE: Final = "övergripande"
"""what stands in the place of a proposal's number where a view is of the whole"""

ASCII_SIGNS: Final[Mapping[str, str]] = MappingProxyType({"+": "+", "−": "-", "○": "o", "·": "."})

COLOURS: Final[Mapping[Stance, Colours]] = MappingProxyType(
    {
        Stance.SUPPORTS: Colours("CFE3F3", "0B3A5E"),
        Stance.REJECTS: Colours("F8D3BE", "6B1F00"),
        Stance.COMMENTS: Colours("ECECE6", "33332E"),
    }
)

PROPOSAL_KINDS: Final[Mapping[ProposalKind, str]] = MappingProxyType(
    {
        ProposalKind.PROPOSAL: "förslag",
        ProposalKind.ASSESSMENT: "bedömning",
        ProposalKind.RECOMMENDATION: "rekommendation",
    }
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


def decided(stance: Stance | None, qualifiers: tuple[Qualifier, ...] = ()) -> str:
    """What a person has decided, in words: as ``answer``, or that the proposal is not taken up."""
    return answer(stance, qualifiers) if stance else SILENT


def rivals(heads: Sequence[str], *, placed: bool) -> str:
    """The proposals that a statement may be about, empty if there are none; ``placed`` says that it has one already."""
    return f"kan {'också ' if placed else ''}avse {' eller '.join(heads)}" if heads else ""
