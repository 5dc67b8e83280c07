"""Rules for finance: aid, loans, grants, investment and debt relief from one country to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, figure_year, is_equivalent, is_money, other_of, phrase_after
from bilat.model import Roles

_AID = re.compile(r"\b(?:aid|assistance|grants?|loans?|credits?|credit line|line of credit|lines of credit|investments?|invest(?:ed|s|ing)?|fdi|debt(?: relief)?|financ\w+|fund\w*|donat\w+|lent|loaned|development assistance|oda|humanitarian|disburs\w+|contribut\w+|pledg\w+|relief|budget support)\b")
_INSTRUMENTS = (
    ("debt-relief", r"\bdebts?\b.*\b(?:reli\w+|forg\w+|cancel\w*|writ\w+ off|wrote off|waiv\w+|reduc\w+)|\b(?:forg\w+|cancel\w*|wrote off|waiv\w+)\b.*\bdebts?\b"),
    ("credit", r"\b(?:lines? of credit|credit lines?|credits?)\b"),
    ("loan", r"\b(?:loans?|lent|lend|loaned|lending)\b"),
    ("grant", r"\bgrants?\b(?! (?:in )?asylum)|\bgrant aid\b"),
    ("investment", r"\b(?:invest\w*|fdi)\b"),
    ("aid", r"\b(?:aid|assistance|oda|humanitarian|donat\w+|relief|disburs\w+|budget support|fund\w*|contribut\w+|pledg\w+|financ\w+)\b"),
)
_GIVES = ("give", "grant", "provide", "lend", "donate", "extend", "offer", "pledge", "invest", "contribute", "disburse", "allocate", "send", "finance", "fund", "forgive", "cancel", "write off", "commit", "approve", "spend", "supply", "pay", "pay out", "deliver", "promise", "loan", "award", "release", "allot", "waive", "inject")
_GETS = ("receive", "get", "obtain", "secure", "borrow", "attract", "benefit from")


def find_finance(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A granted B a loan of 50 million", "aid from A to B", "A invested $2bn in B", "A's investment in B reached ..."."""
    words = clause.words()
    if not _AID.search(words):
        return
    instrument = next((name for name, shape in _INSTRUMENTS if re.search(shape, words)), "")
    if not instrument or re.search(r"\b(?:military aid|investment (?:agreement|protection|treaty|promotion)|first aid|aid workers?)\b", words):
        return
    index = next((i for i, u in enumerate(clause.units) if u.mention is None and _AID.search(u.low)), 0)
    sides = _donor(sent, clause, index, instrument)
    if not sides:
        return
    money = [(i, m) for i, m in ((clause.index_of(m), m) for m in clause.mentions("amount")) if m.amount and is_money(m.amount) and not is_equivalent(clause, i)]
    roles: Roles = {"from": sides[0], "to": sides[1], "instrument": instrument}
    subject = phrase_after(sent, clause, next((i for i in range(index, len(clause.units)) if clause.units[i].low in ("for", "towards")), len(clause.units)), limit=10) if re.search(r"\bfor\b", clause.words(index)) else ""
    if subject and not re.match(r"\d|[A-Z][a-z]+$", subject):
        roles["subject"] = subject
    if not money and not any(True for _ in clause.verbs((*_GIVES, *_GETS))) and "from" not in words:
        return
    for i, mention in money or [(index, None)]:
        yield Proposal("finance", dict(roles), figure_year(sent, clause, i), mention.amount if mention else None, clause=clause, cue=index)


def _donor(sent: Sent, clause: Clause, index: int, instrument: str) -> tuple[str, str] | None:
    subject = codes_of(m for m in clause.subject if m.kind in ("country", "org", "firm", "place") or m.kind == "person")
    owner = codes_of(m for m in clause.before(index, ("country",)) if m.possessive or m.form in ("adjective", "pronoun"))
    source = codes_of(clause.after(-1, ("from", "by"), ("country",)))
    target = codes_of(clause.after(-1, ("to", "in", "into", "for", "towards"), ("country",)))
    indirect = codes_of(clause.after(index if not subject else 0, ("",), ("country", "group"), 12))
    giving = next(clause.verbs(_GIVES), None)
    getting = next(clause.verbs(_GETS), None)
    if getting is not None and subject and (giving is None or getting.index < giving.index):
        donor = source or [c for c in owner if c not in subject]
        return _two(sent, donor[0] if donor else other_of(sent, subject[0]), subject[0])
    if giving is not None and not clause.is_passive(giving) and subject:
        goal = [c for c in [*codes_of(clause.after(giving.index, ("",), ("country",), 4)), *target, *indirect] if c != subject[0]]
        return _two(sent, subject[0], goal[0] if goal else other_of(sent, subject[0]))
    donor = source or owner
    goal = [c for c in [*target, *subject] if c not in donor]
    if donor:
        return _two(sent, donor[0], goal[0] if goal else other_of(sent, donor[0]))
    return None


def _two(sent: Sent, a: str, b: str) -> tuple[str, str] | None:
    return (a, b) if a and b and a != b else None


RULES = (Rule("finance", "aid, loans, grants, investment or debt relief from one country to another", find_finance),)
