"""``remiss proposals`` as a whole: real files in, remiss.toml out."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from pdf_parts import typeset
from remiss import load_consultation, read
from remiss.cli import main
from remiss.reading import Limits
from reports import lifted, word_report

GOLD = Path(__file__).parents[1] / "fixtures" / "gold"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["proposals", *map(str, arguments)])


@pytest.fixture
def rapport(tmp_path: Path) -> Path:
    return word_report(tmp_path / "rapport.docx")


@pytest.fixture
def lista(tmp_path: Path) -> Path:
    path = tmp_path / "lista.docx"
    document = docx.Document()
    for line in ("Ku2031/00412", "Remissinstanser", "1 Bokverket", "2 Norrviks kommun"):
        document.add_paragraph(line)
    document.add_paragraph("Remissvaren ska ha kommit in till departementet senast den 1 juni 2031.")
    document.save(str(path))
    return path


def test_a_report_to_the_screen(rapport: Path) -> None:
    result = run(rapport)

    assert result.exit_code == 0
    assert result.stdout.startswith("# Hämtat ur rapporten med remiss proposals.")
    assert 'number = "3.2.1"' in result.stdout
    assert "1 förslag, 1 bedömning, 1 rekommendation, inget osäkert." in result.stderr
    assert "Obs: 2.1 Dagens bokbussar" in " ".join(result.stderr.split())


def test_a_report_and_a_list_to_a_file_that_can_be_used(rapport: Path, lista: Path, tmp_path: Path) -> None:
    target = tmp_path / "fall" / "remiss.toml"
    result = run(rapport, "--invited", lista, "--out", target)
    consultation = load_consultation(target)

    assert result.exit_code == 0
    assert f"Skrivet: {target}" in result.stdout
    assert consultation.invited == ("Bokverket", "Norrviks kommun")
    assert (consultation.dnr, str(consultation.deadline)) == ("Ku2031/00412", "2031-06-01")
    assert [proposal.number for proposal in consultation.proposals] == ["3.1", "3.2.1", "3.3"]


def test_a_folder_gets_its_definition(rapport: Path, tmp_path: Path) -> None:
    assert run(rapport, "--out", tmp_path / "ny").exit_code == 0
    assert load_consultation(tmp_path / "ny" / "remiss.toml").reference == "SOU 2031:7"


def test_a_pdf_gives_pages(tmp_path: Path) -> None:
    source = (
        "#set text(lang: 'sv')\n= Böcker på väg\nSOU 2031:7\n#pagebreak()\n= 1 Bakgrund\nText.\n#pagebreak()\n"
        "= 2 Register\n== 2.1 Ett register ska inrättas\n*Utredningens förslag:* Ett register ska inrättas.\n\n"
        "*Skälen för förslaget:* Det behövs.\n"
    ).replace("'", '"')
    result = run(typeset(tmp_path / "rapport.pdf", source))

    assert '# s. 3\n[[proposals]]\nnumber = "2.1"' in result.stdout


def test_what_a_person_has_written_is_not_overwritten(rapport: Path, tmp_path: Path) -> None:
    target = tmp_path / "remiss.toml"
    target.write_text("# mitt", encoding="utf-8")
    refused = run(rapport, "--out", tmp_path)

    assert refused.exit_code == 2
    assert "finns redan" in refused.stderr
    assert "--force" in refused.stderr
    assert target.read_text(encoding="utf-8") == "# mitt"
    assert run(rapport, "--out", tmp_path, "--force").exit_code == 0
    assert load_consultation(target).reference == "SOU 2031:7"


def test_a_list_alone_changes_only_the_list(lista: Path, tmp_path: Path) -> None:
    target = tmp_path / "remiss.toml"
    target.write_text('title = "Min"  # egen\n\n[[proposals]]\nid = "a"\ntitle = "B"\n', encoding="utf-8")
    result = run("--invited", lista, "--out", target)

    assert result.exit_code == 0
    assert load_consultation(target).invited == ("Bokverket", "Norrviks kommun")
    assert load_consultation(target).dnr is None
    assert "deadline = 2031-06-01" in result.stderr
    assert 'title = "Min"  # egen' in target.read_text(encoding="utf-8")


def test_a_list_alone_to_the_screen(lista: Path) -> None:
    assert run("--invited", lista).stdout == (
        'dnr = "Ku2031/00412"\ndeadline = 2031-06-01\ninvited = [\n    "Bokverket",\n    "Norrviks kommun",\n]\n'
    )


def test_json(rapport: Path, lista: Path) -> None:
    data = json.loads(run(rapport, "--invited", lista, "--json").stdout)

    assert data["reference"] == "SOU 2031:7"
    assert data["invited"] == ["Bokverket", "Norrviks kommun"]
    assert [(one["number"], one["kinds"]) for one in data["proposals"]] == [
        ("3.1", ["assessment"]),
        ("3.2.1", ["proposal", "assessment"]),
        ("3.3", ["recommendation"]),
    ]
    assert data["warnings"] == list(lifted().warnings)


def test_what_cannot_be_done_is_told_with_what_to_do(tmp_path: Path, lista: Path) -> None:
    empty = word_report(tmp_path / "brev.docx", "# Hej\nEtt brev om ingenting alls.")
    for arguments, words in [
        ((), "Ange en rapport"),
        ((empty,), "skriv annars förslagen själv"),
        (("--invited", empty), "Ingen lista hittades"),
        ((tmp_path / "finns-inte.pdf",), "Filen finns inte"),
    ]:
        result = run(*arguments)
        assert result.exit_code == 2
        assert words in " ".join(result.stderr.split())
        assert result.stdout == ""


def test_what_reading_may_cost_can_be_changed(rapport: Path) -> None:
    refused = run(rapport, "--max-size", "0.001")

    assert refused.exit_code == 2
    assert "--max-size" in refused.stderr
    assert run(rapport, "--max-size", "10", "--timeout", "90", "--max-memory", "1024").exit_code == 0


def test_the_pages_are_counted_while_they_are_read() -> None:
    told: list[tuple[int, int]] = []
    read(GOLD / "kulturbidrag" / "report.pdf", step=lambda done, total: told.append((done, total)))

    assert told == [(0, 14), (10, 14), (14, 14)]


def test_progress_does_not_disturb_a_file_without_pages(rapport: Path) -> None:
    told: list[tuple[int, int]] = []

    assert read(rapport, step=lambda done, total: told.append((done, total)), limits=Limits()).blocks
    assert told == []
