"""The case folder: what can be wrong with it and what is said of it, and which files are responses."""

from __future__ import annotations

import datetime
import os
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from remiss import CaseError, load_consultation, open_case
from remiss.consultation import find_responses, load_proposals
from remiss.model import ProposalKind

ONE = '[[proposals]]\nnumber = "4.1"\ntitle = "Ett förslag"\n'
HEAD = 'title = "En remiss"\n'

# what is wrong with remiss.toml → words that the message must hold: what is wrong, where, and what to do next
FAULTS: dict[str, tuple[str, list[str]]] = {
    "broken": ('title = "En remiss\n', ["remiss.toml", "TOML", "rad 1, tecken 19", "citattecken"]),
    "brackets without end": ("title=" + "[" * 100_000, ["remiss.toml kan inte tolkas"]),
    "a number without end": ("title=" + "9" * 10_000, ["remiss.toml kan inte tolkas"]),
    "far too large": ("#" * 10_000_001, ["remiss.toml är för stor"]),
    "a key twice": (HEAD + HEAD + ONE, ["remiss.toml", "TOML"]),
    "a number twice": (HEAD + ONE + ONE, ["remiss.toml", "4.1 står mer än en gång", "eget nummer"]),
    "a number twice, once with a dot": (HEAD + ONE + ONE.replace("4.1", "4.1."), ["4.1 står mer än en gång"]),
    "no title": (ONE, ["remiss.toml saknar title", 'title = "…"']),
    "an empty title": ('title = "  "\n' + ONE, ["saknar title"]),
    "a proposal without title": (HEAD + '[[proposals]]\nnumber = "4.1"\n', ["förslag 1 saknar title"]),
    "a number as a float": (
        HEAD + "[[proposals]]\nnumber = 4.1\ntitle = 'Ett'\n",
        ["inom citattecken", 'number = "4.1"'],
    ),
    "a title as a list": ("title = ['En remiss']\n" + ONE, ["title ska vara en text"]),
    "a number that is none": (HEAD + ONE.replace("4.1", "kap. 4 § 1"), ["kap. 4 § 1", "4.2.1"]),
    "neither number nor id": (HEAD + '[[proposals]]\ntitle = "Ett"\n', ["varken number eller id", "förslag 1"]),
    "an unknown field, nearly right": (HEAD + 'refrence = "SOU 1"\n' + ONE, ["refrence", "Menade du reference?"]),
    "an unknown field, like no other": (HEAD + 'zzz = "röd"\n' + ONE, ["fältet zzz finns inte", "title, reference"]),
    "an unknown field of a proposal": (HEAD + ONE + 'numer = "1"\n', ["förslag 1", "numer", "Menade du number?"]),
    "a bad date": (HEAD + 'deadline = "i maj"\n' + ONE, ["deadline", "i maj", "2020-04-24"]),
    "a bad kind": (HEAD + ONE + 'kind = "idé"\n', ["förslag 1", "idé", "proposal, assessment eller recommendation"]),
    "no proposals": (HEAD, ["har inga förslag", "[[proposals]]"]),
    "proposals with single brackets": (HEAD + '[proposals]\nnumber = "4.1"\ntitle = "Ett"\n', ["dubbla hakparenteser"]),
    "proposals as strings": (HEAD + 'proposals = ["Ett", "Två"]\n', ["dubbla hakparenteser"]),
    "proposals as a string": (HEAD + 'proposals = "Ett"\n', ["dubbla hakparenteser"]),
    "invited as a string": (HEAD + 'invited = "Bokverket"\n' + ONE, ["invited ska vara en lista"]),
    "invited with a number": (HEAD + "invited = [1]\n" + ONE, ["invited ska vara en lista"]),
}


@pytest.mark.parametrize(("toml", "words"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_in_remiss_toml_is_told_with_its_place_and_its_mend(
    toml: str, words: list[str], make_case: Callable[..., Path]
) -> None:
    with pytest.raises(CaseError) as fault:
        open_case(make_case(toml))

    for word in words:
        assert word in str(fault.value)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"ingenting finns inte\. Ange mappen där remiss\.toml ligger"):
        open_case(tmp_path / "ingenting")


def test_a_file_for_a_folder(make_case: Callable[..., Path]) -> None:
    with pytest.raises(CaseError, match="Ange mappen"):
        open_case(make_case() / "remiss.toml")


def test_no_remiss_toml_shows_one_to_begin_with(make_case: Callable[..., Path]) -> None:
    case = make_case(None)

    with pytest.raises(CaseError, match=r"Det finns ingen remiss\.toml") as fault:
        open_case(case)

    example = str(fault.value).split("\n\n", 1)[1]
    (case / "remiss.toml").write_text(example, encoding="utf-8")
    assert open_case(case).consultation.proposals[0].id == "4.1"


def test_remiss_toml_in_another_encoding(make_case: Callable[..., Path]) -> None:
    with pytest.raises(CaseError, match="UTF-8"):
        open_case(make_case((HEAD + ONE).encode("cp1252")))


def test_remiss_toml_with_a_byte_order_mark_and_windows_line_ends(make_case: Callable[..., Path]) -> None:
    case = make_case("\ufeff".encode() + (HEAD + ONE).replace("\n", "\r\n").encode())

    assert open_case(case).consultation.title == "En remiss"


def test_remiss_toml_that_is_a_folder(make_case: Callable[..., Path]) -> None:
    case = make_case(None)
    (case / "remiss.toml").mkdir()

    with pytest.raises(CaseError, match=r"remiss\.toml kan inte läsas"):
        open_case(case)


def test_no_svar(make_case: Callable[..., Path]) -> None:
    case = make_case(answers={})
    (case / "svar").rmdir()

    with pytest.raises(CaseError, match=r"ingen mapp svar .* lägg remissvaren där"):
        open_case(case)


@pytest.mark.parametrize("left_behind", [{}, {".DS_Store": "x", "~$brev.docx": "x", "Thumbs.db": "x"}])
def test_an_empty_svar(left_behind: dict[str, str], make_case: Callable[..., Path]) -> None:
    with pytest.raises(CaseError, match=r"är tom\. Lägg remissvaren där"):
        open_case(make_case(answers=left_behind))


def test_what_a_good_case_holds(make_case: Callable[..., Path]) -> None:
    case = open_case(make_case())

    assert case.consultation.deadline == datetime.date(2031, 6, 1)
    assert case.consultation.invited == ("Bokverket", "Söderåsa kommun")
    assert [(p.id, p.number, p.kind) for p in case.consultation.proposals] == [
        ("3.1", "3.1", ProposalKind.ASSESSMENT),
        ("3.2", "3.2", ProposalKind.PROPOSAL),
    ]
    assert [case.name(path) for path in case.responses] == ["svar/bokverket.txt"]
    assert case.results == case.root / "sammanstallning"


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        ("2031-06-01", datetime.date(2031, 6, 1)),
        ('"2031-06-01"', datetime.date(2031, 6, 1)),
        ("2031-06-01T12:00:00", datetime.date(2031, 6, 1)),
    ],
)
def test_ways_to_write_a_deadline(deadline: str, expected: datetime.date, make_case: Callable[..., Path]) -> None:
    assert open_case(make_case(f"{HEAD}deadline = {deadline}\n{ONE}")).consultation.deadline == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("", ProposalKind.PROPOSAL),
        ("förslag", ProposalKind.PROPOSAL),
        ("Bedömning", ProposalKind.ASSESSMENT),
        ("assessment", ProposalKind.ASSESSMENT),
        ("rekommendation", ProposalKind.RECOMMENDATION),
    ],
)
def test_ways_to_write_a_kind(kind: str, expected: ProposalKind, make_case: Callable[..., Path]) -> None:
    case = open_case(make_case(f'{HEAD}{ONE}kind = "{kind}"\n'))

    assert case.consultation.proposals[0].kind is expected


def test_names_and_titles_are_tidied(make_case: Callable[..., Path]) -> None:
    toml = HEAD + 'invited = ["Bok\\nverket  här", "Bok verket här", " ", "B"]\n' + ONE.replace("4.1", "4.1.")
    consultation = open_case(make_case(toml)).consultation

    assert consultation.invited == ("Bok verket här", "B")
    assert consultation.proposals[0].number == "4.1"


def test_a_proposal_may_have_an_id_for_a_number(make_case: Callable[..., Path]) -> None:
    proposal = open_case(make_case(HEAD + '[[proposals]]\nid = "bilaga"\ntitle = "Ett"\n')).consultation.proposals[0]

    assert (proposal.id, proposal.number) == ("bilaga", None)


# --- proposals from a CSV -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "number,title,kind,text\n4.1,Ett,,\n4.2,Två,bedömning,Orden i rutan\n",
        "number;title;kind;text\n4.1;Ett;;\n4.2;Två;bedömning;Orden i rutan\n",
        "\ufeffnumber;title;kind;text\r\n4.1;Ett;;\r\n4.2;Två;bedömning;Orden i rutan\r\n",
        "Title,Number,Kind,Text,anteckning\nEtt,4.1,,,x\nTvå,4.2,bedömning,Orden i rutan,y\n",
        "number;title;kind;text\n4.1;Ett;;\n;;;\n4.2;Två;bedömning;Orden i rutan\n\n",
        'number,title,kind,text\n"4.1","Ett",,\n4.2.,Två,assessment,"Orden i rutan"\n',
    ],
    ids=["comma", "semicolon", "BOM and CRLF", "columns in another order", "empty rows", "quotes and dots"],
)
def test_ways_to_write_proposals_in_a_csv(content: str, tmp_path: Path) -> None:
    path = tmp_path / "förslag.csv"
    path.write_bytes(content.encode())

    assert [(p.id, p.title, p.kind, p.text) for p in load_proposals(path)] == [
        ("4.1", "Ett", ProposalKind.PROPOSAL, ""),
        ("4.2", "Två", ProposalKind.ASSESSMENT, "Orden i rutan"),
    ]


def test_a_box_in_a_csv_may_run_over_lines(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text('number,title,kind,text\n4.1,Ett,,"Första raden\noch den andra"\n4.2,Två,,\n', encoding="utf-8")

    assert [(p.id, p.text) for p in load_proposals(path)] == [("4.1", "Första raden och den andra"), ("4.2", "")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"number,rubrik\n4.1,Ett\n", ["saknar kolumnen title", "number,title,kind,text"]),
        (b"", ["saknar kolumnen title"]),
        (b"number,title\n4.1,Ett\n4.1,Tv\xc3\xa5\n", ["f.csv", "4.1 står mer än en gång"]),
        (b"number,title\n4.1,\n", ["f.csv, förslag 1 saknar title"]),
        (b"number,title,kind\n4.1,Ett,plan\n", ["f.csv, förslag 1", "plan"]),
        ("number,title\n4.1,Två\n".encode("cp1252"), ["f.csv är inte sparad som UTF-8", "CSV UTF-8"]),
        (b'number,title\n4.1,"' + b"a" * 200_000, ["f.csv följer inte formatet CSV: fel vid rad 2"]),
    ],
    ids=["no title column", "empty", "twice", "no title", "bad kind", "another encoding", "an open quotation"],
)
def test_a_fault_in_a_csv_is_told(content: bytes, words: list[str], tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes(content)

    with pytest.raises(CaseError) as fault:
        load_proposals(path)

    for word in words:
        assert word in str(fault.value)


def test_a_csv_that_is_not_there(make_case: Callable[..., Path], tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"nej\.csv finns inte.*--proposals"):
        open_case(make_case(), proposals=tmp_path / "nej.csv")


def test_a_csv_with_no_rows(make_case: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_text("number,title,kind,text\n", encoding="utf-8")

    with pytest.raises(CaseError, match="inga förslag"):
        open_case(make_case(), proposals=tmp_path / "f.csv")


def test_the_csv_takes_the_place_of_remiss_tomls_proposals(make_case: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_text("number,title\n7.7,Ur filen\n", encoding="utf-8")
    consultation = load_consultation(make_case() / "remiss.toml", proposals=tmp_path / "f.csv")

    assert [proposal.id for proposal in consultation.proposals] == ["7.7"]
    assert consultation.title == "Böcker på väg"


# --- which files are responses --------------------------------------------------------------------------------------


def test_what_programs_leave_behind_is_no_response_and_all_else_is(make_case: Callable[..., Path]) -> None:
    taken = ["a.txt", "b.PDF", "c.xyz", "utan ändelse", "mapp/d.docx", "mapp/djupare/e.txt"]
    left = [
        ".dold.txt", ".git/f.txt", "~$c.docx", "mapp/~$d.docx", "Thumbs.db", "mapp/thumbs.DB", "desktop.ini",
        "__MACOSX/g.txt", "mapp/.DS_Store",
    ]  # fmt: skip
    folder = make_case(answers=dict.fromkeys([*taken, *left], "x")) / "svar"

    assert sorted(path.relative_to(folder).as_posix() for path in find_responses(folder)) == sorted(taken)


def test_what_is_no_file_is_kept_to_be_told_of(make_case: Callable[..., Path]) -> None:
    case = make_case()
    svar = case / "svar"
    try:
        (svar / "till intet.pdf").symlink_to(svar / "borta.pdf")
        (svar / "ring").symlink_to(svar, target_is_directory=True)
    except OSError:
        pytest.xfail("this system makes no links for us")
    (svar / "mapp.pdf").mkdir()
    opened = open_case(case)

    assert [case.name for case in opened.responses] == ["bokverket.txt", "till intet.pdf"]
    assert opened.warnings == (
        "Mappen svar/ring är en länk, och dess filer har inte lästs. Lägg filerna själva i mappen om de är svar.",
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_a_name_that_is_no_text_is_written_with_its_bytes(make_case: Callable[..., Path]) -> None:
    case = make_case()
    (case / "svar" / "l\udce4nsr\udce4tten.txt").write_text("hej", encoding="utf-8")
    opened = open_case(case)

    assert [opened.name(path) for path in opened.responses] == ["svar/bokverket.txt", "svar/l\\udce4nsr\\udce4tten.txt"]


def test_the_order_is_that_of_the_names_whatever_their_capitals(make_case: Callable[..., Path]) -> None:
    names = ["b.txt", "A.txt", "c/a.txt", "Ö.txt", "å.txt", "a b.txt", "B2.txt"]
    folder = make_case(answers=dict.fromkeys(names, "x")) / "svar"

    found = [path.relative_to(folder).as_posix() for path in find_responses(folder)]
    assert found == ["a b.txt", "A.txt", "b.txt", "B2.txt", "c/a.txt", "å.txt", "Ö.txt"]


def test_the_order_is_the_same_for_composed_and_decomposed_letters(make_case: Callable[..., Path]) -> None:
    names = ["Ängs.txt", "Åker.txt", "Zoo.txt", "Öar.txt", "Eka.txt"]
    orders = []
    for form in ("NFC", "NFD"):
        answers = {unicodedata.normalize(form, name): "x" for name in names}
        folder = make_case(answers=answers, name=form) / "svar"
        orders.append([unicodedata.normalize("NFC", path.name) for path in find_responses(folder)])

    assert orders[0] == orders[1]


def test_a_name_is_given_with_forward_slashes(make_case: Callable[..., Path]) -> None:
    case = open_case(make_case(answers={"inkommet/maj/Åsa.txt": "x"}))

    assert case.name(case.responses[0]) == "svar/inkommet/maj/Åsa.txt"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_for_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "remiss.toml")
    with pytest.raises(CaseError, match="kan inte läsas"):
        load_consultation(tmp_path / "remiss.toml")
    with pytest.raises(CaseError, match="kan inte läsas"):
        load_proposals(tmp_path / "remiss.toml")


@pytest.mark.skipif(sys.platform == "win32", reason="a path of that length cannot be made there")
def test_a_folder_too_deep_to_be_opened_is_told_of_and_ends_nothing(
    make_case: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = make_case(HEAD + ONE)
    monkeypatch.chdir(case / "svar")
    for _ in range(25):
        Path("d" * 200).mkdir()
        monkeypatch.chdir("d" * 200)
    Path("djup.txt").write_text("Nej.", encoding="utf-8")
    monkeypatch.chdir(case)

    opened = open_case(case)

    assert [path.name for path in opened.responses] == ["bokverket.txt"]
    (warning,) = opened.warnings
    assert warning.startswith("Mappen svar/ddd")
    assert "går inte att öppna" in warning
    assert len(warning) < 400
