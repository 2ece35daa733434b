"""A clause → its stance, with the evidence the decision was computed from.

In the manner of ConText: cues carry a stance, and scoped rules turn, limit or silence them. ``decide`` takes nothing
but the evidence, so an explanation replays to the same result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from remiss.model import Evidence, Noun, Qualifier, ReviewReason, Role, Stance
from remiss.understanding.lexicon import Kind, Lexicon, Match, Outcome, outermost
from remiss.understanding.noise import CELL, quieten
from remiss.understanding.speakers import NOBODY, Speakers, Voices, is_passive

_STOP = re.compile(r"[.](?!\w)|[;:!?,]|\b(?:att|som|eftersom|men|när|där|utan|och)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w§-]+")
_THAT = re.compile(r"\batt\b", re.IGNORECASE)
_CONTENT = re.compile(r"^\W*(?:\w+\W+){0,3}att\b", re.IGNORECASE)
_OBJECT_ENDS = re.compile(r"[,;:.]|\b(?:men|medan|samt|därför|eftersom|och [a-zåäö]+r)\b", re.IGNORECASE)
_AIM_OF_PROPOSAL = re.compile(r"\w*nriktning\w*\s+(?:i|på|med|av)\s+(?:\w+\s+){0,2}?f[öo]rslag", re.IGNORECASE)
_AND_PROPOSAL = re.compile(r"\boch\s+(?:\w+\s+)?(?:f[öo]rslag|bed[öo]mning)", re.IGNORECASE)
_ASKED = re.compile(r"\bom\s+$", re.IGNORECASE)
_OPENING = re.compile(r"\s*(?:fast|fastän|även om|trots att|eftersom|då|om|när)\b", re.IGNORECASE)
_ANOTHER = re.compile(r",|\b(?:och|samt|att|men|vi|jag|anser|tycker|finner)\b", re.IGNORECASE)
_WITHIN = re.compile(r"\w\s+(?:i|av|från|ur)\s+$", re.IGNORECASE)
_WHAT_THAT = re.compile(
    r"(?:bed[öo]mning|slutsats|uppfattning|f[öo]rslag|tank|krav|st[åa]ndpunkt|princip|id[ée])\w*,?\s+(?:\w+\s+){0,3}?att$",
    re.IGNORECASE,
)
_WHAT_THAT_IS = re.compile(_WHAT_THAT.pattern.removesuffix("$") + r"\b", re.IGNORECASE)
_IF_ONLY = re.compile(r"\s+(?:om|ifall)\b", re.IGNORECASE)
"""After praise ("det är bra om kommunerna får tid"): a wish, no stand."""
_ANY = re.compile(r"\s*(?:någon|något|några)\b", re.IGNORECASE)
_WHETHER = re.compile(r"\b(?:om|huruvida)\b", re.IGNORECASE)
_WITH = re.compile(r"\s*(?:med|som|av)?\s*", re.IGNORECASE)
_QUOTED = re.compile(r"[”\"“»][^”\"“»«]*[”\"“«»]")
_ROLES = {
    Kind.CUE: Role.CUE,
    Kind.REMARK: Role.REMARK,
    Kind.CONDITION: Role.CONDITION,
    Kind.HEDGE: Role.HEDGE,
    Kind.EXCEPTION: Role.EXCEPTION,
}
_QUALIFIED_BY = {
    Role.CONDITION: Qualifier.CONDITIONAL,
    Role.HEDGE: Qualifier.PARTIAL,
    Role.EXCEPTION: Qualifier.PARTIAL,
    Role.REMARK: Qualifier.WITH_REMARKS,
}
_NO_SIDE = {Qualifier.DOUBTFUL, Qualifier.NEITHER, Qualifier.MIXED}
UNKNOWN_VOICE = "okänd röst"
"""The rule behind a subject that may not be the respondent: a person has to look."""
QUESTION = "fråga"
"""The rule behind a sentence that puts a question: it is a remark."""
NEAR = 5
"""How many words there may be between a negation, or a "skulle", and the cue it turns …"""
AFTER, FRONTED = 3, 8
"""… and between a cue and a negation after it; more where the cue is put first ("någon erinran har verket inte")."""


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
    quiet = quieten(text, start, end)
    earlier = quieten(text, start if sentence is None else sentence, start).text
    clause = _Clause(quiet.text, earlier, lexicon, voices)
    found = clause.cues() or clause.remarks()
    places = [quiet.span(piece.start, piece.end) for piece in found]
    evidence = [
        piece.model_copy(update={"start": first, "end": last, "text": text[first:last]})
        for piece, (first, last) in zip(found, places, strict=True)
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
    if {Stance.SUPPORTS, Stance.REJECTS} <= stances:
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


class _Clause:
    """A clause with what the lexicon found in it."""

    def __init__(self, text: str, earlier: str, lexicon: Lexicon, voices: Voices) -> None:
        self.text, self.start, self.end, self.lexicon = text, 0, len(text), lexicon
        self.found = _by_kind(lexicon, text)
        before = Speakers(earlier, _by_kind(lexicon, earlier), voices) if earlier else None
        self.speakers = Speakers(text, self.found, voices, before)
        self.quoted = [(m.start(), m.end()) for m in _QUOTED.finditer(text)]

    def cues(self) -> list[Evidence]:
        """The evidence of the cues that hold, each followed by its negation, then what limits them."""
        if self.found[Kind.DISSENT]:
            return []
        evidence = [self._evidence(match, Role.CUE) for match in self.found[Kind.ANSWER] if self._is_cell(match)][:1]
        if evidence:
            return evidence
        held: list[Match] = []
        for cue in outermost(self.found[Kind.CUE]):
            if any(_CONTENT.match(self.text[other.end : cue.start]) for other in held):
                continue  # "delar bedömningen att reformen inte bör genomföras": what is agreed with, no stand
            if cue.rule.impersonal and (any(self._doubts(other, cue) for other in held) or self._is_what(cue)):
                continue
            negation = self._negation_of(cue)
            if cue.rule.outcome(negated=negation is not None) is None or self._silenced(cue):
                continue
            partial = self._object_of(cue)
            if partial is None:
                continue
            held.append(cue)
            evidence.append(self._evidence(cue, Role.CUE))
            if negation:
                evidence.append(self._evidence(negation, Role.NEGATION))
            if unknown := self.speakers.unknown(cue):
                evidence.append(self._voice(*unknown))
            evidence += [self._evidence(match, Role.HEDGE) for match in partial]
        if not evidence:
            return []
        for kind in (Kind.CONDITION, Kind.HEDGE, Kind.EXCEPTION):
            evidence += [self._evidence(match, _ROLES[kind]) for match in self.found[kind] if not self._in_quote(match)]
        evidence += [
            self._evidence(match, Role.REMARK)
            for match in outermost(self.found[Kind.REMARK])
            if match.rule.beside and match.start >= held[-1].end and not self._in_quote(match)
        ]
        return evidence

    def remarks(self) -> list[Evidence]:
        """The evidence of a view put forward without a stand."""
        if self.found[Kind.NOT_REVIEWED] or self.found[Kind.DISSENT]:
            return []
        remarks = [
            self._evidence(match, Role.REMARK)
            for match in outermost(self.found[Kind.REMARK])
            if not self._in_quote(match) and not self.speakers.silences(match) and not self.found[Kind.ATTRIBUTION]
        ]
        if not remarks and self.text[self.end - 1 : self.end] == "?" and not self._in_quote_at(self.end - 1):
            remarks = [Evidence(rule=QUESTION, role=Role.REMARK, start=self.end - 1, end=self.end, text="?")]
        return remarks

    def _silenced(self, cue: Match) -> bool:
        """Is the cue somebody else's, a hypothesis, a quotation or a leaning on another's response?"""
        overlapping = self.found[Kind.ENDORSEMENT] + self.found[Kind.NOT_REVIEWED]
        return (
            self._in_quote(cue)
            or any(m.start < cue.end and cue.start < m.end for m in overlapping)
            or self._hypothetical(cue)
            or (cue.rule.impersonal and any(m.end <= cue.start for m in self.found[Kind.ATTRIBUTION]))
            or self.speakers.silences(cue)
        )

    def _is_cell(self, match: Match) -> bool:
        """Is the match all that stands in a table's cell?"""
        before, after = self.text[: match.start].rstrip(), self.text[match.end :].lstrip(" .!")
        return before.endswith(CELL) and (not after or after.startswith(CELL))

    def _is_what(self, cue: Match) -> bool:
        """Is it what another cue, after it, is said of ("bedömningen att reformen inte bör genomföras delas")?"""
        inside = _WHAT_THAT_IS.search(self.text, self.start, cue.start)
        return inside is not None and any(cue.end <= later.start for later in self.found[Kind.CUE])

    def _doubts(self, doubt: Match, cue: Match) -> bool:
        """ "ifrågasätter om förslaget är rimligt": does the one ask whether the other holds?"""
        neutral = doubt.rule.stance is Stance.COMMENTS
        return neutral and bool(_WHETHER.search(self.text, doubt.start, cue.end))

    def _in_quote(self, match: Match) -> bool:
        return self._in_quote_at(match.start)

    def _in_quote_at(self, at: int) -> bool:
        return any(start <= at < end for start, end in self.quoted)

    def _hypothetical(self, cue: Match) -> bool:
        # "frågan är om förslaget är rimligt" asks, it does not say
        asked = cue.rule.impersonal and _ASKED.search(self.text, self.start, cue.start)
        wished = cue.rule.impersonal and (
            self.text.rstrip().endswith("?") or (cue.rule.weak and _IF_ONLY.match(self.text, cue.end))
        )
        if asked or wished or any(m.start < cue.end and cue.start < m.end for m in self.found[Kind.HYPOTHESIS]):
            return True
        if _OPENING.match(self.text, self.start, self.end) and self.speakers.follows(cue):
            return False  # "trots att vi hade sett en högre nivå tillstyrker vi"
        before = [match for match in self.found[Kind.HYPOTHESIS] if match.end <= cue.start]
        return any(_near(self.text[match.end : cue.start], NEAR) for match in before)

    def _negation_of(self, cue: Match) -> Match | None:
        ignored = self.found[Kind.NO_NEGATION]
        for match in self.found[Kind.NEGATION]:
            if any(m.start <= match.start < m.end for m in ignored):
                continue
            if match.rule.nouns_only and cue.rule.stance is not None:
                continue
            if self._turns(match, cue):
                return match
        return None

    def _turns(self, negation: Match, cue: Match) -> bool:
        if cue.start <= negation.start and negation.end <= cue.end:
            # in the gap of the phrase it turns the cue; within an insertion or as one of the phrase's own words not
            before, after = self.text[cue.start : negation.start], self.text[negation.end : cue.end]
            word = self.text[negation.start : negation.end].split()[0].lower()
            own = word in self.lexicon.words_of(cue.rule, self.text[cue.start : cue.end])
            aside = bool(before.count(",") % 2 and "," in after) or " att " in before.lower()
            return not own and not aside
        if negation.start < cue.start < negation.end:  # it is part of the cue's own words
            return False
        if negation.start > cue.start:
            if self.text[cue.start : cue.end].lower().endswith(" att"):  # "det är rimligt att X inte …": not of the cue
                return False
            fronted = cue.rule.stance is None or not self.text[self.start : cue.start].strip()
            asked_for = _ANY.match(self.text, self.start, self.end)  # "någon annan uppfattning … har verket inte"
            return _near(
                self.text[cue.end : negation.start], 2 * FRONTED if asked_for else FRONTED if fronted else AFTER
            )
        between = self._without_bridges(negation.end, cue.start)
        if between.startswith(",") and between.count(",") >= 2:  # "kan inte, så länge …, tillstyrka"
            return len(_WORD.findall(between[between.rindex(",") :])) <= 2
        opened = _OPENING.match(self.text, self.start, self.end)
        if opened and self.speakers.follows(cue):  # "fastän vi inte ser något behov tillstyrker vi"
            return False
        if not self.text[self.start : negation.start].strip():  # "inte ens i förenklad form kan förslaget …"
            return _near(between, FRONTED)
        # "bedömningen att X inte bör Y delas": the negation is within what is agreed with
        return _near(between, 0 if self._in_subject(negation, cue) else NEAR)

    def _in_subject(self, negation: Match, cue: Match) -> bool:
        """Does a negation stand in an "att …" that is the subject or the object put first ("att X inte får Y motsätter
        vi oss"), not in what somebody says ("vi anser att X inte kan tillstyrkas")?
        """
        that = _THAT.search(self.text, self.start, negation.start)
        if that is None or not (is_passive(self.text, cue) or self.speakers.follows(cue)):
            return False
        first = not self.text[self.start : that.start()].strip()
        return first or bool(_WHAT_THAT.search(self.text, self.start, that.end()))

    def _without_bridges(self, start: int, end: int) -> str:
        """The text between a negation and a cue, without what joins them ("skäl att")."""
        for bridge in self.found[Kind.BRIDGE]:
            holds_negation = bridge.start < start <= bridge.end  # "går inte att"
            if (holds_negation or start <= bridge.start) and bridge.end <= end:
                return self.text[start : max(start, bridge.start)] + self.text[bridge.end : end]
        return self.text[start:end]

    def _object_of(self, cue: Match) -> list[Match] | None:
        """None where the cue's object is a purpose or the like; else what its object limits it to, usually nothing."""
        if not cue.rule.aims:
            return []
        after = self.text[cue.end : self.end]
        ends = _OBJECT_ENDS.search(after)
        reach = cue.end + (ends.start() if ends else len(after))
        speakers = {m.start for m in self.found[Kind.OTHER_VOICE]}  # "är vi och promemorian överens"
        aims = [
            m
            for m in self.found[Kind.AIM]
            if cue.start < m.start < reach and not (m.start in speakers and self._is_whose(cue, m))
        ]
        if not aims:
            return None if any(self._is_fronted(aim, cue) for aim in self.found[Kind.AIM]) else []
        aim = aims[0]
        joined = _AND_PROPOSAL.search(self.text, aim.end, reach)  # "både syftet och förslaget"
        if joined or any(cue.start <= m.start < aim.start for m in self.found[Kind.OBJECT]):
            return []
        return [aim] if _AIM_OF_PROPOSAL.match(self.text, aim.start, self.end) else None

    def _is_fronted(self, aim: Match, cue: Match) -> bool:
        """Is an aim the subject of what is said of things ("syftet med förslaget är gott")?"""
        if aim.end > cue.start or not (cue.rule.impersonal or is_passive(self.text, cue)):
            return False
        if self.text[: aim.start].lower().endswith(" som "):  # "det sätt som utredningen har stannat för är lämpligt"
            return False
        return not (cue.rule.impersonal and _ANOTHER.search(self.text, aim.end, cue.start))

    def _is_whose(self, cue: Match, speaker: Match) -> bool:
        """Is somebody who speaks the one agreed with ("håller med utredaren om") or where it is written ("det som
        föreslås i promemorian"), not what is praised?
        """
        if _WITHIN.search(self.text, cue.end, speaker.start):
            return True
        joined = self.text[cue.start : cue.end].lower().endswith(("med", "som")) or speaker.start < cue.end
        between = self.text[cue.end : speaker.start]
        return joined or (bool(between.strip()) and bool(_WITH.fullmatch(between)))

    def _voice(self, start: int, end: int) -> Evidence:
        return Evidence(rule=UNKNOWN_VOICE, role=Role.VOICE, start=start, end=end, text=self.text[start:end])

    def _evidence(self, match: Match, role: Role) -> Evidence:
        return Evidence(
            rule=match.rule.id, role=role, start=match.start, end=match.end, text=self.text[match.start : match.end]
        )


def _by_kind(lexicon: Lexicon, text: str) -> dict[Kind, list[Match]]:
    found: dict[Kind, list[Match]] = {kind: [] for kind in Kind}
    for match in lexicon.find(text):
        found[match.rule.kind].append(match)
    return found


def _near(between: str, words: int) -> bool:
    """Is there neither a clause's border nor more than so many words in between?"""
    return not _STOP.search(between) and len(_WORD.findall(between)) <= words
