"""Streams of bytes: put back together after a look at their head, unpacked, and read no further than one document may be long."""

from __future__ import annotations

import bz2
import gzip
import io
from collections.abc import Callable
from typing import Protocol

from bilat.errors import TooLargeError
from bilat.read.decode import MAX_BYTES, MAX_LINE_BYTES

_CHUNK = 1 << 20


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """Give at most `size` bytes, or all that are left."""


class Counted:
    """A stream that tells, after each read, how many bytes have been read so far."""

    def __init__(self, inner: Readable, tell: Callable[[int], None]) -> None:
        self._inner, self._tell = inner, tell
        self._count = 0

    def read(self, size: int = -1, /) -> bytes:
        """Give at most `size` bytes, or all that are left."""
        data = self._inner.read(size)
        self._count += len(data)
        self._tell(self._count)
        return data


class Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already (`head`), put back in front of it."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self.head = head
        self._left, self._rest = head, rest

    def readable(self) -> bool:
        """Tell that the stream can be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Give at most `size` bytes, or all that are left."""
        left, self._left = (
            (self._left, b"") if size is None or size < 0 else (self._left[:size], self._left[size:])
        )
        if size is None or size < 0:
            return left + self._rest.read()
        return left or self._rest.read(size)


def find_packing(head: bytes) -> str | None:
    """Tell by its first bytes how a file is packed: `bzip2`, `gzip`, or None."""
    if head.startswith(b"BZh"):
        return "bzip2"
    return "gzip" if head.startswith(b"\x1f\x8b") else None


def open_packed(stream: Rejoined, packing: str) -> Readable:
    """Open the stream inside a packed one."""
    return bz2.BZ2File(stream) if packing == "bzip2" else gzip.GzipFile(fileobj=stream)


def read_bounded(stream: Readable, name: str) -> bytes:
    """Read a document's bytes, and stop with TooLargeError as soon as it, or one line of it, is over the limit."""
    parts: list[bytes] = []
    total = lines = 0
    open_line = 0
    while chunk := stream.read(_CHUNK):
        parts.append(chunk)
        total += len(chunk)
        lines += chunk.count(b"\n")
        last = chunk.rfind(b"\n")
        open_line = open_line + len(chunk) if last < 0 else len(chunk) - last - 1
        if open_line > MAX_LINE_BYTES:
            raise TooLargeError(name, f"a line of more than {MAX_LINE_BYTES // 2**20} MB", line=lines + 1)
        if total > MAX_BYTES:
            raise TooLargeError(name, f"more than {MAX_BYTES // 2**20} MB", remedy="split it into documents")
    return b"".join(parts)
