"""What a word of membership does not mean, and memberships told by what members do: sit together in ORG, form it, chair it, are allies in it.
"A is a member of ORG" and the like are read in standing.py, which asks here; the rules of this module stand in bodies.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, date_of, period

_QUANTIFIED = re.compile(r"\b(?:most|other|some|many|several|all|few|fellow|any|every|non|more|various|the|of|among|between|with|by|from|\d+) $")
_TALKS = re.compile(r"^(?:[\w-]+ )?(?:talks|negotiations|process|conference|bid|treaty|path|perspective|criteria|partner country|requirements)\b")
_PARTNERS = re.compile(r"\b(?:trading|trade|business|first|largest|biggest|main|important|key|close|closest|priority|best|second|third|second-largest|major|leading|natural|reliable|valued|export|import|development|social|equal|strategic|junior|senior|sister) $")
_AIDED = re.compile(r"\b(?:support\w*|back\w*|favou?r\w*|oppos\w*|block\w*|veto\w*|welcom\w*|endors\w*|champion\w*|advocat\w*|help\w*|assist\w*|sponsor\w*|promot\w*|applaud\w*|hail\w*|congratulat\w*|promis\w*|reject\w*|lobb\w+|campaign\w*|push\w* for|press\w* for|call\w* for|work\w* for|thank\w*|friends? of|congratulated|encourag\w*)\b")
_JOINING = ("membership", "accession", "accession to", "admission to", "entry into", "entry to", "entry in")
_THINGS = frozenset(
    ["sanctions", "strategies", "strategy", "mission", "missions", "programme", "programmes", "program", "programs", "talks", "summit", "summits", "meeting", "meetings", "operation", "operations", "exercise", "exercises", "force", "forces", "conference", "project", "projects", "initiative", "initiatives", "efforts", "funds", "markets", "market", "delegation", "ambassador", "president", "police", "training", "election", "monitoring", "peacekeeping", "peacekeepers", "convention", "conventions", "treaty", "charter", "resolution", "campaign", "battalion", "framework", "election", "elections", "session", "commission", "course"]
)


def is_no_standing(clause: Clause, cue: Cue) -> bool:
    """Tell whether a word says nothing of a country's standing: "most ORG members", "accession talks with ORG", "our first partner in ORG"."""
    before, after = clause.words(max(0, cue.index - 3), cue.index) + " ", clause.words(cue.index + cue.length, cue.index + cue.length + 4)
    if cue.lemma in ("partner", "partners") and not any(u.kind == "org" for u in clause.units[max(0, cue.index - 4) : cue.index]) and (_PARTNERS.search(before) or not re.match(r"(?:of|state|states|country|countries|in) ", after)):
        return "dialogue" not in before
    if cue.lemma.startswith("accession") and _TALKS.match(after):
        return True
    beside = clause.units[cue.index - 1].mention if cue.index else None
    if cue.lemma in ("members", "states", "member states") and beside is not None and beside.kind == "org":
        return bool(_QUANTIFIED.search(clause.words(max(0, cue.index - 3), cue.index - 1) + " ")) and not re.search(r"\b(?:are|were|is|was|as|both|two|three|fellow|been) (?:the )?$", clause.words(max(0, cue.index - 4), cue.index - 1) + " ")
    return False


def is_by_the_way(clause: Clause, org: Mention) -> bool:
    """Tell whether an organisation only owns or names something else: "the ORG's sanctions", "ORG strategies"."""
    at = clause.index_of(org)
    if at < 0 or at + 1 >= len(clause.units):
        return False
    following = clause.units[at + 1]
    standing = re.match(r"(?:'s )?(?:[\w-]+ ){0,4}(?:members?|partners?|founders?|founding|observers?|candidates?|chair\w*|presidency|allies|membership)\b|(?:'s )?[,.]", clause.words(at + 1, at + 7) + " ")
    return (org.possessive and standing is None) or (following.mention is None and following.low in _THINGS) or _names_a_paper(clause, at)


_PAPERS = frozenset(["agreement", "treaty", "convention", "declaration", "protocol", "accord", "committee", "programme", "program", "initiative", "network", "partnership", "charter"])
_JOINED_PAPER = re.compile(r"\b(?:declaration|convention|protocol|agreement|treaty|initiative|programme|program|network) (?:on|for|of|against|about|concerning|to|and)\b")


def _names_a_paper(clause: Clause, at: int) -> bool:
    """Tell whether an organisation at a unit index begins the name of something else: "the ORG-A Partnership Agreement", "the ORG Investment Committee"."""
    rest = clause.units[at + 1 : at + 8]
    if len(rest) > 1 and rest[0].low in ("-", "–"):
        rest = rest[2:] if rest[1].mention is not None else rest[1:]
    for n, unit in enumerate(rest):
        if unit.mention is not None or not unit.text[:1].isupper():
            return False
        if unit.low in _PAPERS:
            return n > 0 or unit.low != "charter"
    return False


def joins_a_paper(clause: Clause, cue: Cue, org: Mention) -> bool:
    """Tell whether what is joined is a paper or scheme of an organisation: "A joined the Declaration on Investment of ORG"."""
    return cue.lemma.startswith(("join", "accede", "sign", "adhere", "participa")) and bool(_JOINED_PAPER.search(clause.words(cue.index, clause.index_of(org))))


_APPOSED = re.compile(r"# , (?:itself |also |now |then )?(?:an?|the|one of the) (?:[\w-]+ ){0,2}$")


def find_apposed(clause: Clause, cue: Cue) -> Mention | None:
    """Give the country beside which a standing is put: "A has ties with B, a former member of ORG"."""
    back = max(0, cue.index - 6)
    found = _APPOSED.search(clause.words(back, cue.index) + " ")
    at = cue.index - len(found.group().split()) if found else -1
    mention = clause.units[at].mention if at >= 0 else None
    return mention if mention is not None and mention.kind == "country" and mention.form in ("name", "formal") else None


def joining_owner(clause: Clause, cue: Cue) -> list[str]:
    """Give whose entry it is where another welcomes or hinders it: "A supported B's entry into ORG", "A backs the accession of B to ORG"."""
    if cue.lemma not in _JOINING:
        return []
    owner = [m for m in clause.before(cue.index, ("country",)) if m.possessive or m.form == "adjective"]
    of = [m for m in clause.after(cue.index, ("of",), ("country",), 4) if m.form != "adjective"] if clause.words(cue.index + 1, cue.index + 2) == "of" else []
    return codes_of(owner[-1:]) or codes_of(of)


def is_wished(clause: Clause, cue: Cue) -> bool:
    """Tell whether a membership or entry is only what another supports, blocks or wishes for: "A supports B's membership of ORG"."""
    before = clause.words(0, cue.index)
    if cue.lemma.startswith("apply") and re.search(r"\bfor (?!(?:(?:full|associate|its|their|observer) )*(?:membership|admission|entry|accession|status|a seat))", clause.words(cue.index)):
        return True
    if _DESERVED.search(before + " "):
        return True
    if (cue.lemma.startswith(("admission", "accession", "entry")) and _STRIVES.search(before)) or _ASKED.search(before):
        return True
    if cue.lemma in ("membership", *_JOINING) and _AIDED.search(before):
        return cue.lemma in ("membership", "accession") or not clause.dates()
    return bool(cue.lemma.startswith(("join", "accede", "enter", "leave")) and _WISH.search(before) and _AIDED.search(before))


_DESERVED = re.compile(r"\b(?:deserv\w+|merit\w*|worthy of|entitled to|eligible (?:for|to)|ineligible (?:for|to)|qualif\w+ (?:for|to)|right to|chance (?:of|to)|case for|conditions? (?:of|for)|criteria (?:of|for)) (?:[\w-]+ ){0,2}$")
_STRIVES = re.compile(r"\b(?:lobb\w+|campaign\w*|press\w*|push\w*|call\w*|plead\w*|argu\w+|appeal\w*|vote[ds]?|voting|against) (?:[\w-]+ )?(?:for |against )?(?:#|its|their|his|her|the)(?: (?:#|neighbou?r)(?:'s)?)? ?(?:[\w-]+ )?$")
_ASKED = re.compile(r"(?:#|'s|\b(?:its|their)) (?:[\w-]+ )?(?:bid|application|request|candidacy) (?:of [\w~]+ )?(?:for|to)(?: (?:full|a|become|an|early))*$")
_WISH = re.compile(r"(?:#|'s|\b(?:its|their|his|her|our)) (?:[\w-]+ )?(?:wish|desire|bid|ambitions?|aspirations?|intentions?|efforts?|hopes?|attempts?|application|request|plans?|right|road|path|way|aim|goal)(?: to| for)?(?: \w+)?$")


def _claim(clause: Clause, cue: int, member: str, organisation: str, status: str = "member", when: str | None = None) -> Proposal:
    return Proposal("membership", {"member": member, "organisation": organisation, "status": status}, when, clause=clause, cue=cue)


_TOGETHER = ("sit together", "sit", "work together", "coordinate", "cooperate", "co-operate", "collaborate", "work closely", "work side by side", "serve together", "meet regularly", "stand together", "consult", "work")
_FORMS = ("form", "make up", "constitute", "compose", "found", "set up", "create", "launch", "establish")
_CHAIRS = re.compile(r"\b(?:(?:holds?|held|holding|has|had|took over|takes over|take over|assumed|assumes|assume|hands? over|took|chairs?|won|win|wins|gained|secured|obtained|occup\w+|fills?|filled) (?:over )?(?:(?:the|its|an?|his|her|their) )?(?:[\w-]+ ){0,2}?(?:presidency|chairmanship|chair|seat|seats)|(?:is|was|are|were|be) (?:[\w-]+ ){0,3}?in the chair|chairs|chaired|presides over|presided over|chairing|chair) (?:of|in|on|at|over)?(?: the)? ?(?:[a-z-]+ of (?:the )?)?#")


def find_membership_together(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The two sit together in ORG and ORG2", "with B the two form ORG", "A holds the presidency of ORG", "the two ORG allies"."""
    yield from _told_by_act(sent, clause)
    yield from _allies(clause)
    yield from _in_the_chair(sent, clause)


def _orgs(clause: Clause, begin: int) -> list[Mention]:
    """Give the group of organisations from a unit on, where nothing but an article stands before the first."""
    first = next((i for i in range(begin, min(begin + 3, len(clause.units))) if clause.units[i].kind == "org"), -1)
    if first < 0 or clause.words(begin, first) not in ("", "the", "both", "both the"):
        return []
    return [m for m in clause.group(first) if m.kind == "org" and m.code and not is_by_the_way(clause, m)]


def _told_by_act(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "They work together in ORG, ORG2 and ORG3", "in ORG the two coordinate positions", "along with A the two form ORG"."""
    members = codes_of(m for m in clause.subject if m.kind in ("country", "group"))
    members += [c for cue in clause.verbs(("sit",)) for c in codes_of(clause.after(cue.index, ("with",), ("country",), 4)) if c not in members]
    if len(members) < 2 or re.search(r"\b(?:should|could|want\w*|agreed to|would|wish\w*|need\w*|may|might|not|never)\b", clause.words()):
        return
    for cue in clause.verbs((*_TOGETHER, *_FORMS)):
        end = cue.index + cue.length
        if cue.lemma in _FORMS:
            orgs = [m for m in _orgs(clause, end) if clause.governor(clause.index_of(m)) == ""]
            also = [c for c in codes_of(clause.after(-1, ("with",), ("country",))) if c not in members] if orgs and re.search(r"\b(?:with|together with|alongside)\b", clause.words()) else []
        else:
            orgs = _in_orgs(clause, cue.index, end)
            also = []
        status = "founding" if cue.lemma in ("found", "set up", "create", "launch", "establish") else "member"
        date = date_of(sent, clause, cue.index) if status == "founding" else None
        when = period(clause, date, opens=True) if date is not None and date.value else None
        if cue.lemma.startswith(("work", "coop", "co-op", "collab")) and len(orgs) < 3:
            continue
        for org in orgs:
            for member in [*members, *also]:
                yield _claim(clause, cue.index, member, org.code, status, when)
        if orgs:
            return


def _in_orgs(clause: Clause, index: int, end: int) -> list[Mention]:
    """Give the organisations in which something is done: directly after "in", "within" or "at", behind the verb or at the head of the clause."""
    spots = [i + 1 for i, u in enumerate(clause.units) if u.mention is None and u.low in ("in", "within", "at", "on", "inside") and (end <= i <= end + 3 or i == 0)]
    return next((orgs for orgs in (_orgs(clause, i) for i in spots) if orgs), [])


_TWO = re.compile(r"(?:^|\b)(?:the|these|those|both|our|as)?~?(?:two|both|neighbouring|neighboring|three|fellow|the)?$")


def _allies(clause: Clause) -> Iterator[Proposal]:
    """ "The two ORG allies", "both ORG members", "as fellow ORG members the two ..."."""
    for i, unit in enumerate(clause.units[:-1]):
        org = unit.mention
        if org is None or unit.kind != "org" or not org.code or not i or not re.match(r"(?:all(?:y|ies)|members|partners|states|countries|neighbours|member states|economies)\b", clause.words(i + 1, i + 3)):
            continue
        before = clause.units[i - 1]
        group = before.mention if before.kind == "group" else None
        if group is not None and len(group.codes) == 2 and group.text.lower().startswith(("the two", "both", "the pair", "two", "these two", "our two")):
            for member in group.codes:
                yield _claim(clause, i, member, org.code)
        elif clause.units[i + 1].low in ("ally", "allies"):
            yield from _as_ally(clause, i, org)


_IS_ALLY = re.compile(r"\b(?:is|are|was|were|been|became|become|remains?|remained|as|being) (?:(?:also|now|both|still|firm|close|fellow|an?|the|two|reliable|long-standing|longstanding|staunch|important|key|strong|old) )*$")
_NAMED = re.compile(r"(?:allies|ally) (?:the )?#")


def _as_ally(clause: Clause, at: int, org: Mention) -> Iterator[Proposal]:
    """ "A and B are ORG allies", "A has been an ORG ally since 1999", "the ORG allies A and B": an ally in an alliance is a member of it."""
    said = _IS_ALLY.search(clause.words(0, at) + " ")
    members = codes_of(m for m in clause.subject if m.kind in ("country", "group")) if said else []
    if not members and _NAMED.match(clause.words(at + 1, at + 4)):
        members = codes_of(m for m in clause.group(at + 2 + (clause.units[at + 2].mention is None)) if m.kind == "country" and m.form in ("name", "formal"))
    if re.search(r"\b(?:not|no|never|major non|would|could|might|may)\b", clause.words(0, at)):
        return
    date = next((d for d in clause.dates() if d.relation == "since" and clause.index_of(d) <= at + 4), None)
    for member in members:
        yield _claim(clause, at, member, org.code, "member", period(clause, date, opens=True) if date is not None and date.value else None)


def _in_the_chair(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A holds the presidency of ORG", "A has a seat on ORG", "A is in the chair of ORG"."""
    words = clause.words()
    found = _CHAIRS.search(words)
    if found is None:
        return
    at = len(words[: found.end()].split()) - 1
    org = clause.units[at].mention if at < len(clause.units) else None
    members = codes_of(m for m in clause.subject if m.kind == "country")
    if org is None or org.kind != "org" or not org.code or is_by_the_way(clause, org) or len(members) != 1:
        return
    date = date_of(sent, clause, at)
    when = period(clause, date) if date is not None and date.value and re.search(r"\b(?:presidency|chair\w*|seat)\b", found.group()) and "/" in date.value else None
    yield _claim(clause, at, members[0], org.code, "member", when)
