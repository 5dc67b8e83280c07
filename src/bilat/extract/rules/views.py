"""Rules for how things stand and what is thought, as one table, and for persons who link two countries.

Assessments, alignments, stances and remarks have modules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.alignment import ALIGNMENT, find_alignment
from bilat.extract.rules.assessment import ASSESSMENT, find_assessment
from bilat.extract.rules.common import other_of
from bilat.extract.rules.remark import REMARK, find_remark
from bilat.extract.rules.stance import STANCE, find_stance
from bilat.extract.waits import Waits
from bilat.model import Roles

_ROLES = r"singer|actor|actress|writer|poet|footballer|politician|businessman|businesswoman|ambassador|artist|painter|composer|scientist|author|athlete|musician|host|tv host|journalist|director|general|officer|player|coach|architect|engineer|missionary|explorer|priest|doctor|professor|dancer|chef|boxer|wrestler|model|minister|lawmaker|scholar|economist|philanthropist|entrepreneur|merchant"


def find_person_link(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "B singer of A origin N.", "A-born B politician N.", "N., a TV host in B, is also an A-ian"."""
    words = clause.words()
    people = [m for m in clause.mentions("person") if m.value]
    countries = [m for m in clause.mentions("country") if m.code]
    if not people:
        return
    origin = _origin_of(clause, words, countries)
    if not origin:
        return
    home = [m.code for m in countries if m.code != origin] or [c for c in ([other_of(sent, origin)] if other_of(sent, origin) else [])]
    country = home[0] if home else next((m.code for m in people if m.code and m.code != origin), "")
    role = re.search(rf"\b(?:{_ROLES})s?\b", words)
    if country:
        roles: Roles = {"person": people[0].value, "origin": origin, "country": country}
        if role or people[0].office:
            roles["role"] = people[0].office or (role.group() if role else "")
        yield Proposal("person_link", roles, clause=clause, cue=clause.index_of(people[0]))


def _origin_of(clause: Clause, words: str, countries: list[Mention]) -> str:
    for m in countries:
        i = clause.index_of(m)
        after, before = clause.words(i + 1, i + 4), clause.words(max(0, i - 5), i)
        if re.match(r"(?:-? ?born|origin|descent|ancestry|roots|by birth|extraction|heritage|émigré|emigre)\b", after) or re.match(r"- born", after):
            return m.code
        if re.search(r"\b(?:born in|native of|originally from|emigrated from|immigrant from|natives of|descended from|roots in)(?: the)?$", before):
            return m.code
        if m.form == "demonym-singular" and re.search(r"\b(?:is|was) (?:also )?an?$", before):
            return m.code
    return ""


RULES = (
    Rule("assessment", "how good relations are said to be, by field", find_assessment, ASSESSMENT),
    Rule("alignment", "allies, partners, friends and rivals", find_alignment, ALIGNMENT),
    Rule("stance", "a country for, against or neutral on another, a conflict or an issue", find_stance, STANCE),
    Rule("remark", "what a person said about a country or the pair", find_remark, REMARK),
    Rule("person-link", "a person of one country at work in the other", find_person_link, Waits(kinds=("person",))),
)
