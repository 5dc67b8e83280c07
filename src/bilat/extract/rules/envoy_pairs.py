"""Envoys in the line of an infobox of a pair: "Ambassador N. | Ambassador M.", the first country's first. Those with a country beside them are read in envoys.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.context import find_codes
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import other_of
from bilat.extract.rules.envoys import rank_of
from bilat.extract.waits import Waits

_LINE = re.compile(r"^(?:Envoys?\s*[:|]\s*)?(?:Ambassador|High Commissioner|Chargé d['’]affaires)\b.+(?:\t|\||;|\n).*\b(?:Ambassador|High Commissioner|Chargé d['’]affaires)\b", re.I | re.S)


def find_paired_envoys(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Ambassador N. | Ambassador M." on a page on A and B: A's envoy to B, then B's to A."""
    text = sent.text.strip(" -*•")
    if clause is not sent.clauses[0] or len(text) > 160 or not _LINE.match(text) or any(c.verb >= 0 for c in sent.clauses):
        return
    order = [c for c in find_codes(sent.document.title) if c in sent.pair] or list(sent.pair)
    people = [m for m in sent.of_kind("person") if m.value and rank_of(m.office)]
    if len(people) != 2 or len(order) != 2 or any(m.code for m in people):
        return
    for person, sender in zip(people, order, strict=True):
        roles: dict[str, str | list[str]] = {"person": person.value, "sender": sender, "host": other_of(sent, sender), "rank": rank_of(person.office) or "ambassador", "status": "current"}
        yield Proposal("envoy", roles, None, clause=clause, cue=0, modality="asserted")


RULES = (Rule("envoy-pair", "the envoys of two countries in a line of an infobox", find_paired_envoys, Waits(kinds=("person",))),)
