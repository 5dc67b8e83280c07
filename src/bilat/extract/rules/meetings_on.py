"""Meetings and visits told in passing: "Talks with Prime Minister N." after a line on a visit, "and again in CITY in 1995", "visiting President N.", "was a guest
of", a delegation or members of a parliament who come and meet. Those told with a verb and two names are in meetings.py and visits.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.act_dates import date_beside
from bilat.extract.rules.common import act_time, codes_of, day_of, is_city, other_of, phrase
from bilat.extract.rules.meetings import find_meeting
from bilat.extract.rules.visits import read_visits
from bilat.extract.waits import Waits
from bilat.model import Roles
from bilat.vocabulary import load

_TALKS = re.compile(r"(?:further |private |working )?(?:talks|meetings?|discussions|conversations?|audience) with (?:the )?$")


def find_talks_of_visit(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Talks with Prime Minister N.", a line without a verb after one that tells of a visit: the visitor met them, on that day."""
    visitor = sent.before.person
    if clause is not sent.clauses[0] or visitor is None or not visitor.value or not sent.before.journey[0] or any(c.verb >= 0 for c in sent.clauses) or sent.start == sent.block.start:
        return
    first = next((i for i, u in enumerate(clause.units) if u.kind == "person"), -1)
    hosts = [m for m in clause.group(first) if m.value and m.value != visitor.value and m.form != "pronoun"] if first > 0 and _TALKS.fullmatch(clause.words(0, first) + " ") else []
    origin, host = sent.before.journey
    if hosts and all(h.code in ("", host) for h in hosts) and not sent.of_kind("date"):
        roles: Roles = {"participants": [visitor.value, *(h.value for h in hosts)], **_offices([visitor, *hosts])}
        yield Proposal("meeting", roles, sent.before.day or None, clause=clause, cue=0, modality="asserted", dyads=("-".join(sorted((origin, host))),), context=((visitor.start, visitor.end),))


def _offices(people: list[Mention]) -> Roles:
    offices = list(dict.fromkeys(p.office for p in people if p.office))
    return {"role": offices[0] if len(offices) == 1 else offices} if offices else {}


_AGAIN = re.compile(r"(?:,|and) (?:and )?(?:(?:again|then|later|once more|a second time|for a second time) )*(?P<how>in|at|to)(?: the)?$")


def find_meeting_again(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "X and Y met in CITY in 1994, and again in CITY2 in 1995", "X received Y at CITY in May and at CITY2 in August": the second time and place."""
    spots = [i for i in range(3, len(clause.units)) if _is_second_spot(clause, i)]
    if not spots:
        return
    said = [p for p in (*find_meeting(sent, clause), *read_visits(sent, clause)) if 0 <= p.cue < spots[0] and p.when]
    for i in spots:
        city, date = clause.units[i].mention, _date_behind(clause, i)
        for proposal in said:
            if city is None or date is None or (proposal.type == "visit" and city.code != proposal.roles["to"]):
                continue
            yield Proposal(proposal.type, {**proposal.roles, "place": city.value or city.text}, act_time(clause, date), clause=clause, cue=i, dyads=proposal.dyads)


def _is_second_spot(clause: Clause, i: int) -> bool:
    """Tell whether a city with a date of its own stands there that is the second of two ("in CITY in 1994 and again in CITY2 in 1995")."""
    mention = clause.units[i].mention
    spot = mention is not None and mention.kind in ("place", "country") and is_city(mention) and not mention.possessive and bool(_AGAIN.search(clause.words(max(0, i - 8), i)))
    return spot and _date_behind(clause, i) is not None and any(u.kind == "date" for u in clause.units[:i]) and not any(clause.is_verb(k) for k in range(max(0, i - 4), i))


def _date_behind(clause: Clause, i: int) -> Mention | None:
    """Give the date that stands right behind a city ("in CITY2 in 1995", "at CITY2 on 3 May 1995")."""
    date = next((u.mention for u in clause.units[i + 1 : i + 3] if u.kind == "date"), None)
    return date if date is not None and date.value and clause.words(i + 1, clause.index_of(date)) in ("", "in", "on") else None


def find_visiting(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "President X and visiting President Y watched the ceremony": Y visits X's country."""
    for person in clause.mentions("person"):
        if not person.text.lower().startswith("visiting ") or not person.value or not person.code or person.code not in sent.pair:
            continue
        roles: Roles = {"visitor": person.value, "from": person.code, "to": other_of(sent, person.code), **_offices([person])}
        at = clause.index_of(person)
        yield Proposal("visit", roles, day_of(sent, clause, at), clause=clause, cue=at, modality="asserted")


_GUEST = re.compile(r"(?:was|is|had been|has been|were) (?:\w+ )?(?:an? |the )?(?:state |official |honoured )?guests? of (?:honou?r (?:of|at) )?(?:the )?$")


def find_guest(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "X was a guest of Y in 2018", two persons of two countries: a visit to Y's country, and a meeting."""
    for host in clause.mentions("person"):
        at = clause.index_of(host)
        guests = [m for m in clause.subject if m.kind == "person" and m.value and m.form != "pronoun"]
        if at < 3 or not host.value or len(guests) != 1 or not _GUEST.search(clause.words(0, at) + " ") or len({guests[0].code, host.code} - {""}) != 2:
            continue
        when = day_of(sent, clause, at)
        yield Proposal("visit", {"visitor": guests[0].value, "from": guests[0].code, "to": host.code, **_offices(guests)}, when, clause=clause, cue=at)
        yield Proposal("meeting", {"participants": [guests[0].value, host.value], **_offices([guests[0], host])}, when, clause=clause, cue=at)


_RETURNED = re.compile(r"\breturned (?:the (?:\w+ )?(?:visit|call)|it|(?:his|her|their)(?:~| )(?:\w+ )?(?:visit|call))\b")


def find_visit_returned(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "X paid a state visit to B in 1960, and Y returned it in 1965": Y's, the other way round."""
    found = _RETURNED.search(clause.words())
    visitor = next((m for m in clause.subject if m.kind == "person" and m.value), None)
    earlier = [(str(p.roles["from"]), str(p.roles["to"])) for c in sent.clauses if c.start < clause.start for p in read_visits(sent, c)]
    origin, host = (earlier or [sent.before.journey])[-1]
    if found is None or visitor is None or not {origin, host} <= load().entities.keys() or visitor.code not in ("", host):
        return
    at = len(clause.words()[: found.start()].split())
    roles: Roles = {"visitor": visitor.value, "from": host, "to": origin, **_offices([visitor])}
    yield Proposal("visit", roles, day_of(sent, clause, at), clause=clause, cue=at)


_GROUP = r"(?:delegations?|teams?|missions?|groups?|negotiators|officials|lawmakers|parliamentarians|senators|deputies|experts)"
_BODY = re.compile(rf"(?:an? |the |several |some )?(?:[\w-]+ )?# (?:\w+ ){{0,2}}?{_GROUP} (?:of \w+ )?(?:came|arrived|travelled|traveled|flew|went|visited|was|were)\b")
_MEETS = re.compile(r"(?:and (?:there |then |also )?(?:met|saw)(?: with)?|and (?:was|were) received by|and held talks with|and had talks with) (?:the )?$")


def find_delegation_met(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "An A delegation came to CITY in January and met Minister N.": a meeting of the two."""
    if clause is sent.clauses[0]:
        return
    first = sent.clauses[0]
    body = _BODY.match(first.words())
    host = next((u.mention for u in clause.units if u.kind == "person"), None)
    if body is None or host is None or not host.value or not _MEETS.fullmatch(clause.words(0, clause.index_of(host)) + " "):
        return
    owner = next((m for m in first.mentions("country") if m.form == "adjective"), None)
    words = body.group().rsplit(" ", 1)[0].split()
    if owner is None or owner.code == host.code or not (host.code or other_of(sent, owner.code)):
        return
    name = phrase(sent, first.units[0].start, first.units[len(words) - 1].end)
    date = day_of(sent, clause, 0) or next((act_time(first, d) for d in first.dates() if d.value), None)
    city = next((m for m in first.mentions("place", "country") if is_city(m)), None)
    roles: Roles = {"participants": [name, host.value], **_offices([host]), **({"place": city.value or city.text} if city is not None else {})}
    yield Proposal("meeting", roles, date, clause=clause, cue=0, dyads=("-".join(sorted((owner.code, host.code or other_of(sent, owner.code)))),))


_MEMBERS = re.compile(
    r"(?P<who>(?:(?:some |several |two |three |four |five |six |ten |twenty )?(?:members|deputies|senators|officials|experts|representatives|officers|journalists|mps)|an? (?:[\w-]+ )?(?:group|team|delegation|party) of [\w-]+) (?:of|from) (?:the )?(?:[\w-]+ )?#(?: [\w-]+){0,5}?) "
    r"(?:came to|visited|travelled to|traveled to|went to|flew to|were in|was in|toured|arrived in) (?:the )?$"
)


def find_members_visit(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Members of the A parliament's committee came to B in February 2009": a visit of theirs."""
    for i, unit in enumerate(clause.units):
        to = unit.mention
        found = _MEMBERS.match(clause.words(0, i) + " ") if to is not None and to.kind in ("country", "place") and to.code else None
        origin = codes_of(clause.mentions("country", end=i))
        date = date_beside(sent, clause) or next((d for d in clause.dates() if d.value), None)
        if found is None or to is None or len(origin) != 1 or origin[0] == to.code or date is None:
            continue
        who = phrase(sent, clause.units[0].start, clause.units[len(found["who"].split()) - 1].end)
        roles: Roles = {"visitor": who, "from": origin[0], "to": to.code, **({"place": to.value or to.text} if is_city(to) else {})}
        yield Proposal("visit", roles, act_time(clause, date), clause=clause, cue=i)
        return


RULES = (
    Rule("talks-of-visit", "whom a visitor met, told in a line without a verb", find_talks_of_visit, Waits(words=("talks", "meeting", "meetings", "discussions", "conversation", "conversations", "audience"))),
    Rule("meeting-again", "a second place and time of the same two", find_meeting_again, Waits(words=("and",))),
    Rule("visiting", "a visitor who is only called so", find_visiting, Waits(words=("visiting",))),
    Rule("guest", "a guest of somebody abroad", find_guest, Waits(words=("guest", "guests"))),
    Rule("visit-returned", "a visit that is returned", find_visit_returned, Waits(words=("returned",))),
    Rule("delegation-met", "whom a delegation met", find_delegation_met, Waits(patterns=(_BODY,))),
    Rule("members-visit", "members of a body abroad", find_members_visit, Waits(words=("members", "deputies", "senators", "officials", "experts", "representatives", "officers", "journalists", "mps", "group", "team", "delegation", "party"))),
)
