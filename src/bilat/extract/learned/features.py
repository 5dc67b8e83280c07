"""What the models see of a sentence and a pair of countries in it: words, and where they stand to the two. No weights live here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from itertools import accumulate, pairwise, permutations
from typing import NamedTuple, TypeVar

from bilat.extract.clauses import PREPOSITIONS, Clause
from bilat.extract.learned.naming import NEAR, STEPS, Index
from bilat.extract.lexicon import load_lexicon
from bilat.extract.mentions import Mention, Unit
from bilat.extract.reading import Sent
from bilat.extract.verbs import AUXILIARIES, load_verbs
from bilat.model.amount import is_currency

_Told = TypeVar("_Told")
_ACTORS = {"country": "", "group": "", "person": "p", "place": "c", "firm": "f", "org": "o"}  # with the letter by which a tag shows each
_FORMS = [kind + form for kind in _ACTORS.values() for form in ("", "a", "d", "s")]
_SEEN_AS = {(x, y): {form: who + form for form in _FORMS} for x, y, who in ((True, True, "XY"), (True, False, "X"), (False, True, "Y"), (False, False, "Z"))}
_APART = 24  # words of a sentence that are seen two by two wherever they stand
_PLAIN = PREPOSITIONS | AUXILIARIES.keys() | frozenset(["the", "a", "an", "and", "or", "but", "as", "that", "which", "who", "it", "its", "he", "she", "they", "his", "her", "their", "this", "these", "not", ",", ".", "-", ":", ";", "(", ")"])  # words that say no type
_FEW = 2  # countries named in a sentence, with which others may be meant
_MOST = 7  # countries of a sentence that are paired; a longer list is an enumeration, which the rules read


class Pair(NamedTuple):
    """An ordered pair of codes that a sentence may be about; `y` is "" for an issue or thing that has no code."""

    x: str
    y: str


Part = tuple[str, str | int, tuple[str, ...]]
"""What a pair's features share with those of other pairs: a side, and the country's code or the clause whose words are seen from there (-1: none); with tags, a word's place
(-1: none) and how those beside it and itself stand to the pair."""
_UNSEEN = ("",)  # the tags about a word that is not there


class Word(NamedTuple):
    """A unit as the models see it: its lemma or what kind of name it is, its clause and the mention."""

    low: str
    clause: int
    mention: Mention | None


@cache
def find_lemma(low: str) -> str:
    readings = load_verbs().get(low)
    if readings:
        return readings[0].lemma
    if low in AUXILIARIES:
        return AUXILIARIES[low]
    if low[:1].isdigit():
        return "0"
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    return low[:-1] if len(low) > 4 and low.endswith("s") and not low.endswith(("ss", "us", "is")) else low


def _shown(unit: Unit) -> str:
    mention = unit.mention
    if mention is None:
        return find_lemma(unit.low)
    if mention.kind == "amount" and mention.amount:
        return "<MONEY>" if is_currency(mention.amount.unit) else f"<{mention.amount.unit}>"
    if mention.kind == "org":
        return "<ORG>"
    if mention.kind in ("person", "office"):
        return "<PERSON>"
    return f"<{mention.kind.upper()}>"


@lru_cache(maxsize=256)
def _nameless(text: str) -> tuple[str, ...]:
    """Give the lemmas of a heading or lead without the names in it."""
    text = text[-300:]
    kept, position = "", 0
    for mention in load_lexicon().find(text):
        kept += text[position : max(position, mention.start)] + " "
        position = max(position, mention.end)
    return tuple(find_lemma(word) for word in re.findall(r"[a-z]{2,}", (kept + text[position:]).lower()))


def show_form(mention: Mention) -> str:
    """Give what is shown of somebody or something that acts: of what kind it is and how it is said, by a letter each."""
    return _ACTORS[mention.kind] + ("a" if mention.form == "adjective" else "d" if mention.form == "demonym" else "s" if mention.possessive else "")


class View:
    """A sentence as the models see it, with the features that all its pairs share.

    What is seen is told by an index: the names of features, or their rows in a table. A pair has features of its `own` and `parts` that other pairs share; what is read off a part is the same for all of them.
    """

    def __init__(self, sent: Sent) -> None:
        self.sent = sent
        self.units = [u for clause in sent.clauses for u in clause.units]
        self.words = [Word(_shown(u), c, u.mention) for c, clause in enumerate(sent.clauses) for u in clause.units]
        self.lows = [w.low for w in self.words]
        self.first = [0, *accumulate(len(clause.units) for clause in sent.clauses)]
        self._actors = [(i, w.mention) for i, w in enumerate(self.words) if w.mention is not None and w.mention.kind in _ACTORS]
        self.named = {c for _, m in self._actors for c in m.codes}
        self.countries = {c for _, m in self._actors if m.kind == "country" for c in m.codes}
        self.recent = tuple(dict.fromkeys(c for m in reversed(sent.before.countries) for c in m.codes))[:2]
        self.focus = tuple(code for code, _ in sent.context.focus)
        self._forms = [(i, m.codes, show_form(m)) for i, m in self._actors]
        self._spots: dict[str, list[int]] = {}
        self._stands: dict[str, tuple[str, str, str]] = {}
        self._page = set(sent.pair)
        self.pairs = self._find_pairs()

    def share(self, index: Index[_Told]) -> list[_Told]:
        """Give the features of the sentence that all its pairs share, each once."""
        lows, after, beyond = self.lows, index.two["b="], index.two["s="]
        word, heading, lead = index.one["w="], index.one["h="], index.one["l="]
        found = [word.get(low) for low in lows]
        found += [after[a].get(b) for a, b in pairwise(["^", *lows, "$"])]
        found += [beyond[a].get(b) for a, b in zip(lows, lows[2:], strict=False)]
        found += [heading.get(low) for low in _nameless(self.sent.section)[:8]]
        found.append(index.one["k="].get(self.sent.block.kind))
        found += [lead.get(low) for low in _nameless(self.sent.lead)[-8:]] if self.sent.lead else []
        return known(found)

    def stand(self, index: Index[_Told]) -> list[_Told]:
        """Give the feature of how the page stands to the sentence."""
        context = self.sent.context
        return known([index.one["@"].get(f"{len(self.sent.pair)}{context.on_pair:d}{bool(context.owner):d}")])

    def pair_words(self, index: Index[_Told]) -> list[_Told]:
        """Give the features of two words of the sentence wherever they stand, but for words that say no type."""
        words = sorted([low for low in dict.fromkeys(self.lows) if low not in _PLAIN][:_APART])
        with_first = index.together["q="]
        found = (beside.get(b) for n, a in enumerate(words, 1) if (beside := with_first[a]) for b in words[n:])
        return [told for told in found if told is not None]

    def within(self, start: int, end: int, index: Index[_Told]) -> list[_Told]:
        """Give the features of the words of a stretch of the text alone, for what depends on the nearest words."""
        lows = [w.low for w, unit in zip(self.words, self.units, strict=True) if start <= unit.start < end]
        word, after = index.one["c="], index.two["d="]
        return known([*(word.get(low) for low in lows), *(after[a].get(b) for a, b in pairwise(["^", *lows, "$"]))])

    def _find_pairs(self) -> list[Pair]:
        """Find the ordered pairs of countries that the sentence names or means, with those of the page and of the sentences before."""
        sent = self.sent
        named = list(dict.fromkeys(c for m in sent.mentions if m.kind in _ACTORS and m.kind != "org" for c in m.codes))[:_MOST]
        codes = list(dict.fromkeys([*named, *self._find_meant(named)]))
        bodies = [c for c in dict.fromkeys(c for m in sent.mentions if m.kind == "org" for c in m.codes) if c not in codes][:_MOST]
        found = [Pair(a, b) for a, b in permutations(codes, 2)]
        return found + [p for c in codes for b in bodies for p in (Pair(c, b), Pair(b, c))] + [Pair(c, "") for c in codes[:4]]

    def _find_meant(self, named: list[str]) -> list[str]:
        """Find the countries that a sentence may mean without a name: the page's, those last told of, those of which the text tells most."""
        context, found = self.sent.context, list[str]()
        of_pair = context.on_pair and set(named) <= set(context.pair)
        if len(context.pair) == 2 and (len(named) <= _FEW or not set(named).isdisjoint(context.pair)):
            found += context.pair
        elif context.owner and len(named) <= _FEW:
            found.append(context.owner)
        if len(named) < _FEW and not of_pair:
            found += self.recent
        if len(named) < _FEW and not context.pair:
            found += self.focus
        return found

    def of(self, pair: Pair, index: Index[_Told]) -> list[_Told]:
        """Give the features of a pair in the sentence (those of the sentence are in `share`)."""
        own, parts = self.split(pair, index)
        return [*own, *(f for part in parts for f in self.of_part(part, index))]

    def split(self, pair: Pair, index: Index[_Told]) -> tuple[list[_Told], list[Part]]:
        """Give the features that are a pair's own, and the parts that it shares with others."""
        xs, ys = self.spots(pair.x), self.spots(pair.y)
        x, y = self._closest(xs, ys)
        tags = self.tags(pair)
        own = [index.one["@"].get(self._standing(pair, xs, ys)), *self._between(x, y, tags, index)]
        near_x = (*tags[max(0, x - NEAR) : x + 1 + NEAR],) if x >= 0 else _UNSEEN
        near_y = (*tags[max(0, y - NEAR) : y + 1 + NEAR],) if y >= 0 else _UNSEEN
        return known(own), [("x", x, near_x), ("y", y, near_y), ("x", self._clause_of(x), ()), ("y", self._clause_of(y), ()), ("x", pair.x, ()), ("y", pair.y, ())]

    def of_part(self, part: Part, index: Index[_Told]) -> list[_Told]:
        """Give the features of a part, each once."""
        side, of, tags = part
        if isinstance(of, str):
            return known(self._roles(side, of, index))
        if tags is _UNSEEN:
            return []
        if tags:
            return known(_around(side, of, tags, index))
        return known(self._without(side, index) if of < 0 else self._beside(side, of, index))

    def spots(self, code: str) -> list[int]:
        """Give which words name a country or organisation, or somebody or something of it."""
        spots = self._spots.get(code)
        if spots is None:
            spots = self._spots[code] = [i for i, mention in self._actors if code in mention.codes]
        return spots

    def _clause_of(self, index: int) -> int:
        return self.words[index].clause if index >= 0 else -1

    def _standing(self, pair: Pair, xs: list[int], ys: list[int]) -> str:
        (recent_x, focus_x, owner_x), (recent_y, focus_y, owner_y) = self._standing_of(pair.x), self._standing_of(pair.y)
        both = "1" if xs and ys and not set(xs).isdisjoint(ys) else "0"
        page = "1" if {pair.x, pair.y} == self._page else "0"
        return f"{recent_x}{recent_y}{focus_x}{focus_y}{'1' if xs else '0'}{'1' if ys else '0'}{both}{page}{owner_x}{owner_y}{'0' if self.countries <= {*pair} else '1'}"

    def _standing_of(self, code: str) -> tuple[str, str, str]:
        """Give by a figure each whether a country was told of just before, is told of most, and owns the page."""
        stands = self._stands.get(code)
        if stands is None:
            stands = self._stands[code] = (f"{code in self.recent:d}", f"{code in self.focus:d}", f"{self.sent.context.owner == code:d}")
        return stands

    def _closest(self, xs: list[int], ys: list[int]) -> tuple[int, int]:
        if not xs or not ys:
            return (xs[0] if xs else -1), (ys[0] if ys else -1)
        if len(xs) == len(ys) == 1:
            return xs[0], ys[0]
        return min(((x, y) for x in xs for y in ys), key=lambda p: (self.words[p[0]].clause != self.words[p[1]].clause, abs(p[0] - p[1]), p))

    def tags(self, pair: Pair) -> list[str]:
        """Give the words as they stand to a pair: a name that acts by whose it is and how it is said."""
        tags = self.lows.copy()
        for i, codes, form in self._forms:
            tags[i] = _SEEN_AS[pair.x in codes, pair.y in codes][form]
        return tags

    def _without(self, side: str, index: Index[_Told]) -> list[_Told | None]:
        """Give the features of a side that the sentence does not name."""
        words, start = index.words, f"{side}:none&"
        return [index.one[f"{side}:"].get("none"), *[words[w.low].get(start) for w in self.words if w.mention is None and w.low.isalpha() and w.low not in PREPOSITIONS]]

    def _beside(self, side: str, clause: int, index: Index[_Told]) -> list[_Told | None]:
        words, start = index.words, f"{side}c="
        return [words[word.low].get(start) for word in self.words[self.first[clause] : self.first[clause + 1]] if word.mention is None]

    def _between(self, x: int, y: int, tags: list[str], index: Index[_Told]) -> list[_Told | None]:
        if x < 0 or y < 0:
            return []
        order = "<" if x < y else ">" if x > y else "="
        found = [index.one[f"o{order}"].get("1" if self.words[x].clause == self.words[y].clause else "0")]
        tags = tags[min(x, y) + 1 : max(x, y)]
        if len(tags) <= 14:
            words, start, after = index.words, f"m{order}=", index.two[f"n{order}="]
            found += [words[tag].get(start) for tag in tags]
            found += [after[a].get(b) for a, b in pairwise([".", *tags, "."])]
        if len(tags) <= 4:
            found.append(index.one[f"p{order}="].get(" ".join(tags)))
        return found

    def _roles(self, side: str, code: str, index: Index[_Told]) -> Iterator[_Told | None]:
        """Give the features of what a country does and what is done to it, clause by clause."""
        spots = self.spots(code)
        for number, (clause, verb) in enumerate(zip(self.sent.clauses, self._main_verbs, strict=True)):
            if any(code in m.codes for m in clause.subject):
                yield index.one[f"{side}S="].get(verb)
                words, start = index.words, f"{side}S&"
                yield from [words[low].get(start) for low in self._telling[number]]
            first, end = self.first[number], self.first[number + 1]
            for i in [spot - first for spot in spots if first <= spot < end]:
                mention = clause.units[i].mention
                if mention is not None and mention not in clause.subject:
                    preposition = clause.governor(i)
                    yield index.two[f"{side}O="][verb].get(preposition)
                    yield index.two[f"{side}G="][preposition].get(_shown(clause.units[i - 1]) if i else "^")
                    if mention.form == "adjective" or mention.possessive:
                        yield index.one[f"{side}A="].get(_head_after(clause, i))

    @cached_property
    def _telling(self) -> list[list[str]]:
        """The words of each clause that are no names and tell something."""
        return [[u.low for u in clause.units if u.mention is None and u.low.isalpha() and u.low not in PREPOSITIONS and u.low not in AUXILIARIES] for clause in self.sent.clauses]

    @cached_property
    def _main_verbs(self) -> list[str]:
        return [_main_verb(clause) for clause in self.sent.clauses]


def known(found: Iterable[_Told | None]) -> list[_Told]:
    """Give what is told of those features that are known, each once, in order."""
    once = dict.fromkeys(found)
    once.pop(None, None)
    return list(once)  # type: ignore[arg-type]  # None is gone


_BEFORE, _BEHIND = ({side: [(f"{side}{step}=", f"{side}{sign}=") for step in steps] for side in ("x", "y")} for steps, sign in zip(STEPS, "-+", strict=True))


def _around(side: str, at: int, tags: tuple[str, ...], index: Index[_Told]) -> list[_Told | None]:
    """Give the features of a word at a place and of those beside it, of which those before are as many as there is room for."""
    before = min(at, NEAR)
    words, here = index.words, index.one[f"{side}:"]
    found = [here.get(tags[before]), here.get("first" if at == 0 else "later")]
    for (step, near), tag in zip(_BEFORE[side][NEAR - before :], tags, strict=False):
        told = words[tag]
        found += told.get(step), told.get(near)
    for (step, near), tag in zip(_BEHIND[side], tags[before + 1 :], strict=False):
        told = words[tag]
        found += told.get(step), told.get(near)
    return found


def _main_verb(clause: Clause) -> str:
    cue = next((i for i in range(max(clause.verb, 0), len(clause.units)) if clause.readings(i)), -1)
    if cue < 0:
        return "-"
    return clause.readings(cue)[0].lemma + ("!" if clause.is_passive_at(cue) else "")


def _head_after(clause: Clause, index: int) -> str:
    """Give the last plain word of the noun phrase that an adjective or possessive opens ("A's first *embassy*")."""
    head = ""
    for unit in clause.units[index + 1 : index + 6]:
        if unit.mention is not None or unit.low in PREPOSITIONS or unit.low in AUXILIARIES or not unit.low[:1].isalpha():
            break
        if clause.readings(clause.units.index(unit)) and head:
            break
        head = find_lemma(unit.low)
    return head
