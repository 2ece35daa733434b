"""The lexicon: rules as data, read from ``rules/*.toml``, and the small language their phrases are written in.

A phrase is words as they stand in a letter, in lower case:

    tillstyrker             the word itself
    efterlys*               any ending
    ställer|ställa sig      one word or the other
    väl_avvägt|rimligt      ... where one of them is two words
    i [allt] väsentligt     a word that may be left out
    har … svårt             up to six words between, within the clause, and an insertion between commas
    är …3 bra               up to so many words between, and none that opens another clause
    är … {bra}              any of the words of the list "bra", which the rule files define under [lists]

White space and line ends between words do not matter, nor do capitals, hyphens left inside a word ("till- styrker") or
the dots that å, ä and ö lose in scanned text. Each rule carries examples that it must match
and counter-examples that it must not; ``check`` runs them, and so do the tests.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from remiss.errors import RuleError
from remiss.model import Noun, Qualifier, Stance
from remiss.understanding.noise import quieten

GAP = 6
"""How many words ``…`` may stand for."""
Lists = Mapping[str, tuple[str, ...]]
"""The word lists of the rule files, by name."""
NO_LISTS: Lists = MappingProxyType({})
_GAPS = re.compile(r"…(\d?)")
_LIST = re.compile(r"\{([\w-]+)\}")
_SHORT = 3
"""A word of so few letters that stands alone is another word without its dots: bör, bor."""
_LOST_DOTS = str.maketrans({"å": "[åa]", "ä": "[äa]", "ö": "[öo]", "é": "[ée]", "Å": "[ÅA]", "Ä": "[ÄA]", "Ö": "[ÖO]"})


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
    respondent's own only where the respondent's name holds one of those words. ``source`` names where a convention is
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

    def __getitem__(self, rule_id: str) -> Rule:
        return self._by_id[rule_id]

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self._by_id

    def find(self, text: str, start: int = 0, end: int | None = None) -> tuple[Match, ...]:
        """Every rule's matches within ``text[start:end]``, by position; offsets count from the start of ``text``."""
        end = len(text) if end is None else end
        quiet = quieten(text, start, end)
        matches = []
        for rule, pattern in self._patterns:
            for found in pattern.finditer(quiet.text):
                first, last = quiet.span(found.start(), found.end())
                matches.append(Match.model_construct(rule=rule, start=first, end=last))
        return tuple(sorted(matches, key=lambda match: (match.start, -match.end, match.rule.id)))

    def words_of(self, rule: Rule, text: str) -> frozenset[str]:
        """The words of those phrases of a rule that a text is a match of."""
        phrases = [_spelt_out(phrase, self.lists) for phrase in rule.phrases]
        fitting = [phrase for phrase in phrases if compile_phrases((phrase,)).fullmatch(text)]
        return frozenset(word for phrase in fitting for part in phrase.split() for word in re.split(r"[|_]", part))


@cache
def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=lambda phrase: (len(phrase.split()), len(phrase)), reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(_phrase, ordered)) + r")(?!\w)", re.IGNORECASE)


def compile_phrases(phrases: Iterable[str], lists: Lists = NO_LISTS) -> re.Pattern[str]:
    """One pattern for a rule's phrases; of two that begin alike, the longer wins.

    Raises RuleError where a phrase is empty, is not written in the phrase language or asks for an unknown list.
    """
    return _compiled(tuple(_spelt_out(phrase, lists) for phrase in phrases))


def _spelt_out(phrase: str, lists: Lists) -> str:
    """A phrase with the words of its lists in it."""

    def words(asked: re.Match[str]) -> str:
        if asked[1] not in lists:
            known = ", ".join(lists) or "inga"
            raise RuleError(f'frasen "{phrase}" har listan {{{asked[1]}}}, som inte finns. Listorna är {known}.')
        return "|".join(entry.replace(" ", "_") for entry in lists[asked[1]])

    return _LIST.sub(words, phrase)


def without_dots(pattern: str) -> str:
    """A pattern that also matches where å, ä, ö and é have lost what stands over them."""
    return pattern.translate(_LOST_DOTS)


def outermost(matches: Sequence[Match]) -> list[Match]:
    """Without the cues and remarks that another covers or cuts into: "varken tillstyrker eller avstyrker" is one cue.

    Of two that overlap the longer counts; of two as long the first, and in one place that which is surer of itself.
    """
    telling = [match for match in matches if match.rule.kind in (Kind.CUE, Kind.REMARK)]
    kept: list[Match] = []
    for match in sorted(telling, key=_precedence):
        if all(other.end <= match.start or match.end <= other.start for other in kept):
            kept.append(match)
    return [match for match in matches if match not in telling or match in kept]


def _precedence(match: Match) -> tuple[bool | int, ...]:
    rule = match.rule
    between = (
        Qualifier.NEITHER in rule.qualifiers
    )  # "varken ansluta sig till eller ta avstånd från det": both are in it
    surer = (rule.kind is Kind.REMARK, rule.weak, rule.stance is not Stance.COMMENTS, rule.negated is not None)
    return not between, match.start - match.end, match.start, *surer


@cache
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """The rules of a folder of TOML files, or those that come with remiss.

    Raises RuleError, naming file and rule, where one cannot be used.
    """
    source: Traversable = folder or files("remiss.understanding") / "rules"
    parts = sorted((part for part in source.iterdir() if part.name.endswith(".toml")), key=lambda part: part.name)
    if not parts:
        raise RuleError(f"Mappen {source} har inga regelfiler (*.toml).")
    rules: dict[str, Rule] = {}
    lists: dict[str, tuple[str, ...]] = {}
    digest = hashlib.sha256()
    for words in ("words.toml", "register.toml"):  # they decide too, so the fingerprint is of them as well
        digest.update((files("remiss.understanding") / words).read_bytes().replace(b"\r\n", b"\n"))
    contents = {part.name: _read(part) for part in parts}
    for name, content in contents.items():
        digest.update(f"{name}\0{content}\0".encode())
        lists |= _read_lists(content, name)
    for name, content in contents.items():
        for rule in _read_rules(content, name, lists):
            if rule.id in rules:
                raise RuleError(f"{name}: regeln {rule.id} finns redan. Ge den ett eget id.")
            rules[rule.id] = rule
    return Lexicon(rules.values(), f"sha256:{digest.hexdigest()}", lists)


def _read(part: Traversable) -> str:
    try:
        return part.read_text(encoding="utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        raise RuleError(f"{part.name} är inte sparad som UTF-8. Spara om den med teckenkodningen UTF-8.") from fault


def _read_lists(content: str, name: str) -> dict[str, tuple[str, ...]]:
    lists = _parse(content, name).get("lists", {})
    if not all(isinstance(words, list) and all(isinstance(word, str) for word in words) for words in lists.values()):
        raise RuleError(f'{name}: en ordlista skrivs som en rad namn = ["ord", "ord"] under [lists].')
    return {listed: tuple(words) for listed, words in lists.items()}


def _parse(content: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as fault:
        line = re.search(r"line (\d+)", str(fault))
        where = f" (rad {line[1]})" if line else ""
        raise RuleError(f"{name} följer inte formatet TOML{where}. Vanligast är ett glömt citattecken.") from fault


def _read_rules(content: str, name: str, lists: Lists) -> Iterator[Rule]:
    for number, entry in enumerate(_parse(content, name).get("rule", []), 1):
        place = f"{name}, regel {entry.get('id', number)}"
        try:
            rule = Rule.model_validate(entry)
            compile_phrases(rule.phrases, lists)
        except ValidationError as fault:
            raise RuleError(f"{place}: {_in_swedish(fault)}") from fault
        except RuleError as fault:
            raise RuleError(f"{place}: {fault}") from fault
        yield rule


def _in_swedish(fault: ValidationError) -> str:
    """What is wrong with a rule, and what to write instead."""
    first = fault.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    match first["type"]:
        case "missing":
            return f"{field} saknas. Lägg till raden {field} = …"
        case "extra_forbidden":
            return f"fältet {field} finns inte. Det som kan stå är {', '.join(Rule.model_fields)}."
        case "enum":
            return f'{field} = "{first["input"]}" finns inte. Välj bland {first["ctx"]["expected"]}.'
        case _:
            return f"{field} har ett värde av fel slag. Se docs/lexicon.md för hur en regel skrivs."


_INSERTION = r"(?:,(?=\s)(?:(?!tillstyrk|avstyrk|motsätt)[^,.;:!?\n]){2,150},)?"
_GAP = (
    _INSERTION + rf"(?:[^\S\n]+(?!(?:men|utan|att|innan|förrän|tillstyrk\w*|avstyrk\w*|motsätter)\s)"
    rf"(?:[^\s.;:!?]|[.:](?=\w))+){{0,{GAP}}}?"
)


def _phrase(phrase: str) -> str:
    words = phrase.split()
    if not words or words[0].startswith(("…", "[")) or words[-1].startswith("…"):
        raise RuleError(f'frasen "{phrase}" är tom, börjar med ett ord som kan saknas eller slutar med "…".')
    alone = len(words) == 1
    pattern = ""
    for word in words:
        if gap := _GAPS.fullmatch(word):
            pattern += _few(int(gap[1])) if gap[1] else _GAP
        elif word.startswith("[") and word.endswith("]"):
            pattern += rf"(?:{_between(pattern)}{_word(word[1:-1])})?"
        else:
            pattern += _between(pattern) + _word(word, alone=alone)
    return pattern


def _few(words: int) -> str:
    """A gap of so many words at most, that holds no word which opens another clause."""
    return rf"(?:[^\S\n]+(?!(?:men|utan|att|om|som|huruvida|och)\s)[^\s.,;:!?]+){{0,{words}}}?"


def _between(so_far: str) -> str:
    return r"[,]?\s+" if so_far.endswith(_GAP) else (r"\s+" if so_far else "")


def _word(word: str, *, alone: bool = False) -> str:
    if not re.fullmatch(r"[\w*|/.,:§-]+", word):
        raise RuleError(f'ordet "{word}" har tecken som inte kan stå i en fras.')
    choices = [_choice(choice, alone=alone) for choice in word.split("|")]
    return choices[0] if len(choices) == 1 else "(?:" + "|".join(choices) + ")"


def _choice(words: str, *, alone: bool) -> str:
    if alone and len(words) <= _SHORT:
        return re.escape(words)
    return r"\s+".join(without_dots(re.escape(word)).replace(r"\*", r"[\w-]*") for word in words.split("_"))
