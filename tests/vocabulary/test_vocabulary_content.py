"""What the compiled vocabulary holds: counts, codes, surfaces, places, claim types."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import msgspec
import pytest

from bilat.model import parse_when
from bilat.vocabulary import load
from bilat.vocabulary.table import DATA

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT.parent / "shared" / "data" / "reference"


def test_there_are_over_three_hundred_organisations() -> None:
    """The usual organisations stand under their usual acronyms."""
    organisations = load().organisations
    assert len(organisations) >= 300
    wanted = (
        "OSCE CIS NAM COE UN EU NATO AU WTO BSEC GUAM ECO OIC CSTO EAEU SCO ASEAN ECOWAS COMMONWEALTH OIF G77 G20 BRICS NDB OAS MERCOSUR CELAC"
        " ALBA APEC RCEP CPTPP IAEA OPCW ICC IMF WB WHO UNESCO OPEC GCC ARAB-LEAGUE"
    )
    assert set(wanted.split()) <= set(organisations)


@pytest.mark.parametrize("system", ["cw", "gw"])
def test_every_state_of_the_state_systems_is_known(system: str) -> None:
    """Each member of the COW and Gleditsch-Ward systems is found by its number and by its name."""
    path = REFERENCE / f"{system}_system.csv"
    if not path.exists():
        pytest.skip("the lists of state systems are not beside this checkout")
    column = {"cw": "ccode", "gw": "gwcode"}[system]
    vocabulary = load()
    numbers = {number for e in vocabulary.entities.values() for number in (e.cow if system == "cw" else e.gw, e.gw) if number}
    missing = []
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            name = row[f"{system}_name"]
            short = re.split(r" \(|/", name)[0]
            turned = " ".join(reversed(short.split(", ")))
            named = any(vocabulary.resolve(n).candidates for n in (name, short, turned))
            if int(float(row[column])) not in numbers or not named:
                missing.append(name)
    assert missing == []


def test_every_present_un_member_has_iso_codes_and_a_capital() -> None:
    """Every present state has an ISO 3166 alpha-2 code, a capital and an adjective or demonym."""
    states = [e for e in load().entities.values() if e.kind == "state"]
    assert len(states) == 197
    assert [e.code for e in states if not (e.iso2 and e.capitals and (e.adjectives or e.demonyms) and re.fullmatch("[A-Z]{3}", e.code))] == []


def test_codes_follow_the_contract() -> None:
    """A code of an entity is three capitals or a lower-case slug; ISO codes belong to one entity each."""
    entities = load().entities.values()
    assert [e.code for e in entities if not re.fullmatch(r"[A-Z]{3}|[a-z][a-z0-9]*(?:-[a-z0-9]+)*", e.code)] == []
    iso2 = [e.iso2 for e in entities if e.iso2]
    assert len(iso2) == len(set(iso2))


def test_periods_are_dates_in_order() -> None:
    """Each period is a readable EDTF interval whose end is not before its start."""
    for entity in load().entities.values():
        for period in entity.periods:
            if period.start or period.end:
                parse_when(f"{period.start or ''}/{period.end or ''}")


def test_disputed_entities_have_a_policy() -> None:
    """Each disputed entity says how it is treated, and docs/countries.md repeats it."""
    page = (ROOT / "docs" / "countries.md").read_text("utf-8")
    for entity in load().entities.values():
        if entity.kind == "disputed":
            assert entity.policy, entity.code
        if entity.policy:
            assert entity.policy in page, entity.code


def test_no_surface_is_a_plain_lower_case_word() -> None:
    """What is searched in running text has a capital letter or a figure in it."""
    assert [s.text for s in load().surfaces if not re.search(r"[A-ZÀ-ÞĀ-Ž0-9]", s.text)] == []


def test_acronyms_are_searched_as_written() -> None:
    """"US" is a country and "us" is not."""
    surfaces = {(s.text, s.code): s for s in load().surfaces}
    for text, code in (("US", "USA"), ("U.S.", "USA"), ("UK", "GBR"), ("UAE", "ARE"), ("WHO", "WHO"), ("GUAM", "GUAM")):
        assert surfaces[text, code].case_sensitive
        assert surfaces[text, code].form == "acronym"


def test_surfaces_cover_the_forms_of_a_name() -> None:
    """Names, adjectives, demonyms, capitals, metonyms and spellings of one entity are all there."""
    found = {(s.text, s.code, s.form) for s in load().surfaces}
    wanted = {
        ("Azerbaijan", "AZE", "name"), ("Republic of Azerbaijan", "AZE", "formal"), ("Azerbaijani", "AZE", "adjective"),
        ("Azerbaijanis", "AZE", "demonym"), ("Azeri", "AZE", "demonym-singular"), ("Baku", "AZE", "capital"), ("Danes", "DNK", "demonym"),
        ("White House", "USA", "metonym"), ("St. Lucia", "LCA", "name"), ("Turkiye", "TUR", "name"), ("TURKEY", "TUR", "name"),
        ("Organisation for Security and Cooperation in Europe", "OSCE", "name"), ("Council of Europe", "COE", "name"),
        ("Organization of Islamic Cooperation", "OIC", "name"), ("International Labor Organization", "ILO", "name"),
    }  # fmt: skip
    missing = {w for w in wanted if w not in found and not (w[2] == "demonym-singular" and (w[0], w[1], "adjective") in found)}
    assert missing == set()


def test_the_likeliest_reading_of_a_surface_comes_first() -> None:
    """Of a present and a former state of one name, the present one comes first."""
    codes = [s.code for s in load().surfaces if s.text == "Moscow"]
    assert codes[0] == "RUS"


def test_places_know_diplomatic_alternates() -> None:
    """Older names and transliterations lead to the city of today; the country is a code."""
    places = load().places
    for name, country in (
        ("Kiev", "UKR"), ("Kyiv", "UKR"), ("Bombay", "IND"), ("Saigon", "VNM"), ("Peking", "CHN"), ("Canton", "CHN"),
        ("Constantinople", "TUR"), ("Leningrad", "RUS"), ("Minsk", "BLR"), ("Camp David", "USA"), ("Mozyr", "BLR"),
    ):  # fmt: skip
        assert places.find(name)[0].country == country, name
    assert places.find("Atlantis on Sea") == ()


def test_risky_places_are_marked() -> None:
    """Cities whose names are words, persons or countries say so; great cities do not."""
    places = load().places
    assert all(p.risky for name in ("Reading", "Of", "Nice", "Mobile", "Jordan", "Clinton") for p in places.find(name))
    assert not any(p.risky for name in ("Paris", "Istanbul", "Almaty", "Geneva") for p in places.find(name))


def test_surfaces_of_places_are_unique() -> None:
    """Each name of a place is given once, and finds a place."""
    names = list(load().places.surfaces())
    assert len(names) == len(set(names)) > 25_000


def test_people_and_cues_are_compiled() -> None:
    """People carry the code of what they speak for; cues are kept by the name of their file."""
    vocabulary = load()
    assert {"modality", "offices"} <= set(vocabulary.cues)
    codes = set(vocabulary.entities) | set(vocabulary.organisations)
    strangers = {p.country for p in vocabulary.people} - codes
    assert strangers == set()


def test_no_compiled_file_holds_an_empty_name() -> None:
    """No entity is called nothing."""
    for entity in (*load().entities.values(), *load().organisations.values()):
        assert all((entity.name, *entity.formal, *entity.names, *entity.adjectives, *entity.demonyms, *entity.metonyms)), entity.code


def test_compiled_files_are_json() -> None:
    """Every file under data/ decodes."""
    for path in DATA.glob("*.json"):
        msgspec.json.decode(path.read_bytes())
