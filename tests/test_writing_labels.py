from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import pytest

from remiss.model import (
    Basis,
    BlockKind,
    Category,
    Counts,
    Place,
    ProposalKind,
    Qualifier,
    Recognition,
    ReviewReason,
    Role,
    Stance,
    Status,
)
from remiss.writing import labels, wording

NAMED: list[tuple[type[StrEnum], Mapping[Any, str]]] = [
    (Stance, labels.STANCES),
    (Stance, labels.SIGNS),
    (Qualifier, labels.QUALIFIERS),
    (Basis, labels.BASES),
    (ProposalKind, labels.PROPOSAL_KINDS),
    (BlockKind, labels.BLOCK_KINDS),
    (Status, labels.STATUSES),
    (Category, labels.CATEGORIES),
    (Role, labels.ROLES),
    (ReviewReason, labels.REVIEW_REASONS),
    (Place, labels.PLACES),
    (Recognition, labels.RECOGNITIONS),
]


@pytest.mark.parametrize(("words", "names"), NAMED)
def test_every_word_of_the_model_has_one_name_of_its_own(words: type[StrEnum], names: Mapping[Any, str]) -> None:
    assert list(names) == list(words)
    assert all(names.values())
    assert len(set(names.values())) == len(names)


def test_signs_tell_everything_apart_without_colour() -> None:
    signs = [sign for sign, _ in labels.legend()]
    assert len(signs) == len(set(signs)) == len(Stance) + 4
    assert all(labels.ASCII_SIGNS.get(sign, sign).isascii() for sign in signs)
    assert len({labels.ASCII_SIGNS.get(sign, sign) for sign in signs}) == len(signs)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("stance", Stance)
def test_colours_keep_the_contrast_they_promise(stance: Stance) -> None:
    fill, ink = map(luminance, labels.COLOURS[stance])
    assert (fill + 0.05) / (ink + 0.05) >= 7


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (Counts(), "Ingen remissinstans har yttrat sig i denna del."),
        (Counts(silent=3), "Ingen remissinstans har yttrat sig i denna del. 3 har svarat utan att beröra förslaget."),
        (
            Counts(supports=1),
            "1 remissinstans har yttrat sig i denna del: 1 tillstyrker, ingen avstyrker och ingen lämnar synpunkter.",
        ),
        (
            Counts(supports=2, rejects=1, comments=4, silent=1),
            "7 remissinstanser har yttrat sig i denna del: 2 tillstyrker, 1 avstyrker och 4 lämnar synpunkter. "
            "1 har svarat utan att beröra förslaget.",
        ),
    ],
)
def test_silence_is_never_counted_as_a_side(counts: Counts, sentence: str) -> None:
    assert wording.counts_sentence(counts, ProposalKind.PROPOSAL) == sentence


@pytest.mark.parametrize(
    ("neither", "no_view", "said"),
    [
        (1, 0, "5 remissinstanser har yttrat sig i denna del: 3 tillstyrker, ingen avstyrker, 1 lämnar synpunkter och "
               "1 tar inte ställning."),
        (0, 2, "3 remissinstanser har yttrat sig i denna del: 3 tillstyrker, ingen avstyrker och ingen lämnar "
               "synpunkter. 2 har inga synpunkter på bedömningen."),
    ],
)  # fmt: skip
def test_no_view_is_never_counted_as_views(neither: int, no_view: int, said: str) -> None:
    counts = Counts(supports=3, comments=2)
    assert wording.counts_sentence(counts, ProposalKind.ASSESSMENT, neither, no_view) == said


@pytest.mark.parametrize(
    ("stance", "qualifiers", "words"),
    [
        (Stance.COMMENTS, (), "synpunkter"),
        (Stance.COMMENTS, (Qualifier.NO_OPINION,), "inga synpunkter"),
        (Stance.COMMENTS, (Qualifier.NEITHER,), "tar inte ställning"),
        (Stance.COMMENTS, (Qualifier.DOUBTFUL,), "tveksam"),
        (Stance.COMMENTS, (Qualifier.MIXED,), "delad inställning"),
        (Stance.COMMENTS, (Qualifier.NEITHER, Qualifier.DOUBTFUL), "tar inte ställning (tveksam)"),
        (Stance.REJECTS, (Qualifier.CONDITIONAL, Qualifier.PARTIAL), "avstyrker (med villkor, i huvudsak)"),
        (Stance.SUPPORTS, (Qualifier.NO_OPINION,), "tillstyrker (inga synpunkter)"),
    ],
)
def test_an_answer_in_words(stance: Stance, qualifiers: tuple[Qualifier, ...], words: str) -> None:
    assert labels.answer(stance, qualifiers) == words


@pytest.mark.parametrize(
    ("raw", "fit"),
    [
        ("Åäö – ”ok”\t1", "Åäö – ”ok”\t1"),
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("a\x1b[31mb\x00\x07\x9bc", "a[31mbc"),
        ("a\r\nb\u2028c\x0cd\x85e", "a\nb\nc\nd\ne"),
        ("a\ud800b\ufffec\uffff", "abc"),
        ("\U0001f600", "\U0001f600"),
    ],
)
def test_text_is_made_fit_to_be_shown(raw: str, fit: str) -> None:
    assert wording.shown(raw) == fit


def test_swedish_letters_come_last() -> None:
    names = ["Örebro", "Ånge", "ale", "Älvdalen", "Zink", "Éva", "Bo"]
    assert sorted(names, key=wording.swedish_order) == ["ale", "Bo", "Éva", "Zink", "Ånge", "Älvdalen", "Örebro"]


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("kort", 10, "kort"),
        ("ett ganska långt namn", 12, "ett ganska…"),
        ("Sammansättningsord", 8, "Sammans…"),
        ("Lagen ska gälla", 10, "Lagen ska…"),
    ],
)
def test_shortened_text_ends_with_an_ellipsis(text: str, width: int, short: str) -> None:
    assert wording.shortened(text, width) == short
    assert len(short) <= width
