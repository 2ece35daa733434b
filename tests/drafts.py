"""What must hold of any draft paragraph: asked of the program's own drafts on labelled letters, and of random cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from remiss import Document, Position, Respondent, Stance
from remiss.compiling.drafting.quantities import quantity
from remiss.compiling.drafting.words import number_word
from remiss.model import Category, Draft, Qualifier, Quantities

_QUOTED = re.compile("”[^”]*”")


def check_draft(
    draft: Draft,
    positions: Iterable[Position],
    respondents: Iterable[Respondent],
    documents: Mapping[str, Document],
    *,
    answered: int,
    thresholds: Quantities,
) -> None:
    """Each cell is behind a sentence and nothing else is; each count and each name is that of the cells; each quote
    stands in the letter of the one who is quoted.
    """
    cells = {position.respondent: position for position in positions if position.proposal == draft.proposal}
    names = {respondent.id: respondent.name for respondent in respondents}
    persons = {respondent.id for respondent in respondents if respondent.category is Category.PRIVATE_PERSON}
    order = {respondent.id: at for at, respondent in enumerate(respondents)}
    no_view = {r for r, p in cells.items() if p.stance is Stance.COMMENTS and Qualifier.NO_OPINION in p.qualifiers}
    spoken = cells.keys() - no_view
    groups = [no_view, spoken, *({r for r in spoken if cells[r].stance is stance} for stance in Stance)]
    remarking = {
        r for r in spoken if cells[r].stance is Stance.SUPPORTS and Qualifier.WITH_REMARKS in cells[r].qualifiers
    }

    assert {r for sentence in draft.sentences for r in sentence.respondents} == set(cells)
    for sentence in draft.sentences:
        behind = set(sentence.respondents)
        told = _QUOTED.sub("", sentence.text)
        assert len(behind) == len(sentence.respondents)
        assert list(sentence.respondents) == sorted(sentence.respondents, key=lambda r: order[r])
        assert set(sentence.named) <= behind - persons
        assert not [r for r in persons if names[r] in told]
        for respondent in sentence.named:
            assert names[respondent] in told
        rest = told
        for respondent in sorted(sentence.named, key=lambda r: -len(names[r])):
            rest = rest.replace(names[respondent], "")
        assert not [name for name in names.values() if re.search(rf"\b{re.escape(name)}\b", rest)]
        places = [told.index(names[r]) for r in sentence.named if r not in persons]
        assert places == sorted(places)
        if sentence.quantity:
            assert sentence.text.startswith(sentence.quantity)
            assert behind in groups or behind <= remarking
            if sentence.quantity.startswith("Endast ett fåtal"):
                assert behind == spoken
                assert len(behind) <= thresholds.few < sentence.of == answered
            elif sentence.quantity.startswith("Flera"):
                assert sentence.of == len([r for r in spoken if cells[r].stance is Stance.SUPPORTS])
            elif sentence.quantity.startswith("Ytterligare"):
                assert f" {number_word(len(behind))} " in sentence.quantity
                assert behind == no_view
            else:
                assert sentence.of == len(spoken)
                assert sentence.quantity == quantity(len(behind), sentence.of, thresholds)
        elif behind:
            assert behind - persons == set(sentence.named)
        stances = {cells[r].stance for r in behind}
        assert len(stances) <= 1 or sentence.quantity.startswith("Endast ett fåtal")
        for quote in sentence.quotes:
            document = documents[quote.document]
            assert quote.respondent in behind
            assert " ".join(document.text[quote.start : quote.end].split()) == quote.text
            assert re.sub('[”“"]', "’", quote.text).rstrip(".").casefold() in sentence.text.casefold()
        assert len(_QUOTED.findall(sentence.text)) == len(sentence.quotes)
