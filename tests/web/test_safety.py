"""What binds the browser, and who may ask and write."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import ADDRESS, TOKEN, WRITING, serve

from bilat.web.reading import Readers
from bilat.web.safety import HEADERS
from bilat.web.site import Site

ADDRESSES = ["/", "/login", "/v1", "/v1/dyads/AZE-BLR", "/v1/nothing", "/static/site.css", "/static/../app.py", "/v1/facts?format=csv"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_binds_the_browser(web: TestClient, address: str) -> None:
    """The headers stand on pages, files, answers and errors alike."""
    answer = web.get(address)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "access-control-allow-origin" not in answer.headers


def test_a_defect_binds_the_browser_too_and_tells_nothing_of_the_code(web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """What went wrong stands in the log alone."""

    def fail(_: object) -> None:
        raise ValueError("a secret of the code")

    monkeypatch.setattr(Readers, "find_state", fail)
    answer = web.get("/v1/facts")
    assert answer.status_code == 500 and answer.json()["type"].endswith("defect") and "secret" not in answer.text
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_the_policy_allows_no_inline_script_and_no_other_server() -> None:
    """Nothing runs or loads but our own files."""
    policy = HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "script-src 'self';" in policy and "style-src 'self';" in policy
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "192.168.1.7:8000", "", "localhost.evil.example", "[::2]"])
def test_another_name_is_refused(web: TestClient, host: str) -> None:
    """A name that someone else may point at this computer gets no answer (DNS rebinding)."""
    answer = web.get("/v1", headers={"Host": host})
    assert answer.status_code == 421 and answer.json()["type"].endswith("wrong-host")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:9", "localhost:8000", "LOCALHOST", "[::1]:8000"])
def test_its_own_names_are_answered(web: TestClient, host: str) -> None:
    """Every way to name this computer does."""
    assert web.get("/v1", headers={"Host": host}).status_code == 200


def test_a_server_open_to_the_network_knows_addresses_and_the_names_given(samples: str) -> None:
    """A bare address cannot be an attacker's name; a name must have been given."""
    site = Site(samples, "t", names=("desk.example",), open_to_network=True)
    assert site.is_own_name("192.168.1.7:8000") and site.is_own_name("Desk.example") and not site.is_own_name("evil.example")
    site.close()


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1.evil.example", "http://127.0.0.1:9", "file://", "http://["])
def test_another_site_cannot_write(web: TestClient, origin: str) -> None:
    """Even with the token, a change that another origin asks for is refused."""
    headers = {**WRITING, "Origin": origin, "Content-Type": "text/plain"}
    answer = web.post("/v1/documents?name=x", content="text", headers=headers)
    assert answer.status_code == 403 and answer.json()["type"].endswith("wrong-origin")


def test_a_cross_site_request_without_an_origin_cannot_write(web: TestClient) -> None:
    """The browser's own word on where a request comes from counts too."""
    assert web.post("/login", data={"token": TOKEN}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


@pytest.mark.parametrize("authorization", [None, "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer täken"])
def test_writing_needs_the_token(web: TestClient, authorization: str | None) -> None:
    """Without it nothing is read of the body, and the answer says how it is sent."""
    headers = [(b"Content-Type", b"text/plain")] + ([(b"Authorization", authorization.encode())] if authorization else [])
    answer = web.post("/v1/documents?name=x", content="text", headers=headers)
    assert answer.status_code == 401 and answer.headers["www-authenticate"].startswith("Bearer")


def test_the_token_in_the_address_becomes_a_cookie_once(samples: str) -> None:
    """The browser is sent on to an address without it, with a cookie that scripts cannot read and other sites cannot send."""
    with serve(samples) as client:
        answer = client.get(f"/login?token={TOKEN}", follow_redirects=False)
        assert answer.status_code == 303 and answer.headers["location"] == "/"
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie and "samesite=strict" in cookie.lower() and TOKEN not in cookie
        assert "Log in to write" not in client.get("/").text
        sent = client.post("/v1/documents?name=x", content="", headers={"Content-Type": "text/plain", "Origin": ADDRESS})
        assert sent.status_code == 422


@pytest.mark.parametrize("token", ["", "wrong", TOKEN[:-1]])
def test_a_wrong_token_sets_no_cookie(web: TestClient, token: str) -> None:
    """Neither by address nor by form."""
    for answer in (web.get("/login", params={"token": token}), web.post("/login", data={"token": token})):
        assert answer.status_code == 403 and "set-cookie" not in answer.headers


def test_the_form_takes_the_token(samples: str) -> None:
    """A login by hand does what the printed address does."""
    with serve(samples) as client:
        answer = client.post("/login", data={"token": TOKEN}, headers={"Origin": ADDRESS}, follow_redirects=False)
        assert answer.status_code == 303 and "set-cookie" in answer.headers


def test_files_outside_of_the_static_ones_are_not_given(web: TestClient) -> None:
    """No way up leads out of the folder."""
    for address in ("/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static//etc/passwd", "/static/"):
        assert web.get(address).status_code == 404


def test_readers_cannot_write(samples: str) -> None:
    """The connections that answer refuse to change the base."""
    site = Site(samples, "t")
    with site.readers.reading() as workspace, pytest.raises(Exception, match="read-only"):
        workspace.remove(workspace.documents()[0].name)
    site.close()
