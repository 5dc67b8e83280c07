"""The timeline of a pair: acts as points and periods as bars, in a lane for each system. What stands there is found in lanes.py."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import altair as alt
import msgspec

from bilat.charts.lanes import Entry, find_entries
from bilat.charts.look import LIGHT, MEANINGS, SIGNS, Palette
from bilat.charts.packing import SIGN, Wanted, pack, text_width
from bilat.charts.picture import Picture, say_number, say_sources, shorten, title_of
from bilat.dossier.material import Material

WIDTH = 700  # pixels of the scale of years, without the titles of the lanes
TITLE_WIDTH = 184
ROW = 15
GAP = 9
LEGEND_TOP = 44  # pixels below the last lane at which the legend begins, under the years
LEGEND_WIDTH = 380
Row = dict[str, Any]
# How a bar looks whose ends are told, or else are not.
_TOLD: Row = {"width": 5, "dash": [1, 0], "opacity": 0.45}
_UNTOLD: Row = {"width": 2, "dash": [6, 4], "opacity": 0.6}


class Axis(msgspec.Struct, frozen=True):
    """The scale of years, and the pixel at which a year stands."""

    first: float
    last: float

    def pixel(self, year: float) -> float:
        """Give the place of a year."""
        return (year - self.first) / (self.last - self.first) * WIDTH


def to_timeline(material: Material, palette: Palette = LIGHT) -> Picture:
    """Give the timeline of a pair."""
    lanes, drawn, notes = find_entries(material)
    entries = [entry for _, rows in lanes for entry in rows]
    axis = find_axis(entries, material)
    rows = _lay_out(lanes, axis)
    height = max((row["bottom"] for row in rows["lanes"]), default=40)
    signs = [sign for sign in SIGNS if any(entry.sign == sign for entry in entries)]
    rows["legend"] = _legend(signs, axis, height)
    how = "A pale line reaches over the time in which something may have been; a dashed one goes on where no end, or no beginning, is told."
    return Picture(
        name="timeline",
        title=title_of(material, "timeline"),
        description=_describe(material, entries),
        notes=(how, " ".join([*notes, say_sources(material, drawn)])),
        chart=_to_chart(axis, height, signs, palette),
        rows=rows,
        palette=palette,
        is_empty=not entries,
    )


def _describe(material: Material, entries: Sequence[Entry]) -> str:
    if not entries:
        return f"No dated statement on {title_of(material)}."
    first = min(entries, key=lambda one: one.when.at)
    last = max(entries, key=lambda one: one.when.at)
    counted = say_number(len(entries), "dated statement")
    differing = say_number(sum(one.sign == "differs" for one in entries), "of them is disputed between sources", "of them are disputed between sources")
    return f"{counted} on {title_of(material)}; {differing}. The first: {first.sentence} The last: {last.sentence}"


def find_axis(entries: Sequence[Entry], material: Material) -> Axis:
    """Find the years from the first thing told to the last, or to the latest document where something goes on."""
    stretches = [one for entry in entries for one in (entry.when, *entry.others)]
    years = [year for one in stretches for year in (one.start, one.end) if year is not None]
    if any(one.end is None for one in stretches):
        years += [float(one.date[:4]) + 1 for one in material.documents if one.date and one.date[:4].isdigit()]
    first, last = (min(years), max(years)) if years else (2000.0, 2001.0)
    spare = max(1.0, (last - first) * 0.03)
    return Axis(math.floor(first - spare / 2), math.ceil(last + spare))


def _lay_out(lanes: Sequence[tuple[str, list[Entry]]], axis: Axis) -> dict[str, list[Row]]:
    """Give the rows of each layer of the chart, with all places in pixels down and in years across."""
    found: dict[str, list[Row]] = {name: [] for name in ("lanes", "bars", "ends", "ranges", "ties", "signs", "labels")}
    top = 0.0
    for number, (title, entries) in enumerate(lanes):
        slots = pack([_wanted(entry, axis) for entry in entries], WIDTH)
        bottom = top + (max(slot.row for slot in slots) + 1) * ROW + GAP
        found["lanes"].append({"title": shorten(title, 32), "top": top, "bottom": bottom, "at": top + (ROW + GAP) / 2, "shaded": number % 2})
        for entry, slot in zip(entries, slots, strict=True):
            y = top + (GAP + ROW) / 2 + slot.row * ROW
            _add_entry(found, entry, axis, y, slot.side)
            if slot.side:
                found["labels"].append(_label(entry, axis, y, slot.side))
        top = bottom
    return found


def _legend(signs: Sequence[str], axis: Axis, height: float) -> list[Row]:
    """Give the signs used with their meaning, in two columns under the years."""
    year = (axis.last - axis.first) / WIDTH
    return [
        {"x": axis.first + year * (number % 2 * LEGEND_WIDTH + 7 - TITLE_WIDTH), "y": height + LEGEND_TOP + number // 2 * 17, "sign": sign, "text": MEANINGS[sign]}
        for number, sign in enumerate(signs)
    ]


def _label(entry: Entry, axis: Axis, y: float, side: str) -> Row:
    start, end = _extent(entry, axis)
    return {"x": end if side == "right" else start, "y": y, "text": entry.label, "side": side}


def _reach(entry: Entry, axis: Axis) -> tuple[float, float]:
    """Give the years that the bar or range of an entry covers; a period without an end goes to the edge."""
    when = entry.when
    return axis.first if when.start is None else when.start, axis.last if when.end is None else when.end


def _extent(entry: Entry, axis: Axis) -> tuple[float, float]:
    """Give the years beside which the label may stand: outside of range and signs; of a long bar, beside its sign, where the bar is then cut."""
    start, end = _reach(entry, axis)
    signs = [entry.when.at, *(other.at for other in entry.others)]
    cut = _find_cut(entry, axis)
    first = min(signs) if cut == "left" else min(start, *signs)
    last = max(signs) if cut == "right" else max(end, *signs)
    return first, last


def _find_cut(entry: Entry, axis: Axis) -> str:
    """Give the side of its sign on which a bar, if it is long enough, makes room for its label: the side on which the bar lies."""
    start, end = _reach(entry, axis)
    room = axis.pixel(end) - axis.pixel(start) - text_width(entry.label)
    if not entry.when.lasts or room <= 5 * SIGN:
        return ""
    return "left" if entry.when.start is None else "right"


def _wanted(entry: Entry, axis: Axis) -> Wanted:
    start, end = _reach(entry, axis)
    near, far = _extent(entry, axis)
    return Wanted(axis.pixel(min(start, near)), axis.pixel(max(end, far)), axis.pixel(near), axis.pixel(far), entry.label)


def _add_entry(found: dict[str, list[Row]], entry: Entry, axis: Axis, y: float, side: str) -> None:
    start, end = _reach(entry, axis)
    common = {"y": y, "sign": entry.sign, "words": entry.sentence}
    if not entry.when.lasts:
        if axis.pixel(end) - axis.pixel(start) > SIGN:
            found["ranges"].append(common | {"x": start, "x2": end})
    else:
        told = entry.when.start is not None and (entry.when.end is not None or entry.when.goes_on)
        if side and side == _find_cut(entry, axis):
            room = (text_width(entry.label) + 2 * SIGN) / WIDTH * (axis.last - axis.first)
            signs = [entry.when.at, *(other.at for other in entry.others)]
            start, end = (max(signs) + room, end) if side == "right" else (start, min(signs) - room)
        found["bars"].append(common | {"x": start, "x2": end, "told": told, **(_TOLD if told else _UNTOLD)})
        if entry.when.goes_on:
            found["ends"].append(common | {"x": end})
    found["signs"].append(common | {"x": entry.when.at})
    for other in entry.others:
        found["ties"].append(common | {"x": entry.when.at, "x2": other.at})
        found["signs"].append(common | {"x": other.at})


def _to_chart(axis: Axis, height: float, signs: Sequence[str], palette: Palette) -> alt.LayerChart:
    x = alt.X("x:Q", scale=alt.Scale(domain=[axis.first, axis.last], nice=False, zero=False), title=None, axis=_years(axis))
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False, zero=False), axis=None)
    colour = alt.Color("sign:N", scale=alt.Scale(domain=list(signs), range=[getattr(palette, one) for one in signs]), legend=None)
    layers = [
        *_lane_layers(palette),
        alt.Chart(alt.NamedData("ranges")).mark_rule(strokeWidth=4, opacity=0.35, strokeCap="round").encode(x=x, x2=alt.X2("x2:Q"), y=y, color=colour),
        alt.Chart(alt.NamedData("bars")).mark_rule(aria=False, strokeCap="butt").encode(
            x=x, x2=alt.X2("x2:Q"), y=y, color=colour,
            strokeWidth=alt.StrokeWidth("width:Q", scale=None), strokeDash=alt.StrokeDash("dash:N", scale=None),
            opacity=alt.Opacity("opacity:Q", scale=None),
        ),
        alt.Chart(alt.NamedData("ends")).mark_point(shape="triangle-right", size=70, filled=True, aria=False).encode(x=x, y=y, color=colour),
        alt.Chart(alt.NamedData("ties")).mark_rule(strokeWidth=1.2, aria=False).encode(x=x, x2=alt.X2("x2:Q"), y=y, color=colour),
        *(_sign_layer(name, x, y, colour, signs) for name in ("signs", "legend")),
        _legend_text(x, y, palette),
        *(_label_layer(side, x, y, palette) for side in ("right", "left")),
    ]  # fmt: skip
    return alt.layer(*layers).properties(width=WIDTH, height=height)


def _years(axis: Axis) -> alt.Axis:
    return alt.Axis(format="d", tickMinStep=1, tickCount=12, gridDash=[2, 3], labelFlush=True, zindex=0, domain=True)


def _lane_layers(palette: Palette) -> list[alt.Chart]:
    base = alt.Chart(alt.NamedData("lanes"))
    top = alt.Y("top:Q", axis=None)
    bands = base.transform_filter("datum.shaded").mark_rect(color=palette.band, aria=False)
    titles = base.mark_text(align="right", color=palette.soft, dx=-10, baseline="middle", limit=TITLE_WIDTH - 10)
    return [
        bands.encode(y=top, y2=alt.Y2("bottom:Q"), x=alt.XValue(-TITLE_WIDTH), x2=alt.X2Value(WIDTH)),
        titles.encode(y=alt.Y("at:Q", axis=None), x=alt.XValue(0), text=alt.Text("title:N")),
    ]


def _sign_layer(name: str, x: alt.X, y: alt.Y, colour: alt.Color, signs: Sequence[str]) -> alt.Chart:
    shape = alt.Shape("sign:N", scale=alt.Scale(domain=list(signs), range=[SIGNS[one] for one in signs]), legend=None)
    marks = alt.Chart(alt.NamedData(name)).mark_point(size=58, filled=True, strokeWidth=1.4, opacity=1)
    described = {"description": alt.Description("words:N")} if name == "signs" else {}
    return marks.encode(x=x, y=y, shape=shape, color=colour, stroke=alt.Stroke("sign:N", scale=colour["scale"], legend=None), **described)


def _legend_text(x: alt.X, y: alt.Y, palette: Palette) -> alt.Chart:
    return alt.Chart(alt.NamedData("legend")).mark_text(align="left", dx=10, baseline="middle", color=palette.soft).encode(x=x, y=y, text=alt.Text("text:N"))


def _label_layer(side: str, x: alt.X, y: alt.Y, palette: Palette) -> alt.Chart:
    marks = alt.Chart(alt.NamedData("labels")).transform_filter(f"datum.side == '{side}'")
    align = "left" if side == "right" else "right"
    return marks.mark_text(align=align, dx=SIGN if side == "right" else -SIGN, baseline="middle", color=palette.ink).encode(x=x, y=y, text=alt.Text("text:N"))
