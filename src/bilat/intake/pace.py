"""How far an addition is, told to whoever wants to know. Nothing is shown here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """How far an addition is. `stage` is `reading`, or `settling` while families and facts are found.

    `name` is the file or document at work, and `claims` the number of its claims once they are kept. `documents` counts those that are
    done, `files` likewise, `of` how many files there are (0 where nobody counted them), and `share`, from 0 to 1, says how much of
    their bytes is behind.
    """

    stage: Literal["reading", "settling"] = "reading"
    name: str = ""
    claims: int | None = None
    documents: int = 0
    files: int = 0
    of: int = 0
    share: float = 0.0


Progress = Callable[[Step], None]


class Pace:
    """Counts what is behind and tells each step. `files` and `size` (bytes) are what lies ahead in all."""

    def __init__(self, progress: Progress | None = None, files: int = 0, size: int = 0) -> None:
        self._progress = progress
        self._size, self._passed, self._place = size, 0, 0
        self._step = Step(of=files)

    def begin(self, name: str) -> None:
        """Tell that a file or document is at work."""
        self._tell(stage="reading", name=name, claims=None)

    def note(self, place: int) -> None:
        """Note how many bytes of the file at work have been read."""
        self._place = place

    def end(self, size: int) -> None:
        """Tell that a file of so many bytes is done."""
        self._passed, self._place = self._passed + size, 0
        self._tell(files=self._step.files + 1, claims=None)

    def keep(self, name: str, claims: int | None) -> None:
        """Tell that a document is done; `claims` is None where it was there already or failed."""
        self._tell(name=name, claims=claims, documents=self._step.documents + 1)

    def settle(self) -> None:
        """Tell that families and facts are being found."""
        self._tell(stage="settling", name="", claims=None)

    def _tell(self, **changes: object) -> None:
        if self._progress is None:
            return
        share = min(1.0, (self._passed + self._place) / self._size) if self._size else 0.0
        self._step = msgspec.structs.replace(self._step, share=share, **changes)
        self._progress(self._step)
