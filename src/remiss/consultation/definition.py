"""remiss.toml and forslag.csv → Consultation. Every fault is told in Swedish, with the place and the mend."""

from __future__ import annotations

import csv
import difflib
import io
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from remiss.errors import CaseError
from remiss.model import Category, Consultation, Proposal, ProposalKind, Quantities

_CONSULTATION_KEYS = (
    "title", "reference", "dnr", "deadline", "invited", "count_endorsements", "wording", "senders",
    "categories", "proposals",
)  # fmt: skip
_PROPOSAL_KEYS = ("id", "number", "title", "kind", "text")
_CSV_COLUMNS = ("number", "title", "kind", "text")
_KINDS = {
    "": ProposalKind.PROPOSAL,
    "förslag": ProposalKind.PROPOSAL,
    "bedömning": ProposalKind.ASSESSMENT,
    "rekommendation": ProposalKind.RECOMMENDATION,
    **{kind.value: kind for kind in ProposalKind},
}
_SORTS = {
    "domstol": Category.COURT,
    "myndighet": Category.AGENCY,
    "länsstyrelse": Category.COUNTY_BOARD,
    "universitet": Category.UNIVERSITY,
    "region": Category.REGION,
    "kommun": Category.MUNICIPALITY,
    "organisation": Category.ORGANISATION,
    "företag": Category.COMPANY,
    "privatperson": Category.PRIVATE_PERSON,
    "övrig": Category.OTHER,
}
_MOST_CHARACTERS = 10_000_000
_EXAMPLE = '[[proposals]]\nnumber = "4.1"\ntitle = "Rubriken på förslaget"'


def load_consultation(path: Path, *, proposals: Path | None = None) -> Consultation:
    """Read a remiss.toml; ``proposals`` is a CSV whose rows take the place of its ``[[proposals]]``.

    Raises CaseError where a file is missing, cannot be parsed, or does not hold what it should.
    """
    table = _parse(path)
    _refuse_unknown(table, _CONSULTATION_KEYS, str(path.name))
    listed = load_proposals(proposals) if proposals else _proposals(table.get("proposals", []), path.name)
    if not listed:
        raise CaseError(f"{path.name} har inga förslag. Lägg till minst ett:\n\n{_EXAMPLE}")
    return Consultation(
        title=_text(table, "title", path.name, required=True),
        reference=_text(table, "reference", path.name) or None,
        dnr=_text(table, "dnr", path.name) or None,
        deadline=_date(table.get("deadline"), path.name),
        proposals=listed,
        invited=_names(table.get("invited", []), path.name),
        wording=_wording(table.get("wording", {}), path.name),
        count_endorsements=_switch(table, "count_endorsements", path.name),
        senders=_senders(table.get("senders", {}), path.name),
        categories=_categories(table.get("categories", {}), path.name),
    )


def load_proposals(path: Path) -> tuple[Proposal, ...]:
    """Read proposals from a CSV with the columns number, title, kind and text (comma or semicolon, UTF-8).

    Raises CaseError where the file or one of its rows cannot be used.
    """
    try:
        content = _content(path)
    except FileNotFoundError:
        raise CaseError(f"Filen {path} finns inte. Kontrollera sökvägen efter --proposals.") from None
    except UnicodeDecodeError as fault:
        raise CaseError(f"{path.name} är inte sparad som UTF-8. Spara filen som CSV UTF-8 och kör igen.") from fault
    except OSError as fault:
        raise CaseError(f"{path} kan inte läsas. Kontrollera att det är en fil som du har rätt att läsa.") from fault
    columns, rows = _table(content, path.name)
    if "title" not in columns:
        raise CaseError(
            f"{path.name} saknar kolumnen title. Första raden ska vara {','.join(_CSV_COLUMNS)} (semikolon går också)."
        )
    entries = [{key: value for key, value in row.items() if key in _PROPOSAL_KEYS and value} for row in rows]
    return _proposals([entry for entry in entries if entry], path.name)


def _table(content: str, source: str) -> tuple[list[str], list[dict[str, str]]]:
    head = content.split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(content, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    try:
        rows.fieldnames = [name.strip().lower() for name in rows.fieldnames or ()]
        return list(rows.fieldnames), list(rows)
    except csv.Error as fault:
        raise CaseError(
            f"{source} följer inte formatet CSV: fel vid rad {rows.line_num + 1}. Vanligast är ett glömt citattecken."
        ) from fault


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_content(path))
    except FileNotFoundError:
        raise CaseError(
            f"Det finns ingen {path.name} i {path.parent}. Skapa den med remissens titel och förslag:\n\n"
            f'title = "Betänkandets titel"\nreference = "SOU 2019:43"\n\n{_EXAMPLE}'
        ) from None
    except UnicodeDecodeError as fault:
        raise CaseError(f"{path.name} är inte sparad som UTF-8. Spara om den med teckenkodningen UTF-8.") from fault
    except OSError as fault:
        raise CaseError(f"{path} kan inte läsas. Kontrollera att det är en fil som du har rätt att läsa.") from fault
    except tomllib.TOMLDecodeError as fault:
        raise CaseError(
            f"{path.name} följer inte formatet TOML: fel {_where(fault)}. "
            'Vanligast är ett glömt citattecken; text ska stå inom "…".'
        ) from fault
    except (ValueError, RecursionError) as fault:  # a number of thousands of digits; thousands of brackets
        raise CaseError(f"{path.name} kan inte tolkas. Det som ska stå där är text inom citattecken.") from fault


def _content(path: Path) -> str:
    """What is written in a file. Raises ``OSError`` for what is none, as a pipe, and CaseError for one too large."""
    if path.exists() and not path.is_file():
        raise OSError(f"{path} is no regular file")
    with path.open(encoding="utf-8-sig") as stream:
        content = stream.read(_MOST_CHARACTERS + 1)
    if len(content) > _MOST_CHARACTERS:
        raise CaseError(f"{path.name} är för stor för att vara det som ska stå där. Kontrollera att det är rätt fil.")
    return content


def _where(fault: tomllib.TOMLDecodeError) -> str:
    place = re.search(r"line (\d+), column (\d+)", str(fault))
    return f"på rad {place[1]}, tecken {place[2]}" if place else "i slutet av filen"


def _proposals(entries: Any, source: str) -> tuple[Proposal, ...]:
    if not isinstance(entries, Sequence) or not all(isinstance(entry, Mapping) for entry in entries):
        raise CaseError(f"{source}: förslagen ska skrivas som [[proposals]], med dubbla hakparenteser:\n\n{_EXAMPLE}")
    listed = tuple(_proposal(entry, f"{source}, förslag {n}") for n, entry in enumerate(entries, 1))
    doubled = [key for key, times in Counter(proposal.id for proposal in listed).items() if times > 1]
    if doubled:
        which = " och ".join(filter(None, (", ".join(doubled[:-1]), doubled[-1])))
        raise CaseError(
            f"{source}: {which} står mer än en gång. Varje förslag ska ha ett eget nummer; ta bort dubbletten, eller "
            "slå ihop ett förslag och en bedömning i samma avsnitt till en post."
        )
    return listed


def _proposal(entry: Mapping[str, Any], place: str) -> Proposal:
    _refuse_unknown(entry, _PROPOSAL_KEYS, place)
    title = _text(entry, "title", place, required=True)
    number = _text(entry, "number", place).rstrip(".") or None
    if number and not re.fullmatch(r"[0-9A-Za-zÅÄÖåäö]+(\.[0-9A-Za-z]+)*", number):
        raise CaseError(f'{place}: numret "{number}" är inte ett avsnittsnummer. Skriv det som "4.2.1".')
    if not (identity := number or _text(entry, "id", place)):
        raise CaseError(f'{place} ("{title}") har varken number eller id. Ge förslaget ett av dem.')
    kind = _text(entry, "kind", place).strip().lower()
    if kind not in _KINDS:
        raise CaseError(f'{place}: kind = "{kind}" finns inte. Välj proposal, assessment eller recommendation.')
    return Proposal(id=identity, number=number, title=title, kind=_KINDS[kind], text=_text(entry, "text", place))


def _text(table: Mapping[str, Any], key: str, place: str, *, required: bool = False) -> str:
    value = table.get(key, "")
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise CaseError(f'{place}: {key} ska stå inom citattecken: {key} = "{value}".')
    if not isinstance(value, str):
        raise CaseError(f"{place}: {key} ska vara en text inom citattecken.")
    value = " ".join(value.split())
    if required and not value:
        raise CaseError(f'{place} saknar {key}. Lägg till raden {key} = "…".')
    return value


def _date(value: Any, source: str) -> date | None:
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise CaseError(f'{source}: deadline = "{value}" är inget datum. Skriv det som 2020-04-24.') from None


def _names(value: Any, source: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise CaseError(f'{source}: invited ska vara en lista av namn: invited = ["Arbetsförmedlingen", "…"].')
    return tuple(dict.fromkeys(" ".join(name.split()) for name in value if name.strip()))


def _wording(value: Any, source: str) -> Quantities:
    """The thresholds of the draft paragraphs."""
    if not isinstance(value, Mapping):
        raise CaseError(f"{source}: skriv wording som en egen del:\n\n[wording]\nmost = 0.7")
    _refuse_unknown(value, tuple(Quantities.model_fields), f"{source}, [wording]")
    try:
        return Quantities.model_validate(dict(value), strict=True)
    except ValidationError as fault:
        name = fault.errors()[0]["loc"][0]
        number = "ett heltal" if name in ("few", "named") else "en andel mellan 0,5 och 1, skriven med punkt: 0.7"
        raise CaseError(f"{source}, [wording]: {name} ska vara {number}.") from fault


def _senders(value: Any, source: str) -> dict[str, tuple[str, ...]]:
    """Who has sent which file: a name, several in a list, or an empty list for a file that is no response."""
    if not isinstance(value, Mapping):
        raise CaseError(f'{source}: skriv senders som en egen del:\n\n[senders]\n"svar/brev.pdf" = "Bokverket"')
    found = {}
    for file, names in value.items():
        listed = [names] if isinstance(names, str) else names
        if not isinstance(listed, list) or not all(isinstance(name, str) and name.strip() for name in listed):
            raise CaseError(
                f'{source}, [senders]: "{file}" ska ha ett namn, eller en lista av namn: ["Bokverket", "…"].'
            )
        found[file] = tuple(dict.fromkeys(" ".join(name.split()) for name in listed))
    return found


def _categories(value: Any, source: str) -> dict[str, Category]:
    """What sort of body some are, by name."""
    if not isinstance(value, Mapping):
        raise CaseError(f'{source}: skriv categories som en egen del:\n\n[categories]\n"Regelnämnden" = "agency"')
    known = {**{category.value: category for category in Category}, **_SORTS}
    found = {}
    for name, sort in value.items():
        if not isinstance(sort, str) or sort.strip().lower() not in known:
            raise CaseError(f'{source}, [categories]: "{name}" ska ha en av kategorierna {", ".join(_SORTS)}.')
        found[" ".join(name.split())] = known[sort.strip().lower()]
    return found


def _switch(table: Mapping[str, Any], key: str, place: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise CaseError(f"{place}: {key} ska vara true eller false, utan citattecken.")
    return value


def _refuse_unknown(table: Mapping[str, Any], known: Sequence[str], place: str) -> None:
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"Menade du {near[0]}?" if near else f"Det som kan stå är {', '.join(known)}."
            raise CaseError(f"{place}: fältet {key} finns inte. {hint}")
