"""PDFs made for the tests: typeset with typst, or written by hand where they must be odd."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from remiss.model import BlockKind, Document

HEAD = """
#set page(paper: "a4", header: context [Exempelverket #h(1fr) #counter(page).display("1 (1)", both: true)],
  footer: align(center)[Exempelvägen 1, 123 45 Orten])
#set text(lang: "sv", region: "SE", size: 11pt, hyphenate: true)
#set par(justify: true)
"""

PROSE = (
    "Exempelverket har tagit del av betänkandet och lämnar följande synpunkter på samhällsutvecklingen. Verket anser "
    "att kommunernas ansvar för verksamheten behöver förtydligas, särskilt när det gäller ekonomi- och "
    "verksamhetsstyrningen av myndigheterna. Förslagen om offentlighets- och sekretesslagen är välgrundade, och "
    "Exempelverket tillstyrker dem. Det finns skäl att överväga en IT-baserad lösning för informationsförsörjningen."
)


def typeset(path: Path, source: str) -> Path:
    """A PDF of a typst source."""
    typst = pytest.importorskip("typst")
    path.write_bytes(typst.compile(source.encode()))
    return path


def write_pdf(path: Path, content: bytes, extra: Sequence[bytes] = (), resources: bytes = b"") -> Path:
    """A one-page PDF by hand: /F is Helvetica; ``extra`` are objects from number 6, named in ``resources``."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
        + resources
        + b">>>>",
        stream(content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        *extra,
    ]
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, xref)
    path.write_bytes(out)
    return path


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object's body."""
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(data), entries, data)


def lines(*words: str, top: int = 750, step: int = 14) -> bytes:
    """Page content that shows lines of text, one under the other."""
    shown = [
        b"BT /F 11 Tf 72 %d Td (%b) Tj ET"
        % (top - n * step, text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)"))
        for n, text in enumerate(words)
    ]
    return b"\n".join(shown)


def hanging(path: Path) -> Path:
    """A PDF that pdfium never finishes: a form that draws itself twice. It says one sentence first."""
    form = stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>>>")
    return write_pdf(path, lines("Exempelverket tillstyrker förslaget.") + b" /X Do", [form], b"/XObject<</X 6 0 R>>")


def quotes(document: Document, *kinds: BlockKind) -> list[str]:
    """The words of the blocks of these kinds, or of all."""
    return [document.quote(block) for block in document.blocks if not kinds or block.kind in kinds]
