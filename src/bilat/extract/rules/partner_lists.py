"""Lists of partners: with whom one country has ties, one after another ("with A, B and C", "with A (2006), B (2007) and C (2008)", "with several
states, including A and B"), and whose ties they are. What the ties are is the business of the rule that asks."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import STATES, codes_of, is_city

_LEAD = re.compile(
    r"(?: (?:was|were|(?:have|has|had) (?:since |also )?been)(?: \w+ly)? [\w-]+(?:ed|en|cut)(?: off| up)?)?(?: ,)?(?: (?:in|on|of|at|during|since) [\w~,]+)?(?: [\w-]+ly)? (?:with|to|towards?)(?: (?:both|all|its|their|neighbou?ring|the|nearby|fellow|also))*"
    r"(?: (?:(?:the )?(?:governments?|peoples?|leaders|likes) of(?: the)?"
    r"|(?:[\w-]+ ){0,5}?(?:countries|states|nations|neighbou?rs|partners|powers|republics|governments|capitals)(?: [\w-]+){0,3}?(?: ,| :| \()?(?: (?:including|such as|among them|notably|namely|like|especially|particularly|chiefly|above all))?)(?: (?:both|the))*)?"
)
_JOINING = frozenset([",", "and", "or", "&", "the", "with", "both", "as", "well", "also", "then", "plus", "nor", "neither"])
_MOST = 40


class Partner(NamedTuple):
    """A country of a list, with the date that stands beside it alone."""

    code: str
    date: Mention | None
    end: int


def find_partners(clause: Clause, index: int) -> list[Partner]:
    """Give the countries of the list that "with" or "to" opens after a head at unit `index`, in order; [] where none follows."""
    for i in range(index + 1, min(index + 16, len(clause.units))):
        mention = clause.units[i].mention
        if mention is not None and mention.kind == "country" and _stands_alone(clause, i) and _LEAD.fullmatch(" " + clause.words(index + 1, i)):
            return list_partners(clause, i)
    return []


def _stands_alone(clause: Clause, i: int) -> bool:
    """Tell whether a country stands for itself: no adjective or people's name before another noun, no owner, no city but a capital."""
    mention = clause.units[i].mention
    if mention is None or mention.kind != "country" or not mention.code or mention.possessive:
        return False
    return mention.form not in ("adjective", "demonym", "demonym-singular", "there") and (mention.form == "capital" or not is_city(mention))


def list_partners(clause: Clause, first: int) -> list[Partner]:
    """Give the countries of the list that begins at unit `first`, in order, each with the date beside it."""
    found: list[Partner] = []
    i = first
    while len(found) < _MOST and i < len(clause.units) and _stands_alone(clause, i):
        mention = clause.units[i].mention
        date, end = _date_beside(clause, i)
        found.append(Partner(mention.code if mention else "", date, end))
        i = end
        while i < len(clause.units) and clause.units[i].mention is None and clause.units[i].low in _JOINING:
            i += 1
        i = _past_title(clause, i)
        if i == end:
            break
    last = found[-1] if found else None
    if last is not None and last.date is None and len(found) > 1 and all(p.date for p in found[:-1]) and clause.words(last.end, last.end + 1) in ("in", "on") and last.end + 1 < len(clause.units) and clause.units[last.end + 1].kind == "date":
        found[-1] = last._replace(date=clause.units[last.end + 1].mention)
    return found


def _past_title(clause: Clause, i: int) -> int:
    """Give the unit past what a partner is called before its name ("and its main ally, the A"), the same unit where it is called nothing."""
    if i >= len(clause.units) or clause.units[i].low not in ("its", "their"):
        return i
    comma = next((k for k in range(i + 2, min(i + 6, len(clause.units))) if clause.units[k].low == ","), -1)
    if comma < 0 or any(u.mention is not None for u in clause.units[i + 1 : comma]):
        return i
    return comma + 2 if clause.words(comma + 1, comma + 2) == "the" else comma + 1


def _date_beside(clause: Clause, i: int) -> tuple[Mention | None, int]:
    """Give the date in parentheses or after "in" that belongs to one country of a list, with the unit past it."""
    units = clause.units
    rest = [u.low if u.mention is None else u.kind for u in units[i + 1 : i + 5]]
    for shape, at in (("( date )", 1), ("( in date )", 2), ("( since date )", 2)):
        words = shape.split()
        if rest[: len(words)] == words:
            return units[i + 1 + at].mention, i + 1 + len(words)
    if rest[:2] in (["in", "date"], ["on", "date"]) and len(rest) > 2 and rest[2] in (",", "and"):
        return units[i + 2].mention, i + 3
    return None, i + 1


def own_sides(sent: Sent, clause: Clause, index: int, partners: list[Partner]) -> list[str]:
    """Give whose ties with the partners are told: the owner before the head, who acts, who acted before in the sentence, else the one country of which the page tells."""
    listed = {p.code for p in partners}
    owners = [c for c in codes_of(m for m in clause.before(index, STATES) if m.possessive) if c not in listed]
    if owners:
        return owners
    acting = [m for m in clause.subject if m.kind in STATES or (m.kind == "place" and m.form == "capital")]
    if acting and not any(set(m.codes) & listed for m in acting):
        return codes_of(_without_neighbours(sent, acting))
    if any(m.kind in ("person", "org") for m in clause.subject):
        return []
    earlier = [c.subject for c in sent.clauses if c.start < clause.start and c.subject]
    before = codes_of(m for m in _without_neighbours(sent, earlier[0]) if m.kind in STATES) if earlier else []
    if len(before) == 1 and before[0] not in listed:
        return before
    leads = not clause.subject and (clause.verb < 0 or index < clause.verb)
    return [page] if (page := page_of(sent)) and leads and page not in listed and not before else []


def _without_neighbours(sent: Sent, acting: list[Mention]) -> list[Mention]:
    """Leave out of those who act a list that ended before the last of them ("bordering A, B and C, D has ...")."""
    gaps = [sent.document.text[a.end : b.start] for a, b in pairwise(acting)]
    ended = len(gaps) > 1 and gaps[-1].strip() == "," and any(re.search(r"\b(?:and|or)\b", gap) for gap in gaps[:-1])
    return acting[-1:] if ended else acting


def page_of(sent: Sent) -> str:
    """Give the one country of whose foreign relations a page tells, "" where it is of two or its section is on another's."""
    context = sent.context
    return context.page if context.page and not context.pair and context.heading in ("", context.page) else ""


def pairs_with(sent: Sent, clause: Clause, index: int) -> list[tuple[str, str, Mention | None]]:
    """Give each pair that a head with several partners, or several who have one, tells of, with the date that the partner alone has; one partner of the
    page's own country too where nobody else acts. [] where it is not told whose ties they are."""
    partners = find_partners(clause, index)
    own = own_sides(sent, clause, index, partners) if partners else []
    if len(partners) == 1 and len(own) == 1 and (own != [page_of(sent)] or own[0] in codes_of(clause.subject)):
        return []
    return [(one, p.code, p.date) for one in own[:6] for p in partners if p.code != one]
