"""The case folder: remiss.toml beside svar/, and the rule for which files in svar/ are responses."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
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
        """A response's path relative to the case, with forward slashes on every system."""
        return response.relative_to(self.root).as_posix()


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
    return Case(root, consultation, responses, tuple(_warn_of_namesakes(responses, root)))


def find_responses(folder: Path) -> tuple[Path, ...]:
    """All files below a folder, in an order that is the same on every system.

    Left out is only what programs leave behind: hidden files, Word's lock files (``~$…``) and Windows' own. A file of
    a kind that cannot be read is kept, so that it is told of.
    """
    found = (path for path in folder.rglob("*") if path.is_file() and _is_response(path.relative_to(folder)))
    return tuple(sorted(found, key=lambda path: (_plain(path.relative_to(folder).as_posix()), path.as_posix())))


def _is_response(path: Path) -> bool:
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in path.parts)
    return not hidden and path.name.lower() not in _NOT_RESPONSES


def _warn_of_namesakes(responses: Sequence[Path], root: Path) -> list[str]:
    """Two files with one name are usually one answer sent twice, as Word and as PDF."""
    by_name: dict[str, list[Path]] = defaultdict(list)
    for path in responses:
        by_name[_plain(path.stem)].append(path)
    return [
        f"Filer med samma namn: {', '.join(p.relative_to(root).as_posix() for p in namesakes)}. Alla har lästs. "
        "Är det samma svar i två format, ta bort det ena; är det två olika svar, ge dem olika namn."
        for namesakes in by_name.values()
        if len(namesakes) > 1
    ]


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
