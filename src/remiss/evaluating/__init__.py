"""Machine positions against people's labels: how good the program is, beside two baselines, and held by floors."""

from remiss.evaluating.evaluation import Evaluation, Report, evaluate
from remiss.evaluating.floors import Floor, below, load_floors, raised, write_floors
from remiss.evaluating.gold import Gold, load_gold, open_gold
from remiss.evaluating.rule_check import RuleCheck, check_rules, rules_used
from remiss.evaluating.scores import Scores, score

__all__ = [
    "Evaluation",
    "Floor",
    "Gold",
    "Report",
    "RuleCheck",
    "Scores",
    "below",
    "check_rules",
    "evaluate",
    "load_floors",
    "load_gold",
    "open_gold",
    "raised",
    "rules_used",
    "score",
    "write_floors",
]
