"""Whether a document is about the ties of two countries at all: an article on a painter names countries too, and says nothing between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bilat.extract.mentions import Mention
from bilat.model import Document, Sentence
from bilat.vocabulary import load

_FEW = 5  # sentences; a shorter note is taken to be about the countries that it names
_LEAST = 0.45  # shares of sentences that name one of the two, that name two countries and that speak of ties, in sum
_OFTEN = 0.012  # times that one of the two is named, a word of text
_LONG = 60  # sentences, from which on chance has less of a say
_LEAST_LONG = 0.85  # the first sum for a long text
_LEAST_OF_EACH = 0.2  # share of the sentences of a long text that name the one and the other: an article on one country names its neighbours more seldom

_OF_GAMES = 0.3  # share of the sentences of a report of matches that have a word of games
_FEW_GAMES = 3  # sentences of games that a text on ties may have


def is_about(document: Document, lands: Sequence[Mention], sentences: Sequence[Sentence], pair: Sequence[str]) -> bool:
    """Tell whether sentences speak often enough of two countries and of ties to be about the two; `lands` are the countries named, in the order of the text."""
    count = len(sentences)
    if count <= _FEW:
        return True
    named = _find_named(lands, sentences)
    often = _OFTEN * sum(document.text.count(" ", s.start, s.end) + 1 for s in sentences)
    if _tell(named, pair) < often / 3:
        return False
    named = [[*codes, *pair] if _BOTH.search(document.text, s.start, s.end) else codes for codes, s in zip(named, sentences, strict=True)]
    if _tell(named, pair) < often or (count >= _LONG and min((sum(code in codes for codes in named) for code in pair), default=0) < _LEAST_OF_EACH * count):
        return False
    one = sum(not set(pair).isdisjoint(codes) for codes in named)
    two = sum(len(set(codes)) > 1 for codes in named)
    return one + two + _count("ties", document, sentences) >= (_LEAST if count < _LONG else _LEAST_LONG) * count


def _tell(named: Sequence[Sequence[str]], pair: Sequence[str]) -> int:
    """Give how often the two are named."""
    return sum(codes.count(code) for codes in named for code in pair)


_BOTH = re.compile(r"\b(?:[Tt]he two|[Bb]oth) (?:countries|states|sides|nations|governments|peoples|parties)\b|\bbilateral\b")


def _find_named(lands: Sequence[Mention], sentences: Sequence[Sentence]) -> list[list[str]]:
    """Give the countries that each sentence names, as often as it does."""
    named, at = [], 0
    for sentence in sentences:
        while at < len(lands) and lands[at].start < sentence.start:
            at += 1
        begin = at
        while at < len(lands) and lands[at].start < sentence.end:
            at += 1
        named.append([m.code for m in lands[begin:at]])
    return named


def is_of_games(document: Document, sentences: Sequence[Sentence]) -> bool:
    """Tell whether a text reports matches: its countries are teams."""
    games = _count("games", document, sentences)
    return games > max(_FEW_GAMES, _OF_GAMES * len(sentences)) and games > 2 * _count("ties", document, sentences)


def _count(name: str, document: Document, sentences: Sequence[Sentence]) -> int:
    """Give how many sentences have a word of ties or of games."""
    words = _words(name)
    return sum(bool(words.search(document.text, s.start, s.end)) for s in sentences)


@cache
def _words(name: str) -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in load().cues["ties"][name])
    return re.compile(rf"\b(?:{words})", re.I)
