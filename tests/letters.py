"""Letters to try the understanding on: an invented consultation, and documents made from a few lines of markup.

Every body, name and word here is invented.
"""

from __future__ import annotations

import hashlib

from remiss import Consultation, Document, Proposal, Summary, summarise_analyses, understand
from remiss.model import Analysis, BlockKind, Position, ProposalKind
from remiss.reading.draft import Draft

CONSULTATION = Consultation(
    title="Böcker på väg – mobila bibliotek i hela landet",
    reference="SOU 2031:7",
    dnr="Ku2031/00412",
    invited=(
        "Bokverket",
        "Förvaltningsrätten i Norrvik",
        "Länsstyrelsen i Norrviks län",
        "Region Västanå",
        "Norrviks kommun",
        "Söderåsa kommun",
        "Riksförbundet för Resande Bibliotek",
    ),
    proposals=(
        Proposal(
            id="3.1", number="3.1", title="Mobila bibliotek behövs även i framtiden", kind=ProposalKind.ASSESSMENT
        ),
        Proposal(id="3.2.1", number="3.2.1", title="Ett nationellt bokbussregister ska inrättas"),
        Proposal(id="3.2.2", number="3.2.2", title="Kommunerna ska betala en årlig avgift för anslutningen"),
        Proposal(id="3.3", number="3.3", title="Chaufförer ska ha genomgått en utbildning i brandskydd"),
        Proposal(id="4.1", number="4.1", title="Tillsynen ska samlas hos Trafiknämnden"),
        Proposal(id="4.2", number="4.2", title="Grannkommuner bör dela reservfordon", kind=ProposalKind.RECOMMENDATION),
        Proposal(id="5", number="5", title="Lagen ska träda i kraft den 1 juli 2033"),
    ),
)
ALL = tuple(proposal.id for proposal in CONSULTATION.proposals)


def letter(markup: str, file: str = "svar/bokverket.txt", furniture: tuple[str, ...] = ()) -> Document:
    """A Document from markup: ``# heading``, ``- list item``, ``| table | row``, and else a paragraph a line."""
    draft = Draft(furniture=list(furniture))
    for line in markup.splitlines():
        text = line.strip()
        if text.startswith("#"):
            level = len(text) - len(text.lstrip("#"))
            draft.add(BlockKind.HEADING, text.lstrip("# "), level=level)
        elif text.startswith("- "):
            draft.add(BlockKind.LIST_ITEM, text[2:], level=1)
        elif text.startswith("| "):
            draft.add(BlockKind.TABLE_ROW, "\t".join(cell.strip() for cell in text.strip("|").split("|")))
        else:
            draft.add(BlockKind.PARAGRAPH, text)
    identity = hashlib.sha256(f"{file}\0{markup}".encode()).hexdigest()
    return draft.finish(identity=identity, file=file)


def analysis(document: Document, consultation: Consultation = CONSULTATION) -> Analysis:
    """What remiss makes of a document."""
    identification, statements = understand(document, consultation)
    return Analysis(document=document, identification=identification, statements=statements)


def compiled(*documents: Document, consultation: Consultation = CONSULTATION) -> Summary:
    """The summary of some letters."""
    return summarise_analyses(consultation, [analysis(document, consultation) for document in documents])


def answer(position: Position | None, *, basis: bool = False) -> str | None:
    """A position as a word or a few: "supports with_remarks"; None for silence."""
    if position is None:
        return None
    words = [position.stance.value, *(qualifier.value for qualifier in position.qualifiers)]
    return " ".join([*words, *([f"({position.basis.value})"] if basis else [])])


def answers(*documents: Document, consultation: Consultation = CONSULTATION, basis: bool = False) -> dict[str, str]:
    """What a respondent says of each proposal that it does not pass over in silence."""
    summary = compiled(*documents, consultation=consultation)
    return {position.proposal: answer(position, basis=basis) or "" for position in summary.positions}


def from_bokverket(body: str, file: str = "svar/bokverket.txt") -> Document:
    """A letter from Bokverket, an invited agency, with this body."""
    head = "Bokverket\nYttrande\n2031-05-04\nDnr 2031/118\nKulturdepartementet\n"
    return letter(f"{head}# Remiss av SOU 2031:7 (Ku2031/00412)\n{body}", file)
