"""Passages → the proposals they are about, and by what words.

Nearest first: a number in the clause, the proposals that it names, the heading above, and the one that all the words
around it weigh for. What none of them reaches stays unplaced.
"""

from __future__ import annotations

from collections.abc import Sequence

from remiss.model import BlockKind, Consultation, Document, ReviewReason
from remiss.understanding.headings import LEADERS, Heading, read_headings
from remiss.understanding.lexicon import Lexicon
from remiss.understanding.references import Sections
from remiss.understanding.segment import Passage
from remiss.understanding.speakers import NOBODY, Voices, own_words
from remiss.understanding.spoken import Link
from remiss.understanding.ways import Ways
from remiss.understanding.weighing import Scales
from remiss.understanding.whole import by_opening, by_whole
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
    scales = Scales(document, consultation, own_words(voices, lexicon))
    links: list[Link] = []
    named: tuple[Passage, Link] | None = None
    for passage in passages:
        found = lexicon.find(document.text, passage.clause_start, passage.clause_end)
        opens = passage.start == document.blocks[passage.block].start
        about = Ways(document.text, passage, found, sections, vocabulary, opens=opens)
        its = _link(about, scales, headings, _before(passage, named, document))
        if not its.proposals and its.basis is None and links and passages[len(links) - 1].start == passage.start:
            its = about.by_sentence(links[-1]) or its
        links.append(its)
        if its.proposals and passage.kind is not BlockKind.HEADING and not its.uncertain:
            named = passage, its
    return tuple(links)


def _link(about: Ways, scales: Scales, headings: dict[int, Heading], before: Link | None) -> Link:
    passage = about.passage
    above = [headings[index] for index in passage.headings]
    summary = any(heading.summary for heading in above)
    if passage.kind is BlockKind.HEADING:
        above.append(headings[passage.block])
    if any(heading.annex for heading in above) or LEADERS.search(about.text, passage.start, passage.end):
        return Link(silent=True)
    over = next((heading for heading in reversed(above) if heading.proposals), None)
    open_to_all = not above or above[-1].opening or len(headings) <= 1
    weighed = about.by_weight(scales, over, before) or Link()
    placed = weighed if weighed.proposals else None
    found = (
        about.by_number()
        or (about.by_chapter(scales) if over is None else None)
        or _by_wording(about, over, weighed)
        or by_whole(about, over, weak=False)
        or (about.by_context(before) if before and before.numbered else None)
        or (about.by_heading(over) if over and over.numbered and _is_on_all(about, over) else None)
        or (placed if placed and not placed.uncertain else None)
        or (by_whole(about, over, weak=True) if open_to_all else None)
        or placed
        or about.by_heading(over)
        or about.by_context(before)
        or (by_opening(about) if open_to_all else None)
        or weighed
    )
    return found.model_copy(update={"summary": summary})


def _by_wording(about: Ways, over: Heading | None, weighed: Link) -> Link | None:
    """The proposals that the clause's words name. One alone gives way where all that is said around it weighs for
    another, for a clause often shares a word with what it is not about; where that is too close to call it is marked.
    """
    worded = about.by_wording(over)
    if worded is None or len(worded.proposals) > 1 or (over and over.numbered):
        return worded
    if weighed.proposals:
        return worded if worded.proposals == weighed.proposals else None
    others = tuple(rival for rival in weighed.rivals if rival not in worded.proposals)
    return worded.model_copy(update={"rivals": others, "review": (ReviewReason.UNCERTAIN_LINK,)}) if others else worded


def _is_on_all(about: Ways, over: Heading) -> bool:
    return len(over.proposals) == 1 or about.is_on_all()


def _before(passage: Passage, named: tuple[Passage, Link] | None, document: Document) -> Link | None:
    """What was named just before: in the same paragraph, or in the one before under the same heading (then marked). A
    row with an empty first cell goes on with what the row above is about.
    """
    if named is None:
        return None
    before, its = named
    if before.headings != passage.headings or passage.block - before.block > 1:
        return None
    goes_on = before.kind is passage.kind and document.text.startswith("\t", document.blocks[passage.block].start)
    far = (ReviewReason.FAR_ANAPHORA,) if before.block != passage.block and not goes_on else ()
    return its.model_copy(update={"review": far})
