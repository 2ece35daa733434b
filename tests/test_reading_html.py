"""Web pages: headings, lists, tables and lines as a person sees them, nothing that is hidden, and nothing fetched."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remiss.errors import LimitError, ReadError
from remiss.model import BlockKind, Document, Status
from remiss.reading import Limits, read
from remiss.reading.draft import Draft
from remiss.reading.html import add_html

LONG = "Bokverket tillstyrker förslaget om ett nationellt register, som fyller ett behov som länge har funnits."
HEADING, PARAGRAPH, ITEM, ROW = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW


def page(html: str) -> list[tuple[BlockKind, int, str]]:
    draft = Draft()
    add_html(html, draft)
    document = draft.finish(identity="x", file="x")
    return [(block.kind, block.level, document.quote(block)) for block in document.blocks]


def words(html: str) -> list[str]:
    return [text for *_, text in page(html)]


def saved(folder: Path, data: bytes, limits: Limits | None = None) -> Document:
    path = folder / "svar.html"
    path.write_bytes(data)
    return read(path, limits=limits)


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<h1>Yttrande</h1><p>Text.</p>", [(HEADING, 1, "Yttrande"), (PARAGRAPH, 0, "Text.")]),
        ("<h3> 3.2\n  Register </h3>", [(HEADING, 3, "3.2 Register")]),
        ("<p>Ett <b>fett</b> o<i>r</i>d,&nbsp;&auml; &#8211; &lt;p&gt;</p>", [(PARAGRAPH, 0, "Ett fett ord, ä – <p>")]),
        ("löst<p>i</p>svans", [(PARAGRAPH, 0, "löst"), (PARAGRAPH, 0, "i"), (PARAGRAPH, 0, "svans")]),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", [(ITEM, 1, "a"), (ITEM, 2, "b"), (ITEM, 1, "c")]),
        ("<h2>4.2Stödet</h2><h2>3G-nät</h2>", [(HEADING, 2, "4.2 Stödet"), (HEADING, 2, "3G-nät")]),
        (
            '<p>Text<a href="#sdfootnote1sym"><sup>1</sup></a> mer.</p>'
            '<div id="sdfootnote1"><p><a href="#sdfootnote1anc">1</a>Noten.</p></div>',
            [(PARAGRAPH, 0, "Text mer."), (BlockKind.NOTE, 0, "Noten.")],
        ),
        (
            '<p>Text<a href="#_ftn1" name="_ftnref1">[1]</a> mer.</p>'
            '<div style="mso-element:footnote" id=ftn1><p><a href="#_ftnref1">[1]</a> Noten.</p></div>',
            [(PARAGRAPH, 0, "Text mer."), (BlockKind.NOTE, 0, "Noten.")],
        ),
        (
            "<ol><li><p>a</p></li><li><p>b</p><p>c</p></li></ol>",
            [(ITEM, 1, "1. a"), (ITEM, 1, "2. b"), (PARAGRAPH, 0, "c")],
        ),
        (
            "<ol start=3 type=a><li>x<ol><li>y</ol><li value=9>z</ol><ol style='list-style: none'><li>4.2 Stöd</ol>",
            [(ITEM, 1, "c. x"), (ITEM, 2, "1. y"), (ITEM, 1, "i. z"), (ITEM, 1, "4.2 Stöd")],
        ),
        # a cell that reaches down keeps its column, an answer holds in each of its rows
        (
            f"<table><tr><td rowspan=2>4.2<td>a<td rowspan=3>{LONG}<tr><td>b<tr><td><td>c</table>",
            [(ROW, 0, f"4.2\ta\t{LONG}"), (ROW, 0, "\tb"), (ROW, 0, "\tc")],
        ),
        (
            "<table><tr><td colspan=2 rowspan=2>4.2<td>a<tr><td>b<tr><td>c<td><td>d</table>",
            [(ROW, 0, "4.2\ta"), (ROW, 0, "\tb"), (ROW, 0, "c\t\td")],
        ),
        (
            "<table><tr><td>4.2<td rowspan=2>Avstyrks<tr><td>4.3</table>",
            [(ROW, 0, "4.2\tAvstyrks"), (ROW, 0, "4.3\tAvstyrks")],
        ),
        ("<p>- ett<br>- två</p>", [(ITEM, 1, "ett"), (ITEM, 1, "två")]),
        (
            "<table><tr><th>Avsnitt</th><th>Svar</th></tr><tr><td>3.2</td><td><p>Tillstyrks</p><p>helt</p></td></tr></table>",
            [(ROW, 0, "Avsnitt\tSvar"), (ROW, 0, "3.2\tTillstyrks helt")],
        ),
        # a table that only places text on the page is read cell by cell
        (
            f"<table><tr><td>logotyp</td><td><p>{LONG}</p><p>{LONG}</p></td></tr></table>",
            [(PARAGRAPH, 0, "logotyp"), (PARAGRAPH, 0, LONG), (PARAGRAPH, 0, LONG)],
        ),
        (
            "<table><tr><td>x</td><td><table><tr><td>3.2</td><td>Ja</td></tr></table></td></tr></table>",
            [(PARAGRAPH, 0, "x"), (ROW, 0, "3.2\tJa")],
        ),
        (f"<table><tr><td>{LONG}</td></tr><tr><td>b</td></tr></table>", [(PARAGRAPH, 0, LONG), (PARAGRAPH, 0, "b")]),
        (f"<p><b>3.2 Register</b></p><p>{LONG}</p>", [(HEADING, 2, "3.2 Register"), (PARAGRAPH, 0, LONG)]),
        (
            f'<p style="font-weight: bold">Register</p><p>{LONG}</p>',
            [(HEADING, 1, "Register"), (PARAGRAPH, 0, LONG)],
        ),
    ],
)  # fmt: skip
def test_blocks(html: str, blocks: list[tuple[BlockKind, int, str]]) -> None:
    assert page(html) == blocks


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("Hej,<br>Vi avstyrker.<br><br>Mvh<br>Anna", ["Hej,", "Vi avstyrker.", "Mvh", "Anna"]),
        # lines that are broken by hand where a text wraps go on
        (f"<p>{LONG}<br>{LONG}<br>Slut.</p>", [f"{LONG} {LONG} Slut."]),
        ("<pre>Ett\nTvå</pre>", ["Ett", "Två"]),
        ("<p>mellan\nrader   blir\tmellanslag</p>", ["mellan rader blir mellanslag"]),
        ("<p>av\u00adstav\u00adning</p>", ["avstavning"]),
        (
            "<p><input type=checkbox checked>Tillstyrker <input type=checkbox>Avstyrker <input type=radio checked>Nej",
            ["☒ Tillstyrker ☐ Avstyrker ☒ Nej"],
        ),
        (
            "<p>Svar:<select><option>Ja<option selected>Delvis</select>Namn:<input value='Bokverket'>"
            "<textarea>Vi avstår.</textarea><button>Skicka</button>",
            ["Svar: Delvis Namn: Bokverket Vi avstår."],
        ),
        ("<p>Se 4.2.1<sup>1</sup> och lagen<sup>[2]</sup>, 3 km<sup>2</sup>.</p>", ["Se 4.2.1 och lagen, 3 km2."]),
        ("<p>Vi <s>av</s>styrker <span style='text-decoration: line-through'>ej</span>.</p>", ["Vi styrker ."]),
    ],
)
def test_lines(html: str, said: list[str]) -> None:
    assert words(html) == said


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>dolt()</script>", "<style>p {}</style>", "<!-- dolt -->", "<template>dolt</template>",
        "<noscript>dolt</noscript>", '<span style="display:none">dolt</span>', "<div hidden>dolt<p>dolt</p></div>",
        '<p style="VISIBILITY : hidden">dolt</p>', "<del>dolt</del>", "<svg><text>dolt</text></svg>",
        '<iframe src="x">dolt</iframe>', '<input type="hidden" value="dolt">', '<img alt="dolt">',
        "<?dolt ?>", '<span style="mso-hide: all">dolt</span>',
    ],
)  # fmt: skip
def test_what_is_not_seen_is_not_read(hidden: str) -> None:
    html = (
        f"<html><head><title>dolt</title><meta name=x content=dolt></head><body><p>före {hidden}efter</p></body></html>"
    )

    assert " ".join(words(html)) == "före efter"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "cp1252"),
        ("", "utf-16"),
        ('<meta charset="utf-8">', "cp1252"),
        ('<meta charset="finns-inte">', "utf-8"),
        ('<meta charset="iso-8859-1">', "utf-8"),
    ],
)
def test_encodings(tmp_path: Path, head: str, encoding: str) -> None:
    document = saved(tmp_path, f"<html><head>{head}</head><body><p>Å ä ö – ”ja”</p></body></html>".encode(encoding))

    assert document.text == "Å ä ö – ”ja”"


def test_headers_and_footers_stand_outside_the_text(tmp_path: Path) -> None:
    document = saved(tmp_path, b'<html><div title="header"><p>Bokverket 1(3)</p></div><p>Text.</p></html>')

    assert (document.text, document.furniture) == ("Text.", ("Bokverket 1(3)",))


def test_a_page_with_nothing_on_it(tmp_path: Path) -> None:
    assert saved(tmp_path, b"<html><body><script>1</script></body></html>").status is Status.NO_TEXT
    assert saved(tmp_path, b"   <!-- -->").status is Status.NO_TEXT


def test_nothing_is_fetched_and_no_entity_of_a_file_is_read(tmp_path: Path) -> None:
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

    secret = tmp_path / "hemligt.txt"
    secret.write_text("HEMLIGT", encoding="utf-8")
    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        at = f"http://127.0.0.1:{server.server_port}"
        document = saved(
            tmp_path,
            f'<!DOCTYPE html SYSTEM "{at}/x.dtd" [<!ENTITY e SYSTEM "{secret.as_uri()}">]><html><head>'
            f'<link rel="stylesheet" href="{at}/s.css"><base href="{at}/"></head><body><img src="{at}/b.png">'
            f'<iframe src="{at}/r.html"></iframe><p>Ord. &e;</p></body></html>'.encode(),
        )
        server.shutdown()

    assert asked == []
    assert "Ord." in document.text
    assert "HEMLIGT" not in document.text


@pytest.mark.parametrize("depth", [300, 1500])
def test_what_lies_deep_is_not_lost(tmp_path: Path, depth: int) -> None:
    # as mail programs leave their fonts open
    assert saved(tmp_path, ("<font>" * depth + "Innerst." + "<p>Sist.").encode()).text == "Innerst.\n\nSist."


def test_what_lies_deeper_than_can_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LimitError, match="nästlad"):
        saved(tmp_path, b"<div>" * 50_000 + b"Innerst.")


def test_too_much_text(tmp_path: Path) -> None:
    with pytest.raises(LimitError, match="tecken"):
        saved(tmp_path, b"<p>ord</p>" * 2_000, Limits(characters=1_000))


def test_an_ending_and_nothing_of_a_page(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="innehåller inte text"):
        saved(tmp_path, bytes(range(256)) * 4)


@given(st.text(alphabet="<>/abhpliturdv &;\"'=!-x", max_size=200))
def test_whatever_the_markup_no_word_comes_twice(markup: str) -> None:
    said = " ".join(words(f"{markup}<p>Ordet1</p>"))

    assert said.count("Ordet1") <= 1


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "<li>",
                "<ul>",
                "<table>",
                "<tr>",
                "<td>",
                "</p>",
                "</td>",
                "</tr>",
                "<b>",
                "<br>",
                "</ul>",
                "<h2>",
                "</h2>",
            ]
        ),
        max_size=30,
    )
)
def test_in_tags_in_any_order_every_word_is_kept_in_order(tags: list[str]) -> None:
    html = "".join(f"{tag}ord{number} " for number, tag in enumerate(tags))
    said = " ".join(words(html)).replace("\t", " ").split()

    assert sorted(said) == sorted(f"ord{number}" for number in range(len(tags)))
