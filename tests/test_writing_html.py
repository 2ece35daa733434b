from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from itertools import pairwise

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remiss.model import Summary
from remiss.writing import as_html
from remiss.writing.layout import view
from summaries import FORMULA, MARKUP, SCRIPT, big, called, empty, small

HOSTILE = [
    SCRIPT,
    '"><img src=x onerror=alert(1)>',
    "</style><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "' autofocus onfocus='alert(1)",
    "<!--",
    "]]>",
]


def page_of(summary: Summary) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(as_html.render(summary).decode())


def skeleton(page: lxml.html.HtmlElement) -> Counter[tuple[str, tuple[str, ...]]]:
    """The tags and the names of their attributes: what no name may change."""
    return Counter((str(e.tag), tuple(sorted(e.attrib))) for e in page.iter())


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_changes_no_tag(name: str) -> None:
    page = page_of(called(small(), name))
    assert skeleton(page) == skeleton(page_of(called(small(), "Vanlig")))
    assert name in page.text_content()
    assert all(str(link.get("href")).startswith("#") for link in page.iter("a"))


@settings(max_examples=30, deadline=None)
@given(name=st.text(st.characters(), min_size=1, max_size=40).filter(str.strip))
def test_no_text_at_all_changes_a_tag(name: str) -> None:
    if view(called(small(), name)).title:
        assert skeleton(page_of(called(small(), name))) == skeleton(page_of(called(small(), "Vanlig")))


def test_the_page_needs_nothing_but_itself() -> None:
    text = as_html.render(small()).decode()
    page = lxml.html.document_fromstring(text)
    assert not list(page.iter("script", "link", "img", "iframe", "object", "form", "base"))
    without_names = text.replace("http://x.example", "")
    assert not re.search(r"https?:|//[a-z]|@import|url\(", without_names)
    assert not page.xpath("//*[@style]")


def test_the_policy_names_the_one_style_sheet() -> None:
    page = page_of(small())
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = page.iter("style")
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@pytest.mark.parametrize("summary", [small(), empty(), big(8, 20)], ids=["small", "empty", "big"])
def test_every_link_has_somewhere_to_go(summary: Summary) -> None:
    page = page_of(summary)
    ids = [str(e.get("id")) for e in page.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    assert {str(link.get("href"))[1:] for link in page.iter("a")} <= set(ids)


@pytest.mark.parametrize("summary", [small(), big(8, 20)], ids=["words", "signs"])
def test_every_position_is_a_cell_and_a_quote(summary: Summary) -> None:
    page, shown = page_of(summary), view(summary)
    rows = page.xpath("//div[contains(@class, 'matrix')]//tr[th[@scope='row']]")
    assert len(rows) == len(shown.rows)
    for line, row in zip(rows, shown.rows, strict=True):
        for cell, stand in zip(line.iter("td"), row.cells, strict=True):
            if stand is None:
                assert row.empty in cell.text_content()
                continue
            assert cell.get("class") == stand.stance
            words = " ".join(cell.text_content().split())
            assert stand.sign in words
            assert all(tag in words for tag in stand.tags)
            assert stand.word in words
            (target,) = page.xpath("//*[@id=$id]", id=stand.anchor)
            assert stand.name in target.text_content()
            if not stand.by_reference:
                assert all(f"”{quote.text}”" in target.text_content() for quote in stand.quotes)
                assert all(quote.source in target.text_content() for quote in stand.quotes)


def test_the_words_that_decided_are_marked() -> None:
    marked = [(m.text_content(), m.get("class"), m.get("title")) for m in page_of(small()).iter("mark")]
    assert ("tillstyrker", "stance", "ställningstagande, regel supports.tillstyrker") in marked
    assert ("avsnitt 3.2.1", None, "pekar ut förslaget, regel link.number") in marked


def test_nothing_that_came_in_is_lost() -> None:
    text = page_of(small()).text_content()
    for record in small().documents:
        if record.error or record.warnings or not record.respondents:
            assert record.file in text
    for words in (
        "Vi avstyrker bestämt",
        "Östra Musselförbundet",
        "Tysta Sällskapet",
        "i de delar som rör ostron",
        MARKUP,
    ):
        assert words in text
    assert FORMULA in text


def test_the_page_is_readable_without_eyes() -> None:
    page = page_of(small())
    assert page.get("lang") == "sv"
    assert len(list(page.iter("h1"))) == 1
    for table in page.iter("table"):
        assert all(head.get("scope") for head in table.iter("th"))
    for sign in page.xpath("//*[contains(@class, 'sign') or contains(@class, 'mark')][not(descendant::*)]"):
        assert "matrix" in str(sign.get("class")) or sign.get("aria-hidden") == "true"
    levels = [int(str(e.tag)[1]) for e in page.iter("h1", "h2", "h3", "h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
