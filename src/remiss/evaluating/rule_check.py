"""Is the lexicon sound? Its examples come out by their rules, and no rule is dead: without both example and use."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from remiss.analysis import analyse_case, summarise_analyses
from remiss.consultation import Case
from remiss.model import Analysis, Noun, Status, Summary
from remiss.understanding import Fault, Lexicon, check, load_lexicon, segment, understand
from remiss.understanding.lexicon import Kind

IN_EVIDENCE = frozenset({Kind.CUE, Kind.REMARK, Kind.ANSWER, Kind.NEGATION, Kind.CONDITION, Kind.HEDGE, Kind.EXCEPTION})
"""kinds of rule that a statement names in its evidence when it rests on them; the others work unseen"""


class RuleCheck(Noun):
    """What ``remiss rules --check`` tells: how many rules and examples there are, and the ids of rules to look at.

    ``unused`` are rules that no labelled letter uses, ``dead`` those of them without an example; both are None where no
    labelled case was looked at.
    """

    rules: int
    examples: int
    faults: tuple[Fault, ...]
    without_examples: tuple[str, ...]
    unused: tuple[str, ...] | None = None
    dead: tuple[str, ...] | None = None

    @property
    def sound(self) -> bool:
        """Does every example hold, and is no rule known to be dead?"""
        return not self.faults and not self.dead


def check_rules(lexicon: Lexicon, used: frozenset[str] | None = None) -> RuleCheck:
    """Run the examples, and look for rules without any. ``used`` are the rules that labelled cases use, if known."""
    bare = tuple(rule.id for rule in lexicon.rules if not rule.examples)
    unused = None if used is None else tuple(rule.id for rule in lexicon.rules if rule.id not in used)
    return RuleCheck(
        rules=len(lexicon.rules),
        examples=sum(len(rule.examples) + len(rule.counter) for rule in lexicon.rules),
        faults=check(lexicon),
        without_examples=bare,
        unused=unused,
        dead=None if unused is None else tuple(rule for rule in bare if rule in unused),
    )


def rules_used(
    lexicon: Lexicon, cases: Sequence[Case], *, jobs: int = 1, progress: Callable[[str], None] = lambda file: None
) -> frozenset[str]:
    """The ids of the rules that some cases use.

    A rule whose kind is named in evidence is used where a position rests on it; any other where its words stand in a
    sentence or a heading of a letter.
    """
    used: set[str] = set()
    for case in cases:
        analyses = [_judged_by(lexicon, a, case) for a in analyse_case(case, jobs=jobs, progress=progress)]
        used |= _in_evidence(summarise_analyses(case.consultation, analyses))
        used |= {rule for analysis in analyses for rule in _in_words(analysis, lexicon)}
    return frozenset(used)


def _judged_by(lexicon: Lexicon, analysis: Analysis, case: Case) -> Analysis:
    """The analysis that these rules give; it was made by those that come with remiss."""
    if lexicon is load_lexicon() or analysis.document.status is not Status.READ:
        return analysis
    identification, statements = understand(analysis.document, case.consultation, lexicon)
    return Analysis(document=analysis.document, identification=identification, statements=statements)


def _in_evidence(summary: Summary) -> set[str]:
    placed = {statement for position in summary.positions for statement in position.statements}
    return {piece.rule for statement in summary.statements if statement.id in placed for piece in statement.evidence}


def _in_words(analysis: Analysis, lexicon: Lexicon) -> set[str]:
    document = analysis.document
    sentences = {(passage.start, passage.end) for passage in segment(document, lexicon)}
    return {
        match.rule.id
        for start, end in sentences
        for match in lexicon.find(document.text, start, end)
        if match.rule.kind not in IN_EVIDENCE
    }
