"""Words that stand for countries and persons named elsewhere: "both countries", "the latter", "its", "there", "he". What a sentence leaves behind
for the next lives in `Discourse`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from bilat.extract.context import Context
from bilat.extract.date_words import is_day
from bilat.extract.dates_told import ASIDE
from bilat.extract.mentions import Mention
from bilat.extract.waits import Row, Waits
from bilat.model import Roles
from bilat.model.amount import is_currency
from bilat.vocabulary import load

_NOUN = r"(?:countries|nations|states|sides|governments|parties|peoples|republics|neighbou?rs|capitals|powers|partners|kingdoms|economies|lands|foreign ministries|leaderships|sister nations|armies|militaries|allies|rivals|enemies|adversaries|foes)"
_PAIR = re.compile(
    rf"\b(?:[Bb]oth(?: the)?|(?:[Tt]he|[Tt]hese|[Tt]hose|[Oo]ur|[Bb]etween)? ?[Tt]wo|[Ee]ither|[Tt]he|[Tt]heir two)\s(?:[a-z-]+ ){{0,2}}?{_NOUN}\b"
    r"|\b[Ee]ither (?:country|nation|state)\b(?! (?:of|with|in)\b)"
    r"|\b[Bb]oth\b(?! the )(?! of)|\b[Bb]oth of (?:them|which)\b|\b[Tt]he two\b(?! [a-z]|-)|\b[Tt]he two\b(?= (?:have|had|are|were|will|also|share|signed|established|agreed|belong|work|cooperate|trade|maintain|opened|exchanged|met|then|first|chair|saw|do|would|set|took|sit|stand|fought|keep|kept|did|form|coordinate|co-ordinate|cooperate|co-operate|back|make|made|differ|differed|agree|disagree|hold|held|plan|want|intend|need|came|come|go|went|began|begin|resumed|broke|severed|restored|became|become|clashed|exchange|face|faced|lie|lay|shared|speak|reached|launched|concluded|fell|grew|drew|moved|discussed|talked|remain|remained|stood|sat|cut|ended|opened|closed|started|run|ran|buy|sell|export|cooperated|worked|traded|may|might|can|could|should|must|shall|never|now|still|often|formally|officially|expelled|clash|border|recogni[sz]e|recogni[sz]ed|joined|join|concede|pledged|vowed|finally|only|long|once|again|already|meet|celebrate|celebrated|mark|marked|upgraded|declared|announced|mended|made|patched|quarrelled|look|see|enjoy|enjoyed|also))"
    r"|\b[Ee]ach(?: country| side| nation| state)?\b(?= (?:has|have|had|is|was|maintains?|keeps?|will|recogni[sz]es?|opened|runs?|operates?))|\beach other\b|\bone another\b|\b[Tt]hey\b|\b[Tt]heir\b|\b[Tt]hem\b"
    r"|\b(?:[Bb]oth|[Tt]he two|[Tt]heir two) (?:[a-z-]+ )?(?:navies|air forces|coast guards|parliaments|ministries|islands|militaries|police forces|central banks|peoples|foreign ministers|giants|monarchies|legislatures|societies|cultures|markets|banks|academies|libraries)\b"
    r"|(?<=\bof )each\b(?= (?:fought|have|has|were|are|served|took|work|live|study|met|trained|spend|can|may|will))|\b[Ee]ach\b(?=,|\s*$)|\b[Nn]either(?: country| side| state| nation)?\b(?! [A-Z])|\bthe pair\b|\b[Tt]he neighbou?rs\b|\bthe two (?=[A-Z])|\b[Ww]e both\b"
)
_ONE = re.compile(
    r"\b(?:[Bb]oth the latter|[Tt]he latter two|[Tt]he latter(?: country| state)?|[Tt]he former(?=,? (?:has|had|is|was|country|and|recogni|open|sold|suppl|being|in)))\b"
    r"|\b(?:[Tt]he|[Tt]hat|[Tt]his) (?:country|kingdom|republic|island nation|island|islands|archipelago|nation|sultanate|emirate|country's government|federation|principality)\b(?! of [A-Z])|\b[Tt]he (?:Kingdom|Principality|Sultanate|Emirate|Grand Duchy)\b(?! of\b)|\b[Ii]t\b|\b[Ii]ts\b|\b[Ww]e\b|\b[Oo]ur\b"
)
_PERSON = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|him)\b")
_OBJECT = re.compile(r"him\b|her(?=\s*(?:[.,;:)]|$|(?:in|at|on|for|to|with|and|by|there|as|after|before|from|about|again|when|while|during|over|yesterday|today)\b))")
_OPENS_WITH = ("with", "to", "for", "like", "unlike", "besides", "and with", "together with")
_THERE = re.compile(r"\bthere\b(?! (?:is|are|was|were|has|have|had|will|may|might|exists?|remains?|lives?|being|can|would))")
_SHAPES = (_ONE, _PAIR, _PERSON, _THERE)


@cache
def _row() -> Row:
    """Give which shapes the words of a text may hold."""
    return Row([Waits(patterns=(shape,)) for shape in _SHAPES])


_DATED = re.compile(r"\d{4}(?!\d|X)")


@dataclass(slots=True)
class Discourse:
    """What the sentences so far leave behind in one section; `sold` is the (seller, buyer) of the arms last told of, `fought` the sides of the
    force last told of, `banned` those of the measure last told of, `settled` the (origin, residence)
    of the people last told of, `traded` the year of the figure of trade last given, `funded` the (giver, taker, instrument) of the money last told of, `mission`
    the roles of the mission last told of, `agreed` the parties, instrument, time and sentence of the agreements just signed, `ruled` the power under which
    a country is said to have been and the sentence that says so, `day` the last full date, `report` the day of which the document reports and the sentence that names it, `money` the currency of the last sum."""

    subjects: list[Mention] = field(default_factory=list)
    countries: list[Mention] = field(default_factory=list)
    person: Mention | None = None
    place: Mention | None = None
    journey: tuple[str, str] = ("", "")
    sold: tuple[str, str] | None = None
    fought: tuple[str, str] | None = None
    banned: tuple[str, str] | None = None
    settled: tuple[str, str] | None = None
    traded: str | None = None
    funded: tuple[str, str, str] | None = None
    mission: Roles | None = None
    agreed: tuple[tuple[str, ...], str, str | None, tuple[int, int]] | None = None
    ruled: dict[str, tuple[str, tuple[int, int]]] = field(default_factory=dict)
    dated: tuple[str, tuple[int, int]] | None = None
    report: tuple[str, tuple[int, int]] | None = None
    day: str = ""
    told: str = ""
    money: str = ""

    def note(self, mentions: list[Mention], subjects: list[Mention]) -> None:
        """Take in a sentence that has been read."""
        dates = [m.value for m in mentions if m.kind == "date" and m.value and m.form != ASIDE]
        if dates:
            self.day = next((d for d in reversed(dates) if is_day(d)), "")
            self.told = next((d.partition("/")[0] for d in reversed(dates) if _DATED.match(d)), "" if any("X" in d for d in dates) else self.told)
        self.money = next((m.form for m in reversed(mentions) if m.amount is not None and is_currency(m.form)), self.money)
        named = [m for m in mentions if m.kind == "country" and m.code and m.form != "pronoun"]
        self.countries = (self.countries + named)[-8:]
        if any(m.kind in ("country", "group", "person", "org") for m in subjects):
            self.subjects = subjects
        people = [m for m in mentions if m.kind == "person" and m.value and m.form != "pronoun"]
        subject_people = [m for m in subjects if m.kind == "person" and m.value]
        goes_on = self.person is not None and any(m.kind == "person" and m.form == "pronoun" and m.value == self.person.value for m in mentions)
        if (subject_people or people) and not goes_on:
            self.person = (subject_people or people)[0] if subject_people else people[-1]
        places = [m for m in mentions if m.kind in ("place", "country") and m.codes]
        if places:
            self.place = places[-1]


_ACTS = re.compile(r"(?:^|[,;:(]|\b(?:and|that|what|which|when|while|where|as|but|since|because|whereas|if))\s*(?:the )?$")
_GOAL = re.compile(
    r"\b(?:to|with|in|from|on|into|for|within|across|inside|(?:help|assist|support|stabili[sz]|recogni[sz]|invad|attack|aid|rebuild|annex|bomb|urg|criticis|criticiz|condemn|prais|accus|thank|back|protect|liberat)(?:e|ed|es|ing|s)?)\s$"
)


_OPENING = re.compile(r"\W*(?:On|Upon|After|Following|Since|Before|Despite|With|In|By|During|When|As|Once|Under|Having|Until|Because of|Owing to|From|Through|Given|While)\b")
_HERALD = re.compile(r"[^,;:.]{0,80},(?: (?:on|in) [^,;:.]{4,30},)? (?:the )?(?=[A-Z])")
_NEAR = 30  # characters from an owner to the word that is to stand for the other ("A's exports to the island")


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands before a word that stands for a country: the sentence so far, whom the text is about, what was said earlier."""

    lead: str
    context: Context
    before: Discourse
    start: int
    ahead: str = ""

    def heralds(self, here: list[Mention]) -> str:
        """Give the country that is named right after an opening phrase in which its "its" stands ("Upon winning its independence, A ..."), "" where none is."""
        found = _HERALD.match(self.ahead) if _OPENING.match(self.lead) and "," not in self.lead else None
        at = self.start + len(self.lead) + len("its") + found.end() if found else -1
        return next((m.code for m in here if m.start == at and m.form in ("name", "formal") and not m.possessive), "")

    def acts(self, mention: Mention) -> bool:
        """Tell whether a country stands where its clause begins: it acts."""
        return mention.form not in ("capital", "there") and _ACTS.search(self.lead[: mention.start - self.start]) is not None

    def other_than(self, mention: Mention) -> str:
        """Give the other country of the pair where one acts or owns, "" where it does neither or is not of the pair."""
        pair = self.context.pair
        owns = (mention.possessive or mention.form == "adjective") and self.start + len(self.lead) - mention.end < _NEAR
        if len(pair) != 2 or mention.code not in pair or not (owns or self.acts(mention)):
            return ""
        return pair[1] if pair[0] == mention.code else pair[0]


def find_anaphora(text: str, start: int, end: int, taken: list[Mention], context: Context, before: Discourse) -> list[Mention]:
    """Find the words of text[start:end] that stand for what was named before; what cannot be resolved is left out, not guessed."""
    found: list[Mention] = []
    here = [m for m in taken if m.kind == "country" and m.code]
    likely = _row().of(text[start:end])
    for n, shape in enumerate(_SHAPES):
        for match in shape.finditer(text, start, end) if likely >> n & 1 else ():
            a, b = match.span()
            if any(a < m.end and m.start < b for m in (*taken, *found)):
                continue
            if shape is _PERSON:
                named = [m for m in taken if m.kind == "person" and m.value and m.end <= a]
                mention = _resolve_person(text, a, b, _find_antecedent(text, start, a, named, before))
            else:
                around = _Around(text[start:a], context, before, start, text[b:end])
                mention = _repeat(text, found, a, b) or _RESOLVE[shape](match.group(), a, b, here, around)
            if mention is not None:
                found.append(mention)
    return found


_BESIDE = re.compile(r"\W*(?:(?:Together|Along|Jointly) with|With|Alongside) (?:the )?[^.;:]{3,80}")  # those beside whom "they" do something are others


_OF_MANY = re.compile(r" (?:of|in|from|around|across) (?:the )?(?:wider )?(?:[A-Z]|region\b|world\b|continent\b|bloc\b|area\b)")  # "the countries of the Caribbean" are not the two


def _resolve_pair(word: str, a: int, b: int, here: list[Mention], around: _Around) -> Mention | None:
    low, context, before = word.lower(), around.context, around.before
    if "two" not in low and "both" not in low and _OF_MANY.match(around.ahead):
        return None
    next_country = next((m for m in here if m.start >= b), None)
    if low in ("both", "the two ") and next_country and next_country.start - b <= 9:
        return None
    earlier = [m for m in here if m.end <= a]
    codes: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    named = list(dict.fromkeys(m.code for m in earlier))
    if low in ("they", "their", "them") and not named and before.subjects and not any(m.kind in ("country", "group") for m in before.subjects):
        return None
    if low == "they" and context.pair and _BESIDE.fullmatch(around.lead) and not set(named) & set(context.pair):
        codes, spans = context.pair, context.spans
    elif low in ("each other", "one another", "each", "both", "they", "their", "them") and len(named) == 2:
        codes = tuple(named)
    elif context.pair and (low not in ("they", "them") or len(named) != 1):
        codes, spans = context.pair, context.spans
    elif not context.pair:
        recent = list(dict.fromkeys(m.code for m in [*before.countries[-3:], *earlier]))
        if len(recent) == 2:
            codes = tuple(recent)
            spans = tuple((m.start, m.end) for m in before.countries[-3:])
    if len(codes) != 2:
        return None
    form = "possessive" if low == "their" else "neither" if low.startswith("neither") else "pronoun"
    return Mention("group", a, b, word, codes, form, context=spans, possessive=low == "their")


def _resolve_one(word: str, a: int, b: int, here: list[Mention], around: _Around) -> Mention | None:
    low, context, before = word.lower(), around.context, around.before
    earlier = [m for m in here if m.end <= a]
    if low in ("we", "our"):
        return _single(word, a, b, context.owner, (), low == "our") if context.owner else None
    if low in ("both the latter", "the latter two"):
        last = list(dict.fromkeys(m.code for m in [*before.countries, *earlier]))[-2:]
        return Mention("group", a, b, word, tuple(last), "pronoun") if len(last) == 2 else None
    if low.startswith("the latter"):
        target = earlier[-1] if earlier else (before.countries[-1] if before.countries else None)
        return _single(word, a, b, target.code, ((target.start, target.end),)) if target else None
    if low.startswith("the former"):
        named = earlier or before.countries[-2:]
        return _single(word, a, b, named[0].code, ((named[0].start, named[0].end),)) if named else None
    if low in ("it", "its"):
        herald = around.heralds(here) if low == "its" and not earlier else ""
        return _single(word, a, b, herald, (), True) if herald else _resolve_it(word, a, b, earlier, around)
    realm = _find_realm(low, context)
    if realm:
        return _single(word, a, b, realm, context.spans)
    if word[4:5].isupper():
        return None
    recent = earlier[-1:] or before.countries[-1:]
    other = around.other_than(earlier[-1]) if earlier and _GOAL.search(around.lead) and ";" not in around.lead[earlier[-1].end - around.start :] else ""
    if other:
        return _single(word, a, b, other, context.spans)
    if context.heading and not earlier:
        return _single(word, a, b, context.heading, context.spans)
    return _single(word, a, b, recent[0].code, ((recent[0].start, recent[0].end),)) if recent else None


_RIGHT_AFTER = re.compile(r",? (?:after|when|since|before|once|until|while|because|which) ")


def _repeat(text: str, found: list[Mention], a: int, b: int) -> Mention | None:
    """Read "it" right after "the country" as the same country: "helped the country after it became independent"."""
    last = found[-1] if found and text[a:b] in ("it", "its") else None
    if last is None or last.kind != "country" or not last.text.endswith("country") or not _RIGHT_AFTER.fullmatch(text, last.end, a):
        return None
    return _single(text[a:b], a, b, last.code, last.context, text[a:b] == "its")


_REALM = re.compile(r"(?:the|this|that) (?:(kingdom|principality|sultanate|emirate|grand duchy|federation)|(islands?|archipelago)(?: nation)?)$")


def _find_realm(low: str, context: Context) -> str:
    """Give the only country of the pair that is what the words call it ("the kingdom", "the island"), by its formal name or its shape; "" where none is, or both."""
    said = _REALM.match(low)
    if said is None:
        return ""
    entities, word = load().entities, said[1] or said[2]
    titled = [c for c in context.pair or (context.page,) if said[1] and c in entities and any(re.search(rf"\b{word}\b", name.lower()) for name in entities[c].formal)]
    named = titled or [c for c in context.pair if c in load().cues["lands"].get(word, ())]
    return named[0] if len(named) == 1 else ""


_MADE_TO = re.compile(r"\b(?:(?:urg|ask|call|forc|press|pressur|order|compel|requir|allow|enabl|help|encourag|persuad|invit|advis|warn|criticis|criticiz|condemn|accus|blam|prais|thank|congratulat|sanction|su)\w*|against|demand\w* that)(?: (?:on|upon))? (?:[a-z-]+ ){0,2}$")
_OWN_DEED = re.compile(r"(?: \([A-Z]+\))?(?: in [^,;]{3,50})? (?:to (?:\w+ )?\w+|for|of|over|on)(?: \w+ing)? ")


def _resolve_it(word: str, a: int, b: int, earlier: list[Mention], around: _Around) -> Mention | None:
    before, context, lead = around.before, around.context, around.lead
    names = [m for m in earlier if m.form != "adjective" and not m.attached]
    if word == "its" and len(names) > 1 and names[-1] is earlier[-1] and _MADE_TO.search(lead[: names[-1].start - a]) and _OWN_DEED.fullmatch(lead[names[-1].end - a :]):
        return _single(word, a, b, names[-1].code, (), True)
    if names:
        return _single(word, a, b, names[0].code, (), word.lower() == "its")
    subjects = [m for m in before.subjects if m.kind == "country" and m.code]
    if len(subjects) == 1 and len(before.subjects) == 1:
        return _single(word, a, b, subjects[0].code, ((subjects[0].start, subjects[0].end),), word.lower() == "its")
    if context.page and context.heading in ("", context.page) and not (context.pair or earlier or before.subjects or before.countries):
        return _single(word, a, b, context.page, context.spans, word.lower() == "its")  # a section of a page on one country that opens with "it"
    return None


def _single(word: str, a: int, b: int, code: str, spans: tuple[tuple[int, int], ...], possessive: bool = False) -> Mention:
    return Mention("country", a, b, word, (code,), "pronoun", context=spans, possessive=possessive)


def _find_antecedent(text: str, start: int, at: int, named: list[Mention], before: Discourse) -> Mention | None:
    """Give whom a pronoun stands for: the first person of the sentence, else the one spoken of before. An object is not the last one named, who acts;
    a subject is not the one with whom it acts ("With X he discussed")."""
    if _OBJECT.match(text, at):
        person = named[0] if len(named) > 1 else before.person
        return person if person is not None and not (named and named[-1].value == person.value) else None
    first = named[0] if named else None
    if first is not None and before.person is not None and text[start : first.start].strip().lower() in _OPENS_WITH:
        return before.person
    return first or before.person


def _resolve_person(text: str, a: int, b: int, person: Mention | None) -> Mention | None:
    if person is None or not person.value:
        return None
    word = text[a:b]
    possessive = word.lower() in ("his", "her") and not _OBJECT.match(text, a)
    spans = ((person.start, person.end),)
    return Mention("person", a, b, word, person.codes, "pronoun", person.value, office=person.office, possessive=possessive, context=spans)


def _resolve_there(word: str, a: int, b: int, here: list[Mention], around: _Around) -> Mention | None:
    """Give the last country named, else the one spoken of before; where the last one named acts there ("A sells there"), the other of the pair."""
    before = around.before
    earlier = [m for m in here if m.end <= a and m.form != "adjective" and not m.possessive]
    acting = earlier[-1] if earlier and around.acts(earlier[-1]) else None
    earlier = [m for m in earlier if acting is None or m.code != acting.code]
    if earlier:
        return Mention("country", a, b, word, (earlier[-1].code,), "there", value=earlier[-1].text)
    if acting is not None:
        other = around.other_than(acting)
        return Mention("country", a, b, word, (other,), "there", context=around.context.spans) if other else None
    if before.place is not None and len(before.place.codes) == 1:
        return Mention("country", a, b, word, before.place.codes, "there", context=((before.place.start, before.place.end),), value=before.place.text)
    return None


_RESOLVE = {_ONE: _resolve_one, _PAIR: _resolve_pair, _THERE: _resolve_there}
