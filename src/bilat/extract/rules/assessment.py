"""Rules for assessments: how good, old or close relations are said to be, overall or in a field. Allies and rivals are in `alignment`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.dates import to_day
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.assessment_entries import find_adverb_field, find_entry, find_gapped
from bilat.extract.rules.common import codes_of, date_of, other_of, period, phrase, two_sides
from bilat.extract.rules.fields import find_fields, find_items
from bilat.extract.rules.levels import BURDENS, MOVES, find_qualities, is_judgement
from bilat.extract.rules.partner_lists import pairs_with
from bilat.extract.rules.sides import pair_despite_causes
from bilat.extract.verbs import AUXILIARIES
from bilat.extract.waits import Waits
from bilat.vocabulary import load

_FIELDS = frozenset(["political", "economic", "trade", "energy", "military", "cultural", "tourism", "education", "diaspora"])
_ENJOYS = ("enjoy", "have", "maintain", "share", "keep", "develop", "cultivate", "build", "establish", "forge", "boast", "know", "entertain")
_FACTS = re.compile(
    r"^(?:(?:first|formally|officially|also|then|again|since|now|later|soon|only|re|fully|finally|never|not|yet|being|been|be|to be|to) )*(?:establish\w*|re-establish\w*|restor\w*|sever\w*|broken|cut|suspend\w*|conduct\w*|handled|maintain\w*|govern\w*|regulat\w*|based|"
    r"opened|set|started|begun|resum\w*|upgrad\w*|downgrad\w*|elevat\w*|raised|covered|represent\w*|formalis\w*|formaliz\w*|signed|discussed|led|founded|carried|recognised|announced|taken|said|lift\w*|award\w*|launched|put|held|"
    r"worth|about|between|\$|#|\d|usd|mainly|mostly|dominated|made|over|around|more|less|up|down|under|part|subject|with|to|by|in (?!good|excellent|poor|bad|crisis|a |an |fine|trouble|ruins|tatters|their)|on (?!a|an|the|good|track|hold|ice|firm|bad)|of (?!high|great|the high|a )|the (?!best|worst|closest|warmest|strongest|weakest|lowest|highest|oldest|most|envy|result)|among (?!the)|a (?:part|member|result|matter)|key|expected|aimed|focused|centred|centered)\b"
)
_STOPS = frozenset([",", ";", ".", ":", "(", "which", "who", "since", "because", "that", "with", "for", "due", "despite", "although", "between", "after", "when", "as", "under", "while", "whereas", "until", "during", "though", "in"])


def find_assessment(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Relations are cordial", "A and B enjoy close ties", "cultural relations are at a stable level", "trade and culture are the pillars"."""
    for find in (_labelled, _pillars, _described, _of_heads, _echoed, _of_sides, _loose, _continued):
        found = [p for p in find(sent, clause) if find in (_labelled, _pillars, _described, _of_sides) or is_judgement(str(p.roles["level"]))]
        if found:
            yield from found
            yield from _gapped(sent, clause, found[0])
            return


def _labelled(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Political relations: good.", "Trade: very small.", "Cultural: lively": an entry that names a field and how things are in it."""
    entry = find_entry(sent.document.text[clause.start : sent.end])
    if entry is not None and len(sent.pair) == 2 and sent.context.on_pair:
        yield claim_of(sent, clause, 0, list(sent.pair), entry.field, entry.level)


def _gapped(sent: Sent, clause: Clause, first: Proposal) -> Iterator[Proposal]:
    """ "..., economic ones modest, and military ones close": the fields that go on from the first."""
    if first.roles.get("dyad") is None:
        return
    for field, level, _ in find_gapped(sent.document.text[clause.units[max(first.cue, 0)].start : sent.end]):
        if field != first.roles["field"]:
            yield claim_of(sent, clause, max(first.cue, 0), str(first.roles["dyad"]).split("-"), field, level)


def claim_of(sent: Sent, clause: Clause, index: int, sides: list[str], field: str, level: str) -> Proposal:
    """Give the claim that ties of two sides are so in a field, with its time."""
    return Proposal("assessment", {"dyad": "-".join(sorted(sides)), "field": field, "level": level}, _when(sent, clause, index), clause=clause, cue=index)


def _when(sent: Sent, clause: Clause, index: int) -> str | None:
    date = next((d for d in clause.dates() if d.relation == "since"), None) or date_of(sent, clause, index)
    if date is None:
        return None
    return period(clause, date) if date.relation == "since" else to_day(date)


def _of_heads(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    heads = load().cues["views"]["heads"]
    for i, level in find_judged_heads(sent, clause):
        if pairs_with(sent, clause, i):
            return  # of a list of partners, a claim each, in assessed_partners.py
        sides = _sides(sent, clause, i)
        if heads[clause.units[i].low] == "overall" and sides and sent.context.on_pair and len(sent.pair) == 2 and not set(sides) & set(sent.pair):
            sides = list(sent.pair)
        if len(sides) == 2:
            for field in fields_of(sent, clause, i, heads[clause.units[i].low]):
                yield claim_of(sent, clause, i, sides, field, level)
            return


def find_judged_heads(sent: Sent, clause: Clause) -> Iterator[tuple[int, str]]:
    """Give the unit of each word for ties between states of which a clause says how they are, with the words that say it."""
    heads = load().cues["views"]["heads"]
    for i, unit in enumerate(clause.units):
        if unit.mention is not None or unit.low not in heads or (clause.is_verb(i) and not (i + 1 < len(clause.units) and clause.is_verb(i + 1))) or not _is_between_states(clause, i, heads[unit.low]):
            continue
        if _MEANT.search(clause.words(max(0, i - 12), i)) or _STRAIN_IN.search(clause.words(0, i) + " "):
            continue  # "tension in their diplomacy grew": what moves is the tension
        level = _predicate(sent, clause, i) or _enjoyed(sent, clause, i) or _moved(sent, clause, i) or _burdened(sent, clause, i) or _apposed(sent, clause, i)
        if level and unit.low.startswith("tension") and "tension" not in level.lower():
            level = f"{unit.text} {level}"  # it is the tension that "grew" or "eased", not the ties
        if level:
            yield i, level


def _is_between_states(clause: Clause, i: int, default: str) -> bool:
    """Refuse heads that are a family's, a party's, a sector's, or part of another name ("trade agreement", "tourism in A")."""
    if clause.units[i].low == "exchange" and re.match(r"(?:students?|rates?|programmes?|of|scheme|pupils?)\b", clause.words(i + 1, i + 2)):
        return False
    after = clause.words(i + 1, i + 5)
    following = clause.units[i + 1] if i + 1 < len(clause.units) else None
    if re.search(r"\b(?:for|on|about|to|by|agreement of|treaty of|order of|minister of|sign of|hope of) (?:the |an? |their |its )?(?:\w+ ){0,2}$", clause.words(max(0, i - 4), i) + " ") and (clause.verb > i or clause.verb < 0):
        return False
    if _WITH_ANY.match(after):
        return False
    if clause.words(max(0, i - 1), i) in ("that", "which") and following is not None and following.mention is not None:
        return False
    if default == "trade" and ((re.search(r"\d|\bmillion|\bbillion", clause.words(i)) and not _GRADED.match(after)) or not re.match(r"(?:relations|ties|links|between|with|is|are|was|were|has|had|remains?|remained|\w+ly|booms?|thrives?|functions?|stagnates?|flourishes|suffers?|lags?|,)\b", after)):
        return False
    if re.match(r"(?:agreements?|surplus|deficit|unions?|office|within|inside|among|committee|minister|ministry|adviser|building|between (?!#|the two|both|the|its)|with (?:his|her)|in # (?!#))", after) or (following and following.low in ("between", "with") and not _state_after(clause, i + 1)):
        return False
    if default in ("trade", "tourism", "education", "energy", "diaspora") and re.match(r"(?:in|of|to|with|policy|council) ", after):
        return False
    if default == "tension" and not clause.mentions("country", "group"):
        return True
    return not any(u.mention is not None and u.mention.kind == "person" and u.mention.possessive and not u.mention.office for u in clause.units[max(0, i - 3) : i])


_WITH_ANY = re.compile(r"with (?:some|most|many|several|all|other|various|certain|few|neighbou?ring|regional|western|foreign|third)\b(?: of)?(?: [\w#'-]+){0,3} (?:neighbou?rs|countries|states|nations|powers|partners|members|governments)\b")
_WISHED = re.compile(r"\b(?:need\w*|should|must|ought)\b")
_GRADED = re.compile(r"(?:is|are|was|were|remains?|remained) (?:very |quite |rather |still |too |also |so |far too )?(?:small|modest|slight|negligible|low|limited|tiny|paltry|lopsided|brisk|healthy|thin|insignificant|marginal|weak|strong|minimal|meagre)\b")


def _state_after(clause: Clause, at: int) -> bool:
    return any(u.mention is not None and u.mention.kind in ("country", "group", "org", "place") for u in clause.units[at + 1 : at + 6])


def _sides(sent: Sent, clause: Clause, i: int) -> list[str]:
    owners = codes_of(m for m in clause.before(i, ("country", "group")) if m.possessive or m.form in ("adjective", "name") or m.kind == "group")
    if len(owners) == 2:
        return owners
    after = codes_of(clause.after(i, ("with", "to", "between", "of", "towards"), ("country", "group"), 8))
    if len(after) == 2:
        return after
    if len(owners) == 1:
        rest = [c for c in after if c not in owners]
        return [owners[0], rest[0]] if rest else [owners[0], other_of(sent, owners[0])] if other_of(sent, owners[0]) else []
    if len(after) == 1:
        subject = [c for c in codes_of(clause.subject) if c not in after]
        other = subject[0] if len(subject) == 1 else other_of(sent, after[0])
        return [after[0], other] if other else []
    return two_sides(sent, clause, i) or pair_despite_causes(sent, clause)


_OF_PEOPLE = re.compile(r"\bpeople[- ]to[- ]people$")


def fields_of(sent: Sent, clause: Clause, i: int, default: str) -> list[str]:
    """Give the fields that the words around a head name ("political and economic relations", "relations in tourism and education")."""
    if default not in ("overall", "political"):
        return [default]
    told = find_adverb_field(clause.words(0, 4)) or find_adverb_field(clause.words(i + 1, i + 3)) or ("diaspora" if _OF_PEOPLE.search(clause.words(max(0, i - 3), i)) else "")
    if told:
        return [told]
    before = sent.document.text[clause.units[max(0, i - 6)].start : clause.units[i].end] if i else clause.units[i].text
    found = [f for f, _, _ in find_fields(re.sub(r"(?i)diplomatic", "", before))]
    if i + 1 < len(clause.units) and clause.units[i + 1].low in ("in", "of"):
        end = next((k for k in range(i + 1, len(clause.units)) if clause.is_verb(k)), min(len(clause.units), i + 8))
        found += [f for f, _, _ in find_fields(sent.document.text[clause.units[i + 1].start : clause.units[end - 1].end])]
    if re.search(r"\btrade\b", before.lower()):
        found = ["trade" if f == "economic" else f for f in found]
    named = [f for f in dict.fromkeys(found) if f in _FIELDS]
    return named or [default]


def _predicate(sent: Sent, clause: Clause, i: int) -> str:
    """ "... relations are/remain ADJ", "are at a ADJ level", "could not be better"."""
    verb = next((k for k in range(i + 1, min(len(clause.units), i + 16)) if clause.is_verb(k) and (clause.units[k].low in AUXILIARIES or clause.units[k - 1].low not in ("seldom", "though", "although", "rarely", "long"))), -1)
    if verb < 0 or any(u.low in (";", ":") for u in clause.units[i:verb]):
        return ""
    lemmas = {r.lemma for r in clause.readings(verb)} | {AUXILIARIES.get(clause.units[verb].low, "")}
    last = verb
    while last + 1 < len(clause.units) and clause.units[last + 1].mention is None and clause.units[last + 1].low in _CHAIN:
        last += 1
        lemmas |= {r.lemma for r in clause.readings(last)} | {AUXILIARIES.get(clause.units[last].low, "")}
    rest = clause.words(last + 1, last + 10)
    if _WISHED.search(clause.words(verb, last + 1)) or re.match(r"(?:[\w-]+ ){0,2}(?:focus\w+|concentrat\w+|cent(?:re|er)d) (?:on|in|upon|around)\b", rest):
        return ""
    if not lemmas & {"be", "remain", "become", "stay", "seem", "appear", "grow", "look", "get", "regard", "consider", "see", "think", "describe", "feel", "turn"}:
        return ""
    if re.match(r"(?:lift|upgrad|elevat|rais|launch|award|put|renew|sign)\w* (?:to|in|on|as|from|by)\b", rest) or (clause.units[i].low == "trade" and not find_qualities().search(rest)):
        return ""
    if not rest or rest[0] in ".,;" or (_FACTS.match(rest) and not find_qualities().search(rest.split(",")[0])):
        return ""
    return _level(sent, clause, last + 1)


_CHAIN = frozenset(
    ["have", "has", "had", "been", "become", "remained", "stayed", "grown", "always", "also", "generally", "largely", "currently", "now", "described", "considered", "regarded", "seen", "thought", "as", "being", "be", "not", "never", "often", "on", "the", "whole", "very", "traditionally", "historically", "still", "today", "long", "mostly", "felt", "said", "be", "called", "to"]
) - {"the", "whole"}  # fmt: skip


def _level(sent: Sent, clause: Clause, begin: int) -> str:
    end = begin
    while end < len(clause.units) and (clause.units[end].low not in _STOPS or end == begin) and clause.units[end].kind != "date" and end - begin < 14:
        end += 1
    return phrase(sent, clause.units[begin].start, clause.units[end - 1].end) if end > begin else ""


_HAVE = re.compile(r"(?<!to )\b(?:has|have|had|having) (?:(?:long|always|also|both|had|traditionally|generally|an?|very|the|today|now|in general|often|historically|mostly|since #) )*$")


_MEANT = re.compile(
    r"\b(?:intention|intent|wish\w*|wants?|wanted|hopes?|hoped|seeks?|sought|aims?|aimed|plans?|planned|desire\w*|tries|tried|trying|attempt\w*|pledged|vowed|promised|works?|worked|working|efforts?|keen|eager|steps) to (?:\w+ly )?"
    r"(?:maintain|have|keep|build|forge|develop|cultivate|establish|improve|mend|deepen|strengthen|restore|repair|enjoy|normali[sz]e)\b[^,;]*$"
)  # ties that are only meant to be so
_NO_VERBS = frozenset(["close", "cool", "warm", "open", "mixed"])  # before "ties" they say how these are


def _enjoyed(sent: Sent, clause: Clause, i: int) -> str:
    """ "A and B enjoy close and cordial relations", "there is a deep affinity": the adjectives before the head."""
    begin = i
    while begin > 0 and clause.units[begin - 1].mention is None and clause.units[begin - 1].low not in ("the", "a", "an", "its", "their", "of", "with", "in", "to", "has", "have", "had", "by", "for", "from") and (not clause.is_verb(begin - 1) or clause.units[begin - 1].low in _NO_VERBS):
        begin -= 1
    if not find_qualities().search(clause.words(begin, i)):
        return ""
    enjoys = any(v.index < begin and begin - v.index < 5 for v in clause.verbs(_ENJOYS)) or _HAVE.search(clause.words(0, begin) + " ") is not None
    if not enjoys and not re.search(r"\bthere (?:is|are|was|were|has|have)\b|\b(?:is|are|was|were) (?:an? )?(?:# )?(?:one of )?(?:\w+ )?(?:in|of|for)? ?(?:the )?$", clause.words(0, begin) + " "):
        return ""
    return phrase(sent, clause.units[begin].start, clause.units[i].end)


_STRAIN_IN = re.compile(r"\b(?:tensions?|mistrust|distrust|frictions?|hostility|strains?|rifts?|coolness|warmth|trust|goodwill) (?:in|of|between|over) (?:the |their )?(?:[\w#-]+ )?$")


def _moved(sent: Sent, clause: Clause, i: int) -> str:
    for verb in clause.verbs(MOVES):
        between = range(i + 1, verb.index)
        if verb.lemma in ("go back", "date back") and not re.search(r"\b(?:over|more than|centur\w+|hundreds|generations|decades|far|long)\b", clause.words(verb.index, verb.index + 7)):
            continue
        if 0 < verb.index - i <= 12 and not any(clause.is_verb(k) and clause.units[k].low not in _AUX for k in between):
            rest = clause.words(verb.index, verb.index + 6)
            weak = verb.lemma in ("reach", "hit", "enter", "know", "run", "go", "come", "get", "turn", "fall", "sink", "lie", "rest", "move", "shift", "mark", "touch", "rise", "grow", "decline", "expand", "plummet", "plunge")
            if clause.units[i].low in ("trade", "exchanges", "commerce", "cooperation", "co-operation") and (verb.lemma not in ("boom", "thrive", "flourish", "function", "stagnate", "lag", "stall", "suffer") or "$" in rest):
                return ""
            if weak and not re.search(r"\b(?:point|peak|low|lows|high|height|nadir|worse|better|well|smoothly|ups and downs|bad|good|ice|icy|cold|warm|closer|strong|stronger|steadily|crisis|cool|phase|rapidly|strength|tense|hostile|sour|trust|ebb|bottom|back over|back to|on)\b", rest) and verb.lemma not in ("grow", "expand", "plummet", "decline", "rise", "plunge"):
                return ""
            return _level(sent, clause, verb.index)
    return ""


_AUX = frozenset(["has", "have", "had", "been", "began", "to", "is", "are", "was", "were", "being", "started", "continued", "continue", "will", "may", "would", "could", "should", "might", "did", "do", "seem", "seemed", "tend", "expected", "likely", "be", "began", "begun"])


def _burdened(sent: Sent, clause: Clause, i: int) -> str:
    """ "The question has poisoned relations", "relations have been burdened by ...", "ties are held back by ..."."""
    for verb in clause.verbs(BURDENS):
        if 0 < i - verb.index <= 5 and not clause.is_passive(verb) and not re.search(r"\b(?:for|in|on|to|by)\b", clause.words(verb.index, i)):
            return phrase(sent, clause.units[verb.index].start, clause.units[verb.index + verb.length - 1].end)
        if 0 < verb.index - i <= 9 and clause.is_passive(verb):
            return _level(sent, clause, verb.index)
    given = re.search(r"\b(?:put|puts|putting) (?:an? )?(?:\w+ )?strain on (?:the )?(?:\w+ ){0,2}$|\bg(?:ave|ives?|iven) (?:\w+ )?(?:momentum|impetus|life|impulse|boost|substance) to (?:the |their )?(?:\w+ ){0,2}$|\btighten(?:s|ed)? (?:the )?(?:\w+ )?$", clause.words(0, i) + " ")
    if given:
        return given.group().strip()
    found = re.search(r"\b(?:a|the) (?:\w+ )?(?:difficult|hard|golden|low|dark|good|bad|fruitful|tense|happy) (?:period|time|phase|chapter|era|point|age|years?) (?:in|of|for) (?:the )?(?:\w+ ){0,2}$", clause.words(0, i))
    return found.group().split(" in ")[0] if found else ""


def _apposed(sent: Sent, clause: Clause, i: int) -> str:
    """ "Rocky since the turn of the century, the relationship ...", "the relationship, tense through most of the century, ..."."""
    words = clause.words(0, i)
    opening = re.match(r"(?:\w+ )?(\w[\w-]*)(?: since| for| from|,)", words)
    if opening and find_qualities().fullmatch(opening.group(1)):
        return phrase(sent, clause.units[0].start, clause.units[len(opening.group().split()) - 1].end).split(",")[0].removesuffix(" since").removesuffix(" for")
    comma = next((k for k in range(i + 1, min(len(clause.units), i + 7)) if clause.units[k].low == ","), -1)
    if comma > 0 and comma + 1 < len(clause.units) and find_qualities().match(clause.units[comma + 1].low):
        return _level(sent, clause, comma + 1)
    return ""


_PILLAR = re.compile(r"\b(?:(?:main|chief|key|central|strongest|firmest|weakest|most important|other|sore|weak|strong|real|true|two|three|twin) )*(?:pillars?|mainstays?|backbones?|bonds?|cores?|hearts?|cornerstones?|strands?|sore points?|motors?|engines?|bedrock|foundations?|basis|links?|glue|anchors?|weak points?|hallmarks?|centrepieces?|highlights?|bridges?)\b")


def _pillars(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Trade and culture are the main strands of the ties": the fields that stand as subject, a claim each."""
    if clause.verb < 1 or clause.units[clause.verb].low not in ("is", "are", "was", "were", "form", "forms", "remain", "remains", "make", "constitute", "provide", "gives", "give", "has", "have"):
        return
    found = _PILLAR.search(clause.words(clause.verb, clause.verb + 7))
    items = find_items(sent, clause, next((k for k, u in enumerate(clause.units[: clause.verb]) if u.low not in ("the", "and", "but", ",") or u.mention), 0))
    if not found or not items or items[-1].end > clause.verb:
        return
    sides = two_sides(sent, clause, clause.verb)
    subject = sent.document.text[clause.start : clause.units[clause.verb].start].lower()
    for item in items:
        field = "trade" if re.search(r"\b(?:trade|commerce)\b", item.words.lower()) else "diaspora" if "diaspora" in item.words.lower() else item.field
        if field in _FIELDS and len(sides) == 2 and len(subject) < 90:
            yield claim_of(sent, clause, clause.verb, sides, field, _level(sent, clause, clause.verb + 1))


def _described(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A describes its relationship with B as one between siblings": said by a state, and so reported."""
    for verb in clause.verbs(("describe", "call", "regard", "see", "consider", "term", "characterise", "characterize")):
        words = clause.words(verb.index, verb.index + 9)
        found = re.search(r"\b(?:relations|relationship|ties|tie|partnership|links|friendship) (?:with|to) # (?:as )?", words)
        holders = codes_of(m for m in clause.subject if m.kind in ("country", "group"))
        if found and holders and not clause.is_passive(verb):
            begin = verb.index + len(words[: found.end()].split())
            target = [c for c in codes_of(clause.mentions("country", begin=verb.index)) if c not in holders][:1]
            level = _level(sent, clause, begin + 1 if clause.words(begin, begin + 1) == "as" else begin) if begin < len(clause.units) else ""
            if target and level:
                claim = claim_of(sent, clause, begin, [holders[0], target[0]], "overall", level)
                claim.modality, claim.source = "reported", phrase(sent, clause.start, clause.units[verb.index].start)
                yield claim


def _echoed(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "..., and it is now thought perfect", "under his successor it warmed up", "which was at its coolest": said on of the head before."""
    at = sent.clauses.index(clause)
    heads = load().cues["views"]["heads"]
    earlier = [(c, i) for c in sent.clauses[:at] for i, u in enumerate(c.units) if u.mention is None and u.low in heads and not c.is_verb(i) and _is_between_states(c, i, heads[u.low])]
    start = next((k for k, u in enumerate(clause.units[:5]) if u.low in ("it", "they", "which")), -1)
    if not earlier or (start < 0 and not (clause.inherited and clause.verb <= 2)):
        return
    head, i = earlier[-1]
    if start < 0 and 0 <= head.verb < i:
        return
    level = "" if _WISHED.search(clause.words()) else _predicate(sent, clause, start) or _moved(sent, clause, start) or _burdened(sent, clause, start)
    sides = _sides(sent, head, i) if level else []
    if len(sides) == 2:
        for field in fields_of(sent, head, i, heads[head.units[i].low]):
            yield claim_of(sent, clause, max(clause.verb, 0), sides, field, level)


_TERMS = re.compile(
    r"\b(?:(?:get|got|gets|getting) (?:on|along) (?:\w+ )?(?:well|badly|fine|better|poorly)|on (?:\w+ )?(?:good|bad|friendly|excellent|speaking|cordial|poor|the best of|best) terms|at (?:odds|loggerheads|daggers drawn)|(?:old|close|natural|long-standing|longstanding|good|firm|historic|traditional|steady) (?:and \w+ )?(?:partners|neighbours|neighbors)|"
    r"(?:very |particularly |especially |extremely |exceptionally |historically |culturally |politically )?close(?:r|st)?(?: to (?:each other|one another)| still| than ever| politically| historically| culturally|(?= ?[.,;]| and )|(?= since))|bound (?:closely |together )?by (?!an? |the treat|any |no |diplomatic |treat|agreement|#|the #|pacts?|compacts?|accords?|conventions?|obligations?|commitments?|rules?|law|contract|this)|never been closer|closer still|grown (?:apart|closer|together)|drifted apart|fallen out|fell out|not on speaking terms|like (?:brothers|sisters|siblings)|anything but (?:friends|friendly|close|allies)|close to (?:a fight|war|blows|conflict)|on the brink of war)"
)


def _of_sides(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The two get on well", "A and B are old partners", "they have never been closer": said of the two countries themselves."""
    words = clause.words()
    found = _TERMS.search(words)
    if not found:
        return
    at = len(words[: found.start()].split())
    subject = codes_of(m for m in clause.subject if m.kind in ("country", "group", "place"))
    partner = [c for c in codes_of(clause.after(at, ("with", "to"), ("country", "group"), 8)) if c not in subject]
    objects = codes_of(m for m in clause.mentions("group", "country", end=at) if m not in clause.subject)
    sides = subject if len(subject) == 2 else [subject[0], partner[0]] if len(subject) == 1 and partner else objects if len(objects) == 2 else []
    pronoun = not subject and bool(re.search(r"\b(?:them|they|both)\b", words)) and len(sent.pair) == 2
    sides = list(sent.pair) if pronoun and not sides else sides
    if len(sides) == 2 and clause.verb >= 0:
        yield claim_of(sent, clause, min(at, len(clause.units) - 1), sides, "overall", found.group())


_LOOSE = re.compile(
    r"\b(?:(?:an? |the )?(?:\w+ )?(?:thaw|rapprochement|chill|coolness|falling-out|reconciliation|estrangement|detente|cold spell|ice age|rift|affinity|friendship|mistrust|goodwill|trust)|normali[sz]ation|tensions?)\b"
)
_TO_CALM = re.compile(r"\bto (?:bring|ease|reduce|lower|calm|defuse|cool|avoid|prevent|lessen|soothe|dampen|cut|allay|head off|forestall|restore|build|create)(?: down)? (?:the |any |all |this |more |mutual )?$")
_HAPPENS = re.compile(r"\b(?:brought|brings|set in|stalled|rose|rises|risen|grew|began|followed|came|led to|ended|has|have|had|share|exists?|existed|there is|there was|is|are|was|were|mounted|flared|eased|persists?|persisted|increased|prevails?)\b")


def _loose(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Normalisation stalled", "tension rose", "a marked coolness set in between A and B", "A and B have a deep cultural affinity"."""
    words = clause.words()
    found = _LOOSE.search(words)
    if not found or clause.verb < 0 or not _HAPPENS.search(words) or re.search(r"\b(?:treaty|association|society|agreement|bridge|group|fund|pact|house|order|territory|territories)\b", words):
        return
    at = len(words[: found.start()].split())
    if re.search(r"\b(?:sign|gesture|token|message|mark|act|symbol|show|spirit|ambassador|treaty|offer|visit)s? of (?:[\w-]+ ){0,2}[\w-]+$", words[: found.end()]):
        return
    if _TO_CALM.search(clause.words(0, at) + " "):
        return
    if at and clause.units[min(at + len(found.group().split()), len(clause.units)) - 1].text[0].isupper():
        return  # the name of a thing ("Year of Friendship")
    sides = two_sides(sent, clause, at) if sent.context.on_pair or len(codes_of(clause.mentions("country", "group"))) == 2 else []
    if len(sides) == 2 and not clause.mentions("person"):
        fields = [f for f, _, _ in find_fields(found.group()) if f in _FIELDS]
        yield claim_of(sent, clause, min(at, len(clause.units) - 1), sides, fields[0] if fields else "overall", _level(sent, clause, at) or found.group())


_HEAD_BEFORE = re.compile(r"\b(?:relations|ties|relationship|partnership|friendship|links|bonds)\b", re.I)


def _continued(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "They have been good by tradition", "It was cool at first", where the sentence before spoke of the pair's relations."""
    if clause is not sent.clauses[0] or clause.words(0, 1) not in ("they", "it", "these", "both") or len(sent.pair) != 2 or clause.mentions("person"):
        return
    text = sent.document.text
    earlier = re.split(r"(?<=[a-z\])”\"][.!?])\s|\n", text[max(sent.block.start, sent.start - 400) : sent.start].strip())[-1]
    level = _predicate(sent, clause, 0) if _HEAD_BEFORE.search(earlier) else ""
    moved = _moved(sent, clause, 0) if _HEAD_BEFORE.search(earlier) and not level else ""
    if moved and re.match(r"(?:cool|warm|froze|freeze|thaw|improv|worsen|deteriorat|sour|flourish|deepen|recover|chill|strengthen|weaken|mend)", moved.lower()):
        yield claim_of(sent, clause, max(clause.verb, 0), list(sent.pair), "overall", moved)
    if level and find_qualities().match(re.sub(r"^(?:very|quite|always|largely|mostly|generally|so|rather|particularly) ", "", level.lower())):
        yield claim_of(sent, clause, max(clause.verb, 0), list(sent.pair), "overall", level)


def _waited_for() -> Waits:
    heads = load().cues["views"]["heads"]
    return Waits(words=(*heads, "relations", "relationship", "ties", "tie", "partnership", "links", "friendship"), patterns=(_PILLAR, _TERMS, _LOOSE), opens=("they", "it", "these", "both"))


ASSESSMENT = _waited_for
