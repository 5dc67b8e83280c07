"""Rules for investment and debt of which no sum is told: who is the largest investor or creditor where, whose firms have put money in, stakes
that were bought, debts forgiven."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, day_of, is_money, other_of
from bilat.extract.rules.shapes import Shown, Table, place_of, show
from bilat.extract.waits import Waits
from bilat.model import Amount, Roles

_IS = r"(?:is|was|are|were|remains?|remained|became|become|(?:has|have|had) (?:been|become|remained)|ranks?|ranked)(?: (?:also|again|still|now|today|by far|as|among|amongst|one of|counted among|N))*"
_RANK = r"(?:the |one of the |among the |a |an )?(?:[\w-]+ |N |Ca |C's |in C ){0,5}?"
_FIRMS = r"(?:companies|company|firms?|businesses|businessmen|investors|capital|entrepreneurs|enterprises|banks?|conglomerates?|corporations?|groups?|money)"
_SHAPES: tuple[tuple[str, str], ...] = (
    ("investment", rf"(?P<a><CC>) (?:{_FIRMS} )?{_IS} {_RANK}(?P<n>investors?|sources? of (?:foreign |direct )*investments?)(?: (?:in|of|to) (?P<b><OF>|Ca))?(?! (?:in|to|of) (?!the|C|D|N|%)\w+ (?!C)\w+ \w+ C)"),
    ("loan", rf"(?P<a><CC>) (?:banks? )?{_IS} {_RANK}(?P<n>creditors?|lenders?)(?: (?:in|of|to) (?P<b><OF>|Ca))?"),
    ("loan", r"with (?P<a>C) (?:as )?(?:the |its )?(?:main|largest|biggest|chief|principal|top|leading) (?P<n>creditor|lender)"),
    ("investment", r"with (?P<a>C) (?:as )?(?:the |its )?(?:main|largest|biggest|chief|principal|top|leading) (?:foreign )?(?P<n>investor)"),
    ("investment", rf"(?P<a>Ca|C's|F) (?:[\w-]+ ){{0,2}}?{_FIRMS}? ?(?:has |have |had |also |already |are |is ){{0,3}}(?P<n>invested|investing|been investing|invest|invests) (?:heavily |mainly |mostly |chiefly |above all |too |widely )?(?:in|into|there)(?: (?P<b><OF>))?"),
    ("investment", r"(?P<a>Ca|C's) (?:foreign |direct |private |total )*(?P<n>investments?)(?: in (?P<b><OF>))? (?:has |have |had )?(?:also )?(?:grown|grew|risen|rose|doubled|tripled|increased|fell|fallen|declined|expanded|surged|jumped|flowed|gone into|went into|is|are|was|were|focus\w*|concentrat\w*|cover\w*|include\w*|consist\w*)"),
    ("investment", r"(?P<n>investments?|fdi) (?:in (?P<b><OF>) )?(?:comes?|came) (?:mainly |mostly |chiefly )?from (?P<a><OF>)"),
    ("investment", r"(?P<a>F|Ca (?:\w+ ){0,2}?(?:fund|group|bank|company|firm|investor)) (?:has |have |had |also |already |now ){0,3}(?P<n>bought|acquired|purchased|owns?|owned|holds?|held|took|takes|taken|controls?) (?:a |an )?(?:(?:majority|minority|controlling|further|large|small|N|%|per cent|one|two|three) ){0,3}(?:stakes?|shares?|holding|interest|%|per cent)(?: stake)?(?: (?:of|in) (?:(?!C)[^,.;]+? in )?(?P<b><OF>)?)?"),
    ("investment", r"(?P<a>F) (?:has |have |had |also ){0,2}(?P<n>bought into|took over|taken over|bought up) (?:[^,.;]+? in )?(?P<b><OF>)?"),
    ("debt-relief", r"(?P<a>C|P|L) (?:has |have |had |also |then |even |agreed to |decided to ){0,3}(?P<n>forgave|forgiven|forgive|wrote off|written off|write off|wrote down|written down|cancelled|canceled|cancel|waived|waive|rescheduled|reschedule|converted|convert|restructured|struck off|remitted) (?:\w+ |% (?:of )?|per cent of |N ){0,4}?(?P<b>C's|Ca|its|the|all|what C)?(?: \w+){0,4}? ?(?:debts?|owed|arrears|repayments?)(?: (?:of|to) (?P<c><OF>))?"),
    ("debt-relief", r"(?P<b>C's|Ca) (?:\w+ ){0,3}?debts?(?: (?:to|with) (?P<a><OF>))?(?: of M| of %| ,[^,;.]+,)? (?:has been|have been|had been|was|were|is to be|will be|is being)(?: (?:\w+))?? (?P<n>written off|written down|forgiven|cancelled|canceled|waived|rescheduled|converted|restructured|swapped|turned into)"),
)
_SHAPES_TABLE = Table(_SHAPES)
_MIXED = re.compile(r"\b(?:wants?|wish\w*|hopes?|invited|invites?|urged|encourag\w+|attract\w*|agreement|treaty|protection|promotion|forum|potential|could|should|interested|arms|military)\b")


def find_stake(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A is among the five biggest investors in B", "firms of A have invested in B", "B's debt to A was written down"."""
    if clause is not sent.clauses[0] or any(m.amount and is_money(m.amount) for m in sent.of_kind("amount")):
        return
    shown = show(sent)
    for kind, match in _SHAPES_TABLE.find(shown):
        yield from _stakes(sent, shown, match, kind)


def _stakes(sent: Sent, shown: Shown, match: re.Match[str], kind: str) -> Iterator[Proposal]:
    if _MIXED.search(match.group()):
        return
    place, index = place_of(sent, shown, match, "n")
    givers = shown.named(match, "a")[:5]
    takers = [*shown.named(match, "b"), *shown.named(match, "c")]
    if "investor" in match["n"] or "creditor" in match["n"]:
        givers = shown.named(match, "a") + _beside(shown, match)
    for giver in dict.fromkeys(givers):
        taker = next((c for c in takers if c != giver), "") or _taker(sent, giver)
        if taker and taker not in givers:
            roles: Roles = {"from": giver, "to": taker, "instrument": kind}
            yield Proposal("finance", roles, day_of(sent, place, index), _share(place, index, kind), clause=place, cue=index)


def _beside(shown: Shown, match: re.Match[str]) -> list[str]:
    """Give those named with the investor: "With X, Y and Z, A is one of the main investors"."""
    found = re.search(r"(?:together |along )?with (?P<w>C(?: ?,? (?:and )?C)*) , $", shown.text[: match.start()])
    return shown.named(found, "w") if found else []


def _taker(sent: Sent, giver: str) -> str:
    others = [c for c in codes_of(sent.of_kind("country")) if c != giver]
    if other_of(sent, giver):
        return other_of(sent, giver) if not others or other_of(sent, giver) in others or sent.context.on_pair else ""
    pair = [c for c in sent.pair if c in others]
    return pair[0] if len(pair) == 1 else ""


def _share(clause: Clause, index: int, kind: str) -> Amount | None:
    """Give the share of a debt that was let go, or the rate at which investment grew."""
    shares = [m.amount for m in clause.mentions("amount") if m.amount is not None and m.amount.unit == "%"]
    return shares[0] if shares and (kind == "debt-relief" or re.search(r"\b(?:by|stake|share|%)\b", clause.words(index))) else None


RULES = (Rule("stake", "investment and debt of which no sum is told: investors by rank, stakes, debts forgiven", find_stake, Waits(shapes=[p for _, p in _SHAPES])),)
