"""Write schemas/*.schema.json from the models. Run by ``make schemas``; a test holds that they agree."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from remiss.model import Analysis, ArchiveIndex, Consultation, Difference, Document, Summary

PUBLISHED: dict[str, type[BaseModel]] = {
    "analysis": Analysis,
    "archive": ArchiveIndex,
    "consultation": Consultation,
    "difference": Difference,
    "document": Document,
    "summary": Summary,
}
"""the models that other programs read or write, by the name of their schema"""


def render(model: type[BaseModel]) -> str:
    """A model's JSON Schema as the file's text."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(mode="serialization"),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name, published in PUBLISHED.items():
        target = Path(__file__).parent / f"{name}.schema.json"
        target.write_text(render(published), encoding="utf-8", newline="\n")
