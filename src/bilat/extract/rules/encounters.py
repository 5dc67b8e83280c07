"""Encounters: persons of two countries who are together by what they do: sign, agree, tell, award, host. Plain words of meeting are in
meetings.py, which makes claims of what is found here; where one of them has travelled for it, visits.py makes a visit of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_city, other_of

# What several do as one.
JOINTLY = (
    "sign", "initial", "seal", "agree", "discuss", "take up", "inaugurate", "witness", "look on", "co-chair", "chair", "head", "lead", "exchange", "open", "review", "attend", "launch", "unveil", "speak",
    "be", "commission", "cut", "sit", "shake", "dine", "lunch", "break", "decide", "settle", "come to", "put", "preside", "conclude", "reach", "strike", "ratify", "pledge", "vow", "reject", "condemn",
    "call", "announce", "declare", "adopt", "issue", "endorse", "finalise", "finalize", "make up", "swap", "mark", "celebrate", "commemorate", "lay", "plant", "stand", "share", "hold", "pose", "plan", "promise", "say", "reaffirm",
)  # fmt: skip
# What one does to another's face, and with another.
_TO = ("tell", "assure", "promise", "thank", "urge", "warn", "inform", "brief", "remind", "give", "award", "hand", "present", "decorate", "show", "offer", "phone", "telephone", "ring", "embrace", "confront", "host", "press", "accompany", "escort", "reassure", "see off")
_WITH = (
    "sign", "initial", "seal", "agree", "discuss", "exchange", "review", "hold", "have", "share", "co-chair", "reach", "strike", "conclude", "open", "inaugurate", "launch", "dine", "lunch", "break", "shake", "speak", "telephone", "phone", "raise", "take up", "go over",
    "explore", "consult", "spend", "sit", "swap", "unveil", "negotiate", "finalise", "finalize", "co-sign", "stand", "appear", "attend", "plan", "decide", "settle", "chat", "confer", "work",
)  # fmt: skip
VERBS = tuple(dict.fromkeys((*JOINTLY, *_TO, *_WITH)))
_LOOSE = ("say", "promise", "call", "announce", "declare", "pledge", "vow", "reject", "condemn", "plan", "mark", "celebrate", "be", "stand", "put", "lead", "head", "hold", "share")  # several may do these apart
_SIGNING = re.compile(r"(?:their |the )?(?:names?|signatures?|pens?|initials|seals?)\b")
_NOT_FACING = re.compile(r"\b(?:letters?|message|messages|telegrams?|cables?|tweet\w*|wrote|writing|statement|greetings|condolences|invitation|in absentia|posthumously)\b")
_REMOTE = re.compile(r"\b(?:phone\w*|telephone\w*|rang|rung|call(?:ed)?|video|online|virtual\w*)\b")


def find_encounters(sent: Sent, clause: Clause) -> Iterator[tuple[Cue, list[Mention]]]:
    """Find persons of two countries who are together, with the word that says so."""
    if has_two_persons(clause) and not _NOT_FACING.search(clause.words()):
        yield from _jointly(sent, clause)
        yield from _signed_by(sent, clause)
        yield from _face_to_face(sent, clause)
        yield from _hosts(sent, clause)


def has_two_persons(clause: Clause) -> bool:
    """Tell whether a clause, with its subject, names two persons at all."""
    return len({id(m) for m in (*clause.subject, *clause.mentions("person")) if m.kind == "person" and m.value}) >= 2


def is_remote(clause: Clause) -> bool:
    """Tell whether those who speak to each other are in two places: by telephone, by video."""
    return bool(_REMOTE.search(clause.words()))


def _are_two_sides(sent: Sent, people: list[Mention]) -> bool:
    """Tell whether named persons stand for two countries: by their own, or one's own and the pair's other."""
    if len(people) < 2 or any(not p.value for p in people):
        return False
    codes = {p.code for p in people if p.code}
    unknown = [p for p in people if not p.code]
    if len(codes) >= 2:
        return True
    if len(codes) == 1:
        return bool(unknown) and bool(other_of(sent, next(iter(codes)))) and (sent.context.on_pair or any(_is_counterpart(p) for p in people))
    return sent.context.on_pair and len(people) == 2 and any(p.office for p in people)


def _is_counterpart(person: Mention) -> bool:
    return bool(re.search(r"counterpart|colleague|opposite number", person.office))


def _jointly(sent: Sent, clause: Clause) -> Iterator[tuple[Cue, list[Mention]]]:
    """ "Presidents X and Y signed a declaration in CITY", "X and his B counterpart took up trade"."""
    people = [m for m in clause.subject if m.kind == "person" and m.value]
    if not 2 <= len(people) <= 4 or not _are_two_sides(sent, people) or len({p.value for p in people}) < 2:
        return
    for cue in clause.verbs(JOINTLY):
        near = clause.words(cue.index + 1, cue.index + 6)
        if clause.is_passive(cue) or (cue.lemma == "come to" and _leads_to_place(clause, cue)) or (cue.lemma == "be" and not re.match(r"(?:both |also )?(?:at|present|on hand)\b", near)):
            continue
        if cue.lemma in _LOOSE and not (cue.lemma == "put" and _SIGNING.match(near) and not clause.relative) and (is_remote(clause) or not any(is_city(m) for m in clause.mentions("place", "country"))):
            continue
        yield cue, people
        return


def _leads_to_place(clause: Clause, cue: Cue) -> bool:
    """Tell whether two who "came to" somewhere only travelled there ("came to A on a visit", not "came to terms")."""
    return any(u.kind in ("country", "place") for u in clause.units[cue.index + cue.length : cue.index + cue.length + 3])


def _signed_by(sent: Sent, clause: Clause) -> Iterator[tuple[Cue, list[Mention]]]:
    """ "The protocol was signed in CITY by X and Y", "a bridge opened by X and Y"."""
    for cue in clause.verbs(("sign", "initial", "seal", "open", "inaugurate", "launch", "co-chair", "chair", "conclude", "agree", "lead", "exchange", "negotiate", "attend", "unveil", "commission", "reach", "ink", "witness", "cut", "adopt", "strike")):
        people = [p for p in clause.by_agent(cue.index, ("person",)) if p.value and p.form != "pronoun"]
        if cue.form in ("past", "participle") and _are_two_sides(sent, people):
            yield cue, people[:4]
            return


def _face_to_face(sent: Sent, clause: Clause) -> Iterator[tuple[Cue, list[Mention]]]:
    """ "X told Y in CITY ...", "X gave Y the Order of Z", "X signed an accord with Y", "with Y she discussed trade"."""
    subject = [m for m in clause.subject if m.kind == "person" and m.value][:2]
    if not subject:
        return
    for cue in clause.verbs(VERBS):
        if clause.is_passive(cue) or (cue.form == "base" and re.search(r"\b(?:offered|wants?|hopes?|asked|refused) to $", clause.words(max(0, cue.index - 3), cue.index) + " ")):
            continue
        if cue.lemma == "thank" and not clause.mentions("place") and not _IN_PERSON.search(sent.text):
            continue
        other = _object(clause, cue) if cue.lemma in _TO else []
        other = other or (_partner(clause, cue) if cue.lemma in _WITH else [])
        other = [p for p in other if p.value and p not in subject and p.value not in {s.value for s in subject}]
        if other and _are_two_sides(sent, [subject[0], other[0]]):
            yield cue, [*subject, *other][:4]


_IN_PERSON = re.compile(r"\b(?:met|meeting|visit\w*|talks|receiv\w+|host\w*|welcom\w+|arriv\w+|during|at the|summit|conference|ceremony)\b")


def _object(clause: Clause, cue: Cue) -> list[Mention]:
    found = clause.after(cue.index + cue.length - 1, ("",), ("person",), 5)
    if not found or any(clause.is_verb(k) or clause.units[k].low == "," for k in range(cue.index + cue.length, clause.index_of(found[0]))):
        return []
    return [p for p in found if not p.possessive and p.form != "plural-office"][:1]


def _partner(clause: Clause, cue: Cue) -> list[Mention]:
    found = clause.after(cue.index, ("with",), ("person",), 14)
    if not found:
        early = [m for i, u in enumerate(clause.units[: cue.index]) if (m := u.mention) and u.kind == "person" and clause.governor(i) == "with" and i <= 3]
        found = early[:1]
    if not found or (cue.lemma in ("have", "attend", "plan", "work") and not re.search(r"\b(?:talks?|meetings?|lunch|dinner|conversation|breakfast|tea|encounter|consultations|discussions?|session|audience|exchange)\b", clause.words())):
        return []
    return [p for p in found if not p.possessive]


_HOST = re.compile(r"\b(?:his|her|their) (?:(?:visiting|official|royal) )?(?:host|guest|visitor|interlocutor)s? ?,? ?(?:the |, )?$")
_HOST_AFTER = re.compile(r", (?:his|her|their) (?:host|guest)\b")


def _hosts(sent: Sent, clause: Clause) -> Iterator[tuple[Cue, list[Mention]]]:
    """ "He thanked his host, Y", "said Y, her host", "beside his guest Y": the one whose host it is stands in the pronoun."""
    for i, unit in enumerate(clause.units):
        person = unit.mention
        if person is None or unit.kind != "person" or not person.value or person.form == "pronoun":
            continue
        back = " ".join(u.low for u in clause.units[max(0, i - 5) : i]) + " "
        ahead = " ".join(u.low for u in clause.units[i + 1 : i + 4])
        span = clause.units[max(0, i - 5) : i] if _HOST.search(back) else clause.units[i + 1 : i + 4] if _HOST_AFTER.match(ahead) else []
        owner = next((u.mention for u in reversed(span) if u.mention is not None and u.kind == "person" and u.mention.form == "pronoun"), None)
        if owner is not None and owner.value and owner.value != person.value and _are_two_sides(sent, [owner, person]):
            yield Cue(i, 1, "host"), [owner, person]
