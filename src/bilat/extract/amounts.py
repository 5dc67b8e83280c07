"""Amounts in words to numbers with units: money, people, weights, volumes, lengths, shares. A grammar of our own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from bilat.extract.mentions import Mention
from bilat.extract.openings import FIGURES, Openings
from bilat.extract.waits import Row, Waits
from bilat.model import Amount
from bilat.model.amount import is_currency

_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "millions": 1e6, "mln": 1e6, "mn": 1e6, "m": 1e6,
    "crore": 1e7, "billion": 1e9, "billions": 1e9, "bln": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "mil": 1e6, "mio": 1e6, "mrd": 1e9,
}  # fmt: skip
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "a dozen": 12, "half a dozen": 6, "half a": 0.5, "quarter of a": 0.25, "a quarter of a": 0.25, "three quarters of a": 0.75, "a": 1, "several": 1,
}  # fmt: skip
_BOUNDS = (
    ("min", r"(?<!no )(?<!not )more than|over|at least|in excess of|exceeding|exceeded|exceeds|upwards? of|above|not less than|no (?:fewer|less) than|topped|surpassed|surpassing|passed"),
    ("max", r"up to|(?<!no )(?<!not )(?:less|fewer) than|under|below|at most|no more than|not more than"),
    ("about", r"about|around|approximately|approx\.?|roughly|some|nearly|almost|close to|an estimated|estimated(?: at)?|circa|c\.|ca\.|nearly|just over|just under|well over"),
)
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_LAKHS = r"\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])"  # grouped as in India: 1,23,456
_DIGITS = _LAKHS + r"|\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?|\d+(?:\s?\.\s?\d+)?|\d+-point-\d+"
_SPLIT = r"\d{1,2} \d(?= (?:million|billion|trillion|mln|bn|m)\b)"  # a digit torn off by bad extraction: "$13 9 million"
_UNDER_HUNDRED = rf"{_TENS}[- ]{_ONES}|{_TENS}|{_ONES}|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
_COMPOSED = rf"(?:a|{_ONES}) hundred and (?:{_UNDER_HUNDRED})"
_SPELT = rf"{_COMPOSED}|(?:a|{_ONES}) (?:million|billion) and a half|{_ONES} and a half|three quarters of a|a quarter of a|quarter of a|{_ONES} dozen|{_TENS}[- ]{_ONES}|{_TENS}|{_ONES}-point-{_ONES}|{_ONES}|\d+-point-{_ONES}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|half a dozen|a dozen|half a|(?:a|several)(?= (?:hundred|thousand|million|billion))"
_SCALE_WORD = r"hundred thousand|hundred million|hundred|thousand|lakh|millions?|[Mm]io|[Mm]rd|mln|mn|mil|crore|billions?|bln|bn|trillion|tn"
_SCALE = _SCALE_WORD + r"|[mMbBk](?![\w/])"
_CURRENCY_WORD = r"(?P<word>€|£|(?:[A-Z][a-z]+ )?[A-Z][a-zA-Z.]+(?: |(?<=\.))(?:dollars?|pounds?|ro?ubles?|francs?|rupees?|pesos?|dinars?|crowns?|krone[rn]?|kronor|marks?|liras?|rials?|riyals?|won|yen|yuan)|U\.?S\.? ?dollars?|dollars?|[Ee]uros?|pounds?(?: sterling)?|yen|yuan|renminbi|rubles?|roubles?|rupees?|rand|reais|won|dirhams?|riyals?|rials?|dinars?|francs?|marks?|pesos?|liras?|lire|shekels?|baht|ringgit|zlotys?|krono?r|krone[rn]?|kron[au]r?|krónu[rm]|tenges?|manats?|somoni|kips?|riels?|kyats?|tugriks?|tögrög|dalasis?|pulas?|ngultrums?|vatu|tala|kinas?|meticais|metical|kwanzas?|gourdes?|quetzale?s?|lempiras?|leones?|malot?i|loti|emalangeni|lilangeni|ouguiyas?|ariary|nakfas?|rufiyaas?|hryvn(?:i|y)?as?|denars?|kunas?|litas|lats|tolars?|patacas?|CFA(?! francs?)|crowns?|korun[ay]?|forints?|le[iu]|lev[as]?|laris?|drams?|dirhams?|takas?|birrs?|cedis?|nairas?|kwachas?|shillings?|schillings?|dongs?|rupiahs?|guilders?|escudos?|drachmas?|markka|pesetas?|bolivianos?|soms?|SDRs?|[A-Z]{3}(?![A-Za-z]))"
_UNIT = (
    r"(?P<unit>per ?cents?|percentage points?|percent|%|metric tons?|metric tonnes?|tonnes?|tons?|mt\b|barrels?(?: (?:a|per) day)?|bpd|b/d|bcm|cubic met(?:er|re)s|cu\.? ?m|m3"
    r"|(?-i:t)\b(?![\w.-]\w)|square kilomet(?:er|re)s|square miles|sq\.? ?km|km2|km|kilomet(?:er|re)s|kilomet(?:er|re)|miles?|mi\b(?!-)|people|persons|citizens|nationals|students|tourists|visitors|residents|immigrants|migrants|workers|expatriates|expats|refugees|inhabitants|soldiers|troops|members|passengers)"
)
_MONEY_FRONT = re.compile(
    rf"(?P<symbol>(?:US|A|AU|C|CA|Can|NZ|HK|S|NT|R|B|J|BZ|T&T|TT|EC|Z|N|F|G|Bds)\$|\$US|\$|€|£|¥|₹|₩|₽|₺|₪|₦|\b(?:US [Dd]ollars|(?!COP\d)[A-Z]{{3}}|US|Rs\.?|R|Sh|KD|BD|Rp|RM|Dhs?\.?|K[Ss]h\.?|T[Ss]h\.?|U[Ss]h\.?|Tk\.?|NRs\.?|RO|CFAF|FCFA|KM|V[Tt]|Nu\.?|SR|QR|LE|FRw|GH¢|[KPME](?=\s?\d[\d.,]* ?(?:million|billion|bn|m\b)))(?=\s?\d))\s?"
    rf"(?P<number>{_SPLIT}|{_DIGITS})\s?(?P<dash>(?:-|–|to)\s?(?:US)?[$€£]?(?P<to>{_DIGITS})\s?)?-?(?P<scale>{_SCALE})?(?![\w]|\.\d|/\d)",
)
_MONEY_BACK = re.compile(
    rf"(?<![\w.,$€£])(?P<number>{_DIGITS}|{_SPELT})(?:\s?(?:-|–|to)\s?(?P<to>{_DIGITS}))?[\s-]?(?:(?P<scale>{_SCALE})\b\.?)?[\s-]?(?:of )?{_CURRENCY_WORD}(?![\w])",
)
_QUANTITY = re.compile(
    rf"(?<![\w.,$€£-])(?P<number>{_DIGITS}|{_SPELT})(?:\s?(?:-|–|to)\s?(?P<to>{_DIGITS}))?[\s-]?(?:(?P<scale>{_SCALE})\b)?[\s-]?(?:of )?{_UNIT}(?![\w])",
    re.IGNORECASE,
)
_PLAIN = re.compile(rf"(?<![\w.,$€£#/-])(?P<number>{_LAKHS}|\d{{1,3}}(?:,\d{{3}})+|[1-9]\d{{0,2}}(?:[  ]000)+(?!\d)|\d+(?:\.\d+)?|{_SPELT}|tens of|hundreds of|dozens of|thousands of)(?:(?: to | or |-|–)(?P<to>\d{{1,3}}(?:,\d{{3}})+(?= (?:[A-Z]|ethnic|people|persons|members|of them|strong))|(?:{_DIGITS}|{_SPELT})(?= (?:{_SCALE_WORD})s?\b)))?(?:\s(?P<scale>{_SCALE_WORD})s?\b)?(?![\w%/:°]|\.\d|,\d|-\w|(?:st|nd|rd|th)\b)")
# What a number in words begins with; of an article no more than itself is taken, since the "a" that ends "Syria" may stand before "dozens".
_SPELT_FIRST = re.compile("|".join([_TENS[3:-1], _ONES[3:-1], "ten|eleven|twelve|thir|fif|half|quarter|several|dozens|hundreds|thousands|a (?=hundred|thousand|million|billion|quarter|dozen)"]))
_SHAPES = ((_MONEY_FRONT, ()), (_MONEY_BACK, (FIGURES, _SPELT_FIRST)), (_QUANTITY, ()), (_PLAIN, (FIGURES, _SPELT_FIRST)))
_BOUND_BEFORE = tuple((name, re.compile(rf"\b(?:{words})(?: a| the| of)?\s*$", re.IGNORECASE)) for name, words in _BOUNDS)
_PEOPLE = {"people", "persons", "citizens", "nationals", "students", "tourists", "visitors", "residents", "immigrants", "migrants", "workers",
           "expatriates", "expats", "refugees", "inhabitants", "soldiers", "troops", "members", "passengers"}  # fmt: skip
_MOST = 1e18  # more than any sum of money or goods; longer rows of digits are no amounts
_VAGUE = {"tens of": 10, "hundreds of": 100, "dozens of": 24, "thousands of": 1000, "several": 1}  # at least so many


@cache
def _row() -> Row:
    """Give which shapes the words of a text may hold: signs and codes of money, words of money, units."""
    signs = re.compile(r"[$€£¥₹₩₽₺₪₦]|\b(?:[A-Z]{3}(?![A-Za-z])|US|R|Rs|Sh|KD|BD|Rp|RM|Dh|[KTU][Ss]h|Tk|NRs|RO|KM|V[Tt]|Nu|[SQ]R|LE|FRw|CFAF|FCFA|GH¢|[KPME](?=\s?\d))")
    units = re.compile(r"%|per|metric|tons|tonn|ton\b|m?t\b|barrel|bpd|b/d|bcm|cubic|cu|m3|square|sq|km|kilomet|mile|mi\b|" + "|".join(sorted(_PEOPLE)), re.IGNORECASE)
    return Row([Waits(like=(signs,)), Waits(like=(re.compile(_CURRENCY_WORD),)), Waits(like=(units,)), None])


_NUMBER_WORD = re.compile(rf"\b(?:{_TENS}|{_ONES}|ten|eleven|twelve|(?:thir|fif)teen|half|dozen|hundred|thousand|million|billion|tens)", re.I)


def find_amounts(text: str, start: int, end: int, currencies: Mapping[str, str], dollar: str = "USD", told: str = "") -> list[Mention]:
    """Find the amounts in text[start:end]; `currencies` maps folded words and symbols to ISO 4217, `dollar` is what a bare "$" means, `told` the currency of the last sum before."""
    piece = _without_capital(text[start:end])
    named = _DOLLARS_NAMED.search(piece) if "$" in piece or "ollar" in piece else None  # a bare "$" after "US$" is the same money
    if not _has_digit(piece) and not _NUMBER_WORD.search(piece):
        return []
    found: list[Mention] = []
    unread: list[tuple[int, int]] = []
    likely = _row().of(piece)
    openings = Openings(piece)
    for n, (shape, kinds) in enumerate(_SHAPES):
        for match in openings.find_all(shape, kinds) if likely >> n & 1 else ():
            a, b = match.span()
            if any(start + a < m.end and m.start < start + b for m in found) or any(a < y and x < b for x, y in unread):
                continue
            if shape is _PLAIN and _NUMBERED.search(piece[max(0, a - 40) : a]):
                continue
            amount = _amount(match.groupdict(), piece, a, currencies, "USD" if named and a > named.start() else dollar)
            if amount:
                shown = text[start + a : start + b].rstrip()
                found.append(Mention("amount", start + a, start + a + len(shown), shown, amount=amount, form=amount.unit))
            elif shape is _MONEY_BACK and match["word"][-1].islower():
                unread.append((a, b))  # money, but nobody can say which: no number of things
    told = told if told and found and _OF_MONEY.search(piece) else ""
    return _lend_currency(text, _join_between(text, start, sorted(found, key=lambda m: m.start)), told)


_DOLLARS_NAMED = re.compile(r"\bUS ?\$|\bUSD\b|\bU\.?S\.? dollars")
_DIGIT = re.compile(r"\d")


def _has_digit(text: str) -> bool:
    """Tell whether any digit stands in a text, raised ones and those in rings among them."""
    return _DIGIT.search(text) is not None or (not text.isascii() and any(c.isdigit() for c in text))


_FIRST = re.compile(rf"(?:- |[\"“(\[] ?)?(?:(?:Tens|Hundreds|Dozens|Thousands)(?= of )|(?:A|Several)(?= (?:hundred|thousand|million|billion)\b)|(?i:half a|a quarter of a|three quarters of a)(?= (?:million|billion|dozen))|One(?= (?:hundred|thousand|million|billion)\b)|(?i:{_TENS})(?:[- ]{_ONES})?|(?!One\b)(?i:{_ONES})|(?i:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)) (?=[a-z]|(?:[A-Z][\w-]* ){{1,2}}[a-z]|[A-Z]\w*-\w)")


def _without_capital(piece: str) -> str:
    """Give a sentence, or a line of it, that begins with a number in words ("Eight agreements") with that word in small letters."""
    opened = _NEW_LINE.finditer(piece) if "\n" in piece or piece[:3].isupper() else ()
    for at in (0, *(m.end() for m in opened)):
        first = _FIRST.match(piece, at)
        piece = piece[:at] + first.group().lower() + piece[first.end() :] if first else piece
    return piece


_NEW_LINE = re.compile(r"\n|^[A-Z]{3}[A-Za-z .,'()/-]{0,40} ?[-–—] ")
_SCALED = re.compile(rf"\s(?:{_SCALE_WORD})$")
_ALONE = re.compile(r"\s*(?:[.,;:()\[\]|–—]|$|(?:in|by|and|or|last|to|from|for|on|which|with|was|were|is|a year|at|more|less|the|of (?:it|this|that|which|them)|as|an?|during|per year|annually|while|but|goes|went|came|against|between|after|before|respectively)\b)")


_OF_MONEY = re.compile(
    r"\b(?:trad\w+|turnover|commerce|exports?|exported|imports?|imported|sales|sells?|sold|purchas\w+|buys?|bought|shipments|worth|costs?|loans?|credits?|grants?|aid|debts?|ow(?:e|es|ed|ing|n)|lent|lend\w*"
    r"|borrow\w*|invest\w*|surplus|deficit|bill|paid|pays?|spent|funds?|funding|budget|financ\w+|contracts?|deals?|donat\w+|pledge[ds]?)\b",
    re.IGNORECASE,
)


def _lend_currency(text: str, found: list[Mention], told: str) -> list[Mention]:
    """Give a number of millions that counts no things the currency of the sum before it, else of the next ("101 million USD in 2016, against 13.83 million in 2006"), else the one told before."""
    sums = [m for m in found if is_currency(m.form)]
    for mention in found:
        if mention.amount is not None and mention.amount.unit == "items" and _SCALED.search(mention.text) and stands_alone(text, mention.end):
            unit = next((m.form for m in reversed(sums) if m.start < mention.start), sums[0].form if sums else told)
            if unit:
                mention.amount = Amount(mention.amount.value, unit, mention.amount.bound, mention.amount.to)
                mention.form = unit
    return found


def stands_alone(text: str, end: int) -> bool:
    """Tell whether a number that ends at text[end] counts nothing that is named after it."""
    return _ALONE.match(text[end : end + 20]) is not None




_NUMBERED = re.compile(
    r"\b(?:Nos?\.?|[Aa]rt(?:icles?|\.)|[Rr]esolutions?|[Cc]hapter|[Ss]ection|[Pp]aragraph|[Pp]age|Flight|Highway|Route|Type|Mark|Mk\.?|Model)\s$"
    rf"|\b(?:\d{{1,3}}|{_ONES}|ten|eleven|twelve|{_TENS})(?: [A-Z][a-z]+){{1,3}}\s$"
)  # what a number only names; behind another number and a name it is a model ("two Dornier 228 aircraft")


def _join_between(text: str, start: int, found: list[Mention]) -> list[Mention]:
    """Join "between A and B" to one amount with a range; a first number without a unit takes that of the second."""
    joined: list[Mention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if last is not None and last.amount and mention.amount and text[last.end : mention.start] == " and " and re.search(r"\b[Bb]etween $", text[max(start, last.start - 8) : last.start]):
            low, high = last.amount, mention.amount
            if low.unit in (high.unit, "items") and low.to is None and low.value < high.value:
                joined[-1] = Mention("amount", last.start, mention.end, text[last.start : mention.end], amount=Amount(low.value, high.unit, None, high.value), form=high.unit)
                continue
        joined.append(mention)
    return joined


def _amount(g: dict[str, str | None], piece: str, at: int, currencies: Mapping[str, str], dollar: str) -> Amount | None:
    unit, factor = _unit(g, currencies, dollar)
    if unit is None:
        return None
    value = parse_number(g["number"] or "", g.get("scale"))
    if value is None:
        return None
    to = parse_number(g["to"] or "", g.get("scale")) if g.get("to") else None
    bound = next((name for name, shape in _BOUND_BEFORE if shape.search(piece[max(0, at - 30) : at])), None)
    if g["number"] in _VAGUE:
        bound = "min"
    if to is not None and to <= value:
        to = None
    if max(value, to or 0) * factor > _MOST:
        return None
    return Amount(_clean(value * factor), unit, bound, None if to is None else _clean(to * factor))  # type: ignore[arg-type]


def _unit(g: dict[str, str | None], currencies: Mapping[str, str], dollar: str) -> tuple[str | None, float]:
    if g.get("symbol"):
        symbol = (g["symbol"] or "").strip()
        return (dollar if symbol == "$" else "USD" if symbol.lower() == "us dollars" else currencies.get(symbol.lower())), 1
    if g.get("word"):
        word = re.sub(r"\s+", " ", (g["word"] or "")).lower().replace("u.s.", "us").removesuffix(" sterling")
        word = re.sub(r"([a-z]{3,})s$", r"\1", word)
        if word == "dollar":
            return dollar, 1
        return currencies.get(word) or currencies.get(word + "s"), 1
    unit = re.sub(r"\s+", " ", (g.get("unit") or "")).lower()
    return _PLAIN_UNITS.get(unit, ("items", 1.0)) if unit not in _PEOPLE else ("people", 1.0)


_PLAIN_UNITS: dict[str, tuple[str, float]] = {
    **dict.fromkeys(("per cent", "percent", "%", "percents", "per cents", "percentage point", "percentage points", "percentage"), ("%", 1.0)),
    **dict.fromkeys(("ton", "tons", "tonne", "tonnes", "metric ton", "metric tons", "metric tonne", "metric tonnes", "mt", "t"), ("t", 1.0)),
    **dict.fromkeys(("barrel", "barrels", "bpd", "b/d", "barrels a day", "barrels per day", "barrel a day", "barrel per day"), ("bbl", 1.0)),
    **dict.fromkeys(("cubic meters", "cubic metres", "m3", "cu m", "cu. m"), ("m3", 1.0)),
    "bcm": ("m3", 1e9),
    **dict.fromkeys(("km", "kilometer", "kilometers", "kilometre", "kilometres"), ("km", 1.0)),
    **dict.fromkeys(("mile", "miles", "mi"), ("km", 1.609344)),
    **dict.fromkeys(("square kilometers", "square kilometres", "sq km", "sq. km", "km2", "square miles"), ("km2", 1.0)),
}


def parse_number(text: str, scale: str | None = None) -> float | None:
    """Parse a number in digits or words ("1,234.5", "forty-two", "five-point-seven") times its scale word; None where it is none."""
    low = text.lower().strip()
    if low in _VAGUE:
        value: float | None = _VAGUE[low]
    elif "-point-" in low:
        whole, _, part = low.partition("-point-")
        value = _decimal(whole, part)
    else:
        value = _digits_or_words(low)
    if value is None or (value == 0 and low not in ("0", "zero")):
        return value if low == "0" else None
    factor = 1.0
    for word in (scale or "").lower().split():
        factor *= _SCALES.get(word, 1)
    return value * factor


def _decimal(whole: str, part: str) -> float | None:
    a, b = _digits_or_words(whole), _digits_or_words(part)
    return None if a is None or b is None else float(f"{int(a)}.{int(b)}")


_IN_LAKHS = re.compile(_LAKHS)
_GROUPING = re.compile(r"[,  ](?=\d{3})|\s(?=\.)|(?<=\.)\s|(?<=\d) (?=\d$)")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")


def _digits_or_words(low: str) -> float | None:
    if " hundred and " in low:
        hundreds, _, rest = low.partition(" hundred and ")
        over = _digits_or_words(rest)
        return None if over is None else 100 * _WORDS[hundreds] + over
    if low.endswith((" million and a half", " billion and a half")):
        return (_WORDS[low.split(" ")[0]] + 0.5) * _SCALES[low.split(" ")[1]]
    if low.endswith(" dozen"):
        return 12 * _WORDS[low.removesuffix(" dozen")] if low.removesuffix(" dozen") in _WORDS else None
    if _IN_LAKHS.fullmatch(low):
        return float(low.replace(",", ""))
    digits = _GROUPING.sub("", low)
    if _DECIMAL.fullmatch(digits):
        return float(digits)
    if low in _WORDS:
        return _WORDS[low]
    if low.endswith(" and a half"):
        return _WORDS[low.split(" ")[0]] + 0.5
    tens, _, ones = re.sub(r"[- ]", " ", low).partition(" ")
    return _WORDS[tens] + _WORDS[ones] if tens in _WORDS and ones in _WORDS else None


def _clean(value: float) -> int | float:
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded
