"""A page of the errors on the open sets: each text with what is annotated and what was found, side by side. No closed set is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import jinja2
from eval.run import Result
from eval.score import Judged, Record, compare_slots, quote_of
from eval.sets import Case

TEMPLATE = Path(__file__).parent / "browser.html.j2"


def write_page(path: Path, results: list[Result]) -> None:
    """Write the page of the errors of the open sets."""
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    template = environment.from_string(TEMPLATE.read_text("utf-8"))
    sets = [{"name": r.name, "cases": list(_find_cases(r))} for r in results if r.judgements]
    path.write_text(template.render(sets=sets), "utf-8")


def _find_cases(result: Result) -> Iterator[Record]:
    for case, judged in zip(result.cases, result.judgements, strict=True):
        rows = list(_find_rows(judged))
        if any(row["mark"] != "right" for row in rows):
            yield {"key": case.key, "kind": case.kind, "title": case.document.title, "text": _mark(case, judged), "rows": rows}


def _find_rows(judged: Judged) -> Iterator[Record]:
    for gold, predicted in judged.pairs:
        wrong = sorted({slot for slot, is_right in compare_slots(gold, predicted) if not is_right})
        yield {"mark": "slot" if wrong else "right", "gold": _shown(gold), "found": _shown(predicted), "note": ", ".join(wrong)}
    for claim in judged.missed:
        yield {"mark": "missed", "gold": _shown(claim), "found": "", "note": ""}
    for claim in judged.false:
        yield {"mark": "false", "gold": "", "found": _shown(claim), "note": ""}
    for claim in judged.repeated:
        yield {"mark": "right", "gold": "", "found": _shown(claim), "note": "said again"}


def _shown(claim: Record) -> Record:
    roles = ", ".join(f"{k}: {' + '.join(v) if isinstance(v, list) else v}" for k, v in claim["roles"].items())
    amount = json.dumps(claim["amount"]) if claim.get("amount") else ""
    slots = [claim.get("when") or "", amount, claim.get("modality") or "asserted", claim.get("source") or ""]
    return {"type": claim["type"], "roles": roles, "slots": " · ".join(s for s in slots if s), "rule": claim.get("rule", ""), "quote": quote_of(claim)}


def _mark(case: Case, judged: Judged) -> list[tuple[str, str]]:
    """Cut the text into pieces with a mark each: "missed" where a missed claim rests, "false" where a false one does, else ""."""
    text = case.document.text
    marks = [""] * len(text)
    for mark, claims in (("false", judged.false), ("missed", judged.missed)):
        for claim in claims:
            at = text.find(quote_of(claim)) if quote_of(claim) else -1
            if at >= 0:
                marks[at : at + len(quote_of(claim))] = [mark] * len(quote_of(claim))
    return _join(text, marks)


def _join(text: str, marks: list[str]) -> list[tuple[str, str]]:
    pieces: list[tuple[str, str]] = []
    begin = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or marks[i] != marks[begin]:
            pieces.append((marks[begin], text[begin:i]))
            begin = i
    return pieces
