"""Presence: who is seen to be abroad by what is done there: meets, signs, speaks, lays a wreath in a city of another country. Travel told in
words of its own is in journeys.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_city, other_of
from bilat.extract.rules.encounters import find_encounters, has_two_persons, is_remote

MEETS = ("meet", "see", "call on", "meet with", "receive", "welcome", "host", "greet", "confer", "talk", "speak", "chat", "sit down", "dine", "shake", "gather", "come together")
# What statesmen do in public where they are.
ACTS = (
    "say", "tell", "announce", "declare", "apologise", "apologize", "speak", "sign", "lay", "open", "inaugurate", "unveil", "cut", "kneel", "promise", "pledge", "vow", "warn", "pray", "celebrate", "address", "lecture", "hand", "present", "deliver",
    "join", "begin", "end", "start", "conclude", "express", "thank", "agree", "discuss", "call", "urge", "praise", "hold", "launch", "confirm", "insist", "stress", "hail", "receive", "attend", "take part", "participate", "meet", "bow", "add", "argue",
    "assure", "reaffirm", "reiterate", "underline", "stand", "watch", "witness", "lead", "chair", "co-chair", "give", "award", "decorate", "voice", "tour", "inspect", "condemn", "repeat", "acknowledge", "recall", "commend", "represent", "swear", "press", "seek", "raise", "dine", "walk",
)  # fmt: skip
_OF_A_PLACE = re.compile(
    r"\b(?:embass(?:y|ies)|consulates?|missions?|offices?|plants?|ports?|airports?|hospitals?|universit(?:y|ies)|schools?|cent(?:re|er)s?|factor(?:y|ies)|refiner(?:y|ies)|bases?|refugees?|people|citizens|nationals|students|government|authorities|court|parliament|war|fighting|project|projects|station|bridge|"
    r"camps?|prisons?|jail|detained|held|attack|attacks|killed|elections?|protests?|troops|ambassadors?|envoys?|consuls?|interests?|stakes?|factory|company|companies|bank|headquarters|headquartered|seat|house|born|based|living|residents?|community|crisis|situation|coup|conflict|next|soon|later|peace)(?: #| general)? (?:in|at)$"
)
_RESIDENT = re.compile(r"\b(?:ambassador|consul|charg|high commissioner|envoy|spokes|correspondent|representative|official|diplomat|governor|mayor|secretary-general|secretary general)", re.I)


def find_presence(sent: Sent, clause: Clause) -> Iterator[tuple[Cue, list[Mention], list[Mention]]]:
    """Find who is abroad by what is done there: the word that says so, the persons, the place."""
    if not any(m.kind == "person" for m in (*clause.subject, *clause.mentions("person"))) or is_remote(clause):
        return
    yield from _with_others(sent, clause)
    yield from _in_public(sent, clause)


def _with_others(sent: Sent, clause: Clause) -> Iterator[tuple[Cue, list[Mention], list[Mention]]]:
    """ "X of A and Y of B signed the treaty in CITY-OF-B", "X of A told Y of B in CITY-OF-B": who is not at home has gone there."""
    if not has_two_persons(clause):
        return
    for cue, people in [*find_encounters(sent, clause), *_meetings(clause)]:
        place = _where(clause, cue)
        if place is None or not place.code:
            continue
        codes = {p.code for p in people if p.code}
        if place.code not in codes and not _is_at_home(cue, people, place):
            continue  # gatherings in a third country are many, and seldom told as visits
        away = [p for p in people if p.value and p.code != place.code and (p.code or (place.code in codes and other_of(sent, place.code)))]
        if away and len(people) >= 2:
            yield cue, away, [place]


def _is_at_home(cue: Cue, people: list[Mention], place: Mention) -> bool:
    """Tell whether the only one of two whose country is not known is met in a capital and holds an office: he is its host."""
    unknown = [p for p in people if not p.code]
    return len(people) == 2 and len(unknown) == 1 and bool(unknown[0].office) and place.form == "capital" and cue.lemma in MEETS


def _meetings(clause: Clause) -> Iterator[tuple[Cue, list[Mention]]]:
    for cue in clause.verbs(MEETS):
        subject = [m for m in clause.subject if m.kind == "person" and m.value]
        other = clause.by_agent(cue.index, ("person",)) if clause.is_passive(cue) else clause.after(cue.index + cue.length - 1, ("", "with", "to"), ("person",), 10)
        people = [*subject, *[m for m in other if m.value and m.value not in {s.value for s in subject}]]
        if subject and len({p.value for p in people}) >= 2 and (len(subject) < 2 or not any(s.possessive for s in subject)):
            yield cue, people


def _where(clause: Clause, cue: Cue) -> Mention | None:
    """Give the place where something is done: a city after its word, a country if near, else the city that opens the clause."""
    for i in range(cue.index + 1, min(len(clause.units), cue.index + 20)):
        mention = clause.units[i].mention
        if mention is None or mention.kind not in ("place", "country") or mention.form in ("adjective", "demonym", "pronoun") or mention.possessive or not mention.code:
            continue
        if clause.governor(i) in ("in", "at") and (is_city(mention) or mention.form == "there" or i <= cue.index + 5) and not _OF_A_PLACE.search(clause.words(max(0, i - 4), i)):
            return mention
    opening = [m for i, u in enumerate(clause.units[: cue.index]) if (m := u.mention) and is_city(m) and m.code and m.form != "adjective" and clause.governor(i) in ("in", "at") and not _OF_A_PLACE.search(clause.words(max(0, i - 4), i))]
    return opening[0] if opening else None


def _in_public(sent: Sent, clause: Clause) -> Iterator[tuple[Cue, list[Mention], list[Mention]]]:
    """ "President X of A apologised in CITY-OF-B", "the minister announced in CITY-OF-B on Friday"."""
    people = [m for m in clause.subject if m.kind == "person" and m.value and not m.possessive and not _RESIDENT.search(m.office)]
    people = [p for p in people if p.code and (p.office or p.form in ("known", "pronoun"))]
    if not people or len({p.code for p in people}) > 1:
        return
    for cue in clause.verbs(ACTS):
        if clause.is_passive(cue):
            continue
        place = _where(clause, cue)
        if place is None or place.form == "there" or not is_city(place) or (sent.pair and place.code not in sent.pair) or any(p.code == place.code for p in people) or not _is_said_of(clause, cue, place):
            continue
        yield cue, people, [place]
        return


def _is_said_of(clause: Clause, cue: Cue, place: Mention) -> bool:
    """Tell whether a place goes with the verb and not with a noun: right after it, after a person or date, or before a date or the end."""
    i = clause.index_of(place)
    if i < cue.index:
        return i <= 3
    if re.search(r"\b(?:that|whether|will|would)\b", clause.words(cue.index + 1, i)):
        return False  # said of what is to be there: "announced that A will open an embassy in CITY"
    before = clause.units[i - 2] if i >= 2 else None
    after = clause.units[i + 1] if i + 1 < len(clause.units) else None
    if before is not None and (i - 2 == cue.index or before.kind in ("person", "date") or before.low in (",", "there", "here")):
        return True
    dated = after is not None and after.low == "in" and i + 2 < len(clause.units) and clause.units[i + 2].kind == "date"
    return after is None or dated or after.kind == "date" or after.low in (",", ".", "on", ";", "today", "yesterday", "last", "this")
