"""Persons: offices, names, and the country for which each acts, from title, apposition, vocabulary and what the document said before."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import msgspec

from bilat.extract.lexicon import fold
from bilat.extract.mentions import Mention
from bilat.vocabulary import load

_NAME_TOKEN = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’‘`-]*[\wʻ]|[A-Z]\.(?:[A-Z]\.)*|[A-ZÀ-ÖØ-Þ])"
_PARTICLE = r"(?:al|el|bin|bint|ibn|ben|de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|ter|y|af|av|oghlu|oglu|zu|al-|ul|ur|abu|umm)"
_NAME = re.compile(rf"{_NAME_TOKEN}(?:\s(?:(?:{_PARTICLE})\s)*{_NAME_TOKEN}){{0,5}}")


class Office(NamedTuple):
    """An office found in a text: its span and whether it is plural."""

    start: int
    end: int
    plural: bool


class PersonEntry(msgspec.Struct, frozen=True):
    """A person of the vocabulary: full name, country, the office and the years of it."""

    name: str
    country: str


@cache
def _office_expression() -> re.Pattern[str]:
    cues = load().cues["offices"]

    def join(words: list[str]) -> str:
        return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))

    fields, heads = join(cues["fields"]), join(cues["heads"])
    field = rf"(?:{fields})(?:(?:,|,? and|,? &) (?:{fields}))*"
    topic = r"[A-Z][\w-]+(?:(?:,|,? and|,? &| of| for)? [A-Z][\w-]+){0,7}"
    single = rf"(?:Minister|Secretary|Under-?[Ss]ecretary|minister|Vice[- ]Minister) (?:of State )?(?:of|for) (?:the )?{topic}|{field} (?:Minister|Secretary|minister)|(?:{heads})(?![\w])|{join(cues['common'])}"
    plural = rf"(?:{fields}) (?:Ministers|Secretaries)|{join(cues['plural'])}|Presidents|Prime Ministers|Ministers|Ambassadors|Kings|Leaders|Heads of State|Heads of Government"
    return re.compile(rf"(?<![\w-])(?P<prefix>(?:(?:{join(cues['prefixes'])})[ -])*)(?:(?P<plural>{plural})|(?P<single>{single}))(?![\w-])")


@cache
def _not_names() -> frozenset[str]:
    return frozenset(load().cues["offices"]["not_names"])


@cache
def load_people() -> tuple[dict[str, PersonEntry], dict[str, tuple[PersonEntry, ...]]]:
    """Give folded full names and folded surnames -> people of the vocabulary."""
    full: dict[str, PersonEntry] = {}
    surnames: dict[str, list[PersonEntry]] = {}
    for person in load().people:
        entry = PersonEntry(person.name, person.country)
        for name in (person.name, *person.aliases):
            full.setdefault(fold(name), entry)
        last = fold(getattr(person, "surname", None) or person.name.split()[-1])
        surnames.setdefault(last, []).append(entry)
    return full, {k: tuple(v) for k, v in surnames.items()}


def find_offices(text: str, start: int, end: int) -> list[Office]:
    """Find the offices named in text[start:end]."""
    piece = text[start:end]
    return [Office(start + m.start(), start + m.end(), bool(m["plural"])) for m in _office_expression().finditer(piece)]


class Register:
    """Who is who in one document: surnames and full names with their countries, as the reading goes on."""

    def __init__(self) -> None:
        self.full: dict[str, tuple[str, str]] = {}
        self.last: dict[str, tuple[str, str]] = {}

    def add(self, name: str, country: str) -> None:
        """Remember a full name and its country; a later mention by surname finds them."""
        words = name.split()
        if country or fold(name) not in self.full:
            self.full[fold(name)] = (name, country)
            self.last[fold(words[-1])] = (name, country)
            if len(words) > 1:
                self.last.setdefault(fold(words[0]), (name, country))

    def find(self, name: str) -> tuple[str, str] | None:
        """Give (full name, country) of a name met before or known to the vocabulary; None where it is neither."""
        key = fold(name)
        met = self.full.get(key) or (self.last.get(key) if " " not in key else None)
        if met and met[1]:
            return met
        full, surnames = load_people()
        if key in full:
            return full[key].name, full[key].country
        namesakes = surnames.get(key.split()[-1], ())
        if len(key.split()) > 1:
            same = [p for p in namesakes if fold(p.name).split()[0] == key.split()[0]]
            return (same[0].name, same[0].country) if same else met
        countries = {p.country for p in namesakes}
        return (namesakes[-1].name, namesakes[-1].country) if len(countries) == 1 and len(key) > 3 else met


def find_persons(text: str, start: int, end: int, mentions: list[Mention], register: Register) -> list[Mention]:
    """Find persons and bare offices in text[start:end], given the other mentions there; names found are entered in the register."""
    blocked = [(m.start, m.end) for m in mentions if m.kind != "place" or m.form == "capital"]
    names = _names(text, start, end, blocked, register)
    offices = find_offices(text, start, end)
    found: list[Mention] = []
    used: set[int] = set()
    for office in offices:
        found.append(_titled(text, office, names, used, mentions))
    for span in names:
        if span[0] not in used and (m := _untitled(text, span, register, start)):
            found.append(m)
    for mention in found:
        _settle(mention, register)
    return sorted(_without_overlaps(found), key=lambda m: m.start)


def _names(text: str, start: int, end: int, blocked: list[tuple[int, int]], register: Register) -> list[tuple[int, int]]:
    offices = [(o.start, o.end) for o in find_offices(text, start, end)]
    spans = []
    for match in _NAME.finditer(text, start, end):
        for a, b in _unblocked(match.start(), match.end(), sorted([*blocked, *offices])):
            spans.extend(_trim(text, a, b))
    return spans


def _unblocked(a: int, b: int, blocked: list[tuple[int, int]]) -> list[tuple[int, int]]:
    pieces = []
    for x, y in blocked:
        if y <= a or x >= b:
            continue
        if x > a:
            pieces.append((a, x))
        a = max(a, y)
    if a < b:
        pieces.append((a, b))
    return pieces


def _trim(text: str, a: int, b: int) -> list[tuple[int, int]]:
    tokens = [(m.start() + a, m.end() + a) for m in re.finditer(r"\S+", text[a:b])]
    runs: list[list[tuple[int, int]]] = [[]]
    for token in tokens:
        word = re.sub(r"['’]s?$", "", text[token[0] : token[1]]).strip(",.")
        if word in _not_names() or (word.isupper() and len(word) > 3):
            runs.append([])
        else:
            runs[-1].append(token)
    spans = []
    for run in runs:
        while run and not text[run[0][0]].isupper():
            run.pop(0)
        while run and not text[run[-1][0]].isupper() and not re.match(r"al-|el-", text[run[-1][0] : run[-1][1]]):
            run.pop()
        if run:
            last = run[-1][1]
            shown = text[run[0][0] : last]
            stripped = re.sub(r"['’]s?$", "", shown)
            spans.append((run[0][0], run[0][0] + len(stripped)))
    return spans


def _titled(text: str, office: Office, names: list[tuple[int, int]], used: set[int], mentions: list[Mention]) -> Mention:
    country, first = _country_before(text, office.start, mentions)
    after, end = _country_after(text, office.end, mentions)
    country = country or after
    name = _name_after(text, end, names) or (_name_after(text, office.end, names) if after else None)
    begin, title = min(first, office.start), text[office.start : office.end]
    if name:
        used.add(name[0])
        return Mention("person", begin, name[1], text[begin : name[1]], _codes(country), "titled", text[name[0] : name[1]], office=title, name_start=name[0])
    earlier = _name_before(text, begin, names)
    if earlier and earlier[0] not in used and not office.plural:
        used.add(earlier[0])
        return Mention("person", earlier[0], end, text[earlier[0] : end], _codes(country), "titled", text[earlier[0] : earlier[1]], office=title, name_start=earlier[0])
    form = "plural-office" if office.plural else "office"
    return Mention("person", begin, end, text[begin:end], _codes(country), form, "", office=title, name_start=-1)


def _codes(country: Mention | None) -> tuple[str, ...]:
    if country is None:
        return ()
    country.attached = True
    return country.codes


def _country_before(text: str, at: int, mentions: list[Mention]) -> tuple[Mention | None, int]:
    for m in mentions:
        if m.kind in ("country", "org") and m.end <= at and m.end > at - 30:
            gap = text[m.end : at]
            if gap in (" ", "'s ", "’s ", "s' ", "' ", "-") or re.fullmatch(r"['’]s (?:new |then |current |former |own |late )?", gap) or re.fullmatch(r" (?:new|then|foreign|state|acting|vice|deputy) ", gap):
                return m, m.start
    return None, at


def _country_after(text: str, at: int, mentions: list[Mention]) -> tuple[Mention | None, int]:
    for m in mentions:
        if m.kind in ("country", "org") and m.start >= at and m.form not in ("adjective", "demonym"):
            gap = text[at : m.start]
            if re.fullmatch(r" (?:of|to|for) (?:the )?|, ", gap) and not (gap == ", " and m.possessive):
                return (m, m.end) if gap != ", " else (None, at)
    return None, at


def _name_after(text: str, at: int, names: list[tuple[int, int]]) -> tuple[int, int] | None:
    for a, b in names:
        if at <= a and re.fullmatch(r"[,:]?\s(?:(?:Mr|Mrs|Ms|Dr|H\.E|HE|Sir|Lord)\.?\s)*(?:designate\s)?|\s*", text[at:a]):
            return a, b
    return None


def _name_before(text: str, at: int, names: list[tuple[int, int]]) -> tuple[int, int] | None:
    for a, b in names:
        if b <= at and re.fullmatch(r"(?:,|,? who (?:was|is)| \()\s?(?:the |a |an |its |then |once |then-|their )?(?:former |current |late )?", text[b:at]):
            return a, b
    return None


def _untitled(text: str, span: tuple[int, int], register: Register, start: int) -> Mention | None:
    shown = text[span[0] : span[1]]
    known = register.find(shown)
    words = shown.split()
    if known is None and (len(words) < 2 or not _looks_like_name(words)):
        return None
    if known is None and span[0] == start and len(words) == 2 and not words[1][0].isupper():
        return None
    return Mention("person", span[0], span[1], shown, (), "known" if known else "bare", shown, name_start=span[0])


def _looks_like_name(words: list[str]) -> bool:
    return all(w[0].isupper() or w.rstrip("-").lower() in _PARTICLE for w in words) and not any(c.isdigit() for w in words for c in w)


def _settle(mention: Mention, register: Register) -> None:
    """Give a person its country: from its title, else from what is known of the name."""
    if not mention.value:
        return
    known = register.find(mention.value)
    if not mention.codes and known and known[1]:
        mention.codes = (known[1],)
    register.add(mention.value, mention.code)


def _without_overlaps(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (not m.value, -(m.end - m.start), m.start)):
        if all(mention.end <= k.start or k.end <= mention.start for k in kept):
            kept.append(mention)
    return kept
