"""Rules for what countries do together: cooperation by field, said with a verb or noun of cooperation or with a list of fields.

Joint bodies and acts are in `joint`, people and firms of one country at work in the other in `abroad`, festivals and stamps in `culture`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bilat.extract.clauses import Clause, Cue
from bilat.extract.modality import find_modality
from bilat.extract.proposal import FindProposals, Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.abroad import find_at_work
from bilat.extract.rules.agendas import AGENDA, find_agendas
from bilat.extract.rules.brokering import BROKERING, find_brokering
from bilat.extract.rules.common import codes_of, day_of, is_money, other_of, phrase, two_sides
from bilat.extract.rules.culture import EVENTS, find_culture
from bilat.extract.rules.fields import Item, find_field, find_fields, find_items
from bilat.extract.rules.joint import JOINT, find_flights, find_joint
from bilat.extract.rules.links import LINKS, find_links
from bilat.extract.rules.partners import find_sides, give_claims, join_others, when_of
from bilat.extract.rules.serving import SERVING, find_serving
from bilat.extract.rules.studies import STUDIES, find_studies
from bilat.extract.rules.works import find_works
from bilat.extract.waits import Sieve, Waits
from bilat.model import Roles

_VERBS = ("cooperate", "co-operate", "collaborate", "work together", "work closely", "work with", "work jointly", "work closely together", "work more closely", "work more closely together", "work hand in hand", "work side by side",  "join forces", "team up", "partner", "act together", "act jointly",
          "consult", "coordinate", "pool")  # fmt: skip
_NOUNS = ("cooperation", "co-operation", "collaboration", "partnership", "work", "coordination", "teamwork", "interaction", "joint projects", "joint ventures", "joint work", "work together", "exchanges", "exchange")
_WIDEN = ("expand", "deepen", "boost", "strengthen", "develop", "intensify", "increase", "step up", "promote", "enhance", "broaden", "widen", "advance", "foster", "take forward", "do more in", "do more on", "extend", "scale up", "upgrade")
_SCOPE = ("scope", "room", "potential", "opportunities", "prospects", "possibilities", "openings", "promise")
_NAMED = re.compile(r"\b(?:agreements?|instruments?|documents?|memorand\w+|treaty|protocol|declaration|organi[sz]ation|convention|contract|council|signed|accord|mou|mous|initiative|ministry|minister|agency|pact|statement)\b[\w #,&-]*$")


def find_cooperation(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A and B cooperate in X, Y and Z" (a claim a field), "cooperation in X", "X, Y and Z tie A and B", "they would do more in X"."""
    if _is_no_telling(sent, clause):
        return
    for find in _ways().of(sent.document.text[clause.start : clause.end]):
        found = list(find(sent, clause))
        if found:
            for proposal in found:
                join_others(sent, clause, proposal)
            yield from found
            if find is _by_widening:
                yield from find_flights(sent, clause)
            return


_BUDGET = re.compile(r"\bdevelopment co-?operation\b")


def _is_no_telling(sent: Sent, clause: Clause) -> bool:
    """Tell whether a clause tells of no work together: a row of a table without a verb, a sum spent as "development cooperation", which is money given."""
    row = sent.block.kind == "row" and all(c.verb < 0 for c in sent.clauses) and not _COOPERATES.search(sent.text)
    spent = bool(_BUDGET.search(clause.words())) and any(m.amount is not None and is_money(m.amount) for m in clause.mentions("amount"))
    return row or spent or _FOUNDS.match(clause.words()) is not None


_FOUNDS = re.compile(r"(?:(?:(?:together|along|jointly) )?with|alongside) (?:the )?#.{0,60}? (?:they|the~two) (?:make up|form(?:ed)?|found(?:ed)?|joined|entered|set up) (?:the )?#")  # what they belong to, no work together


_COOPERATES = re.compile(r"\b(?:co-?operat|collaborat|joint|partner|exchange|exercise|training)", re.I)


def _by_verb(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    for cue in clause.verbs(_VERBS):
        sides = find_sides(sent, clause, cue.index)
        if len(sides) < 2 or not _is_mutual(sent, clause, cue):
            continue
        items = _items_after(sent, clause, cue.index + cue.length)
        rest = phrase(sent, clause.units[cue.index].start, clause.end)
        if not items and cue.lemma in ("consult", "coordinate", "pool", "work with", "partner") and not find_field(rest):
            continue
        if items and any(i.field for i in items):
            yield from give_claims(sent, clause, cue.index, sides, items)
        else:
            yield from give_claims(sent, clause, cue.index, sides, [(find_field(rest) or _forum_field(clause, cue.index), rest)])
        return


def _forum_field(clause: Clause, index: int) -> str:
    """Give "political" for work in an organisation ("work together in the UN")."""
    return "political" if any(m.kind == "org" for m in clause.mentions("org", begin=index)) else ""


def _is_mutual(sent: Sent, clause: Clause, cue: Cue) -> bool:
    """Tell whether both countries are said to take part: both as subject, or one with the other; a ministry's own work is not."""
    subject = codes_of(clause.subject)
    if len(subject) >= 2 or clause.is_passive(cue) or codes_of(clause.after(cue.index, ("with", "alongside"), ("country", "group"))):
        return True
    return len(subject) == 1 and cue.lemma in ("cooperate", "co-operate", "collaborate") and any(m.kind == "country" and m.form == "name" for m in clause.subject) and not clause.mentions("country", "org", begin=cue.index)


def _items_after(sent: Sent, clause: Clause, begin: int) -> list[Item]:
    """Give the list after "in", "on" and the like that stands within reach of a word of cooperation, or []."""
    for k in range(begin, min(len(clause.units), begin + 9)):
        unit = clause.units[k]
        if unit.low == "in" and clause.words(k + 1, k + 3) == "order to":
            break
        if unit.mention is None and unit.low in ("in", "on", "across", "over", "covering", "including", "regarding", "against", "concerning", "fields", "areas", "for", "namely", "about"):
            if unit.low in ("against",):
                words = phrase(sent, unit.start, clause.units[min(len(clause.units), k + 5) - 1].end)
                return [Item(find_field(words) or "security", words, k)]
            skip = re.match(r"(?:the )?(?:fields?|areas?|spheres?|sectors?|domains?|matters?|questions?|issues?) (?:of|such as|like|including) |(?:such )?(?:fields?|areas?) as ", clause.words(k + 1, k + 5) + " ")
            items = find_items(sent, clause, k + 1 + (len(skip.group().split()) if skip else 0))
            if items:
                return items
        if unit.mention is None and (unit.low in (";", ":", ".", "which", "who") or (clause.is_verb(k) and unit.low not in _LIGHT)):
            break
    return []


_LIGHT = frozenset(["is", "are", "was", "were", "been", "being", "has", "have", "carried", "conducted", "takes", "took", "exists", "exist", "existed", "maintained", "pursued", "undertaken", "continues", "continued", "developed"])
_SPHERES = re.compile(r"\b(?:relations|ties|links|cooperation|contacts)\b(?: (?!in\b)[^ ]+){0,10} in (?:the )?(?P<list>(?:[\w-]+(?: ,)? (?:and )?){1,12}?)(?:and )?(?:other )?(?:spheres|fields|areas|sectors|domains|matters)\b")


def _by_spheres(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Relations exist between A and B in the political, economic and cultural spheres": a claim a field."""
    found = _SPHERES.search(clause.words())
    if not found:
        return
    index = len(clause.words()[: found.start()].split())
    sides = find_sides(sent, clause, index)
    fields = find_fields(found["list"])
    if len(sides) == 2 and len(fields) > 1:
        yield from give_claims(sent, clause, index, sides, [(field, word) for field, word, _ in fields])


_LIVES = re.compile(r"^(?:# |\w+ ){0,12}?(?:has|have|had|was|were|is|are|began|begins|started|grew|grows|goes|went|takes|took|continues?|continued|includes?|covers?|spans?|extends?|exists?|existed|rests?|ranges?|focus\w*|concerns?|runs|dates|centres|centers|stretches|reaches|will|would|should|could|may)\b")
_COVERS = ("cover", "include", "extend to", "span", "range from", "focus on", "centre on", "concern", "reach into", "touch", "embrace", "comprise", "encompass", "take in", "stretch to", "reach from", "run from")
_JUDGED = re.compile(
    r"^(?:\S+ ){0,6}?(?:is|are|was|were|remains?|remained|stays?|stayed) (?:\w+ )?(?:close|good|excellent|strong|weak|limited|modest|minimal|poor|intensive|deep|fruitful|worth|at an? )|"
    r"^(?:is|are|was|were|remains?|remained|stays?|stayed) (?:(?:\w+ and )?(?:\w+ly )?)(?![\w-]+(?:ed|ing)\b)(?!under|underway|on\b)[\w-]+ ?(?:[.,:;]|$)"
)


def _by_noun(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    for cue in clause.find(_NOUNS):
        if not _is_live(clause, cue):
            continue
        sides = find_sides(sent, clause, cue.index)
        if len(sides) < 2:
            continue
        items = _noun_items(sent, clause, cue)
        if items:
            yield from give_claims(sent, clause, _said_at(clause, cue), sides, items)
            return


def _said_at(clause: Clause, cue: Cue) -> int:
    """Give the unit that says of a noun of cooperation whether it is, is not or will be: its verb where it is the subject."""
    if not cue.index < clause.verb <= cue.index + 10:
        return cue.index
    end = clause.verb
    while end + 1 < len(clause.units) and (clause.is_verb(end + 1) or clause.units[end + 1].low in ("not", "never", "also", "yet")):
        end += 1
    return end


_ENDED = re.compile(r"\b(?:end|ends|ended|ending|cut|halt|halted|stopp?e?d?|suspend|suspended|broke off|broken off|multilateral|international|regional|lauded|praised|alive)\b[\w #-]*$")


def _is_live(clause: Clause, cue: Cue) -> bool:
    """Tell whether a noun of cooperation is said to be, not part of an agreement's or body's name."""
    words = clause.words(max(0, cue.index - 8), cue.index + 1)
    following = clause.words(cue.index + cue.length, cue.index + cue.length + 2)
    if cue.lemma in ("exchange", "exchanges") and re.search(r"\b(?:economic|commercial|trade) exchanges?$", words):
        return False
    if (cue.index and clause.units[cue.index].text[0].isupper()) or "|" in words or _ENDED.search(words):
        return False
    if _NAMED.search(words) or re.match(r"(?:was (?:concluded|worth|signed)|documents?|instruments?|were signed|plans? |agreements?|memorand\w+|council|treaty|treaties|organi[sz]ation|accords?|pact|protocol|mechanism|framework|bureau|office|department|rate|students?|programmes?|of (?:letters|notes|views|ambassadors|fire|prisoners|territor\w+))\b", following):
        return False
    if cue.lemma in ("work", "exchange", "exchanges", "partnership", "interaction"):
        near = clause.units[cue.index - 1] if cue.index else None
        sided = near is not None and ((near.mention is not None and near.mention.kind in ("country", "group")) or near.low in ("joint", "common") or bool(find_field(near.low)))
        tied = bool(re.match(r"(?:between|together|of # and #|in|on|with)\b", following))
        return (not clause.is_verb(cue.index) and sided and (tied or cue.lemma in ("exchanges", "exchange"))) or bool(re.match(r"(?:together|between)", following))
    return True


def _noun_items(sent: Sent, clause: Clause, cue: Cue) -> list[Item] | list[tuple[str, str]]:
    end = cue.index + cue.length
    items = _items_after(sent, clause, end)
    if items and any(i.field for i in items) and not _JUDGED.match(clause.words(end)):
        return items
    begin = clause.units[cue.index].start
    for verb in clause.verbs(_COVERS):
        if 0 <= verb.index - end < 8 and (listed := find_items(sent, clause, verb.index + verb.length)):
            return listed
    if _JUDGED.match(clause.words(end)):
        return []
    head = sent.document.text[clause.units[max(0, cue.index - 6)].start : begin]
    before = find_fields(head)
    text = sent.document.text
    shown = text[begin : clause.units[end - 1].end]
    carried = len(before) > 1 or _LIVES.match(clause.words(end)) or _CARRIED.search(clause.words(0, cue.index))
    if before and carried and " " + head.lower().rsplit(before[-1][1].lower(), 1)[-1].strip() in (" ", " and", " -", " technical"):
        return [(field, f"{word} {shown}") for field, word, _ in before]
    rest = phrase(sent, begin, clause.end)
    if items:
        return items
    if re.search(r"\b(?:engaged?|engaging) in (?:\w+ ){0,3}$|\b(?:have|has|maintain\w*|enjoy\w*) (?:a )?(?:close|active|long|fruitful|extensive|strong|broad|good|intensive) $", clause.words(0, cue.index) + " "):
        return [("", phrase(sent, clause.units[max(0, cue.index - 1)].start, clause.units[end - 1].end))]
    if cue.lemma in ("work", "joint work", "exchange", "exchanges", "partnership", "interaction", "teamwork") or not _LIVES.match(clause.words(end)):
        return []
    return [(find_field(rest), rest)] if any(clause.is_verb(k) for k in range(end, len(clause.units))) else []


_CARRIED = re.compile(r"\b(?:have|has|had|maintain\w*|develop\w*|strengthen\w*|expand\w*|deepen\w*|increas\w+|agree\w*|includ\w+|discuss\w*|boost\w*|promot\w+|intensif\w+|continu\w+|began|begin|start\w*|launch\w*|work on|engag\w+|conduct\w*|carry out|carried out|step up|stepped up|widen\w*|resum\w+|enhanc\w+|talk\w*|plan\w*|on|about)\b")
_TIE = ("tie", "link", "bind", "join", "connect", "unite", "bring together", "hold together")
_FORWARD = ("take forward", "deepen", "expand", "strengthen", "develop", "promote", "boost", "intensify", "advance", "step up", "extend", "widen", "broaden", "enhance")
_THEMES = re.compile(r"\b(?:(?:main |key |chief |priority )?(?:areas|fields|spheres|sectors) (?:of|in which|where|for)(?: \w+){0,3} (?:cooperat\w+|collaborat\w+|work|partnership)|(?:areas|fields) (?:of|for) (?:joint|common)|on the agenda|priorities)\b")


def _by_subject_list(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Diplomacy, trade and culture tie A and B", "Energy and farming are to be taken forward", "A and B are joined by trade and culture"."""
    for verb in clause.verbs(_TIE):
        by = next((k for k in range(verb.index + 1, min(len(clause.units), verb.index + 5)) if clause.units[k].low in ("by", "through")), -1)
        if by > 0 and verb.form in ("past", "participle"):
            items = find_items(sent, clause, by + 1)
            sides = codes_of(clause.subject)
        else:
            items = find_items(sent, clause, 0) if clause.verb == verb.index else []
            items = items if items and items[-1].end >= verb.index - 1 else []
            sides = codes_of(clause.after(verb.index, ("", "to", "with"), ("country", "group")))
        sides = sides if len(sides) == 2 else find_sides(sent, clause, verb.index)
        if len(items) > 1 and 2 * sum(bool(i.field) for i in items) > len(items) and len(sides) == 2:
            yield from give_claims(sent, clause, verb.index, sides, items)
            return
    yield from _by_agenda(sent, clause)


def _by_agenda(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    if clause.subject or clause.verb < 0:
        return
    items = find_items(sent, clause, 0)
    if not items or 2 * sum(bool(i.field) for i in items) <= len(items) or items[-1].end != clause.verb:
        return
    forward = next((v for v in clause.verbs(_FORWARD) if clause.is_passive(v)), None)
    theme = _THEMES.search(clause.words(clause.verb))
    sides = list(sent.pair) if len(sent.pair) == 2 and not clause.mentions("country", "org") else two_sides(sent, clause, clause.verb)
    if (forward or theme) and len(sides) == 2 and (forward is None or len(items) > 1):
        yield from give_claims(sent, clause, forward.index if forward else clause.verb, sides, items)


def _by_widening(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A and B agreed to expand tourism and transport", "they would do more in defence and trade"."""
    for verb in clause.verbs(_WIDEN):
        sides = _both(sent, clause, verb.index)
        if len(sides) < 2 or clause.is_passive(verb) or re.search(r"\b(?:agreements?|treaty|treaties|deals?|visits?|talks)\b(?! \w+ to)", clause.words(0, verb.index)):
            continue
        modality = find_modality(clause, verb.index)
        items = find_items(sent, clause, verb.index + verb.length)
        fit = [i for i in items if i.field and len(i.words.split()) <= 5]
        if fit and (modality == "planned" or verb.lemma.startswith("do more")) and not re.search(r"\b(?:relations|relationship|ties|links|tie)\b", clause.words(verb.index)):
            yield from give_claims(sent, clause, verb.index, sides, items if verb.lemma.startswith("do more") else fit, "planned")
            return


def _both(sent: Sent, clause: Clause, index: int) -> list[str]:
    near = next((u.mention for u in reversed(clause.units[max(0, index - 4) : index]) if u.mention is not None), None)
    if near is not None and near.kind == "group" and len(near.codes) == 2:
        return list(near.codes)
    subject = codes_of(clause.subject)
    if len(subject) == 2:
        return subject
    partner = codes_of(clause.after(index, ("with",), ("country", "group")))
    return [subject[0], partner[0]] if len(subject) == 1 and partner and partner != subject else []


def _by_scope(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "They saw scope in farming and consular work", "there is room for cooperation in energy"."""
    for cue in clause.find(_SCOPE):
        k = cue.index + cue.length
        if k >= len(clause.units) or clause.units[k].low not in ("in", "for") or not re.search(r"\b(?:see|saw|sees|there (?:is|are|was)|find|found|offers?|identified|have|has)\b", clause.words(0, cue.index)):
            continue
        sides = _both(sent, clause, cue.index) or ([] if codes_of(clause.subject) else two_sides(sent, clause, cue.index))
        items = [i for i in find_items(sent, clause, k + 1) if i.field]
        if items and len(sides) == 2:
            yield from give_claims(sent, clause, cue.index, sides, items, "forecast")
            return


_LABEL = re.compile(r"^(?:(?:main |key |other )?(?:fields|areas|spheres|forms|sectors) of (?:\w+ )?(?:cooperation|co-operation|collaboration|work)|(?:bilateral )?cooperation(?: areas| fields)?)[:–-]? *$", re.I)


_LEAD = re.compile(r"\b(?:(?:areas|fields|sectors|spheres|priorities|forms) of (?:intervention|work|action|activity|joint \w+|(?:\w+ )?cooperation)|do more(?: together)? in|(?:co-?operat\w+|work(?:ing)? together|collaborat\w+)(?: \w+){0,3} (?:in|on)|(?:joint |main |ongoing |current |our )?(?:projects|programmes)(?: \w+){0,4})\s*:\s*$", re.I)


def _by_label(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Fields of cooperation: energy, science", and the items of a list with such a heading or lead."""
    if len(sent.pair) != 2 or clause is not sent.clauses[0]:
        return
    head, colon, _ = sent.text.partition(":")
    if colon and _LABEL.match(head):
        k = next((i for i, u in enumerate(clause.units) if u.low == ":"), -1)
        if k >= 0:
            yield from give_claims(sent, clause, k, list(sent.pair), find_items(sent, clause, k + 1))
        return
    if sent.block.kind in ("item", "row") and (_LABEL.match(sent.lead.strip()) or _LEAD.search(sent.lead)) and len(sent.text) < 160:
        text = sent.text.strip(" -*•·\n.")
        planned = re.search(r"\((?:planned|proposed|under discussion|in preparation)\)", text)
        _, _, rest = text.partition(": ")
        words = re.sub(r"\s*\([^)]*\)\s*$", "", rest or text)
        roles: Roles = {"parties": list(sent.pair), "activity": words[:90], "field": find_field(text)}
        yield Proposal("cooperation", roles, day_of(sent, clause, 0), clause=clause, cue=0, modality="planned" if planned else None)


_HELPS = ("help", "assist", "advise", "aid", "support", "mentor")
_AID = re.compile(r"\b(?:loans?|grants?|million|billion|weapons|arms|dollars|euros|credit)\b")


def _helping(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A has long helped B develop", "A supports reforms in B"."""
    for verb in clause.verbs(_HELPS):
        subject = codes_of(m for m in clause.subject if m.kind in ("country", "place"))
        near = clause.units[verb.index + verb.length :][:4]
        direct = next((u.mention for u in near if u.mention and u.mention.kind == "country"), None)
        target = [direct.code] if direct else codes_of(clause.after(verb.index, ("in", "to", "of"), ("country",), 12))
        target = [c for c in target if c not in subject]
        rest = sent.document.text[clause.units[verb.index].start : clause.end]
        if re.search(r"\b(?:appeal\w*|ask\w*|urg\w+|call\w*|request\w*|preparations|want\w*) (?:\S+ ){0,7}to $", clause.words(0, verb.index) + " "):
            continue
        if len(subject) != 1 or not target or clause.is_passive(verb) or _AID.search(rest) or find_modality(clause, verb.index) == "denied":
            continue
        if verb.lemma in ("support", "aid") and not re.search(r"\b(?:reforms?|programmes?|programs?|projects?|develop\w*|efforts|training|schools|health|education)\b", rest):
            continue
        field = "development" if re.search(r"\bdevelop|\breform", rest) else find_field(rest) or "development"
        roles: Roles = {"parties": [subject[0], target[0]], "field": field, "activity": phrase(sent, clause.units[verb.index].start, clause.end)}
        yield Proposal("cooperation", roles, when_of(sent, clause, verb.index), clause=clause, cue=verb.index)
        return


_WITH_HELP = re.compile(r"\bwith (?:the )?(?:#(?: 's)? (?:\w+ ){0,2}?(?:help|aid|assistance|support|backing)|(?:help|aid|assistance|support|backing) (?:of|from) #)")


def _with_help(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "With A's help the mines were cleared and the tunnels sealed": a claim each finite clause of the sentence."""
    first = sent.clauses[0]
    found = _WITH_HELP.search(first.words()) if clause.verb >= 0 else None
    if not found or re.search(r"\b(?:stamps?|museum|memorial|chair|exhibition|festival|concert|week)\b", sent.text):
        return
    at = len(first.words()[: found.start()].split())
    helper = codes_of(u.mention for u in first.units[at : at + 8] if u.mention is not None and u.mention.kind == "country")[:1]
    other = [c for c in codes_of(clause.subject) if c not in helper] or [other_of(sent, helper[0])] if helper else []
    if helper and other and other[0] and (clause is not first or clause.verb < at or clause.verb >= at + len(found.group().split())):
        after = at + len(found.group().split())
        begin = first.units[after].start if clause is first and after < len(first.units) else clause.start
        words = phrase(sent, begin, clause.end)
        roles: Roles = {"parties": [helper[0], other[0]], "activity": re.sub(r"^(?:and|,)\s*", "", words), "field": find_field(sent.text)}
        yield Proposal("cooperation", roles, day_of(sent, clause, clause.verb), clause=clause, cue=clause.verb)


@cache
def _ways() -> Sieve[FindProposals]:
    """Give the ways in which cooperation is told, in the order of trial: the first that finds any is followed."""
    return Sieve((
        (_by_spheres, Waits(patterns=(_SPHERES,))),
        (_by_verb, Waits(verbs=_VERBS)),
        (_by_noun, Waits(words=_NOUNS)),
        (_by_subject_list, Waits(verbs=(*_TIE, *_FORWARD), patterns=(_THEMES,))),
        (_by_widening, Waits(verbs=_WIDEN)),
        (_by_scope, Waits(words=_SCOPE)),
        (_by_label, None),
        (find_joint, JOINT),
        (find_at_work, None),
        (_helping, Waits(verbs=_HELPS)),
        (_with_help, None),
        (find_agendas, AGENDA),
        (find_works, None),
        (find_brokering, BROKERING),
        (find_serving, SERVING),
        (find_studies, STUDIES),
        (find_links, LINKS),
    ))  # fmt: skip


RULES = (
    Rule("cooperation", "what countries do together, by field", find_cooperation),
    Rule("culture", "festivals, exhibitions, stamps, films, twin towns, awards", find_culture, Waits(patterns=[shape for _, shape in EVENTS])),
)
