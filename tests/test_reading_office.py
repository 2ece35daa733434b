"""Files of older and other word processors, through LibreOffice: with form, without deletions, and nothing fetched."""

from __future__ import annotations

import shutil
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from remiss.errors import LimitError, ReadError
from remiss.model import BlockKind, Document
from remiss.reading import Limits, read, read_all
from remiss.reading.guard import programs

SOFFICE = programs.find("soffice")
needs_soffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM

_NAMES = " ".join(
    f'xmlns:{short}="{name}"'
    for short, name in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
_CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>A'
    "</dc:creator><dc:date>2031-05-04T00:00:00</dc:date></office:change-info><text:p>STRUKET</text:p></text:deletion>"
    "</text:changed-region></text:tracked-changes>"
)
BODY = (
    '<text:h text:outline-level="1">3.2 Ett register</text:h>'
    '<text:p>Bokverket tillstyrker<text:change text:change-id="c1"/> förslaget.</text:p>'
    "<text:list><text:list-item><text:p>ett skäl</text:p></text:list-item>"
    "<text:list-item><text:p>två skäl</text:p></text:list-item></text:list>"
)
BLOCKS = [
    (HEADING, "3.2 Ett register"),
    (PARAGRAPH, "Bokverket tillstyrker förslaget."),
    (ITEM, "ett skäl"),
    (ITEM, "två skäl"),
]


def odt(path: Path, body: str = BODY) -> Path:
    """An OpenDocument text, written by hand."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {_NAMES} office:version="1.2"><office:body><office:text>'
            f"{_CHANGES}{body}</office:text></office:body></office:document-content>",
        )
        package.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>'
            '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
        )
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same text as .odt, .doc and .rtf."""
    folder = tmp_path_factory.mktemp("kontor")
    source = odt(folder / "svar.odt")
    for suffix in ("doc", "rtf"):
        command = [str(SOFFICE), f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless"]
        subprocess.run(
            [*command, "--convert-to", suffix, "--outdir", str(folder), str(source)], check=True, timeout=120
        )
    return folder


def told(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.quote(block)) for block in document.blocks]


@needs_soffice
@pytest.mark.parametrize("name", ["svar.odt", "svar.doc", "svar.rtf"])
def test_headings_and_lists_are_read_and_deletions_are_not(made: Path, name: str) -> None:
    document = read(made / name)

    assert told(document) == BLOCKS
    assert len(document.warnings) == 1
    assert "spårade ändringar" in document.warnings[0]


@needs_soffice
def test_a_file_with_another_ending_is_read_as_what_it_is(made: Path, tmp_path: Path) -> None:
    shutil.copy(made / "svar.rtf", tmp_path / "svar.doc")
    shutil.copy(made / "svar.doc", tmp_path / "svar.docx")
    (rich,), (old,) = read_all(tmp_path / "svar.doc"), read_all(tmp_path / "svar.docx")

    assert told(rich) == told(old) == BLOCKS
    assert "innehållet är en RTF-fil" in rich.warnings[0]
    assert "innehållet är en Word-fil i äldre format" in old.warnings[0]


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """A server of this machine's own, and what is asked of it."""
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 (the names that http.server asks for)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@needs_soffice
def test_what_a_file_links_to_is_not_fetched(tmp_path: Path) -> None:
    with listening() as (at, asked):
        odt(
            tmp_path / "svar.odt",
            f'{BODY}<text:p><draw:frame svg:width="1cm" svg:height="1cm"><draw:image xlink:href="{at}/bild.png" '
            'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>'
            f'<text:section text:name="s"><text:section-source xlink:href="{at}/annat.odt"/><text:p>Mer.</text:p>'
            "</text:section>",
        )
        document = read(tmp_path / "svar.odt")
        (tmp_path / "svar.rtf").write_bytes(
            rb"{\rtf1\ansi Bokverket tillstyrker.\par{\field{\*\fldinst INCLUDEPICTURE "
            + f'"{at}/bild.png"'.encode()
            + rb" \\d}{\fldrslt }}}"
        )
        read(tmp_path / "svar.rtf")

    assert asked == []
    assert "Bokverket tillstyrker förslaget." in document.text


@needs_soffice
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("svar.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 3000),
        ("svar.odt", b"PK\x03\x04" + b"\xff" * 3000),
    ],
)
def test_a_damaged_file_is_one_clear_error(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)

    with pytest.raises(ReadError, match="skadad eller skyddad"):
        read(tmp_path / name)


@needs_soffice
def test_the_limit_of_time_holds(made: Path) -> None:
    with pytest.raises(LimitError, match="sekunder"):
        read(made / "svar.odt", limits=Limits(seconds=0.05))


@needs_soffice
def test_the_least_memory_that_can_be_asked_for_is_enough_to_start_it(made: Path) -> None:
    assert told(read(made / "svar.doc", limits=Limits(memory_mb=256))) == BLOCKS


@pytest.mark.parametrize("suffix", ["odt", "rtf"])
def test_without_libreoffice_the_message_says_what_to_do(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "_USUAL_PLACES", {})
    path = tmp_path / f"svar.{suffix}"
    odt(path) if suffix == "odt" else path.write_bytes(rb"{\rtf1 Ord.}")

    with pytest.raises(ReadError, match=rf"sparad i formatet \.{suffix}\. Installera LibreOffice"):
        read(path)
