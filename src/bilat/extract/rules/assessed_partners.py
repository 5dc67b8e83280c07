"""Assessments of the ties of one country with several partners: "close ties with A, B and C", "relations with A and B are cordial". Those of two sides are
read in assessment.py."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.assessment import claim_of, fields_of, find_judged_heads
from bilat.extract.rules.levels import is_judgement
from bilat.extract.rules.partner_lists import pairs_with
from bilat.extract.waits import Waits
from bilat.vocabulary import load


def find_assessed_partners(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A keeps close ties with B, C and D", "A and B have good relations with C", "relations with B are tense" on a page on A: a claim a pair and field."""
    heads = load().cues["views"]["heads"]
    for i, level in find_judged_heads(sent, clause):
        pairs = pairs_with(sent, clause, i) if is_judgement(level) else []
        for a, b, _ in pairs:
            for field in fields_of(sent, clause, i, heads[clause.units[i].low]):
                yield claim_of(sent, clause, i, [a, b], field, level)
        if pairs:
            return


RULES = (Rule("assessment-partners", "how good the relations of a country with several partners are", find_assessed_partners, lambda: Waits(words=tuple(load().cues["views"]["heads"]))),)
