"""Document → judged statements: who answers, what is said, about which proposal, for or against."""

from remiss.understanding.apart import understand_apart
from remiss.understanding.check import Fault, check
from remiss.understanding.lexicon import Lexicon
from remiss.understanding.linking import Link, link
from remiss.understanding.posted import with_mail
from remiss.understanding.rulebook import load_lexicon, rules_fingerprint
from remiss.understanding.segment import Passage, segment
from remiss.understanding.senders.decided import as_decided
from remiss.understanding.senders.letterhead import looks_like_response
from remiss.understanding.senders.own_voice import voices
from remiss.understanding.senders.register import categorise
from remiss.understanding.senders.respondents import guess_from_file_name, identify
from remiss.understanding.speakers import Voices
from remiss.understanding.stance import Judgement, decide, judge
from remiss.understanding.statements import understand
from remiss.understanding.steps import Steps, judged_by

__all__ = [
    "Fault",
    "Judgement",
    "Lexicon",
    "Link",
    "Passage",
    "Steps",
    "Voices",
    "as_decided",
    "categorise",
    "check",
    "decide",
    "guess_from_file_name",
    "identify",
    "judge",
    "judged_by",
    "link",
    "load_lexicon",
    "looks_like_response",
    "rules_fingerprint",
    "segment",
    "understand",
    "understand_apart",
    "voices",
    "with_mail",
]
