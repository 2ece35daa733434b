"""The nouns: what every stage of remiss takes and gives.

    asked       the consultation: its proposals, the bodies that were invited
    document    a file as read
    said        who sent it, and its statements with their evidence
    cell        what one respondent says of one proposal, and what a person has decided of it
    draft       a paragraph for the bill
    difference  what has changed from one summary to another
    summary     all of it together: the contract with the world
    archive     a folder of many cases, and what each gave
    display     how a notebook shows some of them; its words are in swedish

All models are frozen, compare by value and forbid unknown fields. They import nothing of ours but the words of
``vocabulary``, which are handed on here, and ``schemas/*.schema.json`` is generated from them. Stances, qualifiers and
bases are those of the codebook (``docs/codebook.md``), spelled the same.

Positions in text are always character offsets into ``Document.text``: ``document.text[start:end]`` is the quote.
"""

from remiss.model.archive import ArchiveEntry, ArchiveIndex
from remiss.model.asked import Consultation, ConsultationHeader, Proposal, ProposalHeader, Quantities
from remiss.model.cell import (
    Answer,
    Correction,
    Dismissal,
    GeneralPosition,
    Position,
    StaleCorrection,
    WrittenCorrection,
)
from remiss.model.difference import CellChange, CellView, Difference, FileChange
from remiss.model.document import Block, Document, short_id
from remiss.model.draft import Draft, DraftQuote, DraftSentence
from remiss.model.noun import SCHEMA_VERSION, Noun
from remiss.model.said import Analysis, Endorsement, Evidence, Identification, JudgedStatement, Sighting, Statement
from remiss.model.summary import Counts, DocumentRecord, MadeWith, Respondent, Summary
from remiss.vocabulary import (
    Basis,
    BlockKind,
    Category,
    Cause,
    Place,
    ProposalKind,
    Qualifier,
    Recognition,
    ReviewReason,
    Role,
    Staleness,
    Stance,
    Status,
)

__all__ = [
    "SCHEMA_VERSION",
    "Analysis",
    "Answer",
    "ArchiveEntry",
    "ArchiveIndex",
    "Basis",
    "Block",
    "BlockKind",
    "Category",
    "Cause",
    "CellChange",
    "CellView",
    "Consultation",
    "ConsultationHeader",
    "Correction",
    "Counts",
    "Difference",
    "Dismissal",
    "Document",
    "DocumentRecord",
    "Draft",
    "DraftQuote",
    "DraftSentence",
    "Endorsement",
    "Evidence",
    "FileChange",
    "GeneralPosition",
    "Identification",
    "JudgedStatement",
    "MadeWith",
    "Noun",
    "Place",
    "Position",
    "Proposal",
    "ProposalHeader",
    "ProposalKind",
    "Qualifier",
    "Quantities",
    "Recognition",
    "Respondent",
    "ReviewReason",
    "Role",
    "Sighting",
    "StaleCorrection",
    "Staleness",
    "Stance",
    "Statement",
    "Status",
    "Summary",
    "WrittenCorrection",
    "short_id",
]
