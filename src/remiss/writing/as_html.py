"""Summary → ``sammanstallning.html``: one page that needs nothing but itself, and runs nothing."""

from __future__ import annotations

import base64
import hashlib

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from remiss.model import Role, Summary
from remiss.writing import labels
from remiss.writing.layout import view

DENSE_FROM = 9
"""from this number of proposals a cell of the matrix shows signs only; the words are there for screen readers"""

_STANCE_ROLES = frozenset({Role.CUE, Role.NEGATION})


def render(summary: Summary) -> bytes:
    """The summary as a page of HTML.

    All text is escaped (autoescape), there is no script, and the page's own policy forbids everything but its one
    style sheet, named by its hash.
    """
    shown = view(summary)
    environment = Environment(
        loader=PackageLoader("remiss.writing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = environment.get_template("report.css.j2").render(colours=labels.COLOURS, columns=len(shown.columns))
    page = environment.get_template("report.html.j2").render(
        view=shown,
        labels=labels,
        dense=len(shown.columns) >= DENSE_FROM,
        stance_roles=_STANCE_ROLES,
        style=Markup(style),  # noqa: S704  # ours: colours and rules, nothing from a summary
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )
    return f"{page.rstrip()}\n".encode()
