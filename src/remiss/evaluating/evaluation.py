"""Labelled cases through the whole program, and the measures of what came out: by case, basis and hard kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from remiss.analysis import analyse_case, summarise_analyses
from remiss.consultation import Case
from remiss.evaluating.baselines import commonest, say_commonest, say_keywords
from remiss.evaluating.cells import Cell, guesses, pair
from remiss.evaluating.gold import ALL, Gold, Labelled, stem
from remiss.evaluating.reference import Reference, referred
from remiss.evaluating.scores import Scores, rate, score, share_unmarked, unmarked
from remiss.model import Analysis, Noun, ReviewReason, Summary


class Report(Noun):
    """The measures over a group of cells: all of them, and those without a review mark, with their share."""

    all: Scores
    unmarked: Scores
    share_unmarked: float | None


class Mark(Noun):
    """A reason for review: how many cells carry it, and how many of those are wrong or do not belong there."""

    reason: ReviewReason
    cells: int
    wrong: int


class Evaluation(Noun):
    """All that ``remiss evaluate`` tells.

    ``responses`` are by ``case/file``; ``hard``, ``basis`` and ``reference`` hold labelled cells only, so that placing
    is recall there. ``unplaced`` is the share of the statements with a stand that found no place.
    ``baselines`` are by name, then by case and for ``all``. ``senders`` is the share of responses whose
    respondent was named right, None where there is no response. ``wrong`` are the cells in which the machine and the
    label differ in place or stance, in the order of the cases.
    """

    total: Report
    cases: dict[str, Report]
    basis: dict[str, Report]
    reference: dict[Reference, Report]
    hard: dict[str, Report]
    responses: dict[str, Scores]
    baselines: dict[str, dict[str, Scores]]
    marks: tuple[Mark, ...]
    senders: float | None
    unplaced: float | None
    wrong: tuple[Cell, ...]


COMMONEST, KEYWORDS = "commonest", "keywords"


def evaluate(
    cases: Sequence[tuple[Case, Gold]], *, jobs: int = 1, progress: Callable[[str], None] = lambda file: None
) -> Evaluation:
    """Read, understand and compile every labelled case as ``summarise`` does, and score it against its labels."""
    runs = []
    for case, gold in cases:
        analyses = analyse_case(case, jobs=jobs, progress=progress)
        runs.append((case, gold, analyses, summarise_analyses(case.consultation, analyses)))
    paired = [(case, analyses, list(pair(case, gold, guesses(summary)))) for case, gold, analyses, summary in runs]
    cells = [cell for _, _, some in paired for cell in some]
    by_reference: dict[Reference, list[Cell]] = {kind: [] for kind in Reference}
    for case, analyses, some in paired:
        for kind, cell in referred(case, analyses, some):
            by_reference[kind].append(cell)
    stands = [s.id for *_, analyses, _ in runs for a in analyses for s in a.statements if s.stand]
    lost = {statement for *_, summary in runs for statement in summary.unplaced}
    senders = [_named_right(label, summary) for _, gold, _, summary in runs for label in gold.responses]
    return Evaluation(
        total=_report(cells),
        cases=_by(cells, lambda cell: cell.case),
        basis=_by([c for c in cells if c.label], lambda cell: cell.label.basis.value if cell.label else ""),
        reference={kind: _report(of) for kind, of in by_reference.items() if of},
        hard=_by([c for c in cells if c.label and c.label.hard], lambda cell: cell.label.hard if cell.label else ""),
        responses={at: score(of) for at, of in _grouped(cells, lambda cell: f"{cell.case}/{cell.file}").items()},
        baselines=_baselines(runs, cells),
        marks=tuple(_marks(cells)),
        senders=rate(sum(senders), len(senders)),
        unplaced=rate(sum(stand in lost for stand in stands), len(stands)),
        wrong=tuple(cell for cell in cells if not cell.right),
    )


def _report(cells: Sequence[Cell]) -> Report:
    return Report(all=score(cells), unmarked=score(unmarked(cells)), share_unmarked=share_unmarked(cells))


def _by(cells: Iterable[Cell], group: Callable[[Cell], str]) -> dict[str, Report]:
    return {name: _report(of) for name, of in _grouped(cells, group).items()}


def _grouped(cells: Iterable[Cell], group: Callable[[Cell], str]) -> dict[str, list[Cell]]:
    groups: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        groups[group(cell)].append(cell)
    return groups


def _baselines(
    runs: Sequence[tuple[Case, Gold, Sequence[Analysis], Summary]], cells: Sequence[Cell]
) -> dict[str, dict[str, Scores]]:
    """The two baselines, by case and for all."""
    stance = commonest(cells)
    found: dict[str, list[Cell]] = {COMMONEST: [], KEYWORDS: []}
    for case, gold, analyses, summary in runs:
        texts = {stem(analysis.document.file): analysis.document.text for analysis in analyses}
        found[COMMONEST] += pair(case, gold, say_commonest(guesses(summary), stance))
        found[KEYWORDS] += pair(case, gold, say_keywords(texts, case.consultation))
    return {
        name: {ALL: score(of), **{case: score(some) for case, some in _grouped(of, lambda cell: cell.case).items()}}
        for name, of in found.items()
    }


def _marks(cells: Sequence[Cell]) -> Iterable[Mark]:
    for reason in ReviewReason:
        bearing = [cell for cell in cells if cell.guess and reason in cell.guess.review]
        if bearing:
            yield Mark(reason=reason, cells=len(bearing), wrong=sum(not cell.right for cell in bearing))


def _named_right(label: Labelled, summary: Summary) -> bool:
    senders = [
        sender.name
        for document in summary.documents
        if stem(document.file) == label.file
        for sender in document.senders
    ]
    return senders != [] and _spelt(" ".join(senders)) == _spelt(label.respondent)


def _spelt(names: str) -> list[str]:
    """The words of one or several names; in which order several bodies are named does not matter."""
    return sorted(word for word in names.replace(",", " ").split() if word != "och")
