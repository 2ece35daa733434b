"""What holds in a clause: its cues, with what turns, limits or silences each, as evidence.

In the manner of ConText: cues carry a stance, and scoped rules turn, limit or silence them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from remiss.model import Evidence, Role, Stance
from remiss.understanding.aims import Aims
from remiss.understanding.endorsements import on_it
from remiss.understanding.lexicon import Kind, Lexicon, Match, by_kind, outermost
from remiss.understanding.negation import FAR, NEAR, OPENING, WHAT_THAT, Negations, near
from remiss.understanding.noise import CELL
from remiss.understanding.speakers import Speakers, Voices, first_word

_CONTENT = re.compile(r"\W*(?:\w+\W+){0,3}att\b", re.IGNORECASE)
_ASKED = re.compile(r"\bom\s+$", re.IGNORECASE)
_COMPARES = re.compile(r"framf[öo]r|hellre|i st[äa]llet|till skillnad|i motsats|tv[äa]rtemot", re.IGNORECASE)
"""Words that set what is wanted against what is proposed: no part of what a stand before them is on."""
_THAT_FIRST = re.compile(r"\s*att\s", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:att|som|där)\b", re.IGNORECASE)
_WHICH_IS = re.compile(r"\bsom\s+(?:\w+\s+)?$", re.IGNORECASE)
_PROPOSED = re.compile(r"f[öo]resl[åa]s|f[öo]rordas", re.IGNORECASE)
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
_SECTION = re.compile(r"(?:avsnitt\s*)?\d{1,2}(?:\.\d{1,2})+[.)]?\s*[–-]?", re.IGNORECASE)
"""A section's number before an answer: "4.1 Nej"."""
_ROLES = {
    Kind.CUE: Role.CUE,
    Kind.REMARK: Role.REMARK,
    Kind.CONDITION: Role.CONDITION,
    Kind.HEDGE: Role.HEDGE,
    Kind.EXCEPTION: Role.EXCEPTION,
}
AS_PROPOSED = "som-foreslas"
LIKEWISE = "i-likhet-med"
"""The rules of the lexicon for what should be as the inquiry says, and for thinking so with it."""
UNKNOWN_VOICE = "okänd röst"
"""The rule behind a subject that may not be the respondent: a person has to look."""
QUESTION = "fråga"
"""The rule behind a sentence that puts a question: it is a remark."""


class Clause:
    """A clause with what the lexicon found in it; ``earlier`` is what comes before it in its sentence, ``asked`` says
    that a question was just put, and ``leaning`` that another body's answer was just spoken of.
    """

    def __init__(
        self,
        text: str,
        found: Mapping[Kind, list[Match]],
        lexicon: Lexicon,
        voices: Voices,
        *,
        earlier: str,
        asked: bool,
        leaning: bool,
    ) -> None:
        self.text, self.start, self.end, self.lexicon = text, 0, len(text), lexicon
        self.asked = asked
        self.leaning = on_it(text) if leaning else None
        self.found = found
        before = Speakers(earlier, by_kind(lexicon.find(earlier)), voices) if earlier else None
        self.speakers = Speakers(text, self.found, voices, before)
        self.negations = Negations(text, self.found, self.speakers, lexicon)
        self.aims = Aims(text, self.found)
        self.quoted = [(m.start(), m.end()) for m in _QUOTED.finditer(text)]

    def cues(self) -> list[Evidence]:
        """The evidence of the cues that hold, each followed by its negation, then what limits them."""
        if self._dissents():
            return []
        evidence = [
            self._evidence(match, Role.CUE)
            for match in self.found[Kind.ANSWER]
            if answers(self.text, match, self.asked)
        ][:1]
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
            begun = [match for match in self.found[Kind.ANSWER] if answers(self.text, match, self.asked, alone=False)]
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
            or (self.leaning is not None and self.leaning < cue.end)
            or any(m.start < cue.end and cue.start < m.end for m in overlapping)
            or self._hypothetical(cue)
            or (cue.rule.impersonal and any(self._tells_of(m, cue) for m in self._told_of()))
            or self.speakers.silences(cue)
        )

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

    def _tells_of(self, words: Match, cue: Match) -> bool:
        """Is what comes after such words told of, too? Of "att ansvaret föreslås ligga hos länet är bra" the praise is
        the letter's own.
        """
        judges = first_word(self.text, cue).lower() == "är" and not _WITHIN.search(self.text, words.end, cue.start)
        own = judges or _WHICH_IS.search(self.text, 0, words.start)  # "det som föreslås om släp bör genomföras"
        return words.end <= cue.start and not (own and _PROPOSED.fullmatch(self.text, words.start, words.end))

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
        """Is it one of the words the cue's rule itself asks for ("vore ett misstag att", "borde ha funnits")?"""
        asked_for = self.lexicon.words_of(cue.rule, self.text[cue.start : cue.end])
        return set(self.text[match.start : match.end].lower().split()) <= asked_for

    def _voice(self, start: int, end: int) -> Evidence:
        return Evidence(rule=UNKNOWN_VOICE, role=Role.VOICE, start=start, end=end, text=self.text[start:end])

    def _evidence(self, match: Match, role: Role) -> Evidence:
        return Evidence(
            rule=match.rule.id, role=role, start=match.start, end=match.end, text=self.text[match.start : match.end]
        )


def may_answer(text: str, match: Match, asked: bool) -> bool:
    """May a "ja", "nej" or "för" be an answer, and not a word among others?"""
    return answers(text, match, asked) or answers(text, match, asked, alone=False)


def answers(text: str, match: Match, asked: bool, *, alone: bool = True) -> bool:
    """Is a match all that stands in a table's cell, after a colon or a section's number, or as an answer to a question
    just ``asked``? With ``alone`` false it may go on after a comma or a stop.
    """
    before, after = text[: match.start].rstrip(), text[match.end :].lstrip(" !")
    if alone and after.lstrip(" .") and not after.lstrip(" .").startswith(CELL):
        return False
    led = before.endswith((CELL, ":")) or _SECTION.fullmatch(before) or (not before and asked)
    return bool(led) and (alone or after.startswith((",", ".")))
