"""Force told by a noun whose sides stand apart from it: "raids by A on B", "the downing of a B drone", "A's air strikes", "a truce took hold".

Nouns with both sides directly beside them, and named wars, are in `force`; verbs in `battles`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.reading import Sent
from bilat.extract.rules.armed import page_other, read_side, target_after, title_order
from bilat.extract.rules.common import codes_of, other_of
from bilat.extract.rules.shapes import Shown, Table, clause_at, find_all, place_of, show

_KIND = r"(?:(?:full-scale|military|armed|air|missile|drone|rocket|land|ground|sea|naval|border|cross-border|illegal|brutal|unprovoked|surprise|first|second|third|failed|brief|short|new|recent|fresh|repeated|heavy|deadly|suicide|terrorist|artillery|commando|nightly|subsequent|\w+-day|mortar|surprise|N|D|L) )*"
_ACTIONS = {
    "attack": "attack", "attacks": "attack", "strike": "attack", "strikes": "attack", "airstrike": "attack", "airstrikes": "attack", "bombing": "attack", "bombings": "attack", "bombardment": "attack", "bombardments": "attack", "shelling": "attack", "raid": "attack", "raids": "attack",
    "assault": "attack", "assaults": "attack", "offensive": "attack", "aggression": "attack", "ambush": "attack", "massacre": "attack", "incursion": "invasion", "incursions": "invasion", "invasion": "invasion", "invasions": "invasion", "landing": "invasion", "landings": "invasion",
    "intervention": "invasion", "occupation": "occupation", "seizure": "occupation", "capture": "occupation", "downing": "shot-down", "sinking": "attack", "attack's": "attack",
}  # fmt: skip
_N = rf"(?P<n>{'|'.join(_ACTIONS)})"
_BY = (
    rf"{_N} (?:(?!by\b)[\w~']+ ){{0,6}}?by (?:the )?(?:[a-z-]+ ){{0,2}}?(?P<a>Ca|C's|Cd|C|O)(?![\w'])",
    rf"{_N} (?:was|were|is|are|has been|had been) (?:\w+ )?(?:carried out|launched|mounted|staged|made|committed|conducted) by (?:the )?(?:\w+ )?(?P<a>Ca|C's|Cd|C|O)(?![\w'])",
)
_BY_TABLE = Table(("", pattern) for pattern in _BY)
_OWNED = rf"(?P<a>Ca|C's|Cd|C|O's|O) {_KIND}{_N}(?! (?:by|from)\b)"
_DOWNED = r"(?P<n>downing|shooting down|sinking|shelling|bombing|bombardment|seizure) of (?:the |a |an |N |two |three |several )*(?P<b>Ca|C's|L|C)(?: \w+){0,4}?(?: by (?:the )?(?P<a>Ca|C's|C|Cd))?"
_SHARED: tuple[tuple[str, str], ...] = (
    ("ceasefire", r"(?P<n>cease-?fires?|truces?|armistices?)"),
    ("clash", r"(?P<n>clashes|skirmish(?:es)?|firefights?|exchanges? of fire|border clash)"),
    ("war", r"(?:the|a|their|of|in|border|D|brief|short) (?P<n>war) (?:of|in) (?:\w+ )?D"),
)
_SHARED_TABLE = Table(_SHARED)
_AFFIRMED = re.compile(r"\b(?:took (?:hold|effect)|came into (?:force|effect)|takes? (?:hold|effect)|was (?:reached|agreed|signed|brokered|concluded|declared|arranged|announced|restored)|were (?:signed|agreed)|held|holds|lasted|broke out|erupted|killed|left|reached|agreed|signed|arranged|brokered|secured|mediated|facilitated|called for|in force|negotiated|accepted|declared|ended (?:with|in)|led to|began|started|ceased|followed|stopped)\b")
_NOT_OURS = re.compile(r"\b(?:call(?:s|ed|ing)? for|urg\w+|demand\w*|appeal\w*|civil|cold|trade|world|gaza|ukrain\w+|great|words?|price|currency|tariff|propos\w+|plea)\b")
_WARLIKE_TITLE = re.compile(r"\b(?:war|wars|clash(?:es)?|conflict|hostilities|cease-?fire|truce|battle|fighting|fire|border|frontier|invasion)\b", re.I)

Told = tuple[str, str, str, Clause, int]


def find_hostilities(sent: Sent) -> Iterator[Told]:
    """Give (actor, target, action, clause, unit) of what nouns tell of force."""
    shown = show(sent)
    for _, match in _BY_TABLE.find(shown):
        yield from _by(sent, shown, match)
    for match in find_all(_OWNED, shown):
        yield from _owned(sent, shown, match)
    for match in find_all(_DOWNED, shown):
        yield from _downed(sent, shown, match)


def find_shared(sent: Sent, fought: tuple[str, str] | None) -> Iterator[Told]:
    """Give what is told of two sides known from the text: "a truce took hold on D", "clashes in D"."""
    shown = show(sent)
    sides: tuple[str, ...] | None = fought or (sent.pair if len(sent.pair) == 2 and _WARLIKE_TITLE.search(sent.document.title) and sent.context.on_pair else None)
    if sides is None or {c for m in sent.of_kind("country", "group") for c in m.codes} - set(sides):
        return
    if set(sides) == set(sent.pair):
        sides = title_order(sent, sides)
    for action, match in _SHARED_TABLE.find(shown):
        clause, index = place_of(sent, shown, match, "n")
        words = clause.words()
        if _NOT_OURS.search(words) or not (_AFFIRMED.search(words) or clause.dates()):
            continue
        yield sides[0], sides[1], action, clause, index


def _place(sent: Sent, shown: Shown, match: re.Match[str]) -> tuple[Clause, int]:
    return place_of(sent, shown, match, "n")


def _actors(sent: Sent, shown: Shown, match: re.Match[str]) -> list[str]:
    mentions = shown.mentions(match, "a")
    clause, index = place_of(sent, shown, match, "a")
    if mentions and mentions[0].kind == "org":
        return [c for c in mentions[0].codes if c == "NATO"]
    side = read_side(clause, index)
    return [] if side.other_noun and match.start("a") > match.start("n") else side.codes[:1] or codes_of(mentions)


def _by(sent: Sent, shown: Shown, match: re.Match[str]) -> Iterator[Told]:
    clause, index = _place(sent, shown, match)
    actors = _actors(sent, shown, match)
    if len(actors) != 1:
        return
    after = clause.words(index + 1, index + 3)
    targets = target_after(clause, index, 10, direct=False) if re.match(r"(?:on|of|against|in|into|at)\b", after) else []
    if not targets:
        last, at = clause_at(sent, shown, shown.index(match.end("a") - 1))
        targets = target_after(last, at, 10, direct=False) if re.match(r"(?:\w+ ){0,3}?(?:on|of|against|in|into|at)\b", last.words(at + 1, at + 6)) else []
    yield from _told(sent, actors[0], targets, match, (clause, index))


def _owned(sent: Sent, shown: Shown, match: re.Match[str]) -> Iterator[Told]:
    clause, index = _place(sent, shown, match)
    mention = next(iter(shown.mentions(match, "a")), None)
    if mention is None or (mention.kind == "org" and "NATO" not in mention.codes) or (match["n"] in ("strike", "strikes", "capture") and not re.search(r"\b(?:air|drone|missile|military|retaliatory|rocket)\b", match.group())):
        return
    if mention.kind == "country" and mention.form in ("name", "capital", "acronym") and not mention.possessive and clause.is_verb(index):
        return
    targets = target_after(clause, index, 9, direct=False) if re.match(r"(?:on|of|against|in|into|at)\b", clause.words(index + 1, index + 2)) else []
    yield from _told(sent, mention.codes[0], targets, match, (clause, index), alone=match["n"] in ("invasion", "occupation", "aggression", "bombing", "shelling", "raid", "raids", "airstrikes", "offensive", "bombardment", "incursion", "incursions"))


def _downed(sent: Sent, shown: Shown, match: re.Match[str]) -> Iterator[Told]:
    clause, index = _place(sent, shown, match)
    mentions = shown.mentions(match, "b")
    targets = list(mentions[0].codes) if mentions else []
    actors = shown.codes(match, "a") or [page_other(sent, t) for t in targets[:1]]
    if len(actors) == 1 and targets and actors[0]:
        action = {"downing": "shot-down", "shooting": "shot-down", "seizure": "occupation"}.get(match["n"].split()[0], "attack")
        yield actors[0], targets[0], action, clause, index


def _told(sent: Sent, actor: str, targets: list[str], match: re.Match[str], place: tuple[Clause, int], *, alone: bool = True) -> Iterator[Told]:
    clause, index = place
    if re.search(r"\b(?:verbal|cyber|heart|panic|trade|personal|media|sharp|scathing|hunger|labou?r|general)\b", clause.words(max(0, index - 3), index)):
        return
    targets = [t for t in targets if t != actor] or ([_other(sent, actor)] if alone else [])
    for target in targets[:2]:
        if target:
            yield actor, target, _ACTIONS[match["n"]], clause, index


def _other(sent: Sent, actor: str) -> str:
    """Give the other side of the page, or the only other country that the sentence names."""
    named = list(dict.fromkeys(c for m in sent.of_kind("country", "place") for c in m.codes if c != actor))
    return page_other(sent, actor) or (other_of(sent, actor) if other_of(sent, actor) in named and len(named) == 1 else "")
