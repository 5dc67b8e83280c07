"""The date of an act that is not told in the act's own clause but in one beside it: "... when N. presented his credentials on D", "N. left on D, and the
legation was closed". Dates within the clause are found in common.py."""

from __future__ import annotations

import re
from dataclasses import replace

from bilat.extract.clauses import Clause
from bilat.extract.date_words import is_day
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import date_of

_LATER_LIMIT = re.compile(r"\b(?:after|following|since|until|before|prior to|in the wake of)\b")


def date_of_act(sent: Sent, clause: Clause, index: int) -> Mention | None:
    """Give the date of an act whose word stands at unit `index`: that of its clause, else one that a clause beside it tells."""
    return (
        date_of(sent, clause, index)
        or date_when(sent, clause)
        or date_beside(sent, clause)
        or date_of_coming(sent, clause)
        or date_of_appointee(sent, clause)
    )


def date_when(sent: Sent, clause: Clause) -> Mention | None:
    """Give the only date of what follows a clause from "when" on ("relations were established when N., who ..., presented his credentials on ...")."""
    later = [c for c in sent.clauses if c.start >= clause.end]
    opens = any(u.low in ("when", "once") for u in (*clause.units[max(0, clause.verb) :], *[c.units[0] for c in later[:1]]))
    if not opens:
        return None
    dates = [d for c in later for d in c.dates() if d.value]
    if len(dates) > 1 and _LATER_LIMIT.search(sent.document.text[dates[0].end : dates[1].start]):
        dates = dates[:1]
    return replace(dates[0], relation="in") if len(dates) == 1 and dates[0].relation in ("", "in", "about") else None


def date_beside(sent: Sent, clause: Clause) -> Mention | None:
    """Give the only date of a sentence, a full day, at the end of the clause that "and" joins to this one ("relations were resumed and the embassy reopened on 6 May 1962")."""
    dates = sent.of_kind("date")
    following = next((c for c in sent.clauses if c.start >= clause.end), None)
    dates = [d for d in dates if following is not None and (len(dates) == 1 or following.start <= d.start < following.end)]
    if following is None or clause.dates() or len(dates) != 1 or not is_day(dates[0].value) or dates[0].relation not in ("", "in"):
        return None
    joined = any(u.low == "and" for u in following.units[:2])
    return dates[0] if joined and following.index_of(dates[0]) > following.verb >= 0 else None


_COMES = re.compile(r"\b(?:credentials|letters? of credence|arrived|ambassadorial rank|rank of ambassador)\b")
_TURNS = re.compile(r"\b(?:relations|ties)\b.*\b(?:established|re-?established|resumed|restored|renewed|normali[sz]ed|severed|broken?|broke off)\b|\b(?:resumed?|restored?|severed?|broken?|broke off|established?) (?:\w+ )?(?:diplomatic |full )?(?:relations|ties)\b|\bbroke off relations\b|\bindependen\w+|\bsovereignty\b")
_LEAVES = re.compile(r"\b(?:left|departed|withdrawn?|withdrew|evacuated|recalled|relocated|passports?|expelled|ordered|severed|broke|broken)\b")


_JOINS = re.compile(r"\W*(?:and|whereby|thereby|whereupon|which (?:time|day|date|occasion))\b")


def date_of_coming(sent: Sent, clause: Clause) -> Mention | None:
    """Give the only day of the clause just before this one, joined with "and", that tells how an envoy came ("N. presented his credentials on 6 May 1962, and the legation became an embassy")."""
    return _day_of_joined(sent, clause, _COMES)


def date_of_leaving(sent: Sent, clause: Clause) -> Mention | None:
    """Give the only day of the clause just before this one, joined with "and", that tells how a mission's people left ("N. left on 6 May 1962, and the legation was closed")."""
    return _day_of_joined(sent, clause, _LEAVES)


def date_of_turn(sent: Sent, clause: Clause) -> Mention | None:
    """Give the only day of the clause just before this one, joined with "and", that tells of relations changed ("relations were resumed on 6 May 1962, and the interests section became an embassy")."""
    return _day_of_joined(sent, clause, _TURNS)


_NOTICE = re.compile(r"(?:following|by|under|through|pursuant to|in) (?:an?|the|their) (?:\w+ )?(?:announcement|agreement|declaration|statement|decision|understanding|communiqu\S+|exchange of notes)\b")


def date_of_notice(sent: Sent, clause: Clause) -> Mention | None:
    """Give the day of the announcement that opens the sentence, where this clause tells what it brought ("following a joint announcement on 6 May 1962 ..., the legations were raised")."""
    earlier = [c for c in sent.clauses if c.start < clause.start]
    opens = len(earlier) == 1 and not clause.dates() and _NOTICE.match(earlier[0].words())
    return _only_day(earlier[0]) if opens else None


def _day_of_joined(sent: Sent, clause: Clause, told: re.Pattern[str]) -> Mention | None:
    """Give the only day of the clause before where that has words of a kind and "and" or "whereby" joins this one, which has no date, to it."""
    earlier = [c for c in sent.clauses if c.start < clause.start]
    joined = earlier and not clause.dates() and _JOINS.match(clause.words(0, 3))
    return _only_day(earlier[-1]) if joined and told.search(earlier[-1].words()) else None


def date_before(sent: Sent, clause: Clause) -> Mention | None:
    """Give the only day of the clause whose subject this one takes over with "and" ("A severed relations on 6 May 1962 and closed its embassy")."""
    earlier = [c for c in sent.clauses if c.start < clause.start]
    if not earlier or not clause.inherited or clause.dates() or clause.units[0].low != "and":
        return None
    return _only_day(earlier[-1])


def _only_day(clause: Clause) -> Mention | None:
    """Give the only date of a clause where it is a full day and no limit."""
    dates = clause.dates()
    return dates[0] if len(dates) == 1 and dates[0].relation in ("", "in") and is_day(dates[0].value) else None


_APPOINTEE = re.compile(r"\b(?:with|upon|on|by|following|through) the (?:appointment|arrival|accreditation|reception|nomination|naming|presentation) of\b")


def date_of_appointee(sent: Sent, clause: Clause) -> Mention | None:
    """Give the day on which the envoy with whom the act came about presented his credentials ("... with the appointment of N., who presented his credentials on 6 May 1962")."""
    following = next((c for c in sent.clauses if c.start >= clause.end), None)
    last = clause.mentions("person")[-1:]
    named = _APPOINTEE.search(clause.words()) or (last and clause.governor(clause.index_of(last[0])) == "by")
    if following is None or not following.relative or clause.dates() or not named or not _COMES.search(following.words()):
        return None
    return _only_day(following)


def date_after_as(sent: Sent, clause: Clause) -> Mention | None:
    """Give the day that ends what something is taken for ("recognised B as the successor of C on 26 December 1991, and ...")."""
    following = next((c for c in sent.clauses if c.start >= clause.end), None)
    if following is None or following.units[0].low != "as" or clause.dates():
        return None
    first = next(iter(following.dates()), None)
    near = first is not None and following.index_of(first) < following.verb and first.relation in ("", "in")
    return first if near and first is not None and is_day(first.value) else None


_EFFECTIVE = re.compile(r"\b(?:effective|with effect|to take effect)(?: (?:on|from|as of|as from|of))? \w+~")


def takes_effect(clause: Clause, index: int) -> bool:
    """Tell whether what stands from unit `index` on is given the day from which it holds, so that "agreed to raise" came about ("..., effective 28 November 1966")."""
    return bool(_EFFECTIVE.search(clause.words(index)))


_LATE = re.compile(r"\b(?:not|never)\b.*\b(?:until|till|before)\b")


def is_late(clause: Clause, date: Mention) -> bool:
    """Tell whether a clause says that something came about at a date and not before ("did not reopen until 6 May 1962")."""
    return date.relation in ("until", "before", "in") and bool(date.value) and "/" not in date.value and bool(_LATE.search(clause.words()))
