"""Rules for how things stand and what is thought, as one table.

Assessments, alignments, stances and remarks have modules of their own.
"""

from __future__ import annotations

from bilat.extract.proposal import Rule
from bilat.extract.rules.alignment import ALIGNMENT, find_alignment
from bilat.extract.rules.assessment import ASSESSMENT, find_assessment
from bilat.extract.rules.remark import REMARK, find_remark
from bilat.extract.rules.stance import STANCE, find_stance

RULES = (
    Rule("assessment", "how good relations are said to be, by field", find_assessment, ASSESSMENT),
    Rule("alignment", "allies, partners, friends and rivals", find_alignment, ALIGNMENT),
    Rule("stance", "a country for, against or neutral on another, a conflict or an issue", find_stance, STANCE),
    Rule("remark", "what a person said about a country or the pair", find_remark, REMARK),
)
