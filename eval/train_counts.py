"""Trains the tally of `bilat.extract.learned`: which of the numbers about is that of a claim. Fitted as the clock is, on what the other models find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.labelled import Labelled
from eval.score import Record, judge
from eval.train_times import Choice, fit_times
from joblib import Parallel, delayed

from bilat.extract.learned.counts import FORMS, find_options, find_own, to_kept, to_key
from bilat.extract.learned.scoring import Times
from bilat.extract.pipeline import read_claims
from bilat.model import Amount, Claim, Document, to_record

_NEAR = 0.01  # part of a number by which a label's may differ
Asked = list[tuple[list[str], tuple[tuple[str, Amount | None], ...]]]


def read_counts(texts: Sequence[Labelled], jobs: int = 2) -> list[Choice]:
    """Read what the amount of each right claim of labelled texts may be; one that has another figure than its label counts as right."""
    found = Parallel(jobs, batch_size=20)(delayed(_read)(text.document, text.gold) for text in texts)
    return [choice for choices in found for choice in choices]


def fit_counts(choices: Sequence[Choice]) -> Times:
    """Fit for each type and form how much each feature of a number speaks for it, so that the amounts that labels give are the likeliest."""
    return fit_times(choices, FORMS)


def _read(document: Document, gold: Sequence[Record]) -> list[Choice]:
    asked = list(_ask(document))
    labels = _find_labels([to_record(claim) for claim, _ in asked], list(gold))
    return [_to_choice(claim, options, labels[n]) for n, (claim, options) in enumerate(asked) if n in labels and len(options) > 1]


def _ask(document: Document) -> Iterator[tuple[Claim, Asked]]:
    for sent, claims, _ in read_claims(document) if document.language == "en" else ():
        options = find_options(sent) if claims else []
        keys = {to_key(amount) for option in options for _, amount in option.amounts}
        for claim in claims:
            all_options = options if to_key(claim.amount) in keys else [*options, to_kept(options, claim)]
            yield claim, [([f"{o.origin}|{f}" for f in dict.fromkeys([*o.features, *find_own(sent, o, claim, claims)])], o.amounts) for o in all_options]


def _find_labels(found: list[Record], gold: list[Record]) -> dict[int, Record | None]:
    """Give the labels' amounts of the claims that are right, by number; those of which only the figure is wrong are paired last."""
    number = {id(record): n for n, record in enumerate(found)}
    first = judge(gold, found)
    labels = {number[id(record)]: g.get("amount") for g, record in first.pairs}
    bare = [record | {"amount": None} for record in first.false]
    number = {id(record): number[id(old)] for record, old in zip(bare, first.false, strict=True)}
    return labels | {number[id(record)]: g.get("amount") for g, record in judge(first.missed, bare).pairs}


def _to_choice(claim: Claim, options: Asked, label: Record | None) -> Choice:
    """Give a choice among amounts by their names; the label's is named as the option that is near it."""
    named = [(features, tuple((form, _name(amount)) for form, amount in amounts)) for features, amounts in options]
    right = next((_name(one) for _, amounts in options for _, one in amounts if one is not None and _is_it(one, label)), None if label is None or label.get("value") is None else "missing")
    return Choice(claim.type, right, named)


def _name(amount: Amount | None) -> str | None:
    return None if amount is None else f"{amount.value} {amount.unit}"


def _is_it(amount: Amount, label: Record | None) -> bool:
    value = label.get("value") if label is not None else None
    return label is not None and value is not None and label.get("unit") == amount.unit and abs(value - amount.value) <= _NEAR * abs(value or 1)
