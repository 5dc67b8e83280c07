"""Trains the models of `bilat.extract.learned` from the labelled sentences and writes the shipped file.

    python -m eval.train                train, measure by leaving pairs out, write the file
    python -m eval.train --dry          measure only
    python -m eval.train --times        train only the clock anew, beside the other models of the file
    python -m eval.train --counts       the same of the tally

The same labels give the same file. Needs the extra `train` (scikit-learn). What is measured is printed: rules alone, models alone, both.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from eval.labelled import OPENED, Labelled, find_labels_digest, read_labelled, stands_in
from eval.score import Record, match
from eval.score import judge as judge_claims
from eval.train_counts import fit_counts, read_counts
from eval.train_file import SMALL, to_bytes, with_choosers
from eval.train_times import fit_times, read_choices
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from bilat.extract.learned.counts import FORMS as READINGS
from bilat.extract.learned.features import Pair, View
from bilat.extract.learned.grove import LEAVES, Tree
from bilat.extract.learned.labels import TYPES, find_sides, find_value
from bilat.extract.learned.naming import NAMES
from bilat.extract.learned.reader import LEAST, LEAST_RULED
from bilat.extract.learned.scoring import (
    Line,
    Models,
    Sums,
    Table,
    Times,
    Trees,
    name_tied,
)
from bilat.extract.learned.times import FORMS
from bilat.extract.learned.trust import (
    Candidate,
    find_found_trust,
    find_ruled_scores,
    find_spread,
    find_trust,
)
from bilat.extract.learned.weighing import find_candidates
from bilat.extract.pipeline import extract_sentence
from bilat.extract.reading import Sent, read_sentences
from bilat.model import Claim, to_record

_RARE = 3
_PAGES = frozenset(["corpus", *OPENED])  # sources made after whole pages, where claims stand thinner than in the labelled sentences
_OF_PAGE = 5.0  # how much a candidate on such a page counts when trust is fitted
Trust = Callable[[Candidate], float]
_NO_LINE = Line(Table((), np.zeros((0, 1), np.float32)), 0.0)
_NO_TIMES = Times({"none": {"": 0}}, np.ones((len(TYPES), 2, len(FORMS)), np.float32))  # until the clock is fitted
_NO_COUNTS = Times({"none": {"": 0}}, np.ones((len(TYPES), 2, len(READINGS)), np.float32))  # the same of the tally
ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "src" / "bilat" / "extract" / "learned" / "models.npz"


@dataclass
class Row:
    """A sentence with what is annotated in it and what the rules found."""

    text: int
    sent: Sent
    view: View
    group: str
    blind: bool
    page: bool
    gold: list[Record]
    ruled: list[Claim]
    pairs: list[Pair] = field(default_factory=list)
    said: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    values: set[tuple[str, str]] = field(default_factory=set)
    spans: set[tuple[int, int]] = field(default_factory=set)
    features: list[list[str]] = field(default_factory=list)


def read_rows(texts: Sequence[Labelled]) -> list[Row]:
    """Read the sentences of labelled texts with what is said in each."""
    rows = []
    for number, text in enumerate(texts):
        for sent in read_sentences(text.document):
            view = View(sent)
            gold = [g for g in text.gold if stands_in(g, sent)]
            row = Row(number, sent, view, text.group, text.blind, text.source in _PAGES, gold, extract_sentence(sent, learned=False)[0])
            row.pairs = view.pairs
            row.features = [view.of(p, NAMES) for p in row.pairs]
            _label(row, text.group)
            rows.append(row)
    return rows


def _label(row: Row, group: str) -> None:
    """Note which types are said of which pairs in a sentence."""
    for gold in row.gold:
        kind = gold["type"]
        row.spans.add(_span_of(gold, row.sent))
        sides = find_sides(kind, gold["roles"])
        if kind == "meeting" and not sides:
            sides = _of_persons(row, gold) or [p for p in row.pairs if "-".join(sorted(p)) == group]
        row.said.setdefault(kind, set()).update(sides)
        value = find_value(kind, gold["roles"])
        if value:
            row.values.add((kind, value))


def _span_of(gold: Record, sent: Sent) -> tuple[int, int]:
    at = sent.document.text.find(gold["quote"], max(0, sent.start - len(gold["quote"])))
    return max(at, sent.start), min(at + len(gold["quote"]), sent.end)


def _near(row: Row) -> list[str]:
    """Give the features of the words that carry the claims of a sentence, of all of it where they are not told apart."""
    return [f for span in sorted(row.spans) for f in row.view.within(*span, NAMES)] or row.view.within(row.sent.start, row.sent.end, NAMES)


def _of_persons(row: Row, gold: Record) -> list[tuple[str, str]]:
    """Give the pairs of the countries of the persons who met, where the reading knows them."""
    names = " ".join(str(p) for p in gold["roles"]["participants"])
    codes = list(dict.fromkeys(m.code for m in row.sent.of_kind("person") if m.code and m.value and m.value.split()[-1] in names))
    return [(a, b) for a in codes for b in codes if a != b]


# -- fitting ----------------------------------------------------------------------------------------------------------------


class Matrix(NamedTuple):
    """Features of many examples as a sparse matrix, and which column is which feature."""

    columns: dict[str, int]
    cells: Any

    def scaled(self) -> Any:
        """Give the matrix with each row divided by the root of its number of features."""
        return diags(1 / np.sqrt(np.maximum(1, np.asarray(self.cells.sum(axis=1)).ravel()))) @ self.cells


def build_matrix(examples: Sequence[Iterable[str]]) -> Matrix:
    """Build the matrix of examples, of the features that are not rare."""
    counts = Counter(f for e in examples for f in set(e))
    columns = {f: i for i, f in enumerate(sorted(f for f, c in counts.items() if c >= _RARE))}
    cells: list[int] = []
    ends = [0]
    for example in examples:
        cells += sorted({columns[f] for f in example if f in columns})
        ends.append(len(cells))
    return Matrix(columns, csr_matrix((np.ones(len(cells), np.float32), cells, ends), shape=(len(examples), len(columns))))


def _fit(cells: Any, truth: Any, strength: float, counts: Any = None) -> tuple[Any, float]:
    """Fit one model; where there is nothing to learn from, one that always says no.

    `counts` says how much each example counts. Each feature counts by how unequally it is spread over those that are and are not so (the log of the ratio of its shares), before the line is fitted.
    """
    if truth.sum() < 3 or truth.all():
        return np.zeros(cells.shape[1], np.float32), -6.0 if not truth.all() else 6.0
    seen = cells != 0
    with_it, without = (np.asarray(seen[truth == told].sum(axis=0)).ravel() + 1.0 for told in (True, False))
    ratio = np.abs(np.log((with_it / with_it.sum()) / (without / without.sum())))
    model = LogisticRegression(C=strength, solver="liblinear", tol=1e-3).fit(csr_matrix(cells @ diags(ratio)), truth, counts)
    return (model.coef_[0] * ratio).astype(np.float32), float(model.intercept_[0])


def fit(rows: Sequence[Row], jobs: int = 2) -> Models:
    """Fit all models on labelled sentences, without trust."""
    rows = [r for r in rows if r.view.words]
    shared = build_matrix([(*r.view.share(NAMES), *r.view.stand(NAMES)) for r in rows])
    paired = build_matrix([f for r in rows for f in r.features])
    owner = np.array([i for i, r in enumerate(rows) for _ in r.pairs])
    both = csr_matrix(hstack([shared.cells[owner], paired.cells]))
    whole = Matrix({}, both).scaled()
    together = build_matrix([r.view.pair_words(NAMES) for r in rows])
    kinds, sides = Matrix({}, csr_matrix(hstack([shared.cells, together.cells]))).scaled(), paired.scaled()
    said = np.array([[t in r.said for t in TYPES] for r in rows])
    of_pair = np.array([[tuple(p) in r.said.get(t, ()) for t in TYPES] for r in rows for p in r.pairs])
    nearby = build_matrix([_near(r) for r in rows])
    closed = Matrix({}, csr_matrix(hstack([shared.cells, nearby.cells]))).scaled()
    values = sorted(v for v, n in Counter(v for r in rows for v in r.values).items() if n >= 4)
    tasks = [(kinds, said[:, t], 10.0) for t in range(len(TYPES))]
    tasks += [(whole, of_pair[:, t], 10.0) for t in range(len(TYPES))]
    for t in range(len(TYPES)):
        use = np.flatnonzero(said[owner, t])
        tasks.append((sides[use], of_pair[use, t], 10.0))
    for kind, value in values:
        use = np.flatnonzero(said[:, TYPES.index(kind)])
        tasks.append((closed[use], np.array([(kind, value) in rows[i].values for i in use]), 10.0))
    fitted = Parallel(jobs, max_nbytes=None)(delayed(_fit)(*task) for task in tasks)
    return _assemble((shared, together, paired, nearby), values, fitted)


def _assemble(matrices: tuple[Matrix, Matrix, Matrix, Matrix], values: list[tuple[str, str]], fitted: list[tuple[Any, float]]) -> Models:
    shared, together, paired, nearby = matrices
    n, s = len(TYPES), len(shared.columns)
    kinds, whole, sides, closed = fitted[:n], fitted[n : 2 * n], fitted[2 * n : 3 * n], fitted[3 * n :]
    left = np.stack([w[:s] for w, _ in kinds] + [w[:s] for w, _ in whole] + [w[:s] for w, _ in closed], axis=1)
    beside = np.stack([w[s:] for w, _ in kinds], axis=1)
    right = np.stack([w for w, _ in sides] + [w[s:] for w, _ in whole], axis=1)
    bias = {name: np.array([b for _, b in part], np.float32) for name, part in (("kinds", kinds), ("whole", whole), ("sides", sides), ("values", closed))}
    return Models(TYPES, tuple(values), Table(list(shared.columns), left), Table(list(together.columns), beside), Table(list(paired.columns), right), Table(list(nearby.columns), np.stack([w[s:] for w, _ in closed], axis=1)), _NO_LINE, bias, {}, Trees((), 0.0, ()), {}, _NO_TIMES, _NO_COUNTS)


# -- trust ------------------------------------------------------------------------------------------------------------------


class Judged(NamedTuple):
    """A claim that the models propose or one of the rules (without features), in a sentence by its number, whether it is right and how much it counts."""

    row: int
    candidate: Candidate
    right: bool
    counts: float = 1.0


def judge(rows: Sequence[Row], models: Models, number: Sequence[int]) -> list[Judged]:
    """Judge what models propose in sentences beside what the rules found: right is what is annotated and no rule has found."""
    judged = []
    for index, row in zip(number, rows, strict=True):
        if row.view.words:
            proposed = find_candidates(Sums(models, row.view), find_spread(row.view), row.ruled)
            left = judge_claims(row.gold, [to_record(claim) for claim in row.ruled]).missed
            judged += [Judged(index, c, _is_right(left, c.claim), _OF_PAGE if row.page else 1.0) for c in proposed]
    return judged


def weigh_ruled(rows: Sequence[Row], models: Models, number: Sequence[int]) -> list[Judged]:
    """Judge what the rules found in sentences, with the scores that the models have for it."""
    judged = []
    for index, row in zip(number, rows, strict=True):
        sums, spread = Sums(models, row.view), find_spread(row.view)
        judged += [Judged(index, Candidate(claim, 0, find_ruled_scores(sums, spread, claim), []), _is_right(row.gold, claim)) for claim in row.ruled]
    return judged


def _is_right(annotated: Sequence[Record], claim: Claim) -> bool:
    record = to_record(claim)
    return any(match(gold, record) > 0 for gold in annotated)


def _to_table(judged: Sequence[Judged]) -> tuple[list[str], Any, Any]:
    cells = [j.candidate.scores | {f"type={j.candidate.claim.type}": 1.0} for j in judged]
    names = sorted({n for c in cells for n in c})
    return names, np.array([[c.get(n, 0.0) for n in names] for c in cells], np.float32), np.array([j.right for j in judged])


def fit_trust(judged: Sequence[Judged]) -> dict[str, float]:
    """Fit how far a claim of the rules may be trusted from its scores."""
    names, table, right = _to_table(judged)
    model = LogisticRegression(C=1.0, max_iter=4000).fit(table, right)
    return dict(zip(names, (float(w) for w in model.coef_[0]), strict=True)) | {"bias": float(model.intercept_[0])}


def fit_found(rows: Sequence[Row], judged: Sequence[Judged]) -> tuple[Line, Trees]:
    """Fit how far what only the models have found may be trusted; the trees see what the line makes of pairs that it has not seen."""
    scored = list(judged)
    for train, test in _by_pair(rows, judged):
        line = fit_tied([judged[i] for i in train])
        for i in test:
            candidate = judged[i].candidate
            odds = line.find_odds(candidate.claim.type, candidate.features)
            scored[i] = judged[i]._replace(candidate=candidate._replace(scores=candidate.scores | {"tied": odds}))
    return fit_tied(judged), fit_trees(scored)


def _by_pair(rows: Sequence[Row], judged: Sequence[Judged]) -> Iterator[tuple[Any, Any]]:
    """Cut what is judged in four by pair: what is learned from, and what has other pairs."""
    yield from GroupKFold(4).split(judged, groups=np.array([rows[j.row].group for j in judged]))


def fit_tied(judged: Sequence[Judged]) -> Line:
    """Fit a line over the features of claims that the models propose; features of small weight are left out."""
    matrix = build_matrix([name_tied(j.candidate.claim.type, j.candidate.features) for j in judged])
    weights, bias = _fit(matrix.scaled(), np.array([j.right for j in judged]), 10.0, np.array([j.counts for j in judged]))
    kept = [f for f, i in matrix.columns.items() if abs(weights[i]) >= SMALL]
    return Line(Table(kept, weights[[matrix.columns[f] for f in kept]][:, None]), bias)


def fit_trees(judged: Sequence[Judged]) -> Trees:
    """Fit trees over the scores of what the models propose."""
    names, table, right = _to_table(judged)
    model = GradientBoostingClassifier(n_estimators=200, max_leaf_nodes=LEAVES, max_depth=None, learning_rate=0.08, subsample=0.6, min_samples_leaf=20, max_features=0.5, random_state=0)
    model.fit(table, right, sample_weight=np.array([j.counts for j in judged]))
    share = np.average(right, weights=[j.counts for j in judged])
    grown = [stage[0].tree_ for stage in model.estimators_]
    trees = tuple(Tree(t.feature.tolist(), t.threshold.tolist(), t.children_left.tolist(), t.children_right.tolist(), (t.value[:, 0, 0] * model.learning_rate).tolist()) for t in grown)
    return Trees(tuple(names), float(np.log(share / (1 - share))), trees)


def cross(rows: Sequence[Row], folds: int = 4) -> tuple[list[Judged], list[Judged]]:
    """Judge candidates in every sentence, and the rules' claims in every blind one, by models that have not seen its pair."""
    groups = np.array([r.group for r in rows])
    judged: list[Judged] = []
    ruled: list[Judged] = []
    for train, test in GroupKFold(folds).split(rows, groups=groups):
        models = fit([rows[i] for i in train])
        number, blind = [int(i) for i in test], [int(i) for i in test if rows[i].blind]
        judged += judge([rows[i] for i in number], models, number)
        ruled += weigh_ruled([rows[i] for i in blind], models, blind)
    return judged, ruled


def report(rows: Sequence[Row], judged: Sequence[Judged], ruled: Sequence[Judged], sources: Sequence[str]) -> None:
    """Print what rules, models and both find in the blind sentences at several thresholds; trust is fitted on other pairs too."""
    blind = [i for i, r in enumerate(rows) if r.blind]
    found = _cross_trust(rows, judged, lambda part: partial(find_found_trust, *fit_found(rows, part)))
    held = _cross_trust(rows, ruled, lambda part: partial(_find_ruled_trust, fit_trust(part)))
    for least_ruled in (0.0, 0.4, 0.5, 0.6):
        for least in (2.0, 0.7, 0.6, 0.5, 0.4, 0.3):
            total = Counter[str]()
            for i in blind:
                claims = [c for p, c in held.get(i, ()) if p >= least_ruled] + [c for p, c in found.get(i, ()) if p >= least]
                total.update(_count(rows[i].gold, claims))
            precision = total["right"] / max(1, total["right"] + total["wrong"])
            print(f"rules >= {least_ruled:.1f}, models >= {least:.1f}  P {precision:.3f}  R {total['right'] / max(1, total['right'] + total['missed']):.3f}  {dict(total)}")

    for source in sorted({s for s, r in zip(sources, rows, strict=True) if r.blind}):
        for name, least_ruled, least in (("rules", 0.0, 2.0), ("both", LEAST_RULED, LEAST)):
            total = Counter[str]()
            for i in blind:
                if sources[i] == source:
                    total.update(_count(rows[i].gold, [c for p, c in held.get(i, ()) if p >= least_ruled] + [c for p, c in found.get(i, ()) if p >= least]))
            print(f"{source:24} {name:6} P {total['right'] / max(1, total['right'] + total['wrong']):.3f}  R {total['right'] / max(1, total['right'] + total['missed']):.3f}  {dict(total)}")


def _find_ruled_trust(weights: Mapping[str, float], one: Candidate) -> float:
    return find_trust(weights, one.claim.type, one.scores)


def _cross_trust(rows: Sequence[Row], judged: Sequence[Judged], fit_part: Callable[[Sequence[Judged]], Trust]) -> dict[int, list[tuple[float, Claim]]]:
    by_row: dict[int, list[tuple[float, Claim]]] = defaultdict(list)
    for train, test in _by_pair(rows, judged):
        trust = fit_part([judged[i] for i in train])
        for i in test:
            if rows[judged[i].row].blind:
                by_row[judged[i].row].append((trust(judged[i].candidate), judged[i].candidate.claim))
    return by_row


def _count(gold: Sequence[Record], claims: Sequence[Claim]) -> dict[str, int]:
    found = judge_claims(gold, [to_record(c) for c in claims])
    return {"right": len(found.pairs), "wrong": len(found.false), "missed": len(found.missed)}


def main() -> None:
    """Train, measure, write."""
    texts = list(read_labelled())
    if {"--times", "--counts"} & {*sys.argv}:
        _fit_choosers(texts, times="--times" in sys.argv, counts="--counts" in sys.argv)
        return
    rows = read_rows(texts)
    print(f"{len(texts)} texts, {len(rows)} sentences, {sum(len(r.gold) for r in rows)} claims, {len({r.group for r in rows})} pairs; blind {sum(r.blind for r in rows)}")
    judged, ruled = cross(rows)
    report(rows, judged, ruled, [texts[r.text].source for r in rows])
    if "--dry" not in sys.argv:
        line, trees = fit_found(rows, judged)
        about = {"texts": str(len(texts)), "sentences": str(len(rows)), "labels": find_labels_digest()}
        SHIPPED.write_bytes(to_bytes(fit(rows)._replace(tied=line, trees=trees, trust=_rounded(fit_trust(ruled)), about=about)))
        _fit_choosers(texts)


def _fit_choosers(texts: Sequence[Labelled], *, times: bool = True, counts: bool = True) -> None:
    """Write the file once more with clock and tally, which are fitted on what is found with it."""
    fitted = ({"times": fit_times(read_choices(texts))} if times else {}) | ({"counts": fit_counts(read_counts(texts))} if counts else {})
    SHIPPED.write_bytes(with_choosers(SHIPPED.read_bytes(), **fitted))
    print(f"{SHIPPED.relative_to(ROOT)}: {SHIPPED.stat().st_size:,} bytes")


def _rounded(weights: dict[str, float]) -> dict[str, float]:
    return {k: round(v, 4) for k, v in sorted(weights.items())}


if __name__ == "__main__":
    main()
