"""Stances shown by what a state does or lets be known: it shelters or pays for a movement, regrets, abides by a ruling, abstains, keeps out of a war."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, phrase, phrase_after
from bilat.extract.rules.stance_frames import whole
from bilat.extract.rules.stance_holders import Found, find_holders

ARMS = ("finance", "fund", "shelter", "harbour", "harbor", "host", "house", "sponsor", "bankroll", "give refuge to", "give shelter to", "give sanctuary to", "give asylum to", "offer refuge to", "offer sanctuary to", "provide refuge to", "prop up")
_MOVEMENT = re.compile(r"\b(?:rebels?|guerrillas?|insurgents?|insurgency|rebellion|fighters|separatists|secessionists|militias?|militants|contras|exiles|dissidents|liberation|freedom fighters|uprising|mujahideen|mujahedin|resistance|front|faction|factions|secession|opposition|movement|partisans|royalists|republicans)\b", re.I)
_ON_WORDS: tuple[tuple[str, str], ...] = (
    ("opposes", r"regrets|regretted|(?:is|are|was|were) (?:deeply |gravely |greatly )?(?:concerned|alarmed|worried|dismayed|outraged|incensed|angered|irked|aghast) (?:about|at|by|over)|takes? exception to|took exception to|(?:is|are|was|were|remains?|remained) wary of"),
    ("opposes", r"(?:resists|resisted|contests|contested|obstruct\w*|hinder\w*|torpedoed|thwart\w*)(?= (?:the |an |any |all |its |this |# |#'s )*(?:[\w-]+ ){0,3}(?:embargo|sanctions|accession|membership|admission|bid|entry|resolution|treaty|plan|claim|claims|line|boundary|ruling|ban|tariffs?|dam|deal|pipeline|reform|proposal|recognition|candidacy|candidature|independence|annexation))"),
    ("supports", r"(?:abides?|abided|abiding|would abide|will abide) by|(?:holds?|held) with|(?:keeps?|kept|has kept|has always kept|stuck|sticks?) to(?= the (?:one|two|policy|principle)\b)|(?:would like|wants?|wanted)(?= (?:the |an? |its |some |a )?(?:[\w#-]+ ){0,3}(?:pipeline|reform|settlement|ceasefire|negotiations|talks|investigation|inquiry|corridor|seat|median line|solution))"),
    ("supports", r"(?:concedes?|conceded|recogni[sz]es?|recogni[sz]ed|recogni[sz]ing|acknowledges?|acknowledged)(?= (?:the |# |#'s |its |their )*(?:[\w-]+ ){0,2}(?:annexation|incorporation|conquest|claim|line|boundary|union)\b)"),
    ("neutral", r"(?:kept|keeps?|stays?|stayed|remain(?:s|ed)?) (?:strictly |well |entirely )?out of(?= the (?:\w+ ){0,2}(?:war|fighting|conflict|dispute|quarrel|fight|crisis|civil|campaign))"),
)

def find_deeds(sent: Sent, clause: Clause) -> Iterator[Found]:
    """ "A sheltered the rebels in B", "A regrets X", "A abides by the ruling", "A kept out of the war", "A abstained when X was condemned"."""
    yield from _of_movements(sent, clause)
    yield from _of_words(sent, clause)
    yield from _abstained(sent, clause)


def _of_movements(sent: Sent, clause: Clause) -> Iterator[Found]:
    """ "A sheltered the leaders of the Front", "A paid for the rebels": a state that keeps a movement alive is for it."""
    for cue in clause.verbs(ARMS):
        begin = cue.index + cue.length
        target = phrase_after(sent, clause, begin - 1, stops=("and", "in", "at", "on", "from", "through", "against", "to", "with", "for", ","), limit=9)
        if not target or not (_MOVEMENT.search(target) or _movement(clause, begin)):
            continue
        holders = codes_of(clause.by_agent(cue.index, ("country",))) if clause.is_passive(cue) else find_holders(clause, cue.index)
        if clause.is_passive(cue) or not holders or re.match(r"(?:talks|peace|negotiations|rounds?|meetings?)\b", target):
            continue
        movement = _movement(clause, begin)
        target = movement or re.sub(r"^(?:the )?(?:leaders?|headquarters|fighters|troops|men|bases?|camps?|forces) of (?:the )?(?:banned |exiled )?", "", target)
        yield Found(cue.index, holders, [target], "supports")
        return


def _movement(clause: Clause, begin: int) -> str:
    """Give the armed movement that the object names, "" where it names none or a state or an organisation of states."""
    near = next((u.mention for u in clause.units[begin : begin + 4] if u.mention is not None), None)
    known = near is not None and near.kind in ("org", "country") and near.code.islower() and near.form not in ("pronoun", "adjective")
    return near.code if near is not None and known else ""


def _of_words(sent: Sent, clause: Clause) -> Iterator[Found]:
    words = clause.words()
    for position, shape in _ON_WORDS:
        found = whole(shape).search(words)
        if not found:
            continue
        begin, last = len(words[: found.start()].split()), len(words[: found.end()].split()) - 1
        target = re.sub(r"^(?:any|an early|a|the|this|what) ", "", phrase_after(sent, clause, last, stops=("but", "while", "and"), limit=12))
        holders = find_holders(clause, begin)
        if holders and len(target) > 3 and not any(m.kind == "person" and not m.office for m in clause.subject):
            yield Found(begin, holders, [target], position, modality="asserted" if position == "neutral" else None)
            return


_WHAT = re.compile(r"\b(?:when|as|from|on|in) (?:\S+ ){0,9}?(?:condemn\w+|deplor\w+|demand\w+|denounc\w+|a vote on|the vote on|the resolution on|a resolution on|suspend\w+|censur\w+|voted|calling for|imposing|condemning|demanding)\b", re.I)
_ENDS = re.compile(r"[,.;]| (?:and|but|while|which) ")
_PUT_TO_VOTE = re.compile(r"\bwhen (?P<what>[^,.;]+?) (?:was|were|came) (?:put )?to (?:the|a) vote")


def _abstained(sent: Sent, clause: Clause) -> Iterator[Found]:
    """ "A abstained when the Assembly condemned X", "A abstained on the resolution condemning X": neutral on X."""
    for cue in clause.verbs(("abstain",)):
        begin = clause.units[cue.index].start
        put = _PUT_TO_VOTE.search(sent.document.text, begin, sent.end)
        if put is not None:
            yield Found(cue.index, find_holders(clause, cue.index), [put["what"]], "neutral", modality="asserted")
            continue
        found = _WHAT.search(sent.document.text, begin, sent.end)
        if not found:
            continue
        end = _ENDS.search(sent.document.text, found.end() + 1, sent.end)
        target = phrase(sent, found.end(), end.start() if end else sent.end)
        if target:
            yield Found(cue.index, find_holders(clause, cue.index), [target], "neutral", modality="asserted")


def is_of_abstention(sent: Sent, clause: Clause, cue: Cue) -> bool:
    """Tell whether a clause only says in which vote somebody abstained ("abstained when the Assembly condemned X")."""
    return clause.units[0].low in ("when", "as") and any("abstain" in c.words() for c in sent.clauses if c.start < clause.start)


DEEDS: list[str | re.Pattern[str]] = [*(shape for _, shape in _ON_WORDS), r"\babstain\w*"]
