"""Agreements that no noun names: what two countries agreed on, agreed to do, or agreed with an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, day_of, phrase, phrase_after
from bilat.model import Roles


def find_agreed_with(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "In 2015 A agreed with the IAEA to host a bank of fuel"."""
    for verb in clause.verbs(("agree",)):
        subject = codes_of((m for m in clause.subject if m.kind in ("country", "place", "group")), orgs=True)
        near = clause.after(verb.index, ("with",), ("country", "org"), 8)
        partner = [c for c in codes_of(near, orgs=True) if c not in subject]
        to = next((k for k in range(verb.index + 1, len(clause.units)) if clause.units[k].low in ("to", "on") and clause.units[k].mention is None), -1)
        if subject and partner and clause.words(verb.index + 1, verb.index + 2) == "with" and to > 0:
            subject_words = sent.document.text[clause.units[min(to + 1, len(clause.units) - 1)].start : clause.end].strip(" .,;")
            roles: Roles = {"parties": [*subject[:2], *partner[:1]], "subject": subject_words[:120], "instrument": "agreement"}
            yield Proposal("agreement", roles, day_of(sent, clause, verb.index), clause=clause, cue=verb.index, modality="asserted")


_THING = re.compile(r"an? (?:\S+ ){0,4}?(?:pipeline|railway|road|highway|bridge|port|tunnel|corridor|plan|roadmap|timetable|company|fund|bank|line|swap|loan|programme|program|framework|zone|canal|dam|plant|link|interconnector)\b")


def find_agreed_on(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The two countries also agreed that day on an oil pipeline": the thing agreed on, where no noun says in what form."""
    for verb in clause.verbs(("agree",)):
        parties = codes_of(m for m in clause.subject if m.kind in ("country", "place", "group", "person"))
        on = next((k for k in range(verb.index + 1, min(len(clause.units), verb.index + 6)) if clause.units[k].low == "on" and clause.units[k].mention is None), -1)
        if len(parties) >= 2 and on > 0 and _THING.match(clause.words(on + 1)):
            roles: Roles = {"parties": parties, "subject": phrase_after(sent, clause, on, stops=("from", "to"), limit=10)}
            yield Proposal("agreement", roles, day_of(sent, clause, verb.index), clause=clause, cue=verb.index, modality="asserted")


_DEEDS = frozenset(["set", "establish", "create", "form", "build", "raise", "share", "put", "submit", "refer", "sell", "buy", "demarcate", "delimit", "abolish", "waive", "scrap", "lift", "exempt", "link", "lay", "found", "withdraw", "pull", "divide", "split", "swap", "exchange", "open", "reopen", "connect", "construct", "reduce", "halve", "double", "launch", "introduce", "extend", "supply", "provide", "lease", "cede", "return", "join", "fund", "finance", "restructure"])


def find_agreed_to(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A and B agreed to set up a council", "the two had agreed in 2016 to put the matter to the court": a deed agreed to."""
    for verb in clause.verbs(("agree",)):
        parties = codes_of(m for m in clause.subject if m.kind in ("country", "place", "group", "person"))
        to = next((k for k in range(verb.index + 1, min(len(clause.units) - 1, verb.index + 5)) if clause.units[k].low == "to" and clause.units[k].mention is None), -1)
        between = clause.units[verb.index + 1 : max(to, 0)]
        if len(parties) != 2 or to < 0 or clause.units[to + 1].low not in _DEEDS or any(u.kind != "date" and u.low not in ("in", "on", "also") for u in between) or find_modality(clause, verb.index) == "denied":
            continue
        end = next((k for k in range(to + 2, min(len(clause.units), to + 14)) if clause.units[k].kind == "date" or clause.units[k].low in (",", ";", ".", "which", "that", "in", "by", "from", "within", "and")), min(len(clause.units), to + 14))
        roles: Roles = {"parties": parties, "subject": phrase(sent, clause.units[to + 1].start, clause.units[end - 1].end), "instrument": "agreement"}
        yield Proposal("agreement", roles, day_of(sent, clause, verb.index), clause=clause, cue=verb.index, modality="asserted")


_IN_TALKS = re.compile(r"\b(?:is|are|was|were|remains?|has been|have been|had been) (?:(?:still|now|also|again|already|currently) )?(?:in|holding|having|locked in|engaged in|conducting) (?:talks|negotiations) (?:with (?:the )?# )?(?P<on>about|on|over|for)\b")


def find_in_talks(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A is in talks with B about a pipeline": something that two countries negotiate, where no noun says in what form."""
    words = clause.words()
    found = _IN_TALKS.search(words)
    if found is None or find_modality(clause, len(words[: found.start()].split())) == "denied":
        return
    on = len(words[: found.start("on")].split())
    subject = codes_of(m for m in clause.subject if m.kind in ("country", "place", "group"))
    parties = [*subject, *(c for c in codes_of(clause.after(0, ("with",), ("country",), on)) if c not in subject)]
    about = phrase_after(sent, clause, on, limit=10)
    if len(parties) == 2 and about:
        roles: Roles = {"parties": parties, "subject": about, "status": "negotiated"}
        yield Proposal("agreement", roles, day_of(sent, clause, on), clause=clause, cue=on, modality="asserted")
