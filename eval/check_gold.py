"""Checks the annotated sets under eval/: every quote, name, closed value and date of a gold file.

Says nothing about an extractor; reads only texts and gold. Usage: check_gold.py [SET_DIRECTORY]
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Claim = dict[str, Any]

ROLES: dict[str, str] = {
    "mission": "sender host rank city status accredited_from",
    "envoy": "person sender host organisation rank status",
    "membership": "member organisation status",
    "part_of": "state polity",
    "recognition": "by of position",
    "alignment": "state with nature",
    "stance": "holder target position on",
    "assessment": "dyad field level",
    "trade": "a b flow share product trend surplus_of",
    "supply": "supplier consumer commodity routes facility arrangement",
    "community": "origin residence",
    "person_link": "person origin country role",
    "border": "a b status",
    "visa": "holder destination regime",
    "relations": "a b change",
    "visit": "visitor from to role rank place",
    "meeting": "participants place role",
    "agreement": "parties subject instrument status",
    "finance": "from to instrument subject",
    "arms": "supplier recipient item maker status",
    "force": "actor target action means event",
    "sanction": "by on measure",
    "culture": "parties event place kind",
    "cooperation": "parties field activity",
    "remark": "speaker from about gist",
}
IDENTITY: dict[str, str] = {
    "mission": "sender host rank", "envoy": "person sender", "membership": "member organisation",
    "part_of": "state polity", "recognition": "by of position", "alignment": "state with",
    "stance": "holder target position", "assessment": "dyad field", "trade": "a b flow",
    "supply": "supplier consumer commodity", "community": "origin residence", "person_link": "person country",
    "border": "a b", "visa": "holder destination", "relations": "a b change", "visit": "visitor to",
    "meeting": "participants", "agreement": "parties", "finance": "from to instrument",
    "arms": "supplier recipient", "force": "actor target action", "sanction": "by on",
    "culture": "parties event", "cooperation": "parties", "remark": "speaker about",
}
CLOSED: dict[tuple[str, str], str] = {
    ("mission", "rank"): "embassy high-commission consulate-general consulate honorary-consulate legation "
    "permanent-mission representative-office liaison-office interests-section trade-office cultural-centre",
    ("mission", "status"): "open closed planned suspended",
    ("envoy", "rank"): "ambassador high-commissioner charge-d-affaires consul envoy",
    ("envoy", "status"): "current former appointed",
    ("membership", "status"): "member full founding candidate applicant observer associate partner suspended former",
    ("recognition", "position"): "recognises does-not-recognise withdrawn",
    ("alignment", "nature"): "ally strategic-partner aligned friendly rival hostile",
    ("stance", "position"): "supports neutral opposes",
    ("assessment", "field"): "overall political economic trade energy military cultural tourism education diaspora",
    ("trade", "flow"): "turnover a-to-b b-to-a balance",
    ("trade", "trend"): "up down flat",
    ("supply", "arrangement"): "sale swap transit test",
    ("border", "status"): "shared disputed delimited",
    ("visa", "regime"): "visa-free required on-arrival abolished",
    ("relations", "change"): "established severed suspended restored upgraded downgraded exist",
    ("visit", "rank"): "state official working private",
    ("agreement", "instrument"): "treaty agreement memorandum protocol declaration contract documents",
    ("agreement", "status"): "signed initialled ratified in-force expired negotiated proposed terminated",
    ("finance", "instrument"): "aid loan grant investment debt-relief credit",
    ("arms", "status"): "delivered ordered offered cancelled",
    ("force", "action"): "attack shot-down invasion war clash occupation ceasefire",
    ("sanction", "measure"): "sanctions embargo expulsion recall asset-freeze travel-ban lifted",
    ("culture", "kind"): "festival exhibition days-of-culture stamp film education sport twinning award other",
    ("cooperation", "field"): "political economic energy military cultural education health science transport "
    "agriculture development security tourism environment people",
}
MODALITIES = {"asserted", "reported", "planned", "forecast", "denied"}
UNITS = {"people", "t", "m3", "bbl", "km", "%", "items"}
POINT = r"\d{4}(?:-\d{2}(?:-\d{2})?)?[~?%]?|\d{3}X|\d{2}XX"
EDTF = re.compile(rf"(?:{POINT})|(?:{POINT}|\.\.|)/(?:{POINT}|\.\.|)")
DYAD = re.compile(r"[A-Z]{3}-[A-Z]{3}")


def read_bodies(folder: Path) -> dict[str, str]:
    """Map the first three digits of each text's name to the text below its front matter."""
    return {
        path.name[:3]: path.read_text(encoding="utf8").split("\n---\n", 1)[1]
        for path in sorted(folder.glob("*.md"))
    }


def find_role_faults(claim: Claim) -> Iterator[str]:
    """Yield what is wrong with the names and closed values of a claim's roles."""
    kind, roles = claim["type"], claim["roles"]
    if kind not in ROLES:
        yield f"no such type: {kind}"
        return
    for name in IDENTITY[kind].split():
        if not roles.get(name):
            yield f"identity role missing: {name}"
    for name, value in roles.items():
        allowed = CLOSED.get((kind, name))
        if name not in ROLES[kind].split():
            yield f"no such role: {name}"
        elif allowed and value not in allowed.split():
            yield f"{name} = {value!r} is not one of: {allowed}"
    if len(str(roles.get("gist", "")).split()) > 20:
        yield "gist longer than 20 words"


def find_slot_faults(claim: Claim) -> Iterator[str]:
    """Yield what is wrong with the date, amount, modality and dyads of a claim."""
    when, amount = claim["when"], claim["amount"]
    if when is not None and not EDTF.fullmatch(when):
        yield f"not EDTF: {when!r}"
    if amount is not None:
        unit = amount.get("unit", "")
        if unit not in UNITS and not re.fullmatch(r"[A-Z]{3}", unit):
            yield f"unit: {unit!r}"
        if amount.get("bound", "min") not in {"min", "max", "about"}:
            yield f"bound: {amount['bound']!r}"
    if claim["modality"] not in MODALITIES:
        yield f"modality: {claim['modality']!r}"
    if claim["tier"] not in {"plain", "hard"}:
        yield f"tier: {claim['tier']!r}"
    for dyad in claim["dyads"]:
        if not DYAD.fullmatch(dyad) or dyad[:3] >= dyad[4:]:
            yield f"dyad not two codes in alphabetical order: {dyad!r}"


def find_faults(claim: Claim, bodies: dict[str, str]) -> Iterator[str]:
    """Yield every fault of one gold claim."""
    body = bodies.get(claim["doc"])
    if body is None:
        yield "no such document"
    elif not claim["quote"] or claim["quote"] not in body:
        yield "quote is not in the text"
    yield from find_role_faults(claim)
    yield from find_slot_faults(claim)


def find_text_faults(case: Claim) -> Iterator[str]:
    """Yield every fault of a labelled text: a claim whose sentence or words are not there, or that the contract does not know."""
    for claim in case["claims"]:
        index = claim.get("i", -1)
        if not 0 <= index < len(case["sents"]):
            yield f"{claim['type']}: no sentence {index}"
        elif claim.get("q", "") not in case["sents"][index]:
            yield f"{claim['type']}: these words are not in the sentence: {claim['q']!r}"
        full = {"when": None, "amount": None, "modality": "asserted", "tier": None, "dyads": []} | claim
        yield from (f"{claim['type']}: {fault}" for fault in (*find_role_faults(full), *find_slot_faults(full)))


def check_sentences(folder: Path) -> int:
    """Print the faults and the totals of a folder of labelled sentences; return 1 if there is a fault."""
    faults, texts, sentences = 0, 0, 0
    types: Counter[str] = Counter()
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            case = json.loads(line)
            texts, sentences = texts + 1, sentences + len(case["sents"])
            types.update(c["type"] for c in case["claims"])
            for fault in find_text_faults(case):
                faults += 1
                print(f"{path.name}:{number}: {fault}")
    print(f"{texts} texts, {sentences} sentences, {sum(types.values())} claims, {faults} faults")
    print("by type:", dict(types.most_common()))
    return 1 if faults else 0


def main(folder: Path) -> int:
    """Print the faults and the totals of one set; return 1 if there is a fault."""
    if not (folder / "texts").is_dir():
        return check_sentences(folder)
    bodies = read_bodies(folder / "texts")
    lines = (folder / "gold.jsonl").read_text(encoding="utf8").splitlines()
    claims: list[Claim] = [json.loads(line) for line in lines if line.strip()]
    faults = 0
    for number, claim in enumerate(claims, 1):
        for fault in find_faults(claim, bodies):
            faults += 1
            print(f"gold.jsonl:{number}: {claim['doc']} {claim['type']}: {fault}")
    repeats = [key for key, count in Counter(json.dumps(c, sort_keys=True) for c in claims).items() if count > 1]
    silent = sorted(set(bodies) - {c["doc"] for c in claims})
    print(f"{len(bodies)} texts, {len(claims)} claims, {faults} faults, {len(repeats)} repeated lines")
    print("texts without a claim:", ", ".join(silent) or "none")
    print("by type:", dict(Counter(c["type"] for c in claims).most_common()))
    print("by tier:", dict(Counter(c["tier"] for c in claims)))
    print("by modality:", dict(Counter(c["modality"] for c in claims)))
    return 1 if faults or repeats or silent else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "closed"))
