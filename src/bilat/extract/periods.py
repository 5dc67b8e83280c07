"""Periods: what the type of a claim and the words around its date make of a point in time, as docs/when.md says. Which date it is, is not asked.

A state that began on a day holds from it; a thing that ended, up to it; what goes on "from" a day on, after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from bilat.extract.dates_told import ASIDE
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.stays import to_stay
from bilat.model import Claim

_POINT = re.compile(r"\d{4}(?:-\d\d){0,2}~?")
_STRETCH = re.compile(r"(?P<month>\d{4}-\d\d)-\d\d/(?P=month)-\d\d")
_OUT = frozenset(["former", "suspended", "applicant"])
_BEGUN = re.compile(r"\b(?:join\w*|bec(?:a|o)m\w*|admi(?:t|ss)\w*|acced\w+|accession|enter\w*|entry|grant\w*|member since|made|rejoin\w*|founded|given)\b", re.I)
_TIED = frozenset(["ally", "strategic-partner", "aligned"])
_ENDED = re.compile(
    r"\b(?:(?<!that )(?<!which )(?<!has )(?<!have )ended(?= (?:in|on|at|by|with)\b|[.,;]|$)|ceased|stopped|wound up|phased out|expired|discontinued|last\b[^.;]*? left|were withdrawn|was withdrawn|withdrew from|handed over|cut off|given up|buried|dropped)\b",
    re.I,
)
# What a thing that went on from a day comes to, besides its end.
_CLOSED = re.compile(rf"{_ENDED.pattern}|\b(?:closed|shut|withdrawn|dissolved|abandoned)\b", re.I)
_FREED = re.compile(
    r"\b(?:independen\w+|ceased|freed|free on|free in|freedom|broke away|break away|parted from|seceded|secession|threw off|thrown off|left|emerged|came out|let (?:it|them) go|given up|proclaimed the|lost|restored|dissolved|dissolution|fell apart|broke up)\b",
    re.I,
)
_YEAR_OF_FREEDOM = re.compile(r",? (?:the|that) (?:very )?(?:year|day|month|date|time) (?:in which|on which|when|that|of)\b[^,;.]*\b(?:independen\w+|freedom|sovereignty|broke away|seceded)", re.I)
_TAKEN = re.compile(r"\b(?:annex\w+|colonis\w+|coloniz\w+|bec(?:a|o)m\w*|ceded|conquer\w*|seiz\w+|occup\w+|made|incorporat\w+|joined|took|taken|protectorate over|colony (?:in|from)|entered|federated|united)\b", re.I)
STATES = frozenset(["mission", "envoy", "recognition", "membership", "alignment", "visa", "border", "agreement"])  # what is seldom told as the event beside
ACTS = frozenset(["agreement", "force", "meeting", "visit"])
_SINCE = re.compile(r"([^/]+)/(?:\.\.)?")
_IN_FORCE = re.compile(r"\bin (?:force|effect)\b[^;.]*\bsince\b|\bsince\b[^;.]*\bin (?:force|effect)\b|\b(?:appl(?:y|ies|ied)|bound)\b[^;.]*\bsince\b", re.I)
_AFTERWARDS = re.compile(r"\b(?:after|since)\b(?:[^,;.]{0,80} (?:in|of|on))? (?:the )?$", re.I)
_HAVE = re.compile(r"\b(?:has|have)\b")
_SETTLED = re.compile(r"\b(?:gave up|given up|settled|ended|resolved|awarded|until|renounced|dropped|withdrew)\b", re.I)
_TAKEN_UP = re.compile(r"\b(?:credentials|letters of credence|letters|took up (?:his|her|the) (?:post|duties|office)|took office|arrived as|took over)\b", re.I)
_GONE = re.compile(r"\b(?:withdrew|withdrawn|left|evacuated|pulled out|moved out|went home)\b", re.I)
_UNTIL = re.compile(r"\b(?:until|till)\b[^,;.]{0,40}$")
_LASTING = frozenset(["cooperation", "finance", "supply", "culture", "community", "force", "sanction", "arms", "stance"])
_ENDING = frozenset(["cooperation", "finance", "supply"])
_LOWER = frozenset(["legation", "consulate", "consulate-general", "liaison-office", "representative-office", "interests-section", "trade-office", "high-commission"])
_RISEN = re.compile(r"\b(?:raised|upgraded|elevated|turned|converted|promoted|transformed) (?:to|into)\b[^;]*$|\b(?:became|become|made) (?:an |a (?:full )?|into an? )?[Ee]mbass(?:y|ies)\b[^;]*$")
_TWO_YEARS = re.compile(r"\b[Ii]n (\d{4}) and (\d{4})\b")
_STOCKS = frozenset(["community", "trade"])


def settle_periods(sent: Sent, claims: list[Claim]) -> list[Claim]:
    """Give the claims of a sentence with their points made periods where they are the beginning or the end of one."""
    return [msgspec.structs.replace(c, when=when) if (when := _settle(sent, c)) != c.when else c for c in claims]


def _settle(sent: Sent, claim: Claim) -> str | None:
    find = _FINDERS.get(claim.type)
    if claim.when is None or claim.modality == "denied":
        return claim.when
    when = _begun(claim, claim.when) if claim.type in ACTS else claim.when
    when = _without_aside(sent, when) if claim.type in STATES else when
    if claim.type == "part_of" and when is not None and FORMER.search(claim.evidence.quote) and _SINCE.fullmatch(when) is not None:
        return None  # what was part of it is so no more, so that "since" tells of something else
    date = _date_of(sent, when) if claim.type in ACTS else None
    others = [d.value for d in sent.of_kind("date") if d.relation in ("", "in") and d.value and d.value not in when] if date is not None else []
    if date is not None and is_of_other(sent, claim.type, date):
        return others[0] if len(others) == 1 else None
    if date is not None and len(others) == 1 and _is_of_paper(sent, claim, date):
        return others[0]
    return find(sent, claim, when) if find is not None else when


FORMER = re.compile(r"\b(?:former|erstwhile|one-time)\b|\bex-", re.I)


def _begun(claim: Claim, when: str) -> str:
    """Give the time of an act told by "since": open, but nobody says that it goes on; what is in force since a day came into force on it."""
    opened = _SINCE.fullmatch(when)
    if opened is None or claim.roles.get("status") in ("proposed", "negotiated"):
        return when
    words = claim.evidence.quote
    return opened[1] if claim.type == "agreement" and _IN_FORCE.search(words) else f"{opened[1]}/"


def _without_aside(sent: Sent, when: str) -> str:
    """Give the date from which an event beside is told ("two days after independence") in place of that of the event."""
    date = _date_of(sent, when)
    if date is None or date.form != ASIDE:
        return when
    told = [d.value for d in sent.of_kind("date") if d.end <= date.start and d.form != ASIDE and d.value]
    return when.replace(date.value, told[-1]) if told else when


def _is_of_paper(sent: Sent, claim: Claim, date: Mention) -> bool:
    """Tell whether a date names another paper than the one that is signed ("signed a protocol under the treaty of 1 August 2017")."""
    found = _UNDER.search(sent.document.text, max(sent.start, date.start - 60), date.start)
    return claim.type == "agreement" and found is not None and found[1].lower() != claim.roles.get("instrument")


_UNDER = re.compile(r"\b(?:under|to|based on|provided for in|in line with) (?:the|their|an?) (?:\w+ )?(treaty|agreement|accord|pact|convention|memorandum|declaration) of $", re.I)


def is_of_other(sent: Sent, kind: str, date: Mention) -> bool:
    """Tell whether the date of an act is that of a term of office or of validity, or of the last such act ("his first visit since he took office in June", "a
    programme for 2019-2022", "the first premier to come since 2007")."""
    before = sent.document.text[max(sent.start, date.start - 70) : date.start]
    return bool(_IN_OFFICE.search(before) or (kind in ("visit", "meeting") and _FIRST_SINCE.search(before))) or (kind == "agreement" and bool(_YEARS.fullmatch(date.value) and _FOR.search(before)))


_IN_OFFICE = re.compile(r"\b(?:since|after) (?:he|she|they|[A-Z][\w-]+) (?:took (?:office|power|over)|came to (?:office|power)|was (?:elected|sworn in|made|re-elected)|became|assumed|won)\b[^,;.]*$")
_FIRST_SINCE = re.compile(r"\b(?:first|only|highest)\b[^;.]*\bsince (?:\w+ )?$")
_YEARS = re.compile(r"\d{4}/\d{4}")
_FOR = re.compile(r"\bfor (?:the )?(?:period|years)? ?$")
_SPAN = r"(?:years?|months?|decades?|weeks?|days?|century|centuries|generation) (?:on )?(?:after|from|since|before)\b"
_CHANGED = {"established": r"(?:set(?:ting)? up|establish\w*|open\w*|beg[aiu]n\w*|t(?:ook|aken|aking) up)", "severed": r"(?:br(?:eak|oke)\w*|sever\w*|cut\w*|end\w*)", "restored": r"(?:restor\w*|resum\w*|re-?establish\w*|renew\w*)", "suspended": r"suspend\w*"}
_REMOVED = {change: re.compile(rf"\b{_SPAN}[^,;.]*\b{words}\b[^;.]*,", re.I) for change, words in _CHANGED.items()}


def is_long_before(sent: Sent, claim: Claim, at: int) -> bool:
    """Tell whether relations changed so many years before the date at `at` ("six years after they were set up, on 8 December 1941, ...")."""
    shape = _REMOVED.get(str(claim.roles.get("change"))) if claim.type == "relations" else None
    return shape is not None and shape.search(sent.document.text, sent.start, at) is not None


def _change(sent: Sent, claim: Claim, when: str) -> str:
    """Give the limit before which relations changed, where the day told is that of something years later."""
    date = _date_of(sent, when) if _POINT.fullmatch(when) else None
    return f"/{when}" if date is not None and is_long_before(sent, claim, date.start) else when


def _tie(sent: Sent, claim: Claim, when: str) -> str:
    """Open the period of an alliance; one that was agreed in the course of a visit began in its month."""
    stays = [visit for date in sent.of_kind("date") if (visit := _STRETCH.fullmatch(date.value)) and when.strip("/") in (date.value, date.value[11:])]
    return _state(sent, claim, stays[0]["month"] if stays else when)


def _state(sent: Sent, claim: Claim, when: str) -> str:
    """Open the period of a state that is told by its beginning."""
    return f"{when}/" if _POINT.fullmatch(when) and _opens(sent, claim) else when


def _opens(sent: Sent, claim: Claim) -> bool:
    status = str(claim.roles.get("status") or claim.roles.get("position") or claim.roles.get("nature") or "")
    if claim.type == "membership":
        return status not in _OUT and claim.modality in ("asserted", "reported") and bool(_BEGUN.search(sent.text))
    return {
        "recognition": status == "recognises",
        "border": status == "delimited" and claim.modality in ("asserted", "reported"),
        "alignment": status in _TIED and claim.modality in ("asserted", "reported"),
        "visa": True,
        "mission": claim.modality == "planned",
    }[claim.type]


def _around(sent: Sent, mention: Mention) -> str:
    """Give the words of the clause in which a date stands."""
    clause = next((c for c in sent.clauses if c.start <= mention.start < c.end), None)
    return sent.document.text[clause.start : clause.end] if clause is not None else sent.text


def _date_of(sent: Sent, when: str) -> Mention | None:
    """Give the date from which a time was read."""
    return next((d for d in sent.of_kind("date") if d.value == when.strip("/")), None)


def _rule(sent: Sent, claim: Claim, when: str) -> str:
    """Give the period of a rule: its end where the date is that of independence, both ends where the sentence has just these two dates."""
    date = _date_of(sent, when)
    if date is None:
        return when
    words = _around(sent, date)
    if when.rstrip("./") == date.value and _YEAR_OF_FREEDOM.match(sent.document.text, date.end, sent.end):
        return f"/{date.value}"
    if _POINT.fullmatch(when):
        freed, taken = bool(_FREED.search(words)), bool(_TAKEN.search(words))
        when = f"/{when}" if freed and not taken else f"{when}/" if taken and not freed else when
    dates = list({d.value: d for d in reversed(sent.of_kind("date")) if _POINT.fullmatch(d.value)}.values())[::-1]
    if len(dates) != 2 or dates[0].value >= dates[1].value:
        return when
    first, last = dates
    until = _UNTIL.search(sent.document.text[sent.start : last.start])
    if when == f"{first.value}/" and (until or last.relation == "until" or _FREED.search(_around(sent, last))):
        return f"{first.value}/{last.value}"
    return f"{first.value}/{last.value}" if when == f"/{last.value}" and first.relation in ("from", "since") else when


def _standing(sent: Sent, claim: Claim, when: str) -> str:
    """Give the time of how things stand: open from the day after or since which they do."""
    date = _date_of(sent, when) if _POINT.fullmatch(when) else None
    if date is None or not _AFTERWARDS.search(sent.document.text[max(sent.start, date.start - 90) : date.start]):
        return when
    return f"{when}/.." if _HAVE.search(claim.evidence.quote) else f"{when}/"


def _line(sent: Sent, claim: Claim, when: str) -> str:
    """Give the period of a boundary: fixed from a day on, or disputed up to the day on which that was settled."""
    if claim.roles.get("status") == "delimited":
        return _state(sent, claim, when.removesuffix(".."))
    if claim.roles.get("status") != "disputed" or not _POINT.fullmatch(when):
        return when
    return f"/{when}" if _SETTLED.search(claim.evidence.quote) else _standing(sent, claim, when)


def _posting(sent: Sent, claim: Claim, when: str) -> str:
    """Open the time of an envoy at the day on which he took up the post."""
    date = _date_of(sent, when) if _POINT.fullmatch(when) and claim.roles.get("status") != "former" else None
    return f"{when}/" if date is not None and _TAKEN_UP.search(_around(sent, date)) else when


def _two_years(sent: Sent, date: Mention) -> str:
    """Give the two years in a row through which something went on ("in 2008 and 2009"), "" where the date is not one of two such."""
    found = _TWO_YEARS.search(sent.document.text, max(sent.start, date.start - 12), sent.end)
    return f"{found[1]}/{found[2]}" if found is not None and date.value in found.groups() and int(found[2]) == int(found[1]) + 1 else ""


def _course(sent: Sent, claim: Claim, when: str) -> str:
    """Give the time of what goes on: from a day on, up to the day on which it ended, or the day itself."""
    date = _date_of(sent, when) if _POINT.fullmatch(when) else None
    if date is None:
        return when
    if both := _two_years(sent, date):
        return both
    if date.relation == "from" and claim.modality in ("asserted", "reported"):
        later = [d for d in sent.of_kind("date") if d.start > date.end and _POINT.fullmatch(d.value) and d.value > when]
        ends = next((d for d in later if d.relation == "until" or _CLOSED.search(_around(sent, d))), None)
        return f"{when}/{ends.value}" if ends is not None else f"{when}/"
    if claim.type in _ENDING and claim.modality == "asserted" and _ENDED.search(_around(sent, date)):
        return f"/{when}"
    if claim.roles.get("action") == "occupation" and _GONE.search(_around(sent, date)):
        return f"/{when}"
    return when


def _stock(sent: Sent, claim: Claim, when: str) -> str:
    """Give the year of a figure that had been reached by then."""
    told = when.startswith("/") and claim.amount is not None and claim.modality in ("asserted", "reported")
    date = _date_of(sent, when) if told else None
    text = sent.document.text
    if date is not None and re.search(r"\b[Bb]y(?: the end of)?(?: about| around)? $", text[max(sent.start, date.start - 22) : date.start]):
        return when.strip("/")
    return _course(sent, claim, when) if claim.type in _LASTING else when


def _mission(sent: Sent, claim: Claim, when: str) -> str:
    """Give the period of a legation or consulate up to the day on which it became an embassy."""
    if claim.modality == "planned" or claim.roles.get("rank") not in _LOWER or not when.endswith("/"):
        return _state(sent, claim, when)
    later = [d for d in sent.of_kind("date") if _POINT.fullmatch(d.value) and d.value > when.strip("/")]
    rise = next((d for d in later if _RISEN.search(sent.document.text[sent.start : d.start])), None)
    return f"{when}{rise.value}" if rise is not None else when


def _visit(sent: Sent, claim: Claim, when: str) -> str:
    """Give the days of a visit that is told by its length and its first or last day."""
    date = _date_of(sent, when)
    return to_stay(sent, when, date, _around(sent, date) if date is not None else "")


_FINDERS: dict[str, Callable[[Sent, Claim, str], str]] = {
    **dict.fromkeys(("recognition", "visa", "membership"), _state),
    "alignment": _tie,
    "border": _line,
    "assessment": _standing,
    "envoy": _posting,
    "mission": _mission,
    "visit": _visit,
    **dict.fromkeys(sorted(_LASTING), _course),
    **dict.fromkeys(sorted(_STOCKS), _stock),
    "part_of": _rule,
    "relations": _change,
}
