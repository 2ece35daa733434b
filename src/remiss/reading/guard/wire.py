"""What a process and its worker say to each other: a message is its length in eight bytes, then JSON."""

from __future__ import annotations

import json
import struct
from typing import IO, Any

LENGTH = struct.Struct("!Q")


def send(stream: IO[bytes], message: dict[str, Any]) -> None:
    """Write a message. A path can hold bytes that are no text; they go along."""
    data = json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass")
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes], most: int = 2**40) -> dict[str, Any] | None:
    """Read a message of ``most`` bytes at most; None where the stream has ended, also in the middle of one."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    if length > most:
        return None
    data = stream.read(length)
    if len(data) < length:
        return None
    message: dict[str, Any] = json.loads(data)
    return message
