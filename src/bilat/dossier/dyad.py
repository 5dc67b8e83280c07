"""One pair of countries in a workspace: what is known of it as claims, facts, a brief, in order of time. `Workspace.dyad` gives one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bilat.answers import Claims, Facts
from bilat.dossier.pairs import find_pair
from bilat.dossier.record import Dossier
from bilat.dossier.wording import load_names
from bilat.model import Fact
from bilat.query import Filter, to_filter
from bilat.store.rows import find_days
from bilat.workspace import Workspace


class Dyad:
    """A pair of countries: `pair` are their codes in the order in which they were named, `code` is the one way in which the base names the pair."""

    def __init__(self, workspace: Workspace, words: Sequence[str]) -> None:
        self._workspace = workspace
        self.pair = find_pair(words)
        self.code = "-".join(sorted(self.pair))

    def __repr__(self) -> str:
        claims, facts = self._workspace.count("claims", dyad=self.code), self._workspace.count("facts", dyad=self.code)
        return f"<Dyad {load_names().pair(self.code)} ({self.code}): {claims} claims, {facts} facts>"

    def claims(self, given: Filter | None = None, **fields: Any) -> Claims:
        """Give the claims about the pair that a filter lets through."""
        return self._workspace.claims(to_filter(given, **fields, dyad=self.code))

    def facts(self, given: Filter | None = None, **fields: Any) -> Facts:
        """Give the facts about the pair that a filter lets through."""
        return self._workspace.facts(to_filter(given, **fields, dyad=self.code))

    def timeline(self, given: Filter | None = None, **fields: Any) -> Facts:
        """Give the facts about the pair that say when, in the order in which they began; those known only to have ended stand where they ended."""
        facts = self.facts(given, **fields)
        return facts.where(lambda fact: fact.when is not None).sorted(_find_place)

    def disagreements(self, given: Filter | None = None, **fields: Any) -> Facts:
        """Give the facts on which witnesses contradict each other; `values` of each holds the readings with their witnesses."""
        return self.facts(given, **fields, verdict="differs")

    def brief(self, as_of: str | None = None, *, most: int | None = None) -> Dossier:
        """Give the brief on the pair, as known on a day where `as_of` is given, with at most so many lines in each list."""
        from bilat.dossier.build import build_dossier  # kept lazy: facts need no brief
        from bilat.dossier.collect import collect_material
        from bilat.dossier.shorten import shorten

        dossier = build_dossier(collect_material(self._workspace, self.pair, as_of))
        return dossier if most is None else shorten(dossier, most)


def _find_place(fact: Fact) -> tuple[str, str]:
    first, last = find_days(fact.when)
    return first or last or "", fact.id
