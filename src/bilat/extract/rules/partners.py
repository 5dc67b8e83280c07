"""Who cooperates, since when, and the claims of a list of fields. Shared by the rules for cooperation; which words say it is theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bilat.extract.clauses import Clause
from bilat.extract.dates import to_period
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, day_of, other_of, period_of, two_sides
from bilat.extract.rules.fields import Item
from bilat.model import Modality, Roles


def give_claims(sent: Sent, clause: Clause, index: int, sides: list[str], items: Sequence[Item | tuple[str, str]], modality: Modality | None = None) -> Iterator[Proposal]:
    """Give a claim for each distinct field of a list; members without a field that is known are kept, without field."""
    done: set[str] = set()
    known = [item for item in items if item[0]]
    for item in known if len(known) * 2 >= len(items) else items:
        field, activity = item[0], item[1]
        if (field or activity) in done:
            continue
        done.add(field or activity)
        roles: Roles = {"parties": sides, "activity": activity}
        if field:
            roles["field"] = field
        yield Proposal("cooperation", roles, when_of(sent, clause, index), clause=clause, cue=index, modality=modality)


def when_of(sent: Sent, clause: Clause, index: int) -> str | None:
    date = next((d for d in clause.dates() if d.relation == "since"), None)
    if date is None:
        return day_of(sent, clause, index)
    return period_of(sent, clause, index) or to_period(date)


def find_sides(sent: Sent, clause: Clause, index: int) -> list[str]:
    """Give who cooperates: "between A and B", "A–B cooperation", "A ... with B", both as subject, else the pair that the text is about."""
    near = next((u.mention for u in reversed(clause.units[max(0, index - 4) : index]) if u.mention is not None), None)
    if near is not None and near.kind == "group" and near.form == "pronoun" and len(near.codes) == 2:
        return list(near.codes)
    after = codes_of(clause.after(index, ("between", "of", "among"), ("country", "group")), orgs=True)
    if len(after) >= 2:
        return after[:3]
    before = codes_of(m for m in clause.before(index, ("country", "group")) if m.form == "adjective" or m.possessive or m.kind == "group" or m.form == "name")
    if len(before) == 2:
        return before
    subject = codes_of((m for m in clause.subject if m.kind in ("country", "group", "place", "person")), orgs=True)
    partner = [c for c in codes_of(clause.after(index, ("with", "alongside", "beside", "besides"), ("country", "group", "place")), orgs=True) if c not in subject]
    opening = codes_of(clause.group(1)) if clause.words(0, 1) in ("alongside", "with", "like") and len(clause.units) > 1 else []
    if len(opening) >= 3:
        return opening[:4]
    first = [c for c in opening if c not in subject]
    if subject and partner:
        return [*subject, *partner][:4]
    if len(subject) >= 2:
        return [*first, *subject][:4]
    if len(before) == 1 and partner:
        return [before[0], partner[0]]
    if len(subject) == 1 and len(after) == 1 and after != subject:
        return [subject[0], after[0]]
    if len(subject) == 1 and other_of(sent, subject[0]):
        return [subject[0], other_of(sent, subject[0])]
    return two_sides(sent, clause, index)


_JOINED = re.compile(
    r"\b(?:(?:together|along|jointly|in common|in concert) with|alongside|beside|in company with) (?:those of |that of )?(?:the )?(?P<with>#(?:(?: ,|,? and) (?:the )?#)*)|\bwith (?:the )?(?P<third># (?:,? and (?:the )?#)?) ?(?:taking part|joining|as (?:the |a )?third)|\bwith those of (?:the )?(?P<those>#(?: and (?:the )?#)?)"
)


def join_others(sent: Sent, clause: Clause, proposal: Proposal) -> None:
    """Add the countries together with which two do a thing ("both built the dam together with C and D", "with C taking part")."""
    sides = proposal.roles["parties"]
    found = _JOINED.search(clause.words()) if isinstance(sides, list) and len(sides) == 2 else None
    if found is None or not isinstance(sides, list):
        return
    group = next(g for g in ("with", "third", "those") if found[g])
    begin = len(clause.words()[: found.start(group)].split())
    span = clause.units[begin : begin + len(found[group].split())]
    others = [c for u in span if u.mention is not None and u.kind == "country" and (u.mention.form in ("name", "formal", "demonym") or group == "those") for c in u.mention.codes if c not in sides]
    proposal.roles = {**proposal.roles, "parties": [*sides, *others][:4]}
