"""The event table: whole, in the schemes' own codes, and the look-up that reads it."""

from __future__ import annotations

import re
import shutil
from itertools import chain
from pathlib import Path

import pytest

from bilat.vocabulary import ClaimType, Event, find_event, load
from bilat.vocabulary.event_sources import read_events
from bilat.vocabulary.events import ALL
from bilat.vocabulary.sources import SourceError

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "vocabulary" / "events"
ACTS = [claim_type for claim_type in load().claim_types.values() if claim_type.family == "act"]
TABLE = load().events
EVENTS = [
    (name, value, event)
    for name, events in TABLE.types.items()
    for value, entry in events.values.items()
    for event in (entry.done, entry.planned, entry.forecast)
    if event
]


def _find_deciding_values(claim_type: ClaimType) -> list[str]:
    role = TABLE.types[claim_type.name].role
    found = claim_type.role(role) if role else None
    return list(found.values) if found else [ALL]


@pytest.mark.parametrize("claim_type", ACTS, ids=lambda one: one.name)
def test_every_closed_value_of_an_act_has_a_row(claim_type: ClaimType) -> None:
    """Each value of each closed role decides the event or is listed among those that add contexts."""
    events = TABLE.types[claim_type.name]
    assert events.none is None
    for role in claim_type.roles:
        if role.values:
            covered = events.values if role.name == events.role else events.contexts[role.name]
            assert set(covered) == set(role.values)
    assert list(events.values) and set(events.values) == set(_find_deciding_values(claim_type))


def test_every_claim_type_is_in_the_table() -> None:
    """A state has rows or the reason why it reports no act."""
    assert set(TABLE.types) == set(load().claim_types)
    assert all(bool(events.values) != bool(events.none) for events in TABLE.types.values())


@pytest.mark.parametrize(("name", "value", "event"), EVENTS)
def test_codes_are_those_of_the_schemes(name: str, value: str, event: Event) -> None:
    """Types, modes, contexts and codes stand in the schemes' lists, and the quad class is that of the type."""
    assert event.cameo and all(code in TABLE.cameo.codes[code[:2]] for code in event.cameo)
    assert event.root == event.cameo[0][:2]
    assert set(event.contexts) <= set(TABLE.plover.contexts)
    if event.plover is None:
        assert (name, event.mode, event.quad) == ("remark", None, None)
    else:
        kind = TABLE.plover.types[event.plover]
        assert event.quad == kind.quad and event.mode in (None, *kind.modes)


def test_the_lists_of_codes_are_whole() -> None:
    """PLOVER's manual has 16 types and 37 contexts; CAMEO has twenty roots, and each code begins with its root."""
    assert (len(TABLE.plover.types), len(TABLE.plover.contexts), len(TABLE.cameo.codes)) == (16, 37, 20)
    assert list(TABLE.cameo.codes) == [f"{n:02}" for n in range(1, 21)]
    for root, codes in TABLE.cameo.codes.items():
        assert all(re.fullmatch(root + r"\d\d?", code) for code in codes)
        assert len(set(codes)) == len(codes) and {code[:3] for code in codes} <= set(codes)


@pytest.mark.parametrize("name", list(TABLE.types))
def test_a_denied_claim_has_no_event(name: str) -> None:
    """What a text says did not happen is no event, whatever its value."""
    events = TABLE.types[name]
    for value in events.values:
        roles = {events.role: value} if events.role else {}
        assert find_event(name, roles, "denied", "1991/") is None


@pytest.mark.parametrize("name", list(TABLE.types))
def test_a_reported_claim_keeps_its_event(name: str) -> None:
    """Who tells it changes nothing."""
    events = TABLE.types[name]
    for value in events.values:
        roles = {events.role: value} if events.role else {}
        assert find_event(name, roles, "reported", "1991/") == find_event(name, roles, "asserted", "1991/")


@pytest.mark.parametrize(
    ("name", "roles", "modality", "expected"),
    [
        ("visit", {"visitor": "N.", "rank": "state"}, "asserted", ("CONSULT", "visit", "042")),
        ("visit", {"visitor": "N."}, "planned", ("AGREE", None, "036")),
        ("meeting", {"participants": ["N.", "M."]}, "forecast", ("AGREE", None, "036")),
        ("agreement", {"status": "signed"}, "asserted", ("SUPPORT", None, "057")),
        ("agreement", {"status": "signed"}, "planned", ("AGREE", None, "032")),
        ("agreement", {"status": "negotiated"}, "asserted", ("CONSULT", None, "046")),
        ("relations", {"change": "severed"}, "reported", ("SANCTION", "discontinue", "161")),
        ("sanction", {"measure": "expulsion"}, "asserted", ("SANCTION", "expel", "161")),
        ("sanction", {"measure": "embargo"}, "planned", ("THREATEN", "restrict", "1312")),
        ("force", {"action": "ceasefire"}, "asserted", ("RETREAT", "ceasefire", "0871")),
        ("force", {"action": "ceasefire"}, "planned", ("CONCEDE", None, "0356")),
        ("stance", {"position": "opposes"}, "asserted", ("ACCUSE", "disapprove", "110")),
        ("remark", {"speaker": "N."}, "asserted", (None, None, "010")),
    ],
)
def test_events_of_claims(
    name: str, roles: dict[str, str | list[str]], modality: str, expected: tuple[str | None, str | None, str]
) -> None:
    """Type, closed roles and modality decide."""
    event = find_event(name, roles, modality)
    assert event and (event.plover, event.mode, event.cameo[0]) == expected


def test_conditions_have_no_event() -> None:
    """That relations exist, that an embassy is there, a figure of trade or an unknown type or value report no act."""
    assert find_event("relations", {"change": "exist"}) is None
    assert find_event("mission", {"status": "open"}, when=None) is None
    assert find_event("mission", {"status": "open"}, when="1972") is None
    assert find_event("mission", {"status": "open"}, when="/1972") is None
    assert find_event("trade", {"flow": "turnover"}, when="1972") is None
    assert find_event("force", {"action": "siege"}) is None
    assert find_event("gossip", {}) is None


def test_a_mission_opened_or_to_be_opened_is_an_event() -> None:
    """A period with a start tells of the opening; a plan needs no date."""
    opened = find_event("mission", {"status": "open", "rank": "embassy"}, when="1972/")
    assert opened and (opened.plover, opened.cameo, opened.contexts) == ("SUPPORT", ("050",), ("diplomatic",))
    assert find_event("mission", {"status": "open"}, "planned") == find_event("mission", {"status": "planned"})


def test_other_roles_add_contexts() -> None:
    """A contract is economic too; a treaty adds nothing."""
    contract = find_event("agreement", {"status": "signed", "instrument": "contract"})
    treaty = find_event("agreement", {"status": "signed", "instrument": "treaty"})
    assert contract and treaty
    assert (contract.contexts, treaty.contexts) == (("diplomatic", "economic"), ("diplomatic",))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("['054']", "['058']", "'058' is no code of CAMEO"),
        ("[CONSULT, visit,", "[CONSULT, tour,", "'tour' is no mode of CONSULT"),
        ("[ACCUSE,", "[DISAPPROVE,", "no type of PLOVER"),
        ("[health]", "[wellness]", "'wellness' is no context"),
        ("    neutral: {note: 'neither for nor against'}\n", "", "neutral"),
        ("contract: [economic], ", "", "contract"),
        ("default: signed", "default: sealed", "sealed"),
        ("    war: {done", "    war: {denied", "denied"),
        ("visa: {none: 'a rule in force'}\n", "", "visa"),
        ("remark:\n  all:", "remark:\n  none: words\n  all:", "none"),
    ],
)
def test_a_mistake_in_the_table_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    """An unknown code, a value left out or one too many is named by file and type."""
    for path in SOURCES.glob("*.yaml"):
        shutil.copy(path, tmp_path)
    text = (SOURCES / "table.yaml").read_text("utf-8")
    assert old in text
    (tmp_path / "table.yaml").write_text(text.replace(old, new), "utf-8")
    with pytest.raises(SourceError, match=r"table\.yaml") as caught:
        read_events(tmp_path, load().claim_types.values())
    assert said in str(caught.value)


def test_the_page_is_that_of_the_table() -> None:
    """docs/events.md has a section for each type with events, each value, each code, and each ruling; its example is true."""
    page = (ROOT / "docs" / "events.md").read_text("utf-8")
    for name, events in TABLE.types.items():
        section = page.partition(f"### `{name}`\n")[2].partition("\n#")[0] if events.values else f"| {events.none} |"
        codes = chain.from_iterable(event.cameo for one, _value, event in EVENTS if one == name)
        assert all(f"`{value}`" in section for value in events.values if value != ALL) and all(code in section for code in codes)
    assert all(f"| {ruling.matter} | {ruling.readme} |" in page for ruling in TABLE.rulings)
    assert f"# {find_event('relations', {'change': 'established'})}" in page


def test_the_page_is_linked_from_the_index() -> None:
    """docs/index.md leads to it."""
    assert "(events.md)" in (ROOT / "docs" / "index.md").read_text("utf-8")
