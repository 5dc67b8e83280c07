"""A text that is not about two countries says nothing between two but where a sentence names both."""

from __future__ import annotations

import pytest
from tests.extract.texts import to_document

from bilat.extract import extract_document
from bilat.extract.reading import read_sentences
from bilat.model import Document

_PAINTER = """Ivo Marsh painted the light of ponds and hedges for fifty years. He was born above a bakery and drew before he could read. His father wished him to be a clerk.
At twenty he went to France and shared a room with two sculptors. The French school bored him, and he left it within a year. Critics who met him found him silent.

He wrote to his sister that the colours of the north were honest. The letters are kept in a museum. In them he supported the younger painters against the academy.

The relationship with his dealer soon became difficult. Their agreement of 1911 gave the dealer half of every sale. Marsh signed it without reading it.

His best-known work, The Weir, hangs in a French bank. Two thieves took it in 1962, and it was found in a barn. The frame had been sold.

Scientists have studied his pigments, and research at three universities goes on. An American chemist found traces of zinc. Americans have bought most of the ponds.

Late in life he opposed the building of a road through the valley. The road was built. He died in his studio with a brush in his hand.
"""

_PAIR = """Peru and Togo have had diplomatic relations since 1973. The embassy of Peru in Accra is accredited to Togo.

Togo's foreign minister visited Lima in May 2014. He signed an agreement on fishing with his host. The two countries also cooperate in health.

Peru sells fish meal to Togo. Trade was worth $4 million in 2019. Relations are friendly.
"""


def _with_more(text: str, sentence: str) -> Document:
    return to_document(f"{text}\n\n{sentence}\n", title="Ivo Marsh")


def test_a_text_on_something_else_gives_no_claim() -> None:
    """Two countries named in passing are no sides of what a text on a painter tells."""
    assert extract_document(to_document(_PAINTER, title="Ivo Marsh")).claims == ()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("In that year Brazil opened an embassy in Norway, for which he painted a wall.", "mission"),
        ("Sweden recognised Estonia in 1921, and he sent a drawing.", "recognition"),
    ],
)
def test_a_sentence_that_names_two_is_read_there_too(sentence: str, kind: str) -> None:
    """What is said outright between two countries counts wherever it stands."""
    assert kind in {c.type for c in extract_document(_with_more(_PAINTER, sentence)).claims}


@pytest.mark.parametrize("sentence", ["The Norwegian king opposed the road.", "He met the President of Chile in Santiago.", "Relations with Chile were friendly."])
def test_a_sentence_that_names_one_is_left_alone_there(sentence: str) -> None:
    """One country is no pair where the text has none to lend."""
    assert extract_document(_with_more(_PAINTER, sentence)).claims == ()


_MATCH = """Croatia beat Ghana 3-2 in a friendly match that had everything. Luka Perić scored twice, and Ghana's captain hit the bar.

Ghana attacked from the start and led after nine minutes. Coach Ivan Horvat met his players at half-time. "Relations in the team are excellent," he said.

Croatia opened after the break and scored again. Ghana's midfield fell apart. The two sides have met four times since 2006.
"""


@pytest.mark.parametrize("title", ["Croatia edge Ghana in Lisbon", "A night to remember"])
def test_teams_are_no_states(title: str) -> None:
    """Who attacks, meets and opens in a report of a match is a team."""
    assert extract_document(to_document(_MATCH, title=title)).claims == ()


def test_a_page_on_relations_may_tell_of_games() -> None:
    """A title that says that it is about relations is believed."""
    text = f"{_MATCH}\n\nCroatia opened an embassy in Accra in 2015.\n"
    assert "mission" in {c.type for c in extract_document(to_document(text, title="Croatia–Ghana relations")).claims}


def test_a_text_on_two_countries_lends_its_pair() -> None:
    """Without a telling title the two that a text is about are those of its sentences that name one or none."""
    document = to_document(_PAIR, title="A note from the coast")
    assert {sent.pair for sent in read_sentences(document)} == {("PER", "TGO")}
    assert {"assessment", "cooperation", "trade"} <= {c.type for c in extract_document(document).claims}


def test_a_long_article_on_one_country_has_no_pair() -> None:
    """The neighbour that an article on a country names most is not made a side of all that it tells."""
    land = "Togo's rivers are short and its hills are low. The north is dry. Maize is grown near Atakpamé. Birds winter on the lagoons. "
    ties = "Togo recognised Gabon in 1960. Togo borders Benin."
    sents = list(read_sentences(to_document("\n\n".join([*[land] * 20, ties]), title="Togo")))
    assert not any(s.pair for s in sents)
    assert [c.type for c in extract_document(to_document("\n\n".join([*[land] * 20, ties]), title="Togo")).claims] == ["recognition", "border"]
