"""Records to rows and back. The only place that knows how a document, claim or fact is laid into columns."""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from bilat.errors import FormatError
from bilat.model import Claim, Document, Fact, Roles, claim_id, parse_when

_CODE = re.compile(r"[A-Z]{3}$|[a-z0-9]+(?:-[a-z0-9]+)+$|[A-Z][A-Z0-9-]+$")
_VALUES = 500
_MOST_KEPT_CHARACTERS = 1 << 18  # read, a document takes about seventeen bytes a character
_DOCUMENT = msgspec.json.Decoder(Document)


def to_document_row(document: Document) -> tuple[Any, ...]:
    """Give the columns of a document; its text is kept plain for the full-text index, everything else compressed."""
    rest = zlib.compress(msgspec.json.encode(msgspec.structs.replace(document, text="")), 6)
    return (
        document.id, document.name, document.format, document.title, document.url, document.date, find_days(document.date)[1],
        document.publisher, document.language, document.kind, document.copy_of,
        any(section.kind == "teaser" for section in document.sections), document.text, rest,
    )  # fmt: skip


def from_document_row(text: str, rest: bytes) -> Document:
    """Give back the document that was laid into columns; the latest are kept, since briefs read the same few again and again."""
    if len(text) > _MOST_KEPT_CHARACTERS:
        return _decode_document(text, rest)
    return _keep_document(text, rest)


def _decode_document(text: str, rest: bytes) -> Document:
    return msgspec.structs.replace(_DOCUMENT.decode(zlib.decompress(rest)), text=text)


_keep_document = lru_cache(maxsize=64)(_decode_document)


def to_claim_row(claim: Claim, document: int, bucket: str) -> tuple[Any, ...]:
    """Give the columns of a claim of the document with that row number."""
    first, last = find_days(claim.when)
    return (
        claim_id(claim), document, claim.type, claim.modality, claim.when, first, last, bucket,
        claim.evidence.quote, claim.evidence.start, msgspec.json.encode(claim),
    )  # fmt: skip


def to_fact_row(fact: Fact, bucket: str) -> tuple[Any, ...]:
    """Give the columns of a fact."""
    first, last = find_days(fact.when)
    return (
        fact.id, fact.type, fact.kind, fact.verdict, fact.modality, fact.when, first, last, bucket, msgspec.json.encode(fact),
    )  # fmt: skip


def find_names(roles: Roles, dyads: Iterable[str]) -> tuple[str, ...]:
    """Find the codes of countries and organisations that a claim's roles and dyads name."""
    values = [value for given in roles.values() for value in ([given] if isinstance(given, str) else given)]
    codes = {value for value in values if _CODE.match(value)}
    for dyad in (*dyads, str(roles.get("dyad", ""))):
        codes.update(part for part in re.split(r"(?<=[A-Z])-(?=[A-Z])", dyad) if part)
    return tuple(sorted(codes))


def find_days(when: str | None) -> tuple[str | None, str | None]:
    """Find the first and last day that a time may cover, as ISO dates; None where open or not known."""
    if when is None:
        return None, None
    try:
        found = parse_when(when)
    except FormatError:
        return None, None
    return _show(found.earliest), _show(found.latest)


def split_values(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """Split values into as many as one SQL statement may carry."""
    return (values[n : n + _VALUES] for n in range(0, len(values), _VALUES))


def _show(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
