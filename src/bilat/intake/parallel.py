"""Files shared out to a crew, and their answers given in the order of the files. The processes themselves are in crew.py."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import NamedTuple

from bilat.intake.arrivals import Found, iter_documents
from bilat.intake.crew import Crew
from bilat.intake.files import Failure, Given
from bilat.intake.pace import Pace


class _Asked(NamedTuple):
    name: str
    answer: Future[list[Found | Failure]]
    size: int | None  # of the file that is done with this answer; None where more of it follows


def iter_found(given: Iterable[Given | Failure], crew: Crew, pace: Pace) -> Iterator[Found | Failure]:
    """Have files read and extracted by a crew; give what was found in the order of the files. Only a few are held at a time."""
    waiting: deque[_Asked] = deque()
    for asked in _iter_asked(given, crew, pace):
        waiting.append(asked)
        while waiting and (len(waiting) > crew.room or waiting[0].answer.done()):
            yield from _take(waiting.popleft(), pace)
    while waiting:
        yield from _take(waiting.popleft(), pace)


def _take(asked: _Asked, pace: Pace) -> Iterator[Found | Failure]:
    pace.begin(asked.name)
    yield from asked.answer.result()
    if asked.size is not None:
        pace.end(asked.size)


def _iter_asked(given: Iterable[Given | Failure], crew: Crew, pace: Pace) -> Iterator[_Asked]:
    from bilat.read import holds_many  # kept lazy: the readers' libraries are slow to import

    for one in given:
        if isinstance(one, tuple):
            yield _Asked(one[0], _answer(one), None)
        elif Path(one.path).is_file() and not holds_many(one.path):
            yield _Asked(one.path, crew.ask(one.path), one.size)
        else:
            yield from _iter_pages(one, crew, pace)


def _iter_pages(one: Given, crew: Crew, pace: Pace) -> Iterator[_Asked]:
    """Read a file of many documents here, and have each of them extracted by the crew."""
    for document in iter_documents([one], pace):
        if isinstance(document, tuple):
            yield _Asked(document[0], _answer(document), None)
        else:
            yield _Asked(document.name, crew.ask(document), None)


def _answer(failure: Failure) -> Future[list[Found | Failure]]:
    """Give a failure that is known already as an answer, so that it keeps its place."""
    answer: Future[list[Found | Failure]] = Future()
    answer.set_result([failure])
    return answer
