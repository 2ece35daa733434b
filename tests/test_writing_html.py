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
    assert not list(page.iter("link", "img", "iframe", "object", "base"))
    assert not [form for form in page.iter("form") if form.get("action")]
    assert not [name for e in page.iter() for name in e.attrib if str(name).startswith("on")]
    without_names = text.replace("http://x.example", "")
    assert not re.search(r"https?:|//[a-z]|@import|url\((?!#)", without_names)
    assert not page.xpath("//*[@style]")


def test_the_policy_names_the_one_style_sheet_and_the_one_script() -> None:
    page = page_of(small())
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,), (script,) = page.iter("style"), page.iter("script")
    digests = [
        base64.b64encode(hashlib.sha256((found.text or "").encode()).digest()).decode() for found in (style, script)
    ]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'"
    )


def test_the_script_makes_no_markup_from_text() -> None:
    (script,) = page_of(small()).iter("script")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|import\(", script.text or ""
    )


def test_the_script_and_the_style_are_the_same_for_all() -> None:
    """So that nothing a respondent has written can stand in them."""
    for tag in ("script", "style"):
        (one,), (other,) = page_of(small()).iter(tag), page_of(called(small(), SCRIPT)).iter(tag)
        assert one.text == other.text


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
                assert row.empty in f"{cell.text_content()} {cell.xpath('string(.//@aria-label)')}"
                continue
            assert str(cell.get("class")).split()[0] == stand.stance
            (link,) = cell.iter("a")
            assert link.get("aria-label") == stand.full
            assert link.get("href") == f"#{stand.anchor}"
            assert stand.sign in cell.text_content()
            assert stand.marks in cell.text_content()
            (target,) = page.xpath("//*[@id=$id]", id=stand.anchor)
            assert stand.name in target.text_content()
            if not stand.by_reference:
                assert all(f"”{quote.text}”" in target.text_content() for quote in stand.quotes)
                assert all(quote.source in target.text_content() for quote in stand.quotes)


def test_the_words_that_decided_are_marked() -> None:
    marked = [(m.text_content(), m.get("class"), m.get("title")) for m in page_of(small()).iter("mark")]
    assert ("tillstyrker", "cue", "ställningstagande, regel supports.tillstyrker") in marked
    assert ("avsnitt 3.2.1", "ref", "pekar ut förslaget, regel link.number") in marked


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
        named = sign.xpath("ancestor::a[@aria-label]")
        assert named or "matrix" in str(sign.get("class")) or sign.get("aria-hidden") == "true"
    levels = [int(str(e.tag)[1]) for e in page.iter("h1", "h2", "h3", "h4", "h5")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
