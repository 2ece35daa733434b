"""An .msg file of Outlook ([MS-OXMSG]) as a mail like any other."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace
from email.encoders import encode_base64
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime
from pathlib import Path
from typing import TypeVar

from olefile import OleFileIO
from oxmsg import Message as Outlook
from oxmsg.attachment import Attachment
from oxmsg.storage import Storage

from remiss.errors import ReadError
from remiss.reading.html import decode_html
from remiss.reading.plain import decode

_Value = TypeVar("_Value")

_DAMAGED = "Mejlet är skadat och kan inte läsas. Öppna det i Outlook och spara det på nytt, eller be om en ny kopia."
_EMBEDDED = "__substg1.0_3701000D"
_PROPERTIES = "__properties_version1.0"
_HEAD, _HEAD_OF_EMBEDDED = 32, 24  # bytes before the properties of a mail, and of one in a mail: [MS-OXMSG] 2.4.1
_SUBJECT, _BODY, _HTML = 0x0037, 0x1000, 0x1013
_CONTENT_ID, _SHORT_NAME, _SMTP_ADDRESS = 0x3712, 0x3704, 0x5D01


def as_message(path: Path) -> Message:
    """Raises ``ReadError`` where the file is damaged."""
    try:
        with OleFileIO(path) as ole:
            storage = Storage.from_ole(ole)
        if not any(stream.name == _PROPERTIES for stream in storage.streams):
            raise ReadError(_DAMAGED)
        return _message(storage)
    except (ReadError, MemoryError, RecursionError):
        raise
    except Exception as error:  # what a broken file brings olefile and oxmsg to raise
        raise ReadError(_DAMAGED) from error


def _message(storage: Storage) -> Message:
    outlook = Outlook(storage)
    message = MIMEMultipart()
    sent = _tried(lambda: outlook.sent_date)
    head = {
        "From": _sender(outlook),
        "Date": format_datetime(sent) if sent else None,
        "Subject": _words(storage, outlook, _SUBJECT),
    }
    for name, value in head.items():
        if value:
            message[name] = " ".join(value.split())
    plain, html = _words(storage, outlook, _BODY), _html(outlook)
    if plain and plain.strip():
        message.attach(_text(plain, "plain"))
    elif html:
        message.attach(_text(html, "html"))
    for attached in storage.iter_attachment_storages():
        message.attach(_attached(attached))
    return message


def _words(storage: Storage, outlook: Outlook, number: int) -> str | None:
    """A property of words. What is said of the encoding of 8-bit ones may be wrong: then as a text file is read."""
    words = _tried(lambda: outlook.properties.str_prop_value(number))
    narrow = next((it.bytes_ for it in storage.streams if it.name == f"__substg1.0_{number:04X}001E"), b"")
    return words or (_tried(lambda: decode(narrow)[0]) if narrow else None)


def _html(outlook: Outlook) -> str | None:
    data = _tried(lambda: outlook.properties.binary_prop_value(_HTML))
    if not data:
        return _tried(lambda: outlook.html_body)
    return _tried(lambda: decode_html(data, _tried(lambda: outlook.properties.body_encoding)))


def _sender(outlook: Outlook) -> str | None:
    """Name and address. Within an organisation the address may be a path in its directory: then the one for mail."""
    sender = _tried(lambda: outlook.sender)
    if sender and "@" not in sender and (address := _tried(lambda: outlook.properties.str_prop_value(_SMTP_ADDRESS))):
        return f"{sender.partition('<')[0].strip()} <{address}>"
    return sender


def _text(words: str, subtype: str) -> Message:
    return MIMEText(words, subtype, "utf-8")


def _attached(storage: Storage) -> Message:
    attachment = Attachment(storage)
    properties = attachment.properties
    name = _tried(lambda: attachment.file_name) or _tried(lambda: properties.str_prop_value(_SHORT_NAME)) or ""
    inner = next((below for below in storage.storages if below.name == _EMBEDDED), None)
    if inner is not None:
        part: Message = MIMEMessage(_message(_as_if_alone(inner)))
        return part
    kind = _tried(lambda: attachment.mime_type) or ""
    maintype, _, subtype = kind.partition("/")
    part = MIMEBase(maintype or "application", subtype or "octet-stream")
    content: bytes | None = _tried(lambda: attachment.file_bytes)
    part.set_payload(content or b"")
    encode_base64(part)
    shown = _tried(lambda: properties.str_prop_value(_CONTENT_ID))
    part.add_header("Content-Disposition", "inline" if shown else "attachment", filename=name or None)
    return part


def _as_if_alone(storage: Storage) -> Storage:
    """A mail in a mail with the longer head that one in a file of its own has."""
    gap = b"\0" * (_HEAD - _HEAD_OF_EMBEDDED)
    streams = tuple(
        replace(s, bytes_=s.bytes_[:_HEAD_OF_EMBEDDED] + gap + s.bytes_[_HEAD_OF_EMBEDDED:])
        if s.name == _PROPERTIES
        else s
        for s in storage.streams
    )
    return replace(storage, streams=streams)


def _tried(get: Callable[[], _Value]) -> _Value | None:
    """A property, or None where it is missing or broken: the rest of the mail can still be read."""
    try:
        return get()
    except (ReadError, KeyError, ValueError, TypeError, LookupError, OverflowError, AssertionError, struct.error):
        return None
