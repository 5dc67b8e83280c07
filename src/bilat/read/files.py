"""Files: which there are under the paths given, and each read to Documents. What is inside them is the readers' work."""

from __future__ import annotations

import glob
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bilat.errors import NotTextError, TruncatedError, UnreadableError
from bilat.model import Document
from bilat.read.export import read_export
from bilat.read.formats import find_format, is_export
from bilat.read.readers import read_document
from bilat.read.streams import Counted, Readable, Rejoined, find_packing, open_packed, read_bounded

_HEAD = 4096


def find_files(paths: Iterable[str]) -> Iterator[str]:
    """Find the files to read: folders with all that is under them, patterns such as `*.md`, `-` for standard input.

    A path that does not exist is given as it is, so that reading it says so; hidden files inside folders are left out.
    """
    for path in paths:
        if path == "-":
            yield path
        elif _is_folder(path):
            yield from _find_inside(Path(path))
        elif not _exists(path) and glob.has_magic(path) and (found := _match(path)):
            yield from find_files(found)
        else:
            yield path


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return True


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


def holds_many(path: str) -> bool:
    """Tell whether a file is an export, which holds any number of documents. A file that cannot be opened is not."""
    try:
        with Path(path).open("rb") as stream:
            whole = Rejoined(stream.read(_HEAD), stream)
            packing = find_packing(whole.head)
            return is_export(open_packed(whole, packing).read(_HEAD) if packing else whole.head)
    except (OSError, ValueError, EOFError, zlib.error):
        return False


def read_path(path: str, tell: Callable[[int], None] | None = None) -> Iterator[Document]:
    """Read the documents of one file (or of standard input, `-`): one of most formats, one a page of a MediaWiki export.

    Files packed with bzip2 or gzip are opened by their content. `tell` is called with the number of bytes read so far. Raises a
    ReadError that names the file.
    """
    if path == "-":
        yield from _read_stream(sys.stdin.buffer, path)
        return
    name = to_name(path)
    try:
        _check_kind(path, name)
        with Path(path).open("rb") as stream:
            yield from _read_stream(stream if tell is None else Counted(stream, tell), name)
    except OSError as error:
        raise UnreadableError(name, _say(error, path)) from error
    except ValueError as error:
        if "null byte" not in str(error):
            raise
        raise UnreadableError(name, "no path may hold a NUL byte") from error


def to_name(path: str) -> str:
    """Give the name of a path as text; bytes of it that are not UTF-8 are written as `\\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _check_kind(path: str, name: str) -> None:
    """Refuse what is no file, before opening it could wait for ever; a pipe that the shell passes (`/dev/fd/63`) is read."""
    mode = Path(path).stat().st_mode
    if stat.S_ISDIR(mode):
        raise UnreadableError(name, "it is a folder that cannot be listed")
    if not stat.S_ISREG(mode) and not path.startswith(("/dev/fd/", "/dev/stdin", "/proc/self/fd/")):
        what = next((words for test, words in _KINDS if test(mode)), "something else")
        raise UnreadableError(name, f"it is {what}, not a file", remedy="give what it holds by -")


_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def _say(error: OSError, path: str) -> str:
    if isinstance(error, FileNotFoundError) and Path(path).is_symlink():
        return "it is a link to what does not exist"
    known = {
        "FileNotFoundError": "there is no such file",
        "PermissionError": "there is no permission to read it",
    }
    return known.get(type(error).__name__, error.strerror or str(error))


def _read_stream(stream: Readable, path: str) -> Iterator[Document]:
    whole = Rejoined(stream.read(_HEAD), stream)
    packing = find_packing(whole.head)
    if packing is None:
        yield from _read_open(whole, path)
        return
    try:
        yield from _read_open(open_packed(whole, packing), path)
    except EOFError as error:
        raise TruncatedError(
            path, f"the {packing} data end before they should", remedy="fetch the file again"
        ) from error
    except (zlib.error, OSError) as error:
        raise NotTextError(path, f"it opens like {packing}, but its data are damaged") from error


def _read_open(stream: Readable, path: str) -> Iterator[Document]:
    whole = Rejoined(stream.read(_HEAD), stream)
    if is_export(whole.head):
        yield from read_export(whole, path)
        return
    data = read_bounded(whole, path)
    name = path.removesuffix(".bz2").removesuffix(".gz")
    yield read_document(data, path, format=find_format(data, name))
