"""Rules for recognition: a state recognised by another, or not, or no longer, by verb, by noun, or by how it is regarded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.dates import to_day
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.act_dates import date_after_as, date_beside
from bilat.extract.rules.common import codes_of, date_of, other_of, period, two_sides
from bilat.extract.rules.described import find_described, is_effort
from bilat.extract.rules.regard import REGARDS, find_regard
from bilat.extract.waits import Waits
from bilat.vocabulary import load

_STATEHOOD = r"(?:independen\w+|statehood|sovereignty|government|governments|authorities|republic|state|statehood|regime|council|kingdom|empire|authority|junta|leadership|rulers|administration|emirate|secession|nationhood)"
_OF_STATEHOOD = re.compile(rf"(?:(?!over\b)[\w-]+ ){{0,2}}?{_STATEHOOD}\b(?! over\b)")
_AS_STATE = re.compile(r"(?:being )?(?:an? |the |its |their |one )?(?:[\w#~-]+ ){0,4}?(?:state|independent|sovereign|country|nation|republic|government|legitimate|entity|belligerent|kingdom|successor|representative|authority|equals?)\b")
_URGED = re.compile(r"\b(?:urg\w+|call(?:s|ed|ing)? (?:on|for|upon)|ask\w*|press(?:es|ed|ing)?|demand\w*|persuad\w+|pressur\w+|lobb\w+|encourag\w+|appeal\w*|want\w*|invit\w+|convinc\w+|forc\w+)\b")
_REFUSED = re.compile(r"\b(?:refus\w+|declin\w+|without|neither|nor|oppos\w+|reject\w+|withh\w+|stopped short of|yet to|reluctan\w+|not|never|avoid\w*|resist\w*|lack\w*|no)\b(?! (?:only|until|before))")
_ENDED = re.compile(r"\b(?:no longer|cease\w*|stopped|stop)\b")
_UNTIL = re.compile(r"\b(?:not|never)\b.*\b(?:until|before|till)\b")


def find_recognition(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A recognised B's independence in 1991", "B was recognised by A", "A granted B recognition", "A regards B as part of C"."""
    found = [*_told(sent, clause)]
    yield from found
    yield from _followed(sent, clause, found)


_RECOGNISES = ("recognise", "recognize", "acknowledge", "accept", "derecognise", "derecognize", "de-recognise", "de-recognize")


def _told(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    for cue in clause.verbs(_RECOGNISES):
        yield from _by_verb(sent, clause, cue)
    for cue in clause.find(("recognition",)):
        yield from _by_noun(sent, clause, cue)
    yield from find_regard(sent, clause)


def _by_verb(sent: Sent, clause: Clause, cue: Cue) -> Iterator[Proposal]:
    passive = clause.is_passive(cue)
    of = codes_of(_patient(clause, cue)) if passive else _recognised(sent, clause, cue.index)
    mutual = not passive and re.match(r"(?:#|each~other|one~another)", clause.words(cue.index + 1, cue.index + 2)) and clause.units[cue.index + 1].kind == "group"
    if mutual and clause.units[cue.index + 1].mention.text.lower() in ("each other", "one another"):  # type: ignore[union-attr]
        x, y = clause.units[cue.index + 1].mention.codes  # type: ignore[union-attr]
        yield from (_claim(sent, clause, cue, x, y), _claim(sent, clause, cue, y, x))
        return
    if not of or _is_other_recognition(clause, cue, passive) or (cue.lemma in ("acknowledge", "accept") and not _speaks_of_statehood(clause, cue.index)):
        return
    by = _recogniser(sent, clause, cue, passive, of)
    for x in by:
        for y in of[:8]:
            if x != y:
                yield _claim(sent, clause, cue, x, y)
    for y in _contrasted(clause, cue.index):
        for x in by[:1]:
            if x != y:
                yield Proposal("recognition", {"by": x, "of": y, "position": "does-not-recognise"}, clause=clause, cue=cue.index, modality="asserted")


def _patient(clause: Clause, cue: Cue) -> list[Mention]:
    """Give who is recognised in the passive: the subject, or the owner of the independence that is ("B's sovereignty was ...")."""
    if clause.subject and all(m.kind in ("country", "group", "place") for m in clause.subject):
        return [m for m in clause.subject if m.kind in ("country", "group", "place")]
    return [m for m in clause.mentions("country", end=cue.index) if clause.governor(clause.index_of(m)) == "of" and _OF_STATEHOOD.search(clause.words(max(0, clause.index_of(m) - 3), clause.index_of(m)))]


def _recognised(sent: Sent, clause: Clause, index: int) -> list[str]:
    """Give the countries that are the object after a unit: "B", "B and C", "the independence of B", "a B state", "the government in CITY", "the new state"."""
    described = find_described(sent, clause, index) or _antecedent(clause, index)
    if described:
        return described
    codes: list[str] = []
    gap = 0
    for i in range(index + 1, min(len(clause.units), index + 26)):
        unit, mention = clause.units[i], clause.units[i].mention
        if mention is not None:
            if not _is_object(clause, i, mention):
                return codes
            codes += [c for c in mention.codes if c not in codes and c in load().entities]
            gap = 0
            continue
        low = unit.low
        if low.startswith("neighbo") and not codes and len(sent.pair) == 2:
            return [c for c in sent.pair if c not in codes_of(clause.subject)][:1]
        if _ends_object(clause, i, bool(codes)):
            return codes
        gap += low not in (",", "and", "the", "of", "both")
        if gap > (5 if not codes else 2):
            return codes
    return codes


def _antecedent(clause: Clause, index: int) -> list[str]:
    """Give the country of which a relative clause says whom it is not recognised by ("A, a state that B has never recognised")."""
    after = clause.words(index + 1, index + 2)
    named = clause.antecedent
    if not clause.relative or named is None or named.kind != "country" or named in clause.subject or named.form == "adjective" or not re.match(r"(?:[.,;)]|$)", after):
        return []
    return list(named.codes) if codes_of(clause.subject) != list(named.codes) else []


_OBJECT_ENDS = frozenset([";", ":", "(", ")", "by", "on", "for", "with", "from", "as", "after", "when", "at", "that", "through", "during", "under", "since", "because", "but", "not", "to", "until", "upon", "rather", "instead"])
_OTHER_OBJECT = re.compile(r"(?:annex\w+|incorporation|seizure|occupation|claims?|conquest|borders?|right|rights|importance|role)\b")


def _is_object(clause: Clause, i: int, mention: Mention) -> bool:
    """Tell whether a name may be what is recognised: a state, the owner of an independence, not "A passports" or "A's role"."""
    if mention.kind == "person" and mention.value and mention.code:
        return bool(re.search(r"\b(?:government|regime|administration|leadership|authority) of (?:the )?$", clause.words(max(0, i - 4), i) + " "))
    if mention.kind not in ("country", "group", "place") or not mention.codes or mention.form == "there" or (mention.kind == "place" and mention.form != "capital"):
        return False
    if mention.form == "pronoun" and mention.kind == "country" and list(mention.codes) == codes_of(clause.subject) and mention.text.lower() != "it":
        return False  # "the republic's merits", after the republic as subject
    if mention.form == "adjective" or mention.possessive:
        return bool(_OF_STATEHOOD.match(clause.words(i + 1, i + 5)))
    return not (mention.kind == "country" and re.match(r"(?:passports?|citizens?|documents?|languages?|law)\b", clause.words(i + 1, i + 2)))


def _ends_object(clause: Clause, i: int, found: bool) -> bool:
    """Tell whether the object of a recognition ends at a word: a preposition of time or manner, a verb, a thing that is no state."""
    low = clause.units[i].low
    if low in _OBJECT_ENDS or _OTHER_OBJECT.match(low) or (clause.is_verb(i) and not low.endswith("ed") and low not in ("state", "rule")):
        return True
    return low == "in" and (found or not re.search(rf"\b{_STATEHOOD}$", clause.words(max(0, i - 1), i)))


def _speaks_of_statehood(clause: Clause, index: int) -> bool:
    return bool(re.search(rf"\b{_STATEHOOD}\b", clause.words(max(0, index - 6), index + 8)))


def _is_other_recognition(clause: Clause, cue: Cue, passive: bool) -> bool:
    """Tell whether something else is recognised: a merit, a holder of a prize, a country as a market economy, a need."""
    after = clause.words(cue.index + 1, cue.index + 24)
    if re.match(r"(?:that|the (?:importance|need|role|value|potential|contribution|efforts|fact))\b", after) or clause.words(max(0, cue.index - 1), cue.index) == "for":
        return True
    if re.search(r"# (?:\w+ )?(?:refusal|failure|unwillingness|reluctance) to$", clause.words(0, cue.index)):  # whose it is says acknowledged.py
        return True
    if _URGED.search(clause.words(0, cue.index)) and "to" in clause.words(max(0, cue.index - 3), cue.index).split():
        return True
    if re.search(r"\bwhether (?:or not )?to$|\b(?:internationally|partially|widely|universally|partly|generally|mutually|legally)$", clause.words(0, cue.index)) and not passive:
        return True
    if re.search(r"\bas an? (?:\w+ )?market economy\b", after):
        return True
    as_what = re.search(r"(?<!\w# )\bas (.*)$", re.split(r"\b(?:with|by|upon|through) the (?:appointment|reception|accreditation|nomination|arrival)\b", after)[0])
    if as_what and not re.match(r"(?:early|late|soon|did|does|well|a result|part|do|had|long)\b", as_what.group(1)) and not _AS_STATE.match(as_what.group(1)) and not _AS_OWN.match(as_what.group(1)):
        return True
    return passive and not as_what and bool(re.match(r"(?:for|with|in terms)\b", after))


_AS_PART = re.compile(r"[^#]*#(?:[ ,]+(?:and )?(?:the )?#)*[^#]*?\bas (?:an? |its |the )?(?:[\w-]+ )*(?:part of|territory|province)\b")
_AS_OWN = re.compile(r"(?:being )?(?:an? |its |the )?(?:[\w-]+ )*(?:part|province|territory) (?:of|within)|(?:#|serbian|its own) (?:sovereign )?territory")


def _recogniser(sent: Sent, clause: Clause, cue: Cue, passive: bool, of: list[str]) -> list[str]:
    """Give who recognises: the agent, the subject, those said to do it alone or beside it, else the page's own country."""
    before = clause.words(0, cue.index)
    if passive:
        agents = clause.after(cue.index, ("by", "including", "among"), ("country", "group", "place"), 24)
        return codes_of(agents)
    alone = [m for m in clause.after(-1, ("but", "except", "besides", "than", "save", "from"), ("country",)) if clause.index_of(m) < cue.index or "than" in clause.words(cue.index)] or _excepted(sent, clause, cue)
    if re.match(r"\W*(?:no|hardly any|almost no)\b", before):
        return codes_of(alone)
    if re.search(r"\b(?:first|\d+(?:st|nd|rd|th)|second|third|last|only)\b.*\bto$", before):
        after = next((i for i in range(cue.index + 1, len(clause.units)) if clause.units[i].low in ("was", "were", "is", "are")), -1)
        told = codes_of(clause.after(after, ("",), ("country", "place"), 8)) if after > 0 else []
        if told:
            return told
    if (decided := _DECIDED.search(before)) or re.search(r"\btook #.* to$", before):
        return codes_of(clause.mentions("country", "place", end=cue.index)[-1 if decided else 0 :])[:1]
    by = _doer(sent, clause, cue)
    beside = codes_of(m for m in clause.mentions("country", end=cue.index) if clause.governor(clause.index_of(m)) in ("like", "alongside", "with", "following", "besides") and not re.search(r"\bdisput|\bconflict", before))
    if len(by) == 1 and by == of and _is_it(clause, cue.index) and other_of(sent, by[0]):
        of[:] = [other_of(sent, by[0])]
    if by and set(by) & set(of) and not clause.relative:
        by = [c for c in by if c not in of]
    if not by and not clause.subject and sent.context.page and clause.units[cue.index].low != "recognizing":
        by = [sent.context.page]
    if not by and clause.inherited is False and len(of) == 1 and other_of(sent, of[0]) and (re.search(r"\b(?:to|by|of|in|without)$", before) or _LONE.search(before)):
        by = [other_of(sent, of[0])]
    return [*by, *[c for c in beside if c not in by]] if by else []


_DECIDED = re.compile(r"(?:\b(?:decision|move|step|announcement) (?:of|by) (?:the )?#|#(?:'s)? (?:[\w-]+ )?(?:decision|move|step|announcement)) to$")  # another's, on which the subject takes a stand
_LONE = re.compile(r"\b(?:only|first|last|sole|few|one) (?:[\w-]+ ){0,2}?(?:one|ones|country|countries|state|states|nation|nations|governments?)\b(?: [\w~#,-]+){0,8} (?:that|which)$")


def _doer(sent: Sent, clause: Clause, cue: Cue) -> list[str]:
    """Give who recognises in the active: the subject, that of the next clause for "recognising B, A ...", else who owns or opens the clause."""
    near = clause.units[cue.index - 1].mention if cue.index else None
    if near is not None and near.kind == "country" and near.form in ("name", "formal", "capital") and not near.possessive and clause.governor(cue.index - 1) == "" and clause.words(0, 1) in ("when", "after", "once", "as"):
        return list(near.codes)  # "when A became independent B recognised it"
    by = codes_of(m for m in clause.subject if m.kind in ("country", "group", "person", "place"))
    if not by and clause.units[cue.index].low.endswith("ing"):
        by = next((c for c in (codes_of(m for m in k.subject if m.kind in ("country", "group")) for k in sent.clauses if k.start > clause.start) if c), [])
    return by or codes_of(m for m in clause.mentions("country", end=cue.index) if m.possessive or clause.governor(clause.index_of(m)) == "")[:1]


def _is_it(clause: Clause, index: int) -> bool:
    """Tell whether the object after a unit is "it", which is then not the subject."""
    return clause.units[index + 1].low == "it" if index + 1 < len(clause.units) else False


def _excepted(sent: Sent, clause: Clause, cue: Cue) -> list[Mention]:
    """Give the names after "but" or "except" in "no country but B recognises A", "no country recognised A before B did"."""
    earlier = _before_whom(sent, clause)
    if earlier is not None:
        return earlier.mentions("country")[:1]
    at = next((i for i in range(cue.index) if clause.units[i].low in ("but", "except", "besides", "save", "than")), -1)
    return [u.mention for u in clause.units[at + 1 : cue.index] if u.mention and u.mention.kind == "country"] if at >= 0 else []


def _before_whom(sent: Sent, clause: Clause) -> Clause | None:
    """Give the clause that follows with "before B did", or None."""
    following = next((c for c in sent.clauses if c.start >= clause.end), None)
    return following if following is not None and re.match(r"before (?:the )?# (?:did|had)\b", following.words()) else None


def _contrasted(clause: Clause, index: int) -> list[str]:
    """Give who is not recognised in "recognises B, not C", "B rather than C", "B instead of C"."""
    for i in range(index + 1, len(clause.units)):
        if clause.units[i].mention is None and re.match(r"(?:not|rather than|instead of) (?:the )?#", clause.words(i, i + 4)):
            return codes_of(clause.mentions("country", begin=i)[:1])
    return []


def _claim(sent: Sent, clause: Clause, cue: Cue, by: str, of: str) -> Proposal:
    before = clause.words(max(0, cue.index - 9), cue.index)
    after = clause.words(cue.index)
    earlier = _before_whom(sent, clause)
    date = date_of(sent, clause, cue.index) or date_beside(sent, clause) or date_after_as(sent, clause) if earlier is None else next(iter(earlier.dates()), None)
    late = _UNTIL.search(clause.words()) and date is not None and date.relation in ("until", "before")
    modality = find_modality(clause, cue.index)
    ended = cue.lemma.startswith("de") or bool(_ENDED.search(before))
    alone = bool(re.match(r"\W*(?:no|hardly any|almost no)\b", clause.words()) and _excepted(sent, clause, cue)) or bool(_FIRST_OF_ALL.search(clause.words()))
    denied = not late and not alone and (modality == "denied" or bool(_REFUSED.search(before)) or bool(_AS_PART.match(after)))
    position = "withdrawn" if ended else "does-not-recognise" if denied else "recognises"
    when = None
    if date is not None and date.value:
        when = f"{date.value}/" if late else to_day(date) if ended else period(clause, date, opens=not denied)
    return Proposal("recognition", {"by": by, "of": of, "position": position}, when, clause=clause, cue=cue.index, modality="asserted" if denied or ended or late or alone else None)


_FIRST_OF_ALL = re.compile(r"\b(?:no|nobody|no one|none|few|never)\b.{0,40}\b(?:earlier|sooner|quicker|faster|more promptly|before)\b")  # "no state was quicker than A to recognise B"
_CAUSE = re.compile(r"\b(?:in response to|because of|over|in protest (?:at|against)|due to|owing to) (?:the )?(?:#(?:'s)? )?(?:\w+ )?$")
_WITHDRAWN = re.compile(r"\b(?:withdr\w+|withdrawal of|revok\w+|rescind\w*|dropped|cancel\w*|annul\w*|suspend\w*|retract\w*|froze|frozen|freez\w+|reconsider\w*|took back|taken back|takes back|end(?:ed|s|ing)|terminat\w+)\b")
_WITHHELD = re.compile(r"\b(?:withh\w+|refus\w+|den(?:y|ies|ied)|without|no|not|never|lack\w*|declin\w+|non|oppos\w+|rul\w+ out|reject\w*)\b")
_GIVEN = ("grant", "extend", "accord", "give", "offer", "award", "confer", "announce", "proclaim", "declare")
_EXCHANGED = re.compile(r"\bexchang\w+ (?:of )?(?:mutual |diplomatic |formal |official )*recognition\b|\brecognition was (?:mutual|exchanged)\b")
_RECEIVED = ("receive", "win", "gain", "obtain", "secure", "earn", "get", "achieve", "enjoy")


def _by_noun(sent: Sent, clause: Clause, cue: Cue) -> Iterator[Proposal]:
    """ "A granted B recognition", "recognition of B by A", "B received recognition from A", "A withdrew its recognition of B"."""
    around = f"{clause.words(max(0, cue.index - 7), cue.index)} . {clause.words(cue.index + 1, cue.index + 4)}"
    if re.search(r"\b(?:switch\w*|mutual)\b", around) or is_effort(clause, cue.index) or re.match(r"(?:of|for) (?:the |his |her |their |its )?(?:importance|role|contribution|achiev|effort|work|services?|need|qualification|diploma|degree|right)", clause.words(cue.index + 1, cue.index + 5)):
        return
    if _EXCHANGED.search(clause.words()):
        a, b = [*two_sides(sent, clause, cue.index), "", ""][:2]
        yield from (_noun_claim(sent, clause, cue, x, y, False) for x, y in ((a, b), (b, a)) if x and y)
        return
    by, of = _noun_sides(sent, clause, cue)
    later = list(_stages(sent, clause, cue))
    for x in by[:4]:
        for y in of[:4]:
            if x != y:
                yield _noun_claim(sent, clause, cue, x, y, bool(later and later[0][0] == "recognises"))
                for position, when in later:
                    yield Proposal("recognition", {"by": x, "of": y, "position": position}, when, clause=clause, cue=cue.index, modality="asserted")


def _noun_sides(sent: Sent, clause: Clause, cue: Cue) -> tuple[list[str], list[str]]:
    owner = [m for m in clause.before(cue.index, ("country", "group")) if m.possessive or m.form == "adjective"]
    of = _recognised(sent, clause, cue.index) if clause.words(cue.index + 1, cue.index + 2) == "of" else []
    of = of or codes_of(m for m in clause.after(cue.index, ("to",), ("country", "place"), 12))
    if not of and clause.words(cue.index + 1, cue.index + 2) == "to":
        of = find_described(sent, clause, cue.index + 1)
    agent = codes_of(clause.after(cue.index, ("by",), ("country", "group", "place")))
    received = next((v for v in clause.verbs(_RECEIVED) if v.index < cue.index and cue.index - v.index < 7), None)
    given = next((v for v in clause.verbs(_GIVEN)), None)
    subject = codes_of(m for m in clause.subject if m.kind in ("country", "group", "person", "place"))
    if received is not None and not of:
        return codes_of(clause.after(cue.index, ("from", "by", "of"), ("country", "place"))) or codes_of(owner), subject
    if given is not None and not of and not clause.is_passive(given):
        of = [c for c in codes_of(clause.after(given.index, ("",), ("country",), 4)) if c not in subject]
    if not of and owner and not owner[0].possessive and subject and codes_of(owner) != subject:
        return subject, codes_of(owner)  # "A favoured B recognition"
    if not of and re.search(r"\bfrom$", clause.words(cue.index + 1, cue.index + 2)):
        of = codes_of(clause.after(cue.index, ("from",), ("country", "place"), 4))
    by = codes_of(owner) or agent or [c for c in subject if c not in of]
    if not by and len(of) == 1 and other_of(sent, of[0]) and not subject:
        by = [other_of(sent, of[0])]
    if not of and len(by) == 1 and other_of(sent, by[0]) and (owner or agent or given is not None):
        of = [other_of(sent, by[0])]
    return by, of


def _noun_claim(sent: Sent, clause: Clause, cue: Cue, by: str, of: str, staged: bool) -> Proposal:
    around = clause.words(max(0, cue.index - 6), cue.index)
    verb_after = clause.words(cue.index + 1, cue.index + 14) if not staged else ""
    withdrawn = bool(_WITHDRAWN.search(around)) or bool(re.search(r"\b(?:was|were|been) (?:\w+ )?(?:withdrawn|revoked|rescinded|cancelled|suspended)\b", verb_after))
    withheld = not withdrawn and bool(_WITHHELD.search(around)) and not _FIRST_OF_ALL.search(clause.words())
    date = date_of(sent, clause, cue.index)
    if date is not None and clause.index_of(date) < cue.index and _CAUSE.search(clause.words(0, cue.index) + " "):
        date = None  # that of what was done because of it
    if withheld and date is not None and date.relation in ("until", "before") and re.fullmatch(r"\d{4}[\d-]*", date.value):
        return Proposal("recognition", {"by": by, "of": of, "position": "recognises"}, f"{date.value}/", clause=clause, cue=cue.index, modality="asserted")
    position = "withdrawn" if withdrawn else "does-not-recognise" if withheld else "recognises"
    when = (to_day(date) if withdrawn else period(clause, date, opens=True)) if date and date.value else None
    return Proposal("recognition", {"by": by, "of": of, "position": position}, when, clause=clause, cue=cue.index, modality="asserted" if withheld or staged else None)


_STAGE = re.compile(r"\b(given|granted|extended|accorded|renewed|restored|reaffirmed|reinstated|withdrawn|suspended|revoked|rescinded|frozen|cancelled)$")


def _stages(sent: Sent, clause: Clause, cue: Cue) -> Iterator[tuple[str, str]]:
    """Give (position, when) of what a recognition went through: "given in 2005, was suspended in 2006 and renewed in 2014"."""
    units = [u for c in sent.clauses for u in c.units if u.start > clause.units[cue.index].start]
    found = []
    for i, unit in enumerate(units):
        stage = _STAGE.search(unit.low) if unit.mention is None else None
        date = next((u.mention for u in units[i + 1 : i + 4] if u.kind == "date"), None)
        if stage and date is not None and date.value and "/" not in date.value:
            ends = stage.group(1) in ("withdrawn", "suspended", "revoked", "rescinded", "frozen", "cancelled")
            found.append(("withdrawn" if ends else "recognises", date.value if ends else f"{date.value}/"))
    if len(found) > 1:
        yield from found


# -- who did the same -----------------------------------------------------------------------------------------------------------------------

_UNLIKE = re.compile(r"(?:^|\b(?:and|but|while) )(?:the )?# (?:, [^,]*, )?(?:does|do|did|has|have|had) not\b\W*(?:$|and\b)|\bneither (?:does|do|did|has|have|had) (?:the )?#")
_SAME = re.compile(r"\b(?:(?:did|does|do|has done|have done|had done|doing|done|do) (?:so|the same|likewise|it)|follow(?:ed|s)?(?: suit| his| its)?|the same step|likewise)\b")


def _followed(sent: Sent, clause: Clause, here: list[Proposal]) -> Iterator[Proposal]:
    """ "... ; India followed within hours", "Denmark did so in 1992", "as did B", "C took it back in 2014": what was recognised before."""
    at = next((i for i in range(1, len(clause.units) - 1) if here and re.match(r"(?:as|so|and so|nor) (?:did|does|do|has|have|had)\b", clause.words(i, i + 3))), 0)
    if here and not at:
        return
    words = clause.words(at)
    yield from _unlike(sent, clause, words)
    same, back = _SAME.search(words), re.search(r"\btook it back\b|\bwithdrew it\b|\brevoked it\b", words)
    reverse = re.match(r"(?:as|so|and so|nor) (?:did|does|do|has|have|had) (?:the )?#", words)
    if not (same or back or reverse):
        return
    said = here or [p for c in sent.clauses if c.start < clause.start for p in _told(sent, c)]
    if not said:
        return
    by = codes_of(m for m in clause.mentions("country", "place", begin=at) if clause.governor(clause.index_of(m)) == "")[:3] if reverse else codes_of(m for m in clause.subject if m.kind in ("country", "place"))
    date = next((d for d in clause.mentions("date", begin=at) if d.value), None)
    refused = bool(re.search(r"\b(?:not|never|declined|refused|nor)\b", words))
    before = str(said[-1].roles["position"])
    position = "withdrawn" if back else before
    when = (to_day(date) if back else period(clause, date, opens=True)) if date is not None else None
    for x in by:
        for y in dict.fromkeys(str(p.roles["of"]) for p in said[-3:] if p.roles["by"] == said[-1].roles["by"]):
            if x != y and x not in {str(p.roles["by"]) for p in said}:
                yield Proposal("recognition", {"by": x, "of": y, "position": position}, when, clause=clause, cue=0, modality="denied" if refused and before == "recognises" and not back else "asserted")


def _unlike(sent: Sent, clause: Clause, words: str) -> Iterator[Proposal]:
    """ "...; A does not", "and neither does B": who does not recognise what was recognised before in the sentence."""
    bare = re.fullmatch(r"\W*(?:but )?(?:does|do|did|has|have|had) not\W*", words)
    said = [p for c in sent.clauses if c.start < clause.start for p in _told(sent, c)] if bare or _UNLIKE.search(words.lstrip(" ;,")) else []
    if not said or str(said[-1].roles["position"]) != "recognises":
        return
    neither = next((i for i, u in enumerate(clause.units) if u.low == "neither"), -1)
    by = codes_of(clause.mentions("country", begin=neither)[:1]) if neither >= 0 else codes_of(clause.mentions("country")[:1] or clause.subject[:1])
    for x in by:
        yield Proposal("recognition", {"by": x, "of": str(said[-1].roles["of"]), "position": "does-not-recognise"}, clause=clause, cue=0, modality="asserted")


def find_recognition_switched(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A switched recognition from B to C in 2019": recognition of B withdrawn, C recognised."""
    for cue in clause.verbs(("switch", "transfer", "shift", "move")):
        if not re.search(r"\brecognition\b", clause.words(cue.index)) and not re.search(r"\brecognition\b", clause.words(0, cue.index)):
            continue
        by = codes_of(m for m in clause.subject if m.kind in ("country", "place")) or codes_of(m for m in clause.mentions("country", end=cue.index) if m.possessive)
        old = codes_of(clause.after(cue.index, ("from",), ("country", "place")))
        new = codes_of(clause.after(cue.index, ("to",), ("country", "place")))
        date = date_of(sent, clause, cue.index)
        when = date.value if date is not None and date.value else ""
        for position, other in (("withdrawn", old), ("recognises", new)):
            if by and other and by[0] != other[0]:
                yield Proposal("recognition", {"by": by[0], "of": other[0], "position": position}, (f"{when}/" if position == "recognises" and "/" not in when else when) if when else None, clause=clause, cue=cue.index)


RULES = (
    Rule("recognition", "one country recognising another, or not, or no longer", find_recognition, Waits(verbs=(*_RECOGNISES, *REGARDS), words=("recognition",))),
    Rule("recognition-switched", "recognition moved from one country to another", find_recognition_switched, Waits(patterns=(r"\brecognition\b",), named=True)),
)
