"""The look of pictures: colours for light and dark, the sign of each verdict, fonts. The one place in which a colour stands.

Colours are picked to be told apart with the common forms of colour blindness, and meet a contrast of 4.5 (text) or 3 (signs) on their paper;
no meaning hangs on them alone.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from bilat.dossier.marks import MARKS

Theme = Literal["light", "dark", "auto"]
THEMES = ("light", "dark", "auto")
FONT = "DejaVu Sans, Verdana, Arial, sans-serif"
SIZE = 10


class Palette(msgspec.Struct, frozen=True):
    """The colours of a theme. Each field of the light palette has its counterpart in the dark one."""

    paper: str = "#fdfcf9"
    ink: str = "#1d2329"
    soft: str = "#5c6670"
    rule: str = "#dcd8ce"
    band: str = "#f4f1e9"
    first: str = "#1f4f82"
    second: str = "#a4480b"
    both: str = "#6a3d9a"
    sea: str = "#eaf0f3"
    land: str = "#d9d6cc"
    border: str = "#8f8b80"
    agree: str = "#1d6b3a"
    single: str = "#57616b"
    refines: str = "#14657a"
    differs: str = "#b3261e"
    superseded: str = "#7d5a00"
    dropped: str = "#87377f"
    stale: str = "#87377f"
    expected: str = "#4a5560"
    few: str = "#c3d3e0"
    some: str = "#8fb0cc"
    many: str = "#4f82ad"
    most: str = "#1a4770"


LIGHT = Palette()
DARK = Palette(
    paper="#14181c", ink="#e4e2dc", soft="#9aa4ad", rule="#343b42", band="#1b2126", first="#8dbcf0", second="#f2a65a", both="#c3a6ec",
    sea="#1a2229", land="#3a4147", border="#7d868d", agree="#6fcf8f", single="#a3adb6", refines="#6cc6dc", differs="#ff8a80",
    superseded="#e2b64f", dropped="#dd9bd6", stale="#dd9bd6", expected="#b4bdc5", few="#31465a", some="#3f6a90", many="#6f9fca", most="#b5d6f4",
)  # fmt: skip

# A line drawn there and back has no inside: the sign stays hollow though it is filled.
_RING = "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0A1,1,0,1,0,1,0A1,1,0,1,0,-1,0Z"
SIGNS = {
    "agree": "circle",
    "single": _RING,
    "refines": f"{_RING}M0,-1A1,1,0,0,0,0,1Z",
    "differs": "M-1,-.4L1,-.4L-1,-.4ZM-1,.4L1,.4L-1,.4ZM-.6,1L.6,-1L-.6,1Z",
    "superseded": "M1,-1L1,1L-1,0Z",
    "dropped": "M-1,-1L1,1L-1,-1ZM-1,1L1,-1L-1,1Z",
    "stale": f"{_RING}M0,0L0,-1A1,1,0,0,1,1,0Z",
    "expected": "M-.8,-1L1,0L-.8,1L-.8,-1L-.8,1L1,0Z",
}
MEANINGS = {verdict: f"{mark.word}: {mark.meaning}" for verdict, mark in MARKS.items()} | {"expected": "planned or forecast"}


def to_config(colours: Palette) -> dict[str, Any]:
    """Give the configuration of Vega-Lite for a palette."""
    text = {"labelFont": FONT, "titleFont": FONT, "labelFontSize": SIZE, "titleFontSize": SIZE, "labelColor": colours.ink, "titleColor": colours.soft}
    return {
        "background": colours.paper,
        "font": FONT,
        "padding": {"left": 10, "right": 14, "top": 10, "bottom": 10},
        "view": {"stroke": None},
        "text": {"font": FONT, "fontSize": SIZE, "color": colours.ink},
        "axis": {**text, "gridColor": colours.rule, "domainColor": colours.soft, "tickColor": colours.soft, "titleFontWeight": "normal"},
        "legend": {**text, "symbolStrokeWidth": 1.4, "labelLimit": 0, "titleFontWeight": "normal", "orient": "bottom", "rowPadding": 3},
        "header": text,
        "title": {
            "font": FONT, "subtitleFont": FONT, "fontSize": 14, "subtitleFontSize": SIZE, "color": colours.ink, "subtitleColor": colours.soft,
            "anchor": "start", "frame": "bounds", "offset": 14, "subtitlePadding": 5, "subtitleLineHeight": 14, "fontWeight": 600,
        },
    }  # fmt: skip


def dark_rules(selector: str) -> str:
    """Give style rules that turn a picture drawn in the light palette dark where the reader's device asks for it."""
    pairs = sorted({(getattr(LIGHT, name), getattr(DARK, name)) for name in Palette.__struct_fields__})
    rules = [
        f'{selector} [{kind}="{light}"]{{{kind}:{dark}}}' for light, dark in pairs for kind in ("fill", "stroke")
    ]
    return f"@media screen and (prefers-color-scheme:dark){{{''.join(rules)}}}"
