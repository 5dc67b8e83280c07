"""Shows answers in a notebook: a table of the first rows, and a few lines where only text can be shown. Briefs show themselves as pages.

Every word of a document is escaped, and there are no scripts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

import msgspec

from bilat.answers import Answer, Claims, Documents, Facts
from bilat.dossier.marks import MARKS
from bilat.dossier.numbering import find_title
from bilat.dossier.safe import clean_line
from bilat.dossier.wording import load_names
from bilat.dossier.words import say_claim, say_fact
from bilat.dossier.words.time import say_date
from bilat.model import Document, Fact

_LINES, _ROWS, _SOURCES, _WIDTH = 6, 20, 3, 160
_CELL = "text-align:left;vertical-align:top"
_FRAME = "width:100%;height:36rem;border:1px solid #8884"


class Row(msgspec.Struct, frozen=True):
    """One record as it is shown: a mark, a sentence, and the sources or details beside it."""

    mark: str
    text: str
    beside: tuple[str, ...]
    hint: str = ""


def to_lines(answer: Answer[Any]) -> str:
    """Give the number of records and the first of them, a line each."""
    rows = _find_rows(answer[:_LINES])
    more = [f"  ... and {len(answer) - len(rows)} more"] if len(answer) > len(rows) else []
    return "\n".join([_count(answer), *(f"  {row.mark} {_shortened(row.text)}" for row in rows), *more])


def to_table(answer: Answer[Any]) -> str:
    """Give the first records as an HTML table: mark, sentence, sources."""
    rows = _find_rows(answer[:_ROWS])
    more = f"<p>... and {len(answer) - len(rows)} more</p>" if len(answer) > len(rows) else ""
    body = "".join(map(_to_html, rows))
    head = f'<thead><tr><th></th><th style="{_CELL}">{answer.noun}</th><th style="{_CELL}">{_BESIDE[type(answer)]}</th></tr></thead>'
    return f"<div><p>{escape(_count(answer))}</p><table>{head}<tbody>{body}</tbody></table>{more}</div>"


def to_frame(page: str) -> str:
    """Give a whole page as a part of another: in a frame of its own, where it can neither run scripts nor restyle what is around it."""
    return f'<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" style="{_FRAME}" srcdoc="{escape(page)}"></iframe>'


def _count(answer: Answer[Any]) -> str:
    noun = answer.noun if len(answer) == 1 else f"{answer.noun}s"
    verdicts = [fact.verdict for fact in answer if isinstance(fact, Fact)]
    counted = [f"{verdicts.count(verdict)} {mark.word}" for verdict, mark in MARKS.items() if verdict in verdicts]
    return f"{len(answer)} {noun}" + (f": {', '.join(counted)}" if counted else "")


def _find_rows(answer: Answer[Any]) -> list[Row]:
    return _ROW_FINDERS[type(answer)](answer)


def _find_fact_rows(facts: Facts) -> list[Row]:
    names, sources = load_names(), facts.find_sources(claim for fact in facts for claim in fact.claims)
    return [
        Row(MARKS[fact.verdict].sign, say_fact(fact, names), _list_sources(fact.claims, sources), f"{fact.verdict}: {fact.explanation}")
        for fact in facts
    ]


def _find_claim_rows(claims: Claims) -> list[Row]:
    names, titles = load_names(), claims.find_titles(claim.document for claim in claims)
    return [
        Row("·", say_claim(claim, names), (f"“{claim.evidence.quote}”", titles.get(claim.document, claim.document)), claim.type)
        for claim in claims
    ]


def _find_document_rows(documents: Documents) -> list[Row]:
    return [Row("·", find_title(document), _list_details(document), document.id) for document in documents]


def _list_details(document: Document) -> tuple[str, ...]:
    date = say_date(document.date) if document.date else "no date"
    return tuple(part for part in (document.publisher, date, document.url or document.name) if part)


def _list_sources(claims: Iterable[str], sources: Mapping[str, str]) -> tuple[str, ...]:
    found = list(dict.fromkeys(sources.get(claim, claim) for claim in claims))
    more = (f"and {len(found) - _SOURCES} more",) if len(found) > _SOURCES else ()
    return (*found[:_SOURCES], *more)


def _to_html(row: Row) -> str:
    beside = "<br>".join(map(_escaped, row.beside))
    return (
        f'<tr><td style="{_CELL}" title="{_escaped(row.hint)}">{row.mark}</td><td style="{_CELL}">{_escaped(row.text)}</td>'
        f'<td style="{_CELL}">{beside}</td></tr>'
    )


def _escaped(text: str) -> str:
    return escape(clean_line(text))


def _shortened(text: str) -> str:
    line = clean_line(text)
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"


_BESIDE = {Facts: "sources", Claims: "words and source", Documents: "publisher, date, address"}
_ROW_FINDERS: dict[type, Callable[[Any], list[Row]]] = {
    Facts: _find_fact_rows, Claims: _find_claim_rows, Documents: _find_document_rows,
}  # fmt: skip
