"""Private persons' names, addresses and numbers in a text, each character made a block."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

BLOCK = "█"
_LONG = 3
"""letters from which a part of a name is looked for in capitals and small letters alike: "Ek" is a name, "ek" a tree"""
_BETWEEN = r"[\W_]{0,3}"
_BEGINS, _ENDS = r"(?<![^\W_])", r"s?(?![^\W_])"
_WORD = re.compile(r"[^\W\d_]+")
_TELLING = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an e-mail address
    r"|(?:https?://|www\.)\S+"
    r"|(?<!\d)(?:(?:19|20)[ ]?)?\d{6}[-+–\s]{0,3}\d{4}(?!\d)"  # a personal identity number
    r"|(?<![\d.,])(?:\+\d{1,3}|00\d{2}|\(?0)[\d\s()/–-]{5,16}\d"  # a telephone number
    r"|\b[A-ZÅÄÖ][\w:]*(?:\s[A-ZÅÄÖ][\w:]*)?(?:gatan|gata|vägen|väg|stigen|gränd|torget|torg|allén|backen)\s+\d+\s?[A-Z]?\b"
    r"|\b\d{3}\s\d{2}\s+[A-ZÅÄÖ]\w+"  # a postcode and its town
)


class Names:
    """The names of persons that are masked, by their ids, and of bodies, which are left as they are."""

    def __init__(self, persons: Mapping[str, str], bodies: Iterable[str]) -> None:
        self._persons = {person: _Name(name) for person, name in persons.items()}
        self._by_word: defaultdict[str, set[str]] = defaultdict(set)
        for person, name in self._persons.items():
            self._by_word[name.words[-1] if name.words else ""].add(person)
            self._by_word[name.words[0] if name.words else ""].add(person)
        self._bodies = sorted({body for body in bodies if body.strip()}, key=lambda body: (-len(body), body))

    def named_in(self, text: str) -> frozenset[str]:
        """The persons whose whole names stand in a text."""
        return frozenset(person for person in self._may_be_in(text) if self._persons[person].whole.search(text))

    def blocked(self, text: str, *, own: Iterable[str] = (), known: Iterable[str] = ()) -> str:
        """The text, as long as it was, with blocks for names.

        In what ``own`` have written themselves also for each part of their names, and for addresses and numbers; in
        what names ``known`` elsewhere also for the parts that have a capital.
        """
        own, known = set(own), set(known)
        kept = [span for body in self._bodies if body in text for span in _spans(re.escape(body), text)]
        spans = [match.span() for p in own for match in self._persons[p].any_part.finditer(text)]
        spans += [match.span() for p in known for match in self._persons[p].capital_part.finditer(text)]
        spans = [(a, b) for a, b in spans if not any(start <= a and b <= end for start, end in kept)]
        spans += [match.span() for p in own | self._may_be_in(text) for match in self._persons[p].whole.finditer(text)]
        spans = [(a, b) for a, b in spans if not any(start <= a and b <= end for start, end in kept)]
        spans += [match.span() for match in _TELLING.finditer(text)] if own else []
        characters = list(text)
        for start, end in spans:
            characters[start:end] = [c if c.isspace() else BLOCK for c in characters[start:end]]
        return "".join(characters)

    def _may_be_in(self, text: str) -> set[str]:
        """Those of whom the first or the last name stands in a text, so that not all have to be looked for."""
        words = {folded(word) for word in _WORD.findall(text)}
        words |= {word.removesuffix("s") for word in words}
        return {person for word in words if word in self._by_word for person in self._by_word[word]}


class _Name:
    """The ways in which a name is written."""

    def __init__(self, name: str) -> None:
        parts = list(dict.fromkeys(_WORD.findall(unicodedata.normalize("NFC", name))))
        self.words = [folded(part) for part in parts]
        self.whole = _any_of(self._orders(parts), re.IGNORECASE)
        long, short = ([_loose(p) for p in parts if (len(p) >= _LONG) == is_long] for is_long in (True, False))
        self.any_part = _any_of([*(f"(?i:{part})" for part in long), *short])
        self.capital_part = _any_of([_loose(part) for part in parts if part[:1].isupper()])

    @staticmethod
    def _orders(parts: list[str]) -> list[str]:
        """As it is, the last name first, without those in the middle, and with an initial: "G. Påhittad"."""
        if len(parts) < 2:
            return [_loose(part) for part in parts]
        first, last = parts[0], parts[-1]
        orders = {tuple(parts): None, (last, *parts[:-1]): None, (first, last): None, (last, first): None}
        some = [_BETWEEN.join(map(_loose, order)) for order in orders]
        return [*some, rf"{_loose(first[0])}\.\s?{_loose(last)}", rf"{_loose(last)},?\s{_loose(first[0])}\."]


def folded(word: str) -> str:
    """A word without capitals and accents: Påhittad and PAHITTAD are one."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def _loose(word: str) -> str:
    """A pattern for a word, with or without its accents, however they are encoded."""
    return "".join(_letter(c) for c in word)


def _letter(character: str) -> str:
    apart = unicodedata.normalize("NFD", character)
    if len(apart) == 1:
        return re.escape(character)
    return rf"(?:{re.escape(character)}|{re.escape(apart[0])}[\u0300-\u036f]*)"


def _any_of(patterns: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    some = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
    return re.compile(rf"{_BEGINS}(?:{'|'.join(some)}){_ENDS}" if some else r"(?!)", flags)


def _spans(pattern: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(rf"\b{pattern}", text)]
