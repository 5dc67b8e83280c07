"""Files: which there are under the paths given, and each read to Documents. What is inside them is the readers' work."""

from __future__ import annotations

import bz2
import glob
import gzip
import io
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from bilat.errors import NotTextError, TooLargeError, TruncatedError, UnreadableError
from bilat.model import Document
from bilat.read.decode import MAX_BYTES
from bilat.read.export import Readable, is_export, read_export
from bilat.read.formats import find_format
from bilat.read.readers import read_document

_HEAD = 4096


def find_files(paths: Iterable[str]) -> Iterator[str]:
    """Find the files to read: folders with all that is under them, patterns such as `*.md`, `-` for standard input.

    A path that does not exist is given as it is, so that reading it says so; hidden files inside folders are left out.
    """
    for path in paths:
        if path == "-":
            yield path
        elif Path(path).is_dir():
            yield from _find_inside(Path(path))
        elif not Path(path).exists() and glob.has_magic(path) and (found := _match(path)):
            yield from find_files(found)
        else:
            yield path


def _match(pattern: str) -> list[str]:
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - a pattern may be absolute, which Path.glob refuses


def _find_inside(folder: Path) -> Iterator[str]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield str(folder)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _find_inside(entry)
        elif not entry.is_dir():
            yield str(entry)


def read_path(path: str) -> Iterator[Document]:
    """Read the documents of one file (or of standard input, `-`): one of most formats, one a page of a MediaWiki export.

    Files packed with bzip2 or gzip are opened by their content. Raises a ReadError that names the file.
    """
    try:
        if path == "-":
            yield from _read_stream(sys.stdin.buffer, path)
            return
        if Path(path).is_dir():
            raise UnreadableError(path, "it is a folder that cannot be listed")
        with Path(path).open("rb") as stream:
            yield from _read_stream(stream, path)
    except OSError as error:
        raise UnreadableError(path, _say(error)) from error


def _say(error: OSError) -> str:
    known = {"FileNotFoundError": "there is no such file", "PermissionError": "there is no permission to read it"}
    return known.get(type(error).__name__, error.strerror or str(error))


def _read_stream(stream: Readable, path: str) -> Iterator[Document]:
    magic = stream.read(_HEAD)
    whole = _Rejoined(magic, stream)
    if magic.startswith(b"BZh"):
        yield from _read_packed(bz2.BZ2File(whole), path, "bzip2")
    elif magic.startswith(b"\x1f\x8b"):
        yield from _read_packed(gzip.GzipFile(fileobj=whole), path, "gzip")
    else:
        yield from _read_open(whole, path)


def _read_packed(stream: Readable, path: str, what: str) -> Iterator[Document]:
    try:
        yield from _read_open(stream, path)
    except EOFError as error:
        raise TruncatedError(path, f"the {what} data end before they should", remedy="fetch the file again") from error
    except (gzip.BadGzipFile, zlib.error, OSError) as error:
        raise NotTextError(path, f"it opens like {what}, but its data are damaged") from error


def _read_open(stream: Readable, path: str) -> Iterator[Document]:
    head = stream.read(_HEAD)
    rejoined = _Rejoined(head, stream)
    if is_export(head):
        yield from read_export(rejoined, path)
        return
    data = rejoined.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TooLargeError(path, f"more than {MAX_BYTES // 2**20} MB", remedy="split it into documents")
    name = path.removesuffix(".bz2").removesuffix(".gz")
    yield read_document(data, path, format=find_format(data, name))


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already, put back in front of it."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if size is None or size < 0:
            head, self._head = self._head, b""
            return head + self._rest.read()
        head, self._head = self._head[:size], self._head[size:]
        return head + self._rest.read(size - len(head)) if len(head) < size else head

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
