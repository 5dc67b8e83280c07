"""Pictures as files: well-formed, the same each time, safe with any name, told to those who do not see them."""

from __future__ import annotations

import re
import subprocess
import sys
from xml.etree import ElementTree

import msgspec
import pytest
from tests.charts.conftest import HOSTILE, Base

from bilat.charts.catalogue import PICTURES, draw_all, find_ending, make_picture
from bilat.charts.look import DARK, LIGHT, SIGNS, Palette
from bilat.charts.render import render
from bilat.dossier import Material
from bilat.dossier.marks import MARKS
from bilat.errors import UsageError
from bilat.model import Amount


@pytest.fixture
def material(base: Base) -> Material:
    """Give a pair with something for every picture, and a hostile name in it."""
    base.add("visit", {"visitor": HOSTILE, "from": "AZE", "to": "BLR"}, when="2006-10-17")
    base.add("trade", {"a": "AZE", "b": "BLR", "flow": "turnover", "product": HOSTILE}, when="2010", amount=Amount(10**8, "USD"))
    base.add("mission", {"sender": "AZE", "host": "BLR", "rank": "embassy", "city": "Minsk"}, when="2001/", kind="episode")
    base.add("membership", {"member": "BLR", "organisation": HOSTILE, "status": "member"}, kind="state")
    return base.material()


@pytest.mark.parametrize("name", PICTURES)
def test_svg_is_well_formed_and_names_itself(material: Material, name: str) -> None:
    """The root has the role of an image, a title and a description, and nothing hostile has become markup."""
    svg = render(make_picture(name, material), "svg", adapts=True)
    root = ElementTree.fromstring(svg)
    tags = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert root.get("role") == "img" and "script" not in tags and "foreignObject" not in tags
    title, desc, *_ = root
    assert (title.get("id"), desc.get("id")) == tuple(str(root.get("aria-labelledby")).split())
    assert title.text and desc.text and "\x1b" not in svg


@pytest.mark.parametrize("name", PICTURES)
def test_the_same_picture_gives_the_same_bytes(material: Material, name: str) -> None:
    """However many pictures were drawn before it, SVG and PNG come out alike."""
    first = render(make_picture(name, material), "svg"), render(make_picture(name, material), "png")
    assert first == (render(make_picture(name, material), "svg"), render(make_picture(name, material), "png"))
    assert first[1].startswith(b"\x89PNG")


def test_pictures_of_one_page_share_no_id(material: Material) -> None:
    """Several pictures can stand in one page, and each finds its own parts."""
    drawn = [svg for _, svg in draw_all(material)]
    ids = [one for svg in drawn for one in re.findall(r' id="([^"]+)"', svg)]
    used = {one for svg in drawn for one in re.findall(r"url\(#([^)]+)\)", svg)}
    assert len(drawn) == len(PICTURES) and len(ids) == len(set(ids)) and used <= set(ids)


def test_signs_say_what_they_are_on_hover(material: Material) -> None:
    """A sign carries its sentence as a title."""
    svg = render(make_picture("map", material), "svg")
    assert "<title>Azerbaijan has had an embassy in Minsk since 2001.</title>" in svg


def test_nothing_is_fetched(material: Material) -> None:
    """No picture names an address other than those of its own format."""
    for name in PICTURES:
        svg = render(make_picture(name, material), "svg", adapts=True)
        assert {url.split("/")[2] for url in re.findall(r"https?://[^\"' <]+", svg)} <= {"www.w3.org"}


def test_the_dark_picture_differs_in_colour_alone(material: Material) -> None:
    """Light and dark draw the same signs at the same places."""
    light, dark = (render(make_picture("timeline", material, theme), "svg") for theme in ("light", "dark"))
    bare = [re.sub(r"#[0-9a-f]{6}|timeline-[0-9a-f]{8}", "", one) for one in (light, dark)]
    assert light != dark and bare[0] == bare[1]


def test_a_light_colour_has_one_dark_counterpart() -> None:
    """A picture can be turned dark by its colours, since no light colour stands for two dark ones."""
    pairs = {(getattr(LIGHT, name), getattr(DARK, name)) for name in Palette.__struct_fields__}
    assert len({light for light, _ in pairs}) == len(pairs)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_can_be_seen(palette: Palette) -> None:
    """Text has a contrast of 4.5 with the paper, and so have the signs."""
    for name in ("ink", "soft", "first", "second", "both", *SIGNS):
        assert _contrast(getattr(palette, name), palette.paper) >= 4.5, name
        assert _contrast(getattr(palette, name), palette.band) >= 4.5, name


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_verdict_has_a_sign_of_its_own() -> None:
    """No verdict is told by colour alone."""
    assert set(MARKS) <= set(SIGNS) and len(set(SIGNS.values())) == len(SIGNS)


def test_a_picture_of_nothing_says_so(base: Base) -> None:
    """A pair without facts gives pictures that are marked as empty, and can still be drawn."""
    for name in PICTURES:
        picture = make_picture(name, base.material())
        assert picture.is_empty == (name != "map") and "</svg>" in render(picture, "svg")


def test_what_cannot_be_asked_for_is_told() -> None:
    """An unknown picture or ending is an error that names those that there are."""
    with pytest.raises(UsageError, match="timeline, trade, map"):
        make_picture("portrait", msgspec.UNSET)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match=r"neither in \.svg nor in \.png"):
        find_ending("a.pdf")


def test_charts_load_nothing_heavy_until_drawn() -> None:
    """The catalogue can be imported without Altair and without the engine."""
    code = "import sys, bilat.charts.catalogue; sys.exit(bool({'altair', 'vl_convert'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
