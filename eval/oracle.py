"""How far the slots could take us: what becomes of an annotated claim when its type, pair and closed value are told, and only its roles are to be found.

    python -m eval.oracle               totals of the texts with odd and with even numbers, by type
    python -m eval.oracle --read TYPE   the claims of a type that are not right, of texts that may be read

Where a claim is lost: its pair is not among those that are considered (`pair`), nothing is filled (`empty`), the gate refuses what is filled (`gate`), or it
is another claim (`wrong`, by the role that differs). `beside` counts what is filled that is nobody's claim. Clause and word are those that the shipped models choose.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eval.labelled import Labelled, read_labelled, stands_in
from eval.score import Record, identity_of, is_same, match, order_roles
from rich.console import Console
from rich.table import Table

from bilat.extract.assemble import to_claim
from bilat.extract.gate import find_fault
from bilat.extract.learned.features import Pair, View
from bilat.extract.learned.found import Found
from bilat.extract.learned.labels import SIDES, TYPES, find_sides, find_value
from bilat.extract.learned.reader import find_cues
from bilat.extract.learned.scoring import Models, Sums, load_models
from bilat.extract.learned.slots import fill
from bilat.extract.modality import find_telling
from bilat.extract.reading import read_sentences
from bilat.model import to_record

_ENDS = ("right", "pair", "empty", "gate", "wrong")


class Fate(NamedTuple):
    """What becomes of an annotated claim: `end` is "right" or where it is lost, `why` the role or reason, `beside` how many claims came of it that nobody annotated."""

    gold: Record
    end: str
    why: str = ""
    filled: tuple[Record, ...] = ()
    beside: int = 0


def find_fates(text: Labelled, models: Models) -> Iterator[Fate]:
    """Find what becomes of each annotated claim of a text, sentence by sentence; a claim whose words stand in no sentence that is read is left out."""
    for sent in read_sentences(text.document):
        gold = [g for g in text.gold if stands_in(g, sent)]
        view = View(sent)
        if gold and view.words:
            sums = Sums(models, view)
            yield from (_find_fate(g, gold, sums, text.group) for g in gold)


def _find_fate(claim: Record, gold: Sequence[Record], sums: Sums, group: str) -> Fate:
    sides = find_sides(claim["type"], claim["roles"])
    if not sides and claim["type"] == "meeting":
        sides = [pair for pair in sums.view.pairs if "-".join(sorted(pair)) == group]
    pairs = [pair for pair in sums.view.pairs if pair in sides]
    if not pairs:
        return Fate(claim, "pair", "" if sides else "no code")
    fates = [_fill_pair(claim, gold, sums, pair) for pair in (pairs[:1] if SIDES[claim["type"]].symmetric else pairs)]
    return min(fates, key=lambda f: _ENDS.index(f.end))


def _fill_pair(claim: Record, gold: Sequence[Record], sums: Sums, pair: Pair) -> Fate:
    kind = claim["type"]
    clause, cue, _ = find_cues(sums, TYPES.index(kind))[0]
    sent = sums.view.sent
    more = tuple(dict.fromkeys(c for side in find_sides(kind, claim["roles"]) for c in side if c not in pair)) if isinstance(claim["roles"].get(SIDES[kind].first), list) else ()
    found = Found(kind, pair.x, pair.y, find_value(kind, claim["roles"]), sent.clauses[clause], cue, more)
    claims = [to_claim(p, sent, "oracle", find_telling(sent)) for p in fill(sent, found)]
    faults = [find_fault(c, sent) for c in claims]
    kept = tuple(to_record(c) for c, fault in zip(claims, faults, strict=True) if fault is None)
    beside = sum(not any(match(g, c) > 0 for g in gold) for c in kept)
    if any(match(claim, c) > 0 for c in kept):
        return Fate(claim, "right", "", kept, beside)
    if not kept:
        return Fate(claim, "gate" if claims else "empty", next((f[0] for f in faults if f), ""), (), beside)
    return Fate(claim, "wrong", min((_find_differences(claim, c) for c in kept), key=len)[0], kept, beside)


def _find_differences(gold: Record, found: Record) -> list[str]:
    """Give the identity roles that differ, else what else keeps the two apart."""
    mine, theirs = order_roles(gold), order_roles(found)
    roles = [r for r in identity_of(gold["type"]) if r in mine and not (r in theirs and is_same(mine[r], theirs[r]))]
    denied = gold.get("modality") == "denied", found.get("modality") == "denied"
    return roles or (["denied"] if denied[0] != denied[1] else ["figure or subject"])


# -- showing ----------------------------------------------------------------------------------------------------------------


def _show_totals(console: Console, name: str, fates: Sequence[Fate]) -> None:
    table = Table("type", "gold", *_ENDS, "beside", "why wrong", title=name)
    for kind in ("all", *TYPES):
        here = [f for f in fates if kind in ("all", f.gold["type"])]
        ends = Counter(f.end for f in here)
        why = Counter(f"{f.end}: {f.why}" for f in here if f.why and f.end != "right")
        shown = ", ".join(f"{w} {n}" for w, n in why.most_common(5)) if kind != "all" else ""
        table.add_row(kind, str(len(here)), *(str(ends[e]) for e in _ENDS), str(sum(f.beside for f in here)), shown)
    console.print(table)


def _show_claims(console: Console, fates: Sequence[tuple[Labelled, Fate]], kind: str) -> None:
    for text, fate in fates:
        if fate.gold["type"] == kind and fate.end != "right":
            console.print(f"{text.key} {fate.end} {fate.why}\n  {fate.gold['quote']}\n  is    {json.dumps(fate.gold['roles'], ensure_ascii=False)} {fate.gold.get('modality', 'asserted')}", markup=False, highlight=False)
            for claim in fate.filled:
                console.print(f"  found {json.dumps(claim['roles'], ensure_ascii=False)} {claim.get('modality', 'asserted')}", markup=False, highlight=False)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m eval.oracle", description="Fill the roles of claims whose type and pair are told.")
    parser.add_argument("--read", metavar="TYPE", choices=TYPES, help="show the claims of a type that are not right, of texts that may be read")
    options = parser.parse_args()
    console, models = Console(width=180), load_models()
    if models is None:
        parser.error("bilat.extract.learned has no models.npz; python -m eval.train makes it")
    fates = [(text, fate) for text in read_labelled() for fate in find_fates(text, models)]
    if options.read:
        _show_claims(console, [(t, f) for t, f in fates if not t.blind], options.read)
        return
    _show_totals(console, "texts with odd numbers and other open sets", [f for t, f in fates if not t.blind])
    _show_totals(console, "texts with even numbers", [f for t, f in fates if t.blind])


if __name__ == "__main__":
    main()
