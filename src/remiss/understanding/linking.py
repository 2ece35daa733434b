"""Passages → the proposals they are about, and by what words.

Nearest first: a number in the clause, the proposal's own words in it, the heading above, what the paragraph spoke of
just before, and last the words that mean all proposals. What none of them reaches stays unplaced.
"""

from __future__ import annotations

from collections.abc import Sequence

from remiss.model import Basis, Block, BlockKind, Consultation, Document, ReviewReason
from remiss.understanding.headings import LEADERS, Heading, read_headings
from remiss.understanding.lexicon import Lexicon
from remiss.understanding.references import Sections
from remiss.understanding.segment import Passage
from remiss.understanding.speakers import NOBODY, Voices, own_words
from remiss.understanding.ways import Link, Ways
from remiss.understanding.wording import Vocabulary

__all__ = ["Link", "link"]


def link(
    document: Document,
    passages: Sequence[Passage],
    consultation: Consultation,
    lexicon: Lexicon,
    voices: Voices = NOBODY,
) -> tuple[Link, ...]:
    """One Link for each passage, in order. The respondent's own name in ``voices`` names no proposal."""
    sections, vocabulary = Sections(consultation), Vocabulary(consultation, own_words(voices, lexicon))
    headings = read_headings(document, sections, vocabulary, lexicon)
    links: list[Link] = []
    named: tuple[Passage, Link] | None = None
    for passage in passages:
        found = lexicon.find(document.text, passage.clause_start, passage.clause_end)
        opens = passage.start == document.blocks[passage.block].start
        about = Ways(document.text, passage, found, sections, vocabulary, opens=opens)
        its = _link(about, headings, _before(passage, named), document.blocks[passage.block])
        if not its.proposals and its.basis is None and links and passages[len(links) - 1].start == passage.start:
            its = about.by_sentence(links[-1]) or its
        links.append(its)
        if (
            its.proposals
            and its.basis in (Basis.EXPLICIT, Basis.SECTION)
            and passage.kind is not BlockKind.HEADING
            and ReviewReason.UNCERTAIN_LINK not in its.review
        ):
            named = passage, its
    return tuple(links)


def _link(about: Ways, headings: dict[int, Heading], before: Link | None, paragraph: Block) -> Link:
    passage = about.passage
    above = [headings[index] for index in passage.headings]
    summary = any(heading.summary for heading in above)
    if passage.kind is BlockKind.HEADING:
        above.append(headings[passage.block])
    if any(heading.annex for heading in above) or LEADERS.search(about.text, passage.start, passage.end):
        return Link(silent=True)
    over = next((heading for heading in reversed(above) if heading.proposals), None)
    open_to_all = not above or above[-1].opening or len(headings) <= 1
    several = over is not None and len(over.proposals) > 1
    found = (
        about.by_number()
        or about.by_pointing(before)
        or about.by_wording(over)
        or about.by_whole(over, weak=False)
        or (about.by_context(before) if several else None)
        or (about.by_paragraph_under(over, paragraph.start, paragraph.end) if several and over else None)
        or about.by_heading(over)
        or about.by_context(before)
        or (about.by_whole(over, weak=True) if open_to_all else None)
        or (about.by_hint() if over is None else None)
        or (about.by_paragraph(paragraph.start, paragraph.end) if over is None else None)
        or (about.by_opening() if open_to_all else None)
    )
    return (found or Link()).model_copy(update={"summary": summary})


def _before(passage: Passage, named: tuple[Passage, Link] | None) -> Link | None:
    """What was named just before: in the same paragraph, or in the one before under the same heading (then marked)."""
    if named is None:
        return None
    before, its = named
    if before.headings != passage.headings or passage.block - before.block > 1:
        return None
    far = (ReviewReason.FAR_ANAPHORA,) if before.block != passage.block else ()
    return its.model_copy(update={"review": far})
