"""A report and a remisslista, either or both → what a remiss.toml is to hold. Nothing is overwritten unasked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from remiss.consultation.as_toml import as_toml, file_with_invited, invitation_as_toml
from remiss.consultation.case import DEFINITION
from remiss.consultation.invited import read_invited
from remiss.consultation.lifted import Invitation, Lifted
from remiss.consultation.report import lift_proposals
from remiss.errors import CaseError
from remiss.model import Document, ProposalKind, Status

_PLURALS = {
    ProposalKind.PROPOSAL: ("förslag", "förslag"),
    ProposalKind.ASSESSMENT: ("bedömning", "bedömningar"),
    ProposalKind.RECOMMENDATION: ("rekommendation", "rekommendationer"),
}


@dataclass(frozen=True)
class Draft:
    """What came of it: the bytes of the file, the same as data for a program, doubts and a tally in Swedish."""

    content: bytes
    data: dict[str, Any]
    warnings: tuple[str, ...]
    tally: str


def find_target(out: Path | None, *, report: bool, force: bool) -> Path | None:
    """The file that is to be written; None for the screen. ``out`` is a file or a case folder, there or to be made.

    Raises CaseError where a report would overwrite a file: a list of invited bodies alone is put into it.
    """
    folder = out is not None and (out.is_dir() or not (out.suffix or out.exists()))
    target = out / DEFINITION if out and folder else out
    if report and target and target.exists() and not force:
        raise CaseError(
            f"{target} finns redan och skrivs inte över. Ange en annan fil efter --out, eller --force för att ersätta "
            "den. Är det bara listan över inbjudna som ska bytas: utelämna rapporten och ange --invited."
        )
    return target


def draft(report: Document | None, roster: Document | None, target: Path | None = None) -> Draft:
    """What a report, a remisslista or both give. A list alone is put into ``target`` where that is a file.

    Raises CaseError where there is neither, or nothing is found in one of them.
    """
    lifted = _lifted(report) if report else None
    invitation = _invitation(roster) if roster else None
    updated = target if target and target.exists() and not lifted else None
    if lifted:
        content = as_toml(lifted, invitation).encode("utf-8")
    elif not invitation:
        raise CaseError("Ange en rapport (PDF eller Word), eller en remisslista efter --invited. Se --help.")
    elif updated:
        content = file_with_invited(updated, invitation.invited)
    else:
        content = invitation_as_toml(invitation).encode("utf-8")
    return Draft(
        content=content,
        data=_data(lifted, invitation),
        warnings=tuple(_warnings(lifted, invitation, only_list=updated is not None)),
        tally=", ".join(_tally(lifted, invitation)) + ".",
    )


def _lifted(report: Document) -> Lifted:
    _check(report)
    lifted = lift_proposals(report)
    if not lifted.proposals:
        raise CaseError(
            f"Inga förslag hittades i {report.file}: varken rutor (”Förslag:”, ”Utredningens bedömning:”) eller "
            "rubriker som säger vad som ska eller bör göras. Kontrollera med remiss read att texten kan läsas, och "
            "skriv annars förslagen själv i remiss.toml."
        )
    return lifted


def _invitation(roster: Document) -> Invitation:
    _check(roster)
    invitation = read_invited(roster)
    if not invitation.invited:
        raise CaseError(f"{roster.file}: {' '.join(invitation.warnings)} Skriv annars namnen själv i remiss.toml.")
    return invitation


def _check(document: Document) -> None:
    if document.status is Status.NO_TEXT:
        raise CaseError(
            f"{document.file} har ingen text som kan läsas; den är troligen inskannad. Be om en fil med text. "
            f"{' '.join(document.warnings)}".strip()
        )


def _warnings(lifted: Lifted | None, invitation: Invitation | None, *, only_list: bool) -> Iterator[str]:
    if lifted:
        if not lifted.title:
            yield "Rapportens titel hittades inte. Skriv in den vid title."
        if not lifted.reference:
            yield "Rapportens beteckning (SOU, Ds) hittades inte. Skriv in den vid reference, om den har någon."
        for entry in lifted.proposals:
            page = f" (s. {entry.page})" if entry.page else ""
            for doubt in entry.doubts:
                yield f"{entry.proposal.id} {entry.proposal.title}{page}: {doubt}."
        yield from lifted.warnings
    if invitation:
        yield from invitation.warnings
        found = [f"dnr = {invitation.dnr}"] if invitation.dnr else []
        found += [f"deadline = {invitation.deadline}"] if invitation.deadline else []
        if only_list and found:
            yield f"Remisslistan säger också {' och '.join(found)}. Bara invited har ändrats; skriv in resten själv."


def _tally(lifted: Lifted | None, invitation: Invitation | None) -> Iterator[str]:
    if lifted:
        kinds = Counter(entry.proposal.kind for entry in lifted.proposals)
        for kind, (one, many) in _PLURALS.items():
            if kinds[kind]:
                yield f"{kinds[kind]} {one if kinds[kind] == 1 else many}"
        unsure = sum(bool(entry.doubts) for entry in lifted.proposals)
        yield f"{unsure or 'inget'} osäkert" if unsure < 2 else f"{unsure} osäkra"
    if invitation:
        yield f"{len(invitation.invited)} inbjudna"


def _data(lifted: Lifted | None, invitation: Invitation | None) -> dict[str, Any]:
    """As JSON: an entry's own fields beside its page, kinds and doubts."""
    asked = invitation or Invitation()
    data: dict[str, Any] = {}
    if lifted:
        data = lifted.model_dump(mode="json")
        data["proposals"] = [entry.pop("proposal") | entry for entry in data["proposals"]]
    return {
        **data,
        "dnr": asked.dnr or data.get("dnr"),
        "deadline": asked.deadline.isoformat() if asked.deadline else None,
        "invited": list(asked.invited),
        "warnings": [*data.get("warnings", []), *asked.warnings],
    }
