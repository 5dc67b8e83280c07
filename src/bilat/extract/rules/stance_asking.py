"""Stances of those who ask, urge and call for a thing: for what is asked, against what is to stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.reading import Sent
from bilat.extract.rules.common import phrase, phrase_after
from bilat.extract.rules.stance_holders import Found, find_holders

ASKS = ("ask", "urge", "call on", "request", "call for", "press", "press for", "claim for itself", "beseech", "implore", "appeal for", "insist on", "push for")


_ENDS = ("stop", "end", "cease", "withdraw", "remove", "halt", "abandon", "drop", "refrain from", "give up", "lift", "quit", "leave", "pull back", "pull out", "dismantle", "step back from", "stay away from", "take", "suspend", "cancel", "desist from", "renounce", "scrap", "revoke", "abstain from", "curb", "reverse", "rescind", "not")


_ENDED = re.compile(r"(?:an? |the )?(?:\w+ )?(?:lifting|end|ending|halt|stop|repeal|removal|withdrawal|abolition|closure|scrapping) (?:of|to) (?:the |all )?(?=[\w\"“])")


def find_asked(sent: Sent, clause: Clause) -> Iterator[Found]:
    """ "A asked B to stay out of X", "A urged restraint", "A calls on B to end X and withdraw Y": for what is asked, against what is to stop."""
    for cue in clause.verbs(ASKS):
        if clause.is_passive(cue) or (cue.form == "ing" and clause.words(cue.index - 1, cue.index) != "by"):
            continue
        holders = find_holders(clause, cue.index)
        begin = cue.index + cue.length
        to = next((k for k in range(begin + 1, min(len(clause.units), begin + 8)) if clause.units[k].low == "to" and clause.units[k].mention is None and k + 1 < len(clause.units)), -1)
        to = -1 if cue.lemma == "call for" and _ENDED.match(clause.words(begin)) else to
        whom = [u for u in clause.units[begin:to] if u.mention is not None or u.low in ("countries", "states", "it", "them", "sides", "parties", "neighbours", "neighbors", "allies")] if to > 0 else []
        if any(u.mention is not None and set(u.mention.codes) & set(holders) for u in whom):
            continue
        if to > 0 and (whom or cue.lemma in ("call on", "call for")):
            yield from _asked(sent, clause, cue, holders, to)
        elif cue.lemma != "call on" and not (cue.lemma in ("ask", "request") and re.match(r"(?:for )?(?:an? |the |his |her |its |some )?(?:[\w-]+ )?(?:help|visas?|forgiveness|pardon|patience|details|time|consulate|weapons|arms|apology|grant|loan|aid|money|explanation|share|meeting|copy|more|#~|us)\b", clause.words(begin))):
            yield from _asked_for(sent, clause, cue, holders)


def _asked(sent: Sent, clause: Clause, cue: Cue, holders: list[str], to: int) -> Iterator[Found]:
    """Read "to V ..." after what is asked of whom; "to end X and (to) withdraw Y" gives each object that is to go."""
    if re.match(r"be (?:lifted|ended|dropped|withdrawn|scrapped|removed|repealed|reversed|revoked)", clause.words(to + 1)):
        yield Found(cue.index, holders, [phrase(sent, clause.units[cue.index + cue.length].start, clause.units[to - 1].end)], "opposes")
        return
    ends = [v for v in clause.verbs(_ENDS) if v.index > to and clause.words(v.index - 1, v.index) in ("to", "and")]
    if clause.words(to - 1, to) == "not":
        yield Found(cue.index, holders, [phrase(sent, clause.units[to + 1].start, min(clause.end, clause.units[to].end + 100))], "opposes", modality="asserted")
    elif ends and ends[0].index == to + 1 and (ends[0].lemma != "take" or re.search(r"\b(?:away|off|home|out)\b", clause.words(ends[0].index))):
        targets = [phrase_after(sent, clause, v.index + v.length - 1, stops=("and", "away", "back", "home"), limit=10) for v in ends]
        yield Found(cue.index, holders, [t for t in targets if t], "opposes", modality="asserted")
    else:
        yield Found(cue.index, holders, [phrase(sent, clause.units[to + 1].start, min(clause.end, clause.units[to].end + 100))], "supports", modality="asserted")


def _asked_for(sent: Sent, clause: Clause, cue: Cue, holders: list[str]) -> Iterator[Found]:
    begin = cue.index + cue.length
    if cue.lemma in ("ask", "press"):
        for_ = next((k for k in range(begin, min(len(clause.units), begin + 4)) if clause.units[k].low == "for"), -1)
        if for_ > 0 and cue.lemma == "ask" and "visa" not in clause.words(for_):
            yield Found(cue.index, holders, [phrase_after(sent, clause, for_, limit=12)], "supports", modality="asserted")
        return
    stop = re.match(r"that (?P<what>(?:\S+ ){1,8}?)(?:must |should )?(?:stops?|ends?|ceases?|halts?|withdraws?|leaves?|goes|go|quits?|be (?:lifted|ended|stopped|withdrawn|halted|dropped|scrapped|removed|revoked|taken back))\b", clause.words(begin))
    if stop is not None:
        yield Found(cue.index, holders, [phrase(sent, clause.units[begin + 1].start, clause.units[begin + len(stop["what"].split())].end)], "opposes", modality="asserted")
        return
    be = next((k for k in range(begin, min(len(clause.units), begin + 6)) if clause.units[k].low == "be"), -1)
    that = clause.words(begin, begin + 1) == "that"
    target = phrase_after(sent, clause, be if that and be > 0 else begin if that else begin - 1, stops=("from",), limit=12)
    target = re.sub(r"^that (?:it|they) be ", "", target)
    ended = _ENDED.match(target)
    yield Found(cue.index, holders, [target[ended.end() :] if ended else target], "opposes" if ended else "supports", modality="asserted")
