"""Rules for belonging: a country as part of an empire, union or colonial power, and its independence from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bilat.extract.clauses import Clause, Cue
from bilat.extract.lexicon import fold
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import STATES, codes_of, other_of, period, span_of
from bilat.extract.waits import Waits
from bilat.model import parse_when
from bilat.vocabulary import load

_PARTS = re.compile(r"(?:parts?|condominiums?|provinces?|colon(?:y|ies)|protectorates?|territor(?:y|ies)|possessions?|republics?|dependenc(?:y|ies)|dominions?|components?|constituents?|constituent republics?|mandates?|vassals?|wing|half|vilayet|eyalet|satrapy|sanjak|fief|overseas (?:province|territory|department)|regions?|districts?|members?)")
_RULE = r"(?:rule|control|colonial rule|sovereignty|suzerainty|occupation|administration|mandate(?! to)|protection|trusteeship|crown|domination|empire|colonial empire|government|authority|dominion|yoke|tutelage|hegemony|sway)"
_SUBJECTED = ("annex", "colonise", "colonize", "rule", "administer", "govern", "incorporate", "absorb", "conquer", "hold", "control", "occupy", "integrate", "acquire", "take over", "partition")
_ONSET = frozenset(["annex", "colonise", "colonize", "incorporate", "absorb", "conquer", "integrate", "acquire", "take over", "cede", "become", "come", "fall", "pass", "transfer", "hand over", "join", "make"])
_PLAIN_WORDS = frozenset(["hold", "control", "occupy", "conquer", "rule", "take over", "integrate", "acquire", "administer", "govern", "partition", "absorb"])


def find_part_of(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Both were part of the Russian Empire until 1918", "A was a B colony", "A came under B rule", "B annexed A", "A was ceded to B"."""
    done: set[tuple[str, str, str | None]] = set()
    for proposal in (*_parts(sent, clause), *_belonged(sent, clause), *_under(sent, clause), *_subjected(sent, clause), *_transferred(sent, clause), *_freed(sent, clause)):
        key = (str(proposal.roles["state"]), str(proposal.roles["polity"]), proposal.when)
        if key not in done and key[0] != key[1] and key[0] in load().entities and not _is_movement(key[1]) and not is_own_realm(key[0], key[1]):
            done.add(key)
            yield proposal


def is_own_realm(state: str, polity: str) -> bool:
    """Tell whether a polity is the state's own empire, of which it is the only heir and which bore its name ("Spain" and "the Spanish Empire")."""
    entity, own = load().entities.get(polity), load().entities.get(state)
    if entity is None or own is None or entity.kind != "polity" or entity.successors != (state,) or not polity.endswith(("empire", "-dynasty")):
        return False
    return any(word.lower() in entity.name.lower() for word in (own.name, *own.adjectives))


def _is_movement(code: str) -> bool:
    entity = load().entities.get(code)
    return entity is not None and entity.kind == "movement"


def to_part(sent: Sent, clause: Clause, cue: int, sides: tuple[str, str], when: str | None) -> Proposal:
    """Propose that a country is part of a polity, at a time at which that may have been."""
    when = when if when is None or _existed(sides[1], when) else None
    return Proposal("part_of", {"state": _heir(sent, *sides), "polity": sides[1]}, when, clause=clause, cue=cue)


def _heir(sent: Sent, state: str, polity: str) -> str:
    """Give which of the pair was of a state now gone: the one read, unless only the other is among those that came out of it."""
    heirs, other = _successors(polity), other_of(sent, state)
    return other if other in heirs and state not in heirs else state


@cache
def _successors(code: str) -> frozenset[str]:
    """Give the states that came out of one, those of its successors too."""
    entity = load().entities.get(code)
    if entity is None or entity.kind != "former-state":
        return frozenset()
    return frozenset(entity.successors).union(*(_successors(s) for s in entity.successors if s != code))


def _existed(polity: str, when: str) -> bool:
    """Tell whether a polity may have held a country at a time: a time wholly after its end belongs to something else in the sentence."""
    entity = load().entities.get(polity)
    ends = [p.end for p in entity.periods] if entity is not None else []
    first = parse_when(when).earliest
    return first is None or not ends or None in ends or first.year <= max(int(e[:4]) for e in ends if e)


def _states(clause: Clause, index: int) -> list[str]:
    """Give who belongs: the name directly before a unit ("Kenya under British rule"), else the clause's subject."""
    if _UNKNOWN_LAND.search(" ".join(u.text if u.mention is None else "#" for u in clause.units[max(0, index - 6) : index])):
        return []
    near = clause.units[index - 1].mention if index else None
    if near is not None and near not in clause.subject and near.kind == "country" and near.form not in ("adjective", "capital") and not near.possessive:
        return codes_of([near])
    if clause.inherited and _LAND.search(clause.words(0, index)):
        return []
    return codes_of(m for m in clause.subject if m.kind in STATES and m.form not in ("capital", "adjective") and (clause.index_of(m) < 0 or clause.governor(clause.index_of(m)) != "between"))


_UNKNOWN_LAND = re.compile(r"(?:[A-Z]\w+ )+(?:Archipelago|Islands?|Peninsula|Territory|Province|Strip|Enclave) ,(?: (?:now|then|still|long|once|today))*$")
_LAND = re.compile(r"\b(?:the|that|this) (?:\w+ )?(?:territory|republic|islands|colony|province|region|area|land|peninsula|strip)\b")


def _parts(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "part of P", "a P colony", "a colony of P"."""
    for i, unit in enumerate(clause.units):
        if unit.mention is not None or not _PARTS.fullmatch(unit.low) or clause.is_verb(i) or (unit.low == "mandate" and clause.words(i + 1, i + 2) == "to") or _SETTLERS.match(clause.words(i + 1, i + 7)):
            continue
        polities = _polities_at(clause, i)
        verb = next((k for k in range(i - 1, max(-1, i - 9), -1) if clause.is_verb(k)), -1)
        states = _states(clause, verb if verb >= 0 else i) or codes_of(m for m in clause.mentions("country", end=i) if m not in polities and m.form not in ("adjective", "capital"))[:1]
        named = [m for m in clause.after(i, ("of", ""), ("country",), 3) if m not in polities and m.form not in ("adjective", "capital")] if polities and unit.low.startswith(_COLONIAL) else []
        states = codes_of(named) or states
        if not states and polities and other_of(sent, polities[0].code) and not _has_other_subject(clause, i):
            states = [other_of(sent, polities[0].code)]
        became = clause.units[verb].low in ("became", "become", "made") if verb >= 0 else False
        for state in states:
            for polity in polities:
                yield to_part(sent, clause, i, (state, polity.code), None if named else span_of(sent, clause, clause.index_of(polity), opens=became))


_SETTLERS = re.compile(r"of (?:an? |the |some |about |over |more |than |around )*(?:\d|(?:\w+~)*(?:hundreds?|thousands?)\b|(?:\w+ )?(?:people|merchants|traders|settlers|fishermen|artists|workers|emigrants|families|souls|expatriates|exiles)\b)")


def _has_other_subject(clause: Clause, index: int) -> bool:
    """Tell whether the words before a unit speak of something else than the country that the page is about."""
    return bool(re.search(r"\b(?!the\b|as\b|after\b|for\b|of\b|once\b|long\b|former\b|territory\b|country\b|island|islands\b|centuries\b|decades\b|years\b|was\b|were\b|became\b|had\b|been\b|having\b|in\b|until\b|a\b|an\b|crown\b|overseas\b|then\b|still\b|both\b|colony\b|two\b|three\b|four\b|five\b|it\b|century\b|#)[a-z]{3,}\b", clause.words(0, index)))


_REALM = r"(?:colonial |overseas |imperial )?(?:empire|crown|realm|state|dominions|possessions|mandate|lands|territories|rule|kingdom|federation)\b"
_COLONIAL = ("colon", "condomin", "protectorate", "possession", "dependenc", "dominion")


def _polities_at(clause: Clause, i: int) -> list[Mention]:
    of = clause.words(i + 1, i + 2) == "of"
    owned = [m for m in clause.before(i, ("country",)) if m.form == "adjective" or m.possessive]
    if owned and clause.units[i].low.startswith(_COLONIAL):
        return owned
    if of and i + 2 < len(clause.units):
        group = [m for m in clause.after(i, ("of",), ("country",), 6) if m.form not in ("capital", "pronoun", "there") and not m.possessive and (m.form != "adjective" or re.match(_REALM, clause.words(clause.index_of(m) + 1, clause.index_of(m) + 3)))]
        joined = [m for m in group if _is_polity(clause, m, clause.units[i].low)]
        return joined
    if clause.units[i].low.startswith(("colon", "protectorate", "possession", "mandate", "dependenc", "dominion", "territor", "province", "republic")):
        before = [m for m in clause.before(i, ("country",)) if m.form == "adjective"]
        if clause.units[i].low.startswith(("republic", "territor", "province")):
            overseas = re.search(r"\b(?:overseas|autonomous|crown|trust|imperial|former)$", clause.words(max(0, i - 1), i))
            return [m for m in before if overseas or (load().entities[m.code].kind in ("polity", "former-state") and clause.units[i].low.startswith(("republic", "province")))]
        return before
    return []


def _is_polity(clause: Clause, mention: Mention, word: str) -> bool:
    """Tell whether a country may be what another is part of: any polity or former state; a present state only by a colonial word."""
    entity = load().entities.get(mention.code)
    if entity is None:
        return False
    if word.startswith(("part", "territor", "component", "region", "district", "member", "half")) and not _is_said_to_be(clause, mention):
        return False
    if entity.kind in ("former-state", "polity"):
        return True
    return word.startswith(("colon", "condomin", "protector", "possess", "depend", "domin", "province", "mandate", "wing", "vassal", "overseas", "part", "territor", "component"))


def _is_said_to_be(clause: Clause, mention: Mention) -> bool:
    """Tell whether "part of P" is what a country was, became or formed, not some part of P, nor what somebody holds it to be."""
    before = clause.words(0, clause.index_of(mention))
    found = re.search(r"(?:^|\b(?:was|were|been|be|became|become|form\w*|is|are|remain\w*|as|once|still|then|constitut\w+|made|being|while|when)\b)(?: (?:now|an?|all|both|then|once|formerly|long|alike|also|previously|the|each|two|three|eastern|western|northern|southern|one|officially|already|not|never|still|self-governing|autonomous|semi-autonomous|constituent|remote|outlying|small|tiny|vast|minor|major|backward|neglected|administrative)\b)* (?:part|territory|component|region|district|member|half|province|parts|territories|regions|members|halves|\w+ wing)s? of (?:# (?:, )?(?:and )?)*(?:the )?(?:\w+ ){0,2}$|, (?:an? |one )?(?:part|half) of (?:the )?(?:\w+ ){0,2}$", " " + before + " ")
    return found is not None and not re.search(r"\b(?:recogni\w+|consider\w*|regard\w*|integral|inherent|view\w*|claim\w*|deem\w*|inseparable)\b", before)


_HELD = rf"(?:the )?# (?:\w+ )?{_RULE}\b|(?:the )?(?:rule|control|administration|sovereignty|protection|authority|occupation|crown) of (?:the )?#"


def _under(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "under P rule", "within P's colonial empire", "came under P control"."""
    for cue in clause.find(("under", "within", "to", "off", "into", "from", "of")):
        words = clause.words(cue.index + 1, cue.index + 6)
        found = re.match(_HELD, words)
        if not found or (cue.lemma == "to" and not any(True for _ in clause.verbs(("fall", "pass", "subject", "submit", "return")))):
            continue
        if "protection" in words and re.search(r"\b(?:embass\w+|sections?|diplomat\w*|mission)\b", clause.words()):
            continue
        mention = next(m for m in clause.mentions("country", "org", begin=cue.index))
        ends = cue.lemma in ("off", "from", "of")
        empire = _empire(mention, words)
        polities = [empire] if empire else codes_of(m for m in clause.group(clause.index_of(mention)) if m is mention or m.kind == "country")[: 2 if ends else 1] or [mention.code]
        if cue.lemma in ("off", "from", "of") and not re.search(r"\b(?:shook|free\w*|liberat\w*|independen\w*|end|throw|threw|cast|left)\b", clause.words(0, cue.index)):
            continue
        begins = any(True for _ in clause.verbs(("come", "fall", "pass", "bring", "place", "put")))
        verb = next((k for k in range(cue.index - 1, -1, -1) if clause.is_verb(k)), -1)
        for state in (_gainer(clause, cue) if ends else []) or _states(clause, cue.index if verb < 0 or cue.index - verb > 3 else verb):
            when = span_of(sent, clause, cue.index, opens=begins)
            for polity in polities:
                yield to_part(sent, clause, cue.index, (state, polity), _ended(when) if ends else when)


def _belonged(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A belonged to the P crown", "both belonged to P"."""
    for cue in clause.verbs(("belong to", "belong")):
        if _LAND.search(clause.words(0, cue.index)) or re.search(r"\bislands? claimed\b", clause.words(0, cue.index)):
            continue
        over = bool(_NO_LONGER.search(clause.words(max(0, cue.index - 3), cue.index)))
        for state in codes_of(m for m in clause.subject if m.kind in STATES):
            for polity in _owners(clause, cue):
                when = _own_bound(clause, polity) or span_of(sent, clause, cue.index)
                yield to_part(sent, clause, cue.index, (state, polity.code), _ended(when) if over else when)


_NO_LONGER = re.compile(r"\b(?:ceased? to|no longer|stopped)$")
_CROWNED = re.compile(r"^(?:the )?(?:kingdom|empire|sultanate|crown) of\b|\b(?:empire|kingdom|sultanate|monarchy)$")
_CROWN = re.compile(r"\b(?:empire|crown|kingdom|realm|dominions?|possessions|lands) of (?:the )?$", re.I)


def _owners(clause: Clause, cue: Cue) -> list[Mention]:
    """Give the powers to which something belonged: "to the P crown", "to P until 1918 and to Q until 1991", "to the kingdom of P"."""
    found = []
    for m in clause.mentions("country", begin=cue.index + 1):
        at = clause.index_of(m)
        crown = bool(_CROWN.search(clause.words(max(0, at - 4), at) + " ")) or _CROWNED.search(m.text.lower()) is not None
        old = bool(re.match(rf"{_REALM}|monarchy|sphere", clause.words(at + 1, at + 3))) if m.form == "adjective" else load().entities[m.code].kind in ("polity", "former-state")
        if m.form not in ("capital", "pronoun") and (clause.governor(at) == "to" or crown) and (old or crown) and not (m.form == "adjective" and m.possessive):
            found.append(m)
    return found[:3]


def _own_bound(clause: Clause, polity: Mention) -> str | None:
    """Give the time that stands directly behind a power, where the clause names others with theirs."""
    dates = clause.dates()
    at = clause.index_of(polity)
    near = next((u.mention for u in clause.units[at + 1 : at + 5] if u.kind == "date"), None)
    return period(clause, near) if near is not None and len(dates) > 1 and clause.mentions("country", begin=at + 1) + clause.mentions("country", begin=0, end=at) else None


def _ended(when: str | None) -> str | None:
    return f"/{when.strip('/')}" if when and "/" not in when.strip("/") else when


@cache
def _empires() -> dict[str, str]:
    """Give "french colonial empire" -> its code."""
    return {fold(name): e.code for e in load().entities.values() if e.kind == "polity" for name in (e.name, *e.names)}


def _empire(mention: Mention, words: str) -> str:
    """Give the code of a colonial empire named by its country ("France's colonial empire"), or ""."""
    if "empire" not in words:
        return ""
    entity = load().entities.get(mention.code)
    names = [f"{fold(a)} {kind}" for a in (entity.adjectives if entity else ()) for kind in ("colonial empire", "empire")]
    return next((_empires()[n] for n in names if n in _empires()), "")


def _subjected(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "P annexed A in 1910", "A was ruled by P until 1947", "colonised by P in 1911, A ..."."""
    for cue in clause.verbs(_SUBJECTED):
        by = [m for m in clause.by_agent(cue.index, ("country",)) or (clause.after(cue.index, ("into",), ("country",), 6) if cue.lemma in ("incorporate", "absorb", "integrate", "annex") else []) if m.form != "capital"]
        by = [m for m in by if not _COMPANY.match(clause.words(clause.index_of(m) + 1, clause.index_of(m) + 4))]
        seat = clause.after(cue.index, ("from",), ("country",), 3)
        if not by and seat and (seat[0].form == "capital" or (seat[0].form == "name" and cue.lemma != "rule")) and cue.lemma in ("rule", "govern", "administer") and cue.form in ("past", "participle"):
            by = seat
        if by and (clause.is_passive(cue) or cue.form in ("past", "participle")):
            states = _states(clause, next((k for k in range(cue.index) if clause.is_verb(k)), cue.index))
            if not states:
                states = codes_of(m for m in clause.mentions("country", begin=cue.index) if m not in by and m.form not in ("adjective", "capital"))[:1]
            polities = codes_of(by[: 2 if re.search(r"\b(?:jointly|together|condominium)\b", clause.words()) else 1])
        elif not clause.is_passive(cue):
            objects = clause.after(cue.index + cue.length - 1, ("",), ("country", "group"), 4)
            states = codes_of(m for m in objects if m.form not in ("adjective", "capital") and not m.possessive)
            if not states and clause.relative and clause.antecedent is not None and clause.antecedent not in clause.subject and not _has_unknown_object(clause, cue):
                states = codes_of([clause.antecedent])
            polities = codes_of(m for m in clause.subject if m.kind == "country" and m.form not in ("capital",))[:1]
        else:
            continue
        if not _is_rule(clause, cue, polities, states):
            continue
        for state in states:
            for polity in polities:
                yield to_part(sent, clause, cue.index, (state, polity), span_of(sent, clause, cue.index, opens=cue.lemma in _ONSET))


_COMPANY = re.compile(r"(?:\w+ )?(?:company|firm|consortium|bank|trust|operator|contractor)\b")
_TROOPS = re.compile(r"\b(?:troops|soldiers|forces|marines|army|armies|garrisons?|paratroopers|militia|fleet|navy)\b")


def _has_unknown_object(clause: Clause, cue: Cue) -> bool:
    """Tell whether a land that no list knows is the object of a verb ("annexed Goa")."""
    at = cue.index + cue.length
    return at < len(clause.units) and clause.units[at].mention is None and clause.units[at].text[:1].isupper()


def _is_rule(clause: Clause, cue: Cue, polities: list[str], states: list[str]) -> bool:
    """Tell whether a verb means rule over a country here."""
    if clause.units[cue.index].low == "ruling" and not _is_alive(clause, cue):
        return False
    return cue.lemma not in _PLAIN_WORDS or _is_conquest(cue, polities) or _is_long(clause, cue, states)


def _is_alive(clause: Clause, cue: Cue) -> bool:
    """Tell whether "ruling" is the verb of a clause with a form of "be", not of "treaties ruling relations"."""
    return bool(re.search(r"\b(?:was|were|been|is)$", clause.words(0, cue.index)))


def _is_long(clause: Clause, cue: Cue, states: list[str]) -> bool:
    """Tell whether what is held is held over years ("Spain had held A since 1509", "absorbed into P")."""
    if cue.lemma == "absorb":
        return True
    if cue.lemma == "hold" and _TROOPS.search(clause.words(0, cue.index)):
        return False
    return cue.lemma in ("hold", "control", "acquire") and bool(states) and any(d.relation in ("since", "from", "until") for d in clause.dates()) and not re.search(r"\b(?:talks|elections?|meeting|shares?|stake|presidency|seat)\b", clause.words())


def _is_conquest(cue: Cue, polities: list[str]) -> bool:
    """Tell whether a plain verb ("hold", "occupy") can mean rule over a country: "rule", "govern" and "administer" always can."""
    return cue.lemma in ("rule", "govern", "administer") and bool(polities)


_CEDES = ("cede", "pass", "transfer", "hand over", "hand", "award", "sell", "give")


def _transferred(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A was ceded to P by Q in 1898", "A passed to P", "B made A a colony"."""
    for cue in clause.verbs(_CEDES):
        states = codes_of(m for m in clause.subject if m.kind in STATES and m.text.lower() != "they" and m.form != "adjective") if clause.is_passive(cue) or cue.lemma == "pass" or cue.index == 0 else codes_of(m for m in clause.after(cue.index, ("",), ("country",), 3) if not m.possessive)
        to = [m for m in clause.after(cue.index, ("to",), ("country",), 12) if m.form != "capital"]
        source = codes_of(clause.by_agent(cue.index, ("country",))) if clause.is_passive(cue) or cue.index == 0 else codes_of(m for m in clause.subject if m.kind == "country" and cue.lemma != "pass")
        if cue.lemma in ("pass", "transfer", "hand", "award", "sell", "give") and not ((to and states and clause.units[cue.index + 1].low in ("to", "over", "#") and cue.lemma != "pass") or (cue.lemma == "pass" and to and clause.words(cue.index + 1, cue.index + 2) == "to")):
            continue
        for state in states:
            if len(states) > 1 and to and to[0].code in states:
                continue
            when = span_of(sent, clause, cue.index, opens=True)
            for polity in to[:1]:
                yield to_part(sent, clause, cue.index, (state, polity.code), when)
            if cue.lemma == "cede":
                for old in source[:1]:
                    yield to_part(sent, clause, cue.index, (state, old), _ended(span_of(sent, clause, cue.index)))


_EMERGED = ("emerge", "come out", "part", "split")
_PARTS_FROM = (*_EMERGED, "secede", "break away", "separate", "liberate", "leave")
_INDEPENDENCE = ("independence", "independent", "secession", "freedom")


def _left(clause: Clause, cue: Cue) -> list[Mention] | None:
    """Give whom a country became free of, [] where nobody is named, None where the word means another thing."""
    last = cue.index + cue.length - 1
    prepositions = ("from", "of") if cue.lemma == "independent" else ("from", "by") if cue.lemma in _INDEPENDENCE else ("from",)
    polities = [m for m in clause.after(last, prepositions, ("country",), 6) if m.form != "pronoun" and (m.form != "capital" or cue.lemma in _INDEPENDENCE)]
    if cue.lemma == "independent" and polities and clause.words(last + 1, last + 2) not in ("from", "of", ","):
        return None
    if cue.lemma in _EMERGED:
        return [m for m in clause.after(last, ("from", "of"), ("country",), 5) if m.form not in ("pronoun", "adjective", "capital") and load().entities[m.code].kind in ("polity", "former-state")] or None
    if cue.lemma in ("leave", "liberate", "separate") and not re.search(r"\b(?:rule|empire|union)\b|#", clause.words(last + 1, last + 4)):
        return None
    if cue.lemma == "separate" and clause.units[last + 1 : last + 2] and clause.units[last + 1].kind == "country":
        return None  # "the 972 km that separate A from B"
    if cue.lemma == "separate" and not (polities or re.search(r"\b(?:rule|empire|union)\b", clause.words(last + 1, last + 5))):
        return None
    if cue.lemma == "leave":
        polities = [m for m in clause.after(last, ("",), ("country",), 3) if m.form != "pronoun" and (re.match(_REALM, clause.words(clause.index_of(m) + 1, clause.index_of(m) + 3)) if m.form == "adjective" else load().entities[m.code].kind in ("polity", "former-state"))]
    return polities


def _freed(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A gained independence from B in 1960", "A became independent of B", "A's independence from B", "A broke away from B", "B granted A independence"."""
    cues = [*clause.find(_INDEPENDENCE), *clause.verbs(_PARTS_FROM)]
    for cue in cues:
        if re.search(r"\b(?:oppos\w+|reject\w*|recogni\w+)\b", clause.words(0, cue.index + 8)):
            continue
        polities = _left(clause, cue)
        if polities is None:
            continue
        states = _gainer(clause, cue) or codes_of(m for m in clause.before(cue.index, ("country",)) if m.possessive or m.form == "pronoun") or codes_of(m for m in clause.subject if m.kind in STATES)
        granted = next((v for v in clause.verbs(("grant", "give", "recognise", "recognize")) if v.index < cue.index), None)
        if granted is not None and granted.lemma in ("grant", "give") and not clause.is_passive(granted):
            polities, states = [m for m in clause.subject if m.kind == "country"], codes_of(clause.after(granted.index, ("", "to"), ("country",)))
        if not states and sent.context.heading and polities:
            states = [sent.context.heading]
        if not states and polities and other_of(sent, polities[0].code):
            states = [other_of(sent, polities[0].code)]
        for state in states:
            for polity in polities[: 2 if len(polities) == 2 else 1]:
                if polity.code:
                    when = span_of(sent, clause, cue.index)
                    ended = _ended(when.removesuffix("/..") if when else None)
                    yield to_part(sent, clause, cue.index, (_born(sent, state, polity.code, ended) if len(states) == 1 else state, polity.code), ended)


_GAINING = re.compile(r"(?:in|on|to|for|upon|after|since|towards?) (?:(?:its|their|the) )?(?:obtain|gain|achiev|win|attain|secur|seek|regain|declar|struggl|fight|quest|bid|war|campaign|drive|push|path|road)\w*(?: (?:for|to|towards?|of))?(?: (?:its|their|full|the|own|national|political|independence|freedom))*$")


def _gainer(clause: Clause, cue: Cue) -> list[str]:
    """Give the country that stands right before the words of its gaining independence, whoever acts in the clause: "B backed A in obtaining independence"."""
    near = next((m for m in reversed(clause.mentions("country", end=cue.index)) if m.form in ("name", "formal")), None)
    at = clause.index_of(near) if near is not None else -1
    return codes_of([near]) if near is not None and near not in clause.subject and _GAINING.match(clause.words(at + 1, cue.index)) else []


def _born(sent: Sent, state: str, polity: str, when: str | None) -> str:
    """Give which country of a sentence became free at a time: the one read, unless the known beginning of just one other says that it was that one."""
    year = (when or "").strip("/")[:4]
    if not year.isdigit() or year in _beginnings(state):
        return state
    fit = [c for c in codes_of(sent.of_kind("country")) if c != polity and year in _beginnings(c)]
    return fit[0] if len(fit) == 1 else state


def _beginnings(code: str) -> list[str]:
    entity = load().entities.get(code)
    return [p.start[:4] for p in entity.periods if p.start] if entity is not None else []


PART_OF = Waits(verbs=("belong", *_SUBJECTED, *_CEDES, *_PARTS_FROM), words=_INDEPENDENCE, patterns=(_PARTS, _HELD), named=True)
RULES = (Rule("part-of", "a country as part of an empire, union or colonial power", find_part_of, PART_OF),)
