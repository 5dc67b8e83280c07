"""Missions told by reference: non-resident ones covered from elsewhere, those taken up again by "it" or "the embassy", a second one whose rank
is left out ("A one in X", "B ones in Y and Z"), a change of rank. Missions named in full are read in missions.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.act_dates import date_of_coming, date_of_leaving, is_late
from bilat.extract.rules.common import codes_of, date_of, is_city, other_of, page_voice, period
from bilat.extract.rules.mission_frames import RANKS, find_rises
from bilat.extract.rules.missions import close_time, find_mission
from bilat.extract.waits import Waits
from bilat.model import Roles

_SERVES = ("cover", "accredit", "answer for", "look after", "serve", "be responsible for", "represent", "oversee", "double", "assure", "maintain", "conduct", "care for")
_HEADS = re.compile(r"\b(?:ambassador|ambassadors|high~commissioner|high commissioner|embassy|high commission|mission|envoy|charge)\b")
_FRAME = re.compile(
    r"\b(?:accredit\w*|cover(?:s|ed|ing)?|answers? for|looks? after|looked after|serves?|served|responsible for|represented|concurrently|jurisdiction over|oversees|non-resident|nonresident|doubles? as|competent for|responsibility for|conducted|maintained)\b"
)


def find_nonresident(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A's ambassador in CITY is accredited to B", "B is served by the A ambassador in CITY", "A's embassy in CITY also answers for B and C"."""
    words = clause.words()
    frame = _FRAME.search(words)
    if frame is None or not re.search(r"ambassador|high~?.?commission|embassy|mission\b|envoy", words):
        return
    seat = _seat(sent, clause)
    if seat is None:
        return
    people = [m for m in clause.mentions("person") if re.search(r"ambassador|high commissioner|envoy|charg", (m.office or m.text).lower())]
    if not people and not list(clause.find(RANKS)) and "mission" not in words:
        return
    at = len(words[: frame.start()].split())
    if re.search(r"\b(?:formerly|as part of|until the)\b", words):
        return
    targets = _targets(sent, clause, at, seat)
    sender = _sender(sent, clause, people, targets, seat)
    rank = "high-commission" if re.search(r"high~?.?commission", words) else "embassy"
    for target in targets[:8]:
        if sender and target not in (sender, seat.code):
            roles: Roles = {"sender": sender, "host": target, "rank": rank, "status": "open", "accredited_from": (seat.value or seat.text) if is_city(seat) else seat.code}
            yield Proposal("mission", roles, None, clause=clause, cue=at, modality="asserted")


def _seat(sent: Sent, clause: Clause) -> Mention | None:
    """Give where the mission that covers sits: "ambassador in CITY", "based in CITY", "from CITY"."""
    for i, unit in enumerate(clause.units):
        m = unit.mention
        if m is None or m.kind not in ("place", "country") or not m.code or not is_city(m):
            continue
        lead = clause.words(max(0, i - 4), i)
        if re.search(r"(?:ambassador|commissioner|commission|embassy|mission|envoy|based|resident|residing|resides|located|seated|sits|office) (?:is |situated )?(?:in|at|to)$|\b(?:from|out of|through)$|\bfrom (?:its |the |their )?(?:embassy|mission|high commission) in$", lead):
            return m
    before = next((u.mention for c in sent.clauses if c.end <= clause.start for u in c.units if u.mention and is_city(u.mention) and c.governor(c.index_of(u.mention)) in ("in", "at")), None)
    if before is not None and (clause.inherited or clause.relative or clause.units[0].low in ("that", "which", "and", "it")):
        return before
    return None


def _targets(sent: Sent, clause: Clause, at: int, seat: Mention) -> list[str]:
    """Give the countries that are covered: objects of the verb, "there", the subject of a passive."""
    passive = bool(re.search(r"\b(?:is|are|was|were|been) (?:\w+ )?(?:served|covered|looked after|represented|conducted|maintained)\b", clause.words()))
    if passive and "represented" in clause.words() and re.search(r"\b(?:its|her|their|the #~?\w*|an?) (?:\w+ )?(?:embassy|high|mission|ambassador)", clause.words(at)):
        inside = codes_of(clause.after(at, ("in", "to"), ("country", "place"), 5))
        subject = codes_of(m for m in clause.subject if m.kind in ("country", "place"))
        fallback = [sent.context.heading or other_of(sent, subject[0])] if len(subject) == 1 else []
        return [c for c in (inside if inside and inside[0] != seat.code else fallback) if c and c not in subject]
    if passive:
        subject = [c for c in codes_of(m for m in clause.subject if m.kind in ("country", "place")) if c != seat.code]
        inside = codes_of(clause.after(at, ("in", "to"), ("country",), 5))
        return [c for c in inside if c != seat.code] or subject
    there = [m.code for m in clause.mentions("country", begin=at) if m.form == "there"]
    found: list[str] = []
    for i in range(at + 1, len(clause.units)):
        m = clause.units[i].mention
        if m is not None and m.kind in ("country", "place") and m is not seat and m.form not in ("pronoun", "adjective", "there") and not m.possessive and clause.governor(i) in ("", "to", "for", "over", "of") and m.code:
            found.append(m.code)
    return there or found


def _sender(sent: Sent, clause: Clause, people: list[Mention], targets: list[str], seat: Mention) -> str:
    owner = [c for m in people for c in m.codes]
    if "represented" in clause.words() and len(codes_of(m for m in clause.subject if m.kind == "country")) == 1 and codes_of(m for m in clause.subject if m.kind == "country")[0] not in targets:
        return codes_of(m for m in clause.subject if m.kind == "country")[0]
    own = [m.code for m in clause.mentions("country") if (m.possessive or m.form == "adjective") and m.code and m.code not in targets and m.code != seat.code]
    subject = [c for c in codes_of(m for m in clause.subject if m.kind == "country") if c not in targets and c != seat.code]
    told = [str(p.roles["sender"]) for c in sent.clauses if c.start < clause.start for p in find_mission(sent, c)]
    for codes in (owner, own, subject, told):
        if codes and codes[0] not in targets:
            return codes[0]
    return other_of(sent, targets[0]) if targets else ""


_ACTS = {"close": "closed", "shut": "closed", "shut down": "closed", "close down": "closed", "wind up": "closed", "shutter": "closed", "cease operations": "closed", "cease to exist": "closed", "suspend operations": "suspended", "resume operations": "open", "resume its operations": "open", "begin operations": "open", "commence operations": "open", "start operations": "open", "become operational": "open", "terminate": "closed", "evacuate": "closed", "discontinue": "closed", "withdraw": "closed", "abolish": "closed", "cease functioning": "closed", "cease to function": "closed", "discontinue operations": "closed", "halt operations": "suspended", "end operations": "closed", "set up": "open", "establish": "open", "re-establish": "open", "reestablish": "open", "reopen": "open", "re-open": "open", "open": "open", "inaugurate": "open", "move": "open", "relocate": "open",
         "raise": "open", "upgrade": "open", "elevate": "open", "suspend": "suspended", "downgrade": "open", "turn": "open", "convert": "open", "replace": "open", "become": "open"}  # fmt: skip
_AGAIN = re.compile(r"^(?:(?:because|owing|due|following|after|in|on|upon|with|by|at|as|for) [^,]{0,90}, )?\W*(?:(?:in|on|since|until|after|by|but|and|then|later|which|where|when|the following year|only) )*(?:[\w~,]+ ,? ?)?(?:it|this|the embassy|the mission|the post|the legation|the consulate|the high commission|which|that mission|the office)\b")


def find_mission_again(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "It was closed in 1994 and reopened in 2015", "the embassy moved to CITY", "it was raised to an embassy in 1954": a mission told of before."""
    verb = next(clause.verbs(tuple(_ACTS)), None)
    if verb is None or not _is_told_again(clause, verb) or any(p.cue >= 0 for p in find_mission(sent, clause)):
        return
    known = _known(sent, clause)
    beside = date_of_coming if _ACTS[verb.lemma] == "open" else date_of_leaving
    date = date_of(sent, clause, verb.index) or beside(sent, clause)
    late = _ACTS[verb.lemma] == "open" and date is not None and is_late(clause, date)
    if known is None or next(find_rises(clause), None) is not None or (find_modality(clause, verb.index) == "denied" and not late):
        return
    rank = str(known["rank"])
    changed = re.search(r"\b(?:to|into|by|becomes?|became)(?: the)?(?: rank of| level of| status of)?(?: an?)? (embassy|legation|consulate[ -]general|high commission|consulate)\b", clause.words(verb.index))
    if verb.lemma in ("raise", "upgrade", "elevate", "downgrade", "turn", "convert", "replace", "move", "relocate", "become"):
        if not changed:
            return
        rank = RANKS.get(changed.group(1), rank)
    status = _ACTS[verb.lemma]
    when = _when_again(clause, date, status, late=late) if date is not None and date.value else None
    roles: Roles = {k: v for k, v in {**known, "rank": rank, "status": status}.items() if v and k != "accredited_from"}
    yield Proposal("mission", roles, when, clause=clause, cue=verb.index, modality="asserted" if late else None)


_ALONE = re.compile(r"(?:it|them|again|in|on|until|after|when|only|for|its~?|[.,;)]|[\w~]*\d{4}|to|briefly|temporarily|(?:two|three|several|ten)(?:~.*)?)?$")


def _is_told_again(clause: Clause, verb: Cue) -> bool:
    """Tell whether a clause takes up a mission ("it", "the embassy", "which") to which its verb is done, or which does it without an object."""
    words = clause.words()
    taken_up = _AGAIN.match(words) or (clause.inherited and verb.index < 4) or clause.relative or re.search(r"\b(?:it|them)$", clause.words(0, verb.index + 2))
    end = verb.index + verb.length
    alone = clause.is_passive(verb) or verb.lemma == "become" or _ALONE.match(clause.words(end, end + 1)) or clause.words(end, end + 2) == "its doors"
    return bool(taken_up and alone)


def _when_again(clause: Clause, date: Mention, status: str, *, late: bool) -> str | None:
    """Give the time of an opening or closing told again; `late`, the day before which it was not."""
    if late:
        return f"{date.value}/"
    return period(clause, date, opens=True) if status == "open" else close_time(date)


def _known(sent: Sent, clause: Clause) -> Roles | None:
    """Give the roles of the mission last told of: in the sentence, else in the sentence before."""
    for c in reversed([c for c in sent.clauses if c.start < clause.start]):
        said = list(find_mission(sent, c))
        if said:
            return said[-1].roles if len({str(p.roles["sender"]) for p in said}) == 1 else None
    bare = next((k for c in reversed(sent.clauses) if c.start < clause.start and (k := _of_page(sent, c))), None)
    if bare is not None:
        return bare
    if clause is sent.clauses[0] or all(not list(c.find(RANKS)) for c in sent.clauses if c.start < clause.start):
        return sent.before.mission or _of_page(sent, clause)
    return None


def _of_page(sent: Sent, clause: Clause) -> Roles | None:
    """Give the mission that "the Embassy" is on a page on two that tells the history of one of them."""
    cue = next(clause.find(RANKS), None)
    sender = page_voice(sent) if cue is not None and clause.words(cue.index - 1, cue.index) == "the" else ""
    return {"sender": sender, "host": other_of(sent, sender), "rank": RANKS[cue.lemma]} if cue is not None and sender else None


def find_mission_one(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A has an embassy in X, B one in Y", "Iraqi ones in Y and Z", "B has had one in Y since 2004", "Kenya's, in Y": the rank is that of the first."""
    whole = Clause([u for c in sent.clauses for u in c.units])
    if clause is not sent.clauses[0]:
        return
    first = next(whole.find(RANKS), None)
    if first is None:
        return
    for i in range(first.index + first.length, len(whole.units) - 2):
        m = whole.units[i].mention
        if m is None or m.kind != "country" or not m.code or (is_city(m) and m.form != "capital"):
            continue
        rest = whole.words(i + 1, i + 9)
        ones = re.match(r"(?:also |already |(?:has|have|had|opened|maintains|keeps|runs|established) |had |too |followed with )*(?:ones?|its own|theirs|another) (?:of its own )?(?:in|at) ", rest) or (m.form == "adjective" and re.match(r"ones? (?:in|at) ", rest)) or (m.possessive and re.match(r", (?:in|at) #", rest))
        if not ones:
            continue
        place = next((k for k in range(i + 1, min(len(whole.units), i + 10)) if whole.units[k].mention and whole.units[k].kind in ("place", "country")), -1)
        group = [g for g in whole.group(place) if is_city(g) and g.code] if place > 0 else []
        rank = RANKS[first.lemma]
        date = next((u.mention for u in whole.units[place : place + 5] if u.kind == "date"), None) if place > 0 else None
        opened = re.search(r"\b(?:opened|established|inaugurated)\b", rest)
        when = period(whole, date, opens=bool(opened)) if date is not None and date.value and (opened or date.relation == "since") else None
        for g in group:
            if g.code != m.code:
                yield Proposal("mission", {"sender": m.code, "host": g.code, "rank": rank, "city": g.value or g.text, "status": "open"}, when, clause=whole, cue=i, modality="asserted")


def find_institute(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A Goethe-Institut has worked in Hanoi since 1997", "the A Cultural Forum in CITY": a cultural institute known by its name."""
    for i, unit in enumerate(clause.units):
        m = unit.mention
        named = m is not None and m.kind == "firm" and m.form == "institute" and m.codes
        plain = m is not None and m.kind == "country" and m.form == "adjective" and re.match(r"cultural (?:forum|foundation|house)\b|institute in #|culture institute\b|information centre\b", clause.words(i + 1, i + 4))
        if m is None or not (named or plain):
            continue
        places = [p for p in clause.after(i, ("in", "at"), ("place", "country"), 12) if p.code not in ("", m.code) and not re.match(r"university|-", clause.words(clause.index_of(p) + 1, clause.index_of(p) + 2)) and p.text != "University"]
        places = places[:1] if re.search(r"\b(?:taught|teaches|gives|courses)\b", clause.words()) else places
        date = date_of(sent, clause, i)
        opens = bool(re.search(r"\b(?:opened|founded|established|inaugurated|set up)\b", clause.words()))
        when = period(clause, date, opens=opens) if date is not None and date.value and (opens or date.relation == "since") else None
        for place in places:
            roles: Roles = {"sender": m.code, "host": place.code, "rank": "cultural-centre", "city": (place.value or place.text) if is_city(place) else "", "status": "open"}
            yield Proposal("mission", {k: v for k, v in roles.items() if v}, when, clause=clause, cue=i)


RULES = (
    Rule("mission-nonresident", "a mission accredited from elsewhere", find_nonresident, Waits(patterns=(_FRAME,), named=True)),
    Rule("mission-again", "a mission told of before, closed, reopened or raised", find_mission_again, Waits(verbs=tuple(_ACTS))),
    Rule("mission-one", "a mission whose rank stands with the one before", find_mission_one, Waits(words=tuple(RANKS), named=True)),
    Rule("institute", "a cultural institute known by its name", find_institute, Waits(words=("cultural", "culture", "institute", "information"), kinds=("firm",), named=True)),
)
