"""What people have decided: ``rattelser.csv`` and the reviewed workbook ↔ corrections.

    words       the words that a person fills in ↔ a Correction
    table       rattelser.csv ↔ corrections
    workbook    a reviewed workbook → what was decided in it since it was written
    gathering   all of them together, each cell once

``rattelser.csv`` in the case folder is where decisions are kept; a workbook is where they are made. ``gather`` puts
what was decided in a workbook over what is kept, and ``keep`` writes down what came of it.
"""

from remiss.correcting.gathering import KEPT, Gathered, gather, is_kept, keep, keep_copies

__all__ = ["KEPT", "Gathered", "gather", "is_kept", "keep", "keep_copies"]
