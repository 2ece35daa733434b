"""Which negation turns which cue: near enough, on either side of it, and not within what the cue is said of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from remiss.understanding.lexicon import Kind, Lexicon, Match
from remiss.understanding.speakers import Speakers, is_passive

NEAR = 5
"""How many words there may be between a negation, or a "skulle", and the cue it turns …"""
AFTER, FRONTED = 3, 8
"""… and between a cue and a negation after it; more where the cue is put first ("någon erinran har verket inte")."""
FAR = 400
"""Characters: what is further off is not looked at."""
_STOP = re.compile(r"[.](?!\w)|[;:!?,]|\b(?:att|som|eftersom|men|när|där|utan|och)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w§-]+")
_THAT = re.compile(r"\batt\b", re.IGNORECASE)
_WHAT_THAT = (
    r"(?:bed[öo]mning|slutsats|uppfattning|f[öo]rslag|tank|krav|st[åa]ndpunkt|princip|id[ée])\w*,?\s+"
    r"(?:\w+\s+){0,3}?att"
)
_ENDS_IN_THAT = re.compile(rf"{_WHAT_THAT}$", re.IGNORECASE)
WHAT_THAT = re.compile(rf"{_WHAT_THAT}\b", re.IGNORECASE)
"""The beginning of what something is said of: "bedömningen att …"."""
OPENING = re.compile(r"\s*(?:fast|fastän|även om|trots att|eftersom|då|om|när)\b", re.IGNORECASE)
"""A clause that comes before the main one, often without a comma."""
_ANY = re.compile(r"\s*(?:någon|något|några)\b", re.IGNORECASE)


class Negations:
    """The negations of a clause."""

    def __init__(self, text: str, found: Mapping[Kind, Sequence[Match]], speakers: Speakers, lexicon: Lexicon) -> None:
        self.text, self.found, self.speakers, self.lexicon = text, found, speakers, lexicon

    def of(self, cue: Match) -> Match | None:
        """The negation that turns a cue, if one does."""
        ignored = self.found[Kind.NO_NEGATION]
        for match in self.found[Kind.NEGATION]:
            if not cue.start - FAR < match.end < cue.end + FAR:
                continue
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
            fronted = cue.rule.stance is None or not self.text[: cue.start].strip()
            asked_for = _ANY.match(self.text)  # "någon annan uppfattning … har verket inte"
            return near(
                self.text[cue.end : negation.start], 2 * FRONTED if asked_for else FRONTED if fronted else AFTER
            )
        between = self._without_bridges(negation.end, cue.start)
        if between.startswith(",") and between.count(",") >= 2:  # "kan inte, så länge …, tillstyrka"
            return len(_WORD.findall(between[between.rindex(",") :])) <= 2
        opened = OPENING.match(self.text)
        if opened and self.speakers.follows(cue):  # "fastän vi inte ser något behov tillstyrker vi"
            return False
        if not self.text[: negation.start].strip():  # "inte ens i förenklad form kan förslaget …"
            return near(between, FRONTED)
        # "bedömningen att X inte bör Y delas": the negation is within what is agreed with
        return near(between, 0 if self._in_subject(negation, cue) else NEAR)

    def _in_subject(self, negation: Match, cue: Match) -> bool:
        """Does a negation stand in an "att …" that is the subject or the object put first ("att X inte får Y motsätter
        vi oss"), not in what somebody says ("vi anser att X inte kan tillstyrkas")?
        """
        that = _THAT.search(self.text, 0, negation.start)
        if that is None or not (is_passive(self.text, cue) or self.speakers.follows(cue)):
            return False
        first = not self.text[: that.start()].strip()
        return first or bool(_ENDS_IN_THAT.search(self.text, 0, that.end()))

    def _without_bridges(self, start: int, end: int) -> str:
        """The text between a negation and a cue, without what joins them ("skäl att")."""
        for bridge in self.found[Kind.BRIDGE]:
            holds_negation = bridge.start < start <= bridge.end  # "går inte att"
            if (holds_negation or start <= bridge.start) and bridge.end <= end:
                return self.text[start : max(start, bridge.start)] + self.text[bridge.end : end]
        return self.text[start:end]


def near(between: str, words: int) -> bool:
    """Is there neither a clause's border nor more than so many words in between?"""
    return not _STOP.search(between) and len(_WORD.findall(between)) <= words
