"""Rules for standing: membership of organisations, borders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import (
    STATES,
    amounts_after,
    codes_of,
    date_of,
    other_of,
    period,
    two_sides,
)
from bilat.extract.rules.membership_lists import (
    date_in_parentheses,
    dates_behind,
    has_other_standing,
    is_compound,
    rest_of_list,
)
from bilat.extract.rules.seats import (
    find_apposed,
    is_by_the_way,
    is_no_standing,
    is_wished,
    joining_owner,
    joins_a_paper,
)
from bilat.extract.waits import Waits
from bilat.vocabulary import load

_STATUS = (
    ("former", r"\b(?:former|ex-?|left|withdrew|withdraw\w*|quit|withdrawal|expelled|exit\w*|leav\w+|(?:walk|walked|drop|dropped|pull|pulled) out)\b"),
    ("suspended", r"\bsuspen\w+"),
    ("candidate", r"\bcandidate"),
    ("applicant", r"\b(?:applicant|applied|apply|application|asked to join|bid to join|(?:seek\w*|aspir\w+) (?:to join|to become|to membership|membership)|request\w* to join|membership application)\b"),
    ("observer", r"\bobservers?\b"),
    ("associate", r"\bassociate"),
    ("partner", r"\b(?:dialogue|partner)\b"),
    ("founding", r"\b(?:founding|founders?|co-?found\w*|original members?|founder)\b"),
    ("full", r"\bfull(?:-fledged)? members?|\bfull membership"),
)
_MEMBER_WORDS = ("member", "members", "membership", "member state", "member states", "member of", "candidate", "candidates", "observer", "observers", "applicant", "party to", "parties to", "signatory to", "signatories to", "signatories of", "signatory of",
                 "dialogue partner", "partner", "founder", "founders", "accession", "co-members", "fellow members", "associate member", "associate state", "associate states", "participants in", "participant in", "participates in", "participate in", "accession to", "admission to", "entry into", "entry to", "entry in", "observer status", "member status")  # fmt: skip
_JOIN = ("join", "belong", "belong to", "accede to", "enter", "leave", "withdraw from", "quit", "walk out of", "drop out of", "exit", "pull out of", "sit in", "sit on", "rejoin", "be admitted", "admit", "participate in", "take part in", "found", "co-found", "apply", "apply to", "work in")


def find_membership(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Both are members of ORG and ORG2", "A joined ORG in 2004", "A belongs to ORG", "A, an ORG member", "A is a candidate"."""
    cues = [*clause.find(_MEMBER_WORDS), *[c for c in clause.verbs(_JOIN) if c.lemma not in ("found", "work in", "enter", "leave", "admit", "apply", "take part in", "participate in") or _org_near(clause, c.index)]]
    cues += [c for c in clause.verbs(("sit", "count", "make up")) if _org_near(clause, c.index) or (c.lemma == "count" and _counts_among(clause, c))]
    cues += [Cue(i, 2, "be in") for i, u in enumerate(clause.units[:-2]) if u.low in ("is", "are", "was", "were", "been") and _is_in(clause, i)]
    done: set[str] = set()
    for cue in cues:
        if is_no_standing(clause, cue) or is_wished(clause, cue):
            continue
        organisations = [m for m in _organisations(sent, clause, cue) if not is_by_the_way(clause, m) and not joins_a_paper(clause, cue, m) and not is_compound(sent, m) and not has_other_standing(clause, m, cue)]
        dates = {m.code: date for m in organisations if (date := date_in_parentheses(clause, m)) is not None} or dates_behind(clause, organisations)
        members = _members(sent, clause, cue, organisations)
        status = _status(clause, cue)
        for organisation in organisations:
            for member in members:
                key = f"{member}{organisation.code}{status}"
                if key not in done and organisation.code:
                    done.add(key)
                    date = dates.get(organisation.code) if dates else _date_of(sent, clause, cue)
                    yield _membership(clause, cue, (member, organisation.code, status), date)


def _counts_among(clause: Clause, cue: Cue) -> bool:
    """ "ORG counts both countries among its members"."""
    return bool(re.search(r"\b(?:among|as) (?:its |their )?(?:\w+ )?members\b", clause.words(cue.index))) and any(m.kind == "org" for m in clause.subject)


def _is_in(clause: Clause, index: int) -> bool:
    """ "A is in ORG", "both have been in the ORG since ...": the organisation directly after "in"."""
    return any(clause.words(index + 1, k) in ("in", "in the", "both in", "also in", "in both") and clause.units[k].kind == "org" for k in range(index + 2, min(index + 4, len(clause.units))))


def _org_near(clause: Clause, index: int) -> bool:
    return any(u.kind == "org" for u in clause.units[index : index + 5])


def _organisations(sent: Sent, clause: Clause, cue: Cue) -> list[Mention]:
    if cue.lemma == "count" and _counts_among(clause, cue):
        return [m for m in clause.subject if m.kind == "org"]
    if cue.index > 1 and clause.units[cue.index - 1].low == "(" and clause.units[min(cue.index + cue.length, len(clause.units) - 1)].low == ")":
        return [m for m in [clause.units[cue.index - 2].mention] if m is not None and m.kind == "org"]  # of a list "X (observer), Y" it says the standing in X alone
    after = clause.after(cue.index + cue.length - 1, ("of", "in", "to", "for", "", "from", "on", "as", "with", *(("at",) if cue.lemma.startswith("observer") else ())), ("org",), 16)
    if after:
        extra = [m for m in rest_of_list(clause, clause.index_of(after[-1])) if m not in after]
        other = next((k for k, m in enumerate(after) if m.kind != "org"), len(after))
        return [m for m in [*after[:other], *(extra if other == len(after) else [])] if m.kind == "org"]
    before = [u.mention for u in clause.units[max(0, cue.index - 3) : cue.index] if u.kind == "org"]
    found = [m for m in before if m] or _opening(clause, cue)
    if not found and clause.antecedent is not None and clause.antecedent.kind == "org":
        return [clause.antecedent]
    if not found and (cue.lemma.startswith(("candidate", "observer", "applicant")) or (cue.lemma.startswith(("founder", "member", "associate")) and _ends_there(clause, cue))):
        earlier = [m for c in sent.clauses for m in c.mentions("org") if c.start < clause.start]
        found = earlier[-1:]
    return found


def _ends_there(clause: Clause, cue: Cue) -> bool:
    """Tell whether a standing is said of a country with no word of where ("B is a founder member", "B became a full member in 2007")."""
    last = clause.words(cue.index - 2, cue.index + cue.length)
    after = clause.words(cue.index + cue.length, cue.index + cue.length + 2)
    return bool(re.search(r"\b(?:an?|founder|founding|full|the) (?:\w+ )?(?:members?|founders?|associate)$", last)) and bool(re.match(r"(?:[.,;]|since|from|in [\w~]*\d|$)", after)) and any(clause.is_verb(k) for k in range(cue.index))


def _opening(clause: Clause, cue: Cue) -> list[Mention]:
    """Give the organisation of "in ORG, A has been an observer since ..."."""
    at = next((i for i, u in enumerate(clause.units[:4]) if u.kind == "org"), -1)
    opens = at > 0 and clause.words(0, at) in ("in", "in the", "within", "within the", "at", "at the") and not cue.lemma.startswith(("join", "belong", "leave", "enter", "apply", "withdraw"))
    return [m for m in clause.group(at) if m.kind == "org"] if opens else []


def _members(sent: Sent, clause: Clause, cue: Cue, organisations: list[Mention]) -> list[str]:
    if cue.lemma == "count" and _counts_among(clause, cue):
        return codes_of(clause.after(cue.index, ("",), STATES, 6))
    owner = joining_owner(clause, cue)
    if owner:
        return owner
    apposed = find_apposed(clause, cue)
    if apposed is not None and apposed not in clause.subject:
        return codes_of([apposed])
    if any(u.low == "we" and u.mention is None for u in clause.units[: cue.index]):
        return []  # whose voice it is stays open: no country beside it is meant
    by = [m for m in clause.subject if (not _is_contrasted(clause, m) and m.kind in STATES) or (m.kind == "place" and m.form == "capital")]
    codes = codes_of(by)
    if len(codes) == 1 and by[0].text.lower() == "we" and other_of(sent, codes[0]) and re.search(r"\b(?:together|both)\b", clause.words()):
        return [codes[0], other_of(sent, codes[0])]
    if codes:
        return codes
    around = codes_of(m for m in clause.mentions(*STATES, end=cue.index) if clause.governor(clause.index_of(m)) in ("", "of", "between", "like", "with", "for"))
    if around:
        return around[:4]
    if clause.is_verb(cue.index) and not clause.subject and len(sent.pair) == 2 and sent.context.on_pair:
        return []
    return []


def _is_contrasted(clause: Clause, mention: Mention) -> bool:
    """Tell whether a country is named only to set it apart: "A, unlike B, belongs to ..."."""
    at = clause.index_of(mention)
    return at > 0 and clause.words(max(0, at - 2), at).split()[-1:] == ["unlike"]


_STANDINGS = [(name, re.compile(shape)) for name, shape in _STATUS]


def _status(clause: Clause, cue: Cue) -> str:
    if cue.lemma in ("found", "co-found"):
        return "founding"
    window = clause.words(max(0, cue.index - 5), cue.index + cue.length + 2)
    return next((name for name, shape in _STANDINGS if shape.search(window)), "member")


_FOUNDED = re.compile(r"(?:[,(]|which was|that was) (?:\w+ly )?(?:established|founded|created|set up|formed|launched|based|headquartered)\b(?: [\w~#-]+){0,4} (?:in|on|since)(?: \w+)?$")
_BY_THE_WAY = re.compile(r"\b(?:based on|by virtue of|because of|thanks to|through|despite|in view of|as part of) (?:its |their |the )?(?:\w+ )?$")


def _date_of(sent: Sent, clause: Clause, cue: Cue) -> Mention | None:
    date = date_of(sent, clause, cue.index)
    return None if date is not None and _is_of_another(clause, cue, date) else date


def _is_of_another(clause: Clause, cue: Cue, date: Mention) -> bool:
    """Tell whether a date is not that of a membership: "became the third ORG member to recognise B", "ORG, founded in 1970", "added in 2006, based on membership of ORG"."""
    at = clause.index_of(date)
    if (cue.lemma.startswith("member") and re.match(r"to (?!the\b)[a-z]+", clause.words(cue.index + cue.length, cue.index + cue.length + 2))) or _BY_THE_WAY.search(clause.words(0, cue.index) + " "):
        return True
    if at > cue.index:
        return bool(_FOUNDED.search(clause.words(cue.index, at)))
    return at >= 0 and any(u.low == ")" for u in clause.units[at : cue.index])


def _membership(clause: Clause, cue: Cue, said: tuple[str, str, str], date: Mention | None) -> Proposal:
    member, organisation, status = said
    joined = cue.lemma.startswith(("join", "accede", "enter", "entry", "rejoin", "found", "accession", "admission")) or "became" in clause.words(max(0, cue.index - 5), cue.index)
    when = None
    if date is not None and date.value:
        when = (f"/{date.value}" if "/" not in date.value else date.value) if status == "former" else period(clause, date, opens=joined or status in ("member", "full", "founding"))
    roles = {"member": member, "organisation": organisation, "status": status}
    modality = find_modality(clause, cue.index)
    return Proposal("membership", dict(roles), when, clause=clause, cue=cue.index, modality=None if modality != "planned" or status not in ("applicant", "candidate") else "asserted")


_BORDERS = ("border", "borders", "boundary", "frontier", "boundaries", "frontiers", "land border", "maritime border", "borderline")


_QUARREL = r"(?:disput\w+|quarrels?|controvers\w+)"
_LAID_TO_REST = re.compile(
    rf"\b(?:br(?:ings?|ought)|puts?|putting|draws?|drew) (?:\w+ )?(?:to )?an end\b|\b{_QUARREL}\b[^.;]*\b(?:(?:was|were|is|are|been) (?:now |finally |thus )?(?:settled|resolved|laid to rest|over)|ended)\b|\b(?:settl(?:ed|es|ing)|resolv(?:ed|es|ing)|end(?:ed|s|ing)) (?:the|their|its|an?|this|that|one of) [^.;]{{0,50}}\b{_QUARREL}",
    re.I,
)
_NOT_YET = re.compile(r"\b(?:not|never|yet to|unless|if|fail\w*|attempts?|tr(?:y|ied|ies|ying)|talks|hopes?|hoped|efforts?|bid|aims?|aimed|without|until|to be|would|could|may|might|propos\w+)\b", re.I)


def is_laid_to_rest(sent: Sent) -> bool:
    """Tell whether a sentence without a date says that a dispute is over: it does not stand then."""
    return _LAID_TO_REST.search(sent.text) is not None and not _NOT_YET.search(sent.text) and not sent.of_kind("date")


def find_border(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """Find the borders that a clause tells of; a dispute that is said to be over, without a date, does not stand."""
    for proposal in _find_border(sent, clause):
        if proposal.roles["status"] != "disputed" or not is_laid_to_rest(sent):
            yield proposal


def _find_border(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A and B share a 1,200 km border", "A borders B, C and D", "the A–B border is disputed", "A claims territory of B"."""
    for cue in clause.verbs(("border", "adjoin")):
        if clause.units[cue.index].low in ("border", "borders", "bordered", "bordering"):
            neighbours = codes_of(clause.after(cue.index, ("", "with", "by"), ("country",), 8))
            subject = codes_of(m for m in clause.subject if m.kind == "country") or codes_of(clause.mentions("country", end=cue.index))[:1]
            for x in subject[:1]:
                for y in neighbours:
                    if x != y:
                        yield Proposal("border", {"a": x, "b": y, "status": "shared"}, clause=clause, cue=cue.index)
            if neighbours:
                return
    for cue in clause.find(_BORDERS):
        yield from _border_noun(sent, clause, cue)
    yield from _claims(sent, clause)
    if re.search(r"\b(?:territorial|border|boundary|land|maritime)(?:-| )(?:dispute|disputes|claims?|quarrel|row|controversy)\b", clause.words()):
        sides = two_sides(sent, clause, 0)
        if len(sides) == 2:
            yield Proposal("border", {"a": sides[0], "b": sides[1], "status": "disputed"}, clause=clause, cue=0)


_LAND = r"(?:territor\w+|islands?|islets?|regions?|areas?|waters|land|peninsula|provinces?|strip|reefs?|sovereignty|border\w*|it|boundary|frontier)"


def _claims(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A claims the islands", "the region is claimed by A", "waters that A claims", "which A has long disputed": land that two states want."""
    both = _both_claim(clause)
    if both is not None:
        yield both
        return
    for cue in clause.verbs(("claim", "dispute", "contest")):
        after = clause.words(cue.index + 1, cue.index + 7)
        land = re.match(rf"(?:(?:the|all|most|part|of|some|its|whole|entire|two-thirds) )*(?:\w+ ){{0,2}}?(?:{_LAND}\b|#)", after)
        passive, relative = clause.is_passive(cue), clause.relative or "that" in clause.words(max(0, cue.index - 4), cue.index)
        if after.startswith(("that", "responsibility", "the #~", "victory")) or not (land or passive or relative):
            continue
        if not land and not re.search(rf"\b{_LAND}\b|#", clause.words(0, cue.index)) and cue.lemma == "claim":
            continue
        claimant = codes_of(clause.by_agent(cue.index, ("country", "place"))) if passive else codes_of(m for m in clause.mentions("country", "place", end=cue.index) if clause.index_of(m) >= cue.index - 4)
        held = [c for c in codes_of(sent.of_kind("country")) if c not in claimant and load().entities[c].kind in ("state", "former-state")]
        other = [other_of(sent, claimant[0])] if claimant and other_of(sent, claimant[0]) else held
        if claimant and other and claimant[0] != other[0] and _wants_land(clause, cue):
            yield Proposal("border", {"a": claimant[0], "b": other[0], "status": "disputed"}, clause=clause, cue=cue.index, modality="asserted")
            return


_LAND_WANTED = re.compile(rf"(?:to |over )?(?:the |an? |its |all of |most of |parts? of |some |about )*(?:[\w~-]+ ){{0,2}}?(?:[\w-]+~)*(?:{_LAND}|triangle|enclave|archipelago|#)\b")


def _both_claim(clause: Clause) -> Proposal | None:
    """ "A and B both claim the X Triangle", "A and B have contested the islands since 1958", "the two lay claim to the rock": land between two claimants."""
    sides = codes_of(m for m in clause.subject if m.kind in ("country", "group"))
    for cue in clause.verbs(("claim", "dispute", "contest", "lay claim")):
        after = clause.words(cue.index + cue.length, cue.index + cue.length + 7)
        if len(sides) != 2 or clause.is_passive(cue) or not _LAND_WANTED.match(after):
            continue
        date = next((d for d in clause.dates() if d.relation in ("since", "until")), None)
        return Proposal("border", {"a": sides[0], "b": sides[1], "status": "disputed"}, period(clause, date) if date else None, clause=clause, cue=cue.index, modality="asserted")
    return None


def _wants_land(clause: Clause, cue: Cue) -> bool:
    """Tell whether what is claimed may be land: a place, a disputed area, or a word for land stands in the clause."""
    named = [m for m in clause.mentions("place", "country") if m.form == "city" or (m.code in load().entities and load().entities[m.code].kind in ("disputed", "territory", "polity"))]
    return bool(named) or bool(re.search(rf"\b{_LAND}\b", clause.words()))


def _border_noun(sent: Sent, clause: Clause, cue: Cue) -> Iterator[Proposal]:
    words = clause.words()
    if next(clause.verbs(("claim",)), None) is not None and re.search(r"\bclaim\w* (?:the |an? |all |part of )*(?:[\w-]+ ){0,3}?(?:strip|territory|land|area|part|piece|stretch|zone)\b", words):
        return
    shares = re.search(r"\b(?:share|shares|shared|sharing|have|has|common|long|kilomet|km|mile|runs|stretches)\b", words)
    disputed = re.search(r"\b(?:disput\w+|contest\w+|unresolved|undemarcated)\b", words)
    delimited = re.search(r"\b(?:delimit\w*|demarcat\w*|delineat\w*|settled|fixed|drawn)\b", words) or _DRAWN.search(words)
    lengths = [a for _, a in amounts_after(clause, -1, "km")]
    if not (shares or disputed or delimited or lengths) or re.search(r"\b(?:troops|guards?|crossing|clash\w*|closed|trade|control|incident|post)\b", clause.words(cue.index, cue.index + 3)):
        return
    sides = two_sides(sent, clause, cue.index)
    if len(sides) != 2:
        return
    status = "disputed" if disputed else "delimited" if delimited else "shared"
    amount = lengths[0] if lengths else None
    yield Proposal("border", {"a": sides[0], "b": sides[1], "status": status}, _border_time(sent, clause, cue, status), amount, clause=clause, cue=cue.index)


_LINE = r"(?:borders?|boundar(?:y|ies)|frontiers?)"
_DRAWN = re.compile(rf"\b(?:drew|draws|drawing|marked|traced|laid down|staked out) (?:[\w~-]+ ){{0,4}}?{_LINE}\b|\b{_LINE} (?:[\w~#-]+ ){{0,4}}?(?:was|were|is|been) (?:[\w-]+ )?(?:marked|laid down|traced|staked out)\b")


def _border_time(sent: Sent, clause: Clause, cue: Cue, status: str) -> str | None:
    date = date_of(sent, clause, cue.index)
    if date is None or not (status == "delimited" or date.relation in ("since", "until") or (status == "disputed" and clause.dates())):
        return None
    return period(clause, date, opens=status == "delimited")


RULES = (
    Rule("membership", "a country's standing in an organisation", find_membership, Waits(kinds=("org",))),
    Rule("border", "a border that two countries share or dispute", find_border, Waits(verbs=("border", "adjoin", "claim", "dispute", "contest"), words=_BORDERS, patterns=(r"\b(?:dispute|disputes|claims?|quarrel|row|controversy)\b",))),
)
