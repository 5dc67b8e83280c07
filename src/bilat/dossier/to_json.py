"""Shows a brief as JSON: the record itself, and the legend of its marks. For programs."""

from __future__ import annotations

import msgspec

from bilat.dossier.marks import MARKS
from bilat.dossier.record import Dossier


def to_json(dossier: Dossier) -> str:
    """Give the brief as one JSON object with indentation, and a final newline."""
    record = {
        **msgspec.to_builtins(dossier),
        "legend": {verdict: mark.meaning for verdict, mark in MARKS.items()},
    }
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode() + "\n"
