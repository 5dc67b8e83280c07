"""Meetings: persons or delegations of two countries who meet, talk, or sit on one commission. Visits are read in visits.py."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, day_of, is_city, other_of
from bilat.extract.rules.encounters import find_encounters
from bilat.extract.waits import Waits
from bilat.vocabulary import load

# Verbs of meeting: those that need somebody met, and those that several may do together.
_WITH = ("meet", "meet with", "confer", "talk", "speak", "chat", "converse", "dine", "sit down", "huddle")
_OBJECT = ("receive", "welcome", "host", "greet", "see", "call on", "meet")
_TOGETHER = ("meet", "confer", "talk", "chat", "sit down", "shake hands", "come together", "gather", "face", "avoid", "see", "converse", "consult")
_MEETS = tuple(dict.fromkeys((*_WITH, *_OBJECT, *_TOGETHER)))
_CALLS = re.compile(r"\b(?:call|courtesy call|visit|courtesy visit|farewell call|return call|courtesy) (?:up)?on(?: the)?$")
_NOUNS = ("meeting", "meetings", "talks", "summit", "summits", "consultations", "negotiations", "encounter", "conversation", "round", "rounds", "session")
_BODIES = re.compile(r"\b(?:joint|mixed|bilateral|binational|intergovernmental|inter - governmental|political|consular|strategic|border)\b[\w ~-]{0,40}\b(?:committee|commission|consultations?|dialogue|council|working[ ~]?group|mechanism|talks)\b")
_SESSIONS = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d+(?:st|nd|rd|th)|next|last|latest|previous|inaugural|annual|regular)(?: [\w~#+\"-]+){0,6}? (?:session|round|rounds|meeting|dialogue|consultations|talks|commission|committee|council|summit)\b")
_HELD = re.compile(r"\b(?:hold|holds|held|holding|met|meets?|convened?|convenes|took place|takes place|take place|co-chaired|chaired|launched|sat|gathered|will be held|to be held|is due|are due|scheduled|is to meet|to convene|sits?|sitting|takes place|hosted|hosts|host)\b")
_LOCAL = re.compile(r"\b(?:needs|requirements|criteria|deadline|target|targets|demand|goals|conditions|unions?|husband|wife)\b")


def find_meeting(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "X met Y in CITY", "X held talks with Y", "X was received by Y", "the two presidents met", "the joint commission met in CITY"."""
    seen: set[tuple[str, ...]] = set()
    if is_only_sought(sent, clause):
        return
    for proposal in itertools.chain(_by_verb(sent, clause), _by_noun(sent, clause), _called(sent, clause), _credentials(sent, clause), _looking_on(sent, clause), _at_one_place(sent, clause)):
        names = proposal.roles["participants"]
        key = tuple(sorted(names)) if isinstance(names, list) else ()
        if key not in seen:
            seen.add(key)
            yield proposal
    if not seen:
        yield from _of_body(sent, clause)


_ENCOUNTER = r"(?:meet|meeting|meetings|talks|summit|audience|consultations|negotiations|encounter)\b"
_SOUGHT = re.compile(rf"\b(?:tr(?:y|ies|ied|ying)(?: \w+){{0,3}}? to|s(?:eek|eeks|eeking|ought)(?: to)?|ask(?:s|ed|ing)? (?:for|to)|request(?:s|ed|ing)?|demand(?:s|ed|ing)?|call(?:s|ed|ing) for|push(?:es|ed|ing)? for|insist(?:s|ed)? on|attempt(?:s|ed|ing)? to) (?:(?!after\b|during\b|at\b)[\w~-]+ ){{0,4}}?{_ENCOUNTER}")
_FELL_THROUGH = re.compile(rf"\b(?:with(?:drew|draws|drawn|drawing) from|pull(?:s|ed|ing)? out of|cancel\w*|call(?:s|ed|ing)? off|boycott\w*|skip\w*|scrap\w*|snub\w*|stay(?:s|ed)? away from|back(?:s|ed|ing)? out of|walk(?:s|ed)? out of|miss(?:es|ed)) (?:[\w~-]+ ){{0,4}}?{_ENCOUNTER}|\b(?:meeting|talks|summit) (?:[\w#~-]+ ){{0,10}}?(?:was|were|had been|has been|have been) (?:\w+ )?(?:cancelled|canceled|called off|scrapped|aborted)\b|\b(?:meeting|talks|summit) (?:[\w#~-]+ ){{0,6}}?(?:fell through|never took place|did not take place|never came about)\b")


def is_only_sought(sent: Sent, clause: Clause) -> bool:
    """Tell whether a meeting is only asked for ("tried again and again to have a meeting with", "called for talks"): that is no meeting."""
    return any(found.end() + sent.start > clause.start for found in _SOUGHT.finditer(sent.text[: clause.end - sent.start].lower()))


def fell_through(clause: Clause) -> bool:
    """Tell whether a meeting that was to be did not come about ("withdrew from a meeting with", "the talks were called off")."""
    return _FELL_THROUGH.search(clause.words()) is not None


def _by_verb(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    for cue in clause.verbs(_MEETS):
        subject = [m for m in clause.subject if m.kind == "person"]
        if re.search(r"\b(?:wish(?:es|ed)?|like|love|loath|ready) to $", clause.words(max(0, cue.index - 3), cue.index) + " "):
            continue
        if clause.is_passive(cue):
            yield from _received_by_each(sent, clause, cue, subject or _visitor(sent, clause, cue))
            continue
        if _LOCAL.search(clause.words(cue.index + 1, cue.index + 4)):
            continue
        second = _met(clause, cue)
        if subject and second:
            yield from _meeting(sent, clause, cue, [*subject, *[m for m in second if m not in subject]])
        elif cue.lemma in _TOGETHER and not second and not clause.is_passive(cue):
            yield from _together(sent, clause, cue, subject)


def _received_by_each(sent: Sent, clause: Clause, cue: Cue, subject: list[Mention]) -> Iterator[Proposal]:
    """ "X was received by Y and by Z": a meeting with each."""
    hosts = clause.by_agent(cue.index, ("person",))
    last = clause.index_of(hosts[-1]) if hosts else -1
    while hosts and last >= 0 and (more := _AND_BY.match(clause.words(last + 1))):
        at = last + 1 + len(more.group().split())
        mention = clause.units[at].mention if at < len(clause.units) else None
        if mention is None or mention.kind != "person":
            break
        hosts, last = [*hosts, mention], at
    for host in hosts if subject and not any(h in subject for h in hosts) else ():
        yield from _meeting(sent, clause, cue, [*subject, host])


_GUEST = re.compile(r"\bthe (?:visitor|guest|visiting \w+|new arrival)(?: himself| herself)? (?:\w+ )?(?:was|is|has been|had been)\b")


def _visitor(sent: Sent, clause: Clause, cue: Cue) -> list[Mention]:
    """ "The visitor was received by Y", after a sentence on X: X is the visitor."""
    person = sent.before.person
    hosts = clause.by_agent(cue.index, ("person",))
    fits = person is not None and bool(person.value and person.code) and bool(hosts) and hosts[0].code not in ("", person.code)
    return [person] if person is not None and fits and _GUEST.search(clause.words(0, cue.index + 1)) else []


_AND_BY = re.compile(r"(?:, )?(?:and )?(?:then |later |also )?by (?:the )?(?=\S)")


def _met(clause: Clause, cue: Cue) -> list[Mention]:
    at = cue.index + cue.length - 1
    found: list[Mention] = []
    if cue.lemma in _OBJECT or cue.lemma in ("face",):
        found = clause.after(at, ("", "on") if cue.lemma == "call on" else ("",), ("person",), 10)
        if found and any(clause.is_verb(k) for k in range(at + 1, clause.index_of(found[0]))):
            found = []
    if not found and cue.lemma in _WITH:
        found = clause.after(at, ("with", "to") if cue.lemma in ("talk", "speak") else ("with",), ("person",), 12)
    if not found and cue.lemma in _WITH and clause.units[0].low == "with":
        found = [m for m in clause.mentions("person", end=cue.index) if m.value and m.form != "pronoun" and clause.governor(clause.index_of(m)) == "with"][:1]
    return found


def _together(sent: Sent, clause: Clause, cue: Cue, subject: list[Mention]) -> Iterator[Proposal]:
    """Persons or offices of both sides as one subject: "X and Y met", "the two foreign ministers met", "officials meet often"."""
    near = clause.words(cue.index + 1, cue.index + 4)
    if cue.lemma in ("see", "face", "avoid", "talk") and not re.match(r"(?:each other|one another|#|for|in|at|face)", near) and cue.lemma != "talk":
        return
    if len(subject) >= 2 and not all(m.form == "plural-office" for m in subject):
        yield from _meeting(sent, clause, cue, subject)
    elif subject and all(m.form == "plural-office" for m in subject):
        codes = list(dict.fromkeys(c for m in subject for c in m.codes))
        if len(codes) < 2 and sent.context.on_pair and not codes and not _names_others(sent, clause):
            codes = list(sent.pair)
        if len(codes) >= 2:
            yield _proposal(sent, clause, cue, codes, [" and ".join(m.office for m in subject)], codes)
    elif not subject:
        codes = codes_of([m for m in clause.subject if m.kind in ("country", "group")])
        if len(codes) == 2 and cue.lemma in ("meet", "confer", "talk", "come together", "gather"):
            yield _proposal(sent, clause, cue, codes, [], codes)


def _at_one_place(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """Persons of two countries who are together by what they do (encounters.py)."""
    for cue, people in find_encounters(sent, clause):
        yield from _meeting(sent, clause, cue, people)


def _looking_on(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The deals were signed with Presidents X and Y looking on", "in the presence of X and Y", "X and Y witnessed"."""
    for cue in clause.find(("with", "presence of", "attended by", "witnessed by", "watched by", "before", "in front of", "under", "chaired by", "co-chaired by", "led by", "headed by", "brokered between", "hosted by")):
        people = clause.after(cue.index + cue.length - 2, (cue.lemma.split()[-1],), ("person",), 6)
        people = [p for p in people if p.value and p.form != "pronoun"]
        last = clause.index_of(people[-1]) if people else -1
        watching = re.match(r"(?:looking on|watching|present|in attendance|as witnesses|on hand|standing by|in the chair|presiding|at the (?:head|table))\b", clause.words(last + 1, last + 4))
        if len(people) == 2 and not (cue.lemma == "under" and cue.index < 3) and (watching or cue.lemma not in ("with", "before", "in front of")):
            yield from _meeting(sent, clause, cue, people)


def _names_others(sent: Sent, clause: Clause) -> bool:
    return any(m.code and m.code not in sent.pair for m in clause.mentions("country"))


def _by_noun(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    for cue in clause.find(_NOUNS):
        words = clause.words(max(0, cue.index - 6), cue.index)
        held = bool(re.search(r"\b(?:rounds of|held|hold|holds|holding|had|have|has|attend\w*|during|host\w*|at|after|in|chair\w*|conduct\w*|took|co-chair\w*|open\w*|for|launch\w*|begin|began|plan\w*|sit|sat|fruitful)\b", words)) or cue.index <= 3
        if not held:
            continue
        people = clause.after(cue.index, ("between", "of", "with", "by"), ("person",), 14)
        if people and "with" in [clause.governor(clause.index_of(p)) for p in people]:
            people = [*([m for m in clause.subject if m.kind == "person" and m not in people] or _spoken_of(sent, clause, cue, people)), *people]
        elif not people:
            subject = [m for m in clause.subject if m.kind == "person"]
            people = subject if len(subject) >= 2 and cue.lemma in ("talks", "meeting", "meetings", "consultations", "negotiations") else []
        if people and len(people) >= 2:
            yield from _meeting(sent, clause, cue, people)
        else:
            yield from _between_states(sent, clause, cue, people)


_TALKS = re.compile(r"(?:in |during |at |after )?(?:the|his|her) (?:[\w~]+ )?$")


def _spoken_of(sent: Sent, clause: Clause, cue: Cue, people: list[Mention]) -> list[Mention]:
    """ "The talks with Y were about trade", after a sentence on X: X is the one who talks."""
    person = sent.before.person
    opens = cue.lemma in ("talks", "meeting", "conversation", "consultations") and bool(_TALKS.fullmatch(clause.words(0, cue.index) + " "))
    fits = person is not None and bool(person.value) and len(people) == 1 and people[0].value not in ("", person.value) and person.code != people[0].code
    return [person] if person is not None and opens and fits and not any(m.kind == "person" for m in clause.subject) else []


def _between_states(sent: Sent, clause: Clause, cue: Cue, people: list[Mention]) -> Iterator[Proposal]:
    states = codes_of(clause.after(cue.index, ("between", "of", "with", "among"), ("country", "group", "person"), 12))
    if len(states) < 2 and people == []:
        states = _body_sides(clause, cue)
    if len(states) < 2 and people and people[0].form == "plural-office":
        states = list(people[0].codes)
    if len(states) < 2 and cue.lemma in ("talks", "summit", "consultations", "negotiations", "meeting"):
        subject = codes_of([m for m in clause.subject if m.kind in ("country", "group") and not is_city(m)])
        states = subject if len(subject) == 2 and _HELD.search(clause.words(0, cue.index)) else []
    if not states and not people and _own_talks(sent, clause, cue):
        states = list(sent.pair)
    if 2 <= len(states) <= 3 and cue.lemma not in ("round", "rounds", "session"):
        yield _proposal(sent, clause, cue, states, [p.office for p in people if p.office], states)


_COUNCIL = re.compile(r"(?:[\w~-]+ ){0,4}?(?:council|commission|committee|forum|dialogue|mechanism|working~?group|consultations|chamber)\b")


def _body_sides(clause: Clause, cue: Cue) -> list[str]:
    """Give the two states of "the first meeting of the A-B Strategic Council"."""
    states = [i for i, u in enumerate(clause.units) if cue.index < i <= cue.index + 8 and u.mention is not None and u.kind == "country"][:2]
    if len(states) < 2 or clause.words(states[0] + 1, states[1]) not in ("-", "–", "", "and"):
        return []
    codes = codes_of(u.mention for u in (clause.units[k] for k in states) if u.mention is not None)
    return codes if len(codes) == 2 and _COUNCIL.match(clause.words(states[1] + 1, states[1] + 7)) else []


_TAKEN_PLACE = re.compile(r"(?:(?:on|about|over|between) [\w~ -]{3,40}? |[\w-]+ )?(?:(?:were|was|are|have been|had been|will be|is to be|are to be|are due to be) (?:\w+ )?(?:held|resumed|continued|scheduled|planned)|(?:will |are to )?(?:took place|take place|takes place|follow|followed|continue|continued|resumed?))\b(?!.*\b(?:sidelines|margins)\b)")


def _own_talks(sent: Sent, clause: Clause, cue: Cue) -> bool:
    """ "Talks in CITY from March 6 to March 10", "a summit in January 2018": a meeting of the pair that names neither side."""
    after = clause.words(cue.index + 1, cue.index + 4)
    placed: object = cue.index <= 2 and re.match(r"(?:in|at|held) (?!the (?:sidelines|margins))", after + " ") and (clause.dates() or "held" in after)
    placed = placed or (cue.index <= 4 and clause.verb >= 0 and _TAKEN_PLACE.match(clause.words(cue.index + 1)) and (clause.dates() or re.search(r"\b(?:every|yearly|annually|once a|twice a)\b", clause.words()) or any(is_city(m) for m in clause.mentions("place", "country"))))
    own = all(m.code in sent.pair for m in clause.mentions("country") if m.code and not is_city(m))
    return bool(placed) and own and sent.context.on_pair and cue.lemma in ("talks", "summit", "summits", "negotiations", "consultations") and clause.units[cue.index - 1].kind not in ("org",)


def _called(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "X paid a courtesy call on Y", "X's call on Y"."""
    for cue in clause.find(("call", "visit")):
        first = [m for m in clause.subject if m.kind == "person"] or [m for m in clause.before(cue.index, ("person",)) if m.possessive]
        second = clause.after(cue.index, ("on", "upon", "to"), ("person",), 5)
        if first and second and second[0] not in first and _CALLS.search(clause.words(max(0, cue.index - 1), clause.index_of(second[0])).replace(" to", " on")):
            yield from _meeting(sent, clause, cue, [*first[:1], *second])


def _credentials(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "N. handed his credentials to President M.": an envoy meets a head of state."""
    for cue in clause.find(("credentials", "letters of credence", "letter of credence")):
        first = [m for m in clause.subject if m.kind == "person"]
        second = clause.after(cue.index, ("to",), ("person",), 8)
        if first and second:
            yield from _meeting(sent, clause, cue, [first[0], second[0]])


def _of_body(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The joint commission met in CITY", "consultations were held, in X (2012) and Y (2016)": a body of the pair."""
    words = clause.words()
    found = _BODIES.search(words) or (_SESSIONS.search(words) if not clause.mentions("org") and any(is_city(m) for m in clause.mentions("place", "country")) else None)
    if not found or not _HELD.search(words) or not sent.context.on_pair or _names_others(sent, clause):
        return
    index = len(words[: found.start()].split())
    cue = Cue(index, 1, "meet")
    places = [m for m in clause.mentions("place", "country") if is_city(m) and clause.governor(clause.index_of(m)) in ("in", "at")]
    spots: list[Mention | None] = [*places] or [None]
    for place in spots:
        at = clause.index_of(place) if place else index
        roles: dict[str, str | list[str]] = {"participants": list(sent.pair)}
        if place is not None:
            roles["place"] = place.value or place.text
        yield Proposal("meeting", roles, day_of(sent, clause, at), clause=clause, cue=cue.index)


def _meeting(sent: Sent, clause: Clause, cue: Cue, people: list[Mention]) -> Iterator[Proposal]:
    if cue.lemma not in _MEETS and any(p.form == "pronoun" and p.text.lower() in ("him", "her") for p in people):
        return  # "told him", "thanked her": perhaps from afar
    unique = _each_once(sent, people)
    if sum(bool(p.value) for p in unique) >= 2:
        unique = [p for p in unique if p.value or p.form != "plural-office" or p.code]
    elif any(p.value for p in unique) and any(not p.value and p.form == "plural-office" and not p.code for p in unique):
        return
    names = [p.value or _office_text(p) for p in unique]
    codes = list(dict.fromkeys(c for p in unique for c in p.codes))
    if len(codes) == 1 and all(p.code for p in unique) and all(p.value for p in unique):
        return
    if len(codes) < 2 and codes and other_of(sent, codes[0]):
        codes = [codes[0], other_of(sent, codes[0])]
    elif not codes and sent.context.on_pair and all(p.value for p in unique):
        codes = list(sent.pair)
    if len(names) >= 2 and len(codes) >= 2:
        yield _proposal(sent, clause, cue, names[:6], [p.office for p in unique if p.office], codes)


def _each_once(sent: Sent, people: list[Mention]) -> list[Mention]:
    """Give persons without those named before, and without a title that only says who the one before is."""
    unique: list[Mention] = []
    for person in people:
        titled = bool(unique) and not person.value and _IS_TITLE.fullmatch(sent.document.text, unique[-1].end, person.start) is not None
        if not titled and all((person.value or person.text) != (p.value or p.text) for p in unique):
            unique.append(person)
    return unique


_IS_TITLE = re.compile(r", (?:the |its )?")  # "met X, the A minister of trade"


def _office_text(person: Mention) -> str:
    return re.sub(r"^(?:the|a|an|his|her) ", "", person.text, flags=re.I)


def _proposal(sent: Sent, clause: Clause, cue: Cue, names: list[str], offices: list[str], codes: list[str]) -> Proposal:
    roles: dict[str, str | list[str]] = {"participants": names, **_place(clause, cue)}
    offices = list(dict.fromkeys(offices))
    if offices:
        roles["role"] = offices[0] if len(offices) == 1 else offices
    countries = [c for c in dict.fromkeys(codes) if c in load().entities][:4]
    dyads = tuple(sorted("-".join(sorted(p)) for p in itertools.combinations(countries, 2))) or None
    denied = cue.lemma == "avoid" or fell_through(clause)
    return Proposal("meeting", roles, day_of(sent, clause, cue.index), clause=clause, cue=cue.index, dyads=dyads, modality="denied" if denied else None)


def _place(clause: Clause, cue: Cue) -> dict[str, str | list[str]]:
    group = clause.after(cue.index, ("in", "at"), ("place", "country")) or [m for m in clause.after(-1, ("in", "at"), ("place", "country")) if is_city(m)]
    return {"place": group[0].value or group[0].text} if group and group[0].form != "adjective" else {}


RULES = (Rule("meeting", "persons of two countries meeting", find_meeting, Waits(verbs=_MEETS, words=(*_NOUNS, "call", "visit", "credentials", "letters", "letter"), patterns=(_BODIES, _SESSIONS), kinds=("person",))),)
