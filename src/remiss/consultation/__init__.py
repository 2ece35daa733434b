"""What was asked: a case folder and its ``remiss.toml`` become a Consultation.

The same room lifts the proposals out of a report (``lift_proposals``: ``contents``, ``outline`` and ``boxes`` in turn)
and the invited bodies out of a remisslista (``read_invited``), and writes them as a remiss.toml (``as_toml``).
"""

from remiss.consultation.as_toml import as_toml, file_with_invited, invitation_as_toml, with_invited
from remiss.consultation.case import DEFINITION, Case, find_cases, find_responses, open_case
from remiss.consultation.definition import load_consultation, load_proposals
from remiss.consultation.invited import read_invited
from remiss.consultation.lifted import Invitation, Lifted, LiftedProposal
from remiss.consultation.report import REPORT_LIMITS, lift_proposals

__all__ = [
    "DEFINITION",
    "REPORT_LIMITS",
    "Case",
    "Invitation",
    "Lifted",
    "LiftedProposal",
    "as_toml",
    "file_with_invited",
    "find_cases",
    "find_responses",
    "invitation_as_toml",
    "lift_proposals",
    "load_consultation",
    "load_proposals",
    "open_case",
    "read_invited",
    "with_invited",
]
