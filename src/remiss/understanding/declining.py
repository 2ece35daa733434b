"""Does a clause say that there is no answer at all: "avstår från att yttra sig", and not "… om avgiften"?"""

from __future__ import annotations

import re

from remiss.model import Basis, Role
from remiss.understanding.lexicon import Kind, Lexicon
from remiss.understanding.linking import Link
from remiss.understanding.segment import Passage
from remiss.understanding.stance import Judgement

_ON_WHAT = re.compile(
    r"\b(?:på|över|om|kring|beträffande|avseende|vad gäller|när det gäller|i fråga om|i)\s+(?=\w)", re.IGNORECASE
)


def declines(text: str, passage: Passage, its: Link, judgement: Judgement, lexicon: Lexicon) -> bool:
    """Does it decline to answer? Where no place was found for it, only if it names nothing but the whole remiss."""
    cues = [
        piece
        for piece in judgement.evidence
        if piece.role is Role.CUE and piece.rule in lexicon and lexicon[piece.rule].declines
    ]
    if not cues or its.basis is not None or its.rivals:
        return bool(cues) and its.basis is Basis.GENERAL
    end = passage.clause_end
    whole = {match.start for match in lexicon.find(text, cues[-1].end, end) if match.rule.kind is Kind.WHOLE}
    return all(about.end() in whole for about in _ON_WHAT.finditer(text, cues[-1].end, end))
