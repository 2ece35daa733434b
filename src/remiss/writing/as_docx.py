"""Summary → ``sammanstallning.docx``: a remissammanställning to read, edit and send on."""

from __future__ import annotations

from remiss.model import Summary
from remiss.writing.chapters.annexes import write_annexes
from remiss.writing.chapters.came_in import write_came_in
from remiss.writing.chapters.front import write_front
from remiss.writing.chapters.review import write_counts, write_review
from remiss.writing.chapters.said import write_general, write_proposals, write_unplaced
from remiss.writing.layout import view
from remiss.writing.paper.sheets import Paper
from remiss.writing.view import View


def render(summary: Summary, shown: View | None = None) -> bytes:
    """The summary as a Word document. ``shown`` is its view, where it is at hand."""
    shown = shown or view(summary)
    paper = Paper(shown.title, head=f"Remissammanställning: {shown.title}")
    write_front(paper, shown)
    write_came_in(paper, shown)
    write_counts(paper, shown)
    write_review(paper, shown)
    write_general(paper, shown)
    write_proposals(paper, shown)
    write_unplaced(paper, shown)
    write_annexes(paper, shown)
    return paper.finished()
