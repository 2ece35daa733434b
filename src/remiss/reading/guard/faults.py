"""What can go wrong with a process that reads, as errors of reading a file."""

from __future__ import annotations

from remiss.errors import LimitError, ReadError

AGAIN = "Kör igen; återkommer felet, spara om filen."


class CrashError(ReadError):
    """The worker died, or gave an answer that is none."""


class HangError(LimitError):
    """The file took more time than it may."""


class MemoryLimitError(LimitError):
    """The file took more memory than it may."""


class BrokenOffError(CrashError):
    """The work on the file was broken off from here; nobody waits for what would have come of it."""
