"""Floors: the figures below which no set may fall, kept in floors.json with the digest of the set that they were measured on."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, NamedTuple

from eval.run import Result

PATH = Path(__file__).parent / "floors.json"
NAMES = ("precision", "recall", "when", "amount", "modality")
MARGIN = 0.004

Floors = dict[str, dict[str, Any]]


class Fault(NamedTuple):
    """A figure below its floor, or a set that is not the one that the floors were measured on."""

    set: str
    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.set}: {self.name}: {self.reason}"


def read_floors(path: Path = PATH) -> Floors:
    """Read the floors; none where there is no file."""
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def find_faults(floors: Floors, results: list[Result]) -> list[Fault]:
    """Find every figure that is below its floor."""
    faults = []
    for result in results:
        figures = result.score.figures()
        for name, floor in floors.get(result.name, {}).get("floors", {}).items():
            if figures[name] < floor:
                faults.append(Fault(result.name, name, f"{figures[name]:.3f} is below its floor of {floor:.3f}"))
    return faults


def find_changed(floors: Floors, results: list[Result]) -> list[str]:
    """Give the names of the sets whose annotated files are not those that the floors were measured on."""
    return [r.name for r in results if floors.get(r.name, {}).get("sha256", r.digest) != r.digest]


def raise_floors(floors: Floors, results: list[Result], margin: float = MARGIN) -> Floors:
    """Give the floors with those raised that were exceeded by more than a margin; none is ever lowered, digests are renewed."""
    raised = dict(floors)
    for result in results:
        known = floors.get(result.name, {}).get("floors", {})
        figures = result.score.figures()
        found = {name: max(known.get(name, 0.0), _floor(figures[name] - margin)) for name in NAMES}
        raised[result.name] = {"sha256": result.digest, "floors": found}
    return raised


def _floor(value: float) -> float:
    return max(0.0, math.floor(value * 1000) / 1000)


def write_floors(floors: Floors, path: Path = PATH) -> None:
    """Write the floors."""
    path.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")
