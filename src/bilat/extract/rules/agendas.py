"""Rules for lists of fields named in talks and plans: what was on the agenda, what is named as promising, where one helps the other.

A list under a verb or noun of cooperation is read in `together`; here the frame is one of talking, wishing and helping.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bilat.extract.clauses import Clause
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.fields import Item, find_fields, find_items
from bilat.extract.rules.partners import give_claims
from bilat.extract.rules.works import find_meant
from bilat.extract.waits import Waits
from bilat.model import Modality

_TOPICS = r"(?:agenda|topics?|themes|subjects|fields|areas|priorities|priority (?:areas|fields|sectors)|sectors|spheres|domains|focus|main points)"


class _Frame(NamedTuple):
    """A wording that a list of fields follows, how many fields there must be, and how the text means them."""

    pattern: re.Pattern[str]
    least: int
    modality: Modality | None = None


_FRAMES: tuple[_Frame, ...] = (
    _Frame(re.compile(rf"\b{_TOPICS}(?: \S+){{0,5}}? (?::|are|were|is|was|include|includes|included|such as|like|being|namely)(?= )"), 2),
    _Frame(re.compile(r"\b(?:discuss(?:ed|es|ing)?|(?:speak|spoke|spoken|talk|talks|talked|talking) (?:about|over|on)|explor(?:e|ed|ing)|exchang(?:e|ed|ing) views on|touched (?:up)?on|went over|dwelt on|dealt with|ranged (?:from|over)|turned to|centred on|focus(?:ed|es|ing)? on|covered|reviewed|held talks on)(?= )"), 2),
    _Frame(re.compile(r"\b(?:do|doing|did|does) (?:even |much )?more (?:together |business )?(?:in|on|for)(?= )"), 1, "planned"),
    _Frame(re.compile(r"\b(?:(?:work|working|worked|act|acting) (?:more )?(?:closely )?together|closer (?:work|ties|links|contacts)|common work|joint (?:work|action|projects?|efforts)|stand together) (?:in|on|over|against)(?= )"), 1),
    _Frame(re.compile(r"\b(?:opportunit(?:y|ies)|possibilit(?:y|ies)|potential|scope|room|prospects|openings|chances|promise|interest|interested)(?: for (?:cooperation|work|joint work|more))?(?: \S+){0,2}? (?:in|for)(?= )"), 2, "forecast"),
    _Frame(re.compile(r"\b(?:named|listed|identified|mentioned|singled out|picked out|proposed|suggested|names|lists|cited|chose)(?= )"), 2),
    _Frame(re.compile(r"\b(?:priority to|priorit(?:y|ies) (?:is|are)|engaged in|active in|projects? in|programmes? (?:in|for)|programs? (?:in|for)|support (?:for|in)|help (?:with|in)|helps? (?:with|in)|helped (?:with|in)|assistance (?:in|with)|work (?:in|on)|works (?:in|on)|experts? (?:in|for)|investment in|carried out in|worked in|works in|know-how in|experience in)(?= )"), 2),
    _Frame(re.compile(r"\b(?:projects?|programmes?|programs?|assistance|aid|help|support|activities|the work) (?:\S+ ){0,4}?(?:concerns?|covers?|focus(?:es|ed)? on|centres? on|includes?|ranges? from|extends? to|deals? with|goes to|relates? to|supports?)(?= )"), 2),
    _Frame(re.compile(r"\b(?:work|working|worked) with # on (?:many projects , among them|projects such as)?(?= )"), 2),
    _Frame(re.compile(r"\b(?:growth|rise|strengthening|expansion|development|widening|lift|deepen|boost|strengthen|widen|expand|develop|increase|intensify|step up|extend|broaden) (?:of|in)?(?= )"), 2, "planned"),
)
_HINT = re.compile(
    rf"\b(?:{_TOPICS}|discuss|speak|spoke|talk|explor|exchang|touched|dwelt|dealt|ranged|turned|centred|focus|covered|reviewed|do|doing|did|work|act|closer|joint|common|stand|opportun|possibil|potential|scope|room|prospects|openings|chances|promise|interest|named|list|identif|mention|singled|picked|"
    r"propos|suggest|cited|chose|priorit|engaged|active|project|program|support|help|assist|expert|invest|carried|know-how|experience|growth|rise|strengthen|expan|develop|widen|lift|deepen|boost|increase|intensif|step|extend|broaden)"
)
_BUT = re.compile(r"\b(?:signed|agreements? (?:on|in|for|about)|memorand\w+|mous?|treaty|accords?|loans?|exports?|imports?|turnover|ministers? (?:of|for)|ministry|bachelor|degree|company|companies|stability|peace)\b|[$€£]|~(?:million|billion)\b")


_EMPLOYED = re.compile(r"^(?:\S+ ){0,3}?[\d,.]+\S* (?:of )?(?:the |its |our )?# (?:\S+ )?(?:work|works|worked|are employed|have jobs)\b")  # people with jobs there are a community


def find_agendas(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The two discussed energy, fishing and visas", "on the agenda: trade and defence", "farming and ICT were named as promising fields"."""
    words = clause.words()
    if not _HINT.search(words) or _BUT.search(words) or _EMPLOYED.search(words) or not find_fields(words):
        return
    yield from _listed_before(sent, clause) or _listed_after(sent, clause, words)


def _listed_after(sent: Sent, clause: Clause, words: str) -> list[Proposal]:
    for frame in _FRAMES:
        for found in frame.pattern.finditer(words):
            begin = len(words[: found.end()].split())
            while begin < len(clause.units) and clause.units[begin].low in ("in", "on", "about", ":", "both", "also"):
                begin += 1
            items = [i for i in find_items(sent, clause, begin) if i.field]
            if len({i.field for i in items}) >= frame.least and all(len(i.words.split()) <= 6 for i in items):
                return _claims(sent, clause, begin - 1, items, frame.modality)
    return []


_ABOUT = re.compile(
    r"^(?:\S+ ){0,3}?(?:(?:at|in) the (?:centre|center|heart|core|focus|foreground|top)|main (?:topics|subjects|themes|points|issues|fields)|topics|subjects|discussed|named|mentioned|among the|on the (?:agenda|table)|raised|came up|dominated|figured|topped|listed|identified|"
    r"covered|fields? (?:of|for|with|in)|areas? (?:of|for|with|in)|priorities|touched|talked|looked at|next|promising|offer|singled out|high on|taken up|reviewed|explored|considered)\b"
)


def _listed_before(sent: Sent, clause: Clause) -> list[Proposal]:
    """Give the claims of a list that is the subject: "transport and energy were the main topics"."""
    if clause.verb < 2:
        return []
    items = find_items(sent, clause, 0)
    fit = [i for i in items if i.field]
    if len(fit) < 2 or 2 * len(fit) <= len(items) or items[-1].end < clause.verb - 1 or not _ABOUT.search(clause.words(clause.verb)):
        return []
    return _claims(sent, clause, clause.verb, fit, None)


def _claims(sent: Sent, clause: Clause, index: int, items: list[Item], modality: Modality | None) -> list[Proposal]:
    sides = find_meant(sent, clause)
    if len(sides) < 2 or find_modality(clause, index) == "denied":
        return []
    return list(give_claims(sent, clause, index, sides, items, modality))


AGENDA = Waits(patterns=(*(frame.pattern for frame in _FRAMES), _ABOUT))

__all__ = ["AGENDA", "find_agendas"]
