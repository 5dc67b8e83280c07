"""The page docs/events.md, written from the event table. Used by the compiler only."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.vocabulary.events import ALL, Event, EventEntry, EventTable, TypeEvents

_HEAD = """# Events: claims in PLOVER and CAMEO

*Made from `vocabulary/events/` by `python -m bilat.vocabulary.compile`; edit those files, not this page.*

Researchers count events in two schemes, PLOVER and its forerunner CAMEO. This table gives for each claim type, closed value and modality the
event that the claim reports. It is fixed: nothing but the type, its closed roles, the modality and, for two states, a start in `when` decides.

```python
from bilat.vocabulary import find_event

find_event("relations", {"a": "LAO", "b": "OMN", "change": "established"})
# Event(plover='SUPPORT', mode=None, contexts=('diplomatic',), cameo=('054',), quad='verbal-cooperation')
```

`bilat export` writes it into tables of claims (`.csv`, `.parquet`, `.arrow`), in the columns `plover`, `plover_mode`, `cameo` (a list) and `quad`.
JSON lines keep the record of [claims.md](claims.md) and leave it out.

## How to read it

- **Asserted** and **reported** claims have the same event: who tells it is in the claim's `source`, not in the event.
- A **denied** claim has no event. Whether something was refused, or just did not happen, is not in a closed role, so no REJECT is made of it.
- A **planned** act is an intention (AGREE), a threat (THREATEN) or, for what ends a conflict, a concession (CONCEDE).
- A **forecast** has no event, since its actor has not said that it will act, except meetings and visits to come, which PLOVER's manual counts as AGREE.
- The **quad class** is that of the PLOVER type. A claim without a PLOVER type has none.
- Two CAMEO codes are one event told from each side: the first actor's first. The CAMEO root is the first two digits.
- The PLOVER mode and CAMEO's finer codes are given only where closed roles decide them; free text (`means`, `gist`, `item`) is not read.
"""


def write_events_page(table: EventTable) -> str:
    """Give the page that documents every row of the event table, in Markdown."""
    parts = [_HEAD, *_write_sources(table), *_write_rulings(table), "## The table\n"]
    for name, events in table.types.items():
        if events.values:
            parts += _write_type(name, events)
    parts += ["## Types that report no act\n", "| type | why |\n|---|---|"]
    parts += [f"| `{name}` | {events.none} |" for name, events in table.types.items() if events.none]
    return "\n".join(parts) + "\n"


def _write_sources(table: EventTable) -> Iterator[str]:
    yield "## Where the codes come from\n"
    yield f"- **PLOVER**: {table.plover.source}."
    yield from (f"- then: {source}." for source in table.plover.also)
    yield f"- **CAMEO**: {table.cameo.source}.\n"


def _write_rulings(table: EventTable) -> Iterator[str]:
    yield "## Where PLOVER's texts differ, and which line is followed\n"
    yield "| matter | README | manual (and crosswalk) | followed |\n|---|---|---|---|"
    yield from (f"| {row.matter} | {row.readme} | {row.manual} | {row.follows} |" for row in table.rulings)
    yield ""


def _write_type(name: str, events: TypeEvents) -> Iterator[str]:
    yield f"### `{name}`\n"
    yield f"| {events.role or 'all'} | modality | PLOVER | mode | contexts | CAMEO | quad class |\n|---|---|---|---|---|---|---|"
    for value, entry in events.values.items():
        yield from _write_entry(value, entry)
    yield ""
    yield from _write_notes(events)


def _write_entry(value: str, entry: EventEntry) -> Iterator[str]:
    shown = f"`{value}`" if value != ALL else ""
    rows = [("asserted, reported", entry.done), ("planned", entry.planned), ("forecast", entry.forecast)]
    if not any(event for _name, event in rows):
        yield f"| {shown} | any | none | | | | |"
    for modality, event in rows:
        if event:
            yield f"| {shown} | {modality} | {_write_event(event)} |"


def _write_event(event: Event) -> str:
    quad = (event.quad or "").replace("-", " ")
    return " | ".join((event.plover or "", event.mode or "", ", ".join(event.contexts), ", ".join(event.cameo), quad))


def _write_notes(events: TypeEvents) -> Iterator[str]:
    lines: dict[str, list[str]] = {}
    for value, entry in events.values.items():
        if entry.note:
            lines.setdefault(entry.note, []).append(value)
    notes = [f"- {', '.join(f'`{v}`' for v in values if v)}: {note}." if values != [ALL] else f"- {note}." for note, values in lines.items()]
    if events.default is not None:
        notes.append(f"- Where a text gives no `{events.role}`, the row of `{events.default}` is taken.")
    notes += [f"- `{value}`: done only where `when` is a period with a start (`1972/`); else a condition is told, not an act." for value, entry in events.values.items() if entry.dated]
    for role, values in events.contexts.items():
        plain = ", ".join(f"`{v}`" for v, found in values.items() if not found)
        notes += [f"- `{role}` `{value}` adds the context {', '.join(found)}." for value, found in values.items() if found]
        notes += [f"- `{role}` {plain} change nothing."]
    yield from [*notes, ""] if notes else ()
