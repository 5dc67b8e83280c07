"""The clock: what the time of a claim may be, what is seen of it, and that the likeliest is taken."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
from tests.extract.texts import claims, read, to_document

from bilat.extract import extract_document
from bilat.extract.learned.clock import Clock
from bilat.extract.learned.labels import TYPES
from bilat.extract.learned.scoring import Table, Times, from_table, load_models
from bilat.extract.learned.times import FORMS, Past, find_options, find_own, remember
from bilat.model import Claim, parse_when
from bilat.read import read_document

TITLE = "Malta–Tunisia relations"
TWO = "Malta opened an embassy in Tunis in 1975 after a treaty of 12 May 1971."


def _remember_all(text: str) -> list[Past]:
    past: list[Past] = []
    for sent in read(text, title=TITLE)[:-1]:
        past = remember(past, sent, [])
    return past


def _speaking_for(origin: str, feature: str, form: str) -> Times:
    """Give weights that speak for nothing but one form of dates with one feature."""
    weights = np.zeros((2, len(TYPES), len(FORMS)), np.float32)
    weights[0, :, FORMS.index(form)] = 9.0
    return from_table(Table([f"{origin}|{feature}", "none|"], weights.reshape(2, -1)), len(TYPES))


def _mission() -> Claim:
    return next(c for c in claims(TWO, title=TITLE) if c.type == "mission")


def test_a_date_may_be_read_in_each_way() -> None:
    """A day may be a point, a beginning, an end, what goes on, its month or its year; a year has no month; two dates may be both ends."""
    options = find_options(read(TWO, title=TITLE)[-1], [])
    whens = {when for option in options for _, when in option.whens}
    assert {None, "1975", "1975/", "/1975", "1975/..", "1971-05-12", "1971-05-12/", "1971-05", "1971"} <= whens
    assert not any(when and when.startswith("1975-") for when in whens)


@pytest.mark.parametrize("said", ["in 2008–present", "from 3 to 5 May 2001", "in the 1990s", "in autumn 1993", "in the 19th century", "in 2019-20", "since 4 May 2011"])
def test_whatever_is_chosen_is_a_time(said: str) -> None:
    """Every way in which a date can be read is a value that can be read back, open stretches, decades and seasons among them."""
    options = find_options(read(f"Malta and Tunisia worked together {said} and in 2015.", title=TITLE)[-1], [])
    whens = [when for option in options for _, when in option.whens if when is not None]
    assert len(whens) > 4
    for when in whens:
        parse_when(when)


def test_dates_before_are_looked_at_where_the_sentence_has_few() -> None:
    """The dates of the sentences before are options of a sentence without a date, with the place that tells them; one with two dates has them not."""
    bare = "They met on 4 May 2011. The two countries signed an agreement."
    told = [option for option in find_options(read(bare, title=TITLE)[-1], _remember_all(bare)) if option.origin == "before"]
    assert [(option.whens[0][1], option.span and to_document(bare, title=TITLE).text[slice(*option.span)]) for option in told] == [("2011-05-04", "They met on 4 May 2011.")]
    dated = f"They met on 4 May 2011. {TWO}"
    assert not any(option.origin == "before" for option in find_options(read(dated, title=TITLE)[-1], _remember_all(dated)))


def test_no_date_is_seen_itself() -> None:
    """Of a date its shape is seen and how it stands to the time of the claim, never its figures."""
    sent, claim = read(TWO, title=TITLE)[-1], _mission()
    seen = [feature for option in find_options(sent, []) for feature in (*option.features, *find_own(option, claim, [claim]))]
    assert "has=from" in seen
    assert not any("197" in feature for feature in seen)


@pytest.mark.parametrize(("form", "when"), [("point", "1975"), ("to", "/1975"), ("on", "1975/..")])
def test_the_likeliest_time_is_taken(form: str, when: str) -> None:
    """A claim gets the time for which the weights speak most, whatever time it had."""
    clock = Clock(_speaking_for("here", "shape=year", form), TYPES)
    assert clock.settle(read(TWO, title=TITLE)[-1], [_mission()])[0].when == when


def test_a_date_taken_from_before_is_kept_as_context() -> None:
    """A claim that gets the date of another sentence shows the sentence that tells it."""
    text = "They met on 4 May 2011. The two countries signed an agreement on salt."
    sents = read(text, title=TITLE)
    claim = next(c for c in claims(text, title=TITLE) if c.type == "agreement")
    clock = Clock(_speaking_for("before", "shape=day", "month"), TYPES)
    clock.settle(sents[-2], [])
    settled = clock.settle(sents[-1], [claim])[0]
    assert settled.when == "2011-05"
    assert (sents[-2].start, sents[-2].end) in settled.context


def test_weights_are_stored_side_by_side_and_read_back() -> None:
    """The weights of all types as one table give the same weights of each type again."""
    models = load_models()
    assert models is not None
    again = from_table(models.times.to_table(), len(TYPES))
    assert again.rows == models.times.rows
    assert np.array_equal(again.weights, models.times.weights)


def test_the_rules_alone_are_not_timed_anew() -> None:
    """Without the models every claim has the time that the rules give it; with them none of these claims is lost."""
    document = to_document(TWO, title=TITLE)
    alone, both = extract_document(document, learned=False).claims, extract_document(document).claims
    assert [c.when for c in alone if c.type == "mission"] == ["1975/"]
    assert {(c.type, c.evidence.start, c.evidence.end) for c in alone} <= {(c.type, c.evidence.start, c.evidence.end) for c in both}


def test_what_is_seen_does_not_depend_on_the_order_of_sets() -> None:
    """The features of a date are the same in every run, whatever the order in which the interpreter keeps sets."""
    code = (
        "from bilat.extract.learned.times import find_options\n"
        "from bilat.extract.reading import read_sentences\n"
        "from bilat.read import read_document\n"
        "text = b'Chad, which has had an embassy in Lima since 1990, will by then have closed it; Peru opened one in 1991.\\n'\n"
        "print([o.features for s in read_sentences(read_document(text, 'a.md')) for o in find_options(s, [])])\n"
    )
    runs = [subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout for seed in "123"]
    assert runs[0] == runs[1] == runs[2] != "[]\n"


def test_what_a_row_of_a_table_dates_stands() -> None:
    """ "Before 1982" in a cell is a bound, whatever was learned of dates in sentences."""
    table = "== Diplomatic relations ==\n\n{| class=\"wikitable\"\n! # !! Country !! Date\n|-\n| 1 || {{flag|Chile}} || Before 1982\n|-\n| 2 || {{flag|Norway}} || 4 May 1971\n|}\n"
    document = read_document(table.encode(), "Foreign relations of Togo.wikitext")
    whens = {c.roles["b"]: c.when for c in extract_document(document).claims if c.type == "relations"}
    assert whens == {"CHL": "/1982", "NOR": "1971-05-04"}
