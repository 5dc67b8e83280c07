"""Whose envoy, and where, when his title does not say it: by what is done with him, by whom he hands his letters to, by whose page it is."""

from __future__ import annotations

import re

from bilat.extract.clauses import Clause
from bilat.extract.lexicon import load_lexicon
from bilat.extract.reading import Sent
from bilat.extract.rules.common import other_of

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
