"""Word files as packages: odd but sound ones are read, hostile and damaged ones refused in plain Swedish."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remiss.errors import LimitError, ReadError
from remiss.model import BlockKind
from remiss.reading.limits import Limits
from remiss.reading.word import read_word
from word_parts import DOTTED, PROSE, SPACES, blocks, note, p, package, read, refer


def rewritten(data: bytes, change: dict[str, bytes | None], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The same package with some parts replaced, or left out where None."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", compression) as new:
        for name in old.namelist():
            content = change.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name in change.keys() - set(old.namelist()):
            new.writestr(name, change[name] or b"")
    return out.getvalue()


def without(data: bytes, *names: str) -> bytes:
    return rewritten(data, dict.fromkeys(names))


LETTER = package(p("Yttrande", style="Rubrik1") + p(PROSE), numbering=DOTTED, footnotes=note(2, "Not."))
DOCUMENT = "word/document.xml"


@pytest.mark.parametrize("styles", [None, b"\x00\x01", b"<w:styles"])
def test_a_missing_or_broken_part_is_said_and_the_text_read(tmp_path: Path, styles: bytes | None) -> None:
    letter = package(p("Yttrande", style="Rubrik1") + p("Vi tillstyrker.", style="Rubriktext"))
    document = read(tmp_path, rewritten(letter, {"word/styles.xml": styles}))
    assert blocks(document) == [(BlockKind.HEADING, 1, "Yttrande"), (BlockKind.PARAGRAPH, 0, "Vi tillstyrker.")]
    assert "saknas i filen eller är skadade" in document.warnings[0]


@pytest.mark.parametrize("named", [lambda name: f"/{name}", lambda name: name.replace("/", "\\"), str.upper])
def test_parts_are_found_by_whatever_name_a_program_gave_them(tmp_path: Path, named: Callable[[str], str]) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(LETTER)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            new.writestr(named(name), old.read(name))
    assert PROSE in read(tmp_path, held.getvalue()).text


def test_strict_ooxml_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(LETTER)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    strict = {
        name: data.replace(
            b"schemas.openxmlformats.org/wordprocessingml/2006/main", b"purl.oclc.org/ooxml/wordprocessingml/main"
        ).replace(
            b"schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in parts.items()
    }
    assert b"purl.oclc.org" in strict[DOCUMENT]
    document = read(tmp_path, rewritten(LETTER, dict(strict)))
    assert blocks(document) == [(BlockKind.HEADING, 1, "Yttrande"), (BlockKind.PARAGRAPH, 0, PROSE)]


def test_macro_files_and_odd_names_are_read(tmp_path: Path) -> None:
    types = b'<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    data = rewritten(
        package(p("Text"), name="Document2.xml"), {"[Content_Types].xml": types, "word/vbaProject.bin": b"x"}
    )
    assert read(tmp_path, data).text == "Text"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BOMB = b"<w:document " + SPACES.encode() + b">" + b" " * (9 * 2**20) + b"</w:document>"
ENTITIES = b'<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><w:document ' + SPACES.encode() + b">&b;</w:document>"
OUTSIDE = (
    b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document ' + SPACES.encode() + b">&a;</w:document>"
)
DEEP = (
    b"<w:document "
    + SPACES.encode()
    + b"><w:body>"
    + b"<w:sdt>" * 5000
    + b"</w:sdt>" * 5000
    + b"</w:body></w:document>"
)

CHAIN = "".join(note(i, "x").replace("</w:p>", refer(i + 1) + "</w:p>") for i in range(1, 2000))

REFUSED: dict[str, tuple[bytes, type[ReadError], str]] = {
    "empty": (b"", ReadError, "skadad"),
    "cut": (LETTER[: len(LETTER) // 2], ReadError, "skadad"),
    "an empty zip": (b"PK\x05\x06" + bytes(18), ReadError, "skadad"),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), ReadError, "lösenord"),
    "the older format": (OLE, ReadError, r"\.doc\b"),
    "a PDF by another name": (b"%PDF-1.7 ...", ReadError, "inget Word-dokument"),
    "another zip": (rewritten(LETTER, {"_rels/.rels": None, DOCUMENT: None}), ReadError, "inget Word-dokument"),
    "a workbook": (rewritten(LETTER, {DOCUMENT: b"<workbook/>"}), ReadError, "inget Word-dokument"),
    "no main part": (without(LETTER, DOCUMENT), ReadError, "skadad"),
    "broken XML": (rewritten(LETTER, {DOCUMENT: b"<w:document"}), ReadError, "skadad"),
    "entities": (rewritten(LETTER, {DOCUMENT: ENTITIES}), ReadError, "skadad"),
    "a file from outside": (rewritten(LETTER, {DOCUMENT: OUTSIDE}), ReadError, "skadad"),
    "endless nesting": (rewritten(LETTER, {DOCUMENT: DEEP}), ReadError, "skadad|nästlat"),
    "notes that lead to notes": (package(p(refer(1)), footnotes=CHAIN), LimitError, "nästlat"),
    "another packing": (rewritten(LETTER, {}, zipfile.ZIP_LZMA), ReadError, "skadad"),
    "a bomb": (rewritten(LETTER, {DOCUMENT: BOMB}), LimitError, "packad"),
    "too many parts": (rewritten(LETTER, {f"word/media/{i}": b"" for i in range(10_001)}), LimitError, "packad"),
}


@pytest.mark.parametrize(("data", "error", "word"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_refused_in_plain_words(
    tmp_path: Path, data: bytes, error: type[ReadError], word: str
) -> None:
    with pytest.raises(error, match=word):
        read(tmp_path, data)


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    image = {"word/media/image1.bmp": bytes(3 * 2**20)}
    assert read(tmp_path, rewritten(LETTER, dict(image))).text
    with pytest.raises(LimitError, match="för stor"):
        read(tmp_path, rewritten(LETTER, dict(image)), Limits(size_mb=0.2))
    with pytest.raises(LimitError, match="för stor"):
        read(tmp_path, package(p("x" * 2**17)), Limits(memory_mb=1))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="finns inte"):
        read_word(tmp_path / "saknas.docx", Limits())


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(0, len(LETTER) - 1), st.binary(min_size=1, max_size=8), st.booleans())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(tmp_path: Path, at: int, noise: bytes, cut: bool) -> None:
    damaged = LETTER[:at] + noise + (b"" if cut else LETTER[at + len(noise) :])
    try:
        document = read(tmp_path, damaged)
    except ReadError as error:
        assert str(error).endswith((".", "!"))  # noqa: PT017
    else:
        assert document.text == "\n\n".join(text for _, _, text in blocks(document))


TAGS = re.findall(
    r"\w+",
    """p pPr numPr ilvl numId outlineLvl pStyle rPr b vanish del ins moveFrom r t br tab sym fldChar ffData checkBox
    ddList result listEntry footnoteReference tbl tr trPr tc tcPr vMerge hMerge gridSpan gridBefore sdt sdtPr sdtContent
    showingPlcHdr drawing txbxContent pict ruby rubyBase altChunk sectPr titlePg headerReference style name basedOn num
    abstractNum abstractNumId lvl start numFmt lvlText lvlRestart lvlOverride startOverride numStyleLink isLgl""",
)
ATTRIBUTES = ["val", "numId", "abstractNumId", "ilvl", "styleId", "id", "type", "fldCharType", "char", "default"]
VALUES = ["0", "1", "2", "-1", "٣", "²", "", "x", "begin", "separate", "end", "restart", "paragraph", "%1.%2", "F0FC"]


@st.composite
def elements(draw: st.DrawFn, inside: st.SearchStrategy[str]) -> str:
    tag = draw(st.sampled_from(TAGS))
    named = draw(st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES), max_size=3))
    attributes = " ".join(f'w:{name}="{value}"' for name, value in named.items())
    return f"<w:{tag} {attributes}>{draw(inside)}</w:{tag}>"


ANYTHING = st.recursive(
    st.sampled_from(["", "Vi tillstyrker."]),
    lambda inner: st.lists(elements(inner), max_size=4).map("".join),
    max_leaves=25,
)


@settings(max_examples=300, suppress_health_check=list(HealthCheck), deadline=None)
@given(ANYTHING, ANYTHING, ANYTHING)
def test_whatever_stands_in_the_parts_gives_a_document(tmp_path: Path, body: str, styles: str, numbering: str) -> None:
    document = read(tmp_path, package(p(body or "x") + body, styles=styles, numbering=numbering))
    assert document.text == "\n\n".join(text for _, _, text in blocks(document))
