"""What one running server knows: its base, its token and its names. Routes find it through the request."""

from __future__ import annotations

import ipaddress

import msgspec
from fastapi import Request

from bilat.dossier.disagreements import Disagreement
from bilat.dossier.material import Material
from bilat.dossier.record import Dossier
from bilat.web.keeping import Kept
from bilat.web.problems import Problem
from bilat.web.reading import Readers
from bilat.web.tokens import Token
from bilat.web.writing import Writer

_MOST_DOSSIERS = 128
_MOST_ANSWERS = 512
# What a brief is made from holds whole documents.
_MOST_TOLD = 12
_MOST_DRAWINGS = 128
_MOST_RANKINGS = 8
_LOCAL_NAMES = ("localhost",)


class Answer(msgspec.Struct, frozen=True):
    """The body of an answer, and the address of the next page if there is one."""

    body: bytes
    next: str | None = None


class Told(msgspec.Struct, frozen=True):
    """A brief and what it was made from, of one state of the base."""

    dossier: Dossier
    material: Material


class Site:
    """The base that is served, the token for writing, and the host names under which the server may be asked.

    `open_to_network` is true where the server listens on more than this computer's own loopback address.
    """

    def __init__(self, path: str, token: str, *, names: tuple[str, ...] = (), open_to_network: bool = False) -> None:
        self.path = path
        self.token = Token(token)
        self.readers = Readers(path)
        self.dossiers: Kept[Dossier] = Kept(_MOST_DOSSIERS)
        self.answers: Kept[Answer] = Kept(_MOST_ANSWERS)
        self.told: Kept[Told] = Kept(_MOST_TOLD)
        self.disagreements: Kept[list[Disagreement]] = Kept(_MOST_RANKINGS)
        self.drawings: Kept[str] = Kept(_MOST_DRAWINGS)  # by what they show, so that no change of the base empties it
        self.writer = Writer(path)
        self._names = frozenset(name.lower() for name in (*_LOCAL_NAMES, *names))
        self._open_to_network = open_to_network

    def is_own_name(self, host: str) -> bool:
        """Tell whether a Host header names this server; a name that an attacker may point here is refused (DNS rebinding).

        An attacker's page can only have a name of its own as Host, never a bare address, so that addresses are safe on a server that is
        open to the network. One that is not is asked by loopback addresses alone.
        """
        name = _find_hostname(host)
        if name in self._names:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return self._open_to_network or address.is_loopback

    def close(self) -> None:
        """Close every connection to the base."""
        self.readers.close()
        self.writer.close()


def find_site(request: Request) -> Site:
    """Give the site that a request was made to."""
    site = request.app.state.site
    assert isinstance(site, Site)
    return site


def require_token(request: Request) -> None:
    """Raise Problem 401 unless a request shows the writing token or its cookie."""
    if not find_site(request).token.is_shown_by(request):
        headers = {"WWW-Authenticate": 'Bearer realm="bilat"'}
        raise Problem(401, "no-token", "writing needs the token that `bilat serve` printed, as Authorization: Bearer TOKEN", headers=headers)


def _find_hostname(host: str) -> str:
    """Give the name or address in a Host header, without its port and the brackets of IPv6."""
    text = host.strip().lower()
    if text.startswith("["):
        return text[1:].partition("]")[0]
    name, colon, port = text.rpartition(":")
    return name if colon and port.isdigit() else text
