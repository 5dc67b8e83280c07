"""Persons abroad: who met, who was in the other's city, whose envoy somebody is, who links two countries."""

from __future__ import annotations

from bilat.extract import extract_document
from bilat.model import Claim
from bilat.read import read_document


def _claims(text: str, kind: str, title: str = "Norway–Kenya relations") -> list[Claim]:
    page = f'---\ntitle: "{title}"\ndate: "2019-06-05"\n---\n\n{text}\n'
    return [c for c in extract_document(read_document(page.encode(), "page.md"), learned=False).claims if c.type == kind]


def test_who_signs_together_has_met_and_the_guest_has_come() -> None:
    """Ministers of both countries who sign in the capital of one have met, and the other's has gone there."""
    text = "Norwegian Foreign Minister Kari Hansen and Kenyan Foreign Minister John Otieno signed the accord in Nairobi on 3 May 2016."
    (met,) = _claims(text, "meeting")
    assert met.roles["participants"] == ["Kari Hansen", "John Otieno"]
    (visit,) = _claims(text, "visit")
    assert (visit.roles["visitor"], visit.roles["from"], visit.roles["to"], visit.when) == ("Kari Hansen", "NOR", "KEN", "2016-05-03")


def test_what_is_said_to_somebodys_face_is_a_meeting() -> None:
    """ "X told Y": the two have met."""
    (met,) = _claims("Norwegian Prime Minister Kari Hansen told Kenyan President John Otieno that trade should grow.", "meeting")
    assert met.roles["participants"] == ["Kari Hansen", "John Otieno"]


def test_a_host_is_met_by_his_guest() -> None:
    """ "his host, Y": the one for whom the pronoun stands has met Y."""
    found = _claims("Norwegian Foreign Minister Ola Hansen arrived on Monday. He thanked his host, Kenyan President John Otieno, for the welcome.", "meeting")
    assert [sorted(c.roles["participants"]) for c in found] == [["John Otieno", "Ola Hansen"]]


def test_a_letter_is_no_meeting() -> None:
    """Who writes to somebody has not met him."""
    assert not _claims("Norwegian Prime Minister Kari Hansen assured Kenyan President John Otieno in a letter that aid would go on.", "meeting")


def test_who_speaks_in_the_others_city_is_there() -> None:
    """A statesman of A who apologises in a city of B has gone to B; who speaks at home has not."""
    (visit,) = _claims("Norwegian Prime Minister Kari Hansen apologised in Mombasa on 4 June 2018.", "visit")
    assert (visit.roles["to"], visit.roles["place"]) == ("KEN", "Mombasa")
    assert not _claims("Norwegian Prime Minister Kari Hansen spoke in Bergen on 4 June 2018.", "visit")


def test_coming_alone_is_a_visit_on_a_page_about_two() -> None:
    """ "X came in June 1992" goes to the other country of the page, even where only "the highest A official" says whose X is."""
    (visit,) = _claims("Foreign Minister Ola Hansen came in June 1992, the highest Norwegian official to have done so by then.", "visit")
    assert (visit.roles["from"], visit.roles["to"], visit.when) == ("NOR", "KEN", "1992-06")


def test_a_life_spent_abroad_is_no_visit() -> None:
    """Who spent his life or set foot nowhere as a private person makes no visit; a country from which news came neither."""
    assert not _claims("The Norwegian painter Ola Hansen spent his working life in Nairobi.", "visit")
    assert not _claims("Recognition by Norway came in 1963 with the first loan.", "visit")


def test_an_item_with_office_holder_place_and_date_is_a_visit() -> None:
    """An item of a list needs no heading where it names who, where and when."""
    (visit,) = _claims("Both have embassies.\n\n- May 1987: Ola Hansen, Speaker of the Norwegian Parliament, in Nairobi", "visit")
    assert (visit.roles["visitor"], visit.roles["to"], visit.when) == ("Ola Hansen", "KEN", "1987-05")


def test_an_expelled_envoy_is_the_other_sides() -> None:
    """Who is expelled by B is A's envoy in B; who is recalled by A is so too."""
    (sent,) = _claims("In April 2011 Kenya expelled Ambassador Ola Hansen.", "envoy")
    assert (sent.roles["person"], sent.roles["sender"], sent.roles["host"]) == ("Ola Hansen", "NOR", "KEN")
    (called,) = _claims("In April 2011 Kenya withdrew its own ambassador, Jane Achieng.", "envoy")
    assert (called.roles["person"], called.roles["sender"], called.roles["host"]) == ("Jane Achieng", "KEN", "NOR")


def test_letters_of_credence_say_where_an_envoy_is() -> None:
    """He who hands his letters to the president of B is A's envoy in B."""
    (envoy,) = _claims("Ambassador Ola Hansen presented his letters of credence to Kenyan President John Otieno on 30 October 2014.", "envoy")
    assert (envoy.roles["sender"], envoy.roles["host"]) == ("NOR", "KEN")


def test_ambassador_as_a_form_of_address_is_no_envoy() -> None:
    """ "Ambassador N., Minister of ..." is a minister."""
    assert not _claims("The Norwegian side was led by Ambassador Ola Hansen, Minister of Trade, in Nairobi.", "envoy")


def test_birth_descent_and_home_link_a_person_to_two_countries() -> None:
    """Where somebody is from and where he lives or works, told by birth, descent, passport or calling."""
    cases = {
        "The painter Ola Hansen, a native of Bergen, lived in Nairobi until his death.": ("NOR", "KEN"),
        "Jane Achieng, the novelist, is the daughter of Kenyan parents.": ("KEN", "NOR"),
        "The runner Jane Achieng trained for years in Bergen.": ("KEN", "NOR"),
        "Ola Hansen, an architect from Bergen, taught in Mombasa.": ("NOR", "KEN"),
    }
    for text, sides in cases.items():
        found = _claims(text, "person_link")
        assert [(c.roles["origin"], c.roles["country"]) for c in found] == [sides], text


def test_a_journey_makes_no_link() -> None:
    """A statesman on a visit is not at home where he goes."""
    assert not _claims("Norwegian Prime Minister Kari Hansen spent two days in Nairobi for talks.", "person_link")
