"""What must hold of any document and any summary, whatever the words: asked by the fuzzing, here and in ``fuzz/``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from letters import CONSULTATION
from remiss import Analysis, Document, Summary, summarise_analyses, understand, write
from remiss.reading import read_text

_SCHEMA = Path(__file__).parents[1] / "schemas" / "summary.schema.json"


@cache
def _validator() -> Any:
    schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema)


def check_document(document: Document) -> None:
    """Blocks are trimmed slices in order, with only white space between; nothing in it can steer a terminal."""
    at = 0
    for block in document.blocks:
        words = document.quote(block)
        assert words, block
        assert words == words.strip(), block
        assert not document.text[at : block.start].strip(), block
        assert block.box is None or all(abs(edge) < float("inf") for edge in block.box)
        at = block.end
    assert not document.text[at:].strip()
    assert Document.model_validate_json(document.model_dump_json()) == document


def check_summary(summary: Summary, analyses: Sequence[Analysis]) -> None:
    """Quotes are slices, each stand is placed or listed, and what is pointed at is there."""
    texts = {analysis.document.id: analysis.document.text for analysis in analyses}
    placed = {s for position in summary.positions for s in position.statements}
    placed |= {s for position in summary.general for s in position.statements}
    stands = {s.id for analysis in analyses for s in analysis.statements if s.stand}
    known = {statement.id for statement in summary.statements}
    proposals = {proposal.id for proposal in summary.consultation.proposals}
    assert stands <= placed | {*summary.unplaced}
    assert placed | {*summary.unplaced} <= known
    assert [document.file for document in summary.documents] == [analysis.document.file for analysis in analyses]
    for statement in summary.statements:
        text = texts[statement.document]
        assert statement.text == text[statement.start : statement.end]
        assert statement.text.strip()
        assert {*statement.proposals, *statement.rivals} <= proposals
        for evidence in statement.evidence:
            assert evidence.text == text[evidence.start : evidence.end]
    assert {position.proposal for position in summary.positions} <= proposals


def go_the_whole_way(document: Document, folder: Path, formats: Sequence[str] = ("json",)) -> Summary:
    """From a document to the files written, holding each step to what must hold of it."""
    check_document(document)
    identification, statements = understand(document, CONSULTATION)
    analyses = [Analysis(document=document, identification=identification, statements=statements)]
    summary = summarise_analyses(CONSULTATION, analyses)
    check_summary(summary, analyses)
    for path in write(summary, folder, list(formats)):
        if path.suffix == ".json":
            _validator().validate(json.loads(path.read_text(encoding="utf-8")))
    return summary


def from_text(text: str, folder: Path, formats: Sequence[str] = ("json",)) -> Summary:
    """The same from text in hand."""
    return go_the_whole_way(read_text(text, file="svar/a.txt"), folder, formats)
