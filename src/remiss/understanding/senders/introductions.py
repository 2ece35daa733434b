"""How a letter without a letterhead tells who writes: "Bokverket har beretts tillfälle …", "Vi i Bokens vänner …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from remiss.model import BlockKind, Category, Document, Noun
from remiss.understanding.senders.letterhead import opening
from remiss.understanding.senders.register import kind_of, phrased

_PARAGRAPHS = 4
"""How many paragraphs may go by before a letter has said who writes."""
_LONGEST_NAME, _NAME_WITHIN = 8, 120
"""A name has so many words, and so many characters, at most."""
_WE = re.compile(
    r"(?:vi(?: som är| är)?(?: i| på| inom| från)|undertecknad \w+ (?:i|för)"
    r"|jag (?:driver|företräder|representerar|skriver för|är \w+ (?:i|för|på)))\s+",
    re.IGNORECASE,
)
_I_AM = re.compile(r"\b(?:[Jj]ag heter|[Mm]itt namn är)\s+([A-ZÅÄÖ][\w-]+(?:\s+[A-ZÅÄÖ][\w-]+){1,2})")
_DECIDED = re.compile(
    r"\b(?:yttrande|yttrandet|remissvar|remissvaret|svaret|beslut|beslutet|ärende|ärendet)\b[^.]{0,40}"
    r"\b(?:beslutats|fattats|antagits|avgetts|avgivits|godkänts|fastställts|avgjorts)\s+av\s+(?:\w+\s+(?:i|för|vid)\s+)?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:^|(?<=[.!?]\s))(?=[A-ZÅÄÖJVjv])")
_NAME = r"[A-ZÅÄÖ][\w&-]+(?:\s+[A-ZÅÄÖi][\w&-]*|\s+(?:kommun|län|universitet|förbund|råd)){0,4}"
_SUBJECT = re.compile(
    rf"(?:^|[.!?]\s+)({_NAME})\s+(?:har|tillstyrker|avstyrker|anser|delar|lämnar|avstår|välkomnar|yttrar|instämmer|bedömer"
    r"|vill|ställer|ser|stödjer|är)\b"
)
_OFTEN = 2
_TAKING_A_STAND = re.compile(
    rf"(?:^|^Hej,?\s+|[.!?]\s+)({_NAME})\s+(?:tillstyrker|avstyrker|avstår|instämmer|välkomnar|delar|stödjer|stöder"
    r"|motsätter sig|har (?:inte|inga|inget|ingenting))\b"
)


class Introduction(Noun):
    """A name and the words that introduce it. ``formal``: it says that it answers, not only what it is."""

    name: str
    words: str
    formal: bool


def introductions(document: Document, is_listed: Callable[[str], bool]) -> Iterator[Introduction]:
    """Those that the first paragraphs introduce as the writer, in order. A body that is only spoken of is none.

    ``is_listed`` tells whether words are the name of a body on the list.
    """
    for paragraph in opening(document, _PARAGRAPHS):
        for begin in _SENTENCE.finditer(paragraph):
            if found := _introduced(paragraph, begin.start(), is_listed):
                yield found


def decided_for(document: Document, is_listed: Callable[[str], bool]) -> Iterator[Introduction]:
    """Whose the answer is by its last paragraphs: "Detta yttrande har beslutats av Bokverkets generaldirektör"."""
    for block in document.blocks[-_PARAGRAPHS:]:
        paragraph = document.quote(block)
        for decided in _DECIDED.finditer(paragraph):
            for name, end in _beginnings(paragraph, decided.end()):
                own = name.removesuffix("s")
                if is_listed(name) or _is_own_name(own):
                    words = paragraph[decided.start() : end]
                    yield Introduction(name=name if is_listed(name) else own, words=words, formal=True)
                    break


def self_named(document: Document) -> str | None:
    """The person who says "jag heter …"."""
    match = next((m for paragraph in opening(document, _PARAGRAPHS) if (m := _I_AM.search(paragraph))), None)
    return match.group(1) if match else None


def recurring(document: Document) -> str | None:
    """The name of a body, or of two words, that sentences most often begin with, before "har" or "tillstyrker"."""
    found = Counter(
        match.group(1)
        for block in document.blocks
        if block.kind is not BlockKind.HEADING
        for match in _SUBJECT.finditer(document.quote(block))
        if " " in match.group(1) or _is_own_name(match.group(1))
    )
    name = max(found, key=lambda name: (found[name], len(name), name), default=None)
    return name if name and len(re.findall(rf"\b{re.escape(name)}", document.text)) >= _OFTEN else None


def taking_a_stand(document: Document, is_listed: Callable[[str], bool]) -> str | None:
    """The body on the list whose stand a letter of a few lines tells: "Bokverket avstyrker förslaget". None where it
    tells those of several.
    """
    found = {
        match.group(1)
        for block in document.blocks
        for match in _TAKING_A_STAND.finditer(document.quote(block))
        if is_listed(match.group(1))
    }
    return found.pop() if len(found) == 1 else None


def _introduced(text: str, at: int, is_listed: Callable[[str], bool]) -> Introduction | None:
    """The name that a sentence begins with, before words such as "har beretts tillfälle" or "är en förening"."""
    lead = _WE.match(text, at)
    start = lead.end() if lead else at
    for name, rest in _beginnings(text, start):
        after = re.match(r"(?:\s*\([^()]*\))?[,]?\s+", text[rest:])
        follows = rest + after.end() if after else rest
        said = phrased("answers").match(text, follows) or phrased("presents").match(text, follows)
        if (said or lead) and (is_listed(name) or _is_own_name(name)):
            formal = bool(lead) or phrased("answers").match(text, follows) is not None
            return Introduction(name=name, words=text[at : said.end() if said else rest], formal=formal)
    return None


def _beginnings(text: str, start: int) -> Iterator[tuple[str, int]]:
    """What may be a name from there on: one word, two, …; each with where it ends. A name begins with a capital."""
    for word in list(re.finditer(r"[^\s,.;:()]+", text[start : start + _NAME_WITHIN]))[:_LONGEST_NAME]:
        name = text[start : start + word.end()]
        if not name[0].isupper() or re.search(r"[,.;:()]", name):
            return
        yield name, start + word.end()


def _is_own_name(name: str) -> bool:
    """Is it a body's own name? "Kommunen" and "Utredningen" are only what it may be called."""
    return kind_of(name) is not Category.OTHER and not phrased("common_nouns").fullmatch(name)
