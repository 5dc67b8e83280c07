"""Making judgements, taking them back, and sharing them between bases. The facts that they touch are noted as pending, not found here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from bilat.errors import BilatError, ReadError, UsageError
from bilat.model import Claim, Document, Judgement, Undoing, Verb, claim_id, with_id
from bilat.reconcile import OPPOSITES, check_judgement, find_keys, to_subject
from bilat.store import Base

_DECODER = msgspec.json.Decoder(Judgement)
# Digits of an id that are enough to name what it is the id of.
_SHORTEST = 4


class ImportReport(msgspec.Struct, frozen=True):
    """What an import did: judgements added, judgements taken back, and those that changed nothing."""

    added: int = 0
    undone: int = 0
    known: int = 0


def find_today() -> str:
    """Give the day on which a judgement is made."""
    return dt.date.today().isoformat()


def make_judgement(base: Base, verb: Verb, claims: Sequence[Claim], *, name: str, reason: str) -> Judgement:
    """Keep a judgement on claims and give it; raise UsageError if it makes no sense or is the contrary of what the same person said."""
    if verb not in OPPOSITES:
        raise UsageError(f"{verb!r} is no judgement; there are {', '.join(OPPOSITES)}")
    subjects = tuple(to_subject(claim, _find_document(base, claim)) for claim in claims)
    judgement = Judgement(verb=verb, subjects=subjects, reason=_tidy(reason), name=_tidy(name), day=find_today())
    check_judgement(judgement)
    with base.writing():
        _refuse_contrary(base, judgement)
        judgement = _find_unused(base, judgement)
        keep_judgements(base, [judgement])
    return judgement


def undo_judgement(base: Base, identifier: str, *, name: str, reason: str = "") -> Judgement:
    """Take a judgement back, by its id or the beginning of it; raise UsageError if there is none that stands."""
    if not name.strip():
        raise UsageError("taking a judgement back needs the name of who does it")
    found = base.judgements.find(*_match("j.id", identifier))
    if len(found) != 1:
        raise UsageError(f"{len(found) or 'no'} judgements have an id that begins with {identifier!r}")
    if found[0].undone is not None:
        raise UsageError(f"{found[0].id} was taken back by {found[0].undone.name} on {found[0].undone.day}")
    judgement = msgspec.structs.replace(found[0], undone=Undoing(_tidy(name), find_today(), _tidy(reason)))
    keep_judgements(base, [judgement])
    return judgement


def keep_judgements(base: Base, judgements: Iterable[Judgement]) -> ImportReport:
    """Keep judgements, and those taken back as such, whole or not at all; what is there already changes nothing."""
    added = undone = known = 0
    with base.writing():
        for judgement in judgements:
            new = base.judgements.add(judgement)
            gone = judgement.undone is not None and base.judgements.undo(judgement.id, judgement.undone)
            added, undone, known = added + new, undone + (gone and not new), known + (not new and not gone)
            if new or gone:
                base.add_pending(base.judgements.find_buckets(judgement))
    return ImportReport(added, undone, known)


def to_lines(judgements: Iterable[Judgement]) -> str:
    """Write judgements as JSON lines, by day and id, so that two bases with the same judgements write the same."""
    ordered = sorted(judgements, key=lambda one: (one.day, one.id))
    return "".join(msgspec.json.encode(one, order="deterministic").decode() + "\n" for one in ordered)


def from_lines(text: str, name: str) -> list[Judgement]:
    """Read judgements from JSON lines; raise ReadError with `name` and the line for the first that is none."""
    return [_parse(line, name, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def find_judged_claim(base: Base, identifier: str) -> Claim:
    """Find the one claim with that id, or with an id that begins so; raise UsageError if there is none, or more than one."""
    found = base.find_claims(*_match("claims.id", identifier))
    if len(found) != 1:
        raise UsageError(f"{len(found) or 'no'} claims have an id that begins with {identifier!r}; `bilat claims --ids` shows ids")
    return found[0]


def _parse(line: str, name: str, number: int) -> Judgement:
    try:
        judgement = _DECODER.decode(line)
        check_judgement(judgement)
    except (msgspec.DecodeError, BilatError) as error:
        raise ReadError(name, f"it is no judgement: {error}", line=number, remedy="nothing was imported") from error
    whole = with_id(judgement)
    if judgement.id not in ("", whole.id):
        reason = f"its id is {judgement.id}, but what it says has the id {whole.id}"
        raise ReadError(name, reason, line=number, remedy="nothing was imported")
    return whole


def _refuse_contrary(base: Base, judgement: Judgement) -> None:
    keys = find_keys(judgement)
    for one in base.judgements.find_standing(base.judgements.find_buckets(judgement)):
        if one.name == judgement.name and one.verb == OPPOSITES[judgement.verb] and find_keys(one) == keys:
            raise UsageError(f"{one.name} said “{one.verb}” of it on {one.day}; take that back first: bilat judge undo {one.id}")


def _find_unused(base: Base, judgement: Judgement) -> Judgement:
    """Count up what tells a judgement from the same one that was taken back."""
    whole = with_id(judgement)
    while any(one.undone for one in base.judgements.find("j.id = ?", (whole.id,))):
        whole = with_id(msgspec.structs.replace(whole, again=whole.again + 1))
    return whole


def _find_document(base: Base, claim: Claim) -> Document | None:
    found = base.find_documents("n IN (SELECT document FROM claims WHERE id = ?)", (claim_id(claim),))
    return found[0] if found else None


def _match(column: str, identifier: str) -> tuple[str, tuple[str, ...]]:
    """Give the condition for an id, or for the beginning of one; "g" comes after every hexadecimal digit."""
    if len(identifier) < _SHORTEST:
        raise UsageError(f"{identifier!r} is too short for an id; give {_SHORTEST} digits or more")
    return f"{column} >= ? AND {column} < ?", (identifier, f"{identifier}g")


def _tidy(text: str) -> str:
    return " ".join(text.split())
