"""Whose envoy, and where, when his title does not say it: by what is done with him, by whom he hands his letters to, by whose page it is."""

from __future__ import annotations

import re

from bilat.extract.clauses import Clause, Cue
from bilat.extract.lexicon import load_lexicon
from bilat.extract.reading import Sent
from bilat.extract.rules.common import is_city, other_of

HOUSES = {
    "embassy": "ambassador", "high commission": "high-commissioner", "legation": "envoy", "consulate": "consul", "consulate general": "consul", "consulate-general": "consul",
    "honorary consulate": "consul", "diplomatic mission": "ambassador", "mission": "ambassador", "liaison office": "envoy",
}  # fmt: skip
_BY_HOST = re.compile(r"\b(?:expel\w*|throw\w* out|threw out|thrown out|oust\w*|summon\w*|order\w*|turn\w* away|ejected|declared|refus\w+|declin\w+|reject\w*|accept\w*|receiv\w*|welcom\w*|gave|sen[dt]s? packing|asked|told|barred|hand\w*)\b")
_BY_SENDER = re.compile(r"\b(?:recall\w*|withdr\w+|call\w* (?:home|back)|called|appoint\w*|nam(?:ed|es)|nominat\w*|sent|sends|dispatch\w*|accredit\w*|posted|pull\w*|brought home|replac\w*)\b")
_CREDENTIALS = re.compile(r"\b(?:credentials|letters? of credence|took leave|farewell call|paid a (?:courtesy|farewell) call)\b")
_OWN = re.compile(r"\b(?:its|his|her|their) (?:own )?(?:new |former |outgoing )?$")


def sides_by_act(sent: Sent, clause: Clause, index: int) -> tuple[str, str]:
    """Give (sender, host) by what a country does with the envoy named at unit `index`: "B expelled Ambassador N.", "A withdrew its ambassador, N."."""
    actor = next((m for m in clause.mentions("country", end=index) if m.code and m.form in ("name", "capital", "formal", "metonym", "short") and not m.possessive and clause.governor(clause.index_of(m)) == ""), None)
    if actor is not None:
        between = clause.words(clause.index_of(actor) + 1, index)
        own = bool(_OWN.search(re.sub(r"#", "its", between) + " "))
        if own or (_BY_SENDER.search(between) and not _BY_HOST.search(between)):
            return actor.code, other_of(sent, actor.code)
        if _BY_HOST.search(between):
            return other_of(sent, actor.code), actor.code
    if _CREDENTIALS.search(clause.words()):
        host = next((m.code for m in clause.mentions("person", begin=index + 1) if m.form != "pronoun" and other_of(sent, m.code)), "")
        return other_of(sent, host), host
    return "", ""


_HOMEWARD = re.compile(r"\b(?:recall\w*|back|home|return\w*|consultations|withdr\w+|brought|flew|travel\w*|visit\w*|came)\b")


def sides_by_seat(sent: Sent, clause: Clause, index: int) -> tuple[str, str]:
    """Give (sender, host) where an envoy without a country is told of in one city of the pair: it is where he serves ("Ambassador N. has his office in CITY")."""
    cities = {m.code for i, u in enumerate(clause.units) if (m := u.mention) and is_city(m) and m.code and i > index and (clause.governor(i) in ("in", "at") or clause.words(max(0, i - 1), i) in ("leave", "left", "leaves"))}
    host = next(iter(cities)) if len(cities) == 1 else ""
    named = {m.code for m in clause.mentions("country") if m.code and not is_city(m)}
    if not host or not other_of(sent, host) or named - {host} or _HOMEWARD.search(clause.words()):
        return "", ""
    return other_of(sent, host), host


_NAMING = re.compile(r"(?:['’]s)?\s(?:new |former |outgoing )?(?:ambassador|envoy|high commissioner|consul\b|consul |charg|embassy,? (?:in |–|-|[A-Z]))", re.I)
_NAMING_BEFORE = re.compile(r"(?:embassy|ambassador|high commission(?:er)?|consulate(?:[ -]general)?|envoy) of (?:the )?(?:\w+ of )?$", re.I)


def page_sender(sent: Sent, *, labelled: bool = False) -> str:
    """Give whose envoy a page means by "the ambassador": the one whom its title names ("A ambassador hails ...", "Embassy of A"), or its owner in a directory."""
    title = sent.document.title
    for m in load_lexicon().find(title):
        if m.kind == "country" and m.code in sent.pair and m.form not in ("capital",) and (_NAMING.match(title[m.end :]) or _NAMING_BEFORE.search(title[: m.start])):
            return m.code
    owner = sent.context.owner
    url = (sent.document.url or "").lower()
    return owner if other_of(sent, owner) and (labelled or re.search(r"embass|consul|emb\b|highcom", url + " " + title.lower()) or sent.text.lower().startswith("our ")) else ""


def sides_of_house(sent: Sent, clause: Clause, cue: Cue) -> tuple[str, str] | None:
    """Give (sender, host) of a mission from its owner, the city or country where it is, and the pair."""
    owners = [m for m in clause.before(cue.index, ("country",)) if m.code and (m.possessive or m.form in ("adjective", "pronoun")) and not is_city(m)]
    of = [m for m in clause.after(cue.index, ("of",), ("country",), 4) if m.code and not is_city(m)]
    seats = [m for m in clause.after(cue.index, ("in", "at", "to"), ("country", "place"), 8) if m.code]
    owner = owners[0].code if owners else of[0].code if of else ""
    host = seats[0].code if seats else other_of(sent, owner)
    owner = owner or other_of(sent, host) or page_sender(sent)
    host = host or other_of(sent, owner)
    return (owner, host) if owner and host and owner != host else None


def sides_by_house(sent: Sent) -> tuple[str, str]:
    """Give (sender, host) of the only mission that the sentence names, else of the one told of before ("The embassy of A opened in 1990, and N. is the ambassador")."""
    found = {s for c in sent.clauses for cue in c.find(HOUSES) if (s := sides_of_house(sent, c, cue)) is not None}
    if len(found) == 1:
        return next(iter(found))
    told = sent.before.mission or {}
    sender, host = str(told.get("sender", "")), str(told.get("host", ""))
    return (sender, host) if not found and sender and host and other_of(sent, sender) == host else ("", "")
