"""The walk through a document: passages, what they are about, what they say → identification and judged statements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from remiss.model import (
    Basis,
    BlockKind,
    Consultation,
    Document,
    Evidence,
    Identification,
    JudgedStatement,
    ReviewReason,
    Role,
    Stance,
    short_id,
)
from remiss.understanding.answered import its_own
from remiss.understanding.columns import Columns
from remiss.understanding.declining import declines
from remiss.understanding.endorsements import endorsements
from remiss.understanding.headings import BY_NUMBER
from remiss.understanding.lexicon import Kind, Lexicon, Rule
from remiss.understanding.linking import Link, link
from remiss.understanding.phrases import compile_phrases
from remiss.understanding.rulebook import load_lexicon
from remiss.understanding.segment import Passage, segment
from remiss.understanding.senders.decided import as_decided
from remiss.understanding.senders.letterhead import looks_like_response
from remiss.understanding.senders.own_voice import voices
from remiss.understanding.senders.respondents import identify
from remiss.understanding.speakers import Voices
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


def understand(
    document: Document, consultation: Consultation, lexicon: Lexicon | None = None
) -> tuple[Identification, tuple[JudgedStatement, ...]]:
    """Who sent a document and what it says of each proposal. No names where it is no response to the consultation."""
    lexicon = lexicon or load_lexicon()
    titles = [consultation.title, *(proposal.title for proposal in consultation.proposals)]
    identification = as_decided(identify(document, consultation.invited, titles), document.file, consultation)
    if not identification.names:
        return Identification(), ()
    speaking = voices(document, identification.names, consultation.invited)
    passages = segment(document, lexicon)
    links = link(document, passages, consultation, lexicon, speaking)
    judgements: list[Judgement | None] = []
    carried: set[int] = set()
    columns = Columns(document, lexicon, speaking)
    for passage, its in zip(passages, links, strict=True):
        own = None if its.silent else _judged(document.text, passage, lexicon, speaking)
        own = None if passage.block in columns.heads else columns.judged(passage.block) or own
        own = None if passage.kind is BlockKind.HEADING and _is_of_things(own, lexicon) else own
        lead = _lead_of(passage, its, document, judgements, links)
        if lead is not None and not (own and own.stand and not _is_of_things(own, lexicon)):
            carried.add(lead)
            remarks = [piece for piece in _evidence_of(own) if piece.role is Role.REMARK]
            own = decide([*_evidence_of(judgements[lead]), *remarks], lexicon)
        if own is None or not own.stand:
            own = _same_as_before(document, passage, its, judgements, links, lexicon) or own
        clause = document.text[passage.clause_start : passage.clause_end]
        judgements.append(_of_content(own, clause, its, consultation, lexicon))
    carried |= _turned(passages, links, judgements, lexicon)
    statements = tuple(
        _statement(document, number, passage, _placing(its, judgement), judgement, lexicon)
        for number, (passage, its, judgement) in enumerate(zip(passages, links, judgements, strict=True))
        if judgement and _tells(passage, its, judgement, lexicon) and number not in carried
    )
    statements = its_own(document, _with_touched(statements, links))
    known = document.file in consultation.senders or bool(set(identification.names) & set(consultation.invited))
    if not known and not any(s.stand for s in statements) and not looks_like_response(document):
        return Identification(), ()
    leans = endorsements(document, passages, links, lexicon, speaking)
    return identification.model_copy(update={"endorsements": leans}), statements


def _judged(text: str, passage: Passage, lexicon: Lexicon, voices: Voices) -> Judgement | None:
    return judge(text, passage.clause_start, passage.clause_end, lexicon, voices, sentence=passage.start)


def _is_of_things(judgement: Judgement | None, lexicon: Lexicon) -> bool:
    """Is it said of things alone ("avgiften ska slopas")? In a heading or a list it is what is asked, no answer."""
    cues = _cues(judgement, lexicon)
    return bool(cues) and all(rule.impersonal for rule in cues)


def _cues(judgement: Judgement | None, lexicon: Lexicon) -> list[Rule]:
    pieces = _evidence_of(judgement)
    return [lexicon[piece.rule] for piece in pieces if piece.role is Role.CUE and piece.rule in lexicon]


def _says_itself(rule: Rule, title: str) -> bool:
    """Does a title hold one of the phrases by which a proposal says itself what a cue says?"""
    return bool(rule.content) and compile_phrases(rule.content).search(title) is not None


def _same_as_before(
    document: Document,
    passage: Passage,
    its: Link,
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
    number = next((n for n in range(len(judgements) - 1, -1, -1) if (it := judgements[n]) and it.stand), None)
    not_this = _BEGINS_WITH_NOT.match(text, passage.clause_start, passage.clause_end)
    if not (same or not_this) or number is None or number < len(judgements) - LATELY:
        return None
    if _SIGNED.fullmatch(text, passage.clause_start, passage.clause_end):
        return None
    if same and same.rule.id == ONE_BUT_NOT_THE_OTHER and _WHEN.match(text, same.end, passage.clause_end):
        return None  # "…, dock inte när bolag beställer" limits what was said, it turns nothing
    last = _evidence_of(judgements[number])
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
    judgement: Judgement | None, clause: str, its: Link, consultation: Consultation, lexicon: Lexicon
) -> Judgement | None:
    """ "Det bör inte införas" of a proposal that says just that is support for it, as far as can be told."""
    if judgement is None or judgement.stance is Stance.COMMENTS:
        return judgement
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
    cues = _cues(judgement, lexicon)
    if judgement.stance is Stance.REJECTS:  # to decline is never praise
        return all(rule.weak for rule in cues)
    return all(rule.aims or rule.weak or rule.stance is None for rule in cues)


def _lead_of(
    passage: Passage,
    its: Link,
    document: Document,
    judgements: Sequence[Judgement | None],
    links: Sequence[Link],
) -> int | None:
    """The lead-in whose stand a list item or row takes (codebook, rule 7): where the item names a proposal of its own,
    or the lead-in names none. An item that only spells out what the lead-in is about says nothing of its own.
    """
    before = document.text[document.blocks[passage.block].start : passage.clause_start]
    if passage.lead is None or before.strip():
        return None
    lead = judgements[passage.lead]
    if lead is None or not lead.stand:
        return None
    names_its_own = any(piece.role is Role.REFERENCE for piece in its.evidence)
    return passage.lead if names_its_own or not links[passage.lead].proposals else None


def _with_touched(statements: Sequence[JudgedStatement], links: Sequence[Link]) -> tuple[JudgedStatement, ...]:
    """The statements, those on the whole with the proposals that have a heading but no stand or remark below it."""
    named = {
        proposal
        for its in links
        if its.basis is Basis.EXPLICIT and not its.review and any(piece.role is Role.HEADING for piece in its.evidence)
        for proposal in its.proposals
    }
    touched = named - {proposal for s in statements for proposal in s.proposals}
    return tuple(
        s.model_copy(update={"touched": tuple(sorted(touched))}) if s.basis is Basis.GENERAL else s for s in statements
    )


def _tells(passage: Passage, its: Link, judgement: Judgement, lexicon: Lexicon) -> bool:
    """Is there a statement in it? Any stand is one, also where nothing says on what; a remark is one on a proposal, or
    on the whole if it is put with some force ("vill framhålla"): else every "bör" of a letter's background would be.
    """
    if its.silent:
        return False
    if judgement.stand:
        return _points(its) or not _is_loose(judgement, lexicon)
    forceful = any(p.rule in lexicon and lexicon[p.rule].beside for p in judgement.evidence)
    placed = bool(its.proposals) and not its.uncertain
    return passage.kind is not BlockKind.HEADING and (placed or forceful)


def _placing(its: Link, judgement: Judgement) -> Link:
    """A remark is placed only where it is sure what it is on: too much of a letter is a remark on something."""
    if judgement.stand or not its.uncertain:
        return its
    return Link(rivals=(*its.proposals, *its.rivals), summary=its.summary)


def _is_loose(judgement: Judgement, lexicon: Lexicon) -> bool:
    """Is it carried by words alone that are said of anything ("är bra")?"""
    cues = _cues(judgement, lexicon)
    return bool(cues) and all(rule.weak and rule.impersonal and not rule.content for rule in cues)


def _points(its: Link) -> bool:
    """Do words of the clause, or its heading, name the proposal?"""
    return its.basis is Basis.EXPLICIT and any(p.role in (Role.REFERENCE, Role.HEADING) for p in its.evidence)


def _statement(
    document: Document, number: int, passage: Passage, its: Link, judgement: Judgement, lexicon: Lexicon
) -> JudgedStatement:
    return JudgedStatement(
        id=f"{short_id(document.id)}-{number:04d}",
        document=document.id,
        page=passage.page,
        paragraph=passage.block + 1,
        start=passage.start,
        end=passage.end,
        text=document.text[passage.start : passage.end],
        proposals=its.proposals,
        rivals=its.rivals,
        stance=judgement.stance,
        qualifiers=judgement.qualifiers,
        evidence=(*judgement.evidence, *its.evidence),
        basis=its.basis or (None if judgement.stand else Basis.GENERAL),
        stand=judgement.stand,
        declines=declines(document.text, passage, its, judgement, lexicon),
        excludes=its.excludes,
        scope=its.scope,
        summary=its.summary,
        review=tuple(dict.fromkeys((*judgement.review, *its.review, *_only_a_remark(its, judgement)))),
    )


def _only_a_remark(its: Link, judgement: Judgement) -> tuple[ReviewReason, ...]:
    """A remark on a proposal that no number names may stand in for a stand said in words that no rule knows."""
    numbered = any(piece.rule == BY_NUMBER for piece in its.evidence)
    return () if judgement.stand or numbered or not its.proposals else (ReviewReason.WEAK_CUE,)
