"""Which sentences a draft paragraph has, in which order, and about whom.

The majority comes first, over those who have spoken on the proposal; then those who go along with it in their own way
(no objection, in the main, on conditions, with remarks); then those who differ, by name, with their reason; last those
who say that they have no view. Everybody with a position is behind some sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from remiss.compiling.drafting.names import listed, named, some_of
from remiss.compiling.drafting.quantities import LEAST, is_few, quantity
from remiss.compiling.drafting.reasons import Reasons, is_clause, quoted
from remiss.compiling.drafting.words import Words, number_word, quantity_word
from remiss.compiling.drafting.words import among as among_words
from remiss.model import (
    Draft,
    DraftQuote,
    DraftSentence,
    Position,
    ProposalHeader,
    Qualifier,
    Quantities,
    Respondent,
    Stance,
)

_QUOTED = 8
"""so many of those who differ in one way are quoted, each in a sentence of its own; the others are named together"""
_REMARKS = 4
"""so many of those who only remark are quoted"""
_PERSONS = re.compile(r"\w+ privatperson(?:er)?\b")
_ALL_NAMED = 8
"""so many who have no view are named; more are counted"""


class Sources(NamedTuple):
    """What drafts are made from: the bodies in official order, those that declined, how many have answered, and what
    can be quoted.
    """

    respondents: Sequence[Respondent]
    declined: frozenset[str]
    answered: int
    reasons: Reasons
    thresholds: Quantities


class _Voice(NamedTuple):
    """A respondent and its position on the proposal."""

    who: Respondent
    position: Position

    def has(self, *qualifiers: Qualifier) -> bool:
        return not set(qualifiers).isdisjoint(self.position.qualifiers)


def draft_paragraph(proposal: ProposalHeader, positions: Iterable[Position], sources: Sources) -> Draft:
    """The draft for one proposal; ``positions`` are those on it."""
    by_respondent = {position.respondent: position for position in positions}
    voices = [_Voice(who, by_respondent[who.id]) for who in sources.respondents if who.id in by_respondent]
    return Draft(proposal=proposal.id, sentences=tuple(_Paragraph(proposal, voices, sources).sentences))


class _Paragraph:
    """The sentences of one draft, as they are written."""

    def __init__(self, proposal: ProposalHeader, voices: Sequence[_Voice], sources: Sources) -> None:
        self.sentences: list[DraftSentence] = []
        self._words = Words(proposal.kind)
        self._reasons, self._thresholds, self._answered = sources.reasons, sources.thresholds, sources.answered
        no_view = [v for v in voices if v.position.stance is Stance.COMMENTS and v.has(Qualifier.NO_OPINION)]
        self._spoken = _without(voices, no_view)
        sides = {stance: [v for v in self._spoken if v.position.stance is stance] for stance in Stance}
        few = is_few(len(self._spoken), sources.answered, self._thresholds)
        self._main = None if few else self._majority(sides)
        self._has_dock = False
        if not voices:
            self._say(self._words.sentence("ingen"), [], of=sources.answered)
            return
        if not self._spoken:
            self._say(self._words.sentence("ingen_uppfattning"), [], of=sources.answered)
        elif few:
            word = quantity_word("fatal")
            told = self._words.sentence("fatal", mangd=word)
            self._say(told, self._spoken, word, of=sources.answered, names=(), among="svarat")
        elif self._main is None and sides[Stance.SUPPORTS] and sides[Stance.REJECTS]:
            self._say(self._words.sentence("delade"), [])
        order = [Stance.SUPPORTS, Stance.REJECTS, Stance.COMMENTS]
        if self._main:
            order = [self._main, *(stance for stance in order if stance is not self._main)]
        write = {Stance.SUPPORTS: self._favour, Stance.REJECTS: self._against, Stance.COMMENTS: self._comments}
        for stance in order:
            write[stance](sides[stance])
        self._without_view([v for v in no_view if v.who.id not in sources.declined])
        self._say_of([v for v in no_view if v.who.id in sources.declined], "avstar")

    def _majority(self, sides: Mapping[Stance, Sequence[_Voice]]) -> Stance | None:
        """The side that a word for how many can be said of."""
        of = len(self._spoken)
        return next((s for s, side in sides.items() if quantity(len(side), of, self._thresholds)), None)

    # --- for ---------------------------------------------------------------------------------------------------------

    def _favour(self, side: Sequence[_Voice]) -> None:
        nothing_against = [v for v in side if v.has(Qualifier.NO_OBJECTION)]
        terms = [v for v in side if v.has(Qualifier.PARTIAL, Qualifier.CONDITIONAL)]
        own_way = _without(terms, nothing_against)
        pure = _without(side, nothing_against, own_way)
        remarking: list[_Voice] = []
        if self._main is Stance.SUPPORTS:
            partly = any(v.has(Qualifier.PARTIAL) for v in side)
            predicate = self._words.predicate("for_delvis" if partly else "gor_for")
            if nothing_against:
                either = self._words.predicate("eller_inget", gor=predicate)
                predicate = either if len(nothing_against) < len(side) else self._words.predicate("inget")
            self._say_of_many(side, predicate, pure or own_way or nothing_against)
            self._say_of(nothing_against if len(nothing_against) < len(side) else [], "inget")
            remarking = [v for v in _without(side, own_way) if v.has(Qualifier.WITH_REMARKS)]
        else:
            self._say_in_two(pure, "gor_for")
            self._say_in_two(nothing_against, "inget")
        conditional = [v for v in own_way if v.has(Qualifier.CONDITIONAL)]
        self._on_terms(_without(own_way, conditional), "for_i_huvudsak")
        self._on_terms(conditional, "for_med_villkor")
        if self._thresholds.named < len(remarking) < len(side):
            also, word = self._words.predicate("ocksa_synpunkter"), quantity_word("flera")
            self._say_of_many(remarking, also, remarking, word=word, of=len(side), among="for")
        else:
            self._say_of(remarking, "ocksa_synpunkter")

    def _on_terms(self, voices: Sequence[_Voice], predicate: str) -> None:
        """Those who support in the main or on conditions: with their own words where they say which, else together."""
        rest = list(voices)
        for quote, some in _by_quote(voices, self._reasons.condition):
            also = all(v.has(Qualifier.WITH_REMARKS) for v in some)
            self._say_with(some, quote, "gor_for", clause=True, also=also)
            rest = _without(rest, some)
        self._say_in_two(rest, predicate)

    def _say_in_two(self, voices: Sequence[_Voice], predicate: str) -> None:
        """Some respondents by name: those who do no more, and those who have remarks too."""
        remarking = [v for v in voices if v.has(Qualifier.WITH_REMARKS)]
        self._say_of(_without(voices, remarking), predicate)
        self._say_of(remarking, predicate, remarks=True)

    # --- against, and neither ----------------------------------------------------------------------------------------

    def _against(self, side: Sequence[_Voice]) -> None:
        partly = [v for v in side if v.has(Qualifier.PARTIAL)]
        if self._main is Stance.REJECTS:
            self._say_of_many(side, self._words.predicate("mot_delvis" if partly else "mot"), side)
        self._with_reasons(_without(side, partly), "mot", told=self._main is Stance.REJECTS)
        self._with_reasons(partly, "mot_till_del")

    def _comments(self, side: Sequence[_Voice]) -> None:
        doubtful = [v for v in side if v.has(Qualifier.DOUBTFUL)]
        divided = _without([v for v in side if v.has(Qualifier.MIXED)], doubtful)
        neither = _without([v for v in side if v.has(Qualifier.NEITHER)], doubtful, divided)
        plain = _without(side, doubtful, divided, neither)
        if self._main is Stance.COMMENTS:
            self._say_of_many(side, self._words.predicate("synpunkter"), plain or side)
        self._with_reasons(doubtful, "tveksam")
        self._with_reasons(divided, "delad")
        self._say_of(neither, "varken")
        rest = list(plain)
        for quote, some in _by_quote(plain, self._reasons.remark)[:_REMARKS]:
            self._say_with(some, quote, "synpunkter_citat")
            rest = _without(rest, some)
        if self._main is not Stance.COMMENTS:
            self._say_of(rest, "synpunkter")

    def _with_reasons(self, voices: Sequence[_Voice], predicate: str, *, told: bool = False) -> None:
        """Each with its reason in its own words; those without one together. ``told`` says that they stand in a
        sentence already.
        """
        rest = list(voices)
        for quote, some in _by_quote(voices, self._reasons.reason)[:_QUOTED]:
            does = "anfor" if told and not is_clause(quote) else predicate
            self._say_with(some, quote, does, clause=is_clause(quote))
            rest = _without(rest, some)
        if not told:
            self._say_of(rest, predicate, also=len(rest) < len(voices))

    def _without_view(self, voices: Sequence[_Voice]) -> None:
        if len(voices) > max(_ALL_NAMED, self._thresholds.named):
            word = quantity_word("ytterligare", antal=number_word(len(voices)))
            predicate = self._words.predicate("inga_synpunkter")
            self._say_of_many(voices, predicate, voices, word=word, of=self._answered, among="svarat")
        else:
            self._say_of(voices, "inga_synpunkter")

    # --- sentences ---------------------------------------------------------------------------------------------------

    def _does(self, predicate: str, voices: Sequence[_Voice], *, also: bool = False) -> str:
        """What they do: with "dock" in the first sentence about somebody who differs from the majority."""
        dock = self._main is not None and not self._has_dock and voices[0].position.stance is not self._main
        does = self._words.predicate(predicate, dock=dock, also=also)
        self._has_dock |= dock and " dock" in does
        return does

    def _say_with(
        self, voices: Sequence[_Voice], quote: DraftQuote, predicate: str, *, clause: bool = False, also: bool = False
    ) -> None:
        """Some respondents and their own words: as the end of a clause, or as a sentence after a colon."""
        does, name = self._does(predicate, voices), _capitalised(listed([v.who for v in voices]))
        anfor = "" if predicate in ("anfor", "synpunkter_citat") else f" och {self._words.predicate('anfor')}"
        remarks = f" och {self._words.predicate('ocksa_synpunkter')}" if also else ""
        words = quoted(quote, clause=clause)
        self._say(
            f"{name} {does} {words}{remarks}." if clause else f"{name} {does}{anfor}: {words}", voices, quotes=(quote,)
        )

    def _say_of(self, voices: Sequence[_Voice], predicate: str, *, also: bool = False, remarks: bool = False) -> None:
        """Some respondents, all by name; nothing where there are none."""
        if not voices:
            return
        does = self._does(predicate, voices, also=also)
        if remarks:
            does += f" och {self._words.predicate('ocksa_synpunkter')}"
        self._say(f"{_capitalised(listed([v.who for v in voices]))} {does}.", voices)

    def _say_of_many(
        self,
        voices: Sequence[_Voice],
        predicate: str,
        foremost: Sequence[_Voice],
        *,
        word: str = "",
        of: int | None = None,
        among: str = "yttrat",
    ) -> None:
        """A word for how many, some of them by name ("bl.a."), and what they do."""
        total = len(self._spoken) if of is None else of
        word = word or quantity(len(voices), total, self._thresholds)
        some = some_of([v.who for v in foremost], self._thresholds.named)
        every = len(some) == len(voices)
        beside = f", {'nämligen' if every else 'bl.a.'} {listed(some)}," if some and len(voices) < total else ""
        if some and not beside and len(voices) <= LEAST:
            beside = f", {'nämligen' if every else 'bl.a.'} {listed(some)},"
        names = named(some) if beside else ()
        self._say(f"{word}{beside} {predicate}.", voices, word, of=total, names=names, among=among)

    def _say(
        self,
        text: str,
        voices: Sequence[_Voice],
        word: str = "",
        *,
        of: int | None = None,
        names: tuple[str, ...] | None = None,
        quotes: tuple[DraftQuote, ...] = (),
        among: str = "yttrat",
    ) -> None:
        self.sentences.append(
            DraftSentence(
                text=text,
                respondents=tuple(v.who.id for v in voices),
                named=named([v.who for v in voices]) if names is None else names,
                quantity=word,
                of=len(self._spoken) if of is None else of,
                among=among_words(among),
                quotes=quotes,
            )
        )


def _without(voices: Iterable[_Voice], *others: Iterable[_Voice]) -> list[_Voice]:
    """The voices that are not among others; each respondent has one."""
    taken = {voice.who.id for some in others for voice in some}
    return [voice for voice in voices if voice.who.id not in taken]


def _by_quote(
    voices: Sequence[_Voice], find: Callable[[Position], DraftQuote | None]
) -> list[tuple[DraftQuote, list[_Voice]]]:
    """Those who can be quoted, by their words: who have written a letter together are quoted once."""
    found: dict[tuple[str, int, int], tuple[DraftQuote, list[_Voice]]] = {}
    for voice in voices:
        if quote := find(voice.position):
            found.setdefault((quote.document, quote.start, quote.end), (quote, []))[1].append(voice)
    return list(found.values())


def _capitalised(words: str) -> str:
    """With the capital that a sentence begins with: "en privatperson"; a name in small letters keeps them."""
    return words[:1].upper() + words[1:] if _PERSONS.match(words) else words
