"""remiss: Swedish consultation responses (remissvar) → who supports, rejects or comments on which proposal.

The pipeline, one verb a room, each of which can be called alone:

    read         a file → Document                               remiss.reading
    open_case    a case folder → Case with its Consultation      remiss.consultation
    understand   a Document → who sent it, JudgedStatements      remiss.understanding
    analyse      the two above, for one file                     remiss.analysis
    summarise    a Case → Summary                                remiss.analysis
    compare      two Summaries → what has changed, and why        remiss.compiling
    write        a Summary → json, csv, xlsx, docx, html         remiss.writing

From text in hand to a position, which runs as a test:

>>> from remiss import Consultation, Document, Proposal, summarise_texts
>>> consultation = Consultation(
...     title="Ett exempel",
...     proposals=(Proposal(id="4.1", number="4.1", title="Avgiften ska slopas"),
...                Proposal(id="4.2", number="4.2", title="Tillsynen ska samordnas")),
... )
>>> summary = summarise_texts(consultation, {"exempelverket.txt": '''Exempelverket
...
... Exempelverket tillstyrker förslaget i avsnitt 4.1 men avstyrker att tillsynen samordnas (avsnitt 4.2).'''})
>>> [(p.respondent, p.proposal, p.stance.value) for p in summary.positions]
[('exempelverket', '4.1', 'supports'), ('exempelverket', '4.2', 'rejects')]
>>> cue = summary.statements[1].evidence[0]
>>> cue.rule, cue.text
('avstyrker', 'avstyrker')
"""

from remiss.analysis import analyse, analyse_case, summarise, summarise_analyses, summarise_texts
from remiss.compiling import compare, mask_private
from remiss.consultation import Case, load_consultation, open_case
from remiss.errors import CaseError, LimitError, ReadError, RemissError, RuleError
from remiss.model import (
    Analysis,
    Consultation,
    Correction,
    Difference,
    Document,
    Position,
    Proposal,
    Respondent,
    Stance,
    Statement,
    Summary,
    WrittenCorrection,
)
from remiss.reading import Limits, read
from remiss.understanding import understand
from remiss.writing import load, write

__all__ = [
    "Analysis",
    "Case",
    "CaseError",
    "Consultation",
    "Correction",
    "Difference",
    "Document",
    "LimitError",
    "Limits",
    "Position",
    "Proposal",
    "ReadError",
    "RemissError",
    "Respondent",
    "RuleError",
    "Stance",
    "Statement",
    "Summary",
    "WrittenCorrection",
    "analyse",
    "analyse_case",
    "compare",
    "load",
    "load_consultation",
    "mask_private",
    "open_case",
    "read",
    "summarise",
    "summarise_analyses",
    "summarise_texts",
    "understand",
    "write",
]
