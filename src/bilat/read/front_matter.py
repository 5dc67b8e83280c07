"""Front matter: `key: value` lines between two `---` lines at the top of a text. Nothing of it is extracted."""

from __future__ import annotations

import re

import msgspec

KEYS = ("url", "title", "date", "publisher", "language", "copy_of", "kind")
_FENCE = re.compile(r"[ \t]*---[ \t]*(?:\n|$)")
_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*?))?[ \t]*$")


class FrontMatter(msgspec.Struct, frozen=True):
    """What front matter says, and the offset at which the text after it begins (0 where there is none)."""

    values: dict[str, str]
    end: int
    notes: tuple[str, ...] = ()


def read_front_matter(text: str) -> FrontMatter:
    """Read the front matter at the top of a text; a block that is not closed, or holds other lines, is left as text with a note."""
    top = len(text) - len(text.lstrip())
    opened = _FENCE.match(text, top)
    if not opened:
        return FrontMatter({}, 0)
    values: dict[str, str] = {}
    notes: list[str] = []
    position = opened.end()
    for line in text[position:].split("\n")[:60]:
        if line.strip() == "---":
            return FrontMatter(values, min(position + len(line) + 1, len(text)), tuple(notes))
        position += len(line) + 1
        found = _LINE.match(line)
        if found:
            _keep(values, notes, found["key"].lower().replace(" ", "_"), found["value"] or "")
        elif line.strip() and not line.lstrip().startswith("#"):
            break
    return FrontMatter(
        {}, 0, ("The text opens with --- but no front matter follows, so it is read as text.",)
    )


def _keep(values: dict[str, str], notes: list[str], key: str, value: str) -> None:
    if key not in KEYS:
        notes.append(f"The front matter has a key that is not read: {key}.")
    elif value:
        values[key] = value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value
