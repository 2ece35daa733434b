"""Senders that a person has given in remiss.toml: they go before all that the letter has."""

from __future__ import annotations

from remiss.model import Consultation, Identification, Place, Recognition, Sighting


def as_decided(identification: Identification, file: str, consultation: Consultation) -> Identification:
    """The identification with the sender that a person has given for the file; as it is where none has.

    A file that a person has given no sender is no response: then there are no names.
    """
    names = consultation.senders.get(file)
    if names is None:
        return identification
    sightings = tuple(
        Sighting(name=name, words=name, place=Place.DEFINITION, rule=Recognition.DECIDED) for name in names
    )
    return identification.model_copy(update={"names": names, "sightings": sightings, "certain": True})
