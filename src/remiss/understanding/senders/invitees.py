"""The invited bodies, and how a line of a letter names one of them: as on the list, in another form, or misspelt.

Names are compared as sets of *telling words*: without "i", "för" and "län", without the genitive, with "stad" read as
"kommun" (``same_words``). So "Länsstyrelsen Norrvik" is "Länsstyrelsen i Norrviks län". A line names a body only if
nothing else stands there that could make it another one: "Norrviks kommuns pensionärer" are not Norrviks kommun.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from remiss.model import Category, Recognition
from remiss.understanding.senders.bodies import other_names
from remiss.understanding.senders.register import kind_of, listed, same_words
from remiss.understanding.senders.spelling import WORD, closed_up, plain, undotted

Key = frozenset[str]
"""The telling words of a name."""

_BETWEEN_NAMES = frozenset(
    ("i", "vid", "för", "for", "och", "av", "på", "pa", "inom", "hos", "mot", "med", "län", "läns", "lan")
)
"""Words that do not tell one body from another, and how files' names have them."""
_PARTS = re.compile(r"\s*(?:[,;·|•/\t–—:]|\s-\s)\s*")
_WITHIN = re.compile(r"\s(?:vid|inom|i|på|för|hos)\s", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_COMPANY = re.compile(r"\s+(?:AB|Aktiebolag)(?:\s+\(publ\))?$")
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{2,5}")
_FEWEST_LETTERS = 2
_GENITIVE = 4
"""A word must be longer than this (letters) for its s to be taken off."""
_ONE_SLIP, _TWO_SLIPS = 6, 12
"""A word of so many letters may have one letter wrong, or two, and still be the same."""
_SLIPPED = 2
"""How many words of a name may have wrong letters."""


class Found(NamedTuple):
    """An invited body in a line: its name on the list, and by what it was recognised."""

    name: str
    rule: Recognition


class _Form(NamedTuple):
    """One way to write an invited name."""

    key: Key
    name: str
    rule: Recognition
    spelt: str


class Invitees:
    """The names on the list, ready to be looked for."""

    def __init__(self, names: Sequence[str], introduced: Iterable[tuple[str, str]] = ()) -> None:
        """``introduced`` are abbreviations that a letter gives for names on the list."""
        self.names = tuple(names)
        told = [
            _Form(key=telling(short), name=name, rule=Recognition.SHORT_FORM, spelt=short) for short, name in introduced
        ]
        self._forms, self._hanging = _forms(self.names), _hanging(self.names)
        self._told = tuple(told)
        self._by_letters = {closed_up(name): name for name in reversed(self.names)}
        self._named: dict[str, tuple[Found, ...]] = {}

    def named_in(self, line: str) -> tuple[Found, ...]:
        """The bodies that a line names and nothing but them; several where it lists them: "Bokverket och Norrviks
        kommun".
        """
        if line not in self._named:  # a letterhead is looked through for one sender, and for several
            self._named[line] = self._read(line)
        return self._named[line]

    def _read(self, line: str) -> tuple[Found, ...]:
        if whole := self._whole(line):
            return whole
        parts = [part for part in _PARTS.split(line) if part.strip()]
        if len(parts) > 1:
            found = [self._whole(part) for part in parts]
            if found[0] or not _is_body(parts[0]):
                return tuple(dict.fromkeys(hit for hits in found for hit in hits))
        within = _WITHIN.split(line, maxsplit=1)
        if len(within) > 1 and listed("units").search(within[0]):  # "Juridiska fakulteten vid Norrviks universitet"
            return self._whole(within[1])
        return ()

    def spread_over(self, lines: Sequence[str]) -> tuple[Found, tuple[str, ...]] | None:
        """The body whose name is spread over lines, each with a part of its words and no others; and those lines."""
        plain = [line for line in lines if not re.search(r"\d", line)]
        for pair in pairwise(plain):  # "Bokstavs-" and "verket"
            if name := self._by_letters.get(closed_up("".join(pair))):
                return Found(name=name, rule=Recognition.SEVERAL_LINES), pair
        words = frozenset().union(*map(telling, plain))
        found = {form: pieces for form in self._within(words) if (pieces := _pieces(form, plain))}
        longest = max((len(form.key) for form in found), default=0)
        best = [form for form in found if len(form.key) == longest]
        if len({form.name for form in best}) != 1:
            return None
        return Found(name=best[0].name, rule=Recognition.SEVERAL_LINES), found[best[0]]

    def misspelt_in(self, line: str) -> Found | None:
        """The one body that a line names but for a letter or two, or for the dots over å, ä and ö."""
        words = telling(line, beside=True)
        names = {
            form.name
            for form in self._forms
            if len(form.key) == len(words) and form.rule is Recognition.INVITED and _differ_by_slips(words, form.key)
        }
        return Found(name=names.pop(), rule=Recognition.MISSPELT) if len(names) == 1 else None

    def among(self, words: str) -> Found | None:
        """The body whose telling words are all among those of a file's name, which may have lost their dots. Not where
        the rest makes it another body ("studentforeningen vid norrviks universitet").
        """
        there = {undotted(word) for word in telling(words)}
        fits = [form for form in self._all() if form.key and {undotted(word) for word in form.key} <= there]
        longest = max((len(form.key) for form in fits), default=0)
        best = [form for form in fits if len(form.key) == longest]
        if len({form.name for form in best}) != 1:
            return None
        rest = there - {undotted(word) for word in best[0].key}
        if any(kind_of(word) not in (Category.OTHER, Category.AGENCY) for word in rest):
            return None
        return Found(name=best[0].name, rule=best[0].rule)

    def at(self, label: str) -> Found | None:
        """The body that an address on the net is made of: "bokverket" of bokverket.se, "norrvik" of norrvik.se."""
        label = undotted(label.casefold().replace("-", ""))
        whole = {form.name for form in self._all() if undotted(closed_up(form.spelt)) == label}
        places = {
            form.name
            for form in self._all()
            if "kommun" in form.key and "".join(map(undotted, form.key - {"kommun"})) == label
        }
        names = whole or places
        return Found(name=names.pop(), rule=Recognition.ADDRESS) if len(names) == 1 else None

    def _all(self) -> Sequence[_Form]:
        return (*self._forms, *self._told)

    def _within(self, words: Key) -> list[_Form]:
        """The forms whose telling words are all among some words, in the order of the list."""
        hanging = sorted({place for word in words for place in self._hanging.get(word, ())})
        forms = (*(self._forms[place] for place in hanging), *self._told)
        return [form for form in forms if form.key and form.key <= words]

    def _whole(self, line: str) -> tuple[Found, ...]:
        """The bodies of a line that is not taken apart."""
        if name := self._by_letters.get(closed_up(line)):
            same = _has_letters(name) or name == line.strip()  # "1+1" is in every page mark
            return (Found(name=name, rule=Recognition.INVITED),) if same else ()
        words = telling(line)
        fits = [form for form in self._within(words) if _stands_in(form, line)]
        fits = [form for form in fits if not any(form.key < other.key for other in fits)]
        if not fits or not _is_beside(line, frozenset().union(*(form.key for form in fits))):
            return ()
        found = {form.name: Found(name=form.name, rule=_how(form, line)) for form in reversed(fits)}
        if len({form.key for form in fits}) < len(found):  # two names on the list that only "stad" and "kommun" part
            return ()
        return tuple(found[name] for name in sorted(found, key=lambda name: (_position(name, line), name)))


@lru_cache(1 << 14)
def telling(text: str, *, beside: bool = False) -> Key:
    """The telling words of a name or line; with ``beside`` without those that only stand beside names."""
    return frozenset(canon for canon, word in _words(text) if not (beside and _stands_beside(word)))


def _words(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text that are not in between: as they are compared, and as they stand (in lower case)."""
    for word in WORD.findall(plain(text)):
        if word not in _BETWEEN_NAMES:
            yield _canon(word), word


def _canon(word: str) -> str:
    known = same_words()
    bare = word[:-1] if word.endswith("s") and len(word) > _GENITIVE else word
    return known.get(word) or known.get(bare) or bare


@lru_cache(64)
def _forms(names: tuple[str, ...]) -> tuple[_Form, ...]:
    """All ways to write the names of a list; a way that several bodies share is none."""
    own = [_Form(key=telling(name), name=name, rule=Recognition.INVITED, spelt=name) for name in names]
    short = [
        _Form(key=telling(form), name=name, rule=Recognition.SHORT_FORM, spelt=form)
        for name in names
        for form in _other_forms(name)
    ]
    bare = [
        _Form(key=telling(base), name=name, rule=Recognition.WITHOUT_PART, spelt=base)
        for name in names
        if (base := _BRACKETS.sub("", name).strip()) != name
    ]
    bare += [
        _Form(key=telling(base), name=name, rule=Recognition.OTHER_FORM, spelt=base)
        for name in names
        if (base := _COMPANY.sub("", name)) != name
    ]
    taken = {form.key for form in own}
    extra = [form for form in (*short, *bare) if form.key and form.key not in taken]
    shared = {form.key for form in extra if len({other.name for other in extra if other.key == form.key}) > 1}
    return (*own, *(form for form in extra if form.key not in shared))


@lru_cache(64)
def _hanging(names: tuple[str, ...]) -> Mapping[str, Sequence[int]]:
    """By a telling word, the places of the forms that hang on it: each on its rarest, which it cannot be without."""
    shared = Counter(word for form in _forms(names) for word in form.key)
    places: dict[str, list[int]] = {}
    for place, form in enumerate(_forms(names)):
        if form.key:
            places.setdefault(min(form.key, key=lambda word: (shared[word], word)), []).append(place)
    return places


def _other_forms(name: str) -> Iterator[str]:
    """The short forms of a name, from the register and from its own brackets: "Bokverket (BV)"."""
    base = _BRACKETS.sub("", name).strip()
    bracketed = [part.strip() for part in _BRACKETS.findall(name)]
    abbreviations = [part for part in bracketed if _ABBREVIATION.fullmatch(part)]
    yield from abbreviations
    for known in dict.fromkeys((name, base) if abbreviations or not bracketed else (name,)):
        yield from (form for form in other_names(known) if form != name)


def _pieces(form: _Form, lines: Sequence[str]) -> tuple[str, ...]:
    """The lines that each have a part of a name, if together they have all of it; none where they have not."""
    parts = {line: telling(line) & form.key for line in lines if telling(line, beside=True) <= form.key}
    pieces = {line: part for line, part in parts.items() if part and part < form.key}
    return tuple(pieces) if frozenset().union(*pieces.values()) == form.key else ()


def _how(form: _Form, line: str) -> Recognition:
    """A name on the list is there in another form where its letters do not stand in a row."""
    as_listed = form.rule is not Recognition.INVITED or closed_up(form.name) in closed_up(line)
    return form.rule if as_listed else Recognition.OTHER_FORM


def _stands_in(form: _Form, line: str) -> bool:
    """An abbreviation must have its capitals: "lo" is no LO."""
    return not _ABBREVIATION.fullmatch(form.spelt) or re.search(rf"(?<!\w){form.spelt}(?!\w)", line) is not None


def _is_beside(line: str, key: Key) -> bool:
    """Can all words of a line but those of a name stand beside it?"""
    return all(canon in key or _stands_beside(word) for canon, word in _words(line))


@lru_cache(1 << 14)
def _stands_beside(word: str) -> bool:
    return (
        not any(sign.isalpha() for sign in word)
        or listed("beside_names").fullmatch(word) is not None
        or (listed("units").fullmatch(word) is not None and not listed("whole_bodies").fullmatch(word))
    )


def _is_body(part: str) -> bool:
    return kind_of(part) is not Category.OTHER and not listed("units").search(part)


def _has_letters(name: str) -> bool:
    return sum(sign.isalpha() for sign in name) >= _FEWEST_LETTERS


def _position(name: str, line: str) -> int:
    """Where a line has named a body in full."""
    words = [canon for canon, _ in _words(line)]
    return max((words.index(word) for word in telling(name) if word in words), default=0)


def _differ_by_slips(words: Key, others: Key) -> bool:
    left, right = words - others, others - words
    if len(left) != len(right) or not 0 < len(left) <= _SLIPPED or not (words & others or len(others) == 1):
        return False
    return all(any(_is_slip(word, other) for other in right) for word in left)


def _is_slip(word: str, other: str) -> bool:
    """May one word be the other misspelt? Not a short one: Habo is not Håbo."""
    word, other = undotted(word), undotted(other)
    allowed = (len(other) >= _ONE_SLIP) + (len(other) >= _TWO_SLIPS)
    alike = DamerauLevenshtein.distance(word, other, score_cutoff=allowed) <= allowed
    return bool(allowed) and word[0] == other[0] and alike
