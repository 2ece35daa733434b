"""Gold: a case folder with ``gold.json``, the labels that people set by the codebook."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from pydantic import ValidationError, field_validator

from remiss.consultation import DEFINITION, Case, open_case
from remiss.errors import CaseError
from remiss.model import Basis, Noun, Qualifier, Stance

LABELS = "gold.json"
ALL = "all"
"""what stands for all cases together, so that no case can be called so"""


class Label(Noun):
    """What a person says that a respondent says of a proposal.

    ``hard`` names what makes it difficult to read, empty where nothing does. ``ignore`` marks a cell in which two
    readings can be defended: it is not scored.
    """

    stance: Stance
    qualifiers: tuple[Qualifier, ...] = ()
    basis: Basis
    hard: str = ""
    ignore: bool = False

    @field_validator("hard")
    @classmethod
    def _one_spelling(cls, hard: str) -> str:
        return hard.replace("_", "-")


class GeneralLabel(Noun):
    """What a person says that a respondent says of the whole."""

    stance: Stance
    qualifiers: tuple[Qualifier, ...] = ()
    scope: str = ""


class Labelled(Noun):
    """One response with its labels; ``file`` has no ending. Proposals without a label are silent."""

    file: str
    respondent: str
    general: GeneralLabel | None = None
    endorses: tuple[str, ...] = ()
    positions: dict[str, Label]

    @field_validator("file")
    @classmethod
    def _one_form(cls, file: str) -> str:
        return unicodedata.normalize("NFC", file)


class Gold(Noun):
    """The labels of a case."""

    responses: tuple[Labelled, ...]


def open_gold(paths: Iterable[Path]) -> tuple[tuple[Case, Gold], ...]:
    """The labelled cases of some folders, ready to be evaluated. Raises CaseError where one cannot be used, or where
    two have the same name.
    """
    cases = tuple((case, load_gold(case)) for case in map(open_case, find_cases(paths)))
    for name, count in Counter(name_of(case) for case, _ in cases).items():
        if count > 1 or name == ALL:
            what = "Två mappar med facit heter" if count > 1 else "En mapp med facit heter"
            raise CaseError(f"{what} {name}. Måtten redovisas efter mappens namn: ge varje mapp ett eget, inte {ALL}.")
    return cases


def name_of(case: Case) -> str:
    """What a case is called in the measures: its folder's name."""
    return case.root.resolve().name


def stem(file: str) -> str:
    """A response's file name without folders and ending, spelt alike on every system."""
    return unicodedata.normalize("NFC", PurePosixPath(file).stem)


def find_cases(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The labelled case folders among some folders: each itself, or else those right below it, by name.

    Raises CaseError where a folder neither is one nor holds any.
    """
    cases: list[Path] = []
    for path in paths:
        found = [path] if (path / LABELS).is_file() else sorted(below.parent for below in path.glob(f"*/{LABELS}"))
        if not found:
            raise CaseError(
                f"{path} har inget facit. Ange en mapp där {DEFINITION} och {LABELS} ligger, eller en mapp med sådana."
            )
        cases += found
    return tuple({case.resolve(): case for case in cases}.values())


def load_gold(case: Case) -> Gold:
    """The labels of a case. Raises CaseError where they cannot be used: a response or proposal that is not there."""
    path = case.root / LABELS
    try:
        gold = Gold.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as fault:
        raise CaseError(f"{path} kan inte läsas. Facit ska vara en JSON-fil i UTF-8.") from fault
    except ValidationError as fault:
        first = fault.errors()[0]
        place = " → ".join(str(part) for part in first["loc"]) or "filen"
        raise CaseError(f"{path} följer inte formatet för facit vid {place}. Se fixtures/gold/README.md.") from fault
    stems = [stem(case.name(response)) for response in case.responses]
    labelled = [response.file for response in gold.responses]
    asked = {proposal.id for proposal in case.consultation.proposals}
    for response in gold.responses:
        if stems.count(response.file) != 1:
            raise CaseError(f"{path}: {response.file} ska vara namnet, utan ändelse, på en och endast en fil i svar.")
        if labelled.count(response.file) != 1:
            raise CaseError(f"{path}: {response.file} står mer än en gång. Samla svarets rutor på ett ställe.")
        if unknown := sorted(response.positions.keys() - asked):
            raise CaseError(f"{path}: {response.file} har förslag som inte finns i {DEFINITION}: {', '.join(unknown)}.")
    return gold
