"""Which files are given, how long they are, and how many processes they are worth. They are not opened here."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from bilat.errors import BilatError, UnreadableError

Failure = tuple[str, BilatError]
# A process takes as long to start as so many bytes take to read and extract: with fewer than that for each, more processes are no gain.
_WORTH = 100_000


class Given(msgspec.Struct, frozen=True):
    """A file to be added, with its length in bytes: 0 where there is none to be known, as of standard input."""

    path: str
    size: int


def find_given(paths: Sequence[str | Path], base: str) -> Iterator[Given | Failure]:
    """Find the files under the paths given, in their order. The base itself, met in a folder, is passed over; a path without files is a failure."""
    from bilat.read import find_files  # kept lazy: the readers' libraries are slow to import

    for path in paths:
        empty = True
        for file in find_files([str(path)]):
            if file == str(path) or not _is_part_of(base, file):
                empty = False
                yield Given(file, _find_size(file))
        if empty:
            yield str(path), UnreadableError(str(path), "there are no files in it")


def count_cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def count_hands(jobs: int, files: int, size: int) -> int:
    """Count the processes, up to `jobs`, that so many files with so many bytes in all are worth; 1 is this process alone."""
    is_one_text = files == 1 and size < 10 * _WORTH
    return 1 if is_one_text else max(1, min(jobs, size // _WORTH))


def _is_part_of(base: str, file: str) -> bool:
    """Tell whether a file is the base, or one that SQLite lays beside it."""
    whole = file.removesuffix("-wal").removesuffix("-shm").removesuffix("-journal")
    return Path(whole).name == Path(base).name and Path(whole).absolute() == Path(base).absolute()


def _find_size(file: str) -> int:
    try:
        return Path(file).stat().st_size
    except (OSError, ValueError):
        return 0
