"""The context of a document: its pair of countries, whose page it is, and what a bare "$" means there. Read before any sentence."""

from __future__ import annotations

import collections
import re
import urllib.parse
from collections.abc import Sequence
from functools import cache, cached_property

import msgspec

from bilat.extract.lexicon import fold, load_lexicon
from bilat.extract.mentions import Mention
from bilat.extract.topic import is_about, is_of_games
from bilat.model import Block, Document, Section, Sentence
from bilat.vocabulary import load

_DOLLARS = {"AUS": "AUD", "CAN": "CAD", "NZL": "NZD", "SGP": "SGD", "HKG": "HKD", "TWN": "TWD", "JAM": "JMD", "TTO": "TTD", "FJI": "FJD",
            "GUY": "GYD", "BLZ": "BZD", "BRB": "BBD", "BHS": "BSD", "NAM": "NAD", "BRN": "BND", "SUR": "SRD", "LBR": "LRD", "SLB": "SBD"}  # fmt: skip


class Context(msgspec.Struct, frozen=True):
    """What a sentence may lean on: the pair, the page's own country, the heading's, the document's date, with the spans that say so; `focus` are the
    two countries that the document names most, each with where it does so first; `astray` says that it is about something else than two countries."""

    pair: tuple[str, ...] = ()
    owner: str = ""
    page: str = ""
    heading: str = ""
    anchor: str | None = None
    dollar: str = "USD"
    spans: tuple[tuple[int, int], ...] = ()
    on_pair: bool = False
    focus: tuple[tuple[str, tuple[int, int]], ...] = ()
    astray: bool = False


class DocumentContext:
    """The contexts of a document's sections."""

    def __init__(self, document: Document, mentions: list[Mention]) -> None:
        self.document = document
        self.mentions = mentions
        self.counts = _counts(document, mentions)
        self.title_codes = _find_title_codes(document.title, self.counts)
        self.owner = find_owner(document)
        self._states = _without_lands(self.counts, self.title_codes)
        self.on_pair = False
        self._astray = False
        self._main = self._find_pair()
        self._focus = () if self._astray else self._find_focus()
        self._cache: dict[int, Context] = {}

    def _find_pair(self) -> tuple[str, ...]:
        """Give the pair of the document, none where its countries are teams."""
        pair = self._find_told_pair()
        if pair and not _TIE.search(self.document.title) and is_of_games(self.document, self._body):
            self._astray = True
            return ()
        return pair

    def _find_told_pair(self) -> tuple[str, ...]:
        named = self._find_named_pair()
        if named:
            return _sorted(named)
        if _is_survey(self.document.title) and len(self.title_codes) == 1:
            return ()
        ranked = [code for code, count in self._states.most_common(6) if count >= 2 or len(self._states) <= 2]
        if self.owner:
            others = [c for c in ranked if c != self.owner] or [c for c in find_codes(_slug(self.document.url or "")) if c != self.owner]
            return _sorted([self.owner, others[0]]) if others and self._leads(others) else ()
        titled = self.title_codes if len(self.title_codes) > 2 else self._find_titled()
        pair = _sorted(titled) if len(titled) == 2 else self._find_leading(titled, ranked)
        self._astray = not self._is_about(pair or [code for code, _ in self._states.most_common(2)])
        return () if self._astray else pair

    def _is_about(self, pair: Sequence[str]) -> bool:
        """Tell whether the body speaks often enough of two countries to be about them."""
        return _TIE.search(self.document.title) is not None or is_about(self.document, [m for m in self.mentions if _is_land(m)], self._body, pair)

    @cached_property
    def _body(self) -> list[Sentence]:
        return [s for s in self.document.sentences if _is_body(self.document, self.document.blocks[s.block])]

    def _find_named_pair(self) -> list[str]:
        """Give the pair that the title or the address names outright; a land of no state does not make one where the title says no more of it."""
        codes, slug = self.title_codes, find_codes(_slug(self.document.url or ""))
        if len(codes) == 2 and (all(_is_state(c) for c in codes) or _TIE.search(self.document.title) or self.owner):
            return codes
        if len(slug) == 2 and all(self.counts[c] for c in slug):
            self.on_pair = True
            return slug
        return [codes[0], self.owner] if self.owner and len(codes) == 1 and codes[0] != self.owner else []

    def _find_titled(self) -> list[str]:
        """Give the states that a title names, by their capitals too ("Lima sends a ship to Lomé"); what else it names, where it names no state."""
        named = [m.code if not m.others else next(iter(_fitting(m, self.counts)), "") for m in load_lexicon().find(self.document.title) if m.kind == "country"]
        return list(dict.fromkeys(c for c in named if c and _is_state(c))) or self.title_codes

    def _find_leading(self, titled: list[str], ranked: list[str]) -> tuple[str, ...]:
        """Give the two states that a document names most, the one of its title first unless others lead it clearly; else those with which it opens."""
        if len(titled) > 2:
            ranked = [c for c in ranked if c in titled] or ranked
        elif len(titled) == 1 and ranked and not self._is_outdone(titled[0], ranked):
            ranked = [titled[0]] + [c for c in ranked if c != titled[0]]
        opening = [c for c in self._opening() if c in self._states]
        opens = len(opening) == 2 and all(self._states[c] >= 2 for c in opening)
        if opens and not titled and set(opening) & set(ranked[:2]) and (not self.document.title or all(self._states[c] >= self._states[ranked[1]] for c in opening)):
            return _sorted(opening)
        if len(ranked) >= 2 and self._leads(ranked[1:]):
            return _sorted(ranked[:2])
        return _sorted(opening) if opens else ()

    def _is_outdone(self, code: str, ranked: list[str]) -> bool:
        """Tell whether two others are named more often than the only country of a title ("X chooses A, then B's capital")."""
        return len(ranked) > 2 and code not in ranked[:2] and self._states[ranked[1]] > self._states[code]

    def _opening(self) -> list[str]:
        """Give the countries of the first sentence that names two: a report's first sentence says whom it is about."""
        for sentence in self.document.sentences:
            if not _is_body(self.document, self.document.blocks[sentence.block]):
                continue
            codes = list(dict.fromkeys(m.code for m in self.mentions if sentence.start <= m.start < sentence.end and _is_land(m)))
            if len(codes) >= 2:
                return codes
        return []

    def _find_focus(self) -> tuple[tuple[str, tuple[int, int]], ...]:
        first = {m.code: (m.start, m.end) for m in reversed(self.mentions) if _is_land(m)}
        return tuple((code, first[code]) for code, _ in self.counts.most_common(2))

    def _leads(self, others: list[str]) -> bool:
        """Tell whether the first of these countries is clearly more often named than the second."""
        return len(others) < 2 or self._states[others[0]] > self._states[others[1]]

    def of_section(self, index: int) -> Context:
        """Give the context of a section: a teaser's own pair, else the document's, with the country of its heading."""
        if index not in self._cache:
            self._cache[index] = self._build(index)
        return self._cache[index]

    def _build(self, index: int) -> Context:
        section = self.document.sections[index] if 0 <= index < len(self.document.sections) else None
        pair, page, heading = self._main, "", ""
        spans: list[tuple[int, int]] = []
        on_pair = not self._astray and (len(self.title_codes) == 2 or self.on_pair or bool(self._main and self.owner))
        if section is not None and section.kind == "teaser":
            codes = find_codes(section.title)
            pair = _sorted(codes) if len(codes) == 2 else ()
            page = codes[0] if len(codes) == 1 else ""
            on_pair = len(codes) == 2
        else:
            page = self.title_codes[0] if len(self.title_codes) == 1 else self.owner
            heading = self._heading_country(section)
            if heading and page and heading != page and not on_pair:
                pair = _sorted([heading, page])
                on_pair = True
        if section is not None and section.title:
            spans.append((section.start, min(section.end, section.start + len(section.title) + 8)))
        dollar = _DOLLARS.get(self.owner or _country_of_host(self.document.url or "", pair), "USD")
        return Context(pair, self.owner, page, heading, self.document.date, dollar, tuple(spans), on_pair, self._focus, self._astray and not pair)

    def _heading_country(self, section: Section | None) -> str:
        for title in reversed(section.path or (section.title,)) if section else ():
            codes = find_codes(title)
            if len(codes) == 1 and len(title.split()) <= 6:
                return codes[0]
        return ""


_TIE = re.compile(r"[–—]|\b(?:relations|ties)\b", re.I)


def _slug(url: str) -> str:
    """Give the words of an address's last long part, capitalised so that names are seen ("a-and-b-sign-deal")."""
    path = urllib.parse.unquote(urllib.parse.urlsplit(url).path)
    parts = [p for p in path.split("/") if p.count("-") >= 2 or p.count("_") >= 2 or "\u2013" in p]
    return re.sub(r"[-_]", " ", parts[-1]).title() if parts else ""


def _sorted(codes: list[str]) -> tuple[str, ...]:
    return tuple(sorted(codes))


def _is_survey(title: str) -> bool:
    return bool(re.search(r"foreign relations|foreign policy|diplomatic missions", title, re.I))


def find_codes(text: str) -> list[str]:
    """Find the codes of the countries named in a title, in order, each once; ambiguous names give none."""
    found = load_lexicon().find(text)
    return list(dict.fromkeys(m.code for m in found if m.kind == "country" and m.code and not m.others and m.form not in ("capital", "metonym")))


def _find_title_codes(title: str, counts: collections.Counter[str]) -> list[str]:
    """Find the codes of the countries named in a title; of an ambiguous name the one reading that the document names otherwise."""
    codes = []
    for mention in load_lexicon().find(title):
        if mention.kind == "country" and mention.form not in ("capital", "metonym"):
            fit = _fitting(mention, counts)
            codes.append(mention.code if not mention.others else fit[0] if len(fit) == 1 and mention.form in ("name", "formal") else "")
    return list(dict.fromkeys(c for c in codes if c))


def _fitting(mention: Mention, counts: collections.Counter[str]) -> list[str]:
    """Give the readings of an ambiguous name that a document names otherwise; a state stands for its forerunner ("Korea" beside "the Korean peninsula")."""
    fit = [c for c in mention.others if counts[c]]
    heir = load().entities[mention.code]
    return [heir.code] if heir.kind == "state" and fit and set(fit) <= {heir.code, *heir.predecessors} else fit


def _counts(document: Document, mentions: list[Mention]) -> collections.Counter[str]:
    counts: collections.Counter[str] = collections.Counter()
    body = [b for b in document.blocks if _is_body(document, b)]
    position = 0
    for block in body:
        while position < len(mentions) and mentions[position].start < block.start:
            position += 1
        while position < len(mentions) and mentions[position].start < block.end:
            mention = mentions[position]
            position += 1
            if _is_land(mention) and document.text[mention.end : mention.end + 1] not in ("$", "€", "£"):
                counts[mention.code] += 1
    return counts


def _is_land(mention: Mention) -> bool:
    """Tell whether a mention names one country or polity; a movement is no side of a pair unless a title says so."""
    return mention.kind == "country" and bool(mention.code) and not mention.others and load().entities[mention.code].kind != "movement"


def _is_state(code: str) -> bool:
    return load().entities[code].kind in ("state", "former-state")


def _without_lands(counts: collections.Counter[str], titled: list[str]) -> collections.Counter[str]:
    """Leave out regions, territories and polities where two states are named or the title names the land: they are seldom a side of a pair."""
    states = collections.Counter({c: n for c, n in counts.items() if _is_state(c) or c in titled})
    return states if len(states) >= 2 else counts


def _is_body(document: Document, block: Block) -> bool:
    section = document.sections[block.section] if document.sections else None
    return block.kind not in ("metadata", "junk") and (section is None or section.kind in ("lead", "body"))


def find_owner(document: Document) -> str:
    """Find whose page it is: from the address, else from a heading such as "Embassy of A in B"; "" where nothing says so."""
    return _owner_of_host(document.url or "") or _owner_of_heading(document)


def _owner_of_host(url: str) -> str:
    url = re.sub(r"^https?://web\.archive\.org/web/\d+[a-z_]*/", "", url)
    host = (urllib.parse.urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    if not host:
        return ""
    owners = load().cues["owners"]
    for piece, code in owners["hosts"].items():
        if host == piece or host.endswith("." + piece) or (("." not in piece or piece.count(".") == 1) and f".{piece}" in f".{host}" and piece in host):
            return str(code)
    labels = host.split(".")
    for mark in owners["missions"]:
        if mark in host:
            named = _country_in(labels[-2] if len(labels) > 1 else host, mark)
            if named:
                return named
    if any(label in owners["marks"] for label in labels[:-1]) or labels[-1] in ("gov", "mil"):
        return str(owners["tlds"].get(labels[-1]) or _tlds().get(labels[-1], ""))
    return ""


def _country_in(label: str, mark: str) -> str:
    before = label.split(mark)[0].strip("-")
    for entity in load().entities.values():
        if entity.kind == "state" and len(before) > 3 and (fold(entity.name).replace(" ", "") == before or before in (fold(a) for a in entity.adjectives)):
            return entity.code
    return ""


@cache
def _tlds() -> dict[str, str]:
    return {e.iso2.lower(): e.code for e in load().entities.values() if e.iso2 and e.kind in ("state", "disputed", "territory")}


def _country_of_host(url: str, pair: tuple[str, ...]) -> str:
    """Give the country of the pair under whose letters an address stands ("news.co.nz" on New Zealand and another): its dollars are its own."""
    host = (urllib.parse.urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    code = _tlds().get(host.rpartition(".")[2], "")
    return code if code in pair else ""


_MISSION_HEAD = re.compile(r"(?:Embassy|High Commission|Consulate[- ]General|Permanent Mission|Consulate) of (?:the )?(?P<sender>[A-Z][\w ]+?)(?=,| in | to | [-–] |\s*$|\s\*)")
_MINISTRY_HEAD = re.compile(r"Ministry (?:of|for) (?:External|Foreign) (?:and \w+ )?(?:Affairs|Relations)(?:,| of) (?:Republic of |the )?(?P<sender>[A-Z][\w ]+?)(?=,|\s*$)")


def _owner_of_heading(document: Document) -> str:
    for block in document.blocks[:8]:
        if block.kind in ("heading", "junk", "caption") or block.end - block.start < 90:
            line = document.text[block.start : block.end]
            found = _MISSION_HEAD.search(line) or _MINISTRY_HEAD.search(line)
            if found and len(line) < 120:
                codes = find_codes(found["sender"])
                if codes:
                    return codes[0]
    return ""
