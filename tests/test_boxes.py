"""Labels, and where a box ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remiss.consultation.boxes import find_boxes, find_label, read_label
from remiss.model import ProposalKind
from reports import pieces

P, A, R = ProposalKind.PROPOSAL, ProposalKind.ASSESSMENT, ProposalKind.RECOMMENDATION

LABELS = [
    ("Förslag: Avgiften slopas.", "", (P,), True),
    ("Förslag:", "", (P,), True),
    ("Förslag", "", (P,), True),
    ("FÖRSLAG: Avgiften slopas.", "", (P,), True),
    ("Förslag Avgiften slopas.", "", (P,), False),
    ("Förslag. Avgiften slopas.", "", (P,), False),
    ("Förslag – Avgiften slopas.", "", (P,), False),
    ("Förslag 2: Avgiften slopas.", "", (P,), True),
    ("Utredningens bedömning: Ingen lag behövs.", "utredningens", (A,), True),
    ("Utredningens samlade bedömning: Ingen lag behövs.", "utredningens", (A,), True),
    ("Promemorians förslag : Avgiften slopas.", "promemorians", (P,), True),
    ("Delegationens rekommendation", "delegationens", (R,), True),
    ("Kommitténs förslag Avgiften slopas.", "kommitténs", (P,), False),
    ("Den särskilda utredarens förslag: Avgiften slopas.", "den särskilda utredarens", (P,), True),
    ("2030 års Skolutrednings förslag: Avgiften slopas.", "2030 års skolutrednings", (P,), True),
    ("Min bedömning", "min", (A,), True),
    ("Våra förslag", "våra", (P,), True),
    ("Vår bedömning: Ingen lag behövs.", "vår", (A,), True),
    ("Rekommendationer: Kommunerna bör utbilda.", "", (R,), True),
    ("Förslag och bedömning: Avgiften slopas.", "", (P, A), True),
    ("Utredningens bedömning och förslag", "utredningens", (A, P), True),
    ("Utredningens slutsats: Det räcker.", "utredningens", (), True),
    ("Utredningen föreslår: Avgiften slopas.", "", (P,), True),
]
NO_LABELS = [
    "Förslag till lag om ändring i lagen (1970:988)",
    "Förslaget innebär att avgiften slopas.",
    "Utredningens förslag innebär att avgiften slopas.",
    "Förslagen: en översikt",
    "Skälen för utredningens förslag",
    "Skäl för utredningens bedömning: Det räcker.",
    "Konsekvenser av våra förslag",
    "Slutsats: Det räcker.",
    "Avgiften slopas Utredningens förslag: Avgiften ska slopas.",
    "förslag: avgiften slopas",
    "”Förslag: Avgiften slopas.”",
    "I remissen stod Förslag: Avgiften slopas.",
    "",
]


@pytest.mark.parametrize(("text", "owner", "kinds", "loud"), LABELS, ids=[row[0] for row in LABELS])
def test_labels(text: str, owner: str, kinds: tuple[ProposalKind, ...], loud: bool) -> None:
    label = read_label(text)

    assert label is not None
    assert (label.owner, label.kinds, label.loud) == (owner, kinds, loud)


@pytest.mark.parametrize("text", NO_LABELS)
def test_what_is_no_label(text: str) -> None:
    assert read_label(text) is None


def test_a_label_glued_to_its_heading_is_found() -> None:
    heading = "Avgiften ska slopas Utredningens förslag: Avgiften slopas."
    at, label = find_label(heading) or (0, None)

    assert heading[:at] == "Avgiften ska slopas "
    assert label is not None
    assert heading[at + label.length :] == "Avgiften slopas."


BOXES = {
    "up to the reasons": (
        "Förslag: Ett.\nTvå.\n- a,\n- b.\nTre.\nSkälen för förslaget: Text.",
        ["Ett. Två. a, b. Tre."],
    ),
    "up to a heading of reasons": ("Förslag: Ett.\nTvå.\n### Skälen för förslaget\nText.", ["Ett. Två."]),
    "no reasons: the first, and the list": ("Förslag: Ett:\n- a,\n- b.\nEn text.\n### Rubrik\nText.", ["Ett: a, b."]),
    "label of its own": ("Utredningens förslag\nEtt.\nText.", ["Ett."]),
    "label as a heading": ("### Utredningens förslag\nEtt.\nText.", ["Ett."]),
    "label in a cell": ("| Förslag | Ett.\nText.", ["Ett."]),
    "label without a colon": ("Förslag Ett är två.\nText.", ["Ett är två."]),
    "two boxes": ("Förslag: Ett.\nBedömning: Två.\nSkäl: Text.", ["Ett.", "Två."]),
    "after an introduction": ("Här är det.\nFörslag: Ett.\nSkälen: Text.", ["Ett."]),
    "remissinstanserna": ("Regeringens förslag: Ett.\nTvå.\nRemissinstanserna: De flesta.", ["Ett. Två."]),
    "a line that leads to a list": (
        "Förslag: Ett.\nStöd ska få lämnas till\n- a,\n- b.\nEn text.",
        ["Ett. Stöd ska få lämnas till a, b."],
    ),
    "a text that leads to a list": ("Förslag: Ett.\nDet gäller bland annat\n- a,\n- b.\nEn text.", ["Ett."]),
    "a label over another": ("### Förslag\nUtredningens förslag: Ett.\nEn text.", ["Ett."]),
    "none": ("Förslaget är bra.\nSkälen för det är många.", []),
}


@pytest.mark.parametrize("name", BOXES)
def test_boxes_end_where_they_should(name: str) -> None:
    markup, expected = BOXES[name]

    assert [box.text for box in find_boxes(pieces(markup))] == expected


def test_a_box_that_stands_late_says_so() -> None:
    early, late = find_boxes(pieces("Förslag: Ett.\nText.\nMer text.\nBedömning: Två.\nText."))

    assert (early.late, late.late) == (0, 3)


def test_a_box_right_after_a_late_one_is_late_too() -> None:
    assert [box.late for box in find_boxes(pieces("Text.\nFörslag: Ett.\nBedömning: Två.\nText."))] == [1, 1]


@pytest.mark.parametrize(
    ("before", "quoted"),
    [
        ("I betänkandet behandlades frågan. Utredningen uttalade följande.", True),
        ("Där föreslogs följande:", True),
        ("Vi lämnar följande förslag:", False),
        ("Utredningen uttalade sig om avgiften.", False),
    ],
)
def test_a_box_that_a_sentence_leads_to_is_quoted(before: str, quoted: bool) -> None:
    assert [box.quoted for box in find_boxes(pieces(f"{before}\nFörslag: Ett.\nBedömning: Två."))] == [quoted, quoted]


@pytest.mark.parametrize("piece", ["Utredningens förslag och ", "Förslag, ", "Våra förslag eller min bedömning samt "])
def test_labels_without_end_are_read_at_once(piece: str) -> None:
    assert read_label(piece * 2000) is None  # in a pattern that tries every way to part it, this would take years


@given(st.text())
def test_no_text_breaks_the_labels(text: str) -> None:
    label = read_label(text)

    assert label is None or 0 < label.length <= len(text)
