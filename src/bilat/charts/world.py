"""The world as one country's texts show it: of whom much is known, or where sources differ. Blank is what lies outside of the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import altair as alt
import msgspec

from bilat.charts.look import LIGHT, Palette
from bilat.charts.picture import Picture, say_list, say_number
from bilat.charts.shapes import CREDIT, Area, find_shape_codes, load_shapes
from bilat.charts.views import View, world_view
from bilat.dossier.words import Names, split_dyad
from bilat.workspace import Workspace

SIZE = (880, 430)
Measure = Literal["facts", "disputed"]
MEASURES = ("facts", "disputed")
_SHADES = ("few", "some", "many", "most")
_FACT_STEPS = ((1, "1 fact"), (4, "2 to 4"), (14, "5 to 14"), (None, "15 or more"))
_SHARE_STEPS = ((0.0, "known, none disputed"), (0.05, "up to 5 % disputed"), (0.20, "up to 20 %"), (None, "more than 20 %"))
Row = dict[str, Any]


class Known(msgspec.Struct, frozen=True):
    """How many facts there are on a pair, and on how many of them sources differ."""

    facts: int
    disputed: int


def count_known(workspace: Workspace, code: str, as_of: str | None = None) -> dict[str, Known]:
    """Count the facts on a country with each other country, as known on a day where `as_of` is given."""
    facts: Counter[str] = Counter()
    disputed: Counter[str] = Counter()
    for fact in workspace.facts(country=code, as_of=as_of):
        for dyad in fact.dyads:
            sides = split_dyad(dyad)
            if code in sides and len(sides) == 2:
                other = sides[1] if sides[0] == code else sides[0]
                facts[other] += 1
                disputed[other] += fact.verdict == "differs"
    return {other: Known(facts[other], disputed[other]) for other in sorted(facts)}


def to_world(code: str, known: Mapping[str, Known], names: Names, measure: Measure = "facts", palette: Palette = LIGHT) -> Picture:
    """Give the world map of a country, by the number of facts with each other country or by the share on which sources differ."""
    shapes = load_shapes()
    own = find_shape_codes(code)
    view = world_view(shapes.areas[own[0]].at[0] if own else 0.0, SIZE)
    shades = {other: shade for other, one in known.items() if (shade := find_shade(one, measure)) and other in shapes.areas}
    shades |= dict.fromkeys(own, "ink")
    words = {other: _say(other, own, known, names) for other in shapes.areas}
    off = [names.plain(other) for other in known if other not in shapes.areas]
    subject = "what is known of it with others" if measure == "facts" else "where sources differ"
    return Picture(
        name=f"world-{measure}",
        title=f"{names.plain(code)}: {subject}",
        description=_describe(code, known, names, measure),
        notes=(
            "Blank, in the colour of the paper: nothing known, outside of the sources; that is not to say that there is nothing, nor that nothing is disputed.",
            f"{f'Without a shape here: {say_list(off)}. ' if off else ''}{CREDIT}",
        ),
        chart=_to_chart(view, palette),
        rows=_to_rows(words, shades, view, palette) | {"legend": list(_legend(palette, measure))},
        palette=palette,
        is_empty=not known,
    )


def _describe(code: str, known: Mapping[str, Known], names: Names, measure: Measure) -> str:
    if not known:
        return f"Nothing is known of {names.the(code)} with any other country."
    if measure == "facts":
        ranked = sorted(known.items(), key=lambda item: (-item[1].facts, item[0]))[:5]
        most = say_list([f"{names.plain(other)} ({one.facts})" for other, one in ranked])
        return f"Facts with {say_number(len(known), 'other party', 'other parties')}. The most: {most}."
    ranked = sorted(((other, one) for other, one in known.items() if one.disputed), key=lambda item: (-item[1].disputed, item[0]))
    most = say_list([f"{names.plain(other)} ({one.disputed} of {one.facts})" for other, one in ranked], 5)
    return f"Sources differ on facts with {say_number(len(ranked), 'other party', 'other parties')}{f': {most}' if most else ''}."


def find_shade(known: Known, measure: Measure) -> str:
    """Give the shade of a country: one of four steps."""
    if measure == "facts":
        return next(shade for shade, (bound, _) in zip(_SHADES, _FACT_STEPS, strict=True) if bound is None or known.facts <= bound)
    share = known.disputed / known.facts
    return next(shade for shade, (bound, _) in zip(_SHADES, _SHARE_STEPS, strict=True) if bound is None or share <= bound)


def _to_rows(words: Mapping[str, str], shades: Mapping[str, str], view: View, palette: Palette) -> dict[str, list[Row]]:
    coarse, fine = load_shapes("world").areas, load_shapes().areas
    look = {code: {"fill": getattr(palette, shades.get(code, "paper")), "words": words[code]} for code in fine}
    areas = [_feature(area) | look.get(area.code, {"fill": palette.paper, "words": ""}) for area in coarse.values() if area.code != "ATA"]
    points = [_point(area, view) | look[area.code] for area in fine.values() if area.code not in coarse and area.code in shades]
    return {"areas": areas, "points": points}


def _say(code: str, own: Sequence[str], known: Mapping[str, Known], names: Names) -> str:
    name = names.plain(code)
    if code in own:
        return name
    if code not in known:
        return f"{name}: outside of the sources"
    return f"{name}: {say_number(known[code].facts, 'fact')}, {known[code].disputed} disputed"


def _feature(area: Area) -> Row:
    coordinates = [[ring.tolist() for ring in polygon] for polygon in area.polygons]
    return {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": coordinates}, "dash": [3, 2] if area.disputed else [1, 0]}


def _point(area: Area, view: View) -> Row:
    x, y = view.pixel(area.at)
    return {"x": round(x, 1), "y": round(y, 1)}


def _legend(palette: Palette, measure: Measure) -> Iterator[Row]:
    steps = _FACT_STEPS if measure == "facts" else _SHARE_STEPS
    entries = [("paper", "nothing known"), *((shade, words) for shade, (_, words) in zip(_SHADES, steps, strict=True)), ("ink", "the country itself")]
    for number, (shade, words) in enumerate(entries):
        yield {"x": 10 + number * 146, "y": SIZE[1] + 16, "fill": getattr(palette, shade), "text": words}


def _to_chart(view: View, palette: Palette) -> alt.LayerChart:
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    fill = alt.Fill("fill:N", scale=None)
    frame = alt.Chart(alt.Data(values=[{}])).mark_rect(color=palette.sea, aria=False)
    areas = alt.Chart(alt.NamedData("areas")).mark_geoshape(stroke=palette.border, strokeWidth=0.5, clip=True)
    points = alt.Chart(alt.NamedData("points")).mark_point(size=44, shape="circle", stroke=palette.border, strokeWidth=0.8, opacity=1, filled=True)
    legend = alt.Chart(alt.NamedData("legend"))
    layers = [
        frame.encode(x=alt.XValue(0), y=alt.YValue(0), x2=alt.X2Value(view.width), y2=alt.Y2Value(view.height)),
        areas.encode(fill=fill, description=alt.Description("words:N"), strokeDash=alt.StrokeDash("dash:N", scale=None)),
        points.encode(x=x, y=y, fill=fill, description=alt.Description("words:N")),
        legend.mark_point(size=110, shape="square", stroke=palette.border, opacity=1, filled=True, aria=False).encode(x=x, y=y, fill=fill),
        legend.mark_text(align="left", dx=10, baseline="middle", color=palette.ink).encode(x=x, y=y, text=alt.Text("text:N")),
    ]
    return alt.layer(*layers).properties(width=view.width, height=view.height).project(**view.to_projection())
