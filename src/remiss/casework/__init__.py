"""The whole job on a folder: a case is compiled, with people's decisions, and written; an archive is all its cases.

orders     how a case is to be compiled
case       a case folder → its summary, in the formats asked for
archive    a folder of many cases → each of them compiled, where something is new, and an index
state      all that a case's summary is made of, as a fingerprint
"""

from remiss.casework.archive import compile_archive, is_archive
from remiss.casework.case import Compiled, compile_case
from remiss.casework.orders import Orders

__all__ = ["Compiled", "Orders", "compile_archive", "compile_case", "is_archive"]
