"""The page docs/claims.md, written from the claim types. Used by the compiler only."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from bilat.vocabulary.records import ClaimType, FactIdentity, Role

_HEAD = """# The claim types

*Made from `vocabulary/claim_types/` by `python -m bilat.vocabulary.compile`; edit those files, not this page.*

A claim is what one document says in one place. A **state** holds over a period, an **act** happens at a time. Roles in bold
identify the claim. A country is its ISO 3166-1 alpha-3 code (`XKX` for Kosovo, withdrawn codes such as `SUN` for former states), any other polity
a lower-case slug (`russian-empire`), an organisation its usual acronym in capitals; cities, persons and subjects stay as written.
"""
_TIMES = {
    "act": "the days of an act touch",
    "once": "it happens once a period",
    "state": "the periods touch",
    "year": "the year is one",
}
_FAMILIES = {"state": "States: hold over a period", "act": "Acts: happen at a time"}


def write_claims_page(claim_types: Sequence[ClaimType]) -> str:
    """Give the page that documents every claim type, in Markdown."""
    parts = [_HEAD]
    for family, title in _FAMILIES.items():
        parts.append(f"## {title}\n")
        parts += ["\n".join(_write_type(claim_type)) for claim_type in claim_types if claim_type.family == family]
    return "\n".join(parts)


def _write_type(claim_type: ClaimType) -> Iterator[str]:
    yield f"### `{claim_type.name}`\n"
    yield f"{claim_type.definition}\n"
    yield "| role | what it is | values |\n|---|---|---|"
    yield from (_write_role(role) for role in claim_type.roles)
    yield ""
    if claim_type.symmetric:
        yield f"Either order of {' and '.join(f'`{name}`' for name in claim_type.symmetric)} is the same claim.\n"
    yield f"Belongs to: {claim_type.system}. {_write_identity(claim_type.identity)} {_write_mappings(claim_type)}\n"
    for example in claim_type.examples:
        yield f"> {example.text}\n\n```json\n{json.dumps(_in_order(claim_type, example.claim), ensure_ascii=False)}\n```\n"


def _write_identity(identity: FactIdentity) -> str:
    key = _join((*identity.key, *identity.persons)) or "the pair"
    apart = f"; told apart by {_join(identity.apart)}" if identity.apart else ""
    varies = f"; sources may differ on {_join(identity.varies)}" if identity.varies else ""
    return f"One fact: the same {key}, where {_TIMES[identity.time]}{apart}{varies}."


def _join(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _in_order(claim_type: ClaimType, claim: dict[str, Any]) -> dict[str, Any]:
    return {"type": claim_type.name} | claim


def _write_role(role: Role) -> str:
    name = f"**{role.name}**" if role.identity else role.name
    values = " ".join(f"`{value}`" for value in role.values)
    return f"| {name} | {role.description} | {values} |"


def _write_mappings(claim_type: ClaimType) -> str:
    wikidata = claim_type.mappings.wikidata
    return f"Elsewhere: Wikidata {wikidata}; as an event, see [events.md](events.md)." if wikidata else "As an event, see [events.md](events.md)."
