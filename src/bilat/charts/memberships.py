"""Organisations by country: who belongs to what, as rows for a table and as a picture of them. Only what sources say; silence is shown as silence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import msgspec

from bilat.charts.look import LIGHT, MEANINGS, SIGNS, Palette
from bilat.charts.picture import Picture, say_number, say_sources, shorten, title_of
from bilat.dossier.material import Material
from bilat.dossier.topics import is_expected
from bilat.dossier.words import say_fact
from bilat.dossier.words.time import say_when
from bilat.model import Fact
from bilat.vocabulary import load

UNTOLD = "–"
ROW = 17
COLUMNS = (0, 330, 600)
WIDTH = 860
_WORDS = {"full": "full member", "founding": "founding member", "associate": "associate member", "former": "former member"}
_GONE = ("dropped", "stale")
Row = dict[str, Any]


class Status(msgspec.Struct, frozen=True):
    """What is said of one country in one organisation: a few words, the sign of the verdict, and the whole sentences."""

    words: str
    sign: str
    sentences: str


class Membership(msgspec.Struct, frozen=True):
    """An organisation with what is said of each of the two; None where no source says anything."""

    code: str
    name: str
    statuses: tuple[Status | None, Status | None]

    @property
    def is_shared(self) -> bool:
        """Tell whether something is said of both."""
        return all(self.statuses)


def find_memberships(material: Material) -> list[Membership]:
    """Give the organisations of either country: first those of both, each group by name."""
    found: dict[str, dict[str, list[Fact]]] = {}
    for fact in _membership_facts(material):
        found.setdefault(str(fact.roles.get("organisation", "")), {}).setdefault(str(fact.roles["member"]), []).append(fact)
    rows = []
    for code, members in found.items():
        first, second = (_to_status(members.get(one, []), material) for one in material.pair)
        rows.append(Membership(code, _spell(code, material), (first, second)))
    return sorted(rows, key=lambda row: (not row.is_shared, row.statuses[0] is None, row.name.casefold()))


def _membership_facts(material: Material) -> list[Fact]:
    return [fact for fact in material.facts if fact.type == "membership" and fact.roles.get("member") in material.pair and fact.verdict not in _GONE]


def _spell(code: str, material: Material) -> str:
    short = material.names.organisations.get(code, code)
    entity = load().organisations.get(code)
    return f"{entity.name} ({short})" if entity and short not in entity.name else short


def _to_status(facts: Sequence[Fact], material: Material) -> Status | None:
    if not facts:
        return None
    words = list(dict.fromkeys(_say_status(fact) for fact in sorted(facts, key=lambda one: (one.when or "", one.id))))
    sign = next((one for one in SIGNS if any(fact.verdict == one for fact in facts)), "single")
    if any(fact.verdict == "differs" for fact in facts):
        sign = "differs"
    return Status(shorten("; ".join(words), 40), sign, " ".join(say_fact(fact, material.names) for fact in facts))


def _say_status(fact: Fact) -> str:
    status = str(fact.roles.get("status", "member"))
    words = _WORDS.get(status, status)
    said = f"not {_with_article(words)}" if fact.modality == "denied" else f"{words} (planned)" if is_expected(fact.modality) else words
    return f"{said} {say_when(fact.when)}".strip()


def _with_article(words: str) -> str:
    """Put "a" or "an" before words."""
    return f"{'an' if words[:1] in 'aeiou' else 'a'} {words}"


def to_memberships(material: Material, palette: Palette = LIGHT) -> Picture:
    """Give the organisations of the two as a table."""
    found = find_memberships(material)
    signs = [sign for sign in SIGNS if any(one and one.sign == sign for row in found for one in row.statuses)]
    rows = _to_rows(found, signs, material, palette)
    height = (len(found) + 1) * ROW
    shared = sum(row.is_shared for row in found)
    return Picture(
        name="memberships",
        title=title_of(material, "organisations"),
        description=f"{say_number(len(found), 'organisation')}; of {shared} something is said of both countries.",
        notes=(f"{UNTOLD} no source says anything; that does not mean that it is no member.", say_sources(material, _membership_facts(material))),
        chart=_to_chart(height, signs, palette),
        rows=rows,
        palette=palette,
        is_empty=not found,
    )


def _to_rows(found: Sequence[Membership], signs: Sequence[str], material: Material, palette: Palette) -> dict[str, list[Row]]:
    names = [material.names.plain(code) for code in material.pair]
    texts: list[Row] = [{"x": x + 14, "y": ROW / 2, "text": name, "colour": palette.soft} for x, name in zip(COLUMNS[1:], names, strict=True)]
    marks, bands = [], []
    for number, row in enumerate(found, 1):
        y = number * ROW + ROW / 2
        texts.append({"x": 4, "y": y, "text": shorten(row.name, 56), "colour": palette.ink})
        if number % 2:
            bands.append({"y": y - ROW / 2, "y2": y + ROW / 2})
        for x, status in zip(COLUMNS[1:], row.statuses, strict=True):
            texts.append({"x": x + 14, "y": y, "text": status.words if status else UNTOLD, "colour": palette.ink})
            if status:
                marks.append({"x": x + 3, "y": y, "sign": status.sign, "words": status.sentences})
    bottom = (len(found) + 1) * ROW + 18
    for number, sign in enumerate(signs):
        x, y = 8 + number % 2 * 380, bottom + number // 2 * ROW
        marks.append({"x": x, "y": y, "sign": sign, "words": MEANINGS[sign]})
        texts.append({"x": x + 11, "y": y, "text": MEANINGS[sign], "colour": palette.ink})
    return {"texts": texts, "marks": marks, "bands": bands}


def _to_chart(height: float, signs: Sequence[str], palette: Palette) -> alt.LayerChart:
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    colour = alt.Scale(domain=list(signs), range=[getattr(palette, one) for one in signs])
    shape = alt.Shape("sign:N", scale=alt.Scale(domain=list(signs), range=[SIGNS[one] for one in signs]), legend=None)
    texts = alt.Chart(alt.NamedData("texts")).mark_text(align="left", baseline="middle", color=palette.ink)
    layers = [
        alt.Chart(alt.NamedData("bands")).mark_rect(color=palette.band, aria=False).encode(y=y, y2=alt.Y2("y2:Q"), x=alt.XValue(0), x2=alt.X2Value(WIDTH)),
        texts.encode(x=x, y=y, text=alt.Text("text:N"), color=alt.Color("colour:N", scale=None)),
        alt.Chart(alt.NamedData("marks")).mark_point(size=58, filled=True, strokeWidth=1.4, opacity=1).encode(
            x=x, y=y, shape=shape, fill=alt.Fill("sign:N", scale=colour, legend=None), stroke=alt.Stroke("sign:N", scale=colour, legend=None), description=alt.Description("words:N")
        ),
    ]  # fmt: skip
    return alt.layer(*layers).properties(width=WIDTH, height=height)
