"""``remiss evaluate``: gold → cells → measures worked out by hand, the two baselines, and the command as it is run."""

from __future__ import annotations

import doctest
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from remiss import CaseError, Consultation, Proposal, analyse_case, open_case, summarise_analyses
from remiss.cli import main
from remiss.evaluating import evaluate, load_gold, open_gold, score
from remiss.evaluating.baselines import commonest, say_commonest, say_keywords
from remiss.evaluating.cells import Cell, Guess, guesses, pair
from remiss.evaluating.gold import Label
from remiss.evaluating.scores import Scores, share_unmarked, unmarked
from remiss.model import Basis, Qualifier, ReviewReason, Stance

ROOT = Path(__file__).parents[1]
S, R, C = Stance.SUPPORTS, Stance.REJECTS, Stance.COMMENTS
MARK = (ReviewReason.WEAK_CUE,)
RATES = ("precision", "recall", "placing_f1", "stance_accuracy", "stance_macro_f1", "qualifiers", "joint_f1", "right")


def cell(label: Stance | None, guess: Stance | None, *, marked: bool = False, **more: Any) -> Cell:
    return Cell(
        case="prov",
        file="01-verket",
        proposal="4.1",
        label=Label(stance=label, basis=Basis.EXPLICIT, qualifiers=more.get("wants", ())) if label else None,
        guess=Guess(stance=guess, review=MARK if marked else (), qualifiers=more.get("gives", ())) if guess else None,
    )


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)], env={"COLUMNS": "80"})


# --- measures, worked out by hand -----------------------------------------------------------------------------------

FIVE = (cell(S, S), cell(S, R), cell(R, R), cell(C, None), cell(None, C))
"""two right of three shared; four labelled and four answered; one flip"""


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            FIVE,
            {
                "labelled": 4,
                "answered": 4,
                "shared": 3,
                "precision": 3 / 4,
                "recall": 3 / 4,
                "placing_f1": 6 / 8,
                "stance_accuracy": 2 / 3,
                "stance_macro_f1": (2 / 3 + 2 / 3) / 2,  # S: P 1/1, R 1/2; R: P 1/2, R 1/1; C occurs in no shared cell
                "qualifiers": 1.0,
                "joint_f1": 4 / 8,
                "right": 2 / 4,
                "flips": 1,
            },
        ),
        (
            [cell(S, S), cell(S, S), cell(S, C), cell(R, S), cell(C, C)],
            {
                "stance_accuracy": 3 / 5,
                "stance_macro_f1": (4 / 6 + 0 + 2 / 3) / 3,  # S: 2 of 3 and 3; R: never; C: 1 of 1 and 2
                "flips": 1,
                "joint_f1": 6 / 10,
            },
        ),
        (
            [cell(S, None)],
            {"precision": None, "recall": 0.0, "placing_f1": 0.0, "stance_accuracy": None, "right": None},
        ),
        ([cell(None, R)], {"precision": 0.0, "recall": None, "joint_f1": 0.0, "stance_macro_f1": None, "flips": 0}),
        ([], {"labelled": 0, "flips": 0, **dict.fromkeys(RATES)}),
        (
            [
                cell(S, S, wants=(Qualifier.PARTIAL, Qualifier.WITH_REMARKS), gives=(Qualifier.PARTIAL,)),
                cell(S, S, wants=(Qualifier.PARTIAL, Qualifier.CONDITIONAL), gives=(Qualifier.CONDITIONAL, "partial")),
                cell(S, R, wants=(Qualifier.PARTIAL,), gives=(Qualifier.PARTIAL,)),
            ],
            {"qualifiers": 1 / 2},
        ),
    ],
)
def test_measures(cells: Sequence[Cell], expected: dict[str, Any]) -> None:
    found = score(cells)

    assert {name: getattr(found, name) for name in expected} == pytest.approx(expected)


def test_the_confusion_table_has_labels_first() -> None:
    table = score([*FIVE, cell(C, S)]).confusion

    assert (table["supports"]["supports"], table["supports"]["rejects"], table["comments"]["supports"]) == (1, 1, 1)
    assert sum(sum(row.values()) for row in table.values()) == 4


def test_unmarked_cells_are_those_that_nobody_is_asked_to_open() -> None:
    cells = [cell(S, S), cell(S, R, marked=True), cell(R, None), cell(C, C, marked=True), cell(None, S)]

    assert unmarked(cells) == [cells[0], cells[2], cells[4]]
    assert share_unmarked(cells) == 2 / 4
    assert score(unmarked(cells)).right == 1 / 2
    assert share_unmarked([cell(S, None)]) is None


stances = st.sampled_from(Stance)
any_cell = st.builds(cell, st.none() | stances, st.none() | stances, marked=st.booleans()).filter(
    lambda it: it.label is not None or it.guess is not None
)


def rates(of: Scores) -> Iterator[float]:
    yield from (value for name in RATES if (value := getattr(of, name)) is not None)


@given(st.lists(any_cell))
def test_rates_lie_between_0_and_1_and_counts_agree(cells: list[Cell]) -> None:
    found = score(cells)
    free = score(unmarked(cells))

    assert all(0 <= rate <= 1 for rate in (*rates(found), *rates(free)))
    assert found.shared <= min(found.labelled, found.answered)
    assert found.shared == sum(sum(row.values()) for row in found.confusion.values())
    assert found.flips + sum(it.right for it in cells) <= found.shared
    assert all(getattr(free, name) <= getattr(found, name) for name in ("labelled", "answered", "shared", "flips"))


@given(st.lists(stances, min_size=1))
def test_what_is_all_right_has_every_rate_1(said: list[Stance]) -> None:
    found = score([cell(stance, stance) for stance in said])

    assert set(rates(found)) == {1.0}
    assert found.flips == 0


@given(st.lists(stances, min_size=1))
def test_sides_swapped_are_all_flips(said: list[Stance]) -> None:
    other = {S: R, R: S, C: C}
    found = score([cell(stance, other[stance]) for stance in said])
    sides = sum(stance is not C for stance in said)

    assert found.flips == sides
    assert found.stance_accuracy == pytest.approx(1 - sides / len(said))
    assert found.placing_f1 == 1


# --- gold -----------------------------------------------------------------------------------------------------------

RIGHT = {"3.1": {"stance": "rejects", "basis": "explicit"}, "3.2": {"stance": "supports", "basis": "explicit"}}


def labelled(case: Path, *responses: dict[str, Any], text: str | None = None) -> Path:
    content = text if text is not None else json.dumps({"responses": responses}, ensure_ascii=False)
    (case / "gold.json").write_text(content, encoding="utf-8")
    return case


def response(
    file: str = "bokverket", respondent: str = "Bokverket", positions: dict[str, dict[str, Any]] | None = None
) -> dict[str, Any]:
    return {"file": file, "respondent": respondent, "positions": positions or RIGHT}


@pytest.mark.parametrize(
    ("gold", "words"),
    [
        ({"text": "{"}, "gold.json följer inte formatet för facit vid filen"),
        ({"text": '{"responses": [{"file": "bokverket"}]}'}, "vid responses → 0 → respondent"),
        (
            {"responses": [response(positions={"9.9": RIGHT["3.1"]})]},
            "bokverket har förslag som inte finns i remiss.toml: 9.9",
        ),
        ({"responses": [response("saknas")]}, "saknas ska vara namnet, utan ändelse, på en och endast en fil i svar"),
        ({"responses": [response("bokverket.txt")]}, "bokverket.txt ska vara namnet, utan ändelse"),
        ({"responses": [response(), response()]}, "bokverket står mer än en gång"),
        (
            {"responses": [response(positions={"3.1": {"stance": "maybe", "basis": "explicit"}})]},
            "vid responses → 0 → positions → 3.1 → stance",
        ),
    ],
)
def test_gold_that_cannot_be_used(gold: dict[str, Any], words: str, make_case: Callable[..., Path]) -> None:
    case = labelled(make_case(), *gold.get("responses", ()), text=gold.get("text"))
    with pytest.raises(CaseError) as fault:
        load_gold(open_case(case))

    assert words in str(fault.value)
    result = run(case)
    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())


def test_gold_in_another_encoding(make_case: Callable[..., Path]) -> None:
    case = make_case()
    (case / "gold.json").write_bytes("å".encode("latin-1"))

    with pytest.raises(CaseError, match="JSON-fil i UTF-8"):
        load_gold(open_case(case))


def test_a_file_in_two_formats_cannot_be_labelled(make_case: Callable[..., Path]) -> None:
    case = labelled(make_case(answers={"bokverket.txt": "Ja.", "bokverket.pdf": "Nej."}), response())

    with pytest.raises(CaseError, match="på en och endast en fil"):
        load_gold(open_case(case))


def test_cases_are_found_themselves_or_right_below(make_case: Callable[..., Path], tmp_path: Path) -> None:
    first, second = labelled(make_case(name="b"), response()), labelled(make_case(name="a"), response())

    assert [case.root for case, _ in open_gold([tmp_path])] == [second, first]
    assert [case.root for case, _ in open_gold([first, tmp_path])] == [first, second]
    with pytest.raises(CaseError, match="har inget facit"):
        open_gold([first / "svar"])


@pytest.mark.parametrize(("names", "words"), [(("x/prov", "y/prov"), "Två mappar"), (("x/all",), "En mapp")])
def test_cases_need_names_of_their_own(
    names: Sequence[str], words: str, make_case: Callable[..., Path], tmp_path: Path
) -> None:
    for name in names:
        labelled(make_case(name=name), response())

    with pytest.raises(CaseError, match=words):
        open_gold([tmp_path / "x", *([tmp_path / "y"] if len(names) > 1 else [])])


def test_the_hard_kinds_have_one_spelling() -> None:
    assert Label(stance=S, basis=Basis.GENERAL, hard="split_phrase").hard == "split-phrase"


# --- from a case to its cells ---------------------------------------------------------------------------------------


def cells_of(case: Path) -> list[tuple[str, str, Stance | None, Stance | None]]:
    opened = open_case(case)
    summary = summarise_analyses(opened.consultation, analyse_case(opened))
    return [
        (it.file, it.proposal, it.label.stance if it.label else None, it.guess.stance if it.guess else None)
        for it in pair(opened, load_gold(opened), guesses(summary))
    ]


def test_a_cell_is_ignored_where_two_readings_can_be_defended(make_case: Callable[..., Path]) -> None:
    case = labelled(make_case(), response(positions={"3.1": {**RIGHT["3.1"], "ignore": True}}))

    assert cells_of(case) == [("bokverket", "3.2", None, S)]


def test_a_file_that_cannot_be_read_has_all_its_labelled_cells_missed(make_case: Callable[..., Path]) -> None:
    case = labelled(make_case(answers={"bokverket.pdf": b"%PDF-1.7\n1 0 obj"}), response())

    assert cells_of(case) == [("bokverket", "3.1", R, None), ("bokverket", "3.2", S, None)]
    found = evaluate(open_gold([case]))
    assert (found.total.all.recall, found.total.share_unmarked, found.total.all.joint_f1) == (0, None, 0)


def test_an_answer_in_two_files_is_scored_by_the_words_of_each(make_case: Callable[..., Path]) -> None:
    head = "Bokverket\n\nYttrande 2031-05-04\n\n"
    case = make_case(
        answers={
            "a.txt": f"{head}Bokverket tillstyrker förslaget i avsnitt 3.2.",
            "b.txt": f"{head}Bokverket delar inte bedömningen i avsnitt 3.1.",
        }
    )
    labelled(case, response("a", positions={"3.2": RIGHT["3.2"]}), response("b", positions={"3.1": RIGHT["3.1"]}))

    assert cells_of(case) == [("a", "3.2", S, S), ("b", "3.1", R, R)]
    found = evaluate(open_gold([case]))  # and a person is asked to look at both
    assert (found.total.all.right, found.total.share_unmarked, found.total.unmarked.answered) == (1, 0, 0)
    assert [(mark.reason, mark.cells, mark.wrong) for mark in found.marks] == [(ReviewReason.SEVERAL_DOCUMENTS, 2, 0)]


def test_a_letter_of_several_bodies_is_one_row_of_cells(make_case: Callable[..., Path]) -> None:
    letter = (
        "Gemensamt yttrande från\nBokverket\nSöderåsa kommun\n\n2031-05-04\n\nVi tillstyrker förslaget i avsnitt 3.2."
    )
    case = labelled(
        make_case(answers={"gemensamt.txt": letter}),
        response("gemensamt", "Söderåsa kommun och Bokverket", positions={"3.2": RIGHT["3.2"]}),
    )

    assert cells_of(case) == [("gemensamt", "3.2", S, S)]
    assert evaluate(open_gold([case])).senders == 1


def test_a_case_without_a_single_label_has_no_measures(make_case: Callable[..., Path]) -> None:
    found = evaluate(open_gold([labelled(make_case())]))

    assert (found.senders, found.cases, found.total.all.joint_f1) == (None, {}, None)
    assert run(labelled(make_case(name="igen"))).exit_code == 0


# --- baselines ------------------------------------------------------------------------------------------------------

ASKED = Consultation(
    title="Ett prov",
    proposals=(
        Proposal(id="4.1", number="4.1", title="Avgiften för fiskare ska slopas"),
        Proposal(id="4.1.2", number="4.1.2", title="Tillsynen ska samordnas"),
        Proposal(id="ikraft", number=None, title="Lagen ska träda i kraft nästa vinter"),
    ),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Verket tillstyrker 4.1.", {"4.1": S}),
        ("Verket avstyrker förslaget i avsnitt 4.1.2 om tillsyn.", {"4.1.2": R}),
        ("Verket kan inte tillstyrka 4.1.", {"4.1": R}),
        ("Om 4.1 har verket en fråga.", {"4.1": C}),
        ("Priset steg med 14.1 procent.", {}),
        ("Verket välkomnar att tillsynen samordnas.", {"4.1.2": S}),
        ("Verket avstyrker att lagen ska träda i kraft nästa vinter.", {"ikraft": R}),
        ("4.1 " + "och så vidare " * 30 + "tillstyrks", {"4.1": C}),
    ],
)
def test_keywords_near_a_number_or_a_title(text: str, expected: dict[str, Stance]) -> None:
    found = say_keywords({"brev": text}, ASKED)

    assert {proposal: guess.stance for (_, proposal), guess in found.items()} == expected


def test_the_commonest_stance_takes_the_programs_own_places() -> None:
    cells = [cell(C, S), cell(C, C), cell(R, None), cell(None, S)]
    given = {("brev", "4.1"): Guess(stance=S, review=MARK), ("brev", "4.2"): Guess(stance=R)}

    assert commonest(cells) is C
    assert say_commonest(given, C) == {("brev", "4.1"): Guess(stance=C), ("brev", "4.2"): Guess(stance=C)}


# --- the whole ------------------------------------------------------------------------------------------------------

WRONG = {"3.1": {"stance": "supports", "basis": "section", "hard": "split_phrase"}, "3.2": RIGHT["3.2"]}


def test_an_evaluation_by_case_basis_and_hard_kind(make_case: Callable[..., Path], tmp_path: Path) -> None:
    labelled(make_case(name="ett"), response())
    labelled(make_case(name="två"), response(positions=WRONG))
    found = evaluate(open_gold([tmp_path]))

    assert found.total.all.joint_f1 == 3 / 4
    assert {name: report.all.flips for name, report in found.cases.items()} == {"ett": 0, "två": 1}
    assert {name: report.all.labelled for name, report in found.basis.items()} == {"explicit": 3, "section": 1}
    assert {kind: report.all.stance_accuracy for kind, report in found.hard.items()} == {"split-phrase": 0}
    assert {at: scores.joint_f1 for at, scores in found.responses.items()} == {
        "ett/bokverket": 1,
        "två/bokverket": 1 / 2,
    }
    assert [(it.case, it.proposal, it.flipped) for it in found.wrong] == [("två", "3.1", True)]
    assert found.senders == 1
    assert found.baselines["commonest"]["all"].stance_accuracy == 3 / 4  # "supports" for all four
    assert set(found.baselines["keywords"]) == {"all", "ett", "två"}


def test_several_processes_find_the_same(tillit: Path) -> None:
    cases = open_gold([tillit])

    assert evaluate(cases, jobs=2) == evaluate(cases)


def test_the_command_shows_every_measure(tillit: Path) -> None:
    result = run(tillit)
    shown = " ".join(result.stdout.split())

    assert result.exit_code == 0
    for words in (
        "Alla rutor",
        "Rutor utan granskningsmärke",
        "Att jämföra med: vanligaste",
        "Att jämföra med: nyckelord",
        "Facit (rader) mot programmets svar",
        "uttryckligen om förslaget",
        "Avsändaren är rätt i",
    ):
        assert words in shown
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_a_wrong_cell_is_shown_with_its_words_and_rules(make_case: Callable[..., Path]) -> None:
    case = labelled(make_case(), response(positions=WRONG))
    plain, told = run(case).stdout, " ".join(run(case, "--errors").stdout.split())

    assert "KAST" not in plain
    assert "KAST remissen/bokverket 3.1 · om avsnittet · split-phrase" in told
    assert "facit: tillstyrker · programmet: avstyrker" in told
    assert "”Bokverket tillstyrker förslaget i avsnitt 3.2 men delar inte bedömningen i avsnitt 3.1.”" in told
    assert "inte ”inte”" in told


def test_a_hard_kind_with_faults_has_a_row_and_the_others_are_named(make_case: Callable[..., Path]) -> None:
    case = labelled(make_case(), response(positions={**WRONG, "3.2": {**RIGHT["3.2"], "hard": "residual"}}))
    shown = run(case).stdout

    assert "split-phrase      1  1,000  0,000" in shown
    assert "Svårigheter utan fel\nresidual (1)" in shown


def test_the_command_as_json(make_case: Callable[..., Path]) -> None:
    case = labelled(make_case(), response(positions=WRONG))
    found = json.loads(run(case, "--json").stdout)

    assert sorted(found) == [
        "baselines", "basis", "below", "cases", "hard", "marks", "reference", "responses", "senders", "total",
        "unplaced", "wrong",
    ]  # fmt: skip
    assert found["total"]["all"]["flips"] == 1
    assert [(it["case"], it["file"], it["proposal"]) for it in found["wrong"]] == [("remissen", "bokverket", "3.1")]
    assert found["wrong"][0]["guess"]["statements"][0]["evidence"]
    assert found["below"] == []
    page = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    assert [name for name in (*found, *found["total"], *found["total"]["all"]) if f"`{name}`" not in page] == []


def test_the_same_gold_gives_the_same_bytes(tillit: Path) -> None:
    command = [sys.executable, "-m", "remiss.cli", "evaluate", str(tillit), "--json"]
    runs = [
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]

    assert runs[0] == runs[1]
    assert json.loads(runs[0])["cases"]["tillit"]["all"]["labelled"] > 40


def test_a_folder_can_be_meant_by_a_dot(make_case: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(labelled(make_case(name="punkten"), response()))

    assert list(json.loads(run(".", "--json").stdout)["cases"]) == ["punkten"]


@pytest.fixture(scope="module")
def one_gold_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = tmp_path_factory.mktemp("gold") / "kulturbidrag"
    shutil.copytree(ROOT / "fixtures" / "gold" / "kulturbidrag", case)
    return case


def test_a_labelled_case_is_held_to_its_floors(one_gold_case: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    raised = run(one_gold_case, "--floors", floors, "--raise")
    held = run(one_gold_case, "--floors", floors)
    pinned = floors.read_text(encoding="utf-8")
    floors.write_text(pinned.replace("[kulturbidrag.flips]\nfloor = ", "[kulturbidrag.flips]\nfloor = -"), "utf-8")
    floors.write_text(floors.read_text("utf-8").replace("floor = -0\nbest = 0", "floor = -1\nbest = -1"), "utf-8")
    fallen = run(one_gold_case, "--floors", floors)

    assert (raised.exit_code, held.exit_code, fallen.exit_code) == (0, 0, 1)
    assert "Alla golv hålls." in held.stdout
    assert "kulturbidrag.flips: 0, taket är -1" in fallen.stdout
    assert json.loads(run(one_gold_case, "--floors", floors, "--json").stdout)["below"] == [
        {"group": "kulturbidrag", "measure": "flips", "floor": -1.0, "reached": 0.0}
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "FACIT... saknas"),
        (["finns-inte"], "har inget facit"),
        (["{tillit}", "--raise"], "--raise behöver en golvfil"),
        (["{tillit}", "--floors", "saknas.toml"], "Golvfilen saknas.toml finns inte"),
        (["{tillit}", "--floors", "saknas/golv.toml", "--raise"], "kan inte skrivas"),
    ],
)
def test_bad_usage_exits_with_2(arguments: list[str], words: str, tillit: Path) -> None:
    result = run(*[argument.format(tillit=tillit) for argument in arguments])

    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())


def test_the_examples_of_the_accuracy_page_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(ROOT / "docs" / "accuracy.md"), module_relative=False, encoding="utf-8")

    assert result.attempted > 10
    assert result.failed == 0
