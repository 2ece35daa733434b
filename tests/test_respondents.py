"""Who answers: letterheads, joint letters, titles, sign-offs, file names; dnr, date, category and endorsements."""

from __future__ import annotations

import datetime

import pytest

from letters import CONSULTATION, compiled, letter
from remiss.model import Category, ReviewReason
from remiss.understanding import categorise, guess_from_file_name, identify, understand

TITLE = "# Remissvar – Böcker på väg (SOU 2031:7)"
BODY = "Förslaget i avsnitt 3.3 tillstyrks."

SENDERS: list[tuple[str, str, str, tuple[str, ...]]] = [
    ("letterhead", f"Bokverket\n2031-05-04\nKulturdepartementet\n{TITLE}\n{BODY}", "a.pdf", ("Bokverket",)),
    ("capitals", f"NORRVIKS KOMMUN\nKommunstyrelsen\n2031-05-04\n{TITLE}\n{BODY}", "a.pdf", ("Norrviks kommun",)),
    ("spaced capitals", f"N O R R V I K S  K O M M U N\n2031-05-04\n{TITLE}\n{BODY}", "a.pdf", ("Norrviks kommun",)),
    (
        "a copy to somebody invited",
        f"Cykelbokhandeln AB\n2031-05-04\nKopia: Bokverket\n{TITLE}\n{BODY}",
        "a.pdf",
        ("Cykelbokhandeln AB",),
    ),
    ("page mark beside it", f"Bokverket 1 (3)\n2031-05-04\n{TITLE}\n{BODY}", "a.pdf", ("Bokverket",)),
    ("kind of letter beside it", f"Region Västanå Yttrande\n2031-05-04\n{TITLE}\n{BODY}", "a.pdf", ("Region Västanå",)),
    (
        "table cells",
        f"| Förvaltningsrätten i Norrvik | 2031-05-04 |\n{TITLE}\n{BODY}",
        "a.pdf",
        ("Förvaltningsrätten i Norrvik",),
    ),
    (
        "spelt a little wrong",
        f"Riksförbundet för Resande Biblotek\n2031-05-04\n{TITLE}\n{BODY}",
        "a.pdf",
        ("Riksförbundet för Resande Bibliotek",),
    ),
    ("addressee first", f"Kulturdepartementet\n103 33 Stockholm\nBokverket\n{TITLE}\n{BODY}", "a.pdf", ("Bokverket",)),
    ("not invited", f"Cykelbokhandeln AB\n2031-05-04\n{TITLE}\n{BODY}", "a.pdf", ("Cykelbokhandeln AB",)),
    ("genitive in the title", f"# Bokverkets remissvar på Böcker på väg\n{BODY}", "a.pdf", ("Bokverket",)),
    (
        "genitive in the title, not invited",
        f"# Sällskapet Pärmens yttrande över SOU 2031:7\n{BODY}",
        "a.pdf",
        ("Sällskapet Pärmen",),
    ),
    ("from, in the title", f"# Yttrande från Bokverket över SOU 2031:7\n{BODY}", "a.pdf", ("Bokverket",)),
    ("sign-off", f"{TITLE}\n{BODY}\nFör Söderåsa kommun\nGreta Påhittad", "a.pdf", ("Söderåsa kommun",)),
    (
        "subject of the sentences",
        f"{TITLE}\nSällskapet Pärmen har läst betänkandet med intresse, särskilt de delar som rör de mindre orterna "
        "i landet och deras vägar.\nSällskapet Pärmen tillstyrker förslaget i avsnitt 3.3.",
        "a.pdf",
        ("Sällskapet Pärmen",),
    ),
    ("near namesake", f"Norrviks kommun\n2031-05-04\n{TITLE}\n{BODY}", "a.pdf", ("Norrviks kommun",)),
    (
        "longer of two names",
        f"Länsstyrelsen i Norrviks län\n2031-05-04\n{TITLE}\n{BODY}",
        "a.pdf",
        ("Länsstyrelsen i Norrviks län",),
    ),
    (
        "joint letter",
        "Gemensamt remissvar\nBokverket\nSöderåsa kommun\n2031-05-04\n" + TITLE + "\n" + BODY,
        "a.pdf",
        ("Bokverket", "Söderåsa kommun"),
    ),
    (
        "joint letter with one uninvited",
        "Gemensamt yttrande från\nBokverket\nSällskapet Pärmen\n2031-05-04\n" + TITLE + "\n" + BODY,
        "a.pdf",
        ("Bokverket", "Sällskapet Pärmen"),
    ),
    (
        "joint letter that ends in a short sentence",
        f"{TITLE}\nDetta är ett gemensamt yttrande från Bokverket och Söderåsa kommun.\n{BODY}\nFörbunden avstyrker "
        "förslaget.\nBokverket\nGreta Påhittad, direktör\nSöderåsa kommun\nKim Påhitt, ordförande",
        "a.pdf",
        ("Bokverket", "Söderåsa kommun"),
    ),
    ("file name with an invited name", f"{TITLE}\n{BODY}", "svar/remissvar_bokverket.pdf", ("Bokverket",)),
    ("file name", f"{TITLE}\n{BODY}", "svar/Remissvar SOU 2031-7 Sällskapet Pärmen.pdf", ("Sällskapet Pärmen",)),
    # a name in the text is not the sender's
    (
        "another body in the first sentence",
        f"Bokverket\n2031-05-04\n{TITLE}\nNorrviks kommun har en egen buss. {BODY}",
        "a.pdf",
        ("Bokverket",),
    ),
]


@pytest.mark.parametrize(("markup", "file", "expected"), [pytest.param(*row[1:], id=row[0]) for row in SENDERS])
def test_the_sender_is_read_from_the_letter(markup: str, file: str, expected: tuple[str, ...]) -> None:
    assert identify(letter(markup, file), CONSULTATION.invited).names == expected


def test_the_running_head_names_the_sender_where_the_page_does_not() -> None:
    document = letter(f"{TITLE}\n{BODY}", "a.pdf", furniture=("Riksförbundet för Resande Bibliotek", "2 (4)"))

    assert identify(document, CONSULTATION.invited).names == ("Riksförbundet för Resande Bibliotek",)


def test_a_name_that_only_the_file_gives_is_marked_for_review() -> None:
    document = letter(f"{TITLE}\n{BODY}", "svar/Sällskapet Pärmen.pdf")

    assert not identify(document, CONSULTATION.invited).certain
    assert all(ReviewReason.RESPONDENT_UNCERTAIN in p.review for p in compiled(document).positions)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("svar/Bokverket.pdf", ("Bokverket",)),
        ("svar/Bokverket/yttrande.pdf", ("Bokverket",)),
        ("svar/Svar från Bokverket.eml/yttrande.pdf", ("Bokverket",)),
        ("svar/alla.zip/Norrviks kommun/yttranden/1.pdf", ("Norrviks kommun",)),
        ("svar/Norrviks kommun/Bokverket.pdf", ("Bokverket",)),
        ("svar/inkomna/yttrande.pdf", ()),
    ],
)
def test_a_file_that_cannot_be_read_is_known_by_its_name_or_its_folders(file: str, expected: tuple[str, ...]) -> None:
    found = guess_from_file_name(file, CONSULTATION.invited)

    assert (found.names, found.certain) == (expected, not expected)


def test_a_letter_without_any_name_still_has_a_respondent_so_that_nothing_is_lost() -> None:
    summary = compiled(letter(f"{TITLE}\n{BODY}", "svar/12345.pdf"))

    assert [r.name for r in summary.respondents] == ["12345"]
    assert [p.proposal for p in summary.positions] == ["3.3"]


def test_each_signatory_of_a_joint_letter_gets_the_position() -> None:
    summary = compiled(letter(f"Gemensamt remissvar\nBokverket\nSöderåsa kommun\n{TITLE}\n{BODY}", "svar/a.pdf"))

    assert [(p.respondent, p.stance) for p in summary.positions] == [
        ("bokverket", "supports"),
        ("soderasa-kommun", "supports"),
    ]
    assert summary.documents[0].respondents == ("bokverket", "soderasa-kommun")
    assert summary.counts["3.3"].supports == 2


def test_each_sender_comes_with_its_evidence() -> None:
    summary = compiled(letter(f"LÄNSSTYRELSEN NORRVIK\n2031-05-04\n{TITLE}\n{BODY}", "svar/a.pdf"))

    assert [sender.model_dump(mode="json") for sender in summary.documents[0].senders] == [
        {
            "name": "Länsstyrelsen i Norrviks län",
            "words": "LÄNSSTYRELSEN NORRVIK",
            "place": "letterhead",
            "rule": "other_form",
        }
    ]
    assert summary.documents[0].warnings == ()


def test_a_sender_that_is_not_sure_is_told_of_with_the_words_that_gave_it() -> None:
    summary = compiled(letter(f"Söderosa kommun\n2031-05-04\n{TITLE}\n{BODY}", "svar/a.pdf"))

    assert [respondent.name for respondent in summary.respondents] == ["Söderåsa kommun"]
    assert summary.documents[0].warnings == (
        "Osäkert vem som har svarat (läst ur ”Söderosa kommun”). Kontrollera avsändaren.",
    )
    assert all(ReviewReason.RESPONDENT_UNCERTAIN in p.review for p in summary.positions)


def test_somebody_who_writes_in_their_own_name_is_a_private_person() -> None:
    markup = f"Greta Påhittad\nStorgatan 5\n{TITLE}\nJag är 81 år och har läst det här noga. {BODY}\nGreta Påhittad"
    summary = compiled(letter(markup, "svar/a.pdf"))

    assert [(r.name, r.category) for r in summary.respondents] == [("Greta Påhittad", Category.PRIVATE_PERSON)]


def test_two_files_of_one_body_are_one_respondent_however_each_writes_its_name() -> None:
    first = letter(f"NORRVIKS KOMMUN\n{TITLE}\n{BODY}", "svar/a.pdf")
    second = letter(f"Kommunstyrelsen i Norrviks kommun\n{TITLE}\nKomplettering. {BODY}", "svar/b.pdf")
    summary = compiled(first, second)

    assert [respondent.name for respondent in summary.respondents] == ["Norrviks kommun"]
    assert all(ReviewReason.SEVERAL_DOCUMENTS in p.review for p in summary.positions)


@pytest.mark.parametrize(
    "text",
    [
        "Kallelse till årsmöte\nMötet hålls i biblioteket klockan 18. Kaffe serveras.",
        "Faktura 4711\nAtt betala: 1 200 kronor inom trettio dagar.",
    ],
)
def test_what_is_no_response_has_no_respondent(text: str) -> None:
    identification, statements = understand(letter(text, "svar/kallelse.txt"), CONSULTATION)

    assert identification.names == ()
    assert statements == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Dnr 2031/118", "2031/118"),
        ("Dnr 3.1-4788-2031", "3.1-4788-2031"),
        ("Dnr: BV-05619-31", "BV-05619-31"),
        ("Diarienummer 2031/118", "2031/118"),
        ("Vår beteckning BV 2031/118", "BV 2031/118"),
        ("Ärendenummer 101-1873-2031", "101-1873-2031"),
        ("Ert dnr Ku2031/00412", None),
        ("Er beteckning Ku2031/00412", None),
    ],
)
def test_the_letters_own_dnr(line: str, expected: str | None) -> None:
    assert identify(letter(f"Bokverket\n{line}\n{TITLE}\n{BODY}")).dnr == expected


def test_minutes_have_their_dnr_below_the_title() -> None:
    minutes = f"Söderåsa kommun\n2031-05-04\n# § 112 Yttrande över Böcker på väg\nDnr KS 2031/77\n{BODY}\nDnr KS 2030/1"
    assert identify(letter(minutes)).dnr == "KS 2031/77"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2031-05-04", datetime.date(2031, 5, 4)),
        ("Datum 2031-05-04", datetime.date(2031, 5, 4)),
        ("Norrvik den 11 juni 2031", datetime.date(2031, 6, 11)),
        ("31 aug 2031", datetime.date(2031, 8, 31)),
        ("3 MARS 2031", datetime.date(2031, 3, 3)),
        ("2031-13-45", None),
        ("31 februari 2031", None),
        ("Tel. 08-123 45 67", None),
    ],
)
def test_the_letters_date(line: str, expected: datetime.date | None) -> None:
    assert identify(letter(f"Bokverket\n{line}\n{TITLE}\n{BODY}")).date == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Förvaltningsrätten i Norrvik", Category.COURT),
        ("Norrviks tingsrätt", Category.COURT),
        ("Högsta domstolen", Category.COURT),
        ("Bokverket", Category.AGENCY),
        ("Biblioteksmyndigheten", Category.AGENCY),
        ("Inspektionen för bokbussar", Category.AGENCY),
        ("Länsstyrelsen i Norrviks län", Category.COUNTY_BOARD),
        ("Norrviks universitet", Category.UNIVERSITY),
        ("Högskolan i Söderåsa", Category.UNIVERSITY),
        ("Region Västanå", Category.REGION),
        ("Norrviks kommun", Category.MUNICIPALITY),
        ("Söderåsa stad", Category.MUNICIPALITY),
        ("Riksförbundet för Resande Bibliotek", Category.ORGANISATION),
        ("Föreningen Bokens vänner", Category.ORGANISATION),
        ("Cykelbokhandeln AB", Category.COMPANY),
        ("Greta Påhittad", Category.OTHER),
    ],
)
def test_what_sort_of_body_a_name_is(name: str, expected: Category) -> None:
    assert categorise(name) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kommunen instämmer i Riksförbundet för Resande Biblioteks yttrande.", "Riksförbundet för Resande Bibliotek"),
        ("Vi ställer oss bakom Bokverkets remissvar.", "Bokverket"),
        ("Kommunen hänvisar till Region Västanås yttrande.", "Region Västanå"),
        ("Bokverket har avgett ett yttrande om kapitel 4. Kommunen ansluter sig till det.", "Bokverket"),
    ],
)
def test_leaning_on_anothers_answer_is_recorded_and_is_no_position(sentence: str, expected: str) -> None:
    document = letter(f"Söderåsa kommun\n2031-05-04\n{TITLE}\n{sentence}", "svar/soderasa.pdf")
    summary = compiled(document)

    assert summary.positions == ()
    assert [record.endorses for record in summary.documents] == [(expected,)]


def test_the_respondents_short_forms_are_its_own_voice() -> None:
    markup = (
        f"Riksförbundet för Resande Bibliotek (RRB)\n2031-05-04\n{TITLE}\nRiksförbundet för Resande Bibliotek (RRB) "
        "har läst betänkandet. RRB avstyrker förslaget i avsnitt 3.3. Förbundet tillstyrker däremot avsnitt 4.1."
    )
    positions = {p.proposal: p.stance.value for p in compiled(letter(markup)).positions}

    assert positions == {"3.3": "rejects", "4.1": "supports"}


TAKEN_FOR_OWN = pytest.mark.xfail(strict=True, reason="a body of another sort is taken for the sender")


@pytest.mark.parametrize(
    ("sender", "subject", "own"),
    [
        ("Söderåsa kommun", "Kommunen", True),
        ("Söderåsa kommun", "Kommunstyrelsen", True),
        pytest.param("Söderåsa kommun", "Regionen", False, marks=TAKEN_FOR_OWN),
        ("Region Västanå", "Regionen", True),
        pytest.param("Region Västanå", "Kommunen", False, marks=TAKEN_FOR_OWN),
        ("Förvaltningsrätten i Norrvik", "Domstolen", True),
        ("Förvaltningsrätten i Norrvik", "Förvaltningsrätten", True),
        pytest.param("Förvaltningsrätten i Norrvik", "Kommunen", False, marks=TAKEN_FOR_OWN),
        ("Länsstyrelsen i Norrviks län", "Länsstyrelsen", True),
        pytest.param("Länsstyrelsen i Norrviks län", "Kommunen", False, marks=TAKEN_FOR_OWN),
        ("Bokverket", "Verket", True),
        ("Bokverket", "Myndigheten", True),
        pytest.param("Bokverket", "Nämnden", False, marks=TAKEN_FOR_OWN),
        pytest.param("Bokverket", "Länsstyrelsen", False, marks=TAKEN_FOR_OWN),
        ("Bokverket", "Delegationen", False),
        ("Riksförbundet för Resande Bibliotek", "Förbundet", True),
        ("Riksförbundet för Resande Bibliotek", "RRB", True),
        ("Riksförbundet för Resande Bibliotek", "Utredningen", False),
    ],
)
def test_a_word_for_a_body_is_the_senders_own_voice_or_another_bodys(sender: str, subject: str, own: bool) -> None:
    document = letter(f"{sender}\n2031-05-04\n{TITLE}\n{subject} avstyrker förslaget i avsnitt 3.3.", "svar/a.pdf")

    assert [position.stance.value for position in compiled(document).positions] == (["rejects"] if own else [])
