"""Slots of what is thought and said: remarks with their speaker, stances with their target, assessments with their field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bilat.extract.clauses import Clause
from bilat.extract.learned.found import Found, hold_firm, to_act, to_state
from bilat.extract.learned.people import find_people
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_telling
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import phrase, phrase_after
from bilat.extract.rules.fields import find_fields
from bilat.extract.rules.levels import find_level
from bilat.extract.rules.remark_about import TIES, about_words, find_about
from bilat.extract.rules.remark_quote import find_quotes
from bilat.extract.rules.remark_speaker import find_subjects, read_person
from bilat.model import Roles

# -- remarks --------------------------------------------------------------------------------------------------------------------


def fill_remark(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the remark of the person, body or state that tells it, none where somebody of another country does."""
    telling = find_telling(sent)
    teller = telling.speaker if telling else None
    if teller is not None and teller.codes and found.x not in teller.codes:
        return
    said = _find_said(sent, found)
    speaker = _find_speaker(sent, found, teller) or (telling.source if telling and telling.source else found.x)
    gist = " ".join(sent.document.text[slice(*said)].split()[:20]).strip(" ,.;\"“”")
    proposal = to_act(sent, found, {"speaker": speaker, "from": found.x, "about": _find_about(sent, found, said), "gist": gist})
    proposal.modality = "asserted"
    yield proposal


def _find_said(sent: Sent, found: Found) -> tuple[int, int]:
    """Give where the words that carry a remark stand: the quotation nearest to the word that says it, else the sentence."""
    quotes = sorted(find_quotes(sent), key=lambda q: 0 if q.start <= found.at < q.end else min(abs(q.start - found.at), abs(q.end - found.at)))
    return (quotes[0].start, quotes[0].end) if quotes else (sent.start, sent.end)


def _find_speaker(sent: Sent, found: Found, teller: Mention | None) -> str:
    """Give who tells it, as written: the teller, the subject of its clause, the likeliest person, the subject of another clause; "" for nobody."""
    if teller is not None and teller.kind == "person":
        return read_person(sent, teller).name
    people = [m for m in find_people(sent, found, found.x) if m.form != "pronoun" or m.value]
    outside = [m for m in people if not any(q.start <= m.start < q.end for q in find_quotes(sent))]
    persons = [read_person(sent, m).name for m in (outside or people)[:1]]
    here, elsewhere = _find_subjects(sent, found, [found.clause]), _find_subjects(sent, found, sent.clauses)
    return next(iter([*here, *persons, *elsewhere]), "")


def _find_subjects(sent: Sent, found: Found, clauses: Sequence[Clause]) -> list[str]:
    """Give the speakers of a country that stand as subjects of clauses; a state that is not named there goes by its code."""
    speakers = [s for c in clauses for s in find_subjects(sent, c, max(c.verb, 0)) if found.x in (s.code, s.of)]
    return [s.of if s.state and s.name not in sent.text else s.name for s in speakers]


def _find_about(sent: Sent, found: Found, said: tuple[int, int]) -> str:
    """Give the other side or the pair, as the words of the remark speak of one or both."""
    words = sent.document.text[slice(*said)]
    about = find_about(sent, *said, found.x) or about_words(sent, words, found.x)
    of_ties = TIES.search(sent.text) and not any(found.y in m.codes and not m.context for m in sent.of_kind("country", "person"))
    both = set(about.split("-")) == {found.x, found.y} or of_ties or (not about and TIES.search(words))
    return "-".join(sorted((found.x, found.y))) if both else found.y


# -- stances --------------------------------------------------------------------------------------------------------------------

_TOWARDS = frozenset(["of", "on", "to", "for", "against", "over", "about", "in", "with"])


def fill_stance(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give the stance on the other side, or, where that has no code, on the words that it is said of."""
    target = found.y or _find_target(sent, found)
    if found.value and target:
        yield hold_firm(found, to_act(sent, found, {"holder": found.x, "target": target, "position": found.value}))


_EMPTY = re.compile(r"(?:it|this|that|them|him|her|so|not|rather|be|is|are|was|were|had|has|have|.{0,2})(?: \w+)?|(?:at|in) .*", re.I)


def _find_target(sent: Sent, found: Found) -> str:
    """Give the words that a stance is said of: what its word governs, else the subject of its passive, else the object of what the holder does."""
    clause = found.clause
    his = [c for c in (clause, *sent.clauses) if any(found.x in m.codes for m in c.subject)]
    deeds = [_after(sent, c, i) for c in (*his, clause) if (i := _main_verb(c)) >= 0]
    targets = [_after(sent, clause, found.cue), _before(sent, clause, found.cue), *deeds]
    return next((t for t in targets if t and not _EMPTY.fullmatch(t)), "")


_BETWEEN = frozenset(["not", "never", "also", "always", "long", "again", "even", "still", "repeatedly", "since", "only", "just"])


def _main_verb(clause: Clause) -> int:
    """Give where the verb stands that follows the auxiliaries of a clause, -1 where it has none."""
    at = clause.verb
    for i in range(max(at, 0) + 1, len(clause.units)):
        if clause.is_verb(i):
            at = i
        elif clause.units[i].mention is not None or clause.units[i].low not in _BETWEEN:
            break
    return at


def _after(sent: Sent, clause: Clause, cue: int) -> str:
    """Give the object of a verb, or what a preposition close behind a noun governs."""
    units = clause.units
    reach = cue + 2 if clause.is_verb(cue) else cue + 4
    at = next((i for i in range(cue + 1, min(len(units), reach)) if units[i].mention is None and units[i].low in _TOWARDS), -1)
    if at < 0 and not clause.is_verb(cue):
        return ""
    return phrase_after(sent, clause, at if at >= 0 else cue, limit=16)


def _before(sent: Sent, clause: Clause, cue: int) -> str:
    """Give the subject of a passive."""
    if not clause.is_passive_at(cue):
        return ""
    end = next((i for i in range(cue) if clause.is_verb(i)), cue)
    return phrase(sent, clause.start, clause.units[end - 1].end) if end else ""


# -- assessments ----------------------------------------------------------------------------------------------------------------

_FIELDS = frozenset(["political", "economic", "energy", "military", "cultural", "tourism", "education"])


_DEALINGS = re.compile(r"\b(?:trad\w+|commerce|exchanges?|contacts?|neighbou?rs?|friends?|brothers|sisters|rivals?|feelings?|bonds?|dialogue|investments?|visits|tourism)\b", re.I)


_OF_OTHER_THINGS = re.compile(r" (?:an? )?(?:deal|many|few|amounts?|numbers?|parts?|portions?|shares?|climates?|weather|winters?|landscapes?|size|populations?|resources|territor\w+|seas?|waters?|distances?|quantit\w+|sums?|majority|minority|time|while)\b", re.I)


def _find_level_of_ties(text: str) -> str:
    """Find the first words that judge ties, not those that say how much or how cold something else is ("a good deal better": "better"; "a cold climate": none)."""
    begin = 0
    while level := find_level(text[begin:]):
        end = text.lower().index(level.lower(), begin) + len(level)
        if not _OF_OTHER_THINGS.match(text, end):
            return level
        begin = end
    return ""


def fill_assessment(sent: Sent, found: Found) -> Iterator[Proposal]:
    """Give an assessment for each field that the clause names; of the ties as a whole where the models see that; none where its clause judges nothing or the sentence speaks of no ties."""
    text = sent.document.text[found.clause.start : found.clause.end]
    level = _find_level_of_ties(text)
    if level in ("", "more") or not (TIES.search(sent.text) or _DEALINGS.search(sent.text)):
        return
    named = ["trade" if re.match(r"trade|commerc", word, re.I) else field for field, word, _ in find_fields(text) if field in _FIELDS]
    fields = [found.value] if found.value in ("overall", *named) else list(dict.fromkeys(named))[:3] or [found.value or "overall"]
    for field in fields:
        roles: Roles = {"dyad": "-".join(sorted((found.x, found.y))), "field": field, "level": level}
        yield hold_firm(found, to_state(sent, found, roles))
