"""Many files, over any executor: the same answer, a row for each file, and nothing that stops the others."""

from __future__ import annotations

import doctest
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import pytest

import remiss
from conftest import ANSWER, TOML
from mail_parts import archive, eml, msg
from remiss import Limits, Summary, analyse, analyse_case, open_case, summarise, summarise_texts, write
from remiss.analysis import fingerprint, is_current
from remiss.model import Consultation, Document, DocumentRecord, Identification, JudgedStatement, Place, Status

TOO_LARGE = "Bokverket tillstyrker förslaget i avsnitt 3.2.\n" * 60_000
MIXED: dict[str, str | bytes] = {
    "a bokverket.txt": ANSWER,
    "b Söderåsa kommun.md": "Söderåsa kommun\n\n2031-05-01\n\n# 3.2 Bokbussregister\n\nKommunen avstyrker förslaget.\n",
    "c tom.txt": "",
    "d okänd.xyz": b"\x00\x01",
    "e avhuggen.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "f ingen word.docx": b"PK\x03\x04 men inget mer",
    "g utan ändelse": "Hej",
    "h blanka.txt": "  \n \n",
    "i Söderåsa kommun skannad.txt": "\x00\x01\x02\x03",
    "j stor.txt": TOO_LARGE,
}
LIMITS = Limits(seconds=30, size_mb=2)


@pytest.fixture
def mixed(make_case: Callable[..., Path]) -> remiss.Case:
    return open_case(make_case(TOML, MIXED))


def written(summary: Summary, folder: Path) -> bytes:
    (path,) = write(summary, folder, ["json"])
    return path.read_bytes()


def test_serial_and_two_jobs_give_the_same_bytes(mixed: remiss.Case, tmp_path: Path) -> None:
    serial = written(summarise(mixed, jobs=1, limits=LIMITS), tmp_path / "en")
    parallel = written(summarise(mixed, jobs=2, limits=LIMITS), tmp_path / "två")

    assert serial == parallel
    assert str(mixed.root).encode() not in serial


@contextmanager
def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(3) as pool:
        yield pool


@contextmanager
def processes() -> Iterator[Executor]:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        yield pool


@pytest.mark.parametrize("workers", [threads, processes])
def test_an_executor_that_the_caller_gives_is_used_and_left_open(
    workers: Callable[[], Iterator[Executor]], mixed: remiss.Case
) -> None:
    with workers() as pool:  # type: ignore[attr-defined]
        found = summarise(mixed, executor=pool, limits=LIMITS)
        assert pool.submit(int, "1").result() == 1

    assert found == summarise(mixed, limits=LIMITS)


def test_each_file_has_its_row_and_none_stops_the_others(mixed: remiss.Case) -> None:
    summary = summarise(mixed, limits=LIMITS)
    rows = {record.file.removeprefix("svar/"): record for record in summary.documents}

    assert list(rows) == list(MIXED)
    assert {name[0]: row.status.value for name, row in rows.items()} == {
        "a": "read", "b": "read", "c": "failed", "d": "failed", "e": "failed", "f": "failed", "g": "failed",
        "h": "no_text", "i": "failed", "j": "failed",
    }  # fmt: skip
    for row in rows.values():
        assert (row.error is not None) == (row.status is Status.FAILED)
        assert row.error is None or len(row.error) > 20
    assert {(p.respondent, p.proposal, p.stance.value) for p in summary.positions} == {
        ("bokverket", "3.1", "rejects"), ("bokverket", "3.2", "supports"), ("soderasa-kommun", "3.2", "rejects"),
    }  # fmt: skip
    assert rows["i Söderåsa kommun skannad.txt"].respondents == ("soderasa-kommun",)


def test_progress_is_told_of_every_file_in_order(mixed: remiss.Case) -> None:
    told: list[str] = []
    analyses = analyse_case(mixed, limits=LIMITS, progress=told.append)

    assert told == [f"svar/{name}" for name in MIXED]
    assert [analysis.document.file for analysis in analyses] == told


def test_analyse_is_pure_and_its_result_travels(mixed: remiss.Case) -> None:
    path = mixed.responses[0]
    first, second = (analyse(path, mixed.consultation, file="svar/x.txt") for _ in range(2))

    assert first == second
    assert pickle.loads(pickle.dumps(first)) == first
    assert first.document.file == "svar/x.txt"
    assert first.document.id == fingerprint(path, "svar/x.txt")


def test_analyse_does_not_raise_for_a_file_that_is_not_there(mixed: remiss.Case, tmp_path: Path) -> None:
    found = analyse(tmp_path / "borta.txt", mixed.consultation)

    assert found.document.status is Status.FAILED
    assert found.document.error
    assert found.statements == ()


def test_texts_in_hand_give_what_files_would(make_case: Callable[..., Path]) -> None:
    case = open_case(make_case())
    from_files = summarise(case)
    from_texts = summarise_texts(case.consultation, {"svar/bokverket.txt": ANSWER})

    assert from_texts == from_files


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda case: (case / "svar" / "bokverket.txt").write_text("Nytt", encoding="utf-8"), id="a file's words"
        ),
        pytest.param(lambda case: (case / "svar" / "ny.txt").write_text("Nytt", encoding="utf-8"), id="a file more"),
        pytest.param(lambda case: (case / "svar" / "två.txt").unlink(), id="a file less"),
        pytest.param(
            lambda case: (case / "svar" / "två.txt").rename(case / "svar" / "tre.txt"), id="a file by another name"
        ),
        pytest.param(
            lambda case: (case / "remiss.toml").write_text(TOML.replace("nationellt", "lokalt"), encoding="utf-8"),
            id="a title",
        ),
        pytest.param(
            lambda case: (case / "remiss.toml").write_text(
                TOML.replace('"Söderåsa kommun"', '"Norrviks kommun"'), encoding="utf-8"
            ),
            id="the invited",
        ),
        pytest.param(
            lambda case: (case / "remiss.toml").write_text(
                f'{TOML}text = "Registret förs av staten."\n', encoding="utf-8"
            ),
            id="the words of a box",
        ),
    ],
)
def test_a_summary_is_current_until_something_changes(
    change: Callable[[Path], object], make_case: Callable[..., Path]
) -> None:
    folder = make_case(answers={"bokverket.txt": ANSWER, "två.txt": ANSWER.replace("Bokverket", "Söderåsa kommun")})
    summary = summarise(open_case(folder))
    assert is_current(summary, open_case(folder))

    change(folder)

    assert not is_current(summary, open_case(folder))


def test_a_summary_with_a_double_or_a_failed_file_is_current(make_case: Callable[..., Path]) -> None:
    case = open_case(make_case(answers={"a.txt": ANSWER, "b.txt": ANSWER, "c.xyz": "x", "d.txt": ""}))

    assert is_current(summarise(case), case)


def test_other_rules_or_another_version_make_it_old(make_case: Callable[..., Path]) -> None:
    case = open_case(make_case())
    summary = summarise(case)

    for change in ({"rules": "sha256:0"}, {"remiss": "0.0.0"}):
        made_with = summary.made_with.model_copy(update=change)
        assert not is_current(summary.model_copy(update={"made_with": made_with}), case)


def test_the_pipeline_in_the_packages_docstring_runs() -> None:
    tried = doctest.testmod(remiss)

    assert tried.attempted >= 4
    assert tried.failed == 0


def test_a_fault_of_ours_in_one_letter_costs_that_letter_alone(
    make_case: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from remiss.analysis import single
    from remiss.understanding import understand as real

    def failing(
        document: Document, consultation: Consultation, limits: Limits
    ) -> tuple[Identification, tuple[JudgedStatement, ...]]:
        if document.file == "svar/b.txt":
            raise ZeroDivisionError("planted")
        return real(document, consultation)

    monkeypatch.setattr(single, "understand_apart", failing)
    summary = summarise(open_case(make_case(answers={"a.txt": ANSWER, "b.txt": ANSWER + "\nMer text.\n"})))

    assert [(d.file, d.status) for d in summary.documents] == [("svar/a.txt", "read"), ("svar/b.txt", "failed")]
    assert "Läs svaret för hand" in (summary.documents[1].error or "")
    assert {s.document for s in summary.statements} == {summary.documents[0].id}


# --- mails and archives ----------------------------------------------------------------------------------------------

LETTER = b"Yttrande\n\nMyndigheten tillstyrker f\xc3\xb6rslaget i avsnitt 3.2.\n"
"""A letter that does not say who it is from."""
COVER = "Hej!\n\nBifogat finns vårt yttrande över remissen.\n\nVänliga hälsningar\nAnna Påhittad\nBokverket\n"
STAND = "Hej!\n\nBokverket avstyrker förslaget i avsnitt 3.2.\n\nVänliga hälsningar\nAnna Påhittad\nBokverket\n"


def compiled(folder: Path) -> tuple[dict[str, DocumentRecord], set[tuple[str, str, str]]]:
    """The rows by file, and who takes which stand on what."""
    summary = summarise(open_case(folder), limits=LIMITS)
    rows = {record.file.removeprefix("svar/"): record for record in summary.documents}
    return rows, {(p.respondent, p.proposal, p.stance.value) for p in summary.positions}


def test_a_letter_that_is_sent_along_has_the_mails_sender_and_the_mail_is_no_answer(
    make_case: Callable[..., Path],
) -> None:
    files = [("yttrande.txt", LETTER)]
    for name, data in (("a.eml", eml(COVER, attachments=files).as_bytes()), ("b.msg", msg(COVER, attachments=files))):
        rows, stands = compiled(make_case(answers={name: data}, name=name))

        assert stands == {("bokverket", "3.2", "supports")}
        assert rows[name].respondents == ()
        assert rows[name].warnings[-1] == "Följebrev utan ställningstagande."
        assert (rows[name].status, rows[name].date) == (Status.READ, "2031-05-04")
        (sighting,) = rows[f"{name}/yttrande.txt"].senders
        assert sighting.name == "Bokverket"
        assert sighting.place in (Place.MAIL, Place.SIGNATURE)
        assert "Osäkert" not in " ".join(rows[f"{name}/yttrande.txt"].warnings)


def test_by_the_address_alone_a_letter_knows_its_sender(make_case: Callable[..., Path]) -> None:
    mail = eml("Hej!\n\nSvar bifogas.\n", sender="Anna <anna@bokverket.se>", attachments=[("y.txt", LETTER)])
    rows, stands = compiled(make_case(answers={"a.eml": mail.as_bytes()}))

    assert stands == {("bokverket", "3.2", "supports")}
    assert rows["a.eml/y.txt"].senders[0].place is Place.MAIL


def test_a_letter_that_says_who_it_is_from_is_not_the_mails_senders(make_case: Callable[..., Path]) -> None:
    letter = ANSWER.replace("Bokverket", "Söderåsa kommun").encode()
    rows, stands = compiled(make_case(answers={"a.eml": eml(COVER, attachments=[("svar.txt", letter)]).as_bytes()}))

    assert {respondent for respondent, *_ in stands} == {"soderasa-kommun"}
    assert rows["a.eml"].respondents == ()


def test_a_mail_that_takes_a_stand_is_an_answer_with_or_without_files(make_case: Callable[..., Path]) -> None:
    alone, alone_stands = compiled(make_case(answers={"a.eml": eml(STAND).as_bytes()}, name="en"))
    along = eml(STAND, attachments=[("s.txt", ANSWER.replace("Bokverket", "Söderåsa kommun").encode())])
    rows, stands = compiled(make_case(answers={"a.eml": along.as_bytes()}, name="två"))

    assert alone["a.eml"].respondents == rows["a.eml"].respondents == ("bokverket",)
    assert alone_stands == {("bokverket", "3.2", "rejects")} <= stands
    assert ("soderasa-kommun", "3.2", "supports") in stands


def test_a_letter_that_cannot_be_read_is_still_known_by_its_mail(make_case: Callable[..., Path]) -> None:
    files = [("a.pdf", b"%PDF-1.7 avhuggen"), ("bild.png", b"\x89PNG\r\n" + b"x" * 90_000)]
    rows, _ = compiled(make_case(answers={"a.eml": eml(COVER, attachments=files).as_bytes()}))

    assert [(rows[f"a.eml/{name}"].status.value) for name, _ in files] == ["failed", "failed"]
    assert all(rows[f"a.eml/{name}"].respondents == ("bokverket",) for name, _ in files)


def test_a_forwarded_mail_is_its_own_senders(make_case: Callable[..., Path]) -> None:
    outer = eml("För kännedom.", sender="Kansliet <kansli@departementet.example>", subject="VB: svar")
    outer.add_attachment(eml(COVER, attachments=[("y.txt", LETTER)]))
    rows, stands = compiled(make_case(answers={"a.eml": outer.as_bytes()}))

    assert stands == {("bokverket", "3.2", "supports")}
    assert rows["a.eml"].respondents == ()


def test_an_archive_of_answers_is_as_the_answers_themselves(make_case: Callable[..., Path]) -> None:
    answers = {"a.txt": ANSWER, "b.txt": ANSWER.replace("Bokverket", "Söderåsa kommun").replace("3.1", "3.2")}
    _, loose = compiled(make_case(answers=answers, name="lösa"))
    rows, packed = compiled(make_case(answers={"alla.zip": archive(answers)}, name="packade"))

    assert packed == loose
    assert list(rows) == ["alla.zip", "alla.zip/a.txt", "alla.zip/b.txt"]
    assert (rows["alla.zip"].status, rows["alla.zip"].respondents) == (Status.READ, ())


def test_the_same_bytes_in_two_places_count_once(make_case: Callable[..., Path]) -> None:
    mail = eml(COVER, attachments=[("svar.txt", ANSWER.encode())]).as_bytes()
    rows, stands = compiled(make_case(answers={"a.txt": ANSWER, "b.eml": mail, "c.zip": archive({"x.eml": mail})}))

    assert len(stands) == 2
    doubles = {name: row.same_as for name, row in rows.items() if row.same_as}
    assert doubles == {
        "b.eml/svar.txt": "svar/a.txt", "c.zip/x.eml": "svar/b.eml", "c.zip/x.eml/svar.txt": "svar/a.txt",
    }  # fmt: skip


def test_a_summary_of_mails_and_archives_is_current_until_one_changes(make_case: Callable[..., Path]) -> None:
    folder = make_case(answers={"a.eml": eml(COVER, attachments=[("y.txt", LETTER)]).as_bytes(), "b.txt": ANSWER})
    summary = summarise(open_case(folder))

    assert is_current(summary, open_case(folder))
    (folder / "svar" / "a.eml").write_bytes(eml(STAND).as_bytes())
    assert not is_current(summary, open_case(folder))


def test_mails_in_other_processes_and_the_progress_told_of_each_file(make_case: Callable[..., Path]) -> None:
    mail = eml(COVER, attachments=[("y.txt", LETTER)]).as_bytes()
    case = open_case(make_case(answers={"a.eml": mail, "b.zip": archive({"c.txt": ANSWER}), "d.txt": "", "e.msg": "x"}))
    told: list[str] = []

    assert summarise(case, jobs=2, progress=told.append) == summarise(case)
    assert sorted(told) == ["svar/a.eml", "svar/b.zip", "svar/d.txt", "svar/e.msg"]
