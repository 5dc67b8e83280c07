"""Rules for diplomatic relations: established, severed, suspended, restored, upgraded, downgraded, or said to exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.date_words import is_day
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.act_dates import date_beside, date_of_coming, date_when, takes_effect
from bilat.extract.rules.common import act_time, codes_of, date_of, day_of, partners_of, two_sides
from bilat.extract.rules.headed import is_under_heading
from bilat.extract.rules.partner_lists import pairs_with
from bilat.extract.waits import Waits
from bilat.model import Modality

CHANGES: dict[str, tuple[str, ...]] = {
    "established": ("establish", "set up", "open", "enter into", "begin", "start", "formalise", "formalize", "initiate", "inaugurate", "create", "launch", "found", "commence", "forge", "take up", "follow", "tie", "normalise into", "enter", "announce", "agree on"),
    "severed": ("sever", "break", "break off", "cut", "cut off", "end", "terminate", "rupture", "discontinue", "cease", "renounce", "abandon", "come to an end", "drop", "dissolve"),
    "suspended": ("suspend", "freeze", "interrupt", "lapse", "halt"),
    "restored": ("restore", "resume", "re-establish", "reestablish", "renew", "normalise", "normalize", "reopen", "re-open", "revive", "reinstate", "restart", "mend", "patch up", "take up again", "rebuild", "repair"),
    "upgraded": ("upgrade", "elevate", "raise", "lift", "promote", "step up"),
    "downgraded": ("downgrade", "reduce", "lower", "demote", "scale down"),
}
_STRONG = frozenset(["establish", "set up", "sever", "break off", "suspend", "restore", "resume", "re-establish", "reestablish", "upgrade", "elevate", "downgrade", "raise", "normalise", "normalize", "enter into", "break", "cut", "renew", "cut off", "formalise", "formalize", "lapse", "freeze", "take up", "rupture", "interrupt"])
_NOUNS: dict[str, str] = {
    "establishment": "established", "severance": "severed", "severing": "severed", "suspension": "suspended", "rupture": "severed", "restoration": "restored", "resumption": "restored",
    "re-establishment": "restored", "reestablishment": "restored", "normalisation": "restored", "normalization": "restored", "renewal": "restored", "upgrading": "upgraded", "upgrade": "upgraded",
    "elevation": "upgraded", "downgrading": "downgraded", "establishing": "established", "breaking": "severed", "breaking-off": "severed", "break": "severed",
    "termination": "severed", "cessation": "severed", "interruption": "suspended", "breaking off": "severed", "reinstatement": "restored", "reopening": "restored",
}  # fmt: skip
_RELATION_WORDS = frozenset(["relations", "ties", "relationship", "links", "relation"])
_DIPLOMATIC = frozenset(["diplomatic", "consular", "official", "formal", "ambassadorial", "full"])


_TALKS = re.compile(r"\b(?:talks|negotiations|discussions|overtures|proposals?) (?:\w+ )?(?:to|on|for|about) (?:open\w*|establish\w*|restor\w*|resum\w*|normali\w*|set\w*|initiat\w*|re-?establish\w*)\b")


_TALKED_OF = re.compile(
    r"\b(?:(?:talks|negotiations|discussions|consultations|dialogue|overtures|proposals?|contacts|speculation|efforts|plans|rumou?rs|reports)\b[^;]* (?:on|about|regarding|concerning|over|towards?|for|aimed at|with a view to)"
    r"|(?:possibility|prospects?|idea|question|issue|hopes?|conditions?|preconditions?) (?:of|for)) (?:the )?(?:(?:possible|eventual|future|full|formal) )?(?:open|establish|restor|resum|normali|re-?establish|renew|upgrad|establishment|restoration|resumption)\w*$"
)


def find_relations_changed(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A and B established diplomatic relations in 1993", "relations were restored on ...", "A cut ties with B"."""
    for index in find_heads(clause):
        diplomatic = _is_diplomatic(clause, index)
        if _TALKS.search(clause.words(max(0, index - 9), index)):
            continue
        for change, lemmas in CHANGES.items():
            for cue in clause.verbs(lemmas):
                if (cue.lemma == "follow" and cue.form == "ing") or (cue.lemma in ("announce", "agree on") and not (index < cue.index and clause.is_passive(cue))) or not _governs(clause, cue, index) or not (diplomatic or cue.lemma in _STRONG or _is_ended(clause, cue, index) or _is_begun(clause, cue, index)):
                    continue
                if change in ("upgraded", "downgraded") and not _has_level(clause, cue.index):
                    continue
                if (not diplomatic and (_is_other_field(clause, index) or _is_loose(clause, cue, index))) or _is_idle(clause, cue):
                    continue
                lowered = change == "severed" and re.search(r"\bto (?:the )?(?:level|rank|status|charg|consular)", clause.words(cue.index, cue.index + 14))
                yield from propose_change(sent, clause, cue.index, "downgraded" if lowered else change)


def find_heads(clause: Clause) -> list[int]:
    return [i for i, u in enumerate(clause.units) if u.mention is None and u.low in _RELATION_WORDS]


def _is_diplomatic(clause: Clause, index: int) -> bool:
    return any(u.low in _DIPLOMATIC for u in clause.units[max(0, index - 4) : index])


def _is_other_field(clause: Clause, index: int) -> bool:
    return any(u.low in ("trade", "economic", "cultural", "military", "commercial", "business", "family", "sister", "twin", "blood", "personal", "trading", "energy", "security", "academic") for u in clause.units[max(0, index - 3) : index])


def _is_ended(clause: Clause, cue: Cue, index: int) -> bool:
    """Tell whether relations, said without "diplomatic", end on a day ("Relations with B ended on 1 December 1909")."""
    ends = cue.lemma in ("end", "cease", "terminate", "come to an end") and index < cue.index and clause.units[index].low in ("relations", "ties")
    return ends and any(is_day(d.value) for d in clause.dates())


def _is_begun(clause: Clause, cue: Cue, index: int) -> bool:
    """Tell whether bare relations are opened on a date ("the two opened relations on 5 May", "relations were opened in 1976"), or dropped with a country."""
    near = clause.units[index].low in ("relations", "ties") and re.fullmatch(r"(?:its |their )?", clause.words(cue.index + cue.length, index) + " " * (index > cue.index + cue.length))
    passive = index < cue.index and clause.units[index].low == "relations" and clause.is_passive(cue)
    if cue.lemma in ("open", "enter", "take up"):
        return bool(near if index > cue.index else passive) and any(d.value for d in clause.dates())
    return cue.lemma == "drop" and bool(near) and bool(clause.after(index, ("with", "to"), ("country",), 5))


def _is_loose(clause: Clause, cue: Cue, index: int) -> bool:
    """Tell whether "links" or "reached breaking point" say nothing of relations between states."""
    return (clause.units[index].low == "links" and not codes_of(clause.mentions("country", begin=cue.index))) or clause.words(cue.index, cue.index + 2) == "breaking point"


def _is_idle(clause: Clause, cue: Cue) -> bool:
    """Tell whether a change is only weighed ("considered breaking off ties"), or is one of tone ("renewed on an equal footing")."""
    weighed = re.search(r"\b(?:consider\w*|threaten\w*|contemplat\w+|weigh\w*|mull\w*|toy\w* with|talk\w* of|stop\w* short of|short of|avoid\w*|fear\w*|risk\w*|object\w* to|wants? to|wish\w* to) (?:\w+ )?$", clause.words(0, cue.index) + " ")
    begins = cue.form == "ing" and cue.lemma in ("begin", "start", "commence") and clause.words(cue.index + 1, cue.index + 2) in ("from", "in", "on", "with", "")
    return begins or bool(weighed) or bool(_TALKED_OF.search(clause.words(0, cue.index + cue.length))) or bool(re.search(r"\b(?:footing|economic partnership agreement|new heights?|higher plane)\b", clause.words(cue.index)))


def _governs(clause: Clause, cue: Cue, index: int) -> bool:
    """Tell whether the verb at a cue has the word at `index` as its object, or (passive, intransitive) as its subject."""
    low, high = sorted((cue.index, index))
    between = clause.units[low + 1 : high]
    if any(u.low in (";", ":") for u in between) or high - low > 14:
        return False
    if index > cue.index:
        return not any(clause.is_verb(k) for k in range(cue.index + cue.length, index)) and not any(u.low in ("in", "at", "on") for u in between[cue.length - 1 :] if u.mention is None and high - low > 5)
    intransitive = cue.lemma in ("begin", "start", "follow", "lapse", "commence", "cease", "end", "resume", "break", "normalise", "normalize", "come to an end")
    return clause.is_passive(cue) or intransitive or cue.form in ("past", "participle")


def _has_level(clause: Clause, index: int) -> bool:
    words = clause.words(index)
    return bool(re.search(r"\b(?:to|into|from)\b.*\b(?:partnership|level|ambassador\w*|embass\w+|strategic|comprehensive|status|alliance|legation\w*|charg)", words)) or "diplomatic" in words


_AGAIN = re.compile(r"\b(?:again|anew|once more)\b")
_OWN_CLAUSE = re.compile(r"\b(?:recogni[sz]\w+|acknowledg\w+|visit\w*|elected|independen\w+)\b[^;]*\b(?:again|anew|once more)\b|\b(?:again|anew|once more)\b[^;]*\b(?:recogni[sz]\w+|acknowledg\w+|independen\w+)\b", re.I)


def _is_again(sent: Sent, clause: Clause) -> bool:
    """Tell whether relations are said to be taken up again: in the clause, or in a short sentence whose "again" belongs to nothing else."""
    if _AGAIN.search(clause.words()):
        return True
    elsewhere = sent.document.text[sent.start : clause.start] + sent.document.text[clause.end : sent.end]
    return len(sent.text) < 260 and bool(_AGAIN.search(elsewhere)) and not _OWN_CLAUSE.search(elsewhere)


def propose_change(sent: Sent, clause: Clause, index: int, change: str) -> Iterator[Proposal]:
    if change == "established" and _is_again(sent, clause):
        change = "restored"
    when, modality = time_of_change(sent, clause, index)
    if modality is None and is_under_heading(sent, change, when) and find_modality(clause, index) == "planned":
        modality = "asserted"
    for a, b, date in _dated_pairs(sent, clause, index):
        yield Proposal("relations", {"a": a, "b": b, "change": change}, act_time(clause, date) if date else when, clause=clause, cue=index, modality=modality)


def _dated_pairs(sent: Sent, clause: Clause, index: int) -> list[tuple[str, str, Mention | None]]:
    """Give the pairs of which a change is said: of a list of partners each, with the date beside it."""
    head = min(find_heads(clause), key=lambda i: abs(i - index), default=-1)
    listed = pairs_with(sent, clause, head) if head >= 0 else []
    return listed or [(a, b, None) for a, b in _pairs(sent, clause, index)]


def time_of_change(sent: Sent, clause: Clause, index: int) -> tuple[str | None, Modality | None]:
    """Give when a change came, and that it did come where the clause says that it did not before then ("were not resumed until 1946")."""
    later = date_when(sent, clause) or date_beside(sent, clause) or date_of_coming(sent, clause)
    when = day_of(sent, clause, index) or (act_time(clause, later) if later else None)
    if not re.search(r"\bnot\b.*\b(?:until|till|before)\b", clause.words()):
        return when, "asserted" if when and takes_effect(clause, index) else None
    late = when is not None and re.search(r"\b(?:until|till|before) (?:\w+ )?[\w~,]*\d{4}", clause.words())
    return (when.strip("/") if late and when else None), ("asserted" if when is None or late or re.search(r"\b(?:until|till)\b", clause.words()) else None)


def _owner_of_deed(clause: Clause, index: int) -> list[str]:
    """Give whose deed a gerund is ("A's setting up relations with C", "the opening by A of relations with C")."""
    before = clause.units[index - 1].mention if index else None
    return list(before.codes) if before is not None and before.possessive and before.kind == "country" and clause.units[index].low.endswith("ing") else []


def _pairs(sent: Sent, clause: Clause, index: int) -> list[tuple[str, str]]:
    """Give the pairs of which a change is said: "A, B and C cut ties with D" is three."""
    subject = _owner_of_deed(clause, index) or codes_of(m for m in clause.subject if m.kind in ("country", "group", "place"))
    partners = partners_of(sent, clause, index, ("with", "to") if len(subject) < 2 else ("with",), subject)
    if subject and partners and (len(subject) > 1 or len(partners) > 1 or _owner_of_deed(clause, index)):
        return [(s, p) for s in subject[:6] for p in partners[:6]]
    sides = two_sides(sent, clause, index)
    return [(sides[0], sides[1])] if len(sides) == 2 else []


_SWITCHES = ("switch", "transfer", "shift")


def find_allegiance_switched(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A switched ties from B to C", "after 41 years with B, A turned to C": relations with B severed, with C established."""
    for cue in clause.verbs(_SWITCHES):
        if not re.search(r"\b(?:relations|ties|allegiance|embassy|diplomatic links)\b", clause.words(cue.index)) or "recognition" in clause.words():
            continue
        subject = codes_of(m for m in clause.subject if m.kind in ("country", "place"))
        old = codes_of(clause.after(cue.index, ("from",), ("country", "place")))
        new = codes_of(clause.after(cue.index, ("to",), ("country", "place")))
        for change, other in (("severed", old), ("established", new)):
            if subject and other and subject[0] != other[0]:
                yield Proposal("relations", {"a": subject[0], "b": other[0], "change": change}, day_of(sent, clause, cue.index), clause=clause, cue=cue.index)


def find_relations_noun(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "the establishment of diplomatic relations on ...", "severance of ties", "resumption of relations"."""
    for cue in clause.find(_NOUNS):
        following = clause.words(cue.index + 1, cue.index + 8)
        if re.search(r"\banniversary (?:of|since)\b", clause.words(max(0, cue.index - 5), cue.index)) or _TALKED_OF.search(clause.words(0, cue.index + 1)):
            continue
        if cue.lemma in ("rupture", "break") and re.match(r"of (?:[a-z]+~)?\d{4}", following):
            yield from propose_change(sent, clause, cue.index, "severed")
        if re.match(r"(?:of|in) (?:the |their |full |formal |official |bilateral |its )*(?:diplomatic |consular )?(?:relations|ties|relationship)\b", following):
            yield from propose_change(sent, clause, cue.index, _NOUNS[cue.lemma])


def find_relations_since(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A and B have had diplomatic relations since 1962", "relations date back to 1952", "ties go back to ...", "relations followed in 1962"."""
    for index in find_heads(clause):
        words = re.split(r" [.;] | (?:that|which|who) ", clause.words(index, index + 14))[0]
        before = clause.words(max(0, index - 8), index)
        has = re.search(r"\b(?:have|has|had|maintain|maintained|enjoyed|enjoy|maintains|entertain|entertained)\b(?! (?!had|maintained|entertained|enjoyed|kept|been|never|always)\w+(?:ed|en|un|ade|ept)\b)[a-z ]*$", before)
        lasting = re.search(r"\b(?:have|has|had) (?:\w+ )?(?:existed|been maintained|been in place|been in existence|been kept up|been unbroken|lasted)\b|\b(?:exist|maintained|existing)\b", words)
        has = None if _GROWING.search(before) else has or (lasting if any(d.relation == "since" for d in clause.dates()) else None)
        if re.search(r"\bonly consular |\bcommon |\btrade |\b(?:unofficial|informal|covert|clandestine|secret) ", before[-30:] + " "):
            continue
        dates_back = re.search(r"\b(?:date|dates|dated|dating|go|goes|went|stretch|stretches) (?:back )?(?:to|from)\b|\b(?:began|begin|started|followed|commenced|came|(?<!-)established)\b(?! to [a-z])", words)
        if not (has or dates_back) or _is_other_field(clause, index) or re.search(r"\b(?:suspension|severance|termination|interruption|rupture|end|resumption|restoration) of\b", before):
            continue
        yield from _had_for_a_time(sent, clause, index, bool(has))
        date = date_of(sent, clause, index)
        if date is None or not date.value or _names_event(clause, date) or (has and _is_of_apposition(clause, index, date)) or (has and not dates_back and date.relation != "since") or (len(date.value) < 4) or "X" in date.value:
            continue
        for a, b in _pairs_that_have(sent, clause, index) if find_modality(clause, index) != "denied" else ():
            yield Proposal("relations", {"a": a, "b": b, "change": "established"}, date.value.split("/")[0], clause=clause, cue=index)


_GROWING = re.compile(r"\b(?:been|be) (?:\w+ly )?\w+ing\b")  # "has been strengthening relations since 1994" is no beginning
_BESIDE = re.compile(r", (?:an?|one of|itself|which|who|whose|also|both) ")


def _is_of_apposition(clause: Clause, index: int, date: Mention) -> bool:
    """Tell whether a date belongs to what is said beside a name: "has relations with B, a member of ORG since 1995"."""
    return clause.index_of(date) > index and bool(_BESIDE.search(clause.words(index, clause.index_of(date))))


def _names_event(clause: Clause, date: Mention) -> bool:
    """Tell whether a date only says which event is meant ("dates back to the 1879 war")."""
    at = clause.index_of(date)
    return 0 < at < len(clause.units) - 1 and clause.units[at - 1].low == "the" and clause.units[at + 1].mention is None and clause.units[at + 1].low.isalpha() and clause.units[at + 1].low not in ("when", "and", "as", "with", "through", "by", "after")


def _had_for_a_time(sent: Sent, clause: Clause, index: int, has: bool) -> Iterator[Proposal]:
    """ "A and B maintained relations from 1961 to 1973": established, then severed."""
    dates = [d for d in clause.dates() if d.value and "/" not in d.value]
    sides = two_sides(sent, clause, index) if has and [d.relation for d in dates] == ["from", "until"] else []
    for change, date in zip(("established", "severed"), dates, strict=False):
        if len(sides) == 2 and find_modality(clause, index) != "denied":
            yield Proposal("relations", {"a": sides[0], "b": sides[1], "change": change}, date.value, clause=clause, cue=index)


_CHANGED = re.compile(r"\b(?:restored|(?:re-?)?established|severed|broken|broke|resumed|terminat\w+|suspended|cut|renounced|discontinued|normali[sz]ed|renewed|upgraded|downgraded)\b")


def find_relations_exist(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Diplomatic relations exist between A and B", "A has no diplomatic relations with B"."""
    for index in find_heads(clause):
        if not _is_diplomatic(clause, index) and "bilateral" not in clause.words(max(0, index - 2), index) and "foreign" not in clause.words(max(0, index - 2), index):
            continue
        before, after = clause.words(max(0, index - 8), index), clause.words(index, index + 5)
        if not (re.search(r"\b(?:have|has|had|maintain|maintains|maintained|enjoy|keep)\b", before) or re.search(r"relations (?:\w+ )?(?:exist|existed|remain)\b", after)):
            continue
        if any(m.relation == "since" for m in clause.dates()) or _CHANGED.search(clause.words()):
            continue
        if re.search(r"\b(?:formerly|previously|used to)\b", before):
            continue
        denied = find_modality(clause, index) == "denied" or re.search(r"\bno (?:formal |official |full )?(?:diplomatic )?$", before)
        for a, b in _pairs_that_have(sent, clause, index):
            yield Proposal("relations", {"a": a, "b": b, "change": "exist"}, None, clause=clause, cue=index, modality="denied" if denied else None)


def _pairs_that_have(sent: Sent, clause: Clause, index: int) -> list[tuple[str, str]]:
    """Give the pairs of which relations are said: of a list of partners each, else the two sides."""
    listed = pairs_with(sent, clause, index)
    sides = two_sides(sent, clause, index) if not listed else []
    return [(a, b) for a, b, _ in listed] or ([(sides[0], sides[1])] if len(sides) == 2 else [])


RELATIONS = Waits(words=tuple(_RELATION_WORDS))
RULES = (
    Rule("relations-changed", "relations established, severed, suspended, restored, upgraded or downgraded", find_relations_changed, RELATIONS),
    Rule("relations-noun", "the establishment, severance or resumption of relations", find_relations_noun, Waits(words=tuple(_NOUNS))),
    Rule("allegiance-switched", "relations moved from one country to another", find_allegiance_switched, Waits(verbs=_SWITCHES)),
    Rule("relations-since", "relations since a date, or dating back to one", find_relations_since, RELATIONS),
    Rule("relations-exist", "relations that are said to exist, or not to", find_relations_exist, RELATIONS),
)
