"""A draft of what a bill says under "Remissinstanserna:", each sentence with what backs it."""

from __future__ import annotations

from remiss.model.noun import Noun


class DraftQuote(Noun):
    """Words of a respondent that a draft quotes: ``start`` and ``end`` are characters of the document's text, and
    ``text`` what stands there, with blanks folded. ``cut`` says that the sentence goes on.
    """

    respondent: str
    document: str
    page: int | None
    start: int
    end: int
    text: str
    cut: bool = False


class DraftSentence(Noun):
    """A sentence of a draft paragraph and what backs it.

    ``respondents`` are all whom it speaks of, in the order ministries name them, and ``named`` those whose names stand
    in it; ``quantity`` is the word for how many they are ("De flesta"), empty where it only names; ``of`` is out of how
    many. ``quotes`` are the words that stand in it within quotation marks.
    """

    text: str
    respondents: tuple[str, ...]
    named: tuple[str, ...] = ()
    quantity: str = ""
    of: int
    among: str = ""
    quotes: tuple[DraftQuote, ...] = ()


class Draft(Noun):
    """The draft of what a bill says under "Remissinstanserna:" of one proposal."""

    proposal: str
    sentences: tuple[DraftSentence, ...]

    @property
    def text(self) -> str:
        """The paragraph."""
        return " ".join(sentence.text for sentence in self.sentences)
