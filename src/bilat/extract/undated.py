"""Claims that their rules leave without a time in a sentence that has just one date: given it where the words say that it is theirs.

A date that only stands in the same sentence is not enough: it may be of the words reported, of a treaty named, or of what another clause tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from bilat.extract.dates import find_dates, to_period
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.model import Claim

_ACTS = frozenset(["visit", "force", "meeting"])
_DECLARED = frozenset(["agreement", "sanction", "relations"])  # acts that are done when they are announced
_LASTING = re.compile(r"\b(?:has|have|is|are|will|would|may|shall|every|each year|regularly|often|since)\b", re.I)
_TOLD_ON = re.compile(r"\b(?:said|says|announced|reported|told|added|declared|wrote|stated)\b[^,;]{0,40}$", re.I)
_ANNOUNCED = re.compile(r"\b(?:has|have)\b[^;]*,[^,;]*\b(?:said|announced|told|confirmed)\b[^,;]*$")
_NAMED_AFTER = re.compile(r"\b(?:of|the|under an?|by the) $|\b(?:treaty|agreement|accord|pact|attack|act|law|war)\b[^,;]{0,30}\b(?:of|in) $", re.I)
_SETTING_UP = re.compile(r"\b(?:(?:took up|began|started|resumed) (?:its |their )?(?:work|operations?)|in operation|working|had to wait|took until|cut the ribbon|first (?:[\w-]+ ){0,3}to open|followed)\b", re.I)
_NAMING = re.compile(r"\b(?:appointed|named|nominated|credentials|letters|took up (?:his|her) (?:post|duties)|new ambassador)\b", re.I)
_SENT_AWAY = re.compile(r"\b(?:expelled|threw out|sent (?:home|away|packing)|declared [\w .,'’-]{0,60}persona non grata)\b", re.I)
_RECOGNISED = re.compile(r"\b(?:recogni[sz]ed|acknowledged|to recogni[sz]e|to acknowledge)\b", re.I)
_FIGURES = frozenset(["trade", "finance", "community"])
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TIED = frozenset(["ally", "strategic-partner"])
_DECLARING = re.compile(r"\b(?:became|declared|signed|agreed|proclaimed|established|set up|set|raised|upgraded|formed)\b", re.I)
_LASTING_TRADE = re.compile(r"\b(?:since|will|target|aim\w*|goal|treaty|agreement|established|independen\w+|opened)\b", re.I)
_POINT = re.compile(r"\d{4}(?:-\d\d){0,2}")
_HEADING = re.compile(r"\W{0,4}[A-Z\d][^.:;()]{2,60}\((?P<time>[^()]{4,40})\)\W*")
_HEADS = {"trade": re.compile(r"\b(?:[Tt]rade|[Ee]xports?|[Ii]mports?|[Cc]ommerce)\b"), "finance": re.compile(r"\b(?:[Aa]ssistance|[Cc]ooperation|[Aa]id|ODA|[Dd]evelopment|[Ii]nvestments?)\b"), "community": re.compile(r"\b(?:[Rr]esiden\w+|[Nn]ationals|[Cc]ommunit\w+|[Pp]opulation|[Pp]eople)\b")}
_LINES = 16  # of a list under one heading
_SHORT = 100  # characters of such a line
_UP_TO = re.compile(r"\b(?:up to|until|through|cumulative)\b", re.I)
_LINE = re.compile(r"\W*(?:[A-Z][\w.]* ){0,3}(?:[Ee]xports?|[Ii]mports?|[Bb]alance|[Tt]urnover|[Ss]ales|[Pp]urchases)[^:.;]{0,40}:|\W*(?:[A-Z][\w.]*(?:['’]s)? ){0,3}(?:[Ee]xports|[Ii]mports|[Ss]ales|[Pp]urchases)\b[^:.;]{0,40}? (?:were|came|amounted|stood|totalled|reached|made up|accounted)\b")
_CELLS = " | "  # what parts the cells of a row: its date is that of what its columns tell, not of the figures in its notes
_HAVE = re.compile(r"\b(?:has|have)\b")


def date_undated(sent: Sent, claims: list[Claim]) -> list[Claim]:
    """Give the claims of a sentence with its only date where they have none and it is theirs."""
    claims = [_as_before(sent, c) for c in claims]
    if all(c.when is not None or c.type not in _FINDERS or c.modality == "denied" for c in claims):
        return claims
    dates = [d for d in sent.of_kind("date") if d.value]
    if len(dates) != 1:
        return claims
    return [msgspec.structs.replace(c, when=_find(sent, c, dates[0])) if c.when is None and c.modality != "denied" and c.type in _FINDERS else c for c in claims]


def _as_before(sent: Sent, claim: Claim) -> Claim:
    """Give a figure in a list the year of the line that introduces the list, or of the figure of trade before it ("Exports (2019): ...", "Imports: ...")."""
    if claim.when is not None or claim.type not in _FIGURES or sent.block.kind not in ("item", "paragraph") or sent.of_kind("date") or _CELLS in sent.lead:
        return claim
    when = _find_heading_time(sent, claim.type)
    if when:
        return msgspec.structs.replace(claim, when=when)
    years = _YEAR.findall(sent.lead)
    if len(years) == 1:
        return msgspec.structs.replace(claim, when=f"/{years[0]}" if _UP_TO.search(sent.lead) else years[0])
    traded = sent.before.traded if claim.type == "trade" and _LINE.match(sent.text) else None
    return msgspec.structs.replace(claim, when=traded) if traded else claim


def _find_heading_time(sent: Sent, kind: str) -> str | None:
    """Give the time in brackets of the line that heads a list of figures ("Trade (year to June 2012)"), where only short lines stand between the two."""
    text, end = sent.document.text, sent.block.start
    for _ in range(_LINES):
        start = text.rfind("\n", 0, max(0, end - 1)) + 1
        line = text[start:end].rstrip()
        if len(line) > _SHORT or start == 0:
            return None
        found = _HEADING.fullmatch(line)
        if found is not None:
            dates = find_dates(text, start + found.start("time"), start + found.end("time"), sent.context.anchor) if _HEADS[kind].search(line) else []
            value = dates[0].value if len(dates) == 1 else ""
            return (f"/{value}" if _UP_TO.search(line) and "/" not in value else value) if re.match(r"\d{4}", value) else None
        end = start
    return None


def _find(sent: Sent, claim: Claim, date: Mention) -> str | None:
    within = claim.evidence.start <= date.start < claim.evidence.end
    if not within or (claim.type == "alignment" and claim.roles.get("nature") not in _TIED) or (claim.type == "trade" and claim.amount is None):
        return None
    return _FINDERS[claim.type](sent, date)


def _open(sent: Sent, date: Mention) -> str | None:
    """Give the period that a date opens or closes; "has ... since" goes on."""
    when = to_period(date, opens=True)
    return f"{when}.." if when and date.relation == "since" and when.endswith("/") and _HAVE.search(sent.text) else when


def _act(sent: Sent, date: Mention) -> str | None:
    """Give the date of an act that is told in the past and beside it: "travelled to A in November 2008 and signed ..."."""
    before = sent.document.text[sent.start : date.start]
    if date.relation not in ("", "in") or _LASTING.search(sent.text) or _TOLD_ON.search(before) or _NAMED_AFTER.search(before):
        return None
    return date.value


def _declared(sent: Sent, date: Mention) -> str | None:
    """Give the date of an act of state: the day on which it is announced where it is told as just done ("has expelled ..., the minister said on Friday")."""
    announced = date.form in ("weekday", "relative") and _ANNOUNCED.search(sent.document.text[sent.start : date.start])
    return date.value if announced else _act(sent, date)


def _mission(sent: Sent, date: Mention) -> str | None:
    return _open(sent, date) if _SETTING_UP.search(sent.text) and ";" not in sent.text and date.form != "weekday" else None


def _envoy(sent: Sent, date: Mention) -> str | None:
    """Give the day from which an envoy serves, or up to which he did where he was sent away on it."""
    if _SENT_AWAY.search(sent.text) and date.relation in ("", "in"):
        return f"/{date.value}"
    return _open(sent, date) if _NAMING.search(sent.text) and date.relation in ("", "in", "since") else None


def _recognition(sent: Sent, date: Mention) -> str | None:
    if not _RECOGNISED.search(sent.text) or ";" in sent.text or date.relation not in ("", "in", "until"):
        return None
    return f"{date.value}/"


def _tie(sent: Sent, date: Mention) -> str | None:
    """Give the beginning of an alliance or partnership that is declared on a day ("went there in May 2015, and the two became partners")."""
    return f"{date.value}/" if _DECLARING.search(sent.text) and date.relation in ("", "in") and _POINT.fullmatch(date.value) else None


def _figure(sent: Sent, date: Mention) -> str | None:
    """Give the year of a figure of trade that stands in another clause than its date."""
    return date.value if date.relation in ("", "in") and _POINT.fullmatch(date.value) and not _LASTING_TRADE.search(sent.text) else None


def _rule(sent: Sent, date: Mention) -> str | None:
    return to_period(date) if date.relation in ("until", "from", "since") or "/" in date.value else None


def _stay(sent: Sent, date: Mention) -> str | None:
    return _open(sent, date) if date.relation in ("from", "since") or "/" in date.value else None


_FINDERS: dict[str, Callable[[Sent, Mention], str | None]] = {
    **dict.fromkeys(sorted(_ACTS), _act),
    **dict.fromkeys(sorted(_DECLARED), _declared),
    "mission": _mission,
    "envoy": _envoy,
    "recognition": _recognition,
    "alignment": _tie,
    "trade": _figure,
    "part_of": _rule,
    "person_link": _stay,
}  # fmt: skip
