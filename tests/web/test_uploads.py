"""Documents that are sent: what is taken, what is refused, and that hostile ones harm nobody who looks at them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.testclient import TestClient
from tests.web.conftest import WRITING, serve

from bilat.web import writing
from bilat.web.api.documents import READERS
from bilat.web.rendering import load_environment
from bilat.workspace import Workspace

TEXT = "Belarus opened an embassy in Baku in 1995. Azerbaijan and Belarus signed a trade agreement in Minsk on 5 May 2022."
HOSTILE = {
    "script.html": "<html><head><title><script>alert(1)</script></title></head><body><p>Belarus opened an embassy in Baku in 1996.</p>"
    "<script>alert(2)</script><p onclick='x()'>Azerbaijan &lt;script&gt;alert(3)&lt;/script&gt; opened an embassy in Minsk in 2001.</p></body></html>",
    "svg.html": "<html><body><svg onload='alert(1)'><script>alert(2)</script></svg><p>Belarus opened an embassy in Baku in 1997.</p></body></html>",
    "link.md": "---\ntitle: A <b>bold</b> title\nurl: javascript:alert(1)\n---\n\nBelarus opened an embassy in Baku in 1998.\n",
    "turned.txt": "Belarus \u202eopened\u202c an embassy\u200b in Baku in 1999. \u2066Azerbaijan\u2069 opened an embassy in Minsk in 2001.",
    "<img src=x onerror=alert(1)>.txt": "Belarus opened an embassy in Baku in 2000.",
    "formula.txt": "=HYPERLINK(1)\n\nBelarus opened an embassy in Baku in 2002.",
}
_TURNED = re.compile("[\u200b\u202a-\u202e\u2066-\u2069]")


def _send(web: TestClient, name: str, body: str | bytes | Iterator[bytes], media: str = "text/plain") -> Any:
    return web.post("/v1/documents", params={"name": name}, content=body, headers={**WRITING, "Content-Type": media})


def test_a_document_is_kept_once(writable: TestClient) -> None:
    """What it says is found at once; sent again it is answered with 200 and changes nothing."""
    before = writable.get("/v1/dyads/AZE-BLR").headers["etag"]
    first = _send(writable, "a.txt", TEXT)
    assert first.status_code == 201 and first.json()["claims"] >= 2
    assert writable.get(first.headers["location"]).json()["text"].strip() == TEXT
    after = writable.get("/v1/dyads/AZE-BLR")
    assert after.headers["etag"] != before and after.json()["sources"]
    again = _send(writable, "a.txt", TEXT)
    assert again.status_code == 200 and not again.json()["new"]


@pytest.mark.parametrize("media", sorted(READERS))
def test_each_type_that_is_told_is_read(writable: TestClient, media: str) -> None:
    """The Content-Type chooses the reader."""
    bodies = {
        "text/html": "<html><body><p>Poland opened an embassy in Oslo in 1994.</p></body></html>",
        "application/xhtml+xml": "<html><body><p>Poland opened an embassy in Oslo in 1995.</p></body></html>",
        "application/tei+xml": "<TEI><text><body><p>Poland opened an embassy in Oslo in 1996.</p></body></text></TEI>",
    }
    answer = _send(writable, media, bodies.get(media, f"Poland opened an embassy in Oslo. {media}"), media)
    assert answer.status_code == 201, answer.text


@pytest.mark.parametrize(
    ("name", "body", "media", "status"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n", "text/plain", 422),
        ("a.gz", b"\x1f\x8b\x08\x00", "text/plain", 422),
        ("a.txt", b"", "text/plain", 422),
        ("a.txt", b"a\x00b", "text/plain", 422),
        ("a.txt", TEXT.encode(), "image/png", 415),
        ("a.txt", TEXT.encode(), "multipart/form-data; boundary=x", 415),
        ("a.xml", b"<mediawiki xmlns='x'><page></page></mediawiki>", "text/plain", 400),
        ("", TEXT.encode(), "text/plain", 400),
        ("\u202e", TEXT.encode(), "text/plain", 400),
        ("a.txt", b"word " * (2**21 // 2) * 3, "text/plain", 413),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(writable: TestClient, name: str, body: bytes, media: str, status: int) -> None:
    """And nothing of it is kept."""
    before = writable.get("/v1").json()["documents"]
    answer = _send(writable, name, body, media)
    assert answer.status_code == status and answer.headers["content-type"] == "application/problem+json", answer.text
    assert writable.get("/v1").json()["documents"] == before


def test_a_body_without_end_is_cut_off(writable: TestClient) -> None:
    """No more is read than a document may be long, whatever the length is said to be."""
    given = 0

    def pieces() -> Iterator[bytes]:
        nonlocal given
        for _ in range(200):
            given += 1
            yield b"x" * 2**20

    answer = _send(writable, "x", pieces())
    assert answer.status_code == 413
    declared = {**WRITING, "Content-Type": "text/plain", "Content-Length": str(10**12)}
    assert writable.post("/v1/documents?name=x", content=b"x", headers=declared).status_code == 413


def test_a_document_that_takes_too_long_is_given_up(writable: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that reads it is begun anew, and the next document is kept."""
    monkeypatch.setattr(writing, "_LEAST_SECONDS", 0.0)
    monkeypatch.setattr(writing, "_LEAST_BYTES_A_SECOND", 1e9)
    slow = _send(writable, "s", TEXT * 50)
    assert slow.status_code == 422 and slow.json()["type"].endswith("too-slow")
    monkeypatch.setattr(writing, "_LEAST_SECONDS", 60.0)
    after = _send(writable, "s", f"{TEXT} Again.")
    assert after.status_code == 201


def test_a_title_of_ten_megabytes_is_cut(writable: TestClient) -> None:
    """Neither the base nor a page carries it along."""
    title = "A long title\n" * (10 * 2**20 // 13)
    page = f"<html><head><title>{title}</title></head><body><p>Belarus opened an embassy in Baku in 2003.</p></body></html>"
    added = _send(writable, "long.html", page, "text/html")
    assert added.status_code == 201 and len(added.json()["title"]) <= 500
    assert len(writable.get("/").content) < 100_000


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a client of a server whose base holds hostile documents."""
    path = str(tmp_path_factory.mktemp("web") / "hostile.db")
    Workspace.open(path).close()
    with serve(path) as client:
        for name, text in HOSTILE.items():
            media = {"html": "text/html", "md": "text/markdown"}.get(name.rpartition(".")[2], "text/plain")
            sent = _send(client, name, text.encode(), media)
            assert sent.status_code == 201, sent.text
        yield client


def test_no_page_carries_out_what_a_document_says(attacked: TestClient) -> None:
    """Every page that can be reached has no script, style or link that a document brought, and turns no text around."""
    waiting, seen = ["/", "/login"], set[str]()
    while waiting and len(seen) < 200:
        address = waiting.pop()
        answer = attacked.get(address)
        seen.add(address)
        if not answer.headers["content-type"].startswith("text/html"):
            if answer.headers["content-type"] == "image/svg+xml":
                _check_picture(answer.content, address)
            continue
        page = LexborHTMLParser(answer.text)
        assert not _TURNED.search(answer.text), address
        for node in page.css("*"):
            _check_node(node, address)
        links = [node.attributes.get("href") or "" for node in page.css("a[href]")]
        waiting += [link.partition("#")[0] for link in links if link.startswith("/") and link.partition("#")[0] not in seen]
    assert len(seen) > 3


def _check_picture(svg: bytes, address: str) -> None:
    """Check that a picture is one that we have drawn: nothing in it runs, leads anywhere or turns text around."""
    assert not _TURNED.search(svg.decode()), address
    for node in ElementTree.fromstring(svg).iter():
        tag = node.tag.rpartition("}")[2]
        assert tag in ("svg", "title", "desc", "style", "defs", "clipPath", "g", "rect", "path", "line", "text", "tspan"), (address, tag)
        assert not [name for name in node.attrib if name.startswith("on") or "href" in name], (address, tag)
        assert tag != "style" or (node.text or "").startswith("@media screen"), address


def _check_node(node: LexborNode, address: str) -> None:
    """Check that an element of a page is one that our templates make."""
    assert not [name for name in node.attributes if name.startswith("on") or name == "style"], (address, node.html)
    assert node.tag not in ("iframe", "object", "embed", "style", "base"), (address, node.html)
    assert node.tag != "script" or (node.attributes.get("src") or "").startswith("/static/"), (address, node.html)
    target = urlsplit(node.attributes.get("href") or "")
    assert target.scheme in ("", "http", "https", "mailto"), (address, node.html)
    assert not target.netloc or "noopener" in (node.attributes.get("rel") or ""), (address, node.html)


def test_answers_are_data_that_no_browser_runs(attacked: TestClient) -> None:
    """Exact words stay exact in the API; their type and `nosniff` keep a browser from taking them for a page."""
    card = next(one for one in attacked.get("/v1/documents").json()["items"] if one["name"] == "turned.txt")
    answer = attacked.get(f"/v1/documents/{card['id']}")
    assert "\u202e" in answer.json()["text"]
    assert answer.headers["content-type"] == "application/json" and answer.headers["x-content-type-options"] == "nosniff"


def test_filters_of_templates_show_what_is_there_and_obey_nothing() -> None:
    """`line` drops what cannot be seen and cuts, `exact` shows it by number, `address` passes web addresses alone."""
    made = load_environment().from_string("{{ a|line }}|{{ a|exact }}|{{ b|address }}|{{ c|address }}|{{ d|line|length }}")
    shown = made.render(a="x\u202e<b>\n", b="javascript:alert(1)", c="https://example.org/?a&b", d="y" * 10**7)
    assert shown == "x&lt;b&gt;|x⟨U+202E⟩&lt;b&gt;\n|None|https://example.org/?a&amp;b|300"
