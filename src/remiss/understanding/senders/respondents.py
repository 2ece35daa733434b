"""Who sent a document: one body, or several in a joint letter, with the evidence, and whether it is sure.

The names come from the letterhead, the running heads, the title, an e-mail's head, the signature, the first sentences
and, last, the file's name (``candidates``). Where they are not enough, the sender is marked as uncertain, not guessed.
"""

from __future__ import annotations

from collections.abc import Sequence

from remiss.model import Document, Identification, Place, Recognition, Sighting
from remiss.understanding.senders import persons
from remiss.understanding.senders.candidates import candidates, is_body, named_after, together
from remiss.understanding.senders.invitees import Invitees, telling
from remiss.understanding.senders.joint import count_told, is_joint
from remiss.understanding.senders.letterhead import below_title, first_date, head, own_dnr
from remiss.understanding.senders.own_voice import introduced
from remiss.understanding.senders.places import Places, places_of
from remiss.understanding.senders.register import is_unit

_SEVERAL = 2


def identify(document: Document, invited: Sequence[str] = (), titles: Sequence[str] = ()) -> Identification:
    """Read a document's sender, own dnr and date; a body on the invited list is given its name there.

    ``titles`` are those of the consultation and its proposals: a line that repeats one is no name.
    """
    invitees = Invitees(invited, introduced(document, invited))
    places = places_of(document, invitees, titles)
    senders = _joint(places, invitees)
    if senders:
        told = count_told(places.beginning)
        sure = told == len(senders) or (told is None and all(_is_sure(sender, places) for sender in senders))
    else:
        senders = (next(candidates(places, invitees)),)
        alone = not is_joint(places.beginning) and not _may_be_another(senders[0], places, invitees)
        if senders[0].rule is Recognition.PERSON:
            senders = persons.together(places) or senders
        sure = alone and all(_is_sure(sender, places) for sender in senders)
    lines = list(head(document))
    return Identification(
        names=tuple(sender.name for sender in senders),
        sightings=senders,
        certain=sure,
        dnr=own_dnr([*lines, *below_title(document)]),
        date=first_date(lines),
    )


def guess_from_file_name(file: str, invited: Sequence[str]) -> Identification:
    """The invited body that a file is named after, or else the folder, mail or archive that it lies in
    (``svar/Bokverket/yttrande.pdf``), for a file whose words cannot be read; no name where none is.
    """
    for sighting in named_after(file, Invitees(invited)):
        return Identification(names=(sighting.name,), sightings=(sighting,), certain=False)
    return Identification()


def _joint(places: Places, invitees: Invitees) -> tuple[Sighting, ...]:
    """The bodies of a joint letter; none where it is from one. It is joint where it says so, where one line lists
    several invited bodies, or where the same bodies stand in the letterhead and sign.
    """
    named = {place: together(place, places, invitees) for place in places.lines}
    in_head, signed = ({s.name for s in named[place]} for place in (Place.LETTERHEAD, Place.SIGNATURE))
    listed = any(len(invitees.named_in(line)) >= _SEVERAL for line in places.lines[Place.LETTERHEAD])
    if not (is_joint(places.beginning) or listed or len(in_head & signed) >= _SEVERAL):
        return ()
    told = count_told(places.beginning)
    most = max((Place.SIGNATURE, *named), key=lambda place: (len(named[place]) == told, len(named[place])))
    return named[most] if len(named[most]) >= _SEVERAL else ()


def _may_be_another(sender: Sighting, places: Places, invitees: Invitees) -> bool:
    """Does the letterhead also name another invited body, or another part of this one than the list has?"""
    lines = places.lines[Place.LETTERHEAD]
    own = telling(sender.name)
    others = [found.name for line in lines for found in invitees.named_in(line) if not telling(found.name) <= own]
    if sender.rule is Recognition.WITHOUT_PART:
        parts = (line for line in lines if is_unit(line) or invitees.named_in(line))
        others += [line for line in parts if not telling(line, beside=True) <= own]
    return others != [] and sender.rule is not Recognition.SEVERAL_LINES


def _is_sure(sender: Sighting, places: Places) -> bool:
    """Do the words and their place leave no doubt? Else another place has to bear them out."""
    if sender.place is Place.FILENAME:
        return False
    if sender.rule in (Recognition.MISSPELT, Recognition.ADDRESS):  # it may be a namesake
        document = places.document
        return sender.name in document.text or any(sender.name in line for line in document.furniture)
    if sender.rule is Recognition.PERSON and not persons.is_plain(sender, places):
        return False
    by_name = sender.rule not in (Recognition.NAME, Recognition.PERSON) or is_body(sender.name)
    return (by_name and sender.place is not Place.TEXT) or places.bear_out(sender)
