"""The lexicon: rules as data, and where they match in a text.

The rules stand in ``rules/*.toml`` and are read by ``rulebook``; the language of their phrases is in ``phrases``. A
rule carries examples that it must match and counter-examples that it must not; ``check`` runs them, as the tests do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

from remiss.model import Noun, Qualifier, Stance
from remiss.understanding.noise import quieten
from remiss.understanding.phrases import NO_LISTS, Lists, as_pattern, in_order, spelt_out, words_in
from remiss.understanding.sieve import Sieve

_REMEMBERED = 4096
"""Of how many clauses it is remembered what was found: each is looked through for turns, places and a stance."""


class Kind(StrEnum):
    """What a rule does."""

    CUE = "cue"
    """carries a stance"""
    REMARK = "remark"
    """puts forward a view or a question without taking a stand"""
    ANSWER = "answer"
    """carries a stance as the whole of a table's cell ("Ja")"""
    SAME = "same"
    """says that what was said just before holds here too ("detsamma gäller …", "som ovan")"""
    NEGATION = "negation"
    """turns the cue it belongs to"""
    BRIDGE = "bridge"
    """joins a negation to a cue over an "att" ("ser inga skäl att avstyrka")"""
    NO_NEGATION = "no_negation"
    """holds a word of negation but negates nothing ("inte minst")"""
    CONDITION = "condition"
    """the stand holds only if something is met or changed"""
    HEDGE = "hedge"
    """the stand holds in the main or in part"""
    EXCEPTION = "exception"
    """what follows is left out of the stand"""
    AIM = "aim"
    """a purpose, a problem or the inquiry itself: as the object of a cue it makes praise of it, no stand"""
    OBJECT = "object"
    """a proposal or assessment as the object of a cue"""
    OWN_VOICE = "own_voice"
    """the respondent as subject"""
    OTHER_VOICE = "other_voice"
    """somebody else as subject: the inquiry, the government, a person in a statute"""
    ATTRIBUTION = "attribution"
    """says in whose view something holds ("enligt utredningen")"""
    HYPOTHESIS = "hypothesis"
    """what would hold, or what will be decided later"""
    WHOLE = "whole"
    """all the proposals, or the rest of them"""
    NOT_REVIEWED = "not_reviewed"
    """says what the answer is limited to, which is no position"""
    DISSENT = "dissent"
    """what somebody within the body moved or reserved against: no stand of the body's"""
    ENDORSEMENT = "endorsement"
    """leans on another body's response"""
    ANNEX = "annex"
    """in a heading: what follows is somebody else's view"""
    SUMMARY = "summary"
    """in a heading: what follows sums up the letter"""
    OPENING = "opening"
    """in a heading: what follows is about all the proposals"""


class Outcome(Noun):
    """What a cue says: a stance with qualifiers."""

    stance: Stance
    qualifiers: tuple[Qualifier, ...] = ()


class Rule(Noun):
    """One rule of the lexicon.

    ``stance`` and ``qualifiers`` are what a cue says as it stands, ``negated`` what it says under a negation; a cue
    without a stance speaks only when negated ("synpunkter"). ``aims`` says that the object counts: the same words said
    of a purpose are praise. ``weak`` cues lean on context and are marked for review when alone. A negation with
    ``nouns_only`` turns only cues that speak when negated. An ``impersonal`` cue is said of things ("bör inte
    genomföras"): whose view it is tells the first speaker of the clause, not the nearest. A remark with ``beside``
    counts also beside a stand in the same clause. A cue with ``content`` puts forward what a proposal may say itself:
    of one whose title holds one of those words ("inte") it says the opposite. A voice with ``sender`` is the
    respondent's own only where the respondent's name holds one of those words. A cue that ``declines`` says that there
    is no answer ("avstår från att yttra sig"), as against one without a view. ``source`` names where a convention is
    taken from.
    """

    id: str
    kind: Kind
    phrases: tuple[str, ...]
    stance: Stance | None = None
    qualifiers: tuple[Qualifier, ...] = ()
    negated: Outcome | None = None
    aims: bool = False
    weak: bool = False
    nouns_only: bool = False
    impersonal: bool = False
    beside: bool = False
    declines: bool = False
    content: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()
    note: str = ""
    source: str = ""
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()

    def outcome(self, *, negated: bool) -> Outcome | None:
        """What the cue says, with or without a negation; None where that is nothing."""
        if negated:
            return self.negated
        return Outcome(stance=self.stance, qualifiers=self.qualifiers) if self.stance else None


class Match(NamedTuple):
    """A rule found in a text, at ``text[start:end]``."""

    rule: Rule
    start: int
    end: int


class Lexicon:
    """A set of rules, compiled, with the fingerprint of their source."""

    def __init__(self, rules: Iterable[Rule], fingerprint: str, lists: Lists = NO_LISTS) -> None:
        self.rules = tuple(rules)
        self.fingerprint = fingerprint
        self.lists = lists
        self._by_id = {rule.id: rule for rule in self.rules}
        self._phrases = [
            _Phrase(phrase, place)
            for place, rule in enumerate(self.rules)
            for phrase in in_order(spelt_out(phrase, lists) for phrase in rule.phrases)
        ]
        self._sieve = Sieve([phrase.words for phrase in self._phrases])
        self._search = lru_cache(_REMEMBERED)(self._find)
        self._look = lru_cache(_REMEMBERED)(self._find_within)

    def __getitem__(self, rule_id: str) -> Rule:
        return self._by_id[rule_id]

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self._by_id

    def find(self, text: str, start: int = 0, end: int | None = None) -> tuple[Match, ...]:
        """Every rule's matches within ``text[start:end]``, by position; offsets count from the start of ``text``."""
        return self._look(text, start, len(text) if end is None else end)

    def _find_within(self, text: str, start: int, end: int) -> tuple[Match, ...]:
        quiet = quieten(text, start, end)
        found = self._search(quiet.text)
        if not found or quiet.text == text:
            return found
        return tuple(Match(rule, *quiet.span(first, last)) for rule, first, last in found)

    def _find(self, text: str) -> tuple[Match, ...]:
        """The matches of each rule from left to right; of two phrases that begin alike, the longer wins."""
        found: list[Match] = []
        ends: dict[int, int] = {}
        for start, number in sorted(self._sieve.trials(text)):
            phrase = self._phrases[number]
            if start < ends.get(phrase.rule, 0):
                continue
            if match := phrase.pattern.match(text, start):
                ends[phrase.rule] = match.end()
                found.append(Match(self.rules[phrase.rule], start, match.end()))
        return tuple(sorted(found, key=lambda match: (match.start, -match.end, match.rule.id)))

    def words_of(self, rule: Rule, text: str) -> frozenset[str]:
        """The words of those phrases of a rule that a text is a match of."""
        tried = (self._phrases[number] for start, number in self._sieve.trials(text) if start == 0)
        return words_in(
            phrase.words for phrase in tried if self.rules[phrase.rule] is rule and phrase.pattern.fullmatch(text)
        )


class _Phrase:
    """A phrase, spelt out, and the place of its rule; its pattern is compiled when the phrase is first tried."""

    def __init__(self, words: str, rule: int) -> None:
        self.words, self.rule = words, rule

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What it matches, where its first word begins."""
        return re.compile(rf"(?:{as_pattern(self.words)})(?!\w)", re.IGNORECASE)


def by_kind(matches: Iterable[Match]) -> Mapping[Kind, list[Match]]:
    """The matches of each kind, in their order; an empty list for a kind that there is none of."""
    found: dict[Kind, list[Match]] = defaultdict(list)
    for match in matches:
        found[match.rule.kind].append(match)
    return found


def outermost(matches: Sequence[Match]) -> list[Match]:
    """Without the cues and remarks that another covers or cuts into: "varken tillstyrker eller avstyrker" is one cue.

    Of two that overlap the longer counts; of two as long the first, and in one place that which is surer of itself.
    """
    telling = [match for match in matches if match.rule.kind in (Kind.CUE, Kind.REMARK)]
    if len(telling) <= 1:
        return [*matches]
    taken = bytearray(max((match.end for match in telling), default=0))
    dropped: set[int] = set()
    for match in sorted(telling, key=_precedence):
        if any(taken[match.start : match.end]):
            dropped.add(id(match))
        else:
            taken[match.start : match.end] = b"\1" * (match.end - match.start)
    return [match for match in matches if id(match) not in dropped]


def _precedence(match: Match) -> tuple[bool | int, ...]:
    rule = match.rule
    between = Qualifier.NEITHER in rule.qualifiers  # "varken ansluta sig till eller ta avstånd från det" holds both
    surer = (rule.kind is Kind.REMARK, rule.weak, rule.stance is not Stance.COMMENTS, rule.negated is not None)
    return not between, rule.kind is Kind.REMARK, match.start - match.end, match.start, *surer
