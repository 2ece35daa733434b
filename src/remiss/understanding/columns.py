"""Ticks in the columns of a table, as forms have them.

Under "Förslag | Tillstyrker | Avstyrker" the row "4.2.1 | | X" rejects.
"""

from __future__ import annotations

import re

from remiss.model import Block, BlockKind, Document
from remiss.understanding.lexicon import Lexicon
from remiss.understanding.speakers import NOBODY, Voices
from remiss.understanding.stance import Judgement, decide, judge

_TICK = re.compile(r"[xX×✓✔☒☑●]")
_WORD = re.compile(r"\w\w")
_REACH = 100
"""Rows without a tick above one that are looked through for its head."""

_WIDEST = 50
"""Cells: a row with more of them is no row of a form."""

Span = tuple[int, int]


class Columns:
    """The rows of a document that are answered by ticks, judged by the heads of their columns.

    ``heads`` are the blocks that those heads stand in: they take no stand themselves.
    """

    def __init__(self, document: Document, lexicon: Lexicon, voices: Voices = NOBODY) -> None:
        self.heads: set[int] = set()
        self._judged: dict[int, Judgement] = {}
        text = document.text
        above: list[tuple[int, list[Span]]] = []
        for index, block in enumerate(document.blocks):
            if block.kind is not BlockKind.TABLE_ROW:
                if block.kind not in (BlockKind.NOTE, BlockKind.HEADING):  # a chapter's title may part a table's rows
                    above = []
                continue
            cells = _cells(text, block)[:_WIDEST]
            ticked = [column for column, span in enumerate(cells) if _TICK.fullmatch(text, *span)]
            found = [head for column in ticked if (head := _head_of(text, column, above))]
            # with the border of its cell, for "Ja" is an answer as the whole of one
            said = [judge(text, max(0, start - 1), end, lexicon, voices) for _, (start, end) in found]
            evidence = [piece for judgement in said if judgement for piece in judgement.evidence]
            if evidence:
                self.heads |= {head for head, _ in found}
                self._judged[index] = decide(evidence, lexicon)
            elif not ticked:
                above.append((index, cells))

    def judged(self, block: int) -> Judgement | None:
        """What a row says by its ticks; None where it has none, or under heads that say nothing."""
        return self._judged.get(block)


def _cells(text: str, block: Block) -> list[Span]:
    """The cells of a row, without the blanks around their words."""
    found, start = list[Span](), block.start
    for words in text[block.start : block.end].split("\t"):
        left = start + len(words) - len(words.lstrip())
        found.append((left, max(left, start + len(words.rstrip()))))
        start += len(words) + 1
    return found


def _head_of(text: str, column: int, above: list[tuple[int, list[Span]]]) -> tuple[int, Span] | None:
    """The nearest row above with words in a column, and its cell there."""
    filled = ((row, cells[column]) for row, cells in reversed(above[-_REACH:]) if column < len(cells))
    return next(((row, span) for row, span in filled if _WORD.search(text, *span)), None)
