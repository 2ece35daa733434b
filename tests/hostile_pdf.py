"""PDF files that attack: each made from nothing by a small function, and most of them small on disk."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

SENTENCE = "Anfallsverket tillstyrker förslaget i avsnitt 3.2."
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
MEGABYTE = 2**20


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """The body of a stream object."""
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(data), entries, data)


def said(text: str = SENTENCE) -> bytes:
    """Page content that shows a line of text."""
    return b"BT /F 11 Tf 72 750 Td (%b) Tj ET\n" % text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")


def page(resources: bytes = b"", entries: bytes = b"/MediaBox[0 0 595 842]", contents: bytes = b"4 0 R") -> bytes:
    """The body of the page object: number 3, with the content in 4 and the font in 5."""
    return b"<</Type/Page/Parent 2 0 R%b/Contents %b/Resources<</Font<</F 5 0 R>>%b>>>>" % (
        entries,
        contents,
        resources,
    )


def pdf(*bodies: bytes, trailer: bytes = b"", start: int | None = None) -> bytes:
    """A file of objects numbered from 1, the first of them the catalogue; ``start`` is where the xref is said to be."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = trailer.replace(b"XREF", b"%d" % xref)
    out += b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (
        len(bodies) + 1,
        trailer,
        xref if start is None else start,
    )
    return bytes(out)


def one_page(
    content: bytes, *extra: bytes, resources: bytes = b"", entries: bytes = b"/MediaBox[0 0 595 842]"
) -> bytes:
    """A page that says a sentence and then shows ``content``; ``extra`` are objects from number 6 on."""
    return pdf(CATALOG, PAGES, page(resources, entries), stream(said() + content), FONT, *extra)


def harmless() -> bytes:
    """A PDF like any other."""
    return one_page(b"")


def form(content: bytes, draws: int) -> bytes:
    """A form that may draw another object, by the name X."""
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>" % draws
    return stream(content, entries)


def form_in_itself() -> bytes:
    return one_page(b"/X Do", form(b"/X Do /X Do", 6), resources=b"/XObject<</X 6 0 R>>")


def forms_tenfold() -> bytes:
    forms = [form(b"/X Do " * 10, number + 1) for number in range(6, 22)]
    return one_page(b"/X Do", *forms, form(b"BT (x) Tj ET", 22), resources=b"/XObject<</X 6 0 R>>")


def pages_in_a_ring() -> bytes:
    return pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", page(), stream(said()), FONT)


def pages_ten_thousand_deep() -> bytes:
    deep = [b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (n - 1, n + 1) for n in range(6, 10_006)]
    last = b"<</Type/Page/Parent 10005 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    return pdf(CATALOG, b"<</Type/Pages/Kids[6 0 R]/Count 1>>", page(), stream(said()), FONT, *deep, last)


def a_million_kids() -> bytes:
    kids = b"<</Type/Pages/Kids[%b]/Count 1000000>>" % (b"3 0 R " * 1_000_000)
    return pdf(CATALOG, kids, page(), stream(said()), FONT)


def a_hundred_thousand_pages() -> bytes:
    branch = b"<</Type/Pages/Parent 2 0 R/Kids[%b]/Count 1000>>" % (b"3 0 R " * 1000)
    root = b"<</Type/Pages/Kids[%b]/Count 100000>>" % (b"6 0 R " * 100)
    return pdf(CATALOG, root, page(), stream(said()), FONT, branch)


def many_different_pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % n for n in range(6, 20_006))
    pages = [page() for _ in range(20_000)]
    return pdf(CATALOG, b"<</Type/Pages/Kids[%b]/Count 20000>>" % kids, page(), stream(said()), FONT, *pages)


def deflated(byte: bytes, megabytes: int) -> bytes:
    """So many megabytes of one byte, packed twice."""
    packer = zlib.compressobj(9)
    once = b"".join([packer.compress(byte * MEGABYTE) for _ in range(megabytes)] + [packer.flush()])
    return zlib.compress(once, 9)


def content_packed(data: bytes, filters: bytes) -> bytes:
    return pdf(CATALOG, PAGES, page(), stream(data, b"/Filter[%b]" % filters), FONT)


def flate_bomb() -> bytes:
    return content_packed(deflated(b" ", 400), b"/FlateDecode/FlateDecode")


def ascii85_bomb() -> bytes:
    return content_packed(deflated(b"z", 100), b"/FlateDecode/FlateDecode/ASCII85Decode")


def run_length_bomb() -> bytes:
    return content_packed(zlib.compress(b"\x81 " * 3_200_000 + b"\x80", 9), b"/FlateDecode/RunLengthDecode")


def lzw_bomb() -> bytes:
    """Codes of growing width, each for one more byte than the last: seven megabytes from six kilobytes, sixty times."""
    bits = "".join(_lzw_run())
    once = int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")
    return content_packed(zlib.compress(once * 60, 9), b"/FlateDecode/LZWDecode")


def _lzw_run() -> Iterator[str]:
    yield f"{256:09b}{32:09b}"
    for code in range(258, 4095):
        width = 9 if code < 511 else 10 if code < 1023 else 11 if code < 2047 else 12
        yield f"{code:0{width}b}"
    yield "0" * 4  # to a whole byte, as near as it goes


def image_bomb() -> bytes:
    entries = b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceRGB/BitsPerComponent 8"
    image = stream(deflated(b"\xff", 30), entries + b"/Filter[/FlateDecode/FlateDecode]")
    return one_page(b"q 500 0 0 500 0 0 cm /X Do Q", image, resources=b"/XObject<</X 6 0 R>>")


def xref_before_itself() -> bytes:
    return pdf(CATALOG, PAGES, page(), stream(said()), FONT, trailer=b"/Prev XREF")


def xref_nowhere() -> bytes:
    return pdf(CATALOG, PAGES, page(), stream(said()), FONT, start=2**40)


def object_stream_in_itself() -> bytes:
    """The cross-reference says that the object stream, number 6, lies in object stream 6."""
    out = bytearray(b"%PDF-1.7\n")
    bodies = [CATALOG, PAGES, page(), stream(said()), FONT]
    entries = [b"\0\0\0\0\0\xff"]
    for number, body in enumerate(bodies, 1):
        entries.append(b"\x01" + len(out).to_bytes(4, "big") + b"\0")
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    out += b"6 0 obj\n%b\nendobj\n" % stream(b"6 0 1 5 <<>> <<>>", b"/Type/ObjStm/N 2/First 8")
    entries[1] = b"\x02" + (6).to_bytes(4, "big") + b"\1"
    entries.append(b"\x02" + (6).to_bytes(4, "big") + b"\0")
    xref = len(out)
    entries.append(b"\x01" + xref.to_bytes(4, "big") + b"\0")
    out += b"7 0 obj\n%b\nendobj\n" % stream(b"".join(entries), b"/Type/XRef/Size 8/W[1 4 1]/Root 1 0 R")
    return bytes(out + b"startxref\n%d\n%%%%EOF" % xref)


def a_million_operators() -> bytes:
    return one_page(b"q Q 1 0 0 1 0 0 cm 0 g " * 300_000)


def two_million_glyphs() -> bytes:
    line = b"1 0 0 1 10 %d Tm (%b) Tj\n"
    return one_page(b"BT /F 1 Tf " + b"".join(line % (n % 800, b"tillstyrker " * 40) for n in range(4_200)) + b"ET")


def glyphs_in_one_row() -> bytes:
    return one_page(b"BT /F 5 Tf 1 0 0 1 10 400 Tm " + b"(a b ) Tj -8 0 Td " * 100_000 + b"ET")


def deep_arrays() -> bytes:
    return one_page(b"", entries=b"/MediaBox[0 0 595 842]/X " + b"[" * 100_000 + b"]" * 100_000)


def deep_dictionaries() -> bytes:
    return one_page(b"", entries=b"/MediaBox[0 0 595 842]/X " + b"<</A" * 50_000 + b" 1" + b">>" * 50_000)


def deep_content() -> bytes:
    return one_page(b"[" * 500_000 + b"]" * 500_000 + b"TJ")


def font(to_unicode: bytes) -> bytes:
    return (
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>>>]>>"
    ) + to_unicode


def map_of_a_million_letters() -> bytes:
    mapped = b"begincmap\n" + b"100 beginbfchar\n<0041> <0042>\nendbfchar\n" * 300_000 + b"endcmap"
    packed = stream(zlib.compress(mapped), b"/Filter/FlateDecode")
    return pdf(CATALOG, PAGES, page(), stream(said()), font(b""), packed)


def map_of_an_endless_range() -> bytes:
    mapped = b"begincmap\n1 beginbfrange\n<00000000> <FFFFFFFF> <0041>\nendbfrange\nendcmap"
    return pdf(CATALOG, PAGES, page(), stream(said()), font(b""), stream(mapped))


def glyph_that_draws_itself() -> bytes:
    glyph = stream(b"1000 0 d0 BT /G 1 Tf (a) Tj (a) Tj ET")
    own = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 7 0 R>>/FirstChar 97"
        b"/LastChar 97/Widths[1]/Encoding<</Differences[97/a]>>/Resources<</Font<</G 6 0 R>>>>>>"
    )
    return pdf(
        CATALOG,
        PAGES,
        page().replace(b"/F 5 0 R", b"/F 5 0 R/G 6 0 R"),
        stream(said() + b"BT /G 9 Tf (a) Tj ET"),
        FONT,
        own,
        glyph,
    )


def pattern_of_itself() -> bytes:
    entries = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .001/YStep .001"
    tile = stream(b"/Pattern cs /P scn 0 0 9 9 re f", entries + b"/Resources<</Pattern<</P 6 0 R>>>>")
    return one_page(b"/Pattern cs /P scn 0 0 595 842 re f", tile, resources=b"/Pattern<</P 6 0 R>>")


def with_box(box: bytes) -> Callable[[], bytes]:
    return lambda: one_page(b"", entries=b"/MediaBox[%b]" % box)


def turned_45() -> bytes:
    return one_page(b"", entries=b"/MediaBox[0 0 595 842]/Rotate 45")


def negative_sizes() -> bytes:
    return one_page(b"BT /F -11 Tf -1 0 0 -1 300 300 Tm (omv.nt) Tj 0 0 0 0 0 0 Tm (noll) Tj ET")


def numbers_beyond_all() -> bytes:
    return one_page(b"BT /F 1e38 Tf 1e38 0 0 1e38 1e38 1e38 Tm (stort) Tj /F 1e-38 Tf 1 0 0 1 NaN inf Tm (x) Tj ET")


def unknown_lock() -> bytes:
    return pdf(
        CATALOG, PAGES, page(), stream(said()), FONT, trailer=b"/Encrypt<</Filter/Hemligt/V 99/R 99>>/ID[(a)(b)]"
    )


def actions(url: str) -> bytes:
    act = (
        b"/OpenAction<</S/JavaScript/JS(app.launchURL\\('%b/js'\\))/Next<</S/Launch/F(/bin/sh)/Next<</S/URI/URI(%b/uri)"
        b"/Next<</S/SubmitForm/F(%b/form)>>>>>>>>/AA<</WC<</S/URI/URI(%b/wc)>>>>"
        b"/AcroForm<</XFA[(xdp)(%b)]/Fields[]>>"
    )
    catalog = CATALOG.replace(b"/Pages", act.replace(b"%b", url.encode()) + b"/Pages")
    linked = stream(b"", b"/F<</FS/URL/F(%b/stream)>>" % url.encode())
    return pdf(catalog, PAGES, page(), stream(said()), FONT, linked)


def files_inside() -> bytes:
    inside = b"/Names<</EmbeddedFiles<</Names[(../../ut.txt)<</Type/Filespec/F(../../ut.txt)/EF<</F 6 0 R>>>>]>>>>"
    catalog = CATALOG.replace(b"/Pages", inside + b"/Pages")
    held = stream(b"ut", b"/Type/EmbeddedFile")
    return pdf(catalog, PAGES, page(), stream(said()), FONT, held)


def name_tree_in_a_ring() -> bytes:
    catalog = CATALOG.replace(b"/Pages", b"/Names<</EmbeddedFiles 6 0 R>>/Outlines 7 0 R/Pages")
    ring = b"<</Kids[6 0 R 6 0 R]>>"
    outline = b"<</First 7 0 R/Next 7 0 R/Parent 7 0 R/Title(a)>>"
    return pdf(catalog, PAGES, page(), stream(said()), FONT, ring, outline)


def name_with_nul() -> bytes:
    odd = page().replace(b"/F 5 0 R", b"/F#00 5 0 R/F 5 0 R")
    return pdf(CATALOG, PAGES, odd, stream(said() + b"BT /F#00 9 Tf (\0\1) Tj ET"), FONT)


def contents_a_million_times() -> bytes:
    many = b"[%b]" % (b"4 0 R " * 300_000)
    return pdf(CATALOG, PAGES, page(contents=many), stream(said()), FONT)


def length_of_itself() -> bytes:
    return pdf(CATALOG, PAGES, page(), b"<</Length 4 0 R>>\nstream\n" + said() + b"endstream", FONT)


def parent_of_itself() -> bytes:
    lonely = b"<</Type/Page/Parent 3 0 R/Contents 4 0 R>>"
    return pdf(CATALOG, PAGES, lonely, stream(said()), FONT)


def wide_predictor() -> bytes:
    packed = zlib.compress(said())
    entries = b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647/Colors 32/BitsPerComponent 16>>"
    return pdf(CATALOG, PAGES, page(), stream(packed, entries), FONT)


def broken_pictures() -> bytes:
    entries = b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/"
    pictures = [
        stream(b"\xff\x4f\xff\x51" + b"\0\xff" * 500, entries + name) for name in (b"JPXDecode", b"JBIG2Decode")
    ]
    return one_page(b"/X Do /Y Do", *pictures, resources=b"/XObject<</X 6 0 R/Y 7 0 R>>")


def many_lines() -> bytes:
    return one_page(b"".join(b"%d %d m %d %d l S\n" % (n % 500, n % 800, n % 300, n % 700) for n in range(200_000)))


def cut(tenths: int) -> Callable[[], bytes]:
    def make() -> bytes:
        whole = harmless()
        return whole[: len(whole) * tenths // 10]

    return make


def without_end() -> bytes:
    return harmless().split(b"startxref")[0]


def after_garbage() -> bytes:
    return b"\0\xffjunk\r\n" * 40 + harmless()
