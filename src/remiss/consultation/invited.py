"""A ministry's remisslista → the bodies that are asked, the last day and the dnr.

The list comes numbered (``1 Arbetsförmedlingen``) or not, in one column or two. In a numbered list the numbers hold it
together: each from 1 to the last is there once, wherever the columns and lines were broken. What comes after the list
("Remissvaren ska ha kommit in …") is known by being sentences.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from remiss.consultation.lifted import Invitation
from remiss.consultation.titlepage import read_dnr
from remiss.model import BlockKind, Document

_HEADING = re.compile(
    r"(?:lista över |förteckning över |sändlista(?:\s+för remiss)?|följande )?"
    r"(?:remissinstanser(?:na)?(?:\s+för\s+.{0,80})?|remisslista|sändlista|mottagare|sändlista.{0,60})\s*:?",
    re.IGNORECASE,
)
# "12 Domstolsverket", "12. Domstolsverket", "12.Domstolsverket", "14 1177 Vårdguiden", "9 eSamverkansprogrammet"
_NUMBERED = re.compile(
    r"(?<![\w.,/:()–-])(\d{1,3})(?:[.)]?\s+(?=[A-ZÅÄÖ]|[a-z][A-ZÅÄÖ]|\d{2,4}\s[A-ZÅÄÖ])|[.)](?=[A-ZÅÄÖ]))"
)
_LEAST = 2  # a numbered list has so many
_LONGEST = 140  # characters of a name
_SENTENCE = re.compile(
    r"\b(?:ska|bör|kan|kommer|får|har|är|önskar|ombeds|emotses|lämnas|skickas|remitteras|finns|framgår|innebär|behöver"
    r"|välkomnar|remissvar(?:et|en)?|synpunkter|e-post|telefon|tfn|tel|postadress|besöksadress|kopia|svara på remiss"
    r"|departementsråd|kansliråd|departementssekreterare|rättssakkunnig|ämnesråd|enhetschef|expeditionschef"
    r"|regeringskansliet|webbplats|www|diarienummer|dnr|sida|bilaga)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"@|\bwww\.|https?:|^\d+$|^\d{3} ?\d{2}\b|^\d+\s*\(\d+\)$|^[\d +()-]{6,}$")
_UNIT = re.compile(r"\S*departementet$", re.IGNORECASE)
_GLUE = re.compile(r"(?:\b(?:och|samt|för|i|av|vid|med|om|på|till|mot|under|the)|[-–,&/(])$", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_LAST_DAY = re.compile(
    r"(?:senast|före|innan|till och med|t\.o\.m\.|svarsdatum:?|sista (?:svars)?dag(?:en)?(?: för remissvar)?:?)\s+"
    r"(?:\w+dagen\s+)?"
    rf"(?:den\s+)?(?:(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?\s+(?P<year>20\d\d)"
    r"|(?P<iso>20\d\d-\d\d-\d\d))",
    re.IGNORECASE,
)


def read_invited(document: Document) -> Invitation:
    """The bodies in a remisslista as read, in its order; pure. Warnings say where the numbers do not hold together."""
    lines = _lines(document)
    start = next((n for n, line in enumerate(lines) if _HEADING.fullmatch(line)), 0)
    numbered = _numbered(lines[start:]) or _numbered(lines)
    names, warnings = numbered if numbered else (_unnumbered(lines), [])
    names = list(dict.fromkeys(names))
    if not names:
        warnings = [
            "Ingen lista hittades. Den ska vara numrerad från 1, eller stå under rubriken Remissinstanser med ett namn "
            "på varje rad."
        ]
    return Invitation(
        invited=tuple(names),
        dnr=read_dnr([*(document.quote(block) for block in document.blocks), *document.furniture]),
        deadline=_deadline(" ".join(document.text.split())),
        warnings=tuple(warnings),
    )


def _lines(document: Document) -> list[str]:
    """The words of a list in order. The cells of a row are lines, as two columns of names can be read as a table."""
    return [
        cell.strip()
        for block in document.blocks
        if block.kind is not BlockKind.NOTE
        for cell in _cells(document.quote(block))
        if cell.strip()
    ]


def _cells(text: str) -> list[str]:
    cells = text.split("\t")
    joined: list[str] = []
    for cell in cells:  # "1 | Arbetsförmedlingen" is one line
        if joined and re.fullmatch(r"\s*\d{1,3}[.)]?\s*", joined[-1]):
            joined[-1] = f"{joined[-1].strip()} {cell}"
        else:
            joined.append(cell)
    return joined


# --- numbered -------------------------------------------------------------------------------------------------------


def _numbered(lines: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """The names of a numbered list by number, and what is wrong with the numbers; None where there is no such list."""
    text = "\n".join(lines)
    heads = [(int(m[1]), m.start(), m.end()) for m in _NUMBERED.finditer(text)]
    start = next((n for n, head in enumerate(heads) if head[0] == 1 and _goes_on(heads, n)), None)
    if start is None:
        return None
    rest = heads[start:]
    most = _last({number for number, _, _ in rest})
    names: dict[int, str] = {}
    taken = list(_in_list(rest, most))
    ends = [begin for _, begin, _ in taken[1:]] + [len(text)]
    for (number, _, begin), end in zip(taken, ends, strict=True):
        names.setdefault(number, _name(text[begin:end]))
    missing = [str(number) for number in range(1, most + 1) if not names.get(number)]
    warnings = [f"Nummer {', '.join(missing)} hittades inte i remisslistan. Se efter i originalet."] if missing else []
    return [names[number] for number in sorted(names) if names[number]], warnings


def _goes_on(heads: Sequence[tuple[int, int, int]], n: int) -> bool:
    """Whether a 1 starts a list: 2 comes soon after, straight on or after the other column's first."""
    return 2 in {number for number, _, _ in heads[n + 1 : n + 4]}


def _last(numbers: set[int]) -> int:
    """The last number of a list from 1; one in it may be lost."""
    most = 1
    while most + 1 in numbers or most + 2 in numbers:
        most += 1
    return most


def _in_list(heads: Sequence[tuple[int, int, int]], most: int) -> Iterator[tuple[int, int, int]]:
    """Each number once: the first that comes. "Kommunal 2030" and a street number are no numbers of the list."""
    seen: set[int] = set()
    for head in heads:
        if head[0] <= most and head[0] not in seen:
            seen.add(head[0])
            yield head


def _name(entry: str) -> str:
    """A body's name, over lines where it wraps, without what comes after the list."""
    name, *more = (line.strip() for line in entry.strip().split("\n"))
    for line in more:
        if len(name) > _LONGEST or _is_other(line):
            break
        open_ended = name.count("(") > name.count(")") or _GLUE.search(name)
        if not (open_ended or line[:1].islower() or line.startswith("(")):
            break
        name = name[:-1] + line if name.endswith("-") and line[:1].islower() else f"{name} {line}"
    return _clean(name)


def _clean(name: str) -> str:
    return " ".join(name.split()).rstrip(",;.").strip()


# --- unnumbered -----------------------------------------------------------------------------------------------------


def _unnumbered(lines: Sequence[str]) -> list[str]:
    """The lines under the heading "Remissinstanser", up to the first sentence."""
    start = next((n for n, line in enumerate(lines) if _HEADING.fullmatch(line)), None)
    if start is None:
        return []
    names: list[str] = []
    # a line that is full to the margin runs on into the next: "Föreningen för … (FSRM) Förvaltningsrätten i Falun"
    for line in (part for full in lines[start + 1 :] for part in re.split(r"(?<=\))\s+(?=[A-ZÅÄÖ])", full)):
        if _HEADING.fullmatch(line) or (_ADDRESS.search(line) and not names):
            continue
        if _is_other(line):
            if names:
                break
            continue
        more = re.match(r"[a-zåäö](?![A-ZÅÄÖ])|\(", line)  # but "eSamverkansprogrammet" is a name
        if names and len(names[-1]) <= _LONGEST and (more or names[-1].count("(") > names[-1].count(")")):
            names[-1] = f"{names[-1]} {line}"
        else:
            names.append(line)
    return [name for name in map(_clean, names) if name]


def _is_other(line: str) -> bool:
    """Whether a line is a sentence, an address or a page mark, and no name of a body."""
    return bool(
        len(line) > _LONGEST
        or _ADDRESS.search(line)
        or (line.endswith((".", ":")) and len(line.split()) > 3)
        or (_SENTENCE.search(line) and not re.match(r"\S+(?:\s\S+)?$", line))
        or _UNIT.fullmatch(line)
    )


def _deadline(text: str) -> datetime.date | None:
    for found in _LAST_DAY.finditer(text):
        try:
            if found["iso"]:
                return datetime.date.fromisoformat(found["iso"])
            month = _MONTHS.index(found["month"].lower()[:3]) + 1
            return datetime.date(int(found["year"]), month, int(found["day"]))
        except ValueError:  # the 31st of June
            continue
    return None
