"""Envoys with whom relations began, told in a row: "when first Ambassador of A to B (resident in CITY) Mr. N. presented his credentials". The title stands
without article, the seat between it and the name. Envoys told in whole sentences are read in envoys.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.lexicon import load_lexicon
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.envoys import CREDENTIALS, find_envoy
from bilat.extract.waits import Waits

_OFFICES = (
    ("ambassador", r"[Aa]mbassador(?: [Ee]xtraordinary)?(?: and (?:[Mm]inister )?[Pp]lenipotentiary)?"),
    ("high-commissioner", r"[Hh]igh [Cc]ommissioner"),
    ("charge-d-affaires", r"[Cc]harg[eé]s? d[’'][Aa]ffaires(?: [Aa]d [Ii]nterim)?"),
    ("envoy", r"(?:[Ee]nvoy [Ee]xtraordinary(?: and [Mm]inister [Pp]lenipotentiary)?|[Mm]inister [Pp]lenipotentiary|[Mm]inister [Rr]esident|[Rr]esident [Mm]inister|Minister(?= (?:of|to)\b))"),
    ("consul", r"[Cc]onsul(?:[- ][Gg]eneral)?(?! of)"),
)
_RANK = "|".join(rf"(?P<{rank.replace('-', '_')}>{words})" for rank, words in _OFFICES)
_UPPER = "A-Z\u00c0-\u00de\u0100\u0106\u010c\u0110\u0112\u0118\u011a\u0130\u0141\u0143\u0147\u0158\u015a\u015e\u0160\u016e\u0179\u017b\u017d"
_LAND = rf"(?:[Tt]he )?[{_UPPER}][^();,.]{{2,45}}?"
_SEAT = r"(?:,? ?\(?(?:with (?:a )?(?:his |her )?(?:residence|seat)|resident|residing|based|non-resident,? resident) (?:in|at) [\w .'’-]{3,40}?(?:\)|,|(?= M[rsme]{0,3}\.? )))?"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mme|M|Dr|Sr|Sir|H\.? ?E|Prof|General|Gen|Colonel|Col|Sheikh|Prince|Count|Baron)(?:\.|(?= [A-Z])) ?)*"
_NAME = rf"(?P<name>(?:[{_UPPER}][\w'’.-]*|d[’'][{_UPPER}][\w-]+)(?: (?:(?:de|da|do|dos|di|del|della|la|le|van|von|der|den|bin|ibn|ben|el|al|bey|ould|y|e)\b|d[’'][{_UPPER}][\w-]+|(?:el|al|El|Al)-[\w'’-]+|[{_UPPER}][\w'’-]*\.?))+?)"
_ENDS = r"(?=$|[,.;:()\[]| (?:has|had|who|was|were|is|in|to|on|and|as|at|also|with|which|present\w*|deliver\w*|hand\w*|submitted)\b)"
_LED = re.compile(
    rf"\b(?:when|[Aa]fter|with|where|since|by)\b,? (?:(?:has been|had been|was|is) )?(?P<act>(?:also )?(?:appointed|accredited|named|nominated|received|established [^;.]{{4,50}} and appointed) )?(?:as )?(?:the |its )?(?:first |new )?(?:resident |non-resident )?"
    rf"(?:{_RANK}) (?:of|from) (?P<sender>{_LAND}) (?:[Tt]o|in|at|for|[Ee]mbassy in) (?P<host>{_LAND}){_SEAT},? ?{_TITLE}{_NAME}{_ENDS}"
)
_ADJECTIVE = re.compile(
    rf"\b(?:when|[Aa]fter|with|where)\b,? (?:(?:has been|was) )?(?P<act>(?:appointed|accredited|named|received) )?(?:the |its )?(?:first |new )?(?P<sender>[{_UPPER}][\w-]+(?: [{_UPPER}][\w-]+)?)(?:['’]s?)? (?:first |new )?(?:{_RANK}) (?:[Tt]o|in|at|for) (?P<host>{_LAND}){_SEAT},? ?{_TITLE}{_NAME}{_ENDS}"
)
_NO_NAME = re.compile(r"\b(?:President|King|Queen|Government|Minister|Republic|Kingdom|Emperor|Sultan|Embassy|Governor|Ambassador|Relations|Secretary|Union|Affairs|Consul)\b")


def find_opening_envoy(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "... on 6 October 1965 when first Ambassador of A to B Mr. N. presented his credentials": A's envoy to B, from that day."""
    if clause is not sent.clauses[0] or any(True for c in sent.clauses for _ in find_envoy(sent, c)):
        return
    found = _LED.search(sent.text) or _ADJECTIVE.search(sent.text)
    if found is None or _NO_NAME.search(found["name"]) or not (found["act"] or CREDENTIALS.search(sent.text[found.end() :]) or re.match(r",? (?:was|has been|is) (?:also )?accredited", sent.text[found.end() :])):
        return
    sender, host = _country(sent, found["sender"]), _country(sent, found["host"])
    rank = next(r for r, _ in _OFFICES if found[r.replace("-", "_")])
    if not sender or not host or sender == host:
        return
    roles = {"person": _LAST_DOT.sub("", found["name"]), "sender": sender, "host": host, "rank": rank, **({"status": "appointed"} if found["act"] else {})}
    days = list(dict.fromkeys(d.value for d in sent.of_kind("date") if d.start < sent.start + found.start() and re.fullmatch(r"\d{4}[\d-]*", d.value)))
    when = f"{days[-1]}/" if days else None
    yield Proposal("envoy", dict(roles), when, clause=clause, cue=0, modality="asserted")


_LAST_DOT = re.compile(r"(?<=\w\w)\.$")  # not that of an initial


def _country(sent: Sent, words: str) -> str:
    """Give the only country that words name (of a city, that of which it is the capital), "" where they name none or several; of an ambiguous name the one of the pair."""
    named = [m for m in load_lexicon().find(words) if m.kind == "country" and m.code]
    codes = {c for m in named for c in ((m.code,) if not m.others else [o for o in m.others if o in sent.pair])}
    return codes.pop() if len(codes) == 1 else ""


RULES = (Rule("envoy-opening", "an envoy with whom relations began, his title without article", find_opening_envoy, Waits(patterns=(r"\b(?:ambassador|commissioner|charg\w+|envoy|minister|consul)\b",))),)
