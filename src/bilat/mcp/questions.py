"""What the tools take: one record a tool. Descriptions and bounds go into the schemas that an assistant reads."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from bilat.dossier.topics import SYSTEMS
from bilat.model import Modality, Verdict
from bilat.vocabulary import load

_TYPES = ", ".join(sorted(load().claim_types))
_SECTIONS = ", ".join(system.key for system in SYSTEMS)
_AS_OF = "A date (2013, 2013-05 or 2013-05-17): only what documents dated up to it say. Documents without a date are then left out."

_PAIR = 'Two countries by name or code, or one pair such as "AZE-BLR".'

Pair = Annotated[list[str], Meta(min_length=1, max_length=2, description=_PAIR)]
PairOrAll = Annotated[Annotated[list[str], Meta(min_length=1, max_length=2)] | None, Meta(description=f"{_PAIR} All pairs if left out.")]
AsOf = Annotated[str | None, Meta(description=_AS_OF)]
Type = Annotated[str | None, Meta(description=f"One type of claim: {_TYPES}.")]
Since = Annotated[str | None, Meta(description="Only what held or happened on or after this date (EDTF, such as 1993 or 1993-06).")]
Until = Annotated[str | None, Meta(description="Only what held or happened on or before this date.")]
Words = Annotated[str | None, Meta(description="Only what a quote with all of these words says.")]
Limit = Annotated[int, Meta(ge=1, le=50, description="How many to give at most.")]
Offset = Annotated[int, Meta(ge=0, description="How many to pass over: the `next_offset` of the answer before.")]


class AskBrief(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What `brief` takes."""

    countries: Pair
    as_of: AsOf = None
    sections: Annotated[list[str], Meta(description=f"Only these sections: {_SECTIONS}, opinions, disagreements. Empty for all.")] = []
    lines: Annotated[int, Meta(ge=1, le=60, description="How many lines of each section to give at most.")] = 5


class AskFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What `facts` takes; each field narrows the answer."""

    countries: PairOrAll = None
    country: Annotated[str | None, Meta(description="One country or organisation that the fact names, by name or code.")] = None
    type: Type = None
    verdict: Annotated[Verdict | None, Meta(description="Only facts with this verdict.")] = None
    modality: Annotated[Modality | None, Meta(description="Only facts that are said in this way.")] = None
    since: Since = None
    until: Until = None
    words: Words = None
    document: Annotated[str | None, Meta(description="Only what this document says: its id, name or address.")] = None
    as_of: AsOf = None
    limit: Limit = 20
    offset: Offset = 0


class AskEvidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What `claims_with_evidence` takes; each field narrows the answer."""

    fact: Annotated[str | None, Meta(description="The id of a fact: gives the claims on which it rests.")] = None
    claims: Annotated[list[str], Meta(max_length=50, description="Ids of claims.")] = []
    countries: PairOrAll = None
    type: Type = None
    since: Since = None
    until: Until = None
    words: Words = None
    document: Annotated[str | None, Meta(description="Only what this document says: its id, name or address.")] = None
    as_of: AsOf = None
    limit: Limit = 10
    offset: Offset = 0


class AskDisagreements(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What `disagreements` takes."""

    countries: PairOrAll = None
    type: Type = None
    as_of: AsOf = None
    limit: Limit = 10
    offset: Offset = 0


class AskCompare(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What `compare` takes."""

    old: Annotated[str, Meta(description="A document: its id, name or address.")]
    new: Annotated[str, Meta(description="Another version of it. Which is older is found from the texts.")]
    limit: Limit = 20
    offset: Offset = 0


class AskCountries(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What `find_countries` takes."""

    names: Annotated[
        list[str], Meta(min_length=1, max_length=50, description="Names, adjectives, capitals or codes of countries or organisations.")
    ]
    date: Annotated[str | None, Meta(description="A date at which the names are meant (Germany in 1970); today if left out.")] = None


class AskDocuments(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What `documents` takes."""

    countries: PairOrAll = None
    named: Annotated[str | None, Meta(description="Only documents with this in their title, name or address.")] = None
    limit: Limit = 20
    offset: Offset = 0
