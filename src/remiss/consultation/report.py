"""A report (SOU, Ds, promemoria, proposition) → the proposals, assessments and recommendations in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from remiss.consultation.boxes import Box, compares, find_boxes, read_label
from remiss.consultation.contents import Contents, Number, read_contents
from remiss.consultation.lifted import Lifted, LiftedProposal
from remiss.consultation.outline import Section, read_sections
from remiss.consultation.pieces import is_titled, pieces_of, same_title, words
from remiss.consultation.titlepage import read_dnr, read_reference, read_title, references
from remiss.model import Document, Proposal, ProposalKind
from remiss.reading.limits import Limits

REPORT_LIMITS = Limits(seconds=600.0, memory_mb=4096, pages=5000, characters=20_000_000, blocks=1_000_000)
"""What reading a report may cost: a thousand pages and more, where a response has a few."""

_POSSESSIVE = frozenset({"min", "mina", "mitt", "vår", "vårt", "våra"})
_SAYS = re.compile(r"\b(ska|bör)\b")
_SHORT = 80  # characters of a title made of a box's words
_TOLD = 12  # so many sections are named in a warning
_FIRST = 40  # pieces with the dnr
_NAMES = {
    ProposalKind.PROPOSAL: ("förslag", "F"),
    ProposalKind.ASSESSMENT: ("bedömning", "B"),
    ProposalKind.RECOMMENDATION: ("rekommendation", "R"),
}


def lift_proposals(document: Document) -> Lifted:
    """The numbered proposals of a report as read, with what it says of itself; pure and deterministic.

    A proposal is a section with a box ("Förslag:", "Utredningens bedömning:"), outside the summary, statutes, comments
    and annexes. Where a report has no boxes at all, sections that may be proposals are given, each with a doubt.
    """
    pieces = pieces_of(document)
    contents = read_contents(pieces)
    sections = read_sections(pieces, contents)
    reference = read_reference(document, pieces)
    found, left = _boxed(sections, reference)
    warnings = [*left]
    entries = list(_entries(found, contents, numbered=any(section.number for section in sections)))
    if entries:
        warnings += _overlooked(sections, [section for section, _ in found])
    else:
        entries = list(_guesses(sections))
    warnings += _missing(sections, contents)
    return Lifted(
        title=read_title(pieces, reference),
        reference=reference,
        dnr=read_dnr([piece.text for piece in pieces[:_FIRST]]),
        proposals=tuple(entries),
        warnings=tuple(warnings),
    )


def kind_name(kind: ProposalKind) -> str:
    """What a kind is called in Swedish."""
    return _NAMES[kind][0]


# --- boxes ----------------------------------------------------------------------------------------------------------


def _boxed(sections: Sequence[Section], reference: str | None) -> tuple[list[tuple[Section, list[Box]]], list[str]]:
    """The sections with boxes of the report's own, and what was left out, in Swedish."""
    seen = [(section, find_boxes(section.body)) for section in sections if not section.outside]
    usual = _usual_owner(box for _, boxes in seen for box in boxes if not box.late)
    found: list[tuple[Section, list[Box]]] = []
    left: list[str] = []
    for section, boxes in seen:
        own = [box for box in boxes if not compares(box.text) and not _foreign(box)]
        own = [box for box in own if box.label.loud or not box.late or box.reasoned]
        if any(box.label.owner == usual or not _named(box) for box in own):
            own = [box for box in own if box.label.owner == usual or not _named(box)]
        own = list(_without_echoes(own))
        if own and (why := _not_own(section, own, reference, usual)):
            left.append(
                f"{_where(section)}: en text börjar som en ruta, men {why}. Den är inte med; lägg till den om den är "
                "ett eget förslag."
            )
        elif own:
            found.append((section, own))
    return found, left


def _not_own(section: Section, boxes: Sequence[Box], reference: str | None, usual: str) -> str | None:
    """Why the boxes of a section seem to be another's, in Swedish; None where they are the report's own."""
    if _names_another(section.title, reference) and not _SAYS.search(section.title):
        return "rubriken nämner en annan utredning eller ett annat ärende"
    if _is_in(section, "earlier"):
        return "avsnittet tycks redovisa vad som gäller eller vad andra har föreslagit"
    if not all(map(_late, boxes)):
        return None
    if usual and all(_named(box) and box.label.owner != usual for box in boxes):
        return "det verkar som att någon annans förslag återges"
    if any(box.quoted for box in boxes) or any(_names_another(title, reference) for title in section.above):
        return "det verkar som att en annan utredning citeras"
    return "det verkar som att avsnittet är en bakgrund" if _is_in(section, "background") else None


def _names_another(title: str, reference: str | None) -> bool:
    return any(named != reference for named in references(title))


def _is_in(section: Section, kind: str) -> bool:
    """Whether a section is, or is in, a chapter of this kind ("earlier" or "background")."""
    listed = words()["outside"][kind]
    own = is_titled(section.title, listed) and not _SAYS.search(section.title)
    return own or any(is_titled(title, listed) for title in section.above)


def _without_echoes(boxes: Sequence[Box]) -> Iterator[Box]:
    """Boxes without those, further down and without reasons, that only say again what kind a sure one was."""
    sure = {kind for box in boxes if not _late(box) for kind in box.label.kinds}
    return (box for box in boxes if not (_late(box) and sure.issuperset(box.label.kinds) and sure))


def _late(box: Box) -> bool:
    """Whether a box stands where text stands, and nothing after it says that it is one."""
    return box.late > 0 and not box.reasoned


def _named(box: Box) -> bool:
    return bool(box.label.owner) and box.label.owner not in _POSSESSIVE


def _usual_owner(boxes: Iterable[Box]) -> str:
    """Whose most of the boxes are: ``utredningens``; empty where none says."""
    owners = Counter(box.label.owner for box in boxes if _named(box))
    return owners.most_common(1)[0][0] if owners else ""


def _foreign(box: Box) -> bool:
    return box.label.owner.startswith(tuple(words()["boxes"]["foreign"]))


# --- entries --------------------------------------------------------------------------------------------------------


def _entries(
    found: Sequence[tuple[Section, list[Box]]], contents: Contents, *, numbered: bool
) -> Iterator[LiftedProposal]:
    count: Counter[ProposalKind] = Counter()
    usual = _usual_owner(box for _, boxes in found for box in boxes)
    for section, boxes in found:
        kinds = tuple(dict.fromkeys(kind for box in boxes for kind in box.label.kinds))
        kind = ProposalKind.PROPOSAL if not kinds or ProposalKind.PROPOSAL in kinds else kinds[0]
        count[kind] += 1
        yield LiftedProposal(
            proposal=Proposal(
                id=section.name or f"{_NAMES[kind][1]}{count[kind]}",
                number=section.name or None,
                title=section.title or _shortened(boxes[0].text) or f"Utan rubrik {count[kind]}",
                kind=kind,
                text=_text(boxes),
            ),
            page=section.page or boxes[0].page,
            kinds=kinds,
            doubts=(*_doubts_of_section(section, contents, numbered), *_doubts_of_boxes(boxes, usual)),
        )


def _text(boxes: Sequence[Box]) -> str:
    """The words of the boxes of a section; from the second on with what each is: "… Bedömning: …"."""
    parts = [boxes[0].text]
    for before, box in pairwise(boxes):
        name = " och ".join(kind_name(kind) for kind in box.label.kinds)
        same = box.label.kinds == before.label.kinds or not name
        parts.append(box.text if same else f"{name.capitalize()}: {box.text}")
    return " ".join(filter(None, parts))


def _doubts_of_section(section: Section, contents: Contents, numbered: bool) -> Iterator[str]:
    if section.number is None:
        if numbered:
            yield "rutan står inte under någon numrerad rubrik"
        return
    if section.borrowed:
        yield "rubriken saknar nummer; numret är taget ur innehållsförteckningen"
    if contents.titles and section.listed is None:
        yield "avsnittet finns inte i innehållsförteckningen"
    if section.listed and not same_title(section.listed, section.title):
        yield f"rubriken är en annan i innehållsförteckningen: ”{section.listed}”"
    if (label := read_label(section.title)) and label.length == len(section.title):
        yield "rubriken säger inte vad förslaget är"


def _doubts_of_boxes(boxes: Sequence[Box], usual: str) -> Iterator[str]:
    if any(not box.label.kinds for box in boxes):
        yield "etiketten säger inte om det är ett förslag eller en bedömning"
    if any(map(_late, boxes)):
        yield "rutan står inte direkt under rubriken"
    if any(not box.text for box in boxes):
        yield "rutans ord hittades inte"
    for owner in dict.fromkeys(box.label.owner for box in boxes if _named(box) and box.label.owner != usual):
        yield f"rutan är ”{owner}”, de flesta andra ”{usual}”"


def _shortened(text: str) -> str:
    if len(text) <= _SHORT:
        return text
    return text[:_SHORT].rsplit(" ", 1)[0] + " …"


# --- what is not sure -----------------------------------------------------------------------------------------------


def _guesses(sections: Sequence[Section]) -> Iterator[LiftedProposal]:
    """Sections of a report without boxes that may be proposals, by their place or by their title."""
    with_parts = _chapters_of(section.number for section in sections)
    considered = words()["outside"]["considerations"]
    for section in sections:
        if section.number is None or section.outside or section.number in with_parts:
            continue
        says = _SAYS.search(section.title)
        if not any(is_titled(title, considered) for title in (*section.above, section.title)) and (
            not says or _tells(section)
        ):
            continue
        kind = ProposalKind.ASSESSMENT if says and says[1] == "bör" else ProposalKind.PROPOSAL
        yield LiftedProposal(
            proposal=Proposal(id=section.name, number=section.name, title=section.title, kind=kind),
            page=section.page,
            kinds=(kind,),
            doubts=("rapporten har inga rutor; avsnittet är taget efter sin rubrik, och slaget är en gissning",),
        )


def _tells(section: Section) -> bool:
    """Whether a section tells of what is, or of what others have said."""
    return _is_in(section, "earlier") or _is_in(section, "background")


def _chapters_of(numbers: Iterable[Number | None]) -> set[Number]:
    """The numbers of all chapters and sections that these are in."""
    return {number[:length] for number in numbers if number for length in range(1, len(number))}


def _overlooked(sections: Sequence[Section], found: Sequence[Section]) -> Iterator[str]:
    """Sections without a box whose heading says what shall or should be."""
    numbers = [section.number for section in found]
    with_boxes = {*numbers, *_chapters_of(numbers)}
    for section in sections:
        if section.number is None or section.outside or _tells(section) or section.number in with_boxes:
            continue
        label = read_label(section.title)
        if _SAYS.search(section.title) or (label and label.length == len(section.title)):
            yield f"{_where(section)}: rubriken låter som ett förslag, men avsnittet har ingen ruta. Det är inte med."


def _missing(sections: Sequence[Section], contents: Contents) -> Iterator[str]:
    """Numbers of the list of contents that were not found in the text."""
    closed = [section.number for section in sections if section.outside and section.number]
    there = {section.number for section in sections}
    lost = [
        ".".join(map(str, number))
        for number in contents.titles
        if number not in there and not any(number[: len(one)] == one for one in closed)
    ]
    if lost:
        named = ", ".join(lost[:_TOLD]) + (" …" if len(lost) > _TOLD else "")
        yield f"Avsnitt {named} finns i innehållsförteckningen men hittades inte i texten. Se efter om något saknas."


def _where(section: Section) -> str:
    page = f" (s. {section.page})" if section.page else ""
    return f"{section.name} {section.title}".strip() + page
