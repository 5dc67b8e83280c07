"""What the models see of a sentence and a pair of countries in it: words, and where they stand to the two. No weights live here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate, pairwise, permutations
from typing import NamedTuple

from bilat.extract.clauses import PREPOSITIONS, Clause
from bilat.extract.lexicon import load_lexicon
from bilat.extract.mentions import Mention, Unit
from bilat.extract.reading import Sent
from bilat.extract.verbs import AUXILIARIES, load_verbs

_ACTORS = ("country", "group", "person", "place", "firm", "org")
_NEAR = 4
_MOST = 7  # countries of a sentence that are paired; a longer list is an enumeration, which the rules read


class Pair(NamedTuple):
    """An ordered pair of codes that a sentence may be about; `y` is "" for an issue or thing that has no code."""

    x: str
    y: str


class Word(NamedTuple):
    """A unit as the models see it: its lemma or what kind of name it is, its clause and the mention."""

    low: str
    clause: int
    mention: Mention | None


@cache
def _lemma(low: str) -> str:
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
        return _lemma(unit.low)
    if mention.kind == "amount" and mention.amount:
        return "<MONEY>" if len(mention.amount.unit) == 3 and mention.amount.unit.isupper() else f"<{mention.amount.unit}>"
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
    return tuple(_lemma(word) for word in re.findall(r"[a-z]{2,}", (kept + text[position:]).lower()))


class View:
    """A sentence as the models see it, with the features that all its pairs share."""

    def __init__(self, sent: Sent) -> None:
        self.sent = sent
        self.units = [u for clause in sent.clauses for u in clause.units]
        self.words = [Word(_shown(u), c, u.mention) for c, clause in enumerate(sent.clauses) for u in clause.units]
        self.first = [0, *accumulate(len(clause.units) for clause in sent.clauses)]
        self.recent = tuple(dict.fromkeys(c for m in reversed(sent.before.countries) for c in m.codes))[:2]
        self.pairs = self._find_pairs()
        self.shared = tuple(dict.fromkeys(self._share()))
        self.standing = (f"@{len(sent.pair)}{sent.context.on_pair:d}{bool(sent.context.owner):d}",)

    def _share(self) -> Iterator[str]:
        lows = [w.low for w in self.words]
        for low in lows:
            yield f"w={low}"
        for a, b in pairwise(["^", *lows, "$"]):
            yield f"b={a}_{b}"
        for a, b in zip(lows, lows[2:], strict=False):
            yield f"s={a}_{b}"
        for word in _nameless(self.sent.section)[:8]:
            yield f"h={word}"
        yield f"k={self.sent.block.kind}"
        if self.sent.lead:
            for word in _nameless(self.sent.lead)[-8:]:
                yield f"l={word}"

    def within(self, start: int, end: int) -> list[str]:
        """Give the features of the words of a stretch of the text alone, for what depends on the nearest words."""
        lows = [w.low for w, unit in zip(self.words, self.units, strict=True) if start <= unit.start < end]
        return list(dict.fromkeys([*(f"c={low}" for low in lows), *(f"d={a}_{b}" for a, b in pairwise(["^", *lows, "$"]))]))

    def _find_pairs(self) -> list[Pair]:
        """Find the ordered pairs of countries that the sentence names or means, with those of the page and of the sentences before."""
        named = [c for m in self.sent.mentions if m.kind in _ACTORS and m.kind != "org" for c in m.codes]
        codes = list(dict.fromkeys(named))[:_MOST]
        bodies = [c for c in dict.fromkeys(c for m in self.sent.mentions if m.kind == "org" for c in m.codes) if c not in codes][:_MOST]
        pair = self.sent.pair
        if len(pair) == 2 and (not codes or any(c in pair for c in codes)):
            codes = list(dict.fromkeys([*codes, *pair]))
        elif self.sent.context.owner and len(codes) == 1:
            codes = list(dict.fromkeys([*codes, self.sent.context.owner]))
        if len(codes) < 2:
            codes = list(dict.fromkeys([*codes, *self.recent]))[:3]
        found = [Pair(a, b) for a, b in permutations(codes, 2)]
        return found + [p for c in codes for b in bodies for p in (Pair(c, b), Pair(b, c))] + [Pair(c, "") for c in codes[:4]]

    def of(self, pair: Pair) -> list[str]:
        """Give the features of a pair in the sentence (those of the sentence are in `shared`)."""
        xs, ys = self._spots(pair.x), self._spots(pair.y)
        found = ["@" + self._standing(pair, xs, ys)]
        x, y = self._closest(xs, ys)
        found += self._around("x", x, pair) + self._around("y", y, pair)
        found += self._between(x, y, pair)
        found += self._roles("x", pair.x) + self._roles("y", pair.y)
        return list(dict.fromkeys(found))

    def _spots(self, code: str) -> list[int]:
        return [i for i, w in enumerate(self.words) if w.mention is not None and w.mention.kind in _ACTORS and code in w.mention.codes]

    def _standing(self, pair: Pair, xs: list[int], ys: list[int]) -> str:
        context = self.sent.context
        page = {pair.x, pair.y} == set(self.sent.pair)
        recent = f"{pair.x in self.recent:d}{pair.y in self.recent:d}"
        return f"{recent}{len(xs) > 0:d}{len(ys) > 0:d}{bool(set(xs) & set(ys)):d}{page:d}{context.owner == pair.x:d}{context.owner == pair.y:d}{len({c for w in self.words if w.mention and w.mention.kind == 'country' for c in w.mention.codes} - set(pair)) > 0:d}"

    def _closest(self, xs: list[int], ys: list[int]) -> tuple[int, int]:
        if not xs or not ys:
            return (xs[0] if xs else -1), (ys[0] if ys else -1)
        return min(((x, y) for x in xs for y in ys), key=lambda p: (self.words[p[0]].clause != self.words[p[1]].clause, abs(p[0] - p[1]), p))

    def _tag(self, index: int, pair: Pair) -> str:
        word = self.words[index]
        mention = word.mention
        if mention is None or mention.kind not in _ACTORS:
            return word.low
        x, y = pair.x in mention.codes, pair.y in mention.codes
        who = "XY" if x and y else "X" if x else "Y" if y else "Z"
        kind = {"country": "", "group": "", "person": "p", "place": "c", "firm": "f", "org": "o"}[mention.kind]
        form = "a" if mention.form == "adjective" else "d" if mention.form == "demonym" else "s" if mention.possessive else ""
        return f"{who}{kind}{form}"

    def _around(self, side: str, index: int, pair: Pair) -> list[str]:
        if index < 0:
            return [f"{side}:none"] + [f"{side}:none&{w.low}" for w in self.words if w.mention is None and w.low.isalpha() and w.low not in PREPOSITIONS]
        found = [f"{side}:{self._tag(index, pair)}", f"{side}:first" if index == 0 else f"{side}:later"]
        for step in range(-_NEAR, _NEAR + 1):
            if step and 0 <= index + step < len(self.words):
                tag = self._tag(index + step, pair)
                found += [f"{side}{step}={tag}", f"{side}{'-' if step < 0 else '+'}={tag}"]
        here = self.words[index].clause
        found += [f"{side}c={w.low}" for w in self.words if w.clause == here and w.mention is None]
        return found

    def _between(self, x: int, y: int, pair: Pair) -> list[str]:
        if x < 0 or y < 0:
            return []
        low, high = min(x, y), max(x, y)
        order = "<" if x < y else ">" if y < x else "="
        same = self.words[x].clause == self.words[y].clause
        found = [f"o{order}{same:d}"]
        tags = [self._tag(i, pair) for i in range(low + 1, high)]
        if len(tags) <= 14:
            found += [f"m{order}={t}" for t in tags] + [f"n{order}={a}_{b}" for a, b in pairwise([".", *tags, "."])]
        if len(tags) <= 4:
            found.append(f"p{order}={' '.join(tags)}")
        return found

    def _roles(self, side: str, code: str) -> list[str]:
        found: list[str] = []
        for clause in self.sent.clauses:
            verb = _main_verb(clause)
            if any(code in m.codes for m in clause.subject):
                found.append(f"{side}S={verb}")
                found += [f"{side}S&{u.low}" for u in clause.units if u.mention is None and u.low.isalpha() and u.low not in PREPOSITIONS and u.low not in AUXILIARIES]
            for i, unit in enumerate(clause.units):
                mention = unit.mention
                if mention is not None and mention.kind in _ACTORS and code in mention.codes and mention not in clause.subject:
                    preposition = clause.governor(i)
                    found += [f"{side}O={verb}_{preposition}", f"{side}G={preposition}_{_shown(clause.units[i - 1]) if i else '^'}"]
                    found += [f"{side}A={_head_after(clause, i)}"] if mention.form == "adjective" or mention.possessive else []
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
        head = _lemma(unit.low)
    return head
