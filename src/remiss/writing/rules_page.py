"""The lexicon → a page that a civil servant can read: every rule with what it does, its phrases and its examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from remiss.model import Noun, Qualifier, Stance
from remiss.writing import labels
from remiss.writing.html_page import render_page
from remiss.writing.wording import number, one_line


class Said(NamedTuple):
    """What a rule says: its stance, and the answer in words."""

    stance: Stance
    words: str


class ShownRule(Noun):
    """A rule as the page shows it."""

    id: str
    says: Said | None
    negated: Said | None
    traits: tuple[str, ...]
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counter: tuple[str, ...]
    note: str
    source: str


class ShownKind(Noun):
    """The rules that do the same."""

    name: str
    head: str
    told: str
    rules: tuple[ShownRule, ...]


def render(rules: Iterable[Mapping[str, Any]], lists: Mapping[str, Sequence[str]]) -> bytes:
    """The page of a lexicon, rules of a kind together.

    ``rules`` are rules as JSON has them, so that this room need not know the one they come from; ``lists`` are the
    word lists that phrases ask for by name.
    """
    by_kind: dict[str, list[ShownRule]] = {kind: [] for kind in labels.RULE_KINDS}
    for rule in rules:
        by_kind.setdefault(str(rule["kind"]), []).append(_shown(rule))
    kinds = [
        ShownKind(
            name=kind,
            head=labels.RULE_KINDS.get(kind, kind).capitalize(),
            told=labels.RULE_KINDS_TOLD.get(kind, ""),
            rules=tuple(some),
        )
        for kind, some in by_kind.items()
        if some
    ]
    count = sum(len(kind.rules) for kind in kinds)
    examples = sum(len(rule.examples) + len(rule.counter) for kind in kinds for rule in kind.rules)
    return render_page(
        "rules",
        kinds=kinds,
        lists={name: tuple(map(one_line, words)) for name, words in lists.items()},
        counted=f"{number(count, 'regel', 'regler')} och {number(examples, 'exempel', 'exempel')}",
    )


def _shown(rule: Mapping[str, Any]) -> ShownRule:
    traits = [told for trait, told in labels.RULE_TRAITS.items() if rule.get(trait)]
    if sender := rule.get("sender"):
        traits.append(f"gäller bara när avsändarens namn innehåller {' eller '.join(f'”{word}”' for word in sender)}")
    return ShownRule(
        id=one_line(str(rule["id"])),
        says=_said(rule),
        negated=_said(rule.get("negated") or {}),
        traits=tuple(traits),
        phrases=tuple(map(one_line, rule["phrases"])),
        examples=tuple(map(one_line, rule.get("examples", ()))),
        counter=tuple(map(one_line, rule.get("counter", ()))),
        note=one_line(rule.get("note", "")),
        source=one_line(rule.get("source", "")),
    )


def _said(said: Mapping[str, Any]) -> Said | None:
    if not said.get("stance"):
        return None
    stance = Stance(said["stance"])
    return Said(stance, labels.answer(stance, tuple(map(Qualifier, said.get("qualifiers", ())))))
