"""Rules for the rows of tables of diplomatic relations: a partner, dates with what they brought, perhaps a note that relations are suspended.

The page's own country is the other side. Rows of visits, missions and trade have rules with their own types.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.table_columns import Columns, find_columns, find_default
from bilat.extract.rules.table_dates import Event, is_date_only, read_events
from bilat.model import Roles, Span
from bilat.vocabulary import load

_BROKEN = re.compile(r"[(\[–—-]\s*(?:(?:diplomatic )?relations )?(?P<change>suspended|severed|broken|terminated|cut|ceased|ended|frozen)\b", re.IGNORECASE)
_LIST = re.compile(r"\b(?:diplomatic|formal|official) relations\b|^list\b|\blist of (?:countries|states)\b", re.IGNORECASE)
_RELATIONS = re.compile(r"\b(?:diplomatic|bilateral|formal) relations\b", re.IGNORECASE)
_FARTHEST = 300  # rows between a row and the head of its table
_LONGEST_CAPTION = 200
_LONGEST_CELL = 600
_SHARED_NAME = re.compile(r"(?P<name>China|Korea|Congo|Germany|Vietnam|Yemen) ?\((?P<which>[^()]+)\)", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*(?:;|/|\n|\band\b|&)\s*")


def find_relations_row(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """A row "Lebanon | 1 October 1946" of a table "Country | Date" under "Diplomatic relations" on the page of a country."""
    block = sent.block
    if block.kind != "row" or sent.start > block.start or clause is not sent.clauses[0] or not sent.context.page or len(block.cells) < 2:
        return
    told = _told(sent)
    for columns in _find_columns(sent, told):
        if columns.partner < len(block.cells):
            yield from _read_row(sent, clause, columns, told)


def _told(sent: Sent) -> tuple[str, ...]:
    """Give what stands above a row: the page's title, headings, the table's caption. The heading of a row with long cells only names its partner."""
    section = sent.document.sections[sent.block.section] if sent.document.sections else None
    path = section.path if section else ()
    if path and any(_words(sent, cell) == path[-1] for cell in sent.block.cells):
        path = path[:-1]
    if path[:1] != (sent.document.title,):
        path = (sent.document.title, *path)
    return (*path, *_find_caption(sent))


def _find_caption(sent: Sent) -> Iterator[str]:
    """Give the caption of a row's table, or the short paragraph right above it, where that speaks of relations."""
    blocks = sent.document.blocks
    index = sent.number
    for block in reversed(blocks[max(0, index - _FARTHEST) : index]):
        if block.kind != "row":
            words = sent.document.text[block.start : min(block.end, block.start + _LONGEST_CAPTION)]
            if block.kind in ("caption", "paragraph") and block.section == sent.block.section and _RELATIONS.search(words):
                yield words
            return


def _find_columns(sent: Sent, told: tuple[str, ...]) -> Iterable[Columns]:
    """Find the columns of a row's table; where it has no titles, or the row has other cells than there are titles, by what the cells hold."""
    header, width = sent.block.header, len(sent.block.cells)
    if len(header) < 2:
        return _guess_columns(sent) if any(_LIST.search(title) for title in told[1:][-2:]) else ()
    found = find_columns(header, told)
    if found and width >= 2 * len(header) and width % len(header) == 0:
        return [_shift(columns, start) for start in range(0, width, len(header)) for columns in found]
    return _guess_columns(sent) or found if found and width != len(header) else found


def _shift(columns: Columns, by: int) -> Columns:
    """Give the columns of a second row that was written on the line of the first."""
    return Columns(columns.partner + by, tuple((index + by, kind) for index, kind in columns.dates), columns.has_notes)


def _guess_columns(sent: Sent) -> tuple[Columns, ...]:
    """Guess the columns of a row by its cells: one that is the name of a country, and one that is a date."""
    cells = [_words(sent, cell) for cell in sent.block.cells]
    dates = [i for i, words in enumerate(cells) if is_date_only(words)]
    partners = [i for i, words in enumerate(cells) if i not in dates and load().resolve(words).entity is not None]
    return (Columns(partners[0], ((dates[0], "established"),), False),) if len(dates) == len(partners) == 1 else ()


def _read_row(sent: Sent, clause: Clause, columns: Columns, told: tuple[str, ...]) -> Iterator[Proposal]:
    cell = sent.block.cells[columns.partner]
    name = _words(sent, cell)
    is_list = not columns.has_notes and any(_LIST.search(title) for title in told[-2:])
    events = list(_find_events(sent, columns, find_default(told), is_list=is_list))
    broken = _BROKEN.search(name)
    if broken and not any(event.change in ("suspended", "severed") for _, event in events):
        events.append(("established", Event("suspended" if broken["change"].lower() in ("suspended", "frozen") else "severed", None)))
    dates = [event.when for _, event in events if event.when]
    for code in _find_partners(sent, cell, name, dates[0] if dates else None):
        if code != sent.context.page:
            _note_partner(sent, cell, name, code)
            yield from (_propose(sent, clause, code, kind, event) for kind, event in dict.fromkeys(events))


def _note_partner(sent: Sent, cell: Span, name: str, code: str) -> None:
    """Let the row name its partner where prose would not be read so ("Korea, South")."""
    if code not in sent.codes():
        sent.mentions.append(Mention("country", cell.start, cell.end, name, (code,)))


def _find_events(sent: Sent, columns: Columns, default: str, *, is_list: bool) -> Iterator[tuple[str, Event]]:
    for index, kind in columns.dates:
        if index < len(sent.block.cells):
            words = _words(sent, sent.block.cells[index])
            usual = {"date": default, "recognised": "established"}.get(kind, kind)
            for event in read_events(words, usual, is_list=is_list and kind in ("date", "established")):
                if kind != "recognised" or event.when:
                    yield kind, event


def _propose(sent: Sent, clause: Clause, code: str, kind: str, event: Event) -> Proposal:
    page = sent.context.page
    pair, span = ("-".join(sorted((page, code))),), (sent.start, sent.end)
    if kind == "recognised":
        return Proposal("recognition", {"by": code, "of": page, "position": "recognises"}, event.when, clause=clause, span=span, modality="asserted", dyads=pair)
    roles: Roles = {"a": page, "b": code, "change": event.change}
    return Proposal("relations", roles, event.when, clause=clause, span=span, modality="denied" if event.denied else "asserted", dyads=pair)


def _words(sent: Sent, cell: Span) -> str:
    return sent.document.text[cell.start : min(cell.end, cell.start + _LONGEST_CELL)].strip()


def _find_partners(sent: Sent, cell: Span, name: str, when: str | None) -> list[str]:
    """Give the codes of the partners named in a cell: mostly one, or each of several set one below the other."""
    code = _find_code(sent, cell, name, when)
    if code:
        return [code]
    inside = [m for m in sent.of_kind("country") if cell.start <= m.start < cell.end and m.code and m.form not in ("capital", "adjective")]
    rest = name
    for mention in inside:
        rest = rest.replace(mention.text, "", 1)
    return list(dict.fromkeys(m.code for m in inside)) if inside and not re.search(r"\w", _SEVERAL.sub("", rest)) else []


def _find_code(sent: Sent, cell: Span, name: str, when: str | None) -> str:
    """Give the code of the state that a cell names: by its words, by what they link to, or by its date where the words leave it open."""
    bare = re.sub(r"\s*[\[(].*$", "", name).strip(" *†‡–—-:")
    for words in itertools.chain(_tell_apart(name), (name, bare), _spell_names(bare), _find_targets(sent, cell)):
        if words and (now := load().resolve(words)).entity is not None:
            return now.entity.code
    inside = {m.code for m in sent.of_kind("country") if cell.start <= m.start < cell.end and m.code and not m.others and m.form not in ("capital", "adjective")}
    if len(inside) == 1:
        return inside.pop()
    then = load().resolve(bare, when)
    return then.entity.code if then.entity is not None else ""


def _tell_apart(name: str) -> Iterator[str]:
    """Give what a bracket makes of a name that two states have borne: "China (ROC)" is not China, "Korea (North)" is North Korea."""
    found = _SHARED_NAME.match(name)
    if found:
        yield from (found["which"], f"{found['which']} {found['name']}")


def _spell_names(name: str) -> Iterator[str]:
    """Give other spellings of a name: "St. A & B" as "Saint A and B", and with the article that tables leave out."""
    full = re.sub(r"\bSt\b\.?", "Saint", name).replace("&", "and")
    yield from (full, full.replace(" and ", " and the "))


def _find_targets(sent: Sent, cell: Span) -> Iterator[str]:
    """Give what the words of a cell link to, looked up only when asked for."""
    links = sent.document.links
    for link in links[bisect_left(links, cell.start, key=lambda link: link.start) :]:
        if link.start >= cell.end:
            return
        yield link.target


RULES = (Rule("relations-row", "a dated row of a table of diplomatic relations", find_relations_row),)
