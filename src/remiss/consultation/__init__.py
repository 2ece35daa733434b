"""What was asked: a case folder and its ``remiss.toml`` become a Consultation.

Later the same room lifts the proposals out of a report and the invited bodies out of a remisslista.
"""

from remiss.consultation.case import DEFINITION, Case, find_responses, open_case
from remiss.consultation.definition import load_consultation, load_proposals

__all__ = ["DEFINITION", "Case", "find_responses", "load_consultation", "load_proposals", "open_case"]
