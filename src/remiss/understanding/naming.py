"""The proposals that the words of a clause name: running text, a table's cell, the object of a cue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from remiss.understanding.lexicon import Kind, Match
from remiss.understanding.tokens import Token
from remiss.understanding.wording import Resemblance, Vocabulary

MOST_CUES = 8
"""How many cues of a clause are asked for their object."""
SHORT_CUE = 3
"""A cue of so many words has no room for a proposal's name among them."""
_OBJECT_ENDS = re.compile(r"[,.;:]|\b(?:eftersom|därför|men|då|när)\b", re.IGNORECASE)
_JOINT = re.compile(r"\b(?:och|samt|respektive)\b", re.IGNORECASE)
_VERB = re.compile(r"\b(?:är|var|har|ska|bör|kan|skulle|innebär|blir|får|behövs|gäller)\b")
_SUCH = re.compile(r"\s*(?:en |ett )?(?:sådan|sådant|sådana|denna|detta|dessa|den|det)\b", re.IGNORECASE)


def short_cues(text: str, cues: Iterable[Match]) -> list[Match]:
    """Those of a clause's cues whose words name no proposal, for they are the cue's own ("sätter värde på")."""
    return [cue for cue in cues if text.count(" ", cue.start, cue.end) < SHORT_CUE]


class Words:
    """A clause, what the lexicon found in it, and the proposals' vocabulary."""

    def __init__(
        self, text: str, start: int, end: int, found: Mapping[Kind, Sequence[Match]], vocabulary: Vocabulary
    ) -> None:
        self.text, self.start, self.end, self.found, self.vocabulary = text, start, end, found, vocabulary

    def named(self, end: int) -> list[Resemblance]:
        """The proposals that the clause names before ``end``, the best first, by other words than a cue's own."""
        chosen = self._named_after_cue(end) or self.vocabulary.named(self.start, end)
        return [it for it in chosen if not all(map(self._is_in_cue, it.tokens))]

    def _is_in_cue(self, token: Token) -> bool:
        """Is a word one of a cue's own ("sätter värde på"), not one that names a proposal?"""
        return any(m.start <= token.start < m.end for m in short_cues(self.text, self.found[Kind.CUE]))

    def _named_after_cue(self, end: int) -> list[Resemblance]:
        """The proposals named in what a cue is said of, after it; what stands before it may be a condition."""
        cue = next(iter(self.found[Kind.CUE]), None)
        conditioned = cue and any(condition.end <= cue.start for condition in self.found[Kind.CONDITION])
        return self.vocabulary.named(cue.end, end) if cue and conditioned else []

    def by_cell(self) -> list[Resemblance]:
        """The proposal that a list item, or the cell of a row that most sounds like a title, names."""
        cells = re.finditer(r"[^\t]+", self.text[self.start : self.end])
        named = (self.vocabulary.titled(self.start + c.start(), self.start + c.end())[:1] for c in cells)
        return max(named, key=lambda found: found[0].score if found else 0.0, default=[])

    def by_object(self) -> list[Resemblance]:
        """The proposal that a cue's object alone names, or the subject of a clause without cue, all in few words:
        "avstyrker kamerakravet", "Kustkvoten är viktig".
        """
        if self.found[Kind.EXCEPTION]:
            return []
        if not self.found[Kind.CUE]:
            verb = _VERB.search(self.text, self.start, self.end)
            if _SUCH.match(self.text, self.start):  # "en sådan avgift" is the one just named
                return []
            return self.vocabulary.topic(self.start, verb.start()) if verb else []
        for cue in self.found[Kind.CUE][:MOST_CUES]:
            ends = _OBJECT_ENDS.search(self.text, cue.end, self.end)
            for start, end in ((cue.end, ends.start() if ends else self.end), (self.start, cue.start)):
                if meant := self.vocabulary.meant(start, end) or self._each_meant(start, end):
                    return meant
        return []

    def _each_meant(self, start: int, end: int) -> list[Resemblance]:
        """The proposals of an object in two parts ("register och sanktionsavgift"), if each part means one."""
        joint = _JOINT.search(self.text, start, end)
        if not joint:
            return []
        parts = [self.vocabulary.meant(*span) for span in ((start, joint.start()), (joint.end(), end))]
        return [it for part in parts for it in part] if all(parts) else []
