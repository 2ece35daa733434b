"""A template, its style sheet and its script → one page of HTML that needs nothing but itself."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from remiss.writing import labels


def render_page(name: str, *, columns: int = 0, scripted: bool = False, **content: Any) -> bytes:
    """The page of the templates ``name.html.j2``, ``name.css.j2`` and, if it is ``scripted``, ``name.js``.

    ``columns`` are those of its widest table. All text is escaped (autoescape), and nothing from outside stands in
    the style sheet or the script. The page's own policy forbids everything but these two, named by their hashes, and
    forbids the script to turn any text into markup.
    """
    environment = _environment()
    style = environment.get_template(f"{name}.css.j2").render(colours=labels.COLOURS, columns=columns)
    script = environment.get_template(f"{name}.js").render() if scripted else ""
    page = environment.get_template(f"{name}.html.j2").render(
        **content,
        labels=labels,
        style=Markup(style),  # noqa: S704  # ours: colours and rules, nothing from outside
        script=Markup(script),  # noqa: S704  # ours as well, and the same on every page
        policy="; ".join(_policy(style, script)),
    )
    return f"{page.rstrip()}\n".encode()


@cache  # a template takes as long to understand as a thousand quotes to write
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("remiss.writing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _policy(style: str, script: str) -> list[str]:
    allowed = ["default-src 'none'", f"style-src {_hash(style)}"]
    if script:
        allowed += [f"script-src {_hash(script)}", "require-trusted-types-for 'script'", "trusted-types 'none'"]
    return [*allowed, "base-uri 'none'", "form-action 'none'"]


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
