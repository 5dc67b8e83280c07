"""Judgements over HTTP: said, shown, taken back; and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import WRITING

TEXTS = {"a": "Belarus opened an embassy in Baku in 1995.", "b": "Belarus opened an embassy in Baku in 1996. It trades with Azerbaijan."}


def _judge(web: TestClient, address: str = "/v1/judgements", **said: Any) -> Any:
    return web.post(address, json=said, headers=WRITING)


@pytest.fixture
def claims(writable: TestClient) -> list[str]:
    """Give the ids of claims in two documents."""
    for name, text in TEXTS.items():
        sent = writable.post(f"/v1/documents?name={name}", content=text, headers={**WRITING, "Content-Type": "text/plain"})
        assert sent.status_code in (200, 201)
    return [claim["id"] for claim in writable.get("/v1/claims?dyad=AZE-BLR&type=mission").json()["items"]]


def test_a_judgement_is_kept_acts_on_facts_and_can_be_taken_back(writable: TestClient, claims: list[str]) -> None:
    """A rejected claim takes no part in facts until the judgement is undone; the list keeps both."""
    before = writable.get("/v1/facts?dyad=AZE-BLR&type=mission").json()["items"]
    made = _judge(writable, verb="reject", claims=claims[:1], name="A. Reader", reason="Not so.")
    assert made.status_code == 201, made.text
    assert writable.get(made.headers["location"]).json() == made.json()
    after = writable.get("/v1/facts?dyad=AZE-BLR&type=mission").json()["items"]
    assert not [fact for fact in after if claims[0] in fact["claims"]] and after != before
    undone = _judge(writable, f"{made.headers['location']}/undo", name="B. Reader", reason="It is.")
    assert undone.status_code == 201 and undone.json()["undone"]["name"] == "B. Reader"
    assert writable.get("/v1/facts?dyad=AZE-BLR&type=mission").json()["items"] == before
    assert [one["verb"] for one in writable.get("/v1/judgements").json()["items"]] == ["reject"]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, 400),
        ({"verb": "burn", "claims": ["x"], "name": "A", "reason": "B"}, 400),
        ({"verb": "reject", "claims": [], "name": "A", "reason": "B"}, 400),
        ({"verb": "reject", "claims": ["none"], "name": "A", "reason": "B"}, 400),
        ({"verb": "reject", "claims": ["x"], "name": "", "reason": "B"}, 400),
        ({"verb": "reject", "claims": ["x"], "name": "A", "reason": "B", "day": "2020"}, 400),
    ],
)
def test_what_makes_no_sense_is_refused(writable: TestClient, said: dict[str, Any], status: int) -> None:
    """With what would have been right, and nothing is kept."""
    kept = writable.get("/v1/judgements").content
    answer = _judge(writable, **said)
    assert answer.status_code == status and answer.json()["detail"], answer.text
    assert writable.get("/v1/judgements").content == kept


def test_judging_needs_the_token_and_json(writable: TestClient, claims: list[str]) -> None:
    """A form of another site's page can send neither."""
    said = {"verb": "confirm", "claims": claims[:1], "name": "A", "reason": "B"}
    assert writable.post("/v1/judgements", json=said).status_code == 401
    assert writable.post("/v1/judgements/x/undo", json={"name": "A"}).status_code == 401
    assert writable.post("/v1/judgements", content="{}", headers={**WRITING, "Content-Type": "text/plain"}).status_code == 415
    assert _judge(writable, "/v1/judgements/none/undo", name="A").status_code in (400, 404)
