"""The commands. No logic: each opens what it is given, calls the library and shows what came of it.

Results go to stdout, progress and warnings to stderr. Exit codes: 0 all is well, 1 done but some files could not be
read (or a rule's example failed), 2 nothing could be done.
"""

from __future__ import annotations

import atexit
import gc
import json
import sys
from collections.abc import Iterable
from contextlib import nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from remiss.errors import RemissError
from remiss.terminal import bar_shown, console, pages_shown, warn
from remiss.usage import Group, at_least, limited

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from remiss.casework import Orders
    from remiss.consultation import Case
    from remiss.model import Summary

_SELDOM = (50_000, 20, 20)
"""how often Python looks for what can go: most of what a run makes stays until its end, and goes with the process"""
_CONTEXT = {"help_option_names": ["--help", "-h"]}
_CASE = click.argument("case", type=click.Path(path_type=Path), metavar="REMISS")
_PROPOSALS = click.option(
    "--proposals",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="Förslagen ur en CSV-fil i stället för remiss.toml.",
)
_AS_JSON = click.option("--json", "as_json", is_flag=True, help="Skriv resultatet som JSON.")


@click.group(
    cls=Group,
    context_settings=_CONTEXT,
    help="Sammanställer remissvar: vem tillstyrker, avstyrker eller har synpunkter på vad.",
)
@click.version_option(
    package_name="remiss", prog_name="remiss", message="%(prog)s %(version)s", help="Visa versionen och avsluta."
)
def main() -> None:
    """The entry point."""
    from remiss.reading.guard.ending import leave_when_told

    leave_when_told()
    gc.set_threshold(*_SELDOM)
    atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may still be set to a code page without å, ä and ö
            stream.reconfigure(encoding="utf-8", errors="replace")


_CORRECTIONS = click.option(
    "--corrections",
    "corrected",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="En granskad arbetsbok eller CSV-fil med rättelser, utöver dem i mappen. Kan anges flera gånger.",
)


@main.command(
    help="Läser svaren i mappen REMISS och skriver sammanställningen. I en mapp med flera remisser görs var och en."
)
@_CASE
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="MAPP", help="Var filerna skrivs. [REMISS/sammanstallning]"
)
@click.option("--jobs", type=at_least(1), metavar="N", help="Antal processer som läser samtidigt, minst 1.")
@click.option("--dask", "cluster", metavar="ADRESS", help="Läs svaren på ett Dask-kluster, t.ex. tcp://dator:8786.")
@click.option(
    "--format", "formats", metavar="LISTA", help="Format, med komma emellan, även parquet. [json,csv,xlsx,docx,html]"
)
@_CORRECTIONS
@click.option("--mask-private", is_flag=True, help="Skriv inte ut vilka privatpersoner som har svarat.")
@click.option("--no-cache", is_flag=True, help="Läs alla svar på nytt, och spara inget av läsningen till nästa gång.")
@limited
@_PROPOSALS
@_AS_JSON
@click.pass_context
def compile(
    ctx: click.Context,
    case: Path,
    out: Path | None,
    jobs: int | None,
    cluster: str | None,
    formats: str | None,
    corrected: tuple[Path, ...],
    mask_private: bool,
    no_cache: bool,
    proposals: Path | None,
    as_json: bool,
    limits: dict[str, Any],
) -> None:
    """Compile a case, or each case of an archive, and show what came of it."""
    from remiss.analysis.cluster import dask_workers
    from remiss.casework import Orders, is_archive
    from remiss.reading import Limits
    from remiss.writing import FORMATS

    orders = Orders(
        out=out,
        formats=tuple(formats.split(",")) if formats is not None else FORMATS,
        corrections=corrected,
        proposals=proposals,
        mask_private=mask_private,
        use_cache=not no_cache,
        jobs=jobs,
        limits=Limits(**limits),
    )
    work = _compile_archive if is_archive(case) else _compile_case
    with dask_workers(cluster, case) if cluster else nullcontext() as executor:
        whole = work(case, orders, executor, as_json)
    ctx.exit(0 if whole else 1)


def _compile_case(case: Path, orders: Orders, executor: Executor | None, as_json: bool) -> bool:
    """Compile one case; whether all of its files could be read."""
    from remiss.analysis.cluster import BATCH
    from remiss.casework import compile_case
    from remiss.writing.as_json import render
    from remiss.writing.screen import show

    with bar_shown("filer") as step:
        compiled = compile_case(case, orders, executor=executor, batch=BATCH if executor else 1, progress=step)
    warn(compiled.warnings)
    if as_json:
        click.echo(render(compiled.summary).decode(), nl=False)
    else:
        options = ("--proposals", str(orders.proposals)) if orders.proposals else ()
        show(compiled.summary, console(), str(case), options, shown=compiled.view)
        _tell_written(compiled.paths, "Oförändrat sedan förra gången" if compiled.unchanged else "Skrivet")
    return compiled.whole


def _compile_archive(folder: Path, orders: Orders, executor: Executor | None, as_json: bool) -> bool:
    """Compile each case below a folder; whether all of their files could be read."""
    from remiss.casework import compile_archive
    from remiss.writing.screen import show_archive

    with bar_shown("remisser") as step:
        index, paths = compile_archive(folder, orders, executor=executor, progress=step)
    if as_json:
        click.echo(index.model_dump_json(indent=2))
    else:
        show_archive(index, console())
        _tell_written(paths)
    return not any(entry.error or entry.unread for entry in index.cases)


def _tell_written(paths: Iterable[Path], told: str = "Skrivet") -> None:
    click.echo(f"\n{told}:\n" + "\n".join(f"  {path}" for path in paths))


@main.command(help="Visar vad läsaren såg i en FIL, och i de filer som ligger i den: stycken, sidor, varningar.")
@click.argument("file", type=click.Path(path_type=Path), metavar="FIL")
@limited
@_AS_JSON
@click.pass_context
def read(ctx: click.Context, file: Path, as_json: bool, limits: dict[str, Any]) -> None:
    """Show a document as read; of a mail or an archive also what is in it."""
    from remiss.model import Status
    from remiss.reading import Limits, read_all
    from remiss.writing.as_json import as_read
    from remiss.writing.screen import show_documents

    with pages_shown(file.name) as step:
        documents = read_all(file, limits=Limits(**limits), step=step)
    if as_json:
        click.echo(json.dumps(as_read(documents), ensure_ascii=False, indent=2))
    else:
        show_documents(documents, console())
    ctx.exit(1 if any(document.status is Status.FAILED for document in documents) else 0)


@main.command(help="Lyfter förslagen ur en RAPPORT (SOU, Ds, promemoria) till en remiss.toml att läsa igenom.")
@click.argument("report", required=False, type=click.Path(path_type=Path), metavar="[RAPPORT]")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FIL", help="Filen som skrivs, eller remissens mapp. [skärmen]"
)
@click.option(
    "--invited",
    "roster",
    type=click.Path(path_type=Path),
    metavar="LISTA",
    help="Remisslistan, som fyller invited. Utan RAPPORT byts bara den listan ut i en fil som finns.",
)
@click.option("--force", is_flag=True, help="Skriv över en fil som redan finns.")
@limited
@_AS_JSON
def proposals(
    report: Path | None, out: Path | None, roster: Path | None, force: bool, as_json: bool, limits: dict[str, Any]
) -> None:
    """Lift the proposals of a report, and the bodies that are invited."""
    from remiss.consultation import REPORT_LIMITS
    from remiss.consultation.draft import draft, find_target
    from remiss.reading import read as read_file
    from remiss.writing import place

    target = find_target(out, report=report is not None, force=force)
    bounds = replace(REPORT_LIMITS, **limits)
    documents = []
    for file in (report, roster):
        with pages_shown(file.name if file else "") as step:
            documents.append(read_file(file, limits=bounds, step=step) if file else None)
    made = draft(documents[0], documents[1], target)
    warn(made.warnings)
    if target:
        click.echo(f"Skrivet: {place(made.content, target)}", err=as_json)
    if as_json:
        click.echo(json.dumps(made.data, ensure_ascii=False, indent=2))
    elif not target:
        click.echo(made.content.decode(), nl=False)
    click.echo(made.tally, err=True)


@main.command(help="Visar orden, sidorna och reglerna bakom en ruta i matrisen.")
@_CASE
@click.argument("respondent", metavar="REMISSINSTANS")
@click.argument("proposal", metavar="FÖRSLAG")
@_PROPOSALS
@_AS_JSON
def explain(case: Path, respondent: str, proposal: str, proposals: Path | None, as_json: bool) -> None:
    """Explain one cell."""
    from remiss.compiling import mask_private
    from remiss.consultation import open_case
    from remiss.writing.explanation import explain as explain_cell
    from remiss.writing.screen import show_explanation

    summary = _summary_of(open_case(case, proposals=proposals))
    if respondent.casefold().startswith("privatperson"):  # as a summary calls one that was made with --mask-private
        summary = mask_private(summary)
    explanation = explain_cell(summary, respondent, proposal)
    if as_json:
        click.echo(explanation.model_dump_json(indent=2))
    else:
        show_explanation(explanation, console())


@main.command(help="Visar vad som har ändrats mellan två sammanställningar, och varför.")
@click.argument("old", type=click.Path(path_type=Path), metavar="FÖRE")
@click.argument("new", type=click.Path(path_type=Path), metavar="EFTER")
@_AS_JSON
def diff(old: Path, new: Path, as_json: bool) -> None:
    """Show what has changed between two summaries."""
    from remiss.compiling import compare
    from remiss.writing.as_json import load_from
    from remiss.writing.screen import show_difference

    found = compare(load_from(old), load_from(new))
    if as_json:
        click.echo(found.model_dump_json(indent=2))
    else:
        show_difference(found, console())


@main.command(help="Mäter programmets svar mot facit, bredvid två enkla jämförelser.")
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FACIT...")
@click.option("--floors", type=click.Path(path_type=Path, dir_okay=False), metavar="FIL", help="Golv som ska hållas.")
@click.option("--raise", "lift", is_flag=True, help="Höj golven i FIL till det som nås nu, där det är bättre.")
@click.option("--errors", is_flag=True, help="Visa varje ruta som är fel, med citat och regler.")
@click.option("--jobs", type=at_least(1), metavar="N", help="Antal processer som läser samtidigt, minst 1.")
@_AS_JSON
@click.pass_context
def evaluate(
    ctx: click.Context,
    gold: tuple[Path, ...],
    floors: Path | None,
    lift: bool,
    errors: bool,
    jobs: int | None,
    as_json: bool,
) -> None:
    """Score the program against labelled cases, and hold it to its floors."""
    from remiss.analysis import jobs_for
    from remiss.evaluating import below, load_floors, open_gold, raised, write_floors
    from remiss.evaluating import evaluate as evaluate_cases
    from remiss.evaluating.screen import show, show_floors

    if lift and not floors:
        raise RemissError("--raise behöver en golvfil. Ange den efter --floors.")
    pinned = load_floors(floors, new=lift) if floors else {}
    cases = open_gold(gold)
    files = sum(len(case.responses) for case, _ in cases)
    with bar_shown("filer") as step:
        evaluation = evaluate_cases(cases, jobs=jobs or jobs_for(files), progress=lambda file: step(file, files))
    short = below(evaluation, pinned)
    if as_json:
        told = evaluation.model_dump(mode="json") | {"below": [it.model_dump(mode="json") for it in short]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        show(evaluation, console(), errors=errors)
        if floors:
            show_floors(short, console())
    if floors and lift:
        write_floors(raised(evaluation, pinned), floors)
    ctx.exit(1 if short else 0)


@main.command(help="Visar lexikonet som en tabell eller en webbsida. --check kör reglernas exempel.")
@click.option("--check", "run", is_flag=True, help="Kör alla exempel och motexempel, och lista regler utan exempel.")
@click.option(
    "--gold",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="MAPP",
    help="Med --check: lista också regler som ingen ruta i facit använder. Kan anges flera gånger.",
)
@click.option("--html", "page", type=click.Path(path_type=Path), metavar="FIL", help="Skriv lexikonet som en webbsida.")
@click.option("--dir", "folder", type=click.Path(path_type=Path), metavar="MAPP", help="En annan mapp med regelfiler.")
@_AS_JSON
@click.pass_context
def rules(
    ctx: click.Context, run: bool, gold: tuple[Path, ...], page: Path | None, folder: Path | None, as_json: bool
) -> None:
    """Show or check the lexicon."""
    from remiss.understanding import load_lexicon
    from remiss.writing.screen import show_rules

    if folder and not folder.is_dir():
        raise RemissError(f"{folder} är ingen mapp. Ange en mapp med regelfiler efter --dir.")
    if gold and not run:
        raise RemissError("--gold hör ihop med --check. Ange båda.")
    lexicon = load_lexicon(folder)
    if not lexicon.rules:
        raise RemissError(f"Filerna i mappen {folder} har inga regler. Varje regel ska börja med raden [[rule]].")
    as_data = [rule.model_dump(mode="json") for rule in lexicon.rules]
    if page:
        from remiss.writing import place
        from remiss.writing.rules_page import render

        click.echo(f"Skrivet: {place(render(as_data, lexicon.lists), page)}", err=as_json)
    if run:
        from remiss.analysis import jobs_for
        from remiss.evaluating import check_rules, open_gold, rules_used
        from remiss.evaluating.screen import show_check

        cases = [case for case, _ in open_gold(gold)]
        files = sum(len(case.responses) for case in cases)
        with bar_shown("filer") as step:
            jobs = jobs_for(files)
            used = rules_used(lexicon, cases, jobs=jobs, progress=lambda file: step(file, files)) if cases else None
        found = check_rules(lexicon, used)
        if as_json:
            click.echo(found.model_dump_json(indent=2))
        else:
            show_check(found, console())
        ctx.exit(0 if found.sound else 1)
    if as_json:
        click.echo(json.dumps(as_data, ensure_ascii=False, indent=2))
    elif not page:
        show_rules(as_data, console())


def _summary_of(case: Case) -> Summary:
    """The summary that was written for a case, where it still fits its files and rules; else one made now."""
    from remiss.analysis import cache_of, is_current, jobs_for, summarise
    from remiss.correcting import gather, is_kept
    from remiss.writing import load

    written, decided = case.results / "summary.json", gather(case.root, [case.results])
    with suppress(RemissError):  # a damaged one, or one of another version, is no hindrance: one is made now
        if written.is_file() and is_current(summary := load(written), case) and is_kept(summary, decided):
            return summary
    files = len(case.responses)
    with bar_shown("filer") as step, cache_of(case) as cache:
        return summarise(
            case,
            jobs=jobs_for(files),
            cache=cache,
            progress=lambda file: step(file, files),
            corrections=decided.corrections,
        )


if __name__ == "__main__":
    main()
