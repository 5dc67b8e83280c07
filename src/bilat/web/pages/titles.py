"""Sentences that explain something, as pages show them: titles for the names of documents, words for dates."""

from __future__ import annotations

from collections.abc import Mapping

from bilat.dossier.words.time import say_dates_in


def put_titles(sentence: str, titles: Mapping[str, str]) -> str:
    """Put titles for names of documents, given as name to title, and words for dates, into a sentence."""
    for name in sorted(titles, key=len, reverse=True):
        sentence = sentence.replace(f"“{name}”", f"“{titles[name] or name}”")
    return say_dates_in(sentence)
