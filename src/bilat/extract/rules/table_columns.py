"""Which column of a table of relations holds what: the partner, when relations began, ended or were restored, when it was recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

# Columns of dates by what a date in them brings. The first that fits a title counts.
_COLUMNS = (
    ("recognised", re.compile(r"(?:(?:date|year|day|time)(?: of)? )?(?:(?:formal|official|diplomatic|mutual) )?(?:recognition|recogni[sz]ed)(?: (?:date|on|since|year))?", re.I)),
    ("none", re.compile(r"\b(?:recogni(?!.*\brelations\b)|unofficial|informal|consular|application|admission|visa|head of|expir|ratif|signed|treaty|agreement|birth|office)", re.I)),
    ("restored", re.compile(r"^(?!.*\b(?:began|begun|(?<!re-)established)\b).*\b(?:restor|re-?establish|resum|re-?new)", re.I)),
    ("suspended", re.compile(r"\b(?:suspen|frozen|interrupt)", re.I)),
    ("severed", re.compile(r"\b(?:sever|broken?|terminat|ceas|end(?:ed)?\b|cut\b|until\b|dissol|withdr|to$)", re.I)),
    ("relations", re.compile(r"\brelations?\b|\bties\b", re.I)),
    ("established", re.compile(r"\b(?:establish|began|begun|begin|since|start|opened|commenc|date|year|from$)", re.I)),
)  # fmt: skip
_BEGAN = _COLUMNS[-1][1]
_BARE = re.compile(r"dates?|years?|since|when", re.I)
_PARTNER = re.compile(r"\b(?:countr(?:y|ies)|(?<!head of )(?<!heads of )states?\b|nations?\b|entit(?:y|ies)|partner|name\b|place\b|government|territor(?:y|ies)|polit(?:y|ies))", re.I)
_OF_PEOPLE = re.compile(r"\b(?:host|ambassador|head|leader|minister|president|native|full name of)\b", re.I)
# Columns that make a table one of visits, missions, trade and the like, unless another column names relations outright.
_OTHERS = re.compile(r"\b(?:visit|mission|embass|ambassador|trade|treat(?:y|ies)|agreement|recogni[sz]|member|visa|aid|import|export|host|event|population|capital|votes?|rank|score)", re.I)
_RECOGNITION = re.compile(r"\brecognition (?:of|by)\b|\b(?:international|diplomatic) recognition\b", re.I)
_RELATIONS = re.compile(r"\b(?:diplomatic|bilateral|formal|foreign|official) (?:relations|ties)|\brelations\b", re.I)


class Columns(NamedTuple):
    """The columns of one table: that of the partner, and those of dates with what a date there brings; "date" where the title does not say."""

    partner: int
    dates: tuple[tuple[int, str], ...]
    has_notes: bool


@lru_cache(maxsize=256)
def find_columns(header: tuple[str, ...], told: tuple[str, ...]) -> tuple[Columns, ...]:
    """Find the columns of a table by its titles and by what is told above it: the page's title, headings, the caption.

    None where it is not a table of relations: of those every page on foreign relations has some, so the page's title alone is not enough.

    Tables set side by side ("Country | Date | Country | Date") give each its columns.
    """
    kinds = [_find_kind(title) for title in header]
    named = any(_RELATIONS.search(title) and kind not in ("", "none", "partner") for title, kind in zip(header, kinds, strict=True))
    if not named and not _are_of_relations(header, kinds, told):
        return ()
    return tuple(columns for part in _find_parts(header, kinds) if (columns := _read_part(header, kinds, part)))


def find_default(told: Sequence[str]) -> str:
    """Tell what a bare date brings under a heading such as "Severed relations", where no column says more."""
    for title in told[1:]:
        if re.search(r"\brelations\b", title, re.I):
            if re.search(r"\b(?:suspended|frozen)\b", title, re.I):
                return "suspended"
            if re.search(r"\b(?:severed|broken|ceased|terminated|ended|cut)\b", title, re.I):
                return "severed"
    return "established"


def _are_of_relations(header: Sequence[str], kinds: Sequence[str], told: Sequence[str]) -> bool:
    """Tell whether headings speak of relations, or of the recognition that a column dates, and neither they nor a title of something else."""
    if "recognised" in kinds:
        return any(_RECOGNITION.search(title) for title in told) or "established" in kinds
    about = any(_RELATIONS.search(title) for title in told[1:])
    titles = [title for title, kind in zip(header, kinds, strict=True) if kind != "partner"]
    return about and not any(_OTHERS.search(title) and not _RELATIONS.search(title) for title in (*told, *titles))


def _find_kind(title: str) -> str:
    """Give "partner", what a date in the column brings, "none" for other dates, or "" for all else."""
    words = " ".join(title.split()).strip(" .:'")
    dates = next((kind for kind, pattern in _COLUMNS if (pattern.fullmatch(words) if kind == "recognised" else pattern.search(words))), "")
    if dates:
        return dates
    return "partner" if _PARTNER.search(words) and not _OF_PEOPLE.search(words) else ""


def _find_parts(header: Sequence[str], kinds: Sequence[str]) -> Iterator[range]:
    """Give the columns of each of the tables that stand side by side: the title of the partner's column comes again."""
    first = next((i for i, kind in enumerate(kinds) if kind == "partner"), None)
    if first is None:
        return
    starts = [i for i, title in enumerate(header) if title.strip() and title == header[first]]
    for number, start in enumerate(starts):
        begin = 0 if number == 0 else start
        yield range(begin, starts[number + 1] if number + 1 < len(starts) else len(header))


def _read_part(header: Sequence[str], kinds: Sequence[str], part: range) -> Columns | None:
    partner = next(i for i in part if kinds[i] == "partner")
    dates = [(i, kinds[i]) for i in part if kinds[i] in ("restored", "suspended", "severed", "recognised")]
    began = max((i for i in part if _rate(header[i], kinds[i])), key=lambda i: (_rate(header[i], kinds[i]), -i), default=None)
    if began is not None:
        dates.append((began, "date" if _BARE.fullmatch(header[began].strip(" .:'")) else "established"))
    if not dates:
        return None
    has_notes = any(re.search(r"\b(?:notes?|remarks?|comments?|details|description)\b", header[i], re.I) for i in part)
    return Columns(partner, tuple(sorted(dates)), has_notes)


def _rate(title: str, kind: str) -> int:
    """Rate how surely a column holds the dates on which relations began: "relations established", "diplomatic relations", "date", "relations"."""
    if kind == "relations":
        return 4 if _BEGAN.search(title) else 3 if re.search(r"\b(?:diplomatic|formal|official)\b", title, re.I) else 1
    return 2 if kind == "established" else 0
