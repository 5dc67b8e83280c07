"""Clauses: a sentence as units (words and mentions), split where a new finite verb takes over, each clause with its subject.

What a rule sees. The questions a rule may ask of a clause are the methods of `Clause`; what the words mean for a claim type is the
rules' business.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from bilat.extract.mentions import Mention, Unit
from bilat.extract.verbs import AUXILIARIES, VerbForm, load_bare, load_doubtful

PREPOSITIONS = frozenset(
    ["of", "in", "to", "from", "with", "at", "by", "for", "on", "between", "among", "into", "toward", "towards", "through", "via", "under", "over", "about", "against", "within", "across", "near", "inside", "around", "before", "after", "since", "until", "during", "as", "including", "like", "unlike", "besides", "alongside", "per", "onto", "upon"]
)
DETERMINERS = frozenset(["the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "these", "those", "both", "each", "all", "some", "any", "several", "many", "first", "new"])
_ARTICLES = frozenset(["the", "a", "an", "its", "their", "his", "her", "our"])
_TIMES = frozenset(["day", "morning", "evening", "afternoon", "night", "week", "weekend", "month", "year", "meantime", "autumn", "spring", "summer", "winter", "decade", "century", "same"])  # they end a phrase of time, which governs nothing after it
_FORCES = frozenset(["armed", "special", "security", "air", "ground", "naval", "police", "defence", "defense", "peacekeeping", "coalition", "land", "border", "allied"])
_ADJECTIVE = re.compile(r"(?:ic|al|ive|ous|ble|ary|ish|ful|less|close|key|main|joint|common|free|new|old|high|close|major|natural|direct|total|recent|strong|good|first|second|third)$")


class _Wanted(NamedTuple):
    """Phrases or verbs that a rule looks for: `firsts` are the words that one may begin with, `table` gives the words after each, the longest first."""

    asked: Iterable[str]
    firsts: frozenset[str]
    table: dict[str, tuple[tuple[str, ...], ...]]


# Rules ask with the same tuples again and again. What is made of one is kept by its identity, since a long tuple takes longer to hash than a
# clause to read; an entry holds its tuple, so that the identity stays its own. Tuples made anew for each question are found by their value.
_KEPT: dict[int, _Wanted] = {}
_MOST_KEPT = 4096


def _wanted(asked: Iterable[str]) -> _Wanted:
    kept = _KEPT.get(id(asked))
    return kept if kept is not None and kept.asked is asked else _keep(asked)


def _keep(asked: Iterable[str]) -> _Wanted:
    wanted = _cut(asked if isinstance(asked, tuple | frozenset) else tuple(asked))._replace(asked=asked)
    if not isinstance(asked, list | Iterator):
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        _KEPT[id(asked)] = wanted
    return wanted


@lru_cache(maxsize=_MOST_KEPT)
def _cut(phrases: tuple[str, ...] | frozenset[str]) -> _Wanted:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        first, *rest = phrase.split()
        table.setdefault(first, []).append(tuple(rest))
    ordered = {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in table.items()}
    return _Wanted(phrases, frozenset(ordered), ordered)


_JOINING = frozenset([",", "and", "or", "&", "the", "also", "with", "both", "as", "well", "then"])


def is_his(mention: Mention | None) -> bool:
    """Tell whether a mention is a possessive pronoun for a person: it stands like an article before a noun."""
    return mention is not None and mention.kind == "person" and mention.form == "pronoun" and mention.possessive


@dataclass(slots=True, eq=False)
class Cue:
    """Where a word or phrase of a rule stands in a clause: units [index, index + length)."""

    index: int
    length: int
    lemma: str
    form: str = ""


_NOTHING: Iterator[Cue] = iter(())


@dataclass(slots=True, eq=False)
class Clause:
    """Units with one finite verb (or none), its subject (perhaps taken over from the clause before) and where it stands."""

    units: list[Unit]
    subject: list[Mention] = field(default_factory=list)
    verb: int = -1
    inherited: bool = False
    relative: bool = False
    antecedent: Mention | None = None
    _text: str | None = field(default=None, init=False, repr=False)
    _offsets: list[int] = field(default_factory=list, init=False, repr=False)
    _spots: list[int] | None = field(default=None, init=False, repr=False)
    _lows: frozenset[str] | None = field(default=None, init=False, repr=False)
    _forms: dict[int, tuple[VerbForm, ...]] | None = field(default=None, init=False, repr=False)
    _lemmas: frozenset[str] = field(default=frozenset(), init=False, repr=False)
    _governors: dict[int, str] = field(default_factory=dict, init=False, repr=False)

    @property
    def start(self) -> int:
        """The first character."""
        return self.units[0].start

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.units[-1].end

    def mentions(self, *kinds: str, begin: int = 0, end: int | None = None) -> list[Mention]:
        """Give the mentions of those kinds among units [begin, end)."""
        units = self.units
        first, last, _ = slice(begin, end).indices(len(units))
        return [m for i in self._mentioned() if first <= i < last and (m := units[i].mention) is not None and (not kinds or m.kind in kinds)]

    def _mentioned(self) -> list[int]:
        """Give where mentions stand, in order."""
        if self._spots is None:
            self._spots = [i for i, u in enumerate(self.units) if u.mention is not None]
        return self._spots

    def index_of(self, mention: Mention) -> int:
        """Give the unit index of a mention, or -1."""
        units = self.units
        for i in self._mentioned():
            if units[i].mention is mention:
                return i
        return -1

    def words(self, begin: int = 0, end: int | None = None) -> str:
        """Give the folded words of units [begin, end), one blank between units; a name shows as "#", a blank inside another mention as "~"."""
        text = self._text
        if text is None:
            shown = [u.shown for u in self.units]
            text = self._text = " ".join(shown)
            self._offsets = [0, *accumulate([len(s) + 1 for s in shown])]
        if begin <= 0 and end is None:
            return text
        first, last, _ = slice(max(0, begin), end).indices(len(self.units))
        return text[self._offsets[first] : self._offsets[last] - 1] if first < last else ""

    def find(self, phrases: Iterable[str]) -> Iterator[Cue]:
        """Find phrases (folded words with one blank between), the longest at each place; no two overlap."""
        wanted = _wanted(phrases)
        lows = self._lows
        if lows is None:
            lows = self._lows = frozenset([u.low for u in self.units if u.mention is None])
        return _NOTHING if wanted.firsts.isdisjoint(lows) else self._find(wanted)

    def _find(self, wanted: _Wanted) -> Iterator[Cue]:
        end = 0
        for i, unit in enumerate(self.units):
            low = unit.low
            if low not in wanted.firsts or i < end or unit.mention is not None:
                continue
            for rest in wanted.table[low]:
                if self._are_plain(i + 1, rest):
                    end = i + 1 + len(rest)
                    yield Cue(i, 1 + len(rest), " ".join([low, *rest]))
                    break

    def _are_plain(self, index: int, words: Sequence[str]) -> bool:
        """Tell whether these plain words stand from a unit index on."""
        span = self.units[index : index + len(words)]
        return len(span) == len(words) and all([u.low == w and u.mention is None for u, w in zip(span, words, strict=True)])

    def _holds(self, index: int, words: Sequence[str]) -> bool:
        """Tell whether these words stand from a unit index on; the first may be a mention."""
        return not words or (index < len(self.units) and self.units[index].low == words[0] and self._are_plain(index + 1, words[1:]))

    def verbs(self, lemmas: Iterable[str]) -> Iterator[Cue]:
        """Find forms of verbs; a lemma may carry particles ("set up"). Nouns that look alike are left out."""
        wanted = _wanted(lemmas)
        if self._forms is None:
            self._read_verbs()
        return _NOTHING if wanted.firsts.isdisjoint(self._lemmas) else self._verbs(wanted)

    def _verbs(self, wanted: _Wanted) -> Iterator[Cue]:
        for i, readings in self._read_verbs().items():
            for reading in readings:
                rest = next((r for r in wanted.table.get(reading.lemma, ()) if self._holds(i + 1, r)), None)
                if rest is not None:
                    yield Cue(i, 1 + len(rest), " ".join([reading.lemma, *rest]) if rest else reading.lemma, reading.form)
                    break

    def _read_verbs(self) -> dict[int, tuple[VerbForm, ...]]:
        if self._forms is None:
            self._forms = {i: u.readings for i, u in enumerate(self.units) if u.readings and self._may_be_verb(i)}
            self._lemmas = frozenset([r.lemma for readings in self._forms.values() for r in readings])
        return self._forms

    def readings(self, index: int) -> tuple[VerbForm, ...]:
        """Give the readings of a unit as a verb, none where it stands as a noun or adjective."""
        forms = self._read_verbs() if self._forms is None else self._forms
        return forms.get(index if index >= 0 else len(self.units) + index, ())

    def _may_be_verb(self, index: int) -> bool:
        unit = self.units[index]
        before = self.units[index - 1] if index else None
        doubtful = unit.low in load_doubtful()
        if before is None:
            return not doubtful or unit.text[0].islower()
        if before.mention is None and (before.low in _ARTICLES or (unit.low == "forces" and before.low in _FORCES)):
            return False
        if not doubtful:
            return True
        if before.low == "that" and before.mention is None and unit.low not in load_bare() and index > 1 and not unit.low.endswith("ing"):
            return True
        if (index + 1 < len(self.units) and self.units[index + 1].low in (":", "of")) or (_needs_a_noun(before) and not self._sums_up(index - 1)):
            return False
        if unit.low in load_bare():
            return self._base_may_be_finite(index)
        return before.mention is not None or before.low not in ("of", "-")

    def _sums_up(self, index: int) -> bool:
        """Tell whether "both" or "all" stands after the names that it sums up ("A and B both claim it")."""
        return self.units[index].low in ("both", "all") and index > 2 and self.units[index - 1].mention is not None and self.units[index - 2].low == "and"

    def _base_may_be_finite(self, index: int) -> bool:
        """A base form is a verb after "to", a modal or "do", or after a plural subject."""
        back = self.units[max(0, index - 3) : index]
        lows = [u.low for u in back]
        if any(w in ("to", "will", "would", "may", "might", "can", "could", "shall", "should", "must", "did", "do", "does", "not", "'ll") for w in lows):
            return True
        before = back[-1] if back else None
        if before is None or (index + 1 < len(self.units) and self.units[index + 1].low in AUXILIARIES and before.low in ("and", ",")):
            return False
        if index > 1 and back[-2].mention is None and back[-2].low in ("a", "an") and before.mention is None:
            return False  # "a fisheries deal"
        if before.mention:
            return len(before.mention.codes) > 1 or before.mention.form in ("demonym", "plural-office", "pronoun") or self._is_coordinated(index - 1) or before.mention.kind == "person"
        if before.low == "," and any(u.low == "," and self.units[k - 1].low.endswith("s") for k, u in enumerate(self.units[: index - 1]) if k):
            return not any(u.mention is None and u.low in AUXILIARIES for u in self.units[:index])
        if index >= 3 and self.units[index - 2].low == "and" and index + 1 < len(self.units) and before.low not in PREPOSITIONS:
            following = self.units[index + 1]
            return bool(following.mention and following.mention.kind in ("country", "group") and following.mention.form != "adjective") or before.low.endswith("s")
        return before.low in ("they", "we", "both", "also", "countries", "two", "nations", "states", "sides", "who", "that", "which", "and", "often", "still", "currently", "now", "governments", "jointly", "each") or (before.low.endswith("s") and not before.low.endswith("ss"))

    def _is_coordinated(self, index: int) -> bool:
        return any(u.low == "and" for u in self.units[max(0, index - 3) : index])

    # -- what stands around a cue -------------------------------------------------------------------------------------------

    def governor(self, index: int) -> str:
        """Give the preposition that governs the mention at a unit index, "" where none does (subject, object)."""
        known = self._governors.get(index)
        if known is None:
            mention = self.units[index].mention
            acts = mention is not None and mention.kind == "person" and mention.form == "pronoun" and mention.text.lower() in ("he", "she")
            known = self._governors[index] = "" if acts else self._find_governor(index)
        return known

    def _find_governor(self, index: int) -> str:
        steps = 0
        if index and self.units[index - 1].mention is None and self.units[index - 1].low in _TIMES:
            return ""
        for i in range(index - 1, -1, -1):
            unit = self.units[i]
            if is_his(unit.mention):
                continue
            if steps >= 9 or not self._may_stand_between(i):
                return ""
            if unit.mention is None and unit.low in PREPOSITIONS:
                return unit.low
            if unit.mention is None and unit.low in (",", "and", "or", "&"):
                earlier = self._coordinate(i, index)
                return self.governor(earlier) if earlier >= 0 else ""
            steps += 1
        return ""

    def _may_stand_between(self, index: int) -> bool:
        """Tell whether a unit may stand between a preposition and the mention that it governs."""
        unit = self.units[index]
        if unit.mention is None:
            return unit.low in PREPOSITIONS or not (self.is_verb(index) or unit.low in ("(", ")", ":", ";"))
        if unit.mention.kind == "amount":
            return True
        return unit.mention.kind in ("country", "org") and (unit.mention.form == "adjective" or unit.mention.possessive)

    def _coordinate(self, comma: int, index: int) -> int:
        """Give the index of the mention of the same kind that stands before a comma or "and", or -1."""
        i = comma - 1
        while i >= 0 and self.units[i].low in (",", "and") and self.units[i].mention is None:
            i -= 1
        here = self.units[index].mention
        there = self.units[i].mention if i >= 0 else None
        between = [u for u in self.units[comma + 1 : index] if u.low not in DETERMINERS and u.low not in ("and", "or", "also", "with")]
        if here and there and there.kind in _LIKE.get(here.kind, (here.kind,)) and not between:
            return i if self.units[comma].low != "," or self._goes_on(index, i) else -1
        return -1

    def _goes_on(self, index: int, earlier: int) -> bool:
        """Tell whether a comma before a mention is one of a list: the list goes on after it, or began before its neighbour."""
        after = [u.low for u in self.units[index + 1 : index + 3] if u.mention is None]
        before = self.units[earlier - 1].low if earlier else ""
        subject_follows = index + 1 < len(self.units) and self.is_verb(index + 1)
        return (bool(after) and after[0] in (",", "and", "or", "&")) or (before in (",", "and") and not subject_follows) or not subject_follows

    def is_verb(self, index: int) -> bool:
        """Tell whether a unit is a verb or an auxiliary here."""
        unit = self.units[index]
        return (unit.mention is None and unit.low in AUXILIARIES) or (bool(unit.readings) and bool(self.readings(index)))

    def group(self, index: int) -> list[Mention]:
        """Give the mention at a unit index with those coordinated with it to the right ("A, B and C")."""
        first = self.units[index].mention
        if first is None:
            return []
        members = [first]
        i = index + 1
        while i < len(self.units):
            j = i
            while j < len(self.units) and (is_his(self.units[j].mention) or (self.units[j].mention is None and self.units[j].low in _JOINING)):
                j += 1
            if j == i or j >= len(self.units) or self.units[j].mention is None:
                break
            nxt = self.units[j].mention
            if nxt is None or nxt.kind not in _LIKE.get(first.kind, (first.kind,)) or (nxt.kind == "country" and nxt.form == "adjective" != first.form):
                break
            members.append(nxt)
            i = j + 1
        return members

    def after(self, index: int, prepositions: Iterable[str], kinds: Collection[str] = ("country", "group"), limit: int = 40) -> list[Mention]:
        """Give the first group of mentions after a unit that one of the prepositions governs ("" for none), or []."""
        units, stop = self.units, index + limit
        for i in self._mentioned():
            if i >= stop:
                break
            mention = units[i].mention
            if i > index and mention is not None and mention.kind in kinds and not is_his(mention) and self.governor(i) in prepositions:
                return self.group(i)
        return []

    def before(self, index: int, kinds: Collection[str] = ("country", "group", "person", "org")) -> list[Mention]:
        """Give the group of mentions directly before a unit (a possessive, an adjective, a noun in "X visit"), or []."""
        i = index - 1
        while i >= 0 and self.units[i].mention is None and not self.is_verb(i) and self.units[i].low not in PREPOSITIONS and self.units[i].low not in (",", ".", ";", ":", "(", ")", "and"):
            i -= 1
        nearest = self.units[i].mention if i >= 0 else None
        if nearest is None or nearest.kind not in kinds:
            return []
        start = i
        while True:
            j = start - 1
            while j >= 0 and self.units[j].low in (",", "and", "&", "the", "-", "/") and self.units[j].mention is None:
                j -= 1
            previous = self.units[j].mention if j >= 0 and j < start - 1 else None
            if previous is None or previous.kind not in kinds or (self.units[start - 1].low == "," and self.governor(j) != self.governor(i)):
                break
            start = j
        return [u.mention for u in self.units[start : i + 1] if u.mention]

    def dates(self) -> list[Mention]:
        """Give the dates of the clause."""
        return self.mentions("date")

    def is_passive(self, cue: Cue) -> bool:
        """Tell whether a verb cue stands in the passive: a form of "be" or "get" shortly before a participle."""
        if cue.form not in ("past", "participle") and self.units[cue.index].low not in ("set", "cut", "put", "shut"):
            return False
        for i in range(cue.index - 1, max(-1, cue.index - 5), -1):
            low = self.units[i].low
            if AUXILIARIES.get(low) == "be" or low in ("get", "gets", "got"):
                return True
            if self.units[i].mention or low in PREPOSITIONS:
                return False
        return False

    def is_passive_at(self, index: int) -> bool:
        """Tell whether the verb at a unit index stands in the passive."""
        forms = self.readings(index)
        return bool(forms) and self.is_passive(Cue(index, 1, forms[0].lemma, next((r.form for r in forms if r.form in ("past", "participle")), forms[0].form)))

    def by_agent(self, index: int, kinds: Collection[str] = ("country", "group", "person", "org")) -> list[Mention]:
        """Give who stands after "by" (the agent of a passive or of an event noun), or []."""
        return self.after(index, ("by",), kinds)


def _needs_a_noun(before: Unit) -> bool:
    """Tell whether the word after this one is a noun: after a determiner, a preposition, an adjective, a possessive, a number."""
    mention = before.mention
    if mention is not None:
        return mention.form == "adjective" or mention.possessive or mention.kind == "amount"
    return before.low in DETERMINERS or (before.low in PREPOSITIONS and before.low != "to") or before.low in _BEFORE_NOUNS or bool(_ADJECTIVE.search(before.low))


_BEFORE_NOUNS = frozenset(["'s", "bilateral", "mutual", "joint", "foreign", "total", "official", "state", "economic", "political", "military", "annual", "and/or"])


_LIKE: dict[str, tuple[str, ...]] = {
    "country": ("country", "group", "org"), "group": ("country", "group"), "org": ("org", "country"), "person": ("person",),
    "place": ("place", "country"), "date": ("date",), "amount": ("amount",),
}  # fmt: skip
