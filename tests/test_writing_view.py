from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from remiss.model import Evidence, Role, Stance, Statement
from remiss.writing.layout import view
from remiss.writing.quotes import merged, quote
from summaries import POSITIONS, SCRIPT, big, empty, small


def test_rows_go_by_category_then_name() -> None:
    rows = view(small()).rows
    assert [row.name for row in rows][:6] == [
        "Åhusa tingsrätt",
        "Ostronnämnden",
        "Pärlfiskeverket",
        "Region Skannad",
        "Älgby kommun",
        "Övre Snårsta kommun",
    ]
    categories = [row.category for row in rows]
    assert categories == sorted(categories, key=list(type(categories[0])).index)


def test_every_position_has_its_cell_and_its_place_under_the_proposal() -> None:
    for summary in (small(), big(20, 15)):
        shown = view(summary)
        wanted = {(p.respondent, p.proposal) for p in summary.positions}
        assert {(stand.respondent, stand.proposal) for stand in shown.stands} == wanted
        assert {(s.respondent, s.proposal) for column in shown.columns for s in column.stands} == wanted
        assert {
            (s.respondent, s.proposal) for column in shown.columns for _, stands in column.by_stance() for s in stands
        } == wanted
        assert len({stand.anchor for stand in shown.stands}) == len(wanted)


def test_a_file_that_could_not_be_read_is_not_silence() -> None:
    fates = {row.id: (row.empty, row.fate) for row in view(small()).rows}
    assert fates["tyst"] == ("ej berört", "avstår från att yttra sig")
    assert fates["skannad"] == ("ej läst", "svaret gick inte att läsa")


def test_a_general_stand_is_quoted_once_and_referred_to() -> None:
    referred = [stand for stand in view(small()).stands if stand.by_reference]
    assert {stand.respondent for stand in referred} == {"ostronnamnden"}
    without = small().model_copy(update={"general": ()})
    assert not any(stand.by_reference for stand in view(without).stands)


def test_doubts_that_are_alike_are_one_line() -> None:
    doubts = view(small()).review
    alike = next(doubt for doubt in doubts if len(doubt.stands) > 1)
    assert (alike.first.name, alike.heads) == ("Ostronnämnden", "3.1, 3.2.1, 3.2.2, 4, ikraft")
    reviewed = [stand for doubt in doubts for stand in doubt.stands]
    assert len(reviewed) == sum(bool(p.review) for p in POSITIONS) + 1


def test_what_happened_to_a_corrected_position_is_told() -> None:
    told = {(stand.respondent, stand.proposal): stand.history for stand in view(small()).stands if stand.corrected}
    assert told == {
        ("turned", "3.2.1"): "rättad för hand av =Greta <Påhittad>, 2099-05-02, programmets svar var tillstyrker "
        "(i huvudsak): läst i sin helhet",
        ("ovre", "3.1"): "rättad för hand, programmet hade inget svar: stod i en bild",
        ("skript", "ikraft"): "kontrollerad för hand av GP",
    }
    assert {stand.marks for stand in view(small()).stands if stand.corrected} == {"*"}


def test_pages_and_paragraphs() -> None:
    places = {q.id: q.place for stand in view(small()).stands for q in stand.quotes}
    assert places["s1"] == "s. 2"
    assert places["s6"] == "st. 7"


def test_evidence_outside_the_quote_is_said_beside_it() -> None:
    found = next(q for stand in view(small()).stands for q in stand.quotes if q.id == "s1")
    assert found.above == "under rubriken ”3.2.1 Ett nytt register”"
    assert [(piece.text, piece.role) for piece in found.pieces if piece.role] == [
        ("tillstyrker", Role.CUE),
        ("avsnitt 3.2.1", Role.REFERENCE),
    ]


def test_one_sentence_that_says_two_things_is_quoted_once() -> None:
    first = small().statements[0]
    remark = Evidence(rule="remark.x", role=Role.REMARK, start=first.end - 7, end=first.end - 1, text="3.2.1")
    second = first.model_copy(update={"id": "s1b", "stance": Stance.COMMENTS, "evidence": (*first.evidence, remark)})
    (together,) = merged([first, second])
    assert (together.id, together.stance) == (first.id, first.stance)
    assert together.evidence == second.evidence
    elsewhere = second.model_copy(update={"start": 5000, "end": 5000 + len(second.text)})
    assert merged([first, elsewhere]) == (first, elsewhere)


def test_a_blank_between_two_words_that_decided_is_not_marked() -> None:
    text = "Staten bör i stället samråda."
    spans = [("bor-i-stallet", 7, 20), ("anser-bor", 7, 10), ("i-stallet", 11, 20)]
    evidence = tuple(
        Evidence(rule=rule, role=Role.CUE, start=start, end=end, text=text[start:end]) for rule, start, end in spans
    )
    update = {"text": text, "start": 0, "end": len(text), "evidence": evidence}
    shown = quote(small().statements[0].model_copy(update=update), who="A", file="a.txt")
    assert [(piece.text, piece.rule) for piece in shown.pieces if piece.role] == [
        ("bör", "anser-bor"),
        ("i stället", "i-stallet"),
    ]
    assert shown.text == text


def test_many_words_outside_a_quote_are_named_in_short() -> None:
    words = ("stöd", "stöd", "ledning", "staten", "verk")
    evidence = tuple(
        Evidence(rule="sammanhang", role=Role.CONTEXT, start=at, end=at + 1, text=word) for at, word in enumerate(words)
    )
    told = small().statements[0].model_copy(update={"evidence": evidence, "text": "4.1\tStöd"})
    shown = quote(told, who="A", file="a.txt")
    assert shown.above == "i sammanhanget: ”stöd”, ”ledning”, ”staten” m.m."
    assert len(shown.evidence) == len(words)
    assert shown.text == "4.1 | Stöd"


def test_a_summary_without_answers_has_a_view() -> None:
    shown = view(empty())
    assert (shown.rows, shown.stands, shown.review) == ((), (), ())


def test_nothing_invisible_is_left_in_a_name() -> None:
    names = [row.name for row in view(small()).rows]
    assert "Abc gnisrävs [31m AB" in names
    assert SCRIPT in names  # visible, and for each writer to escape


@given(
    text=st.text(min_size=1, max_size=60),
    spans=st.lists(st.tuples(st.integers(-20, 80), st.integers(1, 30)), max_size=6),
)
def test_the_pieces_of_a_quote_are_the_quote(text: str, spans: list[tuple[int, int]]) -> None:
    start = 100
    evidence = tuple(
        Evidence(rule=f"r{at}", role=Role.CUE, start=start + begin, end=start + begin + length, text="x")
        for at, (begin, length) in enumerate(spans)
    )
    text = "".join(c if c.isprintable() else "x" for c in text)
    said = Statement(
        id="s", document="d", page=None, paragraph=1, start=start, end=start + len(text), text=text,
        proposals=(), stance=Stance.COMMENTS, evidence=evidence,
    )  # fmt: skip
    shown = quote(said, who="A", file="a.txt")
    assert shown.text == "".join(piece.text for piece in shown.pieces)
    inside = [e for e in evidence if e.end > start and e.start < said.end]
    assert sum(clue.outside for clue in shown.evidence) == len(evidence) - len(inside)
    marked = [piece.text for piece in shown.pieces if piece.role]
    assert not any(words.isspace() for words in marked)
    if shown.text == text:
        decided = {at for e in inside for at in range(max(e.start, start), min(e.end, said.end))}
        assert sum(map(len, "".join(marked).split())) == sum(not text[at - start].isspace() for at in decided)


def test_no_view_is_told_apart_from_views() -> None:
    column = next(column for column in view(small()).columns if column.id == "ikraft")
    assert "och 1 lämnar synpunkter. 1 har inga synpunkter på förslaget." in column.sentence
    assert {stand.word for stand in column.stands if stand.stance is Stance.COMMENTS} == {
        "synpunkter",
        "inga synpunkter",
    }
