"""The examples in README.md and docs/ run and give what they say, and their links lead somewhere."""

from __future__ import annotations

import doctest
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_examples_of_embedding_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(ROOT / "docs" / "embedding.md"), module_relative=False, encoding="utf-8")
    assert result.attempted > 20
    assert result.failed == 0


def test_the_python_way_in_the_readme_runs(tillit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (program,) = re.findall(r"```python\n(.*?)```", PAGES[0].read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(program.replace("fixtures/tillit", tillit.as_posix()), "README.md", "exec"), {})
    assert "sjotillsynsverket 4.2.3 rejects" in capsys.readouterr().out
    assert {path.name for path in (tillit / "sammanstallning").iterdir()} >= {"summary.json", "sammanstallning.xlsx"}


@pytest.mark.parametrize(
    ("words", "gold", "group"),
    [("`fixtures/gold`", "gold", "all"), ("`langa-brev`", "gold", "langa-brev"), ("gold-hard`", "gold-hard", "all")],
)
def test_the_published_accuracy_is_what_the_floors_pin(words: str, gold: str, group: str) -> None:
    pinned = tomllib.loads((ROOT / "fixtures" / gold / "floors.toml").read_text(encoding="utf-8"))[group]
    text = PAGES[0].read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("|") and words in line.split("|")[1])
    found = [float(figure.strip(" %")) / (100 if "%" in figure else 1) for figure in row.split("|")[3:-1]]
    names = ["placing_f1", "stance_macro_f1", "joint_f1", "share_unmarked", "unmarked_right", "flips", "unmarked_flips"]

    # floors are rounded down, the figures are as printed
    assert found == pytest.approx([pinned[name]["floor"] for name in names], abs=0.00101)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)|<img src=\"([^\"]+)", text):
        assert (page.parent / "".join(target)).exists(), f"{page.name}: {target}"


def test_the_case_folder_page_names_every_field_of_summary_json() -> None:
    from remiss.model import DocumentRecord, Position, Statement, Summary

    page = (ROOT / "docs" / "case-folder.md").read_text(encoding="utf-8")
    for model in (Summary, DocumentRecord, Position, Statement):
        for field in model.model_fields:
            assert f"`{field}`" in page, f"{model.__name__}.{field}"


def test_the_lexicon_page_names_every_field_and_kind() -> None:
    from remiss.understanding.lexicon import Kind, Rule

    page = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
    for name in (*Rule.model_fields, *(kind.value for kind in Kind)):
        assert f"`{name}`" in page, name


def test_the_codebook_page_names_every_word_of_the_model() -> None:
    from remiss.model import Basis, Qualifier, ReviewReason, Stance

    codebook = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    decides = (ROOT / "docs" / "how-it-decides.md").read_text(encoding="utf-8")
    assert [w for w in (*Stance, *Qualifier, *Basis) if f"`{w}`" not in codebook] == []
    assert [reason for reason in ReviewReason if f"`{reason}`" not in decides] == []
