"""`bilat mcp`: a server by which an assistant asks the base."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from bilat.cli.options import BASE, Base
from bilat.errors import MissingPackageError


def mcp(base: Base = BASE) -> None:
    """Let an assistant ask the base and cite it (MCP server).

    A client of the Model Context Protocol starts it and speaks with it over standard input and output.
    """
    from bilat.cli.output import open_base, tell

    if find_spec("mcp") is None:
        raise MissingPackageError("mcp", "mcp")
    from bilat.mcp.server import run

    with open_base(base) as workspace:
        if sys.stdin.isatty():
            tell(f"bilat: serving {base} over standard input, where a client should be (docs/mcp.md); Ctrl-C ends it")
        run(workspace)
