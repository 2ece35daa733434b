"""Machine positions against people's labels: how good the program is, beside two baselines, and held by floors."""

from remiss.evaluating.evaluation import Evaluation, Report, evaluate
from remiss.evaluating.floors import Floor, below, check_floors, load_floors, raised, write_floors
from remiss.evaluating.gold import Gold, find_cases, load_gold
from remiss.evaluating.scores import Scores, score

__all__ = [
    "Evaluation",
    "Floor",
    "Gold",
    "Report",
    "Scores",
    "below",
    "check_floors",
    "evaluate",
    "find_cases",
    "load_floors",
    "load_gold",
    "raised",
    "score",
    "write_floors",
]
