"""What all models are."""

from __future__ import annotations

from typing import dataclass_transform

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1"


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class Noun(BaseModel):
    """The base of all models: frozen, which a type checker is told of as well, and strict about field names."""

    model_config = ConfigDict(frozen=True, extra="forbid")
