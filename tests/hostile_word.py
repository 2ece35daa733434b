"""Word files, zips and their like that attack: each made from nothing by a small function."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Callable

from hostile_pdf import MEGABYTE, SENTENCE
from word_parts import OFFICE, SPACES, abstract, lvl, num, p, package, r, refer, sdt, tbl, tc, tr

BODY = p(SENTENCE)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def harmless() -> bytes:
    """A Word file like any other."""
    return package(BODY)


def zipped(entries: dict[str, bytes], form: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", form) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def with_part(name: str, data: bytes | None) -> bytes:
    """A Word file with one entry put in, changed, or (None) taken out."""
    with zipfile.ZipFile(io.BytesIO(harmless())) as archive:
        entries = {entry.filename: archive.read(entry) for entry in archive.infolist() if entry.filename != name}
    return zipped(entries if data is None else {**entries, name: data})


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A Word file with one part changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    return zipped({**entries, name: change(entries[name])})


def document(body: str, doctype: str = "") -> bytes:
    """A Word file whose main part begins with a DTD of its own."""
    text = f'<?xml version="1.0"?>{doctype}<w:document {SPACES}><w:body>{body}</w:body></w:document>'
    return with_part("word/document.xml", text.encode())


def unpacked(data: bytes) -> bytes:
    """The same file, not packed: dense repetition is refused before it is read, and this is not dense."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({entry.filename: archive.read(entry) for entry in archive.infolist()}, zipfile.ZIP_STORED)


def xml_bomb() -> bytes:
    out = io.BytesIO(with_part("word/document.xml", None))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as entry:
        entry.write(f"<w:document {SPACES}><w:body>{BODY}".encode())
        for _ in range(200):
            entry.write(b" " * MEGABYTE)
        entry.write(b"</w:body></w:document>")
    return out.getvalue()


def a_hundred_thousand_entries() -> bytes:
    out = io.BytesIO(harmless())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_STORED) as archive:
        for number in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"customXml/item{number}.xml"), b"")
    return out.getvalue()


def same_name_twice() -> bytes:
    out = io.BytesIO(harmless())
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as archive:
        warnings.simplefilter("ignore")  # zipfile says that the name is there already: so it should
        archive.writestr("word/document.xml", b"<annat/>")
    return out.getvalue()


def names_that_are_paths() -> bytes:
    out = io.BytesIO(harmless())
    with zipfile.ZipFile(out, "a") as archive:
        for name in (
            "../../ut.txt",
            "C:\\ut.txt",
            "/tmp/ut.txt",
            "..\\..\\ut.txt",
            "\\\\server\\ut.txt",
            "CON",
            "a\0b",
        ):
            archive.writestr(zipfile.ZipInfo(name), b"ut")
    return out.getvalue()


def outer_entity(url: str) -> bytes:
    doctype = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{url}/xxe"><!ENTITY % p SYSTEM "{url}/dtd"> %p;]>'
    return document(p("<w:r><w:t>&e;</w:t></w:r>") + BODY, doctype)


def outer_dtd(url: str) -> bytes:
    return document(BODY, f'<!DOCTYPE d SYSTEM "{url}/outer.dtd">')


def billion_laughs() -> bytes:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return document(p("<w:r><w:t>&l9;</w:t></w:r>") + BODY, f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>')


def quadratic_blowup() -> bytes:
    doctype = f'<!DOCTYPE d [<!ENTITY a "{"a" * 100_000}">]>'
    return document(p(f"<w:r><w:t>{'&a;' * 20_000}</w:t></w:r>") + BODY, doctype)


def relations(*targets: tuple[str, str, str], external: bool = False) -> bytes:
    """The relations of the main part: kind, id and target of each."""
    mode = ' TargetMode="External"' if external else ""
    listed = "".join(
        f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>' for kind, i, target in targets
    )
    return f"<Relationships>{listed}</Relationships>".encode()


def fetched_from_afar(url: str) -> bytes:
    kinds = ("attachedTemplate", "image", "styles", "footnotes", "header", "aFChunk", "subDocument", "oleObject")
    afar = relations(*((kind, f"r{n}", f"{url}/{kind}") for n, kind in enumerate(kinds)), external=True)
    drawn = f"<w:altChunk r:id='r5'/><w:subDoc r:id='r6'/>{BODY}"
    with_body = document(drawn)
    with zipfile.ZipFile(io.BytesIO(with_body)) as archive:
        entries = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    return zipped({**entries, "word/_rels/document.xml.rels": afar})


def chunk_of_itself() -> bytes:
    entries = {
        "word/_rels/document.xml.rels": relations(("aFChunk", "r1", "document.xml"), ("styles", "r2", "document.xml"))
    }
    with zipfile.ZipFile(io.BytesIO(document(f"<w:altChunk r:id='r1'/>{BODY}"))) as archive:
        return zipped({**{entry.filename: archive.read(entry) for entry in archive.infolist()}, **entries})


def tables_in_tables() -> bytes:
    return unpacked(package("<w:tbl><w:tr><w:tc>" * 5_000 + BODY + "</w:tc></w:tr></w:tbl>" * 5_000))


def tables_fifty_deep() -> bytes:
    inner = BODY
    for _ in range(50):
        inner = tbl(tr(tc(inner), tc(p("a"))))
    return package(inner)


def controls_in_controls() -> bytes:
    return unpacked(package("<w:sdt><w:sdtContent>" * 100_000 + BODY + "</w:sdtContent></w:sdt>" * 100_000))


def controls_a_hundred_deep() -> bytes:
    inner = BODY
    for _ in range(80):
        inner = sdt(inner)
    return unpacked(package(inner))


def runs_in_runs() -> bytes:
    return unpacked(package(f"<w:p>{'<w:ins><w:smartTag>' * 200}{r(SENTENCE)}{'</w:smartTag></w:ins>' * 200}</w:p>"))


def a_million_paragraphs() -> bytes:
    return unpacked(package(BODY + "<w:p/>" * 1_000_000))


def a_million_short_paragraphs() -> bytes:
    return unpacked(package("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 300_000))


def a_million_runs() -> bytes:
    return unpacked(package(f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * 400_000}</w:p>{BODY}"))


def wide_table() -> bytes:
    return unpacked(package(tbl(tr(*["a"] * 40_000))))


def spans_beyond_all() -> bytes:
    spanned = tc("a", properties='<w:gridSpan w:val="2000000000"/><w:vMerge w:val="restart"/>')
    return package(BODY + tbl(tr(spanned, "b"), tr(tc("c", properties="<w:vMerge/>"), "d")))


def styles_in_a_ring() -> bytes:
    ring = "".join(
        f'<w:style w:type="paragraph" w:styleId="R{n}"><w:name w:val="Ring {n}"/><w:basedOn w:val="R{(n + 1) % 900}"/>'
        "</w:style>"
        for n in range(900)
    )
    return package(p(SENTENCE, style="R0"), styles=ring)


def numbers_in_a_ring() -> bytes:
    ring = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="S"><w:name w:val="S"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return package(p(SENTENCE, numbered), numbering=ring, styles=styles)


def giant_number_signs() -> bytes:
    levels = abstract(0, lvl(0, "%1" * 50_000, "lowerRoman", start=2_000_000_000), lvl(99999999, "%1"))
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return package(p(SENTENCE, numbered) * 50, numbering=levels + num(1, 0))


def notes_in_a_ring() -> bytes:
    return package(
        p(r(SENTENCE) + refer(1) * 500), footnotes=f'<w:footnote w:id="1">{p(r("a") + refer(1))}</w:footnote>'
    )


def fields_without_end() -> bytes:
    return package(BODY + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 50_000) + BODY)


def boxes_in_boxes() -> bytes:
    inner = BODY
    for _ in range(30):
        inner = (
            "<w:p><w:r><w:pict><v:textbox><w:txbxContent>" + inner + "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
        )
    return unpacked(package(inner))


def compound_file(*names: str) -> bytes:
    """The first bytes of an OLE container, as old, locked and mail files have, and the names of its streams."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + b"".join(name.encode("utf-16-le") for name in names)


def locked() -> bytes:
    return compound_file("EncryptionInfo", "EncryptedPackage")


def with_macros() -> bytes:
    return with_part("word/vbaProject.bin", compound_file("VBA", "ThisDocument"))


def without_main_part() -> bytes:
    return with_part("word/document.xml", None)


def without_relations() -> bytes:
    return with_part("_rels/.rels", None)


def wrong_content_types() -> bytes:
    return with_part("[Content_Types].xml", b"<Types><Default Extension='xml' ContentType='image/png'/></Types>")


def not_xml() -> bytes:
    return with_part("word/document.xml", b"\0\xff inte xml")


def wrong_checksum() -> bytes:
    data = bytearray(zipped({"word/document.xml": b"x" * 99}, zipfile.ZIP_STORED))
    data[data.find(b"xxxx")] = ord("y")
    return bytes(data)


def wrong_checksum_of_a_good_one() -> bytes:
    data = bytearray(harmless())
    at = data.find(b"PK\x01\x02", data.find(b"word/document.xml"))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[at + 16] ^= 0xFF
    return bytes(data)


def says_it_is_small() -> bytes:
    """The directory promises a hundred bytes where there are fifty megabytes."""
    data = bytearray(document(BODY + " " * (50 * MEGABYTE)))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(data)


def says_it_is_endless() -> bytes:
    """A zip64 field that promises sixteen exabytes."""
    data = bytearray(harmless())
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    name, extra = struct.unpack("<HH", data[at + 28 : at + 32])
    data[at + 20 : at + 28] = b"\xff" * 8
    field = struct.pack("<HHQQ", 1, 16, 2**63 - 1, 2**63 - 1)
    data[at + 30 : at + 32] = struct.pack("<H", extra + len(field))
    data[at + 46 + name : at + 46 + name] = field
    end = data.rfind(b"PK\x05\x06")
    (size,) = struct.unpack("<I", data[end + 12 : end + 16])
    data[end + 12 : end + 16] = struct.pack("<I", size + len(field))
    return bytes(data)


def with_descriptors() -> bytes:
    """Sizes that come after each entry, as a program that cannot go back writes them."""

    class Forward(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.data += data
            return len(data)

    out = Forward()
    with zipfile.ZipFile(io.BytesIO(harmless())) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in whole.infolist():
            archive.writestr(entry.filename, whole.read(entry))
    return bytes(out.data)


def packed_otherwise() -> bytes:
    with zipfile.ZipFile(io.BytesIO(harmless())) as archive:
        return zipped({e.filename: archive.read(e) for e in archive.infolist()}, zipfile.ZIP_LZMA)


def utf16_main_part() -> bytes:
    text = f'<?xml version="1.0" encoding="UTF-16"?><w:document {SPACES}><w:body>{BODY}</w:body></w:document>'
    return with_part("word/document.xml", text.encode("utf-16"))


def cut(tenths: int) -> Callable[[], bytes]:
    def make() -> bytes:
        whole = harmless()
        return whole[: len(whole) * tenths // 10]

    return make
