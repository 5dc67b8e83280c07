"""Persons: offices, names, and the country for which each acts, from title, apposition, vocabulary and what the document said before."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import msgspec

from bilat.extract.lexicon import fold
from bilat.extract.mentions import Mention
from bilat.extract.offices import Office, clean_office, country_of_office, find_offices, is_address
from bilat.vocabulary import load

_NAME_TOKEN = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’‘`-]*[\wʻ]|[A-Z]\.(?:[A-Z]\.)*|[A-ZÀ-ÖØ-Þ])"
_PARTICLE = r"(?:al|el|bin|bint|ibn|ben|de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|ter|y|af|av|oghlu|oglu|zu|al-|ul|ur|abu|umm|arap|wa|ole|ould|uld|binti|bte|zur|ten|ap|ed|es)"
_ARTICLED = r"(?:al|el|ad|ed|as|es|ash|an|en|at|et|az|ez|ar|er|ur|ul|ud|bin)[-‑'’][A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*\w"
_NAME = re.compile(rf"{_NAME_TOKEN}(?:\s(?:(?:{_PARTICLE})\s)*(?:{_NAME_TOKEN}|{_ARTICLED})){{0,9}}")


class PersonEntry(msgspec.Struct, frozen=True):
    """A person of the vocabulary: full name, country, the office and the years of it."""

    name: str
    country: str


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
            for i in range(1, len(words) - 1):  # surnames of several words: "Rosa Quiroga Llosa", then "Quiroga Llosa"
                self.last[fold(" ".join(words[i:]))] = (name, country)

    def find(self, name: str) -> tuple[str, str] | None:
        """Give (full name, country) of a name met before or known to the vocabulary; None where it is neither."""
        found = self._find(fold(name))
        return found if (found and found[1]) or not _HYPHENED.search(name) else self._find(_HYPHENED.sub(r"\1 ", fold(name))) or found

    def _find(self, key: str) -> tuple[str, str] | None:
        met = self.full.get(key) or self.last.get(key)
        if met and met[1]:
            return met
        full, surnames = load_people()
        if key in full:
            return full[key].name, full[key].country
        namesakes = surnames.get(key.split()[-1], ())
        if _INITIALS.match(key) and (bearer := self.last.get(key.split()[-1])) and fold(bearer[0])[:1] == key[:1]:
            return bearer
        if len(key.split()) > 1:
            first = key.split()[0]
            same = [p for p in namesakes if fold(p.name).split()[0] == first or (len(first.strip(".")) == 1 and fold(p.name)[:1] == first[0])]
            return (same[0].name, same[0].country) if same else met
        countries = {p.country for p in namesakes}
        return (namesakes[-1].name, namesakes[-1].country) if len(countries) == 1 and len(key) > 3 else met


_HYPHENED = re.compile(r"\b([ae]l)-", re.I)
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?)+[^\W\d_]{2}")


def find_persons(text: str, start: int, end: int, mentions: list[Mention], register: Register) -> list[Mention]:
    """Find persons and bare offices in text[start:end], given the other mentions there; names found are entered in the register."""
    offices = [_before_name(text, office, mentions) for office in find_offices(text, start, end)]
    mentions = [m for m in mentions if not _is_part_of_name(text, m, offices)]
    blocked = [(m.start, m.end) for m in mentions if m.kind != "place" or m.form == "capital"]
    names = _names(text, start, end, [*blocked, *[(o.start, o.end) for o in offices]])
    found: list[Mention] = []
    used: set[int] = set()
    for office in sorted(offices, key=lambda o: o.address):
        found += _titled(text, office, names, used, mentions)
    for span in names:
        if span[0] not in used and (m := _untitled(text, span, register, start)):
            _give_country(text, m, mentions)
            found.append(m)
    for mention in found:
        if mention.form == "titled" and not mention.codes:
            _give_country(text, mention, mentions)
        _settle(mention, register)
    kept = _without_second_offices(text, sorted(_without_overlaps(found), key=lambda m: m.start))
    for number, mention in enumerate(kept):
        _name_again(text, mention, kept[:number])
    return kept


_FIRST_OF_TWO = re.compile(r"\b(?:Deputy|Vice|First|Counci\w+|Secretary of State|High Representative|Federal)\b", re.I)


def _without_second_offices(text: str, people: list[Mention]) -> list[Mention]:
    """Leave out the other office of one person: "State Councillor and Foreign Minister N.", "N., the Deputy Premier and Foreign Minister"; what country it names is N.'s."""
    dropped: list[Mention] = []
    for first, second in pairwise(people):
        if text[first.end : second.start] != " and " or first.office.lower() == second.office.lower() or (first.code and second.code and first.code != second.code):
            continue
        if first.form == "office" and second.form == "titled" and second.name_start > second.start and second.start == second.name_start - len(second.office) - 1:
            alone = not re.search(r"\b[Tt]he $", text[max(0, first.start - 4) : first.start])
            if alone or _FIRST_OF_TWO.search(first.office):
                second.codes, second.start, second.text = second.codes or first.codes, first.start, text[first.start : second.end]
                dropped.append(first)
        elif first.form == "titled" and second.form == "office" and not second.code and first.end > first.name_start + len(first.value):
            first.end, first.text = second.end, text[first.start : second.end]
            dropped.append(second)
    return [m for m in people if not any(m is d for d in dropped)]


def _name_again(text: str, mention: Mention, earlier: list[Mention]) -> None:
    """Give "the A leader" the name of the only person of A before it in the sentence."""
    if mention.form != "office" or not mention.code or mention.office[:1].isupper() or not text[: mention.start].endswith(("the ", "The ")):
        return
    same = {p.value for p in earlier if p.value and p.code == mention.code}
    if len(same) == 1 and mention.text.split()[0][0].isupper() and not re.search(r"\b(?:of|to|in)\b", mention.text):
        mention.value, mention.form, mention.name_start = same.pop(), "again", mention.start


_OF = re.compile(r"(?:,? (?:of|for|and))?(?: the)? ?$")


def _before_name(text: str, office: Office, mentions: list[Mention]) -> Office:
    """Let an office end before the name of a country that its last words belong to: "President of the | Republic of Chile"."""
    name = next((m for m in mentions if m.kind == "country" and office.start < m.start < office.end < m.end), None)
    return office if name is None else office._replace(end=office.start + len(_OF.sub("", text[office.start : name.start])))


_BESIDE_NAME = re.compile(r"([A-ZÀ-ÖØ-Þ][\w’'-]+) $")


_NAME_AFTER = re.compile(r" ([A-ZÀ-ÖØ-Þ][\w’'-]+)")


def _is_part_of_name(text: str, mention: Mention, offices: list[Office]) -> bool:
    """Tell whether a country or city is a piece of a person's name here: "Prime Minister Joseph Muscat", "Israel Katz", "Salvador Allende"."""
    if mention.kind not in ("country", "place") or mention.form not in ("name", "capital", "city") or " " in mention.text:
        return False
    before = _BESIDE_NAME.search(text[max(0, mention.start - 25) : mention.start])
    after = _NAME_AFTER.match(text[mention.end : mention.end + 25])
    full, _ = load_people()
    if (before and fold(f"{before.group(1)} {mention.text}") in full) or (after and fold(f"{mention.text} {after.group(1)}") in full):
        return True
    for office in offices:
        lead = text[office.end : mention.start]
        if before and office.end < mention.start and lead.strip() == before.group(1) and before.group(1) not in _not_names():
            return True
        if after and lead == " " and after.group(1) not in _not_names() and not text[office.start : office.end].islower():
            return not find_offices(text, mention.end, mention.end + 25)
    return False


def _names(text: str, start: int, end: int, blocked: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans = []
    blocked = sorted(blocked)
    for match in _NAME.finditer(text, start, end):
        for a, b in _unblocked(match.start(), match.end(), blocked):
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


_TOKEN = re.compile(r"\S+")
_IS_ARTICLED = re.compile(_ARTICLED)
_OWNING = re.compile(r"['’]s?$")


def _trim(text: str, a: int, b: int) -> list[tuple[int, int]]:
    tokens = [m.span() for m in _TOKEN.finditer(text, a, b)]
    runs: list[list[tuple[int, int]]] = [[]]
    for token in tokens:
        word = _OWNING.sub("", text[token[0] : token[1]]).strip(",.")
        if (word in _not_names() and not _is_given(text, token[1], word)) or (word.isupper() and len(word) > 3 and "." not in word):
            runs.append([])
        else:
            runs[-1].append(token)
    spans = []
    for run in runs:
        while run and (not text[run[0][0]].isupper() or (len(run) > 1 and (is_address(text[run[0][0] : run[0][1]]) or text[run[0][0] : run[0][1]].lower() in _callings()))):
            run.pop(0)
        while run and not text[run[-1][0]].isupper() and not _IS_ARTICLED.match(text, run[-1][0], run[-1][1]):
            run.pop()
        if run:
            last = run[-1][1]
            shown = text[run[0][0] : last]
            stripped = _OWNING.sub("", shown)
            spans.append((run[0][0], run[0][0] + len(stripped)))
    return spans


_GIVEN = frozenset(["Christian", "Grant", "Chase", "Christian-", "Park", "Law", "Grace", "Bay", "Prince"])


def _is_given(text: str, end: int, word: str) -> bool:
    """Tell whether a word that is mostly no name is a given name here: a capitalised word follows that is none of the others."""
    after = re.match(r" ([A-Z][\w’'-]+)", text[end : end + 30]) if word in _GIVEN else None
    return after is not None and after.group(1) not in _not_names()


def _titled(text: str, office: Office, names: list[tuple[int, int]], used: set[int], mentions: list[Mention]) -> list[Mention]:
    """Give who holds an office here: the name after it, the names after a plural, the name before it, or the bare office."""
    before, first = _countries_before(text, office.start, mentions)
    after, end = _countries_after(text, office.end, mentions, plural=office.plural)
    codes = _codes(before or after)
    name = _name_after(text, end, names) or (_name_after(text, office.end, names) if after else None)
    begin, title = min(first, office.start), clean_office(text[office.start : office.end])
    if name and office.address and name[0] in used:
        return []
    if name:
        held = _coordinated(text, name, names) if office.plural else [name]
        used.update(n[0] for n in held)
        shared = [(c,) for c in codes] if len(codes) == len(held) else [codes if len(codes) == 1 else ()] * len(held)
        starts = [begin, *[n[0] for n in held[1:]]]
        return [Mention("person", s, n[1], text[s : n[1]], c, "titled", text[n[0] : n[1]], office=title, name_start=n[0]) for s, n, c in zip(starts, held, shared, strict=True)]
    earlier = _name_before(text, begin, names)
    if earlier and earlier[0] not in used and not office.plural:
        used.add(earlier[0])
        return [Mention("person", earlier[0], end, text[earlier[0] : end], codes, "titled", text[earlier[0] : earlier[1]], office=title, name_start=earlier[0])]
    if office.address:
        return []
    form = "plural-office" if office.plural else "office"
    return [Mention("person", begin, end, text[begin:end], codes, form, "", office=title, name_start=-1)]


def _coordinated(text: str, first: tuple[int, int], names: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give a name with those joined to it: "V. Giri and S. Reddy", "A, B and C"."""
    held = [first]
    for name in names:
        if name[0] >= held[-1][1] and re.fullmatch(r"\s?,\s?|,?\s(?:and|&)\s?", text[held[-1][1] : name[0]]):
            held.append(name)
    return held


def _codes(countries: list[Mention]) -> tuple[str, ...]:
    for country in countries:
        country.attached = True
    return tuple(dict.fromkeys(c for m in countries for c in m.codes))


_OWNER_GAP = re.compile(r" |-|['’]s? (?:new |then |current |former |own |late |visiting |first )*| (?:new|then|foreign|state|acting|vice|deputy|head of) ")


def _countries_before(text: str, at: int, mentions: list[Mention]) -> tuple[list[Mention], int]:
    """Give the countries directly before an office ("B's president", "the A and B ministers") and where they begin."""
    near = [m for m in mentions if m.kind in ("country", "org") and at - 60 < m.end <= at]
    if not near or not _OWNER_GAP.fullmatch(text[near[-1].end : at]):
        return [], at
    group = [near[-1]]
    for m in reversed(near[:-1]):
        if not re.fullmatch(r"(?:['’]s)?(?: and |, )", text[m.end : group[0].start]) or m.form != group[0].form or m.kind != group[0].kind:
            break
        group.insert(0, m)
    return group, group[0].start


def _countries_after(text: str, at: int, mentions: list[Mention], *, plural: bool = False) -> tuple[list[Mention], int]:
    """Give the countries that an office names after it ("president of B", "ministers of A and B") and where they end."""
    group: list[Mention] = []
    for m in mentions:
        if m.kind not in ("country", "org") or m.start < at or m.form in ("adjective", "demonym"):
            continue
        gap = r" (?:of|to|for) (?:the )?" if not group else r"(?:,? and|,(?=[^.;]{2,40} and )) (?:the |of )*" if plural else r",? and (?:the |of )*"
        if not re.match(gap, text[group[-1].end if group else at :]) or not re.fullmatch(gap.replace(r"(?=[^.;]{2,40} and )", ""), text[group[-1].end if group else at : m.start]):
            break
        group.append(m)
    return group, group[-1].end if group else at


_OF_GAP = re.compile(r" (?:of|from) (?:the )?")


def _give_country(text: str, mention: Mention, mentions: list[Mention]) -> None:
    """Give a name without title the country beside it: "Egypt's N.", "N. of Australia"."""
    for m in mentions:
        beside = text[m.end : mention.start] in ("'s ", "’s ") or _OF_GAP.fullmatch(text[mention.end : m.start])
        if beside and m.kind == "country" and m.code and m.form not in ("adjective", "capital"):
            mention.codes = m.codes
            m.attached = True
            return


_HONOURS = re.compile(r"[,:]?\s?(?:(?:Mr|Mrs|Ms|Dr|H\.\s?E|HE|Sir|Lord|Smt|Shri|Hon|Prof|Eng|Gen|General|Col|Colonel|Lt\.? Gen|Maj\.? Gen|Sheikh|Datuk|Dato['’]?|Tan Sri|Prince|Admiral|Marshal|Field Marshal|the Rt\.? Hon|Her Excellency|His Excellency)\.?,?\s)*(?:designate\s|elect\s)?")


def _name_after(text: str, at: int, names: list[tuple[int, int]]) -> tuple[int, int] | None:
    for a, b in names:
        if at <= a and _HONOURS.fullmatch(text[at:a]):
            return a, b
    return None


def _name_before(text: str, at: int, names: list[tuple[int, int]]) -> tuple[int, int] | None:
    for a, b in names:
        if b <= at and re.fullmatch(r"(?:,|,? who (?:was|is)| \()\s?(?:the |a |an |its |his |her |then |once |then-|their |our |later |now |formerly |today )?(?:former |current |late )?(?:non-?resident |resident )?", text[b:at]):
            return a, b
    return None


def _untitled(text: str, span: tuple[int, int], register: Register, start: int) -> Mention | None:
    shown = text[span[0] : span[1]]
    known = register.find(shown)
    words = shown.split()
    if known is None and not (len(words) == 1 and len(shown) > 2 and shown[-1].islower() and _has_calling(text, span[0])) and (len(words) < 2 or not _looks_like_name(words)):
        return None
    if known is None and span[0] == start and len(words) == 2 and not words[1][0].isupper() and not _IS_ARTICLED.match(words[1]):
        return None
    return Mention("person", span[0], span[1], shown, (), "known" if known else "bare", shown, name_start=span[0])


@cache
def _callings() -> frozenset[str]:
    return frozenset(w.split()[-1] for w in load().cues["offices"]["callings"])


def _has_calling(text: str, at: int) -> bool:
    """Tell whether the word before a name says what its bearer does: "the singer N."."""
    return text[max(0, at - 24) : at].rpartition(" ")[0].split(" ")[-1].strip(",").lower() in _callings() and text[at - 1 : at] == " "


def _looks_like_name(words: list[str]) -> bool:
    return all(w[0].isupper() or w.rstrip("-").lower() in _PARTICLE or _IS_ARTICLED.match(w) for w in words) and not any(c.isdigit() for w in words for c in w)


def _settle(mention: Mention, register: Register) -> None:
    """Give a person its country: from its title, else from what is known of the name."""
    if not mention.value:
        if not mention.codes and country_of_office(mention.office):
            mention.codes = (country_of_office(mention.office),)
        return
    known = _find_crowned(mention, register) if _CROWNED.search(mention.office) and re.fullmatch(r"\S+(?: [IVX]+)?", mention.value) else register.find(mention.value)
    if not mention.codes and country_of_office(mention.office):
        mention.codes = (country_of_office(mention.office),)
    if not mention.codes and known and known[1] and not (known[1] in load().organisations and _OF_STATE.search(mention.office)):
        mention.codes = (known[1],)
    register.add(mention.value, mention.code)


_OF_STATE = re.compile(r"[Mm]inister\b|[Aa]mbassador\b")  # offices of a state: who heads an organisation now may have held one before
_CROWNED = re.compile(r"\b(?:King|Queen|Prince|Princess|Emperor|Sultan|Emir|Amir|Pope)$")


def _find_crowned(mention: Mention, register: Register) -> tuple[str, str] | None:
    """Give who a crowned first name is ("King Philippe"): one met in the document, or of the vocabulary with that title; no bearer of the name as a surname."""
    met = register.full.get(fold(mention.value)) or register.last.get(fold(mention.value))
    known = met if met and met[1] else register.find(f"{mention.office} {mention.value}") or register.find(f"{mention.office.split()[-1]} {mention.value}")
    return known or (register.find(mention.value) if " " in mention.value else None)


def _without_overlaps(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (not m.value, -(m.end - m.start), m.start)):
        if all(mention.end <= k.start or k.end <= mention.start for k in kept):
            kept.append(mention)
    return kept
