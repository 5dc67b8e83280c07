"""What the amount of a claim may be, and what is seen of it: the numbers and shares of its sentence, and the amount that it has. No weights live here.

No number itself is visible, only its unit and size, the words beside it and how it stands to the roles and the amount of the claim.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bilat.extract.amounts import stands_alone
from bilat.extract.learned.features import find_lemma
from bilat.extract.reading import Sent
from bilat.extract.shares import find_shares
from bilat.extract.units import cut_words
from bilat.extract.verbs import AUXILIARIES
from bilat.model import Amount, Claim
from bilat.model.amount import is_currency

# How a number is read: as it stands, as one of people or of things, with the unit of a number beside it; the amount that the claim has.
FORMS = ("none", "plain", "people", "items", "lent", "kept")
ORIGINS = ("none", "here", "share", "kept")  # where an amount is taken from
_VALUES = ("field", "instrument", "flow", "status", "action", "measure", "kind", "change")
_WORDED = ("item", "activity", "subject", "product", "commodity", "event", "facility", "share")  # roles in words of the text
_SIZES = (2, 3, 10, 100, 1000, 100_000, 1_000_000, 1_000_000_000)
_GAPS = (1, 3, 10, 25, 60, 120)  # characters
_BESIDE = 5  # words on each side that are looked at


class Option(NamedTuple):
    """What an amount may be: a number with the amounts that it can be read as, by form, what is seen of it whatever the claim, and where it is told."""

    origin: str
    amounts: tuple[tuple[str, Amount | None], ...]
    features: list[str]
    span: tuple[int, int] = (0, 0)
    noun: str = ""

    @property
    def sort(self) -> str:
        """What kind of number it is: of money, or its unit."""
        return _find_sort(self.amounts[0][1])


def to_key(amount: Amount | None) -> tuple[float, str] | None:
    """Give what makes an amount another one: its number and unit."""
    return None if amount is None else (amount.value, amount.unit)


def find_options(sent: Sent) -> list[Option]:
    """Find what the amount of any claim of a sentence may be, none first; that alone where nothing is counted."""
    numbers = [(m.amount, m.start, m.end) for m in sent.of_kind("amount") if m.amount is not None]
    shares = find_shares(sent.document.text, sent.start, sent.end)
    sorts = [_find_sort(amount) for amount, *_ in numbers]
    setting = [f"n{min(4, len(numbers))}", f"shares{min(2, len(shares))}", f"block={sent.block.kind}", *(f"{sort}{min(3, sorts.count(sort))}" for sort in dict.fromkeys(sorts))]
    options = [Option("none", (("none", None),), setting)]
    for nth, (amount, start, end) in enumerate(numbers):
        before, after = _find_beside(sent, start, end)
        noun = next((word for word in after if word.isalpha() and len(word) > 3 and word.endswith("s")), after[0] if after else "")
        seen = [*_find_telling(amount), *_find_words(before, after, noun, sorts[nth]), *_find_place(sent, start), *_find_order(sorts, nth), *setting]
        options.append(Option("here", _find_readings(sent, numbers, nth), seen, (start, end), noun))
    for share in shares:
        before, after = _find_beside(sent, share.start, share.end)
        options.append(Option("share", (("plain", share.amount),), [*_find_words(before, after, "", "%"), *_find_place(sent, share.start), *setting], (share.start, share.end)))
    return options


def _find_sort(amount: Amount | None) -> str:
    unit = amount.unit if amount is not None else ""
    return "money" if is_currency(unit) else unit


def _find_readings(sent: Sent, numbers: Sequence[tuple[Amount, int, int]], nth: int) -> tuple[tuple[str, Amount | None], ...]:
    """Give the amounts that a number can be read as: a bare one also as one of people, or with the unit of the number nearest to it that has one."""
    amount, start, end = numbers[nth]
    if amount.unit == "people":
        return ("plain", amount), ("items", _with_unit(amount, "items"))
    if amount.unit != "items":
        return (("plain", amount),)
    read: list[tuple[str, Amount | None]] = [("plain", amount), ("people", _with_unit(amount, "people"))]
    with_unit = [(abs(start - at), one.unit) for one, at, _ in numbers if one.unit not in ("items", "people")]
    if with_unit and stands_alone(sent.document.text, end):
        read.append(("lent", _with_unit(amount, min(with_unit)[1])))
    return tuple(read)


def _with_unit(amount: Amount, unit: str) -> Amount:
    return Amount(amount.value, unit, amount.bound, amount.to)


def _find_telling(amount: Amount) -> Iterator[str]:
    sort, size = _find_sort(amount), bisect_right(_SIZES, amount.value)
    yield from (f"sort={sort}", f"size={sort}{size}", f"bound={amount.bound}", f"range{amount.to is not None:d}")
    if sort == "items" and 1900 <= amount.value <= 2100:
        yield "year"


def _find_beside(sent: Sent, start: int, end: int) -> tuple[list[str], list[str]]:
    """Give the words before and after a number in its sentence, the nearest first."""
    text = sent.document.text
    before = cut_words(text[max(sent.start, start - 60) : start])[-_BESIDE:][::-1]
    return before, cut_words(text[end : min(sent.end, end + 60)])[:_BESIDE]


def _find_words(before: Sequence[str], after: Sequence[str], noun: str, sort: str) -> Iterator[str]:
    """Find what is seen of the words beside a number."""
    first, second = (*before, "^", "^")[:2]
    third, fourth = (*after, "$", "$")[:2]
    yield from (f"noun={find_lemma(noun)}", f"noun={sort} {find_lemma(noun)}", f"-1={first}", f"-2={second}_{first}", f"+1={third}", f"+2={third}_{fourth}", f"-1={sort} {first}", f"+1={sort} {third}")
    yield from (f"<{find_lemma(word)}" for word in before)
    yield from (f">{find_lemma(word)}" for word in after)


def _find_place(sent: Sent, start: int) -> Iterator[str]:
    """Find what stands about a number in its clause: the verbs, and whether the clause has the claim's subject."""
    clause = next((c for c in sent.clauses if c.start <= start < c.end), None)
    if clause is None:
        return
    verbs = [u for k, u in enumerate(clause.units) if u.mention is None and u.low not in AUXILIARIES and clause.is_verb(k)]
    if verbs:
        yield f"verb={find_lemma(min(verbs, key=lambda u: abs(u.start - start)).low)}"
    if clause.verb >= 0:
        yield f"main={find_lemma(clause.units[clause.verb].low)}"
    yield f"clause{sent.clauses.index(clause) if len(sent.clauses) < 4 else 4}"
    yield f"in{clause.relative:d}{sent.document.text.endswith('(', sent.start, start):d}"


def _find_order(sorts: Sequence[str], nth: int) -> tuple[str, str]:
    """Tell the how manieth of its kind a number is."""
    sort = sorts[nth]
    return f"nth={sort}{min(3, sorts[:nth].count(sort))}.{min(4, sorts.count(sort))}", f"of{min(4, len(sorts))}at{min(3, nth)}"


def to_kept(options: Sequence[Option], claim: Claim) -> Option:
    """Give the amount that a claim has as an option, for where no number can be read as it; `options` are the others."""
    return Option("kept", (("kept", claim.amount),), [f"sort={_find_sort(claim.amount)}", *options[0].features])


def find_own(sent: Sent, option: Option, claim: Claim, claims: Sequence[Claim]) -> list[str]:
    """Find how an option stands to a claim: to the amount that it has, its words and roles; `claims` are all of the sentence."""
    value = next((claim.roles[role] for role in _VALUES if role in claim.roles), "")
    has = _find_standing(option, claim.amount)
    rule = claim.rule if claim.rule == "learned" else "rule"
    seen = [f"rule={claim.rule}", f"has={has}", f"has={has} {claim.rule}", f"has={has} {rule}", f"value={value}", f"modality={claim.modality}"]
    if option.origin in ("none", "kept"):
        return [*seen, f"had={_find_sort(claim.amount)}", f"had={_find_sort(claim.amount)} {value}"]
    sort = option.sort
    seen += [f"{sort} {value}", f"{sort} {has}", f"noun={find_lemma(option.noun)} {value}", *(f"{feature}&{has}" for feature in option.features[:6])]
    return [*seen, *_find_taken(option, claim, claims), *_find_roles(sent, option, claim)]


def _find_standing(option: Option, amount: Amount | None) -> str:
    """Tell as what an option gives the amount that a claim has: by the form, or that it has none or another."""
    if amount is None:
        return "none"
    return next((form for form, one in option.amounts if to_key(one) == to_key(amount)), "other")


def _find_taken(option: Option, claim: Claim, claims: Sequence[Claim]) -> Iterator[str]:
    """Find whether other claims have the number, and how its order is to that of the claims of this type."""
    keys = {to_key(one) for _, one in option.amounts}
    alike = [c for c in claims if c.type == claim.type]
    taken = [c for c in claims if c is not claim and c.amount is not None and to_key(c.amount) in keys]
    yield f"taken{any(c.type == claim.type for c in taken):d}{any(c.type != claim.type for c in taken):d}"
    yield f"alike{min(4, len(alike))} {option.sort}"
    place = next(n for n, c in enumerate(alike) if c is claim)
    yield f"place{min(3, place)}.{min(4, len(alike))} {option.features[-1] if option.origin == 'share' else next(f for f in option.features if f.startswith('nth='))}"
    yield f"quoted{claim.evidence.start <= option.span[0] < claim.evidence.end:d}"


def _find_roles(sent: Sent, option: Option, claim: Claim) -> Iterator[str]:
    """Find how a number stands to the roles of a claim: to the words of a thing, to the names of its countries."""
    text, (start, end) = sent.document.text, option.span
    for role in _WORDED:
        words = claim.roles.get(role)
        at = text.find(words, sent.start, sent.end) if isinstance(words, str) and words else -1
        if isinstance(words, str) and at >= 0:
            side = "in" if at <= start < at + len(words) else f"front{bisect_right(_GAPS, at - end)}" if at >= end else f"behind{bisect_right(_GAPS, start - at - len(words))}"
            yield from (f"{role}={side}", f"worded={side} {option.sort}", f"named{option.noun in words.lower():d} {option.sort}" if option.noun else "unnamed")
    named = [m for m in sent.mentions if m.codes and m.kind in ("country", "org", "place", "group")]
    nearest = min(named, key=lambda m: max(m.start - end, start - m.end), default=None)
    if nearest is not None:
        sides = [role for role, value in claim.roles.items() if isinstance(value, str) and value in nearest.codes]
        gap = bisect_right(_GAPS, max(nearest.start - end, start - nearest.end))
        yield from (f"near={side} {nearest.start > start:d}{gap}" for side in sides or ["-"])
        yield f"next={nearest.form} {nearest.start > start:d}{gap}"
