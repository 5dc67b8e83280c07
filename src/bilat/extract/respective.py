"""Lists told "respectively": of two lists of one length, the first of one goes with the first of the other. What crosses them is left out, or gets its own date."""

from __future__ import annotations

import re

import msgspec

from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.model import Claim

_WORD = re.compile(r"\b(?:respectively|in that order)\b")
_BETWEEN = re.compile(r"\W*(?:(?:and|&)\s)?\W*(?:(?:also|then|again|to|in|on|from|with|of|at|by)\s)?(?:(?:the|its|his|her)\s)?\W*")
_NEAR = 40  # characters; "in 1995 and 2004, respectively" and "in CITY and CITY of that country respectively"


def keep_respective(sent: Sent, claims: list[Claim]) -> list[Claim]:
    """Leave out claims that pair the first of one list with another than the first of the other; one whose date alone is crossed gets the date of its place."""
    found = _WORD.search(sent.text) if claims else None
    lists = _find_lists(sent, sent.start + found.start(), sent.start + found.end()) if found else None
    if lists is None:
        return claims
    settled = [_settle(claim, *lists) for claim in claims]
    return [claim for claim in settled if claim is not None]


def _find_lists(sent: Sent, start: int, end: int) -> tuple[list[Mention], list[Mention]] | None:
    """Find the two lists that the word at [start, end) joins: the one next to it, and the nearest before it of the same length."""
    runs = [run for run in _find_runs(sent) if len(run) > 1]
    after = [r for r in runs if 0 <= r[0].start - end <= _NEAR // 2]
    before = [r for r in runs if 0 <= start - r[-1].end <= _NEAR]
    own = (before or after)[-1:] or None
    if own is None:
        return None
    other = next((r for r in reversed(runs) if r[-1].end <= own[0][0].start and len(r) == len(own[0])), None)
    return (other, own[0]) if other else None


def _find_runs(sent: Sent) -> list[list[Mention]]:
    """Give the runs of mentions of one kind that stand in a row."""
    runs: list[list[Mention]] = []
    for mention in sent.mentions:
        last = runs[-1][-1] if runs else None
        if last is not None and last.kind == mention.kind and last.end <= mention.start and _BETWEEN.fullmatch(sent.document.text, last.end, mention.start):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def _settle(claim: Claim, ones: list[Mention], others: list[Mention]) -> Claim | None:
    mine = [i for i, m in enumerate(ones) if _is_in(claim, m)]
    theirs = [i for i, m in enumerate(others) if _is_in(claim, m)]
    if len(mine) != 1 or len(theirs) != 1 or mine == theirs:
        return claim
    wrong, right = others[theirs[0]], others[mine[0]]
    if wrong.kind != "date" or claim.when is None:
        return None
    return msgspec.structs.replace(claim, when=claim.when.replace(wrong.value, right.value, 1))


def _is_in(claim: Claim, mention: Mention) -> bool:
    """Tell whether a claim names what a mention names."""
    if mention.kind == "date":
        return bool(mention.value) and (claim.when or "").strip("/.") == mention.value
    if mention.kind == "amount":
        return mention.amount is not None and claim.amount == mention.amount
    told = {str(v) for value in claim.roles.values() for v in (value if isinstance(value, list) else [value])}
    by_name = mention.kind in ("person", "place") or (mention.form == "capital" and "city" in claim.roles)
    return (mention.value or mention.text) in told if by_name else bool(told.intersection(mention.codes))
