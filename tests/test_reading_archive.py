"""Archives: what is in them is read, under names that lead nowhere; what attacks is refused, and stops nothing else."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail_parts import archive, eml, msg
from pdf_parts import hanging, lines, write_pdf
from remiss.errors import LimitError, ReadError
from remiss.model import Document, Status
from remiss.reading import Limits, read, read_all
from remiss.reading.containers.members import cleaned, is_left_behind, unique
from remiss.reading.kinds import Kind, look_inside
from word_parts import p, package, r

WORDS = "Bokverket tillstyrker förslaget."
DOCX = package(p(r(WORDS)))


def opened(folder: Path, data: bytes, limits: Limits | None = None, name: str = "svar.zip") -> tuple[Document, ...]:
    path = folder / name
    path.write_bytes(data)
    return read_all(path, file=name, limits=limits)


def drawn(sort: str) -> bytes:
    """A picture without words."""
    from PIL import Image

    data = io.BytesIO()
    Image.effect_noise((400, 400), 50).save(data, format=sort)
    return data.getvalue()


def rows(documents: tuple[Document, ...]) -> dict[str, tuple[str, str]]:
    return {d.file.removeprefix("svar.zip/"): (d.status.value, d.text or d.error or "") for d in documents[1:]}


def test_each_file_in_an_archive_is_a_document(tmp_path: Path) -> None:
    pdf = write_pdf(tmp_path / "x.pdf", lines(WORDS)).read_bytes()
    members: dict[str, str | bytes] = {
        "a.txt": WORDS,
        "mapp/b.pdf": pdf,
        "c.eml": eml(WORDS).as_bytes(),
        "tom mapp/": "",
        "d.docx": DOCX,
    }
    found = opened(tmp_path, archive(members))

    assert [d.file for d in found[1:]] == [f"svar.zip/{name}" for name in ("a.txt", "mapp/b.pdf", "c.eml", "d.docx")]
    assert (found[0].status, found[0].text) == (Status.READ, "")
    assert found[0].warnings == ("Innehåller 4 filer, som redovisas för sig.",)
    assert all(WORDS in document.text for document in found[1:])
    assert found[2].pages == 1


def test_a_file_in_an_archive_is_what_it_is_outside_it(tmp_path: Path) -> None:
    (alone,) = opened(tmp_path, WORDS.encode(), name="a.txt")
    _, inside = opened(tmp_path, archive({"a.txt": WORDS}))

    assert inside == alone.model_copy(update={"file": "svar.zip/a.txt"})


def test_the_archive_alone_has_no_words(tmp_path: Path) -> None:
    path = tmp_path / "svar.zip"
    path.write_bytes(archive({"a.txt": WORDS}))

    assert (read(path).status, read(path).text) == (Status.READ, "")


def test_what_programs_leave_behind_is_passed_over(tmp_path: Path) -> None:
    left = ["__MACOSX/._a.txt", ".DS_Store", "~$a.docx", "mapp/Thumbs.db", "mapp\\desktop.ini"]

    assert list(rows(opened(tmp_path, archive({**dict.fromkeys(left, "x"), "a.txt": WORDS})))) == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("svar.pdf", "svar.pdf"),
        ("mapp/svar.pdf", "mapp/svar.pdf"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\svar\\bok.pdf", "svar/bok.pdf"),
        ("\\\\server\\delad\\bok.pdf", "server/delad/bok.pdf"),
        ("a\0b\x1b[31m\u202egnp.pdf", "ab[31mgnp.pdf"),
        ("rad\nbrytning.pdf", "rad brytning.pdf"),
        ("A\u030angstro\u0308m.pdf", "Ångström.pdf"),
        ("", "namnlös"),
        ("..", "namnlös"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_are_cleaned(name: str, shown: str) -> None:
    assert cleaned(name) == shown


@given(st.text())
def test_no_name_leads_out_or_steers_a_terminal(name: str) -> None:
    found = cleaned(name)

    assert found
    assert found.isprintable()
    assert not found.startswith("/")
    assert not {"", ".", ".."} & set(found.split("/"))
    assert cleaned(found) == found


@given(st.lists(st.sampled_from(["a.txt", "a (2).txt", "b/a.txt", "a"]), max_size=12))
def test_names_are_told_apart(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        taken.add(unique(name, taken))

    assert len(taken) == len(names)


@pytest.mark.parametrize(("name", "left"), [("../a.txt", False), ("./a.txt", False), (".a", True), ("x/.a/b", True)])
def test_a_way_up_is_not_a_hidden_file(name: str, left: bool) -> None:
    assert is_left_behind(name) is left


def test_files_with_one_name_and_names_that_lead_out(tmp_path: Path) -> None:
    members = {"a.txt": "Ett.", "./a.txt": "Två.", "../a.txt": "Tre.", "../../ut.txt": "Fyra."}
    found = rows(opened(tmp_path, archive(members)))

    assert {name: text for name, (_, text) in found.items()} == {
        "a.txt": "Ett.", "a (2).txt": "Två.", "a (3).txt": "Tre.", "ut.txt": "Fyra.",
    }  # fmt: skip
    assert {path.name for path in tmp_path.iterdir()} == {"svar.zip"}
    assert not (tmp_path.parent / "ut.txt").exists()


@pytest.mark.parametrize("declared", [True, False])
def test_swedish_names_of_old_and_careless_programs(tmp_path: Path, declared: bool) -> None:
    data = archive({"Söderåsa.txt": WORDS})
    if not declared:  # macOS writes UTF-8 without saying so
        data = data.replace(struct.pack("<HH", 20, 0x800), struct.pack("<HH", 20, 0))
    old = archive({"S?der?sa.txt": WORDS}).replace(b"S?der?sa", "Söderåsa".encode("cp437"))

    assert list(rows(opened(tmp_path, data))) == ["Söderåsa.txt"]
    assert list(rows(opened(tmp_path, old))) == ["Söderåsa.txt"]


def locked(data: bytes) -> bytes:
    """With the flag that says that the first member is encrypted, in its own head and in the directory."""
    at = data.index(b"PK\x01\x02")
    changed = bytearray(data)
    changed[6] |= 1
    changed[at + 8] |= 1
    return bytes(changed)


def test_a_locked_member_is_told_of_and_the_others_are_read(tmp_path: Path) -> None:
    found = rows(opened(tmp_path, locked(archive({"hemlig.pdf": "x", "a.txt": WORDS}))))

    assert found["hemlig.pdf"][0] == "failed"
    assert "lösenord i zip-arkivet" in found["hemlig.pdf"][1]
    assert found["a.txt"] == ("read", WORDS)


def test_a_damaged_member_is_told_of_and_the_others_are_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        package.writestr("trasig.txt", "Förvanskas.")
        package.writestr("a.txt", WORDS)
    found = rows(opened(tmp_path, out.getvalue().replace(b"rvanskas.", b"rvanskad.", 1)))

    assert (found["trasig.txt"][0], found["a.txt"]) == ("failed", ("read", WORDS))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(archive({}), id="empty"),
        pytest.param(archive({"mapp/": ""}), id="only a folder"),
        pytest.param(archive({"a.txt": WORDS})[:60], id="cut"),
        pytest.param(b"PK\x03\x04" + b"\xff" * 500, id="nothing behind the signature"),
    ],
)
def test_an_archive_that_gives_nothing_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ReadError, match=r"[Aa]rkivet"):
        opened(tmp_path, data)


def test_a_bomb_is_not_unpacked_and_the_others_are_read(tmp_path: Path) -> None:
    found = rows(opened(tmp_path, archive({"bomb.txt": b"0" * 20_000_000, "a.txt": WORDS})))

    assert "zip-bomb" in found["bomb.txt"][1]
    assert found["a.txt"] == ("read", WORDS)


def test_a_directory_that_lies_of_sizes_is_found_out(tmp_path: Path) -> None:
    data = archive({"stor.txt": b"ord " * 2_000_000})
    small, large = struct.pack("<I", 10), struct.pack("<I", 8_000_000)
    found = rows(opened(tmp_path, data.replace(large, small)))

    assert found["stor.txt"][0] == "failed"


def test_what_is_too_large_in_all_is_told_file_by_file(tmp_path: Path) -> None:
    noise = bytes(range(32, 127)) * 9_000
    found = opened(tmp_path, archive({f"{n:02}.txt": noise for n in range(14)}), Limits(size_mb=1))

    statuses = [document.status for document in found[1:]]
    assert statuses == [Status.READ] * 12 + [Status.FAILED] * 2


def test_a_member_over_the_limit_of_size(tmp_path: Path) -> None:
    found = rows(opened(tmp_path, archive({"a.txt": b"ord " * 400_000, "b.txt": WORDS}), Limits(size_mb=1)))

    assert "för stor" in found["a.txt"][1]
    assert found["b.txt"][0] == "read"


def test_archives_in_archives(tmp_path: Path) -> None:
    data = archive({"a.txt": WORDS})
    for _ in range(5):
        data = archive({"inre.zip": data, "b.txt": "Bredvid."})
    found = opened(tmp_path, data)

    assert [d.status.value for d in found] == ["read"] * 3 + ["failed"] + ["read"] * 3
    assert "för djupt" in next(d.error or "" for d in found if d.error)


def test_a_thousand_archives_with_a_thousand_files_each_come_to_an_end(tmp_path: Path) -> None:
    inner = archive({f"{n}.txt": "x" for n in range(400)})
    found = opened(tmp_path, archive({f"{n}.zip": inner for n in range(5)}))

    assert len(found) <= 1_001
    assert [d.status for d in found if d.file.endswith(".zip")].count(Status.FAILED) == 3
    assert all("fler filer än" in (d.error or "") for d in found if d.status is Status.FAILED)


def test_a_file_that_hangs_does_not_stop_the_others(tmp_path: Path) -> None:
    stuck = hanging(tmp_path / "x.pdf").read_bytes()
    found = rows(opened(tmp_path, archive({"hänger.pdf": stuck, "a.txt": WORDS}), Limits(seconds=2)))

    assert found["hänger.pdf"][0] == "read"  # by the second engine
    assert found["a.txt"] == ("read", WORDS)


def test_nothing_is_left_where_it_was_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "temporärt"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    opened(tmp_path, archive({"a.zip": archive({"a.txt": WORDS}), "b.txt": WORDS}))
    with pytest.raises(LimitError):
        opened(tmp_path, archive({f"{n}.txt": "x" for n in range(1001)}))

    assert list(place.iterdir()) == []


# --- a file is what it holds, whatever it is called ------------------------------------------------------------------

PAGE = "<!DOCTYPE html><html><body><p>Bokverket tillstyrker förslaget.</p></body></html>"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("svar.doc", DOCX, "en Word-fil"),
        ("svar.pdf", DOCX, "en Word-fil"),
        ("svar.zip", DOCX, "en Word-fil"),
        ("svar.doc", PAGE.encode(), "en webbsida"),
        ("svar.txt", PAGE.encode(), "en webbsida"),
        ("svar.msg", eml(WORDS).as_bytes(), "ett mejl"),
        ("svar.doc", msg(WORDS), "ett mejl från Outlook"),
        ("svar.pdf", archive({"a.txt": WORDS}), "ett zip-arkiv"),
        ("svar", archive({"a.txt": WORDS}), "ett zip-arkiv"),
        ("svar", DOCX, "en Word-fil"),
        ("svar.konstig", PAGE.encode(), "en webbsida"),
    ],
)
def test_a_file_with_another_ending_is_read_as_what_it_is(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    found = opened(tmp_path, data, name=name)

    assert WORDS in found[-1].text
    assert f"men innehållet är {kind}. Filen har lästs efter innehållet." in found[0].warnings[0]


def test_a_pdf_with_another_ending(tmp_path: Path) -> None:
    pdf = write_pdf(tmp_path / "x.pdf", lines(WORDS)).read_bytes()
    for name in ("svar.docx", "svar.txt", "svar.doc", "svar", "svar.eml"):
        (document,) = opened(tmp_path, pdf, name=name)
        assert (document.text, document.pages) == (WORDS, 1)
        assert "innehållet är en PDF-fil" in document.warnings[0]


@pytest.mark.parametrize("name", ["bok.epub", "data.jar", "tabell.xlsx"])
def test_an_archive_of_another_sort_is_not_taken_for_one(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError, match="kan inte läsas"):
        opened(tmp_path, archive({"a.txt": WORDS}), name=name)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (DOCX, Kind.WORD),
        (msg(WORDS), Kind.OUTLOOK),
        (archive({"a.txt": WORDS}), Kind.ARCHIVE),
        (archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), Kind.OPEN_DOCUMENT),
        (archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), None),
        (archive({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), None),
        (b"PK\x03\x04skrap", None),
        (b"\xd0\xcf\x11\xe0skrap", None),
    ],
)
def test_what_is_in_a_package_tells_what_it_is(tmp_path: Path, data: bytes, kind: Kind | None) -> None:
    path = tmp_path / "fil"
    path.write_bytes(data)

    assert look_inside(path) is kind


@pytest.mark.parametrize("sort", ["PNG", "JPEG", "TIFF", "GIF"])
def test_a_picture_needs_to_be_read_by_ocr(tmp_path: Path, sort: str) -> None:
    (document,) = opened(tmp_path, drawn(sort), Limits(ocr=False), name="skannat.jpg")

    assert (document.status, document.needs_ocr) == (Status.NO_TEXT, (1,))
    assert "OCR" in document.warnings[0]
