"""The laws of extraction, as one check of a document's claims, and the fragments of which hostile texts are made."""

from __future__ import annotations

import re

from bilat.extract import extract_document
from bilat.model import Claim, Document, parse_when, to_record
from bilat.vocabulary import load

UNITS = frozenset(["people", "t", "m3", "bbl", "km", "km2", "%", "items"])
MODALITIES = frozenset(["asserted", "reported", "planned", "forecast", "denied"])

NAMES = (
    "Azerbaijan", "Belarus", "the United States", "U.S.", "Côte d’Ivoire", "Georgia", "Guinea-Bissau", "Kosovo", "the Soviet Union", "Turkish",
    "Belarusian", "Swedes", "Minsk", "Baku", "Washington, D.C.", "Beijing–Moscow", "OSCE", "the European Union", "NATO", "the UN", "Nagorno-Karabakh",
    "President Ilham Aliyev", "Foreign Minister Jean-Yves Le Drian", "Prime Minister", "Lukashenko", "Dr. A. B. C. d'E.", "King Carl XVI Gustaf",
    "both countries", "the two sides", "they", "it", "its", "the latter", "he", "there", "each other", "neither", "Tofiq İsmayılov", "Nicosia", "São Tomé",
)
DATES = (
    "11 June 1993", "October 17–18, 2006", "in 2019 -20", "26th to 29th October 2015", "autumn 1993", "Friday", "last July", "since the 1990s", "30 February 2011",
    "until 1918", "1999-98", "31/12/1999", "2012-05-12", "0000", "9999", "the 19th century", "two years ago", "99999999999 years ago", "May", "in March",
    "next week", "between 1945 and 1967", "1–99 May 2000", "tomorrow",
)
AMOUNTS = (
    "US$146 m.", "$1 . 5 billion", "€84.1 million", "6 000 people", "more than 6,000", "forty-two", "5.7%", "1,200 km", "5-10 million tonnes", "hundreds of",
    "999999999999999999999999999999 trillion dollars", "$" + "9" * 60, "0", "-5", "1,,,,2", "five-point-seven million", "20 million Swiss francs", "a dozen",
)
CUES = (
    "established diplomatic relations", "has an embassy in", "opened a consulate", "closed", "visited", "met", "signed an agreement on trade", "with", "and",
    "between", "exports to", "imports from", "trade rose from", "to", "recognised", "did not recognise", "is a member of", "was part of", "supports", "said that",
    "according to", "plans to", "is expected to", "denied", "attacked", "imposed sanctions on", "live in", "ambassador to", "border with", "visa-free", "granted a loan",
    "supplied oil through the pipeline", "bought tanks from", "is allied with", "close ties", "Culture Days were held in", "cooperate in energy", "which", "who", "but", "of", "the",
    "relations", "not", "no", "never", "by", "were", "has", "In", "was", "joint exercises", "independence", "peace treaty", "as", "a",
)
MARKS = (
    ".", ",", ";", ":", "(", ")", "“", "”", "\"", "'", "’s", "—", "–", "-", "\n", "\n\n", "\t", "|", "* ", "# ", "== ", "[1]", "[edit]", "{{", "}}", "[[", "]]", "<b>", "&amp;", "/", "…",
)
JUNK = (
    "\u202b", "\u202e", "\u200b", "\u00ad", "\ufeff", "\u2066", "\u2069", "\u0301", "\U0001f1e6\U0001f1ff", "ﬁ", "İ", "ı", "ß", "ǅ", "\u00a0", "\u2028", "\x0b", "\x0c", "\x1f", "\U0001d400", "الجزائر",
    "日本", "Україна", "\u0130stanbul", "Zo\u0308e", "א", "٣", "²", "½", "①",
)

def check_laws(document: Document) -> tuple[Claim, ...]:
    """Extract a document twice, assert every law of its claims and refusals, and give the claims."""
    first, again = extract_document(document), extract_document(document)
    assert first == again, "extraction is deterministic"
    for claim in first.claims:
        check_claim(claim, document)
    for refusal in first.refusals:
        assert document.text[refusal.start : refusal.end] == refusal.quote
        assert refusal.rule and refusal.reason and refusal.detail
    return first.claims


def check_claim(claim: Claim, document: Document) -> None:
    """Assert what holds for every claim, whatever the text."""
    record = to_record(claim)
    evidence = claim.evidence
    assert evidence.quote and document.text[evidence.start : evidence.end] == evidence.quote, record
    assert evidence.quote.strip() == evidence.quote, record
    assert claim.when is None or parse_when(claim.when).text == claim.when
    assert claim.modality in MODALITIES
    assert list(claim.dyads) == sorted(set(claim.dyads)), record
    for dyad in claim.dyads:
        assert is_dyad(dyad), record
    for start, end in claim.context:
        assert 0 <= start <= end <= len(document.text), record
    _check_roles(claim)
    _check_amount(claim)


def is_dyad(text: str) -> bool:
    """Tell whether a string is two codes or slugs of the vocabulary in order, joined by a hyphen."""
    cuts = [i for i, character in enumerate(text) if character == "-"]
    known = load().entities
    return any(text[:i] in known and text[i + 1 :] in known and text[:i] < text[i + 1 :] for i in cuts)


def _check_roles(claim: Claim) -> None:
    declared = {role.name: role for role in load().claim_types[claim.type].roles}
    for name, value in claim.roles.items():
        role = declared.get(name)
        assert role is not None, f"{claim.type} has no role {name!r}"
        assert value, f"{claim.type}.{name} is empty"
        assert not role.values or value in role.values, f"{claim.type}.{name} is {value!r}"
        assert isinstance(value, str) or all(isinstance(item, str) and item for item in value)


def _check_amount(claim: Claim) -> None:
    amount = claim.amount
    if amount is None:
        return
    assert amount.unit in UNITS or re.fullmatch(r"[A-Z]{3}", amount.unit), amount
    assert amount.value == amount.value and abs(amount.value) != float("inf"), amount
    assert amount.to is None or amount.to > amount.value, amount
