"""`bilat serve`: what it refuses, what it prints, and how it ends."""

from __future__ import annotations

import builtins
import http.client
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from bilat.cli.serve import check_host, find_address, listen
from bilat.errors import UnreadableError, UsageError

Run = Callable[..., Any]  # the fixture `bilat` of conftest.py


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "8.8.8.8"])
def test_other_computers_are_let_in_only_on_request(bilat: Run, base: str, host: str) -> None:
    """An address of a network is refused with the option that would allow it."""
    shown = bilat("serve", "--base", base, "--host", host)
    assert shown.code == 2 and "--expose-to-network" in shown.err and shown.err.count("\n") == 1
    assert check_host(host, expose=True)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.9"])
def test_this_computer_alone_is_no_network(host: str) -> None:
    """Every loopback address is this computer."""
    assert not check_host(host, expose=False)


def test_a_host_is_an_address() -> None:
    """A name that may point anywhere is not listened on."""
    with pytest.raises(UsageError, match="not an address"):
        check_host("example.org", expose=True)


def test_a_missing_extra_is_named_in_one_line(bilat: Run, base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And so is what installs it."""
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("fastapi"):
            raise ModuleNotFoundError("No module named 'fastapi'", name="fastapi")
        return real(name, *rest)

    for name in [name for name in sys.modules if name.startswith("bilat.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    shown = bilat("serve", "--base", base)
    assert shown.code == 2 and shown.err == 'bilat: fastapi is not installed, which serving needs; say: pip install "bilat[web]"\n'


def test_a_base_that_is_not_there_is_not_made(bilat: Run) -> None:
    """Serving an empty base by a mistyped name would help nobody."""
    shown = bilat("serve", "--base", "none.db")
    assert shown.code == 1 and "there is no base here" in shown.err


def test_a_port_that_is_taken_is_told() -> None:
    """With the option that chooses another."""
    with listen("127.0.0.1", 0) as taken, pytest.raises(UnreadableError, match="--port"):
        listen("127.0.0.1", taken.getsockname()[1])


def test_a_server_answers_until_it_is_interrupted(base: str) -> None:
    """It prints its address and a token; Ctrl-C ends it without a traceback."""
    command = [sys.executable, "-m", "bilat.cli", "serve", "--base", base, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            lines = [server.stderr.readline() for _ in range(3)]
            found = re.search(r"http://127\.0\.0\.1:(\d+)/login\?token=(\S{20,})", lines[1])
            assert base in lines[0] and found and f"Bearer {found[2]}" in lines[2]
            connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=20)
            connection.request("GET", "/v1/dyads/AZE-BLR")
            assert connection.getresponse().status == 200
            connection.close()
            server.send_signal(signal.SIGINT)
            _, rest = server.communicate(timeout=20)
        finally:
            server.kill()
    assert server.returncode == 0 and not rest.strip()


def test_the_address_is_one_for_a_browser() -> None:
    """What listens everywhere is reached here."""
    with listen("0.0.0.0", 0) as everywhere:
        assert find_address(everywhere).startswith("http://127.0.0.1:")
