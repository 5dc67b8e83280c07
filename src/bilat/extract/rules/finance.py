"""Rules for finance: aid, loans, grants, investment and debt relief from one country to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.context import find_codes
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import (
    codes_of,
    day_of,
    figure_year,
    is_equivalent,
    is_money,
    other_of,
    phrase,
    phrase_after,
)
from bilat.extract.rules.givers import is_taker
from bilat.extract.rules.items import find_items
from bilat.extract.rules.shapes import Table, place_of, show
from bilat.extract.waits import Waits
from bilat.model import Roles

_AID = re.compile(r"\b(?:deposit\w*|wr\w+ off|lend|lends|lending|granted|aid|assistance|grants?|loans?|credits?|credit line|line of credit|lines of credit|investments?|invest(?:ed|s|ing)?|fdi|debt(?: relief)?|financ\w+|fund\w*|donat\w+|lent|loaned|development assistance|oda|humanitarian|disburs\w+|contribut\w+|pledg\w+|relief|budget support)\b")
INSTRUMENTS = (
    ("debt-relief", r"\bdebts?\b.*\b(?:reli\w+|forg\w+|cancel\w*|writ\w+ off|wrote off|waiv\w+|reduc\w+)|\b(?:forg\w+|cancel\w*|wr\w+ off|waiv\w+|paid off|reschedul\w+)\b.*\bdebts?\b"),
    ("credit", r"\b(?:lines? of credit|credit lines?|credits?)\b"),
    ("loan", r"\b(?:deposit(?:ed|s)?|loans?|lent|lend|loaned|lending)\b"),
    ("grant", r"\bgrant(?:s|ed)?\b(?! (?:\S+ )?(?:in |political )?(?:asylum|independence|visas?|recognition|citizenship|permission|autonomy|status|rights?|access|amnesty))|\bgrant aid\b"),
    ("investment", r"\b(?:invest\w*|fdi)\b"),
    ("aid", r"\b(?:aid|assistance|oda|humanitarian|donat\w+|relief|disburs\w+|budget support|fund\w*|contribut\w+|pledg\w+|financ\w+)\b"),
)
_GIVES = ("give", "grant", "provide", "lend", "donate", "extend", "offer", "pledge", "invest", "contribute", "disburse", "allocate", "send", "finance", "fund", "forgive", "cancel", "write off", "commit", "approve", "spend", "supply", "pay", "pay out", "deliver", "promise", "loan", "award", "release", "allot", "waive", "inject", "deposit", "write off", "transfer", "back")
_WISHED = re.compile(r"\b(?:wants?|wanted|wish\w*|seeks?|sought|seeking|hopes?|hoped|call(?:s|ed|ing)? (?:for|on)|urg\w+|encourag\w+|attract(?:s|ing)?|welcom\w+|invit\w+|ask(?:s|ed|ing)?|request\w*|need(?:s|ed)?|discuss\w*|ways to|interested in|interest in|looks? for|looking for|room for|more \S+ (?:\S+ )?investments?|potential|opportunit\w+|in exchange for|in return for|policy|promot\w+|facilitat\w+|possib\w+)\b")
_GETS = ("receive", "get", "obtain", "secure", "borrow", "attract", "benefit from")


_FORBIDDEN = re.compile(r"\b(?:aid|assistance|loans?|credits?|investments?)\b[^.;]*\b(?:had been|has been|have been|was|were|is|are|remains?) (?:\w+ly )?(?:prohibited|forbidden|barred|outlawed)\b")


def find_finance(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A granted B a loan of 50 million", "aid from A to B", "A invested $2bn in B", "A's investment in B reached ..."."""
    if _FORBIDDEN.search(sent.text):
        return
    thankful = find_thankful(sent)
    broken = [p for c in sent.clauses for p in _broken(sent, c)]
    found = [*broken, *(p for p in _by_noun(sent) if _key(p) not in {_key(b) for b in broken} and p.roles["from"] not in thankful)]
    if clause is sent.clauses[0]:
        yield from found
    known = {_key(p) for p in found}
    for proposal in [*_by_verb(sent, clause), *_plain_gift(sent, clause)]:
        if proposal.roles["from"] in thankful:
            continue  # who gives thanks for help has not given it
        if _key(proposal) not in known:
            known |= {_key(proposal)} if proposal.amount is None else set()
            yield proposal


_THANKS = re.compile(r"\b(?:thank(?:s|ed|ing)?|gratitude|grateful|appreciation|indebted|obliged) (?:\S+ ){0,8}?(?:aid|assistance|help|support|grants?|loans?|contributions?|donations?|relief)\b", re.I)


def find_thankful(sent: Sent) -> list[str]:
    """Give the countries that thank for help: those who act in the clause of the thanks."""
    found = _THANKS.search(sent.text)
    clause = next((c for c in sent.clauses if c.start <= sent.start + found.start() < c.end), None) if found else None
    return codes_of(m for m in clause.subject if m.kind in ("country", "person", "group")) if clause is not None else []


def _key(proposal: Proposal) -> tuple[str, str, str, None]:
    roles = proposal.roles
    return str(roles["from"]), str(roles["to"]), str(roles["instrument"]), None


_THING = r"(?P<n>(?:development |humanitarian |financial |economic |technical |food |foreign |bilateral )*(?:aid|assistance|oda)|loans?|credits?|grants?|(?:foreign |direct |private |total )*investments?|fdi)"
_SHAPES: tuple[tuple[str, str], ...] = (
    ("", rf"(?P<a>Ca|C's|C) (?:[a-z]+ ){{0,3}}?{_THING} (?:to|in|for) (?P<b><OF>)"),
    ("aid", r"(?P<a>Ca|C's|C) (?:[a-z]+ ){0,3}?(?P<n>aid|assistance) (?:to C )?(?:has |have |had |also )*(?:helps?|helped|supports?|supported|backs|backed|strengthens|strengthened|enables|enabled|focus(?:es|ed) on|goes to|went to|supports|funds|funded) (?P<b><OF>|C's)"),
    ("", rf"{_THING} (?:worth M )?(?:from|by) (?P<a><OF>)(?: to (?P<b><OF>))?"),
    ("", rf"private (?P<a>Ca) {_THING}"),
    ("", rf"(?:on|with|through|under) (?:a |an )?(?P<a>Ca) {_THING}"),
    ("investment", r"(?P<a>Ca) (?P<n>investors) (?:hold|held|have|had|own|owned|put|invested)[^.;]*? in (?P<b><OF>)"),
    ("investment", r"(?P<a>C) (?:is|was|became|remains|ranks as|has become) (?:also )?(?:the |one of the |among the |C's )?(?:[\w-]+ ){0,4}?(?P<n>investors?) in (?P<b><OF>)"),
    ("investment", r"(?P<a>C) (?:is|was|became|remains) (?P<b>C's) (?:[\w-]+ ){0,4}?(?P<n>investors?)(?! of)"),
    ("aid", r"(?P<a>C) (?:is|was|became|remains) (?P<b>C's) (?:[\w-]+ ){0,4}?(?P<n>donors?)"),
    ("aid", r"(?P<a>C) (?:is|was|became|remains) (?:the |one of the |among the )?(?:[\w-]+ ){0,4}?(?P<n>donors?) (?:to|of|in) (?P<b><OF>)"),
    ("aid", r"(?P<n>paid for|funded|financed|sponsored) (?:mainly |largely |partly |entirely )?(?:by|with) (?P<a>Ca|C)(?: money| funds| aid| government)?(?! (?:firm|company|bank|investor)s?)"),
    ("debt-relief", r"(?P<a>C) (?:\w+ )?(?P<n>paid off|forgave|wrote off|cancelled|canceled|waived) (?P<b>C's)"),
    ("aid", r"(?P<a>C) (?:has |have |had )?(?P<n>paid|put up|set aside|allocated|spent|earmarked) M (?:for|on) (?:the )?(?:\w+ ){0,2}?(?:water|schools?|hospitals?|roads?|bridges?|clinics?|sanitation|electrification|reconstruction|rebuilding|refugees|training|education|health|projects?|programmes?|programs?)"),
    ("aid", r"(?P<a>C|Ca \w+) (?:has |have |had )?(?:also )?(?P<n>sent|donated|delivered|shipped|provided|gave) (?:[\w-]+ ){0,4}?(?:blankets|medicines?|tents|vaccines?|rescue|relief|food|medical|masks|ventilators|ambulances|humanitarian|clothing|generators)(?: [\w-]+){0,5}?(?: to (?P<b><OF>))?(?= [,.;]|$)"),
)
_SHAPES_TABLE = Table(_SHAPES)


def _by_noun(sent: Sent) -> Iterator[Proposal]:
    """ "Norwegian aid to Malawi", "loans from A and B", "A is the second investor in B", "paid for by A", "A has sent blankets"."""
    shown = show(sent)
    seen: set[tuple[str, str, str]] = set()
    for kind, match in _SHAPES_TABLE.find(shown):
        clause, index = place_of(sent, shown, match, "n")
        instrument = kind or _kind_of(match["n"])
        if not instrument or re.search(r"\b(?:military|agreement|treaty|protection|promotion|forum|law|agency|workers?)\b", clause.words(index, index + 4)) or find_items(sent):
            continue
        if _is_wished(clause, index):
            continue
        donors = shown.codes(match, "a")[:4]
        goal = shown.codes(match, "b")[:3]
        if not goal and donors:
            subject = [c for c in codes_of(m for m in clause.subject if m.kind == "country") if c not in donors]
            goal = subject[:1] or [other_of(sent, donors[0])]
        for a in donors:
            for b in goal:
                if a and b and a != b and (a, b, instrument) not in seen:
                    seen.add((a, b, instrument))
                    yield _nominal(sent, clause, index, (a, b, instrument))


def _is_wished(clause: Clause, index: int) -> bool:
    """Tell whether a thing is only wanted, asked for or talked of ("both sides want more investment")."""
    return bool(_WISHED.search(clause.words(max(0, index - 12), index))) and not any(m.amount and is_money(m.amount) for m in clause.mentions("amount"))


def _nominal(sent: Sent, clause: Clause, index: int, told: tuple[str, str, str]) -> Proposal:
    roles: Roles = {"from": told[0], "to": told[1], "instrument": told[2]}
    money = [(i, u.mention) for i, u in enumerate(clause.units) if u.mention and u.mention.amount and is_money(u.mention.amount) and not is_equivalent(clause, i)]
    near = min(money, key=lambda m: abs(m[0] - index), default=None)
    at = near[0] if near else index
    return Proposal("finance", roles, figure_year(sent, clause, at), near[1].amount if near else None, clause=clause, cue=at)


def _kind_of(noun: str) -> str:
    return next((name for name, pattern in INSTRUMENTS if re.search(pattern, noun)), "")


def _by_verb(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A lent B $50 million for the airport", "B received a grant from A", "A forgave B's debt"."""
    words = clause.words()
    if not _AID.search(words):
        return
    instrument = next((name for name, pattern in INSTRUMENTS if re.search(pattern, words)), "")
    if not instrument or re.search(r"\b(?:military aid|humanitarian visas?|to #(?: \w+)?(?:'s)? aid|loans? from (?:\w+ )?(?:museums?|collections?)|exhibition|investment (?:agreement|protection|treaty|promotion)|first aid|aid workers?)\b", words) or any(i.clause is clause for i in find_items(sent)):
        return
    index = next((i for i, u in enumerate(clause.units) if u.mention is None and _AID.search(u.low)), 0)
    sides = _donor(sent, clause, index, instrument)
    if not sides or _is_wished(clause, index):
        return
    if any(m.amount and is_money(m.amount) for m in clause.mentions("amount")) or _is_no_money(words, instrument):
        return  # sums are read in `sums`
    roles: Roles = {"from": sides[0], "to": sides[1], "instrument": instrument}
    subject = phrase_after(sent, clause, next((i for i in range(index, len(clause.units)) if clause.units[i].low in ("for", "towards")), len(clause.units)), limit=10) if re.search(r"\bfor\b", clause.words(index)) else ""
    if subject and not re.match(r"\d|[A-Z][a-z]+$", subject):
        roles["subject"] = subject
    if any(True for _ in clause.verbs((*_GIVES, *_GETS))) or "from" in words:
        yield Proposal("finance", roles, figure_year(sent, clause, index), None, clause=clause, cue=index)


def _is_no_money(words: str, instrument: str) -> bool:
    """Tell whether what is lent, granted or given is no money: "is to lend technical help", "noted but not granted", paintings on loan."""
    if instrument in ("loan", "grant") and not re.search(r"\b(?:loans?|grants?)\b", re.sub(r"\bgrants? (?=~|#|[\w-]+ (?:scholarships|places|visas|permits))", "", words)):
        return True
    if instrument == "loan" and re.search(r"\b(?:carvings?|paintings?|exhibition|museums?|works|artefacts?|artifacts?|objects?|support)\b", words):
        return True
    return instrument == "aid" and not re.search(r"\b(?:aid|assistance|oda|donat\w+|relief|humanitarian|budget support)\b", words)


_BREAKS = ("suspend", "halt", "freeze", "cut", "cut off", "stop", "end", "withhold", "withdraw", "cancel", "discontinue", "resume", "restart", "restore", "take up", "unfreeze", "reinstate")
_TAKES_UP = frozenset(["resume", "restart", "restore", "take up", "unfreeze", "reinstate"])
_AID_WORD = re.compile(r"\b(?:aid|assistance|budget support)\b")


def _broken(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A suspended its aid to B in 2005", "in 2007 it resumed aid", "A's aid was frozen": aid that ends (denied) or goes on again."""
    for cue in clause.verbs(_BREAKS):
        passive = clause.is_passive(cue)
        span = clause.words(end=cue.index) if passive else clause.words(cue.index, cue.index + 9)
        if not _AID_WORD.search(span) or "military" in span or cue.form == "ing":
            continue
        subject = codes_of(m for m in clause.subject if m.kind in ("country", "person"))
        owner = codes_of(m for m in clause.mentions("country") if m.possessive or m.form == "adjective")
        donor = (codes_of(clause.by_agent(cue.index, ("country",))) or owner) if passive else subject
        goal = [c for c in codes_of(clause.after(-1, ("to", "for"), ("country",))) if c not in donor]
        sides = _two(sent, donor[0], goal[0] if goal else other_of(sent, donor[0])) if len(donor) == 1 else None
        if sides and not goal and is_taker(*sides):
            sides = (sides[1], sides[0])  # who mostly gets help breaks off what the other gives
        if sides:
            goes_on = cue.lemma in _TAKES_UP
            when = day_of(sent, clause, cue.index)
            when = f"{when}/" if when and goes_on and "/" not in when else when
            yield Proposal("finance", {"from": sides[0], "to": sides[1], "instrument": "aid"}, when, modality=None if goes_on else "denied", clause=clause, cue=cue.index)


_HANDS = ("give", "provide", "pledge", "donate", "send", "contribute", "grant", "allocate", "hand")
_PURPOSE = re.compile(r"\bto (?:re|help|build|train|fight|improve|support|restore|construct|develop|protect|feed|house|combat|upgrade|modern\w+|equip|expand|finish|complete|aid|assist|finance|fund)\w*|\bfor (?:[\w~-]+ ){0,3}?(?:relief|recovery|reconstruction|rebuilding|refugees|victims|schools?|hospitals?|water|roads?|projects?|programm?e?s?|education|health|training|sanitation|development|agriculture|flood|drought|earthquake|hurricane|cyclone|famine)\b")


def _plain_gift(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A gave B $2.2 million to rebuild after the storm": money with a purpose of help, and no word of aid."""
    for cue in clause.verbs(_HANDS):
        money = [m for m in clause.mentions("amount", begin=cue.index) if m.amount and is_money(m.amount)]
        if not money or clause.is_passive(cue) or find_items(sent):
            continue
        at = clause.index_of(money[0])
        if not _PURPOSE.search(clause.words(at)) or _AID.search(clause.words(at, at + 3)):
            continue
        giver = codes_of(m for m in clause.subject if m.kind == "country")
        taker = [c for c in codes_of(clause.after(cue.index, ("", "to"), ("country",), 12)) if c not in giver]
        sides = _two(sent, giver[0], taker[0] if taker else other_of(sent, giver[0])) if len(giver) == 1 else None
        if sides:
            instrument = "grant" if cue.lemma == "grant" else "aid"
            roles: Roles = {"from": sides[0], "to": sides[1], "instrument": instrument, "subject": phrase(sent, clause.units[min(at + 2, len(clause.units) - 1)].start, clause.units[-1].end)}
            yield Proposal("finance", roles, figure_year(sent, clause, at), money[0].amount, clause=clause, cue=cue.index)


def _donor(sent: Sent, clause: Clause, index: int, instrument: str) -> tuple[str, str] | None:
    subject = codes_of(m for m in clause.subject if m.kind in ("country", "firm", "place") or m.kind == "person")
    subject = subject or [c for m in clause.subject if m.kind == "org" for c in find_codes(m.text) or find_codes(m.text.split()[0]) or find_codes(" ".join(m.text.split()[:2]))]
    owner = codes_of(m for m in clause.before(index, ("country",)) if m.possessive or m.form in ("adjective", "pronoun"))
    source = codes_of(clause.after(-1, ("from", "by"), ("country",)))
    target = codes_of(clause.after(-1, ("to", "in", "into", "for", "towards"), ("country",)))
    indirect = codes_of(clause.after(index if not subject else 0, ("",), ("country", "group"), 12))
    giving = next(clause.verbs(_GIVES), None)
    getting = next(clause.verbs(_GETS), None)
    if getting is not None and subject and (giving is None or getting.index < giving.index):
        donor = source or [c for c in owner if c not in subject]
        return _two(sent, donor[0] if donor else other_of(sent, subject[0]), subject[0])
    if giving is not None and not clause.is_passive(giving) and subject:
        owed = codes_of(m for m in clause.mentions("country", begin=giving.index) if m.possessive) if instrument == "debt-relief" else []
        held = codes_of(clause.after(giving.index, ("of", "with", "at"), ("country",), 14))
        goal = [c for c in [*codes_of(clause.after(giving.index, ("",), ("country",), 4)), *owed, *target, *indirect, *held] if c not in subject]
        return _two(sent, subject[0], goal[0] if goal else other_of(sent, subject[0]))
    if giving is not None and not clause.is_passive(giving) and not subject and not source and owner and clause.index_of(next(m for m in clause.mentions("country") if m.code == owner[0])) > giving.index:
        return None
    donor = source or owner
    goal = [c for c in [*target, *subject] if c not in donor]
    if donor:
        return _two(sent, donor[0], goal[0] if goal else other_of(sent, donor[0]))
    return None


def _two(sent: Sent, a: str, b: str) -> tuple[str, str] | None:
    return (a, b) if a and b and a != b else None


RULES = (Rule("finance", "aid, loans, grants, investment or debt relief from one country to another", find_finance, Waits(verbs=_HANDS, patterns=(_AID, _AID_WORD), shapes=[p for _, p in _SHAPES])),)
