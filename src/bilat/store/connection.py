"""Opening a base: the checks that it is one of ours, its migrations, and transactions. No table is known here but through schema.py."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bilat.errors import StoreError
from bilat.store.schema import APPLICATION_ID, MIGRATIONS

# Seconds to wait for another process's write to end.
_PATIENCE = 30.0
_HEADER = b"SQLite format 3\0"


class Connection:
    """One open base. Reads see a consistent state; writes happen inside `writing()` and are kept whole or not at all.

    One that is opened `read_only` refuses to write, and never waits for who does.
    """

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        self.path = str(path)
        self._lock = threading.RLock()
        self._depth = 0
        self._raw = _open(self.path)
        if read_only:
            self._raw.execute("PRAGMA query_only = ON")

    def read(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a query and give all of its rows."""
        with self._lock, _mapped(self.path):
            return self._raw.execute(sql, values).fetchall()

    def write(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run one statement inside a transaction and give the number of the row that it added, if any."""
        with self._lock, _mapped(self.path):
            return self._raw.execute(sql, values).lastrowid or 0

    def write_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run one statement for each row."""
        with self._lock, _mapped(self.path):
            self._raw.executemany(sql, rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold a transaction: all that is written inside is kept at its end, or none of it if an error leaves it."""
        with self._transaction("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold one state of the base, so that several reads agree with each other."""
        with self._transaction("BEGIN"):
            yield

    def close(self) -> None:
        """Close the base; a second call does nothing."""
        with self._lock:
            self._raw.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with self._lock:
            if self._depth == 0:
                with _mapped(self.path):
                    self._raw.execute(begin)
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                if self._depth == 0:
                    self._raw.rollback()
                raise
            self._depth -= 1
            if self._depth == 0:
                with _mapped(self.path):
                    self._raw.commit()


@contextmanager
def _mapped(path: str) -> Iterator[None]:
    """Turn what SQLite raises into our own error, with the path."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(path, _say(error)) from error


def _say(error: sqlite3.Error) -> str:
    text = str(error)
    if "locked" in text:
        return "another program is writing to it and did not finish in time"
    if "not a database" in text or "malformed" in text:
        return "it is not a base of bilat, or it is damaged"
    if "readonly" in text:
        return "it cannot be written: the file or its folder is read-only"
    if "unable to open" in text:
        return "it cannot be opened or made; see who may write in its folder"
    if "full" in text:
        return "the disk is full; what was kept before is whole"
    return text


def _open(path: str) -> sqlite3.Connection:
    new = path == ":memory:" or not Path(path).exists() or Path(path).stat().st_size == 0
    if path != ":memory:":
        _check_file(Path(path), new)
    with _mapped(path):
        raw = sqlite3.connect(_find_uri(path), timeout=_PATIENCE, isolation_level=None, check_same_thread=False, uri=True)
        try:
            _prepare(raw, path, new)
        except BaseException:
            raw.close()
            raise
    return raw


def _find_uri(path: str) -> str:
    """Give the address by which SQLite opens a base; in a folder that may not be written, it reads without the files that it would lay beside it."""
    if path == ":memory:":
        return "file::memory:"
    file = Path(path).absolute()
    still = file.exists() and not os.access(file.parent, os.W_OK) and not Path(f"{file}-wal").exists()
    return file.as_uri() + ("?immutable=1" if still else "")


def _check_file(path: Path, new: bool) -> None:
    """Refuse what cannot be a base before SQLite touches it: it takes a file of a few bytes for an empty one and writes over it."""
    if not path.parent.is_dir():
        raise StoreError(str(path), f"there is no folder {path.parent}")
    if path.is_dir():
        raise StoreError(str(path), "it is a folder")
    try:
        head = _HEADER
        if not new:
            with path.open("rb") as file:
                head = file.read(len(_HEADER))
        if head != _HEADER:
            raise StoreError(str(path), "it is not a database, let alone a base of bilat")
    except OSError as error:
        raise StoreError(str(path), error.strerror or str(error)) from error


def _prepare(raw: sqlite3.Connection, path: str, new: bool) -> None:
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("BEGIN")  # one state for all that is checked: another program may be making the base at this moment
    try:
        version = _check(raw, path, new)
    finally:
        raw.rollback()
    if version == len(MIGRATIONS):
        return
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("BEGIN IMMEDIATE")
    try:
        version = _check(raw, path, new)
        for number in range(version, len(MIGRATIONS)):
            for statement in _split(MIGRATIONS[number]):
                raw.execute(statement)
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        raw.commit()
    except BaseException:
        raw.rollback()
        raise


def _check(raw: sqlite3.Connection, path: str, new: bool) -> int:
    """Give the version of the base, or raise StoreError if it is not one of ours."""
    mark = raw.execute("PRAGMA application_id").fetchone()[0]
    version = int(raw.execute("PRAGMA user_version").fetchone()[0])
    empty = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if mark == APPLICATION_ID:
        if version > len(MIGRATIONS):
            raise StoreError(path, f"it was written by a newer bilat (base version {version}, this one knows {len(MIGRATIONS)})")
        return version
    if empty and (new or mark == 0):
        return 0
    raise StoreError(path, "it is a database, but not a base of bilat")


def _split(script: str) -> Iterator[str]:
    """Split a script into statements, so that all of them run in one transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
