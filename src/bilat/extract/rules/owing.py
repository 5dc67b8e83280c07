"""Rules for money told from the side of who gets it: what one country owes to or borrowed from another, a gift of so much from it, whose aid it mostly gets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import amounts_after, figure_year, is_money
from bilat.extract.rules.shapes import Table, find_told
from bilat.extract.rules.sides import missing_side
from bilat.extract.waits import Waits
from bilat.model import Amount, Roles

_LENDER = r"(?:the )?(?:[\w-]+ ){0,3}?(?:of )?(?P<a>C's|Ca|C|F)(?![\w'])"
_STILL = r"(?:still |also |now |already |has |have |had )*"
_SHARE = r"(?:about |some |nearly |over |more than |roughly |around )*(?:%|N|M|half|most|one \w+|two \w+|a \w+)(?: \w+)?"
_SHAPES: tuple[tuple[str, str], ...] = (
    ("loan", rf"(?P<b>C|C's government) {_STILL}(?P<n>borrowed|borrows) (?:[^;.]{{1,60}}? )??from {_LENDER}"),
    ("loan", rf"(?P<b>C) {_STILL}(?P<n>owes?|owed) {_LENDER} (?:[\w-]+ ){{0,3}}?(?:M|%)"),
    ("loan", rf"(?P<b>C) {_STILL}(?P<n>owes?|owed) (?:[\w-]+ ){{0,2}}?M (?:[\w-]+ ){{0,2}}?to {_LENDER}"),
    ("loan", rf"(?P<n>debts?)(?: [^;.]*?)? (?:is|was|are|were) {_STILL}(?:owed|due) to {_LENDER}"),
    ("loan", rf"(?P<a>C) {_STILL}(?:holds?|held|owns?|accounts? for) {_SHARE} of (?P<b>C's|Ca|the) (?:[\w-]+ ){{0,4}}?(?P<n>debts?)"),
    ("grant", r"(?P<n>gift|present) of M (?:from|by) (?:the )?(?:government of |people of )?(?P<a>C's|Ca|C)"),
    (
        "aid",
        rf"(?P<b>C) (?:is|was|counts as|ranks as|became|remains|{_STILL}been|has become) (?:N of |among )?(?:the |a |its )?(?:[\w-]+ ){{0,3}}?"
        r"(?P<n>recipients?|priority (?:partner )?countr(?:y|ies)|beneficiar(?:y|ies)) (?:of|for|in) (?P<a>Ca|C's) (?:development |foreign |humanitarian |bilateral |technical )*(?:aid|assistance|help|development cooperation)",
    ),
)
_SHAPES_TABLE = Table(_SHAPES)
_LENT = re.compile(r"\b(?:[Bb]anks?|loans?|debts?|creditors?|lent|credits?)\b")  # what is owed may as well be a price, a fine or a share
_NO_MONEY = re.compile(
    r"\b(?:(?:word|idea|name|book|design|song|term|custom|style)s? (?:\w+ )?borrowed|borrowed (?:the |a |its |an |his )?(?:word|idea|name|design|term|phrase|tune|title)s?|repaid|paid back|paid off|wr\w+ off|forg\w+|cancel\w*"
    r"|gas|electricity|power|fuel|fees?|dues|compensation|damages|rent|pensions?|bills?|salaries|reparations|deliveries|supplies|fines?|taxes|unpaid)\b"
)


def find_owed(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A borrowed $1 billion from B", "A owes the bank of B half a billion", "B holds 40 per cent of A's debt", "a gift of $50 million from B"."""
    done: set[tuple[str, str, str]] = set()
    for kind, match, shown, place, index in find_told(sent, clause, _SHAPES_TABLE, "n"):
        giver = next((m.code for m in shown.mentions(match, "a") if m.code and m.form != "pronoun"), "")
        taker = next((m.code for m in shown.mentions(match, "b") if m.code and m.form != "pronoun" and m.code != giver), "") or missing_side(sent, giver)
        if not giver or not taker or (giver, taker, kind) in done or _NO_MONEY.search(place.words()) or (match["n"].startswith("owe") and not _LENT.search(sent.text)):
            continue
        done.add((giver, taker, kind))
        roles: Roles = {"from": giver, "to": taker, "instrument": kind}
        at, amount = (index, None) if match["n"].startswith("debt") else _sum(place, index)  # of a debt the share is told, not the sum
        yield Proposal("finance", roles, figure_year(sent, place, at), amount, clause=place, cue=at)


def _sum(clause: Clause, index: int) -> tuple[int, Amount | None]:
    """Give the sum that stands nearest to a unit with its place, the unit itself where there is none."""
    sums = [(i, amount) for i, amount in amounts_after(clause, -1) if is_money(amount)]
    return min(sums, key=lambda found: abs(found[0] - index), default=(index, None))


RULES = (Rule("owed", "money that a country owes or borrowed, gifts of money, whose aid it mostly gets", find_owed, Waits(shapes=[p for _, p in _SHAPES])),)
