"""Agreements told of one by one after the sentence that says they were signed: "One of them is about prisons", "Others deal with trade and health",
"The memoranda cover farming and mining". The signing itself is read in agreements.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of
from bilat.extract.rules.instruments import instrument_of
from bilat.extract.waits import Waits
from bilat.model import Claim, Roles

_NOUN = r"(?:agreements?|accords?|memorand(?:um|a)|mous?|protocols?|treat(?:y|ies)|conventions?|documents?|deals?\b(?! with)|contracts?|papers?|texts?|letters?|programmes?)"
_PLURAL = r"(?:agreements|accords|memorandums|memoranda|mous|protocols|treaties|conventions|documents|deals|contracts|papers|texts|letters|programmes)"
_WHICH = re.compile(
    rf"(?:one|another|a (?:second|third|fourth|further)|the (?:first|second|third|fourth|other|others|last)|others|two|three|two others)(?: (?P<noun>{_NOUN}))?(?: of (?:them|these|those|the {_NOUN}))?"
    rf"|they|these(?= \w+ )|(?:the|these|those) (?:\d+ |two |three |four |five |new )?(?P<these>{_PLURAL})"
)
_ABOUT = re.compile(
    r" (?P<verb>(?:is|are|was|were) (?:about(?! to )|on|for|meant for)|covers?|covered|deals? with|dealt with|concerns?|concerned|regulates?|relates? to|has to do with|have to do with|provides? for|(?:does|do|did) away with|abolish(?:es|ed)?|ties|opens|sets up|set up|creates?|lays down) (?!their |its |the costs?|for )"
)
_END = re.compile(r"\b(?:which|who|that|where|by which|under which|so that|whose|when|while|after|because|although|and (?:was|were|is|are|followed|will))\b|[;:(]")
_SIGNED = re.compile(r"\b(?:sign\w*|initial\w*|conclud\w*|exchang\w*|inked|put (?:their|his|her) names?)\b")
_SPLIT = re.compile(r",? and |, ")


def find_agreement_items(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """Find what each of the agreements is about that the sentence before says were signed: a claim a subject, with its parties and its day."""
    if clause is not sent.clauses[0] or not sent.before.agreed:
        return
    text = sent.text.strip(" -*•")
    low = text.lower()
    if (apart := _APART.match(text)) is not None:
        yield _item(clause, sent.before.agreed, apart["noun"] or "", re.sub(r"^(?:the|a|an) ", "", apart["subject"].strip()))
        return
    which = _WHICH.match(low)
    about = _ABOUT.match(low, which.end()) if which is not None else None
    if which is None or about is None or (codes_of(sent.of_kind("country")) and about["verb"] not in ("cover", "covers", "deal with", "deals with") and not about["verb"].endswith(("about", "on"))):
        return
    noun = which["noun"] or which["these"] or ""
    for subject in _subjects(sent, text[about.end() :], several=not low.startswith(("one", "another", "a ", "the first", "the second", "the third", "the last"))):
        yield _item(clause, sent.before.agreed, noun, subject)


_APART = re.compile(  # "One, on the border areas, replaces ...", "The other is a memorandum on fish"
    rf"(?:One|Another|The (?:other|first|second|third|last)|A (?:second|third|fourth|further one))(?:, (?:on|about|covering) (?=[^,.;]{{3,60}},)|,? (?:is|was) (?:an? |the )?(?:new )?(?P<noun>{_NOUN}) (?:on|about|for|covering) )(?P<subject>[^,.;]{{3,80}})"
)


def _item(clause: Clause, agreed: tuple[tuple[str, ...], str, str | None, tuple[int, int]], noun: str, subject: str) -> Proposal:
    """Give one of the agreements signed before: with the form and the subject that it is said to have."""
    parties, named, when, span = agreed
    roles: Roles = {"parties": list(parties), "instrument": instrument_of(noun) if noun else named, "status": "signed", "subject": subject}
    return Proposal("agreement", roles, when, clause=clause, cue=0, modality="asserted", context=(span,))


def _subjects(sent: Sent, words: str, *, several: bool) -> list[str]:
    """Give the subjects that words list; one where a single agreement is told of."""
    end = _END.search(words)
    told = (words[: end.start()] if end else words).strip(" .,;")
    parts = _SPLIT.split(told) if several else [told]
    return [p for part in parts if (p := re.sub(r"^(?:the|a|an) ", "", part.strip())) and len(p) < 90][:8]


def note_agreed(sent: Sent, claims: list[Claim]) -> None:
    """Leave behind of whom the agreements are that a sentence says were signed, by its claims."""
    told = [c for c in claims if c.type == "agreement" and c.roles.get("status") == "signed"]
    apart = _APART.match(sent.text.strip(" -*•")) is not None
    if told and _SIGNED.search(sent.text) and not apart:
        roles = told[-1].roles
        sent.before.agreed = (tuple(str(p) for p in roles["parties"]), str(roles.get("instrument", "agreement")), told[-1].when, (sent.start, sent.end))
    elif not apart and _WHICH.match(sent.text.strip(" -*•").lower()) is None:
        sent.before.agreed = None


RULES = (Rule("agreement-item", "what each of the agreements signed before is about", find_agreement_items, Waits(patterns=(re.compile(r"\b(?:one|another|others?|they|these|those|the|two|three|a second|a third)\b", re.I),))),)
