"""Mails as they are sent, forwarded and broken: who they are from, what they say, and what came with them."""

from __future__ import annotations

import struct
from contextlib import suppress
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mail_parts import archive, compound, eml, mail_tree, msg
from pdf_parts import lines, write_pdf
from remiss.errors import ReadError
from remiss.model import BlockKind, Document, Status
from remiss.reading import Limits, read, read_all

BODY = "Hej!\n\nBokverket avstyrker förslaget i avsnitt 3.2.\n\nVänliga hälsningar\nAnna Påhittad\nBokverket\n"
HTML = """<html><head><style>p {color: red}</style></head><body><p>Hej!</p>
<div>Bokverket avstyrker förslaget i avsnitt 3.2.<br><br>Vänliga hälsningar<br>Anna Påhittad<br>Bokverket</div>
</body></html>"""
HEAD = ["Från: Registrator <registrator@bokverket.se>", "Skickat: 2031-05-04", "Ämne: Svar på remiss av SOU 2031:7"]
SAID = ["Hej!", "Bokverket avstyrker förslaget i avsnitt 3.2.", "Vänliga hälsningar", "Anna Påhittad", "Bokverket"]


def quotes(document: Document) -> list[str]:
    return [document.quote(block) for block in document.blocks]


def mailed(folder: Path, message: EmailMessage | bytes, name: str = "mejl.eml") -> tuple[Document, ...]:
    path = folder / name
    path.write_bytes(message if isinstance(message, bytes) else message.as_bytes())
    return read_all(path, file=name)


def read_mail(folder: Path, message: EmailMessage | bytes) -> list[str]:
    (document,) = mailed(folder, message)
    return quotes(document)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(eml(BODY), id="plain"),
        pytest.param(eml(html=HTML), id="html"),
        pytest.param(eml(BODY, html="<p>Samma i webbform.</p>"), id="both: the plain one"),
        pytest.param(eml("  \n", html=HTML), id="both, the plain one without words"),
    ],
)
def test_a_mail_is_read_with_its_head_and_its_words(tmp_path: Path, message: EmailMessage) -> None:
    assert read_mail(tmp_path, message) == [*HEAD, *SAID]


def test_an_outlook_mail_that_is_wrong_about_its_encoding(tmp_path: Path) -> None:
    page = HTML.encode("cp1252")  # it says that it is UTF-8
    narrow = mail_tree(None, "Registrator", "registrator@bokverket.se", "Svar")
    body = BODY.encode("cp1252")
    told = narrow["__properties_version1.0"]
    assert isinstance(told, bytes)
    told += struct.pack("<HHIII", 0x001E, 0x1000, 6, len(body), 0)
    narrow = {**narrow, "__substg1.0_1000001E": body, "__properties_version1.0": told}

    assert quotes(mailed(tmp_path, msg(html=page), "webb.msg")[0])[3:] == SAID
    assert quotes(mailed(tmp_path, compound(narrow), "smal.msg")[0])[3:] == SAID


def test_a_page_saved_in_one_file_under_another_ending(tmp_path: Path) -> None:
    page = MIMEMultipart("related")
    for subtype, words in (("html", HTML), ("xml", "<xml/>")):
        part = MIMEText(words, subtype, "utf-8")
        part["Content-Location"] = f"file:///C:/svar.{subtype}"
        page.attach(part)

    (document,) = mailed(tmp_path, page.as_bytes(), "svar.doc")
    assert quotes(document) == SAID
    assert "innehållet är ett mejl" in document.warnings[0]


def test_an_outlook_mail_is_read_alike(tmp_path: Path) -> None:
    (plain,) = mailed(tmp_path, msg(BODY), "mejl.msg")
    (html,) = mailed(tmp_path, msg(html=HTML.encode()), "webb.msg")

    assert quotes(plain) == quotes(html) == ['Från: "Registrator" <registrator@bokverket.se>', *HEAD[1:], *SAID]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_encodings(tmp_path: Path, charset: str) -> None:
    assert read_mail(tmp_path, MIMEText(BODY, "plain", charset).as_bytes()) == SAID


@pytest.mark.parametrize("charset", ["finns-inte", "us-ascii", "utf-16", ""])
@pytest.mark.parametrize("coding", ["utf-8", "cp1252"])
def test_an_encoding_that_is_told_wrongly_costs_no_letters(tmp_path: Path, charset: str, coding: str) -> None:
    head = f"Subject: Sv\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    said = read_mail(tmp_path, head.encode() + BODY.encode(coding))

    assert said[1:] == SAID or charset == "utf-16"  # bytes that can be read as another text are


@pytest.mark.parametrize(
    ("head", "first"),
    [
        (b"From: =?iso-8859-1?Q?S=F6der=E5sa_kommun?= <ks@soderasa.se>", "Från: Söderåsa kommun <ks@soderasa.se>"),
        ("From: Söderåsa kommun <ks@soderasa.se>".encode(), "Från: Söderåsa kommun <ks@soderasa.se>"),
        ("From: Söderåsa kommun <ks@soderasa.se>".encode("latin-1"), "Från: Söderåsa kommun <ks@soderasa.se>"),
        (b"Subject: =?utf-8?B?w4U=?=\n =?utf-8?B?csO2?=", "Ämne: Årö"),
        (b"Subject: =?finns-inte?Q?x?=", "Ämne: =?finns-inte?Q?x?="),
        (b"Date: fel dag\nSubject: x", "Ämne: x"),
        (b"Date: Sun, 04 May 2031 23:59:00 +0200", "Skickat: 2031-05-04"),
        (b"From: <><>,;:@@[", "Från: <><>,;:@@["),
    ],
)
def test_heads(tmp_path: Path, head: bytes, first: str) -> None:
    assert read_mail(tmp_path, head + b"\n\nHej.\n")[0] == first


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        (b'attachment; filename="\xc3\xa5r.txt"', "år.txt"),
        (b'attachment; filename="\xe5r.txt"', "år.txt"),
        (b"attachment; filename*=UTF-8''%C3%A5r.txt", "år.txt"),
        (b'attachment; filename="=?utf-8?Q?=C3=A5r.txt?="', "år.txt"),
        (b'attachment; filename="..\\..\\C:\\x\\ar.txt"', "x/ar.txt"),
        (b"attachment", "bilaga.txt"),
        (b"attachment; filename*=finns-inte''x.txt", "x.txt"),
    ],
)
def test_names_of_attachments(tmp_path: Path, disposition: bytes, name: str) -> None:
    head = b"Subject: x\nContent-Type: text/plain\nContent-Disposition: " + disposition

    assert mailed(tmp_path, head + b"\n\nOrd.")[1].file == f"mejl.eml/{name}"


def test_what_is_attached_is_a_document_of_its_own(tmp_path: Path) -> None:
    pdf = write_pdf(tmp_path / "x.pdf", lines("Bokverket tillstyrker.")).read_bytes()
    files = [("yttrande åäö.pdf", pdf), ("bilaga.txt", b"Bilaga med ord.")]
    for name, message in (("a.eml", eml(BODY, attachments=files).as_bytes()), ("b.msg", msg(BODY, attachments=files))):
        mail, first, second = mailed(tmp_path, message, name)

        assert (mail.file, first.file, second.file) == (name, f"{name}/yttrande åäö.pdf", f"{name}/bilaga.txt")
        assert (first.text, first.pages) == ("Bokverket tillstyrker.", 1)
        assert mail.warnings == ()
        # by these lines a letter without a letterhead knows its sender
        assert any("registrator@bokverket.se" in line for line in first.furniture)


def test_the_mail_alone_is_one_document(tmp_path: Path) -> None:
    path = tmp_path / "mejl.eml"
    path.write_bytes(eml(BODY, attachments=[("x.txt", b"Mer.")]).as_bytes())

    assert quotes(read(path)) == [*HEAD, *SAID]


def test_one_attachment_that_cannot_be_read_stops_nothing(tmp_path: Path) -> None:
    files = [("a.pdf", b"%PDF-1.7 avhuggen"), ("b.xlsx", b"PK\x03\x04"), ("tom.txt", b""), ("c.txt", b"Ord.")]
    _, *found = mailed(tmp_path, eml(BODY, attachments=files))

    assert [document.status for document in found] == [Status.FAILED] * 3 + [Status.READ]
    assert all(document.error and len(document.error) > 20 for document in found[:3])
    assert len({document.id for document in found}) == 4


def test_a_mail_in_a_mail(tmp_path: Path) -> None:
    inner = eml(BODY, subject="Vårt svar", attachments=[("svar.txt", b"Bokverket tillstyrker.")])
    outer = eml("Se nedan.", sender="Kansliet <kansli@departementet.example>")
    outer.add_attachment(inner)
    found = mailed(tmp_path, outer)

    assert [d.file for d in found] == ["mejl.eml", "mejl.eml/Vårt svar.eml", "mejl.eml/Vårt svar.eml/svar.txt"]
    assert quotes(found[1])[3:] == SAID
    assert any("bokverket" in line for line in found[2].furniture)
    assert not any("departementet" in line for line in found[2].furniture)


def test_an_outlook_mail_in_an_outlook_mail(tmp_path: Path) -> None:
    inner = mail_tree(
        BODY, "Åsa Påhittad", "asa@bokverket.se", "Vårt: svar/2", attachments=[("s.txt", b"Ja.")], head=24
    )
    found = mailed(tmp_path, msg("Se nedan.", inner=inner), "mejl.msg")

    assert [d.file for d in found] == ["mejl.msg", "mejl.msg/Vårt: svar-2.eml", "mejl.msg/Vårt: svar-2.eml/s.txt"]
    assert quotes(found[1])[0] == 'Från: "Åsa Påhittad" <asa@bokverket.se>'
    assert found[2].text == "Ja."


def picture(size: int, *, shown: bool) -> EmailMessage:
    message = eml(BODY)
    message.add_attachment(b"\x89PNG\r\n" + b"x" * size, maintype="image", subtype="png", filename="bild.png")
    if shown:
        (part,) = message.iter_attachments()
        part.replace_header("Content-Disposition", 'inline; filename="bild.png"')
        part["Content-ID"] = "<bild@mejl>"
    return message


@pytest.mark.parametrize(
    ("size", "shown", "rows", "told"),
    [
        pytest.param(900, True, 1, False, id="a logotype under the name"),
        pytest.param(900, False, 1, True, id="a small picture that is attached"),
        pytest.param(400_000, False, 2, False, id="a scanned page"),
        pytest.param(400_000, True, 2, False, id="a scanned page put into the text"),
    ],
)
def test_pictures(tmp_path: Path, size: int, shown: bool, rows: int, told: bool) -> None:
    mail, *found = mailed(tmp_path, picture(size, shown=shown))

    assert len(found) == rows - 1
    assert any("bild.png" in warning for warning in mail.warnings) is told
    for document in found:
        assert (document.file, document.status) == ("mejl.eml/bild.png", Status.FAILED)  # it is no true picture


def test_what_goes_with_mail_and_is_no_answer_is_named_and_not_read(tmp_path: Path) -> None:
    files = [("inbjudan.ics", b"BEGIN:VCALENDAR"), ("kort.vcf", b"BEGIN:VCARD"), ("smime.p7s", b"\x30\x80")]
    (mail,) = mailed(tmp_path, eml(BODY, attachments=files))

    assert mail.warnings == ("Inte lästa, eftersom sådana filer inte är svar: inbjudan.ics, kort.vcf, smime.p7s.",)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("winmail.dat", b"\x78\x9f\x3e\x22" + b"\0" * 90, "winmail.dat"),
        ("smime.p7m", b"\x30\x82" + b"\0" * 90, "S/MIME"),
        ("film.mp4", b"\0\0\0\x20ftyp", "Filtypen .mp4 kan inte läsas"),
    ],
)
def test_what_may_be_an_answer_and_cannot_be_read_is_told_of(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    _, document = mailed(tmp_path, eml(BODY, attachments=[(name, data)]))

    assert document.status is Status.FAILED
    assert words in (document.error or "")


def test_of_many_that_are_no_answer_some_are_named(tmp_path: Path) -> None:
    (mail,) = mailed(tmp_path, eml(BODY, attachments=[(f"{n}.ics", b"BEGIN:VCALENDAR") for n in range(30)]))

    assert mail.warnings[0].endswith("8.ics, 9.ics och 20 till.")


def test_of_the_forms_of_a_text_one_is_read_and_what_is_attached_in_another_is_not_lost(tmp_path: Path) -> None:
    # as Apple's mail program sends it: the file lies in the HTML form
    rich = MIMEMultipart("mixed")
    rich.attach(MIMEText("<p>Hej!</p>", "html"))
    attached = MIMEText("Bokverket tillstyrker.", "plain")
    attached.add_header("Content-Disposition", "inline", filename="svar.txt")
    rich.attach(attached)
    message = MIMEMultipart("alternative")
    message.attach(MIMEText(BODY))
    message.attach(rich)
    found = mailed(tmp_path, message.as_bytes())

    assert quotes(found[0]) == SAID
    assert [document.text for document in found[1:]] == ["Bokverket tillstyrker."]


def test_text_after_an_attachment_is_read(tmp_path: Path) -> None:
    message = MIMEMultipart()
    message.attach(MIMEText("Före."))
    attached = MIMEText("Bilagan.")
    attached.add_header("Content-Disposition", "attachment", filename="b.txt")
    message.attach(attached)
    message.attach(MIMEText("Efter."))
    mail, other = mailed(tmp_path, message.as_bytes())

    assert (quotes(mail), other.text) == (["Före.", "Efter."], "Bilagan.")


def test_a_mail_that_is_answered_is_quoted(tmp_path: Path) -> None:
    html = '<p>Vi avstyrker.</p><blockquote type="cite"><p>Vill ni svara?</p></blockquote>'

    assert read_mail(tmp_path, eml(html=html))[3:] == ["Vi avstyrker.", "> Vill ni svara?"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("Hej.\n\nVi tillstyrker.", ["Hej.", "Vi tillstyrker."], id="no head"),
        pytest.param("Subject: x", ["Ämne: x"], id="no body"),
        pytest.param("Content-Type: multipart/mixed\n\nOrd.", ["Ord."], id="no boundary"),
        pytest.param('Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nOrd.\n', ["Ord."], id="no end"),
        pytest.param("Content-Transfer-Encoding: base64\n\n!!inte base64!!", [], id="not base64"),
        pytest.param("Content-Type: /;;;=\n\nOrd.", ["Ord."], id="no type"),
    ],
)
def test_broken_mails_give_what_they_have(tmp_path: Path, content: str, said: list[str]) -> None:
    found = read_mail(tmp_path, content.encode())

    assert found == said or (not said and found)


def test_no_mail_at_all(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="innehåller inte text"):
        mailed(tmp_path, bytes(range(256)) * 20)


@pytest.mark.parametrize("depth", [60, 3000])
def test_parts_in_parts_without_end(tmp_path: Path, depth: int) -> None:
    content = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))

    with pytest.raises(ReadError, match=r"nästlat"):
        mailed(tmp_path, f"Subject: x\n{content}\nOrd.".encode())


def test_mails_in_mails_without_end(tmp_path: Path) -> None:
    message = eml("Innerst.", subject="m")
    for _ in range(6):
        outer = eml("Se bifogat.", subject="m")
        outer.add_attachment(message)
        message = outer
    found = mailed(tmp_path, message)

    assert [d.status for d in found] == [Status.READ] * 3 + [Status.FAILED]
    assert "för djupt" in (found[-1].error or "")


def test_a_thousand_attachments_and_some(tmp_path: Path) -> None:
    message = eml(BODY, attachments=[(f"{n}.txt", b"Ord.") for n in range(1001)])

    with pytest.raises(ReadError, match="fler filer än"):
        mailed(tmp_path, message)


def test_attachments_over_the_limit_of_size(tmp_path: Path) -> None:
    path = tmp_path / "mejl.msg"
    path.write_bytes(msg(BODY, attachments=[("x.txt", b"ord " * 300_000)]))

    with pytest.raises(ReadError, match="gränsen är 1 MB"):
        read_all(path, limits=Limits(size_mb=1))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(msg(BODY)[:700], id="cut"),
        pytest.param(compound({"__properties_version1.0": b"\0" * 5}), id="no properties"),
        pytest.param(compound({"annat": b"x" * 5000}), id="another compound file"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600, id="nothing behind the signature"),
    ],
)
def test_damaged_outlook_mails_give_one_clear_error_or_what_they_have(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "mejl.msg"
    path.write_bytes(data)
    with suppress(ReadError):  # of any other error the test dies
        assert read_all(path)[0].text == ""


def test_an_outlook_property_that_is_broken_costs_no_more_than_itself(tmp_path: Path) -> None:
    tree = dict(mail_tree(BODY, "Registrator", "registrator@bokverket.se", "x"))
    del tree["__substg1.0_0037001F"]  # the subject, which the table of properties still names
    (document,) = mailed(tmp_path, compound(tree), "mejl.msg")

    assert quotes(document)[2:] == SAID


def test_a_list_in_html_keeps_its_form(tmp_path: Path) -> None:
    (document,) = mailed(tmp_path, eml(html="<h2>3.2 Register</h2><ul><li>ett</li><li>två</li></ul>"))

    kinds = [block.kind for block in document.blocks[3:]]
    assert kinds == [BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM]


def test_a_mail_with_an_archive_in_it(tmp_path: Path) -> None:
    found = mailed(tmp_path, eml(BODY, attachments=[("svar.zip", archive({"a/b.txt": "Ord."}))]))

    assert [d.file for d in found] == ["mejl.eml", "mejl.eml/svar.zip", "mejl.eml/svar.zip/a/b.txt"]
    assert any("bokverket" in line for line in found[2].furniture)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 2))
def test_whatever_a_mail_holds_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int
) -> None:
    whole = eml(BODY, attachments=[("x.txt", b"Ord.")]).as_bytes()
    parts = [whole[: len(whole) // 3], whole[len(whole) // 3 :]]
    parts.insert(at, noise)
    path = tmp_path_factory.mktemp("brus") / "mejl.eml"
    path.write_bytes(b"".join(parts))
    with suppress(ReadError):  # of any other error the test dies
        found = read_all(path)
        assert [document.status is Status.FAILED for document in found] == [bool(d.error) for d in found]
