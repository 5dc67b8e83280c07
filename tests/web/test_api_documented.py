"""docs/api.md is held against the server: its routes, its examples, its errors."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from starlette.testclient import TestClient

from bilat.read import MAX_BYTES
from bilat.web.api.documents import READERS
from bilat.web.asking import CLAIM_FILTERS, MOST_ROWS
from bilat.web.negotiation import MEDIA_TYPES, Form
from bilat.web.problems import TITLES

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = sorted(set(re.findall(r'curl [^\n]*?"\$BILAT(/[^"]*)"', PAGE)) - {"/v1/documents?name=page.html", "/v1/judgements"})


def test_every_route_is_documented(web: TestClient) -> None:
    """The table of routes is whole."""
    for path, routes in web.get("/v1/openapi.json").json()["paths"].items():
        shown = path.replace("{identifier}", "{id}")
        assert f"{shown}`" in PAGE or f"{shown}?q=`" in PAGE or "post" in routes, path
        assert "post" not in routes or f"`POST {shown}`" in PAGE


@pytest.mark.parametrize("address", EXAMPLES)
def test_every_example_works(web: TestClient, address: str) -> None:
    """What is shown can be asked, and the one error is the one that is shown."""
    answer = web.get(address)
    assert answer.status_code == 200 or (answer.status_code == 404 and answer.text in PAGE)


@pytest.mark.parametrize("word", [*TITLES, *READERS, *get_args(Form), *CLAIM_FILTERS, *(media.partition(";")[0] for media in MEDIA_TYPES.values())])
def test_every_name_of_the_api_is_documented(word: str) -> None:
    """Kinds of errors, types of content, forms and filters."""
    assert f"`{word}`" in PAGE


def test_the_limits_are_those_of_the_code() -> None:
    """In megabytes and rows."""
    assert f"up to {MAX_BYTES // 2**20} MB" in PAGE and f"{MOST_ROWS:,} at most" in PAGE
