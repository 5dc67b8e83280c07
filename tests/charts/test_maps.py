"""Shapes, views and what maps mark."""

from __future__ import annotations

import pytest
from tests.charts.conftest import Base

from bilat.charts.labelling import Labels
from bilat.charts.pair_map import SIZE, to_map
from bilat.charts.routes import find_routes, split_name
from bilat.charts.shapes import find_anywhere, find_city, find_shape_codes, load_shapes
from bilat.charts.sites import find_capitals, find_sites
from bilat.charts.views import View, choose_view, find_reaching
from bilat.charts.world import Known, find_shade, to_world
from bilat.dossier.wording import load_names
from bilat.vocabulary import load


def _view(*codes: str) -> View:
    places = [place for code in codes for _, place in find_capitals(code)]
    return choose_view([load_shapes().areas[code] for code in codes], places, SIZE)


def test_every_state_of_today_has_a_shape_or_a_capital() -> None:
    """No present state is missing from maps."""
    states = [entity.code for entity in load().entities.values() if entity.kind == "state" and len(entity.code) == 3]
    present = [code for code in states if any(period.end is None for period in load().entities[code].periods)]
    assert [code for code in present if not find_shape_codes(code) and not find_capitals(code)] == []


@pytest.mark.parametrize("code", ["XKX", "TWN", "ESH", "PSE", "somaliland", "northern-cyprus", "crimea", "kuril-islands", "siachen"])
def test_disputed_areas_stand_apart(code: str) -> None:
    """A disputed area is a shape of its own, marked as disputed, and no part of a state's."""
    assert load_shapes().areas[code].disputed


def test_western_sahara_reaches_to_its_parallel() -> None:
    """Morocco ends, and Western Sahara begins, at 27°40' north."""
    areas = load_shapes().areas
    assert min(ring[:, 1].min() for polygon in areas["MAR"].polygons for ring in polygon) >= 27.66
    assert max(ring[:, 1].max() for polygon in areas["ESH"].polygons for ring in polygon) == pytest.approx(27.67, abs=0.02)


def test_the_data_stay_small() -> None:
    """Shapes and cities take less than a megabyte of the package."""
    from bilat.charts.shapes import DATA

    assert sum(path.stat().st_size for path in DATA.glob("*.json")) < 1_000_000


@pytest.mark.parametrize("pair", [("AZE", "BLR"), ("FJI", "NZL"), ("USA", "RUS"), ("SMR", "VAT"), ("USA", "CHN"), ("KIR", "FJI")])
def test_both_countries_are_in_the_frame(pair: tuple[str, str]) -> None:
    """The middles of both, and their capitals, are shown, on either side of the date line too."""
    view = _view(*pair)
    assert all(view.shows(load_shapes().areas[code].at) for code in pair)
    assert all(view.shows(place) for code in pair for _, place in find_capitals(code))


def test_a_pair_across_the_date_line_is_near() -> None:
    """Fiji and New Zealand are shown as a region, not as the whole earth."""
    assert not _view("FJI", "NZL").is_world and _view("USA", "CHN").is_world


def test_the_edge_of_the_world_cuts_neither_country() -> None:
    """The United States and Russia are shown with the Pacific between them, in one piece each."""
    view = _view("USA", "RUS")
    assert view.is_world and 150 <= view.longitude <= 170


def test_only_what_reaches_into_the_frame_is_drawn() -> None:
    """A map of Italy's small neighbours holds Italy, and not Japan."""
    reaching = find_reaching(load_shapes(), _view("SMR", "VAT"))
    assert "ITA" in reaching and "JPN" not in reaching


def test_a_tiny_state_gets_a_ring(base: Base) -> None:
    """A country that is smaller than a sign has a ring around it."""
    assert len(to_map(base.material(("SMR", "VAT"))).rows["rings"]) == 2
    assert to_map(base.material(("FRA", "DEU"))).rows["rings"] == []


def test_a_former_state_is_drawn_as_its_successors_and_says_so(base: Base) -> None:
    """The caption names the successors whose present borders are shown."""
    note = " ".join(to_map(base.material(("SUN", "USA"))).notes)
    assert "The Soviet Union is drawn as its present successors, in their present borders: Russia, Ukraine" in note


def test_what_has_no_shape_is_told(base: Base) -> None:
    """A state without a shape has its capital marked; an area without either makes no map, and both are told."""
    small, area = to_map(base.material(("TUV", "FJI"))), to_map(base.material(("abkhazia", "RUS")))
    assert "No shape of Tuvalu is at hand; only its capital is marked." in small.notes[1] and not small.is_empty
    assert "No shape of Abkhazia is at hand; it is not drawn." in area.notes[1] and area.is_empty


def test_missions_stand_in_their_cities(base: Base) -> None:
    """A mission is marked in its city; one without a city, and one in a city that is not known, are named."""
    for city in ("Minsk", "Nowhere-on-Sea", None):
        base.add("mission", {"sender": "AZE", "host": "BLR", "rank": "embassy"} | ({"city": city} if city else {}), kind="episode")
    sites, drawn, notes = find_sites(base.material())
    assert [(site.name, site.what) for site in sites if site.what] == [("Minsk", ("embassy",))]
    assert len(drawn) == 1 and notes == ["missions whose city is not told (1)", "Nowhere-on-Sea"]


def test_other_names_of_a_city_lead_to_it() -> None:
    """Kiev is Kyiv; a name that several countries have is not guessed."""
    assert find_city("Kiev", "UKR") == find_city("Kyiv", "UKR") is not None
    assert find_anywhere("Victoria", ()) is None and find_city("Minsk", "AZE") is None


def test_ways_of_energy_run_between_the_places_in_their_names() -> None:
    """A pipeline is drawn where its name tells its ends, else it is listed."""
    routes, unknown = find_routes(["Odesa–Brody pipeline", "Druzhba pipeline"], ("AZE", "BLR"))
    assert [len(route.places) for route in routes] == [2] and unknown == ["Druzhba pipeline"]
    assert split_name("Baku–Tbilisi–Ceyhan oil pipeline") == ["Baku", "Tbilisi", "Ceyhan"]


def test_names_on_a_map_do_not_cover_each_other() -> None:
    """The third name at one point finds another side, and in a full corner there is none."""
    labels = Labels(400, 200)
    assert all(labels.place("Some city", (200, 100)) for _ in range(3))
    assert len({(name.x, name.y, name.align) for name in labels.names}) == 3
    assert not labels.place("A name far too long for so small a map " * 3, (200, 100))


def test_nothing_known_is_not_none_disputed() -> None:
    """On the world map, what lies outside of the sources is blank, and what is known and undisputed has a shade."""
    assert find_shade(Known(3, 0), "disputed") == "few" and find_shade(Known(3, 1), "disputed") == "most"
    picture = to_world("AZE", {"BLR": Known(3, 0), "SUN": Known(1, 0)}, load_names(), "disputed")
    fills = {row["words"].partition(":")[0]: row["fill"] for row in picture.rows["areas"]}
    assert fills["Belarus"] == picture.palette.few and fills["France"] == picture.palette.paper
    assert [row["text"] for row in picture.rows["legend"]][:2] == ["nothing known", "known, none disputed"]
    assert "Soviet Union" in " ".join(picture.notes)


def test_small_states_are_dots_on_the_world_map() -> None:
    """A state without a shape at the scale of the world is shown as a dot where something is known of it."""
    picture = to_world("AZE", {"MLT": Known(3, 0)}, load_names())
    assert len(picture.rows["points"]) == 1 and picture.rows["points"][0]["words"] == "Malta: 3 facts, 0 disputed"
