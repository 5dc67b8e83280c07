"""Rules for the rows of tables of diplomatic relations: a partner, a date, perhaps a note that relations are suspended.

The page's own country is the other side. Rows of visits, missions and trade have rules with their own types.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.dates import find_dates
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.model import Span
from bilat.vocabulary import load

_PARTNER = re.compile(r"\b(?:country|countries|state|states|nation|entity|partner|name|place|government)\b", re.IGNORECASE)
_BEGAN = re.compile(r"\b(?:formal relations|relations (?:began|established|since)|established|establishment|date|began|diplomatic relations|year)\b", re.IGNORECASE)
_ABOUT_RELATIONS = re.compile(r"\b(?:diplomatic relations|bilateral relations|formal relations|foreign relations|relations (?:began|established)|relations)\b", re.IGNORECASE)
_OTHER_TABLES = re.compile(r"\b(?:visit|missions?|embass|ambassador|trade|treat(?:y|ies)|agreement|recogni[sz]|member|visa|aid|import|export|host|event)", re.IGNORECASE)
_SUSPENDED = re.compile(r"\((?P<change>suspended|severed|broken|terminated|cut)[^)]*\)", re.IGNORECASE)


def find_relations_row(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """A row "Lebanon | 1 October 1946" of a table "Country | Date" under "Diplomatic relations" on the page of a country."""
    block = sent.block
    if block.kind != "row" or clause is not sent.clauses[0] or not sent.context.page or len(block.header) < 2:
        return
    columns = _columns(block.header, sent)
    if columns is None:
        return
    partner, began = columns
    if max(partner, began) >= len(block.cells):
        return
    name, cell = _cell(sent, block.cells[partner]), block.cells[began]
    dates = [d for d in find_dates(sent.document.text, cell.start, cell.end, None) if d.value]
    code = _code(sent, block.cells[partner], name, dates)
    if not code or code == sent.context.page:
        return
    when = dates[0].value.split("/")[0] if dates else None
    roles = {"a": sent.context.page, "b": code}
    pair = ("-".join(sorted((sent.context.page, code))),)
    span = (sent.start, sent.end)
    change = "established" if when else "exist"
    yield Proposal("relations", {**roles, "change": change}, when, clause=clause, span=span, modality="asserted", dyads=pair)
    broken = _SUSPENDED.search(name)
    if broken:
        change = "suspended" if broken["change"].lower() == "suspended" else "severed"
        yield Proposal("relations", {**roles, "change": change}, None, clause=clause, span=span, modality="asserted", dyads=pair)


def _columns(header: tuple[str, ...], sent: Sent) -> tuple[int, int] | None:
    """Give the columns of the partner and of the date, or None where the table is not one of relations."""
    partner = next((i for i, title in enumerate(header) if _PARTNER.search(title)), -1)
    began = next((i for i, title in enumerate(header) if i != partner and _BEGAN.search(title)), -1)
    if partner < 0 or began < 0 or _OTHER_TABLES.search(" ".join(header)):
        return None
    said = " ".join((*header, sent.lead, sent.section, *_path(sent)))
    return (partner, began) if _ABOUT_RELATIONS.search(said) else None


def _path(sent: Sent) -> tuple[str, ...]:
    sections = sent.document.sections
    return sections[sent.block.section].path if sections else ()


def _cell(sent: Sent, cell: Span) -> str:
    return sent.document.text[cell.start : cell.end].strip()


def _code(sent: Sent, cell: Span, name: str, dates: list[Mention]) -> str:
    """Give the code of the partner named in a cell: the state that the text names, its date only settling what the name leaves open."""
    bare = re.sub(r"\s*[\[(].*$", "", name).strip()
    if not bare:
        return ""
    now = load().resolve(bare)
    if now.entity is not None:
        return now.entity.code
    inside = {m.code for m in sent.of_kind("country") if cell.start <= m.start < cell.end and m.code and not m.others and m.form not in ("capital", "adjective")}
    if len(inside) == 1:
        return inside.pop()
    then = load().resolve(bare, dates[0].value if dates else None)
    return then.entity.code if then.entity is not None else ""


RULES = (Rule("relations-row", "a dated row of a table of diplomatic relations", find_relations_row),)
