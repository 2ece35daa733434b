"""The measures: cells → how many are placed right, judged right, and turned round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from remiss.evaluating.cells import Cell
from remiss.model import Noun, Stance


class Scores(Noun):
    """How well a machine did on some cells. Rates run from 0 to 1; one that nothing was measured for is None.

    ``precision``, ``recall`` and ``placing_f1`` ask whether a response touches a proposal at all; ``stance_accuracy``,
    ``stance_macro_f1`` (the mean over those of the three stances that occur) and ``qualifiers`` (all of them right,
    where the stance is) are on cells that both person and machine have. ``joint_f1`` wants the right place and the
    right stance; ``right`` is the share of the machine's cells that have both. ``flips`` counts supports for rejects
    and the reverse. ``confusion`` counts label and answer: ``confusion["rejects"]["supports"]``.
    """

    labelled: int
    answered: int
    shared: int
    precision: float | None
    recall: float | None
    placing_f1: float | None
    stance_accuracy: float | None
    stance_macro_f1: float | None
    qualifiers: float | None
    joint_f1: float | None
    right: float | None
    flips: int
    confusion: dict[str, dict[str, int]]


def score(cells: Sequence[Cell]) -> Scores:
    """The measures over some cells."""
    labelled = sum(cell.label is not None for cell in cells)
    answered = sum(cell.guess is not None for cell in cells)
    shared = [cell for cell in cells if cell.shared]
    right = [cell for cell in shared if cell.right]
    exact = sum(_qualifiers_agree(cell) for cell in right)
    return Scores(
        labelled=labelled,
        answered=answered,
        shared=len(shared),
        precision=rate(len(shared), answered),
        recall=rate(len(shared), labelled),
        placing_f1=_f1(len(shared), answered, labelled),
        stance_accuracy=rate(len(right), len(shared)),
        stance_macro_f1=_macro_f1(shared),
        qualifiers=rate(exact, len(right)),
        joint_f1=_f1(len(right), answered, labelled),
        right=rate(len(right), answered),
        flips=sum(cell.flipped for cell in cells),
        confusion=_confusion(shared),
    )


def unmarked(cells: Sequence[Cell]) -> list[Cell]:
    """The cells that a person need not open."""
    return [cell for cell in cells if not cell.marked]


def share_unmarked(cells: Sequence[Cell]) -> float | None:
    """How many of the machine's cells carry no review mark, of all that it has."""
    answered = [cell for cell in cells if cell.guess is not None]
    return rate(len(unmarked(answered)), len(answered))


def rate(part: int, whole: int) -> float | None:
    """A share from 0 to 1, None where there is nothing to have a share of."""
    return part / whole if whole else None


def _qualifiers_agree(cell: Cell) -> bool:
    return bool(cell.label and cell.guess and set(cell.label.qualifiers) == set(cell.guess.qualifiers))


def _f1(hits: int, answered: int, labelled: int) -> float | None:
    return rate(2 * hits, answered + labelled)


def _macro_f1(shared: Sequence[Cell]) -> float | None:
    pairs = Counter((cell.label.stance, cell.guess.stance) for cell in shared if cell.label and cell.guess)
    each = []
    for stance in Stance:
        labelled = sum(count for (label, _), count in pairs.items() if label is stance)
        answered = sum(count for (_, guess), count in pairs.items() if guess is stance)
        if (f1 := _f1(pairs[stance, stance], answered, labelled)) is not None:
            each.append(f1)
    return sum(each) / len(each) if each else None


def _confusion(shared: Sequence[Cell]) -> dict[str, dict[str, int]]:
    table = {label.value: {guess.value: 0 for guess in Stance} for label in Stance}
    for cell in shared:
        if cell.label and cell.guess:
            table[cell.label.stance.value][cell.guess.stance.value] += 1
    return table
