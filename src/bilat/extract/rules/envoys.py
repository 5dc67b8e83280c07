"""Rules for envoys: who heads a mission of one country in another, told in a clause or listed under a heading "Ambassadors of A to B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bilat.extract.clauses import Clause
from bilat.extract.dates import to_period
from bilat.extract.lexicon import load_lexicon
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import date_of, is_city, other_of
from bilat.extract.rules.envoy_sides import page_sender, sides_by_act, sides_by_house, sides_by_seat
from bilat.extract.waits import Waits

_RANKS = {
    "ambassador": "ambassador", "high commissioner": "high-commissioner", "charge d'affaires": "charge-d-affaires", "consul": "consul", "envoy": "envoy",
    "permanent representative": "", "cda": "charge-d-affaires", "minister plenipotentiary": "envoy",
}  # fmt: skip
_NOT_AN_ENVOY = re.compile(r"\b(?:goodwill|brand|cultural ambassador|student ambassador|special ~?envoy|special~envoy|ambassador - at - large|ambassador-at-large|peace envoy|un envoy|special representative|trade envoy|climate envoy)\b")
_FORMER = re.compile(r"\b(?:former|ex|then|late|previous|outgoing|was|were|had|served|until|resided|used)\b")
_NAMED = re.compile(r"\b(?:appoint\w*|nam(?:ed|es|ing)|nominat\w*|designat\w*|chosen|will be|next|elect|picked)\b")
_STILL = re.compile(r"\b(?:has been|current|currently|at present|is|remains|since)\b")


class Post(NamedTuple):
    """A post: whose envoy where, of what rank, and the unit that names it."""

    sender: str
    host: str
    rank: str
    at: int


def find_envoy(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "N. is A's ambassador to B", "Ambassador of A to B N.", "the former A ambassador to B is N.", "A appointed N. its envoy to CITY"."""
    if _NOT_AN_ENVOY.search(clause.words()):
        return
    for i, unit in enumerate(clause.units):
        mention = unit.mention
        rank = rank_of(mention.office) if mention is not None and mention.kind == "person" and mention.form != "pronoun" else None
        if mention is None or rank is None or mention.form == "plural-office" or _is_courtesy(clause, i):
            continue
        post = _post(sent, clause, i, mention, rank)
        holder = _holder(sent, clause, i, mention) if post else None
        if post and holder and holder.value:
            yield from _envoys(sent, clause, post, holder)


def _is_courtesy(clause: Clause, index: int) -> bool:
    """Tell whether "Ambassador" is only a form of address of somebody with another office: "her counterpart, Ambassador N.", "Ambassador N., Minister of ..."."""
    after = clause.units[index + 2].mention if index + 2 < len(clause.units) and clause.units[index + 1].low == "," else None
    minister = after is not None and after.kind == "person" and not after.value and "inister" in after.office
    return minister or bool(re.match(r", (?:minister|permanent secretary|secretary|director)\b", clause.words(index + 1, index + 4))) or bool(re.search(r"\bcounterpart(?:,~?| ,)?(?: #)? ?$", clause.words(max(0, index - 3), index) + " "))


_LONGEST_FIRST = [(re.compile(rf"\b{word}\b"), rank) for word, rank in sorted(_RANKS.items(), key=lambda x: -len(x[0]))]


def rank_of(office: str) -> str | None:
    """Give the rank of an envoy's office, "" for one without (permanent representative), None where it is no envoy's."""
    low = office.lower().replace("é", "e").replace("’", "'")
    if "counterpart" in low or "colleague" in low or not low:
        return None
    return next((rank for word, rank in _LONGEST_FIRST if word.search(low)), None)


def _post(sent: Sent, clause: Clause, index: int, mention: Mention, rank: str) -> Post | None:
    """Read whose envoy and where from the words of the title, those after it and those before it."""
    sender, host = _inside(mention)
    for preposition, code in _following(clause, index):
        if preposition == "of" and not sender:
            sender = code
        elif preposition != "of" and not host and code != sender:
            host = code
    sender, host = (sender, host) if sender or host else sides_by_act(sent, clause, index)
    sender = sender or _owner(sent, clause, index)
    if not sender and not host:
        sender, host = sides_by_seat(sent, clause, index)
    if not sender and not host:
        sender, host = sides_by_house(sent)
    if not sender and not host:
        sender = page_sender(sent) or (mention.code if other_of(sent, mention.code) and mention.value else "")
    seat = _elsewhere(clause, index)
    host = host or (seat if seat != sender else "") or (other_of(sent, sender) if seat != sender else seat)
    if host == sender and other_of(sent, host):
        sender = other_of(sent, host)
    sender = sender or other_of(sent, host)
    return Post(sender, host, rank, index) if sender and host and sender != host else None


def _inside(mention: Mention) -> tuple[str, str]:
    """Give (sender, host) as the countries inside a titled person's words say it: "A's ambassador to B N."."""
    text = mention.text
    at = text.find(mention.office)
    sender = host = ""
    for m in load_lexicon().find(text):
        if m.kind not in ("country", "org") or not m.code or (mention.name_start >= 0 and mention.name_start <= mention.start + m.start < mention.name_start + len(mention.value)):
            continue
        gap = text[: m.start].rstrip()
        if (m.start < at and m.kind == "country") or re.search(r"\bof(?: the)?$", gap):
            sender = sender or m.code
        elif re.search(r"\b(?:to|in|at|for)(?: the)?$", gap):
            host = host or m.code
    return sender, host


def _following(clause: Clause, index: int) -> Iterator[tuple[str, str]]:
    """Give (preposition, code) of the countries and cities right after a title: "of A to B", "in CITY"."""
    i = index + 1
    beside = clause.units[i + 1].mention if i + 2 < len(clause.units) and clause.units[i].low == "(" and clause.units[i + 2].low == ")" else None
    if beside is not None and beside.kind == "country" and beside.code:
        yield "of", beside.code
    while i + 1 < len(clause.units) and clause.units[i].low in ("of", "to", "in", "at", "for") and clause.units[i].mention is None:
        k = i + 1
        while k < len(clause.units) and clause.units[k].low in ("the", "both") and clause.units[k].mention is None:
            k += 1
        mention = clause.units[k].mention if k < len(clause.units) else None
        if mention is None or mention.kind not in ("country", "place", "org") or not mention.code:
            return
        yield clause.units[i].low, mention.code
        i = k + 1


def _owner(sent: Sent, clause: Clause, index: int) -> str:
    """Give the country before a title ("A's ambassador", "the A ambassador", "its envoy", "the post of A ambassador")."""
    for i in range(index - 1, max(-1, index - 5), -1):
        mention = clause.units[i].mention
        if mention is None:
            if clause.units[i].low in (",", "to", "in", "by") or (clause.is_verb(i) and clause.units[i].low != "as"):
                break
            continue
        if mention.kind == "country" and (mention.possessive or mention.form == "adjective" or i == index - 1):
            return mention.code
        break
    active = next((m for m in clause.subject if m.kind == "country" and m.code), None)
    if active and not clause.is_passive_at(max(0, clause.verb)):
        return active.code
    agent = next((m for i, u in enumerate(clause.units) if (m := u.mention) and m.kind == "country" and clause.governor(i) == "by"), None)
    if agent:
        return agent.code
    if re.search(r"\bour (?:\w+ )?$", clause.words(0, index) + " ") and sent.context.owner:
        return sent.context.owner
    opening = next((m for m in clause.mentions("country", "place", end=index) if is_city(m) and m.code and clause.governor(clause.index_of(m)) == "in"), None)
    return other_of(sent, opening.code) if opening else ""


def _elsewhere(clause: Clause, index: int) -> str:
    """ "In CITY the A ambassador N. ...", "A is represented in CITY by Ambassador N.": where an envoy is, said before the title."""
    for i in range(index - 1, -1, -1):
        mention = clause.units[i].mention
        if mention is not None and mention.kind in ("country", "place") and mention.code and clause.governor(i) == "in":
            return mention.code
    return ""


_LINK = frozenset(["is", "was", ",", ":", "are", "to", "in", "of", "at", "the", "(", "-", "–", "mr", "mrs", "ms", "dr", "currently", "now", "has", "been", "accredited", "resident", "born", "-born"])


def _holder(sent: Sent, clause: Clause, index: int, mention: Mention) -> Mention | None:
    """Give who holds the post: the titled person, the name after "is" or a comma, the name before "as", or the subject."""
    if mention.value:
        return mention
    for i in range(index + 1, min(len(clause.units), index + 9)):
        unit = clause.units[i]
        if unit.kind == "person" and unit.mention and unit.mention.value and unit.mention.form != "pronoun":
            return unit.mention
        if unit.mention is None and unit.low not in _LINK:
            break
        if unit.kind not in ("", "country", "place", "org"):
            break
    if re.search(r"\b(?:by|with|from|recall\w*|expel\w*|summon\w*|withdr\w*|sent|send|receiv\w*|host\w*|met) (?:the |its |his |her |their |# |#\w* )*$", _plain(clause, index) + " "):
        return None
    if clause.words(max(0, index - 1), index) == "as" and CREDENTIALS.search(clause.words(0, index)):
        return next((m for m in clause.subject if m.kind == "person" and m.value), None)
    before = [u.mention for i, u in enumerate(clause.units[max(0, index - 9) : index], max(0, index - 9)) if u.kind == "person" and u.mention and u.mention.value and clause.governor(i) != "by"]
    near = clause.words(max(0, index - 9), index)
    if before and re.search(r"\b(?:as|is|was|been|be|became|become|appointed|named|nominated|names|appoints|post of|post|position of|office of|,|served|represent\w*)\b", near):
        return before[-1]
    subject = [m for m in clause.subject if m.kind == "person" and m.value]
    return subject[0] if len(subject) == 1 and re.search(r"\b(?:as|is|was|been|be|became)\b", near) else None


CREDENTIALS = re.compile(r"\b(?:credentials|letters? of credence)\b")


def _plain(clause: Clause, index: int) -> str:
    return " ".join("#" if u.mention else u.low for u in clause.units[max(0, index - 6) : index])


def _envoys(sent: Sent, clause: Clause, post: Post, holder: Mention) -> Iterator[Proposal]:
    status = _status(clause, post, holder)
    yield _envoy(clause, post, holder.value, status, _when(sent, clause, post, status))
    for host in _covers(clause, post):
        yield _envoy(clause, post._replace(host=host), holder.value, status, None)
    for name, later, date in _neighbours(sent, clause):
        if name != holder.value:
            state = ("appointed" if later == "named" else "current") if later else "former"
            yield _envoy(clause, post, name, state, None if date is None or later else f"/{date}")


def _envoy(clause: Clause, post: Post, name: str, status: str, when: str | None) -> Proposal:
    roles: dict[str, str | list[str]] = {"person": name, "sender": post.sender, "host": post.host, "rank": post.rank, "status": status}
    planned = re.search(r"\bwill be\b", clause.words()) and status == "appointed"
    refused = re.search(r"\b(?:refus\w+|declin\w+|reject\w*) (?:to (?:accept|receive|accredit|admit) )?(?:[\w-]+ ){0,3}$", clause.words(max(0, post.at - 9), post.at) + " ")
    return Proposal("envoy", {k: v for k, v in roles.items() if v}, when, clause=clause, cue=post.at, modality="planned" if planned else "denied" if refused else "asserted")


def _covers(clause: Clause, post: Post) -> Iterator[str]:
    """ "... is accredited to CITY as well", "... also covers C", "A's ambassador to B and C"."""
    yield from _titled_hosts(clause, post)
    for cue in clause.verbs(("accredit", "cover")):
        for m in clause.after(cue.index, ("to", "", "in"), ("country", "place")):
            if cue.index > post.at and m.code and m.code not in (post.sender, post.host):
                yield m.code


def _titled_hosts(clause: Clause, post: Post) -> Iterator[str]:
    """Give the countries that a title names after the first to which it accredits ("Ambassador to B, C and D")."""
    mention = clause.units[post.at].mention if post.at < len(clause.units) else None
    named = [m for m in load_lexicon().find(mention.text) if m.kind == "country" and m.code] if mention is not None and mention.kind == "person" else []
    at = next((k for k, m in enumerate(named) if m.code == post.host), len(named))
    for before, m in zip(named[at:], named[at + 1 :], strict=False):
        if mention is None or not re.fullmatch(r",?(?: and)?(?: to)?(?: the)? ?", mention.text[before.end : m.start]):
            return
        if m.code != post.sender:
            yield m.code


def _neighbours(sent: Sent, clause: Clause) -> Iterator[tuple[str, str, str | None]]:
    """Give (name, "" or how they followed, year) of those who held the post before or after: "replacing N.", "has been succeeded by N."."""
    for cue in clause.verbs(("replace", "succeed")):
        for i in range(cue.index + 1, min(len(clause.units), cue.index + 5)):
            mention = clause.units[i].mention
            if mention is not None and mention.kind == "person" and mention.value and mention.form != "pronoun":
                date = date_of(sent, clause, cue.index)
                passive = clause.is_passive(cue)
                yield mention.value, ("named" if _NAMED.search(sent.text) else "followed") if passive else "", date.value if date and date.value else None
                break


_JUST_NAMED = re.compile(r"\b(?:was|were|been) (?:\w+ )?(?:appointed|named|nominated|designated) (?:(?:as|to|be|the|an?|first|new|its|#) ?)*$")


_HANDED = re.compile(r"\b(?:credentials?|letters? of credence|letters? of accreditation)\b")  # who hands them over begins


def _status(clause: Clause, post: Post, holder: Mention) -> str:
    words, title = clause.words(), clause.units[post.at].text.lower()
    near = clause.words(max(0, post.at - 5), post.at)
    if re.search(r"\b(?:former|formerly|later|once|ex|then|late|previous|outgoing)\b", f"{near} {title}"):
        return "former"
    if _JUST_NAMED.search(near) or (_NAMED.search(words) and not holder.form.startswith("titled")):
        return "appointed"
    if re.search(r"\bnew\b", near) or _HANDED.search(words):
        return "current"
    if re.search(r"\b(?:replaced by|succeeded by|was succeeded|was replaced)\b", words):
        return "former"
    if re.search(r"\b(?:was|had been|served|were|resided|until)\b", words) and not re.search(r"\bwas (?:summoned|received|recalled|expelled|told|asked|invited|called|present|quoted|among|in|at|also)\b", words):
        return "former"
    return "current"


def _when(sent: Sent, clause: Clause, post: Post, status: str) -> str | None:
    date = date_of(sent, clause, post.at)
    if date is None or not date.value:
        return None
    begins = re.search(r"\b(?:took up|took office|accredited|credentials|letters? of credence|since|from|arrived|became|appointed in|succeed\w*|replac\w*)\b", clause.words())
    if begins and clause.index_of(date) < 0 and begins[0] in ("since", "from"):
        return None  # another date than the one that opens the sentence is meant
    if "/" in date.value or "X" in date.value:
        return date.value
    if date.relation == "until":
        return f"/{date.value}"
    if begins and begins[0].startswith(("credential", "letter")) and sent.context.on_pair and not set(sent.pair) >= {post.sender, post.host}:
        return None
    if begins and re.fullmatch(r"[\d-]+", date.value):
        return f"{date.value}/" + (".." if date.relation == "since" and status == "current" else "")
    return to_period(date, opens=True) if date.relation in ("since", "from") else None


_GOVERNS = re.compile(r"\b(?:president|prime minister|foreign minister|minister of|chancellor|king|queen|speaker)\b", re.I)  # somebody who visits
_HEAD = re.compile(r"\b(ambassadors?|envoys?|high commissioners?|consuls?|heads? of mission|chargés? d['’]affaires|ministers? plenipotentiary)\b", re.I)
_HEAD_RANK = {"amb": "ambassador", "env": "envoy", "hig": "high-commissioner", "con": "consul", "hea": "ambassador", "cha": "charge-d-affaires", "min": "envoy"}


_OWN_SIDES = re.compile(r"['’]s? (?:new |former |then )?(?:[Aa]mbassador|[Hh]igh [Cc]ommissioner|[Cc]onsul|[Ee]nvoy)\b")


def find_listed_envoy(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "N. (1969-1973)" under "Ambassadors of A to B" or "A envoys in CITY:": an item with a name and perhaps a period."""
    if clause is not sent.clauses[0] or clause.verb >= 0 or sent.block.kind not in ("item", "row", "paragraph"):
        return
    people = [m for m in clause.mentions("person") if m.value]
    if len(people) != 1 or clause.index_of(people[0]) > 3 or len(sent.text) > 140 or _GOVERNS.search(people[0].office) or _OWN_SIDES.search(sent.text):
        return
    head = sent.lead if _HEAD.search(sent.lead) else sent.section if _HEAD.search(sent.section) else ""
    sides = _sides_of_head(sent, head) if head else None
    if sides is None:
        return
    date = next((m for m in clause.mentions("date") if m.value), None)
    current = bool(re.search(r"\b(?:since|present|incumbent|current|today)\b|[-–]\s*\)?$", sent.text))
    when = None if date is None else date.value if "/" in date.value else f"{date.value}/.." if current else date.value
    if when and current and not when.endswith(".."):
        when = when.split("/")[0] + "/.."
    roles: dict[str, str | list[str]] = {"person": people[0].value, "sender": sides[0], "host": sides[1], "rank": sides[2], "status": "current" if current or date is None else "former"}
    yield Proposal("envoy", roles, when, clause=clause, cue=clause.index_of(people[0]), modality="asserted")


def _sides_of_head(sent: Sent, head: str) -> tuple[str, str, str] | None:
    sender = host = ""
    rank = _HEAD.search(head)
    for m in load_lexicon().find(head):
        if m.kind != "country" or not m.code:
            continue
        if re.search(r"\b(?:to|in|at)(?: the)?$", head[: m.start].rstrip()):
            host = host or m.code
        elif not host or not sender:
            sender = sender or m.code
    sender = sender or other_of(sent, host)
    host = host or other_of(sent, sender)
    return (sender, host, _HEAD_RANK[rank.group().lower()[:3]]) if rank and sender and host and sender != host else None


_LABEL = re.compile(r"^(?:(?:Current |Present |Previous |Former |Resident |Our |The )?(?:Envoy|Ambassador|High Commissioner|Head of Mission|Chargé d['’]affaires|Head of Delegation|Consul[ -]General|Honorary Consul)(?: of (?P<of>[A-Z][\w ]+?))?(?: (?:to|in) (?P<to>[A-Z][\w ]+?))?)\s*[:|]", re.I)


def find_labelled_envoy(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Envoy | Ambassador N.", "Ambassador: N. (resident in CITY)": a line of an infobox or directory."""
    found = _LABEL.match(sent.text.strip()) if clause is sent.clauses[0] else None
    cells = sent.block.cells
    if found is None and not (sent.block.kind == "infobox" and len(cells) == 2 and _HEAD.match(sent.document.text[cells[0].start : cells[0].end].strip())):
        return
    person = next((m for c in sent.clauses for m in c.mentions("person") if m.value), None)
    if person is None:
        return
    named = [m for m in sent.of_kind("country", "place") if m.code and m.form != "pronoun"]
    nation = next((m.code for m in named if not is_city(m)), "")
    seat = next((m.code for m in named if is_city(m)), "")
    sender = nation or (other_of(sent, seat) if seat else person.code if other_of(sent, person.code) else _of_next(sent) or page_sender(sent, labelled=True))
    host = other_of(sent, sender)
    rank = rank_of(person.office) or _HEAD_RANK.get(sent.text.strip()[:3].lower(), "ambassador")
    if sender and host and rank:
        rank = "ambassador" if rank == "envoy" and person.office == "" else rank
        yield Proposal("envoy", {"person": person.value, "sender": sender, "host": host, "rank": rank, "status": "former" if sent.text.strip().lower().startswith(("previous", "former")) else "current"}, _since(sent), clause=clause, cue=0, modality="asserted")


def _since(sent: Sent) -> str | None:
    """Give the time of an envoy in a directory: "(since 2019)"."""
    date = next((m for m in sent.of_kind("date") if m.value and m.relation == "since" and re.fullmatch(r"[\d-]+", m.value)), None)
    return f"{date.value}/" if date else None


def _of_next(sent: Sent) -> str:
    """Give the sender that the line beside it names: "Mission: Embassy of A, CITY"."""
    text = sent.document.text
    around = text[sent.end : sent.end + 90].lstrip("\n").split("\n")[0]
    found = re.search(r"(?:Embassy|High Commission|Consulate[ -]General) of (?:the )?", around)
    if not found:
        return ""
    codes = [m.code for m in load_lexicon().find(around[found.end() :]) if m.kind == "country" and m.code]
    return codes[0] if codes and codes[0] in sent.pair else ""


RULES = (
    Rule("envoy", "an ambassador or other head of mission", find_envoy, Waits(kinds=("person",))),
    Rule("envoy-listed", "an envoy in a list under a heading", find_listed_envoy, Waits(kinds=("person",))),
    Rule("envoy-labelled", "an envoy in a line of an infobox", find_labelled_envoy, Waits(kinds=("person",))),
)
