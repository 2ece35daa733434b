"""What a cue is said of: a proposal, or a purpose, in which case it is praise and no stand (codebook, rule 4)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from remiss.understanding.lexicon import Kind, Match
from remiss.understanding.speakers import is_passive

_OBJECT_ENDS = re.compile(r"[,;:.]|\b(?:men|medan|samt|därför|eftersom|och [a-zåäö]+r)\b", re.IGNORECASE)
_AIM_OF_PROPOSAL = re.compile(r"\w*nriktning\w*\s+(?:i|på|med|av)\s+(?:\w+\s+){0,2}?f[öo]rslag", re.IGNORECASE)
_AND_PROPOSAL = re.compile(r"\boch\s+(?:\w+\s+)?(?:f[öo]rslag|bed[öo]mning)", re.IGNORECASE)
_PROPOSES = re.compile(
    r"\s+(?:\w+\s+){0,2}(?:f[öo]resl[åa]r|f[öo]respr[åa]kar|f[öo]rordar|skisserar|l[äa]gger fram|landar"
    r"|stannar|kommer fram|v[äa]ljer|avst[åa]r|avf[äa]rdar"
    r"|g[åa]r vidare|l[åa]ter bli|har (?:valt|avst[åa]tt|stannat|landat|st[åa]tt emot|kommit fram)"
    r"|vill (?!(?:lyfta|belysa|se|uppm[äa]rksamma|utreda|ta)\b))",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r",|\b(?:och|samt|att|men|vi|jag|anser|tycker|finner)\b", re.IGNORECASE)
_WITHIN = re.compile(r"\w\s+(?:i|av|från|ur)\s+$", re.IGNORECASE)
_WHERE = re.compile(r"\b(?:i|enligt|ur|del(?:en|ar|arna)? av)\s+$", re.IGNORECASE)
_THAT = re.compile(r"\s+att\b", re.IGNORECASE)
_WITH = re.compile(r"\s*(?:med|som|av)?\s*", re.IGNORECASE)


class Aims:
    """The purposes, problems and inquiries that a clause speaks of."""

    def __init__(self, text: str, found: Mapping[Kind, Sequence[Match]]) -> None:
        self.text, self.found = text, found

    def limits_of(self, cue: Match) -> list[Match] | None:
        """None where the cue's object is a purpose or the like; else what its object limits it to, usually nothing."""
        if not cue.rule.aims:
            return []
        after = self.text[cue.end :]
        ends = _OBJECT_ENDS.search(after)
        reach = cue.end + (ends.start() if ends else len(after))
        speakers = {m.start for m in self.found[Kind.OTHER_VOICE]}  # "är vi och promemorian överens"
        aims = [
            m
            for m in self.found[Kind.AIM]
            if cue.start < m.start < reach and not (m.start in speakers and self._is_whose(cue, m))
        ]
        if not aims:
            return None if any(self._is_fronted(aim, cue) for aim in self.found[Kind.AIM]) else []
        aim = aims[0]
        joined = _AND_PROPOSAL.search(self.text, aim.end, reach)  # "både syftet och förslaget"
        joined = joined or _PROPOSES.match(self.text, aim.end)  # "glädjande att regeringen nu föreslår en lag"
        if joined or any(cue.start <= m.start < aim.start for m in self.found[Kind.OBJECT]):
            return []
        return [aim] if _AIM_OF_PROPOSAL.match(self.text, aim.start) else None

    def _is_fronted(self, aim: Match, cue: Match) -> bool:
        """Is an aim the subject of what is said of things ("syftet med förslaget är gott")?"""
        if aim.end > cue.start or not (cue.rule.impersonal or is_passive(self.text, cue)):
            return False
        if _PROPOSES.match(self.text, aim.end):  # "att utredningen avstår från ett förbud är klokt"
            return False
        if _WHERE.search(self.text, 0, aim.start):  # "den i promemorian föreslagna lösningen är att föredra"
            return False
        if self.text[: aim.start].lower().endswith(" som "):  # "det sätt som utredningen har stannat för är lämpligt"
            return False
        that = _THAT.match(self.text, aim.end)  # "ambitionen att fler ska få odla är god"
        return not (cue.rule.impersonal and _ANOTHER.search(self.text, that.end() if that else aim.end, cue.start))

    def _is_whose(self, cue: Match, speaker: Match) -> bool:
        """Is somebody who speaks the one agreed with ("håller med utredaren om") or where it is written ("det som
        föreslås i promemorian"), not what is praised?
        """
        if _WITHIN.search(self.text, cue.end, speaker.start):
            return True
        joined = self.text[cue.start : cue.end].lower().endswith(("med", "som")) or speaker.start < cue.end
        between = self.text[cue.end : speaker.start]
        return joined or (bool(between.strip()) and bool(_WITH.fullmatch(between)))
