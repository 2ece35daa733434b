"""One respondent's statements → its positions, by the codebook's rules of precedence.

A nearer basis wins where it leans at all; bare remarks under a wider stand add ``with_remarks``; the reasoned body
counts over the summary; where stands disagree the answer is ``comments`` and a person is asked to look.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from remiss.model import Basis, JudgedStatement, Qualifier, ReviewReason, Role, Stance

_SPREADS = {Qualifier.NEITHER, Qualifier.NO_OPINION}
"""What a general or section comment must be to count for each proposal: remarks and doubt are not spread."""
_SIDES = {Stance.SUPPORTS, Stance.REJECTS}
_QUALIFIERS, _REASONS = (
    tuple(Qualifier),
    tuple(ReviewReason),
)  # which an enumeration makes anew each time it is gone through


@dataclass(frozen=True, slots=True)
class Weighed:
    """What some statements amount to together; ``deciding`` are those of them that the stance is from."""

    stance: Stance
    qualifiers: tuple[Qualifier, ...]
    basis: Basis
    review: tuple[ReviewReason, ...]
    rivals: tuple[str, ...]
    statements: tuple[str, ...]
    deciding: tuple[str, ...] = ()


def weigh_each(statements: Sequence[JudgedStatement], proposals: Iterable[str]) -> dict[str, Weighed]:
    """The position on each proposal that a respondent with these statements (all of its, in order) is not silent on."""
    named = {proposal for s in statements for proposal in (*s.proposals, *s.excludes, *s.touched)}
    of_any = weigh(statements, None)
    weighed = {proposal: weigh(statements, proposal) if proposal in named else of_any for proposal in proposals}
    return {proposal: found for proposal, found in weighed.items() if found}


def weigh(statements: Sequence[JudgedStatement], proposal: str | None) -> Weighed | None:
    """The position on one proposal of a respondent with these statements (all of its, in order), or on one that they do
    not name; None is silence.
    """
    explicit = [s for s in statements if s.basis is Basis.EXPLICIT and proposal in s.proposals]
    stands = [s for s in explicit if s.stand]
    remarks = [s for s in explicit if not s.stand]
    doubtful = [s for s in stands if ReviewReason.UNCERTAIN_LINK in s.review]
    sure = [s for s in stands if s not in doubtful]
    if sure:  # what may be about something else does not weigh against what is not, but a person should look
        weighed = _together(sure, remarks, Basis.EXPLICIT)
        return _marked(weighed, ReviewReason.UNCERTAIN_LINK) if _opposing(weighed, doubtful) else weighed
    section = [s for s in statements if s.basis is Basis.SECTION and proposal in s.proposals]
    general = [s for s in statements if s.basis is Basis.GENERAL and proposal not in s.excludes]
    for basis, wider in ((Basis.SECTION, section), (Basis.GENERAL, general)):
        spread = [s for s in wider if s.stance is not Stance.COMMENTS or _SPREADS & set(s.qualifiers)]
        if spread and (not remarks or any(s.stance is not Stance.COMMENTS for s in spread)):
            weighed = _together(spread, remarks, basis)
            if stands:
                return _marked(weighed, ReviewReason.UNCERTAIN_LINK)
            lost = [s for s in statements if s.stand and (s.basis is None or ReviewReason.UNCERTAIN_LINK in s.review)]
            limited = any(s.scope for s in spread) and (remarks or lost)
            unspoken = any(proposal in s.touched for s in spread)
            unclear = limited or unspoken or _may_overturn(lost, weighed, spread)
            return _marked(weighed, ReviewReason.SCOPE_UNCLEAR) if unclear else weighed
    if stands:
        return _together(stands, remarks, Basis.EXPLICIT)
    if remarks:
        return _together([], remarks, Basis.EXPLICIT)
    if section:
        return _together([s for s in section if s.stand], [s for s in section if not s.stand], Basis.SECTION)
    return None


def _may_overturn(lost: Iterable[JudgedStatement], weighed: Weighed, spread: Iterable[JudgedStatement]) -> bool:
    """May a stand that found no place be one against what the whole is said of? Weak words are where it is "mostly"."""
    mostly = any(Qualifier.PARTIAL in s.qualifiers for s in spread)
    return _opposing(weighed, [s for s in lost if mostly or ReviewReason.WEAK_CUE not in s.review])


def _opposing(weighed: Weighed, stands: Iterable[JudgedStatement]) -> bool:
    """Does any of some stands take the other side?"""
    return weighed.stance in _SIDES and any(s.stance in _SIDES - {weighed.stance} for s in stands)


def weigh_general(statements: Sequence[JudgedStatement]) -> Weighed | None:
    """What the statements say of the whole; None where none does."""
    general = [s for s in statements if s.basis is Basis.GENERAL]
    stands = [s for s in general if s.stand]
    return _together(stands, [s for s in general if not s.stand], Basis.GENERAL) if general else None


def _together(stands: Sequence[JudgedStatement], remarks: Sequence[JudgedStatement], basis: Basis) -> Weighed:
    review: list[ReviewReason] = []
    body = [s for s in stands if not s.summary]
    brief = [s for s in stands if s.summary]
    if _is_weak(body) and any(s.stance is not Stance.COMMENTS for s in brief):
        body = list(stands)  # weak words in the body do not overrule a plain summary
    stance, deciding = _strongest(body or stands)
    if body and brief and _leaning(brief) and _leaning(body) and _strongest(brief)[0] is not stance:
        review.append(ReviewReason.SUMMARY_DIFFERS)
    agreeing = [s for s in deciding if s.stance is stance]
    if stance is Stance.COMMENTS and _leaning(body or stands):
        review.append(ReviewReason.CUES_DISAGREE)
    qualifiers = {q for s in agreeing for q in _reaching(s)}
    if body and brief:
        qualifiers |= {q for s in brief if s.stance is stance for q in s.qualifiers}
    opposed = {s.stance for s in body or stands} >= _SIDES
    if opposed and (side := _hard_side(body or stands) or _one_side(brief)):
        review.append(ReviewReason.CUES_DISAGREE)
        stance, agreeing = side, [s for s in stands if s.stance is side]
        qualifiers = {q for s in agreeing for q in _reaching(s)}
    elif opposed:
        if _in_one_sentence(body or stands):
            qualifiers = {Qualifier.MIXED}
        review.append(ReviewReason.CUES_DISAGREE)
        stance = Stance.COMMENTS
    if stance is not Stance.COMMENTS:
        qualifiers &= {
            Qualifier.NO_OBJECTION, Qualifier.CONDITIONAL, Qualifier.PARTIAL, Qualifier.WITH_REMARKS,
        }  # fmt: skip
        if stance is Stance.SUPPORTS and any(Qualifier.NO_OBJECTION not in s.qualifiers for s in agreeing):
            qualifiers.discard(Qualifier.NO_OBJECTION)
        later = [s for s in stands if s.stance is Stance.COMMENTS]
        if stance is Stance.SUPPORTS and (later or any(_follows(remark, agreeing) for remark in remarks)):
            qualifiers.add(Qualifier.WITH_REMARKS)
    for statement in agreeing or remarks:
        review += statement.review
    marks = _shared(review, agreeing)
    if not stands and len(remarks) > 1:  # one remark may be a stand that was not understood, several are remarks
        marks -= {ReviewReason.WEAK_CUE}
    return Weighed(
        stance=stance,
        qualifiers=tuple(q for q in _QUALIFIERS if q in qualifiers),
        basis=basis,
        review=in_order(marks),
        rivals=_rivals(agreeing) if ReviewReason.UNCERTAIN_LINK in marks else (),
        statements=tuple(s.id for s in sorted((*stands, *remarks), key=lambda s: (s.document, s.start, s.id))),
        deciding=tuple(s.id for s in agreeing or remarks),
    )


def _rivals(statements: Sequence[JudgedStatement]) -> tuple[str, ...]:
    """The proposals that some statements may be about instead."""
    return tuple(dict.fromkeys(rival for s in statements for rival in s.rivals))


def _strongest(stands: Sequence[JudgedStatement]) -> tuple[Stance, list[JudgedStatement]]:
    """A side taken outranks a declared neutrality and doubt, but in weak words it gives way to plain doubt."""
    doubt = any(s.stance is Stance.COMMENTS and not s.review and Qualifier.DOUBTFUL in s.qualifiers for s in stands)
    for wanted in (Stance.REJECTS, Stance.SUPPORTS):
        taken = [s for s in stands if s.stance is wanted]
        weak = all(ReviewReason.WEAK_CUE in s.review for s in taken)
        if taken and not (doubt and weak):
            return wanted, taken
    return Stance.COMMENTS, [s for s in stands if s.stance is Stance.COMMENTS] if doubt else list(stands)


def _hard_side(stands: Sequence[JudgedStatement]) -> Stance | None:
    """The side that is not taken by weak cues alone, where the other is. A weak rejection, which may well be the last
    word, gives way only to support that names the proposal.
    """
    hard = [s for s in stands if ReviewReason.WEAK_CUE not in s.review]
    side = _one_side(hard)
    named = any(piece.role is Role.REFERENCE for s in hard if s.stance is side for piece in s.evidence)
    return side if side is Stance.REJECTS or named else None


def _one_side(stands: Iterable[JudgedStatement]) -> Stance | None:
    """The side that some of the statements take and none is against."""
    sides = {s.stance for s in stands} & _SIDES
    return sides.pop() if len(sides) == 1 else None


def _is_weak(stands: Sequence[JudgedStatement]) -> bool:
    return bool(stands) and all(ReviewReason.WEAK_CUE in s.review for s in stands)


def _marked(weighed: Weighed, reason: ReviewReason) -> Weighed:
    return replace(weighed, review=in_order({*weighed.review, reason}))


def in_order(marks: Collection[ReviewReason]) -> tuple[ReviewReason, ...]:
    """Doubts as they are listed everywhere, each once."""
    return tuple(reason for reason in _REASONS if reason in marks) if marks else ()


def _reaching(statement: JudgedStatement) -> set[Qualifier]:
    """A statement's qualifiers for what it reaches: an exception made of other proposals leaves these whole."""
    left_out = {Qualifier.PARTIAL} if statement.excludes else set()
    return set(statement.qualifiers) - left_out


def _leaning(statements: Iterable[JudgedStatement]) -> bool:
    return any(s.stance is not Stance.COMMENTS for s in statements)


def _in_one_sentence(statements: Sequence[JudgedStatement]) -> bool:
    sides = {s.start for s in statements if s.stance is Stance.SUPPORTS}
    return bool(sides & {s.start for s in statements if s.stance is Stance.REJECTS})


def _follows(remark: JudgedStatement, stands: Sequence[JudgedStatement]) -> bool:
    return any(remark.document == s.document and remark.start >= s.start for s in stands)


def _shared(review: Sequence[ReviewReason], agreeing: Sequence[JudgedStatement]) -> set[ReviewReason]:
    """A doubt about one statement is no doubt about the position where another one stands free of it."""
    if any(not s.review for s in agreeing):
        own = {reason for s in agreeing for reason in s.review}
        return {reason for reason in review if reason not in own}
    return set(review)
