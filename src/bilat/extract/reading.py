"""Reading: a document's sentences with everything named in them resolved, cut into clauses, in order. What rules are run on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bilat.extract.amounts import find_amounts
from bilat.extract.anaphora import Discourse, find_anaphora
from bilat.extract.clauses import Clause
from bilat.extract.context import Context, DocumentContext
from bilat.extract.dates import find_dates
from bilat.extract.dates_told import Told
from bilat.extract.lexicon import load_lexicon
from bilat.extract.mentions import Mention
from bilat.extract.persons import Register, find_persons
from bilat.extract.splitting import split_clauses
from bilat.extract.units import find_units
from bilat.model import Block, Document, Sentence
from bilat.model.amount import is_currency
from bilat.vocabulary import Place, load

_READ_KINDS = ("paragraph", "item", "row", "infobox")
_LONGEST = 1500  # characters; the longest sentence of thousands in real pages has 650
_READ_SECTIONS = ("lead", "body", "teaser")


@dataclass(slots=True, eq=False)
class Sent:
    """A sentence, list item, row or infobox line with its mentions and clauses; `lead` is the text that introduces its list."""

    document: Document
    start: int
    end: int
    block: Block
    context: Context
    mentions: list[Mention]
    clauses: list[Clause]
    section: str = ""
    lead: str = ""
    lead_span: tuple[int, int] | None = None
    before: Discourse = field(default_factory=Discourse)

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        return self.document.text[self.start : self.end]

    @property
    def number(self) -> int:
        """Which block of the document it stands in."""
        return bisect_left(self.document.blocks, self.block.start, key=lambda b: b.start)

    @property
    def pair(self) -> tuple[str, ...]:
        """The pair of countries that the section is about, or ()."""
        return self.context.pair

    @property
    def has_names(self) -> bool:
        """Tell whether any mention stands for a country or organisation, a person's or place's among them."""
        return any(m.codes for m in self.mentions)

    def of_kind(self, *kinds: str) -> list[Mention]:
        """Give the mentions of those kinds."""
        return [m for m in self.mentions if m.kind in kinds]

    def codes(self) -> list[str]:
        """Give the countries named or meant, in order, each once."""
        return list(dict.fromkeys(c for m in self.mentions if m.kind in ("country", "group", "person", "place") for c in m.codes))


def read_sentences(document: Document) -> Iterator[Sent]:
    """Give the sentences of a document that are to be read, in order, resolved. Blocks that are no prose are left out."""
    names = load_lexicon().find(document.text)
    contexts = DocumentContext(document, names)
    names = _settle_ambiguous(names, contexts)
    starts = [m.start for m in names]
    known = _Known(sorted((m.start, m.end) for m in document.mask), Register())
    discourse, section = Discourse(), -1
    for sentence in _without_endless(document):
        block = document.blocks[sentence.block]
        place = document.sections[block.section] if document.sections else None
        if block.kind not in _READ_KINDS or (place is not None and place.kind not in _READ_SECTIONS):
            continue
        if block.section != section:
            discourse, section = Discourse(person=discourse.person if place and place.kind != "teaser" else None), block.section
        context = contexts.of_section(block.section)
        here = names[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if context.astray and len({c for m in here if m.kind == "country" for c in m.codes}) < 2:
            continue  # nothing is said between two countries there
        sent = _read(document, sentence, context, here, discourse, known)
        sent.section = place.title if place else ""
        _give_lead(sent, document, block, place.title if place else "")
        yield sent
        subjects = next((c.subject for c in sent.clauses if c.subject and not c.relative), [])
        discourse.note(sent.mentions, subjects)


def _without_endless(document: Document) -> Iterator[Sentence]:
    """Give the sentences; one longer than people write (a table torn flat, a hostile line) is cut at blanks, so that work grows with length alone."""
    for sentence in document.sentences:
        start = sentence.start
        while sentence.end - start > _LONGEST:
            blank = document.text.rfind(" ", start + 1, start + _LONGEST)
            cut = blank if blank > 0 else start + _LONGEST
            yield Sentence(start, cut, sentence.block)
            start = cut
        yield Sentence(start, sentence.end, sentence.block)


@dataclass(slots=True)
class _Known:
    """What reading a document carries along: where there are no words of the author, in order, and who is who."""

    masks: list[tuple[int, int]]
    register: Register

    def masked(self, start: int, end: int) -> list[tuple[int, int]]:
        return self.masks[bisect_left(self.masks, (start,)) : bisect_left(self.masks, (end,))]


def _read(document: Document, place: Sentence, context: Context, names: list[Mention], before: Discourse, known: _Known) -> Sent:
    text, start, end = document.text, place.start, place.end
    masked, block = known.masked(start, end), document.blocks[place.block]
    nearby = [*dict.fromkeys(c for n in names if n.kind == "country" for c in n.codes), *context.pair]
    amounts = find_amounts(text, start, end, load_lexicon().currencies_of(nearby), context.dollar, before.money)
    money = [(a.start, a.end) for a in amounts if a.amount and is_currency(a.amount.unit)]
    names = [n for n in names if not any(a < n.end and n.start < b for a, b in money)]
    names = [_read_capital(text, n) for n in _absorb_repeats(text, names)]
    taken = list(names)
    dates = [d for d in find_dates(text, start, end, context.anchor, Told(before.told, before.day, _heading_year(document, block))) if _free(d, taken, masked)]
    taken += dates
    people = [p for p in find_persons(text, start, end, names, known.register) if _free(p, [d for d in dates], masked)]
    people = [p for p in people if not any(m.start < p.start < m.end or m.start < p.end < m.end for m in taken)]
    people = [p for p in people if not (p.form in ("office", "plural-office") and text[max(0, p.start - 10) : p.start].lower().endswith(("honorary ", "consulate ", "consulates ")))]
    people = [p for p in people if text[max(start, p.start - 5) : p.start].lower() not in ("anti-", " pro-", "-pro-")]
    people = [p for p in people if not _is_city_name(text, start, p) and not _names_a_thing(text, start, end, p)]
    people = [p for p in people if not any(a.start == p.start and a.end < p.end for a in amounts)]  # "Eight Hangor submarines" names nobody
    swallowed = [m for m in taken if any(p.start <= m.start and m.end <= p.end for p in people)]
    taken = [m for m in taken if m not in swallowed] + people
    large = [a for a in amounts if not a.text.isalpha()]
    taken += [a for a in large if _free(a, taken, masked)]
    taken += _find_places(text, start, end, taken, context.pair)
    taken += find_anaphora(text, start, end, taken, context, before)
    taken += [a for a in amounts if a not in large and _free(a, taken, masked)]
    taken.sort(key=lambda m: m.start)
    units = find_units(text, start, end, taken, masked)
    clauses = split_clauses(units) if units else []
    return Sent(document, start, end, block, context, taken, clauses, before=before)


_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def _heading_year(document: Document, block: Block) -> str:
    """Give the only year that the heading of a section names, "" where it names none or several."""
    title = document.sections[block.section].title if document.sections else ""
    years = _YEAR.findall(title)
    return years[0] if len(years) == 1 else ""


def _absorb_repeats(text: str, names: list[Mention]) -> list[Mention]:
    """Take a name repeated in parentheses ("the Council of X (COX)") into the name before it."""
    kept: list[Mention] = []
    for name in names:
        last = kept[-1] if kept else None
        if last is not None and last.kind == name.kind and last.codes == name.codes and re.fullmatch(r",? \(|,? or (?:the )?", text[last.end : name.start]) and text[name.end : name.end + 1] in (")", " "):
            last.end = name.end + (text[name.end : name.end + 1] == ")")
            last.text = text[last.start : last.end]
        else:
            kept.append(name)
    return kept


_CAPITAL = re.compile(r"(?:['’]s)? capital\b(?! (?:city )?(?:goods|markets?|stock|gains|punishment|flows?|flight|invest\w+|spending|expenditure|letters?|crimes?|from|into)\b)")


def _read_capital(text: str, name: Mention) -> Mention:
    """Read "the Chilean capital" and "Chile's capital" as a city of that country."""
    found = _CAPITAL.match(text, name.end) if name.kind == "country" and name.code and name.form != "capital" else None
    if found is None or not (found.group().startswith(("'", "’")) or (name.form == "adjective" and text.endswith(("the ", "The "), 0, name.start))):
        return name
    return replace(name, end=found.end(), text=text[name.start : found.end()], form="capital", value=text[name.start : found.end()])


def _free(mention: Mention, taken: list[Mention], masked: list[tuple[int, int]]) -> bool:
    return all(mention.end <= m.start or m.end <= mention.start for m in taken) and all(mention.end <= a or b <= mention.start for a, b in masked)


def _give_lead(sent: Sent, document: Document, block: Block, title: str) -> None:
    label = _find_label(sent) if block.kind == "item" else None
    if label is not None:
        sent.lead, sent.lead_span = document.text[label[0] : label[1]], label
    elif 0 <= block.lead < len(document.blocks):
        lead = document.blocks[block.lead]
        start = max(lead.start, _last_sentence(document, lead.end))
        sent.lead, sent.lead_span = document.text[start : lead.end], (start, lead.end)
    elif block.kind in ("item", "row") and title:
        sent.lead = title
        section = document.sections[block.section]
        sent.lead_span = (section.start, min(section.end, section.start + len(title) + 8))


_LABEL = re.compile(r"[A-Z][\w ,&-]{2,60}:")
_FARTHEST = 40  # items; lists under one label are seldom longer


def _find_label(sent: Sent) -> tuple[int, int] | None:
    """Find the label among the items of a list that introduces those after it: a line that ends in a colon, or a short item with another mark ("○ Treaties")."""
    document, number = sent.document, sent.number
    mark = _mark_of(document, sent.block)
    for before in reversed(document.blocks[max(0, number - _FARTHEST) : number]):
        if before.kind != "item":
            return None
        last = max(before.start, document.text.rfind("\n", before.start, before.end) + 1)
        if last > before.start and _LABEL.fullmatch(document.text[last : before.end].strip()):
            return last, before.end
        if mark and _mark_of(document, before) not in ("", mark):
            return (before.start, before.end) if before.end - before.start <= 60 else None
    return None


def _mark_of(document: Document, block: Block) -> str:
    """Give the sign that stands before an item."""
    mark = document.text[max(0, block.start - 3) : block.start].strip()[-1:]
    return mark if not mark.isalnum() else ""


def _last_sentence(document: Document, end: int) -> int:
    """Give where the last sentence before an offset begins: of a paragraph that ends in a colon, it alone introduces the list."""
    number = bisect_left(document.sentences, end, key=lambda s: s.start) - 1
    return document.sentences[number].start if number >= 0 else 0


def _settle_ambiguous(names: list[Mention], contexts: DocumentContext) -> list[Mention]:
    """Settle names with several readings by the countries that the document names otherwise; leave out those that stay open."""
    known = set(contexts.title_codes) | ({contexts.owner} if contexts.owner else set())
    strong = set(contexts.counts)
    kept = []
    for mention in names:
        if mention.others and mention.kind == "country":
            fit = [c for c in mention.others if c in known] or [c for c in mention.others if c in strong]
            if not fit and mention.form in ("capital", "adjective", "demonym"):
                fit = [c for c in mention.others if load().entities[c].kind == "state"]
            if len(fit) == 1:
                mention.codes, mention.others = (fit[0],), ()
            elif mention.form not in ("name", "formal"):
                continue
        if mention.form == "capital" and mention.kind == "country" and load().entities[mention.code].kind in ("polity", "disputed") and mention.code not in known | strong:
            _give_state(mention)
        kept.append(mention)
    return kept


def _give_state(mention: Mention) -> None:
    """Read the seat of a region or of a vanished polity as a city of the state in which it lies today."""
    hits = load().places.find(mention.text)
    if hits:
        mention.codes = (max(hits, key=lambda h: h.population).country,)


_OWNING = re.compile(r"['’]s$")
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’-]+(?: (?:de |la |el |al-|del |do |da |-)?[A-ZÀ-ÖØ-Þ][\w'’-]+){0,3}")
_LOCATIVE = re.compile(r"(?:\b(?:in|at|to|from|near|of|via|through|between|and|for|into|outside|around|is|visited|reached|toured|left|entered|Embassy|Legation|Consulate|Consulate General)|,|\()\s(?:the )?(?:city of |port of |town of |nearby |capital |capital,? )?$")


_SEAT = re.compile(r"\b(?:Embassy|Legation|Consulate) $")


_IN_PLACE = re.compile(r"\b(?:in|at|near)\s$|\bin [A-Z][\w-]+(?:, [A-Z][\w-]+)*(?:,|,? and)\s$")


def _is_city_name(text: str, start: int, person: Mention) -> bool:
    """Tell whether what looks like a person's name is a city of the gazetteer after a word of place ("in São Paulo")."""
    if person.form not in ("bare", "known") or person.office or person.possessive or not _IN_PLACE.search(text[max(start, person.start - 60) : person.start]):
        return False
    hits = load().places.find(person.text)
    return bool(hits) and not all(h.risky for h in hits)


_THING = re.compile(
    r"['’]?s? (?:[A-Z][\w-]+ ){0,2}?(?:College|University|School|Academy|Award|Awards|Prize|Medal|Street|Avenue|Boulevard|Square|Airport|Cent(?:re|er)|Mosque|Cathedral|Hospital|Bridge|Foundation|Institute|Stadium|Scholarships?|Library|Opera|Theatre|Museum|Park|Dam|Highway|Council|Assembly|Commission|Committee|Authority|Doctrine|Process|Plan|Fund|Lecture)\b"
)
_HEAD_OF = re.compile(r" (?:of|for|at) the (?:[A-Z][\w-]* ){1,4}$")
_LIKENESS = re.compile(r"\b(?:bust|busts|statue|statues|monument|memorial|portrait|tomb|mausoleum|bas-relief|sculpture)s? (?:of|to|in honou?r of|in memory of) (?:the )?(?:poet |writer |founder )?$")


def _names_a_thing(text: str, start: int, end: int, person: Mention) -> bool:
    """Tell whether a name only names a thing: "the N. Defence College", "a bust of N.", "Director of the X Y Centre"."""
    if person.office and person.value and _HEAD_OF.search(text[person.start : person.name_start]):
        return bool(_THING.match(text, person.end, end) and text[person.end : person.end + 1] == " ")
    if person.office or person.possessive or person.form == "pronoun":
        return False
    return bool(_THING.match(text, person.end, end) and text[person.end : person.end + 1] == " ") or bool(_LIKENESS.search(text[max(start, person.start - 50) : person.start]))


def _find_places(text: str, start: int, end: int, taken: list[Mention], pair: tuple[str, ...]) -> list[Mention]:
    """Find cities of the gazetteer where a preposition or comma before them says that they are places."""
    places = load().places
    found = []
    for match in _CAPITALISED.finditer(text, start, end):
        words = match.group().split(" ")
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count])
            a, b = match.start(), match.start() + len(name)
            if any(a < m.end and m.start < b for m in taken):
                continue
            name = _OWNING.sub("", name)
            hits = places.find(name)
            if hits and _LOCATIVE.search(text[max(start, a - 30) : a]) and (not all(h.risky for h in hits) or (_SEAT.search(text[max(start, a - 12) : a]) and any(h.country in pair for h in hits))):
                found.append(Mention("place", a, a + len(name), name, (_find_country(hits, text, a + len(name), taken, pair),), "city", name))
                break
    return found


def _find_country(hits: Sequence[Place], text: str, end: int, taken: list[Mention], pair: tuple[str, ...]) -> str:
    """Find in which country a city lies of which there are several: that named behind it, else the largest in a country that the sentence names or is about, else the largest."""
    behind = next((c for m in taken if m.kind == "country" and m.start > end and _BEHIND.fullmatch(text, end, m.start) for c in m.codes), "")
    near = {c for m in taken if m.kind == "country" for c in m.codes} | set(pair)
    fit = [h for h in hits if h.country == behind] or [h for h in hits if h.country in near] or hits
    return max(fit, key=lambda h: h.population).country


_BEHIND = re.compile(r",? (?:in |\()?(?:the )?")


__all__ = ["Sent", "read_sentences"]
