"""Cells → the draft of what a bill says under "Remissinstanserna:", proposal by proposal.

paragraph    which sentences, in which order, about whom
quantities   when which word for how many may be used
reasons      a respondent's reason, in a short clause of its own words
names        names in a sentence: in official order, private persons without theirs
words        words.toml: the Swedish of it, which can be read and amended
"""

from remiss.compiling.drafting.paragraph import Sources, draft_paragraph
from remiss.compiling.drafting.reasons import Reasons

__all__ = ["Reasons", "Sources", "draft_paragraph"]
