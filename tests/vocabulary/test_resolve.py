"""What a name means, with and without a date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilat.errors import AmbiguousNameError, UnknownNameError
from bilat.vocabulary import load

ONE = [
    ("Azerbaijan", None, "AZE"), ("the Netherlands", None, "NLD"), ("Holland", None, "NLD"), ("U.S.", None, "USA"), ("UK", None, "GBR"),
    ("DPRK", None, "PRK"), ("ROK", None, "KOR"), ("DRC", None, "COD"), ("Zaire", "1980", "COD"), ("Burma", None, "MMR"),
    ("Swaziland", None, "SWZ"), ("Ivory Coast", None, "CIV"), ("Cabo Verde", None, "CPV"), ("Türkiye", None, "TUR"), ("Turkiye", None, "TUR"),
    ("Kosovo", None, "XKX"), ("Palestine", None, "PSE"), ("Palestine", "1930", "mandatory-palestine"), ("Taiwan", None, "TWN"),
    ("Vatican", None, "VAT"), ("the Holy See", None, "VAT"), ("Czechoslovakia", None, "CSK"), ("Czechoslovakia", "1950", "CSK"),
    ("Germany", None, "DEU"), ("Germany", "1930", "DEU"), ("Germany", "1995-05-01", "DEU"), ("West Germany", "1975", "DEU"),
    ("East Germany", "1975", "DDR"), ("Vietnam", None, "VNM"), ("Vietnam", "1980", "VNM"), ("South Vietnam", "1960", "south-vietnam"),
    ("Yemen", None, "YEM"), ("Yemen", "1950", "north-yemen"), ("South Yemen", "1975", "YMD"), ("China", None, "CHN"), ("China", "1900", "qing-china"),
    ("China", "1930", "republic-of-china"), ("Republic of China", "1930", "republic-of-china"), ("Republic of China", "1960", "TWN"),
    ("Korea", "1900", "korean-empire"), ("Guinea", None, "GIN"), ("Georgia", None, "GEO"), ("Georgia", "1960", "georgian-ssr"),
    ("Kingdom of Hawaii", None, "hawaii"), ("Somaliland", None, "somaliland"), ("Yugoslavia", "2004", "SCG"), ("Yugoslavia", "1980", "YUG"),
    ("Egypt", "1960", "united-arab-republic"), ("Nagorno-Karabakh Republic", None, "nagorno-karabakh"), ("Artsakh", None, "nagorno-karabakh"),
    ("Persia", "1900", "IRN"), ("Siam", "1900", "THA"), ("Texas", "1840", "texas"), ("Orange Free State", "1880", "orange-free-state"),
    ("Two Sicilies", "1850", "two-sicilies"), ("Tibet", "1930", "tibet"), ("Zanzibar", "1964-01-10", "zanzibar"), ("Gran Colombia", "1825", "gran-colombia"),
    ("India", "1900", "british-india"), ("Minsk", None, "BLR"), ("the Kremlin", None, "RUS"), ("Dutch", None, "NLD"), ("Filipinos", None, "PHL"),
    ("Azeri", None, "AZE"), ("Whitehall", None, "GBR"), ("Bonn", None, "DEU"), ("Almaty", None, "KAZ"), ("Transnistria", None, "transnistria"),
    ("China, Republic of", None, "TWN"), ("Congo, Republic of the", None, "COG"), ("Georgia (country)", None, "GEO"),
    ("Turkey", "1900", "ottoman-empire"), ("Russian Federation", None, "RUS"), ("Rhodesia", "1970", "rhodesia"),
]  # fmt: skip
SEVERAL = [
    ("Congo", None, {"COD", "COG"}), ("Korea", None, {"KOR", "PRK"}), ("Congolese", None, {"COD", "COG"}), ("Korean", "1990", {"KOR", "PRK"}),
    ("Germany", "1975", {"DEU", "DDR"}), ("Vietnam", "1960", {"VNM", "south-vietnam"}), ("Yemen", "1980", {"north-yemen", "YMD"}),
    ("Dominican", None, {"DMA", "DOM"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "date", "code"), ONE)
def test_a_name_with_one_bearer_at_the_date_gives_it(name: str, date: str | None, code: str) -> None:
    """The date decides between states that bore one name at different times."""
    resolution = load().resolve(name, date)
    assert resolution.entity is not None, resolution.reason
    assert resolution.entity.code == code


@pytest.mark.parametrize(("name", "date", "codes"), SEVERAL)
def test_a_name_with_several_bearers_is_said_to_be_ambiguous(name: str, date: str | None, codes: set[str]) -> None:
    """Where the date does not decide, no entity is given, but all candidates are."""
    resolution = load().resolve(name, date)
    assert resolution.entity is None
    assert {entity.code for entity in resolution.candidates} == codes
    assert "ambiguous" in resolution.reason


def test_a_state_that_had_ended_is_given_with_a_warning() -> None:
    """The Soviet Union of 2001 is still the Soviet Union, and the reason says that it was no state then."""
    resolution = load().resolve("the Soviet Union", "2001")
    assert resolution.entity is not None
    assert resolution.entity.code == "SUN"
    assert "not a state in 2001" in resolution.reason


def test_georgia_warns_of_its_namesake() -> None:
    """A name that is also a place elsewhere says so in the reason."""
    assert "United States" in load().resolve("Georgia", "2005").reason


@pytest.mark.parametrize("word", ["us", "is", "in", "car", "Atlantis", ""])
def test_a_word_that_is_no_name_gives_nothing(word: str) -> None:
    """Acronyms and codes count only as they are written."""
    resolution = load().resolve(word)
    assert resolution.entity is None
    assert resolution.candidates == ()


def test_a_date_that_cannot_be_read_is_left_out_of_account() -> None:
    """A broken date never stops a look-up."""
    resolution = load().resolve("Chad", "last July")
    assert resolution.entity is not None
    assert "cannot be read" in resolution.reason


@given(st.text(max_size=40), st.none() | st.text(max_size=12))
def test_resolve_never_raises(name: str, date: str | None) -> None:
    """Any name and any date give a resolution with a reason."""
    assert load().resolve(name, date).reason


@given(st.sampled_from(sorted(load().entities)), st.integers(1800, 2030))
def test_a_resolved_entity_is_one_of_its_candidates(code: str, year: int) -> None:
    """What is given as the answer is always among the candidates."""
    resolution = load().resolve(load().entities[code].name, str(year))
    assert resolution.entity is None or resolution.entity in resolution.candidates


@pytest.mark.parametrize("typed", ["Azerbaijan", "AZE", "azerbaijan", "AZ", "az", "Azeri", " aze "])
def test_find_country_takes_names_and_codes_in_either_case(typed: str) -> None:
    """What people type on a command line is understood."""
    assert load().find_country(typed).code == "AZE"


def test_find_country_refuses_an_ambiguous_name() -> None:
    """The error carries the candidates."""
    with pytest.raises(AmbiguousNameError) as caught:
        load().find_country("Congo")
    assert set(caught.value.candidates) == {"COD", "COG"}


def test_find_country_gives_the_nearest_names() -> None:
    """A mistyped name comes back with what it may have been."""
    with pytest.raises(UnknownNameError) as caught:
        load().find_country("Azerbajan")
    assert caught.value.nearest[0] == "Azerbaijan"


def test_organisations_are_resolved_apart() -> None:
    """NAM is Namibia among countries and the Non-Aligned Movement among organisations."""
    vocabulary = load()
    found = vocabulary.resolve_organisation("Non-Aligned Movement").entity
    assert found is not None
    assert found.code == "NAM"
    assert vocabulary.entities["NAM"].name == "Namibia"
