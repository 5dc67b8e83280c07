"""Briefs, and what they are made from, kept in memory while the base stands still: for pages, pictures and the API alike."""

from __future__ import annotations

from bilat.dossier.build import build_dossier
from bilat.dossier.collect import collect_material
from bilat.dossier.material import Material
from bilat.dossier.record import Dossier
from bilat.web.site import Site


def find_dossier(site: Site, pair: tuple[str, str], as_of: str | None = None, held: str | None = None) -> Dossier:
    """Give the brief on a pair; it is made anew once the base has changed."""
    state = site.readers.find_state()
    kept = site.dossiers.get((pair, as_of, held), state)
    if kept is not None:
        return kept
    made = build_dossier(find_material(site, pair, as_of, held))
    site.dossiers.put((pair, as_of, held), state, made)
    return made


def find_material(site: Site, pair: tuple[str, str], as_of: str | None = None, held: str | None = None) -> Material:
    """Give all that is known of a pair; it is collected anew once the base has changed."""
    state = site.readers.find_state()
    kept = site.materials.get((pair, as_of, held), state)
    if kept is not None:
        return kept
    with site.readers.reading() as workspace:
        made = collect_material(workspace, pair, as_of, held)
    site.materials.put((pair, as_of, held), state, made)
    return made
