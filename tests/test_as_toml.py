"""What is written is read back, whatever the words; and a list is set into a file that is otherwise left alone."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remiss.consultation import (
    Invitation,
    Lifted,
    LiftedProposal,
    as_toml,
    file_with_invited,
    invitation_as_toml,
    load_consultation,
    with_invited,
)
from remiss.errors import CaseError
from remiss.model import Proposal, ProposalKind
from reports import lifted

ANY = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
KEPT = """# min remiss
title = "Böcker på väg"
invited = [  # de här
    "Bokverket", "Ett [eget] namn",
]  # klart

[[proposals]]  # det första
number = "3.1"
title = 'Register'
"""


@given(title=ANY, text=ANY, doubt=ANY, names=st.lists(ANY, max_size=4))
def test_any_words_survive(title: str, text: str, doubt: str, names: list[str]) -> None:
    proposal = Proposal(id="4.1", number="4.1", title=title, text=text, kind=ProposalKind.ASSESSMENT)
    one = LiftedProposal(proposal=proposal, page=7, kinds=(ProposalKind.ASSESSMENT,), doubts=(doubt,))
    written = as_toml(
        Lifted(title=title, reference=title, proposals=(one,), warnings=(doubt,)), Invitation(invited=tuple(names))
    )
    table = tomllib.loads(written)

    assert table["title"] == table["reference"] == title
    assert table.get("invited", []) == names
    assert table["proposals"] == [{"number": "4.1", "title": title, "kind": "assessment", "text": text}]


@given(st.lists(ANY, max_size=4))
def test_any_names_survive_in_a_file_that_is_there(names: list[str]) -> None:
    changed = with_invited(KEPT, names)

    assert tomllib.loads(changed) == tomllib.loads(KEPT) | {"invited": names}
    assert changed.startswith('# min remiss\ntitle = "Böcker på väg"\ninvited = [')
    assert changed.endswith(KEPT[KEPT.index("  # klart") :])


def test_a_lone_surrogate_can_be_written() -> None:
    assert tomllib.loads(invitation_as_toml(Invitation(invited=("Bok\ud800verket",)))) == {"invited": ["Bok?verket"]}


def test_it_can_be_loaded_at_once_and_says_pages_and_doubts(tmp_path: Path) -> None:
    path = tmp_path / "remiss.toml"
    path.write_text(as_toml(lifted()), encoding="utf-8")
    consultation = load_consultation(path)
    written = path.read_text(encoding="utf-8")

    assert consultation.proposals == tuple(one.proposal for one in lifted().proposals)
    assert (consultation.title, consultation.reference) == (lifted().title, "SOU 2031:7")
    assert "# avsnittet rymmer både förslag och bedömning" in written
    assert "# dnr =" in written
    assert "# Att se efter:\n# 2.1 " in written


def test_what_was_not_found_is_left_to_fill_in_and_the_file_loads(tmp_path: Path) -> None:
    path = tmp_path / "remiss.toml"
    one = LiftedProposal(proposal=Proposal(id="F1", number=None, title="Avgiften"), page=7, doubts=("slaget",))
    path.write_text(as_toml(Lifted(proposals=(one,))), encoding="utf-8")

    assert load_consultation(path).proposals[0].id == "F1"
    assert "# osäkert: rubriken hittades inte" in path.read_text(encoding="utf-8")
    assert "# s. 7\n# osäkert: slaget\n[[proposals]]" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "content",
    [
        'title = "A"\n\n[[proposals]]\ntitle = "B"\nid = "b"\n',
        'title = "A"',
        "",
        'title = """\ninvited = ["inte här"]\n[[inte heller]]\n"""\n[[proposals]]\nid = "b"\n',
        'title = "A"\ninvited = []\n',
        'title = "A"\n"invited" = ["x]", \'y"]\']\n[[proposals]]\nid = "b"\n',
    ],
)
def test_a_list_is_set_where_there_was_none_or_another(content: str) -> None:
    changed = with_invited(content, ["Bokverket"])

    assert tomllib.loads(changed) == tomllib.loads(content) | {"invited": ["Bokverket"]}
    assert [line for line in content.splitlines() if "invited" not in line and line not in changed] == []


def test_the_ends_of_lines_and_the_mark_at_the_start_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "remiss.toml"
    path.write_bytes(("\ufeff" + KEPT.replace("\n", "\r\n")).encode())
    changed = file_with_invited(path, ["A", "B"]).decode()

    assert changed.startswith("\ufeff# min remiss\r\n")
    assert changed.count("\n") == changed.count("\r\n")


@pytest.mark.parametrize("content", ["title = ", 'invited = "Bokverket"\n'])
def test_a_file_that_cannot_be_changed_is_left_alone(content: str) -> None:
    with pytest.raises(CaseError, match=r"remiss\.toml"):
        with_invited(content, ["Bokverket"])
