"""Summary → ``sammanstallning.html``: one page that needs nothing but itself, and runs nothing."""

from __future__ import annotations

from remiss.model import Role, Summary
from remiss.writing.html_page import render_page
from remiss.writing.layout import view

DENSE_FROM = 9
"""from this number of proposals a cell of the matrix shows signs only; the words are there for screen readers"""

_STANCE_ROLES = frozenset({Role.CUE, Role.NEGATION})


def render(summary: Summary) -> bytes:
    """The summary as a page of HTML."""
    shown = view(summary)
    return render_page(
        "report",
        columns=len(shown.columns),
        view=shown,
        dense=len(shown.columns) >= DENSE_FROM,
        stance_roles=_STANCE_ROLES,
    )
