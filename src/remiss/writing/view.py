"""What the reports share: a Summary laid out in rows, columns and lists. ``layout.view`` makes it.

Everything in a view is fit to be shown: names, titles and quotes have lost the characters that no eye can see
(``wording.shown``). Escaping for a format is left to the writer of that format.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from remiss.model import (
    Category,
    Counts,
    ProposalKind,
    Qualifier,
    Stance,
    Status,
)
from remiss.writing import labels
from remiss.writing.quotes import Quote
from remiss.writing.stands import Dismissed, Doubt, Stale, Stand
from remiss.writing.wording import counts_sentence, listed


@dataclass(frozen=True)
class Sentence:
    """A sentence of a draft paragraph. ``names`` are all whom it speaks of, by category and name; ``quantity`` is its
    word for how many, out of ``of``, and ``backing`` says what it stands on (empty where it only names).
    """

    text: str
    names: tuple[str, ...]
    quantity: str
    of: int
    backing: str


@dataclass(frozen=True)
class Column:
    """A proposal. ``head`` is what it goes by: its number, else its id; ``label`` is number and title."""

    anchor: str
    id: str
    number: str
    head: str
    title: str
    kind: ProposalKind
    counts: Counts
    stands: tuple[Stand, ...]
    draft: tuple[Sentence, ...] = ()

    @property
    def label(self) -> str:
        """``4.2.1 Ett stöd för styrning``."""
        return f"{self.number} {self.title}".strip()

    @property
    def sentence(self) -> str:
        """How many took which side."""
        comments = [s for s in self.stands if s.stance is Stance.COMMENTS]
        no_view = sum(Qualifier.NO_OPINION in s.qualifiers for s in comments)
        neither = sum(not labels.NEUTRAL.isdisjoint(s.qualifiers) for s in comments) - no_view
        times = Counter(stand.body for stand in self.stands if stand.answer)
        twice = listed([body for body, count in times.items() if count > 1])
        counted = f" {twice} har lämnat olika svar, som räknas vart för sig." if twice else ""
        return counts_sentence(self.counts, self.kind, neither, no_view) + counted

    @property
    def unsure(self) -> str:
        """Whose answers the draft rests on although a person should look at them first; empty where there are none."""
        names = listed(list(dict.fromkeys(stand.name for stand in self.stands if stand.review)))
        return f"Utkastet vilar på svar som är märkta för granskning: {names}." if names and self.draft else ""

    def by_stance(self) -> Iterator[tuple[Stance, tuple[Stand, ...]]]:
        """The stances that anyone took, with those who took them."""
        for stance in Stance:
            if stands := tuple(stand for stand in self.stands if stand.stance is stance):
                yield stance, stands


@dataclass(frozen=True)
class Row:
    """A respondent with its cell for each column; None where it has not taken the proposal up.

    ``answer`` names its files where the body has sent several answers that disagree, as in ``Stand``. ``dismissed``
    has, in the order of the cells, the one that a person has emptied. ``declined`` says that it answered only that it
    does not answer. ``body`` is the name without the number of the answer.
    """

    id: str
    name: str
    category: Category
    invited: bool
    read: bool
    cells: tuple[Stand | None, ...]
    answer: str = ""
    dismissed: tuple[Dismissed | None, ...] = ()
    declined: bool = False
    body: str = ""

    @property
    def empty(self) -> str:
        """The words of an empty cell: silence, or a file that could not be read."""
        return labels.SILENT if self.read else labels.UNREAD

    def blank(self, at: int) -> str:
        """The words of the empty cell in a column: ``ej berört``, ``ej berört [rättad]``."""
        return f"{labels.SILENT} [{labels.CORRECTED}]" if self._emptied(at) else self.empty

    def both(self, at: int) -> str:
        """The words of a cell, and beside what a person has decided the machine's answer."""
        if stand := self.cells[at]:
            return stand.both
        emptied = self.dismissed[at] if self.dismissed else None
        return f"{self.blank(at)} (programmet: {emptied.machine or labels.SILENT})" if emptied else self.empty

    def blank_sign(self, at: int) -> str:
        """The sign of the empty cell in a column."""
        return labels.SILENT_SIGN + labels.CORRECTED_SIGN if self._emptied(at) else self.empty_sign

    def _emptied(self, at: int) -> bool:
        return bool(self.dismissed) and self.dismissed[at] is not None

    @property
    def fate(self) -> str:
        """What became of the answer, in words."""
        if self.declined:
            return "avstår från att yttra sig"
        taken_up = sum(cell is not None for cell in self.cells)
        answered = f"har svarat ({self.answer})" if self.answer else "har svarat"
        if taken_up:
            return f"{answered}, berör {taken_up} av {len(self.cells)}"
        return f"{answered}, berör inget förslag" if self.read else "svaret gick inte att läsa"

    @property
    def empty_sign(self) -> str:
        """The sign of an empty cell."""
        return labels.SILENT_SIGN if self.read else labels.UNREAD_SIGN


@dataclass(frozen=True)
class File:
    """A file that came in, and what became of it. ``remark`` is its error and warnings.

    ``double`` says that it holds the same answer as another, which is the one that counts; ``holds`` that others of
    the files came in it (a mail with attachments, an archive).
    """

    file: str
    status: Status
    who: str
    pages: int | None
    date: str
    dnr: str
    endorses: tuple[str, ...]
    remark: str
    double: bool = False
    holds: bool = False


@dataclass(frozen=True)
class View:
    """All that the reports show. Rows and quotes go by category, then name.

    ``declined``, ``silent`` and ``uninvited`` are names of those that answered, ``not_answered`` of invited bodies that
    did not. ``campaigns`` are groups of files with nearly the same words. ``pictures`` says how many pages were not
    read because they are pictures, and how they can be; empty if none are.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    general: tuple[Stand, ...]
    unplaced: tuple[Quote, ...]
    files: tuple[File, ...]
    silent: tuple[str, ...]
    not_answered: tuple[str, ...]
    made_with: str
    pictures: str = ""
    dismissed: tuple[Dismissed, ...] = ()
    stale: tuple[Stale, ...] = ()
    declined: tuple[str, ...] = ()
    uninvited: tuple[str, ...] = ()
    campaigns: tuple[tuple[File, ...], ...] = ()

    @cached_property
    def stands(self) -> tuple[Stand, ...]:
        """Every position on a proposal, row by row."""
        return tuple(stand for row in self.rows for stand in row.cells if stand)

    @cached_property
    def review(self) -> tuple[Doubt, ...]:
        """What a person should look at, positions first, then general views; one line for what is alike."""
        alike: dict[tuple[str, str, str], list[Stand]] = {}
        for stand in (*self.stands, *self.general):
            if stand.review:
                alike.setdefault((stand.respondent, stand.words, stand.reasons), []).append(stand)
        return tuple(Doubt(tuple(stands)) for stands in alike.values())

    @property
    def unreadable(self) -> tuple[File, ...]:
        """Files that gave no text."""
        return tuple(file for file in self.files if file.status is not Status.READ and not file.double)

    @property
    def no_response(self) -> tuple[File, ...]:
        """Files that were read and are no response from anybody; but for those that only hold others."""
        read = (file for file in self.files if file.status is Status.READ and not file.who)
        return tuple(file for file in read if not file.double and not file.holds)

    @property
    def remarked(self) -> tuple[File, ...]:
        """Files that were read with a warning, and do not only hold others."""
        told = (file for file in self.files if file.status is Status.READ and file.remark and not file.double)
        return tuple(file for file in told if file.who or not file.holds)

    @property
    def doubles(self) -> tuple[File, ...]:
        """Files that hold the same answer as another."""
        return tuple(file for file in self.files if file.double)

    @property
    def endorsements(self) -> tuple[File, ...]:
        """Responses that join in what another body says."""
        return tuple(file for file in self.files if file.endorses and not file.double)

    def rows_by_category(self) -> Iterator[tuple[Category, tuple[Row, ...]]]:
        """The categories that anyone belongs to, with their rows."""
        for category in Category:
            if rows := tuple(row for row in self.rows if row.category is category):
                yield category, rows
