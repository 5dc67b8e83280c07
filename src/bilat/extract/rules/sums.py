"""Rules for sums of aid, loans, grants and investment, a claim a sum: what a sum is of is said by the nearest word of finance, who gives and who
gets by the words around, else by the currency, by what was told before, or by who of a page's two countries is a donor at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import figure_year, is_equivalent, is_money, phrase_after
from bilat.extract.rules.givers import find_sides
from bilat.extract.rules.items import find_items
from bilat.extract.waits import Waits
from bilat.model import Roles

_KINDS: tuple[tuple[str, str], ...] = (
    ("credit", r"(?:credits?|credit lines?|overdraft|mortgage)"),
    ("loan", r"(?:loans?|loaned|lent|lends?|lending|creditors?|deposits?|deposited)"),
    ("grant", r"(?:grants?|granted|gifts?|endowment)"),
    ("investment", r"(?:invest|invests|invested|investing|investments?|investors?|fdi|outlay)"),
    ("aid", r"(?:aid|assistance|help|support|relief|oda|donat\w+|donor|contribut\w+|funding|funds?|funded|financ\w+|disburs\w+|pledg\w+|commits?|committed|commitments?|allocat\w+|earmarked|budgeted|envelope|humanitarian|subsid\w+|scholarships|sponsor\w*|appropriat\w+)"),
)
_KIND = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in _KINDS))
_WEAK = re.compile(r"(?:help|support|funds?|funding|funded|financ\w+|contribut\w+|commits?|committed|commitments?|allocat\w+|granted|relief|envelope|subsid\w+|scholarships|sponsor\w*|earmarked|budgeted|appropriat\w+|outlay|creditors?|investors?)")
_TRADE = re.compile(r"(?:trade|trades|traded|turnover|exports?|exported|imports?|imported|sales|sells?|sold|bought|buys?|purchas\w+|remittances|reserves|gdp|deficit|surplus|fines?|salary|salaries|wages|tax|taxes|revenues?|prices?|rent|rents|ransom|damages?|cost|costs|costing|fees?|tolls?)")
_OTHER = re.compile(r"\b(?:trade (?:volume|turnover)|bilateral trade|exports? (?:to|from|of|were)|imports? (?:to|from|of|were)|tourists?|visitors|per capita|compensation|ransom)\b")
_GIVE = re.compile(r"(?:gave|gives?|giving|given|provid\w+|extend\w*|offer\w*|sent|sends|put|puts|spent|spends?|paid|pays?|promis\w+|ordered|sets?|brought|approv\w+|announc\w+|handed|deliver\w+|releas\w+|deposit\w*|inject\w*|transfer\w*|seeks?|request\w*)")
_DEBT = re.compile(r"\b(?:forg\w+|cancel\w*|writ\w+ (?:off|down)|wrote off|waiv\w+|reschedul\w+|convert\w*|turned|swap\w*|restructur\w+|reduc\w+|relie\w+|settled|struck off|remit\w*|drop\w*|clear\w*|written)\b")
_RELIEF = re.compile(r"\b(?:debts?|arrears|what (?:\S+ )?owed|owed|repayments?|claims)\b")
_ON = re.compile(r"(?:of (?:this|that|these|which|it|the (?:sum|total))|another|a further|the (?:first|second|other|rest|remainder)|half of)\b")
_FAR = 16


def find_sum(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "five loans for about $124 million, as well as two grants of $1.2 million", "aid was A$96 million in 2017-18", "put $300 million into a port"."""
    sums = _sums(clause)
    if not sums or find_items(sent) or _OTHER.search(clause.words()) or re.search(r"\b(?:paid back|repaid|repay\w*|paying back)\b", clause.words()):
        return
    for index, mention in sums:
        kind = _kind(sent, clause, index)
        if not kind or (kind in ("aid", "grant") and _is_dropped(clause, index)):
            continue
        cue = _cue(clause, index, kind)
        subject = _purpose(sent, clause, index)
        for giver, taker in find_sides(sent, clause, cue if cue >= 0 else index, kind):
            roles: Roles = {"from": giver, "to": taker, "instrument": kind}
            if subject:
                roles["subject"] = subject
            sent.before.funded = (giver, taker, kind)
            yield Proposal("finance", roles, figure_year(sent, clause, index), mention.amount, clause=clause, cue=cue if cue >= 0 else index)


def _sums(clause: Clause) -> list[tuple[int, Mention]]:
    return [(i, u.mention) for i, u in enumerate(clause.units) if u.mention is not None and u.mention.amount is not None and is_money(u.mention.amount) and not is_equivalent(clause, i)]


def _kind(sent: Sent, clause: Clause, index: int) -> str:
    """Give the instrument that a sum is of, by the nearest word of finance; "" where a word of trade or cost is nearer, or none stands near."""
    if _RELIEF.search(clause.words()) and _DEBT.search(clause.words()):
        return "debt-relief"
    best, found, weak = _FAR + 1.0, "", False
    for i, unit in enumerate(clause.units):
        if unit.mention is not None:
            continue
        matched = _KIND.fullmatch(unit.low)
        distance = _distance(clause, i, index)
        if matched and distance < best:
            best, found, weak = distance, matched.lastgroup or "", bool(_WEAK.fullmatch(unit.low))
        elif _TRADE.fullmatch(unit.low) and distance < best:
            best, found, weak = distance, "", False
    if found == "grant" and clause.words(index - 3, index).startswith("granted"):
        return "grant"
    if found:
        return found
    if sent.before.funded is not None and _ON.match(clause.words()):
        return sent.before.funded[2]
    return _kind_of_verb(clause, index) if best > _FAR else ""


def _distance(clause: Clause, cue: int, index: int) -> float:
    """Give how far a word stands from a sum: what follows with "in" or "of" is as near as what stands before."""
    if cue < index:
        between = clause.units[cue + 1 : index]
        return index - cue + 6.0 * sum(1 for u in between if u.mention is not None and u.mention.amount is not None and is_money(u.mention.amount))
    if clause.is_verb(cue):
        return (cue - index) * 1.6 + 4
    near = bool(re.match(r"(?:(?:in|of|for|worth of|as) )?(?:an? )?(?:[\w~#-]+ ){0,3}$", clause.words(index + 1, cue) + " "))
    return (cue - index) * (0.6 if near else 1.6)


def _kind_of_verb(clause: Clause, index: int) -> str:
    """Read "put $300 million into a port" and "gave one million dollars towards the care of refugees", where no noun says what a sum is."""
    words = clause.words(max(0, index - 10), index)
    after = clause.words(index + 1, index + 4)
    if re.search(r"\b(?:put|puts|poured|sunk|ploughed|pumped|injected|paid|bought)\b", words) and re.match(r"(?:\w+ )?(?:into|for (?:a|\d+|#) (?:\w+ )?(?:stake|share|per cent|percent))\b", after):
        return "investment"
    if re.search(r"\bbought (?:# )?(?:\S+ )*$", words + " ") and re.search(r"\b(?:stake|share|per cent|percent|%)\b", clause.words()):
        return "investment"
    given = re.search(r"\b(?:gave|gives?|given|giving|provided|sent|spent|spends|promised|donated|paid|set aside|put aside|handed)\b", words)
    if given and re.match(r"(?:for|to|towards?|on|into|after|against|so that)\b", after) and not re.search(r"\b(?:contract|deal|fine|ransom|weapons?|arms|jets?|aircraft)\b", clause.words()):
        return "aid"
    return ""


def _is_dropped(clause: Clause, index: int) -> bool:
    """Tell whether help is only wanted or thought of."""
    return bool(re.search(r"\b(?:asked for|asking for|called for|need(?:s|ed)?|lack(?:s|ed)?|demand(?:s|ed)?|claims?|would cost)\b", clause.words(max(0, index - 8), index)))


def _cue(clause: Clause, index: int, kind: str) -> int:
    """Give where the word of finance nearest to a sum stands, -1 where there is none."""
    places = [i for i, u in enumerate(clause.units) if u.mention is None and (m := _KIND.fullmatch(u.low)) is not None and (m.lastgroup == kind or kind == "debt-relief")]
    return min(places, key=lambda i: _distance(clause, i, index), default=-1)


def _purpose(sent: Sent, clause: Clause, index: int) -> str:
    """Give what a sum is for: "for X", "towards X", "into X"."""
    for i in range(index + 1, min(len(clause.units), index + 12)):
        unit = clause.units[i]
        if unit.mention is None and unit.low in ("for", "towards", "toward", "into"):
            words = phrase_after(sent, clause, i, stops=("and", "in"), limit=8)
            return words if words and not re.match(r"\d|[A-Z][a-z]+$|the (?:first|second)", words) else ""
        if unit.mention is not None and unit.mention.amount is not None:
            return ""
    return ""


RULES = (Rule("sum", "a sum of aid, loans, grants, investment or debt relief, with its giver and taker", find_sum, Waits(patterns=(_KIND, _GIVE, _RELIEF))),)
