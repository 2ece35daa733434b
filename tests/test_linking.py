"""What a statement is about: section numbers in every form, titles, headings, context, general words; and the traps.

Each row is the body of a letter from Bokverket and the positions it must give: stance and basis for each proposal,
silence for all others.
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters import ALL, CONSULTATION, analysis, answers, compiled, from_bokverket, letter
from remiss import Consultation, Proposal
from remiss.model import Basis, ReviewReason, Stance
from remiss.understanding import link, load_lexicon, segment
from remiss.understanding.linking import Links

Row = tuple[str, dict[str, str]]


def each(proposals: str, answer: str) -> dict[str, str]:
    """The same answer for several proposals."""
    return dict.fromkeys(proposals.split(), answer)


FOR, AGAINST = "supports (explicit)", "rejects (explicit)"
SECTION, WHOLE = "supports (section)", "supports (general)"

NUMBERS: list[Row] = [
    ("Bokverket tillstyrker förslaget i avsnitt 3.2.1.", {"3.2.1": FOR}),
    ("Bokverket avstyrker förslaget (3.2.2).", {"3.2.2": AGAINST}),
    ("Bokverket avstyrker förslaget (avsnitt 3.2.2).", {"3.2.2": AGAINST}),
    ("Bokverket avstyrker förslag 3.3.", {"3.3": AGAINST}),
    ("3.3. Bokverket tillstyrker förslaget.", {"3.3": FOR}),
    ("Avsn. 3.3 tillstyrks.", {"3.3": FOR}),
    ("I fråga om 4.1 avstyrker Bokverket.", {"4.1": AGAINST}),
    ("Bokverket tillstyrker 3.2.1 och 3.3.", each("3.2.1 3.3", FOR)),
    ("Bokverket tillstyrker förslagen i avsnitten 3.2.1, 3.3 och 4.1.", each("3.2.1 3.3 4.1", FOR)),
    ("Bokverket tillstyrker förslagen 3.2.1, 3.3 samt 4.1.", each("3.2.1 3.3 4.1", FOR)),
    ("Bokverket tillstyrker förslagen i avsnitt 3.2.1 respektive 4.1.", each("3.2.1 4.1", FOR)),
    ("Bokverket tillstyrker förslagen i avsnitt 3.2.1 och avsnitt 4.1.", each("3.2.1 4.1", FOR)),
    ("Bokverket tillstyrker förslagen i avsnitten 3.2.1–3.3.", each("3.2.1 3.2.2 3.3", FOR)),
    ("Bokverket tillstyrker förslagen i avsnitten 3.2.1-3.2.2.", each("3.2.1 3.2.2", FOR)),
    ("Bokverket tillstyrker förslagen i avsnitten 3.2.1 till och med 3.3.", each("3.2.1 3.2.2 3.3", FOR)),
    ("Bokverket tillstyrker förslagen i avsnitt 3.2.", each("3.2.1 3.2.2", SECTION)),
    ("Bokverket tillstyrker förslagen i kapitel 4.", each("4.1 4.2", SECTION)),
    ("Bokverket tillstyrker förslagen i kap. 4.", each("4.1 4.2", SECTION)),
    ("Bokverket tillstyrker förslagen i kapitlen 3 och 4.", each("3.1 3.2.1 3.2.2 3.3 4.1 4.2", SECTION)),
    ("Bokverket tillstyrker förslagen i kapitlen 3–4.", each("3.1 3.2.1 3.2.2 3.3 4.1 4.2", SECTION)),
    ("Bokverket tillstyrker förslagen i kapitel 4 utom det i avsnitt 4.1.", {"4.2": SECTION}),
    ("Bokverket tillstyrker förslaget i kapitel 5.", {"5": FOR}),
    ("Bokverket tillstyrker 3.2.1 men avstyrker 3.2.2.", {"3.2.1": FOR, "3.2.2": AGAINST}),
    ("Bokverket tillstyrker 3.2.1, avstyrker 3.2.2 och har inga synpunkter på 3.3.",
     {"3.2.1": FOR, "3.2.2": AGAINST, "3.3": "comments no_opinion (explicit)"}),
    ("3.2.1 tillstyrks, 3.2.2 avstyrks och 3.3 lämnas utan erinran.",
     {"3.2.1": FOR, "3.2.2": AGAINST, "3.3": "supports no_objection (explicit)"}),
    ("Bokverket avstyrker förslaget i avsnitt 3.3. Detsamma gäller förslaget i avsnitt 4.1, som också avstyrks.",
     {"3.3": AGAINST, "4.1": AGAINST}),
    ("3.3: Bokverket tillstyrker förslaget.", {"3.3": FOR}),
    ("Bokverket tillstyrker förslaget i kapitel 4, avsnitt 4.1.", {"4.1": FOR}),
    ("Bokverket tillstyrker förslagen i kap. 3 avsnitt 3.2.1 och 3.3.", each("3.2.1 3.3", FOR)),
    ("Bokverket tillstyrker förslaget i kapitel 4 (avsnitt 4.1).", {"4.1": FOR}),
    ("- 3.3: Tillstyrks\n- 4.1: Avstyrks", {"3.3": FOR, "4.1": AGAINST}),
    ("3.3: Tillstyrker ☐ Avstyrker ☒", {"3.3": AGAINST}),
    ("4.1: Nej.", {"4.1": AGAINST}),
    ("4.1 Nej.", {"4.1": AGAINST}),
    ("Avsnitt 4.1 – ja\n3.3 Nej, det bör inte krävas.", {"4.1": FOR, "3.3": AGAINST}),
]  # fmt: skip

NUMBERS_THAT_ARE_NO_SECTIONS: list[Row] = [
    ("Bokverket tillstyrker ändringen i 4 kap. 1 § bibliotekslagen.", {}),
    ("Bokverket avstyrker ändringen i 3 kap. 3 § bibliotekslagen.", {}),
    ("Bokverket tillstyrker den ordning som följer av artikel 4.1 i dataskyddsförordningen.", {}),
    ("Bokverket instämmer i det som framgår av tabell 3.3.", {}),
    ("Bokverket avstyrker en höjning med 4.1 procent.", {}),
    ("Bokverket tillstyrker en ram på 3.3 miljoner kronor.", {}),
    ("Bokverket tillstyrker version 4.1 av formatet.", {}),
    ("Bokverket avstyrker förslaget i avsnitt 9.4.", {}),
    ("Bokverket avstyrker den utökning som redovisas i dnr 3.1-4788-2031.", {}),
    ("Bokverket avstyrker det som beslutades den 3.3.2031.", {}),
    ("Bokverket avstyrker det som står i SFS 2031.3.3:14.", {}),
    ("Bokverket tillstyrker mål C-3.3:14.", {}),
]

HEADINGS: list[Row] = [
    ("## 3.3 Chaufförer ska ha genomgått en utbildning i brandskydd\nBokverket tillstyrker förslaget.", {"3.3": FOR}),
    ("## 3.3. Chaufförer ska ha genomgått en utbildning i brandskydd\nBokverket tillstyrker förslaget.", {"3.3": FOR}),
    ("## 3.3\nBokverket tillstyrker förslaget.", {"3.3": FOR}),
    ("## Avsnitt 3.3\nBokverket tillstyrker förslaget.", {"3.3": FOR}),
    ("## Brandskydd (avsnitt 3.3)\nBokverket tillstyrker förslaget.", {"3.3": FOR}),
    ("## Chaufförer ska ha genomgått en utbildning i brandskydd\nBokverket tillstyrker förslaget.", {"3.3": FOR}),
    ("## Utbildning i brandskydd för chaufförer\nBokverket tillstyrker förslaget.", {"3.3": FOR}),
    ("## Bokbussregister\nBokverket tillstyrker förslaget.", {"3.2.1": FOR}),
    ("## 3.2 Register och avgifter\nBokverket tillstyrker förslagen.", each("3.2.1 3.2.2", SECTION)),
    ("## 4 Tillsyn och samverkan\nBokverket tillstyrker förslagen.", each("4.1 4.2", SECTION)),
    ("## Tillsyn (4.1) och samverkan (4.2)\nBokverket tillstyrker båda förslagen.", each("4.1 4.2", FOR)),
    (
        "## 4 Tillsyn och samverkan\nBokverket tillstyrker att tillsynen samlas hos Trafiknämnden. "
        "Däremot avstyrker verket att grannkommuner delar reservfordon.",
        {"4.1": FOR, "4.2": AGAINST},
    ),
    (
        "## 3.2.1 Ett nationellt bokbussregister ska inrättas\nBokverket tillstyrker förslaget.\n"
        "## 3.2.2 Kommunerna ska betala en årlig avgift för anslutningen\nBokverket avstyrker förslaget.\n"
        "## 4.1 Tillsynen ska samlas hos Trafiknämnden\nTrafiken ökar.",
        {"3.2.1": FOR, "3.2.2": AGAINST},
    ),
    # "förslagen" under a heading for one proposal means that one
    ("## 3.3 Chaufförer ska ha genomgått en utbildning i brandskydd\nBokverket tillstyrker förslagen.", {"3.3": FOR}),
    # a deeper heading inherits, a new one on the same level does not
    ("## 3.3 Utbildning i brandskydd\n### Skäl\nBokverket tillstyrker förslaget.", {"3.3": FOR}),
    ("## 3.3 Utbildning i brandskydd\n## Vår verksamhet\nBokverket ställer sig bakom satsningen.", {}),
    # the respondent's own numbers
    (
        "## 1 Inledning\n## 2 Om registret\n## 3 Om avgiften\nBokverket avstyrker att kommunerna betalar en årlig "
        "avgift för anslutningen.\n## 4 Om brandskydd\nBokverket tillstyrker att chaufförer utbildas i brandskydd.\n"
        "## 5 Kostnader\nVi har inget att erinra mot beräkningen.",
        {"3.2.2": AGAINST, "3.3": FOR},
    ),
    # a contents list is no position
    (
        "# Innehåll\n3.2.1 Ett nationellt bokbussregister tillstyrks .................... 2\n"
        "3.3 Utbildning i brandskydd avstyrks .................... 4\n"
        "# 3.2.1 Ett nationellt bokbussregister\nBokverket tillstyrker förslaget.",
        {"3.2.1": FOR},
    ),
]

TITLES: list[Row] = [
    ("Bokverket tillstyrker att ett nationellt bokbussregister inrättas.", {"3.2.1": FOR}),
    ("Bokverket avstyrker att kommunerna ska betala en årlig avgift för anslutningen.", {"3.2.2": AGAINST}),
    ("Bokverket delar bedömningen att mobila bibliotek behövs även i framtiden.", {"3.1": FOR}),
    ("Bokverket tillstyrker att lagen träder i kraft den 1 juli 2033.", {"5": FOR}),
    ("Utbildningen i brandskydd för chaufförer tillstyrks.", {"3.3": FOR}),
    ("Att samla tillsynen hos Trafiknämnden avstyrks.", {"4.1": AGAINST}),
    ("Bokverket tillstyrker bokbussregistret.", {"3.2.1": FOR}),
    (
        "Bokverket tillstyrker bokbussregistret men avstyrker att grannkommuner delar reservfordon.",
        {"3.2.1": FOR, "4.2": AGAINST},
    ),
    ("Bokverket tillstyrker att bokhandeln får statligt stöd.", {}),
]

CONTEXT: list[Row] = [
    (
        "Utredningen föreslår att chaufförer ska ha genomgått en utbildning i brandskydd. "
        "Bokverket avstyrker förslaget.",
        {"3.3": AGAINST},
    ),
    (
        "I avsnitt 4.1 behandlas tillsynen. Frågan är gammal. Bokverket tillstyrker förslaget.",
        {"4.1": FOR},
    ),
    (
        "I avsnitt 4.1 behandlas tillsynen.\nBokverket tillstyrker därför förslaget.",
        {"4.1": FOR},
    ),
]

GENERAL: list[Row] = [
    ("Bokverket tillstyrker förslagen i betänkandet.", dict.fromkeys(ALL, WHOLE)),
    ("Bokverket tillstyrker samtliga förslag.", dict.fromkeys(ALL, WHOLE)),
    ("Bokverket ställer sig bakom utredningens förslag.", dict.fromkeys(ALL, WHOLE)),
    ("Bokverket avstyrker betänkandets förslag i dess helhet.", dict.fromkeys(ALL, "rejects (general)")),
    ("Bokverket har inga synpunkter på betänkandet.", dict.fromkeys(ALL, "comments no_opinion (general)")),
    ("Bokverket har ingen erinran mot förslagen.", dict.fromkeys(ALL, "supports no_objection (general)")),
    ("Bokverket avstår från att yttra sig.", dict.fromkeys(ALL, "comments no_opinion (general)")),
    ("Bokverket avstår från att yttra sig i ärendet.", dict.fromkeys(ALL, "comments no_opinion (general)")),
    ("Bokverket har inga synpunkter.", dict.fromkeys(ALL, "comments no_opinion (general)")),
    (
        "Bokverket har inga synpunkter att lämna på rubricerad remiss.",
        dict.fromkeys(ALL, "comments no_opinion (general)"),
    ),
    ("Bokverket varken tillstyrker eller avstyrker förslagen.", dict.fromkeys(ALL, "comments neither (general)")),
    ("## Sammanfattning\nBokverket tillstyrker förslagen.", dict.fromkeys(ALL, WHOLE)),
    ("## Allmänna synpunkter\nBokverket tillstyrker förslagen.", dict.fromkeys(ALL, WHOLE)),
    (
        "Bokverket avstyrker förslaget i avsnitt 3.3. I övrigt har verket inga synpunkter.",
        dict.fromkeys(ALL, "comments no_opinion (general)") | {"3.3": AGAINST},
    ),
    (
        "Bokverket tillstyrker samtliga förslag utom det i avsnitt 4.1.",
        {p: WHOLE for p in ALL if p != "4.1"},
    ),
    (
        "Med undantag för avsnitt 4.1 tillstyrker Bokverket förslagen i betänkandet.",
        {p: WHOLE for p in ALL if p != "4.1"},
    ),
    (
        "Bokverket tillstyrker alla förslag förutom förslaget om ett nationellt bokbussregister.",
        {p: WHOLE for p in ALL if p != "3.2.1"},
    ),
    # a stand on proposals that are not named, and praise or blame of the inquiry, is not spread
    ("Några av förslagen är steg i rätt riktning.", {}),
    ("Flertalet av förslagen avstyrks.", {}),
    ("Ett par av förslagen avstyrks.", {}),
    ("Bokverket är positivt till några av förslagen.", {}),
    ("Bokverket välkomnar betänkandet.", {}),
    ("Bokverket är kritiskt till hur utredningen har arbetat.", {}),
    ("Utredningen är gedigen. Bokverket saknar en analys av kostnaderna för betänkandets förslag.", {}),
]  # fmt: skip

LISTS: list[Row] = [
    (
        "Bokverket avstyrker följande förslag:\n- Ett nationellt bokbussregister ska inrättas\n- 4.2\n- Avsnitt 3.3",
        each("3.2.1 3.3 4.2", AGAINST),
    ),
    (
        "Bokverket tillstyrker i huvudsak följande förslag:\n- 3.2.1\n- 3.3",
        each("3.2.1 3.3", "supports partial (explicit)"),
    ),
    ("## Förslag som Bokverket avstyrker\n- 3.2.1\n- 3.3\n", each("3.2.1 3.3", AGAINST)),
    (
        "Bokverket tillstyrker följande förslag:\n- 3.2.1\n- 3.3\nBokverket avstyrker följande förslag:\n- 4.1",
        each("3.2.1 3.3", FOR) | {"4.1": AGAINST},
    ),
    (
        "| Avsnitt | Förslag | Vår inställning |\n| 3.2.1 | Register | Tillstyrks |\n| 3.3 | Utbildning | Avstyrks |\n"
        "| 4.1 | Tillsyn | Inga synpunkter |",
        {"3.2.1": FOR, "3.3": AGAINST, "4.1": "comments no_opinion (explicit)"},
    ),
]

TABLES = {
    "number": NUMBERS,
    "no section": NUMBERS_THAT_ARE_NO_SECTIONS,
    "heading": HEADINGS,
    "title": TITLES,
    "context": CONTEXT,
    "general": GENERAL,
    "list": LISTS,
}

ROWS = [
    pytest.param(body, expected, id=f"{name}: {body}".replace("\n", " / "))
    for name, table in TABLES.items()
    for body, expected in table
]


@pytest.mark.parametrize(("body", "expected"), ROWS)
def test_what_a_letter_speaks_of(body: str, expected: dict[str, str]) -> None:
    assert answers(from_bokverket(body), basis=True) == expected


def test_a_general_stand_with_a_scope_of_its_own_carries_its_words_and_is_marked() -> None:
    summary = compiled(from_bokverket("Bokverket tillstyrker betänkandets förslag, med undantag för finansieringen."))

    assert "finansieringen" in summary.general[0].scope
    assert all(ReviewReason.SCOPE_UNCLEAR in position.review for position in summary.positions)
    assert {position.proposal for position in summary.positions} == set(ALL)


def test_a_stand_that_points_back_to_another_paragraph_is_marked() -> None:
    summary = compiled(from_bokverket("I avsnitt 4.1 behandlas tillsynen.\nBokverket tillstyrker därför förslaget."))

    assert [(p.proposal, p.review) for p in summary.positions] == [("4.1", (ReviewReason.FAR_ANAPHORA,))]


def test_a_row_with_an_empty_first_cell_goes_on_with_what_the_row_above_is_about() -> None:
    rows = "| Avsnitt | Synpunkt |\n| 4.1 | Tillsynen berör oss. |\n| | Bokverket avstyrker förslaget. |\n| 3.3 | – |"
    summary = compiled(from_bokverket(rows))

    assert [(p.proposal, p.stance, p.review) for p in summary.positions] == [("4.1", Stance.REJECTS, ())]


def test_a_stand_on_a_section_that_was_not_asked_about_is_unplaced_and_not_lost() -> None:
    summary = compiled(from_bokverket("Bokverket avstyrker förslaget i avsnitt 9.4."))

    assert summary.positions == ()
    assert [s.text for s in summary.statements if s.id in summary.unplaced] == [
        "Bokverket avstyrker förslaget i avsnitt 9.4."
    ]


def test_words_under_an_annex_are_somebody_elses() -> None:
    document = from_bokverket(
        "Bokverket tillstyrker förslaget i avsnitt 3.3.\n# Bilaga: Synpunkter från lokalföreningarna\n"
        "Lokalföreningen i Norrvik avstyrker förslaget i avsnitt 3.3. Vi avstyrker även 4.1."
    )

    assert answers(document) == {"3.3": "supports"}


def test_the_evidence_names_the_words_that_pointed_at_the_proposal() -> None:
    (statement,) = analysis(from_bokverket("Bokverket tillstyrker förslaget i avsnitt 3.2.1.")).statements

    assert ("reference", "3.2.1") in {(piece.role.value, piece.text) for piece in statement.evidence}
    assert statement.basis is Basis.EXPLICIT


NEAR_TWINS = Consultation(
    title="Trygga bad",
    proposals=(
        Proposal(id="2.1", number="2.1", title="Badvakter vid kommunala strandbad ska vara certifierade"),
        Proposal(id="2.2", number="2.2", title="Badvakter vid privata strandbad ska vara certifierade"),
        Proposal(id="2.3", number="2.3", title="Livbojar vid strandbad ska kontrolleras varje år"),
        Proposal(id="forslag-a", number=None, title="En nationell badsäkerhetsdag ska instiftas"),
    ),
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Vi avstyrker att badvakter vid privata strandbad ska vara certifierade.", {"2.2": "rejects"}),
        ("Vi tillstyrker att badvakter vid kommunala strandbad är certifierade.", {"2.1": "supports"}),
        ("Vi tillstyrker en årlig kontroll av livbojar vid strandbad.", {"2.3": "supports"}),
        ("Vi tillstyrker att en nationell badsäkerhetsdag instiftas.", {"forslag-a": "supports"}),
        ("Vi tillstyrker 2.1 men avstyrker 2.2.", {"2.1": "supports", "2.2": "rejects"}),
    ],
)
def test_near_twins_are_told_apart_and_a_proposal_needs_no_number(body: str, expected: dict[str, str]) -> None:
    document = letter(f"Simmarnas Riksråd\n2031-03-02\n# Remissvar på Trygga bad\n{body}", "svar/simmarna.txt")

    assert answers(document, consultation=NEAR_TWINS) == expected


HARBOURS = Consultation(
    title="Fast botten",
    proposals=tuple(
        Proposal(id=f"3.{n}", number=f"3.{n}", title=title)
        for n, title in enumerate(
            (
                "Kommunen ska ha en plan för sina småhamnar",
                "En lägsta servicenivå i gästhamnar",
                "Statligt stöd till småhamnar",
                "Tillståndsplikt för småhamnar",
                "Länsstyrelsen ska ha tillsynen över hamnar",
                "Latrin från fritidsbåtar ska tas emot utan avgift",
            ),
            1,
        )
    ),
)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("Hamnarna", {}), ("Latrin", {"3.6": "rejects"}), ("Stöd till småhamnar", {"3.3": "rejects"})],
)
def test_a_heading_of_one_word_that_most_titles_have_names_none_of_them(heading: str, expected: dict[str, str]) -> None:
    body = f"## {heading}\nVi tycker att den slutsatsen är fel.\n## Övrigt\nVi har inget mer."
    document = letter(f"Simmarnas Riksråd\n2031-03-02\n# Remissvar på Fast botten\n{body}", "svar/simmarna.txt")

    assert answers(document, consultation=HARBOURS) == expected


def test_what_a_body_calls_itself_may_still_be_what_a_proposal_is_about() -> None:
    body = "Vi har läst betänkandet.\nVi avstyrker registret över bokbussarna."
    document = letter(f"Sveriges Bokbussar\n2031-05-04\n# Remissvar på SOU 2031:7\n{body}", "svar/bokbussar.txt")

    assert answers(document) == {"3.2.1": "rejects"}


# --- found out when asked for ---------------------------------------------------------------------------------------

LINES = (
    "# Avgiften",
    "# 3.3 Utbildning i brandskydd",
    "# Tillsynen",
    "Bokverket tillstyrker förslaget.",
    "Vi avstyrker förslaget, men ser behovet.",
    "Ett nationellt bokbussregister vore bra. Det finns i dag inget. Vi tillstyrker det.",
    "Förslaget i 4.1 tillstyrks, och det gäller även tillsynen i övrigt.",
    "Chaufförer kör ofta långt. Utbildning i brandskydd saknas.",
    "- Vi tillstyrker förslaget.",
    "- 4.2",
    "| 3.2.2 | Tillstyrker |",
    "| | Avstyrker |",
    "Det är för tidigt.",
)


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_what_a_passage_is_about_does_not_hang_on_which_was_asked_for_first(lines: list[str], chance: Random) -> None:
    document = letter("\n".join(lines))
    passages = segment(document, load_lexicon())
    in_order = link(document, passages, CONSULTATION, load_lexicon())
    links = Links(document, passages, CONSULTATION, load_lexicon())
    asked = chance.sample(range(len(passages)), len(passages))

    assert {number: links[number] for number in asked} == dict(enumerate(in_order))


def test_a_letter_that_points_back_without_end_is_followed_to_its_beginning() -> None:
    document = letter("\n".join(["Vi tillstyrker förslaget i 4.1.", *["Vi tillstyrker därför förslaget."] * 3000]))
    passages = segment(document, load_lexicon())

    assert Links(document, passages, CONSULTATION, load_lexicon())[-1].proposals == ("4.1",)
