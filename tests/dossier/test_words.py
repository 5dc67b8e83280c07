"""The wording of claims: one sentence for each claim type, for each modality, with times and amounts."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilat.dossier.wording import load_names
from bilat.dossier.words import WORDINGS, Names, say
from bilat.dossier.words.amounts import say_amount
from bilat.dossier.words.names import split_dyad
from bilat.dossier.words.time import say_dates_in, say_when
from bilat.model import Amount, Modality, Roles
from bilat.vocabulary import load

SENTENCES: list[tuple[str, Roles, str | None, Amount | None, str]] = [
    ("mission", {"sender": "AZE", "host": "BLR", "rank": "embassy", "city": "Minsk", "status": "open"}, "1993/",
     None, "Azerbaijan has had an embassy in Minsk since 1993."),
    ("mission", {"sender": "USA", "host": "BLR", "rank": "consulate-general", "status": "closed"}, "1984", None,
     "The United States’ consulate general in Belarus was closed in 1984."),
    ("mission", {"sender": "AZE", "host": "BLR", "rank": "embassy", "accredited_from": "Warsaw"}, None, None,
     "Azerbaijan covers Belarus from its embassy in Warsaw."),
    ("mission", {"sender": "AZE", "host": "BLR", "rank": "embassy", "status": "planned"}, "2026", None,
     "Azerbaijan is to open an embassy in Belarus in 2026 (planned)."),
    ("envoy", {"person": "N. N.", "sender": "AZE", "host": "BLR", "rank": "ambassador", "status": "former"}, "2008/2013", None,
     "N. N. was Azerbaijan’s ambassador to Belarus from 2008 to 2013."),
    ("membership", {"member": ["AZE", "BLR"], "organisation": ["OSCE", "NATO"], "status": "full"}, None, None,
     "Both Azerbaijan and Belarus are full members of the OSCE and NATO."),
    ("part_of", {"state": "AZE", "polity": "russian-empire"}, "/1918", None, "Azerbaijan was part of the Russian Empire until 1918."),
    ("recognition", {"by": "BLR", "of": "nagorno-karabakh", "position": "does-not-recognise"}, None, None,
     "Belarus withholds recognition from Nagorno-Karabakh."),
    ("alignment", {"state": "BLR", "with": "RUS", "nature": "ally"}, None, None, "Belarus is allied with Russia."),
    ("stance", {"holder": "BLR", "target": "the conflict", "position": "neutral"}, None, None, "Belarus is neutral on the conflict."),
    ("assessment", {"dyad": "AZE-BLR", "field": "cultural", "level": "stable"}, None, None,
     "Ties in culture between Azerbaijan and Belarus are described as “stable”."),
    ("trade", {"a": "AZE", "b": "BLR", "flow": "turnover"}, "2010", Amount(146_000_000, "USD"),
     "Trade between Azerbaijan and Belarus came to US$146 million in 2010."),
    ("trade", {"a": "AZE", "b": "BLR", "flow": "balance", "surplus_of": "BLR"}, None, None, "Belarus has a trade surplus with Azerbaijan."),
    ("trade", {"a": "AZE", "b": "BLR", "flow": "b-to-a", "product": "tractors"}, None, None, "Belarus sells tractors to Azerbaijan."),
    ("supply", {"supplier": "AZE", "consumer": "BLR", "commodity": "oil", "routes": ["Odesa–Brody pipeline"],
                "facility": "Mozyr refinery", "arrangement": "test"}, None, None,
     "Azerbaijan supplies oil to Belarus for the Mozyr refinery through the Odesa–Brody pipeline in test shipments."),
    ("community", {"origin": "AZE", "residence": "BLR"}, None, Amount(6000, "people", "min"),
     "More than 6,000 people of Azerbaijani origin live in Belarus."),
    ("person_link", {"person": "L. I.", "origin": "AZE", "country": "BLR", "role": "TV host"}, None, None,
     "L. I. is of Azerbaijani origin, active in Belarus (TV host)."),
    ("border", {"a": "BLR", "b": "RUS", "status": "shared"}, None, Amount(1200, "km"), "Belarus and Russia share a border of 1,200 km."),
    ("visa", {"holder": "BLR", "destination": "AZE", "regime": "visa-free"}, None, None,
     "Belarusian citizens travel to Azerbaijan without a visa."),
    ("relations", {"a": "AZE", "b": "BLR", "change": "established"}, "1993-06-11", None,
     "Diplomatic relations between Azerbaijan and Belarus were established on 11 June 1993."),
    ("visit", {"visitor": "Ilham Aliyev", "from": "AZE", "to": "BLR", "role": "President", "rank": "state"},
     "2006-10-17/2006-10-18", None, "President Ilham Aliyev of Azerbaijan paid a state visit to Belarus on 17–18 October 2006."),
    ("visit", {"visitor": "Mayor of Minsk", "from": "BLR", "to": "AZE", "role": "Mayor"}, None, None, "The Mayor of Minsk visited Azerbaijan."),
    ("stance", {"holder": "RUS", "target": "AZE-BLR", "position": "opposes"}, None, None,
     "Russia opposes the relations between Azerbaijan and Belarus."),
    ("visit", {"visitor": "AZE", "from": "AZE", "to": "BLR"}, None, None, "A delegation of Azerbaijan visited Belarus."),
    ("meeting", {"participants": ["A. B.", "C. D."], "role": ["President", "Prime Minister"], "place": "Baku"}, None, None,
     "President A. B. met Prime Minister C. D. in Baku."),
    ("meeting", {"participants": ["A. B.", "C. D."], "role": "President", "place": "Baku"}, None, None, "A. B. met C. D. in Baku."),
    ("meeting", {"participants": ["AZE", "BLR"], "role": "ministers"}, "2018-01", None,
     "Azerbaijan and Belarus met at the level of ministers in January 2018."),
    ("agreement", {"parties": ["AZE", "BLR"], "instrument": "treaty", "subject": "nuclear Non-Proliferation Treaty", "status": "signed"},
     None, None, "Azerbaijan and Belarus signed the nuclear Non-Proliferation Treaty."),
    ("agreement", {"parties": ["AZE", "BLR"], "instrument": "documents", "status": "signed"}, None, Amount(9, "items"),
     "Azerbaijan and Belarus signed nine documents."),
    ("agreement", {"parties": ["AZE", "BLR"], "instrument": "agreement", "subject": "military cooperation", "status": "signed"},
     "2008-11-14", None, "Azerbaijan and Belarus signed an agreement on military cooperation on 14 November 2008."),
    ("finance", {"from": "USA", "to": "BLR", "instrument": "loan", "subject": "roads"}, "2015", Amount(5_000_000, "EUR"),
     "The United States gave €5 million in loans to Belarus for roads in 2015."),
    ("arms", {"supplier": "BLR", "recipient": "AZE", "item": "the P-2 system", "maker": "T", "status": "delivered"}, None, None,
     "Belarus supplied Azerbaijan with the P-2 system (made by T)."),
    ("force", {"actor": "AZE", "target": "ARM", "action": "shot-down", "means": "P-2"}, "2020", None,
     "Azerbaijan shot down Armenian aircraft with P-2 in 2020."),
    ("sanction", {"by": "USA", "on": "BLR", "measure": "embargo"}, "2008", None, "The United States imposed an embargo on Belarus in 2008."),
    ("culture", {"parties": ["AZE", "BLR"], "event": "Culture Days", "place": "Minsk"}, "2007-05-22/2007-05-24", None,
     "Culture Days took place in Minsk (Azerbaijan and Belarus) on 22–24 May 2007."),
    ("cooperation", {"parties": ["AZE", "BLR"], "field": "military", "activity": "joint exercises"}, None, None,
     "Azerbaijan and Belarus cooperate on military matters (“joint exercises”)."),
    ("remark", {"speaker": "the president", "from": "BLR", "about": "AZE", "gist": "a friend"}, None, None,
     "The president (Belarus) is quoted on Azerbaijan: “a friend”."),
]  # fmt: skip


@pytest.fixture
def known() -> Names:
    """Give names with those countries that the sentences mention."""
    return Names(
        countries={
            "AZE": "Azerbaijan",
            "BLR": "Belarus",
            "USA": "United States",
            "RUS": "Russia",
            "ARM": "Armenia",
        },
        adjectives={"AZE": "Azerbaijani", "BLR": "Belarusian", "ARM": "Armenian"},
    )


@pytest.mark.parametrize(("type_name", "roles", "when", "amount", "sentence"), SENTENCES)
def test_a_claim_is_put_into_one_sentence(
    known: Names, type_name: str, roles: Roles, when: str | None, amount: Amount | None, sentence: str
) -> None:
    """Each claim type is told in plain English."""
    assert say(type_name, roles, names=known, when=when, amount=amount) == sentence


def test_every_claim_type_has_a_wording_and_an_example() -> None:
    """No type of the vocabulary is left without a sentence of its own."""
    assert set(load().claim_types) == set(WORDINGS)
    assert set(load().claim_types) <= {row[0] for row in SENTENCES}


@pytest.mark.parametrize(
    ("modality", "source", "sentence"),
    [
        ("asserted", None, "Trade came to US$5 billion in 2011."),
        ("forecast", None, "Trade may come to US$5 billion in 2011 (forecast)."),
        ("forecast", "a bank", "Trade may come to US$5 billion in 2011 (forecast), according to a bank."),
        ("planned", None, "Trade is to come to US$5 billion in 2011 (planned)."),
        ("denied", None, "Trade did not come to US$5 billion in 2011."),
        ("reported", None, "Trade came to US$5 billion in 2011, it is reported."),
        ("reported", "SPA", "Trade came to US$5 billion in 2011, according to SPA."),
    ],
)
def test_modality_changes_the_verb_and_names_the_teller(
    modality: Modality, source: str | None, sentence: str
) -> None:
    """What is planned, expected, denied or told by another is never worded as plain fact."""
    names = Names({"AZE": "Azerbaijan", "BLR": "Belarus"}, unsaid=frozenset(("AZE", "BLR")))
    roles: Roles = {"a": "AZE", "b": "BLR", "flow": "turnover"}
    amount = Amount(5 * 10**9, "USD")
    assert say("trade", roles, names=names, when="2011", amount=amount, told=(modality, source)) == sentence


@pytest.mark.parametrize(
    ("when", "act", "words"),
    [
        (None, False, ""), ("1993", False, "in 1993"), ("1993-06", False, "in June 1993"), ("1993-06-11", False, "on 11 June 1993"),
        ("2006-10-17/2006-10-18", True, "on 17–18 October 2006"), ("2006-05-30/2006-06-02", True, "between 30 May 2006 and 2 June 2006"),
        ("/1918", False, "until 1918"), ("1993/", False, "since 1993"), ("1993/..", False, "since 1993"), ("../1918", False, "until 1918"),
        ("1900~", False, "about 1900"), ("1900?", False, "perhaps 1900"), ("199X", False, "in the 1990s"), ("19XX", False, "in the 20th century"),
        ("2006-21", False, "in the spring of 2006"), ("2008/2010", False, "from 2008 to 2010"), ("2008/2010", True, "between 2008 and 2010"),
        ("2014/2015", True, "in 2014–2015"),
        ("/1959", True, "by 1959"), ("2021-04/", True, "from April 2021 on"), ("not a date", False, "(not a date)"),
    ],
)  # fmt: skip
def test_times_read_as_a_person_would_write_them(when: str | None, act: bool, words: str) -> None:
    """EDTF becomes a phrase that ends a sentence."""
    assert say_when(when, act=act) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Amount(146_000_000, "USD"), "US$146 million"), (Amount(6000, "people", "min"), "more than 6,000 people"),
        (Amount(1, "people"), "1 person"), (Amount(1_250_000_000, "EUR", "about"), "about €1.25 billion"),
        (Amount(100_000_000, "USD", None, 146_000_000), "US$100–146 million"), (Amount(900_000, "USD", None, 2_000_000), "US$900,000 to 2 million"),
        (Amount(12.5, "%"), "12.5%"), (Amount(9, "items"), "nine"), (Amount(40, "items", "max"), "up to 40"), (Amount(50_000_000, "FIM"), "FIM 50 million"),
        (Amount(3_000_000, "t"), "3 million tonnes"), (Amount(0, "USD"), "US$0"),
    ],
)  # fmt: skip
def test_amounts_read_as_a_person_would_write_them(amount: Amount, words: str) -> None:
    """Units, bounds and ranges are worded; no figure is rounded away."""
    assert say_amount(amount) == words


ROLE = st.one_of(
    st.text(max_size=20),
    st.lists(st.text(max_size=12), max_size=3),
    st.sampled_from(["AZE", "BLR", "soviet-union"]),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    type_name=st.sampled_from(sorted(WORDINGS)),
    roles=st.dictionaries(
        st.sampled_from(["a", "b", "from", "to", "sender", "host", "parties", "participants", "role", "status", "amount", "flow", "trend", "field"]), ROLE
    ),
)  # fmt: skip
def test_any_roles_make_a_sentence(type_name: str, roles: Roles) -> None:
    """A claim with roles missing, empty or strange is still worded, never a failure."""
    assert say(type_name, roles, names=Names({"AZE": "Azerbaijan"})).endswith(".")


@pytest.mark.parametrize(
    ("dyad", "sides"),
    [
        ("AZE-BLR", ("AZE", "BLR")),
        ("ARM-nagorno-karabakh", ("ARM", "nagorno-karabakh")),
        ("aztecs-ESP", ("aztecs", "ESP")),
    ],
)
def test_a_dyad_code_has_two_sides(dyad: str, sides: tuple[str, str]) -> None:
    """Slugs keep the hyphens that are their own."""
    assert split_dyad(dyad) == sides


def test_a_code_of_a_country_and_of_an_organisation_is_read_by_its_role() -> None:
    """NAM is Namibia, and as an organisation the Non-Aligned Movement; CAN and CAF are such codes too."""
    known = load_names()
    both = {code for code in known.organisations if code in known.countries}
    assert {"NAM", "CAN", "CAF"} <= both
    for code in both:
        told = say("membership", {"member": "BLR", "organisation": code, "status": "full"}, names=known)
        assert known.countries[code] not in told
    assert say("membership", {"member": "NAM", "organisation": "NAM"}, names=known) == "Namibia is a member of the NAM."


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("more than another: “open, 2001/”.", "more than another: “open, since 2001”."),
        ("says 1993-06-11; the other /1991.", "says 11 June 1993; the other until 1991."),
        ("2002/2012 and 199X and 1993~ and 2001/..", "from 2002 to 2012 and the 1990s and about 1993 and since 2001"),
        ("in texts/2001/a.txt or http://a.example/2001/05", "in texts/2001/a.txt or http://a.example/2001/05"),
    ],
)
def test_times_in_explanations_are_words(sentence: str, words: str) -> None:
    """No reader of a brief has to know EDTF; paths and addresses stay as they are."""
    assert say_dates_in(sentence) == words
