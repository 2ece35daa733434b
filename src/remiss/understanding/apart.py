"""Understanding in the process that can be killed: a text can be as hostile as the file it was read from.

``understand_apart`` is ``understand`` for a document that somebody else wrote, within limits of time and memory.
"""

from __future__ import annotations

from functools import lru_cache

from pydantic import ValidationError

from remiss.model import Consultation, Document, Identification, JudgedStatement, Noun
from remiss.reading.guard import called, no_answer
from remiss.reading.limits import Limits
from remiss.understanding.statements import understand


class _Understood(Noun):
    identification: Identification
    statements: tuple[JudgedStatement, ...]


def understand_apart(
    document: Document, consultation: Consultation, limits: Limits
) -> tuple[Identification, tuple[JudgedStatement, ...]]:
    """Who sent a document, and its judged statements, as ``understand`` tells.

    Raises ``LimitError`` where that takes more time or memory, or gives more statements, than the limits allow, and
    ``CrashError`` for a fault of ours.
    """
    given = {"document": document.model_dump_json(), "consultation": consultation.model_dump_json()}
    try:
        found = _Understood.model_validate_json(called(f"{__name__}:answer", given, limits))
    except ValidationError as error:
        raise no_answer() from error
    return found.identification, found.statements


def answer(given: dict[str, str], limits: Limits) -> str:
    """What the worker does of it: JSON to JSON."""
    document = Document.model_validate_json(given["document"])
    identification, statements = understand(document, _consultation(given["consultation"]))
    limits.check_statements(len(statements))
    return _Understood(identification=identification, statements=statements).model_dump_json()


@lru_cache(maxsize=1)
def _consultation(written: str) -> Consultation:
    """The same for one document after another."""
    return Consultation.model_validate_json(written)
