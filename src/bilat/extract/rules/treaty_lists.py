"""Rules for lists of agreements: list items under a heading, "Agreements: X (signed 2002, in force 2004); Y (1976)", adherence to
conventions by name, and talks on several matters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of
from bilat.extract.rules.fields import find_items
from bilat.model import Modality, Roles

HEADING = re.compile(r"\b(?:agreements?|accords|protocols|mous|memorandums|instruments|treaties|treaty base|treaty basis|legal (?:framework|base|basis)|bilateral (?:documents|instruments)|documents|memoranda|conventions|contractual)\b", re.I)
_MADE = re.compile(r"\b(?:signed|concluded|initialled|exchanged|sealed|came of it|in force)\b", re.I)
_TOLD = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|meets?|visited|met|held|trains?|turns?)\b|^[\W\d]*(?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4}\b\W*\S*[–—-] |\b(?:visit|visits|Minister|President|Ambassador) ")
_DATE_FIRST = r"(?:In|On|Since|From|By|As of) (?:the )?(?:[\w.]{1,9} ){0,3}(?:1[5-9]|20)\d\d"
_ACT_OF_A_DAY = re.compile(rf"{_DATE_FIRST},? (?:an?|the|this|that|both|two|three|our|its|their) [^:;]*\b(?:took effect|(?:came|entered|went) into (?:force|effect)|(?:was|were) (?:signed|ratified|concluded|initialled|renewed|ended|extended|terminated|agreed))\b")
_NUMBERED = re.compile(r"\((?:[ivx]{1,4}|[a-h]|\d{1,2})\) ?")
_KIND_WORD = re.compile(r"\b(?:agreements?|treat(?:y|ies)|conventions?|protocols?|memorand\w+|mous?|accords?|pacts?|declarations?|statements?|communiqu\w+|contracts?|arrangements?|letters?|programmes?|plans?)\b", re.I)
_KINDS = (("memorandum", r"memorand\w+|\bmou\b"), ("protocol", r"\bprotocol"), ("treaty", r"\btreaty|\bconvention|\bpact"), ("declaration", r"declaration|statement|communiqu"), ("contract", r"\bcontract"), ("agreement", r"."))
_STATES = (("ratified", r"ratified (?:in )?"), ("in-force", r"in (?:force|effect)|(?:entered|came|went) into (?:force|effect)|(?:took|takes) effect|effective"), ("signed", r"signed|concluded"), ("negotiated", r"under negotiation|being negotiated|in negotiation"), ("terminated", r"terminated|denounced"), ("expired", r"expired|lapsed"), ("initialled", r"initialled"), ("proposed", r"proposed"))
_YEAR = r"(?<![\d/])(?:1[5-9]|20)\d\d(?![\d/])"


def find_listed_agreements(sent: Sent) -> Iterator[Proposal]:
    """Find the agreements that a list names, an item or a member at a time, and conventions that a country is party to."""
    if len(sent.pair) == 2 and sent.block.kind in ("item", "row") and _is_member(sent):
        yield from _member(sent, sent.text, sent.start, "signed" if _MADE.search(_introduction(sent)) else "")
        return
    head, colon, rest = sent.text.partition(":")
    if len(sent.pair) == 2 and colon and len(head.split()) <= 14 and HEADING.search(head) and _MADE.search(head) and len(_NUMBERED.findall(rest)) >= 2:
        yield from _numbered(sent, rest, sent.start + len(head) + 1)
        return
    if len(sent.pair) == 2 and colon and len(head.split()) <= 10 and HEADING.search(head) and re.search(r"\(|;", rest) and re.search(_YEAR, rest):
        offset = sent.start + len(head) + 1
        for part in re.finditer(r"[^;]+", rest):
            yield from _member(sent, part.group(), offset + part.start())
        return
    yield from _line(sent)
    yield from _adherence(sent)
    yield from _talks(sent)


def _introduction(sent: Sent) -> str:
    """Give the sentence that introduces the list in which a sentence stands, else the one told right before the list, else the heading of its section."""
    lead = sent.lead if sent.lead and sent.lead != sent.section else _told_before(sent) or sent.lead
    told = re.split(r"(?<=[.!?]) ", re.sub(r"\s+", " ", lead).strip())
    return told[-1] or sent.section


def _told_before(sent: Sent) -> str:
    """Give the paragraph right before the list of an item, "" where another block stands between."""
    blocks = sent.document.blocks
    number = sent.number - 1
    while number > 0 and blocks[number].kind == sent.block.kind == "item":
        number -= 1
    before = blocks[number] if number >= 0 else None
    return sent.document.text[before.start : before.end] if before is not None and before.kind == "paragraph" and sent.block.kind == "item" else ""


def _is_member(sent: Sent) -> bool:
    """Tell whether a list item names an agreement: it stands in a list of them, and tells of no visit or event; one that tells a day's act is a sentence like others."""
    if not HEADING.search(_introduction(sent)) or _ACT_OF_A_DAY.match(sent.text):
        return False
    return bool(_KIND_WORD.search(sent.text)) or not _TOLD.search(sent.text)


def _numbered(sent: Sent, text: str, start: int) -> Iterator[Proposal]:
    """Read "(i) defence; (ii) air services" after words that say that agreements were signed."""
    marks = list(_NUMBERED.finditer(text))
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        end = after.start() if after else len(text)
        yield from _member(sent, re.sub(r"[;,]? (?:and )?$", "", text[mark.end() : end]), start + mark.end(), "signed")


def _member(sent: Sent, text: str, start: int, made: str = "") -> Iterator[Proposal]:
    words = re.sub(r"\s+", " ", text).strip(" -*•·.,;\n")
    if len(words.split()) < 2 and not re.search(_YEAR, words) and not (made and words.isalpha()):
        return
    bare = re.sub(r"\s*\([^)]*\)", "", words)
    bare = re.split(rf",? (?:not yet|signed|dated|in force|{_YEAR})|, ", bare)[0].strip(" ,.")
    roles: Roles = {"parties": list(sent.pair), "instrument": _find_kind(bare), "subject": _find_subject(bare)[:120]}
    span = (start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
    clause = next((c for c in sent.clauses if c.start <= span[0] < c.end), sent.clauses[0])
    dates = [m.value for m in sent.of_kind("date") if re.match(r"\d{4}-", m.value) and span[0] <= m.start < span[1]]
    for status, when, modality in _states(words):
        status = status or made or ("signed" if when else "")
        when = dates[0] if len(dates) == 1 and when and dates[0].startswith(when) else when
        full: Roles = {**roles, "status": status} if status else roles
        yield Proposal("agreement", full, when, clause=clause, cue=0, span=(sent.start, sent.end) if text == sent.text else span, modality=modality)


_LABELLED = re.compile(r"(?P<name>[A-Z][^.:;!?]{5,110}?)(?:[.:]| [–-]) +(?:(?P<state>[Ss]igned|[Rr]atified|[Ii]n force|[Ee]ntered into force|[Cc]oncluded|[Ii]nitialled)\b[: ]*(?:since |on |in )?)?(?P<date>(?:\w{1,12}\.? ){0,2}\w*,? ?(?:1[89]|20)\d\d)\.?")


def _line(sent: Sent) -> Iterator[Proposal]:
    """ "Double taxation agreement: 1980", "Air Services Agreement. Signed: 23 May 1997": an agreement on a line of its own, on a page on two."""
    text = sent.document.text[sent.block.start : sent.block.end]
    found = _LABELLED.fullmatch(text.strip()) if sent.context.on_pair and len(sent.pair) == 2 and len(text) < 160 else None
    dates = [d for d in sent.of_kind("date") if d.value]
    if found is None or len(dates) != 1 or not (_KIND_WORD.search(found["name"]) or HEADING.search(sent.section)) or _TOLD.search(found["name"]):
        return
    status = next((name for name, shape in _STATES if re.search(shape, (found["state"] or "signed").lower())), "signed")
    roles: Roles = {"parties": list(sent.pair), "instrument": _find_kind(found["name"]), "subject": _find_subject(found["name"])[:120], "status": status}
    yield Proposal("agreement", roles, dates[0].value, clause=sent.clauses[0], cue=0, span=(sent.block.start, sent.block.end), modality="asserted")


def _find_subject(name: str) -> str:
    """Give what an agreement is on: the words after "on", else its name without the kind of instrument."""
    on = re.search(r"\b(?:on|for|concerning|regarding)\s+(?:the\s+)?(.+)$", name)
    return on.group(1) if on else re.sub(r"(?i)\s*\b(?:agreement|treaty|convention|protocol|memorandum(?: of understanding)?|accord)s?\b\s*", " ", name).strip()


def _find_kind(name: str) -> str:
    return next(kind for kind, shape in _KINDS if re.search(shape, name, re.I))


def _states(words: str) -> list[tuple[str, str | None, Modality]]:
    """Read the statuses that stand on a member with their years."""
    found: list[tuple[str, str | None, Modality]] = []
    years = re.findall(_YEAR, words)
    for status, shape in _STATES:
        match = re.search(rf"(?P<not>not (?:yet )?)?\b(?:{shape})", words)
        if match:
            after = re.match(rf"\D{{0,14}}?({_YEAR})", words[match.end() :])
            before = years[0] if len(years) == 1 else None
            found.append((status, after.group(1) if after else before, "denied" if match["not"] else "asserted"))
    return found or [("", years[0] if years else None, "asserted")]


PARTY = re.compile(r"\b(?:signator(?:y|ies)|part(?:y|ies)|states? part(?:y|ies)|acceded|adheres?|adhered) (?:of|to)\s+(?:the )?")
_NAMED = re.compile(r"((?:[a-z][\w-]+ ){0,3}(?:(?>[A-Z][\w’'-]*) (?:(?:of|on|for|the|and|against) )*)+?(?:Treaty|Convention|Protocol|Agreement|Pact|Covenant|Charter|Accords?|Regime)(?: (?:on|of|for|against) (?:the )?[A-Z][\w ]+?)?)(?: \(([^)]*)\)|(?=,| and |\.|;|$))")


def _adherence(sent: Sent) -> Iterator[Proposal]:
    """ "A is a signatory of the X Treaty (1992) and the Y Convention", "both are parties to the Z Protocol"."""
    found = PARTY.search(sent.text)
    if not found:
        return
    clause = next((c for c in sent.clauses if c.start <= sent.start + found.start() < c.end), sent.clauses[0])
    holders = codes_of(m for m in clause.subject if m.kind in ("country", "group", "place"))
    for name, year in _NAMED.findall(sent.text[found.end() :]):
        years = re.findall(_YEAR, year)
        title = re.sub(r"^(?:and |the |both |has |have |also |signed |ratified )+", "", name.strip())
        roles: Roles = {"parties": holders[:2], "subject": title, "instrument": "treaty", "status": "signed"}
        if holders:
            yield Proposal("agreement", roles, years[0] if years else None, clause=clause, cue=max(clause.verb, 0))


def _talks(sent: Sent) -> Iterator[Proposal]:
    """ "The two will finish talks on air services and disaster risk": a claim each matter."""
    for clause in sent.clauses:
        for cue in clause.find(("talks on", "negotiations on", "negotiations over", "negotiations about")):
            verb = next(iter(clause.verbs(("finish", "complete", "conclude", "wrap up", "open", "launch", "continue", "resume", "speed up"))), None)
            sides = codes_of(clause.subject)
            if verb is None or len(sides) != 2 or not 0 < cue.index - verb.index <= 3 or re.search(r"\b(?:agreement|treaty|convention|pact|accord)\b", clause.words(cue.index)):
                continue
            for item in find_items(sent, clause, cue.index + cue.length):
                roles: Roles = {"parties": sides, "subject": item.words, "status": "negotiated"}
                yield Proposal("agreement", roles, None, clause=clause, cue=cue.index, modality=find_modality(clause, cue.index))
