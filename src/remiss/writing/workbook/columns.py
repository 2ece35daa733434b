"""What the sheets in which a person decides are called, their columns, and the words that can be filled in."""

from __future__ import annotations

import hashlib
from itertools import combinations

from remiss.model import Correction, Qualifier, Stance
from remiss.writing import labels
from remiss.writing.wording import one_line, shown

POSITIONS, WHOLE, KEPT, CHOICES = "Ställningstaganden", "Övergripande", "remiss", "Val"
"""the sheets: cells, views of the whole, and hidden what is kept and what can be chosen"""
NAME, NUMBER, TITLE = "Remissinstans", "Avsnitt", "Rubrik"
ANSWER, ADDED, NOTE, BY, WHEN = DECIDED = ("Rätt svar", "Rätt förbehåll", "Anteckning", "Vem", "När")
"""the columns that a person fills in"""
RIGHT = "stämmer"
"""what is chosen where the program's answer is right"""
KEPT_COLUMNS = ("name", "number", "machine", "machine_added", *DECIDED, "stored", "files", "quote")
"""of the hidden sheet; ``machine`` and ``machine_added`` are words, ``stored`` the signature of what was decided"""
DECISIONS = "remiss: rättelser"
"""the property of the file that tells how many cells a person had decided when it was written"""
_SIGNATURE = 12


def answer_words() -> tuple[str, ...]:
    """What can be chosen as the right answer: as the matrix words it, that it is right, or that it is not taken up."""
    in_place = [labels.parts(Stance.COMMENTS, (q,))[0] for q in Qualifier]
    return tuple(dict.fromkeys((RIGHT, *labels.STANCES.values(), *in_place, labels.SILENT)))


def added_words() -> tuple[str, ...]:
    """What can be chosen as added to support or rejection, one or several."""
    added = [q for q in Qualifier if labels.parts(Stance.COMMENTS, (q,))[0] == labels.STANCES[Stance.COMMENTS]]
    some = (few for size in range(1, len(added) + 1) for few in combinations(added, size))
    return tuple(", ".join(labels.QUALIFIERS[q] for q in few) for few in some)


def decided_values(correction: Correction | None) -> tuple[str, str, str, str, str]:
    """A correction as the five columns hold it; all empty where there is none."""
    if correction is None:
        return "", "", "", "", ""
    word, added = labels.parts(correction.stance, correction.qualifiers) if correction.stance else (labels.SILENT, ())
    rest = (shown(correction.note).strip(), one_line(correction.by), one_line(correction.when))
    return word, ", ".join(added), *rest


def signature(correction: Correction | None) -> str:
    """What tells one decision of a cell from another, its note set aside; empty for none."""
    if correction is None:
        return ""
    word, added, _, by, when = decided_values(correction)
    return hashlib.sha256("\n".join((word, added, by, when)).encode()).hexdigest()[:_SIGNATURE]
