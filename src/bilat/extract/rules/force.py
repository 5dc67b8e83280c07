"""Rules for the use of force: attacks, invasions, occupations, wars named as events, clashes, aircraft shot down, ceasefires."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bilat.extract.clauses import Clause
from bilat.extract.context import find_codes
from bilat.extract.dates import to_day
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.assaults import find_assaults
from bilat.extract.rules.battles import find_blows
from bilat.extract.rules.common import codes_of, date_of, day_of, other_of
from bilat.extract.rules.fighting import find_fighting
from bilat.extract.rules.hostilities import find_hostilities, find_shared
from bilat.extract.rules.invasions import find_invasions
from bilat.extract.rules.shapes import Shown, Table, clause_at, find_all, place_of, show
from bilat.extract.waits import Waits
from bilat.model import Modality, Roles

_CUES = ("war", "invasion", "invade", "occup", "attack", "bomb", "shell", "raid", "struck", "strike", "assault", "clash", "skirmish", "ceasefire", "cease-fire", "truce", "armistice", "shot", "down",
         "conque", "overr", "seiz", "storm", "captur", "fought", "fight", "offensive", "landed", "entered", "cross", "fire", "annex", "incursion", "shoot", "troops", "forces", "siege", "blockad", "hostilit", "sank", "sunk", "armed",
         "soldier", "army", "marines", "commando", "held", "garrison", "control of", "strafe", "torpedo", "ambush", "kill", "massacre", "murder", "slaughter", "destroy", "burn", "blew", "sink", "ram", "mine", "drove", "poured", "pushed", "swept", "ashore",
         "threw", "threw out", "faced", "face to face", "cannon", "sacked", "laid waste", "standoff", "stand-off", "toppled", "overthrew", "dropped", "intervention", "aggression", "landing", "interven", "blows", "eject", "chase", "drive", "duel", "hit ", "hits", "defeat", "moved into", "marched", "fell on", "rout", "took", "rolled", "thrust", "dislodge", "launch", "seizure", "capture")  # fmt: skip
_BESIDE = re.compile(r"\b(?:beside|alongside|at the side of|on the side of|together with|shoulder to shoulder|as allies|on the same side|fought together|common enemy|jointly)\b")
_ARMED = re.compile(r"\b(?:troops|soldiers|forces|army|armies|jets|aircraft|planes|warplanes|warships?|ships|missiles?|rockets?|drones?|artillery|paratroopers|navy|gunboats?|militia|units|marines|tanks|guards|commandos|air force|air defences?|bombers)\b")
_OWNED_ACT = {"invasion": "invasion", "conquest": "invasion", "capture": "invasion", "incursion": "invasion", "landing": "invasion", "occupation": "occupation", "attack": "attack", "attacks": "attack", "bombing": "attack", "bombings": "attack",
              "bombardment": "attack", "offensive": "attack", "airstrikes": "attack", "airstrike": "attack", "strikes": "attack", "raid": "attack", "raids": "attack", "shelling": "attack", "assault": "attack", "aggression": "attack", "war": "war"}  # fmt: skip
_ACTS = "|".join(_OWNED_ACT)
_KIND = r"(?:full-scale |military |armed |ongoing |illegal |brutal |unprovoked |surprise |air |missile |drone |rocket |land |ground |second |first |failed |brief |short |cross-border |subsequent |new |recent |\w+-day |L |C )*"
_NOUNS: tuple[tuple[str, str], ...] = (
    ("", rf"(?P<a>C's|Ca|P's) {_KIND}(?P<n>{_ACTS}) (?:of|on|against|in|upon) (?:southern |northern |eastern |western |parts of |the rest of |neighbou?ring |positions in |targets in |cities in )*(?P<b><OF>)"),
    ("", rf"(?P<n>{_ACTS}) (?:of|on|against) (?P<b><OF>) by (?:the )?(?:troops of |forces of |armed forces of )?(?P<a><CC>)"),
    ("", r"(?P<b>C) (?:had |has )?(?:was|were|been|lay|came|fell|remained|stayed|passed|lived|suffered) (?:also |once |then |still |again )?under (?:the )?(?P<a>Ca|C's) (?:military )?(?P<n>occupation)(?! of)"),
    ("", r"(?P<a>Ca|C's) (?:military )?(?P<n>occupation)(?! of)"),
    ("", r"(?:sanctions|embargo|measures) (?:on|against) (?P<a><OF>) (?:over|for|because of|after|following|in response to) (?:the|its|C's) (?:full-scale )?(?P<n>invasion|occupation|attack) (?:of|on) (?P<b><OF>)"),
    ("", rf"(?P<a>C's) (?:N |[\w-]+-day |\w+ )?(?P<b>C|L) (?P<n>{_ACTS})"),
    ("war", r"(?:wars?|hostilities|armed conflict|military conflict) (?:\w+ ){0,3}?between (?:the )?(?P<ab><OF>|Ca and Ca)"),
    ("war", r"(?:a|the|brief|short|bloody|border|\w+-day) (?P<n>war|wars) (?:\w+ ){0,2}?(?:has|have|had)? ?(?:been )?(?:fought|waged) by (?P<ab>G|<OF>)"),
    ("war", r"(?:N|two|three|four|several) (?P<n>wars) (?:have been |were |had been )?(?:fought|waged) by (?P<ab>G|<OF>)"),
    ("war", r"(?P<ab><OF>) (?:have |had |has )?(?:fought|waged|went to|gone to|were at|was at|been at) (?:a |an |the |N |two |three |several |brief |short |bloody |border |full-scale |undeclared |\w+-day )*(?P<n>wars?)(?! on| against| with| in C| alongside)"),
    ("war", r"(?P<ab><OF>) (?:have |had )?fought (?:against )?each other"),
    ("clash", r"(?P<n>clash|clashes|fighting|skirmish|skirmishes|firefights?|exchanges? of fire) (?:\w+ ){0,3}?between (?:the )?(?:troops of |forces of |soldiers of |\w+ )??(?P<ab>(?:Ca|C's|Cd|C|G|G's) (?:\w+ )?and (?:the )?(?:Ca|C's|Cd|C)|G|G's|the two)"),
    ("clash", r"(?:(?:the )?(?:troops|soldiers|forces|armies|border guards|navies|warships|guards) of )?(?P<ab><OF>|Ca and Ca)(?: troops| soldiers| forces| border guards| guards| warships| ships)* (?:have |had )?(?P<n>clashed|skirmished|exchanged fire)"),
    ("ceasefire", r"(?:ceasefires?|cease-fires?|truces?|armistices?) (?:\w+ ){0,4}?between (?P<ab><OF>)"),
    ("ceasefire", r"(?P<ab><OF>) (?:have |had |has |also |later |then |finally )*(?:agreed|signed|concluded|reached|declared|accepted|announced|observed|negotiated|brokered)(?: (?:on|to|upon))? (?:a|an|the)? ?(?:[\w-]+ ){0,4}?(?P<n>ceasefire|cease-fire|truce|armistice)"),
    ("ceasefire", r"(?P<ab><OF>) (?:have |had )?agreed to (?:stop|end|cease|halt) (?:the |all )?(?P<n>shooting|fighting|hostilities|firing|fire)"),
)
_NOUNS_TABLE = Table(_NOUNS)


@dataclass(slots=True)
class _Found:
    """What a sentence has told so far: the last two sides, for the acts whose sides are not said again."""

    sides: tuple[str, str] | None = None
    when: str | None = None
    seen: set[tuple[str, str, str, str | None]] = field(default_factory=set)
    places: set[int] = field(default_factory=set)


def find_force(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A invaded B in 1990", "A shot down B's drones", "A's occupation of C", "the X War", "A and B agreed a ceasefire"."""
    low = sent.text.lower()
    if clause is not sent.clauses[0] or not any(c in low for c in _CUES):
        return
    if not (sent.has_names or sent.before.fought or sent.context.on_pair):
        return  # nobody is named or meant whose force it could be
    found = _Found()
    for proposal in _all_force(sent, found):
        roles = proposal.roles
        actor, target, action = str(roles["actor"]), str(roles["target"]), str(roles["action"])
        order = (*sorted((actor, target)), action, proposal.when) if action in ("war", "clash", "ceasefire") else (actor, target, action, proposal.when)
        if actor == target or order in found.seen or any(s[:3] == order[:3] and not (s[3] and proposal.when and s[3] != proposal.when) for s in found.seen):
            continue
        found.seen.add(order)  # type: ignore[arg-type]
        found.sides, found.when = (actor, target), proposal.when or found.when
        sent.before.fought = (actor, target)
        yield proposal


def _all_force(sent: Sent, found: _Found) -> Iterator[Proposal]:
    shown = show(sent)
    for actor, target, action, clause, index in find_blows(sent):
        if _THREAT.search(clause.words(max(0, index - 5), index)) or (_SOFT.fullmatch(clause.units[index].low) and _PEACEFUL.search(sent.text)):
            continue
        yield _force(sent, (clause, index), (actor, target, action), _blow_modality(sent))
    for clause in sent.clauses:
        yield from _events(sent, clause)
    for actor, target, action, clause, index in find_hostilities(sent):
        yield _force(sent, (clause, index), (actor, target, action))
    for action, match in _NOUNS_TABLE.find(shown):
        yield from _noun(sent, shown, match, action)
    for actor, target, action, clause, index in find_invasions(sent):
        yield _force(sent, (clause, index), (actor, target, action), "asserted")
    for actor, target, action, clause, index in find_assaults(sent):
        yield _force(sent, (clause, index), (actor, target, action))
    yield from _crossing(sent, shown)
    yield from _sequels(sent, shown, found)
    fought = found.sides or sent.before.fought
    for actor, target, action, clause, index in [*find_shared(sent, fought), *find_fighting(sent, fought)]:
        yield _force(sent, (clause, index), (actor, target, action))


_SOFT = re.compile(r"land(?:s|ed)?|enter(?:s|ed)?|cross(?:es|ed)?|seiz(?:e|es|ed|ure)|march(?:es|ed)?|captur(?:e|es|ed)|shoot|moved")
_PEACEFUL = re.compile(
    r"\b(?:goods|cocaine|heroin|drugs|cargo|contraband|ivory|fish(?:ing|ermen)|trawlers?|smuggl\w+|to train|training|exercises?|launchers|relief|aid|by mistake|on exercise|parade|peacekeep\w+|evacuat\w+|aboard a plane|the last (?:\w+ )?(?:soldiers?|troops)|learn(?:ed|t) to|school|director)\b", re.I
)  # an army lands, enters and seizes in peace as well
_THREAT = re.compile(r"\b(?:threat\w*|vow\w*|plot\w*|itching|tempted|refus\w+|declin\w+|reluctant|unwilling) to(?: \w+)?$")


def _blow_modality(sent: Sent) -> Modality | None:
    return "denied" if re.search(r"\bclaims?\b.*\b(?:is|was|were|has been) (?:denied|rejected|disputed)\b", sent.text.lower()) else None


def _force(sent: Sent, place: tuple[Clause, int], told: tuple[str, str, str], modality: Modality | None = None, when: str | None = None) -> Proposal:
    """Build the proposal of an act told as (actor, target, action) by the word at a place (clause, unit)."""
    (clause, index), (actor, target, action) = place, told
    roles: Roles = {"actor": actor, "target": target, "action": action}
    event = _event_name(sent, action)
    if event and not _is_elsewhere(sent, clause, index, event):
        roles["event"] = event
    means = _means(sent, clause)
    if means:
        roles["means"] = means
    if modality in (None, "denied") and _ACCEPTED.search(clause.words(max(0, index - 7), index)):
        modality = "asserted"  # "B never recognised A's occupation of C": what is denied is the recognition
    return Proposal("force", roles, when or _when(sent, clause, index, action), modality=modality, clause=clause, cue=index)


def _when(sent: Sent, clause: Clause, index: int, action: str) -> str | None:
    date = date_of(sent, clause, index)
    if date is None:
        return None
    if date.relation == "since" and action in ("occupation", "war", "attack") and re.search(r"\b(?:has|have)\b", clause.words()):
        return f"{(to_day(date) or '').strip('/')}/.." if to_day(date) else None
    if date.relation == "until" and action == "occupation" and date.value and "/" not in date.value:
        return f"/{date.value}"
    return to_day(date)


def _is_elsewhere(sent: Sent, clause: Clause, index: int, event: str) -> bool:
    """Tell whether an event is named past the semicolon that ends what is told at a unit: it is another's."""
    act, named = clause.units[index].start - sent.start, sent.text.find(event)
    return ";" in sent.text[min(act, named) : max(act, named)]


def _event_name(sent: Sent, action: str) -> str:
    event = next((m for m in sent.of_kind("event") if len(m.codes) <= 3), None)
    if event is not None:
        return event.text
    named = re.search(r"\b(?:the |so-called |known as |called |code-?named |Operation )+[\"“]?((?:Operation )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)* (?:War|Offensive|Crisis|Incident|Conflict|Expedition)|(?<=known as )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*|(?<=Operation )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)", sent.text)
    return named.group(1) if named and action != "ceasefire" else ""


def _means(sent: Sent, clause: Clause) -> str:
    text = sent.document.text[clause.start : clause.end]
    means = re.search(r"\b(?:with|using|by means of) (?:the |a |an |its )?((?!\w+ (?:and|in|from)\b)[\w -]*?(?:system|missiles?|drones?|artillery|aircraft|rockets?|tanks?|jets|bombs))", text)
    if means:
        return means.group(1)
    owned = re.search(r"^[A-Z]\w+ (missiles|drones|rockets|artillery|aircraft|jets|warplanes|bombers)\b", text)
    return owned.group(1) if owned else ""


def _events(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """A war of two parties, named: "the Winter War began when ...", "ending the Chaco War"."""
    for mention in clause.mentions("event"):
        known = set(sent.codes()) | set(sent.pair) | set(find_codes(re.sub("[-–]", " ", mention.text)))
        if len(mention.codes) != 2 or mention.form not in ("war", "invasion", "conflict") or "Cold" in mention.text or "Operation" in mention.text or "civil" in mention.text.lower() or not set(mention.codes) <= known:
            continue
        index = clause.index_of(mention)
        action = "invasion" if mention.form == "invasion" else "war"
        named = [c for c in codes_of(clause.mentions("country", "group", begin=index)) if c in mention.codes]
        a, b = named if len(named) == 2 else mention.codes
        yield _force(sent, (clause, index), (a, b, action), "asserted", _event_when(sent, clause, index))


def _event_when(sent: Sent, clause: Clause, index: int) -> str | None:
    named = re.match(r"(?:the )?(\d{4})\b", clause.units[index].text)
    if named:
        return named[1]  # "the 1965 Indo-Pakistani War": the name says when, whatever else the sentence dates
    date = date_of(sent, clause, index)
    when = (to_day(date) or "").strip("/") if date else ""
    if not when or "/" in when:
        return when or None
    if re.search(r"\b(?:end(?:ed|ing|s)?|after|concluded|conclusion of|peace)\b", clause.words(max(0, index - 5), index + 3)):
        return f"/{when}"
    if re.search(r"\b(?:began|begins|started|starts|broke out|outbreak of)\b", clause.words(max(0, index - 3), index + 4)):
        return f"{when}/"
    near = date is not None and abs(clause.index_of(date) - index) <= 4
    return when if near or clause.words(index - 1, index) in ("in", "during", "fought") else None


def _noun(sent: Sent, shown: Shown, match: re.Match[str], action: str) -> Iterator[Proposal]:
    groups = match.re.groupindex
    at = shown.index(match.start("n") if "n" in groups and match.start("n") >= 0 else match.start())
    clause, index = clause_at(sent, shown, at)
    noun = match["n"].split()[0] if "n" in groups and match["n"] else ""
    act = action or _OWNED_ACT.get(noun, "")
    sides = _sides_of(sent, shown, match)
    if not act or len(sides) < 2 or _BESIDE.search(clause.words()):
        return
    if act == "war" and re.search(r"\b(?:trade|cold|civil|world|price|currency|tariff|post) wars?\b", match.group() + " " + clause.words(max(0, index - 2), index + 1)):
        return
    if action == "invasion" and not _ARMED.search(clause.words()) and noun in ("landed", "entered", "seized", "captured", "moved", "crossed"):
        return
    modality = find_modality(clause, index)
    if (act == "ceasefire" and modality == "planned"):
        modality = "asserted"
    dates = [to_day(d) for d in _listed_dates(clause, index)] if act in ("war", "clash", "ceasefire") else []
    for when in dates or [None]:
        for target in sides[1:3] if "b" in groups else sides[1:2]:
            yield _force(sent, (clause, index), (sides[0], target, act), modality, when)


def _sides_of(sent: Sent, shown: Shown, match: re.Match[str]) -> list[str]:
    if "ab" in match.re.groupindex:
        return shown.codes(match, "ab")
    actor = shown.codes(match, "a")[:1] or [c for m in shown.mentions(match, "a") for c in m.codes][:1]
    if not actor:
        return []
    if "b" not in match.re.groupindex:
        others = [c for c in sent.codes() if c != actor[0]]
        other = other_of(sent, actor[0]) or (others[0] if len(set(others)) == 1 else "")
        return [actor[0], other] if other else []
    targets = shown.codes(match, "b") or [c for m in shown.mentions(match, "b") if m.kind in ("place", "person") for c in m.codes]
    if not targets and sent.context.on_pair and other_of(sent, actor[0]):
        targets = [other_of(sent, actor[0])]
    return [*actor, *(c for c in targets if c != actor[0])]


def _crossing(sent: Sent, shown: Shown) -> Iterator[Proposal]:
    """An army without a country's name that crosses the other's border: "the Red Army crossed the Finnish frontier"."""
    for match in find_all(r"(?:army|troops|forces|soldiers|tanks) (?P<n>crossed|invaded|overran|occupied) (?:into )?(?:the )?(?P<b>Ca|C's|C)", shown):
        target = shown.codes(match, "b")
        clause, index = place_of(sent, shown, match, "n")
        if target and sent.context.on_pair and other_of(sent, target[0]) and not codes_of(clause.mentions("country", end=index)):
            yield _force(sent, (clause, index), (other_of(sent, target[0]), target[0], "invasion"))


def _listed_dates(clause: Clause, index: int) -> list[Mention]:
    """Give the dates of "in 1947, 1965 and 1971" after (or else before) a unit; [] where there are not several."""
    for i in range(index + 1, len(clause.units)):
        if clause.units[i].kind == "date":
            group = clause.group(i)
            return group if len(group) > 1 else []
    return []


def _sequels(sent: Sent, shown: Shown, found: _Found) -> Iterator[Proposal]:
    """Acts whose sides the sentence has told before: "... and occupied it until 1991", "ended with a ceasefire", "B replied with drones"."""
    if found.sides is None:
        return
    actor, target = found.sides
    for match in find_all(r"(?P<n>ceasefires?|truce|armistice|occupation)(?! of| between)", shown):
        clause, index = place_of(sent, shown, match)
        action = "occupation" if match["n"] == "occupation" else "ceasefire"
        if action == "occupation" and not re.search(r"\b(?:led to|the|an|followed by) occupation$", shown.text[: match.end()]):
            continue
        dates: Iterable[Mention | None] = _same_dates(shown, match, clause, index) or [None]
        for date in dates:
            when = to_day(date) if date else _lasting(found, clause, index) if action == "occupation" else day_of(sent, clause, index)
            yield _force(sent, (clause, index), (actor, target, action), None, when)
    for match in find_all(r"(?P<n>clashes|skirmishes|fighting)(?! between)", shown):
        clause, index = place_of(sent, shown, match)
        for date in _listed_dates(clause, index):
            yield _force(sent, (clause, index), (actor, target, "clash"), None, to_day(date))
    for match in find_all(rf"the (?P<n>{_ACTS}) (?:on|of|against) (?P<b><OF>)(?! by)", shown):
        if target in shown.codes(match, "b"):
            clause, index = place_of(sent, shown, match, "n")
            yield _force(sent, (clause, index), (actor, target, _OWNED_ACT[match["n"]]))
    yield from _gapped(sent, shown, found)
    yield from _replies(sent, shown, actor, target)


_ACCEPTED = re.compile(r"\b(?:recogni[sz]\w*|accept\w*|acknowledg\w*|condon\w*|forg[io][vt]\w*|forget)\b")


def _gapped(sent: Sent, shown: Shown, found: _Found) -> Iterator[Proposal]:
    """ "A occupied B from 1939 to 1943, C in 1943-44": a second actor with a time of its own and no verb."""
    acts = {s[2] for s in found.seen}
    if len(found.seen) != 1 or not acts <= {"occupation", "invasion", "attack"} or found.sides is None:
        return
    for match in find_all(r"[,;] (?:and )?(?P<a>C) (?:in|from|until|between) D(?= [.,;]|$)", shown):
        second = shown.codes(match, "a")
        clause, index = place_of(sent, shown, match, "a")
        if len(second) == 1 and second[0] not in found.sides and not clause.is_verb(max(0, index - 2)):
            date = next((m for m in clause.mentions("date", begin=index, end=index + 4)), None)
            yield _force(sent, (clause, index), (second[0], found.sides[1], next(iter(acts))), None, to_day(date) if date else None)


def _replies(sent: Sent, shown: Shown, actor: str, target: str) -> Iterator[Proposal]:
    for match in find_all(r"(?P<a>C|C's) (?:\w+ )?(?P<n>replied|retaliated|responded|struck back|hit back|answered) (?:[\w ]+? )?with (?:its own )?(?:drones?|missiles?|air ?strikes?|strikes|artillery|rockets?|an attack|attacks|shelling)", shown):
        back = shown.codes(match, "a")
        if back and back[0] == target:
            clause, index = place_of(sent, shown, match, "n")
            yield _force(sent, (clause, index), (target, actor, "attack"))


def _same_dates(shown: Shown, match: re.Match[str], clause: Clause, index: int) -> list[Mention]:
    """Give the dates of clashes that "ended in ceasefires": the plural takes over the list before it."""
    if not match["n"].endswith("s"):
        return []
    dates = [m for m in clause.mentions("date", end=index)]
    return dates if len(dates) > 1 else []


def _lasting(found: _Found, clause: Clause, index: int) -> str | None:
    until = next((d for d in clause.dates() if d.relation in ("until", "till", "to")), None)
    start = (found.when or "").split("/")[0]
    if until is not None:
        end = (to_day(until) or "").strip("/")
        return f"{start}/{end}"
    return f"{start}/" if start else None


RULES = (Rule("force", "use of force by one country against another", find_force, Waits(patterns=[re.escape(c) for c in _CUES])),)
