"""A draft of what a bill says under "Remissinstanserna:", each sentence with what backs it."""

from __future__ import annotations

from remiss.model.noun import Noun


class DraftSentence(Noun):
    """A sentence of a draft paragraph and what backs it.

    ``respondents`` are all whom it speaks of, in the order ministries name them, and ``named`` those whose names stand
    in it; ``quantity`` is the word for how many they are ("Flertalet"), empty where it only names; ``of`` is out of how
    many. ``statements`` are those whose words stand in it within quotation marks.
    """

    text: str
    respondents: tuple[str, ...]
    named: tuple[str, ...] = ()
    quantity: str = ""
    of: int
    statements: tuple[str, ...] = ()


class Draft(Noun):
    """The draft of what a bill says under "Remissinstanserna:" of one proposal."""

    proposal: str
    sentences: tuple[DraftSentence, ...]

    @property
    def text(self) -> str:
        """The paragraph."""
        return " ".join(sentence.text for sentence in self.sentences)
