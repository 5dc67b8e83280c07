"""Who else is tied to a pair, and by what: countries and organisations that are tied to both, or to one of the two. The places are computed, not tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt
import msgspec

from bilat.charts.look import LIGHT, Palette
from bilat.charts.packing import text_width
from bilat.charts.picture import Picture, say_list, say_number, say_sources, shorten, title_of
from bilat.dossier.material import Material
from bilat.dossier.topics import is_opinion
from bilat.model import Fact

MOST = 14  # names in a column
WIDTH = 880
ROW = 30
# Where columns and the two countries stand, in pixels across.
LEFT, FIRST, MIDDLE, SECOND, RIGHT = 176, 300, 440, 580, 704
_GONE = ("dropped", "stale")
_KINDS = {"membership": "member", "part_of": "past", "person_link": "people"}
Row = dict[str, Any]


class Tie(msgspec.Struct, frozen=True):
    """A third party with what ties it to each of the two (types of claims, in words) and the number of facts."""

    name: str
    kinds: tuple[tuple[str, ...], tuple[str, ...]]
    count: int
    facts: tuple[str, ...]


def find_ties(material: Material) -> list[Tie]:
    """Give the third parties of a pair: the ones with most facts first."""
    known: dict[str, tuple[dict[str, None], dict[str, None], dict[str, None]]] = {}
    for fact in material.facts:
        if fact.modality == "denied" or fact.verdict in _GONE or is_opinion(fact.type, fact.modality, fact.source):
            continue
        sides, others = _parties(fact, material)
        for name in others if sides else ():
            kinds = known.setdefault(name, ({}, {}, {}))
            kinds[2][fact.id] = None
            for side in sides:
                kinds[side][_KINDS.get(fact.type, fact.type.replace("_", " "))] = None
    ties = [Tie(name, (tuple(first), tuple(second)), len(facts), tuple(facts)) for name, (first, second, facts) in known.items()]
    return sorted(ties, key=lambda tie: (-tie.count, tie.name))


def _parties(fact: Fact, material: Material) -> tuple[list[int], list[str]]:
    """Give which of the two a fact speaks of, and the names of the other countries and organisations."""
    codes = dict.fromkeys(_codes(fact, material))
    sides = [number for number, code in enumerate(material.pair) if ("", code) in codes]
    others = [
        material.names.organisations.get(code, code) if kind else material.names.plain(code)
        for kind, code in codes
        if kind or code not in material.pair
    ]
    return sides, others


def _codes(fact: Fact, material: Material) -> Iterator[tuple[str, str]]:
    for role, value in fact.roles.items():
        for one in [value] if isinstance(value, str) else value:
            if role == "organisation" or (one in material.names.organisations and one not in material.names.countries):
                yield "organisation", one
            elif one in material.names.countries:
                yield "", one


def to_network(material: Material, palette: Palette = LIGHT) -> Picture:
    """Give the third parties of a pair as a picture in columns: tied to the first, to both, to the second."""
    ties = find_ties(material)
    both = [tie for tie in ties if all(tie.kinds)]
    one_sided = [[tie for tie in ties if tie.kinds[side] and not tie.kinds[1 - side]] for side in (0, 1)]
    columns = {"first": one_sided[0], "both": both, "second": one_sided[1]}
    shown = {tie.name for column in columns.values() for tie in column[:MOST]}
    facts = [fact for fact in material.facts if any(fact.id in tie.facts for tie in ties if tie.name in shown)]
    cut = [f"{len(column) - MOST} more {where}" for where, column in _where(columns, material) if len(column) > MOST]
    left = f"Not drawn: {say_list(cut)}. " if cut else ""
    most = max([1, *(min(len(column), MOST) for column in columns.values())])
    return Picture(
        name="network",
        title=title_of(material, "ties with others"),
        description=f"{say_number(len(both), 'party', 'parties')} tied to both: {say_list([tie.name for tie in both], 12)}." if both else "No party is tied to both.",
        notes=("In the middle those tied to both; at the sides those tied to one alone.", left + say_sources(material, facts)),
        chart=_to_chart(most * ROW, palette),
        rows=_to_rows(columns, most * ROW, material, palette),
        palette=palette,
        is_empty=not ties,
    )


def _where(columns: Mapping[str, Sequence[Tie]], material: Material) -> Iterator[tuple[str, Sequence[Tie]]]:
    first, second = (material.names.the(code) for code in material.pair)
    words = {"first": f"tied to {first}", "both": "tied to both", "second": f"tied to {second}"}
    return ((words[key], column) for key, column in columns.items())


def _to_rows(columns: Mapping[str, Sequence[Tie]], height: float, material: Material, palette: Palette) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {"links": [], "texts": [], "hubs": []}
    places = {"first": (LEFT, "right"), "both": (MIDDLE, "center"), "second": (RIGHT, "left")}
    middle = height / 2
    for key, column in columns.items():
        x, align = places[key]
        for number, tie in enumerate(column[:MOST]):
            y = (number + 0.5) * height / min(len(column), MOST)
            kinds = ", ".join(dict.fromkeys((*tie.kinds[0], *tie.kinds[1])))
            rows["texts"].append({"x": x, "y": y - 5, "text": shorten(tie.name, 26), "align": align, "colour": palette.ink, "size": 10})
            rows["texts"].append({"x": x, "y": y + 7, "text": shorten(kinds, 30), "align": align, "colour": palette.soft, "size": 9})
            rows["links"] += _links(key, x, y, middle, tie, palette)
    for code, x, side in zip(material.pair, (FIRST, SECOND), ("first", "second"), strict=True):
        rows["hubs"].append({"x": x, "y": middle, "fill": getattr(palette, side), "text": material.names.plain(code).upper()})
    return rows


def _links(key: str, x: float, y: float, middle: float, tie: Tie, palette: Palette) -> list[Row]:
    half = text_width(shorten(tie.name, 26)) / 2 + 14
    ends = {"first": [(FIRST, x + 6, 0)], "both": [(FIRST, x - half, 0), (SECOND, x + half, 1)], "second": [(SECOND, x - 6, 1)]}[key]
    return [
        {"x": hub, "y": middle, "x2": end, "y2": y, "colour": palette.first if side == 0 else palette.second, "words": f"{tie.name}: {', '.join(tie.kinds[side])}"}
        for hub, end, side in ends
    ]


def _to_chart(height: float, palette: Palette) -> alt.LayerChart:
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    links = alt.Chart(alt.NamedData("links")).mark_rule(strokeWidth=1.1, opacity=0.6)
    hubs = alt.Chart(alt.NamedData("hubs"))
    layers = [
        links.encode(x=x, y=y, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"), color=alt.Color("colour:N", scale=None), description=alt.Description("words:N")),
        hubs.mark_point(size=260, shape="circle", filled=True, opacity=1, aria=False).encode(x=x, y=y, color=alt.Color("fill:N", scale=None)),
        *(_texts(align, x, y) for align in ("left", "center", "right")),
        hubs.mark_text(dy=-18, fontSize=11, fontWeight=600, stroke=palette.paper, strokeWidth=3, strokeJoin="round", aria=False).encode(x=x, y=y, text=alt.Text("text:N")),
        hubs.mark_text(dy=-18, fontSize=11, fontWeight=600, color=palette.ink).encode(x=x, y=y, text=alt.Text("text:N")),
    ]
    return alt.layer(*layers).properties(width=WIDTH, height=height)


def _texts(align: str, x: alt.X, y: alt.Y) -> alt.Chart:
    marks = alt.Chart(alt.NamedData("texts")).transform_filter(f"datum.align == '{align}'").mark_text(align=align, baseline="middle")
    return marks.encode(
        x=x, y=y, text=alt.Text("text:N"),
        color=alt.Color("colour:N", scale=None), size=alt.Size("size:Q", scale=None),
    )  # fmt: skip
