"""Reports made for the tests: Documents from markup, and Word files with headings, boxes and a list of contents."""

from __future__ import annotations

from pathlib import Path

from letters import letter
from remiss import Document
from remiss.consultation import Lifted, lift_proposals
from remiss.consultation.pieces import Piece, pieces_of

REPORT = """
# Böcker på väg
Mobila bibliotek i hela landet
Betänkande av Bokbussutredningen
SOU 2031:7
# Innehåll
Sammanfattning ........ 5
1 Författningsförslag ........ 7
1.1 Förslag till lag om bokbussar ........ 7
2 Bakgrund ........ 9
2.1 Dagens bokbussar ........ 9
3 Bussarna ........ 13
3.1 Mobila bibliotek behövs även i framtiden ........ 13
3.2 Register ........ 14
3.2.1 Ett nationellt bokbussregister ska inrättas ........ 14
3.3 Förare ........ 16
4 Författningskommentar ........ 20
# Sammanfattning
Förslag: Ett register ska inrättas (avsnitt 3.2.1).
# 1 Författningsförslag
## 1.1 Förslag till lag om bokbussar
Förslag: 1 § Denna lag gäller bokbussar.
# 2 Bakgrund
## 2.1 Dagens bokbussar
Förslagen i delbetänkandet byggde på att bussarna är få.
Utredningens förslag i delbetänkandet har inte genomförts.
Förslag: så inleddes varje kapitel i delbetänkandet, utan att något genomfördes.
# 3 Bussarna
## 3.1 Mobila bibliotek behövs även i framtiden
Utredningens bedömning: Mobila bibliotek behövs.
Skälen för bedömningen: Många bor långt bort.
## 3.2 Register
Här behandlas registret.
### 3.2.1 Ett nationellt bokbussregister ska inrättas
Utredningens förslag: Ett register ska inrättas. Det ska omfatta
- alla bussar,
- alla hållplatser.
Registret ska vara öppet.
Utredningens bedömning: Ingen ny lag behövs.
Skälen för förslaget
Förslag: i direktiven används ordet i vid mening.
## 3.3 Förare
Utredningens rekommendation: Kommunerna bör utbilda förarna.
# 4 Författningskommentar
## 4.1 Förslaget till lag om bokbussar
Utredningens förslag: Paragrafen är ny.
# Bilaga 1 Kommittédirektiv
## 3.4 Uppdraget om hållplatser
Förslag: Utredaren ska lämna förslag.
"""
"""A report in markup (see ``letters.letter``) with the usual traps."""


def report(markup: str = REPORT, furniture: tuple[str, ...] = ()) -> Document:
    """A Document of a report."""
    return letter(markup, "rapport.pdf", furniture)


def pieces(markup: str) -> list[Piece]:
    """The pieces of a report."""
    return pieces_of(report(markup))


def lifted(markup: str = REPORT) -> Lifted:
    """What is lifted out of a report."""
    return lift_proposals(report(markup))


def found(markup: str = REPORT) -> dict[str, tuple[str, str]]:
    """The entries of a report: kind and title by id."""
    return {one.proposal.id: (one.proposal.kind.value, one.proposal.title) for one in lifted(markup).proposals}


def word_report(path: Path, markup: str = REPORT) -> Path:
    """A report as a Word file."""
    import docx

    document = docx.Document()
    for line in markup.strip().splitlines():
        level = len(line) - len(line.lstrip("#"))
        if level:
            document.add_heading(line.lstrip("# "), level)
        else:
            document.add_paragraph(line.removeprefix("- "), "List Bullet" if line.startswith("- ") else None)
    document.save(str(path))
    return path
