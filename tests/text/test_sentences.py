"""Sentences: hand-made cases of what divides them in texts on diplomacy, and the laws that hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilat.text import find_markers, find_sentences

# Each case is a text with a bar where one sentence ends and the next begins; the bar is not part of the text.
CASES = [
    "Trade grew from US$100 m to US$146 m. |More important is the surplus.",
    "Trade reached $1.3 bn. |Exports made up half of it.",
    "The border is 1,200 km. |It was drawn in 1921.",
    "Dr. Karim Sadek met Mr. Ole Lund in Oslo. |They spoke for an hour.",
    "Lt. Gen. Samuel Obi led the team. |He left on Monday.",
    "Lt Gen I.S.A. Chona came in May 2006. |He stayed a week.",
    "Brig. Gen. A. B. Cole and Col. R. Diaz signed for the armies.",
    "The U.S. Embassy opened in 1992. |It moved in 2006.",
    "U.S. Relations With Chad are old.",
    "Relations with the U.S. were restored. |Relations with the U.K. were not.",
    "The minister flew to the U.S. |The visit lasted three days.",
    "He lived in Washington, D.C. |He came home in 1990.",
    "In Washington, D.C. President Adeola met the press.",
    "The house stands at No. 26 Harbour Street. |It is open daily.",
    "Resolution No. 1244 and Art. 5 were cited. |Neither was named in the text.",
    "Under the chargé, a.i. Mariano Lopez, a legation opened.",
    "The chargé d'affaires a.i. Maria Perez presented her letters.",
    "J. K. Banda and V.V. Rao agreed. |N. Ito did not.",
    "President E. Mnangwa arrived. |He met the King.",
    "The envoy is Yosef S. Levi. |He was born in Baku.",
    "St. Petersburg and St. John's are twinned. |So are Lima and Bonn.",
    "A large deal.|Hanil Rotem signed it.|Together they are worth a billion.",
    "The visit ended on Friday.|The next one is in 2026.",
    "The deal covers 180 tanks.|Poland wanted 980.",
    "See www.Example.Org and trend.Az for more.",
    "The address is https://example.org/a.B?c=D. |It works.",
    "Both sides agreed.[4] |The text was signed.[5][6]",
    "Both sides agreed. [4] |The text was signed. [5] [6]",
    "Relations began in 1960.[citation needed] |They lapsed in 1970.",
    "The treaty (signed in 1990. Ratified in 1992.) is in force.",
    "The two (Chad and Peru) met. |They agreed (in part).",
    "(Both were absent.) |The vote was held anyway.",
    'He called it "a great day." |The crowd agreed.',
    'She said: "We will open an embassy. It will be in Lima." |Then she left.',
    "“It is done.” |The minister smiled.",
    "Is war near? |Nobody knows.",
    "What a day! |They signed at noon.",
    "Mali, Chad et al. signed the text.",
    "Oil, gas, etc. are sold. |Wheat is bought.",
    "Steel, cars, etc. |The rest is small.",
    "Tetra Ltd. sold the system. |Orion Inc. Chad bought it.",
    "The firm is Orion Inc. |It is in Lima.",
    "The envoy reached Congo. |Orion followed him to the Security Council. |Lima joined the Islamic Conference. |Chad did not.",
    "On 5 Sept. 2010 they met. |On Oct. 6 they parted.",
    "The meeting of Feb. 3 failed. |Another came in March.",
    "Trade rose by 7.8 per cent in 2019. |Aid fell by 3.5%.",
    "It was worth $ 4.85 billion. |It was paid in 2016.",
    "Aid was 50mln. US dollars in all.",
    "Exports came to 29.4 million in 2013. |4,055 students came.",
    "Relations date from 1974. |1,314 people held permits in 2015.",
    "The text of 1991 was signed by two presidents. |36 firms came along.",
    "The Rt. Hon. Anne Bell spoke first. |Sen. Paul Roe spoke next.",
    "H.E. Ms. Aba Kofi is the ambassador. |H.E. Mr. Jo Lee is her host.",
    "Capt. Rao and Smt. Devi came. |Shri Kumar did not.",
    "Prof. Dr. Hans Meier advised both. |He is Swiss.",
    "The ministers (Messrs. Ito and Cho) met.",
    "In the early 1930s. the two armies planned together.",
    "The border, cf. Map 3, is disputed. |It was never marked.",
    "They import e.g. Brazilian coffee. |They export i.e. German cars.",
    "Talks vs. China failed. |Talks with Japan did not.",
    "Mexico and the Holy See ... renewed ties. |That was in 1992.",
    "He arrived ... |She left.",
    "1. Political: ties are good. |They go back to 1964.",
    "The embassy moved to Rua B. Costa in May. |It is small.",
    "They met in Vienna (Austria). |The next round is in Bern.",
    "The visit, 17–18 Oct. 2006, was the first. |More followed.",
    "Ties with Col. Gaddafi's Libya were cut. |They were restored in 2004.",
    "President Niyazov Jr. Berdi came. |He left soon.",
    'It is called the "Casa da Nigeria". |It stands in Salvador.',
    "The accord was signed by Gen. Prem, Adm. Song and Maj. Gen. Lim. |All are retired.",
    "Ambassador Kim Jr. left. |His successor came in May.",
    "The Pres. Macron visit failed.",
    "Gov. Brown went to China. |Rep. Lee stayed.",
    "Phase II. |Phase III began in 2004.",
    "World War II ended in 1945. |Relations were restored.",
    "King Mohammed VI. visited Chad. |He was received by the president.",
]


def _cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_sentences(text, 0, len(text), find_markers(text))]


@pytest.mark.parametrize("case", CASES)
def test_hand_made_cases_are_cut_where_a_reader_cuts_them(case: str) -> None:
    """A full stop ends a sentence only where a reader would say so."""
    assert _cut(case.replace("|", "")) == [part.strip() for part in case.split("|")]


def test_a_line_break_inside_a_paragraph_is_a_blank() -> None:
    """A hard wrap does not end a sentence, and the words keep their line break."""
    assert _cut("They took part in the opening\nceremony. It was in May.") == [
        "They took part in the opening\nceremony.",
        "It was in May.",
    ]


def test_only_the_range_asked_for_is_cut() -> None:
    """Offsets are those of the whole text, and nothing outside of the range is given."""
    text = "Head. One is here. Two is here. Tail."
    assert [text[s.start : s.end] for s in find_sentences(text, 6, 31, [])] == [
        "One is here.",
        "Two is here.",
    ]


def test_characters_beyond_the_basic_plane_do_not_move_offsets() -> None:
    """Offsets are counted in characters whatever their width."""
    assert _cut("The flag 🇦🇿 flew. Кирилл met Ɐ. It ended.")[0] == "The flag 🇦🇿 flew."


@given(st.text(alphabet=st.sampled_from('aB. [4]\n("”)!?é1🇦U.S$m'), max_size=80))
def test_sentences_are_in_order_and_hold_every_word(text: str) -> None:
    """Sentences do not overlap, have no blank ends, and nothing but blanks and markers stands outside of them."""
    mask = find_markers(text)
    spans = find_sentences(text, 0, len(text), mask)
    outside = set(range(len(text)))
    last = 0
    for span in spans:
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        outside -= set(range(span.start, span.end))
        last = span.end
    for marker in mask:
        outside -= set(range(marker.start, marker.end))
    assert not "".join(text[i] for i in sorted(outside)).strip()


def test_a_row_of_dots_is_cut_in_one_walk() -> None:
    """Forty thousand letters with a full stop after each come through: no run of dots is walked again from each of its dots."""
    text = "Chad. " + "U.S." * 10_000
    assert find_sentences(text, 0, len(text))[0].start == 0
