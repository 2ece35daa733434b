"""Own readers, linkers and classifiers: used as they say, and held to the words of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from conftest import ANSWER, TOML
from remiss import (
    Cache,
    Consultation,
    Document,
    ReadError,
    Stance,
    StepError,
    Steps,
    analyse,
    judged_by,
    open_case,
    summarise,
    summarise_texts,
    understand,
    write,
)
from remiss.analysis import is_current
from remiss.model import Basis, Evidence, Qualifier, Role, Status
from remiss.reading import read_text
from remiss.understanding import Judgement, Link, Passage
from remiss.writing.explanation import explain

THUMBS = "tummar 1"


def thumbs(document: Document, passage: Passage, its: Link) -> Judgement | None:
    """A classifier that knows thumbs alone."""
    said = document.text[passage.start : passage.end]
    for sign, stance in (("(tumme upp)", Stance.SUPPORTS), ("(tumme ner)", Stance.REJECTS)):
        if sign in said and its.proposals:
            return judged_by(THUMBS, document, passage, sign, stance, [Qualifier.WITH_REMARKS])
    return None


def misquoting(document: Document, passage: Passage, its: Link) -> Judgement | None:
    cue = Evidence(rule="hittar på", role=Role.CUE, start=0, end=9, text="Tillstyrker allt")
    return Judgement(stance=Stance.SUPPORTS, stand=True, evidence=(cue,))


def quoting_nothing(document: Document, passage: Passage, its: Link) -> Judgement | None:
    return Judgement(stance=Stance.SUPPORTS, stand=True, evidence=())


def first_proposal(document: Document, passages: Sequence[Passage], consultation: Consultation) -> list[Link]:
    """A linker that puts what holds the word "bokbuss" on the first proposal."""
    links = []
    for passage in passages:
        found = re.compile("bokbuss").search(document.text, passage.start, passage.end)
        words = found and Evidence(
            rule="bokbuss", role=Role.REFERENCE, start=found.start(), end=found.end(), text=found.group()
        )
        links.append(
            Link(proposals=(consultation.proposals[0].id,), basis=Basis.EXPLICIT, evidence=(words,))
            if words
            else Link()
        )
    return links


def too_few(document: Document, passages: Sequence[Passage], consultation: Consultation) -> list[Link]:
    return [Link()] * (len(passages) - 1)


def unknown(document: Document, passages: Sequence[Passage], consultation: Consultation) -> list[Link]:
    return [Link(proposals=("9.9",))] * len(passages)


def misreferring(document: Document, passages: Sequence[Passage], consultation: Consultation) -> list[Link]:
    words = Evidence(rule="x", role=Role.REFERENCE, start=5, end=3, text="")
    return [Link(proposals=(consultation.proposals[0].id,), evidence=(words,))] * len(passages)


def upside_down(path: Path, file: str) -> Document | None:
    """A reader of files whose letters stand the wrong way round."""
    if path.suffix != ".bak":
        return None
    return read_text(path.read_text(encoding="utf-8")[::-1], file="ett annat namn")


def failing(path: Path, file: str) -> Document | None:
    if path.suffix == ".nej":
        raise ReadError("Filen vill inte. Be om en ny.")
    raise ZeroDivisionError(file)


LETTER = (
    "Bokverket\n\nRemissvar\n\nFörslaget i avsnitt 3.2 (tumme upp). Bokverket tillstyrker bedömningen i avsnitt 3.1.\n"
)


def test_an_own_classifier_is_the_one_that_is_asked(make_case: Callable[..., Path]) -> None:
    case = open_case(make_case(TOML, {"a.txt": LETTER}))
    summary = summarise(case, steps=Steps(THUMBS, judge=thumbs))

    assert [(p.proposal, p.stance, p.qualifiers) for p in summary.positions] == [
        ("3.2", Stance.SUPPORTS, (Qualifier.WITH_REMARKS,))
    ]
    assert summary.made_with.steps == THUMBS
    assert is_current(summary, case)
    evidence = explain(summary, "Bokverket", "3.2").statements[0].evidence[0]
    assert (evidence.rule, evidence.text) == (THUMBS, "(tumme upp)")
    assert [p.proposal for p in summarise(case).positions] == ["3.1"]
    assert summarise(case).made_with.steps == ""


def test_it_stands_in_all_outputs(make_case: Callable[..., Path], tmp_path: Path) -> None:
    summary = summarise(open_case(make_case(TOML, {"a.txt": LETTER})), steps=Steps(THUMBS, judge=thumbs))
    paths = write(summary, tmp_path / "ut")

    assert THUMBS in paths[0].read_text(encoding="utf-8")
    assert THUMBS in paths[-1].read_text(encoding="utf-8")


def test_an_own_linker_places_and_remiss_judges(make_case: Callable[..., Path]) -> None:
    answer = ANSWER + "\nBokverket avstyrker att bokbussen får stanna.\n"
    case = open_case(make_case(TOML, {"a.txt": answer}))
    summary = summarise(case, steps=Steps("bokbuss", link=first_proposal))

    assert [(p.proposal, p.stance) for p in summary.positions] == [("3.1", Stance.REJECTS)]
    assert summary.unplaced  # what remiss itself would have placed is listed


def test_an_own_reader_reads_what_it_will_and_remiss_the_rest(make_case: Callable[..., Path]) -> None:
    case = open_case(make_case(TOML, {"a.txt": ANSWER, "b.bak": ANSWER.replace("Bokverket", "Söderåsa kommun")[::-1]}))
    steps = Steps("spegel 1", read=upside_down)
    summary = summarise(case, steps=steps)

    assert {(d.file, d.status, d.respondents) for d in summary.documents} == {
        ("svar/a.txt", Status.READ, ("bokverket",)),
        ("svar/b.bak", Status.READ, ("soderasa-kommun",)),
    }
    assert len(summary.positions) == 4
    assert analyse(case.responses[1], case.consultation, steps=steps).statements
    assert analyse(case.responses[1], case.consultation).document.status is Status.FAILED


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (Steps("x 1", judge=misquoting), "citatet ”Tillstyrker allt” står inte i texten"),
        (Steps("x 1", judge=quoting_nothing), "saknar citat"),
        (Steps("x 1", link=too_few), "Ge ett för varje passage"),
        (Steps("x 1", link=unknown), "förslaget 9.9 finns inte"),
        (Steps("x 1", link=misreferring), "citatet ”” står inte"),
    ],
)
def test_what_does_not_agree_with_the_text_is_refused(
    steps: Steps, told: str, make_case: Callable[..., Path], consultation: Consultation
) -> None:
    case = open_case(make_case())
    document = read_text(ANSWER, file="a.txt")
    with pytest.raises(StepError, match=told):
        understand(document, case.consultation, steps=steps)
    with pytest.raises(StepError, match=told):
        summarise_texts(case.consultation, {"a.txt": ANSWER}, steps=steps)
    (row,) = summarise(case, steps=steps).documents
    assert (row.status, "x 1" in (row.error or "")) == (Status.FAILED, True)


def test_a_quote_is_found_over_line_ends_and_nowhere_else() -> None:
    document = read_text("Vi tycker\nabsolut att detta är bra. Vi tycker annat.", file="a.txt")
    passage = Passage(0, 37, 0, 37, 0, None, document.blocks[0].kind)
    found = judged_by("r", document, passage, "tycker  absolut", Stance.SUPPORTS)

    assert [document.text[e.start : e.end] for e in found.evidence] == [e.text for e in found.evidence]
    for quote in ("annat", "", "  ", "tycker absolut."):
        with pytest.raises(StepError):
            judged_by("r", document, passage, quote, Stance.SUPPORTS)


def test_a_reader_that_fails_costs_its_files_alone(make_case: Callable[..., Path]) -> None:
    case = open_case(make_case(TOML, {"a.txt": ANSWER, "b.nej": "x"}))
    summary = summarise(case, steps=Steps("trasig 1", read=failing))

    errors = [d.error or "" for d in summary.documents]
    assert "trasig 1 (ZeroDivisionError)" in errors[0]
    assert errors[1] == "Filen vill inte. Be om en ny."


def test_steps_travel_to_other_processes_and_what_is_kept_hangs_on_their_name(
    make_case: Callable[..., Path], tmp_path: Path
) -> None:
    case = open_case(make_case(TOML, {"a.txt": LETTER, "b.txt": ANSWER}))
    steps = Steps(THUMBS, judge=thumbs)
    here = summarise(case, steps=steps)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert summarise(case, steps=steps, executor=pool) == here
    with Cache(tmp_path / "läst.sqlite") as cache:
        plain = summarise(case, cache=cache)
        assert summarise(case, steps=steps, cache=cache, jobs=2) == here
        assert summarise(case, steps=steps, cache=cache) == here
        assert summarise(case, cache=cache) == plain
