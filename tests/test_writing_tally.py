from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remiss.model import Counts, Stance, Summary
from remiss.writing import tally
from remiss.writing.layout import view
from summaries import big, empty, small

SUMMARIES = {"small": small(), "empty": empty(), "big": big(12, 10)}


@pytest.mark.parametrize("summary", SUMMARIES.values(), ids=SUMMARIES)
def test_categories_add_up_to_the_summary(summary: Summary) -> None:
    tallies = list(tally.by_category(view(summary)))
    assert sum(t.bodies for t in tallies) == len(summary.respondents)
    for side in (*Stance, "silent"):
        assert sum(getattr(t.counts, side) for t in tallies) == sum(getattr(c, side) for c in summary.counts.values())


@pytest.mark.parametrize("summary", SUMMARIES.values(), ids=SUMMARIES)
def test_traits_are_those_of_the_summary(summary: Summary) -> None:
    found = tally.by_trait(view(summary))
    for stance in Stance:
        assert found[stance] == sum(p.stance is stance for p in summary.positions)
    assert found["review"] == sum(bool(p.review) for p in summary.positions)
    decided = sum(p.correction is not None for p in summary.positions)
    emptied = sum(d.proposal is not None for d in summary.dismissed)
    assert found["corrected"] + found["confirmed"] == decided + emptied
    cells = len(summary.respondents) * len(summary.consultation.proposals)
    assert sum(found[side] for side in (*Stance, tally.SILENT, tally.UNREAD)) == cells


def test_what_a_cell_can_be_picked_out_by() -> None:
    traits = {
        (row.id, column.id): tally.traits(row, at)
        for row in view(small()).rows
        for at, column in enumerate(view(small()).columns)
    }
    assert traits["parlfiskeverket", "3.2.1"] == ("supports",)
    assert traits["parlfiskeverket", "3.2.2"] == ("rejects", "review")
    assert traits["turned", "3.2.1"] == ("rejects", "corrected")
    assert traits["skript", "ikraft"] == ("supports", "confirmed")
    assert traits["markup", "3.1"] == ("silent", "corrected")
    assert traits["tyst", "4"] == ("silent",)
    assert traits["skannad", "4"] == ("unread",)


def test_a_bar_of_four_sides() -> None:
    assert tally.bar(Counts(supports=1, rejects=0, comments=2, silent=1)) == (
        tally.Stretch("supports", "0.00%", "25.00%"),
        tally.Stretch("comments", "25.00%", "50.00%"),
        tally.Stretch("silent", "75.00%", "25.00%"),
    )
    assert tally.bar(Counts()) == ()


@given(st.builds(Counts, **dict.fromkeys(Counts.model_fields, st.integers(0, 500))))
def test_a_bar_is_whole_and_without_gaps(counts: Counts) -> None:
    end = 0.0
    for stretch in tally.bar(counts):
        assert float(stretch.start.rstrip("%")) == pytest.approx(end, abs=0.02)
        end = float(stretch.start.rstrip("%")) + float(stretch.width.rstrip("%"))
    assert end == pytest.approx(100, abs=0.02) or not tally.bar(counts)
