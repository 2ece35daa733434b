"""Office files that are the same bytes every time: their zip entries and properties tell no clock time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping

_DATES = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
PROPERTIES = "docProps/core.xml"
"""the part with the title, the author and the like"""
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip directory can hold
_UNIX = 3
_LEVEL = 5  # nearly as small as by the usual 6, and quicker


def is_timeless(package: zipfile.ZipFile) -> bool:
    """Is a package as it came from here? Whoever saves it notes the time, on its entries or in its properties."""
    dated = PROPERTIES not in package.namelist() or _DATES.search(package.read(PROPERTIES)) is not None
    return not dated and all(entry.date_time == _EPOCH for entry in package.infolist())


def timeless(package: bytes, changed: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """The same OOXML package without the time at which it was made (the standard makes both dates optional).

    ``changed`` has what is made of some of its parts besides, by their names.
    """
    changes = changed or {}
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as before, zipfile.ZipFile(packed, "w") as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = _UNIX  # else it tells Windows from the others
            content = before.read(name)
            content = changes[name](content) if name in changes else content
            content = _DATES.sub(b"", content) if name == PROPERTIES else content
            after.writestr(entry, content, zipfile.ZIP_DEFLATED, _LEVEL)
    return packed.getvalue()
