"""Words that mean all the proposals, or the rest of them: "förslagen", "i övrigt", "vi har inga synpunkter"."""

from __future__ import annotations

import re

from remiss.model import Basis, BlockKind, Qualifier, ReviewReason, Stance
from remiss.understanding.headings import Heading
from remiss.understanding.lexicon import Kind, Match, Rule
from remiss.understanding.spoken import SOME_OF, Link, Spoken

FEW = 2
"""How many words besides may stand in "vi har inga synpunkter" when it is about everything: a name, a courtesy."""
RESIDUAL = "i-ovrigt"
"""The rule of the lexicon for the rest of the proposals."""
_THAN = re.compile(r"\bän\s+$", re.IGNORECASE)
"""Before words for the whole: "tidigare än vad som föreslås i betänkandet" is not about all of it."""
_TOPIC = re.compile(
    r"\s*(?:om|huruvida|vad gäller|när det gäller|i fråga om|beträffande|avseende|vad avser|på|mot|för)\b",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    r"[^.,;]{0,20}?\b(?:på|mot|över|till|om|kring|beträffande|vad gäller|när det gäller|att)\b", re.IGNORECASE
)
_MOST = "huvuddelen"
_ONE = {"förslaget", "bedömningen", "rekommendationen", "kravet", "bestämmelsen", "åtgärden", "ändringen"}
_ONE_OF_ALL = re.compile(
    r"\s+(?:att|om|som"
    r"|i (?:den|det|denna|detta|de|dessa|här|motsvarande|nu aktuella) (?:del|avsnitt|kapit|fråg|hänseend))",
    re.IGNORECASE,
)
_NARROWED = re.compile(r"\s+(?:att|om|som|till|i|på|ovan)\b", re.IGNORECASE)


def by_whole(said: Spoken, over: Heading | None, *, weak: bool) -> Link | None:
    """Words for all the proposals. Weak ones ("promemorian") must be what the clause takes its stand on."""
    whole = [
        match
        for match in said.found[Kind.WHOLE]
        if match.rule.weak is weak
        and not (over and match.rule.id == RESIDUAL and len({m.rule.id for m in said.found[Kind.WHOLE]}) == 1)
        and not SOME_OF.search(said.text, said.start, match.start)
        and not _THAN.search(said.text, said.start, match.start)
        and not (match.rule.id != RESIDUAL and _ONE_OF_ALL.match(said.text, match.end))
    ]
    if weak:
        whole = [m for m in whole if said.is_object(m)]
    if not whole:
        return None
    exception, excludes = said.exceptions()
    residual = next((said.text[m.start : m.end] for m in whole if m.rule.id == RESIDUAL), "")
    most = next((words for m in whole if (words := said.text[m.start : m.end]).lower().startswith(_MOST)), "")
    return Link(
        basis=Basis.GENERAL,
        evidence=(said.evidence(whole[0].rule.id, whole[0].start, whole[0].end),),
        excludes=excludes,
        scope=exception or most or residual,
        review=(ReviewReason.SCOPE_UNCLEAR,) if exception or most else (),
    )


def by_opening(said: Spoken) -> Link | None:
    """In a summary, an opening or a letter without headings, a stand on "förslaget" is one on all of it."""
    bare = [
        match
        for match in said.found[Kind.OBJECT]
        if said.is_object(match)
        and not (said.vocabulary.several and said.text[match.start : match.end].lower() in _ONE)
        and not _NARROWED.match(said.text, match.end)
        and not SOME_OF.search(said.text, said.start, match.start)
    ]
    if not bare:
        return _by_abstention(said)
    return Link(basis=Basis.GENERAL, evidence=(said.evidence(bare[0].rule.id, bare[0].start, bare[0].end),))


def _by_abstention(said: Spoken) -> Link | None:
    """ "Vi har inga synpunkter", with nothing said of on what, is so of everything."""
    abstaining = [m for m in said.found[Kind.CUE] if _says_nothing(m.rule)]
    known = [m for kind in (Kind.CUE, Kind.OWN_VOICE, Kind.WHOLE, Kind.OBJECT) for m in said.found[kind]]
    words = said.vocabulary.words(said.start, said.end)
    of_what = [word for word in words if not any(m.start <= word.start < m.end for m in known)]
    if said.vocabulary.several and not said.opens:  # within a paragraph it is about what that speaks of
        return None
    if said.passage.kind is BlockKind.TABLE_ROW or any(_has_topic(said, m) for m in abstaining):
        return None
    if not abstaining or len(of_what) > FEW or _TOPIC.match(said.text, said.start, said.end):
        return None
    return Link(
        basis=Basis.GENERAL, evidence=(said.evidence(abstaining[0].rule.id, abstaining[0].start, abstaining[0].end),)
    )


def _has_topic(said: Spoken, cue: Match) -> bool:
    """Is it said of on what one has no view ("tar inte ställning till att tillsynen flyttas")?"""
    topic = _OF_WHAT.match(said.text, cue.end, said.end)
    if topic is None:
        return False
    known = [m for kind in (Kind.WHOLE, Kind.OBJECT, Kind.OWN_VOICE) for m in said.found[kind]]
    words = said.vocabulary.words(topic.end(), said.end)
    return any(not any(m.start <= word.start < m.end for m in known) for word in words)


def _says_nothing(rule: Rule) -> bool:
    """Is the rule one for having no view, or for taking no side?"""
    said = rule.outcome(negated=rule.stance is None)
    if said is None or (rule.stance is Stance.SUPPORTS):  # "ett datum som vi kan leva med"
        return False
    return bool({Qualifier.NO_OPINION, Qualifier.NEITHER, Qualifier.NO_OBJECTION} & set(said.qualifiers))
