"""Files that hold others, and attack: zips, mail, pages. Each is made from nothing by a small function."""

from __future__ import annotations

import io
import zipfile

from hostile_pdf import MEGABYTE, SENTENCE
from hostile_word import zipped


def zip_of_zips() -> bytes:
    layer = zipped({"0.txt": b"0" * MEGABYTE})
    for depth in range(6):
        layer = zipped({f"{depth}-{n}.zip": layer for n in range(16)})
    return layer


def zip_of_zeros() -> bytes:
    """Half a gigabyte in half a megabyte, and of a kind that we open."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("svar.txt", "w") as entry:
        for _ in range(500):
            entry.write(b" " * MEGABYTE)
    return out.getvalue()


def zip_with_paths() -> bytes:
    return zipped({name: SENTENCE.encode() for name in ("../../../ut.txt", "C:\\ut.txt", "/ut.txt", "svar/..\\ut.txt")})


def mail_bomb() -> bytes:
    """A letter within a letter, three thousand deep."""
    head = b"From: a@b.example\nContent-Type: multipart/mixed; boundary=%d\n\n--%d\n"
    return b"".join(head % (n, n) for n in range(3_000)) + b"Content-Type: text/plain\n\n" + SENTENCE.encode()


def mail_of_many_parts() -> bytes:
    part = b"--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=../../ut.txt\n\nut\n"
    return b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n" + part * 20_000 + b"--x--\n"


def deep_page() -> bytes:
    return b"<html><body>" + b"<div>" * 200_000 + SENTENCE.encode()


def page_from_afar(url: str) -> bytes:
    return (
        f"<html><head><meta charset=utf-8><link rel=stylesheet href={url}/css><base href={url}/></head><body>"
        f"<img src={url}/img><iframe src={url}/frame></iframe><object data={url}/obj></object>"
        f"<script src={url}/js></script><p>{SENTENCE}</p></body></html>"
    ).encode()
