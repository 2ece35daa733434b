"""Letters of several bodies with nearly the same words are grouped, and nothing is taken away."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters import CONSULTATION, analysis, compiled, letter
from remiss import Document, Summary, summarise_analyses
from remiss.compiling.campaigns import campaigns
from remiss.model import Analysis, Proposal

WORDS = """
Vi som bor långt från närmaste bibliotek avstyrker förslaget i avsnitt 4.1. Bokbussen kommer var fjortonde dag och är
för många av oss den enda vägen till böcker, och chauffören känner oss alla vid namn. Om tillsynen samlas hos en nämnd
i huvudstaden blir varje ärende ett brev, varje brev en kö och varje kö en inställd tur. Det finns inget i utredningen
som visar att dagens ordning är dyr eller dålig. Låt därför bokbussarna rulla vidare som i dag, och lägg pengarna på
nya böcker i stället för på nya blanketter.
""".replace("\n", " ")
"""the words of a campaign; it is invented"""
OTHER = """
Verket har granskat kostnaderna i betänkandet och finner att beräkningen utgår från priser som inte längre gäller.
Drivmedel, däck och försäkringar har blivit dyrare sedan dess, och en del fordon måste ersättas tidigare än planerat.
Verket tillstyrker förslaget i avsnitt 4.1 men vill att anslaget räknas upp, så att turerna i glesbygd kan behållas.
""".replace("\n", " ")
BODIES = [f"{place} kommun" for place in ("Norrvik", "Söderåsa", "Snårsta", "Tjärby", "Lövtuna", "Myrholm")]


def sent(body: str, words: str, file: str = "") -> Document:
    return letter(f"{body}\nYttrande\n2031-05-04\n{words}\n{body}", f"svar/{file or body}.txt")


def files(summary: Summary) -> list[list[str]]:
    names = {record.id: record.file.removeprefix("svar/").removesuffix(".txt") for record in summary.documents}
    return [[names[document] for document in group] for group in summary.campaigns]


def varied(words: str, seed: int, share: float) -> str:
    """The words with a share of them changed."""
    dice = random.Random(seed)
    return re.sub(r"\b[a-zåäö]{4,}\b", lambda m: f"{m.group()[::-1]}" if dice.random() < share else m.group(), words)


def test_letters_with_nearly_the_same_words_are_grouped_and_all_count() -> None:
    documents = [sent(body, varied(WORDS, at, 0.03)) for at, body in enumerate(BODIES)]
    more = [sent("Bokverket", OTHER)]
    summary = compiled(*documents, *more)
    assert files(summary) == [sorted(BODIES)]
    assert len(summary.documents) == len(summary.respondents) == 7
    assert [r.same_as for r in summary.documents] == [None] * 7
    assert summary.counts["4.1"].rejects == 6
    alone = [compiled(document).counts["4.1"].rejects for document in documents]
    assert sum(alone) == 6


def test_two_campaigns_are_two_groups_in_the_order_of_their_files() -> None:
    documents = [sent(body, (WORDS, OTHER)[at % 2]) for at, body in enumerate(BODIES)]
    assert files(compiled(*documents)) == [sorted(BODIES[0::2]), sorted(BODIES[1::2])]


def test_a_word_in_front_and_a_word_after_is_still_the_same_letter() -> None:
    own = "Vi i kommunen har dessutom en fråga om parkering vid sjön som vi återkommer till."
    summary = compiled(sent(BODIES[0], WORDS), sent(BODIES[1], f"{own} {WORDS}"), sent(BODIES[2], f"{WORDS} {own}"))
    assert [len(group) for group in summary.campaigns] == [3]


@pytest.mark.parametrize(
    "documents",
    [
        pytest.param([sent(BODIES[0], WORDS, "ett"), sent(BODIES[0], varied(WORDS, 1, 0.03), "två")], id="one body"),
        pytest.param(
            [sent(BODIES[0], WORDS), letter(f"{BODIES[0]}\n{BODIES[1]}\nGemensamt yttrande från {BODIES[0]} och "
                                            f"{BODIES[1]}\n{varied(WORDS, 1, 0.03)}", "svar/båda.txt")],
            id="alone and with another",
        ),
        pytest.param([sent(BODIES[0], WORDS), sent(BODIES[1], OTHER)], id="other words"),
        pytest.param([sent(BODIES[0], WORDS), sent(BODIES[1], varied(WORDS, 1, 0.4))], id="the same subject"),
        pytest.param(
            [sent(body, "Kommunen har inga synpunkter på förslagen i betänkandet.") for body in BODIES], id="short"
        ),
        pytest.param([sent(body, "") for body in BODIES], id="empty"),
        pytest.param([], id="none"),
    ],
)  # fmt: skip
def test_what_is_no_campaign(documents: list[Document]) -> None:
    assert compiled(*documents).campaigns == ()


def test_two_that_quote_the_same_box_are_no_campaign() -> None:
    box = (OTHER + varied(OTHER, 9, 0.9)).replace("Verket", "Utredaren")
    asked = CONSULTATION.model_copy(
        update={"proposals": (*CONSULTATION.proposals, Proposal(id="6", number="6", title="Kostnader", text=box))}
    )
    own = [
        "Kommunen tillstyrker förslaget i avsnitt 6 och ser fram emot en fortsatt dialog om de små turerna i norr.",
        "Vi avstyrker förslaget i avsnitt 6. Räkna om, räkna rätt och fråga oss som kör bussarna varje vecka.",
    ]
    documents = [
        sent(body, f"Utredaren föreslår följande.\n{box}\n{said}") for body, said in zip(BODIES, own, strict=False)
    ]
    assert compiled(*documents, consultation=asked).campaigns == ()
    assert len(compiled(*documents).campaigns) == 1  # where nobody knows that it is a box


MANY = [analysis(sent(body, varied(WORDS, at, 0.02))) for at, body in enumerate(BODIES)] + [
    analysis(sent("Bokverket", OTHER)), analysis(sent("Trafikverket", varied(OTHER, 3, 0.02)))
]  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(st.permutations(MANY))
def test_the_order_of_the_files_does_not_matter(analyses: list[Analysis]) -> None:
    assert campaigns(analyses) == campaigns(MANY)
    assert [len(group) for group in campaigns(analyses)] == [2, 6]


def test_words_that_everybody_writes_hide_no_campaign() -> None:
    """A hundred letters that open alike, in words of course, and three of them of one campaign."""
    dice = random.Random(2)
    pool = sorted({*re.findall(r"\w+", OTHER)})
    opening = (
        "Kommunen har beretts tillfälle att yttra sig över betänkandet och lämnar med anledning av det följande svar."
    )
    analyses = []
    for at in range(100):
        own = WORDS if at in (3, 40, 90) else " ".join(dice.choice(pool) for _ in range(90))
        named = MANY[0].identification.model_copy(update={"names": (f"Påhittad {at} kommun",), "sightings": ()})
        document = sent(f"Påhittad {at} kommun", f"{opening} {own}", f"{at:02}")
        analyses.append(Analysis(document=document, identification=named))
    (group,) = campaigns(analyses)
    assert group == tuple(analyses[at].document.id for at in (3, 40, 90))


def test_two_thousand_letters() -> None:
    """Half of them from one campaign, half with words of their own."""
    dice = random.Random(1)
    pool = sorted({*re.findall(r"\w+", WORDS + OTHER)})
    analyses = []
    for at in range(2000):
        own = " ".join(dice.choice(pool) for _ in range(120))
        document = sent(f"Påhittad {at} kommun", varied(WORDS, at, 0.03) if at % 2 else own, f"{at:04}")
        named = MANY[0].identification.model_copy(update={"names": (f"Påhittad {at} kommun",), "sightings": ()})
        analyses.append(Analysis(document=document, identification=named))
    (group,) = campaigns(analyses)
    assert len(group) == 1000
    summary = summarise_analyses(CONSULTATION, analyses[:200])
    assert (len(summary.documents), [len(group) for group in summary.campaigns]) == (200, [100])
