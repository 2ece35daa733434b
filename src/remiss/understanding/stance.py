"""A clause → its stance, with the evidence the decision was computed from.

In the manner of ConText: cues carry a stance, and scoped rules turn, limit or silence them. ``decide`` takes nothing
but the evidence, so an explanation replays to the same result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from remiss.model import Evidence, Noun, Qualifier, ReviewReason, Role, Stance
from remiss.understanding.aims import Aims
from remiss.understanding.lexicon import Kind, Lexicon, Match, Outcome, outermost
from remiss.understanding.negation import FAR, NEAR, OPENING, WHAT_THAT, Negations, near
from remiss.understanding.noise import CELL, quieten
from remiss.understanding.speakers import NOBODY, Speakers, Voices, first_word

_CONTENT = re.compile(r"\W*(?:\w+\W+){0,3}att\b", re.IGNORECASE)
_ASKED = re.compile(r"\bom\s+$", re.IGNORECASE)
_COMPARES = re.compile(r"framf[öo]r|hellre|i st[äa]llet|till skillnad|i motsats|tv[äa]rtemot", re.IGNORECASE)
"""Words that set what is wanted against what is proposed: no part of what a stand before them is on."""
_THAT_FIRST = re.compile(r"\s*att\s", re.IGNORECASE)
_ASKS_FOR = re.compile(r"\b(?:b[öo]r|ska|skall|vill|till[åa]t\w*|inf[öo]r\w*)\b[^.!?\n]*\?\s*$", re.IGNORECASE)
"""A question about what is to be, right before a "nej" or a "ja"."""
_ANOTHERS_ANSWER = re.compile(r"\b(?:yttrande|remissvar|remissyttrande)\w*\b[^.!?\n]*[.]\s*$", re.IGNORECASE)
_ON_IT = re.compile(
    r"\b(?:ansluter|inst[äa]mmer|st[äa]ller)\b[^.]{0,40}\b(?:i|till|bakom)\s+(?:det|detta)\W*$", re.IGNORECASE
)
"""Agreement with what another body has answered (codebook, rule 9), said of it as "det"."""
_WONDERS = re.compile(
    r"\b(?:fr[åa]g\w+|undra\w*|diskutera\w*|ifr[åa]gas[äa]tt\w*|i fr[åa]ga|oklart|os[äa]kert|ovisst|tveksamt"
    r"|tvivelaktigt)\b[^.,;:]{0,40}\b(?:om|huruvida)\b[^.;:]*$|^\s*huruvida\b[^.;:]*$",
    re.IGNORECASE,
)
"""Before praise: it is asked about, not given ("man kan fråga sig om det är rimligt")."""
_MODALS = frozenset({"bör", "ska", "skall", "måste", "borde"})
_CONCEDING = re.compile(r"\s*(?:även om|trots att|fast|fastän)\b", re.IGNORECASE)
_SECOND_CHOICE = re.compile(r"\s+i andra hand\b", re.IGNORECASE)
_IF_ONLY = re.compile(r"\s+(?:om|ifall)\b", re.IGNORECASE)
"""After praise ("det är bra om kommunerna får tid"): a wish, no stand."""
_WHETHER = re.compile(r"\b(?:om|huruvida)\b", re.IGNORECASE)
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
BEFORE = 400
"""How much of the text before a clause (characters) is asked what it answers or points to."""
AS_PROPOSED = "som-foreslas"
LIKEWISE = "i-likhet-med"
"""The rules of the lexicon for what should be as the inquiry says, and for thinking so with it."""
UNKNOWN_VOICE = "okänd röst"
"""The rule behind a subject that may not be the respondent: a person has to look."""
QUESTION = "fråga"
"""The rule behind a sentence that puts a question: it is a remark."""


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
    said_before = text[max(0, start - BEFORE) : start]
    asked = _ASKS_FOR.search(said_before) is not None
    leaning = _ANOTHERS_ANSWER.search(said_before) is not None and _ON_IT.search(quiet.text) is not None
    if leaning:  # "rådet har avgett ett yttrande. Vi ansluter oss till det"
        return None
    clause = _Clause(quiet.text, earlier, lexicon, voices, asked=asked)
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

    def __init__(self, text: str, earlier: str, lexicon: Lexicon, voices: Voices, *, asked: bool) -> None:
        self.text, self.start, self.end, self.lexicon = text, 0, len(text), lexicon
        self.asked = asked
        self.found = _by_kind(lexicon, text)
        before = Speakers(earlier, _by_kind(lexicon, earlier), voices) if earlier else None
        self.speakers = Speakers(text, self.found, voices, before)
        self.negations = Negations(text, self.found, self.speakers, lexicon)
        self.aims = Aims(text, self.found)
        self.quoted = [(m.start(), m.end()) for m in _QUOTED.finditer(text)]

    def cues(self) -> list[Evidence]:
        """The evidence of the cues that hold, each followed by its negation, then what limits them."""
        if self._dissents():
            return []
        evidence = [self._evidence(match, Role.CUE) for match in self.found[Kind.ANSWER] if self._answers(match)][:1]
        if evidence:
            return evidence
        held: list[Match] = []
        for cue in outermost(self.found[Kind.CUE]):
            if any(m.start <= cue.start and cue.end <= m.end for m in self.found[Kind.NO_NEGATION]):
                continue  # "tvekar inte att tillstyrka"
            content = held and _CONTENT.match(self.text, held[-1].end, cue.start)
            if content and not _COMPARES.match(self.text, cue.start):
                continue  # "delar bedömningen att reformen inte bör genomföras": what is agreed with, no stand
            if cue.rule.content and (agreeing := self._agreeing(cue)):
                cue = agreeing
            if cue.rule.impersonal and (any(self._doubts(other, cue) for other in held[-2:]) or self._is_what(cue)):
                continue
            negation = self.negations.of(cue)
            if cue.rule.outcome(negated=negation is not None) is None or self._silenced(cue):
                continue
            partial = self.aims.limits_of(cue)
            if partial is None:
                continue
            if held and _CONCEDING.match(self.text):  # "även om vi inte är emot register avstyrker vi detta"
                held.clear()
                evidence.clear()
            held.append(cue)
            evidence.append(self._evidence(cue, Role.CUE))
            if negation:
                evidence.append(self._evidence(negation, Role.NEGATION))
            if unknown := self.speakers.unknown(cue):
                evidence.append(self._voice(*unknown))
            evidence += [self._evidence(match, Role.HEDGE) for match in partial]
        if not evidence:  # "Ja, men med längre frist", where nothing after it takes a stand of its own
            begun = [match for match in self.found[Kind.ANSWER] if self._answers(match, alone=False)]
            if not begun:
                return []
            held, evidence = begun[:1], [self._evidence(begun[0], Role.CUE)]
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
        if self.found[Kind.NOT_REVIEWED] or self._dissents():
            return []
        remarks = [
            self._evidence(match, Role.REMARK)
            for match in outermost(self.found[Kind.REMARK])
            if not self._in_quote(match) and not self.speakers.silences(match) and not self.found[Kind.ATTRIBUTION]
        ]
        if not remarks and self.text[self.end - 1 : self.end] == "?" and not self._in_quote_at(self.end - 1):
            remarks = [Evidence(rule=QUESTION, role=Role.REMARK, start=self.end - 1, end=self.end, text="?")]
        return remarks

    def _dissents(self) -> bool:
        """Does a member speak, who moved or reserved against? "Vi yrkar" is the respondent's own."""
        return any(not self.speakers.stands_at(match) for match in self.found[Kind.DISSENT])

    def _silenced(self, cue: Match) -> bool:
        """Is the cue somebody else's, a hypothesis, a quotation or a leaning on another's response?"""
        overlapping = self.found[Kind.ENDORSEMENT] + self.found[Kind.NOT_REVIEWED]
        return (
            self._in_quote(cue)
            or any(m.start < cue.end and cue.start < m.end for m in overlapping)
            or self._hypothetical(cue)
            or (cue.rule.impersonal and any(m.end <= cue.start for m in self._told_of()))
            or self.speakers.silences(cue)
        )

    def _answers(self, match: Match, *, alone: bool = True) -> bool:
        """Is the match all that stands in a table's cell, after a colon, or as an answer to a question just put?
        With ``alone`` false it may go on after a comma or a stop.
        """
        before, after = self.text[: match.start].rstrip(), self.text[match.end :].lstrip(" !")
        if alone and after.lstrip(" .") and not after.lstrip(" .").startswith(CELL):
            return False
        return (alone or after.startswith((",", "."))) and (before.endswith((CELL, ":")) or (not before and self.asked))

    def _is_what(self, cue: Match) -> bool:
        """Is it what another cue, after it, is said of ("bedömningen att reformen inte bör genomföras delas")?"""
        inside = WHAT_THAT.search(self.text, self.start, cue.start) or _THAT_FIRST.match(self.text, 0, cue.start)
        return inside is not None and any(cue.end <= later.start for later in self.found[Kind.CUE])

    def _agreeing(self, cue: Match) -> Match | None:
        """ "bör, som utredningen föreslår, inte införas": the words within that say that the inquiry says so too."""
        within = [m for m in self.found[Kind.CUE] if cue.start <= m.start and m.end < cue.end]
        said = (m for m in within if m.rule.id == LIKEWISE or (m.rule.id == AS_PROPOSED and m.start == cue.start))
        return next(said, None)

    def _doubts(self, doubt: Match, cue: Match) -> bool:
        """ "ifrågasätter om förslaget är rimligt": does the one ask whether the other holds?"""
        neutral = doubt.rule.stance is Stance.COMMENTS
        return neutral and bool(_WHETHER.search(self.text, doubt.start, cue.end))

    def _told_of(self) -> list[Match]:
        """Words after which things are told of, not judged: whose view it is, or that one has not to judge it."""
        return self.found[Kind.ATTRIBUTION] + self.found[Kind.NOT_REVIEWED]

    def _in_quote(self, match: Match) -> bool:
        return self._in_quote_at(match.start)

    def _in_quote_at(self, at: int) -> bool:
        return any(start <= at < end for start, end in self.quoted)

    def _hypothetical(self, cue: Match) -> bool:
        # "frågan är om förslaget är rimligt" asks, it does not say
        asked = cue.rule.impersonal and (
            _ASKED.search(self.text, self.start, cue.start) or _WONDERS.search(self.text, self.start, cue.start)
        )
        wished = self.text.rstrip().endswith("?") or bool(_SECOND_CHOICE.match(self.text, cue.end))
        if cue.rule.impersonal and cue.rule.weak and _IF_ONLY.match(self.text, cue.end):
            wished = True
        within = [m for m in self.found[Kind.HYPOTHESIS] if m.start < cue.end and cue.start < m.end]
        if asked or wished or any(not self._is_own(m, cue) for m in within):
            return True
        if OPENING.match(self.text, self.start, self.end) and self.speakers.follows(cue):
            return False  # "trots att vi hade sett en högre nivå tillstyrker vi"
        before = [m for m in self.found[Kind.HYPOTHESIS] if cue.start - FAR < m.end <= cue.start]
        if first_word(self.text, cue).lower() in _MODALS:  # "den uppgift som den skulle få bör stanna kvar"
            before = [m for m in before if " " in self.text[m.start : m.end]]
        return any(near(self.text[match.end : cue.start], NEAR) for match in before)

    def _is_own(self, match: Match, cue: Match) -> bool:
        """Is it one of the words the cue's rule itself asks for ("vore ett misstag att")?"""
        asked_for = self.lexicon.words_of(cue.rule, self.text[cue.start : cue.end])
        return self.text[match.start : match.end].lower() in asked_for

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
