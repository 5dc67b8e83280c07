"""bilat reads what is written about two countries and keeps every claim with its exact words and source.

The Python API is `bilat.open(path)`, which gives a `Workspace`. Importing the package touches neither
the network nor the disk.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bilat.workspace import Workspace

__version__ = "0.1.0"
__all__ = ["Workspace", "__version__", "open"]


def open(path: str = "bilat.db") -> "Workspace":
    """Open (or create) the base at `path` and return its workspace."""
    from bilat.workspace import Workspace  # kept lazy: start-up time of the command line

    return Workspace.open(path)


def __getattr__(name: str) -> Any:
    if name == "Workspace":
        from bilat.workspace import Workspace

        return Workspace
    raise AttributeError(f"module 'bilat' has no attribute {name!r}")
