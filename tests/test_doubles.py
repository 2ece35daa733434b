"""Files that hold the same answer count once, and two different letters are never taken for one."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters import CONSULTATION, answers, compiled, from_bokverket, letter
from remiss import Document, open_case, summarise, summarise_analyses
from remiss.compiling.sameness import Likeness, Words, likeness
from remiss.evaluating.cells import guesses
from remiss.model import Analysis, DocumentRecord, Identification, ReviewReason, Status, Summary

BODY = """## 3.3 Chaufförer ska ha genomgått en utbildning i brandskydd
Bokverket tillstyrker förslaget. Utbildningen bör vara kort och ges i hela landet.
- Den kan ges på distans.
- Den bör vara gratis för chauffören.
## 4.1 Tillsynen ska samlas hos Trafiknämnden
Bokverket avstyrker förslaget. Nämnden har inte de kunskaper som behövs."""
LONG = "\n".join(
    f"Verket har i {n} år kört buss {n} mil om året till läsare i landets {n} minsta orter och byar." for n in range(99)
)


def read_as(ending: str, body: str = BODY, **changes: object) -> Document:
    return from_bokverket(body, f"svar/bokverket{ending}").model_copy(update=changes)


def records(summary: Summary) -> dict[str, DocumentRecord]:
    return {record.file.removeprefix("svar/"): record for record in summary.documents}


def counted(*documents: Document) -> list[str]:
    """The files that count, and no double."""
    return [file for file, record in records(compiled(*documents)).items() if record.same_as is None]


# --- the better source is used --------------------------------------------------------------------------------------


def test_the_same_answer_as_word_and_pdf_counts_once() -> None:
    word, pdf = read_as(".docx"), read_as(".pdf")
    summary = compiled(pdf, word)

    assert answers(pdf, word) == answers(word)
    assert summary.counts == compiled(word).counts
    assert not any(position.review for position in summary.positions)
    double = records(summary)["bokverket.pdf"]
    assert (double.same_as, double.respondents, double.status) == ("svar/bokverket.docx", ("bokverket",), Status.READ)
    assert double.warnings == ("Samma svar som svar/bokverket.docx, som har använts; räknas en gång.",)
    assert double.id == pdf.id
    assert records(summary)["bokverket.docx"].same_as is None


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (".docx", ".pdf"), (".odt", ".pdf"), (".pdf", ".html"), (".html", ".txt"), (".pdf", ".eml"), (".doc", ".txt"),
    ],
)  # fmt: skip
def test_what_has_its_structure_is_used(better: str, worse: str) -> None:
    assert counted(read_as(worse), read_as(better)) == [f"bokverket{better}"]


def test_text_is_used_before_what_was_read_from_a_picture() -> None:
    misread = BODY.replace("Utbildningen", "Utbi1dningen").replace("kunskaper", "kunskapcr")
    scan, text = read_as(".pdf", misread, ocr=(1,)), read_as(".txt")

    assert counted(scan, text) == ["bokverket.txt"]


def test_of_like_sources_the_longer_is_used_and_else_the_first() -> None:
    double = read_as("-a.pdf").model_copy(update={"furniture": ("Bokverket", "Sida ett")})
    longer = read_as("-b.pdf", f"{BODY}\nSida ett")

    assert counted(double, longer) == ["bokverket-b.pdf"]
    assert counted(read_as("-b.pdf"), read_as("-a.pdf")) == ["bokverket-a.pdf"]


def test_three_copies_count_once_and_each_has_its_row() -> None:
    summary = compiled(read_as(".txt"), read_as(".pdf"), read_as(".docx"), read_as("-igen.docx"))

    assert len(summary.documents) == 4
    assert {record.same_as for record in summary.documents} == {None, "svar/bokverket-igen.docx"}
    assert (summary.counts["3.3"].supports, summary.counts["4.1"].rejects) == (1, 1)


def test_a_joint_letter_is_one_answer_of_each() -> None:
    head = "Gemensamt remissvar\nBokverket\nRegion Västanå\n2031-05-04\n# Remissvar på SOU 2031:7\n"
    files = [letter(head + BODY, f"svar/gemensamt{ending}") for ending in (".docx", ".pdf")]
    summary = compiled(*files)

    assert [len(record.respondents) for record in summary.documents] == [2, 2]
    assert summary.counts["3.3"].supports == 2


# --- what is the same, and what is not ------------------------------------------------------------------------------

NOISE = {
    "hyphens at line ends": BODY.replace("Trafiknämnden", "Trafik- nämnden").replace("kunskaper", "kun\u00adskaper"),
    "a mark of a note": BODY.replace("Utbildningen bör", "Utbildningen1 bör"),
    "capitals": BODY.upper(),
    "no headings, no bullets": BODY.replace("## ", "").replace("- ", ""),
}


@pytest.mark.parametrize("body", NOISE.values(), ids=NOISE.keys())
def test_noise_of_reading_is_no_difference(body: str) -> None:
    assert counted(read_as(".docx"), read_as(".pdf", body)) == ["bokverket.docx"]


def test_running_heads_that_are_left_in_are_no_difference() -> None:
    foot = "Bokverket tillhör inte staten"
    word = read_as(".docx").model_copy(update={"furniture": (foot,)})

    assert counted(word, read_as(".pdf", BODY.replace("\n## 4", f"\n{foot}\n## 4"))) == ["bokverket.docx"]


OTHERS = {
    "a word of stance": BODY.replace("Bokverket tillstyrker", "Bokverket avstyrker"),
    "a negation": BODY.replace("Bokverket tillstyrker", "Bokverket tillstyrker inte"),
    "a negation that is gone": BODY.replace("har inte de", "har de"),
    "a section": BODY.replace("4.1", "4.2"),
    "a sentence more": f"{BODY}\nBussarna är gröna.",
    "a sentence less": BODY.replace("- Den bör vara gratis för chauffören.\n", ""),
    "two headings in each other's place": BODY.replace(
        "3.3 Chaufförer ska ha genomgått en utbildning i brandskydd", "X"
    )
    .replace("4.1 Tillsynen ska samlas hos Trafiknämnden", "3.3 Chaufförer ska ha genomgått en utbildning i brandskydd")
    .replace("X", "4.1 Tillsynen ska samlas hos Trafiknämnden"),
}


@pytest.mark.parametrize("body", OTHERS.values(), ids=OTHERS.keys())
def test_another_letter_is_another_answer(body: str) -> None:
    draft, final = read_as("-utkast.docx"), read_as(".pdf", body)

    assert len(counted(draft, final)) == 2


@pytest.mark.parametrize(
    "changed", ["Avgiften är hög och bör sänkas.", "Vi avstyrker.", "Taxan är bra.", "Förslaget är inte bra."]
)
def test_a_sentence_more_in_a_long_letter_is_another_answer(changed: str) -> None:
    assert counted(read_as(".docx", LONG), read_as(".pdf", LONG)) == ["bokverket.docx"]
    assert len(counted(read_as(".docx", LONG), read_as(".pdf", f"{LONG}\n{changed}"))) == 2


def test_sentences_that_are_the_same_but_not_as_many_are_another_answer() -> None:
    yes, no = "Bokverket tillstyrker förslaget.", "Bokverket avstyrker förslaget."
    draft, final = read_as("-utkast.docx", f"{yes} {no} {yes}"), read_as(".pdf", f"{yes} {no} {yes} {no} {yes}")

    assert len(counted(draft, final)) == 2


def test_two_bodies_with_the_same_words_are_two() -> None:
    same = "Vi har inga synpunkter på förslagen. " * 20
    files = [letter(f"{name}\n# Remissvar på SOU 2031:7\n{same}", f"svar/{name}.txt") for name in ("Åby AB", "Öby AB")]

    assert len({record.respondents for record in compiled(*files).documents}) == 2
    assert not any(record.same_as for record in compiled(*files).documents)


# --- senders --------------------------------------------------------------------------------------------------------


def nameless(body: str, file: str) -> Analysis:
    document = letter(f"# Synpunkter\n{body}", file)
    return Analysis(document=document, identification=Identification())


def known(body: str, file: str) -> Analysis:
    document = letter(f"# Synpunkter\n{body}", file)
    return Analysis(document=document, identification=Identification(names=("Bokverket",)))


def test_a_sender_that_one_of_the_files_tells_is_that_of_both() -> None:
    summary = summarise_analyses(CONSULTATION, [nameless(LONG, "svar/a.docx"), known(LONG, "svar/b.pdf")])
    first, second = summary.documents

    assert (first.respondents, second.respondents, second.same_as) == (("bokverket",), ("bokverket",), "svar/a.docx")
    assert first.warnings[0] == "Avsändaren är läst ur svar/b.pdf, som är samma svar."
    assert "Bokverket" not in summary.not_answered


@pytest.mark.parametrize("words", [b"", b"Vi har inga synpunkter p\xc3\xa5 remissen."], ids=["nothing", "a few words"])
def test_the_same_bytes_from_two_bodies_are_from_both(words: bytes, make_case: Callable[..., Path]) -> None:
    case = open_case(make_case(answers={"bokverket.txt": words, "Söderåsa kommun.txt": words}))
    summary = summarise(case)

    assert set(summary.not_answered) == set(case.consultation.invited) - {"Bokverket", "Söderåsa kommun"}
    assert [set(record.respondents) for record in summary.documents] == [{"bokverket", "soderasa-kommun"}] * 2
    assert all(ReviewReason.RESPONDENT_UNCERTAIN in position.review for position in summary.general)
    assert len(summary.general) == (2 if words else 0)


def test_files_side_by_side_with_one_name_are_compared_whoever_is_read_to_have_sent_them() -> None:
    unit = Analysis(
        document=letter(f"# Synpunkter\n{BODY}", "svar/yttrande.docx"),
        identification=Identification(names=("Enheten för bussar",), certain=False),
    )
    beside, elsewhere = known(BODY, "svar/Yttrande.pdf"), known(BODY, "svar/nya/yttrande.pdf")
    summary = summarise_analyses(CONSULTATION, [unit, beside])

    assert [respondent.name for respondent in summary.respondents] == ["Bokverket"]
    assert records(summary)["Yttrande.pdf"].same_as == "svar/yttrande.docx"
    assert len(summarise_analyses(CONSULTATION, [unit, elsewhere]).respondents) == 2


def test_a_few_words_from_nobody_are_not_taken_for_anybodys() -> None:
    few = "Vi har inga synpunkter på förslagen i betänkandet."
    summary = summarise_analyses(CONSULTATION, [nameless(few, "svar/a.docx"), known(few, "svar/b.pdf")])

    assert not any(record.same_as for record in summary.documents)


@pytest.mark.parametrize("ending", [".docx", ".txt"])
@pytest.mark.parametrize("which", [0, 17, 59])
def test_of_many_letters_the_one_is_found_that_nobody_is_known_to_have_sent(which: int, ending: str) -> None:
    many = [LONG.replace("Verket", f"Verket i Påhittad {n}").replace("buss", f"linje{n}") for n in range(60)]
    told = [known(text, f"svar/brev-{n:02}.pdf") for n, text in enumerate(many)]
    summary = summarise_analyses(CONSULTATION, [*told, nameless(many[which], f"svar/kopia{ending}")])
    pair = {f"svar/kopia{ending}", f"svar/brev-{which:02}.pdf"}

    assert [{r.same_as, f"svar/{file}"} for file, r in records(summary).items() if r.same_as] == [pair]


def test_a_scan_called_like_a_letter_is_named_and_stays() -> None:
    scan = Document(id="0" * 64, file="svar/Bok_verket.pdf", status=Status.NO_TEXT, pages=2)
    unread = Analysis(document=scan, identification=Identification(names=("Bokverket",), certain=False))
    other = Document(id="1" * 64, file="svar/bilaga.pdf", status=Status.FAILED, error="Trasig.")
    lost = Analysis(document=other, identification=Identification())
    summary = summarise_analyses(CONSULTATION, [unread, lost, known(LONG, "svar/bokverket.docx")])
    told = records(summary)

    assert "Kan vara samma svar som svar/bokverket.docx, som har lästs. Jämför dem." in told["Bok_verket.pdf"].warnings
    assert (told["Bok_verket.pdf"].status, told["Bok_verket.pdf"].same_as) == (Status.NO_TEXT, None)
    assert told["bilaga.pdf"].warnings == ()


def test_the_cells_of_a_double_are_those_of_the_file_that_counts() -> None:
    given = guesses(compiled(read_as(".pdf"), read_as("-word.docx")))

    assert {file for file, _ in given} == {"bokverket", "bokverket-word"}
    assert given["bokverket", "3.3"] == given["bokverket-word", "3.3"]


def test_two_letters_with_one_file_name_are_both_there() -> None:
    summary = compiled(from_bokverket(BODY), from_bokverket(LONG))

    assert len({record.id for record in summary.documents}) == 2


# --- properties -----------------------------------------------------------------------------------------------------

WORDS = [
    "vi", "anser", "att", "taxan", "bör", "sänkas", "och", "fristen", "förlängas", "eftersom", "bussarna", "kör", "i",
    "hela", "landet", "varje", "dag",
]  # fmt: skip
MANY = [f"{word}{end}" for word in WORDS for end in ("", "na", "s", "nas")]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60)


def words(text: list[str]) -> Words:
    return Words(letter(" ".join(text)))


@given(texts, texts)
def test_likeness_goes_both_ways(one: list[str], other: list[str]) -> None:
    assert likeness(words(one), words(other)) is likeness(words(other), words(one))
    assert likeness(words(one), words(one)) is Likeness.WORD_FOR_WORD


@settings(deadline=None)
@given(st.lists(st.sampled_from(MANY), min_size=1, max_size=400), st.integers(0, 400), texts)
def test_letters_that_are_alike_are_drawn_alike(text: list[str], cut: int, more: list[str]) -> None:
    """By this the one is found among many: see ``doubles``."""
    one, other = words(text), words([*text[:cut], *more, *text[cut:]])
    drawn = len(one.sketch & other.sketch)

    assert likeness(one, other) is Likeness.DIFFERENT or 2 * drawn >= min(len(one.sketch), len(other.sketch))


@given(texts, st.sampled_from(["inte", "avstyrker", "tillstyrker", "4.2", "ingen"]), st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_a_word_that_turns_the_sense_is_never_noise(text: list[str], turn: str, dice: random.Random) -> None:
    at = dice.randint(0, len(text))

    assert likeness(words(text), words([*text[:at], turn, *text[at:]])) is Likeness.DIFFERENT


# --- the whole way, with LibreOffice's PDFs of the example's letters ------------------------------------------------


def test_letters_and_libreoffice_s_pdfs_of_them(tillit: Path, tmp_path: Path) -> None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not here")
    root = tmp_path / "tillit"
    shutil.copytree(tillit, root, ignore=shutil.ignore_patterns("sammanstallning"))
    before = summarise(open_case(root))
    letters = sorted((root / "svar").glob("*.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(root / "svar" / "som pdf")]
    subprocess.run([*command, *map(str, letters)], check=True, capture_output=True)
    after = summarise(open_case(root))

    made = {f"svar/som pdf/{path.stem}.pdf": f"svar/{path.name}" for path in letters}
    assert {record.file: record.same_as for record in after.documents if record.same_as} == made
    assert (after.counts, after.positions, after.respondents) == (before.counts, before.positions, before.respondents)
