"""Letters from private persons, and letters from bodies that a person writes for: who they are from, sure or marked."""

from __future__ import annotations

import pytest

from letters import compiled, letter
from remiss.model import Category

TITLE = "# Remissvar – Böcker på väg (SOU 2031:7)"
BODY = "Förslaget i avsnitt 3.3 tillstyrks."
GRETA, KIM = "Greta Påhittad", "Kim Hittepå"
MAIL = "Till: Kulturdepartementet\nÄmne: Remissvar SOU 2031:7\nHej!"

FROM_PERSONS: list[tuple[str, str, tuple[str, ...], bool]] = [
    ("writes jag and signs", f"{GRETA}\nStorgatan 5\n{TITLE}\nJag har läst det. {BODY}\n{GRETA}", (GRETA,), True),
    ("in their own name", f"{GRETA}\nProfessor\n{TITLE}\nJag svarar i eget namn. {BODY}\n{GRETA}", (GRETA,), True),
    ("as a private person", f"{TITLE}\nJag skriver som privatperson. {BODY}\n{GRETA}", (GRETA,), False),
    ("an answer from one", f"{GRETA}\n{TITLE}\nDetta är ett svar från en privatperson. {BODY}", (GRETA,), False),
    ("said beside the name", f"{GRETA}, privatperson\n2031-05-04\n{TITLE}\n{BODY}", (GRETA,), False),
    ("said below the name", f"{GRETA}\nPrivatperson\n2031-05-04\n{TITLE}\n{BODY}", (GRETA,), False),
    ("a street below the name", f"{GRETA}\nStorgatan 5\n123 45 Norrvik\n{TITLE}\n{BODY}", (GRETA,), False),
    ("undersigned", f"{TITLE}\nUndertecknad, {GRETA}, tillstyrker avsnitt 3.3.\n{GRETA}", (GRETA,), False),
    ("says their name", f"{TITLE}\nJag heter {GRETA} och är pensionär. {BODY}", (GRETA,), False),
    ("a private mailbox", f"Från: {GRETA} <greta@gmail.com>\n{MAIL}\n{BODY}\nHälsningar\nGreta", (GRETA,), False),
    (
        "an office, but privately",
        f"{TITLE}\nJag skriver som privatperson. {BODY}\n{GRETA}\nOrdförande",
        (GRETA,),
        False,
    ),
    ("two in one line", f"{GRETA} och {KIM}\nStorgatan 5\n{TITLE}\nVi är grannar. {BODY}", (GRETA, KIM), False),
    ("two who sign", f"{TITLE}\nVi skriver som privatpersoner. {BODY}\n{GRETA}\n{KIM}", (GRETA, KIM), False),
]


@pytest.mark.parametrize(("markup", "names", "sure"), [pytest.param(*row[1:], id=row[0]) for row in FROM_PERSONS])
def test_a_private_person_is_told_as_one(markup: str, names: tuple[str, ...], sure: bool) -> None:
    summary = compiled(letter(markup, "svar/12.pdf"))

    assert sorted(r.name for r in summary.respondents) == sorted(names)
    assert {r.category for r in summary.respondents} == {Category.PRIVATE_PERSON}
    assert {"3.3": len(names)} == {p: c.supports for p, c in summary.counts.items() if c.supports}
    assert (summary.documents[0].warnings == ()) is sure


FROM_BODIES: list[tuple[str, str, str]] = [
    ("an official of an invited body", f"Bokverket\nHandläggare\n{GRETA}\n{TITLE}\nJag ser. {BODY}", "Bokverket"),
    ("a director who decides", f"Bokverket\n{TITLE}\nJag har beslutat detta yttrande. {BODY}\n{GRETA}", "Bokverket"),
    ("an uninvited body", f"Sällskapet Pärmen\n{GRETA}\n{TITLE}\nJag ser. {BODY}\n{GRETA}", "Sällskapet Pärmen"),
    ("the official first", f"{GRETA}\nJurist\nRädda Barnen\n{TITLE}\nJag ser. {BODY}\n{GRETA}", "Rädda Barnen"),
    ("an official of a body that is not known", f"Pärmen\nHandläggare: {GRETA}\n{TITLE}\nJag ser. {BODY}", "Pärmen"),
    ("a chair", f"Pärmen i Norr\n{TITLE}\nJag ser. {BODY}\n{GRETA}\nOrdförande", "Pärmen i Norr"),
    (
        "a mail by an official",
        f"Från: {GRETA} <greta@parmen.se>\n{MAIL} Jag skickar svar.\n{BODY}\nHälsningar\n{GRETA}\nChef\nPärmen i Norr",
        "Pärmen i Norr",
    ),
    (
        "a mail by an official of an invited body",
        f"Från: {GRETA} <greta@bokverket.se>\n{MAIL} Jag skickar vårt svar.\n{BODY}\nHälsningar\n{GRETA}",
        "Bokverket",
    ),
]


@pytest.mark.parametrize(("markup", "name"), [pytest.param(*row[1:], id=row[0]) for row in FROM_BODIES])
def test_who_writes_for_a_body_does_not_make_it_a_person(markup: str, name: str) -> None:
    summary = compiled(letter(markup, "svar/12.pdf"))

    assert [r.name for r in summary.respondents] == [name]
    assert summary.respondents[0].category is not Category.PRIVATE_PERSON


def test_a_firm_that_is_called_after_its_owner_is_marked() -> None:
    markup = f"{GRETA} Konsult\n2031-05-04\n{TITLE}\nJag driver ett litet företag. {BODY}\n{GRETA}"

    assert compiled(letter(markup, "svar/12.pdf")).documents[0].warnings


@pytest.mark.parametrize(
    "sentence",
    [
        "Avgiften för privatpersoner bör tas bort.",
        "En privatperson kan i dag låna en bokbuss.",
        "Privatpersoner äger många bussar.",
    ],
)
def test_a_letter_that_speaks_of_private_persons_is_not_from_one(sentence: str) -> None:
    summary = compiled(letter(f"{GRETA} Hittepå\n{TITLE}\n{sentence} {BODY}", "svar/12.pdf"))

    assert summary.respondents[0].category is not Category.PRIVATE_PERSON
