"""The rules' own tests: each example must come out by its rule, and no counter-example may."""

from __future__ import annotations

from remiss.model import Noun
from remiss.understanding.lexicon import Kind, Lexicon, Rule
from remiss.understanding.stance import judge


class Fault(Noun):
    """An example that a rule does not carry, or a counter-example that it does."""

    rule: str
    text: str
    counter: bool


def check(lexicon: Lexicon) -> tuple[Fault, ...]:
    """Run every example and counter-example; the faults found, in the order of the rules."""
    return tuple(
        Fault(rule=rule.id, text=text, counter=counter)
        for rule in lexicon.rules
        for counter, texts in ((False, rule.examples), (True, rule.counter))
        for text in texts
        if rests_on(text, rule, lexicon) is counter
    )


def rests_on(text: str, rule: Rule, lexicon: Lexicon) -> bool:
    """Does the judgement of a text rest on a rule? For rules that carry no stance: is the rule found in it?"""
    if rule.kind not in (Kind.CUE, Kind.REMARK, Kind.ANSWER):
        return any(match.rule is rule for match in lexicon.find(text))
    judgement = judge(text, 0, len(text), lexicon)
    return judgement is not None and any(piece.rule == rule.id for piece in judgement.evidence)
