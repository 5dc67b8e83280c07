"""Trains the clock of `bilat.extract.learned`: which of the dates about is that of a claim. `eval.train` calls it last, for it needs what the other models find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from eval.labelled import Labelled
from eval.score import Record, judge
from joblib import Parallel, delayed
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bilat.extract.learned.labels import TYPES
from bilat.extract.learned.scoring import Table, Times, from_table
from bilat.extract.learned.times import FORMS, find_options, find_own, remember, to_kept
from bilat.extract.pipeline import read_claims
from bilat.model import Claim, Document, to_record

_RARE = 12
_STRENGTH = 10.0  # of the pull of all weights to naught
_UNTIMED = 0.6  # how much a claim counts whose labels give no time: they leave out many a one
_STEPS = 80


class Choice(NamedTuple):
    """A claim that is right, the time that its label gives it, and what it may be: for each option its features and its times by form."""

    kind: str
    when: str | None
    options: list[tuple[list[str], tuple[tuple[str, str | None], ...]]]


def read_choices(texts: Sequence[Labelled], jobs: int = 2) -> list[Choice]:
    """Read what the time of each right claim of labelled texts may be; claims that two readings could be are left to the judge."""
    found = Parallel(jobs, batch_size=20)(delayed(_read)(text.document, text.gold) for text in texts)
    return [choice for choices in found for choice in choices]


def _read(document: Document, gold: Sequence[Record]) -> list[Choice]:
    claims, asked = [], []
    for claim, options in _ask(document):
        claims.append(to_record(claim))
        asked.append(options)
    whens = {id(record): g.get("when") for g, record in judge(list(gold), claims).pairs}
    return [Choice(record["type"], whens[id(record)], options) for record, options in zip(claims, asked, strict=True) if id(record) in whens]


def _ask(document: Document) -> Iterator[tuple[Claim, list[tuple[list[str], tuple[tuple[str, str | None], ...]]]]]:
    past: Any = []
    for sent, claims, _ in read_claims(document) if document.language == "en" else ():
        options = find_options(sent, past) if claims else []
        whens = {when for option in options for _, when in option.whens}
        for claim in claims:
            all_options = options if claim.when in whens else [*options, to_kept(options, claim)]
            yield claim, [([f"{o.origin}|{f}" for f in (*o.features, *find_own(o, claim, claims))], o.whens) for o in all_options]
        past = remember(past, sent, claims)


class Cells(NamedTuple):
    """Choices as numbers: the features of each option; for each time that may be chosen its option, form, whether it is right; where each choice begins."""

    columns: dict[str, int]
    features: Any
    option: Any
    form: Any
    right: Any
    starts: Any


def to_cells(choices: Sequence[Choice], forms: Sequence[str] = FORMS) -> Cells:
    """Turn choices to numbers, with the features that are not rare; `forms` are the ways in which an option may be read."""
    named = [_name(choice.kind, features) for choice in choices for features, _ in choice.options]
    columns = _find_columns(named)
    rows = [sorted({columns[f] for f in features if f in columns}) for features in named]
    ends = np.cumsum([0, *map(len, rows)])
    cells = csr_matrix((np.ones(ends[-1], np.float32), np.concatenate([np.array(r, np.int32) for r in rows]), ends), shape=(len(rows), len(columns)))
    told = [(n, forms.index(form), when == choice.when) for n, (choice, whens) in enumerate((c, w) for c in choices for _, w in c.options) for form, when in whens]
    sizes = [sum(len(whens) for _, whens in choice.options) for choice in choices]
    option, form, right = (np.array(column) for column in zip(*told, strict=True))
    return Cells(columns, cells, option, form, right, np.cumsum([0, *sizes[:-1]]))


def _name(kind: str, features: Iterable[str]) -> list[str]:
    seen = list(features)
    return [*seen, *(f"{kind}/{feature}" for feature in seen)]


def _find_columns(named: Iterable[Sequence[str]]) -> dict[str, int]:
    counts = Counter(f for features in named for f in set(features))
    return {f: n for n, f in enumerate(sorted(f for f, count in counts.items() if count >= _RARE))}


def fit_times(choices: Sequence[Choice], forms: Sequence[str] = FORMS) -> Times:
    """Fit for each type and form how much each feature of a date speaks for it, so that the times that labels give are the likeliest."""
    choices = [c for c in choices if any(when == c.when for _, whens in c.options for _, when in whens)]
    cells = to_cells(choices, forms)
    counts = np.array([1.0 if choice.when else _UNTIMED for choice in choices])
    shape = (cells.features.shape[1], len(forms))
    found = minimize(_find_loss(cells, counts, shape), np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS, "maxcor": 6})
    return _fold(cells.columns, found.x.reshape(shape))


def _find_loss(cells: Cells, counts: Any, shape: tuple[int, int]) -> Callable[[Any], tuple[float, Any]]:
    """Give the function of the weights that is to be small, with its slope: less the log of the chance of the right time, and what the weights weigh."""
    turned = cells.features.T.tocsr()
    owner = np.repeat(np.arange(len(cells.starts)), np.diff([*cells.starts, len(cells.option)]))
    place = cells.option * shape[1] + cells.form

    def find_loss(flat: Any) -> tuple[float, Any]:
        odds = (cells.features @ flat.reshape(shape).astype(np.float32))[cells.option, cells.form].astype(float)
        chances = np.exp(odds - np.maximum.reduceat(odds, cells.starts)[owner])
        chances /= np.add.reduceat(chances, cells.starts)[owner]
        of_right = np.where(cells.right, chances, 0)
        told = np.maximum(np.add.reduceat(of_right, cells.starts), 1e-12)
        slope = np.zeros(cells.features.shape[0] * shape[1], np.float32)
        slope[place] = counts[owner] * (chances - of_right / told[owner])
        return float(-(counts * np.log(told)).sum() + _STRENGTH / 2 * flat @ flat), np.asarray(turned @ slope.reshape(-1, shape[1]), float).ravel() + _STRENGTH * flat

    return find_loss


def _fold(columns: dict[str, int], weights: Any) -> Times:
    """Give the weights of each type: those that a feature has for every type with those for the one."""
    plain = [name for name in columns if "/" not in name.partition("|")[0]]
    folded = np.zeros((len(plain), len(TYPES), weights.shape[1]), np.float32)
    for row, name in enumerate(plain):
        folded[row] = weights[columns[name]]
        for n, own in enumerate(columns.get(f"{kind}/{name}") for kind in TYPES):
            folded[row, n] += weights[own] if own is not None else 0
    return from_table(Table(plain, folded.reshape(len(plain), -1)), len(TYPES))
