"""Pages: whole, without gaps and repeats, whatever is written meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.web.conftest import WRITING

from bilat.query.pages import ClaimKey
from bilat.web.paging import from_cursor, to_cursor
from bilat.web.problems import Problem


def _turn(web: TestClient, address: str | None) -> Iterator[list[dict[str, Any]]]:
    while address:
        answer = web.get(address)
        page = answer.json()
        assert (page["next"] is None) == ("link" not in answer.headers)
        assert page["next"] is None or answer.headers["link"] == f'<{page["next"]}>; rel="next"'
        yield page["items"]
        address = page["next"]


@pytest.mark.parametrize("collection", ["dyads", "facts", "claims", "documents", "countries", "organisations"])
def test_pages_together_are_the_whole(web: TestClient, collection: str) -> None:
    """Following `next` gives each row once, in the order of one great page."""
    step = 2 if collection in ("documents", "dyads") else 20
    pages = list(_turn(web, f"/v1/{collection}?limit={step}"))
    rows = [row for page in pages for row in page]
    assert len(pages) > 2 and rows == [row for page in _turn(web, f"/v1/{collection}?limit=1000") for row in page]


def test_what_is_added_meanwhile_shifts_nothing(writable: TestClient) -> None:
    """A document added before the place of a reader neither repeats nor hides what comes after it."""
    for name in ("m", "n", "o", "p"):
        _add(writable, name)
    first = writable.get("/v1/documents?limit=2").json()
    _add(writable, "a")
    rest = [row["name"] for page in _turn(writable, first["next"]) for row in page]
    assert [row["name"] for row in first["items"]] == ["m", "n"] and rest == ["o", "p"]


@given(st.tuples(st.text(), st.integers(0, 2**53), st.text()))
def test_a_cursor_gives_back_its_key(key: tuple[str, int, str]) -> None:
    """Any name of a document survives the way through an address."""
    assert from_cursor(to_cursor(key), ClaimKey) == key


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_cursors(text: str) -> None:
    """What is no cursor of the collection is refused with a problem."""
    try:
        assert isinstance(from_cursor(text, ClaimKey), ClaimKey)
    except Problem as problem:
        assert problem.record.status == 400


def _add(web: TestClient, name: str) -> None:
    text = f"Belarus opened an embassy in Baku in 19{ord(name) % 90 + 10}."
    headers = {**WRITING, "Content-Type": "text/plain"}
    assert web.post(f"/v1/documents?name={name}", content=text, headers=headers).status_code == 201
