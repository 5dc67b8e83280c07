"""The measure: which extracted claims are the annotated ones, and how many of their slots are right. Reads no files, prints nothing.

A prediction is right when its document and type are those of an annotated claim, both deny or neither does, and every identity role
agrees: codes exactly, names, free text and closed values loosely (for these, exact agreement is counted beside the measure). Slots (when, amount, modality, the other roles) are counted on
matched pairs alone. Claims are the contract's records; an annotated one may give its words as `quote` instead of `evidence.quote`.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from bilat.vocabulary import load

Record = dict[str, Any]
SLOTS = ("when", "amount", "modality", "roles")

_CODE = re.compile(r"[A-Z][A-Z0-9\-]{1,}$")
_STATE = re.compile(r"[A-Z]{3}")
_EMPTY_WORDS = frozenset(["the", "a", "an", "of", "and", "mr", "mrs", "dr"])
_OPPOSITE = {"a-to-b": "b-to-a", "b-to-a": "a-to-b"}
# Roles in which two countries may be swapped without another meaning.
_SWAPPED = {"border": ("a", "b"), "relations": ("a", "b"), "alignment": ("state", "with"), "trade": ("a", "b")}
# Claims of these types that share their identity are told apart by this role, where both give it.
_TOLD_APART = {"agreement": "subject", "arms": "item", "cooperation": "activity"}
_FIGURES = ("trade", "finance", "community")


@cache
def identity_of(kind: str) -> tuple[str, ...]:
    """Give the roles of a claim type that must be right for a claim to count."""
    return tuple(role.name for role in load().claim_types[kind].roles if role.identity)


@cache
def fold_words(value: str) -> str:
    """Fold a name or phrase to plain lower-case words without articles and forms of address."""
    plain = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode().lower()
    kept = (w for w in re.findall(r"\w+", plain) if w not in _EMPTY_WORDS)
    return " ".join(" ".join(kept).replace("_", " ").split())


@cache
def is_alike(first: str, second: str) -> bool:
    """Tell whether two names or phrases agree loosely: one holds the other, or most of their words or letters are the same."""
    a, b = fold_words(first), fold_words(second)
    if not a or not b or a == b:
        return a == b
    if a in b or b in a:
        return True
    words, others = set(a.split()), set(b.split())
    if len(words & others) / min(len(words), len(others)) >= 0.6:
        return True
    return difflib.SequenceMatcher(None, a, b).ratio() >= 0.75


def is_same(first: Any, second: Any) -> bool:
    """Tell whether two values of a role agree: codes exactly, words loosely, lists by their codes and at least one name."""
    if not isinstance(first, list) and not isinstance(second, list):
        if _CODE.match(str(first)) and _CODE.match(str(second)):
            return bool(first == second)
        return is_alike(str(first), str(second))
    (codes, names), (other_codes, other_names) = _parts(first), _parts(second)
    if codes != other_codes:
        return False
    if not names and not other_names:
        return True
    return any(is_alike(a, b) for a in names for b in other_names)


def _parts(value: Any) -> tuple[set[str], list[str]]:
    items = [str(item) for item in (value if isinstance(value, list) else [value])]
    return {i for i in items if _CODE.match(i)}, [i for i in items if not _CODE.match(i)]


def order_roles(claim: Record) -> Record:
    """Give the roles of a claim with countries that may be swapped in one order."""
    roles = dict(claim["roles"])
    first, second = _SWAPPED.get(claim["type"], ("", ""))
    if not first or str(roles.get(first)) <= str(roles.get(second)):
        return roles
    if claim["type"] == "alignment" and not all(_STATE.fullmatch(str(roles.get(r))) for r in (first, second)):
        return roles
    roles[first], roles[second] = roles.get(second), roles.get(first)
    if claim["type"] == "trade":
        roles["flow"] = _OPPOSITE.get(str(roles.get("flow")), roles.get("flow"))
    return roles


def quote_of(claim: Record) -> str:
    """Give the words on which a claim rests."""
    return claim.get("quote") or (claim.get("evidence") or {}).get("quote") or ""


@cache
def overlap(first: str, second: str) -> float:
    """Give how much of the shorter of two quotes stands in one piece in the other, from 0 to 1."""
    found = difflib.SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    return found.size / max(1, min(len(first), len(second)))


def match(gold: Record, predicted: Record) -> float:
    """Give how well a prediction fits an annotated claim: 0 where it is another claim, above 1 where it is the same."""
    if not _is_same_thing(gold, predicted):
        return 0
    near = overlap(quote_of(gold), quote_of(predicted))
    apart = _tell_apart(gold, predicted, near)
    figures = _compare_figures(gold, predicted)
    if apart is None or figures is None:
        return 0
    return 1 + near + apart + figures + 0.5 * (gold.get("when") == predicted.get("when"))


def _is_same_thing(gold: Record, predicted: Record) -> bool:
    if gold["type"] != predicted["type"] or _is_denied(gold) != _is_denied(predicted):
        return False
    mine, theirs = order_roles(gold), order_roles(predicted)
    wanted = [role for role in identity_of(gold["type"]) if role in mine]
    return all(role in theirs and is_same(mine[role], theirs[role]) for role in wanted)


def _is_denied(claim: Record) -> bool:
    return claim.get("modality") == "denied"


def _tell_apart(gold: Record, predicted: Record, near: float) -> float | None:
    """Compare the role that tells two claims of one identity apart; None where it says that they are two."""
    role = _TOLD_APART.get(gold["type"], "")
    mine, theirs = gold["roles"].get(role), predicted["roles"].get(role)
    if not mine or not theirs:
        return 0
    alike = is_alike(str(mine), str(theirs))
    return float(alike) if alike or near >= 0.5 else None


def _compare_figures(gold: Record, predicted: Record) -> float | None:
    """Compare the figures; None where they are two figures of a type of which each figure is a claim."""
    mine, theirs = _number(gold), _number(predicted)
    if mine is None:
        return 0
    if theirs is None:
        return -0.5 if gold["type"] in ("trade", "finance") else 0
    return None if gold["type"] in _FIGURES and not _is_near(mine, theirs) else 1


def _number(claim: Record) -> float | None:
    value: float | None = (claim.get("amount") or {}).get("value")
    return value


def _is_near(first: float, second: float) -> bool:
    return abs(first - second) <= 0.01 * abs(first or 1)


@dataclass(slots=True)
class Judged:
    """One document judged: pairs (annotated, predicted), predictions that repeat a claim, false ones, and claims missed."""

    kind: str = ""
    pairs: list[tuple[Record, Record]] = field(default_factory=list)
    repeated: list[Record] = field(default_factory=list)
    false: list[Record] = field(default_factory=list)
    missed: list[Record] = field(default_factory=list)


def judge(gold: Sequence[Record], predicted: Sequence[Record], kind: str = "") -> Judged:
    """Pair the predictions of one document with its annotated claims, the best fits first; `kind` names the kind of source."""
    fits = ((match(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _fit, i, j in sorted((f for f in fits if f[0] > 0), reverse=True):
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    judged = Judged(kind, [(gold[i], predicted[j]) for i, j in taken.items()])
    judged.missed = [g for i, g in enumerate(gold) if i not in taken]
    for j, claim in enumerate(predicted):
        if j not in used:
            (judged.repeated if _is_forgiven(claim, gold) else judged.false).append(claim)
    return judged


def _is_forgiven(claim: Record, gold: Sequence[Record]) -> bool:
    """Tell whether an unpaired prediction is no error: it repeats an annotated claim, or says only that relations exist."""
    if claim["type"] == "relations" and claim["roles"].get("change") == "exist":
        return True
    return any(match(g, claim) for g in gold)


@dataclass(slots=True)
class Slot:
    """How often a slot of a matched claim is right."""

    right: int = 0
    total: int = 0

    def add(self, is_right: bool) -> None:
        """Count one comparison."""
        self.right += is_right
        self.total += 1

    @property
    def accuracy(self) -> float:
        """The part that is right, 0 where there was nothing to compare."""
        return _ratio(self.right, self.total)


@dataclass(slots=True)
class Count:
    """Right, false and missed claims, and how often each slot of the right ones is right."""

    right: int = 0
    false: int = 0
    missed: int = 0
    slots: dict[str, Slot] = field(default_factory=lambda: {name: Slot() for name in SLOTS})

    @property
    def precision(self) -> float:
        """The part of what was found that is right."""
        return _ratio(self.right, self.right + self.false)

    @property
    def recall(self) -> float:
        """The part of what there is that was found."""
        return _ratio(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _ratio(2 * self.precision * self.recall, self.precision + self.recall)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


@dataclass(slots=True)
class Score:
    """What a set of documents comes to: in all, by claim type, by tier of difficulty and by kind of source, and slot by slot."""

    total: Count = field(default_factory=Count)
    by_type: dict[str, Count] = field(default_factory=dict)
    by_tier: dict[str, Slot] = field(default_factory=dict)
    by_kind: dict[str, Count] = field(default_factory=dict)
    closed: Slot = field(default_factory=Slot)  # matched pairs whose closed identity values are equal to the letter

    def add(self, judged: Judged) -> None:
        """Count one document in."""
        for gold, predicted in judged.pairs:
            self._counts(gold, judged.kind, right=1)
            self.by_tier.setdefault(gold.get("tier", "plain"), Slot()).add(True)
            for slot, is_right in compare_slots(gold, predicted):
                for count in self._counted(gold, judged.kind):
                    count.slots[slot].add(is_right)
            self._compare_closed(gold, predicted)
        for claim in judged.missed:
            self._counts(claim, judged.kind, missed=1)
            self.by_tier.setdefault(claim.get("tier", "plain"), Slot()).add(False)
        for claim in judged.false:
            self._counts(claim, judged.kind, false=1)

    def _compare_closed(self, gold: Record, predicted: Record) -> None:
        mine, theirs = order_roles(gold), order_roles(predicted)
        names = [role.name for role in load().claim_types[gold["type"]].roles if role.identity and role.values and role.name in mine]
        if names:
            self.closed.add(all(mine[name] == theirs.get(name) for name in names))

    def _counted(self, claim: Record, kind: str) -> tuple[Count, Count, Count]:
        return self.total, self.by_type.setdefault(claim["type"], Count()), self.by_kind.setdefault(kind, Count())

    def _counts(self, claim: Record, kind: str, *, right: int = 0, false: int = 0, missed: int = 0) -> None:
        for count in self._counted(claim, kind):
            count.right += right
            count.false += false
            count.missed += missed

    def figures(self) -> dict[str, float]:
        """Give the figures that have floors: precision, recall and the accuracy of each slot."""
        found = {"precision": self.total.precision, "recall": self.total.recall}
        return found | {name: slot.accuracy for name, slot in self.total.slots.items()}


def compare_slots(gold: Record, predicted: Record) -> Iterator[tuple[str, bool]]:
    """Compare the slots of a matched pair; only those that the annotated claim fills are compared, modality always."""
    if gold.get("when"):
        yield "when", gold["when"] == predicted.get("when")
    number = _number(gold)
    if number is not None:
        theirs, amount = _number(predicted), predicted.get("amount") or {}
        yield "amount", theirs is not None and _is_near(number, theirs) and gold["amount"].get("unit") == amount.get("unit")
    yield "modality", gold.get("modality", "asserted") == predicted.get("modality", "asserted")
    mine, theirs_roles = order_roles(gold), order_roles(predicted)
    for role in mine:
        if role not in identity_of(gold["type"]):
            yield "roles", role in theirs_roles and is_same(mine[role], theirs_roles[role])


def score(judgements: Iterable[Judged]) -> Score:
    """Count judged documents together."""
    result = Score()
    for judged in judgements:
        result.add(judged)
    return result
