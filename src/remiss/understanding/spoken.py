"""A clause as the linker sees it: its words, what the lexicon found in it, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from remiss.model import Basis, Evidence, ReviewReason, Role
from remiss.understanding.headings import BY_NUMBER
from remiss.understanding.lexicon import Kind, Match, by_kind
from remiss.understanding.naming import short_cues
from remiss.understanding.references import Sections
from remiss.understanding.segment import Passage
from remiss.understanding.wording import Vocabulary

OBJECT_WORDS = 6
"""How far (words) a cue's object may stand from it."""
SOME_OF = re.compile(
    r"\b(?:inget annat|inga andra|ett annat|det enda"
    r"|båda|bägge|dessa|de två|de tre|två|tre|några|flera|vissa|många|flertalet|merparten|ett antal|ett par"
    r"|enstaka|en del)(?: av)?\s+(?:de )?$",
    re.IGNORECASE,
)
"""Before words for proposals: only some of them are meant."""
_BREAK = re.compile(r"[,.;:]|\b(?:att|som|men|eftersom)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """What a passage is about. ``basis`` is None where nothing says.

    ``excludes`` are the proposals that its own words leave out, ``scope`` those words; ``summary`` says that it stands
    in a summary, ``silent`` that somebody else speaks there or that it is a line of contents. ``rivals`` are proposals
    that it may be about instead, too close to call.
    """

    proposals: tuple[str, ...] = ()
    basis: Basis | None = None
    evidence: tuple[Evidence, ...] = ()
    excludes: tuple[str, ...] = ()
    scope: str = ""
    summary: bool = False
    silent: bool = False
    rivals: tuple[str, ...] = ()
    review: tuple[ReviewReason, ...] = ()

    @property
    def numbered(self) -> bool:
        """Does a section number say so?"""
        return any(piece.rule == BY_NUMBER for piece in self.evidence)

    @property
    def headed(self) -> bool:
        """Does a heading say so, without doubt?"""
        named = any(piece.role is Role.HEADING for piece in self.evidence)
        return named and self.basis is Basis.EXPLICIT and not self.review

    @property
    def uncertain(self) -> bool:
        """May it be about something else?"""
        return ReviewReason.UNCERTAIN_LINK in self.review


class Spoken:
    """A passage with the matches in its clause; ``opens`` says that it begins its paragraph."""

    def __init__(
        self,
        text: str,
        passage: Passage,
        found: Sequence[Match],
        sections: Sections,
        vocabulary: Vocabulary,
        *,
        opens: bool,
    ) -> None:
        self.text, self.passage, self.opens = text, passage, opens
        self.sections, self.vocabulary = sections, vocabulary
        self.start, self.end = passage.clause_start, passage.clause_end
        self.found = by_kind(found)

    def holds(self, words: re.Pattern[str]) -> bool:
        """Are some words in the clause?"""
        return words.search(self.text, self.start, self.end) is not None

    def is_object(self, match: Match) -> bool:
        """Does the match stand by a cue, as its object or subject?"""
        for cue in self.found[Kind.CUE]:
            first, second = sorted((match, cue), key=lambda m: m.start)
            between = self.text[first.end : second.start]
            if not _BREAK.search(between) and len(between.split()) <= OBJECT_WORDS:
                return True
        return False

    def naming_nothing(self) -> tuple[tuple[int, int], ...]:
        """Where words stand that name no proposal: a cue's own ("inte tagit ställning till"), and what is left out."""
        own = ((cue.start, cue.end) for cue in short_cues(self.text, self.found[Kind.CUE]))
        return (*own, self._left_out())

    def exceptions(self) -> tuple[str, tuple[str, ...]]:
        """The words that limit a statement on several proposals, and the proposals that they leave out."""
        at, end = self._left_out()
        if at == end:
            return "", ()
        after = self.found[Kind.EXCEPTION][0].end
        numbers = unique(p for r in self.sections.find(self.text, at, end) for p in r.proposals)
        alike = self.vocabulary.named(at, end) or self.vocabulary.meant(after, end)
        hinted = self.vocabulary.hinted(after, end)
        named = tuple(it.proposal for it in alike) or ((hinted.proposal,) if hinted else ())
        return self.text[at:end].strip(" ."), numbers or named

    def _left_out(self) -> tuple[int, int]:
        """Where the words stand that leave something out: to the next comma, where they are put in between."""
        exceptions = self.found[Kind.EXCEPTION]
        if not exceptions:
            return 0, 0
        at = exceptions[0].start
        inserted = self.text[max(self.start, at - 2) : at] == ", "
        comma = self.text.find(",", exceptions[0].end, self.end) if inserted else -1
        on = any(m.start > comma for kind in (Kind.CUE, Kind.WHOLE, Kind.OBJECT) for m in self.found[kind])
        return at, comma if on and comma >= 0 else self.end  # "…, utom 4.4, 5.3 och 6.1" runs to the end

    def evidence(self, rule: str, start: int, end: int) -> Evidence:
        """Words of the text that name what is spoken of."""
        return Evidence(rule=rule, role=Role.REFERENCE, start=start, end=end, text=self.text[start:end])


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """Each once, in order."""
    return tuple(dict.fromkeys(items))
