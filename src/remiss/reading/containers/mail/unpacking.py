"""A mail → its words as one reads them (who it is from, when, about what, the body), and the files sent with it."""

from __future__ import annotations

import email.policy
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from pathlib import Path

from remiss.errors import LimitError
from remiss.model import BlockKind
from remiss.reading.containers.mail import FROM, SENT, SUBJECT, mime
from remiss.reading.containers.members import Room, is_beside, left_out
from remiss.reading.draft import Draft
from remiss.reading.html import add_html
from remiss.reading.limits import Limits
from remiss.reading.plain import add_text, decode

_LEAST_SCAN, _LEAST_SCAN_IN_TEXT = 50_000, 200_000
"""Bytes from which a picture may be a page of an answer: one that is attached, and one that is shown in the text."""
_MAIL = "message/rfc822"
_DAMAGED = "Det bifogade mejlet är skadat och kan inte läsas. Be avsändaren skicka det igen."
_FORWARDED = "Vidarebefordrat mejl"


def unpack(path: Path, limits: Limits, room: Room) -> Draft:
    """Read an .eml file; what is attached is put into the room.

    Raises ``ReadError`` where it is no text at all, and ``LimitError`` for one with parts in parts without end.
    """
    try:
        with path.open("rb") as stream:
            message = BytesParser(policy=email.policy.compat32).parse(stream)
        if not message.keys():
            decode(path.read_bytes())
        return unpack_message(message, limits, room)
    except RecursionError as error:
        raise LimitError(mime.TOO_DEEP) from error


def unpack_outlook(path: Path, limits: Limits, room: Room) -> Draft:
    """Read an .msg file; what is attached is put into the room. Raises ``ReadError`` where it is damaged."""
    from remiss.reading.containers.mail.outlook import as_message

    try:
        return unpack_message(as_message(path), limits, room)
    except RecursionError as error:
        raise LimitError(mime.TOO_DEEP) from error


def unpack_message(message: Message, limits: Limits, room: Room) -> Draft:
    """The words of a mail that is parsed; what is attached is put into the room."""
    draft = Draft()
    parts = list(mime.leaves(message))
    head = {FROM: mime.header(message, "From"), SENT: mime.sent(message), SUBJECT: mime.header(message, "Subject")}
    for label, words in head.items():
        if words:
            draft.add(BlockKind.PARAGRAPH, f"{label} {words}")
    beside: list[str] = []
    for part in parts:
        if mime.is_body(part):
            text = mime.text(part)
            limits.check_characters(text)
            (add_html if part.get_content_subtype() == "html" else add_text)(text, draft)
        elif part.get_content_type() == _MAIL:
            _put_mail(part, room)
        elif "Content-Location" in part and part.get_content_disposition() is None:
            continue  # what a page that is saved in one file (.mht) is drawn with
        elif part.get_content_maintype() != "image" or _may_be_scan(part):
            _put_file(part, room, beside)
        elif not _is_shown(part):
            beside.append(mime.file_name(part) or "bild")
    if beside:
        draft.warn(left_out(beside))
    return draft


def _put_mail(part: Message, room: Room) -> None:
    """A mail sent with a mail: it is called as it says, or else by what it is about."""
    inner = part.get_payload(0) if part.is_multipart() else part
    if not isinstance(inner, Message):
        return
    title = mime.file_name(part).removesuffix(".eml") or mime.header(inner, "Subject").replace("/", "-")
    name = f"{title or _FORWARDED}.eml"
    try:
        data = mime.content(part) if inner is part else inner.as_bytes(policy=email.policy.compat32)
    except (MessageError, UnicodeError, ValueError):  # it breaks the rules so that it cannot be written again
        room.refuse(name, _DAMAGED)
    else:
        room.put(name, [data])


def _put_file(part: Message, room: Room, beside: list[str]) -> None:
    name = mime.file_name(part) or f"bilaga{mime.suffix(part)}"
    if is_beside(name):
        beside.append(name)
    else:
        room.put(name, [mime.content(part)])


def _is_shown(part: Message) -> bool:
    """Is a picture shown in the text (a logotype under the name), and not attached to be opened?"""
    place = part.get_content_disposition()
    return place == "inline" or (place is None and "Content-ID" in part)


def _may_be_scan(part: Message) -> bool:
    return len(mime.content(part)) >= (_LEAST_SCAN_IN_TEXT if _is_shown(part) else _LEAST_SCAN)
