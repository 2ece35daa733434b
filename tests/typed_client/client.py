"""A program of somebody else's, which uses all that ``import remiss`` gives: run on a case folder, and type-checked.

It takes nothing but what is public, and says what it takes each result to be, so that a type checker disagrees where
one changes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import polars

from remiss import (
    Analysis,
    Cache,
    Case,
    CaseError,
    Consultation,
    Correction,
    Difference,
    Document,
    LimitError,
    Limits,
    Position,
    Proposal,
    ReadError,
    RemissError,
    Respondent,
    RuleError,
    Stance,
    Statement,
    StepError,
    Steps,
    Summary,
    WrittenCorrection,
    analyse,
    analyse_case,
    compare,
    judged_by,
    load,
    load_consultation,
    mask_private,
    open_case,
    read,
    summarise,
    summarise_analyses,
    summarise_texts,
    to_frame,
    understand,
    write,
)
from remiss.understanding import Judgement, Link, Passage

FAULTS: Mapping[type[RemissError], str] = {
    CaseError: "case",
    LimitError: "limit",
    ReadError: "file",
    RuleError: "rule",
    StepError: "step",
}


class Desk:
    """What a ministry's own program may keep of a case."""

    def __init__(self, root: Path) -> None:
        self.case: Case = open_case(root)
        self.consultation: Consultation = load_consultation(root / "remiss.toml")
        self.limits: Limits = Limits(seconds=30, ocr=False)

    def summary(self, executor: Executor, kept: Path, told: Callable[[str], None]) -> Summary:
        with Cache(kept) as cache:
            return summarise(self.case, executor=executor, batch=4, limits=self.limits, cache=cache, progress=told)

    def decided(self, decisions: Sequence[WrittenCorrection]) -> Summary:
        analyses: tuple[Analysis, ...] = analyse_case(self.case, jobs=1, limits=self.limits)
        return summarise_analyses(self.consultation, analyses, limits=self.limits, corrections=decisions)

    def sender(self, path: Path) -> str:
        try:
            document: Document = read(path, limits=self.limits)
        except ReadError as fault:
            return FAULTS[type(fault)]
        identification, statements = understand(document, self.consultation)
        proposals: set[str] = {proposal for statement in statements for proposal in statement.proposals}
        return f"{', '.join(identification.names)}: {', '.join(sorted(proposals))}"


def words(summary: Summary, position: Position) -> list[str]:
    """The words behind a cell, with their pages."""
    statements: dict[str, Statement] = {statement.id: statement for statement in summary.statements}
    return [f"{statements[one].text} ({statements[one].page or '-'})" for one in position.statements]


def who(summary: Summary, stance: Stance, proposal: str) -> list[str]:
    """The names of those that say so."""
    bodies: dict[str, Respondent] = {body.id: body for body in summary.respondents}
    return [bodies[p.respondent].name for p in summary.positions if p.proposal == proposal and p.stance is stance]


def cheers(document: Document, passage: Passage, link: Link) -> Judgement | None:
    """A classifier that knows one word; it quotes another than it has found where that is in capitals."""
    said: str = document.text[passage.start : passage.end]
    if "hurra" not in said.lower() or not link.proposals:
        return None
    return judged_by("hurrarop", document, passage, "hurra", Stance.SUPPORTS)


def main(root: Path) -> None:
    """Do it all once, and tell of it."""
    desk, told = Desk(root), list[str]()
    with ThreadPoolExecutor(2) as pool:
        summary = desk.summary(pool, root / "egen.sqlite3", told.append)
    print(sorted(told) == sorted(map(desk.case.name, desk.case.responses)))
    print([desk.sender(path) for path in desk.case.responses])
    print(analyse(desk.case.responses[0], desk.consultation).identification.names)

    first: Position = summary.positions[0]
    print(first.stance.value, words(summary, first), who(summary, first.stance, first.proposal))
    decision = WrittenCorrection(
        respondent=first.respondent,
        proposal=first.proposal,
        correction=Correction(stance=Stance.COMMENTS, note="Läst.", by="GP"),
        place="mitt program",
    )
    difference: Difference = compare(summary, desk.decided([decision]))
    print([(change.respondent, change.proposal) for change in difference.cells])

    asked = Consultation(title="Kort", proposals=(Proposal(id="1", number="1", title="Avgiften ska slopas"),))
    short: Summary = summarise_texts(asked, {"verket.txt": "Verket\n\nVerket tillstyrker förslaget i avsnitt 1."})
    own = Steps("hurrarop 1", judge=cheers)
    for word in ("Hurra", "hurra"):
        try:
            glad = summarise_texts(asked, {"b.txt": f"Verket\n\n{word} för förslaget i avsnitt 1."}, steps=own)
        except StepError as fault:
            print(FAULTS[type(fault)])
        else:
            print([position.stance.value for position in glad.positions])
    print(mask_private(short) == short)
    paths: tuple[Path, ...] = write(short, root / "kort", ["json", "parquet"])
    print(load(paths[0]) == short)
    cells: polars.DataFrame = to_frame(short, backend="polars")
    print(cells.select("name", "stance").rows(), len(to_frame(short, "proposals")))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
