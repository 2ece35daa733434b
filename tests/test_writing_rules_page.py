"""The lexicon as a page: all of it, in words a civil servant reads, and nothing in it that can run."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

import lxml.html
import pytest

from remiss.understanding import load_lexicon
from remiss.understanding.lexicon import Kind, Rule
from remiss.writing import labels
from remiss.writing.rules_page import render
from summaries import SCRIPT

RULE: dict[str, Any] = {
    "id": "erinran",
    "kind": "cue",
    "phrases": ["erinran", "{skäl} … att"],
    "negated": {"stance": "supports", "qualifiers": ["no_objection"]},
    "weak": True,
    "examples": ["Vi har ingen erinran."],
    "counter": ["En erinran om tiden."],
    "note": "Talar bara nekad.",
    "source": "Kodboken, regel 2",
}


def page_of(*rules: dict[str, Any], **lists: tuple[str, ...]) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(render(rules, lists).decode())


def words_of(element: lxml.html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_a_rule_is_told_whole() -> None:
    (article,) = page_of(RULE).xpath("//article")

    assert article.get("id") == "regel-erinran"
    told = words_of(article)
    for words in (
        "erinran nekad: + tillstyrker (inget att invända)",
        "svagt: märks för granskning när det står ensamt",
        "{skäl} … att",
        "Känner igen Vi har ingen erinran.",
        "Men inte En erinran om tiden.",
        "Att märka Talar bara nekad.",
        "Källa Kodboken, regel 2",
    ):
        assert words in told


def test_what_a_rule_lacks_is_left_out() -> None:
    told = words_of(page_of({"id": "vi", "kind": "own_voice", "phrases": ["vi"]}).xpath("//article")[0])

    assert told == "vi Fraser vi"


def test_a_voice_names_whose_it_is() -> None:
    rule = {"id": "kommunen", "kind": "own_voice", "phrases": ["kommunen"], "sender": ["kommun", "stad"]}

    assert "gäller bara när avsändarens namn innehåller ”kommun” eller ”stad”" in words_of(page_of(rule))


def test_rules_stand_by_kind_in_the_order_of_the_kinds() -> None:
    page = page_of({**RULE, "id": "b", "kind": "hedge"}, RULE, {**RULE, "id": "c", "kind": "hedge"})

    heads = [words_of(head) for head in page.xpath("//main/section/h2")]
    assert heads == ["Ställningstagande", "Förbehåll"]
    assert [it.get("id") for it in page.xpath("//article")] == ["regel-erinran", "regel-b", "regel-c"]
    assert "3 regler och 6 exempel" in words_of(page)


def test_word_lists_are_shown() -> None:
    assert "skäl anledning grund" in words_of(page_of(RULE, skäl=("anledning", "grund")).xpath("//article")[-1])
    assert page_of(RULE).xpath("//*[@id='ordlistor']") == []


def test_every_link_leads_somewhere_in_the_page() -> None:
    page = page_of(RULE, {**RULE, "id": "nej", "kind": "negation"}, skäl=("grund",))
    targets = {element.get("id") for element in page.iter() if element.get("id")}

    links = [str(link.get("href")) for link in page.iter("a")]
    assert len(links) >= 5
    assert {link.removeprefix("#") for link in links} <= targets


@pytest.mark.parametrize("field", ["id", "note", "source", "phrases", "examples", "counter"])
def test_no_word_of_a_rule_becomes_markup(field: str) -> None:
    hostile = SCRIPT if isinstance(RULE[field], str) else [SCRIPT]
    page = page_of({**RULE, field: hostile})

    assert list(page.iter("script")) == []
    assert SCRIPT in page.text_content()


def test_the_page_runs_nothing_and_needs_nothing() -> None:
    text = render([RULE], {}).decode()
    page = lxml.html.document_fromstring(text)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = page.iter("style")
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()

    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not list(page.iter("script", "link", "img", "iframe", "object", "form", "base"))
    assert not re.search(r"https?:|//[a-z]|@import|url\(", text)


def test_the_lexicon_of_remiss_is_on_its_page_whole() -> None:
    lexicon = load_lexicon()
    page = lxml.html.document_fromstring(
        render([rule.model_dump(mode="json") for rule in lexicon.rules], lexicon.lists)
    )
    shown = words_of(page)

    assert {f"regel-{rule.id}" for rule in lexicon.rules} <= {it.get("id") for it in page.xpath("//article")}
    for rule in lexicon.rules:
        for words in (*rule.phrases, *rule.examples, *rule.counter):
            assert " ".join(words.split()) in shown


def test_every_kind_and_trait_of_a_rule_is_told_in_words() -> None:
    traits = {name for name, field in Rule.model_fields.items() if field.annotation is bool} | {"content"}

    assert list(labels.RULE_KINDS_TOLD) == list(Kind)
    assert set(labels.RULE_TRAITS) == traits
