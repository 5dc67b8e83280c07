"""The tally: what the amount of a claim may be, what is seen of it, and that the likeliest is taken."""

from __future__ import annotations

import numpy as np
import pytest
from tests.extract.texts import claims, read, to_document

from bilat.extract import extract_document
from bilat.extract.learned.counts import FORMS, Option, find_options, find_own
from bilat.extract.learned.labels import TYPES
from bilat.extract.learned.scoring import Table, Times, from_table, load_models
from bilat.extract.learned.tally import Tally
from bilat.model import Amount, Claim

TITLE = "Ghana–Togo relations"
TWO = "Ghana trained 40 Togolese pilots at Tamale for 3 million dollars in 2015."


def _options(text: str) -> list[Option]:
    return find_options(read(text, title=TITLE)[-1])


def _amounts(text: str) -> list[Amount | None]:
    return [amount for option in _options(text) for _, amount in option.amounts]


def _speaking_for(origin: str, feature: str, form: str) -> Times:
    """Give weights that speak for nothing but one form of numbers with one feature."""
    weights = np.zeros((2, len(TYPES), len(FORMS)), np.float32)
    weights[0, :, FORMS.index(form)] = 9.0
    return from_table(Table([f"{origin}|{feature}", "none|"], weights.reshape(2, -1)), len(TYPES))


def _cooperation() -> Claim:
    return next(c for c in claims(TWO, title=TITLE) if c.type == "cooperation")


def test_a_bare_number_may_count_people_or_things() -> None:
    """A number without a unit may be one of things or of people; a sum of money is nothing else; no amount is always possible."""
    assert _amounts(TWO)[0] is None
    assert {(a.value, a.unit) for a in _amounts(TWO) if a} == {(40, "items"), (40, "people"), (3_000_000, "USD")}


def test_a_number_that_counts_nothing_named_may_lend_a_unit() -> None:
    """ "400,000 tonnes in 2012, 300,000 in 2011": the second may be of tonnes too."""
    assert Amount(300_000, "t") in _amounts("Togo sold Ghana 400,000 tonnes of clinker in 2012 and 300,000 in 2011.")


@pytest.mark.parametrize(
    ("said", "value"), [("a third of its power", 33.3), ("nine-tenths of its power", 90), ("two bulbs in ten", 20), ("three out of four bulbs", 75), ("half its power", 50)]
)
def test_parts_of_a_whole_are_shares(said: str, value: float) -> None:
    """Parts told in words are shares in per cent."""
    assert value in [a.value for a in _amounts(f"Ghana lights {said} from Togo.") if a and a.unit == "%"]


def test_no_number_is_seen_itself() -> None:
    """Of a number its unit and size are seen and how it stands to the amount of the claim, never its figures."""
    sent, claim = read(TWO, title=TITLE)[-1], _cooperation()
    seen = [feature for option in find_options(sent) for feature in (*option.features, *find_own(sent, option, claim, [claim]))]
    assert {"has=people", "size=items3", "sort=money"} <= set(seen)
    assert not any("40" in feature or "3000000" in feature for feature in seen)


@pytest.mark.parametrize(("sort", "form", "amount"), [("items", "people", Amount(40, "people")), ("items", "plain", Amount(40, "items")), ("money", "plain", Amount(3_000_000, "USD"))])
def test_the_likeliest_amount_is_taken(sort: str, form: str, amount: Amount) -> None:
    """A claim gets the amount for which the weights speak most, whatever amount it had."""
    tally = Tally(_speaking_for("here", f"sort={sort}", form), TYPES)
    assert tally.settle(read(TWO, title=TITLE)[-1], [_cooperation()])[0].amount == amount


def test_an_amount_that_no_number_tells_may_be_kept() -> None:
    """An amount that the rules worked out and no number of the sentence gives is an option of its own."""
    claim = _cooperation()
    told = type(claim)(**{field: getattr(claim, field) for field in claim.__struct_fields__} | {"amount": Amount(7, "items")})
    tally = Tally(_speaking_for("kept", "sort=items", "kept"), TYPES)
    assert tally.settle(read(TWO, title=TITLE)[-1], [told])[0].amount == Amount(7, "items")


def test_weights_are_stored_side_by_side_and_read_back() -> None:
    """The weights of all types as one table give the same weights of each type again."""
    models = load_models()
    assert models is not None
    again = from_table(models.counts.to_table(), len(TYPES))
    assert again.rows == models.counts.rows
    assert np.array_equal(again.weights, models.counts.weights)


def test_the_rules_alone_are_not_counted_anew() -> None:
    """Without the models every claim has the amount that the rules give it."""
    document = to_document(TWO, title=TITLE)
    assert [c.amount for c in extract_document(document, learned=False).claims if c.type == "cooperation"] == [Amount(40, "people")]
