"""The table of contents: Word's own field, filled in, so that it is there before any program has worked it out.

On what page a heading falls only Word knows, and it does not work fields out when it opens a file unless it may ask
first: ``w:updateFields`` and ``w:dirty`` both make it warn of "fields that may refer to other files", and in protected
view, where a file from a mail is opened, nothing is worked out at all. So neither is set: the entries are links from
the first moment, and a note in the margin says how the page numbers are filled in (the field is in a content control,
where Word shows its button for that, and its PAGEREF fields are where it looks for them). Until then there are no dots
that lead to no number; the lines that Word makes have the dots of their style.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from remiss.writing.paper.markup import Xml, field, field_end, field_start, link, paragraph, run, tag
from remiss.writing.paper.styles import CONTENTS, EDGE, ENTRIES

HEADING = "Innehåll"
NOTE = (
    "Sidnumren fylls i av Word: klicka i förteckningen, tryck F9 och välj ”Uppdatera hela tabellen”. "
    "Raderna är länkar också utan sidnummer."
)


class Entry(NamedTuple):
    """A heading of the first or second level, and its bookmark."""

    text: str
    level: int
    anchor: str


def contents(entries: Sequence[Entry], heading: Sequence[Xml]) -> Xml:
    """The table of contents below its ``heading``, on a page of its own."""
    lines = [[*_line(entry)] for entry in entries]
    if lines:
        lines[0][:0] = field_start('TOC \\o "1-2" \\h \\z')
        lines[-1].append(field_end())
    gallery = tag("docPartObj", tag("docPartGallery", val="Table of Contents"), tag("docPartUnique"))
    return tag(
        "sdt",
        tag("sdtPr", gallery),
        tag(
            "sdtContent",
            paragraph(CONTENTS, heading, keep=True, new_page=True),
            *(paragraph(ENTRIES[entry.level - 1], line, edge=EDGE) for entry, line in zip(entries, lines, strict=True)),
        ),
    )


def _line(entry: Entry) -> Sequence[Xml]:
    number = field(f"PAGEREF {entry.anchor} \\h", on_web=False)
    return [link(entry.anchor, run(entry.text), run("\t", on_web=False), *number)]
