"""One person's walk through the review queue: what is typed becomes judgements. How things look is in review_text.py."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bilat.cli.output import tell, write
from bilat.cli.review_text import show_item
from bilat.dossier.reviewing import Entry, find_entries
from bilat.dossier.words import Names
from bilat.errors import UsageError
from bilat.model import Document, Verb
from bilat.query import Filter, ReviewItem
from bilat.workspace import Workspace

VERBS: dict[str, Verb] = {"c": "confirm", "r": "reject", "s": "same", "d": "different"}
# Asks for a line; gives None where there are no more.
Ask = Callable[[str], str | None]
_Key = tuple[str, ...]


class Session:
    """Shows what is to be looked at, one by one, and keeps what the person says. What is judged is kept at once."""

    def __init__(self, workspace: Workspace, names: Names, name: str, ask: Ask) -> None:
        self._workspace, self._names, self._name, self._ask = workspace, names, name, ask
        self._seen: set[_Key] = set()
        self._made: list[tuple[_Key, tuple[str, ...]]] = []
        self._changed = False
        self._reason = ""

    def run(self, asked: Filter, limit: int) -> int:
        """Walk the queue until it ends, so many were shown, or the person leaves; give how many judgements were made."""
        shown = 0
        queue = self._workspace.review_queue(asked)
        while limit < 0 or shown < limit:
            left = [one for one in queue if _find_key(one) not in self._seen]
            if not left and not self._made:
                write("There is nothing more to look at.\n")
                break
            shown += 1
            if not (self._look_at(left[0], f"{len(left)} left") if left else self._ask_at_end()):
                break
            if self._changed:
                queue, self._changed = self._workspace.review_queue(asked), False
        return sum(len(made) for _, made in self._made)

    def _ask_at_end(self) -> bool:
        """Let the person take back the last judgement after the last item; give False if the person leaves."""
        line = self._ask("There is nothing more to look at: u takes the last judgement back, anything else ends. ")
        return line is not None and line.strip().lower() == "u" and self._undo(None)

    def _look_at(self, item: ReviewItem, place: str) -> bool:
        """Show an item until something is said of it; give False if the person leaves."""
        entries = find_entries(item)
        show_item(item, place, self._names, self._find_documents(entries), entries)
        while True:
            line = self._ask("> ")
            if line is None or line.strip().lower() in ("q", "quit"):
                return False
            try:
                if self._obey(line.split(), item, entries):
                    return True
            except UsageError as error:
                tell(f"bilat: {error}")

    def _obey(self, words: Sequence[str], item: ReviewItem, entries: Sequence[Entry]) -> bool:
        """Do what a line says; give True if the next item is to come."""
        command, given = (words[0].lower(), words[1:]) if words else ("", [])
        if command == "k":
            self._seen.add(_find_key(item))
            return True
        if command == "u":
            return self._undo(given[0] if given else None)
        if command not in VERBS:
            raise UsageError(f"{command!r} is not known; there are c, r, s, d, k, u and q")
        return self._judge(VERBS[command], _choose(VERBS[command], given, entries), item)

    def _judge(self, verb: Verb, chosen: Sequence[Entry], item: ReviewItem) -> bool:
        groups = [[entry] for entry in chosen] if verb in ("confirm", "reject") else [list(chosen)]
        reason = self._ask(f"Why? [{self._reason}] " if self._reason else "Why? ")
        self._reason = (reason or "").strip() or self._reason
        with self._workspace.base.writing():  # of several claims, all are judged or none
            made = tuple(self._keep(verb, group) for group in groups)
            self._replace(item)
        self._changed = True
        self._seen.add(_find_key(item))
        self._made.append((_find_key(item), made))
        write(f"Kept: {verb} ({', '.join(made)})\n")
        return True

    def _keep(self, verb: Verb, entries: Sequence[Entry]) -> str:
        claims = [entry.claim for entry in entries]
        return self._workspace.judge(verb, claims, name=self._name, reason=self._reason).id

    def _replace(self, item: ReviewItem) -> None:
        """What is said of new words takes the place of what was said of the old ones; what was rejected stays so."""
        for old in item.judgements if item.kind == "reopened" else ():
            if old.verb != "reject":
                self._workspace.undo(old.id, name=self._name, reason="its words have changed and were judged anew")
                write(f"Taken back, since its words have changed: {old.verb} by {old.name} ({old.id})\n")

    def _undo(self, identifier: str | None) -> bool:
        """Take back what was last said here, or the judgement of that id."""
        if identifier is None and not self._made:
            raise UsageError("nothing was judged here yet; `u ID` takes back a judgement of another day")
        key, named = self._made.pop() if identifier is None else ((), (identifier,))
        taken = {self._workspace.undo(one, name=self._name, reason="taken back in review").id for one in named}
        self._made = [(place, rest) for place, made in self._made if (rest := tuple(one for one in made if one not in taken))]
        self._seen.discard(key)
        self._changed = True
        write(f"Taken back: {', '.join(sorted(taken))}\n")
        return True

    def _find_documents(self, entries: Sequence[Entry]) -> dict[str, Document]:
        names = sorted({name for entry in entries for name in entry.documents})
        marks = ", ".join("?" * len(names))
        return {one.name: one for one in self._workspace.base.find_documents(f"name IN ({marks})", names)}


def _find_key(item: ReviewItem) -> _Key:
    """Tell items apart: one whose claims have changed since it was shown is another."""
    fact = (item.fact.id, *item.fact.claims) if item.fact else ()
    return (item.kind, *fact, *(one.id for one in item.judgements))


def _choose(verb: Verb, given: Sequence[str], entries: Sequence[Entry]) -> list[Entry]:
    """Give the sayings that the numbers name; where there are only as many as are needed, no number is."""
    needed = 1 if verb in ("confirm", "reject") else 2
    if not given and len(entries) == needed:
        return list(entries)
    if not given or (needed == 2 and len(given) != 2) or not all(word.isdecimal() for word in given):
        raise UsageError(f"{verb} needs {'the number of a saying' if needed == 1 else 'two numbers'}, such as {verb[0]} {'1 2'[: 2 * needed - 1]}")
    numbers = [int(word) for word in given]
    if not all(1 <= number <= len(entries) for number in numbers):
        raise UsageError(f"there are sayings 1 to {len(entries)}")
    return [entries[number - 1] for number in numbers]
