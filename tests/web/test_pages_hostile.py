"""What documents say is shown and never obeyed, on the pages that show most of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import WRITING, serve
from tests.web.test_pages import find_links, find_text, open_page

from bilat.workspace import Workspace

DOCUMENTS = {
    "hostile.md": (
        "---\ntitle: A <script>alert(1)</script> title\nurl: javascript:alert(1)\npublisher: <img src=x onerror=alert(2)>\ndate: 2020-01-02\n---\n\n"
        "Belarus opened an \u202eembassy\u202c in Baku in 1998. Belarus opened an embassy <b onclick='x'>in Oslo</b> in 1999.\n"
    ),
    "other.md": "---\ntitle: Plain\nurl: https://example.org/a\"b\n---\n\nAzerbaijan and Belarus established diplomatic relations on 11 June 1993.\n",
    "third.md": "---\ntitle: Other\n---\n\nAzerbaijan and Belarus established diplomatic relations on 12 July 1993.\n",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a client of a server whose base holds hostile documents."""
    path = str(tmp_path_factory.mktemp("web") / "hostile.db")
    Workspace.open(path).close()
    with serve(path) as client:
        for name, text in DOCUMENTS.items():
            sent = client.post("/v1/documents", params={"name": name}, content=text.encode(), headers={**WRITING, "Content-Type": "text/markdown"})
            assert sent.status_code == 201, sent.text
        yield client


def find_document(hostile: TestClient, title: str) -> str:
    """Give the address of the document with that title."""
    cards = hostile.get("/v1/documents").json()["items"]
    return next(f"/document/{card['id']}" for card in cards if title in card["title"])


@pytest.mark.parametrize("address", ["/", "/documents", "/dyad/AZE-BLR", "/search?q=embassy", "/search?q=<script>alert(1)</script>"])
def test_markup_of_documents_is_shown_as_text(hostile: TestClient, address: str) -> None:
    """A title, a publisher and words typed into the search stay words."""
    page = open_page(hostile, address)
    assert not page.css("main script, main b[onclick], img[onerror]")
    assert address != "/documents" or "A <script>alert(1)</script> title" in find_text(page, "main")


def test_the_document_itself_shows_its_exact_text(hostile: TestClient) -> None:
    """Markup in a text is shown, characters that turn text around are shown by their numbers, and no address but of the web is linked."""
    page = open_page(hostile, find_document(hostile, "title"))
    text = find_text(page, ".text")
    assert "<b onclick='x'>in Oslo</b>" in text and "⟨U+202E⟩embassy⟨U+202C⟩" in text
    assert not find_links(page, "javascript") and "javascript:alert(1)" in find_text(page, "main")


def test_an_address_cannot_leave_its_attribute(hostile: TestClient) -> None:
    """A quotation mark in an address stays inside of it, and the link tells the other server nothing."""
    page = open_page(hostile, find_document(hostile, "Plain"))
    links = [node for node in page.css("main a") if (node.attributes.get("href") or "").startswith("https://example.org/")]
    assert links and all(node.attributes.get("rel") == "noopener nofollow" for node in links)


def test_addresses_of_pages_are_escaped(hostile: TestClient) -> None:
    """What is typed into an address comes back as text, in errors too."""
    for address in ('/dyad/"><script>alert(1)<', "/country/<script>", '/fact/"><img>', "/compare?old=<script>&new=<b>", '/disagreements?dyad="><script>'):
        page = open_page(hostile, address, 404)
        assert not page.css("main script, main img, main b")


def test_a_quote_in_the_wrong_part_is_no_error(hostile: TestClient) -> None:
    """A place beyond the end of a text gives its end; one that is no number is told."""
    address = find_document(hostile, "Plain")
    assert open_page(hostile, f"{address}?from=999999999").css_first(".text") is not None
    assert "is no place in a text" in find_text(open_page(hostile, f"{address}?from=-1", 400), "main")
