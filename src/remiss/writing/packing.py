"""Office files that are the same bytes every time: their zip entries and properties tell no clock time."""

from __future__ import annotations

import io
import re
import zipfile

_DATES = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip directory can hold
_UNIX = 3


def timeless(package: bytes) -> bytes:
    """The same OOXML package without the time at which it was made (the standard makes both dates optional)."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX  # else it tells Windows from the others
            content = before.read(name)
            after.writestr(entry, _DATES.sub(b"", content) if name == "docProps/core.xml" else content)
    return packed.getvalue()
