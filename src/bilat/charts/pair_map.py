"""The map of a pair: the two countries among their neighbours, capitals, missions, ways of energy. docs/maps.md tells how disputed areas are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt
import msgspec
import numpy as np

from bilat.charts.labelling import Labels
from bilat.charts.look import LIGHT, Palette
from bilat.charts.picture import Picture, say_list, say_number, say_sources, title_of
from bilat.charts.routes import Route
from bilat.charts.shapes import CREDIT, Area, Shapes, find_shape_codes, load_shapes
from bilat.charts.sites import Site, find_capitals, find_sites, find_ways
from bilat.charts.views import View, choose_view, find_reaching, main_points
from bilat.dossier.material import Material
from bilat.dossier.words.clause import first_upper

SIZE = (880, 470)
SMALL = 9.0  # pixels: a country that is smaller on paper gets a ring around it
STAR = "M0,-1L.29,-.4L.95,-.31L.48,.15L.59,.81L0,.5L-.59,.81L-.48,.15L-.95,-.31L-.29,-.4Z"
Row = dict[str, Any]


class Plan(msgspec.Struct, frozen=True):
    """All that a map of a pair shows, before it is drawn: sides by code of a shape, the view, sites and ways."""

    sides: Mapping[str, str]
    view: View
    shapes: Shapes
    sites: Sequence[Site]
    routes: Sequence[Route]


def to_map(material: Material, palette: Palette = LIGHT) -> Picture:
    """Give the map of a pair."""
    sites, missions, unplaced = find_sites(material)
    routes, supplies, unknown = find_ways(material)
    codes = [find_shape_codes(code) for code in material.pair]
    places = [place for code in material.pair for _, place in find_capitals(code)]
    sides = {one: side for side, shapes in zip(("first", "second"), codes, strict=True) for one in shapes}
    is_empty = not all(shapes or find_capitals(code) for shapes, code in zip(codes, material.pair, strict=True))
    areas = [load_shapes().areas[one] for shapes in codes for one in shapes]
    view = choose_view(areas, places, SIZE) if areas or places else choose_view([], [(0.0, 0.0)], SIZE)
    plan = Plan(sides, view, load_shapes("world") if view.is_world else load_shapes(), sites, routes)
    left = say_list([*unplaced, *unknown], 8)
    notes = (
        "★ capital; ● mission, in the colour of the country that sends it. Dashed outlines and lines: areas and borders in dispute; no side is taken.",
        " ".join([*_say_shapes(material, codes), f"Not placed: {left}." if left else "", _say_routes(routes), say_sources(material, [*missions, *supplies]), CREDIT]),
    )
    return Picture(
        name="map",
        title=title_of(material, "map"),
        description=_describe(material, sites, routes),
        notes=tuple(" ".join(note.split()) for note in notes),
        chart=_to_chart(view, palette),
        rows=_to_rows(plan, material, palette),
        palette=palette,
        is_empty=is_empty,
    )


def _say_shapes(material: Material, codes: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Say which of the two has no shape of its own, and what is drawn for it."""
    for code, shapes in zip(material.pair, codes, strict=True):
        if shapes and shapes != (code,):
            names = say_list([material.names.plain(one) for one in shapes], 20)
            yield f"{first_upper(material.names.the(code))} is drawn as its present successors, in their present borders: {names}."
        elif not shapes:
            what = "only its capital is marked" if find_capitals(code) else "it is not drawn"
            yield f"No shape of {material.names.the(code)} is at hand; {what}."


def _say_routes(routes: Sequence[Route]) -> str:
    return "Ways of energy are straight lines between the places in their names." if routes else ""


def _describe(material: Material, sites: Sequence[Site], routes: Sequence[Route]) -> str:
    missions = sum(len(site.words) for site in sites)
    said = [f"{title_of(material)}, with {say_number(missions, 'mission')}."]
    said += [f"{site.name}: {', '.join(site.what)}." for site in sites if site.what]
    return " ".join([*said, *(f"Energy: {route.name}." for route in routes)])


def _to_rows(plan: Plan, material: Material, palette: Palette) -> dict[str, list[Row]]:
    labels = Labels(*SIZE)
    marks = _site_rows(plan, material, palette)
    labels.keep_clear([(row["x"], row["y"]) for row in marks])
    for row in marks:
        at = row["x"], row["y"]
        if not labels.place(row["text"], at):
            labels.place(row["name"], at)
    ways = _way_rows(plan, labels)
    shown = _name_countries(plan, material, labels)
    rings = [row for row in shown if row["small"]]
    return {
        "areas": list(_area_rows(plan, palette)),
        "lines": list(_line_rows(plan)),
        "rings": rings,
        "ways": ways,
        "sites": marks,
        "names": [msgspec.structs.asdict(name) for name in labels.names],
    }


def _area_rows(plan: Plan, palette: Palette) -> Iterator[Row]:
    """Give the areas that reach into the frame, the two countries last, so that their outline lies above."""
    reaching = find_reaching(plan.shapes, plan.view)
    for code in sorted(reaching, key=lambda one: (one in plan.sides, one)):
        if plan.view.is_world and code == "ATA":
            continue
        side = plan.sides.get(code, "")
        yield {
            "type": "Feature",
            "geometry": {"type": "MultiPolygon", "coordinates": [[ring.tolist() for ring in polygon] for polygon in reaching[code]]},
            "fill": getattr(palette, side) if side else palette.land,
            "opacity": 0.55 if side else 1,
            "dash": [3, 2] if plan.shapes.areas[code].disputed else [1, 0],
        }


def _line_rows(plan: Plan) -> Iterator[Row]:
    for line in plan.shapes.lines:
        yield {"type": "Feature", "geometry": {"type": "MultiLineString", "coordinates": [path.tolist() for path in line.paths]}}


def _site_rows(plan: Plan, material: Material, palette: Palette) -> list[Row]:
    rows = []
    order = sorted(plan.sites, key=lambda site: (not site.is_capital, not site.what, site.name))
    for site in order:
        if not plan.view.shows(site.place):
            continue
        x, y = plan.view.pixel(site.place)
        side = {code: side for code, side in zip(material.pair, ("first", "second"), strict=True)}.get(site.sender)
        words = " ".join(site.words) or f"{site.name}: capital"
        text = f"{site.name} · {', '.join(site.what)}" if site.what else site.name
        rows.append({
            "x": round(x, 1), "y": round(y, 1), "shape": STAR if site.is_capital else "circle", "size": 110 if site.is_capital else 46,
            "fill": getattr(palette, side) if side else palette.ink, "words": words, "text": text, "name": site.name,
        })  # fmt: skip
    return rows


def _way_rows(plan: Plan, labels: Labels) -> list[Row]:
    rows = []
    for route in plan.routes:
        pixels = [plan.view.pixel(place) for place in route.places if plan.view.shows(place)]
        labels.keep_clear(pixels)
        for number, (x, y) in enumerate(pixels):
            rows.append({"x": round(x, 1), "y": round(y, 1), "way": route.name, "order": number})
        if pixels:
            middle = np.array(pixels).mean(axis=0)
            labels.place(route.name, (float(middle[0]), float(middle[1])))
    return rows


def _name_countries(plan: Plan, material: Material, labels: Labels) -> list[Row]:
    """Name the two countries, then the neighbours that have room for it; give a row for each of the two with its place."""
    rows = []
    for code in material.pair:
        shapes = [load_shapes().areas[one] for one in find_shape_codes(code)]
        at = shapes[0].at if shapes else find_capitals(code)[0][1] if find_capitals(code) else None
        if at is None or not plan.view.shows(at):
            continue
        x, y = plan.view.pixel(at)
        small = _spread(shapes[0], plan.view) < SMALL if shapes else True
        name = material.names.plain(code).upper()
        if small or not labels.place(name, (x, y), around=False):
            labels.place(name, (x, y))
        rows.append({"x": round(x, 1), "y": round(y, 1), "small": small})
    for area in sorted(plan.shapes.areas.values(), key=lambda one: one.code):
        if area.code not in plan.sides and not plan.view.is_world and plan.view.shows(area.at):
            neighbour = material.names.plain(area.code)
            if _extent(area, plan.view) > len(neighbour) * 5:
                labels.place(neighbour, plan.view.pixel(area.at), around=False)
    return rows


def _spread(area: Area, view: View) -> float:
    """Give how many pixels the main parts of an area are wide or high together, whichever is more."""
    return float(np.ptp(view.project(main_points(area)), axis=0).max())


def _extent(area: Area, view: View) -> float:
    """Give how many pixels the largest polygon of an area is wide or high, whichever is more."""
    return float(np.ptp(view.project(area.polygons[0][0]), axis=0).max())


def _to_chart(view: View, palette: Palette) -> alt.LayerChart:
    def shapes(name: str) -> alt.Chart:
        return alt.Chart(alt.NamedData(name))

    frame = alt.Chart(alt.Data(values=[{}])).mark_rect(color=palette.sea, aria=False)
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    areas = shapes("areas").mark_geoshape(strokeWidth=0.6, stroke=palette.border, aria=False, clip=True).encode(
        fill=alt.Fill("fill:N", scale=None), fillOpacity=alt.FillOpacity("opacity:Q", scale=None),
        strokeDash=alt.StrokeDash("dash:N", scale=None),
    )  # fmt: skip
    blank = shapes("lines").mark_geoshape(filled=False, stroke=palette.land, strokeWidth=1.6, aria=False, clip=True)
    dashed = shapes("lines").mark_geoshape(filled=False, stroke=palette.ink, strokeWidth=0.9, strokeDash=[3, 2], aria=False, clip=True)
    rings = shapes("rings").mark_point(size=420, filled=False, stroke=palette.ink, strokeWidth=1.4, aria=False)
    ways = shapes("ways").mark_line(stroke=palette.ink, strokeWidth=2, strokeDash=[7, 3], aria=False)
    knots = shapes("ways").mark_point(size=30, shape="square", filled=True, fill=palette.ink, opacity=1, description="way of energy")
    sites = shapes("sites").mark_point(stroke=palette.paper, strokeWidth=1, opacity=1, filled=True)
    placed = {"x": x, "y": y}
    layers = [
        frame.encode(x=alt.XValue(0), y=alt.YValue(0), x2=alt.X2Value(view.width), y2=alt.Y2Value(view.height)),
        areas, blank, dashed,
        ways.encode(**placed, detail=alt.Detail("way:N"), order=alt.Order("order:Q")),
        knots.encode(**placed, description=alt.Description("way:N")),
        rings.encode(**placed),
        sites.encode(**placed, shape=alt.Shape("shape:N", scale=None), size=alt.Size("size:Q", scale=None), fill=alt.Fill("fill:N", scale=None), description=alt.Description("words:N")),
        *(_name_layer(align, placed, palette, halo=halo) for halo in (True, False) for align in ("left", "right", "center")),
    ]  # fmt: skip
    return alt.layer(*layers).properties(width=view.width, height=view.height).project(**view.to_projection())


def _name_layer(align: str, placed: dict[str, Any], palette: Palette, *, halo: bool) -> alt.Chart:
    names = alt.Chart(alt.NamedData("names")).transform_filter(f"datum.align == '{align}'")
    look = {"stroke": palette.paper, "strokeWidth": 2.5, "strokeOpacity": 0.75, "strokeJoin": "round"} if halo else {}
    return names.mark_text(align=align, baseline="middle", color=palette.ink, aria=not halo, **look).encode(**placed, text=alt.Text("text:N"))
