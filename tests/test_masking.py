"""Private persons masked: nothing that is written tells who they are, and the rest stays as it was."""

from __future__ import annotations

import html
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Mapping
from email.policy import SMTP
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from mail_parts import archive, eml
from remiss import Stance, Summary, load, open_case, summarise
from remiss.cli import main
from remiss.compiling import mask_private
from remiss.compiling.masking.words import BLOCK, Names
from remiss.model import (
    Category,
    Correction,
    Dismissal,
    GeneralPosition,
    Position,
    Respondent,
    StaleCorrection,
    Staleness,
)
from summaries import TURNED, empty, small

ROOT = Path(__file__).parents[1]
TOML = """
title = "Böcker på väg"
reference = "SOU 2031:7"
invited = ["Bokverket", "Söderåsa kommun", "Norrviks kommun"]

[[proposals]]
number = "3.1"
title = "Bokbussarna ska bli fler"

[[proposals]]
number = "3.2"
title = "Ett register över bokbussar ska inrättas"

[[proposals]]
number = "4"
title = "Tillsynen ska samlas hos Trafiknämnden"
"""
GRETA = """Greta Påhittad
Påhittade gatan 5, 123 45 Norrvik
greta.pahittad@post.example

Kulturdepartementet

Jag, Greta Påhittad (640823-3234), avstyrker förslaget i avsnitt 3.1 eftersom Greta inte nås på 070-123 45 67.

GRETA PÅHITTAD avstyrker förslaget i avsnitt 3.2, se www.gretapahittad.example eller greta.pahittad@post.example.

Greta Påhittad
"""
BOKVERKET = """Bokverket

Bokverket tillstyrker förslaget i avsnitt 3.1. Som Greta Påhittad skriver avstyrker Bokverket förslaget i avsnitt 3.2.

Bokverket instämmer i Greta Påhittads yttrande. Bokverket avstyrker, som G. Påhittad, förslaget i avsnitt 4.

Handläggare: Berit Kontakt, berit.kontakt@bokverket.example
"""
PERSONS = {
    "greta": ("greta", "påhittad", "pahittad", "640823", "3234", "123 45 67", "påhittade gatan"),
    "signe": ("signe", "diktad", "signe.diktad@post.example"),
    "nils": ("nils", "uppdiktad"),
    "erik": ("erik", "mytesson"),
    "alva": ("alva", "sagesson"),
    "frida": ("frida", "fiktivsson"),
}
"""what must not stand in anything that is written, by person; all of them are invented"""
SECRETS = tuple(secret for some in PERSONS.values() for secret in some)


@pytest.fixture
def case(make_case: Callable[..., Path]) -> Path:
    """Private persons in text, mail and archive, in file names, in another's words, and whose file cannot be read."""
    mail = eml(
        "Hej!\n\nJag avstyrker förslaget i avsnitt 3.1.\n\nVänliga hälsningar\nSigne Diktad",
        sender="Signe Diktad <signe.diktad@post.example>",
        subject="Svar från Signe Diktad",
        attachments=[
            ("Signe Diktads brev.txt", b"Signe Diktad\n\nTill Kulturdepartementet\n\nJag tillstyrker f\xc3\xb6rslaget "
                                       b"i avsnitt 4.\n\nSigne Diktad"),
            ("Signe CV.xyz", b"\x00\x01"),
        ],
    )  # fmt: skip
    covering = eml(
        "Hej!\n\nSe bilagan.\n\nVänliga hälsningar\nAlva Sagesson",
        sender="Alva Sagesson <alva@post.example>",
        subject="Svar",
        attachments=[("skannat.pdf", b"%PDF-1.4 trasig")],
    )
    pack = archive(
        {
            "Erik Mytesson.txt": "Erik Mytesson\n\nTill Kulturdepartementet\n\nJag tillstyrker förslaget i avsnitt 4."
            "\n\nErik Mytesson",
            "norrvik.txt": "Norrviks kommun\n\nKommunen avstyrker förslaget i avsnitt 4.",
        }
    )
    return make_case(
        TOML,
        {
            "privat/Greta Påhittad.txt": GRETA,
            "bokverket.txt": BOKVERKET,
            "soderasa.txt": "Söderåsa kommun\n\nKommunen tillstyrker förslaget i avsnitt 3.1.",
            "Nils Uppdiktad.txt": "Nils Uppdiktad\n\nTill Kulturdepartementet\n\nJag tillstyrker förslaget i avsnitt "
            "3.2 eftersom Nils Uppdiktad vill det.\n\nNils Uppdiktad",
            "Svar från Signe Diktad.eml": mail.as_bytes(policy=SMTP),
            "Alva Sagesson.eml": covering.as_bytes(policy=SMTP),
            "Erik Mytesson.zip": pack,
            "Frida Fiktivsson.pdf": b"%PDF-1.4 trasig ocks\xe5",
        },
    )  # fmt: skip


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env={"COLUMNS": "200"})


def texts_of(folder: Path) -> dict[str, str]:
    """All the text of the files in a folder, the parts of a package one by one, without accents' encoding or case."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            found[path.name] = content.decode("utf-8", "replace")
            if zipfile.is_zipfile(io.BytesIO(content)):
                del found[path.name]
                with zipfile.ZipFile(io.BytesIO(content)) as package:
                    parts = {f"{path.name}/{name}": package.read(name) for name in package.namelist()}
                for name, part in parts.items():
                    found[name] = name + part.decode("utf-8", "replace")
                    found[f"{name} without tags"] = re.sub("<[^>]*>", "", found[name])
    return {name: unicodedata.normalize("NFC", html.unescape(text)).casefold() for name, text in found.items()}


def leaks(texts: Mapping[str, str], secrets: Iterable[str] = SECRETS) -> list[tuple[str, str]]:
    return [
        (name, secret)
        for secret in secrets
        for name, text in texts.items()
        if re.search(rf"(?<![^\W\d_]){re.escape(secret)}(?:s)?(?![^\W\d_])", text)
    ]


def check_references(summary: Summary) -> None:
    """Every id that is referred to is there, once."""
    respondents = [r.id for r in summary.respondents]
    documents = [d.id for d in summary.documents]
    statements = [s.id for s in summary.statements]
    for ids in (respondents, documents, statements, [d.file for d in summary.documents]):
        assert len(ids) == len(set(ids))
    cells: tuple[Position | GeneralPosition | Dismissal, ...] = (
        *summary.positions, *summary.general, *summary.dismissed,
    )  # fmt: skip
    assert {c.respondent for c in cells} <= set(respondents)
    assert {s for c in cells for s in c.statements} <= set(statements)
    assert {s.document for s in summary.statements} <= set(documents)
    assert {r for d in summary.documents for r in d.respondents} <= set(respondents)
    assert {d.same_as for d in summary.documents} - {None} <= {d.file for d in summary.documents}
    assert {d for group in summary.campaigns for d in group} <= set(documents)
    assert {*summary.unplaced} <= set(statements)
    assert {*summary.silent, *summary.declined} <= set(respondents)
    sentences = [sentence for draft in summary.drafts for sentence in draft.sentences]
    assert {r for sentence in sentences for r in (*sentence.respondents, *sentence.named)} <= set(respondents)
    assert {q.document for sentence in sentences for q in sentence.quotes} <= set(documents)


# --- whole runs ------------------------------------------------------------------------------------------------------


def test_the_case_has_what_is_to_be_masked(case: Path) -> None:
    result = run("compile", case)
    found = texts_of(case / "sammanstallning")
    assert {secret for _, secret in leaks({**found, "screen": result.output.casefold()})} >= {
        "greta", "påhittad", "640823", "123 45 67", "signe", "nils", "erik", "alva", "frida", "fiktivsson",
    }  # fmt: skip


def test_nothing_that_is_written_tells_who_they_are(case: Path) -> None:
    result = run("compile", case, "--mask-private")
    assert result.exit_code == 1
    found = texts_of(case / "sammanstallning")
    assert {name.partition("/")[0] for name in found} == {
        "summary.json", "matrix.csv", "sammanstallning.xlsx", "sammanstallning.docx", "sammanstallning.html",
    }  # fmt: skip
    assert leaks({**found, "screen": result.output.casefold()}) == []


def test_the_rest_is_as_it_was(case: Path) -> None:
    whole = summarise(open_case(case))
    masked = mask_private(whole)
    check_references(masked)
    schema: Any = json.loads((ROOT / "schemas" / "summary.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(masked.model_dump_json()), schema)
    assert masked.counts == whole.counts
    for before, after in zip(whole.statements, masked.statements, strict=True):
        assert (before.start, before.end, len(before.text)) == (after.start, after.end, len(after.text))
        assert [(e.start, e.end, len(e.text), e.rule) for e in before.evidence] == [
            (e.start, e.end, len(e.text), e.rule) for e in after.evidence
        ]
        assert all(a in (b, BLOCK) for b, a in zip(before.text, after.text, strict=True))
    for body, called in zip(whole.respondents, masked.respondents, strict=True):
        if body.category is Category.PRIVATE_PERSON:
            assert re.fullmatch(r"Privatperson [0-9a-f]{10}", called.name)
        else:
            assert called == body
    quotes = " ".join(s.text for s in masked.statements)
    assert "Bokverket tillstyrker förslaget i avsnitt 3.1." in quotes


def test_nobody_can_find_a_person_by_trying_names(case: Path) -> None:
    """The ids that a label is made of are not written out."""
    whole = summarise(open_case(case))
    masked = mask_private(whole).model_dump_json()
    persons = {r.id for r in whole.respondents if r.category is Category.PRIVATE_PERSON}
    for record in whole.documents:
        assert (record.id[:12] in masked) != bool(persons & set(record.respondents))


def test_a_summary_without_private_persons_stays() -> None:
    assert mask_private(empty()) == empty()


def test_everything_once_is_masked() -> None:
    masked = mask_private(small())
    check_references(masked)
    assert TURNED not in masked.model_dump_json()
    assert [r.name for r in masked.respondents if r.category is not Category.PRIVATE_PERSON] == [
        r.name for r in small().respondents if r.category is not Category.PRIVATE_PERSON
    ]


def test_a_correction_of_somebody_who_has_no_answer_any_more_is_masked() -> None:
    stale = StaleCorrection(
        respondent="Greta Påhittad",
        proposal="3.1",
        correction=Correction(stance=Stance.REJECTS, quote="Jag, Greta, avstyrker.", files=("0123456789ab",)),
        why=Staleness.ANSWER_GONE,
    )
    own = Correction(stance=Stance.REJECTS, quote="Vi avstyrker.", files=("0123456789ab",))
    body = stale.model_copy(update={"respondent": "Pärlfiskeverket", "correction": own})
    masked = mask_private(empty().model_copy(update={"stale": (stale, body)}))
    assert "Greta" not in masked.model_dump_json()
    assert [s.respondent.partition(" ")[0] for s in masked.stale] == ["Okänd", "Pärlfiskeverket"]


def test_a_letter_from_a_person_and_a_body_together() -> None:
    joint = small()
    record = joint.documents[5].model_copy(update={"respondents": ("formel", "turned"), "file": "svar/Abc.pdf"})
    documents = (*joint.documents[:5], record, *joint.documents[6:])
    masked = mask_private(joint.model_copy(update={"documents": documents}))
    check_references(masked)
    formel = next(r for r in masked.respondents if r.id == "formel")
    assert formel.name == '=HYPERLINK("http://x.example")'
    assert masked.documents[5].file.startswith("svar/privatperson-")


def test_a_contact_person_of_a_body_is_no_private_person(case: Path) -> None:
    (case / "svar" / "soderasa.txt").write_text(
        "Söderåsa kommun\n\nKommunen tillstyrker, genom Berit Kontakt, förslaget i avsnitt 3.1.", encoding="utf-8"
    )
    masked = mask_private(summarise(open_case(case)))
    assert any("genom Berit Kontakt" in s.text for s in masked.statements)


# --- corrections -----------------------------------------------------------------------------------------------------


def fill_in(case: Path, name: str, proposal: str, *values: str) -> None:
    path = case / "sammanstallning" / "sammanstallning.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Ställningstaganden"]
    heads = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if (row[0].value, row[1].value) == (name, proposal))
    for head, value in zip(("Rätt svar", "Rätt förbehåll", "Anteckning"), values, strict=False):
        row[heads.index(head)].value = value or None
    book.save(path)


def greta_of(case: Path) -> tuple[str, Respondent, Summary]:
    """What Greta is called where she is masked, her respondent in what is written, and all of that."""
    whole = summarise(open_case(case), corrections=())
    masked = mask_private(whole)
    at = [r.name for r in whole.respondents].index("Greta Påhittad")
    written = load(case / "sammanstallning" / "summary.json")
    return masked.respondents[at].name, written.respondents[at], written


@pytest.mark.parametrize("after", [["--mask-private"], []])
def test_a_decision_made_in_a_masked_workbook_finds_its_cell(case: Path, after: list[str]) -> None:
    run("compile", case, "--mask-private", "--format", "json,xlsx")
    label, _, _ = greta_of(case)
    fill_in(case, label, "3.1", "tillstyrker", "", "Greta ringde")
    for _ in range(2):
        result = run("compile", case, *after, "--format", "json,xlsx")
        assert result.exit_code == 1, result.output
        _, greta, summary = greta_of(case)
        found = next(p for p in summary.positions if (p.respondent, p.proposal) == (greta.id, "3.1"))
        assert (found.stance, found.correction is not None) == (Stance.SUPPORTS, True)
        assert summary.stale == ()
    if after:
        assert leaks(texts_of(case / "sammanstallning" / "granskade")) != []  # what the person wrote is kept as it was
        outputs = {k: v for k, v in texts_of(case / "sammanstallning").items() if not k.startswith("sammanstallning-")}
        assert leaks(outputs) == []


def test_a_decision_can_be_changed_in_a_masked_workbook_and_keeps_its_note(case: Path) -> None:
    """rattelser.csv lies beside the letters, and has the names and notes that people have written."""
    (case / "rattelser.csv").write_text(
        "remissinstans;avsnitt;svar;anteckning\nGreta Påhittad;3.1;tillstyrker;Greta Påhittad ringde\n",
        encoding="utf-8",
    )
    assert run("compile", case, "--mask-private").exit_code == 1
    label, _, _ = greta_of(case)
    assert leaks(texts_of(case / "sammanstallning")) == []
    fill_in(case, label, "3.1", "synpunkter")
    result = run("compile", case, "--mask-private")
    assert result.exit_code == 1, result.output
    kept = (case / "rattelser.csv").read_text(encoding="utf-8-sig").splitlines()
    assert kept[1].startswith("Greta Påhittad;3.1;synpunkter;;Greta Påhittad ringde;")
    fill_in(case, label, "3.1", "", "")
    assert "raden har ingen uppgift om rätt svar" in run("compile", case, "--mask-private").output
    fill_in(case, label, "3.1", "", "", "")
    assert run("compile", case, "--mask-private").exit_code == 1
    assert len((case / "rattelser.csv").read_text(encoding="utf-8-sig").splitlines()) == 1


def test_a_masked_copy_written_elsewhere_leaves_the_work_as_it_is(case: Path, tmp_path: Path) -> None:
    (case / "rattelser.csv").write_text(
        "remissinstans;avsnitt;svar;citat\nGreta Påhittad;4;avstyrker;Greta Påhittad (640823-3234)\n", encoding="utf-8"
    )
    run("compile", case)
    kept = (case / "rattelser.csv").read_bytes()
    run("compile", case, "--mask-private", "--out", tmp_path / "ut")
    assert (case / "rattelser.csv").read_bytes() == kept
    assert leaks(texts_of(tmp_path / "ut")) == []


def test_the_masked_workbook_alone_brings_all_back(case: Path) -> None:
    (case / "rattelser.csv").write_text(
        "remissinstans;avsnitt;svar;citat\nGreta Påhittad;3.1;tillstyrker;\n"
        "Greta Påhittad;4;avstyrker;Greta Påhittad (640823-3234), avstyrker\nBokverket;3.1;avstyrker;\n", "utf-8"
    )  # fmt: skip
    run("compile", case, "--mask-private")
    before = load(case / "sammanstallning" / "summary.json")
    (case / "rattelser.csv").unlink()
    assert run("compile", case, "--mask-private").exit_code == 1
    after = load(case / "sammanstallning" / "summary.json")
    assert [(p.respondent, p.proposal, p.stance, p.statements) for p in after.positions] == [
        (p.respondent, p.proposal, p.stance, p.statements) for p in before.positions
    ]
    assert after.stale == ()


def test_what_is_stale_or_taken_away_is_masked_too(case: Path) -> None:
    (case / "rattelser.csv").write_text(
        "remissinstans;avsnitt;svar\nGreta Påhittad;3.1;ej berört\nGreta Påhittad;3.2;stämmer\n"
        "Nils Uppdiktad;3.2;avstyrker\n", "utf-8"
    )  # fmt: skip
    run("compile", case)
    (case / "svar" / "privat" / "Greta Påhittad.txt").write_text(GRETA.replace("070", "073"), encoding="utf-8")
    (case / "svar" / "Nils Uppdiktad.txt").unlink()
    result = run("compile", case, "--mask-private")
    summary = load(case / "sammanstallning" / "summary.json")
    assert len(summary.stale) == 3
    assert leaks({**texts_of(case / "sammanstallning"), "screen": result.output.casefold()}) == []
    assert len((case / "rattelser.csv").read_text(encoding="utf-8-sig").splitlines()) == 4


def test_a_sender_of_no_known_kind_is_told_of(case: Path) -> None:
    (case / "svar" / "lunden.txt").write_text("Gläntan i Lunden\n\nVi avstyrker förslaget i avsnitt 3.1.", "utf-8")
    result = run("compile", case, "--mask-private", "--format", "json")
    names = [r.name for r in load(case / "sammanstallning" / "summary.json").respondents if r.category == "other"]
    assert names == ["Gläntan i Lunden"]
    assert "1 remissinstans bland övriga har kvar sitt namn." in " ".join(result.output.split())


def test_explain_knows_the_label(case: Path) -> None:
    run("compile", case, "--mask-private")
    label, _, _ = greta_of(case)
    result = run("explain", case, label, "3.1")
    assert (result.exit_code, leaks({"screen": result.output.casefold()})) == (0, [])
    assert "avstyrker" in result.output


# --- words -----------------------------------------------------------------------------------------------------------

OWN = {
    "Jag heter Greta Marie Påhittad-Berg.": "Jag heter █████ █████ █████████████.",
    "Med vänlig hälsning\nGRETA\nPåhittad-Berg": "Med vänlig hälsning\n█████\n████████-████",
    "Påhittads åsikt": "█████████ åsikt",
    "Ring 070-123 45 67 eller +46 (0)8 123 456 78": "Ring ███████ ██ ██ eller ███ ████ ███ ███ ██",
    "(19640823–3234)": "(█████████████)",
    "Bergs kommun berör mig": "Bergs kommun berör mig",
    "Storgatan 5 B, 123 45 Norrvik": "█████████ █ █, ███ ██ ███████",
    "avsnitt 4.2.1 och SOU 2031:7, 12 000 kronor, den 4 maj 2031": (
        "avsnitt 4.2.1 och SOU 2031:7, 12 000 kronor, den 4 maj 2031"
    ),
    "https://gretas.example/sida": "███████████████████████████",
}


@pytest.mark.parametrize(("said", "masked"), OWN.items())
def test_a_person_s_own_words(said: str, masked: str) -> None:
    names = Names({"p": "Greta Marie Påhittad-Berg"}, ["Bergs kommun"])
    assert names.blocked(said, own=["p"]) == masked


@pytest.mark.parametrize(
    ("said", "masked"),
    [
        ("som Greta Pahittads brev säger", "som █████ █████████ brev säger"),
        ("som PÅHITTAD, GRETA säger", "som █████████ █████ säger"),
        ("som G. Påhittad säger", "som ██ ████████ säger"),
        ("enligt greta_pahittad.pdf", "enligt ██████████████.pdf"),
        ("enligt Greta Pa\u030ahittad", "enligt █████ █████████"),
        ("Greta Andersson och en påhittad fråga", "Greta Andersson och en påhittad fråga"),
        ("Ring 070-123 45 67", "Ring 070-123 45 67"),
    ],
)
def test_another_s_words(said: str, masked: str) -> None:
    assert Names({"p": "Greta Påhittad"}, []).blocked(said) == masked


@given(
    st.lists(st.sampled_from(["Greta Påhittad", "Nils af Ugglande", "Bo Ek", "Åsa", "Bokverket", "AB"]), max_size=4),
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.lists(
        st.sampled_from([" ", "\n", "Greta", "Ek", "ek", "Påhittads", "070-123 45 67", "x@y.se", "å", "("]), max_size=9
    ),
)
def test_the_length_and_the_blanks_stay(names: list[str], before: str, pieces: list[str]) -> None:
    text = before + "".join(pieces)
    masked = Names(dict(enumerate(names)), ["Bokverket"]).blocked(text, own=range(len(names)))  # type: ignore[arg-type]
    assert len(masked) == len(text)
    assert [c.isspace() for c in masked] == [c.isspace() for c in text]
    assert all(a in (b, BLOCK) for b, a in zip(text, masked, strict=True))
