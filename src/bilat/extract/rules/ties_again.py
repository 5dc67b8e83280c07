"""Changes of relations that the words before lead up to: a second one whose "they were" is left out ("were severed in 1941 and restored in 1952"), one under a
heading that speaks of relations ("Established August 5, 1988"), a lower level, a tie made a partnership. The plain telling is read in diplomatic.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.dates import to_day
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, day_of, other_of, two_sides
from bilat.extract.rules.diplomatic import find_relations_changed
from bilat.extract.rules.ties import find_relations_broken
from bilat.extract.waits import Waits

_TURNS = {
    "restored": r"restored|resumed|re-?established|reestablished|renewed|taken up (?:again|anew)|mended|normali[sz]ed|revived|reinstated|re-?opened",
    "severed": r"severed|broken off|broken|cut off|cut",
    "suspended": r"suspended|frozen|interrupted",
    "upgraded": r"(?:raised|upgraded|elevated) to (?:the )?(?:embassy|ambassador\w*|level of|rank of|status of|a (?:comprehensive |strategic )?)",
    "downgraded": r"(?:reduced|lowered|downgraded) to (?:the )?(?:level of|rank of|charg\S*)",
}
_TURN = re.compile(r"(?P<lead>and|but|,|then|before being|only to be)(?: (?:and|then|later|finally|soon|again|only|once more|eventually|formally|officially|fully|to be|being|not))* " + "(?:" + "|".join(rf"(?P<{name}>{shape})" for name, shape in _TURNS.items()) + r")\b(?! (?:by|to (?!embassy|the|ambass|level|rank|status|a )))")
_TURN_WORDS = ("restored", "resumed", "re-established", "reestablished", "renewed", "taken", "mended", "normalised", "normalized", "revived", "reinstated", "reopened", "severed", "broken", "cut", "suspended", "frozen", "interrupted", "raised", "upgraded", "elevated", "reduced", "lowered", "downgraded")
_OTHER_SUBJECT = re.compile(r"\b(?:embass\w+|missions?|consulates?|legations?|offices?|flights?|talks|borders?|agreements?|treat\w+|aid|trade|visas?|recognition)\b")
_SAID = {"severed": ("restored",), "suspended": ("restored", "severed"), "restored": ("severed", "suspended", "upgraded", "downgraded"), "established": ("severed", "suspended", "upgraded", "downgraded"), "upgraded": ("severed", "downgraded"), "downgraded": ("restored", "severed", "upgraded")}  # fmt: skip


def find_relations_in_turn(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Relations were severed in 1941, when A attacked, and restored in 1952", "were broken off in 1974 and taken up again in 1990": the second change."""
    if clause is not sent.clauses[0]:
        return
    first = next((p for c in sent.clauses for find in (find_relations_changed, find_relations_broken) for p in find(sent, c)), None)
    if first is None or first.clause is None or not first.clause.is_passive_at(first.cue):
        return
    whole = Clause([u for c in sent.clauses for u in c.units])
    start = next(i for i, u in enumerate(whole.units) if u.start >= first.clause.units[first.cue].start)
    said = str(first.roles["change"])
    for i in range(start + 1, len(whole.units) - 2):
        found = _TURN.match(whole.words(i, i + 12)) if whole.units[i].mention is None else None
        change = next((name for name in _TURNS if found is not None and found[name]), "")
        at = i + len(found.group().split()) if found is not None else 0
        date = _date_behind(whole, at) if change in _SAID.get(said, ()) else None
        if found is None or date is None or _OTHER_SUBJECT.search(whole.words(start, i)):
            continue
        yield _claim((str(first.roles["a"]), str(first.roles["b"])), change, to_day(date), whole, at - 1)
        said = change


def _date_behind(whole: Clause, at: int) -> Mention | None:
    """Give the date that follows within three words ("restored in April 1952", "resumed again only in 1990")."""
    for k in range(at, min(at + 4, len(whole.units))):
        unit = whole.units[k]
        if unit.kind == "date" and unit.mention is not None:
            return unit.mention if unit.mention.value and unit.mention.relation not in ("until", "before") else None
        if unit.mention is not None or unit.low in (",", ";", ".", "and"):
            return None
    return None


def _claim(pair: tuple[str, str], change: str, when: str | None, clause: Clause, cue: int) -> Proposal:
    return Proposal("relations", {"a": pair[0], "b": pair[1], "change": change}, when, clause=clause, cue=cue, modality="asserted")


_HEADED = re.compile(r"(?:\w+ )?(?:diplomatic|official|formal) (?:relations|ties)|(?:establishment of )?(?:diplomatic )?relations", re.I)
_OPENED = re.compile(r"(?:(?:were|was|formally|officially) )*(?:established|set up|opened|started|begun)[: ]", re.I)


def find_relations_headed(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Established August 5, 1988" under a heading or label "Diplomatic Relations": a line that says no more."""
    if clause is not sent.clauses[0] or len(sent.text) > 60 or len(sent.pair) != 2 or not _OPENED.match(sent.text.strip(" -*•")):
        return
    date = next((m for m in sent.of_kind("date") if m.value), None)
    if date is not None and not codes_of(sent.of_kind("country")) and any(_HEADED.fullmatch(t.strip(" :.")) for t in (sent.section, sent.lead, _line_above(sent))):
        yield _claim((sent.pair[0], sent.pair[1]), "established", to_day(date), clause, 0)


def _line_above(sent: Sent) -> str:
    """Give the block above, which may be a heading that the layout does not show as one."""
    above = sent.document.blocks[sent.number - 1] if sent.number else None
    return sent.document.text[above.start : above.end] if above is not None and above.end - above.start < 60 else ""


_LOWERED = re.compile(r"\b(?:lowered|reduced|downgraded|cut|scaled down) (?:the )?(?:level|status|rank) of (?:its |their |the )?(?:diplomatic )?(?:relations|ties|representation)\b")
_MADE = re.compile(r"\b(?:made|makes|making|turned|turning|transformed) (?:their|the|this|these|our|its)(?:~| )?(?:(?:bilateral|two|mutual) )?(?:(?:tie|ties|relations|relationship|bond)(?: with (?:the )?#)?(?: in)?(?:to)? (?:an? )?|(?:sides|countries|two|nations) )(?:(?:comprehensive|special|global|full) )?strategic (?:\w+ )?partner(?:ship|s)\b")


def find_level_changed(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A lowered the level of relations with B", "the two sides made their tie a strategic partnership"."""
    words = clause.words()
    for shape, change in ((_LOWERED, "downgraded"), (_MADE, "upgraded")):
        found = shape.search(words)
        if found is None or re.search(r"\b(?:could|might|may(?!~)|would|should|want\w*|hop\w+|plan\w*|not|never)\b", words[: found.start()]):
            continue
        at = len(words[: found.start()].split())
        subject = codes_of(m for m in clause.subject if m.kind in ("country", "place"))
        sides = two_sides(sent, clause, at) or ([subject[0], other_of(sent, subject[0])] if len(subject) == 1 else list(sent.pair))
        if len(sides) == 2 and all(sides):
            yield _claim((sides[0], sides[1]), change, day_of(sent, clause, at), clause, at)


RULES = (
    Rule("relations-in-turn", "a second change of relations whose verb is half left out", find_relations_in_turn, Waits(words=_TURN_WORDS)),
    Rule("relations-headed", "a line under a heading on relations", find_relations_headed, Waits(words=("established", "set", "opened", "started", "begun"))),
    Rule("relations-level", "relations lowered, or made a partnership", find_level_changed, Waits(patterns=(_LOWERED, _MADE))),
)
