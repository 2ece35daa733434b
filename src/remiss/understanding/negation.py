"""Which negation turns which cue: near enough, on either side of it, and not within what the cue is said of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from remiss.understanding.lexicon import Kind, Lexicon, Match
from remiss.understanding.speakers import Speakers

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
WHAT_THAT = re.compile(rf"{_WHAT_THAT}\b", re.IGNORECASE)
"""The beginning of what something is said of: "bedömningen att …"."""
OPENING = re.compile(
    r"\s*(?:fast|fastän|även om|trots att|eftersom|då|om|när(?! det gäller)|så länge(?: som)?|såvida|sedan|innan"
    r"|mot bakgrund av att|med tanke på att|i och med att|med hänsyn till att|utan att|genom att|för att|att)\b",
    re.IGNORECASE,
)
"""A clause that comes before the main one, often without a comma."""
_OPENS = re.compile(r"\b(?:att|som|där|när|då|eftersom)\b", re.IGNORECASE)
"""Words that open a clause within the clause."""
_SAYS = re.compile(
    r"\b(?:är|anser|menar|bedömer|finner|tycker|tror|anför|konstaterar|framhåller|noterar|vill|betonar|innebär|medför)\b"
    r"[^,;]{0,80}$",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:kan|bör|måste|får|vill|ska|skall|behöver|önskar|väljer|borde)\b", re.IGNORECASE)
_ANOTHER_VERB = re.compile(r"(?:\s+\w+){0,2}\s+(?!samma|alla|dessa|andra|båda|vissa|våra)\w{2,}(?:a|as)\b|.*,")
_ADVERBS = re.compile(
    r"\s*(?:(?:helt|fullt|ut|alls|heller|längre|ens|därför|nu|riktigt|odelat|till fullo|i dag|heller|utan vidare)\s+)*",
    re.IGNORECASE,
)
_ABOUT_WHOM = re.compile(r"\b(?:om|när|ifall) (?:det|den|de|man|han|hon|någon|inte)\b", re.IGNORECASE)
_IS = re.compile(r"\b(?:är|vore|utgör|innebär|finns)\s+$", re.IGNORECASE)
_WHICH = re.compile(r"^\s*(?:\w+\s+){0,2}som\b", re.IGNORECASE)
TAIL = 3
"""How many words may follow a negation that closes a sentence begun by "någon": what lies between does not count."""
_CLOSING = re.compile(
    r"\b(?:kan|har|ser|finner|finns|f[öo]religger|framf[öo]r|hyser|g[öo]r|l[åa]ter)\s+(?:\w+\s+){0,3}\w+$",
    re.IGNORECASE,
)
"""What such a sentence closes with: the verb of having or seeing, and its negation."""
BOTH = 10
"""How far "varken … eller" reaches, in words."""
_NOT_TO = re.compile(r"\batt\s+(?:inte|ej)\s+$", re.IGNORECASE)
_INVERTED = re.compile(
    r"(?:\b(?:kan|vill|f[åa]r|b[öo]r|ska)\s+(?:\w+\s+){1,3}|\b[äa]r\s+n[åa]gon?t?\s+(?:\w+\s+){0,2}(?:kan|vill)\s+)$",
    re.IGNORECASE,
)
"""What ends a clause that opens with its negation ("inte heller förslaget … kan högskolan tillstyrka")."""
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
                return None if self._undone(match, cue) else match
        return None

    def _undone(self, negation: Match, cue: Match) -> bool:
        """Does another negation undo it ("ingen anledning att *inte* tillstyrka")?"""
        return negation.end < cue.start and bool(_NOT_TO.search(self.text, negation.end, cue.start))

    def _turns(self, negation: Match, cue: Match) -> bool:
        if cue.start <= negation.start and negation.end <= cue.end:
            # in the gap of the phrase it turns the cue; within an insertion or as one of the phrase's own words not
            before, after = self.text[cue.start : negation.start], self.text[negation.end : cue.end]
            word = self.text[negation.start : negation.end].split()[0].lower()
            own = word in self.lexicon.words_of(cue.rule, self.text[cue.start : cue.end])
            aside = bool(before.count(",") % 2 and "," in after) or " att " in before.lower()
            return not own and not aside
        if negation.start < cue.start < negation.end:  # it is part of the cue's own words, but for an "att" they share
            shared = self.text[cue.start : negation.end].lower()
            return shared.endswith("att") and not shared.startswith(("inte", "ej"))
        if negation.start > cue.start:
            if self.text[cue.start : cue.end].lower().endswith(" att"):  # "det är rimligt att X inte …": not of the cue
                return False
            ahead = len(_WORD.findall(self.text, 0, cue.start))
            fronted = ahead <= AFTER if cue.rule.stance is None else not ahead
            if _ABOUT_WHOM.search(self.text, cue.end, negation.start):  # "rätten att invända om det inte har klagat"
                return False
            asked_for = _ANY.match(self.text)  # "någon annan uppfattning … har verket inte"
            if asked_for and _CLOSING.search(self.text[: negation.end]):  # "något hinder mot att … kan vi inte se"
                return len(_WORD.findall(self.text, negation.end)) <= TAIL
            return near(
                self.text[cue.end : negation.start], 2 * FRONTED if asked_for else FRONTED if fronted else AFTER
            )
        between = self._without_bridges(negation.end, cue.start)
        if between.strip().lower() == "att" and self.text[cue.start : cue.end].split()[0].endswith(("a", "as")):
            return True  # "avser inte att tillstyrka"
        if between.startswith(",") and between.count(",") >= 2:  # "kan inte, så länge …, tillstyrka"
            return len(_WORD.findall(between[between.rindex(",") :])) <= 2
        reach = BOTH if self.text[negation.start : negation.end].lower() == "varken" else NEAR
        if cue.rule.stance is not None and self._is_embedded(negation):
            verb = self._main_verb(cue)
            if negation.end <= verb:
                return _ADVERBS.fullmatch(self.text, negation.end, verb) is not None
            return near(between, reach)
        if not self.text[: negation.start].strip():  # "inte ens i förenklad form kan förslaget …"
            return near(between, max(FRONTED, reach)) or bool(_INVERTED.search(between))
        if _IS.search(self.text, 0, negation.start):  # "registret är inget som verket kan ställa sig bakom"
            between = _WHICH.sub("", between)
        return near(between, reach)

    def _is_embedded(self, negation: Match) -> bool:
        """Does a negation stand in a clause that comes before the main verb ("då kostnaden inte är känd avstyrks …",
        "ett register som inte gallras motsätter vi oss"), and not in what somebody says ("vi anser att X inte …")?
        """
        opened = OPENING.match(self.text)
        if opened and opened.end() <= negation.start:
            return True
        inside = _OPENS.finditer(self.text, 0, negation.start)
        return any(not _SAYS.search(self.text, 0, found.start()) for found in inside)

    def _main_verb(self, cue: Match) -> int:
        """Where the main verb of the clause begins: at the cue, or at the "kan" or "bör" that it hangs on."""
        word = self.text[cue.start : cue.end].split()[0].lower()
        if not word.endswith(("a", "as")):
            return cue.start
        modals = list(_MODAL.finditer(self.text, max(0, cue.start - FAR), cue.start))
        if not modals or _ANOTHER_VERB.match(self.text, modals[-1].end(), cue.start):
            return cue.start
        return modals[-1].start()

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
