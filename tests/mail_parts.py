"""Mails to read: .eml by the standard library, and .msg as Outlook writes them, in the least that [MS-CFB] asks for."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.message import EmailMessage
from itertools import pairwise

Attachments = Sequence[tuple[str, bytes]]
Tree = Mapping[str, "bytes | Tree"]
"""The streams and storages of a compound file, by name."""

SECTOR, MINI, CUTOFF = 512, 64, 4096
END, FREE, NONE, FAT_SECTOR = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFD
STRING, BINARY, INTEGER, TIME = 0x001F, 0x0102, 0x0003, 0x0040
SENT = int((datetime(2031, 5, 4, 7, 12) - datetime(1601, 1, 1)).total_seconds()) * 10**7


def eml(
    body: str | None = None,
    *,
    sender: str = "Registrator <registrator@bokverket.se>",
    subject: str = "Svar på remiss av SOU 2031:7",
    html: str | None = None,
    attachments: Attachments = (),
) -> EmailMessage:
    """A mail of 4 May 2031 with plain text, HTML or both, and files."""
    message = EmailMessage()
    message["From"], message["To"] = sender, "Kulturdepartementet <ku.remissvar@departementet.example>"
    message["Date"], message["Subject"] = "Sun, 04 May 2031 09:12:00 +0200", subject
    if body is not None:
        message.set_content(body)
    if html is not None:
        (message.set_content if body is None else message.add_alternative)(html, subtype="html")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of files by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


def msg(
    body: str | None = None,
    *,
    sender: str = "Registrator",
    address: str = "registrator@bokverket.se",
    subject: str = "Svar på remiss av SOU 2031:7",
    html: bytes | None = None,
    attachments: Attachments = (),
    inner: Tree | None = None,
) -> bytes:
    """The same as an .msg file; ``inner`` is the tree of a mail that is sent with it."""
    return compound(mail_tree(body, sender, address, subject, html, attachments, inner))


def mail_tree(
    body: str | None,
    sender: str,
    address: str,
    subject: str,
    html: bytes | None = None,
    attachments: Attachments = (),
    inner: Tree | None = None,
    *,
    head: int = 32,
) -> Tree:
    """The storages and streams of a mail; ``head`` is 24 for one that lies in another."""
    properties: dict[int, tuple[int, str | bytes | int]] = {
        0x0037: (STRING, subject),
        0x0C1A: (STRING, sender),
        0x0C1F: (STRING, address),
        0x0039: (TIME, SENT),
        0x3FDE: (INTEGER, 65001),
    }
    if body is not None:
        properties[0x1000] = (STRING, body)
    if html is not None:
        properties[0x1013] = (BINARY, html)
    tree: dict[str, bytes | Tree] = dict(_streams(properties, head))
    for number, (name, data) in enumerate(attachments):
        about: dict[int, tuple[int, str | bytes | int]] = {
            0x3701: (BINARY, data), 0x3705: (INTEGER, 1), 0x3707: (STRING, name),
        }  # fmt: skip
        tree[f"__attach_version1.0_#{number:08X}"] = _streams(about, 8)
    if inner is not None:
        storage = {**_streams({0x3705: (INTEGER, 5)}, 8), "__substg1.0_3701000D": inner}
        tree[f"__attach_version1.0_#{len(attachments):08X}"] = storage
    return tree


def _streams(properties: Mapping[int, tuple[int, str | bytes | int]], head: int) -> dict[str, bytes | Tree]:
    streams: dict[str, bytes | Tree] = {}
    table = b"\0" * head
    for number, (kind, value) in properties.items():
        if isinstance(value, int):
            table += struct.pack("<HHIQ", kind, number, 6, value)
            continue
        data = value.encode("utf-16-le") if isinstance(value, str) else value
        table += struct.pack("<HHIII", kind, number, 6, len(data), 0)
        streams[f"__substg1.0_{number:04X}{kind:04X}"] = data
    return {**streams, "__properties_version1.0": table}


def compound(tree: Tree) -> bytes:
    """A compound file ([MS-CFB], version 3) of a tree of streams and storages."""
    entries: list[list[int | str | bytes]] = []  # name, type, right, child, content

    def add(name: str, content: bytes | Tree, kind: int) -> int:
        at = len(entries)
        entries.append([name, kind, NONE, NONE, content if isinstance(content, bytes) else b""])
        if not isinstance(content, bytes):
            below = [add(n, c, 2 if isinstance(c, bytes) else 1) for n, c in content.items()]
            for left, right in pairwise(below):
                entries[left][2] = right
            entries[at][3] = below[0] if below else NONE
        return at

    add("Root Entry", tree, 5)
    fat: list[int] = []
    mini_fat: list[int] = []
    body, mini = b"", b""

    def store(data: bytes) -> int:
        nonlocal body
        if not data:
            return END
        first, count = len(fat), -(-len(data) // SECTOR)
        fat.extend([*range(first + 1, first + count), END])
        body += data.ljust(count * SECTOR, b"\0")
        return first

    places: list[tuple[int, int]] = []
    for _, kind, _, _, content in entries:
        assert isinstance(content, bytes)
        if kind == 2 and 0 < len(content) < CUTOFF:
            first, count = len(mini_fat), -(-len(content) // MINI)
            mini_fat.extend([*range(first + 1, first + count), END])
            mini += content.ljust(count * MINI, b"\0")
            places.append((first, len(content)))
        else:
            places.append((store(content), len(content)))
    places[0] = (store(mini), len(mini))
    mini_fat_at = store(struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(-(-len(mini_fat) // 128) * SECTOR, b"\xff"))
    directory = b""
    for (name, kind, right, child, _), (first, size) in zip(entries, places, strict=True):
        coded = str(name).encode("utf-16-le") + b"\0\0"
        directory += coded.ljust(64, b"\0") + struct.pack("<HBBIII", len(coded), kind, 1, NONE, right, child)
        directory += b"\0" * 36 + struct.pack("<IQ", first, size)
    directory_at = store(directory)
    fat_sectors = 1
    while -(-(len(fat) + fat_sectors) // 128) > fat_sectors:
        fat_sectors += 1
    fat_at = len(fat)
    fat.extend([FAT_SECTOR] * fat_sectors)
    body += struct.pack(f"<{len(fat)}I", *fat).ljust(fat_sectors * SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    minis = -(-len(mini_fat) // 128)
    header += struct.pack("<9I", 0, fat_sectors, directory_at, 0, CUTOFF, mini_fat_at, minis, END, 0)
    header += struct.pack("<109I", *(fat_at + n if n < fat_sectors else FREE for n in range(109)))
    return header + body
