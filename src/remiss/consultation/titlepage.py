"""What a report says of itself on its first pages: title, reference and the ministry's dnr."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remiss.consultation.pieces import Piece, squash
from remiss.model import Document

_FIRST = 40  # pieces
_LONGEST = 200  # characters of a title
_REFERENCE = re.compile(
    r"\b(?:(?P<series>SOU|Ds)\s+(?P<number>\d{4}:\s?\d{1,3})"
    r"|(?P<paper>[Pp]rop\.|[Pp]roposition(?:en)?|[Ss]kr\.|[Ss]krivelse(?:n)?)\s+(?P<session>\d{4}/\d{2,4}:\s?\d{1,3}))"
)
# a running head: "SOU 2032:38", "SOU 2032:38 Kapitlet", "Namnet – SOU 2032:38"; not a heading: "Förslag i Ds 2029:4"
_HEAD = re.compile(rf"(?:.*[–—|•·-]\s*)?{_REFERENCE.pattern}(?:\s.*)?")
_OWN = re.compile(r"betänkandet\s+(?P<title>[^()]{4,200}?)\s*\((?P<reference>SOU\s+\d{4}:\s?\d{1,3})\)", re.IGNORECASE)
# The ministries' way: Fi2019/03441/SFÖ, LI2032/00974, N2013/969/RS
_DNR = re.compile(r"\b([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}\s?(?:19|20)\d\d/\d{3,6}(?:/[A-Za-zÅÄÖåäö0-9-]{1,8})*)\b")
_SMALL = re.compile(r"(?:En|Ett|Den|Det|De|För|Från|På|I|Med|Om|Vad|Hur|Att|Och|Ny|Nya)\s")
_NO_TITLE = re.compile(
    r"(?:(?:del|slut)?betänkande|promemoria|departementspromemoria|statens offentliga utredningar|utkast|innehåll|sida"
    r"|departementsserien|regeringens proposition|regeringskansliet|stockholm|till statsrådet|issn|isbn|bilaga|dnr\b"
    r"|datum\b|diarienummer|remiss\b|volym|del \d|\d{4}\b|av\b|sammanfattning|\S*departementet|\d{4}-)",
    re.IGNORECASE,
)


def read_dnr(lines: Sequence[str]) -> str | None:
    """The first number in the manner of the ministries' registers."""
    return next((" ".join(found[1].split()) for line in lines if (found := _DNR.search(line))), None)


def read_reference(document: Document, pieces: Sequence[Piece]) -> str | None:
    """The number of the report itself in its series: the one in the running head, or the first on the first pages.

    A promemoria outside the series is named by what it calls itself.
    """
    first = [piece.text for piece in pieces[:_FIRST]]
    heads = [ref for line in document.furniture if _HEAD.fullmatch(line.strip()) for ref in references(line)]
    here = [ref for line in first if len(line) < _LONGEST for ref in references(line)]
    for found in (*(ref for ref in here if ref in heads), *heads, *here):
        return found
    for line in first[:12]:
        if re.fullmatch(r"(?:departements)?promemoria", line.strip(), re.IGNORECASE):
            return line.strip().capitalize()
    return None


def references(line: str) -> Iterator[str]:
    """The reports, bills and communications that a line names: ``SOU 2032:38``, ``Prop. 2031/32:144``."""
    for match in _REFERENCE.finditer(line):
        series = match["series"] or ("Prop." if match["paper"].casefold().startswith("prop") else "Skr.")
        yield f"{series} {''.join((match['number'] or match['session']).split())}"
    if alone := re.fullmatch(r"\s*(\d{4}/\d{2}:\d{1,3})\s*", line):
        yield f"Prop. {alone[1]}"


def read_title(pieces: Sequence[Piece], reference: str | None) -> str | None:
    """The title of a report: how it is handed over ("betänkandet Namnet (SOU 2032:38)"), or its first large heading.

    A line under the title that is no sentence and names no author is its subtitle: "Namnet – undertiteln".
    """
    first = list(pieces[:_FIRST])
    handed = next(
        (
            " ".join(found["title"].split())
            for piece in first
            for found in _OWN.finditer(piece.text)
            if " ".join(found["reference"].split()) == reference
        ),
        None,
    )
    found = _find(first, handed)
    if found is None:
        return handed
    title = " ".join(first[found].text.split())
    after = first[found + 1] if found + 1 < len(first) else None
    if after and "–" not in title and first[found].page == after.page and _is_subtitle(after):
        title = f"{title} – {_lowered(after.text)}"
    return title


def _find(first: Sequence[Piece], handed: str | None) -> int | None:
    if handed:
        plain = squash(handed)
        for n, piece in enumerate(first):
            if (
                len(piece.text) < _LONGEST
                and squash(piece.text)[:8] == plain[:8]
                and plain.startswith(squash(piece.text))
            ):
                return n
        return None
    fit = [n for n, piece in enumerate(first) if _could_be_title(piece)]
    headings = [n for n in fit if first[n].heading]
    top = min((first[n].level for n in headings if first[n].page == first[headings[0]].page), default=0)
    return next((n for n in headings if first[n].level == top), fit[0] if fit else None)


def _could_be_title(piece: Piece) -> bool:
    text = piece.text.strip()
    return (
        3 < len(text) <= _LONGEST
        and not _NO_TITLE.match(text)
        and not _REFERENCE.match(text)
        and not _DNR.search(text)
        and not re.match(r"\d", text)
        and not text.endswith((".", ":", ";"))
    )


def _is_subtitle(piece: Piece) -> bool:
    text = piece.text.strip()
    return _could_be_title(piece) and len(text.split()) > 2 and not re.search(r"\bav\s+\S*(?:utredning|kommitté)", text)


def _lowered(text: str) -> str:
    """A subtitle goes on in lower case, unless its first word is a name (which only a person can know)."""
    text = " ".join(text.split())
    return text[0].lower() + text[1:] if _SMALL.match(text) else text
