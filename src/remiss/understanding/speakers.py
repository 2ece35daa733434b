"""Who speaks in a clause: the respondent, the inquiry, somebody in a statute. Only the respondent's voice counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from remiss.model import Noun
from remiss.understanding.lexicon import Kind, Lexicon, Match
from remiss.understanding.mentions import mentions

_PREPOSITION = re.compile(
    r"\b(?:fr[åa]gan? om|gäller|angående|beträffande|kring|av|från|med|i|på|för|enligt|till|hos|mot|över|under|åt)$",
    re.IGNORECASE,
)
_LONGEST = len("beträffande")
"""Characters: the longest of them."""
_IF = re.compile(
    r"\b(?:om(?! att\b)(?! (?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|högst|minst|\d+) )|när(?! det gäller)|ifall"
    r"|såvida|trots att)\s+(?P<between>(?:[^\s,]+\s+){1,8})$",
    re.IGNORECASE,
)
_NOUN_BEFORE_IF = re.compile(
    r"(?:fr[åa]g|f[öo]rslag|krav|best[äa]mmels|regl|bed[öo]mning|uppfattning|skyldighet|r[äa]tt|m[öo]jlighet|f[öo]rbud|tank|idé|beslut|uppgift"
    r"|princip|villkor|kriteri|ansvar|tillstånd|rekommendation|garanti)\w*\s+$",
    re.IGNORECASE,
)
_THAT = re.compile(r"\batt\b", re.IGNORECASE)
_THAT_FIRST = re.compile(r"\s*(?:(?:och|men)\s+)?att\b", re.IGNORECASE)
_AND = re.compile(r"\boch\s+$", re.IGNORECASE)
_JOINT = re.compile(r"\b(?:och|men|så|samt|utan)\b", re.IGNORECASE)
_AFTER_INSERTION = 2
"""How many words there may be between an insertion's end and the verb that it stands before."""
_AGENT = re.compile(r"\s+av\s+(många\s+\w+|flera\s+\w+|de flesta|\w+arna\b|\w+erna\b|\w+orna\b)", re.IGNORECASE)
_OCCASIONS = re.compile(r"\b(?:föranleder|föranlett|ger|lämnas|kräver|aktualiserar)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\w+\s+som\s+(?:inte\s+)?$", re.IGNORECASE)
"""Whoever does it: "föräldrar som motsätter sig"."""
_SOMEBODY = re.compile(r"^\s*([A-ZÅÄÖ]\w+(?:en|et|an|na))\s+(?:är\s+)?$")
"""A clause that begins with a noun in the definite form, right before its verb: "personalen ser positivt på"."""
_SUBJECT = re.compile(r"\s*[A-ZÅÄÖ]\w+(?:en|et|an|na)\s+\w+r\b")
_SAYER = re.compile(
    r"\s*([A-ZÅÄÖ][\w-]+(?:\s+[\w-]+){0,4}?)\s+(?:har|anser|menar|skriver|framför|framhåller|uttalar|säger|tycker|hävdar)\b"
    r"(?:[^.;]*?)\batt\b"
)
_OM = re.compile(r"om\s+", re.IGNORECASE)
_OPENS = re.compile(r"(?:,|\b(?:bara|endast|enbart|även|men|och|att|dock|särskilt|utom))\s+$", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:ans[eå]|men|tyck|föresl|bedöm|framh|skriv|hävda|vill|säg|konstatera|anför|förorda|uppge|uttala|påpeka|begär|kräv"
    r"|önska|argument|fann|finn|tro|kom(?!mun|mitt|miss|p|b)|övervä|landa|stann|utgå)\w*",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:vår|vårt|våra|mitt|min)\b", re.IGNORECASE)
_ACCORDING = re.compile(r"\b[Ee]nligt\s+([A-ZÅÄÖ][\w-]+(?:\s+[A-ZÅÄÖ][\w-]+)*)")
_NO_NAMES = re.compile(
    r"(?:det|den|de|detta|denna|dessa|här|där|vi|jag|man|som|när|om|att|vad|i|på|för|enligt|men|och|samt|även)$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*(?:och|men|samt|eller)\s+(?:\w+\s+)?", re.IGNORECASE)
_THEY = re.compile(r"\b\w+(?:arna|erna|orna|unden)\s+$", re.IGNORECASE)
"""Several others, right before their verb: "bibliotekarierna tillstyrker"."""
_OF_THEM = re.compile(r"\b(?:för|av|med|till|om|på|i|mellan|hos|från)\s+(?:\w+\s+){0,2}\w+\s+$", re.IGNORECASE)
_HAVE = frozenset({"har", "får", "ges", "vinner", "förtjänar"})
_THERE_IS = re.compile(r"\b(?:finns|f[öo]religger|m[öo]ter)\s+(?:\w+\s+){0,4}$", re.IGNORECASE)
"""Right before what is or is not: "finns inget *att invända*"."""
_PASSIVE = re.compile(r"\w{3,}s$", re.IGNORECASE)


class Voices(Noun):
    """Who may speak in a letter: the respondent's name, all the forms it has in the text, and the names of others.

    ``called`` are definite forms of the name's own noun ("kanalägarna"), which may also be what a proposal is about.
    """

    name: str = ""
    own: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


NOBODY = Voices()
"""the voices of a text whose sender is not known"""


class Speakers:
    """The words of a clause that name a speaker, and whose voice a match is in. ``earlier`` are those of the clauses
    before it in the sentence.
    """

    def __init__(
        self,
        text: str,
        found: Mapping[Kind, Sequence[Match]],
        voices: Voices,
        earlier: Speakers | None = None,
    ) -> None:
        self.text, self.start, self._earlier = text, 0, earlier
        sender = f" {voices.name.casefold()}"
        fitting = [m for m in found[Kind.OWN_VOICE] if not m.rule.sender or not voices.name or _fits(m, sender)]
        named, called = mentions(voices.own, text), mentions(voices.called, text)
        words = [m.start for m in fitting] + called
        self._misfits = [m for m in found[Kind.OWN_VOICE] if m.start not in words]
        self.own = words + named
        self._plainly_own = named + called + [m.start for m in fitting if m.end - m.start <= 3]
        self._objects = {m.start for m in found[Kind.OBJECT]}
        self._others = {m.start for m in found[Kind.OTHER_VOICE]}
        self._speaking = sorted(
            [(at, True) for at in self.own if at not in words or not self._after_preposition(at)]
            + [
                (m.start, False)
                for m in found[Kind.OTHER_VOICE]
                if not self._after_preposition(m.start) and not self._with_us(m)
            ]
            + [(at, False) for at in mentions(voices.others, text) if not self._after_preposition(at)]
        )

    def silences(self, match: Match) -> bool:
        """Is the match said by somebody else, or by nobody in particular in an "om …" clause, as statutes have it?"""
        passive = _PASSIVE.search(first_word(self.text, match))
        ours = _OURS.search(self.text, match.start, match.end)
        if (
            not passive
            and not ours
            and not match.rule.impersonal
            and _RELATIVE.search(self.text, self.start, match.start)
            and not self.follows(match)
        ):
            return True
        if passive:
            agent = _AGENT.match(self.text, match.end) if match.rule.kind is Kind.CUE else None
            return agent is not None and not any(agent.start(1) <= own <= agent.end() for own in self.own)
        if self._is_occasioned(match):
            return False
        return self._other_speaks(match) or self._in_condition(match)

    def _is_occasioned(self, match: Match) -> bool:
        """ "Betänkandet föranleder ingen erinran": what occasions it does not speak."""
        return match.rule.stance is None and _OCCASIONS.search(self.text, self.start, match.end) is not None

    def _other_speaks(self, match: Match) -> bool:
        """Is the subject nearest before the words, or right after them, somebody else than the respondent?"""
        if self.follows(match):
            return False
        after = [own for at, own in self._speaking if match.end <= at and not self.text[match.end : at].strip()]
        if after and after[0]:  # "…, och det tillstyrker vi"
            return False
        before = [own for at, own in self._speaking if at < match.start and not self._inserted(at, match)]
        if match.rule.impersonal or self._needs_no_subject(match):
            return self._reported(match)
        if before:
            return not before[-1]
        if self._earlier and self._carries_on(match) and self._earlier._speaking:
            return not any(own for _, own in self._earlier._speaking)
        they = not match.rule.impersonal and _THEY.search(self.text, self.start, match.start)
        has = first_word(self.text, match).lower() == "har" and _OF_THEM.search(self.text, self.start, match.start)
        return bool(after) or (bool(they) and not has)

    def _needs_no_subject(self, match: Match) -> bool:
        """ "Att den som hyr ut betalar tillbaka har vårt stöd", "mot att den som bryter mot det betalar finns inget att
        invända": who stands before the words does not say them.
        """
        if first_word(self.text, match).lower() in _HAVE:
            return _OURS.search(self.text, match.start, match.end) is not None
        return match.rule.stance is None and _THERE_IS.search(self.text, self.start, match.start) is not None

    def _reported(self, match: Match) -> bool:
        """Is what is said of things in somebody else's "att"? "Regeringen bör inte gå vidare" is said of them."""
        that = _THAT.search(self.text, self.start, match.start)
        said = [(at, own) for at, own in self._speaking if that and at < that.start() and not self._inserted(at, match)]
        if that is None or not said or said[-1][1]:
            return False
        return bool(_SAYS.search(self.text, said[-1][0], that.start()))

    def unknown(self, match: Match) -> tuple[int, int] | None:
        """The subject that may or may not be the respondent: "kommunen" in a court's letter, "personalen"."""
        own = [at for at, is_own in self._speaking if is_own and at < match.start]
        if _PASSIVE.search(first_word(self.text, match)) or self.follows(match) or self._is_occasioned(match):
            return None
        misfits = [m for m in self._misfits if m.end <= match.start and not self._after_preposition(m.start)]
        if not match.rule.impersonal and misfits and (not own or own[-1] < misfits[-1].start):
            return misfits[-1].start, misfits[-1].end
        according = _ACCORDING.search(self.text, self.start, match.end)
        if according and according.start(1) not in self.own and not own:
            return according.span(1)
        sayer = self._sayer(match)
        if sayer and not any(sayer.end() <= at < match.start for at in self._plainly_own):
            return sayer.span(1)
        of_things = match.rule.impersonal or _OURS.search(self.text, match.start, match.end)
        if own or of_things:  # "avgiften hör inte hemma här", "förslaget har vårt stöd": nobody else's voice
            return None
        somebody = _SOMEBODY.search(self.text, self.start, match.start)
        if somebody and somebody.start(1) not in self._objects:
            return somebody.span(1)
        carried = (
            self._earlier and self._carries_on(match) and not self._earlier.own and _SUBJECT.match(self._earlier.text)
        )
        return (match.start, match.end) if carried else None

    def _sayer(self, match: Match) -> re.Match[str] | None:
        """Somebody named at the start who says that ("Samverkansrådet har uttalat att det avstyrker")."""
        sayer = _SAYER.match(self.text, self.start, match.start)
        if sayer and sayer.start(1) in self.own:
            return None
        return None if sayer and _NO_NAMES.match(sayer[1].split()[0]) else sayer

    def _carries_on(self, match: Match) -> bool:
        """Does the clause go on without a subject ("… och avstyrker")?"""
        return bool(_GOES_ON.fullmatch(self.text[self.start : match.start]))

    def follows(self, match: Match) -> bool:
        """Does the respondent stand in or right after the match, as its subject ("tillstyrker vi")?"""
        return any(match.start < own < match.end or 0 <= own - match.end <= 2 for own in self.own)

    def stands_at(self, match: Match) -> bool:
        """Does the respondent, by name or as "vi", stand right before the match or right after it?"""
        before = re.search(r"\w+\s$", self.text[: match.start])
        near = before.start() if before else match.start
        return any(near <= own < match.start or 0 <= own - match.end <= 2 for own in self._plainly_own)

    def _inserted(self, at: int, match: Match) -> bool:
        """Is the speaker within an insertion ("kan därför, trots det som utredningen pekar på, inte tillstyrka")?"""
        end = self.text.rfind(",", at, match.start)
        begin = self.text.rfind(",", self.start, at)
        return 0 <= begin < end and len(self.text[end + 1 : match.start].split()) <= _AFTER_INSERTION

    def _in_condition(self, match: Match) -> bool:
        opened = _IF.search(self.text[self.start : match.start])
        if not opened or _JOINT.search(opened.group("between")):
            return False
        if _OURS.search(self.text, match.start, match.end):  # "om avgiften har våra förbund ingen uppfattning"
            return False
        if first_word(self.text, match).lower() == "är" and _THAT_FIRST.match(self.text):
            return False  # "att det är gratis när det kommer i datorn är rimligt"
        at = self.start + opened.start()
        if (match.rule.impersonal or first_word(self.text, match).lower() in ("har", "får", "ges")) and self._is_topic(
            at
        ):
            return False
        if _NOUN_BEFORE_IF.search(self.text[self.start : at]):  # "frågan om", "förslaget om": no condition
            return False
        return not self.follows(match) and not any(at <= own < match.start for own in self.own)

    def _with_us(self, other: Match) -> bool:
        """Do the respondent and somebody else speak together ("vi och promemorian är överens")?"""
        joint = _AND.search(self.text, self.start, other.start)
        return joint is not None and any(
            own < joint.start() and not self.text[own : joint.start()].strip().count(" ") for own in self.own
        )

    def _is_topic(self, at: int) -> bool:
        """Is an "om" in the middle of a clause one of topic ("ett stöd om egenvård"), not of condition? The latter has
        somebody as its subject ("lämnas om den enskilde inte motsätter sig det").
        """
        om = _OM.match(self.text, at)
        if om is None or not self.text[self.start : at].strip() or _OPENS.search(self.text, self.start, at):
            return False
        return om.end() not in self._others

    def _after_preposition(self, at: int) -> bool:
        before = self.text[:at].rstrip()
        return len(before) < at and _PREPOSITION.search(before, max(0, len(before) - _LONGEST)) is not None


def own_words(voices: Voices, lexicon: Lexicon) -> frozenset[str]:
    """The words, in lower case, that a respondent has for itself: its name, and the nouns for its sort of body."""
    if not voices.name:
        return frozenset()
    sender = f" {voices.name.casefold()}"
    rules = [rule for rule in lexicon.rules if rule.kind is Kind.OWN_VOICE and any(w in sender for w in rule.sender)]
    nouns = {word for rule in rules for phrase in rule.phrases for word in re.split(r"[\s|]+", phrase)}
    words = {word.lower() for word in (*nouns, *" ".join(voices.own).split())}
    return frozenset(words | {f"{word}s" for word in words})


def first_word(text: str, match: Match) -> str:
    """The first word of a match."""
    return text[match.start : match.end].split()[0]


def is_passive(text: str, match: Match) -> bool:
    """Does the match say what is done to its subject ("tillstyrks", "är välkommet")?"""
    first = first_word(text, match)
    return bool(_PASSIVE.search(first)) or first.lower() in ("är", "vara")


def _fits(voice: Match, sender: str) -> bool:
    return any(word in sender for word in voice.rule.sender)
