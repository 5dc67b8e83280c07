"""Belonging told by other words than "part of" and "colony": land without an entry of its own that is ceded, awarded or handed back, rule that ends,
an annexation named. The plain telling is read in polities.py, frames of rule in dominion.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.lexicon import fold
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, date_of, is_city, other_of, period
from bilat.extract.waits import Waits
from bilat.vocabulary import load

_NAME = r"(?:the )?(?P<land>[A-ZÀ-Þ][\w'’-]+(?: (?:of |de |del |la |and )?[A-ZÀ-Þ][\w'’-]+){0,3})"
_GIVEN = re.compile(rf"(?:^|[,;] (?:and )?|\bthat |\bin \d{{4}},? |\b\d{{4}} )(?:{_NAME}|(?P<thing>[Tt]he (?:islands?|islets?|peninsula|territory|strip|enclave|area)))(?:, [^,]{{3,60}},)? (?:was|were|is|are|had been|has been) (?:\w+ )?(?:ceded|awarded|handed over|handed back|handed|returned|restored|transferred|assigned|allotted|annexed|given|sold) (?:back |over )?(?P<how>to|by) (?:the )?$")
_PASSED = re.compile(rf"(?:^|[,;] (?:and )?|\b\d{{4}},? )(?P<lead>By [^,]{{5,80}}?(?:\d{{4}},? ))?{_NAME} (?:passed|fell|went|reverted|was lost) (?P<how>to) (?:the )?$")
_GAVE = re.compile(rf"\b(?:gave|awarded|ceded|handed|returned|assigned|restored|allotted|transferred|lost) (?:back )?(?:{_NAME}|(?P<thing>the (?:islands?|islets?|peninsula|territory|strip|enclave|area|zone|littoral)))(?: [\w-]+){{0,3}}? (?:back )?(?P<how>to) (?:the )?$")
_NOT_LAND = re.compile(r"^(?:The|It|He|She|They|This|That|President|Prime|Minister|In|On|By|At|A|An|King|Treaty|Agreement|Award|Embassy|Prize|Order|Power|Control|Contract|After|Both|Credentials)\b|\b(?:Prize|Order|Medal|Treaty|Agreement|Company|Award|Contract|Corporation|Bank|University|Cup|Letter)\b")


def find_land_given(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Tarapac was ceded to A in 1883", "the court awarded the islands to A", "Acre passed to A": land that belongs to A from then on."""
    if clause is not sent.clauses[0]:
        return
    for mention in sent.of_kind("country"):
        if not mention.code or mention.form in ("adjective", "pronoun", "there") or mention.code not in load().entities:
            continue
        lead = sent.document.text[max(sent.start, mention.start - 160) : mention.start]
        found = _GIVEN.search(lead) or _PASSED.search(lead) or _GAVE.search(lead)
        land = _slug(sent, found) if found is not None else ""
        where = next((c for c in sent.clauses if c.start <= mention.start < c.end), clause)
        if not land or any(u.low in ("not", "never", "should", "claimed", "claims", "would", "ambassador", "letters") for u in where.units):
            continue
        at = where.index_of(mention)
        date = date_of(sent, where, at)
        when = period(where, date, opens=True) if date is not None and date.value and date.relation in ("", "in", "on", "since", "about") else None
        yield Proposal("part_of", {"state": land, "polity": mention.code}, when, clause=where, cue=at)


def _slug(sent: Sent, found: re.Match[str]) -> str:
    """Give the land as lower-case words joined by hyphens; "" for what is no land or is a country known by its own code."""
    named = found.groupdict()
    land = named.get("land") or ""
    if not land:
        earlier = re.findall(r"\b([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?) [Ii]slands?\b", sent.document.title + " " + sent.document.text[max(0, sent.start - 600) : sent.start])
        return fold(f"{earlier[-1]} islands").replace(" ", "-") if earlier and "island" in (named.get("thing") or "") else ""
    start = sent.document.text.rfind(land, max(0, sent.start), sent.end)
    if _NOT_LAND.search(land) or any(m.start < start + len(land) and start < m.end and m.kind != "place" for m in sent.mentions):
        return ""
    return fold(land).replace(" ", "-")


_RULE_ENDED = re.compile(r"\b(?:rule|administration|mandate|occupation|sovereignty|trusteeship|colonial rule|colonialism|protectorate|protection)\b(?: (?:in|over|of) (?:the )?#)?,? (?:(?:formally|finally|officially) )?(?:ended(?! (?:the|its|their|all|a|an|some|every)\b)|came to an end|ceased|collapsed|expired|was ended|was over)\b")
_ANNEXED = re.compile(r"\b(?:annexation|incorporation|absorption|colonisation|colonization) of (?:the )?#")


def find_rule_ended(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A rule in B ended in 1975", "A's annexation of B in 1976": who held whom, until when or from when."""
    words = clause.words()
    for shape, ended in ((_RULE_ENDED, True), (_ANNEXED, False)):
        found = shape.search(words)
        if found is None or (ended is False and re.search(r"\b(?:threat\w*|plan\w*|fear\w*|risk|possible|attempted|de facto|west bank)\b", words)):
            continue
        at = len(words[: found.start()].split())
        held = _held(clause, at, found, ended)
        ruler = codes_of(m for m in clause.before(at, ("country",)) if m.form == "adjective" or m.possessive)[-1:] or codes_of(clause.by_agent(at, ("country",)))[:1]
        if not held and ruler and ended and other_of(sent, ruler[0]):
            held = [other_of(sent, ruler[0])]
        date = date_of(sent, clause, at)
        stamp = date.value if date is not None and re.fullmatch(r"\d{4}[\d-]*", date.value or "") else ""
        for state in held:
            if ruler and state != ruler[0]:
                when = (f"/{stamp}" if ended else f"{stamp}/") if stamp else None
                yield Proposal("part_of", {"state": state, "polity": ruler[0]}, when, clause=clause, cue=at, modality="asserted")


def _held(clause: Clause, at: int, found: re.Match[str], ended: bool) -> list[str]:
    named: list[Mention] = [m for m in clause.after(at, ("in", "over", "of"), ("country", "group"), 4) if m.form not in ("adjective", "pronoun", "capital") and not m.possessive and not is_city(m)]
    return codes_of(named) if named and (not ended or "#" in found.group()) else []


RULES = (
    Rule("land-given", "land ceded, awarded or handed over to a country", find_land_given, Waits(words=("ceded", "awarded", "handed", "returned", "restored", "transferred", "assigned", "allotted", "annexed", "given", "gave", "sold", "passed", "fell", "went", "reverted", "lost"))),
    Rule("rule-ended", "rule over a country that ended, or an annexation named", find_rule_ended, Waits(patterns=(_RULE_ENDED, _ANNEXED))),
)
