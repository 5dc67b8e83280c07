"""Rules for membership told from the side of the organisation or by what stands before: admitted by it, a second member whose verb is left out,
allies within it, an end of membership. "A is a member of ORG" and the like are read in standing.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, date_of, period
from bilat.extract.rules.seats import find_membership_together
from bilat.extract.rules.standing import find_membership
from bilat.extract.waits import Waits

_GAP_STATUS = (("founding", r"found"), ("full", r"full"), ("observer", r"observer"), ("associate", r"associate"), ("candidate", r"candidate"), ("partner", r"partner"))


def find_membership_given(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "ORG admitted A in 2017", "ORG counts A among its founders", "A and B are allies within ORG", "the ORG's members include A and B"."""
    words = clause.words()
    orgs = [m for m in clause.mentions("org") if m.code]
    if len(orgs) != 1 or list(find_membership(sent, clause)):
        return
    org = orgs[0]
    for cue in clause.verbs(("admit", "accept", "take in", "welcome", "count", "include", "readmit", "suspend", "expel")):
        own = any(m is org for m in clause.subject)
        members = codes_of(m for m in clause.after(cue.index + cue.length - 1, ("",), ("country",), 5) if not m.possessive) if own else []
        if clause.is_passive(cue) and re.search(r"\b(?:to|by|into|from)(?: the)? #", clause.words(cue.index, cue.index + 5)):
            members = codes_of(m for m in clause.subject if m.kind in ("country", "group") and m.text.lower() != "it")
        if cue.lemma in ("count", "include", "accept", "welcome") and not re.search(r"\b(?:members?|founders?|founding|membership)\b", words):
            continue
        status = "suspended" if cue.lemma == "suspend" else "former" if cue.lemma == "expel" else "founding" if re.search(r"\bfound", words) else "full" if "full member" in words else "member"
        date = date_of(sent, clause, cue.index)
        when = period(clause, date, opens=True) if date is not None and date.value and cue.lemma not in ("count", "include") else None
        for member in members[:6]:
            yield _claim(clause, cue.index, member, org.code, status, when)
    allies = re.search(r"\b(?:allies|partners|members|sit|together|colleagues) (?:with)?in(?: the)? #", words)
    subject = codes_of(m for m in clause.subject if m.kind in ("country", "group", "place"))
    if allies and len(subject) >= 2 and not re.search(r"\b(?:could|might|may|would|should)\b", words[: allies.start()]):
        for member in subject:
            yield _claim(clause, 0, member, org.code, "member", None)


def _claim(clause: Clause, cue: int, member: str, organisation: str, status: str, when: str | None) -> Proposal:
    return Proposal("membership", {"member": member, "organisation": organisation, "status": status}, when, clause=clause, cue=cue)


def find_membership_gapped(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A sits in ORG as an observer, B as a full member", "A entered ORG in 2018, B in 1996", "A is in ORG, B in ORG2"."""
    said = [p for p in find_membership(sent, clause) if p.cue >= 0]
    if not said or clause.is_passive_at(said[0].cue):
        return
    first = said[-1]
    members = {str(p.roles["member"]) for p in said}
    yield from _second_organisation(clause, first, members)
    yield from _with_others(clause, said, members)
    begin = next((i for i, u in enumerate(clause.units) if i > first.cue and u.kind == "org"), first.cue)
    for i in range(begin + 1, len(clause.units) - 1):
        m = clause.units[i].mention
        if m is None or m.kind != "country" or not m.code or m.code in members or m.possessive or m.form == "adjective":
            continue
        if not re.search(r"(?:,|;|and|while)(?: the)?$", clause.words(max(0, i - 2), i)):
            continue
        rest = clause.words(i + 1, i + 8)
        as_what = re.match(r"as an? ((?:\w+ ){0,2}(?:member|observer|candidate|partner|associate|founder))", rest)
        dated = re.match(r"(?:only |not until )?(?:in|on|since) [\w~,]*\d{4}", rest)
        other = next((u.mention for u in clause.units[i + 1 : i + 4] if u.kind == "org"), None) if re.match(r"(?:in|to) (?:the )?#", rest) else None
        date = next((u.mention for u in clause.units[i + 1 : i + 4] if u.kind == "date"), None)
        if not (as_what or (dated and date is not None) or other is not None):
            continue
        status = next((name for name, shape in _GAP_STATUS if as_what and re.search(shape, as_what.group(1))), "member" if as_what or other else str(first.roles["status"]))
        when = period(clause, date, opens=True) if date is not None and date.value else None
        yield _claim(clause, i, m.code, other.code if other is not None else str(first.roles["organisation"]), status, when)


_LEADS = re.compile(r"(?:,|and|then) (?:then |later |finally |also )?(?:(?:in|of|to|joined) )?(?:the )?$")


def _second_organisation(clause: Clause, first: Proposal, members: set[str]) -> Iterator[Proposal]:
    """ "A has been in ORG since 1964 and in ORG2 since 2004": the second organisation, with its own date."""
    for i, unit in enumerate(clause.units):
        org = unit.mention
        lead = _LEADS.search(clause.words(max(0, i - 4), i) + " ")
        if org is None or unit.kind != "org" or i <= first.cue or not org.code or org.code == first.roles["organisation"] or lead is None:
            continue
        date = next((u.mention for u in clause.units[i + 1 : i + 4] if u.kind == "date"), None)
        if date is not None and date.value and re.match(r"(?:(?:in|on|since|from) )?[\w~]*\d{4}", clause.words(i + 1, i + 4)):
            for member in sorted(members):
                yield _claim(clause, i, member, org.code, str(first.roles["status"]), period(clause, date, opens=True))


def _with_others(clause: Clause, said: list[Proposal], members: set[str]) -> Iterator[Proposal]:
    """ "Both belong to ORG, with A and B": those named beside the members."""
    organisations = {str(p.roles["organisation"]) for p in said if p.roles["status"] in ("member", "founding", "full")}
    at = max((i for i, u in enumerate(clause.units) if u.mention is not None and u.mention.code in organisations), default=-1)
    if at < 0 or not re.match(r", (?:(?:along|together) with|with|alongside) (?:the )?#", clause.words(at + 1, at + 6)):
        return
    for other in codes_of(clause.after(at, ("with", "alongside"), ("country",), 6)):
        for organisation in sorted(organisations):
            if other not in members:
                yield _claim(clause, at, other, organisation, "member", None)


RULES = (
    Rule("membership-given", "a membership told from the side of the organisation", find_membership_given, Waits(kinds=("org",))),
    Rule("membership-together", "memberships told by what members do together, or who chairs", find_membership_together, Waits(kinds=("org",))),
    Rule("membership-gapped", "a second member whose verb is left out", find_membership_gapped, Waits(kinds=("org",))),
)
