"""Every labelled letter in ``fixtures/gold``: its explanations replay, and noise in the text changes no stance."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remiss.analysis import analyse
from remiss.evaluating import open_gold
from remiss.model import Analysis, Consultation, Stance
from remiss.understanding import load_lexicon
from remiss.understanding.senders.own_voice import voices
from remiss.understanding.speakers import Voices
from remiss.understanding.stance import decide, judge

GOLD = Path(__file__).parents[1] / "fixtures" / "gold"
LEXICON = load_lexicon()


def read_gold() -> list[tuple[Consultation, Analysis]]:
    """Each labelled letter, read and understood."""
    return [
        (case.consultation, analyse(path, case.consultation, file=case.name(path)))
        for case, _ in open_gold([GOLD])
        for path in case.responses
    ]


LETTERS = read_gold()
SENTENCES: list[tuple[str, Voices]] = [
    (statement.text, voices(analysis.document, analysis.identification.names, consultation.invited))
    for consultation, analysis in LETTERS
    for statement in analysis.statements
]


def test_there_is_something_to_try() -> None:
    assert len(LETTERS) >= 57
    assert len(SENTENCES) >= 400


# --- explanations replay --------------------------------------------------------------------------------------------


def test_every_stance_comes_out_again_of_its_evidence_alone() -> None:
    off = [
        statement.text
        for _, analysis in LETTERS
        for statement in analysis.statements
        if (replayed := decide(statement.evidence, LEXICON)).stance is not statement.stance
        or replayed.qualifiers != statement.qualifiers
    ]

    assert off == []


def test_evidence_is_the_words_of_the_letter() -> None:
    off = [
        piece
        for _, analysis in LETTERS
        for statement in analysis.statements
        for piece in statement.evidence
        if analysis.document.text[piece.start : piece.end] != piece.text
    ]

    assert off == []


# --- noise ----------------------------------------------------------------------------------------------------------


def wide_blanks(text: str, chance: random.Random) -> str:
    """Some blanks are two or three."""
    return re.sub(" ", lambda _: " " * chance.choice((1, 2, 3)), text)


def stray_hyphen(text: str, chance: random.Random) -> str:
    """The hyphen of an old line end, with or without the blank after it, inside a word."""
    words = [word for word in re.finditer(r"[a-zåäö]{6,}", text) if word.group() not in ("respektive",)]
    if not words:
        return text
    word = chance.choice(words)
    at = chance.randint(word.start() + 3, word.end() - 3)
    return text[:at] + chance.choice(("-", "- ")) + text[at:]


def lost_dots(text: str, chance: random.Random) -> str:
    """One or two words without the dots and rings of their letters; not "bör", which without dots is another word."""
    words = re.findall(r"\w*[åäö]\w*", text)
    for word in chance.sample(words, min(2, len(words))):
        if len(word) > 3:
            text = text.replace(word, word.translate(str.maketrans("åäö", "aao")), 1)
    return text


def capitals(text: str, chance: random.Random) -> str:
    """The whole sentence, or one word of it, in capitals."""
    words = list(re.finditer(r"\w+", text))
    if not words or chance.random() < 0.5:
        return text.upper()
    word = chance.choice(words)
    return text[: word.start()] + word.group().upper() + text[word.end() :]


NOISES = [wide_blanks, stray_hyphen, lost_dots, capitals]


def stance_of(text: str, speaking: Voices) -> tuple[Stance, bool] | None:
    """The stance of a sentence, and whether it is a stand or a bare remark."""
    judgement = judge(text, 0, len(text), LEXICON, speaking)
    return (judgement.stance, judgement.stand) if judgement else None


@pytest.mark.parametrize("noise", NOISES, ids=lambda noise: noise.__name__)
@settings(max_examples=150, deadline=None)
@given(number=st.integers(0, len(SENTENCES) - 1), seed=st.integers(0, 2**32))
def test_noise_changes_no_stance(noise: Callable[[str, random.Random], str], number: int, seed: int) -> None:
    text, speaking = SENTENCES[number]
    if re.search(r"[a-zåäö]- ?[a-zåäö]", text):  # it has noise of its own: two sorts in one word are not asked for
        return

    noisy = noise(text, random.Random(seed))

    assert stance_of(noisy, speaking) == stance_of(text, speaking), noisy
