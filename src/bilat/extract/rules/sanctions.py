"""Rules for sanctions: sanctions, embargoes, expulsions, recalled ambassadors, frozen assets, travel bans, and their end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.dates import to_day
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, date_of, other_of

_MEASURES: tuple[tuple[str, str], ...] = (
    ("lifted", r"\b(?:lift\w*|eas\w+|remov\w+|drop\w*|end\w*|suspend\w*|waiv\w*|repeal\w*|relax\w*)\b.*\b(?:sanctions?|embargo\w*|blockade|ban)\b|\b(?:sanctions?|embargo\w*|ban)\b.*\b(?:were|was|been|are) (?:lifted|eased|removed|dropped|ended|repealed)\b"),
    ("embargo", r"\b(?:embargo\w*|blockade\w*|ban(?:s|ned)? (?:on )?(?:the )?(?:imports?|exports?|sales?|arms|trade|flights)|boycott\w*|barred sales|import ban|arms ban)\b"),
    ("asset-freeze", r"\b(?:asset[s]? freeze|fr(?:oze|eeze|ozen|eezing)[\w ]* assets|assets (?:were|are|frozen))\b"),
    ("travel-ban", r"\btravel bans?\b|\bentry bans?\b|\bpersona(?:e)? non grata(?:e)? list\b"),
    ("expulsion", r"\b(?:expel\w*|expulsion|persona(?:e)? non grata(?:e)?|declared[\w ]+persona)\b"),
    ("recall", r"\b(?:recall\w*|called home|withdr\w+)\b[\w' ]*\b(?:ambassador|envoy|charg|diplomats?|high commissioner)|\b(?:ambassador|envoy|high commissioner)s?\b[\w' ]*\b(?:recalled|called home|withdrawn|called back)\b"),
    ("sanctions", r"\bsanctions?\b|\bsanctioned\b"),
)
_SANCTION_VERBS = ("impose", "sanction", "expel", "recall", "lift", "ease", "freeze", "ban", "embargo", "blockade", "boycott", "declare", "place", "extend", "introduce", "remove", "call home", "withdraw", "levy", "apply", "bar", "announce", "adopt", "join", "drop", "end", "suspend", "tighten", "slap", "order", "call")


def find_sanction(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A imposed sanctions on B", "A expelled B's diplomats", "A recalled its ambassador from B", "the embargo was lifted"."""
    words = clause.words()
    measure = next((name for name, shape in _MEASURES if re.search(shape, words)), "")
    if not measure or re.search(r"\b(?:oppos\w+|critici[sz]\w+|condemn\w+|circumvent\w*|evad\w+|against sanctions)\b", words):
        return
    verb = next((v for v in clause.verbs(_SANCTION_VERBS)), None)
    index = verb.index if verb else next((i for i, u in enumerate(clause.units) if u.low.startswith(("sanction", "embargo", "expul", "recall"))), 0)
    by, on = _sanction_sides(sent, clause, verb, index, measure)
    for x in by[:2]:
        for y in on[:2]:
            if x != y:
                date = date_of(sent, clause, index)
                yield Proposal("sanction", {"by": x, "on": y, "measure": measure}, to_day(date) if date else None, clause=clause, cue=index)


def _sanction_sides(sent: Sent, clause: Clause, verb: Cue | None, index: int, measure: str) -> tuple[list[str], list[str]]:
    kinds = ("country", "group", "org", "place")
    subject = codes_of((m for m in clause.subject if m.kind in kinds), orgs=True)
    on = codes_of(clause.after(index, ("on", "against", "from", "to", "for", "in"), kinds))
    objects = codes_of(m for m in clause.mentions("country", begin=index) if m.possessive or m.form == "adjective")
    passive = verb is not None and clause.is_passive(verb)
    by = codes_of(clause.by_agent(index, kinds), orgs=True) if passive or verb is None else subject
    adjective = codes_of((m for m in clause.before(index, ("country", "org")) if m.form == "adjective" or m.possessive), orgs=True)
    if passive and not by:
        by = adjective or [c for c in subject if measure in ("recall",)]
    if verb is None:
        by = by or adjective
    target = [c for c in (on if measure not in ("expulsion",) else [*objects, *on]) if c not in by] or [c for c in objects if c not in by]
    if not target and len(by) == 1 and other_of(sent, by[0]):
        target = [other_of(sent, by[0])]
    return by, target


RULES = (Rule("sanction", "sanctions, embargoes, expulsions, recalls, and their end", find_sanction),)
