"""Judged statements of all documents → positions → Summary. Cheap, and the only stage that sees all at once."""

from remiss.compiling.positions import Weighed, weigh
from remiss.compiling.summary import compile_summary

__all__ = ["Weighed", "compile_summary", "weigh"]
