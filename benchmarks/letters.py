"""One letter in answer to a report: its words, from one sentence to forty pages, as the fixtures' ``Letter``.

Who answers, how long, by which proposals and with which stands is drawn; the lengths are about those of real letters
(9,000 characters on an average, the median somewhat less, one letter in eight a few lines).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from random import Random

from benchmarks import words
from benchmarks.asked import Asked, Report
from benchmarks.fixtures import Letter, Part

_SHORT = 0.12
_MEDIAN, _SPREAD = 5600, 0.85
"""characters of the other letters, as in a log-normal distribution"""
_LONGEST = 120_000
_STANDS = (("supports", 55), ("comments", 27), ("rejects", 18))
_WAYS = (("number", 25), ("title", 45), ("running", 30))
"""how a letter refers to proposals: headings with numbers, headings with titles, or in its sentences"""
_TABLE = 0.12
"""letters with a table over their stands"""


def letter(random: Random, report: Report, name: str) -> Letter:
    """A letter from a body of that name."""
    return _Writer(random, report, name).letter()


class _Writer:
    """The parts of one letter, as they are drawn."""

    def __init__(self, random: Random, report: Report, name: str) -> None:
        self._random = random
        self._report = report
        self._name = name
        own = ["Vi", name, name]
        own += ["Kommunen"] * name.endswith("kommun") + ["Länsstyrelsen"] * name.startswith("Läns")
        own += ["Regionen"] * name.startswith("Region ") + ["Verket"] * name.endswith("verket")
        self._voices = own
        (self._way,) = random.choices([way for way, _ in _WAYS], [share for _, share in _WAYS])
        self._dnr = f"{random.randint(2033, 2035)}/{random.randint(10, 9999)}"

    def letter(self) -> Letter:
        random, report = self._random, self._report
        short = random.random() < _SHORT
        wanted = 0 if short else int(min(_LONGEST, random.lognormvariate(math.log(_MEDIAN), _SPREAD)))
        parts = [Part("title", (f"Yttrande över betänkandet {report.title} ({report.reference})",))]
        parts += [self._paragraph(self._filled(random.choice(words.NOTHING)))] if short else self._body(wanted)
        parts += list(self._closing())
        particulars = (f"2035-{random.randint(5, 9):02}-{random.randint(1, 28):02}", f"Dnr {self._dnr}")
        return Letter(
            self._name, particulars, (report.department, "103 33 Stockholm", f"Er ref. {report.dnr}"), tuple(parts)
        )

    def _body(self, wanted: int) -> list[Part]:
        """Parts of about ``wanted`` characters."""
        random = self._random
        most = len(self._report.proposals)
        about = random.sample(
            self._report.proposals, max(1, min(most, round(wanted / 1700 * random.uniform(0.6, 1.4))))
        )
        about.sort(key=lambda one: [int(n) for n in one.number.split(".")])
        stands = {one.number: self._stand(one) for one in about}
        parts = [Part("heading", (random.choice(words.SUMMARY),), 1), self._paragraph(self._whole())]
        if len(about) > 2 and random.random() < _TABLE:
            parts += [Part("row", ("Avsnitt", "Förslag", "Synpunkt"))]
            parts += [Part("row", (one.number, one.title, stands[one.number])) for one in about]
        opening, ending = random.choice(words.HEADINGS_BEFORE), random.choice(words.HEADINGS_AFTER)
        share = wanted / (len(about) + 1.5)
        parts += [Part("heading", (opening,), 1), *self._talk(about[0], share)]
        for one in about:
            parts += self._section(one, stands[one.number], share)
        return [*parts, Part("heading", (ending,), 1), *self._talk(about[-1], share / 2)]

    def _section(self, one: Asked, stand: str, share: float) -> list[Part]:
        """What the letter says of one proposal, in about so many characters."""
        random = self._random
        if self._way == "running":
            stand = stand.removesuffix(".") + random.choice(
                (f" (avsnitt {one.number}).", f", se avsnitt {one.number}.")
            )
            headed = []
        else:
            numbered = random.choice((f"{one.number} {one.title}", f"{one.title} (avsnitt {one.number})"))
            headed = [Part("heading", (numbered if self._way == "number" else one.title,), 2)]
        talk = list(self._talk(one, share - len(stand)))
        parts = [*headed, self._paragraph(f"{stand} {self._filled(random.choice(words.REMARKS), one)}")]
        if random.random() < 0.3 and talk:  # background first
            return [*headed, talk[0], *parts[len(headed) :], *talk[1:]]
        return [*parts, *talk]

    def _talk(self, one: Asked, characters: float) -> Iterator[Part]:
        """Paragraphs without a stand, and here and there a list of what should be thought of."""
        random = self._random
        while characters > 0:
            remarks, count = random.random() < 0.25, random.randint(2, 6)
            kinds = [words.REMARKS if remarks and at == 0 else words.TALK for at in range(count)]
            sentences = " ".join(self._filled(random.choice(kind), one) for kind in kinds)
            yield self._paragraph(sentences)
            characters -= len(sentences)
            if random.random() < 0.06:
                for need in random.sample(words.SLOTS["villkor"], 3):
                    yield Part("bullet", (f"att {need}",))
                    characters -= len(need)

    def _stand(self, one: Asked) -> str:
        (stance,) = self._random.choices([s for s, _ in _STANDS], [share for _, share in _STANDS])
        return self._filled(self._random.choice(words.STANDS[stance]), one)

    def _whole(self) -> str:
        return self._filled(self._random.choice(words.WHOLE))

    def _closing(self) -> Iterator[Part]:
        random = self._random
        staff = [f"{random.choice(words.FIRST_NAMES)} {random.choice(words.LAST_NAMES)}" for _ in range(2)]
        title = random.choice(words.TITLES_OF_STAFF)
        yield self._paragraph(
            random.choice(
                (
                    f"Beslut i detta ärende har fattats av {title} {staff[0]}. {staff[1]} har varit föredragande.",
                    f"Detta yttrande har beslutats av {title} {staff[0]}. I handläggningen har {staff[1]} deltagit.",
                    "Beslutet är godkänt digitalt och saknar därför underskrift.",
                )
            )
        )
        yield Part("paragraph", (self._name, staff[0]))

    def _filled(self, template: str, one: Asked | None = None) -> str:
        """A template with its slots filled: see ``words``."""
        random = self._random
        one = one or random.choice(self._report.proposals)
        voice = random.choice(self._voices)
        inside = voice if voice == self._name else voice.lower()
        values = {slot: random.choice(choices) for slot, choices in words.SLOTS.items()}
        values |= {f"{slot}2": random.choice(words.SLOTS[slot]) for slot in ("grupp", "behov")}
        values["Tid"] = values["tid"].capitalize()
        own = "vår" if voice == "Vi" else f"{inside}s"
        return template.format(sak=one.noun, att=one.clause, fält=one.field, Vi=voice, vi=inside, vis=own, **values)

    def _paragraph(self, text: str) -> Part:
        return Part("paragraph", (text,))
