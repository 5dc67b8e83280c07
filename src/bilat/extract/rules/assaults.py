"""Force told by a phrase that splits: "A's troops drove P out of B", "soldiers of A and B faced each other", "A declared war on D", "A and C fought
beside each other against B", a blow on a place that no list knows, an invasion told by whom it hit alone. No claim is built here; `force` does that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bilat.extract.clauses import Clause
from bilat.extract.reading import Sent
from bilat.extract.rules.armed import page_other
from bilat.extract.rules.shapes import Shown, Table, place_of, show
from bilat.vocabulary import load

Told = tuple[str, str, str, Clause, int]
_ARMS = r"(?:troops|soldiers|forces|army|armies|marines|paratroopers|commandos|gendarmes|police|policemen|gunmen|patrols|navy|air force|aircraft|planes|warplanes|jets|bombers|helicopters|drones|missiles|artillery|gunboats|warships|ships|fleet|coast guards?|border guards|guards|units|militia|militiamen|tanks|gunners)"
_MEN = r"(?:troops|soldiers|forces|army|marines|paratroopers|commandos|gendarmes|police|guards|units|militia|fighters)"
_ALSO = r"(?:(?:had|have|has|also|again|then|later|first|even|jointly|together|finally|once|twice|soon|once more) )*"
_SIDE = r"(?:Ca|C's|Cd|C)(?![\w'])"
_WHO = rf"(?:the )?{_SIDE}(?: (?:[\w-]+ ){{0,2}}?{_ARMS})?(?: in C)?"
_TWO = rf"(?:(?:the )?{_SIDE}(?: {_ARMS})? and (?:the )?{_SIDE}(?: (?:[\w-]+ )?{_ARMS})?)"
_THROWS = r"(?:drove|driven|threw|thrown|chased|pushed|forced|ejected|swept|cleared|dislodged|evicted|routed)"
_SHAPES: tuple[tuple[str, str], ...] = (
    ("ousted", rf"(?P<a>{_WHO}) {_ALSO}(?P<n>{_THROWS}) (?P<b>P) (?:out of|from) (?P<b2>C|L|power|office|the country)"),
    ("ousted", rf"(?P<a>(?:the )?(?:Ca|C's) (?:[\w-]+ )?{_MEN}) {_ALSO}(?P<n>drove out|threw out|overthrew|toppled|removed|deposed|unseated|ousted) (?P<b>P)"),
    ("attack", rf"(?P<a>{_WHO}) {_ALSO}(?P<n>{_THROWS}) (?:the )?(?P<b>Cd|(?:Ca|C's) (?:[\w-]+ )?(?:{_ARMS}|garrison|settlers|invaders|occupiers)|G) (?:back )?(?:out of|from|off|out|over|across)"),
    ("attack", rf"(?P<a>{_WHO}) {_ALSO}(?P<n>drove out|threw out|drove off|drove back|routed|dislodged|beat back|pushed back|repelled|repulsed) (?:the )?(?P<b>Cd|(?:Ca|C's) (?:[\w-]+ )?(?:{_ARMS}|garrison|invaders|occupiers))"),
    ("both attack", rf"(?P<a>(?:the )?(?:Ca|C|C's) and (?:the )?(?:Ca|C|C's)(?: (?:[\w-]+ )?{_ARMS})?) {_ALSO}(?P<n>drove out|threw out|drove off|routed|dislodged|expelled) (?:the )?(?P<b>Cd)"),
    ("clash", rf"(?P<ab>{_TWO}) {_ALSO}(?P<n>faced|confronted|stared down|squared up to|glared at|eyed) (?:G|each other|one another)(?: down)?"),
    ("clash", rf"(?P<ab>{_TWO}) {_ALSO}(?P<n>stood|came|were|stayed|remained) (?:face to face|eyeball to eyeball|nose to nose|locked in an? (?:\w+ )?stand-?off)"),
    ("clash", rf"(?:stand-?off|confrontation|face-?off|melee|brawl|scuffles?|gun ?battle|shoot-?out|firefight|exchanges? of (?:fire|gunfire|shots)) (?:\w+ ){{0,3}}?(?P<n>between) (?P<ab>{_TWO})"),
    ("clash", rf"(?P<ab>{_TWO}) {_ALSO}(?P<n>fired|shot|opened fire) (?:at|on) (?:G(?!')|each other|one another)"),
    ("war", rf"(?P<ab>C and (?:the )?C) {_ALSO}(?P<n>fought) (?:(?:briefly|hard|fiercely|bitterly|again|twice) )?(?:for|from|between|in|against G) (?!(?:the )?(?:C|G|Ca|O|world|independence|freedom|years for)\b)(?:[a-z]+ )*?(?:N|D|the|a|its)\b"),
    ("war", rf"(?P<a>C|P) {_ALSO}(?P<n>declared war)(?! (?:on|against|upon))(?= (?:in|on) D| D| [.,;]|$| and)"),
    ("war", r"(?P<a>C) (?:was|is|has been|had been|were|remained) (?:\w+ )?(?P<n>at war) (?:again )?with (?:the )?(?P<b>C)"),
    ("war", r"(?P<a>C|Cd) [^;.]{1,90}? (?:after|in|during|following|ended|won|lost) (?:an? |the |N years of |\w+ years of |its |\w+ )(?:\w+ )?(?P<n>wars?) (?:with|against) (?:the )?(?P<b>C)(?! (?:over|about) (?:fish|trade|tariffs))"),
    ("allied war", rf"(?P<a>(?:the )?(?:Ca|C|C's|Cd)(?: {_ARMS})?) {_ALSO}fought (?:(?:side by side|shoulder to shoulder) )?(?:beside|alongside|at the side of|together with|by the side of|with) (?:the )?(?P<a2>Ca|C|Cd|C's)(?: {_ARMS})? (?P<n>against) (?:the )?(?P<b>C|Cd|Ca(?= {_ARMS}))"),
    ("allied war", rf"(?P<a>(?:the )?(?:Ca|C|Cd)(?: {_ARMS})? and (?:the )?(?:Ca|C|Cd|P)(?: {_ARMS})?) {_ALSO}fought (?:(?:side by side|shoulder to shoulder|together|as allies|jointly) )?(?P<n>against) (?:the )?(?P<b>C|Cd|Ca(?= {_ARMS}))"),
    ("invasion", rf"(?P<a>C|Ca|P) {_ALSO}(?P<n>landed|put ashore) (?:(?:its|her|the|some|about|over|nearly|more than) )*(?:N |[a-z]+ )?{_MEN} (?:in|at|on|near) (?P<b>C|L)"),
    ("attack", rf"(?P<a>C|Ca \w+|P) {_ALSO}(?P<n>sent) (?:(?:its|her|the|some|a|N) )*(?:\w+ )?(?:planes|warplanes|aircraft|bombers|jets|missiles|tanks|gunboats|warships) (?:and \w+ )?(?:against|to (?:bomb|attack|strike|shell)) (?P<b><OF>|L)"),
    ("attack", rf"(?P<a>(?:the )?(?:Ca|C's) (?:coast guards?|navy|police|soldiers|troops|guards)) {_ALSO}(?P<n>turned|used|trained|fired) (?:its |their )?(?:water )?(?:cannons?|guns) (?:on|at|against) (?:the )?(?P<b>Ca|C's)"),
)
_TABLE = Table(_SHAPES)
_PEACE = re.compile(r"\b(?:exercises?|drills?|football|cup|match|final|peacekeep\w*|talks|film|relief|training|elections?|court|refus\w+ to|threat\w* to|chess|olympic\w*|trade war|would|could|might|if|poverty|apartheid|piracy|terror\w*|independence|at the invitation|at the request|corruption|crime)\b")


def find_assaults(sent: Sent) -> Iterator[Told]:
    """Give (actor, target, action, clause, unit) of what split phrases tell of force."""
    shown = show(sent)
    for kind, match in _TABLE.find(shown):
        clause, index = place_of(sent, shown, match, "n")
        if _PEACE.search(clause.words()):
            continue
        action = {"ousted": "invasion", "both attack": "attack", "allied war": "war"}.get(kind, kind)
        for actor, target in _sides(sent, shown, match, kind):
            if actor and target and actor != target:
                yield actor, target, action, clause, index
    yield from _on_unknown_places(sent)
    yield from _by_victim(sent, shown)


def _sides(sent: Sent, shown: Shown, match: re.Match[str], kind: str) -> Iterator[tuple[str, str]]:
    """Give who did it and to whom; what one side leaves unsaid is the page's other."""
    if "ab" in match.re.groupindex:
        both = shown.codes(match, "ab")
        if len(both) == 2:
            yield both[0], both[1]
        return
    actors = [*shown.codes(match, "a"), *(shown.codes(match, "a2") if "a2" in match.re.groupindex else [])]
    target = next((c for name in ("b2", "b") for c in shown.named(match, name) if name in match.re.groupindex and c not in actors), "") if "b" in match.re.groupindex else ""
    if kind == "ousted" and not target:
        return
    for actor in actors[: 3 if kind in ("allied war", "both attack") else 1]:
        yield actor, target or page_other(sent, actor)


_BLOWS = {
    "attacked": "attack", "bombed": "attack", "shelled": "attack", "raided": "attack", "bombarded": "attack", "strafed": "attack", "stormed": "attack", "sacked": "attack", "besieged": "attack", "burned": "attack", "burnt": "attack",
    "torpedoed": "attack", "invaded": "invasion", "overran": "invasion", "occupied": "occupation", "struck": "attack",
}  # fmt: skip
_ENDS = frozenset([".", ",", ";", "and", "in", "on", "during", "when", "after", "before", "until", "at", "again", "from", "with", "without", "killing", ")", "for", "as", "while"])


def _on_unknown_places(sent: Sent) -> Iterator[Told]:
    """ "A attacked Pearl Harbor", "A's troops occupied Kubanga": on a page on two, a place that no list knows is the other's."""
    for clause in sent.clauses:
        for i, unit in enumerate(clause.units):
            action = _BLOWS.get(unit.low) if unit.mention is None else None
            if action is None or not _is_place(clause, i + 1) or _PEACE.search(clause.words()) or clause.is_passive_at(i):
                continue
            actor = _striker(clause, i, bare=unit.low in ("attacked", "bombed", "shelled", "raided", "bombarded", "invaded", "occupied", "overran"))
            target = page_other(sent, actor) if actor else ""
            if target:
                yield actor, target, action, clause, i


def _is_place(clause: Clause, at: int) -> bool:
    """Tell whether what stands at a unit is a name alone that is no country's: one or more words in capitals, then the end of the phrase."""
    end = at
    while end < len(clause.units) and end - at < 4 and clause.units[end].text[:1].isupper() and (clause.units[end].mention is None or (clause.units[end].kind == "person" and not clause.units[end].mention.codes)):  # type: ignore[union-attr]
        end += 1
    return end > at and (end == len(clause.units) or clause.units[end].low in _ENDS or clause.units[end].kind == "date")


def _striker(clause: Clause, index: int, *, bare: bool) -> str:
    """Give the country whose arms, or (if `bare`) which itself, stands right before a verb."""
    start = index - 1
    while start >= 0 and clause.units[start].mention is None and re.fullmatch(rf"{_ARMS}|had|have|has|also|again|then|then-|twice|air|first|coast|border|naval|special|army|later", clause.units[start].low):
        start -= 1
    mention = clause.units[start].mention if start >= 0 else None
    if mention is None or mention.kind != "country" or clause.governor(start) not in ("", "when", "after", "before", "since"):
        return ""
    armed = any(re.fullmatch(_ARMS, u.low) for u in clause.units[start + 1 : index])
    leads = mention.form == "adjective" or mention.possessive
    return mention.code if (armed if leads else bare or mention.form == "demonym") else ""


_INVADED = Table([
    ("of", r"(?:the|its|full-scale|this|that|of|since|a) (?:[\w-]+ ){0,2}?(?P<n>invasion|occupation) of (?P<b>C)(?! by)"),
    ("by", r"(?:the|full-scale|since|after|of|before) (?:[\w-]+ ){0,2}?(?P<n>invasion) by (?:the )?(?P<a>C)(?! of| in)"),
    ("of whom", r"(?:the|full-scale|since|after|of|before) (?P<a>Ca|C's) (?:[\w-]+ ){0,2}?(?P<n>invasion)(?! of| by| in D| \()"),
])  # fmt: skip


def _by_victim(sent: Sent, shown: Shown) -> Iterator[Told]:
    """ "after the invasion of Kuwait", "since the invasion by Russia": the table of wars says who else had part in it, where it knows but one."""
    for kind, match in _INVADED.find(shown):
        clause, index = place_of(sent, shown, match, "n")
        named = next(iter(shown.codes(match, "b" if kind == "of" else "a")), "")
        if _JUDGED.search(clause.words(0, index)) or (kind == "of" and _has_invader(clause, index)):
            continue
        other = _invader_of(named, sent) if kind == "of" else _invaded_by(named, sent)
        if named and other:
            yield (other, named, match["n"], clause, index) if kind == "of" else (named, other, "invasion", clause, index)


_JUDGED = re.compile(r"\b(?:condemn\w*|denounc\w*|vot(?:e|ed|es|ing)|oppos\w*|support\w*|justif\w*|critici\w+|resolutions?)\b")  # what is judged there is the stance's own matter


def _has_invader(clause: Clause, index: int) -> bool:
    """Tell whether the noun has an owner, or its actor acts in the clause, so that others read it."""
    return any(m.form == "adjective" or m.possessive or m.form == "pronoun" for m in clause.mentions("country", "group", begin=max(0, index - 4), end=index)) or bool(re.search(r"\bled$", clause.words(max(0, index - 1), index)))


@cache
def _invasions() -> tuple[tuple[frozenset[str], str, int, int | None], ...]:
    """Give invaders, invaded, first and last year of the invasions that the table of wars knows; one that goes on has no last year."""
    rows = [w for w in load().cues["wars"] if w.get("kind") == "invasion" and len(w["parties"]) > 1]
    return tuple((frozenset(w["parties"][:-1]), w["parties"][-1], w["from"], w["to"]) for w in rows)


def _invader_of(victim: str, sent: Sent) -> str:
    """Give who invaded a country, of whom the table knows one alone; of several invasions that of the sentence's year, else one that goes on."""
    rows = [r for r in _invasions() if r[1] == victim]
    years = _years(sent)
    rows = [r for r in rows if r[2] in years] or ([r for r in rows if r[3] is None] if not years or len(rows) > 1 else rows) or rows
    found = {c for r in rows for c in r[0]}
    return next(iter(found)) if len(found) == 1 else ""


def _invaded_by(actor: str, sent: Sent) -> str:
    """Give whom a country invaded: one of the page's pair, else the one whose invasion goes on."""
    years = _years(sent)
    rows = [r for r in _invasions() if r[0] == {actor}]
    near = {r[1] for r in rows if r[1] in sent.pair and (not years or r[2] in years or r[3] is None)}
    going_on = {r[1] for r in rows if r[3] is None}
    found = near or going_on
    return next(iter(found)) if len(found) == 1 else ""


def _years(sent: Sent) -> set[int]:
    return {int(y) for m in sent.of_kind("date") if m.value for y in re.findall(r"(?<!\d)\d{4}(?!\d)", m.value)}


__all__ = ["find_assaults"]
