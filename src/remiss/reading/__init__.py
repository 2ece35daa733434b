"""From file to Document: PDF, Word, mail, web pages and plain text, read in a process that can be killed.

    from remiss.reading import read, read_all
    document = read("svar/ivo.pdf")
    mail, *attachments = read_all("svar/ivo.eml")

``arrival`` looks at what came in and ``kinds`` tells what it is; ``single`` reads what is one document and
``containers`` what has files in it. The readers: ``pdf`` with its two engines and ``ocr`` for pages that are pictures,
``word``, ``office`` (LibreOffice), ``html``, ``plain``; all but Word come to blocks through ``layout``. ``guard`` is
the process that they run in.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from remiss.model import Document
from remiss.reading import kinds
from remiss.reading.limits import Limits
from remiss.reading.progress import Step

__all__ = ["OCR_OFF", "SUFFIXES", "Limits", "ocr_name", "read", "read_all", "read_text"]

SUFFIXES = tuple(kinds.SUFFIXES)
"""The endings of the files that can be read, in lower case."""

OCR_OFF = "off"
"""What ``ocr_name`` says where OCR is turned off."""


def read(
    path: str | Path, *, file: str | None = None, limits: Limits | None = None, step: Step | None = None
) -> Document:
    """Read a file as a Document: canonical text, blocks with pages, warnings in Swedish.

    ``file`` is the name recorded in the document, by default the path as given. A PDF without a text layer gives
    status ``no_text``; of a mail only its own words are read, and an archive has none. ``step`` is called while a PDF
    is read, with how many pages are done and how many there are.
    Raises ``ReadError`` for what cannot be read and ``LimitError`` for what goes over the limits, with a message in
    Swedish that says what to do next.
    """
    from remiss.reading.arrival import take_in
    from remiss.reading.containers import CONTAINERS, read_container
    from remiss.reading.single import read_single

    path, limits = Path(path), limits or Limits()
    file = path.as_posix() if file is None else file
    arrival = take_in(path, limits)
    if arrival.kind in CONTAINERS:
        return read_container(path, arrival, limits, file=file)
    return read_single(path, arrival, limits, file=file, step=step)


def read_all(
    path: str | Path, *, file: str | None = None, limits: Limits | None = None, step: Step | None = None
) -> tuple[Document, ...]:
    """Read a file and what is in it: one document for most; for a mail or an archive that one, without words where it
    has none of its own, and then one for each file in it, named after both: ``svar/ivo.eml/yttrande.pdf``.

    A file in it that cannot be read has status ``failed`` and says why; else as ``read``.
    """
    from remiss.reading.arrival import take_in
    from remiss.reading.containers import CONTAINERS, read_whole
    from remiss.reading.single import read_single

    path, limits = Path(path), limits or Limits()
    file = path.as_posix() if file is None else file
    arrival = take_in(path, limits)
    if arrival.kind in CONTAINERS:
        return tuple(read_whole(path, arrival, limits, file=file, step=step))
    return (read_single(path, arrival, limits, file=file, step=step),)


def ocr_name(limits: Limits) -> str:
    """What reads pages that are pictures on this machine: program and model; empty where nothing does."""
    from remiss.reading.ocr import engine

    if not limits.ocr:
        return OCR_OFF
    found = engine()
    return found.name if found else ""


def read_text(text: str, *, file: str) -> Document:
    """Text in hand as a Document, read as a .txt file with these words would be; ``file`` is the name to record."""
    from remiss.reading.draft import Draft
    from remiss.reading.plain import add_text

    draft = Draft()
    add_text(text, draft)
    return draft.finish(identity=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), file=file)
