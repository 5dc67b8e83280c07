"""Verbs: which words are finite verbs, and of which verb. Forms are built from the list in the vocabulary; nothing is guessed by ending
but the regular past of a listed verb."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from bilat.vocabulary import load

Form = Literal["base", "s", "past", "participle", "ing"]
AUXILIARIES = {
    "is": "be", "are": "be", "was": "be", "were": "be", "be": "be", "been": "be", "being": "be", "am": "be",
    "has": "have", "have": "have", "had": "have", "having": "have", "do": "do", "does": "do", "did": "do",
    "will": "will", "would": "would", "shall": "will", "should": "should", "may": "may", "might": "may", "could": "may",
    "can": "can", "must": "must", "'ll": "will",
}  # fmt: skip
_VOWELS = "aeiou"


class VerbForm(NamedTuple):
    """A reading of a word as a form of a verb."""

    lemma: str
    form: Form


def inflect(lemma: str, irregular: tuple[str, ...] = ()) -> dict[str, Form]:
    """Give the forms of a verb; `irregular` holds its past and participle where they are not regular."""
    first, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    s = first[:-1] + "ies" if first.endswith("y") and first[-2] not in _VOWELS else first + ("es" if first.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    stem = _doubled(first)
    past = irregular[0] if irregular else _past(first, stem)
    participle = irregular[-1] if irregular else past
    ing = (first[:-1] if first.endswith("e") and not first.endswith(("ee", "ye")) else stem) + "ing"
    forms: dict[str, Form] = {first + tail: "base", s + tail: "s", past + tail: "past"}
    if participle != past:
        forms[participle + tail] = "participle"
    forms.setdefault(ing + tail, "ing")
    return forms


def _past(first: str, stem: str) -> str:
    if first.endswith("e"):
        return first + "d"
    if first.endswith("y") and first[-2] not in _VOWELS:
        return first[:-1] + "ied"
    return stem + "ed"


def _doubled(first: str) -> str:
    short = len(first) >= 3 and first[-1] not in "wxy" + _VOWELS and first[-2] in _VOWELS and (first[-3] not in _VOWELS or first[-4:-2] == "qu")
    stressed = len(re.findall(r"[aeiou]+", first)) == 1 or first in _DOUBLING
    return first + first[-1] if short and stressed else first


_DOUBLING = {"commit", "admit", "permit", "submit", "refer", "transfer", "occur", "prefer", "confer", "defer", "begin", "forget", "embed", "equip", "cancel", "transmit", "deter", "expel", "repel", "compel", "propel", "dispel", "rebel", "control", "patrol", "enrol", "extol", "recur", "incur", "omit", "emit", "remit", "regret", "allot", "abet", "abut", "outfit", "kidnap", "annul", "acquit", "rebut", "excel", "concur"}


@cache
def load_verbs() -> dict[str, tuple[VerbForm, ...]]:
    """Give word -> readings as a verb, from vocabulary/cues/verbs.yaml."""
    table: dict[str, list[VerbForm]] = {}
    listed = load().cues["verbs"]
    for lemma in listed["regular"]:
        for word, form in inflect(lemma).items():
            if form in ("base", "s") and lemma in listed["nouns_first"]:
                continue
            table.setdefault(word, []).append(VerbForm(lemma, form))
    for lemma, forms in listed["irregular"].items():
        for word, form in inflect(lemma, tuple(forms)).items():
            table.setdefault(word, []).append(VerbForm(lemma, form))
    return {word: tuple(readings) for word, readings in table.items()}


@cache
def load_doubtful() -> frozenset[str]:
    """Give the words that may be a noun as well as a verb: those with a base or third-person form that are no regular past."""
    return frozenset(w for w, rs in load_verbs().items() if any(r.form in ("base", "s") for r in rs) and not (w.endswith("ed") and any(r.form == "past" for r in rs)))


@cache
def load_bare() -> frozenset[str]:
    """Give the words that are a base form of a verb and no third person."""
    return frozenset(w for w, rs in load_verbs().items() if any(r.form == "base" for r in rs) and not any(r.form == "s" for r in rs))
