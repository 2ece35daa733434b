"""A respondent's reason or condition, as a short stretch of its own words: nothing is put in its mouth."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from remiss.compiling.drafting.words import reason_words
from remiss.model import BlockKind, Document, DraftQuote, JudgedStatement, Position, Role
from remiss.understanding.segment import sentences

_LONGEST, _SHORTEST_CUT = 30, 12
"""words of a quote; a longer one is cut, at a comma if one comes after so many"""
_FEWEST, _TELLING, _TELLING_QUESTION = 4, 6, 10
"""words that a reason, a remark and a question must have"""
_STAND = re.compile(r"(?:till|av)styrk|inget att (?:erinra|invända)|ställer sig bakom", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:I övrigt|Övriga|Vidare|Därutöver|När det gäller|Vad gäller|Avsnitt|Kapitel|\d)")
_NEW_CLAUSE = re.compile(r", (?:och|men|så)\b")
_ENDS_IN_PRONOUN = re.compile(r"\b(?:det|den|dem)\W*$")
_SHORT = 8
"""words of a sentence that has no room for what its last word stands for"""
_THEM = re.compile(r"(?:\S+ ){0,6}dem\b(?! som)")
_IT_IS = re.compile(r"Det (?:är|står|vore) ")
_SO = r"(?:att|hur|när|om(?! det\b)|vad|vem|vilk\w*)"
_IT_IS_SO = re.compile(rf"{_IT_IS.pattern}(?!(?:\w+ )?(?:en|ett)\b)(?:(?!där\b)\w+,? ){{0,4}}?{_SO}\b")
"""where "det" stands for what comes after: "Det är oklart om …", and not for what came before: "Det är en lösning\""""
_PROSE = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
Span = tuple[int, int]


class Reasons:
    """What can be quoted from the documents that were read."""

    def __init__(self, documents: Iterable[Document], statements: Iterable[JudgedStatement]) -> None:
        self._documents = {document.id: document for document in documents}
        self._statements: dict[str, JudgedStatement] = {}
        self._on: dict[str, list[JudgedStatement]] = {}
        for statement in statements:
            self._statements[statement.id] = statement
            self._on.setdefault(statement.document, []).append(statement)

    def condition(self, position: Position) -> DraftQuote | None:
        """The words on which a stand depends, or what it leaves out: "under förutsättning att …"."""
        for said in self._deciding(position):
            cues = sorted(e.start for e in said.evidence if e.role is Role.CUE and said.start <= e.start < said.end)
            for piece in said.evidence:
                if piece.role in (Role.CONDITION, Role.EXCEPTION) and said.start <= piece.start < said.end:
                    end = next((cue for cue in cues if cue >= piece.end), said.end)
                    if _NEW_CLAUSE.search(self._documents[said.document].text, piece.end, end) and end < said.end:
                        continue  # "Givet att … är dag 270 bättre, och fakulteten tillstyrker": the words are not one
                    if quote := self._quote(position, said.document, (piece.start, end)):
                        return quote
        return None

    def reason(self, position: Position) -> DraftQuote | None:
        """Why: a clause ("eftersom …"), the sentence that the stand follows from, a remark, or the sentence after,
        where its words speak for that it is the reason. None rather than one that is not.
        """
        deciding = self._deciding(position)
        for said in deciding:
            cue = max((e.end for e in said.evidence if e.role is Role.CUE and e.end <= said.end), default=said.start)
            begins = _found("inleder", self._documents[said.document].text, cue, said.end)
            if (
                begins
                and not self._is_content(said, begins)
                and (quote := self._quote(position, said.document, (begins.start(), said.end)))
            ):
                return quote
        before = (span for said in deciding for span in self._beside(said, before=True))
        remarks = (
            (document, span)
            for said in self._said(position)
            for document, span in self._telling(said)
            if said not in deciding and not _found("talar_inte", self._documents[document].text, *span)
        )
        after = (span for said in deciding for span in self._beside(said, before=False))
        found = (self._quote(position, document, span) for document, span in chain(before, remarks, after))
        return next((quote for quote in found if quote), None)

    def remark(self, position: Position) -> DraftQuote | None:
        """What it remarks, in its own words: the first sentence of it that can be understood alone."""
        found = (
            self._quote(position, document, span)
            for said in self._said(position)
            for document, span in self._telling(said)
        )
        return next((quote for quote in found if quote), None)

    def _is_content(self, said: JudgedStatement, begins: re.Match[str]) -> bool:
        """Is it no reason but what the proposal says: "att ingen får nekas på grund av inkomst"?"""
        if not _found("kan_vara_innehall", begins.string, *begins.span()):
            return False
        return any(e.role is Role.REFERENCE and begins.start() <= e.start < said.end for e in said.evidence)

    def _said(self, position: Position) -> list[JudgedStatement]:
        return [self._statements[s] for s in position.statements if s in self._statements]

    def _deciding(self, position: Position) -> list[JudgedStatement]:
        return [s for s in self._said(position) if s.stance is position.stance and s.stand]

    def _telling(self, said: JudgedStatement) -> Iterator[tuple[str, Span]]:
        """A remark that says enough to stand alone."""
        text = self._documents[said.document].text
        words = text[said.start : said.end].split()
        asks = words[-1].endswith("?") and len(words) < _TELLING_QUESTION
        if len(words) >= _TELLING and not asks and not _leans(text, said.start, said.end):
            yield said.document, (said.start, said.end)

    def _beside(self, said: JudgedStatement, *, before: bool) -> Iterator[tuple[str, Span]]:
        """The sentence before a stand, where that follows from it; or the one after, where it may be the reason."""
        document = self._documents[said.document]
        if before and not _found("fore", document.text, said.start, said.end):
            return
        near = _sentences_to(document, said.start)
        at = next((n for n, (_, (start, end)) in enumerate(near) if start <= said.start < end), None)
        if at is None or not 0 <= (other := at - 1 if before else at + 1) < len(near):
            return
        kind, span = near[other]
        speaks = before or _found("talar_for", document.text, *span)
        if kind in _PROSE and speaks and self._may_be_reason(document, span, said.proposals):
            yield document.id, span

    def _may_be_reason(self, document: Document, span: Span, proposals: Sequence[str]) -> bool:
        """Is it a sentence that takes no stand, concedes nothing, and is about nothing else?"""
        words = document.text[span[0] : span[1]]
        if len(words.split()) < _FEWEST or _STAND.search(words) or _GOES_ON.match(words):
            return False
        if _found("talar_inte", document.text, *span) or _leans(document.text, *span):
            return False
        inside = [s for s in self._on.get(document.id, ()) if s.start < span[1] and span[0] < s.end]
        return all(not s.stand and set(s.proposals) <= set(proposals) for s in inside)

    def _quote(self, position: Position, identity: str, span: Span) -> DraftQuote | None:
        """The words of a span as they can be quoted; None where they are too few, or cells of a table."""
        document = self._documents[identity]
        start, end = span
        if "\t" in document.text[start:end]:
            return None
        end = start + len(document.text[start:end].rstrip(" \n,;:–-"))
        words = list(re.finditer(r"\S+", document.text[start:end]))
        if len(words) < _FEWEST:
            return None
        cut = len(words) > _LONGEST
        if cut and words[0].group()[:1].isupper() and _begins_with("bisats", document.text, start, end):
            return None
        if cut:
            commas = [w for w in words[_SHORTEST_CUT - 1 : _LONGEST] if w.group().endswith((",", ";"))]
            end = start + (commas[-1] if commas else words[_LONGEST - 1]).end()
            end = start + len(document.text[start:end].rstrip(" ,;"))
        at = _block_at(document, start)
        return DraftQuote(
            respondent=position.respondent,
            document=identity,
            page=None if at is None else document.blocks[at].page,
            start=start,
            end=end,
            text=" ".join(document.text[start:end].split()),
            cut=cut,
        )


def _block_at(document: Document, place: int) -> int | None:
    """Which block a place of the text is in; None between two."""
    at = bisect_right(document.blocks, place, key=lambda block: block.start) - 1
    return at if at >= 0 and place < document.blocks[at].end else None


def _sentences_to(document: Document, place: int) -> list[tuple[BlockKind, Span]]:
    """The sentences of the block that a place is in and of the one above, each with the kind of its block; no notes."""
    at = _block_at(document, place)
    blocks = () if at is None else document.blocks[max(0, at - 1) : at + 1]
    return [
        (block.kind, span)
        for block in blocks
        if block.kind is not BlockKind.NOTE
        for span in sentences(document.text, block)
    ]


def is_clause(quote: DraftQuote) -> bool:
    """Is it a part of a sentence ("eftersom …"), and no sentence of its own?"""
    return quote.text[:1].islower()


def quoted(quote: DraftQuote, *, clause: bool) -> str:
    """The words within quotation marks, as a part of a sentence or as one; of what was cut an ellipsis tells."""
    words = re.sub('[”“"]', "’", quote.text)
    if clause:
        words = words[:1].lower() + words[1:].rstrip(".")
    elif not quote.cut and not words.endswith((".", "!", "?")):
        words += "."
    return f"”{words} …”" if quote.cut else f"”{words}”"


def _leans(text: str, start: int, end: int) -> bool:
    """Does a sentence lean on what stands outside it, so that it cannot be quoted alone?"""
    if _found("pekar_ut", text, start, end) or _begins_with("fortsatter", text, start, end):
        return True
    words = text[start:end]
    if _ENDS_IN_PRONOUN.search(words) and len(words.split()) <= _SHORT:
        return True
    return bool(_THEM.match(words) or (_IT_IS.match(words) and not _IT_IS_SO.match(words)))


def _begins_with(where: str, text: str, start: int, end: int) -> bool:
    return _any_of(where).match(text, start, end) is not None


def _found(where: str, text: str, start: int, end: int) -> re.Match[str] | None:
    """One of the words of a list, in a stretch of a text."""
    return _any_of(where).search(text, start, end)


@cache
def _any_of(where: str) -> re.Pattern[str]:
    longest_first = sorted(reason_words(where), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
