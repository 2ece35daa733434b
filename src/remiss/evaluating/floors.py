"""Floors: a TOML file that pins what has been reached, so that it can only rise.

    [all.joint_f1]
    floor = 0.908
    best = 0.921
    reason = "Skälet till att golvet får ligga under det bästa."

``floor`` is what must be reached, ``best`` the best that ever was. A floor below ``best`` needs a ``reason``; raising
takes the reason away again. Flips are counted, so there the floor is a ceiling, and the best is the lowest.
"""

from __future__ import annotations

import json
import math
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from pydantic import Field

from remiss.errors import CaseError
from remiss.evaluating.evaluation import Evaluation, Report
from remiss.evaluating.gold import ALL
from remiss.model import Noun

MEASURES: Mapping[str, Callable[[Report], float | None]] = MappingProxyType(
    {
        "placing_f1": lambda report: report.all.placing_f1,
        "stance_macro_f1": lambda report: report.all.stance_macro_f1,
        "joint_f1": lambda report: report.all.joint_f1,
        "share_unmarked": lambda report: report.share_unmarked,
        "unmarked_accuracy": lambda report: report.unmarked.stance_accuracy,
        "unmarked_right": lambda report: report.unmarked.right,
        "flips": lambda report: report.all.flips,
        "unmarked_flips": lambda report: report.unmarked.flips,
    }
)
SENDERS = "senders"
"""the one measure of letters, not of cells: pinned for all cases together"""
COUNTED = frozenset({"flips", "unmarked_flips"})
"""measures that are better the lower they are"""
_DECIMALS = 3
"""Rates are pinned to so many decimals, rounded down."""


class Floor(Noun):
    """What a measure must reach, what it has reached at best, and why the floor is below that, if it is."""

    floor: float = Field(allow_inf_nan=False)
    best: float = Field(allow_inf_nan=False)
    reason: str = ""


class Short(Noun):
    """A measure below its floor. ``reached`` is None where it could not be measured any more."""

    group: str
    measure: str
    floor: float
    reached: float | None


Floors = Mapping[str, Mapping[str, Floor]]
"""floors by group (``all`` or a case's name) and measure"""


def load_floors(path: Path, *, new: bool = False) -> Floors:
    """The floors of a file; with ``new`` there need not be one.

    Raises CaseError where it cannot be used, pins a measure that does not exist, or has a floor that was lowered
    without a reason.
    """
    if not path.exists():
        if new:
            return {}
        raise CaseError(f"Golvfilen {path} finns inte. Skapa den med --floors {path} --raise.")
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        floors = {
            group: {measure: Floor.model_validate(floor) for measure, floor in some.items()}
            for group, some in content.items()
        }
    except (OSError, ValueError, RecursionError, AttributeError) as fault:
        raise CaseError(
            f"{path} är ingen golvfil. Varje golv skrivs som [grupp.mått] med raderna floor och best, "
            "och med reason om det är sänkt."
        ) from fault
    for group, measure, floor in _each(floors):
        if measure not in MEASURES and (group, measure) != (ALL, SENDERS):
            known = ", ".join((*MEASURES, f"{ALL}.{SENDERS}"))
            raise CaseError(f"{path}: måttet {measure} finns inte. De som finns är {known}.")
        if _worse(measure, floor.floor, floor.best) and not floor.reason.strip():
            raise CaseError(
                f"{path}: golvet {group}.{measure} är sänkt från {floor.best:g} till {floor.floor:g} utan skäl. "
                'Lägg till raden reason = "…" och säg varför.'
            )
    return floors


def below(evaluation: Evaluation, floors: Floors) -> tuple[Short, ...]:
    """The measures that do not reach their floor."""
    reached = measured(evaluation)
    found = []
    for group, measure, floor in _each(floors):
        value = reached.get(group, {}).get(measure)
        if value is None or _worse(measure, value, floor.floor):
            found.append(Short(group=group, measure=measure, floor=floor.floor, reached=value))
    return tuple(found)


def raised(evaluation: Evaluation, floors: Floors) -> Floors:
    """The floors, each raised to what is reached now where that is better; new groups and measures are added."""
    now: dict[str, dict[str, Floor]] = {group: dict(some) for group, some in floors.items()}
    for group, values in measured(evaluation).items():
        for measure, value in values.items():
            pinned = _pinned(measure, value)
            old = floors.get(group, {}).get(measure)
            if old is None:
                now.setdefault(group, {})[measure] = Floor(floor=pinned, best=pinned)
            elif _worse(measure, old.floor, pinned):
                best = old.best if _worse(measure, pinned, old.best) else pinned
                reason = old.reason if _worse(measure, pinned, best) else ""
                now[group][measure] = Floor(floor=pinned, best=best, reason=reason)
    return now


def write_floors(floors: Floors, path: Path) -> None:
    """Write a floors file. Raises CaseError where that cannot be done."""
    lines = [
        "# Golven för träffsäkerheten: skrivs av remiss evaluate … --floors FIL --raise.",
        "# Ett golv under best behöver ett skäl (reason).",
    ]
    for group, measure, floor in _each(floors):
        lines += ["", f"[{_key(group)}.{measure}]", f"floor = {_digits(floor.floor)}", f"best = {_digits(floor.best)}"]
        if floor.reason:
            lines.append(f"reason = {_quoted(floor.reason)}")
    try:
        path.write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")
    except OSError as fault:
        raise CaseError(f"Golvfilen {path} kan inte skrivas. Se till att mappen finns och går att skriva i.") from fault


def measured(evaluation: Evaluation) -> dict[str, dict[str, float]]:
    """The pinned measures of all cells and of each case; of all, the share of senders that were named right as well."""
    reports = {ALL: evaluation.total, **evaluation.cases}
    reached = {
        group: {name: value for name, measure in MEASURES.items() if (value := measure(report)) is not None}
        for group, report in reports.items()
    }
    if evaluation.senders is not None:
        reached[ALL][SENDERS] = evaluation.senders
    return reached


def _each(floors: Floors) -> Iterator[tuple[str, str, Floor]]:
    for group, some in floors.items():
        for measure, floor in some.items():
            yield group, measure, floor


def _worse(measure: str, first: float, second: float) -> bool:
    return first > second if measure in COUNTED else first < second


def _pinned(measure: str, value: float) -> float:
    if measure in COUNTED:
        return value
    step: float = 10.0**_DECIMALS
    return math.floor(value * step + 1e-9) / step


def _digits(value: float) -> str:
    return repr(value).removesuffix(".0")


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _quoted(name)


def _quoted(words: str) -> str:
    """A string as TOML has it: as in JSON, but for one control character."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
