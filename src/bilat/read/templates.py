"""What templates of a wiki say, as words: dates, amounts, flags, names. One table; what is not in it is dropped and counted."""

from __future__ import annotations

import re
from collections.abc import Callable

from bilat.read.codes import find_country_name
from bilat.read.dates import MONTHS

_MONTH_NAMES = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip


class Arguments:
    """The parameters of one template, rendered when asked for: by position ("1") or by name."""

    def __init__(self, names: list[str], render: Callable[[str], str]) -> None:
        self.names, self._render = names, render

    def get(self, *names: str) -> str:
        """Give the first parameter of these names that is not empty, as words; else the empty string."""
        return next(
            (value for name in names if name in self.names and (value := self._render(name).strip())), ""
        )

    def positional(self) -> list[str]:
        """Give the parameters by position, in order."""
        return [self._render(name).strip() for name in self.names if name.isdigit()]


def _first(arguments: Arguments) -> str:
    return arguments.get("1", "text", "content")


def _second(arguments: Arguments) -> str:
    return arguments.get("2", "text", "1")


def _third(arguments: Arguments) -> str:
    return arguments.get("3", "2", "1")


def _date(arguments: Arguments) -> str:
    """Give a date template as `28 December 1913`: its parameters are a written date, or year, month and day."""
    parts = [part for part in arguments.positional() if part]
    if len(parts) == 3 and re.fullmatch(r"\d{4}", parts[2]) and not re.fullmatch(r"\d{3,4}", parts[0]):
        return " ".join(parts)  # the day or the month first
    if len(parts) < 2 or not re.fullmatch(r"\d{3,4}", parts[0]):
        return parts[0] if parts else ""
    month = parts[1]
    number = int(month) if month.isdigit() else MONTHS.get(month.lower().rstrip("."), 0)
    if not 1 <= number <= 12:
        return " ".join(parts[:3])
    day = f"{int(parts[2])} " if len(parts) > 2 and parts[2].isdigit() else ""
    return f"{day}{_MONTH_NAMES[number]} {parts[0]}"


def _as_of(arguments: Arguments) -> str:
    word = "as of" if arguments.get("lc") else "As of"
    return arguments.get("alt") or f"{word} {_date(arguments)}"


def _country(arguments: Arguments) -> str:
    name = arguments.get("name", "1")
    return find_country_name(name) or name


def _country_second(arguments: Arguments) -> str:
    """Give the country of a template whose first parameter is a mode or the head of a link, such as `{{flagg|uspe|Peru}}`."""
    name = arguments.get("name", "2", "1")
    return find_country_name(name) or name


def _date_range(arguments: Arguments) -> str:
    return "–".join(part for part in arguments.positional()[:2] if part)


def _converted(arguments: Arguments) -> str:
    """Give `{{convert|100|km|mi}}` as `100 km`, and ranges such as `{{convert|1|-|2|km}}` as `1-2 km`."""
    parts = arguments.positional()
    words = {"-": "–", "–": "–", "to": " to ", "and": " and ", "x": " × ", "by": " by ", "or": " or "}
    if len(parts) > 3 and parts[1] in words:
        return f"{parts[0]}{words[parts[1]]}{parts[2]} {_unit(parts[3])}"
    return f"{parts[0]} {_unit(parts[1])}" if len(parts) > 1 else " ".join(parts)


def _unit(code: str) -> str:
    return {
        "sqkm": "km²",
        "km2": "km²",
        "sqmi": "sq mi",
        "m2": "m²",
        "m3": "m³",
        "cuft": "cu ft",
        "oilbbl": "bbl",
    }.get(code, code)


def _money(sign: str) -> Callable[[Arguments], str]:
    return lambda arguments: f"{sign}{arguments.get('1')}"


def _currency(arguments: Arguments) -> str:
    return f"{arguments.get('2', 'type')} {arguments.get('1', 'amount')}".strip()


def _fixed(words: str) -> Callable[[Arguments], str]:
    return lambda _: words


def _or_first(words: str) -> Callable[[Arguments], str]:
    return lambda arguments: arguments.get("1") or words


def _listed(arguments: Arguments) -> str:
    parts = (part.strip(" *\n") for part in arguments.positional())
    return "; ".join(part for part in parts if part)


def _circa(arguments: Arguments) -> str:
    parts = arguments.positional()
    return "c. " + "–".join(parts) if parts else "c."


RENDERED: dict[str, Callable[[Arguments], str]] = {
    **dict.fromkeys((
        "flag", "flagu", "flagcountry", "flag country", "flaglist", "flaglink", "flag link", "flaglist+link", "flagmore", "flagd", "flag state",
        "country", "country data", "country flag", "country name",
    ), _country),
    **dict.fromkeys(("flag+link", "flag plus link", "flagg", "#invoke:flag"), _country_second),
    **dict.fromkeys(("daterange", "date range"), _date_range),
    **dict.fromkeys((
        "dts", "date table sorting", "start date", "end date", "start date and age", "birth date", "birth date and age", "death date",
        "death date and age", "date", "film date", "start-date", "end-date", "birth-date", "death-date", "bda", "dda", "birth year",
    ), _date),
    **dict.fromkeys(("as of", "asof"), _as_of),
    **dict.fromkeys(("convert", "cvt"), _converted),
    **dict.fromkeys(("us$", "usd", "us dollar", "usdollar"), _money("US$")),
    **dict.fromkeys(("euro", "eur", "€"), _money("€")),
    **dict.fromkeys(("gbp", "£", "pound sterling", "gbp#"), _money("£")),
    **dict.fromkeys(("inr", "indian rupee", "₹"), _money("₹")),
    **dict.fromkeys(("au$", "aud", "a$"), _money("A$")),
    **dict.fromkeys(("ca$", "cad", "c$"), _money("CA$")),
    **dict.fromkeys(("cny", "rmb", "cn¥"), _money("CN¥")),
    **dict.fromkeys(("jpy", "¥", "jp¥"), _money("¥")),
    **dict.fromkeys(("krw", "₩", "skw"), _money("₩")),
    "currency": _currency,
    **dict.fromkeys(("circa", "c.", "ca"), _circa),
    **dict.fromkeys((
        "nowrap", "nobr", "small", "smaller", "big", "center", "nobold", "longitem", "as written", "blockquote", "quote", "quotation", "quote box",
        "cquote", "abbr", "abbrlink", "tooltip", "hover", "midsize", "resize", "nihongo", "korean", "linktext", "sup", "sub", "visible anchor", "vanchor",
        "ill", "interlanguage link", "illm", "sortname", "no wrap", "nowrap begin", "strong", "em", "mono", "val", "formatnum", "pad", "wikt-lang", "noflag", "nts",
    ), _first),
    **dict.fromkeys(("lang", "transl", "transliteration", "font color", "color", "colour", "langx", "sort", "legend", "rp-text", "tlit"), _second),
    "lang-x": _third,
    **dict.fromkeys(("plainlist", "plain list", "ubl", "unbulleted list", "hlist", "flatlist", "ublist", "bulleted list", "ordered list", "cslist"), _listed),
    **dict.fromkeys(("ndash", "–", "endash", "en dash"), _fixed("–")),
    **dict.fromkeys(("mdash", "—", "em dash", "emdash"), _fixed("—")),
    **dict.fromkeys(("snd", "spnd", "spaced ndash", "spaced en dash", "sndash"), _fixed(" – ")),
    **dict.fromkeys(("nbsp", "space", "pb", "paragraph break", "paragraph", "break", "clear", "-", "spaces", "thinsp"), _fixed(" ")),
    **dict.fromkeys(("yes", "y", "aye", "tick", "yes2", "check mark"), _or_first("Yes")),
    **dict.fromkeys(("no", "n", "nay", "cross", "no2", "x mark"), _or_first("No")),
    **dict.fromkeys(("n/a", "na"), _or_first("N/A")),
    **dict.fromkeys(("dunno", "unknown"), _or_first("Unknown")),
    **dict.fromkeys(("partial", "some"), _or_first("")),
    **dict.fromkeys(("'", "apostrophe"), _fixed("'")), "=": _fixed("="), "·": _fixed(" · "), "•": _fixed(" • "), "bullet": _fixed(" • "),
}  # fmt: skip

SILENT = re.compile(
    r"(?:dtsh|hs|hidden sort key|ntsh|sort dash|sdash|static row numbers?|row (?:counter|indexer|number)|table alignment|flagicon.*|flagdeco|flag icon|flagicon image|flagdeco image|coat of arms|use (?:dmy|mdy|ymd) dates|use .{2,20} english|engvar.*|short description"
    r"|citation needed|cn|fact|dead link|better source needed|failed verification|clarify|clarification needed|when|which|who|where|update(?: inline)?|bare url.*"
    r"|unreliable source.*|dubious.*|verify source|sic|rp|page needed|vague|according to whom|by whom|original research.*|usurped|cbignore|in lang|isbn.*|issn|oclc|doi"
    r"|(?:more|additional) citations needed|refimprove|unreferenced.*|expand section|multiple issues|globalize|pov|outdated|out of date|incomplete list|lead too short"
    r"|reflist|refbegin|refend|notelist|authority control|portal.*|commons.*|sister project.*|wikiquote|wikisource.*|default ?sort.*|coord|geo|anchor|toc.*|clear.*|-|col.*|div col.*|end"
    r"|.*navbox.*|.* topics?|.* in topic|foreign relations (?:of|in) .*|politics of .*|.*bilateral relations|italic title|displaytitle.*|good article|featured article|pp-.*|redirect.*|about|for|other uses|distinguish"
    r"|sfnref|harvid|notetag|efn|legend|webarchive|pd-notice|citation-attribution|catholic-hierarchy|official website|statedept|cia world factbook|google books|libris|jstor|stub|.*-stub|location map.*|percentage bar|flagpedia)",
    re.I,
)  # fmt: skip


def find_template_name(name: str) -> str:
    """Give a template's name as the table has it: lower case, single blanks, no namespace."""
    return " ".join(name.replace("_", " ").split()).lower().removeprefix("template:").removeprefix("subst:")


def render_template(name: str, arguments: Arguments) -> str | None:
    """Give what a template says, or None where it is unknown; the empty string where it is known to say nothing."""
    rendered = RENDERED.get(name)
    if rendered is None and name.startswith("lang-"):
        rendered = _first
    if rendered is not None:
        return rendered(arguments)
    if name.startswith("formatnum:"):
        return name.partition(":")[2]
    if country := find_country_name(name.upper()) if re.fullmatch(r"[a-z]{2,4}", name) else None:
        return country
    return "" if SILENT.fullmatch(name) else None
