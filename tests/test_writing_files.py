from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from remiss.errors import RemissError
from remiss.model import Summary
from remiss.writing import FORMATS, check_formats, load, write
from remiss.writing.placing import place
from summaries import big, empty, small


@pytest.mark.parametrize("summary", [small(), empty(), big(12, 15)], ids=["small", "empty", "big"])
def test_five_files_and_nothing_else(summary: Summary, tmp_path: Path) -> None:
    folder = tmp_path / "ny" / "mapp"
    paths = write(summary, folder)
    assert [path.name for path in paths] == [
        "summary.json", "matrix.csv", "sammanstallning.xlsx", "sammanstallning.docx", "sammanstallning.html",
    ]  # fmt: skip
    assert sorted(folder.iterdir()) == sorted(paths)


@pytest.mark.parametrize("summary", [small(), empty(), big(12, 15)], ids=["small", "empty", "big"])
def test_json_comes_back_as_it_was(summary: Summary, tmp_path: Path) -> None:
    (path,) = write(summary, tmp_path, ["json"])
    assert load(path) == summary


def test_json_is_plain_utf8_with_newlines(tmp_path: Path) -> None:
    (path,) = write(small(), tmp_path, ["json"])
    content = path.read_bytes()
    assert content.startswith(b'{\n  "schema_version": "1",')
    assert content.endswith(b"}\n")
    assert b"\r" not in content
    assert "Pärlfiskeverket" in content.decode("utf-8")
    assert list(json.loads(content)) == list(Summary.model_fields)


def test_a_lone_surrogate_keeps_the_length(tmp_path: Path) -> None:
    summary = small()
    told = summary.statements[0].model_copy(update={"text": "ab\ud800cd"})
    (path,) = write(summary.model_copy(update={"statements": (told, *summary.statements[1:])}), tmp_path, ["json"])
    assert load(path).statements[0].text == "ab?cd"


def test_same_bytes_whatever_the_process(tmp_path: Path) -> None:
    write(small(), tmp_path / "here", [*FORMATS, "parquet"])
    program = (
        "import sys; from pathlib import Path; from summaries import small; from remiss.writing import FORMATS, write; "
        "write(small(), Path(sys.argv[1]), [*FORMATS, 'parquet'])"
    )
    path = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    for seed in ("1", "2"):
        subprocess.run(  # the hash seed is what sets one process apart from another
            [sys.executable, "-c", program, str(tmp_path / seed)],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path, "TZ": "Asia/Tokyo"},
        )
        for written in (tmp_path / "here").iterdir():
            assert written.read_bytes() == (tmp_path / seed / written.name).read_bytes(), written.name


@pytest.mark.parametrize("name", ["xlsx", "docx"])
def test_office_files_tell_no_time(name: str, tmp_path: Path) -> None:
    (path,) = write(small(), tmp_path, [name])
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = package.read("docProps/core.xml").decode()
    assert "created" not in properties
    assert "modified" not in properties
    assert "Pärlfiske i förändring" in properties


def test_unknown_format_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(RemissError, match=r"”pdf” finns inte.*json, csv, xlsx, docx, html"):
        write(small(), tmp_path, ["json", "pdf"])
    assert not list(tmp_path.iterdir())


def test_formats_come_in_the_order_asked_for_and_once(tmp_path: Path) -> None:
    paths = write(small(), tmp_path, ["html", "json", "html"])
    assert [path.suffix for path in paths] == [".html", ".json"]
    assert set(FORMATS) == {"json", "csv", "xlsx", "docx", "html"}


def test_formats_are_read_kindly_and_checked() -> None:
    assert check_formats([" JSON", "html"]) == ("json", "html")
    with pytest.raises(RemissError, match="minst ett format"):
        check_formats([])


def test_a_file_held_open_says_close_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "matrix.csv"
    target.write_text("det gamla", encoding="utf-8")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Access is denied")  # what Windows says when Excel has the file open

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(RemissError, match=r"stäng filen matrix\.csv och kör igen"):
        write(small(), tmp_path, ["csv"])
    assert target.read_text(encoding="utf-8") == "det gamla"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_in_the_way_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "matrix.csv").mkdir()
    with pytest.raises(RemissError, match=r"matrix\.csv går inte att"):
        write(small(), tmp_path, ["csv"])
    assert [path.name for path in tmp_path.iterdir()] == ["matrix.csv"]


def test_a_file_in_the_way_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "ut").write_text("", encoding="utf-8")
    with pytest.raises(RemissError, match="ut är en fil, inte en mapp"):
        write(small(), tmp_path / "ut" / "djupare")


def test_place_replaces_whole(tmp_path: Path) -> None:
    place(b"1" * 100, tmp_path / "a")
    assert place(b"2", tmp_path / "a").read_bytes() == b"2"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe\x00", "ingen JSON-fil"),
        (b"{", "ingen JSON-fil"),
        (b"[" * 100_000, "ingen JSON-fil"),
        (b"[]", "filens version: saknas"),
        (b'{"schema_version": "99"}', "filens version: 99"),
        (b'{"schema_version": "1"}', "fel vid made_with"),
    ],
)
def test_load_says_what_is_wrong(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "summary.json"
    path.write_bytes(content)
    with pytest.raises(RemissError, match=says):
        load(path)


@pytest.mark.parametrize(("version", "says"), [('"schema_version": "2",', "version: 2"), ("", "version: saknas")])
def test_load_of_another_version_that_looks_the_same(version: str, says: str, tmp_path: Path) -> None:
    (path,) = write(small(), tmp_path, ["json"])
    path.write_text(path.read_text(encoding="utf-8").replace('"schema_version": "1",', version, 1), encoding="utf-8")
    with pytest.raises(RemissError, match=says):
        load(path)


@pytest.mark.parametrize(
    "saved",
    [
        pytest.param(lambda text: text.replace('"text": "', '"text": "\\ud800', 1).encode(), id="half a character"),
        pytest.param(lambda text: text.encode("utf-8-sig"), id="a mark of the byte order, as some editors leave"),
        pytest.param(lambda text: text.encode("utf-16"), id="UTF-16"),
    ],
)
def test_load_takes_what_json_can_hold(saved: Callable[[str], bytes], tmp_path: Path) -> None:
    (path,) = write(small(), tmp_path, ["json"])
    path.write_bytes(saved(path.read_text(encoding="utf-8")))
    found = load(path)
    assert found.counts == small().counts
    assert [s.text.removeprefix("\ud800") for s in found.statements] == [s.text for s in small().statements]


def test_load_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(RemissError, match="går inte att öppna"):
        load(tmp_path / "summary.json")
