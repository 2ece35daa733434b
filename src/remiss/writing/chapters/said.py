"""Who says what: of the whole, and proposal by proposal, with the draft for the bill and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from remiss.model import Category, Role, Stance
from remiss.writing import labels
from remiss.writing.paper.sheets import Paper
from remiss.writing.paper.styles import QUOTE, RESPONDENT, SOURCE
from remiss.writing.paper.words import Words
from remiss.writing.quotes import Quote
from remiss.writing.view import Column, Sentence, Stand, View

GENERAL = "Övergripande synpunkter"
_GENERAL_ANCHOR = "overgripande"
_DECISIVE = {Role.CUE, Role.NEGATION}


def write_general(paper: Paper, shown: View) -> None:
    """What bodies say of the whole."""
    if shown.general:
        paper.heading(GENERAL, 1, anchor=_GENERAL_ANCHOR, new_page=True)
        _sides(paper, shown.general, _categories(shown), level=2)


def write_proposals(paper: Paper, shown: View) -> None:
    """Each proposal: the counts, the draft, and who says what."""
    categories = _categories(shown)
    paper.heading("Förslag för förslag", 1, new_page=True)
    for column in shown.columns:
        paper.heading(column.label, 2, anchor=column.anchor)
        paper.write(f"{labels.PROPOSAL_KINDS[column.kind].capitalize()}. {column.sentence}")
        if column.draft:
            paper.heading("Utkast", 3)
            paper.write(*_draft(column))
        _sides(paper, column.stands, categories, level=3)


def write_unplaced(paper: Paper, shown: View) -> None:
    """Stands that could not be tied to a proposal."""
    if shown.unplaced:
        paper.heading("Ställningstaganden som inte kunde knytas till ett förslag", 1)
        for quote in shown.unplaced:
            words = labels.answer(quote.stance, quote.qualifiers)
            _quote(paper, quote, Words(f"{quote.who or 'Okänd avsändare'}, {words}: "))


def _categories(shown: View) -> Mapping[str, Category]:
    return {row.id: row.category for row in shown.rows}


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
    at = sentence.text.casefold().find(sentence.quantity.casefold())
    if at < 0 or len(sentence.text.casefold()) != len(sentence.text):  # ß and such would move the place
        yield Words(sentence.text, note=sentence.backing)
        return
    end = at + len(sentence.quantity)
    yield Words(sentence.text[:at])
    yield Words(sentence.text[at:end], note=sentence.backing)
    yield Words(sentence.text[end:])


def _sides(paper: Paper, stands: Sequence[Stand], categories: Mapping[str, Category], level: int) -> None:
    """Who takes which side, by category; those whose words stand among the general views only by name."""
    for stance in Stance:
        side = [stand for stand in stands if stand.stance is stance]
        if not side:
            continue
        paper.heading(f"{labels.SIGNS[stance]} {labels.SIDES[stance].capitalize()} ({len(side)})", level)
        own = [stand for stand in side if not stand.by_reference]
        for category in Category:
            of_category = [stand for stand in own if categories[stand.respondent] is category]
            if of_category:
                paper.heading(labels.CATEGORIES[category].capitalize(), level + 1)
            for stand in of_category:
                _stand(paper, stand)
        if referred := [stand for stand in side if stand.by_reference]:
            names = ", ".join(" ".join((_named(stand), *map("[{}]".format, stand.tags))) for stand in referred)
            seen = Words(GENERAL, link=_GENERAL_ANCHOR)
            paper.write("Genom det som sägs om förslagen i allmänhet (se ", seen, f"): {names}.")


def _named(stand: Stand) -> str:
    added = ", ".join(stand.added)
    return f"{stand.name} ({added})" if added else stand.name


def _stand(paper: Paper, stand: Stand) -> None:
    qualifiers = [labels.QUALIFIERS[qualifier] for qualifier in stand.qualifiers]
    through = stand.through and f"genom att instämma i yttrandet från {stand.through}"
    notes = [*qualifiers, stand.scope and f"gäller ”{stand.scope}”", through, stand.history]
    added = ", ".join(filter(None, notes))
    paper.write(
        Words(stand.name, bold=True),
        f" – {added}" if added else "",
        Words(f" [{labels.REVIEW}: {stand.reasons}]" if stand.reasons else "", style=SOURCE),
        style=RESPONDENT,
        keep=bool(stand.quotes),
    )
    for quote in stand.quotes:
        _quote(paper, quote)


def _quote(paper: Paper, quote: Quote, *introduced: Words) -> None:
    above = f"{quote.above}, " if quote.above else ""
    pieces = (Words(piece.text, bold=piece.role in _DECISIVE) for piece in quote.pieces)
    source = Words(f" ({above}{quote.source})", style=SOURCE)
    paper.write(*introduced, "”", *pieces, "”", source, style=QUOTE)
