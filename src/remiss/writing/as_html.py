"""Summary → ``sammanstallning.html``: one page that needs nothing but itself.

It reads whole without a script: the matrix, the counts and every quote. The script (``templates/report.js``) adds the
tools of work: filter, search, walking in the matrix by keyboard, and a dialog with what is behind a cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from remiss.model import Summary
from remiss.writing import html_parts, tally
from remiss.writing.html_page import render_page
from remiss.writing.layout import view
from remiss.writing.stands import Stand, by_category
from remiss.writing.view import View

DENSE_FROM = 9
"""from this number of proposals a cell of the matrix shows signs only; the words are there for screen readers"""


def render(summary: Summary, shown: View | None = None) -> bytes:
    """The summary as a page of HTML. ``shown`` is its view, where it is at hand."""
    shown = shown or view(summary)
    dense = len(shown.columns) >= DENSE_FROM
    general = _general_of(shown)
    emptied = {(cell.respondent, cell.proposal): f"d{at}" for at, cell in enumerate(shown.dismissed, 1)}
    return render_page(
        "report",
        columns=len(shown.columns),
        scripted=True,
        view=shown,
        dense=dense,
        cells=partial(html_parts.cells, emptied=emptied, dense=dense),
        told=html_parts.told,
        told_briefly=partial(html_parts.told_briefly, said_in=_said_in(shown, general)),
        cite=html_parts.cite,
        bar=tally.bar,
        categories=tuple(tally.by_category(shown)),
        by_category=by_category,
        by_trait=tally.by_trait(shown),
        row_at={row.id: f"i{at}" for at, row in enumerate(shown.rows, 1)},
        general_of=general,
    )


def _general_of(view: View) -> dict[str, list[Stand]]:
    """The general views of each respondent."""
    found: dict[str, list[Stand]] = {row.id: [] for row in view.rows}
    for stand in view.general:
        found[stand.respondent].append(stand)
    return found


def _said_in(view: View, general: Mapping[str, Iterable[Stand]]) -> dict[str, str]:
    """For each stand whose quotes are read among the general views, the anchors of those: ``g1``."""
    quotes = {stand.anchor: {quote.id for quote in stand.quotes} for stand in view.general}
    return {
        stand.anchor: " ".join(
            whole.anchor
            for whole in general[stand.respondent]
            if not quotes[whole.anchor].isdisjoint(quote.id for quote in stand.quotes)
        )
        for stand in view.stands
        if stand.by_reference
    }
