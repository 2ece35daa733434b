"""Which proposal a passage speaks of, weighed by all the words around it: the clause most, its paragraph, its heading.

A word weighs more the rarer it is, both among the proposals and in the letter. What each part of the text counts was
set on the labelled letters in ``fixtures``; docs/placing.md has the figures, and what else was tried.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from remiss.model import BlockKind, Consultation, Document, Evidence, Noun, Role
from remiss.understanding.headings import BY_WORDING
from remiss.understanding.segment import Passage
from remiss.understanding.words import Known, Token, terms, word_list
from remiss.understanding.words import stem as stem_of

CLAUSE, BEFORE, AFTER, PREVIOUS, HEADING, ABOVE = 1.0, 0.7, 0.4, 0.1, 0.7, 0.2
"""What a word counts in the clause, before and after it in its paragraph, in the paragraph before, in the heading it
stands under, and in those above that."""
REACH = 400
"""How many words before and after a clause are heard: a paragraph without end must cost no more than others."""
NAMED = 0.15
"""What a proposal has for being what the paragraph just spoke of, shared where it spoke of several."""
BOX = 0.6
"""What the words of a proposal's box count beside those of its title."""
GENERAL = 0.75
"""What a word that letters on any subject have counts."""
BY_CONTEXT = "sammanhang"
"""The rule, as evidence names it, behind a proposal that the words around a passage name."""

_STATUTE = re.compile(
    # each begins where its first word or number does: else a word of a megabyte would be tried from every letter on
    r"(?<!\d)(?:\d+\s*kap\.\s*)?\d+(?:\s?[a-z]\b)?(?:\s*[–-]\s*\d+(?:\s?[a-z]\b)?)?\s*§{1,2}"
    r"(?:\s+[\w-]*(?:lag|balk|förordning|ordning)\w*)?|(?<![\w-])[\w-]+\s\(\d{4}:\d+\)"
)
"""What cites a statute: its figures and its name are no proposal's."""

Span = tuple[int, int]


@dataclass(slots=True)
class _Hearing:
    """A proposal's word as the letter has it: where, and as what, it weighs most; and all its forms there."""

    weight: float
    token: Token
    role: Role
    forms: set[str]


_Heard = dict[str, _Hearing]


class Weight(Noun):
    """How much a proposal is spoken of, by which words of the letter against which of its own, and by how many words
    of the letter in all.
    """

    proposal: str
    score: float
    evidence: tuple[Evidence, ...]
    words: int


class Scales:
    """One letter's words against those of all proposals."""

    def __init__(self, document: Document, consultation: Consultation, ignored: Collection[str] = ()) -> None:
        """``ignored`` are words, in lower case, that name no proposal in this letter: the respondent's own."""
        self._text, self._blocks = document.text, document.blocks
        self._titles = {p.id: _words(p.title) for p in consultation.proposals}
        self._boxes = {p.id: _words(p.text) for p in consultation.proposals}
        self._chapters: dict[str, list[str]] = {}
        for proposal in consultation.proposals:
            if proposal.number:
                self._chapters.setdefault(proposal.number.split(".")[0], []).append(proposal.id)
        known = Counter(stem for p in consultation.proposals for stem in self._titles[p.id] | self._boxes[p.id])
        total = len(consultation.proposals)
        self._weights = {stem: _rarity(times, total) for stem, times in known.items()}
        self._known = Known(self._weights)
        self._terms = [self._naming(document.text, block.start, block.end, ignored) for block in document.blocks]
        spread = Counter(stem for found in self._terms for stem in {token.stem for token in found})
        general = {stem_of(word) for word in word_list("general")}
        self._rarities = {
            stem: _rarity(times, len(self._terms)) * (GENERAL if stem in general else 1.0)
            for stem, times in spread.items()
        }

    @staticmethod
    def _naming(text: str, start: int, end: int, ignored: Collection[str]) -> tuple[Token, ...]:
        """The words of a block that may name a proposal."""
        plain = _STATUTE.sub(lambda cited: " " * len(cited.group()), text[start:end])
        return tuple(
            Token(stem=token.stem, start=start + token.start, end=start + token.end)
            for token in terms(plain)
            if plain[token.start : token.end].lower() not in ignored
        )

    def weigh(
        self, passage: Passage, among: Iterable[str] = (), but: Collection[Span] = (), named: Collection[str] = ()
    ) -> list[Weight]:
        """The proposals by how much is said of them where a passage stands, most first; those not spoken of left out.

        ``among`` are those that come into question, all where it is empty; ``but`` are spans whose words name nothing,
        and ``named`` the proposals that the paragraph just spoke of.
        """
        heard = self._heard(self._around(passage), but)
        weights = [self._weigh(proposal, heard) for proposal in (among or self._titles)]
        lifted = [
            w.model_copy(update={"score": w.score + NAMED / len(named)}) if w.proposal in named else w for w in weights
        ]
        return sorted((w for w in lifted if w.score > 0), key=lambda w: (-w.score, w.proposal))

    def weigh_chapters(self, passage: Passage, but: Collection[Span] = ()) -> list[tuple[float, tuple[Weight, ...]]]:
        """The chapters, each with its proposals, by how much the clause alone says of them, a word once; most first."""
        heard = self._heard(self._clause(passage), but)
        chapters = [tuple(self._weigh(proposal, heard) for proposal in own) for own in self._chapters.values()]
        scored = [(self._together(chapter, heard), chapter) for chapter in chapters]
        return sorted((it for it in scored if it[0] > 0), key=lambda it: (-it[0], it[1][0].proposal))

    def _together(self, chapter: Iterable[Weight], heard: _Heard) -> float:
        """What the words weigh that some proposals have, each word of the letter once."""
        own = {stem for weight in chapter for stem in self._titles[weight.proposal] | self._boxes[weight.proposal]}
        words: dict[int, float] = {}
        for stem in own & heard.keys():
            at = heard[stem].token.start
            words[at] = max(words.get(at, 0.0), heard[stem].weight * self._weights[stem])
        return math.fsum(words.values())

    def _heard(self, around: Iterable[tuple[float, Role, Token]], but: Collection[Span]) -> _Heard:
        """The proposals' words that are heard, each with the place where it weighs most."""
        heard: _Heard = {}
        for counts, role, token in around:
            if any(start <= token.start < end for start, end in but):
                continue
            for stem, alike in self._known.like(token.stem).items():
                weight = counts * self._rarities[token.stem] * alike
                known = heard.setdefault(stem, _Hearing(0.0, token, role, set()))
                known.forms.add(token.stem)
                if weight > known.weight:
                    known.weight, known.token, known.role = weight, token, role
        return heard

    def _around(self, passage: Passage) -> Iterator[tuple[float, Role, Token]]:
        """The words that tell what a passage speaks of, with what each counts."""
        words = self._terms[passage.block]
        yield from self._clause(passage)
        begins = bisect_left(words, passage.clause_start, key=_start)
        yield from ((BEFORE, Role.CONTEXT, token) for token in words[max(0, begins - REACH) : begins])
        ends = bisect_left(words, passage.end, key=_start)  # what the sentence goes on to is said for itself
        yield from ((AFTER, Role.CONTEXT, token) for token in words[ends : ends + REACH])
        if passage.block and self._blocks[passage.block - 1].kind is not BlockKind.HEADING:
            yield from ((PREVIOUS, Role.CONTEXT, token) for token in self._terms[passage.block - 1][-REACH:])
        for index in passage.headings:
            counts = HEADING if index == passage.headings[-1] else ABOVE
            yield from ((counts, Role.HEADING, token) for token in self._terms[index])

    def _clause(self, passage: Passage) -> Iterator[tuple[float, Role, Token]]:
        words = self._terms[passage.block]
        begins, ends = (bisect_left(words, at, key=_start) for at in (passage.clause_start, passage.clause_end))
        yield from ((CLAUSE, Role.REFERENCE, token) for token in words[begins:ends])

    def _weigh(self, proposal: str, heard: _Heard) -> Weight:
        """The words of title and box that were heard, each part by the root of what it weighs: else long ones win."""
        score, evidence = 0.0, []
        title, box = self._titles[proposal], self._boxes[proposal]
        for words, counts in ((title, 1.0), ({stem: box[stem] for stem in box.keys() - title.keys()}, BOX)):
            shared = sorted(words.keys() & heard.keys())
            whole = math.fsum(self._weights[stem] for stem in words)
            score += (
                counts * math.fsum(heard[stem].weight * self._weights[stem] for stem in shared) / math.sqrt(whole or 1)
            )
            evidence += [self._evidence(heard[stem], f"{proposal} {words[stem]}") for stem in shared]
        forms = {form for stem in title.keys() | box.keys() if stem in heard for form in heard[stem].forms}
        told = tuple(sorted(evidence, key=lambda piece: (piece.start, piece.against)))
        return Weight(proposal=proposal, score=score, evidence=told, words=len(forms))

    def _evidence(self, heard: _Hearing, against: str) -> Evidence:
        token, role = heard.token, heard.role
        return Evidence(
            rule=BY_WORDING if role is Role.REFERENCE else BY_CONTEXT,
            role=role,
            start=token.start,
            end=token.end,
            text=self._text[token.start : token.end],
            against=against,
        )


def _start(token: Token) -> int:
    return token.start


def _words(text: str) -> dict[str, str]:
    """Stem → the word as it is first written."""
    words: dict[str, str] = {}
    for token in terms(text):
        words.setdefault(token.stem, text[token.start : token.end])
    return words


def _rarity(times: int, total: int) -> float:
    """1 for what one of ``total`` has, less the more have it."""
    return math.log(1 + total / times) / math.log(1 + total)
