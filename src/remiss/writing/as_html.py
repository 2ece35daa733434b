"""Summary → ``sammanstallning.html``: one page that needs nothing but itself.

It reads whole without a script: the matrix, the counts and every quote. The script (``templates/report.js``) adds the
tools of work: filter, search, walking in the matrix by keyboard, and a dialog with what is behind a cell.
"""

from __future__ import annotations

from remiss.model import Role, Summary
from remiss.writing import tally
from remiss.writing.html_page import render_page
from remiss.writing.layout import view
from remiss.writing.view import View

DENSE_FROM = 9
"""from this number of proposals a cell of the matrix shows signs only; the words are there for screen readers"""

_CLASSES = {
    Role.CUE: "cue",
    Role.NEGATION: "cue",
    Role.REFERENCE: "ref",
    Role.HEADING: "ref",
    Role.CONTEXT: "ref",
}
"""how words that decided are marked: those that carry the stance, those that name the proposal, and all other"""


def render(summary: Summary, shown: View | None = None) -> bytes:
    """The summary as a page of HTML. ``shown`` is its view, where it is at hand."""
    shown = shown or view(summary)
    return render_page(
        "report",
        columns=len(shown.columns),
        scripted=True,
        view=shown,
        dense=len(shown.columns) >= DENSE_FROM,
        classes=_CLASSES,
        bar=tally.bar,
        categories=tuple(tally.by_category(shown)),
        traits=tally.traits,
        by_trait=tally.by_trait(shown),
        category_of={row.id: row.category for row in shown.rows},
        row_at={row.id: f"i{at}" for at, row in enumerate(shown.rows, 1)},
        general_of=_general_of(shown),
        said_in=_said_in(shown),
        dismissed_at={(cell.respondent, cell.proposal): f"d{at}" for at, cell in enumerate(shown.dismissed, 1)},
    )


def _general_of(view: View) -> dict[str, str]:
    """Where the general views of a respondent stand: ``g1 g2``."""
    found: dict[str, list[str]] = {row.id: [] for row in view.rows}
    for stand in view.general:
        found[stand.respondent].append(stand.anchor)
    return {respondent: " ".join(anchors) for respondent, anchors in found.items()}


def _said_in(view: View) -> dict[str, str]:
    """For each stand whose quotes are read among the general views, where those stand: ``g1``."""
    quotes = {stand.anchor: {quote.id for quote in stand.quotes} for stand in view.general}
    general = _general_of(view)
    return {
        stand.anchor: " ".join(
            anchor
            for anchor in general[stand.respondent].split()
            if not quotes[anchor].isdisjoint(quote.id for quote in stand.quotes)
        )
        for stand in view.stands
        if stand.by_reference
    }
