"""What leans on another body's answer (codebook, rule 9): no stand of its own, but the body is recorded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remiss.model import Document, Endorsement, Role
from remiss.understanding.lexicon import Kind, Lexicon
from remiss.understanding.segment import Passage
from remiss.understanding.speakers import Voices
from remiss.understanding.spoken import Link

BEFORE = 400
"""How much of the text before a clause (characters) is asked what the clause answers or points to."""
_SENTENCE = re.compile(r"[.!?\n]")
_ANSWER = re.compile(
    r"(?<!\bdetta )(?<!\bvårt )(?<!\bmitt )(?<!\bsitt )\b(?:yttrande|remissvar|remissyttrande)\w*\b", re.IGNORECASE
)
_ON_IT = re.compile(
    r"\b(?:ansluter|inst[äa]mmer|st[äa]ller)\b[^.]{0,40}\b(?:i|till|bakom)\s+(?:det|detta)\W*$", re.IGNORECASE
)
_ON_IT_HAS = ("luter", "mmer", "ller")
"""One of these; for few clauses do, and looking for what comes before the last word is slow."""
_NOT = re.compile(r"\b(?:inte|ej|varken|delvis inte)\b", re.IGNORECASE)
_LIMITED = re.compile(
    r"\b(?:i huvudsak|delvis|till viss del|i stort|i stora delar|i vissa delar|i flera delar|delar av)\b", re.IGNORECASE
)
_THIS_PART = re.compile(r"\bi (?:den|denna|de|dessa|den här) del(?:en|arna|ar)?\b", re.IGNORECASE)
_CAPITALISED = re.compile(
    r"(?:[A-ZÅÄÖ][\w&-]+)(?:\s+(?:[A-ZÅÄÖ][\w&-]+|i|för|och|[a-zåäö]+(?=\s+(?:råd|förbund|län|kommun)|:s)|råd|förbund|kommun"
    r"|län|universitet))*(?::s|s)?\b"
)


def on_it(text: str) -> int | None:
    """Where a clause begins to agree with what was just spoken of; None where it does not. Right after another body's
    answer it is that answer that is agreed with.
    """
    lower = text.lower()
    agreed = _ON_IT.search(text) if any(letters in lower for letters in _ON_IT_HAS) else None
    return agreed.start() if agreed else None


def answer_before(text: str, start: int) -> str | None:
    """The sentence that ends at ``start``, if it tells of an answer that is not this one."""
    before = text[max(0, start - BEFORE) : start].rstrip()
    if not before.endswith("."):
        return None
    told = _SENTENCE.split(before[:-1])[-1]
    return f"{told}." if _ANSWER.search(told) else None


def endorsements(
    document: Document, passages: Sequence[Passage], links: Sequence[Link], lexicon: Lexicon, voices: Voices
) -> tuple[Endorsement, ...]:
    """The answers of other bodies that a letter leans on, in the order in which it names them.

    Each name and place stands once. ``links`` are what the passages are about, in their order.
    """
    found: dict[tuple[str, int], Endorsement] = {}
    for number, passage in enumerate(passages):
        for name, joins in _leaned_on(document, passage, lexicon, voices):
            if name not in voices.own:
                its = links[number]
                found.setdefault((name, passage.start), _endorsement(document, passage, its, name, joins=joins))
    return tuple(found.values())


def _leaned_on(document: Document, passage: Passage, lexicon: Lexicon, voices: Voices) -> Iterator[tuple[str, bool]]:
    """The bodies that a passage leans on, and whether it joins in what they say."""
    start, end = passage.clause_start, passage.clause_end
    for match in lexicon.find(document.text, start, end):
        if match.rule.kind is Kind.ENDORSEMENT:
            joins = not match.rule.weak and not _NOT.search(document.text, start, match.end)
            yield from ((name, joins) for name in _named(document.text[match.start - 1 : passage.end]))
    told = answer_before(document.text, passage.start) if on_it(document.text[start:end]) is not None else None
    if told:
        joins = not _NOT.search(document.text, start, end)
        yield from ((name, joins) for name in [name for name in voices.others if name in told] or _named(f" {told}"))


def _endorsement(document: Document, passage: Passage, its: Link, name: str, *, joins: bool) -> Endorsement:
    pointed = any(piece.role in (Role.REFERENCE, Role.HEADING) for piece in its.evidence)
    proposals = its.proposals if pointed and not its.uncertain else ()
    words = document.text[passage.start : passage.end]
    return Endorsement(
        name=name,
        page=passage.page,
        paragraph=passage.block + 1,
        start=passage.start,
        end=passage.end,
        text=words,
        proposals=proposals,
        joins=joins,
        limited=_LIMITED.search(words) is not None or (not proposals and _THIS_PART.search(words) is not None),
    )


def _named(text: str) -> list[str]:
    """The names after a text's first word."""
    return [_nominative(match.group()) for match in _CAPITALISED.finditer(text) if match.start() > 0]


def _nominative(name: str) -> str:
    """A name without the genitive's s; "SKR:s", "Bokverkets"."""
    return name.removesuffix(":s") if name.endswith(":s") else name.removesuffix("s")
