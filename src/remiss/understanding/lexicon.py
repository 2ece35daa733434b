"""The lexicon: rules as data, read from ``rules/*.toml``, and the small language their phrases are written in.

A phrase is words as they stand in a letter, in lower case:

    tillstyrker             the word itself
    efterlys*               any ending
    ställer|ställa sig      one word or the other
    i [allt] väsentligt     a word that may be left out
    har … svårt             up to six words between, within the clause

White space and line ends between words do not matter, nor do capitals. Each rule carries examples that it must match
and counter-examples that it must not; ``check`` runs them, and so do the tests.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import ValidationError

from remiss.errors import RuleError
from remiss.model import Noun, Qualifier, Stance

GAP = 6
"""How many words ``…`` may stand for."""


class Kind(StrEnum):
    """What a rule does."""

    CUE = "cue"
    """carries a stance"""
    REMARK = "remark"
    """puts forward a view or a question without taking a stand"""
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
    of one that says "inte" it says the opposite. A voice with ``sender`` is the respondent's own only where
    the respondent's name holds one of those words. ``source`` names where a convention is taken from.
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
    content: bool = False
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

    def __init__(self, rules: Iterable[Rule], fingerprint: str) -> None:
        self.rules = tuple(rules)
        self.fingerprint = fingerprint
        self._by_id = {rule.id: rule for rule in self.rules}
        self._patterns = [(rule, compile_phrases(rule.phrases)) for rule in self.rules]

    def __getitem__(self, rule_id: str) -> Rule:
        return self._by_id[rule_id]

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self._by_id

    def find(self, text: str, start: int = 0, end: int | None = None) -> tuple[Match, ...]:
        """Every rule's matches within ``text[start:end]``, by position; offsets count from the start of ``text``."""
        end = len(text) if end is None else end
        matches = [
            Match.model_construct(rule=rule, start=found.start(), end=found.end())
            for rule, pattern in self._patterns
            for found in pattern.finditer(text, start, end)
        ]
        return tuple(sorted(matches, key=lambda match: (match.start, -match.end, match.rule.id)))


def compile_phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern for a rule's phrases; of two that begin alike, the longer wins.

    Raises RuleError where a phrase is empty or is not written in the phrase language.
    """
    ordered = sorted(phrases, key=lambda phrase: (len(phrase.split()), len(phrase)), reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(_phrase, ordered)) + r")(?!\w)", re.IGNORECASE)


def outermost(matches: Sequence[Match]) -> list[Match]:
    """Without the cues and remarks that a longer one covers: "varken tillstyrker eller avstyrker" is one cue."""
    telling = [match for match in matches if match.rule.kind in (Kind.CUE, Kind.REMARK)]
    return [
        match
        for match in matches
        if match not in telling
        or not any(
            other.start <= match.start and match.end <= other.end and other.end - other.start > match.end - match.start
            for other in telling
        )
    ]


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
    digest = hashlib.sha256()
    for words in ("words.toml", "register.toml"):  # they decide too, so the fingerprint is of them as well
        digest.update((files("remiss.understanding") / words).read_bytes().replace(b"\r\n", b"\n"))
    for part in parts:
        content = _read(part)
        digest.update(f"{part.name}\0{content}\0".encode())
        for rule in _read_rules(content, part.name):
            if rule.id in rules:
                raise RuleError(f"{part.name}: regeln {rule.id} finns redan. Ge den ett eget id.")
            rules[rule.id] = rule
    return Lexicon(rules.values(), f"sha256:{digest.hexdigest()}")


def _read(part: Traversable) -> str:
    try:
        return part.read_text(encoding="utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        raise RuleError(f"{part.name} är inte sparad som UTF-8. Spara om den med teckenkodningen UTF-8.") from fault


def _read_rules(content: str, name: str) -> Iterator[Rule]:
    try:
        entries = tomllib.loads(content).get("rule", [])
    except tomllib.TOMLDecodeError as fault:
        line = re.search(r"line (\d+)", str(fault))
        where = f" (rad {line[1]})" if line else ""
        raise RuleError(f"{name} följer inte formatet TOML{where}. Vanligast är ett glömt citattecken.") from fault
    for number, entry in enumerate(entries, 1):
        place = f"{name}, regel {entry.get('id', number)}"
        try:
            rule = Rule.model_validate(entry)
            compile_phrases(rule.phrases)
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


_GAP = rf"(?:[^\S\n]+(?!(?:men|utan|att|tillstyrk\w*|avstyrk\w*|motsätter)\s)(?:[^\s.;:!?]|[.:](?=\w))+){{0,{GAP}}}?"


def _phrase(phrase: str) -> str:
    words = phrase.split()
    if not words or words[0].startswith(("…", "[")) or words[-1] == "…":
        raise RuleError(f'frasen "{phrase}" är tom, börjar med ett ord som kan saknas eller slutar med "…".')
    pattern = ""
    for word in words:
        if word == "…":
            pattern += _GAP
        elif word.startswith("[") and word.endswith("]"):
            pattern += rf"(?:{_between(pattern)}{_word(word[1:-1])})?"
        else:
            pattern += _between(pattern) + _word(word)
    return pattern


def _between(so_far: str) -> str:
    return r"[,]?\s+" if so_far.endswith(_GAP) else (r"\s+" if so_far else "")


def _word(word: str) -> str:
    if not re.fullmatch(r"[\w*|/.,:§-]+", word):
        raise RuleError(f'ordet "{word}" har tecken som inte kan stå i en fras.')
    choices = [re.escape(choice).replace(r"\*", r"[\w-]*") for choice in word.split("|")]
    return choices[0] if len(choices) == 1 else "(?:" + "|".join(choices) + ")"
