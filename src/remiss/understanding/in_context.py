"""Passages → what each says, in the light of those around it: lead-ins, "detsamma gäller", clauses that overturn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from remiss.model import BlockKind, Consultation, Document, Evidence, Role, Stance
from remiss.understanding.columns import Columns
from remiss.understanding.lexicon import Kind, Lexicon, Rule
from remiss.understanding.phrases import compile_phrases
from remiss.understanding.segment import Passage
from remiss.understanding.speakers import Voices
from remiss.understanding.spoken import Link
from remiss.understanding.stance import Judgement, decide, judge

SAYS_SO_ITSELF = "förslaget säger inte"
"""The rule, as evidence names it, that turns a "bör inte" about a proposal that says the same."""
ONE_BUT_NOT_THE_OTHER = "men-inte"
"""The rule of the lexicon for a clause that turns the stand before it."""
_WHEN = re.compile(r"\s*(?:när|om|ifall|då)\b", re.IGNORECASE)
_BAN = re.compile(r"\bf[öo]rbud", re.IGNORECASE)
_BEGINS_WITH_NOT = re.compile(r"inte\s")
_NOT = re.compile(r"\s+(?:\w+\s+)?(?:inte|ej)\b", re.IGNORECASE)
# where and when a letter was signed: "Stockholm som ovan", "Ort och datum som ovan"
_SIGNED = re.compile(r"(?!Samma|Lika|Se\b)(?:[A-ZÅÄÖ][\w-]*,?\s+)+(?:(?:ort|plats|dag|datum|tid|och)\s+)*som ovan\W*")
LATELY = 4
"""How many passages back "detsamma" reaches."""


def judge_all(
    document: Document,
    passages: Sequence[Passage],
    links: Sequence[Link],
    consultation: Consultation,
    lexicon: Lexicon,
    speaking: Voices,
) -> tuple[list[Judgement | None], set[int]]:
    """A judgement for each passage, or None; and the numbers of those that others have taken over or overturned."""
    judgements: list[Judgement | None] = []
    carried: set[int] = set()
    columns = Columns(document, lexicon, speaking)
    for number, passage in enumerate(passages):
        own = _judged(document.text, passage, lexicon, speaking)
        own = None if own and links[number].silent else own
        own = None if passage.block in columns.heads else columns.judged(passage.block) or own
        own = None if passage.kind is BlockKind.HEADING and _is_of_things(own, lexicon) else own
        lead = _lead_of(number, passage, document, judgements, links)
        if lead is not None and not (own and own.stand and not _is_of_things(own, lexicon)):
            carried.add(lead)
            remarks = [piece for piece in _evidence_of(own) if piece.role is Role.REMARK]
            own = decide([*_evidence_of(judgements[lead]), *remarks], lexicon)
        if own is None or not own.stand:
            own = _same_as_before(document, passage, judgements, links, lexicon) or own
        if own and own.stance is not Stance.COMMENTS:
            clause = document.text[passage.clause_start : passage.clause_end]
            own = _of_content(own, clause, links[number], consultation, lexicon)
        judgements.append(own)
    return judgements, carried | _turned(passages, links, judgements, lexicon)


def _judged(text: str, passage: Passage, lexicon: Lexicon, voices: Voices) -> Judgement | None:
    return judge(text, passage.clause_start, passage.clause_end, lexicon, voices, sentence=passage.start)


def _is_of_things(judgement: Judgement | None, lexicon: Lexicon) -> bool:
    """Is it said of things alone ("avgiften ska slopas")? In a heading or a list it is what is asked, no answer."""
    cues = cues_of(judgement, lexicon)
    return bool(cues) and all(rule.impersonal for rule in cues)


def cues_of(judgement: Judgement | None, lexicon: Lexicon) -> list[Rule]:
    """The rules of the cues that a judgement was made from."""
    pieces = _evidence_of(judgement)
    return [lexicon[piece.rule] for piece in pieces if piece.role is Role.CUE and piece.rule in lexicon]


def _says_itself(rule: Rule, title: str) -> bool:
    """Does a title hold one of the phrases by which a proposal says itself what a cue says?"""
    return bool(rule.content) and compile_phrases(rule.content).search(title) is not None


def _same_as_before(
    document: Document,
    passage: Passage,
    judgements: Sequence[Judgement | None],
    links: Sequence[Link],
    lexicon: Lexicon,
) -> Judgement | None:
    """The last stand again, where a passage says that it holds here too ("detsamma gäller …", "som ovan"), or turned
    where it says that it does not ("… men inte 4.2").
    """
    text = document.text
    found = lexicon.find(text, passage.clause_start, passage.clause_end)
    same = next((match for match in found if match.rule.kind is Kind.SAME), None)
    not_this = _BEGINS_WITH_NOT.match(text, passage.clause_start, passage.clause_end)
    if not (same or not_this):
        return None
    lately = range(len(judgements) - 1, max(0, len(judgements) - LATELY) - 1, -1)
    number = next((n for n in lately if (it := judgements[n]) and it.stand), None)
    if number is None or _SIGNED.fullmatch(text, passage.clause_start, passage.clause_end):
        return None
    if same and same.rule.id == ONE_BUT_NOT_THE_OTHER and _WHEN.match(text, same.end, passage.clause_end):
        return None  # "…, dock inte när bolag beställer" limits what was said, it turns nothing
    last, its = _evidence_of(judgements[number]), links[len(judgements)]
    rule = same.rule.id if same else ONE_BUT_NOT_THE_OTHER
    start, end = (same.start, same.end) if same else (passage.clause_start, passage.clause_start + 4)
    said = Evidence(rule=rule, role=Role.CONTEXT, start=start, end=end, text=text[start:end])
    names = any(piece.role is Role.REFERENCE for piece in its.evidence)
    if same and rule != ONE_BUT_NOT_THE_OTHER:
        held = not _NOT.match(text, same.end, passage.clause_end) and (names or not same.rule.weak)
        return decide([*last, said], lexicon) if held else None
    if not names or set(its.proposals) & set(links[number].proposals):
        return None
    no = said.model_copy(update={"role": Role.NEGATION})
    return decide(_turn(last, no), lexicon)


def _turn(evidence: Sequence[Evidence], no: Evidence) -> list[Evidence]:
    """The cues of some evidence, each the other way round."""
    turned: list[Evidence] = []
    for piece, following in zip(evidence, [*evidence[1:], None], strict=True):
        if piece.role is Role.CUE:
            negated = following is not None and following.role is Role.NEGATION
            turned += [piece] if negated else [piece, no]
    return turned


def _of_content(
    judgement: Judgement, clause: str, its: Link, consultation: Consultation, lexicon: Lexicon
) -> Judgement:
    """ "Det bör inte införas" of a proposal that says just that is support for it, as far as can be told."""
    cues = [piece for piece in judgement.evidence if piece.role is Role.CUE]
    asked = " ; ".join(proposal.title for proposal in consultation.proposals if proposal.id in its.proposals)
    if _BAN.search(clause) and not _BAN.search(asked):  # "ett förbud bör inte införas" of "X ska inte tillåtas"
        return judgement
    if not all(_says_itself(lexicon[cue.rule], asked) for cue in cues if cue.rule in lexicon):
        return judgement
    no = cues[0].model_copy(update={"role": Role.NEGATION, "rule": SAYS_SO_ITSELF})
    return decide(_turn(judgement.evidence, no), lexicon)


def _evidence_of(judgement: Judgement | None) -> tuple[Evidence, ...]:
    return judgement.evidence if judgement else ()


def _turned(
    passages: Sequence[Passage], links: Sequence[Link], judgements: Sequence[Judgement | None], lexicon: Lexicon
) -> set[int]:
    """Clauses that a later one of the sentence overturns: "inget emot tanken men avstyrker" rejects (codebook, rule 5).

    Only a soft stand, praise or no objection, gives way so; two hard ones are a conflict for a person to see.
    """
    turned: set[int] = set()
    for number, (first, second) in enumerate(pairwise(passages)):
        before, after = judgements[number], judgements[number + 1]
        if first.start != second.start or before is None or after is None:
            continue
        opposed = {before.stance, after.stance} == {Stance.SUPPORTS, Stance.REJECTS}
        alike = (
            links[number].proposals == links[number + 1].proposals and links[number].basis is links[number + 1].basis
        )
        if opposed and alike and _is_soft(before, lexicon) and not _is_soft(after, lexicon):
            turned.add(number)
    return turned


def _is_soft(judgement: Judgement, lexicon: Lexicon) -> bool:
    cues = cues_of(judgement, lexicon)
    if judgement.stance is Stance.REJECTS:  # to decline is never praise
        return all(rule.weak for rule in cues)
    return all(rule.aims or rule.weak or rule.stance is None for rule in cues)


def _lead_of(
    number: int,
    passage: Passage,
    document: Document,
    judgements: Sequence[Judgement | None],
    links: Sequence[Link],
) -> int | None:
    """The lead-in whose stand a list item or row takes (codebook, rule 7): where the item names a proposal of its own,
    or the lead-in names none. An item that only spells out what the lead-in is about says nothing of its own.
    """
    lead = None if passage.lead is None else judgements[passage.lead]
    if passage.lead is None or lead is None or not lead.stand:
        return None
    if document.text[document.blocks[passage.block].start : passage.clause_start].strip():
        return None
    names_its_own = any(piece.role is Role.REFERENCE for piece in links[number].evidence)
    return passage.lead if names_its_own or not links[passage.lead].proposals else None
