"""Who sent a document: read from letterhead, title, sign-off, text or file name, and matched with the invited list.

Where nothing says who it is, the file name has to do, and the respondent is marked as uncertain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from remiss.model import Category, Document, Identification
from remiss.understanding.letterhead import first_date, foot, head, own_dnr
from remiss.understanding.names import (
    as_name,
    in_file_name,
    in_title,
    match_invited,
    match_over_two_lines,
    signed_for,
    subject,
)
from remiss.understanding.register import categorise, listed
from remiss.understanding.speakers import Voices

_JOINT = re.compile(r"gemensam|tillsammans|undertecknade organisationer", re.IGNORECASE)
_ADDRESS = re.compile(r"\b\d{3} ?\d\d\s+\w+|@")
_COPY = re.compile(r"\s*(?:kopia|för kännedom|sändlista|cc|bcc)\b", re.IGNORECASE)
_ABBREVIATED = 6000
"""How far into a letter (characters) a name's abbreviation may be introduced."""
_OF_WHERE = re.compile(r"\s(?:i|för|av|vid|på|mot|AB)(?:\s|$)")
_SHORT = 5
"""The form of a name must be longer than this to stand for it."""


def identify(document: Document, invited: Sequence[str] = (), titles: Sequence[str] = ()) -> Identification:
    """Read a document's sender, own dnr and date; a body on the invited list is given its name there.

    ``titles`` are those of the consultation and its proposals: a line that repeats one is no name.
    """
    lines = [line for line in head(document) if not _repeats(line, titles)]
    source, names = next((source, names) for source, names in _candidates(document, lines, invited) if names)
    return Identification(
        names=tuple(dict.fromkeys(names)),
        source=source,
        certain=match_invited(names[0], invited) is not None or _is_sure(names[0], source, document),
        dnr=own_dnr(lines),
        date=first_date(lines),
    )


def guess_from_file_name(file: str, invited: Sequence[str]) -> Identification:
    """The invited body that a file is named after, for a file whose words cannot be read; no name where none is."""
    match = match_invited(in_file_name(file), invited)
    return Identification(names=(match,), source="filename", certain=False) if match else Identification()


def voices(document: Document, names: Sequence[str], invited: Sequence[str]) -> Voices:
    """Whose voice is the respondent's own in this letter: its name in full, in short and as an abbreviation."""
    own: set[str] = set()
    called: set[str] = set()
    for name in names:
        plain = re.sub(r"\s*\(.*?\)", "", name).strip()
        first = plain.split()[0] if " " in plain else plain
        own |= {name, plain, _initials(plain)}
        called |= _called(plain)
        own |= set(re.findall(rf"{re.escape(plain)}\w*\s+\(([A-ZÅÄÖ][\w-]{{1,9}})\)", document.text[:_ABBREVIATED]))
        if listed("shared_words").fullmatch(first):
            own.add(plain.removeprefix(first).strip())  # "Blå Kust" of "Stiftelsen Blå Kust"
        else:
            own |= {first, first.removesuffix("s")}
    others = tuple(name for name in invited if name not in names)
    forms = tuple(sorted(form for form in own if len(form) > 1))
    return Voices(name=" ".join(names), own=forms, called=tuple(sorted(called)), others=others)


def _called(name: str) -> set[str]:
    """What a body may call itself in the definite form: "kanalägarna" of "Sveriges Kanalägare"."""
    kind = (_OF_WHERE.split(name)[0] or name).split()[-1].casefold()
    forms = {kind + ending for ending in ("n", "en", "et", "t", "na")} | {f"{kind[:-1]}na"}
    return {form for low in forms if len(low) > _SHORT for form in (low, low.capitalize())}


def _is_sure(name: str, source: str, document: Document) -> bool:
    """Is an uninvited name surely one? It is where its words say what it is, or where it stands in the letter again."""
    if source == "filename":
        return False
    everywhere = "\n".join((document.text, *document.furniture))
    return categorise(name) is not Category.OTHER or everywhere.casefold().count(name.casefold()) > 1


def _repeats(line: str, titles: Sequence[str]) -> bool:
    return any(line.casefold().strip(" .") in title.casefold() for title in titles) and len(line.split()) > 1


def _candidates(document: Document, lines: list[str], invited: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Names by where they were found, the surest place first; the last always has one."""
    joint = any(_JOINT.search(line) for line in lines)
    letterhead = [line for line in head(document, headings=False) if line in lines and not _is_addressee(line)]
    signatures = [name for line in foot(document) if (name := signed_for(line))]
    for source, places in (
        ("letterhead", letterhead),
        ("letterhead", [line for line in document.furniture if not _is_addressee(line)]),
        ("signature", signatures),
    ):
        yield source, _invited_in(places, invited, joint=joint)
    named = [name for line in letterhead if (name := as_name(line))]
    yield "letterhead", named if joint and len(named) > 1 else named[:1]
    yield "title", [name for line in lines if (name := in_title(line))][:1]
    yield "signature", signatures[:1]
    yield "text", [name] if (name := subject(document)) else []
    words = in_file_name(document.file)
    yield "filename", [match_invited(words, invited) or words or PurePosixPath(document.file).stem]


def _invited_in(lines: Sequence[str], invited: Sequence[str], *, joint: bool) -> list[str]:
    """The invited body that lines name; in a joint letter, with the other names that stand there."""
    spread = [name for pair in pairwise(lines) if (name := match_over_two_lines(*pair, invited))]
    matched = spread + [name for line in lines if (name := match_invited(line, invited))]
    if not matched or not joint:
        return matched[:1]
    return matched + [name for line in lines if not match_invited(line, invited) and (name := as_name(line))]


def _is_addressee(line: str) -> bool:
    return bool(_COPY.match(line) or _ADDRESS.search(line) or listed("addressees").search(line))


def _initials(name: str) -> str:
    words = [word for word in re.split(r"[\s-]+", name) if word[:1].isupper() or len(word) > 3]
    return "".join(word[0].upper() for word in words) if len(words) > 2 else ""
