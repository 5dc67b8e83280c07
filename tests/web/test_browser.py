"""Pages in a browser: what is seen, reached by keys, and free of what shuts people out, in light, dark and on a phone.

The browser is the system's Chromium; nothing is downloaded.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from tests.web.conftest import TOKEN, copy_base

from bilat.web.app import create_app

CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()), None)
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this computer"),
    pytest.mark.skipif(find_spec("playwright") is None or find_spec("axe_playwright_python") is None, reason="Playwright and axe are not installed"),
]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": DESK},
    "dark": {"color_scheme": "dark", "viewport": DESK},
    "phone": {"color_scheme": "light", "viewport": PHONE},
}
PAGES = (
    "/", "/search?q=embassy", "/dyad/AZE-BLR", "/dyad/AZE-BLR?as_of=2013", "/dyad/Belaruss-Azerbaijan", "/documents", "/compare", "/country/BLR", "/organisation/OSCE",
    "/network/BLR", "/disagreements", "/review", "/about/marks", "/login", "fact", "document", "comparison",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(samples: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a server over a copy of the samples on a free port; give its address."""
    path = tmp_path_factory.mktemp("browser") / "copy.db"
    copy_base(samples, path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(str(path), TOKEN), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Give the browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium: Any, site: str) -> Iterator[Any]:
    """Give a tab of a browser that is logged in, of which no message on the console is passed over."""
    with chromium.new_context(base_url=site, **LOOKS["light"]) as context:
        page = context.new_page()
        told = listen(page)
        page.goto(f"/login?token={TOKEN}")
        yield page
        assert not told


def listen(page: Any) -> list[str]:
    """Note errors and warnings of a page as they come."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    return told


def go(page: Any, address: str) -> None:
    """Open an address, or the page that the links of others lead to."""
    if address in ("fact", "document"):
        page.goto("/disagreements")
        page.goto(page.locator(f"main a[href^='/{address}/']").first.get_attribute("href"))
    elif address == "comparison":
        page.goto("/compare")
        page.get_by_role("button", name="Compare").first.click()
    else:
        page.goto(address)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_shuts_anyone_out(chromium: Any, site: str, look: str) -> None:
    """No page has a serious or critical finding of axe, scrolls sideways, or tells the console of an error, in any look; every picture is drawn."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    with chromium.new_context(base_url=site, bypass_csp=True, **LOOKS[look]) as context:
        page = context.new_page()
        told, found = listen(page), []
        for address in PAGES:
            go(page, address)
            results = Axe().run(page).response
            for one in results["violations"]:
                if one["impact"] in ("serious", "critical"):
                    found.append((address, one["id"], [node["html"][:160] for node in one["nodes"][:3]]))
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append((address, "scrolls sideways", []))
            if page.locator("img.broken").count():
                found.append((address, "a picture is not drawn", []))
        assert not found
        assert not [text for text in told if "404" not in text]  # the page for a wrong name is one


def test_the_policy_holds_in_the_browser(tab: Any) -> None:
    """With the policy in force our own style, script and pictures work."""
    tab.goto("/dyad/AZE-BLR")
    tab.wait_for_load_state("networkidle")
    assert tab.evaluate("getComputedStyle(document.querySelector('.glance')).display") == "grid"
    assert tab.evaluate("document.querySelector('img').naturalWidth") > 300


def test_a_newcomer_finds_embassies_and_who_disagrees(tab: Any) -> None:
    """From the start page: two names, one button, and the answers stand at the top; one link more shows who says which date."""
    tab.goto("/")
    tab.get_by_label("One country").fill("belarus")
    tab.get_by_label("Another").fill("azerbaijan")
    tab.get_by_role("button", name="What is known of the two").click()
    seen = tab.locator(".glance").inner_text()
    assert "Yes, in Minsk, since 2001" in seen and "Sources disagree: 11 June 1993 or 12 July 1993." in seen
    assert tab.locator(".glance").bounding_box()["y"] < 400
    tab.get_by_role("link", name="Diplomatic relations between Azerbaijan and Belarus were established on 11 June 1993.").first.click()
    assert "Belarus: country brief" in tab.locator("main").inner_text()


def test_keys_alone_reach_the_evidence(tab: Any) -> None:
    """The first Tab offers to skip the navigation; Enter opens what has the focus, which can be seen."""
    tab.goto("/dyad/AZE-BLR")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('.glance') !== null")
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/fact/**")


def test_a_line_opens_to_its_words(tab: Any) -> None:
    """A line of the brief opens by key and shows the exact words."""
    tab.goto("/dyad/AZE-BLR")
    line = tab.locator("#visits summary").first
    line.focus()
    tab.keyboard.press("Enter")
    assert tab.locator("#visits blockquote").first.is_visible()


def test_the_slider_goes_to_the_new_day_when_let_go(tab: Any) -> None:
    """Moving the slider by key shows the year, and goes to the address of that day."""
    tab.goto("/dyad/AZE-BLR")
    tab.get_by_label("As of").focus()
    tab.keyboard.press("Home")
    tab.wait_for_url("**as_of=2012**")
    assert "dated up to 2012" in tab.locator("main").inner_text()


def test_the_review_by_keys(tab: Any) -> None:
    """j goes to what is to be looked at, c begins a confirmation of it, Enter keeps it; a letter that is typed into a field stays a letter."""
    tab.goto("/review?name=Ada")
    tab.keyboard.press("j")
    assert tab.evaluate("document.activeElement.id") == "item-1"
    tab.locator("input[name=claim]").first.check()
    tab.keyboard.press("c")
    assert tab.evaluate("document.activeElement.name") == "reason"
    tab.keyboard.type("jack checked it")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**kept=**")
    assert "confirmed by Ada" in tab.locator("[role=status]").inner_text() and "jack checked it" in tab.locator("main").inner_text()
    tab.locator("[role=status]").get_by_role("button", name="Take back").click()
    tab.wait_for_load_state()
    assert tab.locator("article.item").count() == 1


def test_pages_work_without_scripts(chromium: Any, site: str) -> None:
    """The slider and the map have buttons that do the same."""
    with chromium.new_context(base_url=site, java_script_enabled=False, **LOOKS["light"]) as context:
        page = context.new_page()
        page.goto("/dyad/AZE-BLR")
        page.get_by_label("As of").fill("2012")
        page.get_by_role("button", name="Show").first.click()
        assert "as_of=2012" in page.url and "dated up to 2012" in page.locator("main").inner_text()
        page.goto("/")
        page.get_by_label("Shows").select_option("disputed")
        page.get_by_role("button", name="Draw").click()
        assert "measure=disputed" in page.url


def test_a_pair_prints_on_a_few_pages(tab: Any) -> None:
    """The page of a pair is a PDF of at most six pages, without the forms and the navigation."""
    tab.goto("/dyad/AZE-BLR")
    tab.wait_for_load_state("networkidle")
    tab.emulate_media(media="print")
    assert not tab.locator("form:visible, nav:visible").count()
    assert 1 <= tab.pdf(format="A4").count(b"/Type /Page\n") <= 6
