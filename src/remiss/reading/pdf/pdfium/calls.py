"""pdfium's functions with addresses for pointers: pypdfium2 makes an object of each, and a report has millions."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

_Function = Callable[..., Any]

_HANDLE, _NUMBER, _INTO = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
# What each gives and takes. ``_INTO`` is the address of what it fills.
_TAKEN: dict[str, tuple[Any, ...]] = {
    "FPDFText_CountChars": (_NUMBER, _HANDLE),
    "FPDFText_GetText": (_NUMBER, _HANDLE, _NUMBER, _NUMBER, _INTO),
    "FPDFText_GetCharIndexFromTextIndex": (_NUMBER, _HANDLE, _NUMBER),
    "FPDFText_GetUnicode": (ctypes.c_uint, _HANDLE, _NUMBER),
    "FPDFText_HasUnicodeMapError": (_NUMBER, _HANDLE, _NUMBER),
    "FPDFText_IsGenerated": (_NUMBER, _HANDLE, _NUMBER),
    "FPDFText_GetLooseCharBox": (_NUMBER, _HANDLE, _NUMBER, _INTO),
    "FPDFText_GetCharBox": (_NUMBER, _HANDLE, _NUMBER, _INTO, _INTO, _INTO, _INTO),
    "FPDFText_GetCharOrigin": (_NUMBER, _HANDLE, _NUMBER, _INTO, _INTO),
    "FPDFText_GetTextObject": (_HANDLE, _HANDLE, _NUMBER),
    "FPDFText_GetMatrix": (_NUMBER, _HANDLE, _NUMBER, _INTO),
    "FPDFText_GetFontSize": (ctypes.c_double, _HANDLE, _NUMBER),
    "FPDFText_GetFontInfo": (ctypes.c_ulong, _HANDLE, _NUMBER, _INTO, ctypes.c_ulong, _INTO),
    "FPDFText_GetFontWeight": (_NUMBER, _HANDLE, _NUMBER),
    "FPDFTextObj_GetFont": (_HANDLE, _HANDLE),
    "FPDFTextObj_GetTextRenderMode": (_NUMBER, _HANDLE),
    "FPDFPageObj_GetFillColor": (_NUMBER, _HANDLE, _INTO, _INTO, _INTO, _INTO),
    "FPDFPageObj_GetType": (_NUMBER, _HANDLE),
    "FPDFPageObj_GetBounds": (_NUMBER, _HANDLE, _INTO, _INTO, _INTO, _INTO),
    "FPDFPageObj_GetMatrix": (_NUMBER, _HANDLE, _INTO),
    "FPDFPage_CountObjects": (_NUMBER, _HANDLE),
    "FPDFPage_GetObject": (_HANDLE, _HANDLE, _NUMBER),
    "FPDFFormObj_CountObjects": (_NUMBER, _HANDLE),
    "FPDFFormObj_GetObject": (_HANDLE, _HANDLE, ctypes.c_ulong),
}


@cache
def call(name: str) -> _Function:
    """A function of pdfium's, by its name."""
    import pypdfium2.raw as raw  # type: ignore[import-untyped]

    function = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    made: _Function = ctypes.CFUNCTYPE(*_TAKEN[name])(function or 0)
    return made


def address(pointer: Any) -> int:
    """The address that a pointer of pypdfium2's holds; 0 for none."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


class Numbers:
    """Room for some numbers that pdfium fills in: ``at`` are their addresses, one after the other."""

    def __init__(self, kind: type[ctypes.c_double] | type[ctypes.c_float] | type[ctypes.c_uint], count: int) -> None:
        self.values = (kind * count)()
        step, start = ctypes.sizeof(kind), ctypes.addressof(self.values)
        self.at = tuple(range(start, start + count * step, step))
