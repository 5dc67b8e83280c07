"""Briefs, and what they are made from, kept in memory while the base stands still: for pages, pictures and the API alike."""

from __future__ import annotations

from bilat.dossier.build import build_dossier
from bilat.dossier.collect import collect_material
from bilat.dossier.record import Dossier
from bilat.web.site import Site, Told


def find_dossier(site: Site, pair: tuple[str, str], as_of: str | None = None, held: str | None = None) -> Dossier:
    """Give the brief on a pair; it is made anew once the base has changed."""
    kept = site.dossiers.get((pair, as_of, held), site.readers.find_state())
    return kept or find_told(site, pair, as_of, held).dossier


def find_told(site: Site, pair: tuple[str, str], as_of: str | None = None, held: str | None = None) -> Told:
    """Give the brief on a pair with what it is made from; both are made anew once the base has changed."""
    state = site.readers.find_state()
    kept = site.told.get((pair, as_of, held), state)
    if kept is not None:
        return kept
    with site.readers.reading() as workspace:
        material = collect_material(workspace, pair, as_of, held)
    told = Told(build_dossier(material), material)
    site.told.put((pair, as_of, held), state, told)
    site.dossiers.put((pair, as_of, held), state, told.dossier)
    return told
