"""The boxes of a report: the label that a box starts with tells its kind, and what comes after it where it ends.

Frames are lost when a file is read, so the end is told by words: "Skälen för förslaget", a heading, the next label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from remiss.consultation.pieces import Piece, words
from remiss.model import BlockKind, ProposalKind

_HEADING = 400  # characters: further on in a piece no label is glued to a heading
_NEAR = 8  # pieces: reasons so near after a label say that all between is the box
# "Skäl för utredningens förslag", "Konsekvenser av våra förslag": headings about a proposal
_ABOUT = frozenset({"för", "om", "av", "till", "i", "på", "med", "mot", "från", "enligt", "kring", "mellan", "över"})
_LONGEST = 3000  # characters of a box whose end is told by what comes after
_LEAD = 150  # characters of a line that leads to a list
_RULES = re.compile(r"\b(?:ska|bör|får|måste)\b")


@dataclass(frozen=True, slots=True)
class Label:
    """A label: whose it is (``utredningens``, or empty), what it says that the box holds, and its length in the text.

    ``kinds`` is empty where the words do not tell. ``loud`` says that a colon ends it or that it stands alone: no
    sentence starts so.
    """

    owner: str
    kinds: tuple[ProposalKind, ...]
    length: int
    loud: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its label, its words, its page, and how many pieces of the section stand between it and what it follows.

    ``late`` is 0 for a box right under the heading; one right after another is as late as that. ``reasoned`` says that
    reasons follow; ``quoted`` that a sentence leads to it: "Utredningen lämnade följande förslag."
    """

    label: Label
    text: str
    page: int | None
    late: int
    reasoned: bool
    quoted: bool


def read_label(text: str) -> Label | None:
    """The label that a text starts with, or None.

    >>> read_label("Utredningens förslag: Avgiften ska slopas.").owner
    'utredningens'
    >>> read_label("Utredningens förslag innebär att avgiften slopas.")
    """
    if not (text[:1].isupper() or text[:1].isdigit()) or is_after(text):
        return None
    if verb := _verb().match(text):
        return Label("", (_kinds("verbs")[verb["verb"].casefold()],), verb.end(), loud=True)
    match = _label().match(text)
    if match is None:
        return None
    said = (match["owner"] or "").split()
    if any(word[0].isupper() for word in said[1:]) and not said[0].isdigit():
        return None  # "Avgiften slopas Utredningens förslag: …", a heading with a label glued to it
    owner = " ".join(said).casefold()
    named = [word.casefold() for word in re.findall(r"\w+", match["nouns"])]
    known = _kinds("labels")
    kinds = tuple(dict.fromkeys(known[word] for word in named if word in known))
    if (not kinds and not owner) or not _ABOUT.isdisjoint(owner.split()):
        return None
    loud = match["colon"] is not None or match.end() == len(text)
    return Label(owner, kinds, match.end(), loud)


def find_label(text: str) -> tuple[int, Label] | None:
    """Any label that a heading starts with, or else one with a colon in the middle of it: where, and the label."""
    if label := read_label(text):
        return 0, label
    text = text[:_HEADING]
    for match in re.finditer(r"\s(?=[A-ZÅÄÖ])", text):
        label = read_label(text[match.end() :])
        if label and label.loud and (":" in text[match.end() : match.end() + label.length]):
            return match.end(), label
    return None


def is_after(text: str) -> bool:
    """Whether this is what comes after a box: the reasons for it."""
    return bool(_after().match(text))


def compares(text: str) -> bool:
    """Whether the words of a box only compare it with another: "Överensstämmer med regeringens förslag."."""
    return text.casefold().startswith(tuple(words()["boxes"]["compares"]))


def find_boxes(body: Sequence[Piece]) -> list[Box]:
    """The boxes of a section in order."""
    boxes: list[Box] = []
    n = late = 0
    quoted = False
    while n < len(body):
        piece = body[n]
        label = read_label(_row(piece))
        if label is None or (not label.loud and not label.owner and late):
            # right under a heading of its own a box stands as it should, but not among the reasons for another
            late = 0 if piece.heading and not is_after(piece.text) else late + 1
            quoted = late > 0 and _leads_to_a_quotation(piece.text)
            n += 1
            continue
        first = _row(piece)[label.length :].strip()
        if not first and _starts(body, n + 1):  # "6.3 Förslag", and under it "Utredningens förslag: …"
            n += 1
            continue
        end, reasoned = _end(body, n, first)
        inside = ([first] if first else []) + [_words(one) for one in body[n + 1 : end]]
        boxes.append(Box(label, " ".join(inside), piece.page, late, reasoned, quoted))
        late = 0 if reasoned else late + (not _starts(body, end))
        n = end
    return boxes


def _leads_to_a_quotation(text: str) -> bool:
    """Whether a text ends by leading to what someone has said: "Där angavs följande."."""
    last = re.split(r"[.!?]\s", text)[-1].casefold()
    said = words()["boxes"]["said"]
    return last.endswith((":", "följande", "följande.")) and any(word in said for word in re.findall(r"\w+", last))


def _row(piece: Piece) -> str:
    """The words of a piece. A table that frames a box can have its label in a cell of its own."""
    return piece.text.replace("\t", " ")


def _words(piece: Piece) -> str:
    return " ".join(_row(piece).split())


def _starts(body: Sequence[Piece], n: int) -> bool:
    return n < len(body) and read_label(_row(body[n])) is not None


def _end(body: Sequence[Piece], start: int, first: str) -> tuple[int, bool]:
    """The piece after the last of a box, and whether reasons follow: then all between is the box."""
    length = 0
    for n in range(start + 1, min(len(body), start + 1 + _NEAR)):
        text = _row(body[n])
        if is_after(text):
            return n, True
        if (label := read_label(text)) and label.loud:
            if _followed(body, n):
                return n, True
            break
        length += len(text)
        if body[n].heading or length > _LONGEST:
            break
    end = start + 1
    if not first and end < len(body) and not body[end].heading:
        end += 1  # the label stands on a line of its own
    if _leads_to_a_list(body[end : end + 2]):
        end += 1
    while end < len(body) and body[end].kind is BlockKind.LIST_ITEM:
        end += 1
    return end, False


def _leads_to_a_list(two: Sequence[Piece]) -> bool:
    """Whether a line between a box's first words and a list is the box's too: "Stöd ska få lämnas till"."""
    return (
        [piece.kind for piece in two] == [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]
        and len(two[0].text) <= _LEAD
        and not two[0].text.endswith(".")
        and bool(_RULES.search(two[0].text))
    )


def _followed(body: Sequence[Piece], n: int) -> bool:
    return any(is_after(_row(piece)) for piece in body[n : n + _NEAR])


@cache
def _kinds(table: str) -> dict[str, ProposalKind]:
    listed = words()[table]
    return {word: kind for kind in ProposalKind for word in listed.get(kind.value, ())}


@cache
def _verb() -> re.Pattern[str]:
    verbs = "|".join(_kinds("verbs"))
    return re.compile(rf"(?:\w+\s){{1,2}}(?P<verb>{verbs})(?:\s+(?:att|följande))?\s*:\s*", re.IGNORECASE)


@cache
def _label() -> re.Pattern[str]:
    nouns = "|".join(sorted((w for kind in words()["labels"].values() for w in kind), key=len, reverse=True))
    between = "|".join(words()["boxes"]["between"])
    whose = r"(?:[\w:–-]+\s+){0,4}?(?:[\w:–-]*s|min|mina|mitt|vår|vårt|våra)"
    return re.compile(
        rf"(?:(?P<owner>{whose})\s+)?(?:(?:{between})\s+)?"
        rf"(?P<nouns>(?:{nouns})\b(?:(?:\s*(?:,|/)\s*|\s+(?:och|samt|eller|respektive)\s+)(?:{whose}\s+)?(?:{nouns})\b){{0,3}})"
        r"(?:(?:\s+(?:nr\s+)?(?:\d{1,2}(?:[.:]\d{1,2})*|[A-ZÅÄÖ]|[IVX]{1,4})(?=\s*(?::|$)))?"
        r"(?:(?P<colon>\s*:)\s*|\s*\.?\s*$|\s*\.\s+(?=(?-i:[A-ZÅÄÖ]))|\s+(?:[–-]\s+)?(?=(?-i:[A-ZÅÄÖ”\"]))))",
        re.IGNORECASE,
    )


@cache
def _after() -> re.Pattern[str]:
    listed = "|".join(map(re.escape, words()["boxes"]["after"]))
    return re.compile(rf"(?:{listed})\b", re.IGNORECASE)
