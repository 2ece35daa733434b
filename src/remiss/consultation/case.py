"""The case folder: remiss.toml beside svar/, and the rule for which files in svar/ are responses."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from remiss.consultation.definition import load_consultation
from remiss.errors import CaseError
from remiss.model import Consultation
from remiss.reading.containers.members import is_left_behind

DEFINITION, RESPONSES, RESULTS = "remiss.toml", "svar", "sammanstallning"
_LONGEST = 200
"""Characters of a path in a warning."""


@dataclass(frozen=True)
class Case:
    """A case folder that can be worked on: where it is, what was asked, and the files that came in, in order.

    ``warnings`` tell, in Swedish, of what a person should know before trusting the result.
    """

    root: Path
    consultation: Consultation
    responses: tuple[Path, ...]
    warnings: tuple[str, ...] = ()

    @property
    def results(self) -> Path:
        """Where ``remiss compile`` writes unless told otherwise."""
        return self.root / RESULTS

    def name(self, response: Path) -> str:
        """A response's path relative to the case, with forward slashes on every system.

        Bytes of a name that are no text, which some systems allow, are written with backslashes.
        """
        return _shown(response, self.root)


def open_case(root: Path, *, proposals: Path | None = None) -> Case:
    """Look into a case folder; ``proposals`` is a CSV to take the proposals from instead of remiss.toml.

    Raises CaseError where there is no folder, no usable remiss.toml or no response.
    """
    if root.is_file():
        raise CaseError(f"{root} är en fil. Ange mappen där remiss.toml ligger.")
    if not root.is_dir():
        raise CaseError(f"Mappen {root} finns inte. Ange mappen där remiss.toml ligger.")
    consultation = load_consultation(root / DEFINITION, proposals=proposals)
    folder = root / RESPONSES
    if not folder.is_dir():
        raise CaseError(f"Det finns ingen mapp {RESPONSES} i {root}. Skapa den och lägg remissvaren där.")
    responses = find_responses(folder)
    if not responses:
        raise CaseError(f"Mappen {folder} är tom. Lägg remissvaren där (PDF, Word, mejl …) och kör igen.")
    warnings = (*_warn_of_folders(folder, root), *_warn_of_senders(consultation, responses, root))
    return Case(root, consultation, responses, warnings)


def find_cases(root: Path) -> tuple[Path, ...]:
    """The case folders below a folder, at any depth, in an order that is the same on every system.

    What is below a case is its own; folders that are links or hidden are not looked into.
    """
    cases, waiting = [], [root]
    while waiting:
        place = waiting.pop()
        if (place / DEFINITION).is_file():
            cases.append(place)
            continue
        try:
            with os.scandir(place) as entries:
                below = [entry for entry in entries if _is_folder(entry) and not entry.is_symlink()]
        except OSError:
            continue
        waiting += [Path(entry.path) for entry in below if not entry.name.startswith(".")]
    return tuple(sorted(cases, key=lambda case: (_plain(case.relative_to(root).as_posix()), case.as_posix())))


def find_responses(folder: Path) -> tuple[Path, ...]:
    """All files below a folder, in an order that is the same on every system.

    Left out is only what programs leave behind: hidden files, Word's lock files (``~$…``) and Windows' own. A file of
    a kind that cannot be read is kept, so that it is told of, and so is a link to nothing.
    """
    found = (path for path in _Walk(folder).files if not is_left_behind(path.relative_to(folder).as_posix()))
    return tuple(sorted(found, key=lambda path: (_plain(path.relative_to(folder).as_posix()), path.as_posix())))


def _warn_of_folders(folder: Path, root: Path) -> Iterator[str]:
    """Folders that are not looked into: links, which can lead anywhere and in a ring, and those that are closed."""
    walk = _Walk(folder)
    for linked in sorted(walk.links):
        yield (
            f"Mappen {_shown(linked, root)} är en länk, och dess filer har inte lästs. "
            "Lägg filerna själva i mappen om de är svar."
        )
    for closed in sorted(walk.closed):
        yield (
            f"Mappen {_short(_shown(closed, root))} går inte att öppna, och dess filer har inte lästs. "
            "Kontrollera att du har rätt att läsa den och att sökvägen inte är för lång."
        )


def _warn_of_senders(consultation: Consultation, responses: Sequence[Path], root: Path) -> Iterator[str]:
    """Files that have been given a sender and are not there; what lies in a mail or an archive is found with that."""
    there = {_shown(response, root) for response in responses}
    for file in consultation.senders:
        if not there & {file, *(folder.as_posix() for folder in PurePosixPath(file).parents)}:
            yield f"{DEFINITION} ger {file} en avsändare, men filen finns inte. Skriv sökvägen som i rapporten."


class _Walk:
    """What is below a folder: the files, links to folders, and folders that the system does not open.

    Not by ``Path.rglob``, which one folder that cannot be opened ends, as one whose path is too long for the system.
    """

    def __init__(self, folder: Path) -> None:
        self.files: list[Path] = []
        self.links: list[Path] = []
        self.closed: list[Path] = []
        waiting = [folder]
        while waiting:
            place = waiting.pop()
            try:
                with os.scandir(place) as entries:
                    found = [(Path(entry.path), _is_folder(entry), entry.is_symlink()) for entry in entries]
            except OSError:
                self.closed.append(place)
                continue
            for path, is_folder, is_link in found:
                (waiting if is_folder and not is_link else self.links if is_folder else self.files).append(path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a ring, or a path that is too long
        return False


def _short(path: str) -> str:
    """The first part of a path that is too long to be shown."""
    return path if len(path) <= _LONGEST else f"{path[:_LONGEST]}…"


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix().encode("utf-8", "backslashreplace").decode()


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
