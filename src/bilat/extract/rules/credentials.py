"""Envoys told by their credentials on a page whose title says that it speaks from one of two countries: "N. presented his credentials as Minister
Resident on ...". Whose envoy it is, the title says; envoys told with a country are read in envoys.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import date_of, other_of, page_voice
from bilat.extract.rules.envoys import CREDENTIALS, find_envoy, rank_of
from bilat.extract.waits import Waits

_VERBS = ("present", "deliver", "hand")
_OFFICE = re.compile(r"\bas (?:the |an? )?(?:first )?((?:[A-Z]\w+ )?(?:Envoy|Ambassador|Minister|Chargé|Consul|Commissioner)\b[^,.;]{0,20})")


def find_envoy_by_credentials(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Ambassador N. presented his credentials on ...", "N. presented credentials as Minister Resident on ...": A's envoy to B, from that day."""
    verb = next(clause.verbs(_VERBS), None)
    sender = page_voice(sent) if verb is not None and sent.context.on_pair and not sent.context.owner else ""
    if verb is None or not sender or not CREDENTIALS.search(clause.words(verb.index)) or any(True for c in sent.clauses for _ in find_envoy(sent, c)):
        return
    if any(other_of(sent, sender) not in m.codes for m in clause.after(verb.index, ("to",), ("person", "country", "place"))):
        return  # presented to the page's own country, or to one whose country is not known
    date = date_of(sent, clause, verb.index)
    person = _presenter(sent, clause)
    rank = _rank(sent, clause, person) if person is not None else ""
    if person is None or not rank or date is None or not re.fullmatch(r"\d{4}[\d-]*", date.value) or date.relation not in ("", "in"):
        return
    yield Proposal("envoy", {"person": person.value, "sender": sender, "host": other_of(sent, sender), "rank": rank}, f"{date.value}/", clause=clause, cue=verb.index, modality="asserted")


def _presenter(sent: Sent, clause: Clause) -> Mention | None:
    """Give the only person who presents, of no country but that of which the page tells the history."""
    people = [m for m in clause.subject if m.kind == "person" and m.value]
    return people[0] if len(people) == 1 and set(people[0].codes) <= {page_voice(sent)} else None


def _rank(sent: Sent, clause: Clause, person: Mention) -> str:
    """Give the rank: the office in which the credentials are presented, else the person's own, said before the name or after it."""
    text = sent.document.text[clause.start : clause.end]
    told = _OFFICE.search(text)
    beside = re.search(r"(?:[Rr]esident|first) ([A-Za-z]+),?$", text[: text.find("present")].rstrip(" ,")) if "present" in text else None
    return _rank_of(told[1] if told else person.office or (beside[1] if beside else ""))


def _rank_of(office: str) -> str:
    """Give the rank of an office of several names: the highest ("Minister Resident and Consul General" is an envoy)."""
    low = office.lower()
    return "ambassador" if "ambassador" in low else "envoy" if re.search(r"\bminister\b", low) else rank_of(office) or ""


RULES = (Rule("envoy-credentials", "an envoy of the page's country, by the credentials presented", find_envoy_by_credentials, Waits(verbs=_VERBS)),)
