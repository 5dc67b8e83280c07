"""A crew: several processes that read and extract at once, each asked by a thread of its own. What they are asked is said in parallel.py.

A hand of the crew is a fresh interpreter that speaks pickles over its standard input and output. Nothing of the program that starts it runs
again in it, it ends by itself when that program does, however that comes, and if it dies it is known over which document.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any

from bilat.errors import StoppedError
from bilat.intake.arrivals import Found
from bilat.intake.files import Failure
from bilat.model import Document

_START = "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from bilat.intake.work import work; work()"
# Tasks that are asked ahead, for each hand: enough that none is idle while a long one is waited for, few enough to hold their answers.
_AHEAD = 4


class Crew:
    """Some processes that read and extract. Use as a context manager; on leaving it, whatever they are at is given up."""

    def __init__(self, hands: int, base: str) -> None:
        self.room = hands * _AHEAD
        self._base = base
        self._threads = ThreadPoolExecutor(hands, thread_name_prefix="bilat-hand")
        self._own = threading.local()
        self._lock = threading.Lock()
        self._hands: set[_Hand] = set()
        self._closed = False

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            self._closed = True
            for hand in self._hands:
                hand.kill()
        self._threads.shutdown(wait=True)

    def ask(self, task: str | Document) -> Future[list[Found | Failure]]:
        """Ask for what a file or document says. A process that dies over it gives a failure with a StoppedError, and another takes its place."""
        return self._threads.submit(self._ask, task)

    def _ask(self, task: str | Document) -> list[Found | Failure]:
        name = task if isinstance(task, str) else task.name
        try:
            hand = self._find_hand()
            return hand.ask(task)
        except (OSError, EOFError, pickle.UnpicklingError):
            self._own.hand = None
            return [(name, StoppedError(name))]

    def _find_hand(self) -> _Hand:
        """Give this thread's own hand, a new one where it has none or lost it."""
        hand: _Hand | None = getattr(self._own, "hand", None)
        if hand is None:
            hand = self._own.hand = _Hand()
            with self._lock:
                self._hands = {one for one in self._hands if one.is_alive()} | {hand}
                if self._closed:
                    hand.kill()
            hand.tell(sys.path)
            hand.tell(self._base)
        return hand


class _Hand:
    """One process of a crew."""

    def __init__(self) -> None:
        # One thread of arithmetic each: the hands share the cores already. A session of its own: Ctrl-C is for the program that asks.
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", **os.environ},
            start_new_session=True,
        )

    def tell(self, given: Any) -> None:
        """Send something to the process."""
        assert self._process.stdin is not None
        pickle.dump(given, self._process.stdin)
        self._process.stdin.flush()

    def ask(self, task: str | Document) -> list[Found | Failure]:
        """Send a task and wait for its answer."""
        assert self._process.stdout is not None
        self.tell(task)
        answer: list[Found | Failure] = pickle.load(self._process.stdout)
        return answer

    def is_alive(self) -> bool:
        """Tell whether the process is still there."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End the process at once; it holds nothing that could be lost."""
        self._process.kill()
        self._process.wait()
