"""The hostile set: files that attack, each with its name, how it is made from nothing, and what may come of it.

``FILES`` are made by name and bytes; ``put_odd_entries`` adds what only a file system can hold: links in a ring, pipes,
names that are formulas. All bodies and views in them are invented.
"""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from functools import partial
from pathlib import Path

import hostile_holders as holders
import hostile_pdf as pdf
import hostile_text as text
import hostile_word as word

Maker = Callable[[], bytes] | Callable[[str], bytes]
GIGABYTE = 2**30


class Outcome(Enum):
    """What may come of a file, within the limits."""

    READ = "read"
    FAILED = "failed"
    EITHER = "either"
    """Which of the two hangs on the machine, on the version of a library, or on what else remiss has learnt to read."""


READ, FAILED, EITHER = Outcome.READ, Outcome.FAILED, Outcome.EITHER

PDFS: dict[str, tuple[Maker, Outcome]] = {
    "form-in-itself.pdf": (pdf.form_in_itself, READ),
    "forms-tenfold.pdf": (pdf.forms_tenfold, EITHER),
    "pages-in-a-ring.pdf": (pdf.pages_in_a_ring, EITHER),
    "pages-ten-thousand-deep.pdf": (pdf.pages_ten_thousand_deep, EITHER),
    "a-million-kids.pdf": (pdf.a_million_kids, EITHER),
    "a-hundred-thousand-pages.pdf": (pdf.a_hundred_thousand_pages, EITHER),
    "many-different-pages.pdf": (pdf.many_different_pages, EITHER),
    "flate-bomb.pdf": (pdf.flate_bomb, EITHER),
    "ascii85-bomb.pdf": (pdf.ascii85_bomb, EITHER),
    "run-length-bomb.pdf": (pdf.run_length_bomb, EITHER),
    "lzw-bomb.pdf": (pdf.lzw_bomb, EITHER),
    "image-bomb.pdf": (pdf.image_bomb, READ),
    "xref-before-itself.pdf": (pdf.xref_before_itself, READ),
    "xref-nowhere.pdf": (pdf.xref_nowhere, READ),
    "object-stream-in-itself.pdf": (pdf.object_stream_in_itself, EITHER),
    "a-million-operators.pdf": (pdf.a_million_operators, EITHER),
    "two-million-glyphs.pdf": (pdf.two_million_glyphs, EITHER),
    "glyphs-in-one-row.pdf": (pdf.glyphs_in_one_row, EITHER),
    "deep-arrays.pdf": (pdf.deep_arrays, EITHER),
    "deep-dictionaries.pdf": (pdf.deep_dictionaries, EITHER),
    "deep-content.pdf": (pdf.deep_content, EITHER),
    "map-of-a-million-letters.pdf": (pdf.map_of_a_million_letters, EITHER),
    "map-of-an-endless-range.pdf": (pdf.map_of_an_endless_range, EITHER),
    "glyph-that-draws-itself.pdf": (pdf.glyph_that_draws_itself, EITHER),
    "pattern-of-itself.pdf": (pdf.pattern_of_itself, READ),
    "box-of-a-billion.pdf": (pdf.with_box(b"0 0 1000000000 1000000000"), EITHER),
    "box-of-no-number.pdf": (pdf.with_box(b"NaN NaN NaN inf"), EITHER),
    "box-of-nothing.pdf": (pdf.with_box(b"0 0 0 0"), EITHER),
    "box-upside-down.pdf": (pdf.with_box(b"595 842 0 0"), EITHER),
    "turned-45.pdf": (pdf.turned_45, READ),
    "negative-sizes.pdf": (pdf.negative_sizes, READ),
    "numbers-beyond-all.pdf": (pdf.numbers_beyond_all, EITHER),
    "unknown-lock.pdf": (pdf.unknown_lock, FAILED),
    "actions.pdf": (pdf.actions, READ),
    "files-inside.pdf": (pdf.files_inside, READ),
    "name-tree-in-a-ring.pdf": (pdf.name_tree_in_a_ring, READ),
    "name-with-nul.pdf": (pdf.name_with_nul, EITHER),
    "contents-many-times.pdf": (pdf.contents_a_million_times, EITHER),
    "length-of-itself.pdf": (pdf.length_of_itself, EITHER),
    "parent-of-itself.pdf": (pdf.parent_of_itself, EITHER),
    "wide-predictor.pdf": (pdf.wide_predictor, EITHER),
    "broken-pictures.pdf": (pdf.broken_pictures, READ),
    "many-lines.pdf": (pdf.many_lines, EITHER),
    "without-end.pdf": (pdf.without_end, EITHER),
    "after-garbage.pdf": (pdf.after_garbage, EITHER),
    **{f"cut-at-{tenths}0.pdf": (pdf.cut(tenths), EITHER) for tenths in range(1, 10)},
}
WORDS: dict[str, tuple[Maker, Outcome]] = {
    "xml-bomb.docx": (word.xml_bomb, FAILED),
    "zip-of-zips.docx": (holders.zip_of_zips, READ),
    "a-hundred-thousand-entries.docx": (word.a_hundred_thousand_entries, FAILED),
    "same-name-twice.docx": (word.same_name_twice, EITHER),
    "names-that-are-paths.docx": (word.names_that_are_paths, READ),
    "outer-entity.docx": (word.outer_entity, FAILED),
    "outer-dtd.docx": (word.outer_dtd, FAILED),
    "billion-laughs.docx": (word.billion_laughs, FAILED),
    "quadratic-blowup.docx": (word.quadratic_blowup, FAILED),
    "fetched-from-afar.docx": (word.fetched_from_afar, READ),
    "chunk-of-itself.docx": (word.chunk_of_itself, READ),
    "tables-in-tables.docx": (word.tables_in_tables, FAILED),
    "tables-fifty-deep.docx": (word.tables_fifty_deep, READ),
    "controls-in-controls.docx": (word.controls_in_controls, FAILED),
    "controls-a-hundred-deep.docx": (word.controls_a_hundred_deep, READ),
    "runs-in-runs.docx": (word.runs_in_runs, EITHER),
    "a-million-paragraphs.docx": (word.a_million_paragraphs, EITHER),
    "many-short-paragraphs.docx": (word.a_million_short_paragraphs, EITHER),
    "a-million-runs.docx": (word.a_million_runs, EITHER),
    "wide-table.docx": (word.wide_table, EITHER),
    "spans-beyond-all.docx": (word.spans_beyond_all, READ),
    "styles-in-a-ring.docx": (word.styles_in_a_ring, READ),
    "numbers-in-a-ring.docx": (word.numbers_in_a_ring, READ),
    "giant-number-signs.docx": (word.giant_number_signs, EITHER),
    "notes-in-a-ring.docx": (word.notes_in_a_ring, READ),
    "fields-without-end.docx": (word.fields_without_end, READ),
    "boxes-in-boxes.docx": (word.boxes_in_boxes, READ),
    "locked.docx": (word.locked, FAILED),
    "with-macros.docm": (word.with_macros, READ),
    "without-main-part.docx": (word.without_main_part, FAILED),
    "without-relations.docx": (word.without_relations, FAILED),
    "wrong-content-types.docx": (word.wrong_content_types, READ),
    "not-xml.docx": (word.not_xml, FAILED),
    "wrong-checksum.docx": (word.wrong_checksum, FAILED),
    "wrong-checksum-of-a-good-one.docx": (word.wrong_checksum_of_a_good_one, FAILED),
    "says-it-is-small.docx": (word.says_it_is_small, FAILED),
    "says-it-is-endless.docx": (word.says_it_is_endless, FAILED),
    "with-descriptors.docx": (word.with_descriptors, READ),
    "packed-otherwise.docx": (word.packed_otherwise, FAILED),
    "utf16.docx": (word.utf16_main_part, READ),
    **{f"cut-at-{tenths}0.docx": (word.cut(tenths), FAILED) for tenths in range(1, 10)},
}
TEXTS: dict[str, tuple[Maker, Outcome]] = {
    "one-long-line.txt": (text.one_long_line, FAILED),
    "nothing-but-letters.txt": (text.nothing_but_letters, EITHER),
    "no-text.txt": (text.bytes_that_are_no_text, FAILED),
    "broken-utf8.txt": (text.broken_utf8, READ),
    "utf16-flood.txt": (text.utf16_flood, EITHER),
    "utf16-cut.txt": (text.utf16_cut, FAILED),
    "utf32-beyond.txt": (text.utf32_beyond, FAILED),
    "random-marks.md": (text.random_marks, EITHER),
    "random-marks.txt": (text.random_marks, EITHER),
    "blanks.txt": (text.repeated(" "), READ),
    "blanks-after-hash.md": (text.repeated("# " + " " * 5_000 + "x\n"), READ),
    "tabs.txt": (text.repeated("\t"), READ),
    "hyphens.txt": (text.repeated("a-"), READ),
    "hyphens-apart.txt": (text.repeated("a- "), READ),
    "dashes.md": (text.repeated("| --- "), READ),
    "pipes.md": (text.repeated("|"), READ),
    "quotes.md": (text.repeated("> "), READ),
    "bullets.md": (lambda: "".join(" " * n + "- a\n" for n in range(700)).encode(), READ),
    "hashes.md": (text.repeated("#"), READ),
    "spaced-letters.txt": (text.repeated("a "), READ),
    "spaced-capitals.txt": (text.lines_of("T I L L S T Y R K E R  F Ö R S L A G"), READ),
    "dots.txt": (text.repeated(". "), READ),
    "leaders.txt": (text.repeated("."), READ),
    "numbers-with-dots.txt": (text.text(text.NUMBERS), READ),
    "digits.txt": (text.repeated("1"), READ),
    "references.txt": (text.text(text.REFERENCES), READ),
    "ranges.txt": (text.text(text.RANGES), READ),
    "endless-sentence.txt": (text.repeated("och att detta är så "), READ),
    "capitals-in-a-row.txt": (text.repeated("Anders "), READ),
    "names-in-a-row.txt": (text.text(text.NAMES), READ),
    "enligt-in-a-row.txt": (text.repeated("Enligt Anders "), READ),
    "not-not.txt": (text.text(text.NOT_NOT), READ),
    "both-ways.txt": (text.repeated(text.BOTH_WAYS), EITHER),
    "cues.txt": (text.repeated("tillstyrker "), EITHER),
    "stands.txt": (text.lines_of("Verket tillstyrker förslaget i avsnitt 3.2."), READ),
    "stands-in-one-paragraph.txt": (text.repeated("Verket tillstyrker förslaget i avsnitt 3.2. "), READ),
    "titles.txt": (text.lines_of("Ett nationellt bokbussregister ska inrättas"), READ),
    "quotes.txt": (text.repeated('”" '), READ),
    "parentheses.txt": (text.repeated("("), READ),
    "paragraph-signs.txt": (text.repeated("1 kap. 2 § "), READ),
    "headings.md": (text.lines_of("# 3.2 Bokbussregister"), READ),
    "headings-ever-deeper.md": (text.repeated("# a\n\n## b\n\n###### c\n\n"), READ),
    "empty-cells.md": (text.text("| a " + "| " * 20_000 + "| b |"), READ),
    "rows.md": (text.repeated("| 3.2 | Verket tillstyrker |\n"), READ),
    "page-breaks.txt": (text.repeated("\f"), READ),
    "pages.txt": (text.repeated("Verket tillstyrker.\f"), READ),
    "senders.txt": (text.lines_of("Bokverket, Söderåsa kommun"), READ),
    "dates.txt": (text.repeated("den 1 maj 2031 "), READ),
    "addresses.txt": (text.repeated("a@b.example "), READ),
    "signatures.txt": (text.lines_of("Detta yttrande har beslutats av"), READ),
    "marks.txt": (text.repeated("\u202e\u200b\u0301"), EITHER),
}
OTHERS: dict[str, tuple[Maker, Outcome]] = {
    "zip-of-zips.zip": (holders.zip_of_zips, READ),
    "zip-of-zeros.zip": (holders.zip_of_zeros, READ),
    "zip-with-paths.zip": (holders.zip_with_paths, READ),
    "mail-in-mail.eml": (holders.mail_bomb, EITHER),
    "mail-of-many-parts.eml": (holders.mail_of_many_parts, EITHER),
    "deep-page.html": (holders.deep_page, EITHER),
    "page-from-afar.html": (holders.page_from_afar, EITHER),
    "old-mail.msg": (partial(word.compound_file, "__properties_version1.0"), FAILED),
    "word-by-another-name.pdf": (word.harmless, READ),
    "pdf-by-another-name.docx": (pdf.harmless, READ),
    "pdf-by-another-name.txt": (pdf.harmless, READ),
    "=cmd|'-C calc'!A0.txt": (text.text(""), READ),
    "<script>alert(1)<:script>.txt": (text.text(""), READ),
    "rad\nbryt\u2028.txt": (text.text(""), READ),
    "CON.txt": (text.text(""), READ),
    "bak\u202etxt.exe.txt": (text.text(""), READ),
    "långt-" + "n" * 230 + ".txt": (text.text(""), READ),
    "\udcff-inte-utf8.txt": (text.text(""), READ),
}
FILES = PDFS | WORDS | TEXTS | OTHERS
"""by name: how the file is made, given the address of a server that it must not reach, and what may come of it"""

ODD: dict[str, Outcome] = {
    "pipe.pdf": FAILED,
    "link-to-itself.pdf": FAILED,
    "link-to-nothing.txt": FAILED,
    "two-gigabytes.txt": FAILED,
    "unreadable.txt": EITHER,
}
"""What only a file system can hold, by name, where it can."""


def make(name: str, url: str) -> bytes:
    """The bytes of one of ``FILES``; where it tries to reach the net, it tries at ``url``."""
    maker = FILES[name][0]
    return maker(url) if inspect.signature(maker).parameters else maker()  # type: ignore[call-arg]


def put(folder: Path, url: str) -> dict[str, Outcome]:
    """Write the whole set into a folder: what may come of each, by the names that the file system took."""
    written = {}
    for name, (_, outcome) in FILES.items():
        with suppress(OSError, ValueError, UnicodeError):  # Windows takes no pipe or line break in a name
            (folder / name).write_bytes(make(name, url))
            written[name] = outcome
    return written | put_odd_entries(folder)


def put_odd_entries(folder: Path) -> dict[str, Outcome]:
    """Add what is no regular file, or only looks large: what may come of each, by name."""
    if sys.platform != "win32":
        os.mkfifo(folder / "pipe.pdf")
    with suppress(OSError):
        (folder / "link-to-itself.pdf").symlink_to(folder / "link-to-itself.pdf")
        (folder / "link-to-nothing.txt").symlink_to(folder / "borta.txt")
        (folder / "ring").mkdir()
        (folder / "ring" / "ring").symlink_to(folder / "ring", target_is_directory=True)
    (folder / "folder.pdf").mkdir()
    with (folder / "two-gigabytes.txt").open("wb") as sparse:
        sparse.truncate(2 * GIGABYTE)
    unreadable = folder / "unreadable.txt"
    unreadable.write_text(pdf.SENTENCE, encoding="utf-8")
    unreadable.chmod(0)
    return {name: outcome for name, outcome in ODD.items() if os.path.lexists(folder / name)}
