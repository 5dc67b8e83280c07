"""The pictures of a pair by name. A picture is loaded only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from bilat.charts.look import DARK, LIGHT, Palette, Theme
from bilat.charts.picture import Picture
from bilat.charts.render import load_engine, render
from bilat.dossier.material import Material
from bilat.errors import UsageError

# Name: module and function.
PICTURES = {
    "timeline": ("timeline", "to_timeline"),
    "trade": ("trade", "to_trade"),
    "map": ("pair_map", "to_map"),
    "memberships": ("memberships", "to_memberships"),
    "network": ("network", "to_network"),
}
ENDINGS = ("svg", "png")


def make_picture(name: str, material: Material, theme: Theme = "light") -> Picture:
    """Make a picture of a pair; UsageError where there is none of that name, or where the extra `charts` is not installed."""
    if name not in PICTURES:
        raise UsageError(f"there is no picture {name!r}; there are {', '.join(PICTURES)}")
    load_engine()
    module, function = PICTURES[name]
    make: Callable[[Material, Palette], Picture] = getattr(import_module(f"bilat.charts.{module}"), function)
    return make(material, DARK if theme == "dark" else LIGHT)


def find_ending(path: str) -> str:
    """Give svg or png by the ending of a path, else raise UsageError."""
    ending = path.rpartition(".")[2].lower()
    if ending not in ENDINGS:
        raise UsageError(f"{path!r} ends neither in .svg nor in .png")
    return ending


def draw_all(material: Material) -> Iterator[tuple[Picture, str]]:
    """Draw every picture of a pair that is not empty, as SVG that turns dark where the reader's device asks for it."""
    for name in PICTURES:
        picture = make_picture(name, material)
        if not picture.is_empty:
            yield picture, render(picture, "svg", adapts=True)
