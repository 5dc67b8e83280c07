"""Fighting of two sides told without saying who struck: wars, clashes and truces of the page's two countries, presence and departure of troops.

"Peru and Chile fought over ...", "its war with B", "a ceasefire came into effect", "the skirmishes of 1995", "A's soldiers stayed in CITY until ...".
Nouns and verbs that say who struck whom are in `hostilities` and `battles`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.reading import Sent
from bilat.extract.rules.armed import title_order
from bilat.extract.rules.shapes import Shown, Table, find_all, place_of, show
from bilat.extract.rules.sides import has_outsider, missing_side

Told = tuple[str, str, str, Clause, int]
_SOLDIERS = r"(?:troops|soldiers|forces|army|armies|marines|paratroopers|garrisons?|units|border guards|guards|gunboats|warships|warplanes|jets|artillery|gendarmes|tanks|navies|patrols?)"
_BOTH: tuple[tuple[str, str], ...] = (
    ("clash", rf"(?P<ab>(?:Ca|C's) and (?:the )?(?:Ca|C's)) (?:\w+ )?{_SOLDIERS} (?:have |had |again |first )*(?P<n>fought|clashed|battled|skirmished|exchanged (?:fire|shots)|traded (?:fire|shots)|faced off|came to blows)(?! (?:side|together|alongside|jointly|as allies|for C|with C|against C))"),
    ("war", r"(?P<ab>C(?:'s)? and (?:the )?C|G) (?:have |had |again |later |then )*(?P<n>fought|waged) (?:each other |\w+ ){0,4}?(?:wars?|bloodiest)(?! (?:on|against) (?:terror\w*|drugs|crime))"),
    ("clash", r"(?P<ab>C and (?:the )?C|G) (?:have |had |again |even |briefly |nearly )*(?P<n>fought|battled|clashed|skirmished) (?:briefly |again |hard |twice |N times )?(?:over|about|along|at)(?! (?:the|C's|its) side)"),
    ("clash", r"(?P<ab>G|Ca and (?:the )?Ca|C and (?:the )?C|C's and (?:the )?C's)(?: (?:troops|soldiers|forces|armies|navies|warships|guards|guns|artillery|border guards|of G)){0,2} (?:had |have |first |again |then |also |even |nearly )*(?P<n>fought|fired at|fired on|shelled|shot at|battled) (?:against |with )?G(?!') (?:[^;.,]*? )?D"),
    ("clash", r"(?P<ab>C and (?:the )?C|G) (?:have |had |again |even |briefly )*(?P<n>came to blows|exchanged gunfire|exchanged shots|traded shots)"),
    ("war", r"(?P<a>C's|Ca) (?:[\w-]+ ){0,2}?(?P<n>wars?) (?:with|against) (?:the )?(?P<b>C|Cd|Ca)(?! (?:trade|help|aid|support|backing))"),
    ("war", r"(?P<n>wars?) (?:in which|that|which) (?P<a>C) (?:fought|lost|won|waged) (?:against |with |to )?(?P<b>C)"),
)
_BOTH_TABLE = Table(_BOTH)
_PLAIN: tuple[tuple[str, str], ...] = (
    ("ceasefire", r"(?P<n>cease-?fires?|truces?|armistices?|cessation of hostilities)"),
    ("clash", r"(?P<n>(?:clashes|skirmish(?:es)?|firefights?|gun battles?|artillery duels?|border fighting|exchanges? of fire|shoot-?outs?))"),
    ("clash", r"(?P<n>shots|fire|gunfire|firing|shellfire|artillery fire) (?:was|were|has been|have been|had been) (?:\w+ )?(?:exchanged|traded)"),
    ("war", r"(?:the|a|their|this) (?:[\w-]+ ){0,3}?(?P<n>war) (?:of|in|between) (?:\w+ )?(?:D|them|the two)"),
    ("war", r"the D (?:\w+ )?(?P<n>war)"),
)
_PLAIN_TABLE = Table(_PLAIN)
_AFFIRMED = re.compile(
    r"\b(?:took (?:hold|effect)|came into (?:force|effect)|(?:was|were) (?:reached|agreed|signed|brokered|concluded|declared|arranged|announced|restored|mediated|halted|stopped|settled)|held|lasted|broke out|erupted|flared|left|killed|cost|ended|began|started|followed|stopped|brought|halted|brokered|arranged|secured|mediated)\b"
)
_NOT_OURS = re.compile(r"\b(?:call(?:s|ed|ing)? for|urg\w+|demand\w*|appeal\w*|civil|cold|trade|world|gaza|ukrain\w+|words?|price|currency|tariff|propos\w+|plea|political|gang|rebels?|guerr?illas?|insurg\w+|police|protest\w*|tribal|ethnic|internal|prevent|avoid|no|never|star|turf|great|border regions?|football|class)\b")
_STAYS = rf"(?P<a>Ca|C's) (?:\w+ ){{0,2}}?{_SOLDIERS} (?:have |had |still |then )*(?P<n>remained|stayed|were stationed|have been stationed|were based|kept|patrolled|held|hold|controlled|control) (?:[a-z]+ ){{0,5}}?(?:until|till|since|from|for|in D)"
_LEFT = rf"(?P<a>Ca|C's) (?:\w+ ){{0,2}}?{_SOLDIERS} (?:\w+ )?(?P<n>withdrew|left|pulled out|departed|evacuated|handed back|were withdrawn|had withdrawn|had left)"
_HOME = re.compile(r"\b(?:peacekeep\w*|un|nato|exercises?|training|aid|relief|base|bases|mission|observers?|monitor\w*|afghanistan|iraq|invitation|mali|somalia|haiti|protect\w*|help\w*|alliance|allied|agreement)\b")


def find_fighting(sent: Sent, fought: tuple[str, str] | None) -> Iterator[Told]:
    """Give (actor, target, action, clause, unit) of what is told of two sides at once, or of troops that stay and leave."""
    shown = show(sent)
    for action, match in _BOTH_TABLE.find(shown):
        yield from _both(sent, shown, match, action)
    yield from _of_page(sent, shown, fought)
    for pattern in (_STAYS, _LEFT):
        for match in find_all(pattern, shown):
            yield from _stayed(sent, shown, match, fought)


def _both(sent: Sent, shown: Shown, match: re.Match[str], action: str) -> Iterator[Told]:
    groups = match.re.groupindex
    codes = shown.codes(match, "ab") if "ab" in groups else [*shown.codes(match, "a")[:1], *shown.codes(match, "b")[:1]]
    clause, index = place_of(sent, shown, match, "n")
    if len(codes) == 2 and codes[0] != codes[1] and not re.search(r"\b(?:alongside|side by side|together|common enemy|cold war|trade war|world war|against the #|allies|insults|verbal\w*)\b", clause.words()):
        yield codes[0], codes[1], "war" if action == "clash" and _is_long(clause) else action, clause, index


def _is_long(clause: Clause) -> bool:
    """Tell whether fighting was a war: a war is named, or it went on from one month or year to another."""
    spans = [d.value.split("/") for d in clause.dates() if d.value and d.value.count("/") == 1]
    return "war" in clause.words().split() or any("war" in m.text.lower() for m in clause.mentions("event")) or any(a and b and a[:7] != b[:7] for a, b in spans)


def _of_page(sent: Sent, shown: Shown, fought: tuple[str, str] | None) -> Iterator[Told]:
    """A truce, clash or war of the page's two countries, none of which the sentence names as a third party."""
    sides: tuple[str, ...] | None = fought
    if sides is None or len(sides) != 2 or {c for m in sent.of_kind("country", "group") for c in m.codes} - set(sides):
        return
    if set(sides) == set(sent.pair):
        sides = title_order(sent, sides)
    for action, match in _PLAIN_TABLE.find(shown):
        clause, index = place_of(sent, shown, match, "n")
        if not _NOT_OURS.search(clause.words()) and clause.dates() and _AFFIRMED.search(clause.words()):
            yield sides[0], sides[1], action, clause, index


def _stayed(sent: Sent, shown: Shown, match: re.Match[str], fought: tuple[str, str] | None) -> Iterator[Told]:
    """Troops in the other country, on a page or after a sentence that tells of force between the two."""
    actor = next(iter(shown.codes(match, "a")), "")
    clause, index = place_of(sent, shown, match, "n")
    if not actor or fought is None or actor not in fought or has_outsider(sent) or _HOME.search(clause.words()):
        return
    target = missing_side(sent, actor)
    if target in fought:
        yield actor, target, "occupation", clause, index
