"""The walk through a document: passages, what they are about, what they say → identification and judged statements."""

from __future__ import annotations

from collections.abc import Sequence

from remiss.model import (
    Basis,
    BlockKind,
    Consultation,
    Document,
    Identification,
    JudgedStatement,
    ReviewReason,
    Role,
    short_id,
)
from remiss.understanding.answered import its_own
from remiss.understanding.declining import declines
from remiss.understanding.endorsements import endorsements
from remiss.understanding.headings import BY_NUMBER
from remiss.understanding.in_context import cues_of, judge_all
from remiss.understanding.lexicon import Lexicon
from remiss.understanding.linking import Link, Links
from remiss.understanding.rulebook import load_lexicon
from remiss.understanding.segment import Passage, segment
from remiss.understanding.senders.decided import as_decided
from remiss.understanding.senders.letterhead import looks_like_response
from remiss.understanding.senders.own_voice import voices
from remiss.understanding.senders.respondents import identify
from remiss.understanding.stance import Judgement
from remiss.understanding.steps import Steps


def understand(
    document: Document, consultation: Consultation, lexicon: Lexicon | None = None, *, steps: Steps | None = None
) -> tuple[Identification, tuple[JudgedStatement, ...]]:
    """Who sent a document and what it says of each proposal. No names where it is no response to the consultation.

    ``steps`` can link and judge in another way. Raises StepError where what they give does not agree with the text.
    """
    lexicon = lexicon or load_lexicon()
    titles = [consultation.title, *(proposal.title for proposal in consultation.proposals)]
    identification = as_decided(identify(document, consultation.invited, titles), document.file, consultation)
    if not identification.names:
        return Identification(), ()
    speaking = voices(document, identification.names, consultation.invited)
    passages = segment(document, lexicon)
    links: Sequence[Link]
    if steps and steps.link:
        links = steps.linked(document, passages, consultation)
    else:
        links = Links(document, passages, consultation, lexicon, speaking)
    carried: set[int] = set()
    if steps and steps.judge:
        judgements = steps.judged(document, passages, links)
    else:
        judgements, carried = judge_all(document, passages, links, consultation, lexicon, speaking)
    statements = tuple(
        _statement(document, number, passage, _placing(links[number], judgement), judgement, lexicon)
        for number, (passage, judgement) in enumerate(zip(passages, judgements, strict=True))
        if judgement and number not in carried and _tells(passage, links[number], judgement, lexicon)
    )
    statements = its_own(document, _with_touched(statements, links))
    known = document.file in consultation.senders or bool(set(identification.names) & set(consultation.invited))
    if not known and not any(s.stand for s in statements) and not looks_like_response(document):
        return Identification(), ()
    leans = endorsements(document, passages, links, lexicon, speaking)
    return identification.model_copy(update={"endorsements": leans}), statements


def _with_touched(statements: Sequence[JudgedStatement], links: Sequence[Link]) -> tuple[JudgedStatement, ...]:
    """The statements, those on the whole with the proposals that have a heading but no stand or remark below it."""
    if not any(s.basis is Basis.GENERAL for s in statements):
        return tuple(statements)
    placed = {proposal for s in statements for proposal in s.proposals}
    headed = links.headed(placed) if isinstance(links, Links) else (its for its in links if its.headed)
    named = {proposal for its in headed for proposal in its.proposals}
    touched = tuple(sorted(named - placed))
    return tuple(s.model_copy(update={"touched": touched}) if s.basis is Basis.GENERAL else s for s in statements)


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
    cues = cues_of(judgement, lexicon)
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
