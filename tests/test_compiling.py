"""Judged statements → positions → Summary: who counts over whom, and that nothing is lost on the way."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letters import ALL, CONSULTATION, analysis, answer, answers, compiled, from_bokverket, letter
from remiss import Consultation, Summary, summarise_analyses
from remiss.compiling import compile_summary, weigh
from remiss.compiling.positions import weigh_each
from remiss.model import (
    Analysis,
    Basis,
    Category,
    Document,
    Evidence,
    Identification,
    JudgedStatement,
    MadeWith,
    Qualifier,
    ReviewReason,
    Role,
    Stance,
    Status,
)

MADE_WITH = MadeWith(remiss="0", rules="sha256:0")

# --- one respondent's statements → a position -----------------------------------------------------------------------


NAMING = (Evidence(rule="avsnittsnummer", role=Role.REFERENCE, start=0, end=1, text="x"),)


def statement(words: str, at: int = 0, **changes: object) -> JudgedStatement:
    """A statement from words, as "supports partial explicit".

    The words are a stance, qualifiers, a basis, reasons for review, and "remark" for a bare remark, "summary" for one
    in a summary section, "named" for one that names the proposal.
    """
    parts = words.split()
    stance = next(Stance(word) for word in parts if word in set(Stance))
    basis = next((Basis(word) for word in parts if word in set(Basis)), None)
    said = JudgedStatement(
        id=f"s{at:03}",
        document="d1",
        page=None,
        paragraph=1,
        start=at,
        end=at + 1,
        text="x",
        proposals=() if basis in (None, Basis.GENERAL) else ("3.3",),
        stance=stance,
        qualifiers=tuple(Qualifier(word) for word in parts if word in set(Qualifier)),
        basis=basis,
        stand="remark" not in parts,
        summary="summary" in parts,
        evidence=NAMING if "named" in parts else (),
        review=tuple(ReviewReason(word) for word in parts if word in set(ReviewReason)),
    )
    return said.model_copy(update=changes)


PRECEDENCE: list[tuple[str, list[str], str | None]] = [
    ("silence", [], None),
    ("one stand", ["supports explicit"], "supports (explicit)"),
    ("a remark alone", ["comments remark explicit"], "comments (explicit)"),
    ("explicit over section", ["supports section", "rejects explicit"], "rejects (explicit)"),
    ("explicit over general", ["rejects explicit", "supports general"], "rejects (explicit)"),
    ("section over general", ["supports general", "rejects section"], "rejects (section)"),
    ("nearer doubt over a wider stand", ["supports general", "comments doubtful explicit"],
     "comments doubtful (explicit)"),
    ("nearer no view over a wider stand", ["supports general", "comments no_opinion explicit"],
     "comments no_opinion (explicit)"),
    ("a remark under a wider stand", ["supports general", "comments remark explicit"],
     "supports with_remarks (general)"),
    ("a remark under a section's stand", ["supports section", "comments remark explicit"],
     "supports with_remarks (section)"),
    ("a remark is more than a wider no view", ["comments no_opinion general", "comments remark explicit"],
     "comments (explicit)"),
    ("no view is spread", ["comments no_opinion general"], "comments no_opinion (general)"),
    ("neither is spread", ["comments neither general"], "comments neither (general)"),
    ("doubt is not spread", ["comments doubtful general"], None),
    ("remarks are not spread", ["comments remark general"], None),
    ("a remark after a stand", ["supports explicit", "comments remark explicit"], "supports with_remarks (explicit)"),
    ("a remark before a stand is a reason or a preamble", ["comments remark explicit", "supports explicit"],
     "supports (explicit)"),
    ("remarks after a rejection are its reasons", ["rejects explicit", "comments remark explicit"],
     "rejects (explicit)"),
    ("doubt after a stand", ["supports explicit", "comments doubtful explicit"], "supports with_remarks (explicit)"),
    ("qualifiers are kept", ["supports conditional partial explicit"], "supports conditional partial (explicit)"),
    ("no objection beside support is support", ["supports no_objection explicit", "supports explicit"],
     "supports (explicit)"),
    ("conflict", ["supports explicit", "rejects explicit"], "comments (explicit)"),
    ("conflict with a wider basis is none", ["supports explicit", "rejects general"], "supports (explicit)"),
    ("the body counts over the summary", ["supports summary explicit", "rejects explicit"], "rejects (explicit)"),
    ("the summary counts where the body is silent", ["supports summary explicit"], "supports (explicit)"),
    ("an unplaced statement reaches nothing", ["rejects"], None),
    # what may be about something else
    ("an uncertain place gives way to a sure one", ["rejects uncertain_link explicit", "supports explicit"],
     "supports (explicit)"),
    ("… to a sure doubt too", ["rejects uncertain_link explicit", "comments doubtful explicit"],
     "comments doubtful (explicit)"),
    ("… not to a bare remark", ["rejects uncertain_link explicit", "comments remark explicit"], "rejects (explicit)"),
    ("… to a section's stand", ["rejects uncertain_link explicit", "supports section"], "supports (section)"),
    ("… to a general stand", ["rejects uncertain_link explicit", "supports general"], "supports (general)"),
    ("… to a wider rejection", ["supports uncertain_link explicit", "rejects general"], "rejects (general)"),
    ("… not to general remarks", ["rejects uncertain_link explicit", "comments remark general"], "rejects (explicit)"),
    ("… not to general doubt", ["rejects uncertain_link explicit", "comments doubtful general"], "rejects (explicit)"),
    ("… and counts where nothing else is said", ["rejects uncertain_link explicit"], "rejects (explicit)"),
    # weak words
    ("weak support gives way to plain doubt", ["supports weak_cue explicit", "comments doubtful explicit"],
     "comments doubtful (explicit)"),
    ("weak rejection gives way to plain doubt", ["rejects weak_cue explicit", "comments doubtful explicit"],
     "comments doubtful (explicit)"),
    ("a hard rejection does not", ["rejects explicit", "comments doubtful explicit"], "rejects (explicit)"),
    ("nor does weak support to weak doubt", ["supports weak_cue explicit", "comments doubtful weak_cue explicit"],
     "supports with_remarks (explicit)"),
    ("nor where hard words stand beside", ["supports weak_cue explicit", "supports explicit",
     "comments doubtful explicit"], "supports with_remarks (explicit)"),
    ("weak support gives way to a hard rejection", ["supports weak_cue explicit", "rejects explicit"],
     "rejects (explicit)"),
    ("weak rejection gives way to hard support that names the proposal",
     ["supports named explicit", "rejects weak_cue explicit"], "supports (explicit)"),
    ("… but may be the last word on it", ["supports explicit", "rejects weak_cue explicit"], "comments (explicit)"),
    ("… though it names it itself", ["supports explicit", "rejects weak_cue named explicit"], "comments (explicit)"),
    ("weak against weak is a conflict", ["supports weak_cue explicit", "rejects weak_cue explicit"],
     "comments (explicit)"),
    ("a weak body does not overrule a plain summary", ["supports summary explicit", "rejects weak_cue explicit"],
     "supports (explicit)"),
    ("… nor a plain summary that rejects", ["rejects summary explicit", "supports weak_cue explicit"],
     "rejects (explicit)"),
    ("… but a summary without a side", ["comments doubtful summary explicit", "rejects weak_cue explicit"],
     "rejects (explicit)"),
    ("a body at odds with itself is settled by the summary", ["rejects summary explicit", "supports explicit",
     "rejects explicit"], "rejects (explicit)"),
    ("… not by one that is at odds too", ["rejects summary explicit", "supports summary explicit", "supports explicit",
     "rejects explicit"], "comments (explicit)"),
    ("a body that is weak in part counts", ["supports summary explicit", "rejects weak_cue explicit",
     "rejects explicit"], "rejects (explicit)"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "expected"), [pytest.param(said, expected, id=name) for name, said, expected in PRECEDENCE]
)
def test_who_counts_over_whom(said: list[str], expected: str | None) -> None:
    weighed = weigh([statement(words, at) for at, words in enumerate(said)], "3.3")
    found = weighed and " ".join([weighed.stance, *weighed.qualifiers, f"({weighed.basis})"])

    assert found == expected


def test_another_proposals_statement_is_not_this_ones() -> None:
    assert weigh([statement("rejects explicit")], "4.1") is None


def test_a_general_stand_leaves_out_its_exceptions() -> None:
    said = [statement("supports partial general", excludes=("4.1",))]
    weighed = weigh(said, "3.3")

    assert weigh(said, "4.1") is None
    assert weighed
    assert weighed.qualifiers == ()


def test_a_conflict_is_marked_and_keeps_both_quotes() -> None:
    weighed = weigh([statement("supports explicit", 1), statement("rejects explicit", 2)], "3.3")

    assert weighed
    assert ReviewReason.CUES_DISAGREE in weighed.review
    assert weighed.statements == ("s001", "s002")


def test_summary_and_body_that_differ_are_marked() -> None:
    weighed = weigh([statement("supports summary explicit", 1), statement("rejects explicit", 2)], "3.3")

    assert weighed
    assert ReviewReason.SUMMARY_DIFFERS in weighed.review
    assert weighed.statements == ("s001", "s002")


def test_a_doubt_about_one_statement_is_none_where_another_stands_free_of_it() -> None:
    doubted = statement("supports explicit", 1, review=(ReviewReason.WEAK_CUE,))
    alone, together = weigh([doubted], "3.3"), weigh([doubted, statement("supports explicit", 2)], "3.3")

    assert alone
    assert alone.review == (ReviewReason.WEAK_CUE,)
    assert together
    assert together.review == ()


MARKED: list[tuple[str, list[str], set[ReviewReason]]] = [
    ("a sure stand", ["supports explicit"], set()),
    ("a sure stand beside an uncertain one", ["supports uncertain_link explicit", "supports explicit"], set()),
    ("a sure stand against an uncertain one", ["rejects uncertain_link explicit", "supports explicit"],
     {ReviewReason.UNCERTAIN_LINK}),
    ("a stand on all, one against it without place", ["rejects", "supports general"], {ReviewReason.SCOPE_UNCLEAR}),
    ("a stand on all, weak words against it without place", ["rejects weak_cue", "supports general"], set()),
    ("a stand on most, weak words against it without place", ["rejects weak_cue", "supports partial general"],
     {ReviewReason.SCOPE_UNCLEAR}),
    ("an uncertain one alone", ["rejects uncertain_link explicit"], {ReviewReason.UNCERTAIN_LINK}),
    ("a wider stand over an uncertain one", ["rejects uncertain_link explicit", "supports general"],
     {ReviewReason.UNCERTAIN_LINK}),
    ("a section's stand over an uncertain one", ["rejects uncertain_link explicit", "supports section"],
     {ReviewReason.UNCERTAIN_LINK}),
    ("weak words alone", ["supports weak_cue explicit"], {ReviewReason.WEAK_CUE}),
    ("weak words before doubt", ["supports weak_cue explicit", "comments doubtful explicit"],
     {ReviewReason.CUES_DISAGREE}),
    ("weak words against hard ones", ["supports weak_cue explicit", "rejects explicit"], {ReviewReason.CUES_DISAGREE}),
    ("a weak body against a plain summary", ["supports summary explicit", "rejects weak_cue explicit"],
     {ReviewReason.SUMMARY_DIFFERS, ReviewReason.CUES_DISAGREE}),
    ("a body at odds that the summary settles", ["rejects summary explicit", "supports explicit", "rejects explicit"],
     {ReviewReason.CUES_DISAGREE}),
    ("one remark that may be a stand", ["comments remark weak_cue explicit"], {ReviewReason.WEAK_CUE}),
    ("several remarks", ["comments remark weak_cue explicit", "comments remark weak_cue explicit"], set()),
    ("a remark beside a stand", ["supports explicit", "comments remark weak_cue explicit"], set()),
    ("a remark under a wider stand", ["supports general", "comments remark weak_cue explicit"], set()),
    ("a plain body against a plain summary", ["supports summary explicit", "rejects explicit"],
     {ReviewReason.SUMMARY_DIFFERS}),
]  # fmt: skip


@pytest.mark.parametrize(("said", "expected"), [pytest.param(*row[1:], id=row[0]) for row in MARKED])
def test_what_is_marked_for_review(said: list[str], expected: set[ReviewReason]) -> None:
    weighed = weigh([statement(words, at) for at, words in enumerate(said)], "3.3")

    assert weighed
    assert set(weighed.review) == expected


@pytest.mark.parametrize(
    ("beside", "marked"),
    [
        ("comments remark explicit", True),  # remarks that the rest of the proposals may leave out
        ("rejects", True),  # a stand that found no place: perhaps on this proposal
        ("comments remark general", False),
        ("rejects section", None),  # it is nearer
    ],
)
def test_the_rest_of_the_proposals_may_not_be_one_that_the_letter_speaks_of(beside: str, marked: bool | None) -> None:
    weighed = weigh([statement(beside, 1), statement("supports general", 2, scope="i övrigt")], "3.3")

    assert weighed
    assert weighed.stance is (Stance.REJECTS if marked is None else Stance.SUPPORTS)
    assert (ReviewReason.SCOPE_UNCLEAR in weighed.review) is bool(marked)


SIDES = st.sampled_from(["supports", "rejects", "comments doubtful", "comments neither", "comments remark"])
SAID = st.lists(
    st.builds(" ".join, st.tuples(SIDES, st.sampled_from(["explicit", "section", "general"]), st.sampled_from(
        ["", "weak_cue", "uncertain_link", "summary"]
    ))),
    max_size=5,
)  # fmt: skip


@given(SAID)
def test_a_side_is_taken_only_if_a_statement_takes_it_and_hard_opposites_never_give_one_unmarked(
    said: list[str],
) -> None:
    statements = [statement(words, at) for at, words in enumerate(said)]
    weighed = weigh(statements, "3.3")
    sides = {s.stance for s in statements} & {Stance.SUPPORTS, Stance.REJECTS}
    hard = {s.stance for s in statements if s.basis is Basis.EXPLICIT and s.stand and not s.review and not s.summary}

    if weighed and weighed.stance is not Stance.COMMENTS:
        assert weighed.stance in sides
    if {Stance.SUPPORTS, Stance.REJECTS} <= hard:
        settled = {s.stance for s in statements if s.summary and s.stand}  # the letter's own summary may settle it
        assert weighed
        assert weighed.stance in {Stance.COMMENTS, *settled}
        assert ReviewReason.CUES_DISAGREE in weighed.review


# --- from letters ---------------------------------------------------------------------------------------------------

H33 = "## 3.3 Chaufförer ska ha genomgått en utbildning i brandskydd\n"
LETTERS: list[tuple[str, str, dict[str, str]]] = [
    (
        "explicit, section and general in one letter",
        "Bokverket tillstyrker betänkandets förslag.\n## 4 Tillsyn och samverkan\nBokverket avstyrker förslagen.\n"
        "## 4.2 Grannkommuner bör dela reservfordon\nBokverket har inget att erinra mot förslaget.",
        dict.fromkeys(ALL, "supports (general)")
        | {"4.1": "rejects (section)", "4.2": "supports no_objection (explicit)"},
    ),
    (
        "remarks under a wide stand",
        f"Bokverket tillstyrker betänkandets förslag.\n{H33}Bokverket anser att utbildningen bör vara kortare.",
        dict.fromkeys(ALL, "supports (general)") | {"3.3": "supports with_remarks (general)"},
    ),
    (
        "mixed in one sentence",
        f"{H33}Bokverket tillstyrker första stycket men avstyrker andra stycket.",
        {"3.3": "comments mixed (explicit)"},
    ),
    (
        "conflict in two places",
        f"{H33}Bokverket tillstyrker förslaget.\n## Övrigt\nBokverket avstyrker förslaget i avsnitt 3.3.",
        {"3.3": "comments (explicit)"},
    ),
    (
        "summary against body",
        f"## Sammanfattning\nBokverket tillstyrker förslaget i avsnitt 3.3.\n{H33}Bokverket avstyrker förslaget.",
        {"3.3": "rejects (explicit)"},
    ),
    (
        "summary and body agree",
        f"## Sammanfattning\nBokverket tillstyrker i huvudsak förslaget i avsnitt 3.3.\n{H33}Förslaget tillstyrks.",
        {"3.3": "supports partial (explicit)"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [pytest.param(*row[1:], id=row[0]) for row in LETTERS])
def test_what_a_whole_letter_amounts_to(body: str, expected: dict[str, str]) -> None:
    assert answers(from_bokverket(body), basis=True) == expected


def marks(*documents: Document, proposal: str = "3.3") -> set[ReviewReason]:
    return {mark for p in compiled(*documents).positions if p.proposal == proposal for mark in p.review}


@pytest.mark.parametrize(
    ("below", "marked"),
    [
        ("Bussarna kör redan i dag. Det har de alltid gjort.", True),  # who knows what is meant
        ("Förslaget tillstyrks.", False),
    ],
)
def test_a_stand_on_all_is_marked_where_the_letter_has_a_heading_it_says_nothing_under(
    below: str, marked: bool
) -> None:
    body = f"Bokverket tillstyrker förslagen i betänkandet.\n## 3.3 Lån över kommungränser\n{below}"

    assert (ReviewReason.SCOPE_UNCLEAR in marks(from_bokverket(body))) is marked


def test_a_letter_that_contradicts_itself_is_marked() -> None:
    conflict = f"{H33}Bokverket tillstyrker förslaget.\n## Övrigt\nBokverket avstyrker förslaget i avsnitt 3.3."
    differs = f"## Sammanfattning\nVerket tillstyrker förslaget i avsnitt 3.3.\n{H33}Verket avstyrker förslaget."

    assert ReviewReason.CUES_DISAGREE in marks(from_bokverket(conflict))
    assert ReviewReason.SUMMARY_DIFFERS in marks(from_bokverket(differs))
    assert marks(from_bokverket(f"{H33}Bokverket tillstyrker förslaget.")) == set()


# --- the summary ----------------------------------------------------------------------------------------------------


def other(name: str, body: str) -> Document:
    return letter(f"{name}\n2031-05-04\n# Remissvar på SOU 2031:7\n{body}", f"svar/{name}.txt")


FOUR = (
    from_bokverket(f"{H33}Bokverket tillstyrker förslaget."),
    other("Norrviks kommun", f"{H33}Kommunen avstyrker förslaget."),
    other("Region Västanå", f"{H33}Regionen efterlyser en analys."),
    other("Söderåsa kommun", "Kommunen har två bussar."),
)


def failed(file: str, names: tuple[str, ...] = ()) -> Analysis:
    document = Document(id=file.encode().hex().ljust(64, "0")[:64], file=file, status=Status.FAILED, error="Trasig.")
    return Analysis(document=document, identification=Identification(names=names, certain=False))


def test_counts_have_those_who_answered_for_denominator() -> None:
    counts = compiled(*FOUR).counts

    assert (counts["3.3"].supports, counts["3.3"].rejects, counts["3.3"].comments, counts["3.3"].silent) == (1, 1, 1, 1)
    assert list(counts) == list(ALL)
    assert all(c.supports + c.rejects + c.comments + c.silent == 4 for c in counts.values())


def test_silence_is_no_position_and_never_support() -> None:
    summary = compiled(*FOUR)

    assert summary.silent == ("soderasa-kommun",)
    assert "soderasa-kommun" not in {position.respondent for position in summary.positions}


def test_who_was_invited_and_did_not_answer() -> None:
    summary = compiled(*FOUR)

    assert summary.not_answered == (
        "Förvaltningsrätten i Norrvik", "Länsstyrelsen i Norrviks län", "Riksförbundet för Resande Bibliotek",
    )  # fmt: skip
    assert all(respondent.invited for respondent in summary.respondents)


def test_respondents_stand_in_the_order_in_which_ministries_name_them() -> None:
    assert [r.category for r in compiled(*reversed(FOUR)).respondents] == [
        Category.AGENCY, Category.REGION, Category.MUNICIPALITY, Category.MUNICIPALITY,
    ]  # fmt: skip
    names = ["Östervåla kommun", "Alby kommun", "Åsby kommun", "Ängby kommun", "Zby kommun"]
    summary = compiled(*(other(name, H33 + "Kommunen tillstyrker förslaget.") for name in names))
    assert [r.name for r in summary.respondents] == [
        "Alby kommun", "Zby kommun", "Åsby kommun", "Ängby kommun", "Östervåla kommun",
    ]  # fmt: skip


def test_two_bodies_whose_names_give_one_slug_are_two() -> None:
    summary = compiled(
        other("Åby kommun", H33 + "Kommunen tillstyrker förslaget."),
        other("Aby kommun", H33 + "Kommunen avstyrker förslaget."),
    )

    assert len({respondent.id for respondent in summary.respondents}) == 2
    assert {answer(position) for position in summary.positions} == {"supports", "rejects"}


def test_a_stand_that_reaches_no_proposal_is_unplaced_and_kept() -> None:
    summary = compiled(from_bokverket("## Övrigt\nBokverket avstyrker höjningen av spritskatten."))

    assert summary.positions == ()
    assert [s.text for s in summary.statements] == ["Bokverket avstyrker höjningen av spritskatten."]
    assert summary.unplaced == tuple(s.id for s in summary.statements)
    assert summary.silent == ("bokverket",)


def test_the_same_bytes_twice_count_once_and_each_file_has_its_row() -> None:
    body = f"{H33}Bokverket tillstyrker förslaget."
    first, second = from_bokverket(body, "svar/a.txt"), from_bokverket(body, "svar/b.txt")
    summary = compiled(second.model_copy(update={"id": first.id}), first)

    assert [record.file for record in summary.documents] == ["svar/a.txt", "svar/b.txt"]
    assert len({record.id for record in summary.documents}) == 2
    assert "svar/a.txt" in summary.documents[1].warnings[-1]
    assert summary.counts["3.3"].supports == 1
    assert marks(second.model_copy(update={"id": first.id}), first) == set()


def test_two_different_letters_from_one_body_are_weighed_together_and_marked() -> None:
    first = from_bokverket(f"{H33}Bokverket tillstyrker förslaget.", "svar/a.txt")
    second = from_bokverket("## 4.1 Tillsynen\nBokverket avstyrker förslaget.", "svar/b.txt")
    summary = compiled(first, second)

    assert {(p.proposal, answer(p)) for p in summary.positions} == {("3.3", "supports"), ("4.1", "rejects")}
    assert all(ReviewReason.SEVERAL_DOCUMENTS in p.review for p in summary.positions)
    assert len(summary.respondents) == 1


def test_a_file_that_failed_has_its_row_and_its_body_has_answered() -> None:
    summary = summarise_analyses(CONSULTATION, [analysis(FOUR[0]), failed("svar/region.pdf", ("Region Västanå",))])
    record = next(record for record in summary.documents if record.file == "svar/region.pdf")

    assert (record.status, record.error, record.respondents) == (Status.FAILED, "Trasig.", ("region-vastana",))
    assert "Region Västanå" not in summary.not_answered
    assert "region-vastana" not in summary.silent, "what it says is not known"
    assert summary.counts["3.3"].silent == 0


def test_a_file_that_nobody_is_known_to_have_sent_has_its_row() -> None:
    summary = summarise_analyses(CONSULTATION, [failed("svar/skan0001.pdf")])

    assert [(r.file, r.respondents) for r in summary.documents] == [("svar/skan0001.pdf", ())]
    assert summary.not_answered == CONSULTATION.invited
    assert summary.respondents == ()


def test_a_body_that_failed_once_and_was_read_once_is_counted_once() -> None:
    summary = summarise_analyses(CONSULTATION, [analysis(FOUR[0]), failed("svar/bokverket.pdf", ("Bokverket",))])

    assert [respondent.name for respondent in summary.respondents] == ["Bokverket"]
    assert summary.counts["3.3"].supports == 1
    assert summary.counts["4.1"].silent == 1


def test_nothing_at_all_gives_an_empty_summary() -> None:
    summary = compile_summary(CONSULTATION, [], made_with=MADE_WITH)

    assert (summary.positions, summary.documents, summary.respondents) == ((), (), ())
    assert summary.not_answered == CONSULTATION.invited
    assert set(summary.counts) == set(ALL)


# --- properties, over letters put together at random ----------------------------------------------------------------

SUBJECTS = ["Bokverket", "Verket", "Vi", "Utredningen", "Norrviks kommun"]
VERBS = [
    "tillstyrker", "avstyrker", "tillstyrker inte", "kan inte tillstyrka", "motsätter sig inte", "är tveksamt till",
    "har inga synpunkter på", "varken tillstyrker eller avstyrker", "efterlyser en analys av", "välkomnar",
    "har, utifrån sitt uppdrag, inte några synpunkter på", "delar inte bedömningen i", "är positivt till syftet med",
]  # fmt: skip
OBJECTS = [
    "förslaget", "förslagen i betänkandet", "förslaget i avsnitt 3.3", "avsnitten 3.2.1–3.3", "förslagen i kapitel 4",
    "bokbussregistret", "4.1 och 4.2", "betänkandet", "ändringen i 4 kap. 1 § bibliotekslagen", "avsnitt 9.9",
    "samtliga förslag utom det i avsnitt 4.1",
]  # fmt: skip
ENDS = [
    ".", " i dess nuvarande utformning.", " under förutsättning att staten betalar.", ", men vill framhålla risken.",
    " men avstyrker avsnitt 5.", "?", ":", " i huvudsak.", ", bl.a. för att det är dyrt (3.3 miljoner kronor).",
]  # fmt: skip
FILLERS = [
    "Bussarna är gamla.", "”Vi avstyrker”, sade man.", "I övrigt har verket inga synpunkter.", "–", "1 (5)", "\t",
    "Å Ä Ö ﬁ \u00ad \u200b 😀", "För Bokverket",
]  # fmt: skip
HEADINGS = [
    "# Sammanfattning", "## 3.3 Utbildning i brandskydd", "## 4 Tillsyn", "# Bilaga", "## 1 Inledning",
    "## Förslag som vi avstyrker", "# Övrigt",
]  # fmt: skip

sentences = st.one_of(
    st.builds(lambda s, v, o, e: f"{s} {v} {o}{e}", *map(st.sampled_from, (SUBJECTS, VERBS, OBJECTS, ENDS))),
    st.sampled_from(FILLERS),
)
paragraphs = st.lists(sentences, min_size=1, max_size=4).map(" ".join)
lines = st.one_of(
    paragraphs,
    st.sampled_from(HEADINGS),
    paragraphs.map(lambda words: f"- {words}"),
    st.lists(sentences, min_size=1, max_size=3).map(lambda cells: "| " + " | ".join(cells) + " |"),
)
bodies = st.lists(lines, min_size=1, max_size=8).map("\n".join)
heads = st.sampled_from(
    ["Bokverket", "Norrviks kommun", "Gemensamt remissvar\nBokverket\nRegion Västanå", "", "Okänd AB"]
)
piles = st.lists(st.tuples(heads, bodies), min_size=1, max_size=4).map(
    lambda drafts: [
        letter(f"{head}\n2031-05-04\n# Remissvar på SOU 2031:7\n{body}", f"svar/{n}.txt")
        for n, (head, body) in enumerate(drafts)
    ]
)
pile_of = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(pile=piles)
@pile_of
def test_every_statement_and_every_piece_of_evidence_is_a_slice_of_its_document(pile: list[Document]) -> None:
    by_id = {document.id: document for document in pile}

    for said in [s for document in pile for s in analysis(document).statements]:
        text = by_id[said.document].text
        assert text[said.start : said.end] == said.text
        for piece in said.evidence:
            assert text[piece.start : piece.end] == piece.text
            assert piece.text


@given(pile=piles)
@pile_of
def test_every_stand_is_in_the_positions_general_or_unplaced(pile: list[Document]) -> None:
    analyses = {document.id: analysis(document) for document in pile}
    summary = summarise_analyses(CONSULTATION, list(analyses.values()))
    told = {s for p in summary.positions for s in p.statements} | {s for g in summary.general for s in g.statements}
    by_file = {document.file: analyses[document.id] for document in pile}
    same_as = {record.file: record.same_as for record in summary.documents if record.same_as}

    for file, analysed in by_file.items():
        if file in same_as:  # its words are told by the file that counts
            assert set(analysed.document.text.split()) == set(by_file[same_as[file]].document.text.split())
            continue
        for said in analysed.statements:
            if said.stand:
                assert said.id in told or said.id in summary.unplaced, said
    assert told.isdisjoint(summary.unplaced)


@given(pile=piles)
@pile_of
def test_weighed_together_each_proposal_gives_what_it_gives_alone(pile: list[Document]) -> None:
    said = [statement for document in pile for statement in analysis(document).statements]
    asked = [proposal.id for proposal in CONSULTATION.proposals]

    assert weigh_each(said, asked) == {proposal: found for proposal in asked if (found := weigh(said, proposal))}


@given(pile=piles, seed=st.integers(0, 1000))
@pile_of
def test_the_order_of_the_analyses_does_not_matter(pile: list[Document], seed: int) -> None:
    analyses = [analysis(document) for document in pile]
    shuffled = random.Random(seed).sample(analyses, len(analyses))

    assert summarise_analyses(CONSULTATION, shuffled) == summarise_analyses(CONSULTATION, analyses)


@given(pile=piles)
@pile_of
def test_a_summary_holds_together(pile: list[Document]) -> None:
    summary = compiled(*pile)

    _assert_whole(summary, CONSULTATION)
    assert Summary.model_validate_json(summary.model_dump_json()) == summary


def _assert_whole(summary: Summary, consultation: Consultation) -> None:
    """Every id points at something that is there, no position stands twice, and the counts add up."""
    said = {statement.id for statement in summary.statements}
    respondents = {respondent.id for respondent in summary.respondents}
    proposals = {proposal.id for proposal in consultation.proposals}
    documents = {record.id for record in summary.documents}
    cells = [(position.respondent, position.proposal) for position in summary.positions]
    assert len(cells) == len(set(cells))
    assert len(said) == len(summary.statements)
    for position in summary.positions:
        assert position.respondent in respondents
        assert position.proposal in proposals
        assert position.statements
        assert said.issuperset(position.statements)
    assert all(said.issuperset(general.statements) and general.statements for general in summary.general)
    assert said.issuperset(summary.unplaced)
    assert {statement.document for statement in summary.statements} <= documents
    assert respondents.issuperset(summary.silent)
    for record in summary.documents:
        assert respondents.issuperset(record.respondents)
    for proposal, counts in summary.counts.items():
        on_it = [position.stance for position in summary.positions if position.proposal == proposal]
        assert [counts.supports, counts.rejects, counts.comments] == [on_it.count(stance) for stance in Stance]
        assert counts.silent >= 0
