"""The server as a client meets it: a program spoken to over standard input and output."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from bilat.cli import run
from bilat.mcp.tools import INSTRUCTIONS, TOOLS

_SECONDS = 60
_ROOT = Path(__file__).parents[2]
_PATH = os.pathsep.join([str(_ROOT / "src"), os.environ.get("PYTHONPATH", "")])


def _command(base: str) -> list[str]:
    return [sys.executable, "-m", "bilat.cli", "mcp", "--base", base]


def _drive(base: str, talk: Callable[[Client], Awaitable[None]]) -> None:
    """Let the official client start the server and talk with it; never for longer than a minute."""

    async def main() -> None:
        command = _command(base)
        server = StdioServerParameters(command=command[0], args=command[1:], env={"PYTHONPATH": _PATH})
        with anyio.fail_after(_SECONDS):
            async with Client(server) as client:
                await talk(client)

    anyio.run(main)


def test_a_client_finds_read_only_tools_and_instructions(samples: str) -> None:
    """Each tool has a title, a description, schemas for both ways, and says that it changes nothing."""

    async def talk(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == list(TOOLS)
        for tool in tools:
            assert tool.title and tool.description and tool.output_schema
            assert tool.annotations and tool.annotations.read_only_hint and not tool.annotations.open_world_hint
        assert client.instructions == INSTRUCTIONS

    _drive(samples, talk)


def test_a_client_asks_every_tool(samples: str) -> None:
    """The client holds each answer against the tool's schema; the text says the same in lines."""
    pair = ["Azerbaijan", "Belarus"]
    asked: list[tuple[str, dict[str, Any]]] = [
        ("find_countries", {"names": pair}),
        ("brief", {"countries": pair}),
        ("facts", {"countries": pair}),
        ("claims_with_evidence", {"countries": pair}),
        ("disagreements", {}),
        ("documents", {}),
    ]

    async def talk(client: Client) -> None:
        documents = await client.call_tool("documents", {"named": "encyclopedia"})
        ids = [one["id"] for one in documents.structured_content["documents"]]
        for name, given in [*asked, ("compare", {"old": ids[0], "new": ids[1]})]:
            result = await client.call_tool(name, given)
            assert not result.is_error and result.structured_content
            assert len(result.content) == 1 and str(getattr(result.content[0], "text", "")).count("\n") > 3

    _drive(samples, talk)
    assert {name for name, _ in asked} | {"compare"} == set(TOOLS)


def test_a_wrong_question_is_an_error_of_the_tool_and_the_server_goes_on(samples: str) -> None:
    """The next question is answered."""

    async def talk(client: Client) -> None:
        wrong = await client.call_tool("facts", {"type": "missions"})
        assert wrong.is_error and "there are agreement" in str(wrong.content)
        assert not (await client.call_tool("facts", {"type": "mission"})).is_error

    _drive(samples, talk)


def test_standard_output_carries_the_protocol_alone(samples: str) -> None:
    """Every line is a message, also where a question is no JSON at all; the program ends when its input does."""
    start = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    messages = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": start},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "documents", "arguments": {}}},
    ]
    program = subprocess.Popen(_command(samples), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": _PATH})
    assert program.stdin and program.stdout
    try:
        first, second, third = (json.dumps(message) for message in messages)
        for line in (first, second, "no JSON", third):
            program.stdin.write(line.encode() + b"\n")
            program.stdin.flush()
        lines: list[dict[str, Any]] = []
        while not any(one.get("id") == 2 for one in lines):
            lines.append(json.loads(program.stdout.readline()))
        assert lines[0]["id"] == 1 and all(one["jsonrpc"] == "2.0" for one in lines)
        program.stdin.close()
        assert program.wait(timeout=_SECONDS) == 0
        assert program.stdout.read() == b""
    finally:
        program.kill()
        program.wait()
        program.stdout.close()


@pytest.mark.skipif(os.name != "posix", reason="the signal of Ctrl-C is sent in this way on POSIX alone")
def test_ctrl_c_ends_the_server_while_it_waits(samples: str) -> None:
    """A server that waits for input ends at once."""
    program = subprocess.Popen(_command(samples), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": _PATH})
    assert program.stdin and program.stdout
    try:
        ping = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
        program.stdin.write(json.dumps(ping).encode() + b"\n")
        program.stdin.flush()
        program.stdout.readline()
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=10) == -signal.SIGINT
    finally:
        program.kill()
        program.wait()
        program.stdin.close()
        program.stdout.close()


def test_a_missing_extra_is_told_in_a_line(samples: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the protocol's package the command says what installs it."""
    monkeypatch.setitem(sys.modules, "mcp", None)
    assert run(["mcp", "--base", samples]) == 1
    assert capsys.readouterr().err == 'bilat: mcp is not installed; it comes with: pip install "bilat[mcp]"\n'


def test_a_missing_base_is_told_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No base is made by asking."""
    assert run(["mcp", "--base", str(tmp_path / "x.db")]) == 1
    assert "there is no base here" in capsys.readouterr().err and not (tmp_path / "x.db").exists()
