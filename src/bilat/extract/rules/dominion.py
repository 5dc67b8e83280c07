"""Rules for belonging told by its frame: trusteeship over a country, unions of two, colonial powers, rule by a capital, a second country whose
verb is left out. The plain telling ("A was part of P", "A was a P colony") is read in polities.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import STATES, codes_of, is_city, other_of, period, span_of
from bilat.extract.rules.polities import PART_OF, find_part_of
from bilat.extract.waits import Waits
from bilat.vocabulary import load


def _claim(where: tuple[Sent, Clause], cue: int, state: str, polity: str, *, opens: bool = False, when: str | None = None) -> Iterator[Proposal]:
    sent, clause = where
    if state != polity and state in load().entities and polity in load().entities:
        yield Proposal("part_of", {"state": state, "polity": polity}, when or span_of(sent, clause, cue, opens=opens), clause=clause, cue=cue)


def _subject(clause: Clause) -> list[str]:
    return codes_of(m for m in clause.subject if m.kind in STATES and not is_city(m))


_OVER = ("trusteeship", "mandate", "protectorate", "sovereignty", "suzerainty", "control", "rule", "dominion", "administration")


def find_rule_over(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "a trusteeship over A was exercised by B", "B established a protectorate over A", "B's mandate over A": rule over a country."""
    for cue in clause.find(_OVER):
        if clause.words(cue.index + 1, cue.index + 2) not in ("over", "in"):
            continue
        over = [m for m in clause.after(cue.index, ("over",), ("country", "group"), 5) if m.form not in ("adjective", "pronoun", "there") and not m.possessive]
        owner = codes_of(m for m in clause.before(cue.index, ("country",)) if m.form == "adjective" or m.possessive)
        agent = codes_of(clause.by_agent(cue.index, ("country",))) or codes_of(m for m in clause.after(clause.index_of(over[-1]) if over else cue.index, ("to",), ("country",), 8))
        verb = next((v for v in clause.verbs(("establish", "exercise", "impose", "declare", "proclaim", "assume", "take", "gain", "receive", "extend", "hold", "have")) if v.index < cue.index and not clause.is_passive(v)), None)
        polity = owner or agent or (_subject(clause) if verb is not None else [])
        if re.search(r"\b(?:claim\w*|disput\w+|recogni\w+|support\w*|reject\w*|successor|accept\w*|over (?:the )?#'s? \w+)\b", clause.words()) or (cue.lemma in ("sovereignty", "control") and cue.lemma == "control" and not verb):
            continue
        for state in codes_of(over):
            for power in polity[:1]:
                yield from _claim((sent, clause), cue.index, state, power, opens=verb is not None)


_UNION = re.compile(r"\b(?:in|into|formed) (?:an? )?(?:\w+ ){0,2}(?:union|federation|confederation) with (?:the )?(?:kingdom of )?#|\b(?:federated|confederated) with (?:the )?#")


def find_union(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A was federated with B", "A and B were joined in P", "A entered into a union with P", "within P the two were neighbours"."""
    words = clause.words()
    into = next(((i, m) for i, m in _polities(clause) if clause.governor(i) in ("in", "into", "within", "as", "to")), None)
    joined = next(iter(clause.verbs(("join", "unite", "merge", "federate", "unify", "form", "confederate", "combine"))), None)
    if joined is not None and into is not None and into[0] > joined.index and joined.lemma != "form":
        members = [*_subject(clause), *codes_of(m for m in clause.after(joined.index, ("with", "to"), ("country",), 8) if m is not into[1])]
        for state in dict.fromkeys(members):
            yield from _claim((sent, clause), joined.index, state, into[1].code, opens=not any(d.relation for d in clause.dates() if d.relation in ("from", "until")))
        return
    if _UNION.search(words) and not re.search(r"\b(?:european|customs|supranational|economic|state|monetary|trade|currency|soviet|african)\b", words):
        partner = [m for m in clause.after(0, ("with",), ("country",)) if m.form != "adjective"]
        for state in _subject(clause):
            for m in partner[:1]:
                yield from _claim((sent, clause), clause.index_of(m), state, m.code, opens=not any(d.relation in ("from", "until") for d in clause.dates()))
        return
    if into is not None and clause.words(0, 1) == "within" and into[0] <= 2 and load().entities[into[1].code].kind in ("former-state", "polity"):
        for state in _subject(clause):
            yield from _claim((sent, clause), into[0], state, into[1].code)


def _polities(clause: Clause) -> list[tuple[int, Mention]]:
    return [(i, u.mention) for i, u in enumerate(clause.units) if u.mention and u.kind == "country" and u.mention.code in load().entities and u.mention.form not in ("adjective", "capital") and load().entities[u.mention.code].kind in ("polity", "former-state")]


_POWER = re.compile(r"\b(?:(?:former|ex-?|old|one-time|erstwhile) )?(?:colonial|colonising|colonizing|administering|mandatory|protecting|imperial|ruling) (?:power|ruler|rulers|master|masters|overlord|overlords|metropole)\b|\bcoloni[sz]er\b")


def find_colonial_power(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "B was the colonial power in A until 1962", "A's former colonial ruler, B": who ruled whom."""
    words = clause.words()
    found = _POWER.search(words)
    if found is None:
        return
    index = len(words[: found.end()].split()) - 1
    begin = len(words[: found.start()].split())
    ruled = codes_of(clause.after(index, ("in", "of", "over"), ("country",), 5)) or codes_of(m for m in clause.before(begin, ("country",)) if m.possessive)
    near = [m for m in clause.mentions("country", begin=index + 1, end=index + 4) if m.form not in ("adjective",) and clause.governor(clause.index_of(m)) == ""]
    power = codes_of(near) or [c for c in _subject(clause) if c not in ruled]
    if len(power) == 1 and not ruled and other_of(sent, power[0]) and re.match(r"(?:former|ex|old|one-time|erstwhile)", found.group()):
        ruled = [other_of(sent, power[0])]
    if len(ruled) == 1 and len(power) == 1:
        yield from _claim((sent, clause), index, ruled[0], power[0])


def find_under_capital(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Both remained under Moscow until 1991", "A was under the Ottomans for centuries": no word for the rule."""
    for cue in clause.find(("under",)):
        m = next((u.mention for u in clause.units[cue.index + 1 : cue.index + 3] if u.mention), None)
        if m is None or m.kind != "country" or m.possessive or m.code not in load().entities:
            continue
        after = clause.words(clause.index_of(m) + 1, clause.index_of(m) + 2)
        if after and not re.match(r"(?:until|till|from|for|in|since|and|,|;|\.|between|during|at)$|[\w~]*\d{4}", after):
            continue
        ruler = m.form == "demonym" or m.form == "capital" or load().entities[m.code].kind in ("polity", "former-state")
        verb = next(iter(clause.verbs(("remain", "come", "live", "stay", "fall", "be", "pass", "suffer", "chafe", "unite"))), None)
        if not ruler or (verb is None and not re.search(r"\b(?:was|were|been|is)\b", clause.words(max(0, cue.index - 3), cue.index))) or not any(d.value for d in clause.dates()):
            continue
        states = [c for c in _subject(clause) or codes_of(x for x in clause.subject if is_city(x)) if c != m.code]
        for state in states:
            yield from _claim((sent, clause), cue.index, state, m.code, opens=verb is not None and verb.lemma in ("come", "fall", "pass"))


def find_part_gapped(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A became a P protectorate in 1881 and B in 1912", "A left P in 1960, B in 1962": the second country with its own date."""
    if not clause.dates():
        return
    at = sent.clauses.index(clause)
    said = list(find_part_of(sent, clause)) or (list(find_part_of(sent, sent.clauses[at - 1])) if at and clause.verb < 0 else [])
    if not said:
        return
    begin = said[-1].cue + 1 if said[-1].clause is clause else 0
    done = {str(p.roles["state"]) for p in said} | {str(p.roles["polity"]) for p in said}
    for i in range(begin, len(clause.units) - 1):
        m = clause.units[i].mention
        if m is None or m.kind != "country" or m.form in ("adjective", "pronoun") or m.possessive or m.code in done or clause.governor(i) in ("of", "by"):
            continue
        lead, rest = clause.words(max(0, i - 2), i), clause.words(i + 1, i + 4)
        date = next((u.mention for u in clause.units[i + 1 : i + 5] if u.kind == "date"), None)
        if date is None or not date.value or not re.search(r"(?:^|and|,|;|while)(?: the| then)?$", lead) or not re.match(r"(?:(?:followed|only|too|likewise|,) )*(?:in|on|from|since|until) [\w~]+", rest):
            continue
        first = said[-1]
        ends = bool(first.when and first.when.startswith("/"))
        when = (f"/{date.value}" if "/" not in date.value else date.value) if ends else period(clause, date, opens=bool(first.when and first.when.endswith("/")))
        yield from _claim((sent, clause), i, m.code, str(first.roles["polity"]), when=when)


def find_freed_of_it(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A, under B rule since 1655, won its independence in 1962": independence of what was told before in the sentence."""
    cue = next(clause.find(("independence", "independent")), None)
    if cue is None or clause.words(cue.index + 1, cue.index + 2) in ("from", "of"):
        return
    states = _subject(clause)
    said = [p for c in sent.clauses if c.start <= clause.start for p in find_part_of(sent, c) if str(p.roles["state"]) in states]
    date = next((d for d in clause.dates() if d.value and "/" not in d.value and clause.index_of(d) > cue.index), None)
    if said and date is not None:
        yield from _claim((sent, clause), cue.index, str(said[-1].roles["state"]), str(said[-1].roles["polity"]), when=f"/{date.value}")


RULES = (
    Rule("rule-over", "a trusteeship, mandate or protectorate over a country", find_rule_over, Waits(words=_OVER)),
    Rule("union", "countries joined in a union", find_union, Waits(verbs=("join", "unite", "merge", "federate", "unify", "form", "confederate", "combine"), patterns=(_UNION,), opens=("within",))),
    Rule("colonial-power", "who the colonial power of a country was", find_colonial_power, Waits(patterns=(_POWER,))),
    Rule("under-capital", "a country under a capital or a dynasty", find_under_capital, Waits(words=("under",))),
    Rule("part-gapped", "a second country that belonged to the same power", find_part_gapped, PART_OF),
    Rule("freed-of-it", "independence of a power named before in the sentence", find_freed_of_it, Waits(words=("independence", "independent"))),
)
