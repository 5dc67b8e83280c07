"""From proposals to claims: modality, source, dyads, quote and citations filled in as the sentence says. No rule of any type is here."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from bilat.extract.disowned import find_disowned
from bilat.extract.modality import Telling, find_modality
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.model import Claim, Evidence, Modality, Roles
from bilat.vocabulary import load

_CODE = re.compile(r"[A-Z]{3}$")
_COUNTRY_ROLES = frozenset(
    ["sender", "host", "member", "state", "polity", "by", "of", "with", "holder", "target", "supplier", "consumer", "origin", "residence", "country", "a", "b", "destination", "from", "to", "parties", "recipient", "actor", "on", "about", "participants", "dyad", "surplus_of"]
)
_OPINION = frozenset(["remark"])
_SAID = frozenset(["remark", "stance", "envoy"])  # to deny or to set a condition is what the first two tell; who somebody is holds whatever is denied of him


def to_claim(proposal: Proposal, sent: Sent, rule: str, telling: Telling | None) -> Claim:
    """Build the claim that a proposal makes of its sentence."""
    start, end = _quote_span(proposal, sent)
    modality, source = _modality(proposal, telling, sent)
    return Claim(
        document=sent.document.name,
        type=proposal.type,
        roles={k: v for k, v in _with_negation(proposal, sent.document.text[start:end]).items() if v not in (None, "", [])},
        when=proposal.when,
        amount=proposal.amount,
        modality=modality,
        source=source,
        dyads=proposal.dyads if proposal.dyads is not None else _dyads(proposal, sent),
        evidence=Evidence(sent.document.text[start:end], start, end, sent.section),
        citations=_citations(sent, start, end),
        rule=rule,
        context=_context(proposal, sent),
    )


_NEGATED = re.compile(r"\b(?:not(?! (?:only|just|merely|least|to say)\b)|never|hardly|scarcely|barely|far from|anything but)(?: (?!but\b|and\b|than\b)\w+){0,4} $", re.I)


def _with_negation(proposal: Proposal, quote: str) -> Roles:
    """Give the roles of a proposal; a level of ties begins with the word that denies it ("never close", "not always cordial")."""
    level = proposal.roles.get("level")
    at = quote.find(level) if isinstance(level, str) and level else -1
    denied = _NEGATED.search(quote, max(0, at - 60), at) if at > 0 else None
    return {**proposal.roles, "level": quote[denied.start() : at] + str(level)} if denied else proposal.roles


def _quote_span(proposal: Proposal, sent: Sent) -> tuple[int, int]:
    start, end = proposal.span or (sent.start, sent.end)
    text = sent.document.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _modality(proposal: Proposal, telling: Telling | None, sent: Sent) -> tuple[Modality, str | None]:
    modality = proposal.modality
    if modality is None and proposal.clause is not None:
        modality = find_modality(proposal.clause, proposal.cue)
    modality = modality or "asserted"
    source = proposal.source
    if telling and proposal.type not in _OPINION and source is None and _is_covered(proposal, telling):
        source = telling.source
        if modality == "asserted":
            modality = "reported"
    if modality in ("asserted", "reported") and proposal.type not in _SAID:
        modality = find_disowned(sent, proposal) or modality
    return modality, source


def _is_covered(proposal: Proposal, telling: Telling) -> bool:
    if proposal.clause is None:
        return True
    cue = proposal.clause.units[min(max(proposal.cue, 0), len(proposal.clause.units) - 1)].start
    return telling.covers[0] <= cue < telling.covers[1] and not telling.start <= cue < telling.end


_DYAD = re.compile(r"[A-Z]{3}-[A-Z]{3}")


def find_role_codes(roles: Iterable[tuple[str, object]]) -> list[str]:
    """Give the country codes among roles, in order, each once."""
    codes: list[str] = []
    for name, value in roles:
        if name not in _COUNTRY_ROLES:
            continue
        for item in value if isinstance(value, list) else [value]:
            for code in str(item).split("-") if name in ("dyad", "about", "target") and _DYAD.fullmatch(str(item)) else [str(item)]:
                if _CODE.match(code) and code in load().entities and name != "organisation":
                    codes.append(code)
    return list(dict.fromkeys(codes))


def _dyads(proposal: Proposal, sent: Sent) -> tuple[str, ...]:
    """Give the pairs that a claim is about: those of the countries in its roles; the page's pair where only one is named on a page about that pair."""
    if proposal.type == "membership":
        return ("-".join(sent.pair),) if sent.context.on_pair and len(sent.pair) == 2 and proposal.roles.get("member") in sent.pair else ()
    codes = find_role_codes(proposal.roles.items())
    if proposal.type == "part_of" and len(codes) == 2 and sent.context.on_pair and len(sent.pair) == 2 and codes[0] in sent.pair and codes[1] not in sent.pair:
        return tuple(sorted({"-".join(sorted(codes)), "-".join(sent.pair)}))
    if len(codes) == 2 and sent.context.on_pair and len(sent.pair) == 2 and _is_forerunner(codes, sent.pair):
        return tuple(sorted({"-".join(sorted(codes)), "-".join(sent.pair)}))
    if len(codes) >= 2:
        return tuple(sorted("-".join(sorted(p)) for p in itertools.combinations(codes[:4], 2)))
    if sent.context.on_pair and len(sent.pair) == 2 and (not codes or codes[0] in sent.pair):
        return ("-".join(sent.pair),)
    return ()


def _is_forerunner(codes: list[str], pair: tuple[str, ...]) -> bool:
    """Tell whether one of two codes is of the page's pair and the other a former state whose successor the pair's other is."""
    outside, missing = [c for c in codes if c not in pair], [c for c in pair if c not in codes]
    return len(outside) == len(missing) == 1 and missing[0] in load().entities[outside[0]].successors


def _citations(sent: Sent, start: int, end: int) -> tuple[str, ...]:
    text = sent.document.text
    limit = end
    while limit < len(text) and limit < end + 24 and (text[limit] in " []" or text[limit].isdigit()):
        limit += 1
    citations = sent.document.citations  # in the order of the text
    first = bisect_left(citations, start, key=lambda c: c.start)
    while first and citations[first - 1].end > start:
        first -= 1
    last = bisect_right(citations, limit, lo=first, key=lambda c: c.start)
    return tuple(dict.fromkeys(c.key for c in citations[first:last] if start < c.end <= limit or start <= c.start < end))


def _context(proposal: Proposal, sent: Sent) -> tuple[tuple[int, int], ...]:
    spans = [*(span for m in sent.mentions for span in m.context), *proposal.context]
    if sent.lead_span:
        spans.append(sent.lead_span)
    return tuple(dict.fromkeys(spans))
