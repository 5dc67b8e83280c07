"""Questions that rules of several families ask of a clause: who acts, on whom, when, where. No claim type is known here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from bilat.extract.clauses import Clause
from bilat.extract.dates import to_day, to_period
from bilat.extract.lexicon import load_lexicon
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.model import Amount
from bilat.model.amount import is_currency
from bilat.vocabulary import load

STATES = ("country", "group")


def codes_of(mentions: Iterable[Mention], *, orgs: bool = False) -> list[str]:
    """Give the countries for which mentions stand, in order, each once; organisations too if asked."""
    codes = [c for m in mentions for c in m.codes if m.kind in ("country", "group", "person", "firm") or (m.kind == "place" and m.form == "capital") or (orgs and m.kind == "org")]
    return list(dict.fromkeys(codes))


def other_of(sent: Sent, code: str) -> str:
    """Give the other country of the pair that the text is about, "" where `code` is not of it."""
    return other_in(sent.pair, code)


def other_in(pair: tuple[str, ...], code: str) -> str:
    """Give the other country of a pair, "" where `code` is not of it."""
    return (pair[1] if pair[0] == code else pair[0]) if code in pair and len(pair) == 2 else ""


def two_sides(sent: Sent, clause: Clause, index: int) -> list[str]:
    """Give the two countries between which something is: "between A and B", "A ... with B", "A and B ...", "A–B relations", else the pair.

    Gives [] rather than guess where the clause names another country than the pair's.
    """
    clause = _before_comparison(clause, index)
    between = codes_of(clause.after(-1, ("between", "among"), STATES))
    compound = codes_of(m for m in clause.before(index, STATES) if m.form in ("adjective", "name", "possessive", "demonym") and not is_city(m))
    for sides in (between, compound):
        if len(sides) == 2:
            return sides
    return _told_sides(sent, clause, index, compound) or _page_sides(sent, clause, index)


def partners_of(sent: Sent, clause: Clause, index: int, prepositions: Iterable[str], subject: list[str]) -> list[str]:
    """Give the countries after a unit with which the subject has to do; not those of its cause or who lend a hand ("over the peace with B", "with B as go-between")."""
    found = clause.after(index, prepositions, STATES)
    if found and sent.context.on_pair and _LENT.match(clause.words(clause.index_of(found[-1]) + 1)):
        return []
    return [c for c in codes_of(m for m in found if not _is_aside(sent, clause, m) and not _is_cause(sent, clause, index, m)) if c not in subject]


def _is_cause(sent: Sent, clause: Clause, index: int, mention: Mention) -> bool:
    """Tell whether a country outside the pair of a page on two belongs to the cause of what stands at a unit ("severed ties over the peace with B")."""
    outside = sent.context.on_pair and not set(mention.codes) & set(sent.pair)
    return outside and bool(_CAUSE.search(clause.words(max(index, 0) + 1, clause.index_of(mention))))


_CAUSE = re.compile(r"\b(?:over|because of|owing to|due to|in protest (?:at|against|over)|in response to|in solidarity with|at the (?:request|urging|behest) of|(?:through|with|after|thanks to) the (?:mediation|good offices|help) of|thanks to|mediated by|brokered by)\b")
_LENT = re.compile(r"(?:acting |serving )?as (?:an? |the )?(?:go-betweens?|mediators?|intermediar\w+|facilitators?|guarantors?|witness\w*|midwives|brokers?)\b|mediating\b|as go - between")
_COMPARED = re.compile(r"\b(?:(?:as|than) (?:those|that|the ones|the one) (?:of|with|between)|than (?:with|between)|(?:in contrast|compared) (?:to|with) (?:those|that))\b")


def _before_comparison(clause: Clause, index: int) -> Clause:
    """Give a clause without what it is compared to ("ties were cordial, if never as close as those of A with C")."""
    words = clause.words()
    found = _COMPARED.search(words)
    end = len(words[: found.start()].split()) if found else 0
    return replace(clause, units=clause.units[:end]) if end > max(index, 0) else clause


def _told_sides(sent: Sent, clause: Clause, index: int, compound: list[str]) -> list[str]:
    """Give the two sides that subject, owner and "with" name."""
    subject = codes_of(clause.subject)
    direct = codes_of(clause.after(index, ("with",), STATES, 4))
    if len(direct) == 1 and direct[0] not in subject and len(subject) != 1:
        owner = compound or ([other_of(sent, direct[0])] if other_of(sent, direct[0]) else [])
        if len(owner) == 1 and owner[0] != direct[0]:
            return [owner[0], direct[0]]
    partners = partners_of(sent, clause, index, ("with", "to", "and", "towards", "toward"), subject)
    partners = partners or partners_of(sent, clause, -1, ("with",), subject)
    if len(subject) == 1 and partners:
        return [subject[0], partners[0]]
    if len(subject) == 2:
        return subject
    named = codes_of(m for m in clause.mentions("country", "group") if not _is_aside(sent, clause, m) and not _is_cause(sent, clause, index, m))
    if len(named) == 2 and _are_partners(clause, named):
        return [sent.context.page, named[0]] if sent.context.page and sent.context.page not in named else []
    if len(named) == 2:
        return named
    if len(named) == 1 and other_of(sent, named[0]):
        return [named[0], other_of(sent, named[0])]
    if len(partners) == 1 and not subject and other_of(sent, partners[0]):
        return [other_of(sent, partners[0]), partners[0]]
    return []


def _are_partners(clause: Clause, named: list[str]) -> bool:
    """Tell whether two countries are both those with whom somebody unnamed has to do: "relations with A and B are good"."""
    first = next((m for m in clause.mentions("country") if m.code == named[0]), None)
    at = clause.index_of(first) if first is not None else -1
    return first is not None and clause.governor(at) == "with" and named[1] in codes_of(clause.group(at))


def _page_sides(sent: Sent, clause: Clause, index: int) -> list[str]:
    """Give the page's pair where neither the clause nor the sentence names a country outside it."""
    if codes_of(m for m in clause.mentions("country", "group") if not _is_aside(sent, clause, m) and not _is_cause(sent, clause, index, m)) or len(sent.pair) != 2:
        return []
    until = clause.end if sent.context.on_pair else sent.end
    begin = max((c.start for c in sent.clauses if c.start <= clause.start and c.units[0].low == ";"), default=0) if sent.context.on_pair else 0
    named = codes_of(m for m in sent.of_kind("country") if begin <= m.start < until and not any(_is_aside(sent, c, m) or (c is clause and c.index_of(m) >= 0 and _is_cause(sent, c, index, m)) for c in sent.clauses))
    return list(sent.pair) if set(named) <= set(sent.pair) or (sent.context.on_pair and all(is_of_pair(sent, c) for c in named)) else []


def is_of_pair(sent: Sent, code: str) -> bool:
    """Tell whether a country is of the page's pair, or a forerunner or successor of one that is ("the Bolshevik government" on a page on Russia)."""
    return code in sent.pair or any(is_kin(code, c) for c in sent.pair)


def is_kin(code: str, other: str) -> bool:
    """Tell whether one state is the forerunner or successor of another."""
    entities = load().entities
    first, second = entities.get(code), entities.get(other)
    if first is None or second is None:
        return False
    return other in (*first.predecessors, *first.successors) or code in (*second.predecessors, *second.successors)


def follow_each_other(code: str, other: str) -> bool:
    """Tell whether one state only began when the other, of which it is the heir, had ended."""
    if not is_kin(code, other):
        return False
    periods = [load().entities[c].periods for c in (code, other)]
    ends, starts = [max((p.end or "~" for p in ps), default="~") for ps in periods], [min((p.start or "" for p in ps), default="") for ps in periods]
    return starts[1][:7] >= ends[0][:7] or starts[0][:7] >= ends[1][:7]


def _is_aside(sent: Sent, clause: Clause, mention: Mention) -> bool:
    """Tell whether a country outside the pair of a page on two is only said of a person who acts ("with the appointment of N., resident in CITY, B"), or is where a thing was done ("by an exchange of notes at CITY")."""
    if not sent.context.on_pair or set(mention.codes) & set(sent.pair):
        return False
    at = clause.index_of(mention)
    where = is_city(mention) and clause.governor(at) in ("at", "in") and bool(_NOTES.search(clause.words(0, at)))
    return at > 0 and (where or bool(_ASIDE.search(clause.words(0, at))))


_NOTES = re.compile(r"\bexchanges? of (?:diplomatic )?(?:notes|letters)\b")
_ASIDE = re.compile(r"\b(?:resident|residing|resided|based|stationed|accredited|concurrently|credentials|(?:with|upon|by) the (?:appointment|arrival|accreditation|presentation)|as (?:the )?(?:first )?(?:ambassador|minister|envoy|charge|consul))\b")


def date_of(sent: Sent, clause: Clause, index: int) -> Mention | None:
    """Give the date that says when the thing at unit `index` was: the nearest after it, else before it, else one that opens the sentence."""
    dates = [(clause.index_of(d), d) for d in _own_dates(sent, clause)]
    after = [(i, d) for i, d in dates if i > index and not _OPENS_OTHER.search(clause.words(index + 1, i) + " ")]
    before = [(i, d) for i, d in dates if i < index]
    if after and not (before and _is_closer(clause, before[-1][0], after[0][0], index)):
        return after[0][1]
    if before:
        return before[-1][1]
    return _date_before_when(sent, clause) or _opening_date(sent, clause)


_OPENS_OTHER = re.compile(r"\b(?:and|but) that (?:since |in |on |from |by )?(?:the )?$")
_AIMED = re.compile(r"\b(?:aims?|goals?|visions?|targets?|ambitions?|hopes?|objectives?) (?:to|of) (?:becom|be\b|being|reach|attain|turn|grow)[^.;]{0,60}\bby,? (?:the )?(?:year )?$", re.I)
_OF_ANOTHER = re.compile(r"(?:\bthan (?:in )?|\b(?:compared|against) (?:with |to )?(?:in )?|\b(?:genocide|wars?|coup|earthquake|massacre|revolution|crisis|hurricane|famine|uprising) (?:of|in) )(?:the )?$", re.I)


def _own_dates(sent: Sent, clause: Clause) -> list[Mention]:
    """Give the dates of a clause without those of a comparison or of an event that is only named, where others are left."""
    text = sent.document.text
    dates = [d for d in clause.dates() if not _AIMED.search(text[max(sent.start, d.start - 100) : d.start])]
    if len(dates) < 2:
        return dates
    return [d for d in dates if not _OF_ANOTHER.search(text[max(sent.start, d.start - 30) : d.start])] or dates


def _is_closer(clause: Clause, before: int, after: int, index: int) -> bool:
    """Tell whether the date before is the better one: it opens the clause and the one after stands far away, past another verb."""
    return before <= 2 and any(clause.is_verb(k) for k in range(index + 2, after)) and after - index > 8


def _date_before_when(sent: Sent, clause: Clause) -> Mention | None:
    """Give the date that ends the clause before one that opens with "when" ("... lasted until 1982, when relations were resumed")."""
    if clause.units[0].low != "when":
        return None
    earlier = [c for c in sent.clauses if c.start < clause.start]
    last = earlier[-1].units[-3:] if earlier else []
    return next((replace(u.mention, relation="in", value=u.mention.value.rpartition("/")[2]) for u in reversed(last) if u.mention is not None and u.kind == "date"), None)


def page_voice(sent: Sent) -> str:
    """Give the country of a page on two whose own history it tells: its title names that one as owner ("A's Diplomatic Relations with B"), or it is A's page."""
    codes = [c for c in _find_owners(sent.document.title) if c in sent.pair] or [c for c in (sent.context.owner,) if c in sent.pair]
    return codes[0] if len(set(codes)) == 1 else ""


@lru_cache(maxsize=64)
def _find_owners(title: str) -> tuple[str, ...]:
    """Find the countries that a title names as owners of something."""
    return tuple(m.code for m in load_lexicon().find(title) if m.kind == "country" and re.match(r"['’](?:s\b|\s)", title[m.end : m.end + 2] + " "))


def _opening_date(sent: Sent, clause: Clause) -> Mention | None:
    first = sent.clauses[0]
    if clause is first or not first.units:
        return None
    opening = [u.mention for u in first.units[:4] if u.kind == "date"]
    return opening[0] if opening else None


def day_of(sent: Sent, clause: Clause, index: int) -> str | None:
    """Give the time of an act whose word stands at unit `index`, or None."""
    date = date_of(sent, clause, index)
    return act_time(clause, date) if date else None


_FIRST_SINCE = re.compile(r"\b(?:first|second|third|fourth|fifth)\b[^,;]*\bsince$")


def act_time(clause: Clause, date: Mention) -> str | None:
    """Give the time of an act from its date: a day or span; "since" opens it (`1993/..` where it goes on), "until" closes it."""
    if date.relation == "since":
        return None if _FIRST_SINCE.search(clause.words(end=clause.index_of(date))) else period(clause, date)
    if date.relation == "until" and "/" not in date.value and date.value:
        return f"/{date.value}"
    return to_day(date)


def period_of(sent: Sent, clause: Clause, index: int, *, opens: bool = False) -> str | None:
    """Give the period of a state whose word stands at unit `index`, or None; `opens` as in `to_period`."""
    date = date_of(sent, clause, index)
    return period(clause, date, opens=opens) if date else None


def span_of(sent: Sent, clause: Clause, index: int, *, opens: bool = False) -> str | None:
    """Give the period of a state like `period_of`, with both its ends where two dates give them ("from 1918 until 25 June 1991")."""
    dates = clause.dates()
    begins = next((d for d in dates if d.relation in ("since", "from") and d.value and "/" not in d.value), None)
    ends = next((d for d in dates if d.relation in ("until", "before") and d.value and "/" not in d.value), None)
    if begins is not None and ends is not None and begins.value[:4] <= ends.value[:4]:
        return f"{begins.value}/{ends.value}"
    return period_of(sent, clause, index, opens=opens)


def period(clause: Clause, date: Mention, *, opens: bool = False) -> str | None:
    """Give the period that a date gives a state; "has had ... since" says that it is still so (`1993/..`)."""
    when = to_period(date, opens=opens)
    if when and date.relation == "since" and when.endswith("/"):
        at = clause.index_of(date)
        words = clause.words(end=at) if at >= 4 else clause.words()
        if re.search(r"\b(?:has|have|ever since)\b", words) or "ever since" in clause.words():
            return f"{when}.."
    return when


def amounts_after(clause: Clause, index: int, unit: str | None = None) -> list[tuple[int, Amount]]:
    """Give the amounts after a unit with where they stand, of one unit if asked."""
    return [(i, u.mention.amount) for i, u in enumerate(clause.units) if i > index and u.mention and u.mention.amount and (unit is None or u.mention.amount.unit == unit)]


_LEADING = re.compile(r"^(?:the|a|an|its|their|his|her|our)\s+", re.I)


def phrase(sent: Sent, start: int, end: int, limit: int = 90) -> str:
    """Give words of the text as a role's value: without article, marks and line breaks at its ends."""
    text = " ".join(sent.document.text[start:end].split()).strip(" ,.;:()\"'“”–—-")
    text = _LEADING.sub("", text)
    if len(text) > limit:
        text = text[:limit].rsplit(" ", 1)[0]
    return text


_PHRASE_STOPS = frozenset([",", ";", ".", ":", "(", ")", "which", "who", "that", "when", "while", "after", "before", "since", "during", "where", "by", "until", "as", "if", "because", "and/or", "—", "including", "according"])


def phrase_after(sent: Sent, clause: Clause, index: int, *, stops: Iterable[str] = (), limit: int = 14) -> str:
    """Give the noun phrase that follows a unit: up to a stop word, a verb, or a date."""
    halt = _PHRASE_STOPS | frozenset(stops)
    end = index + 1
    while end < len(clause.units) and end - index <= limit:
        unit = clause.units[end]
        if unit.kind == "date" or (unit.mention is None and (unit.low in halt or (end > index + 1 and clause.is_verb(end) and not unit.low.endswith("ing") and clause.units[end - 1].low not in ("any", "all", "every", "such")))):
            break
        end += 1
    while end > index + 1 and clause.units[end - 1].mention is None and clause.units[end - 1].low in ("in", "on", "at", "for", "of", "to", "with", "and", "the", "between", "from", "a"):
        end -= 1
    if end <= index + 1:
        return ""
    return phrase(sent, clause.units[index + 1].start, clause.units[end - 1].end)


def is_money(amount: Amount) -> bool:
    """Tell whether an amount is a sum of money."""
    return is_currency(amount.unit)


def is_equivalent(clause: Clause, index: int) -> bool:
    """Tell whether an amount only converts the one before it: "607.2 million Australian dollars (395.8 million U.S. dollars)"."""
    before = clause.units[index - 1].low if index else ""
    earlier = clause.units[index - 2].mention if index > 1 else None
    return before == "(" and earlier is not None and earlier.kind == "amount" and earlier.amount is not None and earlier.amount.unit != clause.units[index].mention.amount.unit  # type: ignore[union-attr]


def figure_year(sent: Sent, clause: Clause, index: int) -> str | None:
    """Give the year of a figure: in "rose from X in 2008 to Y in 2010" the date after each; in "from 2002 to 2012, from X to Y" the ends."""
    dates = clause.dates()
    amounts = [i for i, u in enumerate(clause.units) if u.mention and u.mention.amount and is_money(u.mention.amount) and not is_equivalent(clause, i)]
    rank = amounts.index(index) if index in amounts else 0
    if len(amounts) == 2 and _moves(clause, amounts):
        ranges = [d for d in dates if re.fullmatch(r"\d{4}/\d{4}", d.value) and not _is_year_of_accounts(d)]
        if ranges:
            return ranges[0].value.split("/")[rank]
        points = [d for d in dates if re.fullmatch(r"\d{4}(?:-\d\d)*", d.value) or _is_year_of_accounts(d)]
        if len(points) == 2:
            return points[rank].value
        if len(points) == 1 and rank == 0 and clause.index_of(points[0]) > amounts[1]:
            return None
    date = date_of(sent, clause, index) or _listed_date(sent, clause)
    return act_time(clause, date) if date else None


def _is_year_of_accounts(date: Mention) -> bool:
    """Tell whether a date is a year of accounts that lies in two ("2020-21", "FY 2020/21")."""
    first, _, last = date.value.partition("/")
    return bool(re.fullmatch(r"\d{4}\s?[-–/]\s?\d\d", date.text)) and int(last) == int(first) + 1


def _listed_date(sent: Sent, clause: Clause) -> Mention | None:
    """Give the date of the entry before in a list of figures ("turnover 2017: ...; exports: ...; imports: ...")."""
    if clause.units[0].low != ";" and ":" not in clause.words():
        return None
    earlier = [d for c in sent.clauses if c.start < clause.start for d in c.dates()]
    return earlier[0] if len({d.value for d in earlier}) == 1 else None


def _moves(clause: Clause, amounts: list[int]) -> bool:
    return "from" in clause.words(max(0, amounts[0] - 4), amounts[0]) or "to" in clause.words(amounts[0] + 1, amounts[1])


def place_after(clause: Clause, index: int, prepositions: Iterable[str] = ("in", "at", "to")) -> Mention | None:
    """Give the first place or country after a unit that a preposition of place governs."""
    group = clause.after(index, prepositions, ("place", "country"))
    return group[0] if group else None


def is_city(mention: Mention) -> bool:
    """Tell whether a mention names a city."""
    return mention.kind == "place" or mention.form == "capital"


def join_words(words: Iterable[str]) -> str:
    """Give words joined as a pattern of alternatives, longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
