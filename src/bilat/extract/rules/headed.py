"""Days told under a heading that names the act: "Elevation of the A Legation to Embassy Status, 1947", and below it "N. presented his credentials on
May 9, 1947". Only where the section tells the day in no plainer way, and only with the heading's year. Acts told in a clause are read elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bilat.extract.clauses import Clause
from bilat.extract.date_words import is_day
from bilat.extract.dates import find_dates
from bilat.extract.lexicon import load_lexicon
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_city, is_kin, is_of_pair, page_voice
from bilat.extract.rules.mission_frames import RANKS

_ABROAD = re.compile(r"\b(?:Government|Exile|Moved|Moves|Transferred|Relocated)\b", re.I)
_PARTINGS = ("severed", "suspended", "closed")


class Act(NamedTuple):
    """What a heading names: the claim type, the change of relations or the status of a mission, and the mission's rank."""

    type: str
    what: str
    rank: str = ""


_OPENS = r"(?:Establishment|Opening|Inauguration|Beginning|Start|Commencement|Initiation|Creation)"
_RESTORES = r"(?:Re-?establishment|Resumption|Restoration|Renewal|Normali[sz]ation)"
_SEVERS = r"(?:Severance|Severing|Termination|Rupture|Breaking|Break|Cessation|End|Ending)"
_RELATIONS = r"(?:(?:Full|Formal|Direct|Normal|Official) )?(?:U\.?S\.?[- ])?(?:(?:Diplomatic|Bilateral|Official) )(?:and Consular )?(?:Relations|Ties)"
_RANK = r"(?P<rank>Embassy|Legation|Consulate[- ]General|High Commission|Consulate|Liaison Office|Interests? Section|Ambassador)"
_RANK2 = _RANK.replace("rank", "rank2")
_FRAMES = (
    ("relations", "established", rf"\b{_OPENS} of (?:{_RELATIONS}|Relations)|\b(?:Relations|Ties) (?:Are )?(?:Formally )?(?:Established|Opened|Begin|Begun)\b|\b(?:Establish|Open|Begin)s? {_RELATIONS}"),
    ("relations", "restored", rf"\b{_RESTORES} of (?:{_RELATIONS}|Relations)|\b(?:Relations|Ties) (?:Are )?(?:Resumed|Restored|Re-?established|Renewed|Normali[sz]ed)\b|\b(?:Resume|Restore|Re-?establish)s? (?:{_RELATIONS}|Relations)"),
    ("relations", "severed", rf"\b{_SEVERS} (?:of|in) (?:{_RELATIONS}|Relations)|\b(?:Relations|Ties) (?:Are )?(?:Severed|Broken(?: Off)?|Ended|Terminated|Cut|Cease)\b|\b(?:Sever|Break|End)s? (?:Off )?(?:{_RELATIONS}|Relations)"),
    ("relations", "suspended", rf"\b(?:Interruption|Suspension) (?:of|in) (?:{_RELATIONS}|Relations)|\b(?:Relations|Ties) (?:Are )?(?:Interrupted|Suspended)\b"),
    ("mission", "open", rf"\b{_OPENS} of (?P<rank0>Consul)ar Relations"),
    ("mission", "raised", rf"\b(?:Elevat|Upgrad|Rais|Promot|Conver)\w+\b.*?\bto (?:an? )?(?:the )?(?:(?:Level|Rank|Status) of )?{_RANK}|\b(?:Legation|Consulate(?:[- ]General)?|Liaison Office) Becomes (?:an? )?{_RANK2}"),
    ("mission", "closed", rf"\b(?:Closure|Closing|Evacuation|Withdrawal) of (?:[\w.]+ ){{0,3}}?{_RANK}\b|\b{_RANK2} (?:[\w.]+ ){{0,3}}?(?:Closed|Closes|Evacuated|Withdrawn)\b"),
    ("mission", "open", rf"\b(?:{_OPENS}|{_RESTORES}|Re-?opening) of (?:[\w.]+ ){{0,6}}?{_RANK}\b|\b{_RANK2} (?:(?:in|at) (?:[\w.]+ ){{1,3}}?)?(?:Re-?opened|Re-?opens|Opened|Opens|Re-?established|Established|Moved|Moves|Transferred|Relocated)\b|\b{_RANK.replace('rank', 'rank3')} (?:[\w.]+ )?(?:near|to) the (?:[\w.]+ ){{0,3}}?Government|\b{_RANK.replace('rank', 'rank4')} in Exile"),
)  # fmt: skip
_HEADED = {"consul": "consulate"}
_COMPILED = tuple((kind, what, re.compile(shape, re.I)) for kind, what, shape in _FRAMES)
_PRESENTS = re.compile(r"\b(?:present\w*|deliver\w*|hand\w*) (?:over )?(?:his |her |their )?(?:letters? of )?(?:credentials|credence)\b|\bwas (?:officially |formally )?(?:accredited|received)\b")
_DAY_AFTER = r"\b[^.;]{0,90}?\b[A-Z][a-z]+ \d{1,2}, \d{4}"
_TOLD = re.compile(r"\b(?:established|elevated|raised|upgraded|opened|reopened|resumed|restored|converted)" + _DAY_AFTER)
_PARTED = re.compile(r"\b(?:severed|broken|broke|suspended|interrupted|terminated|ended|closed)" + _DAY_AFTER)
_MISSION = re.compile(r"\b(?:embassy|legation|consulate|high commission|office|section|ambassador\w*)\b", re.I)
_SEVERED = re.compile(r"\b(?:severed|broken?|broke|cut)\b")
_TELLS = re.compile(r"\b(?:established|elevated|raised|upgraded|opened|reopened|resumed|restored|converted|severed|broken|broke|suspended|interrupted|terminated|ended|closed)\b")
_LEAVES = re.compile(r"\b(?:passports|ceas\w+|declared war|ordered closed|recalled|withdr[ae]wn?|left|depart(?:ed|ure)|evacuat\w+|notified|informed|announc\w+|instructed|order\w*|clos\w+|shut)\b")
_OTHERWISE = re.compile(r"\b(?:appointed|nominated|commissioned|named|confirmed|born|died|elected|constitution|referendum)\b", re.I)
_LIMIT = re.compile(r"\b(?:after|following|since|until|before|prior to|in the wake of)\b[^,;]*$", re.I)
_RANKED = re.compile(r"\b(?:raised|elevated|upgraded)\b[^.;]{0,60}\bto (?:that of |the (?:rank|level|status) of )?(?:an? )?ambassador", re.I)
_NAMES = re.compile(r"\b(?:promoted|elevated|raised|appointed|commissioned|named|nominated|became)\b.{0,80}\bambassador\b", re.I)


def find_day_under_heading(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "N. presented his credentials on June 3, 1947" under "Elevation of the A Legation to Embassy Status, 1947"; "A declared war on June 3, 1947" under "Relations Severed, 1947"."""
    if clause is not sent.clauses[0] or not sent.context.on_pair or len(sent.pair) != 2:
        return
    acts = find_acts(sent.section)
    sides = _sides(sent) if acts else []
    if not sides:
        return
    day = _day(sent)
    if not day or not (_YEARS.search(sent.section) or _is_only_day(_body(sent), sent.section)):
        return
    for act in acts:
        if not _gives_day(sent, act):
            continue
        if act.type == "relations":
            yield Proposal("relations", {"a": sides[0], "b": sides[1], "change": act.what}, day, clause=clause, cue=0)
            continue
        sender = _owner(sent)
        if sender in sides:
            closed = act.what == "closed"
            roles: dict[str, str | list[str]] = {"sender": sender, "host": next(c for c in sides if c != sender), "rank": act.rank, "status": "closed" if closed else "open"}
            yield Proposal("mission", roles, day if closed else f"{day}/", clause=clause, cue=0)


def _sides(sent: Sent) -> list[str]:
    """Give the two sides of the heading's act: the page's pair, a forerunner or successor in the place of one that the heading names; [] where it names a third."""
    named = [m for m in load_lexicon().find(sent.section) if m.kind == "country" and m.code and m.code not in sent.pair]
    named = [m for m in named if not (is_city(m) and _ABROAD.search(sent.section))]
    named = [m for m in named if not set(m.others) & set(sent.pair)]
    if not all(is_of_pair(sent, m.code) for m in named):
        return []
    kin = list(dict.fromkeys(m.code for m in named if not is_city(m)))
    if len(kin) > 1:
        return []
    return [kin[0] if kin and is_kin(kin[0], c) else c for c in sent.pair]


@lru_cache(maxsize=256)
def find_acts(title: str) -> tuple[Act, ...]:
    """Find the acts that a heading names ("Establishment of Diplomatic Relations and the A Legation" names two)."""
    acts = []
    for kind, what, shape in _COMPILED:
        match = shape.search(title)
        if match is None:
            continue
        named = next((v for k, v in match.groupdict().items() if v), "")
        acts.append(Act(kind, what, _HEADED.get(named.lower()) or RANKS.get(named.lower().replace("-", " "), "embassy") if kind == "mission" else ""))
    raised = any(a.what == "raised" for a in acts)
    return tuple(a for a in acts if not (raised and a.what in ("open", "closed")))


def is_under_heading(sent: Sent, change: str, when: str | None) -> bool:
    """Tell whether the heading names a change of relations and its year, so that what was "agreed" below it came about ("Resumption of Relations, 1964")."""
    if not sent.context.on_pair or not is_day(when or "") or not _YEARS.search(sent.section):
        return False
    return any(a.type == "relations" and a.what == change for a in find_acts(sent.section)) and _is_of_years(when or "", sent.section)


def _day(sent: Sent) -> str:
    """Give the full date of a sentence that lies in the heading's year: the only one, else the first after the words of credentials; the heading's own
    where the sentence has none; "" otherwise."""
    dates = _written_days(sent)
    days = [m for m in dates if _is_of_years(m.value, sent.section)]
    if not sent.of_kind("date"):
        told = {d.value for d in find_dates(sent.section, 0, len(sent.section), None) if is_day(d.value)}
        return told.pop() if len(told) == 1 and _is_opening(sent) else ""
    credentials = _PRESENTS.search(sent.text)
    if len({m.value for m in dates}) > 1 and credentials is not None:
        days = [m for m in days if m.start > sent.start + credentials.start()]
        return days[0].value if days else ""
    return days[0].value if len({m.value for m in days}) == 1 else ""


def _written_days(sent: Sent) -> list[Mention]:
    """Give the days of a sentence that stand there with their year; those reckoned from another ("the next day") are left out."""
    return [m for m in sent.of_kind("date") if is_day(m.value) and m.value[:4] in m.text]


def _is_opening(sent: Sent) -> bool:
    """Tell whether a sentence is the first below its heading."""
    section = sent.document.sections[sent.block.section]
    return not sent.document.text[section.start : sent.start].partition(sent.section)[2].strip()


def _body(sent: Sent) -> str:
    """Give the text of a sentence's section below its heading."""
    section = sent.document.sections[sent.block.section]
    return sent.document.text[section.start : section.end].partition(sent.section)[2]


def _gives_day(sent: Sent, act: Act) -> bool:
    """Tell whether a sentence gives the day of the heading's act: it tells of credentials, or of a leave-taking, and nothing says the day more plainly."""
    section, body = sent.document.sections[sent.block.section], _body(sent)
    plain = re.sub(r"\s+", " ", body)
    if not sent.of_kind("date"):
        return bool(_PRESENTS.search(sent.text) or _TELLS.search(sent.text) or (act.what in _PARTINGS and _LEAVES.search(sent.text))) and not _is_told(plain, act)
    if act.what == "raised" and _RANKED.search(sent.text):
        return True
    if (act.what == "suspended" and _SEVERED.search(sent.text)) or (act.rank == "consulate" and "onsul" not in sent.text):
        return False
    here = re.sub(r"\s+", " ", sent.text)
    if _is_told(plain.replace(here, " "), act):
        return False
    if _is_only_day(body, sent.section) and _stands_free(sent) and not _OTHERWISE.search(sent.text):
        return True
    if _is_told(here, act):
        return act.type == "mission" and (act.what != "closed" or _is_only_day(body, sent.section)) and bool(re.search(rf"\b(?:{act.rank}|ambassador)", here, re.I))
    if act.what in _PARTINGS:
        return bool(_LEAVES.search(sent.text)) and _stands_free(sent) and _is_only_day(body, sent.section)
    if act.what == "raised" and not _PRESENTS.search(plain):
        return bool(_NAMES.search(sent.text))
    before = sent.document.text[section.start : sent.start]
    return bool(_PRESENTS.search(sent.text)) and not _PRESENTS.search(before)


def _is_told(text: str, act: Act) -> bool:
    """Tell whether a text says plainly on which day an act of the kind was: a mission's is not said by the sentence on relations alone."""
    told = (_PARTED if act.what in _PARTINGS else _TOLD).finditer(text)
    return any(act.type == "relations" or _MISSION.search(text[text.rfind(". ", 0, m.start()) + 1 : m.end()]) for m in told)


def _is_only_day(body: str, title: str) -> bool:
    return len({d.value for d in find_dates(body, 0, len(body), None) if is_day(d.value) and d.value[:4] in d.text and _is_of_years(d.value, title)}) == 1


_YEARS = re.compile(r"\b(\d{4})(?:[-–](?:\d\d)?(\d\d)\b)?")


def _is_of_years(day: str, title: str) -> bool:
    """Tell whether a day lies in the year or years that a heading names ("1944", "1940–45"); any does where it names none."""
    spans = [(m[1], m[1][:2] + m[2] if m[2] else m[1]) for m in _YEARS.finditer(title)]
    return not spans or any(begin <= day[:4] <= end for begin, end in spans)


def _stands_free(sent: Sent) -> bool:
    """Tell whether the sentence's day in the heading's year is that of what it tells and no limit ("since", "after the war of")."""
    days = [m for m in _written_days(sent) if _is_of_years(m.value, sent.section)]
    limited = any(_LIMIT.search(sent.document.text[sent.start : m.start]) for m in days)
    return not limited and all(m.relation in ("", "in") for m in days)


def _owner(sent: Sent) -> str:
    """Give whose mission the heading names: "the A Legation", else that of the country that the page speaks from."""
    owner = [m.code for m in load_lexicon().find(sent.section) if m.kind == "country" and (m.form in ("adjective", "acronym") or m.possessive) and m.code in sent.pair]
    return owner[0] if owner else page_voice(sent)


RULES = (Rule("headed", "an act that the heading names, on the day that the section tells", find_day_under_heading),)
