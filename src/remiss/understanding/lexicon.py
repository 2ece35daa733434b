"""The lexicon: rules as data, and where they match in a text.

The rules stand in ``rules/*.toml`` and are read by ``rulebook``; the language of their phrases is in ``phrases``. A
rule carries examples that it must match and counter-examples that it must not; ``check`` runs them, as the tests do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache

from remiss.model import Noun, Qualifier, Stance
from remiss.understanding.noise import quieten
from remiss.understanding.phrases import NO_LISTS, Lists, compile_phrases, words_of

_REMEMBERED = 4096
"""Of how many clauses it is remembered what was found: each is looked through for places, and then for a stance."""


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


class Match(Noun):
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
        self._patterns = [(rule, compile_phrases(rule.phrases, lists)) for rule in self.rules]
        self._search = lru_cache(_REMEMBERED)(self._find)

    def __getitem__(self, rule_id: str) -> Rule:
        return self._by_id[rule_id]

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self._by_id

    def find(self, text: str, start: int = 0, end: int | None = None) -> tuple[Match, ...]:
        """Every rule's matches within ``text[start:end]``, by position; offsets count from the start of ``text``."""
        quiet = quieten(text, start, len(text) if end is None else end)
        matches = []
        for rule, first, last in self._search(quiet.text):
            begin, stop = quiet.span(first, last)
            matches.append(Match.model_construct(rule=rule, start=begin, end=stop))
        return tuple(sorted(matches, key=lambda match: (match.start, -match.end, match.rule.id)))

    def _find(self, text: str) -> tuple[tuple[Rule, int, int], ...]:
        return tuple(
            (rule, found.start(), found.end()) for rule, pattern in self._patterns for found in pattern.finditer(text)
        )

    def words_of(self, rule: Rule, text: str) -> frozenset[str]:
        """The words of those phrases of a rule that a text is a match of."""
        return words_of(rule.phrases, text, self.lists)


def outermost(matches: Sequence[Match]) -> list[Match]:
    """Without the cues and remarks that another covers or cuts into: "varken tillstyrker eller avstyrker" is one cue.

    Of two that overlap the longer counts; of two as long the first, and in one place that which is surer of itself.
    """
    telling = [match for match in matches if match.rule.kind in (Kind.CUE, Kind.REMARK)]
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
