"""Agreements told after another or without a verb of signing: "and one on visas in 2009", "In 2009 came an agreement on visas", "five accords came out of the
visit". Those told with a verb of signing are read in agreements.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.dates import to_day, to_period
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.agreements import find_agreement
from bilat.extract.rules.common import codes_of, day_of, phrase, two_sides
from bilat.extract.rules.instruments import find_count, find_instrument, find_instruments, find_subjects
from bilat.extract.waits import Waits
from bilat.model import Roles

_ANOTHER = re.compile(r"(?:and|,|;) (?:and )?(?:then )?(?:another(?: one)?|one|a (?:second|third|further)(?: one)?|others|ones)$")
_ON = frozenset(["on", "about", "for", "concerning", "covering"])


def find_agreement_another(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "They signed a treaty of friendship in 1965 and one on visas in 2009", "..., one on investment since 2016": the second, with its own date."""
    if clause is not sent.clauses[0]:
        return
    whole = Clause([u for c in sent.clauses for u in c.units])
    spots = [i for i in range(4, len(whole.units) - 2) if whole.units[i].mention is None and whole.units[i].low in _ON and _ANOTHER.search(whole.words(max(0, i - 6), i))]
    said = [p for p in find_agreement(sent, clause) if p.roles.get("status") in ("signed", "in-force", "ratified", "initialled") and p.when] if spots else []
    for i in spots:
        at = _date_behind(whole, i)
        date = whole.units[at].mention if at > 0 else None
        if not said or date is None or whole.units[i].start < said[-1].clause.start:  # type: ignore[union-attr]
            continue
        last = at - 1 if whole.units[at - 1].low in ("in", "on", "since", "of", "from") else at
        when = to_period(date) if date.relation == "since" else to_day(date)
        if any(p.when == when for p in said):
            continue  # it is told of already
        roles: Roles = {**said[-1].roles, "subject": phrase(sent, whole.units[i + 1].start, whole.units[last - 1].end)}
        yield Proposal("agreement", roles, when, clause=whole, cue=i, modality="asserted")


def _date_behind(whole: Clause, i: int) -> int:
    """Give where the date stands that ends "one on visas in 2009", -1 where a verb or another mark comes before it."""
    for k in range(i + 2, min(i + 10, len(whole.units))):
        unit = whole.units[k]
        if unit.kind == "date":
            return k if unit.mention is not None and unit.mention.value else -1
        if unit.mention is not None or unit.low in (",", ";", ".", "(") or whole.is_verb(k):
            return -1
    return -1


_CAME = re.compile(r"^(?:(?:in|on|since|then|after|with) )?(?:[\w~,]+ ){0,6}?(?:came|followed) (?:an? |the (?:first )?|two |three |four |five |\d+ )?(?:[\w-]+ ){0,3}?$")
_OUT_OF = re.compile(r"^[^,;]{0,60}? (?:came out of|resulted from|grew out of|crowned|were the (?:fruit|result|outcome) of|was the (?:fruit|result|outcome) of) (?:the|his|her|this|that|their) (?:[\w-]+ )?(?:visit|talks|meeting|summit|trip|session|negotiations)\b")


def find_agreement_came(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "In 2009 came an agreement on visas", "five accords came out of the visit, on health and farming among others"."""
    index = next(iter(find_instruments(clause)), -1)
    if index < 0 or not (_CAME.match(clause.words(0, index) + " ") or (index < 5 and _OUT_OF.match(clause.words(index)))) or next(find_agreement(sent, sent.clauses[0]), None) is not None:
        return
    sides, date = two_sides(sent, clause, index), day_of(sent, clause, index)
    if len(sides) != 2 or (date is None and not _OUT_OF.match(clause.words(index))) or _names_more(sent, sides):
        return
    for subject in find_subjects(sent, clause, index) or [""]:
        roles: Roles = {"parties": sides, "instrument": find_instrument(clause, index), "status": "signed", **({"subject": subject} if subject else {})}
        yield Proposal("agreement", roles, date, find_count(clause, index), clause=clause, cue=index, modality="asserted")


def _names_more(sent: Sent, sides: list[str]) -> bool:
    others: list[Mention] = [m for m in sent.of_kind("country", "org") if m.form not in ("capital", "pronoun")]
    return any(c not in sides for c in codes_of(others, orgs=True))


RULES = (
    Rule("agreement-another", "a second agreement whose noun is left out", find_agreement_another, Waits(words=("another", "one", "second", "third", "further", "others", "ones"))),
    Rule("agreement-came", "an agreement that came", find_agreement_came, Waits(words=("came", "followed", "resulted", "grew", "crowned", "fruit", "result", "outcome"))),
)
