"""The nouns: frozen, strict, spans in order; the published schemas agree with them and with what is written."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel, ValidationError

from letters import CONSULTATION, analysis, compiled, from_bokverket
from remiss import Document, Proposal, Respondent, Summary, model
from remiss.model import Block, BlockKind, DocumentRecord, Noun, Status

SCHEMAS = Path(__file__).parents[1] / "schemas"
LETTER = from_bokverket(
    "## 3.3 Utbildning i brandskydd\nBokverket tillstyrker i huvudsak förslaget. I övrigt har verket inga synpunkter.\n"
    "Bokverket avstyrker förslaget i avsnitt 9.9."
)


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_schemas", SCHEMAS / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATOR = _generator()
PUBLISHED: dict[str, type[BaseModel]] = GENERATOR.PUBLISHED
NOUNS = [
    noun for noun in vars(model).values() if isinstance(noun, type) and issubclass(noun, Noun) and noun is not Noun
]


def schema(name: str) -> dict[str, Any]:
    loaded = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_every_noun_is_frozen_and_forbids_unknown_fields(noun: type[Noun]) -> None:
    assert noun.model_config["frozen"]
    assert noun.model_config["extra"] == "forbid"


def test_a_noun_cannot_be_changed() -> None:
    proposal = Proposal(id="1", number="1", title="Ett förslag")

    with pytest.raises(ValidationError, match="frozen"):
        proposal.title = "Ett annat"  # type: ignore[misc]


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Respondent.model_validate({"id": "a", "name": "A", "colour": "red"})


def test_nouns_compare_by_value_and_can_be_counted() -> None:
    assert Respondent(id="a", name="A") == Respondent(id="a", name="A")
    assert len({Respondent(id="a", name="A"), Respondent(id="a", name="A")}) == 1


@pytest.mark.parametrize(
    ("spans", "accepted"),
    [
        ([(0, 3), (5, 8)], True),
        ([(0, 3), (3, 8)], True),
        ([(0, 0)], True),
        ([], True),
        ([(5, 8), (0, 3)], False),
        ([(0, 4), (3, 8)], False),
        ([(0, 11)], False),
        ([(4, 2)], False),
        ([(-1, 2)], False),
    ],
)
def test_blocks_are_spans_in_order(spans: list[tuple[int, int]], accepted: bool) -> None:
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, start=start, end=end) for start, end in spans)

    def make() -> Document:
        return Document(id="x", file="x.txt", status=Status.READ, text="0123456789", blocks=blocks)

    if accepted:
        assert [make().quote(block) for block in blocks] == ["0123456789"[start:end] for start, end in spans]
    else:
        with pytest.raises(ValidationError, match="does not follow"):
            make()


@pytest.mark.parametrize(("date", "accepted"), [("2031-05-04", True), (None, True), ("4 maj 2031", False)])
def test_a_records_date_is_a_day(date: str | None, accepted: bool) -> None:
    row: dict[str, object] = {
        "id": "x",
        "file": "x.txt",
        "status": "read",
        "respondents": [],
        "pages": None,
        "date": date,
        "dnr": None,
    }

    if accepted:
        assert DocumentRecord.model_validate(row).date == date
    else:
        with pytest.raises(ValidationError):
            DocumentRecord.model_validate(row)


def test_a_consultations_header_leaves_out_what_a_summary_does_not_hold() -> None:
    header = CONSULTATION.header()

    assert header.title == CONSULTATION.title
    assert [proposal.id for proposal in header.proposals] == [proposal.id for proposal in CONSULTATION.proposals]
    assert set(header.model_dump()) == {"title", "reference", "dnr", "deadline", "proposals"}
    assert set(header.model_dump()["proposals"][0]) == {"id", "number", "title", "kind"}


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_schema_agrees_with_its_model(name: str) -> None:
    written = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")

    assert written == GENERATOR.render(PUBLISHED[name]), "run `make schemas`"


def test_no_schema_lies_about_without_a_model() -> None:
    assert {path.name for path in SCHEMAS.glob("*.schema.json")} == {f"{name}.schema.json" for name in PUBLISHED}


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_schema_is_itself_valid(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("summary", compiled(LETTER)),
        ("analysis", analysis(LETTER)),
        ("document", LETTER),
        ("consultation", CONSULTATION),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_written_follows_the_schema(name: str, noun: BaseModel) -> None:
    jsonschema.validate(noun.model_dump(mode="json"), schema(name))


def test_a_schema_refuses_what_the_model_refuses() -> None:
    written = compiled(LETTER).model_dump(mode="json")
    written["positions"][0]["stance"] = "likes"

    with pytest.raises(jsonschema.ValidationError, match="likes"):
        jsonschema.validate(written, schema("summary"))


@pytest.mark.parametrize(
    "noun", [compiled(LETTER), analysis(LETTER), LETTER, CONSULTATION], ids=lambda n: type(n).__name__
)
def test_a_noun_comes_back_from_json_as_it_was(noun: BaseModel) -> None:
    assert type(noun).model_validate_json(noun.model_dump_json()) == noun


def test_the_summary_has_the_fields_of_the_contract_and_no_other() -> None:
    assert list(Summary.model_fields) == [
        "schema_version", "made_with", "consultation", "respondents", "documents", "positions", "general",
        "dismissed", "stale", "statements", "unplaced", "silent", "declined", "not_answered", "campaigns", "drafts",
        "counts",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "of", ["Stance", "Qualifier", "Basis", "ProposalKind", "Status", "Category", "Role", "ReviewReason", "BlockKind"]
)
def test_a_word_of_the_vocabulary_is_spelled_in_lower_case(of: str) -> None:
    assert all(str(word) == word.value == word.name.lower() for word in getattr(model, of))
