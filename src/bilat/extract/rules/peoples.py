"""Rules for communities: people of one country, or of its descent, who live in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, date_of, other_of, period
from bilat.model import Amount

_NOUN = r"(?:community|communities|diaspora|population|expatriates?|expats|immigrants|migrants|residents|nationals|citizens|students|pupils|workers|refugees|minority|minorities|descendants|settlers|emigrants|jews|labourers|speakers|people|peacekeepers|families|exiles|passport holders|catholics|muslims|farmers|nurses|teachers|engineers|women)"
_LIVES = r"\b(?:live|lives|living|lived|reside|resides|resided|residing|resident|residents|community|communities|diaspora|settled|settle|work|works|worked|working|study|studies|studying|studied|moved|emigrated|migrated|fled|number|numbered|numbering|home|held|counted|registered|hosts?|hosted|shipped|employed|permits|remain|minority|immigrants|born|enrolled|dwell|made up|make up|makes up|found refuge|population|census)\b"
_NOT_RESIDENT = re.compile(r"\b(?:tourists?|visitors?|visited|soldiers|troops|killed|prisoners|died|hostages|evacuated|arrivals|visas?|visa-free|travel|passengers|holiday\w*|arrived|spent|trade|exports?|imports?|officers|officials|investors|company|companies|election|peacekeepers|deaths)\b")


def find_community(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "More than 6,000 A-ians live in B", "the A community in B", "B is home to 5,000 A-ians", "people of A descent in B"."""
    words = clause.words()
    if _NOT_RESIDENT.search(words):
        return
    done: set[str] = set()
    for i, unit in enumerate(clause.units):
        m = unit.mention
        if m is None or m.kind != "country" or not m.code or m.form in ("capital", "there", "metonym") or not _is_people(clause, i, m, words):
            continue
        residence = _residence(sent, clause, i, m.code)
        if residence and residence != m.code and m.code + residence not in done:
            done.add(m.code + residence)
            yield _community(sent, clause, i, m.code, residence)


def _is_people(clause: Clause, i: int, m: Mention, words: str) -> bool:
    """Tell whether a country's name here stands for people who live somewhere."""
    after, before = clause.words(i + 1, i + 5), clause.words(max(0, i - 6), i)
    if re.match(r"(?:-? ?\w+ )?(?:of )?(?:descent|origin|ancestry|heritage|extraction|roots)\b", after) and re.search(r"\b(?:people|persons|citizens|residents|inhabitants|americans|thousand|million|#|\d)", before):
        return True
    if re.match(r"(?:- born|-born)", after) and re.search(r"\d|\bthe$", before):
        return True
    if after.startswith("-") or (re.search(r"\b(?:an?|one|first|the only)$", before) and m.form != "adjective") or (re.search(r"\b(?:an?)$", before) and not after):
        return False
    plural = m.form == "demonym" or (m.form == "adjective" and i + 1 < len(clause.units) and clause.is_verb(i + 1)) or (m.form == "adjective" and not re.match(r"[a-z-]*[a-z]", after)) or (m.form == "adjective" and re.match(rf"(?:\w+ )?{_NOUN}\b", after) is not None)
    counted = bool(re.search(r"(?:\d|thousands?|hundreds?|million|dozens?)(?: of| or so| some| other)?(?: \w+)?$", before)) and (plural or re.match(rf"{_NOUN}\b", after) is not None)
    if m.form in ("adjective", "pronoun") and re.match(rf"(?:\w+ )?{_NOUN}\b", after):
        return counted or bool(re.search(_LIVES, words)) or bool(re.match(r"(?:community|communities|diaspora|minority|population)\b", after))
    if plural:
        return counted or bool(re.search(_LIVES, clause.words(max(0, i - 8), i + 14))) or bool(re.match(r"in #", after))
    return bool(re.search(rf"\b{_NOUN} (?:of|from)(?: the)?$", before)) and (bool(re.search(_LIVES, words)) or bool(re.search(r"\d", before)))


def _residence(sent: Sent, clause: Clause, i: int, origin: str) -> str:
    there = next((m.code for m in clause.mentions("country", begin=i) if m.form == "there" and m.code != origin), "")
    if there:
        return there
    mentions = clause.after(i, ("in", "to", "across", "throughout", "within", "into"), ("country", "place"), 16)
    inside = [m.code for m in mentions if m.code and m.code != origin]
    if inside:
        return inside[0]
    subject = [c for c in codes_of(m for m in clause.subject if m.kind == "country") if c != origin]
    before = [m.code for m in clause.mentions("country", "place", end=i) if m.code and m.code != origin and m.form != "adjective"]
    around = [c for c in codes_of(clause.mentions("country")) if c != origin]
    return (subject or before or around or [other_of(sent, origin)])[0]


def _community(sent: Sent, clause: Clause, i: int, origin: str, residence: str) -> Proposal:
    counts = [(abs(clause.index_of(m) - i), m.amount) for m in clause.mentions("amount") if m.amount and m.amount.unit in ("items", "people") and m.amount.value >= 2 and _is_count(clause, m)]
    amount = min(counts, key=lambda c: c[0])[1] if counts else None
    if amount is not None:
        amount = Amount(amount.value, "people", amount.bound, amount.to)
    date = date_of(sent, clause, i)
    return Proposal("community", {"origin": origin, "residence": residence}, period(clause, date) if date else None, amount, clause=clause, cue=i)


def _is_count(clause: Clause, m: Mention) -> bool:
    after = clause.words(clause.index_of(m) + 1, clause.index_of(m) + 2)
    return after not in ("years", "countries", "months", "generations", "centuries", "groups", "cities", "times", "families")


RULES = (Rule("community", "people of one country who live in another", find_community),)
