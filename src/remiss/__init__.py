"""remiss: Swedish consultation responses (remissvar) → who supports, rejects or comments on which proposal.

The pipeline, one verb a room, each of which can be called alone:

    read         a file → Document                               remiss.reading
    open_case    a case folder → Case with its Consultation      remiss.consultation
    understand   a Document → who sent it, JudgedStatements      remiss.understanding
    analyse      the two above, for one file                     remiss.analysis
    summarise    a Case → Summary                                remiss.analysis
    compare      two Summaries → what has changed, and why        remiss.compiling
    write        a Summary → json, csv, xlsx, docx, html         remiss.writing
    to_frame     a Summary → pandas, polars or Arrow             remiss.writing

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

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remiss.analysis import Cache, analyse, analyse_case, summarise, summarise_analyses, summarise_texts
    from remiss.compiling import compare, mask_private
    from remiss.consultation import Case, load_consultation, open_case
    from remiss.errors import CaseError, LimitError, ReadError, RemissError, RuleError, StepError
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
    from remiss.understanding import Steps, judged_by, understand
    from remiss.writing import load, to_frame, write

__all__ = [
    "Analysis",
    "Cache",
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
    "StepError",
    "Steps",
    "Summary",
    "WrittenCorrection",
    "analyse",
    "analyse_case",
    "compare",
    "judged_by",
    "load",
    "load_consultation",
    "mask_private",
    "open_case",
    "read",
    "summarise",
    "summarise_analyses",
    "summarise_texts",
    "to_frame",
    "understand",
    "write",
]

_ROOMS = ("errors", "model", "reading", "consultation", "understanding", "compiling", "writing", "analysis")

if not TYPE_CHECKING:  # a type checker would take it that there is every name

    def __getattr__(name: str) -> object:
        """Find a name when it is first asked for, so that ``import remiss`` costs next to nothing."""
        for room in _ROOMS if name in __all__ else ():
            if hasattr(home := import_module(f"remiss.{room}"), name):
                globals()[name] = found = getattr(home, name)
                return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
