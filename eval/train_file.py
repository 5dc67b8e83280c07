"""Writes learned models as the bytes of the file that is shipped. Nothing is learned here."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

import numpy as np

from bilat.extract.learned.grove import Tree
from bilat.extract.learned.scoring import Models, Table, Times

SMALL = 0.04  # a feature of which no weight is larger says too little to be shipped


def to_bytes(models: Models) -> bytes:
    """Write models as the bytes of the shipped file, the same bytes each time."""
    arrays: dict[str, Any] = {f"bias_{k}": v for k, v in models.bias.items()} | {"bias_tied": np.float32(models.tied.bias)}
    for name, table in (("shared", models.shared), ("together", models.together), ("paired", models.paired), ("nearby", models.nearby), ("tied", models.tied.table)):
        arrays |= _to_arrays(name, table)
    for part in Tree._fields:
        arrays[f"trees_{part}"] = np.array([cell for tree in models.trees.trees for cell in getattr(tree, part)], np.float32 if part in ("limits", "answers") else np.int16)
    arrays["trees_ends"] = np.cumsum([len(tree.left) for tree in models.trees.trees], dtype=np.int32)
    told = {"types": models.types, "values": models.values, "trust": models.trust, "scores": models.trees.names, "start": round(models.trees.start, 6), "about": models.about}
    arrays["about"] = np.frombuffer(json.dumps(told, sort_keys=True).encode(), np.uint8)
    return _pack(arrays | _to_arrays("times", models.times.to_table()) | _to_arrays("counts", models.counts.to_table()))


def with_choosers(data: bytes, **choosers: Times) -> bytes:
    """Give the bytes of the shipped file with another clock (`times`) or tally (`counts`), all else to the bit as it was."""
    with np.load(io.BytesIO(data)) as stored:
        arrays = dict(stored)
    for name, weights in choosers.items():
        arrays |= _to_arrays(name, weights.to_table())
    return _pack(arrays)


def _to_arrays(name: str, table: Table) -> dict[str, Any]:
    """Give a table as it is stored: weights in 255 steps of each column, small ones left out."""
    rows = [row for row, _ in enumerate(table.names) if np.abs(table.weights[row]).max() >= SMALL]
    words, weights = [table.names[row] for row in rows], table.weights[rows]
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-6) / 127
    return {f"{name}_rows": np.frombuffer("\n".join(words).encode(), np.uint8), f"{name}_scale": scale.astype(np.float32), f"{name}_weights": np.round(weights / scale).astype(np.int8)}


def _pack(arrays: Mapping[str, Any]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in sorted(arrays.items()):
            member = io.BytesIO()
            np.save(member, array)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), member.getvalue(), zipfile.ZIP_DEFLATED)
    return out.getvalue()
