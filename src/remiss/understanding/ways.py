"""The ways from a clause to the proposals it is about: a number, words, a heading, what was said before, the whole.

Each way is a method that gives a Link or None; ``linking`` says in which order they are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from remiss.model import Basis, BlockKind, Evidence, Noun, Qualifier, ReviewReason, Role, Stance
from remiss.understanding.headings import BY_NUMBER, BY_WORDING, Heading
from remiss.understanding.lexicon import Kind, Match, Rule
from remiss.understanding.naming import Words
from remiss.understanding.references import Sections
from remiss.understanding.segment import Passage
from remiss.understanding.wording import LOW_SCORE, Resemblance, Vocabulary
from remiss.understanding.words import tokenise

TURNS = 0.35
"""How much more a clause must sound like another proposal than like the one whose heading it stands under."""
OBJECT_WORDS = 6
"""How far (words) a cue's object may stand from it."""
FEW = 2
"""How many words besides may stand in "vi har inga synpunkter" when it is about everything: a name, a courtesy."""
RESIDUAL = "i-ovrigt"
"""The rule of the lexicon for the rest of the proposals."""
BY_CONTEXT = "sammanhang"
"""The rule, as evidence names it, behind a proposal that was named just before."""
_BREAK = re.compile(r"[,.;:]|\b(?:att|som|men|eftersom)\b", re.IGNORECASE)
_SOME_OF = re.compile(
    r"\b(?:inget annat|inga andra|ett annat|det enda"
    r"|båda|bägge|dessa|de två|de tre|två|tre|några|flera|vissa|många|flertalet|merparten|ett antal|ett par"
    r"|enstaka|en del)(?: av)?\s+(?:de )?$",
    re.IGNORECASE,
)
_THAN = re.compile(r"\bän\s+$", re.IGNORECASE)
"""Before words for the whole: "tidigare än vad som föreslås i betänkandet" is not about all of it."""
_TOPIC = re.compile(
    r"\s*(?:om|huruvida|vad gäller|när det gäller|i fråga om|beträffande|avseende|vad avser|på|mot|för)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\s*(?:en |ett )?(?:sådan|sådant|sådana)\b", re.IGNORECASE)
_OF_WHAT = re.compile(
    r"[^.,;]{0,20}?\b(?:på|mot|över|till|om|kring|beträffande|vad gäller|när det gäller|att)\b", re.IGNORECASE
)
_MOST = "huvuddelen"
_ALL_OF = re.compile(
    r"\b(?:\w*förslagen|\w*bedömningarna|rekommendationerna|kraven|bestämmelserna|åtgärderna|ändringarna|reglerna"
    r"|kapitel|kapitlet|avsnittet|delarna|dessa|samtliga|alla|båda|bägge|allt|vad (?:som föreslås|utredningen)|i övrigt"
    r"|inget|inga|ingen|inte (?:någon|något|några))\b",
    re.IGNORECASE,
)
"""Words for all that a chapter holds, or for having nothing to say of it."""
_ONE = {"förslaget", "bedömningen", "rekommendationen", "kravet", "bestämmelsen", "åtgärden", "ändringen"}
_SPELT_OUT = re.compile(r"\s+(?:att|om|som)\b", re.IGNORECASE)
_ONE_OF_ALL = re.compile(
    r"\s+(?:att|om|som"
    r"|i (?:den|det|denna|detta|de|dessa|här|motsvarande|nu aktuella) (?:del|avsnitt|kapit|fråg|hänseend))",
    re.IGNORECASE,
)
_NARROWED = re.compile(r"\s+(?:att|om|som|till|i|på|ovan)\b", re.IGNORECASE)


class Link(Noun):
    """What a passage is about. ``basis`` is None where nothing says.

    ``excludes`` are the proposals that its own words leave out, ``scope`` those words; ``summary`` says that it stands
    in a summary, ``silent`` that somebody else speaks there or that it is a line of contents.
    """

    proposals: tuple[str, ...] = ()
    basis: Basis | None = None
    evidence: tuple[Evidence, ...] = ()
    excludes: tuple[str, ...] = ()
    scope: str = ""
    summary: bool = False
    silent: bool = False
    review: tuple[ReviewReason, ...] = ()


class Ways:
    """A passage, what the lexicon found in it, and the ways from there to proposals."""

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
        self.opens = opens
        self.text, self.passage, self.sections, self.vocabulary = text, passage, sections, vocabulary
        self.start, self.end = passage.clause_start, passage.clause_end
        self.found: dict[Kind, list[Match]] = {kind: [] for kind in Kind}
        for match in found:
            self.found[match.rule.kind].append(match)
        self.words = Words(text, self.start, self.end, self.found, vocabulary)

    def by_number(self) -> Link | None:
        """The section numbers in the clause. Numbers of sections that were not asked about lead nowhere else."""
        references = self.sections.find(self.text, self.start, self.end)
        if not references:
            return None
        meant = [r for r in references if r.proposals and not r.excluded]
        left_out = [p for r in references if r.excluded for p in r.proposals]
        if not meant:
            return None if left_out else Link()
        scope, others = self._exceptions()
        excludes = _unique((*left_out, *others))
        return Link(
            proposals=tuple(p for p in _unique(p for r in meant for p in r.proposals) if p not in excludes),
            basis=Basis.EXPLICIT if all(r.basis is Basis.EXPLICIT for r in meant) else Basis.SECTION,
            evidence=tuple(self._evidence(BY_NUMBER, r.start, r.end) for r in references),
            excludes=excludes,
            review=(ReviewReason.SCOPE_UNCLEAR,) if scope and not excludes else (),
        )

    def by_wording(self, over: Heading | None) -> Link | None:
        """The proposals whose own words the clause holds; ``over`` is the heading that names some."""
        exceptions = self.found[Kind.EXCEPTION]
        end = exceptions[0].start if exceptions else self.end
        chosen = self.words.named(end)
        if over is None:
            if self.passage.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW):
                chosen = self.words.by_cell() or chosen
            chosen = chosen or self.words.by_object()
        elif chosen:
            inside = [it for it in chosen if it.proposal in over.proposals]
            own = self.vocabulary.score(self.text, self.start, end, over.proposals)
            if not inside and chosen[0].score < own + TURNS:
                return None
            chosen = inside or chosen
        elif len(over.proposals) > 1:
            chosen = self.vocabulary.among(self.text, self.start, end, over.proposals)
        if not chosen:
            return None
        tokens = sorted({token for it in chosen for token in it.tokens}, key=lambda token: token.start)
        return Link(
            proposals=tuple(it.proposal for it in chosen),
            basis=Basis.EXPLICIT,
            evidence=tuple(self._evidence(BY_WORDING, token.start, token.end) for token in tokens),
        )

    def by_hint(self) -> Link | None:
        """One word that only one title has. Weak, so a person must look."""
        hinted = self.vocabulary.hinted(self.text, self.start, self.end)
        if hinted is None or self.found[Kind.EXCEPTION]:
            return None
        return Link(
            proposals=(hinted.proposal,),
            basis=Basis.EXPLICIT,
            evidence=tuple(self._evidence(BY_WORDING, token.start, token.end) for token in hinted.tokens),
            review=(ReviewReason.UNCERTAIN_LINK,),
        )

    def by_paragraph(self, start: int, end: int) -> Link | None:
        """The one proposal that the whole paragraph sounds like, for a stand that says nothing of on what."""
        if not self.found[Kind.CUE]:
            return None
        topic = self.vocabulary.spoken_of(self.text, start, end)
        return self._spoken_of(topic) if topic else None

    def by_paragraph_under(self, over: Heading, start: int, end: int) -> Link | None:
        """The one of a chapter's proposals that the paragraph sounds like, for a stand that says nothing of on what."""
        if not self.found[Kind.CUE] or not self._is_on_one():
            return None
        alike = self.vocabulary.among(self.text, start, end, over.proposals)
        return self._spoken_of(alike[0]) if alike else None

    def _spoken_of(self, topic: Resemblance) -> Link:
        return Link(
            proposals=(topic.proposal,),
            basis=Basis.EXPLICIT,
            evidence=tuple(
                self._evidence(BY_CONTEXT, token.start, token.end).model_copy(update={"role": Role.CONTEXT})
                for token in topic.tokens
            ),
            review=(ReviewReason.UNCERTAIN_LINK,),
        )

    def _is_on_one(self) -> bool:
        """Is a stand under a heading over several proposals on one of them, as far as its words tell?"""
        return not _ALL_OF.search(self.text, self.start, self.end)

    def by_whole(self, over: Heading | None, *, weak: bool) -> Link | None:
        """Words for all the proposals. Weak ones ("promemorian") must be what the clause takes its stand on."""
        whole = [
            match
            for match in self.found[Kind.WHOLE]
            if match.rule.weak is weak
            and not (over and match.rule.id == RESIDUAL and len({m.rule.id for m in self.found[Kind.WHOLE]}) == 1)
            and not _SOME_OF.search(self.text, self.start, match.start)
            and not _THAN.search(self.text, self.start, match.start)
            and not (match.rule.id != RESIDUAL and _ONE_OF_ALL.match(self.text, match.end))
        ]
        if weak:
            whole = [m for m in whole if self._is_object(m)]
        if not whole:
            return None
        exception, excludes = self._exceptions()
        residual = next((self.text[m.start : m.end] for m in whole if m.rule.id == RESIDUAL), "")
        most = next((words for m in whole if (words := self.text[m.start : m.end]).lower().startswith(_MOST)), "")
        return Link(
            basis=Basis.GENERAL,
            evidence=(self._evidence(whole[0].rule.id, whole[0].start, whole[0].end),),
            excludes=excludes,
            scope=exception or most or residual,
            review=(ReviewReason.SCOPE_UNCLEAR,) if exception or most else (),
        )

    def by_heading(self, over: Heading | None) -> Link | None:
        """The heading above. "Förslaget" under a heading over several is one of them, and a person must say which."""
        if over is None or over.evidence is None:
            return None
        unclear = len(over.proposals) > 1 and self._is_on_one()
        excludes = self._exceptions()[1] if over.basis is Basis.SECTION else ()
        return Link(
            proposals=tuple(p for p in over.proposals if p not in excludes),
            basis=over.basis,
            evidence=(over.evidence,),
            excludes=excludes,
            review=(ReviewReason.UNCERTAIN_LINK,) if unclear else (),
        )

    def by_context(self, before: Link | None) -> Link | None:
        """What was named just before; over a paragraph's border only for a stand that points back ("förslaget")."""
        points_back = self.found[Kind.CUE] and self.found[Kind.OBJECT]
        leads_on = self.text.endswith(":", 0, self.passage.end)
        some = any(_SOME_OF.search(self.text, self.start, m.start) for m in self.found[Kind.OBJECT])
        if before is None or some or leads_on or (before.review and not points_back) or self._has_other_object(before):
            return None
        hinted = self.vocabulary.hinted(self.text, self.start, self.end)
        if hinted and hinted.proposal not in before.proposals and not _POINTS.match(self.text, self.start):
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
        return before.model_copy(update={"evidence": tuple(named)})

    def by_pointing(self, before: Link | None) -> Link | None:
        """What the paragraph just named, for a clause that begins by pointing at it ("en sådan avgift")."""
        points = before is not None and not before.review and _POINTS.match(self.text, self.start)
        if not points or len(self.vocabulary.named(self.text, self.start, self.end)) > 1:
            return None
        return self.by_context(before)

    def _has_other_object(self, before: Link) -> bool:
        """Does the clause say of which proposal it speaks ("förslaget om …"), in words that are not those before?"""
        narrowed = any(_SPELT_OUT.match(self.text, m.end) for m in self.found[Kind.OBJECT])
        return narrowed and self.vocabulary.score(self.text, self.start, self.end, before.proposals) < LOW_SCORE

    def by_opening(self) -> Link | None:
        """In a summary, an opening or a letter without headings, a stand on "förslaget" is one on all of it."""
        bare = [
            match
            for match in self.found[Kind.OBJECT]
            if self._is_object(match)
            and not (self.vocabulary.several and self.text[match.start : match.end].lower() in _ONE)
            and not _NARROWED.match(self.text, match.end)
            and not _SOME_OF.search(self.text, self.start, match.start)
        ]
        if not bare:
            return self._by_abstention()
        return Link(basis=Basis.GENERAL, evidence=(self._evidence(bare[0].rule.id, bare[0].start, bare[0].end),))

    def _by_abstention(self) -> Link | None:
        """ "Vi har inga synpunkter", with nothing said of on what, is so of everything."""
        abstaining = [m for m in self.found[Kind.CUE] if _says_nothing(m.rule)]
        known = [m for kind in (Kind.CUE, Kind.OWN_VOICE, Kind.WHOLE, Kind.OBJECT) for m in self.found[kind]]
        words = tokenise(self.text, self.start, self.end)
        of_what = [word for word in words if not any(m.start <= word.start < m.end for m in known)]
        if self.vocabulary.several and not self.opens:  # within a paragraph it is about what that speaks of
            return None
        if self.passage.kind is BlockKind.TABLE_ROW or any(self._has_topic(m) for m in abstaining):
            return None
        if not abstaining or len(of_what) > FEW or _TOPIC.match(self.text, self.start, self.end):
            return None
        return Link(basis=Basis.GENERAL, evidence=(self._evidence(abstaining[0].rule.id, *_span(abstaining[0])),))

    def _has_topic(self, cue: Match) -> bool:
        """Is it said of on what one has no view ("tar inte ställning till att tillsynen flyttas")?"""
        topic = _OF_WHAT.match(self.text, cue.end, self.end)
        if topic is None:
            return False
        known = [m for kind in (Kind.WHOLE, Kind.OBJECT, Kind.OWN_VOICE) for m in self.found[kind]]
        words = tokenise(self.text, topic.end(), self.end)
        return any(not any(m.start <= word.start < m.end for m in known) for word in words)

    def _exceptions(self) -> tuple[str, tuple[str, ...]]:
        """The words that limit a statement on several proposals, and the proposals that they leave out."""
        exceptions = self.found[Kind.EXCEPTION]
        if not exceptions:
            return "", ()
        at = exceptions[0].start
        inserted = self.text[max(self.start, at - 2) : at] == ", "
        comma = self.text.find(",", exceptions[0].end, self.end) if inserted else -1
        on = any(m.start > comma for kind in (Kind.CUE, Kind.WHOLE, Kind.OBJECT) for m in self.found[kind])
        comma = comma if on else -1  # "…, utom 4.4, 5.3 och 6.1" runs to the end
        end = comma if comma >= 0 else self.end
        numbers = _unique(p for r in self.sections.find(self.text, at, end) for p in r.proposals)
        alike = self.vocabulary.named(self.text, at, end) or self.vocabulary.meant(self.text, exceptions[0].end, end)
        hinted = self.vocabulary.hinted(self.text, exceptions[0].end, end)
        named = tuple(it.proposal for it in alike) or ((hinted.proposal,) if hinted else ())
        return self.text[at:end].strip(" ."), numbers or named

    def _is_object(self, match: Match) -> bool:
        """Does the match stand by a cue, as its object or subject?"""
        for cue in self.found[Kind.CUE]:
            first, second = sorted((match, cue), key=lambda m: m.start)
            between = self.text[first.end : second.start]
            if not _BREAK.search(between) and len(between.split()) <= OBJECT_WORDS:
                return True
        return False

    def _evidence(self, rule: str, start: int, end: int) -> Evidence:
        return Evidence(rule=rule, role=Role.REFERENCE, start=start, end=end, text=self.text[start:end])


def _says_nothing(rule: Rule) -> bool:
    """Is the rule one for having no view, or for taking no side?"""
    said = rule.outcome(negated=rule.stance is None)
    if said is None or (rule.stance is Stance.SUPPORTS):  # "ett datum som vi kan leva med"
        return False
    return bool({Qualifier.NO_OPINION, Qualifier.NEITHER, Qualifier.NO_OBJECTION} & set(said.qualifiers))


def _span(match: Match) -> tuple[int, int]:
    return match.start, match.end


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
