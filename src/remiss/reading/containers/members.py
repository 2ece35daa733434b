"""The files that lie in another file (a mail's attachments, an archive's members), unpacked under names of our own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from remiss.errors import LimitError

_LONGEST_NAME = 120
_MOST_NAMED = 10
_NAMELESS = "namnlös"
_SAFE_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
_PARTS = re.compile(r"[/\\]+")
_BY_PROGRAMS = {"thumbs.db", "desktop.ini"}
_TOO_LARGE = (
    "Filen blir för stor när den packas upp. Kontrollera varifrån den kommer. Höj storleksgränsen (--max-size), eller "
    "lägg den för sig i mappen."
)
_BESIDE = (".ics", ".vcf", ".p7s", ".asc", ".sig", ".url", ".lnk")


@dataclass(frozen=True)
class Member:
    """A file in another: its own name, cleaned, and the file it was unpacked to, or why it was not."""

    name: str
    stored: str = ""
    error: str | None = None


@dataclass
class Room:
    """A folder that members are unpacked to, as long as there is room: for so many files, and so many bytes."""

    folder: Path
    files: int
    space: int
    largest: int
    members: list[Member] = field(default_factory=list)

    def put(self, name: str, pieces: Iterable[bytes]) -> None:
        """Store a member. One that is too large gets an error instead. Raises ``LimitError`` for one too many."""
        name = cleaned(name)
        stored = f"{len(self.members) + 1}{_suffix(name)}"
        path = self.folder / stored
        most = min(self.largest, self.space)
        size = 0
        try:
            with path.open("wb") as stream:
                for piece in pieces:
                    size += len(piece)
                    if size > most:
                        break
                    stream.write(piece)
        except BaseException:
            path.unlink()
            raise
        if size > most:
            path.unlink()
            self.refuse(name, _TOO_LARGE)
            return
        self.space -= size
        self._add(Member(name, stored))

    def refuse(self, name: str, error: str) -> None:
        """Note a member that is not unpacked, and why."""
        self._add(Member(cleaned(name), error=error))

    def _add(self, member: Member) -> None:
        if len(self.members) >= self.files:
            raise LimitError(
                "Filen innehåller fler filer än som läses ur en och samma fil. "
                "Packa upp den, och lägg svaren i mappen var för sig."
            )
        self.members.append(member)


def cleaned(name: str) -> str:
    """A member's name as one to show: folders by slashes, nothing that leads out, no control characters.

    ``..\\..\\C:\\svar\\bok.pdf`` is ``svar/bok.pdf``.
    """
    name = unicodedata.normalize("NFC", name)
    name = "".join(" " if sign.isspace() else sign for sign in name if sign.isspace() or _is_shown(sign))
    parts = (" ".join(part.split()) for part in _PARTS.split(name))
    kept = [_shortened(part) for part in parts if part.strip(". ") and not re.fullmatch(r"[A-Za-z]:", part)]
    return "/".join(kept[-4:]) or _NAMELESS


def unique(name: str, taken: Container[str]) -> str:
    """A name that is not taken: ``svar.pdf``, ``svar (2).pdf``."""
    path, number, found = PurePosixPath(name), 2, name
    while found in taken:
        found, number = str(path.with_name(f"{path.stem} ({number}){path.suffix}")), number + 1
    return found


def is_left_behind(name: str) -> bool:
    """Is it what programs leave behind: a hidden file, Word's lock file (``~$…``), Windows' or macOS's own?"""
    parts = [part for part in _PARTS.split(name) if part.strip(".")]
    return (
        not parts
        or any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
        or parts[-1].lower() in _BY_PROGRAMS
    )


def is_beside(name: str) -> bool:
    """Is it of a kind that goes with mail and is never an answer: an invitation, a card, a signature, a link?"""
    return name.lower().endswith(_BESIDE)


def left_out(names: Sequence[str]) -> str:
    """What is said of members that were not read as their kind is never an answer."""
    shown = [cleaned(name) for name in names[:_MOST_NAMED]]
    more = f" och {len(names) - _MOST_NAMED} till" if len(names) > _MOST_NAMED else ""
    return f"Inte lästa, eftersom sådana filer inte är svar: {', '.join(shown)}{more}."


def _is_shown(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _shortened(part: str) -> str:
    if len(part) <= _LONGEST_NAME:
        return part
    suffix = _suffix(part)
    return part[: _LONGEST_NAME - len(suffix)].rstrip() + suffix


def _suffix(name: str) -> str:
    suffix = PurePosixPath(name).suffix.lower()
    return suffix if _SAFE_SUFFIX.fullmatch(suffix) else ""
