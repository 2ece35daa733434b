"""Bytes → a file in its place, whole or not at all."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

from remiss.errors import RemissError


def check_folder(folder: Path) -> None:
    """Raise RemissError, with what to do, where a folder cannot be made because a file has its name."""
    nearest = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    if nearest.is_file():
        raise RemissError(f"{nearest} är en fil, inte en mapp. Ange en annan mapp att skriva i.")


def place(content: bytes, target: Path) -> Path:
    """Write ``content`` to ``target`` by way of a file beside it, so that no half file is ever seen.

    Raises RemissError, with what to do, where the folder cannot be written to or the file is held open by Excel or
    Word (Windows then refuses to replace it).
    """
    check_folder(target.parent)
    beside = target.with_name(f".{target.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise RemissError(
            f"Det går inte att skriva i mappen {target.parent}. "
            "Kontrollera att den går att ändra i och att det finns plats, eller välj en annan mapp."
        ) from error
    try:
        beside.replace(target)
    except PermissionError as error:
        raise RemissError(
            f"Filen {target} går inte att ersätta. Den är troligen öppen i ett annat program: "
            f"stäng filen {target.name} och kör igen."
        ) from error
    except OSError as error:
        raise RemissError(
            f"Filen {target} går inte att skriva. Flytta undan det som ligger där och kör igen."
        ) from error
    finally:
        beside.unlink(missing_ok=True)
    return target
