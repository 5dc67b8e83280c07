"""bilat reads what is written about two countries and keeps every claim with its exact words and source.

The Python API is `bilat.open(path)`, which gives a `Workspace`. Importing the package touches neither
the network nor the disk.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from bilat.answers import Claims, Documents, Facts
    from bilat.workspace import Workspace

__version__ = "0.1.0"
__all__ = ["Claims", "Documents", "Facts", "Workspace", "__version__", "open"]

# Names that the package offers, and where they are; loaded at first use, for the start-up time of the command line.
_LAZY = {"Claims": "bilat.answers", "Documents": "bilat.answers", "Facts": "bilat.answers", "Workspace": "bilat.workspace"}


def open(path: "str | Path" = "bilat.db") -> "Workspace":
    """Open (or create) the base at `path` and return its workspace."""
    from bilat.workspace import Workspace

    return Workspace.open(path)


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'bilat' has no attribute {name!r}")
