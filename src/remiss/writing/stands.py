"""What one respondent says of one proposal or of the whole, as it is shown; and what people have decided of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from remiss.model import Answer, Basis, Category, Correction, Qualifier, ReviewReason, Stance
from remiss.writing import labels
from remiss.writing.quotes import Quote
from remiss.writing.wording import history


@dataclass(frozen=True)
class Stand:
    """What one respondent says of one proposal, or of the whole (then ``proposal`` is None).

    Where a person has ``decided``, ``program`` is the machine's own answer, None where it had none. ``through`` is the
    body whose stand it is, where it was counted because this one joins in it. ``by_reference`` says that its quotes are
    all among the respondent's general views, where they can be read once. ``rivals`` are what other proposals go by
    that it may be about instead. ``body`` is the name without the number of the answer, and ``answer`` names the files
    of this one, where the body has sent several that disagree; else it is empty.
    """

    anchor: str
    respondent: str
    name: str
    category: Category
    stance: Stance
    qualifiers: tuple[Qualifier, ...]
    review: tuple[ReviewReason, ...]
    quotes: tuple[Quote, ...]
    proposal: str | None = None
    head: str = labels.WHOLE
    rivals: tuple[str, ...] = ()
    basis: Basis | None = None
    scope: str = ""
    program: Answer | None = None
    decided: Correction | None = None
    through: str = ""
    by_reference: bool = False
    body: str = ""
    answer: str = ""

    @property
    def machine(self) -> str:
        """The machine's own answer in words, where a person has decided; empty where it had none."""
        return _worded(self.program)

    @property
    def history(self) -> str:
        """What a person has decided, who, when and why, beside the machine's own answer; empty where nobody has."""
        return history(self.program, self.decided)

    @property
    def corrected(self) -> bool:
        """Whether a person has decided."""
        return self.decided is not None

    @property
    def confirmed(self) -> bool:
        """Whether a person has found the machine's own answer right."""
        return self.corrected and self.machine == self.words

    @property
    def words(self) -> str:
        """``tillstyrker (i huvudsak)``."""
        return labels.answer(self.stance, self.qualifiers)

    @property
    def word(self) -> str:
        """The word for the answer, without what is added: ``tillstyrker``."""
        return labels.parts(self.stance, self.qualifiers)[0]

    @property
    def added(self) -> tuple[str, ...]:
        """What is added to the word: ``i huvudsak``."""
        return labels.parts(self.stance, self.qualifiers)[1]

    @property
    def sign(self) -> str:
        """The sign of the stance."""
        return labels.SIGNS[self.stance]

    @property
    def marks(self) -> str:
        """``?`` if a person should look, ``*`` if one has decided."""
        return (labels.REVIEW_SIGN if self.review else "") + (labels.CORRECTED_SIGN if self.corrected else "")

    @property
    def tags(self) -> tuple[str, ...]:
        """The marks in words."""
        decided = (labels.CONFIRMED if self.confirmed else labels.CORRECTED,) if self.corrected else ()
        return ((labels.REVIEW,) if self.review else ()) + decided

    @property
    def full(self) -> str:
        """``tillstyrker (i huvudsak) [granska]``."""
        return self.words + "".join(f" [{tag}]" for tag in self.tags)

    @property
    def both(self) -> str:
        """``full``, and beside what a person has decided the machine's: ``avstyrker [rättad] (programmet: …)``."""
        beside = f" (programmet: {self.machine or labels.SILENT})" if self.corrected and not self.confirmed else ""
        return self.full + beside

    @cached_property
    def reasons(self) -> str:
        """Why a person should look, in words."""
        reasons = [labels.REVIEW_REASONS[reason] for reason in self.review]
        this = f"svaren stämmer inte överens, och detta är {self.answer}" if self.answer else ""
        whose = f"svaret är hämtat från {self.through}" if self.through and self.review else ""
        return "; ".join(filter(None, (*reasons, whose, this, labels.rivals(self.rivals, placed=True))))


@dataclass(frozen=True)
class Dismissed:
    """A cell that a person has decided is not taken up. ``head`` is what the proposal goes by."""

    respondent: str
    name: str
    category: Category
    proposal: str | None
    head: str
    program: Answer | None
    decided: Correction
    quotes: tuple[Quote, ...]

    @property
    def machine(self) -> str:
        """The machine's own answer in words; empty where it had none."""
        return _worded(self.program)

    @property
    def history(self) -> str:
        """What the person has decided, who, when and why, beside the machine's own answer."""
        return history(self.program, self.decided)


@dataclass(frozen=True)
class Stale:
    """A correction that does not count any more: what it said in words, its history, and why it is stale."""

    name: str
    head: str
    words: str
    signed: str
    why: str
    decided: Correction


@dataclass(frozen=True)
class Doubt:
    """What a person should look at: stands of one respondent that say the same, in doubt for the same reasons."""

    stands: tuple[Stand, ...]

    @property
    def first(self) -> Stand:
        """The one that speaks for them all."""
        return self.stands[0]

    @property
    def heads(self) -> str:
        """The proposals: ``4.1, 4.2.1``."""
        return ", ".join(stand.head for stand in self.stands)


def by_category(stands: Iterable[Stand]) -> Iterator[tuple[Category, list[Stand]]]:
    """The categories that anyone of them belongs to, with their stands."""
    found: dict[Category, list[Stand]] = {category: [] for category in Category}
    for stand in stands:
        found[stand.category].append(stand)
    return ((category, own) for category, own in found.items() if own)


def _worded(answer: Answer | None) -> str:
    return labels.answer(answer.stance, answer.qualifiers) if answer else ""
