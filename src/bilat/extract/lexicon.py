"""The lexicon: every name of the vocabulary in one automaton, and the names found in a text in one pass. No reading of sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

import ahocorasick_rs as ac
import msgspec

from bilat.extract.mentions import Mention
from bilat.vocabulary import Vocabulary, load

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, "’‘ʼ`´"), "'") | dict.fromkeys(map(ord, "“”„"), '"') | {0xA0: " ", 0x202F: " ", 0x2009: " "}


def _folds() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base.isascii() and base.isalpha():
            table[code] = base
    table |= {ord("ø"): "o", ord("Ø"): "O", ord("ł"): "l", ord("Ł"): "L", ord("đ"): "d", ord("Đ"): "D", ord("ı"): "i"}
    return table | _DASHES | _QUOTES


_FOLD = _folds()
_FOLD_PLAIN = [(chr(code), str(to)) for code, to in _FOLD.items() if code < 128]  # few of the plain letters are folded, which are most of any text


def fold_case(text: str) -> str:
    """Fold dashes, quotes and diacritics character by character: the length never changes, the case stays."""
    return text.translate(_FOLD)


def fold(text: str) -> str:
    """Fold like `fold_case` and lower the case: the length never changes, and a letter is lowered alike wherever it stands."""
    if text.isascii():
        for letter, to in _FOLD_PLAIN:
            text = text.replace(letter, to)
        return text.lower()
    folded = text.translate(_FOLD)
    return folded.lower() if "Σ" not in folded else "".join(map(str.lower, folded))


class Entry(msgspec.Struct, frozen=True):
    """A name with one of its readings. A `shy` one also means other things and counts only where the words beside it show a firm;
    `shown` is the spelling where it is not the `value`."""

    kind: str
    code: str
    form: str
    cased: bool
    value: str = ""
    codes: tuple[str, ...] = ()
    shy: bool = False
    shown: str = ""


class Lexicon:
    """The automaton over all names, with the look-ups for capitalised sequences (persons and places)."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._entries: dict[str, list[Entry]] = {}
        self._read_surfaces(vocabulary)
        self._read_cues(vocabulary.cues)
        self._patterns = list(self._entries)
        self._automaton = ac.AhoCorasick(self._patterns)
        money = vocabulary.cues["currencies"]
        self.currencies = {word.lower(): code.upper() for code, words in money.items() if code != "local" for word in words}
        self._local_money: dict[str, dict[str, str]] = money.get("local", {})

    def _add(self, text: str, entry: Entry) -> None:
        key = fold(text)
        if len(key) > 1:
            known = self._entries.setdefault(key, [])
            if entry not in known:
                known.append(entry)

    def _read_surfaces(self, vocabulary: Vocabulary) -> None:
        for surface in vocabulary.surfaces:
            kind = "org" if surface.kind == "organisation" else "country"
            self._add(surface.text, Entry(kind, surface.code, surface.form, surface.case_sensitive, surface.text))

    def _read_cues(self, cues: dict[str, Any]) -> None:
        for names in cues.get("no_countries", {}).values():
            for name in names:
                self._add(name, Entry("none", "", "none", False, name))
        for war in cues.get("wars") or ():
            for name in [war["name"], *war.get("aliases", ())]:
                self._add(name, Entry("event", "", war.get("kind", "war"), False, war["name"], tuple(war.get("parties") or ())))
        for firm in cues.get("firms") or ():
            for name in [firm["name"], *firm.get("aliases", ())]:
                self._add(name, Entry("firm", firm.get("country") or "", firm.get("kind", ""), True, firm["name"], shy=name in firm.get("quiet", ()), shown=name))

    def currencies_of(self, countries: Iterable[str]) -> dict[str, str]:
        """Give the currency words as they are meant in the company of these countries: "francs" beside Switzerland are Swiss ones."""
        return self._currencies_of(tuple(countries))

    @lru_cache(maxsize=4096)  # noqa: B019 - there is one lexicon a process
    def _currencies_of(self, codes: tuple[str, ...]) -> dict[str, str]:
        local = {word: by[c] for word, by in self._local_money.items() for c in reversed(codes) if c in by}
        return {**self.currencies, **local} if local else self.currencies

    def find(self, text: str) -> list[Mention]:
        """Find every name, the longest where they overlap, in one pass over the whole text."""
        folded = fold(text)
        spans = [
            (start, end, self._patterns[index])
            for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if _is_bounded(folded, start, end) or _is_run_on(text, folded, start, end)
        ]
        spans.sort(key=lambda s: (s[0], -s[1]))
        found: list[Mention] = []
        last = 0
        for start, end, key in spans:
            if start < last:
                continue
            mention = self._mention(text, start, end, self._entries[key])
            if mention:
                last = end
                if mention.form != "none":
                    found.append(mention)
        return found

    def _mention(self, text: str, start: int, end: int, entries: list[Entry]) -> Mention | None:
        shown = text[start:end]
        fit = [e for e in entries if _fits_case(shown, e) and not (e.shy and not _FIRM_BESIDE.search(f"{text[max(0, start - 40) : start]}\0{text[end : end + 30]}"))]
        if not fit:
            return None
        first = fit[0]
        if first.kind == "none":
            return Mention("org", start, end, shown, (), "none")
        codes = tuple(dict.fromkeys(e.code for e in fit if e.kind == first.kind and e.code))
        if first.kind == "event":
            return Mention("event", start, end, shown, first.codes, first.form, first.value)
        return Mention(
            first.kind, start, end, shown, codes[:1] or first.codes, first.form, first.value, others=codes if len(codes) > 1 else ()  # type: ignore[arg-type]
        )


_FIRM_BESIDE = re.compile(
    r"\b(?:firms?|company|companies|manufacturer|maker|builder|shipyard|yards?|group|bank|airline|carrier|agency|conglomerate|producer|operator|developer|contractor|giant|'s)\s+(?:[\w-]+\s+)?\0"
    r"|\0,? (?:Ltd|Inc|Corp|AG|GmbH|S\.?A|Group|Company|Corporation|works|shipyard|of [A-Z]|said|reported|reports|signed|built|makes|made|has (?:signed|delivered|built|invested|offered))\b"
)


_RUN_ON = re.compile(r"(?<![^\W_])(?:the|of|in|to|and|by|from|at|with|between|for)$")
_SHORTEST_RUN_ON = 4  # letters of a name


def _is_run_on(text: str, folded: str, start: int, end: int) -> bool:
    """Tell whether a name runs on from the small word before it, as where a page's links have lost their blanks ("of theOECD", "inMexico")."""
    return end - start >= _SHORTEST_RUN_ON and text[start : start + 1].isupper() and text[start - 1 : start].islower() and _RUN_ON.search(text, max(0, start - 8), start) is not None and _is_bounded(" " + folded[start:end] + folded[end : end + 1], 1, end - start + 1)


def _is_bounded(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or before == "_") and not (after.isalnum() or after == "_")


def _fits_case(shown: str, entry: Entry) -> bool:
    if entry.cased:
        return fold_case(shown) == fold_case(entry.shown or entry.value)
    return shown[0].isupper() or shown[0].isdigit() or (entry.form == "event" and shown[0].islower())


@cache
def load_lexicon() -> Lexicon:
    """Build the lexicon from the packaged vocabulary, once a process."""
    return Lexicon(load())


_WORD = re.compile(r"\w[\w.'’&-]*")
