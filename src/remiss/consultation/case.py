"""The case folder: remiss.toml beside svar/, and the rule for which files in svar/ are responses."""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from remiss.consultation.definition import load_consultation
from remiss.errors import CaseError
from remiss.model import Consultation

DEFINITION, RESPONSES, RESULTS = "remiss.toml", "svar", "sammanstallning"
_NOT_RESPONSES = {"thumbs.db", "desktop.ini"}


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
        raise CaseError(f"Mappen {folder} är tom. Lägg remissvaren där (PDF, Word eller text) och kör igen.")
    return Case(root, consultation, responses, (*_warn_of_folders(folder, root), *_warn_of_namesakes(responses, root)))


def find_responses(folder: Path) -> tuple[Path, ...]:
    """All files below a folder, in an order that is the same on every system.

    Left out is only what programs leave behind: hidden files, Word's lock files (``~$…``) and Windows' own. A file of
    a kind that cannot be read is kept, so that it is told of, and so is a link to nothing.
    """
    found = (path for path in folder.rglob("*") if not path.is_dir() and _is_response(path.relative_to(folder)))
    return tuple(sorted(found, key=lambda path: (_plain(path.relative_to(folder).as_posix()), path.as_posix())))


def _is_response(path: Path) -> bool:
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in path.parts)
    return not hidden and path.name.lower() not in _NOT_RESPONSES


def _warn_of_folders(folder: Path, root: Path) -> Iterator[str]:
    """Folders that are not looked into: links, which can lead anywhere and in a ring, and those that are closed."""
    closed: list[OSError] = []
    for place, folders, _ in os.walk(folder, onerror=closed.append):
        for linked in (path for name in sorted(folders) if (path := Path(place, name)).is_symlink()):
            yield (
                f"Mappen {_shown(linked, root)} är en länk, och dess filer har inte lästs. "
                "Lägg filerna själva i mappen om de är svar."
            )
    for error in closed:
        yield (
            f"Mappen {_shown(Path(error.filename), root)} går inte att öppna, och dess filer har inte lästs. "
            "Kontrollera att du har rätt att läsa den."
        )


def _warn_of_namesakes(responses: Sequence[Path], root: Path) -> list[str]:
    """Two files with one name are usually one answer sent twice, as Word and as PDF."""
    by_name: dict[str, list[Path]] = defaultdict(list)
    for path in responses:
        by_name[_plain(path.stem)].append(path)
    return [
        f"Filer med samma namn: {', '.join(_shown(p, root) for p in namesakes)}. Alla har lästs. "
        "Är det samma svar i två format, ta bort det ena; är det två olika svar, ge dem olika namn."
        for namesakes in by_name.values()
        if len(namesakes) > 1
    ]


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix().encode("utf-8", "backslashreplace").decode()


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
