"""Who speaks in a remark: persons, holders of an office named before, ministries and governments, states; and for which country.

What is said, and about whom, is read elsewhere.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import other_of
from bilat.vocabulary import load


class Speaker(NamedTuple):
    """Who speaks: as written, the country or body for which, and the country alone."""

    name: str
    of: str
    code: str
    named: bool = True
    state: bool = False


_AT = re.compile(r"^,? (?:of|at|from|with) (?:the )?((?:[A-Z][\w&'’-]*)(?: (?:of |for |and |on )?(?:the )?[A-Z][\w&'’-]*){0,5})")
_GUEST = re.compile(r"(?:visitor|guest|prince|diplomat|envoy|general|president|minister|premier|ambassador|chancellor|king|leader|secretary|commissioner|prime minister|emir|monarch|pontiff|speaker|spokesman|spokeswoman|senator|governor)$")
BODY = re.compile(
    r"\b(?:(?:foreign|defence|defense|interior|trade|finance|energy|economy) )?(?:ministry|ministries)(?: of foreign affairs)?\b|\b(?:government|presidency|embassy|spokes(?:man|woman|person)|opposition|parliament|regime|junta|kremlin|host side|cabinet|congress|senate|officials|authorities|leadership|"
    r"press|media|(?:prime |deputy )?ministers?|president|ambassador|envoy|mayor|lecturer|professor|analyst|researcher|scholar|economist|historian|governor|senator|visitor|guest|host|diplomat)\b",
    re.I,
)


def read_person(sent: Sent, m: Mention) -> Speaker:
    """Read a person or holder of an office as speaker; "the minister" is the one told of before."""
    if not m.value:
        earlier = _apposed(sent, m) or _told_of(sent, m.office or m.text, m.code)
        if earlier is not None:
            return Speaker(earlier.value, earlier.code, earlier.code)
    name = re.sub(r"^(?:the|a|an|its|their|his|our)\s+", "", m.value or m.text or m.office, flags=re.I)
    code = _owner_before(sent, m) or m.code
    body = _affiliation(sent, m) if not code else ""
    return Speaker(name, code or body, code, bool(m.value))


def _apposed(sent: Sent, m: Mention) -> Mention | None:
    """Give the person of whom an office is only said: "N., the information minister, had called ..."."""
    return next((p for p in sent.of_kind("person") if p.value and p.end < m.start and re.fullmatch(r", (?:the |its |their )?(?:\w+ ){0,2}", sent.document.text[p.end : m.start])), None)


def _told_of(sent: Sent, office: str, code: str) -> Mention | None:
    """Give the person named before whose office this is ("the minister", "the visitor")."""
    words = office.lower().split()
    person = sent.before.person
    if not words or person is None or not person.value or not _GUEST.search(words[-1]):
        return None
    if words[-1] in ("visitor", "guest", "prince", "diplomat"):
        guest = sent.before.journey[0]
        return person if not guest or not person.code or guest == person.code else None
    fits = person.office and words[-1] in person.office.lower()
    return person if fits and (not code or not person.code or code == person.code) else None


_ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir) (?:own |new |deputy |then )*(?:[\w-]+ ){0,3}$")


def _owner_before(sent: Sent, m: Mention) -> str:
    """Give the country of "its foreign minister, N."."""
    at = next((p for p in sent.of_kind("country") if p.form == "pronoun" and p.possessive and p.end <= m.start), None)
    if at is None or not _ITS.search(sent.document.text[at.start : m.start]) or re.search(r"[,;.]", sent.document.text[at.end : m.start]):
        return ""
    return at.code


def _affiliation(sent: Sent, m: Mention) -> str:
    found = _AT.match(sent.document.text[m.end : sent.end])
    return found.group(1) if found else ""


def read_state(sent: Sent, m: Mention) -> list[Speaker]:
    """Read a state as speaker, one for each of two that are named together; its ministry or government goes by its own words."""
    text = sent.document.text
    after = re.match(r"(?:['’]s?)?((?: own| new)? (?:[a-z-]+ ){0,2}[a-z-]+)", text[m.end : m.end + 60]) if m.possessive or m.form == "adjective" else None
    if m.possessive or m.form == "adjective":
        found = BODY.search(after.group(1)) if after else None
        return [Speaker(text[m.start : m.end + after.start(1) + found.end()], m.code, m.code)] if after and found and m.code else []
    named = m.kind == "country" and m.form != "pronoun"
    return [Speaker(m.text if named else load().entities[c].name, c, c, state=True) for c in m.codes if c in load().entities]


def read_body(sent: Sent, start: int, end: int) -> Speaker | None:
    """Read "the foreign ministry in N", "a spokesman", "the visitor" in text[start:end] as speaker, with the country that stands beside it."""
    found = BODY.search(sent.document.text, start, end)
    if not found:
        return None
    earlier = _told_of(sent, found.group(), "")
    if earlier is not None:
        return Speaker(earlier.value, earlier.code, earlier.code)
    near = [m for m in sent.of_kind("country", "place") if start <= m.start and m.end <= end and (m.kind == "country" or m.form == "capital") and m.code]
    words = sent.document.text[found.start() : found.end()]
    return Speaker(words, near[0].code if near else "", near[0].code if near else "", bool(near))


def with_side(sent: Sent, speaker: Speaker, about: str) -> Speaker:
    """Give a speaker of no known country that of the pair's other where the words are about one of the two."""
    if speaker.of or len(sent.pair) != 2:
        return speaker
    code = other_of(sent, about)
    return speaker._replace(of=code, code=code)


def _is_of(clause: Clause, m: Mention) -> bool:
    """Tell whether a group is only that of which some are meant ("many of them accuse ...")."""
    at = clause.index_of(m)
    return m.form == "pronoun" and at > 0 and clause.governor(at) == "of"


def find_subjects(sent: Sent, clause: Clause, index: int) -> list[Speaker]:
    """Give the speakers that stand as subject of the verb at a unit index: persons, then states and their bodies."""
    people = [m for m in clause.subject if m.kind == "person" and not m.possessive and m.form != "plural-office"]
    if people:
        return [read_person(sent, m) for m in people[:2]]
    states = [s for m in clause.subject if m.kind in ("country", "group") and not _is_of(clause, m) for s in read_state(sent, m)]
    if states:
        return states[:2]
    bodies = [Speaker(m.text, m.codes[0], "") for m in clause.subject if m.kind == "org" and m.codes]
    if bodies:
        return bodies[:1]
    body = read_body(sent, clause.start, clause.units[index].start) if index > 0 else None
    return [body] if body is not None else []
