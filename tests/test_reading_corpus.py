"""The floors of fixtures/reading on the committed PDFs, by the way of the program and by its second engine."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[1] / "fixtures" / "reading"


@pytest.fixture(scope="module")
def measuring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure", FOLDER / "measure.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["measure"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("engine", ["read", "pypdf"])
@pytest.mark.parametrize("kind", ["ordinary", "hard"])
def test_floors_are_held(measuring: ModuleType, kind: str, engine: str) -> None:
    paths = [path for path in sorted((FOLDER / "files").glob("*.pdf")) if measuring.class_of(path) == kind]
    scores = [measuring.measure(path, engine) for path in paths]

    assert len(paths) >= 20
    assert measuring.failures(scores, measuring.FLOORS[kind, engine]) == []


def test_a_head_left_in_and_a_word_dropped_are_told(measuring: ModuleType) -> None:
    document = measuring.read_with("pdfium", FOLDER / "files" / "ritad-1.pdf")
    first = document.quote(document.blocks[-2])
    truth = {"blocks": [("paragraph", document.text.replace("\n", " ") + " Borttaget")]}
    score = measuring.score(document, truth, [])
    assert score.dropped == ("borttaget",)
    truth = {"blocks": [("paragraph", document.text.replace("\n", " ").replace(first, ""))]}
    assert measuring.score(document, truth, [first]).left_in == (measuring.folded(first),)


def test_the_corpus_is_small_and_each_file_has_its_truth() -> None:
    files = sorted((FOLDER / "files").glob("*.pdf"))
    assert all(path.with_suffix(".json").exists() for path in files)
    assert sum(path.stat().st_size for path in files) < 5_500_000


def test_no_paragraph_of_the_letters_comes_twice() -> None:
    lines = [
        line
        for path in sorted((FOLDER / "letters").glob("*.txt"))
        for line in path.read_text(encoding="utf-8").partition("===\n")[2].splitlines()
        if len(line) > 60
    ]
    assert len(lines) == len(set(lines))
