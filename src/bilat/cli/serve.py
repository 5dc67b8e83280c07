"""`bilat serve`: pages and an API over one base, on this computer alone unless the network is asked for by name."""

from __future__ import annotations

import ipaddress
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from bilat.cli.options import BASE, Base
from bilat.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from fastapi import FastAPI


def serve(
    port: Annotated[
        int, typer.Option("--port", help="The port; 0 takes any that is free.", min=0, max=65535, metavar="PORT")
    ] = 8000,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen on.", metavar="ADDRESS")
    ] = "127.0.0.1",
    expose: Annotated[
        bool, typer.Option("--expose-to-network", help="Let other computers read the base, if --host is not this one alone.")
    ] = False,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", help="A host name by which the server may be asked.", metavar="NAME"),
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open the start page in a browser.")] = False,
    base: Base = BASE,
) -> None:
    """Serve pages and an API over the base, until Ctrl-C.

    Reading is open to whoever reaches the address; writing needs the token that is printed.
    """
    from bilat.cli.output import open_base

    exposed = check_host(host, expose)
    create_app = load_create_app()
    open_base(base).close()
    from bilat.web.tokens import make_token

    token = make_token()
    app = create_app(base, token, names=tuple(name or ()), open_to_network=exposed)
    listening = listen(host, port)
    _tell(listening, base, token, exposed)
    if show:
        import webbrowser

        webbrowser.open(f"{find_address(listening)}/login?token={token}")
    run(app, listening)


def check_host(host: str, expose: bool) -> bool:
    """Tell whether an address is open to other computers; raise UsageError where that was not asked for."""
    try:
        local = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError as error:
        raise UsageError(f"--host {host!r} is not an address; 127.0.0.1 is this computer, 0.0.0.0 every network") from error
    if not local and not expose:
        raise UsageError(f"--host {host} lets other computers read the base; if that is meant, add --expose-to-network")
    return not local


def load_create_app() -> Callable[..., FastAPI]:
    """Give `create_app`; raise UsageError if the packages that it needs are not installed."""
    try:
        from bilat.web.app import create_app
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("bilat"):
            raise
        raise UsageError(f'{error.name} is not installed, which serving needs; say: pip install "bilat[web]"') from error
    return create_app


def listen(host: str, port: int) -> socket.socket:
    """Give a socket that listens, or raise UnreadableError: another program has the port, or the address is not here."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, since asyncio sends at once only on sockets that say so; else a short answer waits 40 ms for the asker's receipt.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise UnreadableError(f"{host}:{port}", error.strerror or str(error), remedy="choose another with --port") from error
    listening.listen(128)
    return listening


def find_address(listening: socket.socket) -> str:
    """Give the address to put into a browser."""
    host, port = listening.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"


def run(app: FastAPI, listening: socket.socket) -> None:
    """Serve until Ctrl-C; requests that are being answered are finished first."""
    import uvicorn

    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=5, lifespan="on"
    )
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        print(file=sys.stderr)


def _tell(listening: socket.socket, base: str, token: str, exposed: bool) -> None:
    from bilat.cli.output import tell

    address = find_address(listening)
    tell(f"bilat: serving {base} at {address} (Ctrl-C stops it)")
    tell(f"To write from a browser, open {address}/login?token={token}")
    tell(f"To write from a program, send the header Authorization: Bearer {token}")
    if exposed:
        tell("Other computers can read the base; what they send and get is not encrypted")
