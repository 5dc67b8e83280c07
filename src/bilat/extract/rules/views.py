"""Rules for how things stand and what is thought: assessments, alignments, stances, remarks, and persons who link two countries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bilat.extract.clauses import Clause, Cue
from bilat.extract.dates import to_day, to_period
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality, find_telling
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import (
    STATES,
    codes_of,
    date_of,
    day_of,
    other_of,
    phrase,
    phrase_after,
    two_sides,
)
from bilat.extract.rules.fields import find_fields
from bilat.model import Roles
from bilat.vocabulary import load


@cache
def _views(name: str) -> frozenset[str]:
    return frozenset(load().cues["views"][name])


_LINKS = ("be", "remain", "become", "stay", "seem", "appear", "grow", "look", "get")
_ENJOYS = ("enjoy", "have", "maintain", "share", "keep", "develop", "cultivate")


def find_assessment(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Relations are cordial", "A and B enjoy close ties", "cultural relations are at a stable level", "ties have cooled"."""
    heads = load().cues["views"]["heads"]
    for i, unit in enumerate(clause.units):
        if unit.mention is not None or unit.low not in heads or (unit.low == "trade" and i + 1 < len(clause.units) and clause.units[i + 1].low in ("agreement", "surplus", "deficit", "union", "unions", "office", "between", "with")):
            continue
        level = _predicate(sent, clause, i) or _enjoyed(sent, clause, i) or _moved(sent, clause, i)
        if not level:
            continue
        sides = two_sides(sent, clause, i)
        if len(sides) == 2:
            for field in _fields_of(sent, clause, i, heads[unit.low]):
                yield Proposal("assessment", {"dyad": "-".join(sorted(sides)), "field": field, "level": level}, _since(sent, clause, i), clause=clause, cue=i)
            return


def _since(sent: Sent, clause: Clause, i: int) -> str | None:
    date = next((d for d in clause.dates() if d.relation == "since"), None)
    return to_period(date) if date else None


def _fields_of(sent: Sent, clause: Clause, i: int, default: str) -> list[str]:
    """Give the fields that the words around a head name ("political and economic relations", "relations in tourism and education")."""
    allowed = {"political", "economic", "trade", "energy", "military", "cultural", "tourism", "education", "diaspora"}
    before = sent.document.text[clause.units[max(0, i - 6)].start : clause.units[i].end] if i else clause.units[i].text
    found = [f for f, _, _ in find_fields(before)]
    if i + 1 < len(clause.units) and clause.units[i + 1].low in ("in", "of"):
        end = next((k for k in range(i + 1, len(clause.units)) if clause.is_verb(k)), min(len(clause.units), i + 8))
        found += [f for f, _, _ in find_fields(sent.document.text[clause.units[i + 1].start : clause.units[end - 1].end])]
    if default == "trade":
        return ["trade"]
    named = [f for f in dict.fromkeys(found) if f in allowed]
    return named or [default]


def _predicate(sent: Sent, clause: Clause, i: int) -> str:
    """ "... relations are/remain ADJ", "are at a ADJ level"."""
    verb = next((k for k in range(i + 1, min(len(clause.units), i + 14)) if clause.is_verb(k)), -1)
    if verb < 0:
        return ""
    lemma = {r.lemma for r in clause.readings(verb)} | ({"be"} if clause.units[verb].low in ("is", "are", "was", "were", "be", "been") else set())
    nxt = verb
    while nxt + 1 < len(clause.units) and clause.units[nxt].mention is None and clause.units[nxt].low in ("have", "has", "had", "will", "been", "be", "not", "always", "also", "become", "remained", "described", "considered", "generally", "largely"):
        nxt += 1
    rest = clause.words(verb, verb + 12)
    if lemma & set(_LINKS) or re.match(r"(?:has|have|had) (?:\w+ ){0,2}(?:been|become|remained|grown|stayed)", rest) or re.match(r"(?:is|are|was|were) (?:\w+ )?(?:described|regarded|considered|seen|thought)", rest):
        if any(f" {q} " in f" {rest} " for q in _views("qualities")) or re.search(r"\b(?:level|stage|high|highest|low|lowest|peak|footing)\b", rest):
            return _level(sent, clause, verb)
    return ""


_VERB_WORDS = re.compile(r"^(?:is|are|was|were|be|been|being|has|have|had|will|remains?|remained|becomes?|became|become|grown|stayed|stays?|seems?|appears?|currently|generally|traditionally|always|also|now|described|as|considered|regarded|seen|at|a|an|the|not|largely|thought)\s+", re.I)


def _level(sent: Sent, clause: Clause, verb: int) -> str:
    end = verb + 1
    while end < len(clause.units) and clause.units[end].low not in (",", ";", ".", ":", "(", "which", "who", "since", "because", "that", "with", "for", "due", "despite", "although", "between", "after", "when") and clause.units[end].kind != "date" and end - verb < 14:
        end += 1
    words = phrase(sent, clause.units[verb].start, clause.units[end - 1].end)
    for _ in range(5):
        words = _VERB_WORDS.sub("", words)
    return words


def _enjoyed(sent: Sent, clause: Clause, i: int) -> str:
    """ "A and B enjoy close and cordial relations": the adjectives before the head."""
    begin = i
    while begin > 0 and clause.units[begin - 1].mention is None and clause.units[begin - 1].low not in ("the", "a", "an", "its", "their", "of", "with", "in", "to", "has", "have", "had", "by", "for", "from") and not clause.is_verb(begin - 1):
        begin -= 1
    words = clause.words(begin, i)
    if not any(f" {q} " in f" {words} " for q in _views("qualities")):
        return ""
    enjoys = any(v.index < begin and begin - v.index < 5 for v in clause.verbs((*_ENJOYS, "build", "establish", "forge")))
    if not enjoys and not re.search(r"\bthere (?:is|are|was|were|has|have)\b", clause.words(0, begin)):
        return ""
    return phrase(sent, clause.units[begin].start, clause.units[i].end)


_MOVES = ("improve", "deteriorate", "worsen", "cool", "warm", "sour", "strain", "flourish", "deepen", "grow", "thaw", "strengthen", "intensify", "escalate", "decline", "expand", "freeze", "suffer", "develop", "weaken", "normalise", "normalize", "rise", "prosper", "blossom", "recover", "plummet", "plunge")


def _moved(sent: Sent, clause: Clause, i: int) -> str:
    for verb in clause.verbs(_MOVES):
        if 0 < verb.index - i <= 10 and not any(clause.is_verb(k) and clause.units[k].low not in ("has", "have", "had", "been", "began", "to", "is", "are", "was", "were", "being", "started", "continued", "continue") for k in range(i + 1, verb.index)):
            if clause.units[i].low in ("trade", "exchanges", "commerce"):
                return ""
            return _level(sent, clause, max(i + 1, verb.index - 2 if clause.is_verb(verb.index - 1) else verb.index))
    return ""


_ALIGNED: tuple[tuple[str, str], ...] = (
    ("strategic-partner", r"strategic (?:and \w+ )?part\w+|strategic alliance"),
    ("ally", r"\ballies\b|\bally\b|\ballied\b|\balliance\b|non-nato ally"),
    ("rival", r"\brivals?\b|\brivalry\b|\bcompetitors?\b"),
    ("hostile", r"\benem(?:y|ies)\b|\bhostile\b|\badversar\w+|\bfoes?\b|\barch-?enem\w+"),
    ("aligned", r"\baligned\b|\baligns?\b|\bpro-\w+"),
    ("friendly", r"\bfriends?\b|\bfriendly (?:country|nation|state)\b|\bbrotherly (?:country|nation)\b|\bpartners?\b"),
)


def find_alignment(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A is allied with B", "A and B are strategic partners", "A regards B as a friend", "A is B's ally"."""
    words = clause.words()
    for nature, shape in _ALIGNED:
        found = re.search(shape, words)
        if not found or (nature == "friendly" and "partner" in found.group() and not re.search(r"\b(?:close|reliable|key|important|major|natural|main|trusted|old|valued|good)\b", words[: found.start()][-25:])):
            continue
        if re.search(r"\btrad\w+ (?:partner|rival)|\bdialogue partner|partnership (?:agreement|and|in|for|with)\b", words) and nature in ("friendly",):
            continue
        index = len(words[: found.start()].split())
        sides = _aligned_sides(sent, clause, index, nature)
        for x, y in sides:
            if x != y:
                yield Proposal("alignment", {"state": x, "with": y, "nature": nature}, _since(sent, clause, index), clause=clause, cue=min(index, len(clause.units) - 1))
        return


def _aligned_sides(sent: Sent, clause: Clause, index: int, nature: str) -> list[tuple[str, str]]:
    kinds = ("country", "group", "org")
    subject = codes_of((m for m in clause.subject if m.kind in kinds), orgs=True)
    partner = [c for c in codes_of(clause.after(index - 1, ("with", "of", "to", "as", "against", "for"), kinds, 8), orgs=True) if c not in subject]
    owner = [c for c in codes_of((m for m in clause.before(index, ("country",)) if m.possessive or m.form in ("adjective", "pronoun")), orgs=True) if c not in subject]
    verb = next(clause.verbs(("be", "become", "remain", "regard", "consider", "view", "see", "call", "align", "ally", "describe", "treat", "count")), None)
    is_link = verb is not None or any(u.low in ("is", "are", "was", "were", "been") for u in clause.units)
    if not is_link:
        return []
    objects = [c for c in codes_of(clause.after(verb.index, ("",), kinds, 3)) if c not in subject] if verb and verb.lemma in ("regard", "consider", "view", "see", "call", "describe", "treat", "count") else []
    others = partner or owner or objects
    if len(subject) == 2 and not others:
        return [(subject[0], subject[1])]
    if subject and others:
        return [(s, o) for s in subject[:2] for o in others[:3]]
    return []


def find_stance(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A supports B's territorial integrity", "A takes a neutral side on the conflict", "A condemned the invasion", "A urged peace"."""
    for position in ("supports", "opposes"):
        for cue in clause.verbs(_views(position)):
            yield from _stance(sent, clause, cue, position)
    words = clause.words()
    neutral = re.search(r"\b(?:neutral\w*|impartial|abstain\w*|takes? no sides?)\b", words)
    if neutral:
        yield from _neutral(sent, clause, len(words[: neutral.start()].split()))


def _stance(sent: Sent, clause: Clause, cue: Cue, position: str) -> Iterator[Proposal]:
    if clause.is_passive(cue):
        holders = codes_of(clause.by_agent(cue.index, STATES))
        return
    holders = codes_of(m for m in clause.subject if m.kind in ("country", "group", "place") or (m.kind == "person" and m.office))
    if not holders or find_modality(clause, cue.index) == "forecast":
        return
    targets, on = _stance_targets(sent, clause, cue)
    for holder in holders[:2]:
        for target in targets[:4]:
            if target and target != holder:
                roles: Roles = {"holder": holder, "target": target, "position": position}
                if on:
                    roles["on"] = on
                yield Proposal("stance", roles, day_of(sent, clause, cue.index), clause=clause, cue=cue.index)


def _stance_targets(sent: Sent, clause: Clause, cue: Cue) -> tuple[list[str], str]:
    last = cue.index + cue.length - 1
    nxt = clause.units[last + 1] if last + 1 < len(clause.units) else None
    if nxt is None:
        return [], ""
    k = last + 1
    while k < len(clause.units) - 1 and clause.units[k].mention is None and clause.units[k].low in ("the", "a", "an"):
        k += 1
    mention = clause.units[k].mention
    on = phrase_after(sent, clause, next((i for i in range(k, len(clause.units)) if clause.units[i].low in ("on", "over", "for", "against")), len(clause.units)), limit=12)
    if mention is not None and mention.kind == "country" and not mention.possessive and mention.form not in ("adjective",) and cue.lemma not in ("urge", "call for"):
        return [mention.code], on
    target = phrase_after(sent, clause, last, stops=("and", "but", "at"), limit=12)
    return ([target] if target else []), ""


def _neutral(sent: Sent, clause: Clause, index: int) -> Iterator[Proposal]:
    holders = codes_of(m for m in clause.subject if m.kind in ("country", "group", "place"))
    at = next((i for i in range(index, len(clause.units)) if clause.units[i].low in ("on", "in", "over", "towards", "toward", "regarding", "during", "between", "about")), -1)
    target = phrase_after(sent, clause, at, stops=("and", "but"), limit=10) if at >= 0 else ""
    for holder in holders[:2]:
        if target:
            yield Proposal("stance", {"holder": holder, "target": target, "position": "neutral"}, day_of(sent, clause, index), clause=clause, cue=index)


_PRAISE = ("praise", "thank", "congratulate", "describe", "call", "hail", "laud", "commend", "express", "liken", "applaud", "welcome", "speak of", "recall", "stress", "underline", "emphasise", "emphasize", "highlight", "appreciate", "condemn", "accuse", "note", "lament", "regret", "warn", "voice", "underscore", "extol", "apologise", "apologize", "wish", "compare")
_TELL = ("say", "tell", "state", "declare", "add", "argue", "remark", "comment", "believe", "hold", "write", "note", "insist", "claim", "assert", "tweet", "explain", "contend", "observe")


def find_remark(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The president described A as a friend", "X thanked B for ...", "X said that ties were ...": who speaks, about whom, in which words."""
    for cue in clause.verbs(_PRAISE):
        yield from _remark(sent, clause, cue)
        return
    for cue in clause.verbs(_TELL):
        yield from _remark(sent, clause, cue)
        return


def _remark(sent: Sent, clause: Clause, cue: Cue) -> Iterator[Proposal]:
    speakers = [m for m in clause.subject if m.kind == "person" or (m.kind == "country" and cue.lemma in ("thank", "praise", "congratulate", "condemn", "accuse"))]
    if not speakers or clause.is_passive(cue):
        return
    gist = _gist(sent, clause, cue)
    if len(gist.split()) < 2:
        return
    for speaker in speakers[:2]:
        about = _about(sent, clause, cue, speaker)
        if not about:
            continue
        name = speaker.value or speaker.office or load().entities[speaker.code].name
        roles: Roles = {"speaker": name, "about": about, "gist": gist}
        if speaker.code:
            roles["from"] = speaker.code
        yield Proposal("remark", roles, day_of(sent, clause, cue.index), clause=clause, cue=cue.index, modality="asserted")


def _gist(sent: Sent, clause: Clause, cue: Cue) -> str:
    text = sent.document.text[clause.units[cue.index].start : sent.end]
    text = re.sub(r"\s+", " ", text).strip(" .")
    if cue.lemma in _TELL:
        text = re.sub(r"^\w+\s+(?:that\s+|:\s*)?", "", text)
    return " ".join(text.split(" ")[:20]).strip(" ,;\"“”")


def _about(sent: Sent, clause: Clause, cue: Cue, speaker: Mention) -> str:
    end = sent.end
    codes = list(dict.fromkeys(c for m in sent.of_kind("country", "group") if m.start >= clause.units[cue.index].end and m.end <= end for c in m.codes))
    both = [c for c in codes if c in sent.pair]
    if len(both) == 2:
        return "-".join(sorted(both))
    foreign = [c for c in codes if c != speaker.code]
    if foreign:
        return foreign[0]
    if re.search(r"\b(?:relations|ties|relationship|bilateral|cooperation|partnership|friendship)\b", sent.text) and len(sent.pair) == 2:
        return "-".join(sent.pair)
    return ""


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


__all__ = ["RULES", "date_of", "find_telling", "to_day"]
RULES = (
    Rule("assessment", "how good relations are said to be, by field", find_assessment),
    Rule("alignment", "allies, partners, friends and rivals", find_alignment),
    Rule("stance", "a country for, against or neutral on another, a conflict or an issue", find_stance),
    Rule("remark", "what a person said about a country or the pair", find_remark),
    Rule("person-link", "a person of one country at work in the other", find_person_link),
)
