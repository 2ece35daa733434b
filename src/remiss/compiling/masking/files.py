"""New names for the files of private persons, and for those of whom nobody knows who sent them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from remiss.model import DocumentRecord

_UNKNOWN = "okand-avsandare"
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}")
_SHORT = 6


def renamed(
    documents: Sequence[DocumentRecord], called: Mapping[str, str], blocked: Callable[[str], str]
) -> dict[str, str]:
    """Each file's new name by its own, where it is another. ``called`` has what some respondents' files are to be
    called, by their ids, and ``blocked`` takes names out of a text.

    So is a mail or an archive that holds nothing from others than them. A file from nobody that is known has a number
    instead of its name, since it may be called after the one who sent it.
    """
    return dict(_Renaming(documents, called, blocked).all())


class _Renaming:
    def __init__(
        self, documents: Sequence[DocumentRecord], called: Mapping[str, str], blocked: Callable[[str], str]
    ) -> None:
        self._records = {record.file: record for record in documents}
        self._names, self._blocked = called, blocked
        self._inside: dict[str, list[DocumentRecord]] = {}
        for record in documents:
            for folder in PurePosixPath(record.file).parents:
                if folder.as_posix() in self._records:
                    self._inside.setdefault(folder.as_posix(), []).append(record)
        self._new: dict[str, str] = {}
        self._taken: set[str] = set()

    def all(self) -> Iterator[tuple[str, str]]:
        for file in sorted(self._records, key=lambda file: (file.count("/"), file)):
            self._new[file] = self._free(*self._name(file))
            self._taken.add(self._new[file])
            if self._new[file] != file:
                yield file, self._new[file]

    def _name(self, file: str) -> tuple[str, str, str]:
        """The folder, the name and the ending."""
        path = PurePosixPath(file)
        holder = next((p.as_posix() for p in path.parents if p.as_posix() in self._new), None)
        called = self._called(self._records[file])
        if called is None:
            between = path.parent.relative_to(holder).as_posix() if holder else path.parent.as_posix()
            above = "/".join(filter(None, (self._new[holder] if holder else "", self._blocked(between).strip("."))))
            return above, self._blocked(path.stem), self._blocked(path.suffix)
        above = self._new[holder] if holder else path.parts[0] if len(path.parts) > 1 else ""
        ending = path.suffix if _ENDING.fullmatch(path.suffix) and self._blocked(path.suffix) == path.suffix else ""
        return above, called, ending

    def _called(self, record: DocumentRecord) -> str | None:
        """What a file goes by instead of its name; None where that is a body's."""
        inside = self._inside.get(record.file, [])
        every = [respondent for one in (record, *inside) for respondent in one.respondents]
        own = [respondent for respondent in record.respondents if respondent in self._names]
        if own or (every and all(respondent in self._names for respondent in every)):
            return self._names[(own or every)[0]]
        return None if every else f"{_UNKNOWN}-{record.id[:_SHORT]}"

    def _free(self, above: str, name: str, ending: str) -> str:
        new, number = "/".join(filter(None, (above, f"{name}{ending}"))), 1
        while new in self._taken:
            number += 1
            new = "/".join(filter(None, (above, f"{name}-{number}{ending}")))
        return new
