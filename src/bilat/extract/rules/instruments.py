"""Instruments: the nouns that name an agreement, what it is about, how many, and the year that stands on it. When it is said of which act
is in `agreements`."""

from __future__ import annotations

import re
from functools import lru_cache

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import phrase, phrase_after
from bilat.extract.rules.fields import find_items
from bilat.extract.rules.later_subjects import find_later_subjects
from bilat.model import Amount

_INSTRUMENTS: tuple[tuple[str, str], ...] = (
    ("memorandum", r"memorand(?:um|a)(?: of understanding)?|mous?\b|memorandums?|letters? of intent"),
    ("treaty", r"treat(?:y|ies)|pacts?\b|conventions?|concordats?|covenants?"),
    ("protocol", r"protocols?\b"),
    ("declaration", r"(?:joint )?(?:declarations?|statements?|communiqu[eé]s?)"),
    ("contract", r"contracts?\b"),
    ("documents", r"(?:documents?|instruments?|papers?|texts?|letters?|programmes?)\b"),
    ("agreement", r"(?:framework |free[- ]trade |trade |cooperation |bilateral )?(?:agreements?|accords?|arrangements?|ftas?|ceca|cepa|bits?\b|plan of action|action plan|roadmap|deals?|compacts?)"),
)
NOUN = re.compile(rf"\b(?:{'|'.join(shape for _, shape in _INSTRUMENTS)})\b")
_NOT_BETWEEN_STATES = frozenset(["sister-city", "twinning", "coalition", "wage", "rental", "collective", "plea", "lease", "marriage", "employment", "labour", "record", "film", "book", "house", "insurance"])
SUBJECT_PREPOSITIONS = ("on", "for", "in", "regarding", "concerning", "about", "to", "of", "covering", "against", "over", "creating", "establishing", "making", "abolishing")
_NOT_SUBJECT = frozenset(
    ["a", "an", "the", "of", "in", "on", "to", "by", "with", "and", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "many", "some", "various", "its", "their", "this", "that", "first", "second", "new", "bilateral", "these", "those", "number", "both", "other", "such", "all", "any", "no", "respective", "or", "another", "his", "her", "our", "only", "last", "main", "latest", "same", "each", "every", "under", "joint"]
)


@lru_cache(maxsize=8192)
def _is_noun(low: str) -> bool:
    """Tell whether a word names an agreement."""
    return NOUN.fullmatch(low) is not None


def find_instruments(clause: Clause) -> list[int]:
    """Find the units that name an agreement; a "deal" or "statement" counts only where words around say that it is one between states."""
    found: list[int] = []
    for i, unit in enumerate(clause.units):
        if unit.mention is not None or not (_is_noun(unit.low) or _is_action_plan(clause, i)) or clause.is_verb(i) or clause.words(max(0, i - 1), i) in _NOT_BETWEEN_STATES:
            continue
        back = clause.words(max(0, i - 3), i)
        if unit.low in ("deal", "deals") and re.search(r"\b(?:good|great)$", back) and clause.words(i + 1, i + 2) not in ("with", "on", "for", "between"):
            continue
        if i and (owner := clause.units[i - 1].mention) is not None and owner.kind == "person" and owner.possessive:
            continue
        if unit.low in ("statement", "statements", "communique", "communiques", "declaration", "declarations") and not re.search(r"\b(?:joint|common|signed|adopted|issued|final|trilateral|a|the)\b", back):
            continue
        if unit.low in ("instrument", "instruments", "paper", "papers", "text", "texts", "letter", "letters", "programme", "programmes") and not _is_signed_paper(clause, i):
            continue
        if unit.low in ("bit", "bits", "document", "documents") and not re.search(r"\b(?:sign\w*|initial\w*|exchange\w*|adopt\w*|conclude\w*)\b", clause.words()):
            continue
        if unit.low in ("contracts", "contract", "arrangement", "arrangements", "accord") and clause.words(i + 1, i + 2) in ("workers", "law", "with"):
            continue
        if found and i - found[-1] <= 4 and any(u.low in ("of", "to") for u in clause.units[found[-1] : i]):
            continue
        found.append(i)
    return found


def _is_action_plan(clause: Clause, index: int) -> bool:
    """Tell whether an action plan is named that was signed or adopted."""
    return clause.units[index].low == "plan" and index > 0 and clause.units[index - 1].low == "action" and bool(re.search(r"\b(?:sign|adopt|agree)\w*\b", clause.words()))


def _is_signed_paper(clause: Clause, index: int) -> bool:
    """Tell whether a paper, a letter or a programme is what was signed: "signed three texts", "ten instruments were signed", no letter that was only sent."""
    near = clause.words(max(0, index - 5), index), clause.words(index + 1, index + 9)
    after = re.search(r"^(?:of \S+ )?(?:\S+ ){0,5}?(?:was|were|been|be) (?:also )?(?:signed|initialled|concluded)\b", near[1])
    return bool(re.search(r"\b(?:signed|sign|signs|signing|initialled|concluded)\b", near[0]) or after) and not re.search(r"\b(?:ratification|credence|resignation|protest)\b", near[1])


def find_instrument(clause: Clause, index: int) -> str:
    """Give the contract's word for the instrument that a unit names."""
    return instrument_of(clause.units[index].low)


@lru_cache(maxsize=256)
def instrument_of(word: str) -> str:
    """Give the contract's word for the instrument that a noun names."""
    return next((name for name, shape in _INSTRUMENTS if re.fullmatch(shape, word)), "agreement")


def find_subjects(sent: Sent, clause: Clause, index: int) -> list[str]:
    """Give what an agreement is about: "on X", "X agreement"; "agreements on X and on Y" give two."""
    low = clause.units[index].low
    later = find_later_subjects(sent, clause, index) if low.endswith(("s", "a")) and not low.endswith("ss") else []
    if later:
        return later
    first = find_subject(sent, clause, index)
    listed = _listed(sent, clause, index)
    if listed:
        return listed
    if not first or not low.endswith(("s", "a")) or low.endswith("ss"):
        return [first] if first else []
    more = []
    for k in range(index + 2, min(len(clause.units) - 1, index + 24)):
        if clause.units[k].low == "on" and clause.units[k].mention is None and clause.units[k - 1].low in ("and", ","):
            more.append(phrase_after(sent, clause, k, stops=("and",), limit=10))
    head = re.split(r",? and on ", first)[0]
    return [head, *[m for m in more if m]]


_SHORT = 4  # words of a thing in a list of what agreements are about


def _listed(sent: Sent, clause: Clause, index: int) -> list[str]:
    """Give the subjects of "Agreements and MoUs on security, trade and energy", a claim each; [] for one subject of several words."""
    low = clause.units[index].low
    on = next((k for k in range(index + 1, min(len(clause.units), index + 7)) if clause.units[k].mention is None and clause.units[k].low in ("on", "in", "covering", "for", "regarding", "concerning")), -1)
    if not low.endswith("s") or on < 0 or not re.fullmatch(r"(?: ?(?:of understanding|and|,|mous?|'s|mou's|memoranda|memorandums|protocols|agreements|contracts|treaties|conventions|deals|accords|in the (?:fields?|areas?|sectors?) of))*", (" " + clause.words(index + 1, on)).rstrip()):
        return []
    skip = re.match(r"(?:the )?(?:fields?|areas?|sectors?|spheres?) (?:of|such as|like) ", clause.words(on + 1, on + 6) + " ")
    items = find_items(sent, clause, on + 1 + (len(skip.group().split()) if skip else 0))
    commas = sum(u.mention is None and u.low == "," for u in clause.units[on : items[-1].end]) if items else 0
    told = sum(bool(i.field) for i in items) >= 2 or all(len(i.words.split()) <= _SHORT for i in items)
    count = find_count(clause, index)
    if count is not None and count.value > len(items):
        return []  # "15 memoranda on health, trade and law" are told of as one
    return [i.words for i in items] if commas and len(items) >= 3 and told else []


def find_subject(sent: Sent, clause: Clause, index: int) -> str:
    """Give what one agreement is about, in the words of the text, or ""."""
    units = clause.units
    i = index + 1
    if clause.words(i, i + 2) == "of understanding":
        i += 2
    if i < len(units) and units[i].low == "(":
        close = next((k for k in range(i, min(len(units), i + 6)) if units[k].low == ")"), i)
        i = close + 1
    if i < len(units) and units[i].low == "of" and i + 2 < len(units) and units[i + 1].kind == "date":
        i += 2
    if i < len(units) and units[i].mention is None and units[i].low in SUBJECT_PREPOSITIONS:
        stated = units[i].low in ("of", "to", "in") and i + 1 < len(units) and units[i + 1].kind in ("date", "country", "place", "group")
        subject = "" if stated else phrase_after(sent, clause, i, limit=16)
        if subject:
            named = units[index].text[:1].isupper() and index > 0 and units[index - 1].text[:1].isupper() and units[index - 1].mention is None and units[index - 1].low not in _NOT_SUBJECT
            return phrase(sent, units[index - 1].start, units[index].end) + f" {units[i].low} {subject}" if named else subject
    return _before(sent, clause, index)


_NO_TOPIC = frozenset([",", "and", "new", "bilateral", "several", "joint", "first", "number", "comprehensive", "special", "historic", "landmark", "nonbinding", "non-binding", "important", "major", "key", "numerous", "draft", "pending", "outstanding", "secret", "unspecified"])


def _before(sent: Sent, clause: Clause, index: int) -> str:
    units = clause.units
    begin = index
    while begin > 0 and _describes(clause, begin - 1):
        begin -= 1
    while begin < index and units[begin].low in _NO_TOPIC:
        begin += 1
    if begin >= index:
        owner = units[index - 1].mention if index else None
        named = owner is not None and not owner.possessive and (owner.kind in ("place", "person", "event") or owner.form == "capital")
        return phrase(sent, units[index - 1].start, units[index].end) if named else ""
    end = units[index].end if all(u.text[:1].isupper() for u in units[begin : index + 1]) and begin > 0 else units[index - 1].end
    return phrase(sent, units[begin].start, end)


def _describes(clause: Clause, i: int) -> bool:
    unit = clause.units[i]
    if unit.mention is not None or unit.low in _NOT_SUBJECT:
        return False
    return (bool(re.fullmatch(r"[a-z][\w-]+|&", unit.low)) and not clause.is_verb(i)) or (unit.low in (",", "and") and i > 1 and re.fullmatch(r"[a-z][\w-]+", clause.units[i - 1].low) is not None and not clause.is_verb(i - 1))


def find_count(clause: Clause, index: int) -> Amount | None:
    """Give how many agreements there are, where a number stands before the noun."""
    for i in range(index - 1, max(-1, index - 5), -1):
        mention = clause.units[i].mention
        if mention and mention.amount and mention.amount.unit == "items" and mention.amount.value >= 1:
            return mention.amount if mention.amount.value < 2000 else None
    return None


_DATED = re.compile(r"(?:of|\(|from|dated|dating from|dates from|signed|signed in|signed on|in|concluded in|concluded|sealed in|,)$")


_BETWEEN_TWO = re.compile(r"(?:on [\w -]+ )?(?:between|of) (?:the )?# and (?:the )?# (?:in|of|from|on)")  # "a military agreement between A and B in 2011"


def find_own_date(clause: Clause, index: int, after: int = 0) -> Mention | None:
    """Give the date that stands on the noun itself: "a 1971 treaty", "the agreement of 1980", "(1989)", "dated 2002", "signed in 2006"."""
    for k in (index - 1, index - 2, index - 3):
        if k >= 0 and clause.units[k].kind == "date" and not any(u.mention is None and u.low in ("in", "on", "since", ",", "by", "until") for u in clause.units[max(0, k - 1) : index]):
            return clause.units[k].mention
    for k in range(index + 1, min(len(clause.units), index + 16)):
        unit = clause.units[k]
        if unit.kind == "date":
            back = clause.words(index + 1, k)
            fits = _BETWEEN_TWO.fullmatch(back) or (_DATED.search(back) and not (back.endswith(("in", ",")) and not back.endswith(("signed in", "concluded in", "sealed in", ", signed in"))))
            return unit.mention if fits else None
        if unit.mention is None and (NOUN.fullmatch(unit.low) or (clause.is_verb(k) and unit.low not in ("signed", "dated", "dating", "dates", "concluded", "sealed") and not unit.low.endswith("ing"))):
            return None
    return None
