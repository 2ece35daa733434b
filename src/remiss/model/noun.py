"""What all models are."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

SCHEMA_VERSION = "1"


class Noun(BaseModel):
    """The base of all models: frozen, strict about field names."""

    model_config = ConfigDict(frozen=True, extra="forbid")
