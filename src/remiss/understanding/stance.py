"""A clause → its stance, with the evidence the decision was computed from.

``decide`` takes nothing but the evidence, so an explanation replays to the same result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from remiss.model import Evidence, Noun, Qualifier, ReviewReason, Role, Stance
from remiss.understanding.clause import Clause, may_answer
from remiss.understanding.endorsements import BEFORE, answer_before, on_it
from remiss.understanding.lexicon import Kind, Lexicon, Outcome, by_kind
from remiss.understanding.noise import quieten
from remiss.understanding.speakers import NOBODY, Voices

_ASKS_FOR = re.compile(r"\b(?:b[öo]r|ska|skall|vill|till[åa]t\w*|inf[öo]r\w*)\b[^.!?\n]*\?$", re.IGNORECASE)
"""A question about what is to be, right before a "nej" or a "ja"."""
_TELLING = (Kind.CUE, Kind.ANSWER, Kind.REMARK)
"""What a clause says something by; or by being a question."""
_QUALIFIED_BY = {
    Role.CONDITION: Qualifier.CONDITIONAL,
    Role.HEDGE: Qualifier.PARTIAL,
    Role.EXCEPTION: Qualifier.PARTIAL,
    Role.REMARK: Qualifier.WITH_REMARKS,
}
_NO_SIDE = {Qualifier.DOUBTFUL, Qualifier.NEITHER, Qualifier.MIXED}


class Judgement(Noun):
    """What a clause says. ``stand`` is False for a bare remark."""

    stance: Stance
    qualifiers: tuple[Qualifier, ...] = ()
    stand: bool
    evidence: tuple[Evidence, ...]
    review: tuple[ReviewReason, ...] = ()


def judge(
    text: str, start: int, end: int, lexicon: Lexicon, voices: Voices = NOBODY, *, sentence: int | None = None
) -> Judgement | None:
    """The stance of the clause ``text[start:end]``, or None where it takes none and puts forward no view.

    ``sentence`` is where its sentence starts: a clause without a subject ("… och avstyrker 4.4") has that of the one
    before.
    """
    matches, questions = lexicon.find(text, start, end), text.endswith("?", start, end)
    if not matches and not questions:  # as of most that a letter says
        return None
    kinds = {match.rule.kind for match in matches}
    if not questions and kinds.isdisjoint(_TELLING):
        return None
    quiet = quieten(text, start, end)
    found = by_kind(lexicon.find(quiet.text))
    before = text[max(0, start - BEFORE) : start].rstrip() if Kind.ANSWER in kinds else ""
    asked = before.endswith("?") and _ASKS_FOR.search(before) is not None
    telling = questions or Kind.CUE in kinds or Kind.REMARK in kinds
    if not telling and not any(may_answer(quiet.text, match, asked) for match in found[Kind.ANSWER]):
        return None
    begins = start if sentence is None else sentence
    clause = Clause(
        quiet.text,
        found,
        lexicon,
        voices,
        earlier=quieten(text, begins, start).text,
        asked=asked,
        leaning=on_it(quiet.text) is not None and answer_before(text, begins) is not None,
    )
    pieces = clause.cues() or clause.remarks()
    places = [quiet.span(piece.start, piece.end) for piece in pieces]
    evidence = [
        piece.model_copy(update={"start": first, "end": last, "text": text[first:last]})
        for piece, (first, last) in zip(pieces, places, strict=True)
    ]
    return decide(evidence, lexicon) if evidence else None


def decide(evidence: Sequence[Evidence], lexicon: Lexicon) -> Judgement:
    """The judgement that a row of evidence amounts to. A negation belongs to the cue that it follows in the row."""
    outcomes: list[tuple[Outcome, bool]] = []
    for piece, following in zip(evidence, [*evidence[1:], None], strict=True):
        if piece.role is Role.CUE and piece.rule in lexicon:
            negated = following is not None and following.role is Role.NEGATION
            if outcome := lexicon[piece.rule].outcome(negated=negated):
                outcomes.append((outcome, lexicon[piece.rule].weak))
    if not outcomes:
        return Judgement(stance=Stance.COMMENTS, stand=False, evidence=tuple(evidence))
    hard = {outcome.stance for outcome, weak in outcomes if not weak}
    sides = {Stance.SUPPORTS, Stance.REJECTS}
    disagree = sides <= {outcome.stance for outcome, _ in outcomes}
    doubting = any(not weak and _NO_SIDE & set(outcome.qualifiers) for outcome, weak in outcomes)
    if (disagree and len(hard & sides) == 1) or (doubting and not hard & sides):  # weak words give way to hard ones
        outcomes = [(outcome, weak) for outcome, weak in outcomes if not weak]
    stances = {outcome.stance for outcome, _ in outcomes}
    if sides <= stances:
        return Judgement(
            stance=Stance.COMMENTS,
            qualifiers=(Qualifier.MIXED,),
            stand=True,
            evidence=tuple(evidence),
            review=(ReviewReason.CUES_DISAGREE,),
        )
    stance = next(s for s in (Stance.REJECTS, Stance.SUPPORTS, Stance.COMMENTS) if s in stances)
    heard = [(outcome, weak) for outcome, weak in outcomes if outcome.stance is stance]
    qualifiers = {q for outcome, _ in heard for q in outcome.qualifiers}
    if stance is Stance.SUPPORTS and any(not outcome.qualifiers for outcome, _ in heard):
        qualifiers.discard(Qualifier.NO_OBJECTION)
    if stance is not Stance.COMMENTS:
        qualifiers |= {_QUALIFIED_BY[piece.role] for piece in evidence if piece.role in _QUALIFIED_BY}
    return Judgement(
        stance=stance,
        qualifiers=in_order(qualifiers),
        stand=bool(qualifiers) or stance is not Stance.COMMENTS,
        evidence=tuple(evidence),
        review=tuple(
            reason
            for reason, holds in (
                (ReviewReason.CUES_DISAGREE, disagree),
                (ReviewReason.WEAK_CUE, all(weak for _, weak in heard)),
                (ReviewReason.VOICE_UNCLEAR, any(piece.role is Role.VOICE for piece in evidence)),
            )
            if holds
        ),
    )


def in_order(qualifiers: Iterable[Qualifier]) -> tuple[Qualifier, ...]:
    """Qualifiers once each, in the order of the codebook."""
    chosen = set(qualifiers)
    return tuple(qualifier for qualifier in Qualifier if qualifier in chosen)
