"""remiss diff: what has changed between two runs, and why."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from remiss import Summary, load, open_case, summarise, write
from remiss.compiling import compare
from remiss.model import Answer, Cause, Difference, GeneralPosition, MadeWith, Qualifier, Stance
from reviewing import LETTERS, TOML, run
from summaries import FORMULA, MARKUP, SCRIPT, TURNED, big, empty, small

ROOT = Path(__file__).parents[1]
NORRVIK = "Norrviks kommun\n\nKommunen tillstyrker förslaget i avsnitt 4."
Change = Callable[[Path], None]


def letter(name: str, text: str) -> Change:
    def change(case: Path) -> None:
        (case / "svar" / name).write_text(text, encoding="utf-8")

    return change


def kept(*rows: str) -> Change:
    content = "\n".join(("remissinstans;avsnitt;svar", *rows, ""))

    def change(case: Path) -> None:
        (case / "rattelser.csv").write_text(content, encoding="utf-8")

    return change


def toml(before: str, after: str) -> Change:
    def change(case: Path) -> None:
        path = case / "remiss.toml"
        assert before in path.read_text(encoding="utf-8")
        path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")

    return change


def without(name: str) -> Change:
    return lambda case: (case / "svar" / name).unlink()


def all_of(*changes: Change) -> Change:
    def change(case: Path) -> None:
        for one in changes:
            one(case)

    return change


def told(difference: Difference) -> list[str]:
    """The changed cells in short: ``Bokverket 3.1 supports>rejects* text``."""

    def cell(view: Any) -> str:
        return f"{view.answer.stance.value if view.answer else '–'}{'*' * view.corrected}"

    return [
        f"{c.respondent} {c.proposal or '∑'} {cell(c.old)}>{cell(c.new)} {' '.join(c.why)}" for c in difference.cells
    ]


NOTHING: Change = lambda case: None  # noqa: E731  # one of a table's changes
CHANGED = LETTERS["bokverket.txt"].replace("tillstyrker förslaget i avsnitt 3.1", "avstyrker förslaget i avsnitt 3.1")
CASES: dict[str, tuple[Change, Change, list[str], dict[str, object]]] = {
    "nothing": (NOTHING, NOTHING, [], {}),
    "text": (
        NOTHING, letter("bokverket.txt", CHANGED), ["Bokverket 3.1 supports>rejects text"],
        {"files": ["svar/bokverket.txt ~"]},
    ),
    "another cell of a letter that has changed stays": (
        NOTHING, letter("soderasa.txt", LETTERS["soderasa.txt"] + "\n\nVi tackar för remissen."), [],
        {"files": ["svar/soderasa.txt ~"]},
    ),
    "a correction": (
        NOTHING, kept("Bokverket;3.1;avstyrker"), ["Bokverket 3.1 supports>rejects* correction"], {},
    ),
    "a confirmation": (NOTHING, kept("Bokverket;3.1;stämmer"), ["Bokverket 3.1 supports>supports* correction"], {}),
    "a cell taken away": (
        NOTHING, kept("Bokverket;3.1;ej berört"), ["Bokverket 3.1 supports>–* correction"], {},
    ),
    "a cell put in": (
        NOTHING, kept("Bokverket;4;tillstyrker"), ["Bokverket 4 –>supports* correction"], {},
    ),
    "a view of the whole put in": (
        NOTHING, kept("Bokverket;övergripande;tillstyrker"), ["Bokverket ∑ –>supports* correction"], {},
    ),
    "another correction": (
        kept("Bokverket;3.1;avstyrker"), kept("Bokverket;3.1;synpunkter"),
        ["Bokverket 3.1 rejects*>comments* correction"], {},
    ),
    "a correction taken back": (
        kept("Bokverket;3.1;avstyrker"), kept(), ["Bokverket 3.1 rejects*>supports correction"], {},
    ),
    "a stale correction": (
        kept("Bokverket;3.1;avstyrker"),
        letter("bokverket.txt", LETTERS["bokverket.txt"] + "\n\nVi tackar för remissen."),
        ["Bokverket 3.1 rejects*>supports correction text"], {"files": ["svar/bokverket.txt ~"]},
    ),
    "a second letter that agrees, beside a correction": (
        kept("Söderåsa kommun;3.1;avstyrker"),
        all_of(
            letter("soderasa tillägg.txt", "Söderåsa kommun\n\nKommunen tillstyrker förslaget i avsnitt 4."),
        ),
        ["Söderåsa kommun 3.2 supports>supports text", "Söderåsa kommun 4 –>supports text"],
        {"files": ["svar/soderasa tillägg.txt +"]},
    ),
    "a new respondent": (
        NOTHING, letter("norrvik.txt", NORRVIK), [],
        {"new_respondents": ["Norrviks kommun"], "answered": ["Norrviks kommun"], "files": ["svar/norrvik.txt +"]},
    ),
    "a file that is gone": (
        NOTHING, without("bokverket.txt"), [],
        {"gone_respondents": ["Bokverket"], "files": ["svar/bokverket.txt -"]},
    ),
    "no longer invited is not an answer": (
        NOTHING, toml(', "Norrviks kommun"', ""), [], {"made_with": ["consultation"]},
    ),
    "a new proposal": (
        NOTHING, toml('[[proposals]]\nnumber = "4"', '[[proposals]]\nnumber = "3.3"\ntitle = "Kaffe"\n\n[[proposals]]\n'
                      'number = "4"'),
        [], {"made_with": ["consultation"], "proposals": ["+3.3"]},
    ),
    "a proposal that is gone": (
        NOTHING, toml('number = "4"', 'number = "5"'), ["Läsfolkets förening 4 rejects>– consultation"],
        {"made_with": ["consultation"], "proposals": ["+5", "-4"]},
    ),
    "a body's second letter that disagrees": (
        NOTHING, letter("z.txt", "Söderåsa kommun\n\nKommunen avstyrker förslaget i avsnitt 3.1."),
        ["Söderåsa kommun 3.1 supports>supports text", "Söderåsa kommun 3.2 supports>supports text"],
        {"new_respondents": ["Söderåsa kommun (svar 2)"], "files": ["svar/z.txt +"]},
    ),
}  # fmt: skip
"""what is done before the first run, what after it, the cells that have changed, and what else is told"""


@pytest.mark.parametrize("name", CASES)
def test_what_has_changed_and_why(make_case: Callable[..., Path], name: str) -> None:
    before, after, cells, more = CASES[name]
    case = make_case(TOML, LETTERS)
    before(case)
    assert run("compile", case, "--format", "json").exit_code == 0
    old = load(case / "sammanstallning" / "summary.json")
    after(case)
    assert run("compile", case, "--format", "json").exit_code == 0
    found = compare(old, load(case / "sammanstallning" / "summary.json"))
    assert told(found) == cells
    signs = {(True, False): "+", (False, True): "-", (False, False): "~"}
    listed = found.model_dump(mode="json", exclude={"cells", "files"}) | {
        "files": [f"{f.file} {signs[f.old is None, f.new is None]}" for f in found.files]
    }
    assert {name: value for name, value in listed.items() if value} == more
    assert found.nothing == (not cells and not more)


def changed(summary: Summary, **made_with: str) -> Summary:
    """The summary with one answer turned, and made with something else."""
    positions = list(summary.positions)
    positions[0] = positions[0].model_copy(update={"stance": Stance.COMMENTS, "qualifiers": (Qualifier.MIXED,)})
    return summary.model_copy(
        update={"positions": tuple(positions), "made_with": summary.made_with.model_copy(update=made_with)}
    )


@pytest.mark.parametrize(
    ("made_with", "why"),
    [
        ({}, (Cause.OTHER,)),
        ({"rules": "sha256:f"}, (Cause.RULES,)),
        ({"remiss": "9.9"}, (Cause.RULES,)),
        ({"consultation": "sha256:f"}, (Cause.CONSULTATION,)),
        ({"rules": "sha256:f", "consultation": "sha256:f"}, (Cause.RULES, Cause.CONSULTATION)),
        ({"ocr": "tesseract 5"}, (Cause.OTHER,)),  # the respondent has sent no pictures
    ],
)
def test_what_a_summary_was_made_with_is_a_cause(made_with: dict[str, str], why: tuple[Cause, ...]) -> None:
    (cell,) = compare(small(), changed(small(), **made_with)).cells
    assert (cell.why, cell.of_answer, cell.new.answer) == (
        why, True, Answer(stance=Stance.COMMENTS, qualifiers=(Qualifier.MIXED,)),
    )  # fmt: skip


def test_ocr_is_a_cause_where_there_are_pictures() -> None:
    record = small().documents[0].model_copy(update={"ocr": (1,)})
    pictured = small().model_copy(update={"documents": (record, *small().documents[1:])})
    (cell,) = compare(pictured, changed(pictured, ocr="tesseract 5")).cells
    assert cell.why == (Cause.OCR,)


def test_who_follows_another_is_told_to_follow() -> None:
    """Älgby counts as Pärlfiskeverket, whose answer has changed."""
    (at,) = (at for at, p in enumerate(small().positions) if p.respondent == "algby")
    positions = list(small().positions)
    positions[at] = positions[at].model_copy(update={"through": "parlfiskeverket"})
    old = small().model_copy(update={"positions": tuple(positions)})
    positions[at] = positions[at].model_copy(update={"stance": Stance.REJECTS, "qualifiers": ()})
    positions[0] = positions[0].model_copy(update={"stance": Stance.REJECTS})
    new = small().model_copy(update={"positions": tuple(positions)})
    assert {c.respondent: c.why for c in compare(old, new).cells} == {
        "Pärlfiskeverket": (Cause.OTHER,),
        "Älgby kommun": (Cause.ENDORSED,),
    }


def test_the_view_of_the_whole_is_a_cell_too() -> None:
    general = tuple(g.model_copy(update={"stance": Stance.REJECTS}) for g in small().general)
    (cell,) = compare(small(), small().model_copy(update={"general": general})).cells
    assert (cell.respondent, cell.proposal) == ("Ostronnämnden", None)
    added = GeneralPosition(respondent="algby", stance=Stance.SUPPORTS, statements=("s6",))
    more = small().model_copy(update={"general": (*small().general, added)})
    assert told(compare(small(), more)) == ["Älgby kommun ∑ –>supports other"]


@pytest.mark.parametrize("make", [small, empty, big])
def test_the_same_is_nothing_and_back_is_the_reverse(make: Callable[[], Summary]) -> None:
    assert compare(make(), make()).nothing
    there, back = compare(empty(), make()), compare(make(), empty())
    assert there.new_respondents == back.gone_respondents
    assert len(there.files) == len(back.files)


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def two(make_case: Callable[..., Path], tmp_path: Path) -> tuple[Path, Path]:
    """A case folder before and after a letter has changed and somebody has decided."""
    case = make_case(TOML, LETTERS)
    run("compile", case, "--format", "json")
    old = tmp_path / "före"
    shutil.copytree(case, old)
    letter("bokverket.txt", CHANGED)(case)
    kept("Läsfolkets förening;4;tillstyrker")(case)
    run("compile", case, "--format", "json")
    return old, case


def test_the_command_takes_files_folders_and_cases(two: tuple[Path, Path]) -> None:
    ways = [[folder, folder / "sammanstallning", folder / "sammanstallning" / "summary.json"] for folder in two]
    outputs = {run("diff", old, new).output for old in ways[0] for new in ways[1]}
    (output,) = outputs
    assert "2 rutor har ändrats, varav 2 har fått ett annat svar" in output
    assert "remissinstansens filer är inte desamma" in output
    assert "tillstyrker [rättad, programmet: avstyrker]" in output
    assert run("diff", two[0], two[0]).output == "Ingenting skiljer sammanställningarna åt.\n"


@pytest.mark.parametrize("make", [lambda two: two, lambda two: two[::-1], lambda two: (two[0], two[0])])
def test_as_json_it_follows_its_schema(
    two: tuple[Path, Path], make: Callable[[tuple[Path, Path]], tuple[Path, Path]]
) -> None:
    result = run("diff", *make(two), "--json")
    assert result.exit_code == 0
    schema = json.loads((ROOT / "schemas" / "difference.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(result.stdout), schema)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "går inte att öppna"),
        (b"{", "är ingen JSON-fil"),
        (b"\xff\xfe", "är ingen JSON-fil"),
        (b"[]", "är ingen sammanställning i version 1 (filens version: saknas)"),
        (b'{"schema_version": "0"}', "är ingen sammanställning i version 1 (filens version: 0)"),
        (b'{"schema_version": "1"}', "följer inte formatet för summary.json: fel vid made_with"),
    ],
)
def test_a_broken_file_is_told(two: tuple[Path, Path], tmp_path: Path, content: bytes | None, says: str) -> None:
    path = tmp_path / "summary.json"
    if content is not None:
        path.write_bytes(content)
    for pair in ((two[0], path), (path, two[1]), (two[0], tmp_path)):
        result = run("diff", *pair)
        assert result.exit_code == 2
        assert says in result.output
        assert "summary.json" in result.output


def test_names_steer_no_terminal(tmp_path: Path) -> None:
    write(small(), tmp_path / "a", ["json"])
    positions = tuple(p.model_copy(update={"stance": Stance.COMMENTS, "qualifiers": ()}) for p in small().positions)
    turned = small().model_copy(update={"positions": positions, "documents": (), "made_with": MADE})
    write(turned, tmp_path / "b", ["json"])
    write(empty(), tmp_path / "c", ["json"])
    for pair in (("a", "b"), ("c", "a"), ("a", "c")):
        output = run("diff", *(tmp_path / name for name in pair)).output
        assert not [c for c in output if not (c.isprintable() or c == "\n")]
        for name in (FORMULA, SCRIPT, MARKUP) if pair != ("a", "b") else ():
            assert name in " ".join(output.split())
        assert TURNED not in output


MADE = MadeWith(remiss="0.1.0", rules="sha256:\x1b[31m", consultation="\u202e")


def test_masked_and_whole_can_be_compared(make_case: Callable[..., Path]) -> None:
    case = make_case(TOML, {"a.txt": "Greta Påhittad\n\nTill Kulturdepartementet\n\nJag avstyrker förslaget i avsnitt "
                                     "4.\n\nGreta Påhittad"})  # fmt: skip
    whole = summarise(open_case(case))
    from remiss.compiling import mask_private

    masked = mask_private(whole)
    assert compare(masked, masked).nothing
    assert compare(whole, masked).gone_respondents == ("Greta Påhittad",)
