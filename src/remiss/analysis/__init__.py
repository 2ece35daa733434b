"""Files → judged statements → the Summary: the way through the rooms, for one file, a case of them, and between runs.

single    one file through reading and understanding
sharing   many pieces of work over any executor
cache     what was made of each file, kept beside the case for the next run
whole     all files of a case, and its Summary
"""

from remiss.analysis.cache import Cache, cache_of
from remiss.analysis.sharing import jobs_for
from remiss.analysis.single import analyse, analyse_file, fingerprint
from remiss.analysis.whole import (
    analyse_case,
    is_current,
    made_with,
    summarise,
    summarise_analyses,
    summarise_texts,
)

__all__ = [
    "Cache",
    "analyse",
    "analyse_case",
    "analyse_file",
    "cache_of",
    "fingerprint",
    "is_current",
    "jobs_for",
    "made_with",
    "summarise",
    "summarise_analyses",
    "summarise_texts",
]
