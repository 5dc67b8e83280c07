"""The one writer: a process of its own that keeps documents and judgements that are sent, so that answers do not wait for it.

A document that takes too long, or breaks the process, is refused and the process begun anew; what was kept before is whole.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from multiprocessing.connection import Connection

import msgspec

from bilat.adding import AddReport
from bilat.errors import BilatError, UsageError
from bilat.model.judgement import Verb
from bilat.web.problems import Problem, ProblemRecord, to_problem
from bilat.web.records import Added
from bilat.workspace import Workspace

# How long a document may take: a minute, and longer by its length. A quarter of the speed that bench/README.md tells is still waited for.
_LEAST_SECONDS = 60.0
_LEAST_BYTES_A_SECOND = 10_000.0
_MOST_WAITING = 4


class Upload(msgspec.Struct, frozen=True, tag=True):
    """A document as it was sent; `format` is a reader's name, or None where content and name tell it."""

    name: str
    data: bytes
    format: str | None = None


class Ruling(msgspec.Struct, frozen=True, tag=True):
    """What a person says of one claim or two, by their ids."""

    verb: Verb
    claims: tuple[str, ...]
    name: str
    reason: str


class Undoing(msgspec.Struct, frozen=True, tag=True):
    """Who takes a judgement back, and why."""

    judgement: str
    name: str
    reason: str


class Session(msgspec.Struct, frozen=True, tag=True):
    """What a person says and takes back in one go: all of it is kept or nothing."""

    rulings: tuple[Ruling, ...]
    undoings: tuple[Undoing, ...] = ()


Change = Upload | Ruling | Undoing | Session


class Done(msgspec.Struct, frozen=True):
    """What a change gave: its record as JSON, the id of what was made (of several, with commas between), and whether it is new."""

    record: bytes
    id: str
    new: bool = True


class _Reply(msgspec.Struct, frozen=True):
    done: Done | None = None
    problem: ProblemRecord | None = None


class Writer:
    """Gives changes to the writing process one by one; it is begun when the first comes."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._turn = threading.Lock()
        self._room = threading.BoundedSemaphore(_MOST_WAITING)
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def make(self, change: Change) -> Done:
        """Make a change; raise Problem if it cannot be made, takes too long, or too many wait already."""
        if not self._room.acquire(blocking=False):
            detail = f"{_MOST_WAITING} changes are waiting already"
            raise Problem(503, "base-unavailable", detail, expected="the same again, later", headers={"Retry-After": "10"})
        try:
            with self._turn:
                reply = self._ask(change)
        finally:
            self._room.release()
        if reply.done is None:
            assert reply.problem is not None
            raise Problem.of(reply.problem)
        return reply.done

    def close(self) -> None:
        """End the process once the change that it is at is kept."""
        with self._turn:
            if self._pipe is not None:
                self._pipe.close()
            if self._process is not None:
                self._process.join(_LEAST_SECONDS)
            self._process = self._pipe = None

    def _ask(self, change: Change) -> _Reply:
        pipe, patience = self._find_pipe(), _LEAST_SECONDS
        if isinstance(change, Upload):
            patience += len(change.data) / _LEAST_BYTES_A_SECOND
        what = change.name if isinstance(change, Upload) else "the judgement"
        try:
            pipe.send_bytes(msgspec.msgpack.encode(change))
            if pipe.poll(patience):
                return msgspec.msgpack.decode(pipe.recv_bytes(), type=_Reply)
        except (EOFError, OSError) as error:
            self._stop()
            raise Problem(500, "defect", f"{what}: it broke the process that writes; the base is whole") from error
        self._stop()
        raise Problem(422, "too-slow", f"{what}: not done within {patience:.0f} seconds; it is not kept")

    def _find_pipe(self) -> Connection:
        if self._pipe is None or self._process is None or not self._process.is_alive():
            context = multiprocessing.get_context("spawn")
            self._pipe, other = context.Pipe()
            self._process = context.Process(target=_write, args=(other, self._path), daemon=True)
            self._process.start()
            other.close()
        return self._pipe

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None


def _write(pipe: Connection, path: str) -> None:
    """Keep what comes through the pipe until it is closed. Ctrl-C is for the server, which then closes it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Workspace.open(path) as workspace:
        while True:
            try:
                change: Change = msgspec.msgpack.decode(pipe.recv_bytes(), type=Change)
            except EOFError:
                return
            pipe.send_bytes(msgspec.msgpack.encode(_reply(workspace, change)))


def _reply(workspace: Workspace, change: Change) -> _Reply:
    try:
        return _Reply(done=_make(workspace, change))
    except BilatError as error:
        return _Reply(problem=to_problem(error).record)


def _make(workspace: Workspace, change: Change) -> Done:
    if isinstance(change, Upload):
        added = _add(workspace, change)
        return Done(msgspec.json.encode(added), added.id, added.new)
    if isinstance(change, Session):
        return _make_all(workspace, change)
    if isinstance(change, Ruling):
        judgement = workspace.judge(change.verb, change.claims, name=change.name, reason=change.reason)
    else:
        judgement = workspace.undo(change.judgement, name=change.name, reason=change.reason)
    return Done(msgspec.json.encode(judgement), judgement.id)


def _make_all(workspace: Workspace, session: Session) -> Done:
    changes: tuple[Change, ...] = (*session.rulings, *session.undoings)
    with workspace.base.writing():
        done = [_make(workspace, change) for change in changes]
    made = done[: len(session.rulings)]
    return Done(b"[" + b",".join(one.record for one in made) + b"]", ",".join(one.id for one in made))


def _add(workspace: Workspace, upload: Upload) -> Added:
    from bilat.read import find_format, read_document  # kept lazy: only this process reads documents

    if upload.format is None and find_format(upload.data, upload.name) == "mediawiki-export":
        raise UsageError(f"{upload.name} is an export of many pages; add it with `bilat add`, or send its pages one by one")
    document = read_document(upload.data, upload.name, format=upload.format)
    report = workspace.add_documents([document])
    for _, error in report.failed:
        raise error
    kept = workspace.document(document.id)
    return Added(
        id=kept.id,
        name=kept.name,
        title=kept.title,
        new=bool(report.added),
        claims=workspace.count("claims", document=kept.id),
        refused=report.refused,
        notes=_find_notes(report),
    )


def _find_notes(report: AddReport) -> tuple[str, ...]:
    return tuple(note for notes in report.notes.values() for note in notes)
