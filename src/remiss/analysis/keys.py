"""What an analysis hangs on, so that it is known whether one that was kept still holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from remiss.model import Consultation
from remiss.reading import Limits, ocr_name
from remiss.understanding import Steps

_READERS = ("lxml", "olefile", "pypdf", "pypdfium2", "python-docx", "python-oxmsg")
_BOUNDS = ("seconds", "memory_mb", "size_mb", "characters", "blocks", "statements")
_READING = ("reading", "model", "vocabulary.py", "errors.py")
_UNDERSTANDING = ("understanding", "consultation", "analysis")


@dataclass(frozen=True)
class Key:
    """What an analysis hangs on: the file's name; its bytes and what reads them; what understands them, and in view of
    what. ``bounds`` are the limits that a file is either within or refused for: what is within is as good within more.
    """

    file: str
    reading: str
    understanding: str
    bounds: tuple[float, ...]

    @property
    def sign(self) -> bytes:
        """Bytes that stand for the file, as it was read."""
        return bytes.fromhex(_digest(self.file, self.reading))


class Keys:
    """The keys of the files of one run."""

    def __init__(self, consultation: Consultation, limits: Limits, steps: Steps | None = None) -> None:
        own = (steps.name if steps and steps.read else "", steps.name if steps and (steps.link or steps.judge) else "")
        cuts = [limits.pages, limits.ocr_pages, limits.ocr_together]  # what is over these is left out, the rest is read
        self._reading = _digest(*_readers(limits), *map(str, cuts), own[0])
        self._bounds = tuple(float(getattr(limits, name)) for name in _BOUNDS)
        self._understanding = _digest(source_fingerprint(*_UNDERSTANDING), consultation.model_dump_json(), own[1])

    def of(self, file: str, content: str) -> Key:
        """The key of a file by its name and the fingerprint of its bytes."""
        return Key(file, _digest(self._reading, content), self._understanding, self._bounds)


def state_of_things() -> str:
    """A fingerprint of all that decides what comes of a file: two machines with the same give the same."""
    return _digest(*_readers(Limits()), source_fingerprint(*_UNDERSTANDING))


def _readers(limits: Limits) -> list[str]:
    return [source_fingerprint(*_READING), *_tools(), ocr_name(limits)]


@cache
def _tools() -> tuple[str, ...]:
    """The libraries that read, each with its version, which takes time to look up."""
    return tuple(f"{name} {version(name)}" for name in _READERS)


@cache
def source_fingerprint(*parts: str) -> str:
    """A fingerprint of some of remiss' own files, code and data: what they do may change with any of them."""
    digest = hashlib.sha256(version("remiss").encode())
    for part in parts:
        for file in _files_of(files("remiss") / part):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _files_of(place: Traversable) -> Iterable[Traversable]:
    if place.is_file():
        return [place]
    inside = sorted(place.iterdir(), key=lambda entry: entry.name)
    return [file for entry in inside if entry.name != "__pycache__" for file in _files_of(entry)]


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
