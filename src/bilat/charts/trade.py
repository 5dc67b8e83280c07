"""The trade of a pair by year: a panel for each flow, an axis of its own for each currency. Which figures stand there is found in figures.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from bilat.charts.figures import Figure, find_figures, find_lines, say_unit, scale_of
from bilat.charts.look import LIGHT, SIGNS, Palette
from bilat.charts.packing import text_width
from bilat.charts.picture import Picture, say_list, say_number, say_sources, shorten, title_of
from bilat.dossier.material import Material
from bilat.dossier.words.amounts import say_amount
from bilat.model import Amount

WIDTH = 760
HEIGHT = 96
LABEL_HEIGHT = 11
COLOURS = {"a-to-b": "first", "b-to-a": "second", "turnover": "both"}
KINDS = {"": "circle", "about": "circle", "min": "triangle-up", "max": "triangle-down"}
Row = dict[str, Any]


def to_trade(material: Material, palette: Palette = LIGHT) -> Picture:
    """Give the trade of a pair by year."""
    figures, drawn, left = find_figures(material)
    notes = ["A line joins years that follow each other; no year is filled in. Hollow and dashed: planned or forecast."]
    if any(one.bound in ("min", "max") for one in figures):
        notes.append("▲ more than; ▼ less than.")
    if any(one.disputed for one in figures):
        notes.append("Red diamonds: sources give different figures for one thing.")
    if any(one.is_gone for one in figures):
        notes.append("Crosses: only in an old version of a text.")
    counted = f"Not drawn: {say_list(left)}. " if left else ""
    panels = [(unit, flow) for unit, flow in dict.fromkeys((one.unit, one.flow) for one in figures)]
    panels.sort(key=lambda one: (one[0] != "USD", one[0], list(COLOURS).index(one[1])))
    return Picture(
        name="trade",
        title=title_of(material, "trade by year"),
        description=_describe(material, figures),
        notes=(" ".join(notes), counted + say_sources(material, drawn)),
        chart=_to_chart(figures, panels, material, palette),
        rows=_to_rows(figures, palette),
        palette=palette,
        is_empty=not figures,
    )


def _describe(material: Material, figures: Sequence[Figure]) -> str:
    if not figures:
        return f"No figure of trade with its year on {title_of(material)}."
    largest = max(figures, key=lambda one: one.value)
    first, last = min(one.year for one in figures), max(one.year for one in figures)
    return f"{say_number(len(figures), 'figure')} from {first:.0f} to {last:.0f}. The largest: {largest.words}"


def _panel(unit: str, flow: str) -> str:
    return f"{unit}-{flow}"


def _to_rows(figures: Sequence[Figure], palette: Palette) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {name: [] for name in ("points", "lines", "ties", "spans", "labels")}
    for one in figures:
        size, _ = scale_of([other for other in figures if other.unit == one.unit])
        row = _row(one, size, palette)
        rows["points"].append(row)
        if one.to is not None:
            rows["ties"].append(row | {"y2": one.to / size})
        if one.end - one.start > 1.05 or one.end - one.start < 0.95:
            rows["spans"].append(row | {"x": one.start - 0.5, "x2": one.end - 0.5})
    rows["ties"] += _ties(figures, palette)
    rows["labels"] = _labels(figures, palette)
    for one, number in find_lines(figures):
        size, _ = scale_of([other for other in figures if other.unit == one.unit])
        rows["lines"].append(_row(one, size, palette) | {"line": number})
    return rows


def _row(one: Figure, size: float, palette: Palette) -> Row:
    colour = palette.differs if one.disputed else getattr(palette, COLOURS[one.flow])
    kind = SIGNS["dropped"] if one.is_gone else "diamond" if one.disputed and not one.bound else KINDS[one.bound]
    return {
        "panel": _panel(one.unit, one.flow), "x": one.year, "y": one.value / size, "colour": colour, "hollow": one.expected, "words": one.words,
        "kind": kind, "fill": palette.paper if one.expected else colour, "dash": [2, 2] if one.expected else [1, 0],
    }  # fmt: skip


def _labels(figures: Sequence[Figure], palette: Palette) -> list[Row]:
    """Give the labels, moved up or down where two would meet; a label that would leave its panel is left out."""
    first, last = _domain(figures)
    placed: list[Row] = []
    for one in sorted(figures, key=lambda one: (one.is_gone, one.product != "", -one.value)):
        size, top = _range(figures, one.unit)
        row = _row(one, size, palette) | {"text": _label(one), "pixel": (one.year - first) / (last - first) * WIDTH}
        row["width"] = text_width(row["text"]) + 10
        for step in (0, 1, -1, 2, -2, 3):
            row["y"] = one.value / size + step * LABEL_HEIGHT / HEIGHT * top
            if 0 <= row["y"] <= top and not any(_meet(row, other, top) for other in placed):
                placed.append(row)
                break
    return placed


def _meet(one: Row, other: Row, top: float) -> bool:
    beside = one["pixel"] >= other["pixel"] + other["width"] or other["pixel"] >= one["pixel"] + one["width"]
    return one["panel"] == other["panel"] and not beside and abs(one["y"] - other["y"]) / top * HEIGHT < LABEL_HEIGHT - 0.5


def _domain(figures: Sequence[Figure]) -> tuple[float, float]:
    """Give the first and last year of all panels, with room for labels."""
    years = [year for one in figures for year in (one.start, one.end)] or [2000.0, 2001.0]
    spare = max(1.5, (max(years) - min(years)) * 0.04)
    return min(years) - spare, max(years) - 1 + spare * 1.8


def _range(figures: Sequence[Figure], unit: str) -> tuple[float, float]:
    """Give the size of a step of the axis of a currency, and the number at its top."""
    mine = [one for one in figures if one.unit == unit]
    size, _ = scale_of(mine)
    return size, max(max(one.value, one.to or 0) for one in mine) / size * 1.18


def _label(one: Figure) -> str:
    bound = one.bound if one.bound in ("min", "max", "about") else None
    amount = say_amount(Amount(one.value, one.unit, bound, one.to))  # type: ignore[arg-type]
    short = amount.replace(" billion", " bn").replace(" million", " m").replace("more than ", ">").replace("up to ", "<").replace("about ", "~")
    about = f", {shorten(one.product, 24)}" if one.product else ""
    return f"{short}{about}{' (old version)' if one.is_gone else ''}"


def _ties(figures: Sequence[Figure], palette: Palette) -> list[Row]:
    """Give a line between the lowest and the highest of the figures that differ on one thing."""
    rows = []
    for fact in dict.fromkeys(one.fact for one in figures if one.disputed):
        mine = [one for one in figures if one.fact == fact]
        size, _ = scale_of([other for other in figures if other.unit == mine[0].unit])
        low, high = min(mine, key=lambda one: one.value), max(mine, key=lambda one: one.value)
        rows.append(_row(low, size, palette) | {"y2": high.value / size})
    return rows


def _to_chart(figures: Sequence[Figure], panels: Sequence[tuple[str, str]], material: Material, palette: Palette) -> alt.VConcatChart:
    x = alt.X("x:Q", scale=alt.Scale(domain=list(_domain(figures)), nice=False), title=None)
    charts = []
    for unit, flow in panels:
        _, word = scale_of([one for one in figures if one.unit == unit])
        _, top = _range(figures, unit)
        title = f"{_flow_title(flow, material)} ({say_unit(unit)} {word})"
        years_axis = alt.Axis(format="d", tickMinStep=1, tickCount=12, grid=False)
        amounts = alt.Y("y:Q", scale=alt.Scale(domain=[0, top], nice=False), title=None, axis=alt.Axis(tickCount=4, gridDash=[2, 3], domain=False))
        colour = getattr(palette, COLOURS[flow])
        charts.append(_panel_chart(_panel(unit, flow), title, x.axis(years_axis), amounts, colour, palette))
    return alt.vconcat(*charts, spacing=14)


def _flow_title(flow: str, material: Material) -> str:
    first, second = (material.names.plain(code) for code in material.pair)
    return {"a-to-b": f"{first} → {second}", "b-to-a": f"{second} → {first}"}.get(flow, "Trade in both directions")


def _panel_chart(panel: str, title: str, x: alt.X, y: alt.Y, line: str, palette: Palette) -> alt.LayerChart:
    def rows(name: str) -> alt.Chart:
        return alt.Chart(alt.NamedData(name)).transform_filter(f"datum.panel == '{panel}'")

    colour = alt.Color("colour:N", scale=None)
    points = rows("points").mark_point(size=54, strokeWidth=1.5, opacity=1).encode(
        x=x, y=y, shape=alt.Shape("kind:N", scale=None), stroke=colour, description=alt.Description("words:N"),
        fill=alt.Fill("fill:N", scale=None), strokeDash=alt.StrokeDash("dash:N", scale=None),
    )  # fmt: skip
    layers = [
        rows("lines").mark_line(color=line, strokeWidth=1.5, aria=False).encode(x=x, y=y, detail=alt.Detail("line:N")),
        rows("ties").mark_rule(strokeWidth=1.2, aria=False).encode(x=x, y=y, y2=alt.Y2("y2:Q"), color=colour),
        rows("spans").mark_rule(strokeWidth=3, opacity=0.35, aria=False).encode(x=x, x2=alt.X2("x2:Q"), y=y, color=colour),
        points,
        rows("labels").mark_text(align="left", dx=8, baseline="middle", fontSize=9, color=palette.ink, aria=False).encode(x=x, y=y, text=alt.Text("text:N")),
    ]
    shown = alt.TitleParams(title, fontSize=11, fontWeight="normal", anchor="start", frame="group", offset=4, color=palette.ink)
    return alt.layer(*layers).properties(width=WIDTH, height=HEIGHT, title=shown)
