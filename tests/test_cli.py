"""The commands: what goes to stdout and what to stderr, exit codes, JSON, and messages in Swedish."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import ANSWER, TOML
from hostile_pdf import CATALOG, FONT, page, pdf, said, stream
from mail_parts import archive, eml
from remiss import Summary
from remiss.cli import main

FILES = ["matrix.csv", "sammanstallning.docx", "sammanstallning.html", "sammanstallning.xlsx", "summary.json"]
RULE = '[[rule]]\nid = "ja"\nkind = "cue"\nstance = "supports"\nphrases = ["jodå"]\nexamples = ["{}"]\n'
RULE_OF_NOTHING = '[[rule]]\nid = "kors"\nkind = "cue"\nstance = "supports"\nphrases = ["kors i taket"]\n'
ROOT = Path(__file__).parents[1]


def run(*arguments: str | Path, width: int = 200) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env={"COLUMNS": str(width)})


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- compile --------------------------------------------------------------------------------------------------------


def test_compile_writes_the_five_files_and_shows_the_matrix(make_case: Callable[..., Path]) -> None:
    case = make_case()
    result = run("compile", case)

    assert result.exit_code == 0
    assert names(case / "sammanstallning") == FILES
    assert "Bokverket" in result.stdout
    assert "3.2" in result.stdout
    assert "Skrivet" in result.stdout
    assert "Inbjudna som inte har svarat (1): Söderåsa kommun" in " ".join(result.stdout.split())
    assert "Läser" not in result.stdout


def test_compile_says_so_where_nothing_has_changed(make_case: Callable[..., Path]) -> None:
    case = make_case()
    first, again = run("compile", case), run("compile", case)

    assert again.exit_code == 0
    assert again.stdout == first.stdout.replace("Skrivet:", "Oförändrat sedan förra gången:")


def test_compile_goes_elsewhere_when_asked(make_case: Callable[..., Path], tmp_path: Path) -> None:
    case = make_case()
    result = run("compile", case, "--out", tmp_path / "ut" / "djupare", "--format", "csv, JSON")

    assert result.exit_code == 0
    assert names(tmp_path / "ut" / "djupare") == ["matrix.csv", "summary.json"]
    assert not (case / "sammanstallning").exists()


def test_compile_gives_the_summary_as_json(make_case: Callable[..., Path]) -> None:
    case = make_case()
    result = run("compile", case, "--json")
    written = (case / "sammanstallning" / "summary.json").read_text(encoding="utf-8")

    assert result.exit_code == 0
    assert result.stdout == written
    assert Summary.model_validate_json(result.stdout).counts["3.2"].supports == 1


def test_compile_exits_with_1_when_a_file_could_not_be_read(make_case: Callable[..., Path]) -> None:
    case = make_case(answers={"bokverket.txt": ANSWER, "avhuggen.pdf": b"%PDF-1.7\n1 0 obj", "okänd.xyz": "x"})
    result = run("compile", case)

    assert result.exit_code == 1
    assert names(case / "sammanstallning") == FILES
    assert "svar/avhuggen.pdf" in result.stdout
    assert "svar/okänd.xyz" in result.stdout


@pytest.mark.parametrize(
    ("toml", "answers", "words"),
    [
        (None, None, "Det finns ingen remiss.toml"),
        ("title = ", None, "följer inte formatet TOML"),
        (TOML.replace("3.2", "3.1"), None, "3.1 står mer än en gång"),
        (TOML, {}, "är tom. Lägg remissvaren där"),
    ],
)
def test_compile_exits_with_2_when_nothing_can_be_done(
    toml: str | None, answers: dict[str, str] | None, words: str, make_case: Callable[..., Path]
) -> None:
    case = make_case(toml, answers)
    result = run("compile", case)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert words in " ".join(result.stderr.split())
    assert result.stderr.startswith("Fel: ")
    assert "Traceback" not in result.stderr
    assert not (case / "sammanstallning").exists()


def test_a_folder_that_is_not_there_exits_with_2(tmp_path: Path) -> None:
    result = run("compile", tmp_path / "ingenting")

    assert result.exit_code == 2
    assert "finns inte" in result.stderr


@pytest.mark.parametrize(("formats", "words"), [("pdf", "Formatet ”pdf” finns inte"), ("json,pdf", "json, csv, xlsx")])
def test_an_unknown_format_is_refused_before_anything_is_read(
    formats: str, words: str, make_case: Callable[..., Path]
) -> None:
    case = make_case()
    result = run("compile", case, "--format", formats)

    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""
    assert not (case / "sammanstallning").exists()


def test_a_file_that_only_holds_others_is_no_noise(make_case: Callable[..., Path]) -> None:
    cover = eml("Hej! Svar bifogas.", attachments=[("svar.txt", ANSWER.encode())]).as_bytes()
    notes = "Inköpslista\n\nMjölk och bröd.\n"
    case = make_case(answers={"a.zip": archive({"x.eml": cover, "lista.txt": notes})})
    result = run("compile", case)
    rows = {document["file"] for document in json.loads(run("compile", case, "--json").stdout)["documents"]}

    assert result.exit_code == 0
    assert rows == {"svar/a.zip", "svar/a.zip/x.eml", "svar/a.zip/x.eml/svar.txt", "svar/a.zip/lista.txt"}
    assert "Filer som inte är något svar" in result.stdout
    assert " - svar/a.zip/lista.txt" in result.stdout
    assert "Varningar vid läsningen" not in result.stdout
    assert "Följebrev" not in result.stdout


def test_a_limit_can_be_set(make_case: Callable[..., Path]) -> None:
    case = make_case(answers={"bokverket.txt": ANSWER, "stor.txt": "Lång text.\n\n" * 1_500})
    result = run("compile", case, "--max-size", "0.01", "--timeout", "30", "--max-memory", "1024")

    assert result.exit_code == 1
    assert "svar/stor.txt" in result.stdout
    assert run("compile", case).exit_code == 0


def test_the_proposals_can_come_from_a_csv(make_case: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "förslag.csv").write_text("number;title\n3.2;Ett nationellt bokbussregister\n", encoding="utf-8")
    result = run("compile", make_case(), "--proposals", tmp_path / "förslag.csv", "--json")

    assert list(Summary.model_validate_json(result.stdout).counts) == ["3.2"]


def test_two_jobs_from_the_command_line(make_case: Callable[..., Path]) -> None:
    case = make_case(answers={"bokverket.txt": ANSWER, "söderåsa.txt": ANSWER.replace("Bokverket", "Söderåsa kommun")})

    assert run("compile", case, "--jobs", "2", "--json").stdout == run("compile", case, "--jobs", "1", "--json").stdout


def test_compile_reads_no_more_pages_than_it_is_told(make_case: Callable[..., Path]) -> None:
    pages = [b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>", page(), stream(said()), FONT]
    second = page(contents=b"7 0 R"), stream(said("Andra sidan avstyrker."))
    case = make_case(answers={"svar.pdf": pdf(CATALOG, *pages, *second)})
    result = run("compile", case, "--max-pages", "1", "--json")

    assert result.exit_code == 0
    (record,) = json.loads(result.stdout)["documents"]
    assert "har 2 sidor, och bara de första 1 har lästs" in record["warnings"][0]


@pytest.mark.parametrize("arguments", [["--jobs", "0"], ["--jobs", "många"], ["--max-size", "-1"], ["--nej"]])
def test_bad_usage_exits_with_2(arguments: list[str], make_case: Callable[..., Path]) -> None:
    result = run("compile", make_case(), *arguments)

    assert result.exit_code == 2
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--jobs", "0"], "--jobs: Värdet 0 kan inte användas: det måste vara ett heltal, minst 1."),
        (["--jobs", "1.5"], "--jobs: Värdet 1.5 kan inte användas: det måste vara ett heltal, minst 1."),
        (["--max-size", "nan"], "--max-size: Värdet nan kan inte användas: det måste vara ett tal, minst 0,001."),
        (["--timeout", "inf"], "det måste vara ett tal, minst 1."),
        (["--out"], "Flaggan --out saknar värde. Se main compile --help."),
        (["--json=ja"], "Flaggan --json tar inget värde."),
    ],
)
def test_bad_usage_says_what_is_wrong(arguments: list[str], words: str, make_case: Callable[..., Path]) -> None:
    result = run("compile", make_case(), *arguments)

    assert result.exit_code == 2
    assert words in result.stderr


def test_a_limit_can_be_written_with_a_decimal_comma(make_case: Callable[..., Path]) -> None:
    assert run("compile", make_case(), "--max-size", "0,5", "--format", "json").exit_code == 0


def test_a_file_where_a_folder_should_be_is_told_before_anything_is_read(make_case: Callable[..., Path]) -> None:
    case = make_case()
    (case / "fil").write_text("", encoding="utf-8")
    inside = run("compile", case / "remiss.toml")
    out = run("compile", case, "--out", case / "fil")

    assert (inside.exit_code, out.exit_code) == (2, 2)
    assert "remiss.toml är en fil. Ange mappen där remiss.toml ligger." in " ".join(inside.stderr.split())
    assert "fil är en fil, inte en mapp. Ange en annan mapp att skriva i." in " ".join(out.stderr.split())


def test_nothing_is_drawn_where_no_person_looks_on(make_case: Callable[..., Path]) -> None:
    assert run("compile", make_case()).stderr == ""


# --- read -----------------------------------------------------------------------------------------------------------


def test_read_shows_the_blocks(make_case: Callable[..., Path]) -> None:
    result = run("read", make_case() / "svar" / "bokverket.txt")

    assert result.exit_code == 0
    assert "Bokverket tillstyrker förslaget" in result.stdout


def test_read_gives_blocks_that_are_slices_as_json(make_case: Callable[..., Path]) -> None:
    result = run("read", make_case() / "svar" / "bokverket.txt", "--json")
    seen = json.loads(result.stdout)

    assert list(seen) == ["text", "blocks", "warnings"]
    assert all(list(block) == ["kind", "start", "end", "page"] for block in seen["blocks"])
    assert [seen["text"][block["start"] : block["end"]] for block in seen["blocks"]][-1].startswith(
        "Bokverket tillstyrker förslaget"
    )


def test_read_shows_all_that_is_in_a_file(make_case: Callable[..., Path]) -> None:
    mail = eml("Se bilagan.", attachments=[("svar.txt", ANSWER.encode()), ("trasig.pdf", b"%PDF-1.7")]).as_bytes()
    path = make_case(answers={"a.eml": mail}) / "svar" / "a.eml"
    shown, given = run("read", path), run("read", path, "--json")
    seen = json.loads(given.stdout)
    files = seen.pop("files")

    assert (shown.exit_code, given.exit_code) == (1, 1)
    for words in ("Se bilagan.", "a.eml/svar.txt", "Bokverket tillstyrker förslaget", "PDF-filen är skadad"):
        assert words in shown.stdout
    assert list(seen) == ["text", "blocks", "warnings"]
    assert "Se bilagan." in seen["text"]
    assert [file["file"].rpartition("/")[2] for file in files] == ["svar.txt", "trasig.pdf"]
    assert [file["status"] for file in files] == ["read", "failed"]
    assert list(files[0]) == ["file", "status", "error", "text", "blocks", "warnings"]
    assert "Bokverket tillstyrker förslaget" in files[0]["text"]


def test_read_of_a_mail_without_files_gives_one_document(make_case: Callable[..., Path]) -> None:
    path = make_case(answers={"a.eml": eml("Vi avstår.").as_bytes()}) / "svar" / "a.eml"

    assert list(json.loads(run("read", path, "--json").stdout)) == ["text", "blocks", "warnings"]


def test_read_keeps_within_the_limits_that_are_given(make_case: Callable[..., Path]) -> None:
    path = make_case() / "svar" / "bokverket.txt"

    assert run("read", path, "--max-size", "0.001", "--timeout", "30").exit_code == 0
    path.write_text("Lång text.\n" * 1_000, encoding="utf-8")
    result = run("read", path, "--max-size", "0.001")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "gränsen är 0,001 MB" in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("borta.txt", "finns inte"),
        ("borta", "finns inte"),
        ("svar", "svar är en mapp, inte en fil"),
        ("remiss.toml", "Filtypen .toml"),
    ],
)
def test_read_of_what_cannot_be_read_exits_with_2(file: str, words: str, make_case: Callable[..., Path]) -> None:
    result = run("read", make_case() / file)

    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())
    assert result.stdout == ""


# --- explain --------------------------------------------------------------------------------------------------------


def test_explain_names_the_words_the_file_and_the_rule(make_case: Callable[..., Path]) -> None:
    result = run("explain", make_case(), "bokverket", "3.1")

    assert result.exit_code == 0
    for words in ("Bokverket", "avstyrker", "delar inte bedömningen", "bokverket.txt", "delar-bedomningen"):
        assert words in result.stdout


def test_explain_gives_json(make_case: Callable[..., Path]) -> None:
    found = json.loads(run("explain", make_case(), "Bokverket", "3.2", "--json").stdout)

    assert found["position"]["stance"] == "supports"
    assert found["statements"][0]["file"] == "svar/bokverket.txt"
    assert "tillstyrker" in [piece["text"] for piece in found["statements"][0]["evidence"]]


def test_explain_tells_silence_from_what_could_not_be_read(make_case: Callable[..., Path]) -> None:
    silent = make_case(answers={"bokverket.txt": ANSWER.replace(" men delar inte bedömningen i avsnitt 3.1", "")})
    unread = make_case(answers={"Söderåsa kommun.pdf": b"%PDF-1.7\n1 0 obj"}, name="oläst")

    assert "berör inte förslaget" in run("explain", silent, "bokverket", "3.1").stdout
    assert "gick inte att läsa" in run("explain", unread, "Söderåsa", "3.1").stdout


@pytest.mark.parametrize(
    ("respondent", "proposal", "words"),
    [("Ingen", "3.1", "heter ”Ingen”. Välj bland Bokverket"), ("bokverket", "9.9", "”9.9”. Välj bland 3.1, 3.2")],
)
def test_explain_of_what_is_not_there_says_what_there_is(
    respondent: str, proposal: str, words: str, make_case: Callable[..., Path]
) -> None:
    result = run("explain", make_case(), respondent, proposal)

    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())


def test_explain_uses_the_written_summary_only_while_it_is_current(make_case: Callable[..., Path]) -> None:
    case = make_case()
    assert run("compile", case).exit_code == 0
    (case / "svar" / "bokverket.txt").write_text(
        ANSWER.replace("tillstyrker", "avstyrker"), encoding="utf-8", newline="\n"
    )

    assert json.loads(run("explain", case, "bokverket", "3.2", "--json").stdout)["position"]["stance"] == "rejects"


def test_explain_takes_the_proposals_from_a_csv(make_case: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_text("number;title\n3.2;Ett nationellt bokbussregister\n", encoding="utf-8")
    case = make_case(TOML.split("[[proposals]]")[0])
    compiled = run("compile", case, "--proposals", tmp_path / "f.csv", width=1_000)
    hint = compiled.stdout.split("Se orden bakom en ruta: remiss ")[1].split("\n")[0]

    assert hint.endswith(f"explain {case} bokverket 3.2 --proposals {tmp_path / 'f.csv'}")
    assert run("explain", case, "bokverket", "3.2", "--proposals", tmp_path / "f.csv").exit_code == 0


@pytest.mark.parametrize("asked", ["Ett nationellt bokbussregister ska inrättas", "bokbussregister", "3.2."])
def test_explain_knows_a_proposal_by_its_title(asked: str, make_case: Callable[..., Path]) -> None:
    assert json.loads(run("explain", make_case(), "bokverket", asked, "--json").stdout)["proposal"]["id"] == "3.2"


def test_explain_of_words_in_two_titles_asks_for_more(make_case: Callable[..., Path]) -> None:
    result = run("explain", make_case(TOML.replace("Ett nationellt", "Mobila nationella")), "bokverket", "mobila")

    assert result.exit_code == 2
    assert "”mobila” kan vara 3.1, 3.2. Ange ett av dem." in result.stderr


def test_explain_makes_anew_what_is_damaged(make_case: Callable[..., Path]) -> None:
    case = make_case()
    (case / "sammanstallning").mkdir()
    (case / "sammanstallning" / "summary.json").write_text('{"schema_version": "1", ', encoding="utf-8")

    assert run("explain", case, "bokverket", "3.2").exit_code == 0


# --- rules ----------------------------------------------------------------------------------------------------------


def test_rules_shows_the_lexicon() -> None:
    result = run("rules")

    assert result.exit_code == 0
    assert "tillstyrker" in result.stdout


def test_rules_as_json() -> None:
    found = json.loads(run("rules", "--json").stdout)

    assert {"id", "kind", "phrases", "examples"} <= set(found[0])


def test_rules_check_runs_the_examples() -> None:
    result = run("rules", "--check")

    assert result.exit_code == 0
    assert "0 fel." in result.stdout


def test_rules_check_exits_with_1_when_an_example_is_not_carried(tmp_path: Path) -> None:
    (tmp_path / "r.toml").write_text(RULE.format("Nej."), encoding="utf-8")
    result = run("rules", "--check", "--dir", tmp_path)

    assert result.exit_code == 1
    assert "ja känner inte igen exemplet: Nej." in result.stdout
    assert "1 regel, 1 exempel, 1 fel." in result.stdout


def test_rules_of_a_folder_without_rules_exits_with_2(tmp_path: Path) -> None:
    result = run("rules", "--dir", tmp_path)

    assert result.exit_code == 2
    assert "inga regelfiler" in result.stderr


@pytest.mark.parametrize("content", ["", 'title = "En remiss"\n'])
def test_rules_of_files_without_rules_exits_with_2(content: str, tmp_path: Path) -> None:
    (tmp_path / "remiss.toml").write_text(content, encoding="utf-8")
    result = run("rules", "--dir", tmp_path)

    assert result.exit_code == 2
    assert "har inga regler" in " ".join(result.stderr.split())


def test_rules_check_gives_json(tmp_path: Path) -> None:
    (tmp_path / "r.toml").write_text(RULE.format("Nej."), encoding="utf-8")
    result = run("rules", "--check", "--json", "--dir", tmp_path)

    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "rules": 1,
        "examples": 1,
        "faults": [{"rule": "ja", "text": "Nej.", "counter": False}],
        "without_examples": [],
        "unused": None,
        "dead": None,
    }


def test_rules_check_lists_what_no_labelled_letter_uses(make_case: Callable[..., Path], tmp_path: Path) -> None:
    case = make_case()
    (case / "gold.json").write_text('{"responses": []}', encoding="utf-8")
    (tmp_path / "r.toml").write_text(RULE.format("Vi säger jodå.") + RULE_OF_NOTHING, encoding="utf-8")
    without = run("rules", "--check", "--dir", tmp_path)
    within = run("rules", "--check", "--dir", tmp_path, "--gold", case)

    assert without.exit_code == 0
    assert "Regler utan exempel (1): kors." in without.stdout
    assert "Döda" not in without.stdout
    assert within.exit_code == 1
    assert "Döda regler: de har inget exempel och används inte av någon ruta i facit (1): kors." in within.stdout
    assert "Används inte av någon ruta i facit (1): ja." in within.stdout
    assert "2 regler, 1 exempel, 0 fel." in within.stdout


def test_the_rules_of_remiss_are_alive() -> None:
    result = run("rules", "--check", "--json", "--gold", ROOT / "fixtures" / "gold")
    found = json.loads(result.stdout)

    assert (found["without_examples"], found["dead"]) == ([], [])
    assert len(found["unused"]) < found["rules"] / 2


def test_rules_as_a_page(tmp_path: Path) -> None:
    result = run("rules", "--html", tmp_path / "nya" / "lexikon.html")

    assert result.exit_code == 0
    assert result.stdout.startswith("Skrivet: ")
    assert "<h1>Lexikonet</h1>" in (tmp_path / "nya" / "lexikon.html").read_text(encoding="utf-8")


def test_rules_as_a_page_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    result = run("rules", "--html", tmp_path / "fil" / "lexikon.html")

    assert result.exit_code == 2
    assert "är en fil, inte en mapp" in " ".join(result.stderr.split())


def test_gold_goes_with_check(tmp_path: Path) -> None:
    result = run("rules", "--gold", tmp_path)

    assert result.exit_code == 2
    assert "--gold hör ihop med --check" in result.stderr


# --- the program as people start it ---------------------------------------------------------------------------------


def start(*arguments: str | Path, script: bool = False) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own, with a terminal that says it knows nothing but ASCII."""
    installed = shutil.which("remiss", path=str(Path(sys.executable).parent))
    command = [installed or "remiss"] if script else [sys.executable, "-m", "remiss.cli"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "120"}
    return subprocess.run(
        [*command, *map(str, arguments)], capture_output=True, env=environment, timeout=120, check=False
    )


@pytest.mark.parametrize("script", [True, False], ids=["remiss", "python -m remiss.cli"])
def test_the_program_in_a_process_of_its_own(script: bool, make_case: Callable[..., Path]) -> None:
    case = make_case(answers={"bokverket.txt": ANSWER, "trasig.pdf": b"%PDF-1.7\n1 0 obj"})
    done = start("compile", case, script=script)

    assert done.returncode == 1
    assert "Sista svarsdag" in " ".join(done.stdout.decode("utf-8").split())
    assert b"Traceback" not in done.stderr
    assert names(case / "sammanstallning") == FILES


def test_an_error_in_a_process_of_its_own(tmp_path: Path) -> None:
    done = start("compile", tmp_path / "åäö")

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode("utf-8").startswith("Fel: Mappen")


def test_the_version_is_told() -> None:
    result = run("--version")

    assert result.exit_code == 0
    assert "remiss" in result.stdout or "main" in result.stdout


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ([], "Sammanställer remissvar"),
        (["compile"], "skriver sammanställningen"),
        (["read"], "Visar vad läsaren såg"),
        (["explain"], "Visar orden, sidorna och reglerna"),
        (["evaluate"], "Mäter programmets svar mot facit"),
        (["rules"], "Visar lexikonet"),
    ],
)
def test_help_is_in_swedish(command: list[str], words: str) -> None:
    result = run(*command, "--help")

    assert result.exit_code == 0
    assert words in result.stdout


@pytest.mark.parametrize("arguments", [["--help"], ["compile", "--help"], ["compile"], ["compile", "x", "--jobs", "0"]])
def test_what_click_says_of_itself_is_in_swedish_too(arguments: list[str]) -> None:
    result = run(*arguments)
    english = ["Usage:", "Options", "Show this message", "Missing argument", "Invalid value", "Try '"]

    assert [words for words in english if words in result.output] == []
