"""A template and its style sheet → one page of HTML that needs nothing but itself, and runs nothing."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from remiss.writing import labels


def render_page(name: str, *, columns: int = 0, **content: Any) -> bytes:
    """The page of the templates ``name.html.j2`` and ``name.css.j2``; ``columns`` are those of its widest table.

    All text is escaped (autoescape), there is no script, and the page's own policy forbids everything but its one
    style sheet, named by its hash.
    """
    environment = Environment(
        loader=PackageLoader("remiss.writing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = environment.get_template(f"{name}.css.j2").render(colours=labels.COLOURS, columns=columns)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = environment.get_template(f"{name}.html.j2").render(
        **content,
        labels=labels,
        style=Markup(style),  # noqa: S704  # ours: colours and rules, nothing from outside
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    )
    return f"{page.rstrip()}\n".encode()
