"""What the names in an address mean: a pair, a country, an organisation. A name is sent on to the address with its code."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse

from bilat.dossier.pairs import find_pair
from bilat.errors import AmbiguousNameError, UnknownNameError, UsageError
from bilat.query import find_asked_days, find_last_day
from bilat.vocabulary import load
from bilat.web.asking import find_party
from bilat.web.pages.routing import misnamed
from bilat.web.problems import Problem

_LONGEST = 200


def find_codes(text: str) -> tuple[str, str]:
    """Give the codes of the two countries that a text names, in the order of addresses; raise a problem with ways on where it names none."""
    try:
        first, second = sorted(find_pair([text[:_LONGEST]]))
    except (UnknownNameError, AmbiguousNameError) as error:
        raise misnamed(error, text[:_LONGEST], "/dyad/") from error
    except UsageError as error:
        raise Problem(404, "not-found", f"{text[:_LONGEST]!r} does not name two countries.", expected="a pair such as AZE-BLR") from error
    return first, second


def find_country_code(text: str) -> str:
    """Give the code of a country; raise a problem with ways on where the text names none."""
    try:
        return load().find_country(text[:_LONGEST]).code
    except (UnknownNameError, AmbiguousNameError) as error:
        raise misnamed(error, text[:_LONGEST], "/country/") from error


def find_organisation_code(text: str) -> str:
    """Give the code of an organisation; raise a problem with ways on where the text names none."""
    try:
        return load().find_organisation(text[:_LONGEST]).code
    except (UnknownNameError, AmbiguousNameError) as error:
        raise misnamed(error, text[:_LONGEST], "/organisation/") from error


def find_party_code(text: str) -> str:
    """Give the code of a country or organisation that a filter names."""
    try:
        return find_party(text[:_LONGEST])
    except (UnknownNameError, AmbiguousNameError) as error:
        raise misnamed(error, text[:_LONGEST], "/search?q=") from error


def send_on(request: Request, address: str) -> RedirectResponse:
    """Send a request on to the address that has codes for names; what was asked after the question mark is kept."""
    asked = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(quote(address) + asked, status_code=307)


def read_times(request: Request) -> tuple[str | None, str | None]:
    """Give the day as of which, and the time for which, a page was asked; empty fields of forms are as if not there. Raise FormatError for no dates."""
    as_of, held = (request.query_params.get(name, "").strip() or None for name in ("as_of", "in"))
    if as_of is not None:
        find_last_day(as_of)
    if held is not None:
        find_asked_days(held)
    return as_of, held
