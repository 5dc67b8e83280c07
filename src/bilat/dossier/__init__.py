"""Briefs on two countries: built as a record, then shown as text, Markdown, HTML or JSON."""

from bilat.dossier.build import build_dossier
from bilat.dossier.material import Material
from bilat.dossier.record import Dossier

__all__ = ["Dossier", "Material", "build_dossier"]
