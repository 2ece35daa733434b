"""A consultation that was never sent out: its title, its numbered proposals, and names of bodies to answer it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from benchmarks import words

DEADLINE = "2035-09-30"
_FEWEST, _MOST = 20, 60
"""proposals of a consultation"""


@dataclass(frozen=True)
class Asked:
    """A proposal: ``noun`` is what it is called in a sentence, ``field`` what it concerns."""

    number: str
    title: str
    noun: str
    field: str
    kind: str

    @property
    def clause(self) -> str:
        """The title as it stands after "att"."""
        return self.title[0].lower() + self.title[1:]


@dataclass(frozen=True)
class Report:
    """What was sent out."""

    title: str
    reference: str
    dnr: str
    department: str
    proposals: tuple[Asked, ...]


def report(random: Random, proposals: int | None = None) -> Report:
    """A report with so many proposals, by default 20 to 60, in chapters from 4 on; about one in ten an assessment."""
    fields = random.choice(words.FIELDS)
    ideas = [(False, *idea, field) for idea in words.PROPOSALS for field in fields]
    ideas += [(True, *idea, field) for idea in words.ASSESSMENTS for field in fields]
    chosen = random.sample(ideas, proposals or random.randint(_FEWEST, _MOST))
    year = random.randint(2033, 2035)
    return Report(
        title=_title(random, fields),
        reference=f"SOU {year}:{random.randint(2, 98)}",
        dnr=f"Fi{year}/{random.randint(100, 4999):05}",
        department=random.choice(("Finansdepartementet", "Kulturdepartementet", "Socialdepartementet")),
        proposals=tuple(
            Asked(number, title.format(fält=field), noun.format(fält=field), field, "bedömning" if only else "förslag")
            for number, (only, title, noun, field) in zip(_numbers(random, len(chosen)), chosen, strict=True)
        ),
    )


def bodies(random: Random, count: int, taken: set[str]) -> list[str]:
    """Names of ``count`` bodies that are not ``taken``, of the kinds that answer; some are private persons."""
    shares = [share for share, _ in words.BODIES]
    forms = [form for _, form in words.BODIES]
    found: list[str] = []
    while len(found) < count:
        (form,) = random.choices(forms, shares)
        field = random.choice(random.choice(words.FIELDS))
        name = form.format(place=random.choice(words.PLACES), stem=random.choice(words.STEMS), Fält=field.capitalize())
        if random.random() < 0.02:
            name = f"{random.choice(words.FIRST_NAMES)} {random.choice(words.LAST_NAMES)}"
        if name in taken:  # names of the common kinds run out: a district of it, then
            name = f"{random.choice(words.STEMS)}förbundet i {random.choice(words.PLACES)}"
        if name not in taken:
            taken.add(name)
            found.append(name)
    return found


def as_toml(asked: Report, invited: list[str]) -> str:
    """The consultation as a remiss.toml."""
    lines = [
        "# Fiktivt exempel: remissen finns inte.",
        f'title = "{asked.title}"',
        f'reference = "{asked.reference}"',
        f'dnr = "{asked.dnr}"',
        f"deadline = {DEADLINE}",
        "invited = [",
        *(f'    "{name}",' for name in invited),
        "]",
    ]
    for one in asked.proposals:
        lines += ["", "[[proposals]]", f'number = "{one.number}"', f'title = "{one.title}"', f'kind = "{one.kind}"']
    return "\n".join([*lines, ""])


def _title(random: Random, fields: tuple[str, ...]) -> str:
    title = random.choice(words.TITLES).format(fält=random.choice(fields))
    return title[0].upper() + title[1:]


def _numbers(random: Random, count: int) -> Iterator[str]:
    """4.1, 4.2, 4.2.1 …, each once: some sections have sections of their own, without a proposal above them."""
    chapter, section = 4, 0
    while count > 0:
        section += 1
        below = min(count, random.randint(2, 4) if random.random() < 0.2 else 0)
        yield from (f"{chapter}.{section}.{n}" for n in range(1, below + 1))
        if not below:
            yield f"{chapter}.{section}"
        count -= max(1, below)
        if random.random() < 0.22:
            chapter, section = chapter + 1, 0
