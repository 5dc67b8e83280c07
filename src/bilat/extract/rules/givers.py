"""Who gives and who gets: the two sides of aid, loans and investment as a clause names them, and what is to be thought where it names one or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from bilat.extract.clauses import Clause, Cue
from bilat.extract.context import find_codes
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, other_of
from bilat.extract.rules.shapes import find_all, show
from bilat.vocabulary import load

GIVES = (
    "give", "grant", "provide", "lend", "donate", "extend", "offer", "pledge", "invest", "contribute", "disburse", "allocate", "send", "finance", "fund", "forgive", "cancel", "write off", "write down", "commit", "approve",
    "spend", "supply", "pay", "pay out", "pay for", "deliver", "promise", "loan", "award", "release", "allot", "waive", "inject", "deposit", "transfer", "back", "put", "bring", "set aside", "earmark", "announce", "order",
    "help", "aid", "assist", "support", "hand", "hand over", "build", "buy", "make", "ship", "raise", "double", "increase", "step up", "sponsor", "subsidise", "cover", "agree", "undertake", "add", "dispatch", "bear", "present", "open", "seek", "pump", "pour", "plough", "reschedule", "convert", "remit", "make available", "mobilise", "mobilize", "devote", "dedicate",
)  # fmt: skip
_GETS = ("receive", "get", "obtain", "secure", "borrow", "attract", "benefit from", "take", "win", "draw", "accept", "owe", "be given", "take out", "raise from", "acquire")
_GIVERS = ("country", "firm", "org", "place")
_TAKERS = ("country", "place")
_THANKED = r"(?:thank\w*|grateful to|gratitude to|appreciated|appreciation (?:to|for)|praised|lauded|hailed|commended|credited|acknowledged) (?:the )?(?:government of |people of |governments? and people of )?(?P<a>C's|Ca|C|Cd|F)(?: \w+){0,3}? for"


def find_sides(sent: Sent, clause: Clause, index: int, kind: str) -> list[tuple[str, str]]:
    """Give (giver, taker) of the help or money whose word stands at unit `index`, one for each giver, [] where nothing tells."""
    first = _one(sent, clause, index, kind)
    if first is None:
        return []
    groups = [codes_of(clause.group(clause.index_of(m)), orgs=True) for m in clause.mentions(*_GIVERS) if first[0] in m.codes and clause.governor(clause.index_of(m)) in ("from", "by")]
    more = next((g for g in [*groups, codes_of(clause.subject)] if g[:1] == [first[0]]), [])
    return [first, *((g, first[1]) for g in more[1:4] if g != first[1])]


def _one(sent: Sent, clause: Clause, index: int, kind: str) -> tuple[str, str] | None:
    giver, taker = _told(sent, clause, index, kind)
    if giver and not taker:
        taker = other_of(sent, giver) or _other_named(sent, giver)
    if taker and not giver:
        giver = other_of(sent, taker) if _is_possible(other_of(sent, taker), taker, kind) else ""
    if giver and taker and giver != taker:
        return None if kind != "investment" and _rank(giver) > _rank(taker) and not _is_surely(clause, giver) else (giver, taker)
    return None if giver or taker else _thought(sent, clause)


def _is_surely(clause: Clause, giver: str) -> bool:
    """Tell whether a country that mostly gets help is said plainly to give: it acts itself, or the thing is "A's" or "from A"."""
    named = [clause.index_of(m) for m in clause.mentions("country", "person", "firm") if giver in m.codes]
    acts = next((v for v in clause.verbs(_PLAIN_GIVES) if not clause.is_passive(v)), None)
    return any((acts is not None and i < acts.index and clause.governor(i) == "") or clause.governor(i) in ("from", "by") or re.match(r"(?:\S+ ){0,2}(?:aid|assistance|help|loans?|grants?|credits?|support|donations?|gifts?)\b", clause.words(i + 1, i + 5)) for i in named)


_PLAIN_GIVES = ("give", "grant", "provide", "lend", "donate", "extend", "offer", "pledge", "send", "contribute", "forgive", "cancel", "write off", "ship", "supply", "deliver", "hand over", "waive", "pay", "allocate", "finance", "fund")


def _is_possible(giver: str, taker: str, kind: str) -> bool:
    """Tell whether a giver whom nothing names may be one: no country that only gets help where the other is the one that gives."""
    return bool(giver) and (kind == "investment" or _rank(giver) <= _rank(taker))


def _told(sent: Sent, clause: Clause, index: int, kind: str) -> tuple[str, str]:
    """Give giver and taker as words say them, "" for what they do not say."""
    subject = _codes(m for m in clause.subject if m.kind in ("country", "firm", "place", "person", "org", "group"))
    owner = _codes(m for m in clause.before(index, ("country", "firm", "org")) if (m.possessive or m.form == "adjective" or m.kind != "country") and not _RECEIVES.match(clause.words(clause.index_of(m) + 1)))
    source = _codes(clause.after(index, ("from", "by"), _GIVERS, 10)) or _after(clause, ("from", "by"), _GIVERS)
    goal = [c for c in _after(clause, ("to", "in", "into", "for", "towards", "toward"), _TAKERS) if c not in source[:1]]
    thanked = next((c for m in find_all(_THANKED, show(sent)) for c in show(sent).codes(m, "a")), "")
    giving, getting = next(clause.verbs(GIVES), None), next(clause.verbs(_GETS), None)
    if kind == "debt-relief":
        return _of_debt(clause, subject, source, giving)
    investor = subject[:1] if _RANKED.search(clause.words()) else []
    giver = next(iter([*investor, *owner, *([thanked] if thanked else []), *source]), "")
    taker = next((c for c in goal if c != giver), "")
    if getting is not None and (giving is None or getting.index < giving.index) and not clause.is_passive(getting):
        taker = next((c for c in subject if c != giver), taker)
    elif giving is not None and subject and not investor:
        passive = clause.is_passive(giving)
        if passive:
            taker = taker or next((c for c in subject if c != giver), "")
        else:
            giver = giver if thanked or (owner and not clause.relative) else next((c for c in [*source, *subject] if c), giver)
            beside = [c for c in codes_of(clause.after(giving.index, ("",), ("country",), 5)) if c != giver]
            taker = beside[0] if beside else taker if taker != giver else ""
    return giver, taker


_RECEIVES = re.compile(r"(?:country|people|nation|island|islands|neighbou?r|government)\b|(?:\S+ ){0,3}(?:donors?|investors?|creditors?|lenders?|benefactors?|backers?)\b")
_RANKED = re.compile(r"\b(?:is|was|are|were|remains?|became|(?:has|have|had) (?:been|become)|ranks?|ranked|as) (?:(?:also|again|still|now|among|by far|the|a|one|of|#|~) ?){0,6}(?:[\w-]+ ){0,4}?(?:donors?|investors?|creditors?|lenders?)\b")


def _after(clause: Clause, prepositions: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Give the countries, firms or bodies after one of the prepositions, in order."""
    found: list[Mention] = [m for m in clause.mentions(*kinds) if clause.governor(clause.index_of(m)) in prepositions and not (m.form == "adjective" and "by" not in prepositions)]
    return _codes(found)


def _codes(mentions: Iterable[Mention]) -> list[str]:
    """Give the countries for which mentions stand, bodies too: a fund or agency that has its country in its name is that country's."""
    found = [c for m in mentions for c in (_in_name(m) if m.kind == "org" else []) or codes_of([m], orgs=True)]
    return list(dict.fromkeys(found))


def _in_name(body: Mention) -> list[str]:
    return [code for word in body.text.split() for code in find_codes(word)][:1]


def _of_debt(clause: Clause, subject: list[str], source: list[str], giving: Cue | None) -> tuple[str, str]:
    """Give who let a debt go, and whose it was: "A wrote off B's debt", "B's debt to A was cancelled"."""
    owners = codes_of(m for i, m in ((clause.index_of(m), m) for m in clause.mentions("country")) if (m.possessive or m.form == "adjective") and re.match(r"(?:[\w~#-]+ ){0,4}?(?:debts?|arrears)\b", clause.words(i + 1, i + 7)))
    due = _after(clause, ("to",), _GIVERS)
    giver = next(iter([*source, *[c for c in due if c in owners or owners]]), "")
    if giving is not None and not clause.is_passive(giving) and subject and subject[0] not in owners:
        giver = subject[0]
    return giver, next((c for c in owners if c != giver), next((c for c in _after(clause, ("of", "for"), _TAKERS) if c != giver), ""))


def _other_named(sent: Sent, giver: str) -> str:
    named = [c for c in codes_of(sent.of_kind("country")) if c != giver]
    return named[0] if len(named) == 1 else ""


def _thought(sent: Sent, clause: Clause) -> tuple[str, str] | None:
    """Give the sides that a page on two leaves unsaid: by the currency, as told before, as the one of the two that is a donor."""
    pair = sent.pair
    if len(pair) != 2 or not sent.context.on_pair or not set(codes_of(sent.of_kind("country"))) <= set(pair):
        return None
    money = [m.amount.unit for m in clause.mentions("amount") if m.amount is not None]
    own = [c for c in pair if any(_is_currency_of(unit, c) for unit in money)]
    if len(own) == 1 and _rank(own[0]) < _rank(other_of(sent, own[0])):
        return own[0], other_of(sent, own[0])
    titled = _TITLED.match(sent.document.title)
    if titled is not None and find_codes(titled[1]) + find_codes(titled[2]) in (list(pair), list(reversed(pair))):
        return find_codes(titled[1])[0], find_codes(titled[2])[0]
    if sent.before.funded is not None and set(sent.before.funded[:2]) == set(pair):
        return sent.before.funded[:2]
    first, second = sorted(pair, key=_rank)
    return (first, second) if _rank(first) < _rank(second) else None


_TITLED = re.compile(r"([^:,]+?) in ([^:,]+)(?:[:,].*)?$")


def _is_currency_of(unit: str, code: str) -> bool:
    """Tell whether a currency of ISO 4217 is that of a country, whose two letters it begins with."""
    entity = load().entities.get(code)
    return len(unit) == 3 and unit != "USD" and entity is not None and entity.iso2 == unit[:2]


def is_taker(giver: str, taker: str) -> bool:
    """Tell whether of two countries the one named as giver is the one that mostly gets help."""
    return _rank(giver) > _rank(taker)


@cache
def _rank(code: str) -> int:
    """Give 0 for a donor by treaty, 1 for another state with aid of its own, 2 for the rest."""
    donors = load().cues["donors"]
    return 0 if code in donors["committee"] else 1 if code in donors["others"] else 2

