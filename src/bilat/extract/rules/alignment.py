"""Rules for alignments: allies, strategic partners, friends, rivals and enemies, as noun, verb or apposition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bilat.extract.clauses import Clause, Cue
from bilat.extract.dates import to_day, to_period
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, date_of, other_of, period, two_sides
from bilat.extract.rules.strategic import find_strategic
from bilat.extract.waits import Waits

_NATURES: tuple[tuple[str, str], ...] = (
    ("strategic-partner", r"(?:strategic|comprehensive|enhanced strategic|privileged) (?:and \w+ )?(?:partners?|partnerships?|alliance)"),
    ("ally", r"(?:non-nato |treaty |military |close |closest |staunch )?(?:allies|ally|allied|alliance)"),
    ("rival", r"(?:arch-?)?(?:rivals?|rivalry|competitors?|on opposite sides)"),
    ("hostile", r"(?:arch-?|sworn |mortal |bitter )?(?:enem(?:y|ies)|hostile|adversar\w+|foes?|archenem\w+)"),
    ("aligned", r"aligned|aligns?|aligning|pro-\w+|lines? up|lined up|in the camp of|in the orbit of"),
    ("friendly", r"(?:true |old |great |firm |firmest |close |best |loyal |older )?(?:friends?|friend for all seasons|friendly (?:country|nation|state)|brotherly (?:country|nation)|(?:reliable|trusted|key|close|valued|important|major|natural|main|excellent|good|strong|essential|indispensable|dependable|steadfast) partners?)"),
)
_TRADE = re.compile(r"\b(?:trad\w+|dialogue|development|business|coalition|training|sparring|donor|export|import|investment) (?:partners?|rivals?|friend\w*|allies)\b|\bpartnership (?:agreement|for|fund)\b|allied (?:health|bank|forces)|friendly (?:match|game)")
_REGARD = ("regard", "consider", "view", "see", "call", "describe", "treat", "count", "designate", "name", "declare", "deem", "label")
_LIFTS = ("make", "upgrade", "elevate", "raise", "lift", "declare", "proclaim", "form", "establish", "enter into", "conclude", "forge", "agree on", "announce", "launch", "sign", "agree", "set", "reach", "seal", "create", "found")


@cache
def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{shape})(?![\w-])")


def find_alignment(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A is allied with B", "A and B are strategic partners", "A regards B as a friend", "A's rivalry with B", "ties were raised to a strategic partnership"."""
    found = list(_find_named(sent, clause))
    yield from found
    if not any(p.roles["nature"] == "strategic-partner" for p in found):
        yield from find_strategic(sent, clause)


def _find_named(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    words = clause.words()
    if _TRADE.search(words):
        return
    leaning = list(_leaning(sent, clause)) or list(_competing(clause)) or list(_entered(sent, clause)) or list(_apposed(sent, clause))
    if leaning:
        yield from leaning
        return
    done: set[str] = set()
    for nature, shape in _NATURES:
        for found in _compiled(shape).finditer(words):
            index = min(len(words[: found.start()].split()) + len(found.group().split()) - 1, len(clause.units) - 1)
            if nature in done or (nature == "friendly" and done & {"strategic-partner", "ally"}) or (nature == "ally" and "strategic alliance" in words):
                continue
            if _is_no_tie(sent, clause, found, nature):
                continue
            for x, y in _sides(sent, clause, index, nature, found.group()):
                if any(x in m.codes for m in sent.of_kind("org")):
                    continue
                done.add(nature)
                firm = re.search(r"\bno (?:\w+er|more \w+|better|closer) $", clause.words(0, index) + " ")
                yield Proposal("alignment", {"state": x, "with": y, "nature": nature}, _when(sent, clause, index), clause=clause, cue=index, modality="asserted" if firm else None)
            break
    if not done:
        yield from _from_names(sent, clause)


_ENTRY = re.compile(r"(?:status : )?(?:comprehensive |enhanced )?strategic partners?(?:hip)? (?:since|\()")
_TWO_ALLIES = re.compile(r"\b[Tt]he (?:two )?(?:NATO|treaty|close|old) allies\b")


def _entered(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Strategic partners since 2008.", "The two NATO allies ...": said of the pair of the page."""
    if len(sent.pair) != 2 or clause is not sent.clauses[0]:
        return
    nature = "strategic-partner" if _ENTRY.match(clause.words()) and sent.context.on_pair else "ally" if _TWO_ALLIES.search(sent.text) else ""
    if nature:
        x, y = sent.pair
        yield Proposal("alignment", {"state": x, "with": y, "nature": nature}, _when(sent, clause, 0) if nature != "ally" else None, clause=clause, cue=0)


_APPOSED = re.compile(r"# , (?:#|its) (?:own )?(?:(?:[\w-]+st|main|chief|close|old|great|only|long-time|longtime|firm|loyal|traditional|most \w+) )*(?P<word>ally|friend|rival|foe|enemy|patron|protector) ?,")
_APPOSITION = {"ally": "ally", "friend": "friendly", "rival": "rival", "foe": "hostile", "enemy": "hostile", "patron": "ally", "protector": "ally"}


def _apposed(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "C, B's staunchest ally, ...": what the first is to the second."""
    words = clause.words()
    found = _APPOSED.search(words)
    if not found:
        return
    at = len(words[: found.start()].split())
    first, second = clause.units[at].mention, clause.units[at + 2].mention
    if first is not None and second is not None and first.kind == second.kind == "country" and second.possessive and first.code and second.code and first.code != second.code:
        yield Proposal("alignment", {"state": first.code, "with": second.code, "nature": _APPOSITION[found["word"]]}, None, clause=clause, cue=at, modality="asserted")


def _is_no_tie(sent: Sent, clause: Clause, found: re.Match[str], nature: str) -> bool:
    """Refuse "anything but friends", partners in trade, and "pro-western" said of both."""
    if found.group().startswith("pro-") and len(codes_of(clause.subject)) > 1:
        return True
    if re.search(r"\b(?:many|no|loudest|any) (?:\w+ )?$", found.string[: found.start()]) and found.group().endswith("friends"):
        return True
    if re.search(r"~$", found.string[: found.start()]) and re.match(r"~", found.string[found.end() :]):
        return True
    if re.search(r"\b(?:anything but|far from) (?:\w+ )?$", found.string[: found.start()]):
        return True
    if "partner" in found.group() and re.match(r" (?:in|for) (?:the )?(?:# |its |their |'s )*(?:[\w-]+ ){0,2}(?:development|trade|growth|reforms?|reconstruction)\b", found.string[found.end() :]):
        return True
    return "partner" in found.group() and nature == "friendly" and bool(_IN_TRADE.search(sent.text))


_IN_TRADE = re.compile(r"\b(?:trade|exports?|imports?|turnover|commercial)\b", re.I)
_LEANS = re.compile(r"\b(?:lean(?:s|ed|ing)? (?:more )?(?:towards?|to)|tilt(?:s|ed|ing)? (?:towards?|to)|gravitat\w+ (?:towards?|to)|drew closer to|draws closer to|stood with|stands with|sided with|sides with|turn(?:s|ed) to|turned towards?|drift(?:s|ed) (?:towards?|to)) (?P<whom>the (?:west|soviets|east|eastern bloc|western bloc|soviet bloc|axis|allies|entente|central powers)\b|(?:the )?#)")


def _leaning(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A leans towards B", "A stood with the West, C with D", "when communism fell A turned to the West"."""
    words = clause.words()
    for found in _LEANS.finditer(words):
        at = len(words[: found.start()].split())
        last = at + len(found.group().split()) - 1
        bloc = found["whom"].endswith("#")
        if bloc and not found.group().startswith(("lean", "tilt", "gravit", "drift")):
            continue
        mention = clause.units[last].mention
        before = next((u.mention for u in reversed(clause.units[:at]) if u.mention is not None and u.kind in ("country", "place", "person") and u.mention.code), None)
        holder = codes_of(clause.subject)[:1] or ([before.code] if before is not None else [])
        other = mention.code if bloc and mention is not None and mention.kind == "country" else "" if bloc else "the " + found["whom"].removeprefix("the ").title()
        if bloc and re.search(r"\bin the (?:conflict|war|dispute)\b", clause.words(last)):
            continue
        if holder and other and holder[0] != other:
            yield Proposal("alignment", {"state": holder[0], "with": other, "nature": "aligned"}, _when(sent, clause, at), clause=clause, cue=at)
            return


def _competing(clause: Clause) -> Iterator[Proposal]:
    """ "A and B compete for influence", "A competes with B for primacy", "A vies with B"."""
    for verb in clause.verbs(("compete", "vie")):
        subject = codes_of(m for m in clause.subject if m.kind in ("country", "group", "place"))
        partner = [c for c in codes_of(clause.after(verb.index, ("with", "against"), ("country",), 4)) if c not in subject]
        sides = subject if len(subject) == 2 else [*subject[:1], *partner[:1]]
        match = re.search(r"\b(?:cup|match|championships?|olympi\w+|games|tournament|team|league)\b", clause.words())
        if len(sides) == 2 and not match:
            yield Proposal("alignment", {"state": sides[0], "with": sides[1], "nature": "rival"}, None, clause=clause, cue=verb.index)
            return


def _when(sent: Sent, clause: Clause, index: int) -> str | None:
    since = next((d for d in clause.dates() if d.relation == "since"), None)
    if since is not None:
        return period(clause, since)
    date = date_of(sent, clause, index)
    if date is None:
        return None
    acts = any(clause.verbs((*_LIFTS, "designate", "become", "sign")))
    day = to_day(date)
    if acts and day and "/" not in day:
        return f"{day}/"
    return to_period(date) if date.relation not in ("", "point") else day


def _sides(sent: Sent, clause: Clause, index: int, nature: str, word: str) -> list[tuple[str, str]]:
    kinds = ("country", "group", "org")
    subject = codes_of((m for m in clause.subject if m.kind in (*kinds, "place", "person")), orgs=True)
    owners = [m for m in clause.before(index, ("country", "group", "place")) if m.possessive or m.form in ("adjective", "pronoun", "capital")]
    owner = [c for c in codes_of(owners, orgs=True)]
    words = clause.words()
    following = clause.units[index + 1] if index + 1 < len(clause.units) else None
    if following is not None and following.mention is None and word.split()[-1] in ("rival", "ally", "enemy", "friend", "competitor") and re.match(r"[a-z]", following.low) and following.low not in _AFTER:
        return []
    if re.search(r"alliance|partnership|rivalry", word):
        return _of_noun(sent, clause, index, subject, owner, nature)
    if any(len(m.codes) == 2 for m in clause.mentions("group") if m.text.lower().endswith(word.split()[-1])):
        return []
    preps = ("with", "of", "to", "as", "against", "for", "than") if len(subject) != 1 or (not any(clause.verbs(("have", "find", "see"))) and "has" not in words) else ("with", "of", "to", "as", "than", "in")
    partner = [c for c in codes_of(clause.after(index - 1, preps, kinds, 9), orgs=True) if c not in subject]
    verb = next(clause.verbs((*_REGARD, "be", "become", "remain", "align", "ally", "line", "stay", "have", "side", "find", "set")), None)
    if verb is None and nature != "aligned" and not any(u.low in ("is", "are", "was", "were", "been", "has", "have", "as") for u in clause.units):
        return []
    if verb is not None and verb.lemma in _REGARD:
        return _regarded(clause, verb, subject, other_of(sent, subject[0]) if len(subject) == 1 else "")
    others = [c for c in partner or owner if c not in subject]
    if not others and len(subject) == 1 and owner == subject:
        named = [c for c in codes_of(clause.mentions("country", "place", end=index)) or codes_of(sent.of_kind("country")) if c not in subject]
        others = named[:1] or [c for c in codes_of(sent.of_kind("country")) if c not in subject][:1]
    if len(subject) == 2 and not others:
        return [(subject[0], subject[1])]
    if subject and others:
        return [(s, o) for s in subject[:2] for o in others[:3]]
    if not subject and len(partner) == 1 and owner and owner != partner:
        return [(owner[0], partner[0])]
    them = codes_of(clause.mentions("group", end=index + 1))
    return [(them[0], them[1])] if len(them) == 2 and not subject else []


_AFTER = frozenset(["of", "to", "in", "for", "with", "as", "against", "and", "or", "but", "since", "until", "from", "by", "on", "at", "who", "which", "that", "after", "when", "because", "while", "during", "within", "than"])


def _regarded(clause: Clause, verb: Cue, subject: list[str], other: str) -> list[tuple[str, str]]:
    """Give (who regards, whom) of "A regards B as a friend", "A and B regard each other as hostile", "B was named an ally by A"."""
    if clause.is_passive(verb):
        by = codes_of(clause.by_agent(verb.index))
        if not by and len(subject) == 1 and verb.lemma in ("designate", "name", "declare") and other:
            return [(subject[0], other)]
        if not by and len(subject) == 2:
            return [(subject[0], subject[1])]
        return [(by[0], subject[0])] if by and subject and by[0] != subject[0] else []
    if verb.lemma in ("call", "describe", "label") and any(m.kind == "person" for m in clause.subject):
        return []
    objects = [c for c in codes_of(u.mention for u in clause.units[verb.index + 1 : verb.index + 5] if u.mention is not None) if c not in subject]
    if not objects and len(subject) == 2:
        return [(subject[0], subject[1])]
    return [(subject[0], objects[0])] if subject and objects else []


def _of_noun(sent: Sent, clause: Clause, index: int, subject: list[str], owner: list[str], nature: str) -> list[tuple[str, str]]:
    """Give the sides of an alliance, rivalry or strategic partnership that is said to be, or into which a tie is made."""
    after = codes_of(clause.after(index, ("between", "of", "with"), ("country", "group", "org"), 8), orgs=True)
    if clause.verb < 0 or (not after and re.search(r"\b(?:belong\w*|members?|join\w*|part of)\b", clause.words())):
        return []
    if nature == "strategic-partner" and re.search(r"\bpartnership (?:agreement|treaty|council|dialogue)\b", clause.words(index, index + 2)):
        return []
    for sides in (after, owner, [*owner, *(c for c in after if c not in owner)], [*subject, *(c for c in after if c not in subject)], subject):
        if len(sides) == 2:
            return [(sides[0], sides[1])]
    lifts = any(v.index < index or clause.is_passive(v) for v in clause.verbs(_LIFTS)) or any(clause.verbs(("be",))) or bool(re.search(r"\b(?:at|to) (?:the )?level of (?:an? )?$", clause.words(0, index - 1) + " "))
    sides = two_sides(sent, clause, index) if lifts or nature == "rival" else []
    return [(sides[0], sides[1])] if len(sides) == 2 else []


_IN_NAME = (("ally", "allies"), ("rival", "rivals"), ("hostile", "enemies"), ("hostile", "adversaries"), ("hostile", "foes"), ("friendly", "friends"))


def _from_names(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The two nuclear-armed rivals share a frontier", "the two old allies": the words that stand for the pair say what they are."""
    for mention in clause.mentions("group"):
        for nature, word in _IN_NAME:
            if mention.text.lower().endswith(word) and len(mention.codes) == 2:
                yield Proposal("alignment", {"state": mention.codes[0], "with": mention.codes[1], "nature": nature}, None, clause=clause, cue=clause.index_of(mention))
                return


ALIGNMENT = Waits(verbs=("compete", "vie"), words=[word for _, word in _IN_NAME], patterns=[*(shape for _, shape in _NATURES), _LEANS, r"patron|protector"])
