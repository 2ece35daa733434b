"""On a terminal: a document as it was read, and the rules that statements are judged by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from remiss.model import BlockKind, Document, Qualifier, Stance
from remiss.writing import labels
from remiss.writing.terminal import STYLES, listing, new_table
from remiss.writing.wording import number, one_line

_PLACE, _KIND = 7, max(map(len, labels.BLOCK_KINDS.values()))


def show_documents(documents: Sequence[Document], console: Console) -> None:
    """Print a file and what is in it, one after another."""
    for at, document in enumerate(documents):
        if at:
            console.print()
        show_document(document, console)


def show_document(document: Document, console: Console) -> None:
    """Print what the reader saw: every block with its page (or ordinal) and kind, and what a person should know."""
    facts = [labels.STATUSES[document.status], number(len(document.blocks), "stycke", "stycken")]
    if document.pages is not None:
        facts.insert(1, number(document.pages, "sida", "sidor"))
    console.print(Text(one_line(document.file), "bold"))
    console.print(Text(", ".join(facts), "dim"))
    if document.error:
        console.print(Text(one_line(document.error), "bold red"))
    if document.warnings:
        console.print(listing("Varningar", map(one_line, document.warnings)))
    if not document.blocks:
        return
    blocks = new_table(console, ["Plats", "Typ", "Text"], [_PLACE, _KIND, None])
    for at, block in enumerate(document.blocks, 1):
        place = f"st. {at}" if block.page is None else f"s. {block.page}"
        indent = "  " * (block.level - 1) if block.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) else ""
        words = Text(indent + one_line(document.quote(block)), "bold" if block.kind is BlockKind.HEADING else "")
        blocks.add_row(Text(place, "dim"), Text(labels.BLOCK_KINDS[block.kind], "dim"), words)
    console.print()
    console.print(blocks)


def show_rules(rules: Iterable[Mapping[str, Any]], console: Console) -> None:
    """Print the lexicon: each rule's id and kind, what it says (and says when negated), and its phrases.

    ``rules`` are rules as JSON has them, so that this room need not know the one they come from: ``id``, ``kind``,
    ``stance``, ``qualifiers``, ``negated`` and ``phrases``.
    """
    lexicon = new_table(console, ["Regel", "Vad den gör", "Fraser"], [None] * 3)
    lexicon.columns[0].max_width, lexicon.columns[1].max_width = console.width // 5, console.width // 3
    for rule in rules:
        kind = str(rule["kind"])
        does = Text(labels.RULE_KINDS.get(kind, kind))
        for said, how in ((rule, ": "), (rule.get("negated") or {}, "\nnekad: ")):
            if said.get("stance"):
                does.append(how).append(_outcome(said))
        lexicon.add_row(Text(one_line(str(rule["id"]))), does, Text("\n".join(map(one_line, rule["phrases"]))))
    console.print(lexicon)


def _outcome(said: Mapping[str, Any]) -> Text:
    stance = Stance(said["stance"])
    qualifiers = tuple(map(Qualifier, said.get("qualifiers", ())))
    return Text(labels.answer(stance, qualifiers), STYLES[stance])
