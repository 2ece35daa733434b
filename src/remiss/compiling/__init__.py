"""Judged statements of all documents → positions → Summary. Cheap, and the only stage that sees all at once.

doubles, answers     which files count, and which of them are one answer
positions            one respondent's statements → its positions
corrections          what people have decided, laid over them
drafting             the paragraphs for the bill
campaigns            letters that are nearly alike
summary              all of it: the verb
difference           two summaries → what has changed
masking              private persons under another name
"""

from remiss.compiling.difference import compare
from remiss.compiling.masking import mask_private, not_masked
from remiss.compiling.positions import Weighed, weigh
from remiss.compiling.summary import compile_summary

__all__ = ["Weighed", "compare", "compile_summary", "mask_private", "not_masked", "weigh"]
