"""Diplomatic relations told by how long they have lasted ("thirty years of diplomatic relations"), by the years that end ("ended 18 years of ties
with B") or by one partner left for another ("dropped B for C"). The plain telling is read in diplomatic.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.dates import to_day
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, date_of, day_of, two_sides
from bilat.extract.rules.diplomatic import find_heads
from bilat.extract.waits import Waits

_UNITS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}  # fmt: skip
_ORDINALS = {"fifth": 5, "tenth": 10, "fifteenth": 15, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100}
_NUMBER = "|".join(_UNITS) + "|twenty-five|thirty-five|forty-five|fifty-five|sixty-five|seventy-five|a hundred|one hundred"
_KIND = r"(?:(?:the )?(?:establishment|opening|start) of )?(?:(?:the|their|its|our|unbroken|uninterrupted|formal|full|official|continuous|close|friendly|bilateral|fruitful|warm|good|joint|these) )*(?P<kind>diplomatic |bilateral )?(?:relations|ties|diplomacy)\b"
_YEARS = re.compile(rf"\b(?P<n>\d{{1,3}}|{_NUMBER}|half a century|a century|(?:a|one) quarter of a century)(?: (?P<unit>years|decades))? of {_KIND}", re.I)
_ANNIVERSARY = re.compile(rf"\b(?P<n>\d{{1,3}})(?:st|nd|rd|th) anniversary of {_KIND}|\b(?P<word>{'|'.join(_ORDINALS)}) anniversary of {_KIND.replace('P<kind>', 'P<kind2>')}", re.I)
_OTHER = re.compile(r"\b(?:trade|economic|cultural|military|commercial|war|hostile|strained|troubled|severed|break in|without|lack of|absence of|next year|will mark|will celebrate|ahead of|anticipat\w+)\b", re.I)
_ENDS = ("end", "cut", "sever", "terminate", "break", "break off")


def find_years_of_relations(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The two celebrate thirty years of diplomatic relations", "in the 45 years of relations", "the 60th anniversary of ties": established so long before."""
    heads = find_heads(clause)
    text = sent.document.text[clause.start : clause.end] if heads else ""
    found = _YEARS.search(text) or _ANNIVERSARY.search(text)
    if found is None:
        return
    head = next((i for i in heads if clause.units[i].start >= clause.start + found.start()), heads[0])
    years = _length(found)
    sides = two_sides(sent, clause, head)
    if len(sides) != 2 or not years:
        return
    end = next((v for v in clause.verbs(_ENDS) if v.index < head and not clause.is_passive(v)), None)
    if end is not None:
        yield Proposal("relations", {"a": sides[0], "b": sides[1], "change": "severed"}, day_of(sent, clause, end.index), clause=clause, cue=end.index)
        return
    year = _reckoned_from(sent)
    if year and not _OTHER.search(text):
        yield Proposal("relations", {"a": sides[0], "b": sides[1], "change": "established"}, str(year - years), clause=clause, cue=head, modality="asserted")


def _length(found: re.Match[str]) -> int:
    """Give the number of years that the words say, 0 where they say none."""
    words = found.groupdict()
    if words.get("word"):
        return _ORDINALS[words["word"].lower()]
    said = (words.get("n") or "").lower()
    if "century" in said:
        return 50 if said.startswith("half") else 25 if "quarter" in said else 100
    if "hundred" in said:
        return 100
    tens, _, ones = said.partition("-")
    number = int(said) if said.isdigit() else _UNITS.get(tens, 0) + (_UNITS.get(ones, 0) if ones else 0)
    unit = (words.get("unit") or "").lower()
    if found.re is _YEARS and not unit:
        return 0
    return number * 10 if unit == "decades" else number


def _reckoned_from(sent: Sent) -> int:
    """Give the year from which the length is counted back: that of the sentence's only date, else the document's; 0 where neither is known."""
    dates = {d.value[:4] for d in sent.of_kind("date") if re.match(r"\d{4}", d.value)}
    if len(dates) == 1:
        return int(dates.pop())
    anchor = sent.context.anchor or ""
    return int(anchor[:4]) if not dates and re.match(r"\d{4}", anchor) else 0


_DROPS = ("drop", "ditch", "dump", "abandon", "desert", "forsake", "leave", "walk out on", "break with")


def find_partner_dropped(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A dropped B for C in January", "A broke with B in favour of C", "A left B for C": relations with B severed, with C established."""
    for cue in clause.verbs(_DROPS):
        subject = codes_of(m for m in clause.subject if m.kind in ("country", "place"))
        if clause.relative and clause.antecedent is not None and clause.antecedent.kind == "country" and clause.antecedent not in clause.subject:
            old = list(clause.antecedent.codes)
        else:
            old = codes_of(m for m in clause.after(cue.index + cue.length - 1, ("", "with", "on"), ("country",), 3) if m.form not in ("adjective", "pronoun") and not m.possessive)
        new = codes_of(m for m in clause.after(cue.index, ("for", "of"), ("country",), 10) if m.form != "adjective" and not m.possessive)
        if len(subject) != 1 or len(old) != 1 or len(new) != 1 or len({subject[0], old[0], new[0]}) != 3 or not _in_favour(clause, cue.index, new[0]):
            continue
        when = day_of(sent, clause, cue.index)
        for change, other in (("severed", old[0]), ("established", new[0])):
            yield Proposal("relations", {"a": subject[0], "b": other, "change": change}, when, clause=clause, cue=cue.index)


_TURNS = ("turn", "return", "go back", "come back", "turn back", "go over", "come over", "cross over", "switch", "switch back", "defect", "revert", "move over", "swing")
_CHINAS = {"CHN": "TWN", "TWN": "CHN"}
_NO_TURN = re.compile(r"(?:the )?# (?:for|to (?:ask|seek|see|buy|attend|meet|talk)|on|with|in (?!(?:the )?[\w~]*\d|january|february|march|april|may|june|july|august|september|october|november|december))")


def find_side_taken(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A went over to Beijing", "A turned to Taipei in 1989", "A went back to China": of two that exclude each other, relations with one established
    (restored where it is a return) and with the other severed."""
    if "TWN" not in {*sent.pair, *codes_of(sent.of_kind("country"))} or not _is_of_sides(sent):
        return
    for cue in clause.verbs(_TURNS):
        target = next((m for m in clause.after(cue.index + cue.length - 1, ("to",), ("country",), 3) if m.form not in ("adjective", "demonym") and m.code in _CHINAS), None)
        subject = [c for c in codes_of(m for m in clause.subject if m.kind == "country") if c not in _CHINAS]
        if target is None or len(subject) != 1 or _NO_TURN.match(clause.words(clause.index_of(target))) or clause.is_passive(cue):
            continue
        back = "back" in cue.lemma or cue.lemma in ("return", "revert")
        date = date_of(sent, clause, cue.index) or _date_of_break(sent, clause)
        when = to_day(date) if date is not None else None
        for change, other in (("restored" if back else "established", target.code), ("severed", _CHINAS[target.code])):
            yield Proposal("relations", {"a": subject[0], "b": other, "change": change}, when, clause=clause, cue=cue.index)


_OF_SIDES = re.compile(r"\b(?:recogni[sz]\w+|relations|ties|broke|allegiance|allies|sides)\b")


def _is_of_sides(sent: Sent) -> bool:
    """Tell whether a sentence is on which of the two a country has relations with: it names both, or speaks of relations."""
    named = set(codes_of(sent.of_kind("country")))
    return set(_CHINAS) <= named or bool(_OF_SIDES.search(sent.text))


def _date_of_break(sent: Sent, clause: Clause) -> Mention | None:
    """Give the only date of the clause whose subject this one takes over ("on 6 May 2003 A broke with B and went over to C")."""
    earlier = [d for c in sent.clauses if c.start < clause.start for d in c.dates() if d.value]
    return earlier[0] if clause.inherited and len(earlier) == 1 and clause.units[0].low == "and" else None


def _in_favour(clause: Clause, index: int, new: str) -> bool:
    """Tell whether the other partner stands directly after "for" or "in favour of"."""
    at = next((i for i, u in enumerate(clause.units) if i > index and u.mention is not None and u.mention.codes == (new,)), -1)
    return at > 0 and bool(re.search(r"(?:^|# )(?:for|in favou?r of)(?: the)?$", clause.words(max(index + 1, at - 5), at)))


_LABEL = re.compile(r"(?:^|[;,.:–—-] )(?:\d+ )?(?:\. )?(?:since |establishment of |date of )*(?:formal |full )?(?:diplomatic|consular|official) (?:relations|ties)(?: established)? (?:: |since |from |as of |[-–] )+(?:the )?$")


def find_relations_label(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Diplomatic relations: 2 November 1994", "North Korea: diplomatic relations since 3 March 1972": a label and its date, no verb."""
    if clause is not sent.clauses[0] or len(sent.text) > 140 or any(c.verb >= 0 for c in sent.clauses):
        return
    whole = Clause([u for c in sent.clauses for u in c.units])
    for i, unit in enumerate(whole.units):
        if unit.kind != "date" or unit.mention is None or not unit.mention.value or not _LABEL.search(whole.words(max(0, i - 9), i) + " "):
            continue
        named = codes_of(whole.mentions("country", end=i))
        page = [c for c in (sent.context.page, sent.context.owner) if c]
        sides = list(sent.pair) if set(named) <= set(sent.pair) else [*named, *[c for c in page[:1] if c not in named]]
        if len(sides) == 2:
            yield Proposal("relations", {"a": sides[0], "b": sides[1], "change": "established"}, unit.mention.value.split("/")[0], clause=whole, cue=i, modality="asserted")
        return


RULES = (
    Rule("relations-label", "a label for relations, with its date", find_relations_label, Waits(words=("relations", "ties"))),
    Rule("relations-years", "relations that have lasted or ended after so many years", find_years_of_relations, Waits(words=("relations", "ties", "diplomacy"))),
    Rule("side-taken", "relations with one of the two Chinas taken up for those with the other", find_side_taken, Waits(verbs=_TURNS)),
    Rule("partner-dropped", "one partner left for another", find_partner_dropped, Waits(verbs=_DROPS)),
)
