"""Summary ↔ ``summary.json``, the contract with other programs; and documents as ``remiss read --json`` tells them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from remiss.errors import RemissError
from remiss.model import SCHEMA_VERSION, Document, Summary


def render(summary: Summary) -> bytes:
    """The summary as JSON: UTF-8, two spaces' indent, fields in the model's order, ``\\n`` at the end of each line.

    A lone surrogate, which UTF-8 cannot hold, becomes a question mark: the length of the text, and so every offset
    into it, stays.
    """
    try:
        return summary.model_dump_json(indent=2).encode() + b"\n"
    except PydanticSerializationError:  # a lone surrogate: by the slower way, which has the same bytes for all else
        written = json.dumps(summary.model_dump(mode="json"), ensure_ascii=False, indent=2)
        return f"{written}\n".encode("utf-8", errors="replace")


def load(path: Path) -> Summary:
    """The Summary that ``write`` put in a file.

    Raises RemissError where the file cannot be read, is not a summary, or has another version of the format.
    """
    try:
        written = Path(path).read_bytes()
    except OSError as error:
        raise RemissError(
            f"Filen {path} går inte att öppna. Kontrollera sökvägen och att du har rätt att läsa den."
        ) from error
    with suppress(ValidationError):
        summary = Summary.model_validate_json(written)
        if "schema_version" in summary.model_fields_set and summary.schema_version == SCHEMA_VERSION:
            return summary
    # what is wrong with it, if anything: text with half a character is read in this way alone
    try:
        found = json.loads(written)
    except (ValueError, RecursionError) as error:
        raise RemissError(f"{path} är ingen JSON-fil. Ange en summary.json som remiss compile har skrivit.") from error
    version = found.get("schema_version") if isinstance(found, dict) else None
    if version != SCHEMA_VERSION:
        raise RemissError(
            f"{path} är ingen sammanställning i version {SCHEMA_VERSION} (filens version: {version or 'saknas'}). "
            "Gör om den med remiss compile."
        )
    try:
        return Summary.model_validate(found)
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise RemissError(
            f"{path} följer inte formatet för summary.json: fel vid {where}. Gör om den med remiss compile."
        ) from error


def load_from(path: Path) -> Summary:
    """The Summary in a summary.json, or in a case folder or a folder of results that holds one. Raises as ``load``."""
    if path.is_dir():
        inside = (path / "summary.json", path / "sammanstallning" / "summary.json")
        path = next((file for file in inside if file.is_file()), inside[0])
    return load(path)


def as_read(documents: Sequence[Document]) -> dict[str, Any]:
    """What the reader saw of a file: its text, blocks and warnings; and of a mail or an archive what is in it."""
    file, *inside = documents
    told = [{"file": d.file, "status": d.status, "error": d.error, **_seen(d)} for d in inside]
    return _seen(file) | ({"files": told} if told else {})


def _seen(document: Document) -> dict[str, Any]:
    blocks = [{"kind": b.kind, "start": b.start, "end": b.end, "page": b.page} for b in document.blocks]
    return {"text": document.text, "blocks": blocks, "warnings": document.warnings}
