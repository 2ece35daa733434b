"""Who has answered only that they do not answer: "avstår från att yttra sig", as against "har inga synpunkter".

Such an answer is a comment without a view on each proposal, like any "inga synpunkter"; but a person who compiles
counts it as no answer. A body that abstains on one proposal, or has a remark or a view as well, has answered.
"""

from __future__ import annotations

from remiss.compiling.answers import BodyAnswer
from remiss.model import JudgedStatement, Qualifier, Stance, Status


def is_declined(answer: BodyAnswer) -> bool:
    """Does all that a body has sent say only that it does not answer? Not if a file of it could not be read, or leans
    on another body's answer.
    """
    if any(a.document.status is not Status.READ or a.identification.endorses for a in answer.analyses):
        return False
    said = [statement for analysis in answer.analyses for statement in analysis.statements]
    whole = [s for s in said if s.declines and not (s.excludes or s.scope)]
    return whole != [] and all(map(_is_without_view, said))


def _is_without_view(statement: JudgedStatement) -> bool:
    return statement.stance is Stance.COMMENTS and Qualifier.NO_OPINION in statement.qualifiers
