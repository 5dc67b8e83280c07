"""Figures of the trade of a pair, told apart by currency, flow and year. How they are drawn is in trade.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from bilat.charts.years import to_stretch
from bilat.dossier.material import Material
from bilat.dossier.topics import is_expected
from bilat.dossier.words import say_claim, say_fact
from bilat.dossier.words.amounts import say_amount
from bilat.model import Amount, Claim, Fact
from bilat.model.amount import is_currency


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure: `year` is a whole number where it is that of a whole year, else the middle of `start` and `end`.

    `flow` is "a-to-b" or "b-to-a" as the pair was asked for, or "turnover". `disputed` is whether sources give others for the same thing.
    """

    unit: str
    flow: str
    year: float
    start: float
    end: float
    value: float
    to: float | None
    bound: str
    expected: bool
    disputed: bool
    verdict: str
    product: str
    words: str
    fact: str

    @property
    def is_total(self) -> bool:
        """Tell whether it may stand on the line of its flow: all goods, a whole year, neither expected nor disputed nor a bound."""
        return self.is_of_year and not (self.product or self.expected or self.disputed or self.bound in ("min", "max"))

    @property
    def is_of_year(self) -> bool:
        """Tell whether it is the figure of one whole year."""
        return self.year == int(self.year) and round(self.end - self.start, 2) == 1

    @property
    def is_gone(self) -> bool:
        """Tell whether only an old version of a text still gives it."""
        return self.verdict in ("dropped", "stale")


def find_figures(material: Material) -> tuple[list[Figure], list[Fact], list[str]]:
    """Give the figures that can be drawn, the facts that they come from, and notes on what cannot."""
    code = "-".join(sorted(material.pair))
    facts = [fact for fact in material.facts if fact.type == "trade" and code in fact.dyads and fact.modality != "denied"]
    facts = [fact for fact in facts if fact.amount is not None or any(True for _ in _amounts(fact, material))]
    figures = [figure for fact in facts for figure in _to_figures(fact, material)]
    drawn = {figure.fact for figure in figures}
    left = [fact for fact in facts if fact.id not in drawn]
    shares = sum(fact.amount is not None and len(fact.amount.unit) != 3 for fact in left)
    balances = sum(fact.roles.get("flow") == "balance" and fact.amount is not None and len(fact.amount.unit) == 3 for fact in left)
    counted = ((shares, "of shares and quantities"), (balances, "of the balance"), (len(left) - shares - balances, "without a year"))
    notes = [f"{number} {'figure' if number == 1 else 'figures'} {what}" for number, what in counted if number]
    figures.sort(key=lambda one: (one.unit, one.flow, one.year, one.value, one.fact))
    return figures, [fact for fact in facts if fact.id in drawn], notes


def _amounts(fact: Fact, material: Material) -> Iterator[tuple[Amount, str | None, Claim | None]]:
    """Give the amounts of a fact with their times: all that its claims give where sources differ, else the fact's own."""
    claims = [material.claims[one] for one in fact.claims if one in material.claims]
    if fact.verdict == "differs" and any(claim.amount for claim in claims):
        seen = set()
        for claim in claims:
            if claim.amount and (key := (claim.amount.value, claim.amount.unit)) not in seen:
                seen.add(key)
                yield claim.amount, claim.when or fact.when, claim
    elif fact.amount:
        yield fact.amount, fact.when, None


def _to_figures(fact: Fact, material: Material) -> Iterator[Figure]:
    flow = _flow(fact, material.pair)
    amounts = [one for one in _amounts(fact, material) if is_currency(one[0].unit)]
    for amount, when, claim in amounts if flow else ():
        stretch = to_stretch(when)
        if stretch is None or stretch.start is None or stretch.end is None or stretch.goes_on:
            continue
        product = fact.roles.get("product") or fact.roles.get("share") or ""
        sentence = say_claim(claim, material.names) if claim else say_fact(fact, material.names)
        yield Figure(
            unit=amount.unit,
            flow=flow,
            year=round((stretch.start + stretch.end) / 2 - 0.5, 3),
            start=stretch.start,
            end=stretch.end,
            value=float(amount.value),
            to=None if amount.to is None else float(amount.to),
            bound=amount.bound or "",
            expected=is_expected(fact.modality),
            disputed=len(amounts) > 1,
            verdict=fact.verdict,
            product=product if isinstance(product, str) else ", ".join(product),
            words=sentence,
            fact=fact.id,
        )


def _flow(fact: Fact, pair: tuple[str, str]) -> str:
    """Give the flow as seen from the pair as it was asked for; nothing for a balance, which is no flow."""
    flow = str(fact.roles.get("flow", ""))
    if flow == "turnover":
        return flow
    if flow not in ("a-to-b", "b-to-a"):
        return ""
    sender, receiver = ("a", "b") if flow == "a-to-b" else ("b", "a")
    sides = fact.roles.get(sender), fact.roles.get(receiver)
    return "a-to-b" if sides == pair else "b-to-a" if sides == pair[::-1] else ""


def find_lines(figures: Iterable[Figure]) -> list[tuple[Figure, int]]:
    """Give the figures that a line joins, each with the number of its line: years that follow each other, with one figure each."""
    by_flow: dict[tuple[str, str], dict[int, list[Figure]]] = {}
    for one in figures:
        if one.is_of_year and not (one.product or one.expected or one.is_gone):
            by_flow.setdefault((one.unit, one.flow), {}).setdefault(int(one.year), []).append(one)
    joined, number = [], 0
    for years in by_flow.values():
        last = None
        for year in sorted(years):
            if len(years[year]) != 1 or not years[year][0].is_total:
                last = None
                continue
            number += last != year - 1
            last = year
            joined.append((years[year][0], number))
    return joined


def scale_of(figures: Iterable[Figure]) -> tuple[float, str]:
    """Give what to divide amounts by for short numbers on an axis, and its word."""
    largest = max(max(one.value, one.to or 0) for one in figures)
    for size, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if largest >= size:
            return float(size), word
    return 1.0, ""


def say_unit(unit: str) -> str:
    """Give the sign or code of a currency."""
    return say_amount(Amount(1, unit)).removesuffix("1").strip()
