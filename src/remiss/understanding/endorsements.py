"""What leans on another body's answer (codebook, rule 9): no stand of its own, but the body is recorded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from remiss.model import Document
from remiss.understanding.lexicon import Kind, Lexicon
from remiss.understanding.segment import Passage
from remiss.understanding.speakers import Voices

BEFORE = 400
"""How much of the text before a clause (characters) is asked what the clause answers or points to."""
_SENTENCE = re.compile(r"[.!?\n]")
_ANSWER = re.compile(
    r"(?<!\bdetta )(?<!\bvårt )(?<!\bmitt )(?<!\bsitt )\b(?:yttrande|remissvar|remissyttrande)\w*\b", re.IGNORECASE
)
ON_IT = re.compile(
    r"\b(?:ansluter|inst[äa]mmer|st[äa]ller)\b[^.]{0,40}\b(?:i|till|bakom)\s+(?:det|detta)\W*$", re.IGNORECASE
)
"""Agreement with what was just spoken of. Right after another body's answer it is that answer that is agreed with."""
_CAPITALISED = re.compile(
    r"(?:[A-ZÅÄÖ][\w&-]+)(?:\s+(?:[A-ZÅÄÖ][\w&-]+|i|för|och|[a-zåäö]+(?=\s+(?:råd|förbund|län|kommun)|:s)|råd|förbund|kommun"
    r"|län|universitet))*(?::s|s)?\b"
)


def answer_before(text: str, start: int) -> str | None:
    """The sentence that ends at ``start``, if it tells of an answer that is not this one."""
    before = text[max(0, start - BEFORE) : start].rstrip()
    if not before.endswith("."):
        return None
    told = _SENTENCE.split(before[:-1])[-1]
    return f"{told}." if _ANSWER.search(told) else None


def endorsements(document: Document, passages: Sequence[Passage], lexicon: Lexicon, voices: Voices) -> tuple[str, ...]:
    """The bodies whose answers a letter leans on, in the order in which it names them."""
    names: list[str] = []
    for passage in passages:
        start, end = passage.clause_start, passage.clause_end
        for match in lexicon.find(document.text, start, end):
            if match.rule.kind is Kind.ENDORSEMENT:
                names += _named(document.text[match.start - 1 : passage.end])
        told = answer_before(document.text, passage.start) if ON_IT.search(document.text[start:end]) else None
        if told:
            names += [name for name in voices.others if name in told] or _named(f" {told}")
    return tuple(dict.fromkeys(name for name in names if name not in voices.own))


def _named(text: str) -> list[str]:
    """The names after a text's first word."""
    return [_nominative(match.group()) for match in _CAPITALISED.finditer(text) if match.start() > 0]


def _nominative(name: str) -> str:
    """A name without the genitive's s; "SKR:s", "Bokverkets"."""
    return name.removesuffix(":s") if name.endswith(":s") else name.removesuffix("s")
