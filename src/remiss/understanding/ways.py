"""The ways from a clause to the proposals it is about: a number, words, a heading, what was said before.

Each way is a method that gives a Link or None; ``linking`` says in which order they are tried, and ``whole`` has those
to all the proposals at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from remiss.model import Basis, BlockKind, ReviewReason, Role
from remiss.understanding.headings import BY_NUMBER, BY_WORDING, Heading
from remiss.understanding.lexicon import Kind, Match
from remiss.understanding.naming import Words
from remiss.understanding.spoken import SOME_OF, Link, Spoken, unique
from remiss.understanding.weighing import BY_CONTEXT, Scales, Weight
from remiss.understanding.wording import LOW_SCORE

LEAST, LEAST_ALONE = 0.25, 0.5
"""What the heaviest proposal must weigh to be spoken of at all, and what where it is by one word alone."""
CLOSE, DOUBTFUL, CLEAR = 0.05, 0.15, 0.3
"""How far the heaviest proposal must be ahead of the next: nearer than CLOSE it is too close to call, nearer than
DOUBTFUL the next is named beside it, from CLEAR on it needs no review. docs/placing.md has how often it is right."""
TURNS = 0.35
"""How much more a clause must sound like another proposal than like the one whose heading it stands under."""
SAID = (Kind.CUE, Kind.REMARK, Kind.SAME, Kind.ANSWER)
"""What a clause must hold for the words around it to be weighed."""
_BOTH = re.compile(
    r"(?<!våra )(?<!oss )\b(?:båda|bägge|de två)\b(?!\s+(?:organisation|förbund|bolag|kommun|region|myndighet|fall))",
    re.IGNORECASE,
)
"""Both proposals, not both of those who answer."""
_JOINED = re.compile(r"\b(?:eller|och|respektive|samt)\b", re.IGNORECASE)
_CHAPTER = re.compile(r"\bkapi(?:tel|tlet|tlen)\b(?!\s+\d)", re.IGNORECASE)
_SUCH = re.compile(r"\s*(?:en |ett )?(?:sådan|sådant|sådana)\b", re.IGNORECASE)
_SPELT_OUT = re.compile(r"\s+(?:att|om|som)\b", re.IGNORECASE)
_ALL_OF = re.compile(
    r"\b(?:\w*förslagen|\w*bedömningarna|rekommendationerna|kraven|bestämmelserna|åtgärderna|ändringarna|reglerna"
    r"|kapitel|kapitlet|avsnittet|delarna|dessa|samtliga|alla|båda|bägge|allt|vad (?:som föreslås|utredningen)|i övrigt"
    r"|inget|inga|ingen|inte (?:någon|något|några))\b",
    re.IGNORECASE,
)
"""Words for all that a chapter holds, or for having nothing to say of it."""


class Weighed(NamedTuple):
    """What the words around a clause weigh for, perhaps nothing, and what they nearly weigh for instead."""

    weights: Sequence[Weight] = ()
    uncertain: bool = False
    rivals: tuple[str, ...] = ()

    @property
    def proposals(self) -> tuple[str, ...]:
        """The proposals that they weigh for."""
        return tuple(weight.proposal for weight in self.weights)

    def link(self) -> Link:
        """With the words as evidence."""
        return Link(
            proposals=self.proposals,
            basis=Basis.EXPLICIT if self.weights else None,
            evidence=tuple(chain.from_iterable(weight.evidence for weight in self.weights)),
            rivals=self.rivals,
            review=(ReviewReason.UNCERTAIN_LINK,) if self.uncertain else (),
        )


NOTHING = Weighed()


class Ways(Spoken):
    """A clause, and the ways from there to some of the proposals."""

    def is_on_all(self) -> bool:
        """Is a stand under a heading over several proposals on all of them, as far as its words tell?"""
        return self.holds(_ALL_OF)

    def by_number(self) -> Link | None:
        """The section numbers in the clause. Numbers of sections that were not asked about lead nowhere else."""
        references = self.sections.find(self.text, self.start, self.end)
        if not references:
            return None
        meant = [r for r in references if r.proposals and not r.excluded]
        left_out = [p for r in references if r.excluded for p in r.proposals]
        if not meant:
            return None if left_out else Link()
        scope, others = self.exceptions()
        excludes = unique((*left_out, *others))
        return Link(
            proposals=tuple(p for p in unique(p for r in meant for p in r.proposals) if p not in excludes),
            basis=Basis.EXPLICIT if all(r.basis is Basis.EXPLICIT for r in meant) else Basis.SECTION,
            evidence=tuple(self.evidence(BY_NUMBER, r.start, r.end) for r in references),
            excludes=excludes,
            review=(ReviewReason.SCOPE_UNCLEAR,) if scope and not excludes else (),
        )

    def by_chapter(self, scales: Scales) -> Link | None:
        """The chapter that a clause names by its words ("kapitlet som handlar om biljetter och data")."""
        if (
            not self.found[Kind.CUE]
            or "kap" not in self.text[self.start : self.end].lower()
            or not self.holds(_CHAPTER)
        ):
            return None
        chapters = scales.weigh_chapters(self.passage, self.naming_nothing())
        if not chapters or (len(chapters) > 1 and chapters[0][0] - chapters[1][0] < DOUBTFUL):
            return None
        return replace(Weighed(chapters[0][1], uncertain=True).link(), basis=Basis.SECTION)

    def by_wording(self, over: Heading | None) -> Link | None:
        """The proposals whose own words the clause holds; ``over`` is the heading that names some."""
        exceptions = self.found[Kind.EXCEPTION]
        end = exceptions[0].start if exceptions else self.end
        words = Words(self.text, self.start, self.end, self.found, self.vocabulary)
        chosen = words.named(end)
        if over is None:
            if self.passage.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW):
                chosen = words.by_cell() or chosen
            chosen = chosen or words.by_object()
        elif chosen:
            inside = [it for it in chosen if it.proposal in over.proposals]
            own = self.vocabulary.score(self.start, end, over.proposals)
            if not inside and chosen[0].score < own + TURNS:
                return None
            chosen = inside or chosen
        elif len(over.proposals) > 1:
            chosen = self.vocabulary.among(self.start, end, over.proposals)
        if not chosen:
            return None
        tokens = sorted({token for it in chosen for token in it.tokens}, key=lambda token: token.start)
        return Link(
            proposals=tuple(it.proposal for it in chosen),
            basis=Basis.EXPLICIT,
            evidence=tuple(self.evidence(BY_WORDING, token.start, token.end) for token in tokens),
        )

    def by_weight(self, scales: Scales, over: Heading | None, before: Link | None) -> Weighed:
        """The proposal, or the two, that the words around a stand or a remark weigh for; none where it is too close to
        call, but then ``rivals`` has both. Of proposals whose numbers stand in the heading it is one of those.
        """
        if self.passage.kind is BlockKind.HEADING or not any(self.found.get(kind) for kind in SAID):
            return NOTHING
        among = over.proposals if over and over.numbered else ()
        named = before.proposals if before and not before.review else ()
        weights = scales.weigh(self.passage, among, self.naming_nothing(), named)
        if (
            not weights
            or weights[0].score < (LEAST if weights[0].words > 1 else LEAST_ALONE)
            or _is_in_heading_alone(weights[0])
        ):
            return NOTHING
        lead = weights[0].score - (weights[1].score if len(weights) > 1 else 0.0)
        if len(weights) > 1 and self._is_on_both(weights[0], weights[1], lead):
            return Weighed(weights[:2], uncertain=True)
        if lead < CLOSE:
            return Weighed(rivals=tuple(weight.proposal for weight in weights[:2])) if len(weights) > 1 else NOTHING
        near = lead < DOUBTFUL and len(weights) > 1
        return Weighed(
            weights[:1],
            uncertain=lead < CLEAR or weights[0].words == 1,
            rivals=(weights[1].proposal,) if near else (),
        )

    def _is_on_both(self, first: Weight, second: Weight, lead: float) -> bool:
        """Is a clause on two proposals: it says so, or it joins words that only one of each has?"""
        if self.holds(_BOTH):
            return True
        one, other = (weight.said_in(Role.REFERENCE) for weight in (first, second))
        return lead < DOUBTFUL and bool(one - other) and bool(other - one) and self.holds(_JOINED)

    def by_heading(self, over: Heading | None) -> Link | None:
        """The heading above. "Förslaget" under a heading over several is one of them, and a person must say which."""
        if over is None or over.evidence is None:
            return None
        unclear = len(over.proposals) > 1 and not self.is_on_all()
        excludes = self.exceptions()[1] if over.basis is Basis.SECTION else ()
        return Link(
            proposals=tuple(p for p in over.proposals if p not in excludes),
            basis=over.basis,
            evidence=(over.evidence,),
            excludes=excludes,
            review=(ReviewReason.UNCERTAIN_LINK,) if unclear else (),
        )

    def by_context(self, before: Link | None) -> Link | None:
        """What was named just before."""
        leads_on = self.text.endswith(":", 0, self.passage.end)
        some = any(SOME_OF.search(self.text, self.start, m.start) for m in self.found[Kind.OBJECT])
        if before is None or some or leads_on or self._has_other_object(before):
            return None
        hinted = self.vocabulary.hinted(self.start, self.end)
        if hinted and hinted.proposal not in before.proposals and not _SUCH.match(self.text, self.start):
            return None
        named = [piece for piece in before.evidence if piece.role is not Role.HEADING]
        return Link(
            proposals=before.proposals,
            basis=before.basis,
            evidence=tuple(p.model_copy(update={"rule": BY_CONTEXT, "role": Role.CONTEXT}) for p in named),
            review=before.review,
        )

    def by_sentence(self, before: Link) -> Link | None:
        """What the clause before it in the same sentence is about, for a clause that names nothing."""
        if self.found[Kind.WHOLE] or not before.proposals or self._has_other_object(before):
            return None
        named = [p.model_copy(update={"rule": BY_CONTEXT, "role": Role.CONTEXT}) for p in before.evidence]
        return replace(before, evidence=tuple(named))

    def _has_other_object(self, before: Link) -> bool:
        """Does the clause say of which proposal it speaks ("förslaget om …"), in words that are not those before?"""
        narrowed = any(_SPELT_OUT.match(self.text, m.end) for m in self.found[Kind.OBJECT])
        return narrowed and self.vocabulary.score(self.start, self.end, before.proposals) < LOW_SCORE


def points_back(found: Mapping[Kind, Sequence[Match]]) -> bool:
    """Is there a stand on what was named before ("förslaget"), perhaps in another paragraph?"""
    return bool(found.get(Kind.CUE) and found.get(Kind.OBJECT))


def _is_in_heading_alone(weight: Weight) -> bool:
    """Is nothing but the heading above like a proposal? A heading names its proposals by itself, or none."""
    return not weight.said_in(Role.REFERENCE) and not weight.said_in(Role.CONTEXT)
