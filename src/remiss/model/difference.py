"""What has changed from one summary to another."""

from __future__ import annotations

from remiss.model.cell import Answer
from remiss.model.noun import Noun
from remiss.vocabulary import Cause, ReviewReason


class CellView(Noun):
    """A cell as it stood in one of the two: the answer that counted, the machine's own, and why to look at it.

    ``answer`` is None where the cell was empty, ``machine`` where the machine had none.
    """

    answer: Answer | None
    machine: Answer | None
    review: tuple[ReviewReason, ...] = ()
    corrected: bool = False


class CellChange(Noun):
    """A cell that is not what it was. ``proposal`` is what it goes by, None for the view of the whole."""

    respondent: str
    proposal: str | None
    old: CellView
    new: CellView
    why: tuple[Cause, ...]

    @property
    def of_answer(self) -> bool:
        """Is the answer that counts another, and not only the machine's or the marks?"""
        return self.old.answer != self.new.answer


class FileChange(Noun):
    """A file that has come, gone or become another (``old`` and ``new`` are the first twelve characters of its ids)."""

    file: str
    old: str | None
    new: str | None


class Difference(Noun):
    """All that has changed: bodies by name, files, cells, and what the two were made with.

    ``made_with`` has the names of what differs: ``remiss``, ``rules``, ``consultation``, ``ocr``. ``proposals`` are
    those that only one of them has, new first with ``+``, gone with ``-``. ``answered`` are
    invited bodies that had not answered before.
    """

    made_with: tuple[str, ...]
    proposals: tuple[str, ...]
    new_respondents: tuple[str, ...]
    gone_respondents: tuple[str, ...]
    answered: tuple[str, ...]
    files: tuple[FileChange, ...]
    cells: tuple[CellChange, ...]

    @property
    def nothing(self) -> bool:
        """Are the two the same in all of this?"""
        return not any(getattr(self, name) for name in type(self).model_fields)
