"""Claims of a sentence that another of its claims tells already: a remark whose content is a fact, a common work that is an agreement signed, a
colony of workers or the duty of an embassy."""

from __future__ import annotations

import re
from collections.abc import Collection

from bilat.model import Claim

_SIGNED = re.compile(r"(?<!deal )(?<!pact )(?<!treaty )(?<!accord )(?<!agreement )(?<!memorandum )\b(?:co-)?signed\b")  # not "under a deal signed in 2017"
_ANOTHER = re.compile(r";|,? (?:and|but|although|while|which) (?:has|have|had|is|are|was|were|\w+ed)\b")
_EMPLOYED = re.compile(r"\b(?:is|are|was|were) employed\b")
_SERVES = re.compile(r"\b(?:[Ee]mbassy|High Commission|[Cc]onsulate|that of)\b[^.;]{0,60}\b(?:serves|covers|looks after|deals with|is accredited|answers for)\b")
_HOSTILE = frozenset(["sanction", "force", "visa"])


def leave_restated(claims: list[Claim]) -> list[Claim]:
    """Leave out what other claims of the sentence tell: the contract gives the fact, not the saying of it, and an agreement once."""
    kept = claims
    if any(c.type not in ("remark", "assessment") and (c.modality == "reported" or c.source) for c in claims):
        kept = [c for c in claims if c.type != "remark"]
    types = {c.type for c in claims}
    return [c for c in kept if c.type != "cooperation" or not _is_told_otherwise(c, types)]


def _is_told_otherwise(claim: Claim, types: Collection[str]) -> bool:
    """Tell whether a common work is only what was signed, done by an embassy or by people who have found work, or stands beside hostile acts."""
    words = claim.evidence.quote
    if _EMPLOYED.search(words) or not _HOSTILE.isdisjoint(types):
        return True
    return ("agreement" in types and _is_signed(words, str(claim.roles.get("activity", "")))) or ("mission" in types and _SERVES.search(words) is not None)


def _is_signed(words: str, activity: str) -> bool:
    """Tell whether an activity is what the words say was signed: no other statement stands between the two."""
    signed, at = _SIGNED.search(words), words.find(activity)
    if signed is None or at < 0:
        return signed is not None
    between = words[signed.end() : at] if at >= signed.end() else words[at + len(activity) : signed.start()]
    return _ANOTHER.search(between) is None
