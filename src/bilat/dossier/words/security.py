"""Sentences of arms, force, sanctions, borders and stances on a conflict."""

from __future__ import annotations

from bilat.dossier.words.amounts import say_amount, say_count
from bilat.dossier.words.clause import Clause
from bilat.dossier.words.said import Said, Wording, after, words
from bilat.model.amount import is_currency


def say_arms(said: Said) -> Clause:
    """Word `arms`: who supplied, or is to supply, what to whom, and who made it."""
    supplier, recipient, status = said.the("supplier"), said.the("recipient"), said.text("status")
    item = _items(said)
    maker = after("made by", said.text("maker"))
    if status == "ordered":
        return Clause(recipient, "order", words(item, "from", supplier, f"({maker})" if maker else ""))
    if status == "offered":
        return Clause(supplier, "offer", words(item, "to", recipient, f"({maker})" if maker else ""))
    if status == "cancelled":
        return Clause(f"the delivery of {item} from {supplier} to {recipient}", "be", "cancelled")
    return Clause(supplier, "supply", words(recipient, "with", item, f"({maker})" if maker else ""))


def _items(said: Said) -> str:
    item = said.text("item", "arms")
    if said.amount is None:
        return item
    if said.amount.unit == "items":
        return say_count(said.amount, item, item)
    return (
        f"{item} worth {say_amount(said.amount)}"
        if is_currency(said.amount.unit)
        else f"{say_amount(said.amount)} of {item}"
    )


def say_force(said: Said) -> Clause:
    """Word `force`: an attack, a shooting down, a war, a ceasefire."""
    actor, target, action = said.the("actor"), said.the("target"), said.text("action", "attack")
    event, means = after("during", _the_event(said.text("event"))), after("with", said.text("means"))
    if action in ("war", "clash", "ceasefire"):
        head = {
            "war": f"to war with {target}",
            "clash": f"with {target}",
            "ceasefire": f"to a ceasefire with {target}",
        }[action]
        verb = {"war": "go", "clash": "clash", "ceasefire": "agree"}[action]
        named = f"({said.text('event')})" if said.text("event") else ""
        return Clause(actor, verb, words(head, named, means))
    if action == "shot-down":
        count = "" if said.amount is None else say_count(said.amount, "", "").strip()
        whose = said.names.adjective(said.text("target"))
        return Clause(actor, "shoot", words("down", count, f"{whose} aircraft", means, event))
    return Clause(
        actor,
        {"invasion": "invade", "occupation": "occupy"}.get(action, "attack"),
        words(target, means, event),
    )


def _the_event(event: str) -> str:
    return (
        f"the {event}"
        if event and not event.lower().startswith(("the ", "operation ")) and event[:1].isupper()
        else event
    )


def say_sanction(said: Said) -> Clause:
    """Word `sanction`: measures of one against the other."""
    by, on, measure = said.the("by"), said.the("on"), said.text("measure", "sanctions")
    many = said.is_many("by")
    if measure == "expulsion":
        return Clause(by, "expel", f"diplomats of {on}", many)
    if measure == "recall":
        return Clause(by, "recall", f"its ambassador from {on}", many)
    if measure == "lifted":
        return Clause(by, "lift", f"its sanctions on {on}", many)
    noun = {
        "sanctions": "sanctions",
        "embargo": "an embargo",
        "asset-freeze": "an asset freeze",
        "travel-ban": "a travel ban",
    }
    return Clause(by, "impose", f"{noun.get(measure, measure)} on {on}", many)


def say_border(said: Said) -> Clause:
    """Word `border`: that there is one, its length and standing."""
    a, b, status = said.the("a"), said.the("b"), said.text("status")
    length = f" of {say_amount(said.amount)}" if said.amount else ""
    if status == "disputed":
        return Clause(words(f"the border{length}", said.between("a", "b")), "be", "disputed", tense="present")
    if status == "delimited":
        return Clause(words(f"the border{length}", said.between("a", "b")), "be", "delimited")
    return Clause(f"{a} and {b}", "share", f"a border{length}", True, "present")


def say_stance(said: Said) -> Clause:
    """Word `stance`: where a country stands on another, or on an issue."""
    holder, target, position = said.the("holder"), said.the("target"), said.text("position", "neutral")
    issue = after("on", said.text("on"))
    many = said.is_many("holder")
    if position == "supports":
        return Clause(holder, "support", words(target, issue), many, "present")
    if position == "opposes":
        return Clause(holder, "oppose", words(target, issue), many, "present")
    return Clause(holder, "be", words("neutral on", target, issue), many, "present")


WORDINGS: dict[str, Wording] = {
    "arms": say_arms,
    "force": say_force,
    "sanction": say_sanction,
    "border": say_border,
    "stance": say_stance,
}
