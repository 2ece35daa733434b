"""An archive: a folder of many cases, and what each of them gave."""

from __future__ import annotations

from remiss.model.noun import SCHEMA_VERSION, Noun


class ArchiveEntry(Noun):
    """What one case of an archive gave.

    ``case`` is its folder, relative to the archive; ``state`` a fingerprint of all that its summary was made of, empty
    where it could not be made, and then ``error`` says why. ``files`` are those that came in, ``unread`` those of them
    that could not be read, and ``answered`` the respondents. ``supports``, ``rejects`` and ``comments`` count cells,
    ``review`` those of them with a review mark, ``unplaced`` the statements that found no place. ``warnings`` are what
    a person should know, in Swedish.
    """

    case: str
    title: str = ""
    reference: str = ""
    dnr: str = ""
    state: str = ""
    error: str | None = None
    files: int = 0
    unread: int = 0
    answered: int = 0
    not_answered: int = 0
    supports: int = 0
    rejects: int = 0
    comments: int = 0
    review: int = 0
    unplaced: int = 0
    warnings: tuple[str, ...] = ()


class ArchiveIndex(Noun):
    """All cases of an archive, in the order of their folders: what is written to ``arkiv.json``."""

    schema_version: str = SCHEMA_VERSION
    cases: tuple[ArchiveEntry, ...]
