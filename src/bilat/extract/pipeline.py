"""The cascade from a document to its claims, one sentence at a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from bilat.extract.assemble import to_claim
from bilat.extract.clauses import Clause
from bilat.extract.counting import settle_counts
from bilat.extract.gate import find_fault, to_refusal
from bilat.extract.jubilees import date_jubilees
from bilat.extract.learned.clock import Clock
from bilat.extract.learned.scoring import load_models
from bilat.extract.learned.tally import Tally
from bilat.extract.learned.weighing import weigh_claims
from bilat.extract.modality import find_telling, settle_plans
from bilat.extract.outside import find_outsider
from bilat.extract.periods import settle_periods
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent, read_sentences
from bilat.extract.respective import keep_respective
from bilat.extract.restated import leave_restated
from bilat.extract.rules import (
    RULES,
    agreement_items,
    agreement_lists,
    agreement_rows,
    assessed_partners,
    diplomatic,
    envoy_pairs,
    headed,
    meetings_on,
    mission_departures,
    mission_lists,
    mission_moves,
    mission_rises,
    mission_seats,
    mission_tails,
    mission_threads,
    missions,
    neighbours,
    nonresident,
    opening_envoys,
    recognition_lists,
    rulers,
    tables,
    ties_again,
)
from bilat.extract.timing import find_report_day, settle_times
from bilat.extract.triggers import Gate
from bilat.extract.undated import date_undated
from bilat.model import Claim, Document, Refusal
from bilat.vocabulary import load


class Extraction(msgspec.Struct, frozen=True):
    """What a document says, and what was not let through."""

    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]


def extract_document(document: Document, *, learned: bool = True) -> Extraction:
    """Extract the claims of a document, in the order of its text; by the rules alone where not `learned`. A document that is not in English gives none."""
    if document.language != "en":
        return Extraction((), ())
    claims: list[Claim] = []
    refusals: list[Refusal] = []
    models = load_models() if learned else None
    clock = Clock(models.times, models.types) if models is not None else None
    tally = Tally(models.counts, models.types) if models is not None else None
    for sent, kept, refused in read_claims(document, learned=learned):
        claims += _without_twins(tally.settle(sent, clock.settle(sent, kept))) if clock is not None and tally is not None else kept
        refusals += refused
    return Extraction(tuple(claims), tuple(refusals))


def read_claims(document: Document, *, learned: bool = True) -> Iterator[tuple[Sent, list[Claim], list[Refusal]]]:
    """Give the sentences of a document with their claims, timed and counted by rules alone, and what was refused."""
    report = None
    for number, sent in enumerate(read_sentences(document)):
        report = report or find_report_day(sent, number)
        sent.before.report = report
        kept, refused = extract_sentence(sent, learned=learned)
        kept = _settle(sent, settle_times(sent, settle_plans(sent, keep_respective(sent, kept)), report))
        _note_journey(sent, kept)
        agreement_items.note_agreed(sent, kept)
        rulers.note_ruled(sent, kept)
        yield sent, kept, refused


def _settle(sent: Sent, claims: list[Claim]) -> list[Claim]:
    """Give the claims of a sentence with their times as periods, their numbers, and none twice."""
    return _without_twins(settle_counts(sent, settle_periods(sent, date_jubilees(sent, date_undated(sent, claims)))))


def _note_journey(sent: Sent, claims: list[Claim]) -> None:
    """Leave behind whence and where the last visit went, and the mission told of: what follows may lean on it."""
    told = [c for c in claims if c.type == "mission"]
    missions = [c.roles for c in told if not _is_over(c)] or [c.roles for c in told]
    sent.before.mission = missions[-1] if len({(str(r["sender"]), str(r["host"])) for r in missions}) == 1 else None
    for claim in claims:
        if claim.type == "visit":
            sent.before.journey = (str(claim.roles["from"]), str(claim.roles["to"]))


def _is_over(claim: Claim) -> bool:
    """Tell whether a claim's time has an end ("until 1981")."""
    return (claim.when or "").partition("/")[2] not in ("", "..")


def extract_sentence(sent: Sent, *, learned: bool = True) -> tuple[list[Claim], list[Refusal]]:
    """Read one sentence by the rules, let what they find through the evidence gate, and hold it against the models where these are asked."""
    claims, refusals = _by_rules(sent)
    models = load_models() if learned else None
    if models is None:
        return claims, refusals
    kept, doubted = weigh_claims(sent, claims, models, _SURE)
    return kept, refusals + doubted


_PRECISE = (tables, diplomatic, missions, mission_moves, mission_departures, mission_rises, mission_seats, mission_tails, mission_threads, mission_lists, meetings_on, ties_again, agreement_rows, nonresident, headed, agreement_items, agreement_lists, envoy_pairs, opening_envoys, assessed_partners, recognition_lists, neighbours)
_SURE = frozenset(rule.name for module in _PRECISE for rule in module.RULES)  # rules of tables, relations, missions and of agreements told one by one seldom err: they are not weighed


def _by_rules(sent: Sent) -> tuple[list[Claim], list[Refusal]]:
    claims: dict[bytes, Claim] = {}
    refusals: list[Refusal] = []
    proposals: list[tuple[Rule, Proposal]] = []
    for rule in find_rules(sent):
        for clause in sent.clauses:
            try:
                proposals += [(rule, proposal) for proposal in rule.find(sent, clause)]
            except Exception as error:  # a defect of one rule must not cost the reader the document: it is counted and shown as a refusal
                refusals.append(_to_defect(rule, clause, sent, error))
    telling = find_telling(sent) if proposals else None
    for rule, proposal in proposals:
        claim = to_claim(proposal, sent, rule.name, telling)
        fault = find_fault(claim, sent) or find_outsider(claim, proposal.clause, sent)
        if fault:
            refusals.append(to_refusal(claim, *fault))
        else:
            claims.setdefault(_identity(claim), claim)
    return _without_weaker(leave_restated(list(claims.values()))), refusals


def _to_defect(rule: Rule, clause: Clause, sent: Sent, error: Exception) -> Refusal:
    start, end = clause.start, clause.end
    detail = f"{type(error).__name__}: {error}"
    return Refusal(sent.document.name, rule.name, "defect", detail, start, end, sent.document.text[start:end])


def find_rules(sent: Sent) -> list[Rule]:
    """Give the rules that may find something in a sentence: those that wait for none of its words are left out."""
    bits = _gate().of(sent)
    return [rule for n, rule in enumerate(RULES) if bits >> n & 1]


@cache
def _gate() -> Gate:
    return Gate([rule.waits for rule in RULES])


def _identity(claim: Claim) -> bytes:
    """Give what makes a claim of a sentence one: the two sides of a symmetric type may stand in either order, but where goods or money flow."""
    sides = () if "flow" in claim.roles else load().claim_types[claim.type].symmetric
    pair = sorted(str(claim.roles.get(side)) for side in sides)
    roles = {role: value for role, value in claim.roles.items() if role not in sides}
    return msgspec.json.encode([claim.type, pair, roles, claim.when, claim.amount], order="deterministic")


def _without_twins(claims: list[Claim]) -> list[Claim]:
    """Leave out what a sentence has twice now that its times are settled."""
    return list({(_identity(c), c.evidence.start, c.modality): c for c in reversed(claims)}.values())[::-1]


def _without_weaker(claims: list[Claim]) -> list[Claim]:
    """Leave out a claim of a sentence that another of the same type says with more: the same roles and some besides."""
    kept = []
    for claim in claims:
        if not any(_is_weaker(claim, other) for other in claims if other is not claim):
            kept.append(claim)
    return kept


def _is_weaker(claim: Claim, other: Claim) -> bool:
    if claim.type != other.type or claim.evidence.start != other.evidence.start:
        return False
    mine, theirs = claim.roles, other.roles
    if any(k not in theirs or theirs[k] != v for k, v in mine.items()):
        return False
    if claim.when not in (None, other.when) or claim.amount not in (None, other.amount):
        return False
    return (len(mine), claim.when is not None, claim.amount is not None) < (len(theirs), other.when is not None, other.amount is not None)
