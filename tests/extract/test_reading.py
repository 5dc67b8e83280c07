"""Reading: names, persons, words that stand for what was named, clauses with their subjects, and the context of a document."""

from __future__ import annotations

import itertools

import pytest

from bilat.extract.clauses import Clause
from bilat.extract.context import Context, find_codes, find_owner
from bilat.extract.lexicon import fold, fold_case, load_lexicon
from bilat.extract.offices import clean_office, singular
from bilat.extract.persons import Register
from bilat.extract.verbs import inflect, load_verbs

from .texts import read, to_document


def _names(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.code or "/".join(m.others)) for m in load_lexicon().find(text) if m.kind in ("country", "org")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Belarus and Azerbaijan", [("Belarus", "BLR"), ("Azerbaijan", "AZE")]),
        ("Azerbaijan–Belarus relations", [("Azerbaijan", "AZE"), ("Belarus", "BLR")]),
        ("the OSCE and the CIS", [("OSCE", "OSCE"), ("CIS", "CIS")]),
        ("Guinea-Bissau, not Guinea", [("Guinea-Bissau", "GNB"), ("Guinea", "GIN")]),
        ("Papua New Guinea", [("Papua New Guinea", "PNG")]),
        ("South Sudan and Sudan", [("South Sudan", "SSD"), ("Sudan", "SDN")]),
        ("Côte d’Ivoire", [("Côte d’Ivoire", "CIV")]),
        ("Cote d'Ivoire", [("Cote d'Ivoire", "CIV")]),
        ("roast turkey in china cups", []),
        ("Nigeria, Niger", [("Nigeria", "NGA"), ("Niger", "NER")]),
        ("Romania", [("Romania", "ROU")]),
        ("Omani and Swedish officials", [("Omani", "OMN"), ("Swedish", "SWE")]),
    ],
)
def test_names_are_found_whole(text: str, names: list[tuple[str, str]]) -> None:
    """A name is found at its boundaries, the longest where several begin, in its own case."""
    assert _names(text) == names


@pytest.mark.parametrize("text", ["São Tomé – “Príncipe”", "İstanbul ß ﬁ ǅ", "Zürich’s", "", "\u202e\u0301", "日本 Łódź"])
def test_folding_keeps_every_place(text: str) -> None:
    """Folding never changes the length of a text, so that offsets hold."""
    assert len(fold(text)) == len(text) == len(fold_case(text))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("President Ilham Aliyev visited Minsk.", ("Ilham Aliyev", "President", "AZE")),
        ("Foreign Minister of Belarus Vladimir Makei visited Azerbaijan.", ("Vladimir Makei", "Foreign Minister", "BLR")),
        ("Belarus' foreign minister, Vladimir Makei, visited Baku.", ("Vladimir Makei", "foreign minister", "BLR")),
        ("Bolivian Trade Minister Ana Quispe Flores came.", ("Ana Quispe Flores", "Trade Minister", "BOL")),
        ("The King of Norway, Harald V, came.", ("Harald V", "King", "NOR")),
        ("Jean-Baptiste de la Tour, President of Gabon, came.", ("Jean-Baptiste de la Tour", "President", "GAB")),
    ],
)
def test_a_person_has_office_and_country(text: str, who: tuple[str, str, str]) -> None:
    """A person is found with the office and the country that stand beside the name."""
    (sent,) = read(text)
    assert who in [(m.value, m.office, m.code) for m in sent.of_kind("person")]


def test_a_surname_stands_for_the_full_name() -> None:
    """A surname later in the document is the person whose full name came before."""
    last = read("Peruvian President Rosa Quiroga Llosa came to Oslo. Quiroga Llosa met the king.", title="Norway–Peru relations")[-1]
    assert "PER" in [m.code for m in last.of_kind("person") if "Quiroga" in m.value]


def test_the_register_forgets_nothing_it_knows() -> None:
    """A name once entered with a country keeps it when met again without."""
    register = Register()
    register.add("Rosa Quiroga", "PER")
    register.add("Rosa Quiroga", "")
    assert register.find("Quiroga") == ("Rosa Quiroga", "PER")
    assert register.find("Nobody Here") is None


def test_offices_are_cleaned_and_made_singular() -> None:
    """Words of time are no part of an office, a form of address is no office, a plural office is held by each."""
    assert clean_office("then Prime Minister") == "Prime Minister"
    assert clean_office("former President") == "President"
    assert singular("Foreign Ministers") == "Foreign Minister"
    assert singular("Heads of State") == "Head of State"


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Both countries are members of the OSCE.", "Both countries", ("AZE", "BLR")),
        ("They have cooperated.", "They", ("AZE", "BLR")),
        ("The two sides agreed.", "The two sides", ("AZE", "BLR")),
        ("Each opened an embassy.", "Each", ("AZE", "BLR")),
        ("Azerbaijan recognised Belarus. The latter opened an embassy.", "The latter", ("BLR",)),
        ("Belarus closed its embassy.", "its", ("BLR",)),
        ("Belarus is landlocked. It opened an embassy.", "It", ("BLR",)),
        ("Germany and Poland differ. Ghana and Togo trust each other.", "each other", ("GHA", "TGO")),
        ("President Ilham Aliyev came. He met nobody.", "He", ("AZE",)),
    ],
)
def test_a_word_stands_for_what_was_named(text: str, word: str, codes: tuple[str, ...]) -> None:
    """A word that stands for countries or a person is resolved to them."""
    last = read(text)[-1]
    assert [m.codes for m in last.mentions if m.text == word] == [codes]


@pytest.mark.parametrize("text", ["They agreed.", "Both countries agreed.", "The latter agreed.", "He agreed.", "It agreed."])
def test_a_word_that_stands_for_nothing_is_left_out(text: str) -> None:
    """Without a pair, a page or an earlier sentence, such a word means no country; none is guessed."""
    (sent,) = read(text, title="", date=None)
    assert [m for m in sent.mentions if m.codes] == []


def test_neither_is_told_apart() -> None:
    """ "Neither country" stands for both, in a form that says that it is denied."""
    (sent,) = read("Neither country has an embassy.")
    assert [(m.codes, m.form) for m in sent.of_kind("group")] == [(("AZE", "BLR"), "neither")]


def _clauses(text: str) -> list[tuple[str, list[str]]]:
    (sent,) = read(text)
    return [(sent.document.text[c.start : c.end].strip(" ,."), [m.text for m in c.subject]) for c in sent.clauses]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Azerbaijan has an embassy in Minsk.", [["Azerbaijan"]]),
        ("Azerbaijan has an embassy in Minsk, and Belarus opened an embassy in Baku.", [["Azerbaijan"], ["Belarus"]]),
        ("Azerbaijan opened an embassy and closed a consulate.", [["Azerbaijan"], ["Azerbaijan"]]),
        ("Azerbaijan exports oil while Belarus sells tractors.", [["Azerbaijan"], ["Belarus"]]),
        ("Azerbaijan exports oil; Belarus sells tractors.", [["Azerbaijan"], ["Belarus"]]),
        ("The minister said that Belarus had sold tanks.", [["minister"], ["Belarus"]]),
        ("Germany, France and Italy opened embassies.", [["Germany", "France", "Italy"]]),
    ],
)
def test_each_clause_has_its_subject(text: str, subjects: list[list[str]]) -> None:
    """A sentence is cut where another finite verb takes over, and each clause has its own subject or that of the clause before."""
    assert [found for _words, found in _clauses(text)] == subjects


def test_clauses_cover_the_sentence_in_order() -> None:
    """The clauses of a sentence follow each other without overlap."""
    (sent,) = read("Belarus, which is landlocked, sells tractors, but it buys oil because Azerbaijan, said Minsk, opened a pipeline (closed in 2010).")
    ends = [(c.start, c.end) for c in sent.clauses]
    assert all(a < b for a, b in ends)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(ends))


def _clause(text: str) -> Clause:
    (sent,) = read(text)
    return sent.clauses[0]


def test_passive_and_agent() -> None:
    """A passive is told from an active verb, and its agent stands after "by"."""
    clause = _clause("An embassy was opened by Belarus in Baku.")
    (cue,) = clause.verbs(["open"])
    assert clause.is_passive(cue)
    assert [m.code for m in clause.by_agent(cue.index)] == ["BLR"]
    active = _clause("Belarus opened an embassy.")
    assert not active.is_passive(next(active.verbs(["open"])))


def test_a_preposition_governs_a_list() -> None:
    """The preposition before the first of a list governs all of it, and the list is one group."""
    clause = _clause("Belarus has embassies in Germany, France and Italy.")
    group = clause.after(0, ("in",))
    assert [m.code for m in group] == ["DEU", "FRA", "ITA"]
    assert [clause.governor(clause.index_of(m)) for m in group] == ["in"] * 3


def test_a_noun_that_looks_like_a_verb_is_none() -> None:
    """ "The visit" holds no verb, "visits" after a country does."""
    assert [c.lemma for c in _clause("The visit to Minsk was short.").verbs(["visit"])] == []
    assert [c.lemma for c in _clause("Belarus visits Baku.").verbs(["visit"])] == ["visit"]


def test_forms_of_verbs() -> None:
    """Regular and irregular forms are built from the lemma."""
    assert set(inflect("sign")) == {"sign", "signs", "signed", "signing"}
    assert {"cooperated", "cooperating"} <= set(inflect("cooperate"))
    assert "transferred" in inflect("transfer")
    assert "ratified" in inflect("ratify")
    assert [r.form for r in load_verbs()["met"]] == ["past"]


@pytest.mark.parametrize(
    ("title", "codes"),
    [("Azerbaijan–Belarus relations", ["AZE", "BLR"]), ("Foreign relations of Nauru", ["NRU"]), ("Embassy of Sweden, Lima", ["SWE"]), ("", [])],
)
def test_countries_of_a_title(title: str, codes: list[str]) -> None:
    """A title names its countries; a capital names none."""
    assert find_codes(title) == codes


def _context(text: str, title: str, url: str | None = None) -> Context:
    return read(text, title=title, url=url)[-1].context


def test_the_pair_of_a_page() -> None:
    """The pair comes from the title, else from the page's own country and the one in the title; a survey of one country has none."""
    assert _context("Nothing.", "Norway–Peru relations").pair == ("NOR", "PER")
    assert _context("Nothing.", "Peru", "https://www.mfa.gov.az/x").pair == ("AZE", "PER")
    assert _context("Norway and Peru, Norway and Chile.", "Foreign relations of Norway").pair == ()


@pytest.mark.parametrize(
    ("url", "owner"),
    [
        ("https://www.mfa.gov.az/en/page", "AZE"), ("https://www.gov.uk/x", "GBR"), ("https://www.state.gov/x", "USA"), ("https://www.dfat.gov.au/x", "AUS"),
        ("https://web.archive.org/web/20200101000000/https://www.dfat.gov.au/x", "AUS"), ("https://en.wikipedia.org/wiki/X", ""), ("https://example.com", ""),
    ],
)  # fmt: skip
def test_whose_page_it_is(url: str, owner: str) -> None:
    """A government's address says whose page it is, an archived one too; any other says nothing."""
    assert find_owner(to_document("Nothing.", title="", url=url)) == owner


def test_a_bare_dollar_on_a_page() -> None:
    """On an Australian government's page a bare "$" is Australian, elsewhere that of the United States."""
    assert _context("Nothing.", "Laos", "https://www.dfat.gov.au/laos").dollar == "AUD"
    assert _context("Nothing.", "Laos").dollar == "USD"
