"""Older and other word processors' files, turned into .docx by LibreOffice where the machine has it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from remiss.errors import ReadError
from remiss.reading.guard.programs import ProgramError, find, run
from remiss.reading.limits import Limits

_LEAST_MEMORY = 768
"""Megabytes of address space; LibreOffice does not start in less."""

# The filters by their names in LibreOffice. Left to itself it reads what is broken as text, and gives noise for words.
_FILTERS = {"doc": "MS Word 97", "odt": "writer8", "rtf": "Rich Text Format", "wpd": "WordPerfect"}

# What LibreOffice may do with a stranger's file: no macros, nothing fetched from the net or from other files.
_SETTINGS = {
    "/org.openoffice.Office.Common/Security/Scripting": {
        "DisableMacrosExecution": "true",
        "MacroSecurityLevel": "3",
        "BlockUntrustedRefererLinks": "true",
        "DisableActiveContent": "true",
    },
    "/org.openoffice.Office.Writer/Content/Update": {"Link": "0", "Field": "false", "Chart": "false"},
    "/org.openoffice.Inet/Settings": {
        "ooInetProxyType": "2",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
        "ooInetNoProxy": "",
    },
    "/org.openoffice.Setup/Office": {"OfficeRestartInProgress": "false"},
    "/org.openoffice.Office.Update/Update": {"Enabled": "false"},
}


@contextmanager
def as_docx(path: Path, suffix: str, limits: Limits) -> Iterator[Path]:
    """A file as .docx, for as long as the context lasts. ``suffix`` is the ending of what it is ("doc", "odt").

    Raises ``ReadError`` where LibreOffice is not installed or cannot read the file, ``LimitError`` where it takes more
    time than it may.
    """
    soffice = find("soffice")
    if not soffice:
        raise ReadError(
            f"Filen är sparad i formatet .{suffix}. Installera LibreOffice (libreoffice.org), eller öppna filen i det "
            "program den kommer från och spara om den som .docx."
        )
    with tempfile.TemporaryDirectory(prefix="remiss-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        source = folder / f"fil.{suffix}"
        shutil.copyfile(path, source)
        profile = folder / "profil"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
        command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
        command += [
            f"--infilter={_FILTERS[suffix]}",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder),
            str(source),
        ]
        memory = max(limits.memory_mb, _LEAST_MEMORY)
        made = source.with_suffix(".docx")
        try:
            run(command, seconds=limits.seconds, memory_mb=memory, folder=folder)
        except ProgramError as error:
            raise ReadError(_unreadable(suffix)) from error
        if not made.is_file():  # it ends well also where it cannot load the file
            raise ReadError(_unreadable(suffix))
        yield made


def _unreadable(suffix: str) -> str:
    return (
        f"Filen kunde inte läsas som .{suffix} av LibreOffice; den är troligen skadad eller skyddad med lösenord. "
        "Öppna den i det program den kommer från och spara om den som .docx, eller be avsändaren om en ny kopia."
    )


def _profile() -> str:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">\n{items}</oor:items>\n'
    )
