"""The words that a person fills in ↔ a Correction. Words as the reports have them, or as the codebook does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from remiss.model import Correction, Noun, Qualifier, Stance
from remiss.writing import labels
from remiss.writing.wording import one_line, shown
from remiss.writing.workbook.columns import RIGHT, answer_words

_SIDES = frozenset({Stance.SUPPORTS, Stance.REJECTS})
_GOES_WITH = {
    Qualifier.NO_OBJECTION: frozenset({Stance.SUPPORTS}),
    Qualifier.CONDITIONAL: _SIDES,
    Qualifier.PARTIAL: _SIDES,
    Qualifier.WITH_REMARKS: _SIDES,
}
"""which stances a qualifier can be added to (codebook); those that are not here go with ``comments`` alone"""
_QUALIFIERS = {word: q for q in Qualifier for word in (q.value, labels.QUALIFIERS[q])}
_STANCES = {word: (s, ()) for s in Stance for word in (s.value, labels.STANCES[s])}
_IN_PLACE = {
    labels.QUALIFIERS[q]: (Stance.COMMENTS, (q,))
    for q in Qualifier
    if labels.parts(Stance.COMMENTS, (q,))[0] == labels.QUALIFIERS[q]
}
_ANSWERS: dict[str, tuple[Stance | None, tuple[Qualifier, ...]]] = {
    **_STANCES, **_IN_PLACE, labels.SILENT: (None, ()), "silent": (None, ()),
}  # fmt: skip


class Filled(Noun):
    """What a person filled in for one cell, folded to one form; all empty where nothing is decided."""

    answer: str = ""
    added: str = ""
    note: str = ""
    by: str = ""
    when: str = ""


class WrongWordsError(ValueError):
    """What was filled in is no answer. The message says in Swedish what is wrong and what to do; no full stop."""


def filled(values: Sequence[object]) -> Filled:
    """The five values of a row, as text. A date becomes ``2031-05-02``."""
    answer, added, note, by, when = map(_text, values)
    return Filled(answer=one_line(answer), added=one_line(added), note=note, by=one_line(by), when=one_line(when))


def correction(given: Filled, machine: tuple[str, str] | None = None) -> tuple[Correction, bool]:
    """The correction that was filled in, and whether it only says that the machine is right, whatever it says.

    ``machine`` are the words of the machine's answer and of what is added to it, where they are known: then that is
    the answer that was found right. Raises WrongWordsError.
    """
    if not given.answer:
        raise WrongWordsError(
            f"raden har ingen uppgift om rätt svar. Välj ”{RIGHT}” om programmets svar är rätt, annars rätt svar"
        )
    confirms = given.answer.casefold() == RIGHT
    if confirms and given.added:
        raise WrongWordsError(f"”{RIGHT}” kan inte ha förbehåll. Skriv hela svaret om det ska få ett förbehåll")
    answer, added = (machine or ("", "")) if confirms else (given.answer, given.added)
    stance, qualifiers = _answer(answer, added) if answer else (None, ())
    made = Correction(stance=stance, qualifiers=qualifiers, note=given.note, by=given.by, when=given.when)
    return made, confirms and not answer


def _answer(answer: str, added: str) -> tuple[Stance | None, tuple[Qualifier, ...]]:
    found = _ANSWERS.get(answer.casefold())
    if found is None:
        raise WrongWordsError(f"svaret ”{answer}” finns inte. Välj bland {', '.join(answer_words())}")
    stance, qualifiers = found
    words = [word for word in map(str.strip, re.split("[,;+]", added.casefold())) if word]
    if unknown := [word for word in words if word not in _QUALIFIERS]:
        raise WrongWordsError(
            f"förbehållet ”{unknown[0]}” finns inte. Välj bland {', '.join(labels.QUALIFIERS.values())}"
        )
    every = {*qualifiers, *(_QUALIFIERS[word] for word in words)}
    for qualifier in every:
        if stance not in _GOES_WITH.get(qualifier, {Stance.COMMENTS}):
            raise WrongWordsError(
                f"”{labels.QUALIFIERS[qualifier]}” hör inte ihop med svaret ”{answer}”. Ta bort det ena"
            )
    return stance, tuple(qualifier for qualifier in Qualifier if qualifier in every)


def _text(value: object) -> str:
    """What a cell holds as text; of a date with a time at midnight, as spreadsheets keep dates, the date alone."""
    words = "" if value is None else shown(str(value)).strip()
    return words.removesuffix(" 00:00:00")
