"""From answers to what is sent: strings made safe at one place, lists cut to what a context holds, and text that a person can read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from bilat.dossier.safe import show_unseen
from bilat.mcp.records import Page

T = TypeVar("T", bound=msgspec.Struct)
# Characters of JSON that the list of an answer may take: about 6,000 tokens. One string alone may take the second number.
BUDGET, LONGEST = 24_000, 4_000
_PLAIN = re.compile(r"[\w.:/@~%?=&+#-]+$", re.ASCII)


def find_size(answer: msgspec.Struct) -> int:
    """Find how many characters of JSON a record takes as it is sent, long strings cut."""
    return len(msgspec.json.encode(to_structured(answer)))


def take(rows: Iterable[T], total: int, offset: int) -> tuple[list[T], Page]:
    """Take rows, one at least, until they fill an answer; say how many of all are left out after them."""
    taken: list[T] = []
    used = 0
    for row in rows:
        used += find_size(row)
        if taken and used > BUDGET:
            break
        taken.append(row)
    end = offset + len(taken)
    left_out = max(0, total - end)
    return taken, Page(total=total, left_out=left_out, next_offset=end if left_out and taken else None)


def to_structured(answer: msgspec.Struct) -> dict[str, Any]:
    """Give an answer as JSON objects whose strings hold nothing unseen and are none of them too long."""
    shown: dict[str, Any] = _shown(msgspec.to_builtins(answer))
    return shown


def to_text(structured: dict[str, Any]) -> str:
    """Give the same as lines of `name: value`; all that may be words of a document stands in quotation marks, as in JSON."""
    return "\n".join(_lines(structured, ""))


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        cut = value if len(value) <= LONGEST else f"{value[:LONGEST]}⟨and {len(value) - LONGEST} more characters⟩"
        return show_unseen(cut)
    if isinstance(value, dict):
        return {key: _shown(one) for key, one in value.items()}
    return [_shown(one) for one in value] if isinstance(value, list) else value


def _lines(record: dict[str, Any], indent: str) -> Iterator[str]:
    for name, value in record.items():
        if value is None or value == "" or value == []:
            continue
        if isinstance(value, dict):
            yield f"{indent}{name}:"
            yield from _lines(value, f"{indent}  ")
        elif isinstance(value, list) and isinstance(value[0], dict):
            yield f"{indent}{name}:"
            for one in value:
                yield from _item(list(_lines(one, f"{indent}  ")), indent)
        else:
            yield f"{indent}{name}: {_value(value)}"


def _item(lines: Sequence[str], indent: str) -> Iterator[str]:
    """Mark the first line of an item of a list."""
    if lines:
        yield f"{indent}- {lines[0].removeprefix(indent + '  ')}"
        yield from lines[1:]


def _value(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str) and _PLAIN.match(value):
        return value
    return msgspec.json.encode(value).decode()
