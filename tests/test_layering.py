"""The house rules on imports: one way, and no circle. Held by reading the source; the reader is tested as well.

``vocabulary`` and ``errors`` import nothing of ours, ``model`` only the vocabulary. A room may import those three,
itself, and the rooms before it; ``writing`` knows the Summary and nothing of how it came about. ``analysis``,
``casework``, ``correcting`` and ``evaluating`` walk through the rooms; ``cli`` knows all, ``usage`` (its words in
Swedish) the errors, and ``terminal`` (what moves on the screen) nothing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import remiss

SOURCE = Path(remiss.__file__).parent
NOUNS = {"model", "errors", "vocabulary"}
ROOMS = ["reading", "consultation", "understanding", "compiling", "writing"]
WALKERS = {"analysis", "casework", "correcting", "evaluating"}
ALLOWED: dict[str, set[str]] = {
    **{noun: set() for noun in NOUNS},
    "model": {"model", "vocabulary"},
    **{room: NOUNS | {*ROOMS[: number + 1]} for number, room in enumerate(ROOMS)},
    "writing": NOUNS | {"writing"},
    **{walker: NOUNS | set(ROOMS) | WALKERS for walker in WALKERS},
    "usage": NOUNS,
    "terminal": set(),
    "cli": NOUNS | set(ROOMS) | WALKERS | {"usage", "terminal"},
    "": NOUNS | set(ROOMS) | WALKERS,
}
"""for each part of the package (the root itself is ""), the parts that it may import"""


def read_sources(folder: Path) -> dict[str, str]:
    """The modules below a package folder, by dotted name, with their text."""
    return {
        ".".join(["remiss", *path.relative_to(folder).with_suffix("").parts]).removesuffix(".__init__"): path.read_text(
            encoding="utf-8"
        )
        for path in sorted(folder.rglob("*.py"))
    }


def imports_of(name: str, sources: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """What a module imports of ours, and whether at once (when it is loaded itself) or late, or for types only."""
    tree = ast.parse(sources[name])
    at_once = {id(node) for node in _top(tree)}
    package = name if any(other.startswith(f"{name}.") for other in sources) else name.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = package.split(".")
                base = ".".join([*parts[: len(parts) - node.level + 1], *([node.module] if node.module else [])])
            names = [f"{base}.{alias.name}" for alias in node.names]
            targets = [target if target in sources else base for target in names]
        else:
            continue
        for target in targets:
            if target.split(".")[0] == "remiss" and target != name:
                yield target, id(node) in at_once


def _top(node: ast.AST) -> Iterator[ast.AST]:
    """What runs when a module is imported: not the bodies of functions, nor what is there for the type checker only."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and ast.unparse(child.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING"):
            continue
        yield child
        yield from _top(child)


def part(module: str) -> str:
    """The part of the package that a module belongs to."""
    return module.removeprefix("remiss").removeprefix(".").split(".")[0]


def wrong_imports(sources: Mapping[str, str]) -> list[str]:
    """The imports that the house rules forbid, late ones and those for types included."""
    return sorted(
        {
            f"{name} imports {target}"
            for name in sources
            for target, _ in imports_of(name, sources)
            if part(target) not in ALLOWED.get(part(name), set())
        }
    )


def circle(sources: Mapping[str, str]) -> list[str]:
    """The modules of a circle of imports made at once, or nothing.

    A package and its own modules are no circle as long as the modules do not ask the package for names.
    """
    graph: dict[str, set[str]] = {name: set() for name in sources}
    for name in sources:
        graph[name] |= {target for target, at_once in imports_of(name, sources) if at_once and target in sources}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as fault:
        return list(fault.args[1])
    return []


SOURCES = read_sources(SOURCE)


def test_imports_run_one_way() -> None:
    assert wrong_imports(SOURCES) == []


def test_there_is_no_circle() -> None:
    assert circle(SOURCES) == []


def test_every_part_of_the_package_has_its_rule() -> None:
    assert {part(name) for name in SOURCES} <= set(ALLOWED)


def test_the_package_is_read_whole() -> None:
    assert len(SOURCES) == len(list(SOURCE.rglob("*.py")))
    assert set(ROOMS) <= {part(name) for name in SOURCES}
    assert ("remiss.model", True) in set(imports_of("remiss.compiling.positions", SOURCES))


def test_a_module_is_short_enough_to_be_read() -> None:
    assert {name: len(text.splitlines()) for name, text in SOURCES.items() if len(text.splitlines()) > 400} == {}


# --- the checker is checked: an import turned round, and a circle, must be seen -------------------------------------

PLANTED = {
    "remiss": "from remiss.model import Noun",
    "remiss.model": "import enum",
    "remiss.errors": "",
    "remiss.reading": "from remiss.reading.pdf import read",
    "remiss.reading.pdf": "from remiss.model import Noun",
    "remiss.consultation": "",
    "remiss.understanding": "",
    "remiss.compiling": "",
    "remiss.writing": "from remiss.writing import as_json",
    "remiss.writing.as_json": "import remiss.model",
    "remiss.analysis": "from remiss.reading import read",
    "remiss.cli": "from remiss.analysis import analyse",
}


def test_the_planted_package_is_sound() -> None:
    assert wrong_imports(PLANTED) == []
    assert circle(PLANTED) == []


@pytest.mark.parametrize(
    ("module", "planted", "seen"),
    [
        ("remiss.model", "from remiss.errors import RemissError", "remiss.model imports remiss.errors"),
        ("remiss.errors", "import remiss.model", "remiss.errors imports remiss.model"),
        ("remiss.reading.pdf", "from remiss.understanding import x", "remiss.reading.pdf imports remiss.understanding"),
        ("remiss.reading.pdf", "from .. import compiling", "remiss.reading.pdf imports remiss.compiling"),
        ("remiss.reading.pdf", "from ..compiling import x", "remiss.reading.pdf imports remiss.compiling"),
        ("remiss.reading", "from ..writing import x", "remiss.reading imports remiss.writing"),
        ("remiss.consultation", "import remiss.compiling as c", "remiss.consultation imports remiss.compiling"),
        ("remiss.writing.as_json", "from remiss.compiling import x", "remiss.writing.as_json imports remiss.compiling"),
        ("remiss.writing.as_json", "from remiss import reading", "remiss.writing.as_json imports remiss.reading"),
        ("remiss.analysis", "from remiss.cli import main", "remiss.analysis imports remiss.cli"),
        ("remiss.analysis", "from remiss import Summary", "remiss.analysis imports remiss"),
        (
            "remiss.reading.pdf",
            "def f():\n    from remiss.cli import main",
            "remiss.reading.pdf imports remiss.cli",
        ),
        (
            "remiss.reading.pdf",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from remiss.writing import x",
            "remiss.reading.pdf imports remiss.writing",
        ),
    ],
)
def test_an_import_turned_round_is_seen(module: str, planted: str, seen: str) -> None:
    assert wrong_imports({**PLANTED, module: planted}) == [seen]


@pytest.mark.parametrize(
    "planted",
    [
        {"remiss.reading.pdf": "from remiss.reading.word import x", "remiss.reading.word": "import remiss.reading.pdf"},
        {"remiss.reading.pdf": "from remiss.reading import read"},
        {"remiss.reading.pdf": "from . import word", "remiss.reading.word": "from .pdf import x"},
        {"remiss.reading.pdf": "try:\n    from remiss.reading import read\nexcept ImportError:\n    read = None"},
        {"remiss.model": "from remiss.analysis import x", "remiss.analysis": "from remiss.model import y"},
    ],
)
def test_a_circle_is_seen(planted: dict[str, str]) -> None:
    assert circle({**PLANTED, **planted})


def test_an_import_made_late_or_for_types_closes_no_circle() -> None:
    late = "def f():\n    from remiss.reading import read"
    types = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from remiss.reading import read"

    assert circle({**PLANTED, "remiss.reading.pdf": late}) == []
    assert circle({**PLANTED, "remiss.reading.pdf": types}) == []
