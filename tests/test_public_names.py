"""The names that ``import remiss`` gives: each found late, and the same as a type checker is told of."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import remiss


def told() -> dict[str, str]:
    """Where a type checker is told that each name is at home."""
    tree = ast.parse(Path(remiss.__file__).read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {alias.name: str(node.module) for node in imports for alias in node.names if "remiss" in str(node.module)}


def test_what_is_public_is_what_a_type_checker_is_told_of() -> None:
    assert sorted(told()) == sorted(remiss.__all__) == [name for name in dir(remiss) if name in remiss.__all__]


@pytest.mark.parametrize("name", remiss.__all__)
def test_a_name_is_the_one_from_its_home(name: str) -> None:
    assert getattr(remiss, name) is getattr(import_module(told()[name]), name)


def test_there_is_no_other_name() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'gissa'"):
        remiss.gissa  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(ImportError):
        from remiss import gissa  # type: ignore[attr-defined]  # noqa: F401


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import remiss", ["pydantic", "remiss.model", "remiss.reading", "lxml", "concurrent.futures"]),
        ("from remiss import Summary", ["remiss.reading", "remiss.understanding", "lxml"]),
        ("from remiss.cli import main", ["pydantic", "remiss.model", "rich"]),
        ("from remiss import to_frame, write", ["pyarrow", "pandas", "polars", "openpyxl", "docx", "jinja2"]),
        ("from remiss import summarise", ["pypdf", "pypdfium2", "docx", "openpyxl", "jinja2", "rich", "distributed"]),
    ],
)
def test_what_is_not_needed_is_not_loaded(code: str, absent: list[str]) -> None:
    check = f"{code}\nimport sys\nprint([name for name in {absent!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
