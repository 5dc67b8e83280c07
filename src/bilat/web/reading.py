"""Connections for reading: a few, each used by one request at a time, none of which can write or is kept waiting by who does."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from bilat.workspace import Workspace

# More readers at once than this only take turns at the interpreter.
MOST = 8


class Readers:
    """Workspaces on one base that read only; the latest used is used again, because its pages are still in memory."""

    def __init__(self, path: str, most: int = MOST) -> None:
        self._path = path
        self._free: queue.LifoQueue[Workspace] = queue.LifoQueue()
        self._room = threading.BoundedSemaphore(most)
        self._lock = threading.Lock()
        self._watch: Workspace | None = None
        self._watches = 0

    @contextmanager
    def reading(self) -> Iterator[Workspace]:
        """Lend a workspace that shows one state of the base until it is given back. Who has one may not ask for another."""
        with self._room:
            workspace = self._take()
            try:
                with workspace.base.reading():
                    yield workspace
            finally:
                self._free.put(workspace)

    def find_state(self) -> int:
        """Give a number that changes whenever anyone has changed the base; it means nothing outside of this process."""
        with self._lock:
            if self._watch is None:
                self._watch = Workspace.open(self._path, read_only=True)
                self._watches += 1
            version = int(self._watch.base.select("PRAGMA data_version")[0][0])
            return (self._watches << 32) + version  # SQLite counts anew for each connection

    def close(self) -> None:
        """Close the connections that are not lent; what is asked later opens others."""
        with self._lock:
            if self._watch is not None:
                self._watch.close()
                self._watch = None
        while not self._free.empty():
            self._free.get_nowait().close()

    def _take(self) -> Workspace:
        try:
            return self._free.get_nowait()
        except queue.Empty:
            return Workspace.open(self._path, read_only=True)
