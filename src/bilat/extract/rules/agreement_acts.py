"""What is said of an agreement: signed, ratified, in force, negotiated, proposed, ended, refused, not planned; when, and by which word. Whose it is and what it
is about is read in `agreements` and `instruments`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bilat.extract.clauses import Clause, Cue
from bilat.extract.dates import to_day
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import act_time, date_of, day_of, period
from bilat.extract.rules.instruments import find_instruments, find_own_date
from bilat.model import Modality

STATUSES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("signed", ("sign", "conclude", "ink", "seal", "reach", "exchange", "enter into", "adopt", "strike", "make", "issue", "agree on", "agree upon", "agree", "come to", "finalise", "finalize", "accept", "renew", "settle", "bind", "follow", "extend", "amend", "clinch", "hammer out")),
    ("initialled", ("initial",)),
    ("ratified", ("ratify", "approve")),
    ("in-force", ("enter into force", "come into force", "enter into effect", "take effect", "come into effect", "be in force", "provide", "date", "date from", "define", "govern", "regulate", "apply", "cover", "exist", "have", "link", "go into effect", "go into force", "enter force")),
    ("expired", ("expire", "lapse", "run out", "come to an end")),
    ("terminated", ("terminate", "denounce", "cancel", "abrogate", "withdraw from", "scrap", "renounce", "annul", "suspend", "revoke", "walk away from", "pull out of", "tear up", "drop", "abandon")),
    ("negotiated", ("negotiate", "discuss", "work on", "finish", "prepare", "talk", "resume", "draft")),
    ("proposed", ("propose", "offer", "suggest", "consider", "call for", "seek", "want", "table", "float")),
)
_LASTING = frozenset(["date", "provide", "define", "govern", "apply", "cover", "regulate", "date from", "exist", "link", "end", "lapse", "expire", "run out"])

_DRAFT = re.compile(r"\bdraft (?:\w+ ){0,2}$")


class Act(NamedTuple):
    """What is said of an agreement: its status, the unit that says so, the time, the modality where the words fix it."""

    status: str
    cue: int
    when: str | None
    modality: Modality | None = None


def find_acts(sent: Sent, clause: Clause, index: int) -> Iterator[Act]:
    """Find what a clause says of the agreement that the noun at a unit names, each status once."""
    own = find_own_date(clause, index)
    done: set[str] = set()
    if own is not None:
        done.add("signed")
        yield Act("signed", index, to_day(own), "asserted")
    if re.search(r"\bno (?:\w+ ){0,3}$", clause.words(max(0, index - 4), index) + " "):
        yield Act("", index, None, "denied")
        return
    if _NOT_PLANNED.match(clause.words(index + 1)):
        yield Act("", index, None, "denied")
        return
    refused = _refused(sent, clause, index)
    for act in (refused,) if refused is not None else (_stated(sent, clause, index), _by_verb(sent, clause, index, own)):
        if act is not None and act.status not in done:
            done.add(act.status)
            yield act
    unratified = _UNRATIFIED.search(clause.words(index + 1)) if "signed" in done and "ratified" not in done else None
    if unratified is not None:
        yield Act("ratified", index + len(clause.words(index + 1)[: unratified.end()].split()), None, "denied")


_NOT_PLANNED = re.compile(r"(?:(?:with|between|on|of|for) (?:\S+ ){1,5}?)?(?:is|are) (?:not|no longer) (?:\w+ )?(?:planned|foreseen|envisaged|intended|in sight|on the (?:table|agenda|cards))\b|(?:(?:on|of|for) (?:\S+ ){1,4}?)?(?:is|are) (?:still )?(?:lacking|missing|wanting)\b")
_UNRATIFIED = re.compile(r"\b(?:(?:has|have|had|was|were|is|are) (?:\w+ )?(?:not|never)(?: yet| been| so far)*|(?:has|have) yet to be|awaits? being|remains? to be) ratified\b")


_REFUSED = re.compile(r"\b(?:reject\w*|oppos\w+|block\w*|refus\w+|veto\w*|(?:turn|vot|strik|struck)\w* (?:down|out|against)|put off|postpon\w+|shelv\w+|stall\w*|held up)\b[^,;]*$")
_CHAMBER = re.compile(r"\b(?:parliament\w*|congress\w*|senat\w+|assembl\w+|house|chamber|lawmakers|legislat\w+|deputies|mps|voters|referendum|knesset|duma|bundestag|diet|storting|riksdag|majlis|rada|seimas|saeima|sejm)\b")
_REJECTS = ("reject", "vote down", "turn down", "throw out", "veto", "vote against")


def _refused(sent: Sent, clause: Clause, index: int) -> Act | None:
    """Read a chamber's or the voters' no: "the senate voted down the treaty with B", "the treaty was thrown out by parliament"."""
    verb = next((v for v in clause.verbs(_REJECTS) if 0 < index - v.index <= 10 or (0 < v.index - index <= 14 and clause.is_passive(v))), None)
    return Act("ratified", verb.index, day_of(sent, clause, verb.index), "denied") if verb is not None and _CHAMBER.search(clause.words()) else None


def _stated(sent: Sent, clause: Clause, index: int) -> Act | None:
    """Read a status that no verb gives: "in force since 1996", "under negotiation", "the signing of"."""
    words = clause.words()
    force = re.search(r"\bin (?:force|effect)\b", words)
    if force and not any(clause.verbs(("enter", "come", "go"))) and not _is_in_parentheses(clause, index, at := len(words[: force.start()].split())):
        date = date_of(sent, clause, at)
        return Act("in-force", at, period(clause, date) if date and date.relation == "since" else to_day(date) if date else None)
    around = clause.words(max(0, index - 8), index)
    for shape, status in ((r"\b(?:signing|signature|conclusion) of\b", "signed"), (r"\bratification of\b", "ratified"), (r"\b(?:negotiations?|talks) (?:with (?:the )?#(?: and (?:the )?#)? )?(?:on|for|over|about|towards?|to conclude)\b", "negotiated"), (r"\bproposal for\b", "proposed")):
        if found := re.search(shape, around):
            return Act(status, index, day_of(sent, clause, index), "denied" if _REFUSED.search(around[: found.start()]) else None)
    if re.search(r"\b(?:under (?:negotiation|discussion)|(?:is|are|was|were) (?:\w+ )?(?:in preparation|in the (?:works|pipeline|making)|ready for signature|awaiting signature))\b", clause.words(index)):
        return Act("negotiated", index, None, "asserted")
    return None


def _is_in_parentheses(clause: Clause, index: int, at: int) -> bool:
    """Tell whether a parenthesis stands between an agreement and the words of its force: they are then of something else."""
    return any(u.low in ("(", ")") for u in clause.units[min(index, at) : max(index, at)]) and abs(at - index) > 6


def _by_verb(sent: Sent, clause: Clause, index: int, own: Mention | None) -> Act | None:
    found = verb_of(clause, index)
    if found is None:
        names = re.search(r"\bput (?:\S+ )?(?:names?|signatures?) to\b", clause.words(0, index))
        return Act("signed", index, day_of(sent, clause, index)) if names else None
    status, verb = found
    if status in ("signed", "ratified") and _DRAFT.search(clause.words(max(0, index - 3), index) + " "):
        status = "negotiated"
    date = _date_behind(clause, verb, index) or date_of(sent, clause, verb.index)
    if date is not None and date is own:
        date = None
    if status == "in-force" and verb.lemma in ("date", "date from"):
        return Act("signed", verb.index, to_day(date) if date else None)
    when = None if date is None else period(clause, date) if status == "in-force" and date.relation == "since" else act_time(clause, date)
    return Act(status, verb.index, when)


def _date_behind(clause: Clause, verb: Cue, index: int) -> Mention | None:
    """Give the date of the later of two agreements under one verb, each with its own ("signed a trade agreement in 1970 and a treaty in 1982")."""
    if not any(u.kind == "date" for u in clause.units[verb.index : index]):
        return None
    stop = next((k for k in find_instruments(clause) if k > index), len(clause.units))
    dated = next((k for k in range(index + 1, stop) if clause.units[k].kind == "date"), -1)
    return clause.units[dated].mention if dated > 0 and not any(clause.is_verb(k) or clause.units[k].low in (";", "which") for k in range(index + 1, dated)) else None


def verb_of(clause: Clause, index: int) -> tuple[str, Cue] | None:
    """Give the verb that says what was done with the agreement at a unit, with the status that it gives."""
    best: tuple[int, str, Cue] | None = None
    for status, lemmas in STATUSES:
        for verb in clause.verbs(lemmas):
            if is_entry(clause, verb) or not _fits(clause, verb, index, status):
                continue
            distance = abs(verb.index - index) - (3 if status in ("signed", "ratified", "initialled") else 0)
            if best is None or distance < best[0]:
                best = (distance, status, verb)
    return (best[1], best[2]) if best else None


def _fits(clause: Clause, verb: Cue, index: int, status: str) -> bool:
    if verb.index > index:
        if verb.lemma == "follow" and not clause.is_passive(verb):
            return verb.index - index < 14 and (verb.index + 1 == len(clause.units) or any(u.kind == "date" for u in clause.units[verb.index + 1 : verb.index + 7]) or clause.words(verb.index + 1, verb.index + 2) in ("in", "on", ".", ",", "only"))
        passive = clause.is_passive(verb) or (verb.form in ("past", "participle") and status in ("signed", "ratified", "initialled", "negotiated") and verb.lemma != "follow")
        passive = passive or status in ("in-force", "expired") or (status == "negotiated" and verb.form == "ing")
        return passive and verb.index - index < 18 and not (verb.lemma in ("have", "make", "provide", "exist") and not clause.is_passive(verb) and verb.lemma != "exist")
    if verb.lemma in _LASTING:
        return False
    if verb.lemma in ("have", "follow", "want", "consider"):
        return index - verb.index <= 6 and (verb.lemma != "follow" or "by" in clause.words(verb.index, index).split())
    return index - verb.index <= 14 and not any(clause.is_verb(k) and clause.units[k].low not in ("signed", "aimed", "designed", "including") for k in range(verb.index + verb.length, index))


def is_entry(clause: Clause, verb: Cue) -> bool:
    """Tell whether "entered into" is the beginning of "entered into force"."""
    return verb.lemma == "enter into" and clause.words(verb.index + 2, verb.index + 3) in ("force", "effect", "operation", "vigour", "application")
