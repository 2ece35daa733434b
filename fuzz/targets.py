"""What atheris runs: ``python fuzz/targets.py TARGET SECONDS``. See README.md."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

with atheris.instrument_imports(include=["remiss"]):
    import test_fuzz
    from hostile_word import changed
    from remiss import Limits, ReadError
    from remiss.reading.draft import Draft
    from remiss.reading.layout import lay_out
    from remiss.reading.layout.lines import Page
    from remiss.reading.pdf.assemble import Rule, assemble
    from remiss.reading.pdf.words import Glyph
    from remiss.reading.plain import read_markdown, read_text
    from remiss.reading.word import read_word
    from whole_way import check_document, from_text
    from word_parts import SPACES

LIMITS = Limits(characters=100_000)
FOUND = Path(__file__).parent / "found"
_folder = Path(tempfile.mkdtemp(prefix="remiss-fuzz-"))


def plain(data: bytes) -> None:
    """A text file, read both ways."""
    path = _folder / "svar.txt"
    path.write_bytes(data)
    for reader in (read_text, read_markdown):
        _read(reader, path)


def word(data: bytes) -> None:
    """A Word file with one part in place of its own; the first byte says which."""
    part = test_fuzz.PARTS[data[0] % len(test_fuzz.PARTS)] if data else test_fuzz.PARTS[0]
    path = _folder / "svar.docx"
    path.write_bytes(changed(test_fuzz.WORD, part, lambda _: data[1:]))
    _read(read_word, path)


TAGS = [
    "w:p", "w:r", "w:t", "w:tab", "w:br", "w:tbl", "w:tr", "w:tc", "w:tcPr", "w:trPr", "w:gridSpan", "w:vMerge",
    "w:sdt", "w:sdtPr", "w:sdtContent", "w:pPr", "w:rPr", "w:b", "w:vanish", "w:numPr", "w:ilvl", "w:numId",
    "w:pStyle", "w:rStyle", "w:outlineLvl", "w:fldChar", "w:fldSimple", "w:instrText", "w:ffData", "w:checkBox",
    "w:ddList", "w:result", "w:listEntry", "w:footnoteReference", "w:footnote", "w:ins", "w:del", "w:moveFrom",
    "w:moveTo", "w:hyperlink", "w:smartTag", "w:pict", "v:textbox", "w:txbxContent", "mc:AlternateContent",
    "mc:Choice", "mc:Fallback", "w:drawing", "wps:txbx", "w:altChunk", "w:sym", "w:noBreakHyphen", "w:softHyphen",
    "m:oMath", "m:r", "m:t", "w:style", "w:name", "w:basedOn", "w:abstractNum", "w:num", "w:abstractNumId", "w:lvl",
    "w:numFmt", "w:lvlText", "w:start", "w:lvlOverride", "w:startOverride", "w:numStyleLink", "w:styleLink",
    "w:suff", "w:isLgl",
]  # fmt: skip
VALUES = [
    "0", "1", "9", "-1", "begin", "separate", "end", "true", "restart", "Rubrik1", "%1.%2", "bullet", "heading 1",
    "²", "٣", "",
]  # fmt: skip
NAMES = [
    "w:val", "w:id", "w:ilvl", "w:numId", "w:abstractNumId", "w:styleId", "w:type", "w:fldCharType", "w:instr",
    "w:char",
]  # fmt: skip


def word_tree(data: bytes) -> None:
    """A Word file whose part is well-formed, of elements in any order and depth."""
    given = atheris.FuzzedDataProvider(data)
    part = given.PickValueInList(test_fuzz.PARTS)
    root = "document" if "document" in part else Path(part).stem
    parts, above = [f"<w:{root} {SPACES}>" + ("<w:body>" if root == "document" else "")], []
    for _ in range(given.ConsumeIntInRange(0, 150)):
        match given.ConsumeIntInRange(0, 5):
            case 0 | 1 | 2:
                above.append(given.PickValueInList(TAGS))
                names = {given.PickValueInList(NAMES) for _ in range(given.ConsumeIntInRange(0, 3))}
                held = (f' {name}="{given.PickValueInList(VALUES)}"' for name in sorted(names))
                parts.append(f"<{above[-1]}{''.join(held)}>")
            case 3 | 4 if above:
                parts.append(f"</{above.pop()}>")
            case _:
                parts.append(given.PickValueInList(test_fuzz.PIECES).replace("\f", ""))
    parts += [f"</{tag}>" for tag in reversed(above)] + ["</w:body>" if root == "document" else "", f"</w:{root}>"]
    path = _folder / "svar.docx"
    path.write_bytes(changed(test_fuzz.WORD, part, lambda _: "".join(parts).encode()))
    _read(read_word, path)


def _read(reader: Callable[[Path, Limits], Draft], path: Path) -> None:
    try:
        check_document(reader(path, LIMITS).finish(identity="x", file="svar/a"))
    except ReadError:
        return


def layout(data: bytes) -> None:
    """Characters with boxes, on a page or two, with ruled lines between."""
    given = atheris.FuzzedDataProvider(data)
    pages = []
    for number in range(1, given.ConsumeIntInRange(1, 3) + 1):
        glyphs = []
        x = y = 0.0
        for _ in range(given.ConsumeIntInRange(0, 200)):
            x, y = (x + 6, y) if given.ConsumeProbability() < 0.9 else _anywhere(given)
            size = given.PickValueInList([1.0, 8.0, 11.0, 11.0, 11.0, 14.0, -3.0, 0.0])
            width = given.PickValueInList([5.0, 5.0, 5.0, 0.0, -2.0, 300.0])
            glyphs.append(Glyph(given.ConsumeUnicodeNoSurrogates(1) or " ", x, x + width, y, size, given.ConsumeBool()))
        rules = [Rule(*_anywhere(given), *_anywhere(given)) for _ in range(given.ConsumeIntInRange(0, 8))]
        lines, beside = assemble(glyphs, rules, page=number)
        pages.append(Page(number=number, height=842.0, lines=lines, beside=beside))
    draft = Draft(pages=len(pages))
    lay_out(pages, draft)
    check_document(draft.finish(identity="x", file="svar/a.pdf"))


def _anywhere(given: atheris.FuzzedDataProvider) -> tuple[float, float]:
    return given.ConsumeIntInRange(-100, 700) / 1.0, given.ConsumeIntInRange(-100, 900) / 1.0


def understand(data: bytes) -> None:
    """A letter of words that letters have, and of any others."""
    given = atheris.FuzzedDataProvider(data)
    words = [
        given.PickValueInList(test_fuzz.PIECES) if given.ConsumeProbability() < 0.8 else given.ConsumeUnicode(4)
        for _ in range(given.ConsumeIntInRange(0, 80))
    ]
    from_text(" ".join(words), _folder)


TARGETS: dict[str, tuple[Callable[[bytes], None], list[bytes]]] = {
    "plain": (plain, [test_fuzz.TEXT.encode(), test_fuzz.TEXT.encode("utf-16")]),
    "word": (word, [bytes([n]) + test_fuzz.part_of(test_fuzz.WORD, part) for n, part in enumerate(test_fuzz.PARTS)]),
    "word_tree": (word_tree, [bytes(range(256)) * 4, bytes(range(255, -1, -1)) * 4]),
    "layout": (layout, [bytes(range(256)) * 4]),
    "understand": (understand, [bytes(range(256)) * 2]),
}


def main() -> None:
    """Run one target for so many seconds."""
    name, seconds = sys.argv[1], int(sys.argv[2])
    target, seeds = TARGETS[name]
    FOUND.mkdir(exist_ok=True)
    corpus = _folder / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(seeds):
        (corpus / str(number)).write_bytes(seed)
    options = [f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2048", f"-artifact_prefix={FOUND}/{name}-"]
    atheris.Setup([sys.argv[0], *options, "-max_len=4096", "-verbosity=0", "-print_final_stats=1", str(corpus)], target)
    atheris.Fuzz()


main()
