"""Sentences of the economy: trade, supply of energy, finance, cooperation."""

from __future__ import annotations

from bilat.dossier.words.amounts import say_amount
from bilat.dossier.words.clause import Clause, listed
from bilat.dossier.words.said import Said, Wording, after, words

_TRENDS = {"up": "grow", "down": "fall", "flat": "stay"}


def say_trade(said: Said) -> Clause:
    """Word `trade`: turnover, one country's exports to the other, or the balance."""
    a, b, flow = said.the("a"), said.the("b"), said.text("flow", "turnover")
    surplus = said.the("surplus_of")
    if flow == "balance" and surplus:
        other = b if surplus == a else a
        return Clause(surplus, "have", words("a trade surplus with", other, _worth(said)), tense="present")
    if flow in ("a-to-b", "b-to-a"):
        seller, buyer = (a, b) if flow == "a-to-b" else (b, a)
        return _exports(said, seller, buyer)
    return _figure(said, words(f"{_of_product(said)}trade", said.between("a", "b")))


def _exports(said: Said, seller: str, buyer: str) -> Clause:
    product = said.text("product")
    if said.amount is None and not said.text("trend"):
        return Clause(
            seller, "sell", words(product or "goods", "to", buyer, _share(said)), said.is_many("a"), "present"
        )
    return _figure(
        said,
        f"{_possessive(seller)} exports {after('of', product)} to {buyer}".replace("  ", " "),
        plural=True,
    )


def _figure(said: Said, subject: str, *, plural: bool = False) -> Clause:
    trend, amount = said.text("trend"), said.amount
    if amount is not None and amount.unit == "%":
        verb = _TRENDS.get(trend, "")
        if verb in ("grow", "fall") and not said.text("share"):
            return Clause(subject, verb, f"by {say_amount(amount)}", plural)
        return Clause(subject, "make", f"up {say_amount(amount)} {_share(said)}".rstrip(), plural)
    if amount is not None:
        return Clause(subject, "come", words("to", say_amount(amount), _share(said)), plural)
    if trend == "flat":
        return Clause(subject, "stay", "level", plural)
    if trend:
        return Clause(subject, _TRENDS.get(trend, "change"), "", plural)
    return Clause(subject, "be", words("recorded", _share(said)), plural, "present")


def _of_product(said: Said) -> str:
    return f"{product} " if (product := said.text("product")) else ""


def _share(said: Said) -> str:
    share = said.text("share")
    return "" if not share else (share if share.startswith(("of ", "(")) else f"({share})")


def _worth(said: Said) -> str:
    return "" if said.amount is None else f"of {say_amount(said.amount)}"


def say_supply(said: Said) -> Clause:
    """Word `supply`: what flows from whom to whom, by which arrangement, route and to which plant."""
    supplier, consumer, commodity = (
        said.the("supplier"),
        said.the("consumer"),
        said.text("commodity", "energy"),
    )
    facility, routes = said.text("facility"), listed([_the_route(route) for route in said.values("routes")])
    manner = {"swap": "under a swap scheme", "transit": "in transit", "test": "in test shipments"}.get(
        said.text("arrangement"), ""
    )
    amount = _supply_amount(said)
    what = words(f"{amount} {commodity}" if amount and not amount.endswith("%") else commodity)
    share = f"({amount})" if amount.endswith("%") else ""
    rest = words(
        what, share, "to", consumer, after("for", _the_facility(facility)), after("through", routes), manner
    )
    return Clause(supplier, "supply", rest, tense="present")


def _supply_amount(said: Said) -> str:
    if said.amount is None:
        return ""
    words_of = say_amount(said.amount)
    return words_of if words_of.endswith("%") else f"{words_of} of"


def _the_route(route: str) -> str:
    return (
        route
        if route.startswith("the ") or not route[:1].isupper()
        else (f"the {route}" if "pipeline" in route.lower() else route)
    )


def _the_facility(facility: str) -> str:
    return f"the {facility}" if facility and not facility.startswith("the ") else facility


def say_finance(said: Said) -> Clause:
    """Word `finance`: aid, loans, grants, investment."""
    giver, taker = said.the("from"), said.the("to")
    instrument = said.kind("instrument", "money")
    subject = said.text("subject")
    worth = "" if said.amount is None else say_amount(said.amount)
    what = words(
        worth,
        "in" if worth else "",
        f"{instrument}s" if worth and instrument in ("loan", "grant", "credit") else instrument,
    )
    if instrument == "investment":
        return Clause(giver, "invest", words(worth, "in", taker, _for(subject)), said.is_many("from"))
    return Clause(giver, "give", words(what, "to", taker, _for(subject)), said.is_many("from"))


def _for(subject: str) -> str:
    return f"({subject})" if subject[:1].isupper() else after("for", subject)


def say_cooperation(said: Said) -> Clause:
    """Word `cooperation`: the field and, where given, the activity as written."""
    field, activity = said.text("field"), said.text("activity")
    parties, many = said.the("parties", "the two countries"), len(said.values("parties")) != 1
    named = f"(“{activity}”)" if activity else ""
    if field == "people":
        return Clause(parties, "be", words("linked by their people", named), many, "present")
    where = f"on {_FIELDS.get(field, field + ' matters')}" if field else ""
    return Clause(parties, "cooperate", words(where, named), many, "present")


_FIELDS = {
    "political": "political matters", "economic": "the economy", "energy": "energy", "military": "military matters", "cultural": "culture",
    "education": "education", "health": "health", "science": "science", "transport": "transport", "agriculture": "agriculture",
    "development": "development", "security": "security", "tourism": "tourism", "environment": "the environment",
}  # fmt: skip


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


WORDINGS: dict[str, Wording] = {
    "trade": say_trade,
    "supply": say_supply,
    "finance": say_finance,
    "cooperation": say_cooperation,
}
