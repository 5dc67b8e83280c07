"""Answers kept in memory while the base stands still."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """The latest used of what was made from one state of the base; another state empties it. Threads may share it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._state = -1
        self._rows: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, state: int) -> T | None:
        """Give what was made for the key from that state, or None."""
        with self._lock:
            if state != self._state or key not in self._rows:
                return None
            self._rows.move_to_end(key)
            return self._rows[key]

    def put(self, key: Hashable, state: int, made: T) -> None:
        """Keep what was made from a state; what was made from an older one than is kept is not."""
        with self._lock:
            if state > self._state:
                self._rows.clear()
                self._state = state
            if state == self._state:
                self._rows[key] = made
                while len(self._rows) > self._most:
                    self._rows.popitem(last=False)
