"""Rules for diplomatic relations told without saying "A and B established relations": by a pronoun, an exchange of notes, a friendship since a
date, a lone noun, a dated line, a second pair whose verb is left out. The plain telling is read in diplomatic.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.dates import to_day
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, date_of, day_of, other_of, two_sides
from bilat.extract.rules.diplomatic import (
    CHANGES,
    RELATIONS,
    find_heads,
    find_relations_changed,
    propose_change,
    time_of_change,
)
from bilat.extract.waits import Waits
from bilat.model import Modality


def _claim(pair: tuple[str, str], change: str, when: str | None, clause: Clause, cue: int, modality: Modality | None = None) -> Proposal:
    return Proposal("relations", {"a": pair[0], "b": pair[1], "change": change}, when, clause=clause, cue=cue, modality=modality)


def find_relations_broken(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A broke with B in 2016", "A severed them in 1973 and resumed them in 1986", "they were taken up again": no noun, or a pronoun for it."""
    if find_heads(clause):
        return
    for cue in clause.verbs(("break",)):
        if re.match(r"with (?:the )?#", clause.words(cue.index + 1, cue.index + 4)) and not re.search(r"\b(?:tradition|past|precedent)\b", clause.words()):
            yield from propose_change(sent, clause, cue.index, "severed")
    spoken_of, before = any(find_heads(c) for c in sent.clauses), any(find_heads(c) for c in sent.clauses if c.start < clause.start) or _spoken_of(sent)
    for change, lemmas in CHANGES.items():
        for cue in clause.verbs(lemmas):
            as_object = spoken_of and re.match(r"(?:them|these|the~latter)\b", clause.words(cue.index + cue.length, cue.index + cue.length + 1))
            as_subject = before and re.search(r"(?:^|\b(?:they|these|which|it)\b) ?(?:\w+ )*(?:were|was|have been|had been|are)\b", clause.words(0, cue.index)) and clause.is_passive(cue) and not _foreign_subject(sent, clause) and not _OF_MISSIONS.search(clause.words(0, cue.index))
            carried = before and clause.inherited and clause.is_passive(cue) and cue.index < 5 and change != "established" and not _OF_MISSIONS.search(clause.words(0, cue.index))
            if change in ("upgraded", "downgraded") and re.search(r"\b(?:embassy|legation|consulate|staff)\b", clause.words(0, cue.index)):
                continue
            carried = carried or (clause.units[0].low == "and" and cue.index <= 2 and change != "established" and bool(re.search(r"\b(?:relations|ties)\b.* (?:were|was|been)\b", " ".join(c.words() for c in sent.clauses if c.start < clause.start))))
            if as_object or as_subject or carried:
                again = re.search(r"\bagain\b", clause.words(cue.index))
                unbroken = change == "suspended" and cue.lemma == "interrupt" and find_modality(clause, cue.index) == "denied"
                yield from _of_pair_before(sent, clause, cue.index, "restored" if change == "established" and again else "severed" if unbroken else change)
                return


_OF_MISSIONS = re.compile(r"\b(?:(?:aid|trade|assistance|recognition|visas?|agreements?|treat\w+|contracts?|supplies|deliveries|services|it) (?:was|were|is|are|has|have)|embass\w+|missions?|consulates?|legations?|high commissions?|offices?|flights|borders?|talks)\b")


def _spoken_of(sent: Sent) -> bool:
    """Tell whether the sentence before in the paragraph speaks of relations, so that "they" may stand for them."""
    text = sent.document.text[sent.block.start : sent.start].rstrip(" .")
    last = text.rsplit(". ", 1)[-1]
    opens = re.match(r"(?:Relations|Ties)\b.*\b(?:established|set up|severed|broken|broke|cut|suspended|opened)\b", last)
    return bool(opens or re.search(r"\b(?:relations|ties)\b", last)) and bool(re.match(r"(?:They|These|It)\b|[^,]{0,40}, they\b", sent.text))


def _foreign_subject(sent: Sent, clause: Clause) -> bool:
    return any(m.kind in ("country", "person", "place", "org") and m.form != "pronoun" and clause.index_of(m) >= 0 for m in clause.subject)


def _of_pair_before(sent: Sent, clause: Clause, index: int, change: str) -> Iterator[Proposal]:
    """Give the change for the countries whose relations were told of before: in the sentence, else the page's pair."""
    said = [p for c in sent.clauses if c is not clause for p in find_relations_changed(sent, c)]
    when, modality = time_of_change(sent, clause, index)
    own = codes_of(m for m in clause.mentions("country"))
    if said and not (len(own) == 1 and own[0] not in (said[0].roles["a"], said[0].roles["b"])):
        for p in said[:1]:
            yield _claim((str(p.roles["a"]), str(p.roles["b"])), change, when, clause, index, modality)
    elif len(sent.pair) == 2 and (set(own) <= set(sent.pair) or re.search(r"\b(?:help|mediation|good offices|support|brokerage|assistance|auspices)\b", clause.words(index))):
        yield _claim((sent.pair[0], sent.pair[1]), change, when, clause, index, modality)
    else:
        yield from propose_change(sent, clause, index, change)


_EXCHANGE = re.compile(r"\bexchang\w+ (?:of )?(?:\w+ ){0,2}?(?:diplomatic notes|notes|ambassadors|envoys|diplomatic representatives|diplomatic missions|diplomats|ministers plenipotentiary)\b")
_SINCE = re.compile(r"(?<!strategic )(?<!trading )(?<!trade )(?<!cooperation )(?<!development )\b(?:friends|diplomatic partners|partners|on speaking terms|in diplomatic contact)\b.*?\bsince\b")
_WITHOUT = re.compile(r"\b(?:without|(?:do|does|did) not (?:have|maintain|keep)|(?:have|has|had|there (?:are|were|is|was)|maintain\w*) (?:\w+ )?no|(?:have|has|had) not had|refus\w+ to (?:have|maintain|establish|enter into)|lack\w*|never had) (?:any )?(?:formal |official |direct |full |normal )*(?:diplomatic |bilateral )?(?:relations|ties)\b")
_LOST = {"normalisation": "restored", "normalization": "restored", "rapprochement": "restored", "break": "severed", "rupture": "severed", "breach": "severed", "severance": "severed"}


def find_relations_otherwise(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A and B exchanged notes in 1968", "friends since 1962", "A and B were without relations", "normalisation came in 2013"."""
    words = clause.words()
    found = _EXCHANGE.search(words)
    if found and _PEOPLE.search(found.group()) and not find_heads(clause):
        yield from _envoys_exchanged(sent, clause, len(words[: found.start()].split()))
    elif found and not find_heads(clause) and not re.search(r"\b(?:ever|if|never|would|might|to ensure|regarding|concerning|offer|about|over|on the)\b", words) and not any(m.kind == "person" for m in clause.subject):
        yield from _between(sent, clause, "established", len(words[: found.start()].split()))
    found = _SINCE.search(words)
    since = next((d for d in clause.dates() if d.relation == "since" and d.value), None)
    if found and since is not None and not find_heads(clause):
        sides = two_sides(sent, clause, len(words[: found.start()].split()))
        if len(sides) == 2 and not re.search(r"\bpartners (?:of|in)\b", found.group()):
            yield _claim((sides[0], sides[1]), "established", since.value.split("/")[0], clause, 0)
    found = _WITHOUT.search(words)
    if found and "trade" not in found.group() and not re.search(r"\bno (?:longer|more)\b", found.group()):
        yield from _lacking(sent, clause, len(words[: found.end()].split()) - 1)
    for cue in clause.find(_LOST):
        date = date_of(sent, clause, cue.index)
        after, before = clause.words(cue.index + 1, cue.index + 3), clause.words(max(0, cue.index - 2), cue.index)
        if date is None or len(sent.pair) != 2 or find_heads(clause) or not re.match(r"(?:of|in|came|followed|occurred|took)\b", after) or re.search(r"\ban?$", before):
            continue
        if _told_before(sent, clause):
            yield _claim((sent.pair[0], sent.pair[1]), _LOST[cue.lemma], to_day(date), clause, cue.index)


_PEOPLE = re.compile(r"\b(?:ambassadors|envoys|ministers plenipotentiary)$")


def _envoys_exchanged(sent: Sent, clause: Clause, index: int) -> Iterator[Proposal]:
    """ "The two exchanged ambassadors in 2005": an embassy of each with the other; "again": relations restored."""
    sides, date, words = two_sides(sent, clause, index), date_of(sent, clause, index), clause.words()
    if len(sides) != 2 or date is None or not date.value or re.search(r"\b(?:if|never|would|might|to ensure|offer|about|not|agreed|plan\w*|could|will|should|ready|decided)\b", words):
        return
    if re.search(r"\b(?:again|anew|once more)\b", words):
        yield _claim((sides[0], sides[1]), "restored", date.value.strip("/"), clause, index)
        return
    when = f"{date.value}/" if "/" not in date.value else None
    for sender, host in (sides, sides[::-1]):
        yield Proposal("mission", {"sender": sender, "host": host, "rank": "embassy", "status": "open"}, when, clause=clause, cue=index)


def _told_before(sent: Sent, clause: Clause) -> bool:
    return any(find_heads(c) for c in sent.clauses) or bool(re.search(r"\b(?:relations|ties)\b", sent.document.text[sent.block.start : sent.start]))


def _between(sent: Sent, clause: Clause, change: str, index: int) -> Iterator[Proposal]:
    sides = two_sides(sent, clause, index)
    if len(sides) == 2:
        yield _claim((sides[0], sides[1]), change, day_of(sent, clause, index), clause, index)


def _lacking(sent: Sent, clause: Clause, index: int) -> Iterator[Proposal]:
    """ "A has no formal ties with B", "they were without relations": relations said not to exist."""
    subject = codes_of(m for m in clause.subject if m.kind in ("country", "group", "place"))
    partners = [c for c in codes_of(clause.after(index, ("with", "to", "between"), ("country", "group", "place"))) if c not in subject]
    sides = [subject[0], partners[0]] if len(subject) == 1 and partners else subject if len(subject) == 2 else partners if len(partners) == 2 else []
    sides = sides or ([subject[0], other_of(sent, subject[0])] if subject and other_of(sent, subject[0]) else [])
    named = codes_of(sent.of_kind("country"))
    sides = sides or (named if len(named) == 2 else list(sent.pair) if set(named) <= set(sent.pair) else [])
    if len(sides) == 2:
        begin = next((d.value for d in clause.dates() if d.relation in ("from", "since") and d.value), "")
        end = next((d.value for d in clause.dates() if d.relation == "until" and d.value), "")
        yield _claim((sides[0], sides[1]), "exist", f"{begin}/{end}" if begin and end and "/" not in begin + end else None, clause, index, "denied")


_REDUCED = {"severed": "severed", "cut": "severed", "broken": "severed", "suspended": "suspended", "interrupted": "suspended", "established": "established", "restored": "restored", "resumed": "restored", "frozen": "suspended"}


def find_relations_aside(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Ties with B, cut in 2017, would be restored", "established in 1922, relations survived ...": a change told in an aside, with its date."""
    heads = find_heads(clause)
    if not heads:
        return
    for i, unit in enumerate(clause.units[:-2]):
        if unit.mention is not None or unit.low not in _REDUCED or clause.words(i + 1, i + 2) not in ("in", "on", "since", "off"):
            continue
        date = next((u.mention for u in clause.units[i + 1 : i + 5] if u.kind == "date"), None)
        aside = clause.units[i - 1].low in (",", "(") and heads[0] < i
        opening = i == 0 and heads[0] < 8
        if date is None or not date.value or not (aside or opening) or clause.is_passive_at(i):
            continue
        sides = two_sides(sent, clause, heads[0])
        if len(sides) == 2:
            yield _claim((sides[0], sides[1]), _REDUCED[unit.low], to_day(date), clause, i, "asserted")


def find_relations_line(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "1984 – relations established", "Established: 14 February 1962", "2008 – raised to ambassadorial level": a line of a list on a pair."""
    if sent.block.kind not in ("item", "infobox", "row", "paragraph") or len(sent.pair) != 2 or len(sent.text) > 90 or clause is not sent.clauses[0]:
        return
    units = [u for c in sent.clauses for u in c.units]
    words = Clause(units).words()
    dates = [u.mention for u in units if u.kind == "date" and u.mention and u.mention.value]
    if len(dates) != 1 or codes_of(m for m in sent.of_kind("country")):
        return
    line = re.match(r"(?:[\w~]+ )?[-–—:] (?:formal |full |official |diplomatic |consular )*(?:relations|ties) (?:were )?(established|severed|broken off|restored|suspended|resumed|upgraded)\b", words)
    label = re.match(r"(?:diplomatic )?(?:relations )?(established|severed|restored|suspended) ?: [\w~]+$", words)
    raised = re.match(r"(?:[\w~]+ )?[-–—:] (raised|upgraded|elevated) to (?:the )?(?:level of )?(?:ambassad|embass)", words)
    found = line or label or raised
    if found is None:
        return
    change = {"broken off": "severed", "resumed": "restored", "raised": "upgraded", "elevated": "upgraded"}.get(found.group(1), found.group(1))
    yield _claim((sent.pair[0], sent.pair[1]), change, to_day(dates[0]), clause, 0, "asserted")


def find_relations_gapped(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A established relations with B in 1960 and with C in 1962", "A and B ... in 2011, C and B in 2011 too": a second pair, its verb left out."""
    said = list(find_relations_changed(sent, clause))
    if not said:
        return
    units = clause.units
    for i in range(said[0].cue + 2, len(units) - 1):
        if units[i].mention is None or units[i].kind != "country" or not any(u.kind == "date" for u in units[said[0].cue : i]):
            continue
        group = clause.group(i)
        rest = clause.words(clause.index_of(group[-1]) + 1)
        date = next((u.mention for u in units[clause.index_of(group[-1]) + 1 : clause.index_of(group[-1]) + 4] if u.kind == "date"), None)
        if date is None or not date.value or not re.match(r"(?:(?:in|on|since|followed in|too in) )?(?:early |late )?[\w~]+\W*(?:too|as well)?(?:$| [.,;]| and)", rest):
            continue
        yield from _second_pair(clause, i, group, said[0], date)


def _second_pair(clause: Clause, i: int, group: list[Mention], said: Proposal, date: Mention) -> Iterator[Proposal]:
    codes, change, a = codes_of(group), str(said.roles["change"]), str(said.roles["a"])
    lead, first = clause.words(max(0, i - 3), i), {a, str(said.roles["b"])}
    if re.search(r"(?:^|and |, |; )with(?: the)?$", lead) and len(codes) == 1 and codes[0] not in first:
        yield _claim((a, codes[0]), change, to_day(date), clause, i)
    elif re.search(r"(?:,|;|and|while)(?: the)?$", lead) and len(codes) == 2 and set(codes) != first:
        yield _claim((codes[0], codes[1]), change, to_day(date), clause, i)


RULES = (
    Rule("relations-broken", "a break with a country, or a change of relations named before", find_relations_broken, Waits(verbs=("break", *(v for verbs in CHANGES.values() for v in verbs)))),
    Rule("relations-otherwise", "relations told by an exchange of notes, a friendship since, a lack, a lone noun", find_relations_otherwise, Waits(words=list(_LOST), patterns=(_EXCHANGE, _SINCE, _WITHOUT))),
    Rule("relations-aside", "a change of relations told in an aside", find_relations_aside, Waits(words=list(_REDUCED))),
    Rule("relations-line", "a dated line on a pair's relations", find_relations_line, Waits(words=("established", "severed", "broken", "restored", "suspended", "resumed", "upgraded", "raised", "elevated"))),
    Rule("relations-gapped", "a second pair whose verb is left out", find_relations_gapped, RELATIONS),
)
