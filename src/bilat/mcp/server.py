"""Serves the tools over standard input and output. Standard output is the protocol's alone; trouble goes to standard error."""

from __future__ import annotations

import signal
import sys
import traceback
from functools import partial
from typing import Any

import anyio
import msgspec
from anyio.to_thread import run_sync
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    ToolAnnotations,
)
from mcp.types import Tool as ToolEntry

from bilat import __version__
from bilat.dossier.safe import show_unseen
from bilat.errors import BilatError, UsageError
from bilat.mcp.tools import INSTRUCTIONS, TOOLS, Tool
from bilat.mcp.writing import LONGEST, to_structured, to_text
from bilat.workspace import Workspace

_READ_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def make_server(workspace: Workspace) -> Server[Any]:
    """Give a server that answers from a workspace."""

    async def list_tools(_: Any, __: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=[_to_entry(tool) for tool in TOOLS.values()])

    async def call_tool(_: Any, asked: CallToolRequestParams) -> CallToolResult:
        return await run_sync(partial(answer, workspace, asked.name, asked.arguments or {}))

    return Server(
        "bilat", version=__version__, title="bilat", instructions=INSTRUCTIONS, on_list_tools=list_tools, on_call_tool=call_tool
    )


def answer(workspace: Workspace, name: str, arguments: dict[str, Any]) -> CallToolResult:
    """Call a tool on one state of the base; what goes wrong becomes an answer that says what would have been right."""
    try:
        tool = TOOLS.get(name)
        if tool is None:
            raise UsageError(f"there is no tool {name!r}; there are {', '.join(TOOLS)}")
        question = _to_question(tool, arguments)
        with workspace.base.reading():
            structured = to_structured(tool.find(workspace, question))
    except BilatError as error:
        return _to_error(str(error))
    except Exception as error:
        traceback.print_exc(file=sys.stderr)
        return _to_error(f"this is a defect of bilat: {type(error).__name__}; its standard error says where")
    return CallToolResult(content=[TextContent(text=to_text(structured))], structured_content=structured)


def run(workspace: Workspace) -> None:
    """Serve until standard input ends.

    Ctrl-C ends the program at once: the thread that waits for standard input cannot be called back, and there is nothing to save.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    workspace.facts(limit=0)  # finds facts that a program that was stopped left to be found, before anything is held for reading
    anyio.run(_serve, make_server(workspace))


async def _serve(server: Server[Any]) -> None:
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


def _to_entry(tool: Tool) -> ToolEntry:
    return ToolEntry(
        name=tool.name, title=tool.title, description=tool.description, input_schema=tool.input_schema(),
        output_schema=tool.output_schema(), annotations=_READ_ONLY,
    )  # fmt: skip


def _to_question(tool: Tool, arguments: dict[str, Any]) -> msgspec.Struct:
    try:
        return msgspec.convert(arguments, tool.question)
    except msgspec.ValidationError as error:
        raise UsageError(f"{error}. `{tool.name}` takes {_say_fields(tool, str(error))}") from error


def _say_fields(tool: Tool, trouble: str) -> str:
    """Say what the field in question takes; where the trouble is with none in particular, which fields there are."""
    schema = tool.input_schema()
    field = trouble.rpartition("`$.")[2].partition("`")[0].partition("[")[0]
    if field in schema["properties"]:
        return f"as `{field}`: {msgspec.json.encode(schema['properties'][field]).decode()}"
    needed = schema.get("required", [])
    return ", ".join(f"`{name}`" + (" (needed)" if name in needed else "") for name in schema["properties"])


def _to_error(message: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(text=show_unseen(message[:LONGEST]))], is_error=True)
