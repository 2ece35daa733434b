"""Who says what: of the whole, and proposal by proposal, with the draft for the bill and the words it rests on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from remiss.model import Role, Stance
from remiss.writing import labels
from remiss.writing.paper.sheets import Paper
from remiss.writing.paper.styles import QUOTE, RESPONDENT, SOURCE
from remiss.writing.paper.words import Words
from remiss.writing.quotes import Quote
from remiss.writing.stands import Dismissed, Stand, by_category
from remiss.writing.view import Column, Sentence, View
from remiss.writing.wording import listed

GENERAL = "Övergripande synpunkter"
_GENERAL_ANCHOR = "overgripande"
_DECISIVE = {Role.CUE, Role.NEGATION}


def write_general(paper: Paper, shown: View) -> None:
    """What bodies say of the whole."""
    dismissed = [it for it in shown.dismissed if it.proposal is None]
    if shown.general or dismissed:
        paper.heading(GENERAL, 1, anchor=_GENERAL_ANCHOR)
        _sides(paper, shown.general, level=2)
        _dismissed(paper, dismissed, level=2)


def write_proposals(paper: Paper, shown: View) -> None:
    """Each proposal: the counts, the draft, and who says what."""
    paper.heading("Förslag för förslag", 1, new_page=True)
    for column in shown.columns:
        paper.heading(column.label, 2, anchor=column.anchor)
        paper.write(f"{labels.PROPOSAL_KINDS[column.kind].capitalize()}. {column.sentence}", keep=bool(column.stands))
        if column.draft:
            paper.heading("Utkast", 3)
            paper.write(*_draft(column))
            if column.unsure:
                paper.write(Words(column.unsure, style=SOURCE))
        _sides(paper, column.stands, level=3)
        _dismissed(paper, [it for it in shown.dismissed if it.proposal == column.id], level=3)


def write_unplaced(paper: Paper, shown: View) -> None:
    """Stands that could not be tied to a proposal."""
    if shown.unplaced:
        paper.heading("Ställningstaganden som inte kunde knytas till ett förslag", 1)
        for quote in shown.unplaced:
            words = labels.answer(quote.stance, quote.qualifiers)
            _quote(paper, quote, Words(f"{quote.who or 'Okänd avsändare'}, {words}: "))


def _draft(column: Column) -> Iterator[Words]:
    """The draft as one paragraph of a bill; what a quantity word stands on is a note on that word."""
    yield Words("Remissinstanserna:", bold=True)
    for sentence in column.draft:
        yield Words(" ")
        yield from _noted(sentence)


def _noted(sentence: Sentence) -> Iterator[Words]:
    if not sentence.backing:
        yield Words(sentence.text)
        return
    word = re.search(re.escape(sentence.quantity), sentence.text, re.IGNORECASE)
    start, end = word.span() if word else (0, len(sentence.text))
    yield Words(sentence.text[:start])
    yield Words(sentence.text[start:end], note=sentence.backing)
    yield Words(sentence.text[end:])


def _sides(paper: Paper, stands: Sequence[Stand], level: int) -> None:
    """Who takes which side, by category; those whose words stand among the general views only by name."""
    for stance in Stance:
        side = [stand for stand in stands if stand.stance is stance]
        if not side:
            continue
        paper.heading(f"{labels.SIGNS[stance]} {labels.SIDES[stance].capitalize()} ({len(side)})", level)
        for category, own in by_category(stand for stand in side if not stand.by_reference):
            paper.heading(labels.CATEGORIES[category].capitalize(), level + 1)
            for together in _alike(own):
                _stands(paper, together)
        if referred := [stand for stand in side if stand.by_reference]:
            names = ", ".join(" ".join((_named(stand), *map("[{}]".format, stand.tags))) for stand in referred)
            paper.heading("Genom det som sägs om förslagen i allmänhet", level + 1)
            paper.write(f"{names}. Orden finns under ", Words(GENERAL, link=_GENERAL_ANCHOR), ".")


def _dismissed(paper: Paper, dismissed: Sequence[Dismissed], level: int) -> None:
    """What the program had read as a stand, and a person has decided is none."""
    if dismissed:
        paper.heading(f"{labels.SILENT_SIGN} {labels.SILENT.capitalize()} enligt rättelse ({len(dismissed)})", level)
    for it in dismissed:
        name = Words(it.name, bold=True)
        paper.write(name, f" – {it.history}", style=RESPONDENT, keep=bool(it.quotes))
        for quote in it.quotes:
            _quote(paper, quote)


def _named(stand: Stand) -> str:
    added = ", ".join(stand.added)
    return f"{stand.name} ({added})" if added else stand.name


def _alike(stands: Sequence[Stand]) -> Iterable[Sequence[Stand]]:
    """The stands, those of one letter that several bodies have signed together: its words are quoted once."""
    alike: defaultdict[tuple[object, ...], list[Stand]] = defaultdict(list)
    for stand in stands:
        said = tuple(quote.id for quote in stand.quotes) or stand.respondent
        alike[said, stand.qualifiers, stand.scope, stand.through, stand.history, stand.reasons].append(stand)
    return alike.values()


def _stands(paper: Paper, together: Sequence[Stand]) -> None:
    stand = together[0]
    qualifiers = [labels.QUALIFIERS[qualifier] for qualifier in stand.qualifiers]
    through = stand.through and f"genom att instämma i yttrandet från {stand.through}"
    notes = [*qualifiers, stand.scope and f"gäller ”{stand.scope}”", through, stand.history]
    added = ", ".join(filter(None, notes))
    paper.write(
        Words(listed([one.name for one in together]), bold=True),
        f" – {added}" if added else "",
        Words(f" [{labels.REVIEW}: {stand.reasons}]" if stand.reasons else "", style=SOURCE),
        style=RESPONDENT,
        keep=bool(stand.quotes),
    )
    for quote in stand.quotes:
        _quote(paper, quote)


def _quote(paper: Paper, quote: Quote, *introduced: Words) -> None:
    above = f"{quote.above}, " if quote.above else ""
    pieces = (
        Words("".join([piece.text for piece in some]), bold=decisive)
        for decisive, some in groupby(quote.pieces, lambda piece: piece.role in _DECISIVE)
    )
    source = Words(f" ({above}{quote.source})", style=SOURCE)
    paper.write(*introduced, "”", *pieces, "”", source, style=QUOTE)
