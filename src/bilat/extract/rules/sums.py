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
    ("aid", r"(?:aid|assistance|help|support|relief|oda|donat\w+|donor|contribut\w+|funding|funds|funded|financ\w+|disburs\w+|pledg\w+|commits?|committed|commitments?|allocat\w+|earmarked|budgeted|envelope|humanitarian|subsid\w+|scholarships|sponsor\w*|appropriat\w+)"),
)
_KIND = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in _KINDS))
_TRADE = re.compile(r"(?:trade|trades|traded|turnover|exports?|exported|imports?|imported|sales|sells?|sold|bought|buys?|purchas\w+|remittances|reserves|gdp|deficit|surplus|fines?|salary|salaries|wages|tax|taxes|revenues?|prices?|rent|rents|ransom|damages?|cost|costs|costing|fees?|tolls?)")
_OTHER = re.compile(r"\b(?:trade (?:volume|turnover)|bilateral trade|exports? (?:to|from|of|were)|imports? (?:to|from|of|were)|tourists?|visitors|per capita|compensation|ransom)\b")
_GIVE = re.compile(r"(?:gave|gives?|giving|given|provid\w+|extend\w*|offer\w*|sent|sends|put|puts|spent|spends?|paid|pays?|promis\w+|ordered|sets?|brought|approv\w+|announc\w+|handed|deliver\w+|releas\w+|deposit\w*|inject\w*|transfer\w*|seeks?|request\w*)")
_DEBT = re.compile(r"\b(?:forg\w+|cancel\w*|writ\w+ (?:off|down)|wrote off|waiv\w+|reschedul\w+|convert\w*|turned|swap\w*|restructur\w+|reduc\w+|relie\w+|settled|struck off|remit\w*|drop\w*|clear\w*|written)\b")
_RELIEF = re.compile(r"\b(?:debts?|arrears|what (?:\S+ )?owed|owed|repayments?|claims)\b")
_ON = re.compile(r"(?:of (?:this|that|these|which|it|the (?:sum|total))|another|a further|the (?:first|second|other|rest|remainder)|half of)\b")
_FAR = 20


def find_sum(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "five loans for about $124 million, as well as two grants of $1.2 million", "aid was A$96 million in 2017-18", "put $300 million into a port"."""
    sums = _sums(clause)
    if not sums or find_items(sent) or _OTHER.search(clause.words()) or re.search(r"\b(?:swap lines?|currency swaps?|paid back|repaid|repay\w*|paying back)\b", clause.words()):
        return
    for index, mention in sums:
        kind = _kind(sent, clause, index)
        if not kind or _is_dropped(clause, index):
            continue
        kind = "investment" if kind == "aid" and _FUND.search(sent.document.text[mention.end : clause.end]) else kind
        cue = _cue(clause, index, kind)
        subject = _purpose(sent, clause, index)
        for giver, taker in find_sides(sent, clause, cue if cue >= 0 else index, kind):
            roles: Roles = {"from": giver, "to": taker, "instrument": kind}
            if subject:
                roles["subject"] = subject
            sent.before.funded = (giver, taker, kind)
            yield Proposal("finance", roles, figure_year(sent, clause, index), mention.amount, clause=clause, cue=cue if cue >= 0 else index)


_FUND = re.compile(r"^ (?:to|into|in) (?:the |an? )?(?:\w+ ){0,3}(?:Investment Fund|Wealth Fund|investment fund)\b")


def _sums(clause: Clause) -> list[tuple[int, Mention]]:
    found: list[tuple[int, Mention]] = []
    for i, unit in enumerate(clause.units):
        mention = unit.mention
        if mention is None or mention.amount is None or not is_money(mention.amount) or is_equivalent(clause, i):
            continue
        last = found[-1] if found else None
        if last is None or last[1].form == mention.form or not _SAME.fullmatch(clause.words(last[0] + 1, i)):
            found.append((i, mention))
    return found


_SAME = re.compile(r"[,(]? ?(?:or |about |around |some |roughly |approximately |approx |nearly |almost |then |the equivalent of |equivalent to |worth |at the time )*(?:or|about|around|some|roughly|approximately|nearly|almost|equivalent to|the equivalent of|worth|,|\()?")


def _kind(sent: Sent, clause: Clause, index: int) -> str:
    """Give the instrument that a sum is of, by the nearest word of finance; "" where a word of trade or cost is nearer, or none stands near."""
    best, found = _FAR + 1.0, ""
    relief = bool(_RELIEF.search(clause.words()) and _DEBT.search(clause.words()))
    for i, unit in enumerate(clause.units):
        matched = _KIND.fullmatch(unit.low) if unit.mention is None else None
        if unit.mention is not None or not (matched or _TRADE.fullmatch(unit.low)):
            continue
        distance = _distance(clause, i, index)
        if distance < best:
            best, found = distance, (_named(clause, i) or matched.lastgroup or "") if matched else ""
    if relief and not (found in ("loan", "grant", "credit") and best <= 2):
        return "debt-relief"
    return found or _kind_told_before(sent, clause, index) or (_kind_of_verb(sent, clause, index) if best > _FAR else "")


def _named(clause: Clause, index: int) -> str:
    """Give what "grant aid" and "development outlay" are of, whose last word alone says another thing."""
    pair = clause.words(index - 1, index + 1)
    return "grant" if re.match(r"grant (?:aid|assistance|funding)", pair) else "aid" if re.match(r"(?:development|humanitarian) (?:outlay|investments?)", pair) else ""


def _kind_told_before(sent: Sent, clause: Clause, index: int) -> str:
    """Give the instrument last told of, where a sum is a part or the whole of it: "of this $48.5 million is for schools", "it had totalled ..."."""
    if sent.before.funded is None:
        return ""
    whole = re.match(r"(?:\S+ ){0,3}?(?:it|this|that|they|the (?:total|whole|sum|figure|programme|program|money)) (?:has |have |had )?(?:now |since )?(?:totall?ed|amounts?|amounted|reached|comes?|came|stood|is worth|was worth|added up|adds up|rose|grew)\b", clause.words(end=index))
    part = re.match(r"(?:of|on) (?:it|this|that|them|which|these)\b", clause.words(index + 1, index + 4))
    return sent.before.funded[2] if whole or part or _ON.match(clause.words()) else ""


def _distance(clause: Clause, cue: int, index: int) -> float:
    """Give how far a word stands from a sum: what follows with "in" or "of" is as near as what stands before."""
    if cue < index:
        between = clause.units[cue + 1 : index]
        return index - cue + 3.0 * sum(1 for u in between if u.mention is not None and u.mention.amount is not None and is_money(u.mention.amount))
    if clause.is_verb(cue):
        return (cue - index) * 1.6 + 4
    near = bool(re.match(r"(?:(?:in|of|for|worth of|as) )?(?:an? )?(?:[\w~#-]+ ){0,3}$", clause.words(index + 1, cue) + " "))
    return (cue - index) * (0.6 if near else 1.6)


def _kind_of_verb(sent: Sent, clause: Clause, index: int) -> str:
    """Read "put $300 million into a port" and "gave one million dollars towards the care of refugees", where no noun says what a sum is."""
    words, after = clause.words(max(0, index - 10), index), clause.words(index + 1, index + 7)
    if re.search(r"\b(?:put|puts|poured|sunk|ploughed|pumped|injected|paid|bought)\b", words) and re.match(r"(?:\w+ )?(?:into|for (?:a|\d+|#) (?:\w+ )?(?:stake|share|per cent|percent))\b", after):
        return "aid" if _HELPED.search(after) else "investment"
    if re.search(r"\bbought\b", words) and re.search(r"\b(?:stake|share|per cent|percent|%)\b", clause.words()):
        return "investment"
    if _BUSINESS.search(clause.words()):
        return ""
    given = re.search(r"\b(?:gave|gives?|given|giving|provided|sent|spent|spends|promised|donated|paid|set aside|put aside|handed)\b", words)
    if given and re.match(r"(?:for|to|towards?|on|into|after|against|so that)\b", after):
        return "aid"
    if re.search(r"\bspen(?:t|ds)\b", words) and re.match(r"(?:here|there|(?:in )?#)", after) and not re.search(r"\b(?:tourists?|visitors?|students|holiday\w*|firms?|compan\w+)\b", clause.words()):
        return "aid"
    if re.match(r"(?:(?:is|are|was|were|(?:has|have|had|will|is to|are to) be(?:en)?) (?:also )?(?:set aside|earmarked|given|made available|provided|released|paid out)|(?:went|goes|go|is going|was going) (?:to|into|on|towards))\b", after):
        return "aid"
    if re.search(r"\b(?:development|our|bilateral|country|aid) (?:cooperation|programme|program|strategy)\b|\b(?:cooperation programme|programme of cooperation|indicative budget)\b", words):
        return "aid"
    listed = sent.block.kind in ("item", "row") and index <= 2 and (match := _KIND.search(f"{sent.lead} {sent.section}".lower())) is not None
    return (match.lastgroup or "") if listed and match else ""


_HELPED = re.compile(r"\b(?:appeals?|relief|schools?|hospitals?|programmes?|programs?|refugees|health|education|reconstruction|restor\w+|response)\b")
_BUSINESS = re.compile(r"\b(?:contracts?|deals?|fines?|ransom|weapons?|arms|jets?|aircraft|orders?|projects? worth|treasury|budget deficit|army)\b")


def _is_dropped(clause: Clause, index: int) -> bool:
    """Tell whether help is only wanted or thought of."""
    return bool(re.search(r"\b(?:asked (?:\S+ )?for|asks (?:\S+ )?for|asking (?:\S+ )?for|called for|calls for|request(?:s|ed|ing)?|appl(?:y|ies|ied|ying) for|wants?|wanted|hopes? (?:to|for)|hoped|in talks|talks (?:on|about|over)|negotiat\w+|instead of|need(?:s|ed)?|lack(?:s|ed)?|demand(?:s|ed)?|claims?|would cost)\b", clause.words(max(0, index - 8), index)))


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
