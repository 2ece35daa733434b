"""The docs site: ``make site`` builds it from the pages as they stand in the checkout.

The source is the checkout's top, not docs/, so that a link from a page to CHANGELOG.md or to a README.md under
fixtures/ leads to the same file on the site as in the checkout. Nothing is fetched, at building or at reading.
"""

from __future__ import annotations

import importlib.metadata
from typing import TYPE_CHECKING, Any

import remiss
from remiss.model import Noun

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "remiss"
author = "The remiss authors"
version = release = importlib.metadata.version("remiss")
language = "en"

root_doc = "docs/index"
include_patterns = [
    "docs/**",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "benchmarks/README.md",
    "fixtures/*/README.md",
]
exclude_patterns = [".git", ".venv", "site", "fixtures/*/svar", "fixtures/gold*/*/**", "benchmarks/.made"]

extensions = ["myst_nb", "sphinx.ext.autodoc"]
myst_heading_anchors = 4
myst_enable_extensions = ["attrs_block", "colon_fence"]
myst_links_external_new_tab = False
suppress_warnings = ["misc.highlighting_failure"]  # CONTRIBUTING.md shows TOML with an ellipsis in it

# the notebook has no outputs in git; it is run each time, and an error in it stops the building
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_execution_show_tb = True

toc_object_entries_show_parents = "hide"
autodoc_default_options = {"inherited-members": "object"}  # all of a model's fields
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 100

html_theme = "furo"
html_title = "remiss"
html_static_path = ["_site"]
html_css_files = ["site.css"]
html_additional_pages = {"index": "start.html"}
templates_path = ["_site"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_show_copyright = False
pygments_style = "default"
pygments_dark_style = "github-dark"

SWEDISH = ("docs/kom-igang", "docs/commands")
"""pages whose language a screen reader must know"""

GIVEN = ("BaseModel", "BaseException", "Enum", "str", "tuple")
"""whose methods are left out of the reference"""


def setup(app: Sphinx) -> None:
    """Sphinx asks for this."""
    app.connect("html-page-context", in_its_language)
    app.connect("autodoc-skip-member", left_out)
    app.connect("autodoc-process-signature", once)
    app.connect("autodoc-process-docstring", as_laid_out)


def in_its_language(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Say of a Swedish page that it is."""
    if page in SWEDISH:
        context["language"] = "sv"


def left_out(app: Sphinx, what: str, name: str, thing: object, skip: bool, options: object) -> bool:
    """What pydantic and Python give each class is not ours to describe; what ``remiss`` has stands there alone."""
    page = app.env.current_document.get("autodoc:module")
    given = name.startswith("model_") or getattr(thing, "__qualname__", "").partition(".")[0] in GIVEN
    return skip or given or (what == "module" and page != "remiss" and name in remiss.__all__)


def once(
    app: Sphinx, what: str, name: str, thing: object, options: object, arguments: str | None, returned: str | None
) -> tuple[str, None] | None:
    """A model's fields are listed below it: they need not be its arguments as well."""
    return ("", None) if isinstance(thing, type) and issubclass(thing, Noun) else None


def as_laid_out(app: Sphinx, what: str, name: str, thing: object, options: object, lines: list[str]) -> None:
    """A module's docstring is laid out by hand below its first line: keep it so."""
    if what == "module" and len(lines) > 2:
        lines[1:] = ["", "::", "", *(f"    {line}" for line in lines[2:]), ""]
