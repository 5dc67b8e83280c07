"""Briefs on two countries: built as a record, then shown as text, Markdown, HTML or JSON (`to_text`, `to_markdown`, `to_html`, `to_json`).

The renderers are modules of their own, so that a program that wants one does not load the others.
"""

from bilat.dossier.build import build_dossier
from bilat.dossier.material import Material
from bilat.dossier.record import Dossier

__all__ = ["Dossier", "Material", "build_dossier"]
