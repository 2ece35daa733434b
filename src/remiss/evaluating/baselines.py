"""Two simple machines to be measured beside: what they reach is no merit of ours.

``commonest`` takes the program's own placing and says the commonest stance everywhere. ``keywords`` is what a person
does with a search box: it looks for a proposal's number, or for a sentence with most words of its title, and takes the
nearest of a few words as the stance; where there is none, it takes the passage for a comment.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from remiss.evaluating.cells import Cell, Guess, Guesses
from remiss.model import Consultation, Stance

REACH = 300
"""How far (characters) from the number or the title a word may stand to be taken for the stance."""
TITLE = 0.6
"""How many of the title's longer words a sentence must hold."""
_LONG = 5
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\w)[^.!?\n]+)*")
_KEYWORD = re.compile(
    r"(?P<rejects>avstyrk|avvisa|motsätt|(?:inte|ej) (?:kan )?(?:tillstyrk|ställa sig bakom|dela|stödj))"
    r"|tillstyrk|ställer sig bakom|instämm|välkomna|positiv|delar|inget att erinra|inga invändningar|stödjer|stöder",
    re.IGNORECASE,
)


def commonest(cells: Iterable[Cell]) -> Stance:
    """The stance that people gave most often."""
    counts = Counter(cell.label.stance for cell in cells if cell.label)
    return max(Stance, key=lambda stance: counts[stance])


def say_commonest(given: Guesses, stance: Stance) -> Guesses:
    """The program's cells, all with one stance and without marks."""
    return {at: Guess(stance=stance) for at in given}


def say_keywords(texts: Mapping[str, str], consultation: Consultation) -> Guesses:
    """A guess for each text, by file, and each proposal whose number or title it holds."""
    return {
        (file, proposal.id): Guess(stance=_nearest(text, places))
        for file, text in texts.items()
        for proposal in consultation.proposals
        if (places := _by_number(text, proposal.number) or _by_title(text, proposal.title))
    }


def _by_number(text: str, number: str | None) -> list[int]:
    if not number:
        return []
    return [found.start() for found in re.finditer(rf"(?<![\d.]){re.escape(number)}(?!\.?\d)", text)]


def _by_title(text: str, title: str) -> list[int]:
    wanted = {word.lower() for word in _WORD.findall(title) if len(word) >= _LONG}
    return [
        sentence.start()
        for sentence in _SENTENCE.finditer(text)
        if wanted and len(wanted & {word.lower() for word in _WORD.findall(sentence.group())}) >= TITLE * len(wanted)
    ]


def _nearest(text: str, places: Iterable[int]) -> Stance:
    """The stance whose word stands nearest to one of the places."""
    found = [
        (abs(word.start() - place), word)
        for place in places
        for word in _KEYWORD.finditer(text, max(0, place - REACH), place + REACH)
    ]
    if not found:
        return Stance.COMMENTS
    return Stance.REJECTS if min(found, key=lambda hit: hit[0])[1]["rejects"] else Stance.SUPPORTS
