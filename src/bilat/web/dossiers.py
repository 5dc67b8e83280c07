"""Briefs kept in memory while the base stands still, for the page and the API alike."""

from __future__ import annotations

from bilat.dossier.build import build_dossier
from bilat.dossier.collect import collect_material
from bilat.dossier.record import Dossier
from bilat.web.site import Site


def find_dossier(site: Site, pair: tuple[str, str], as_of: str | None = None, held: str | None = None) -> Dossier:
    """Give the brief on a pair; it is made anew once the base has changed."""
    state = site.readers.find_state()
    kept = site.dossiers.get((pair, as_of, held), state)
    if kept is not None:
        return kept
    with site.readers.reading() as workspace:
        made = build_dossier(collect_material(workspace, pair, as_of, held))
    site.dossiers.put((pair, as_of, held), state, made)
    return made
