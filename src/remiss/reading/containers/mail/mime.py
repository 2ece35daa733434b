"""The parts of a mail (RFC 5322, RFC 2045-2049): headers, bodies and what is attached, whatever is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from mimetypes import guess_extension

from remiss.errors import LimitError, ReadError
from remiss.reading.html import decode_html
from remiss.reading.plain import decode, is_utf8

TOO_DEEP = (
    "Mejlet är nästlat på ett sätt som vanliga mejl inte är och kan inte läsas. Be avsändaren skicka svaret igen."
)
_DEEPEST = 40
_LONGEST_LINE = 400
_MARKUP = re.compile(r"<(style|script|title)\b.*?</\1>|<[^>]*>|&nbsp;|\s", re.IGNORECASE | re.DOTALL)


def leaves(part: Message, depth: int = 0) -> Iterator[Message]:
    """The parts that hold something, in order; of the forms that one text is sent in, the best. Mends their headers.

    Raises ``LimitError`` for parts in parts in parts without end.
    """
    if depth > _DEEPEST:
        raise LimitError(TOO_DEEP)
    _mend(part)
    children = part.get_payload() if part.is_multipart() else None
    if part.get_content_maintype() != "multipart" or not isinstance(children, list):
        yield part
        return
    below = [list(leaves(child, depth + 1)) for child in children if isinstance(child, Message)]
    chosen = _best(below) if part.get_content_subtype() == "alternative" else None
    for found in below:
        yield from (leaf for leaf in found if chosen is None or found is chosen or not is_body(leaf))


def _mend(part: Message) -> None:
    """Decode headers that are sent as bare bytes, against the rules: the parser keeps such bytes as surrogates."""
    for name, value in list(part.raw_items()):
        if any("\udc80" <= sign <= "\udcff" for sign in str(value)):
            part.replace_header(name, _decoded(str(value).encode("utf-8", "surrogateescape")))


def _best(forms: Sequence[list[Message]]) -> list[Message] | None:
    """Of the forms of a text the first plain one with words, else the first one with words."""
    for subtypes in ({"plain"}, {"html", "plain"}):
        for form in forms:
            if any(is_body(it) and it.get_content_subtype() in subtypes and _has_words(it) for it in form):
                return form
    return None


def _has_words(body: Message) -> bool:
    return bool(_MARKUP.sub("", text(body)))


def is_body(part: Message) -> bool:
    """Is it words of the mail itself, and no file that was sent with it?"""
    # with a type that is none, and as one of many parts that has none, it is text: RFC 2045, 5.2
    of_text = part.get_content_type() in ("text/plain", "text/html") or part.get_content_maintype() in ("multipart", "")
    return of_text and part.get_content_disposition() != "attachment" and not file_name(part)


def text(part: Message) -> str:
    """The words of a text, whatever is wrong with what it says of its encoding."""
    data = content(part)
    charset = part.get_content_charset()
    try:
        if part.get_content_subtype() == "html":
            return decode_html(data, charset)
        return data.decode("utf-8" if is_utf8(data) else charset or "utf-8")
    except (LookupError, ValueError, ReadError):
        return _decoded(data)


def content(part: Message) -> bytes:
    """The bytes of a part."""
    with suppress(LookupError, ValueError):  # what is said of its encoding is wrong
        data = part.get_payload(decode=True)
        return data if isinstance(data, bytes) else b""
    return b""


def file_name(part: Message) -> str:
    """What a part is called; empty where it has no name."""
    with suppress(LookupError, ValueError, TypeError):
        return _unfolded(part.get_filename() or "")
    return ""


def suffix(part: Message) -> str:
    """The ending that its type goes with, for one without a name."""
    return guess_extension(part.get_content_type()) or ""


def header(message: Message, name: str) -> str:
    """A header in one line, decoded as far as that can be done; empty where there is none."""
    raw = message.get(name)
    return _unfolded(str(raw))[:_LONGEST_LINE] if raw is not None else ""


def sent(message: Message) -> str:
    """The day it was sent, as 2031-05-04; empty where that is not said."""
    with suppress(LookupError, ValueError, TypeError, OverflowError):
        return parsedate_to_datetime(header(message, "Date")).date().isoformat()
    return ""


def _unfolded(words: str) -> str:
    with suppress(LookupError, ValueError, MessageError):
        words = str(make_header(decode_header(words)))
    return " ".join(words.split())


def _decoded(data: bytes) -> str:
    try:
        return decode(data)[0]
    except ReadError:
        return data.decode("cp1252", "replace")
