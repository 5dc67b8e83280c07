"""Help and investment told without the nouns of finance beside a sum: works that a country pays for, what its money built, capital that stands at so
much, who gives more than any other, states kept afloat. Sums are read in `sums`, gifts in `gifts`, plain help in `finance`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, day_of, figure_year, is_money, other_of
from bilat.extract.rules.items import find_items
from bilat.extract.rules.shapes import Shown, Table, find_told
from bilat.extract.rules.sides import missing_side
from bilat.extract.waits import Waits
from bilat.model import Roles

_ALSO = r"(?:(?:had|have|has|also|again|then|even|largely|mostly|entirely|partly|already|since|long|once|often|further) )*"
_WORK = r"(?:(?:new|national|military|maternity|children|football|sports?|water|power|solar|primary|secondary|vocational|medical|health|border|police|patrol|fish|fishing|parliament|government|presidential|foreign|conference|cultural|training|two|three|four|five|six|seven|N|several|the|a|an|its|of|C's|Ca|L|\w+) ){0,4}?(?:stadiums?|stadia|halls?|hospitals?|clinics?|schools?|universit(?:y|ies)|colleges?|librar(?:y|ies)|mosques?|palaces?|bridges?|roads?|motorways?|highways?|railways?|ports?|airports?|terminals?|runways?|dams?|plants?|power stations?|houses?|homes|wards?|buildings?|headquarters|ministry|theatres?|museums?|markets?|centres?|centers?|wells?|pumps?|piers?|jett(?:y|ies)|wharf|posts?|barracks|laborator(?:y|ies)|villages?|streets?|lines?|schemes?|pipes?|toilets?|wharves)"
_SHAPES: tuple[tuple[str, str], ...] = (
    ("work", rf"(?P<a>C) (?:(?:will|would|is to|was to|is going to|has agreed to|agreed to|has promised to|promised to|has offered to|offered to|is|was) )?(?:also |soon |now )?(?P<n>pay|paying) for (?P<p>{_WORK}(?: (?:and|,) {_WORK})*)(?: (?:at|in|of|on) (?P<b><OF>|L))?"),
    ("aid", r"(?P<n>lengthened|extended|widened|paved|dug|drilled|laid|rebuilt|built|repaired|restored|renovated|equipped|bought|electrified|modernised|modernized|dredged|fenced|lit|finished|completed|enlarged|surfaced|printed|planted) (?:\w+ )?with (?P<a>Ca|C's|our|L) (?:money|funds|aid|capital)"),
    ("aid", r"(?P<a>C) (?:runs|ran|keeps|maintains|operates|set up) (?:an? |its )?(?:\w+ )?(?P<n>field hospital|soup kitchens?|feeding centres?|mobile clinics?)(?: [^;.]{0,40}? in (?P<b>C))?"),
    ("aid", rf"(?P<a>Ca|C's|our) money {_ALSO}(?P<n>rebuilt|built|paved|paid for|pays for|keeps|kept|restored|repaired|runs|ran|funds|funded|feeds|fed|bought|buys|went into|goes into|rebuilds|helped (?:to )?\w+) (?P<p>{_WORK})?"),
    ("aid", r"no (?:other )?(?:country|state|donor|nation|one|partner|government) (?:gives|gave|has given|provides|provided|has provided|sends|spends on|spent on|helps) (?P<b>C) (?:\w+ )?(?:more|as much|so much) (?:(?:development|humanitarian|bilateral|foreign|military|civil) )?(?P<n>aid|help|assistance|money|support) (?:than|as) (?:the )?(?P<a>C)"),
    ("aid", r"(?P<a>C) (?:gives|gave|has given|provides|provided) (?P<b>C) more (?:(?:development|humanitarian|bilateral) )?(?P<n>aid|help|assistance|money) than (?:any|does any|all|anybody|to any)"),
    ("aid", r"no (?:other )?(?:country|state|nation|one|partner) (?:gets|got|receives|received|has received|has got) (?:\w+ )?more (?:(?:development|humanitarian|bilateral|\w+) )?(?P<n>aid|help|assistance|money|support) from (?:the )?(?P<a>C)"),
    ("aid", r"no (?:other )?(?:country|state|nation|one|partner) (?:gets|got|receives|received|has received|has got) (?:\w+ )?(?P<n>more) from (?:the )?(?P<a>C|us)"),
    ("aid", r"(?P<a>C) (?:\w+ )?(?:has been|has become|had been|have been|remained|ranks as|ranked as) (?:for \w+ \w+ )?(?:by far )?(?P<b>C's|our|the|a|one of the|one of C's|among the|among our) (?:[\w-]+ ){0,4}?(?P<n>donors?|benefactors?|aid (?:donors?|givers?|partners?)|providers? of (?:\w+ )?(?:aid|assistance))(?: (?:to|of|in|for) (?P<b2><OF>))?(?! (?:of|to) (?!C|G))"),
    ("investment", r"(?P<a>Ca|C's) (?:(?:direct|foreign|private|total|cumulative|accumulated|overall|state) )*(?P<n>investments?|capital|fdi|stock|holdings|assets|direct investments?) (?:stock )?(?:in (?P<b>C) |there |here |in Ca \w+ |in the country )?(?:(?:has|have|had|already|now|together|alone) )*(?:amount(?:s|ed)? to|stands? at|stood at|came to|comes? to|come to|total(?:s|led|ed)?|reach(?:ed|es)?|exceed(?:s|ed)?|(?:is|are|was|were) (?:put|estimated|valued|reckoned) at|piled up to|is worth|are worth|was worth|were worth|grown to|grew to|rose to|risen to|added up to|adds? up to|run to|runs to|:) (?:\w+ ){0,3}?(?P<m>M)"),
    ("investment", r"(?P<a>Cd|C|Ca (?:investors|firms|companies|capital|money|businesses|banks|businessmen|state firms)|F(?: of C)?(?: and F(?: of C)?)?) (?:(?:have|has|had|together|also|already|now) )*(?P<n>hold|held|put|placed|ploughed|plowed|poured|sunk|pumped|injected|tied up|laid out) (?:\w+ ){0,2}?(?:M|billions|millions|hundreds of millions|tens of millions|money|much money|capital)(?: of (?:dollars|euros))? (?:in|into) (?:the )?(?P<b>Ca|C's|C)"),
    ("aid", r"(?P<a>C|Ca money|P's (?:\w+ )?money|P) (?:(?:has|have|had|also|long|then|largely) )*(?P<n>bankrolled|bankrolls|subsidi[sz]ed|subsidi[sz]es|propped up|props up|kept afloat|keeps afloat|bailed out|underwrote|underwrites|sustained) (?:the )?(?P<b>C's|C)(?![\w'])"),
)
_TABLE = Table(_SHAPES)
_BUSINESS = re.compile(r"\b(?:hotels?|refiner(?:y|ies)|malls?|factor(?:y|ies)|car plant|towers?|mines?|banks?|resorts?|smelters?|shopping|supermarkets?|offices)\b")
_NOT_HELP = re.compile(r"\b(?:wants?|wanted|asked|asks|asking|urged|hopes?|seeks?|sought|refus\w+|never|not|military|weapons?|arms|ransom|trade|exports?|imports?|price|debt|damages?|compensation|embass\w+|consulate|rent|film|visit|ticket|treatment|students)\b")


def find_funding(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A will pay for a stadium in B", "lengthened with A money", "no country gives B more aid than A does", "A capital in B stands at $3 billion"."""
    done: set[tuple[str, str, str]] = set()
    for kind, match, shown, place, index in find_told(sent, clause, _TABLE, "n"):
        if _NOT_HELP.search(place.words(max(0, index - 12), index + 5)) or find_items(sent):
            continue
        kind = "investment" if kind == "aid" and _BUSINESS.search(place.words(0, index + 4)) else kind
        for giver, taker in _sides(sent, shown, match):
            kind = "aid" if kind == "work" else kind
            if (giver, taker, kind) not in done:
                done.add((giver, taker, kind))
                yield from _proposals(sent, (shown, match), (place, index), (giver, taker, kind))


def _sides(sent: Sent, shown: Shown, match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Give giver and taker; a taker that is not named is the page's other, where nobody else is named."""
    givers = [c for m in shown.mentions(match, "a") for c in m.codes]
    if not givers and "our" in match.group().split():
        givers = [sent.context.owner] if sent.context.owner else []
    takers = [c for name in ("b2", "b") if name in match.re.groupindex for c in _named(shown.mentions(match, name)) if c not in givers]
    if not takers and (match.groupdict().get("b") or "").endswith("our") and sent.context.owner and sent.context.owner not in givers:
        takers = [sent.context.owner]
    if len(givers) == 1 and not takers:
        takers = [missing_side(sent, givers[0]) or _gone_to(sent, givers[0])]
    for giver in givers[:3]:
        for taker in takers[:1]:
            if taker and giver != taker:
                yield giver, taker


def _named(mentions: list[Mention]) -> list[str]:
    return [c for m in mentions if m.kind in ("country", "place", "group") for c in m.codes]


def _gone_to(sent: Sent, giver: str) -> str:
    """Give the page's other where the sentence names it too, whoever else is named."""
    other = other_of(sent, giver)
    return other if other in codes_of(sent.of_kind("country")) else ""


def _proposals(sent: Sent, told: tuple[Shown, re.Match[str]], where: tuple[Clause, int], claim: tuple[str, str, str]) -> Iterator[Proposal]:
    """Give a claim a work, or one with the sum that the words name."""
    (shown, match), (place, index), (giver, taker, kind) = told, where, claim
    money = next((m for m in place.mentions("amount", begin=index) if m.amount is not None and is_money(m.amount)), None)
    at = place.index_of(money) if money is not None else index
    when = figure_year(sent, place, at) if money is not None else day_of(sent, place, index)
    works = _works(sent, shown, match)
    for work in works or [""]:
        roles: Roles = {"from": giver, "to": taker, "instrument": kind}
        if work:
            roles["subject"] = work
        yield Proposal("finance", roles, when, money.amount if money is not None and not works else None, clause=place, cue=at)


def _works(sent: Sent, shown: Shown, match: re.Match[str]) -> list[str]:
    """Cut "a national stadium and a library" into its members."""
    words = shown.words(match, "p", sent.document.text)
    parts = re.split(r",(?!\d)\s*(?:and\s+)?|\s+and\s+", words) if words else []
    return [_bare(p) for p in parts if p.strip()][:4]


def _bare(words: str) -> str:
    """Give a thing's name without its article."""
    return re.sub(r"^(?:the|a|an|its|their)\s+", "", " ".join(words.split()).strip(" ,.;"), flags=re.I)


RULES = (Rule("funding", "works, capital and help told without a noun of finance beside a sum", find_funding, Waits(shapes=[p for _, p in _SHAPES])),)
