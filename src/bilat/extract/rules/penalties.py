"""Measures told in frames of their own: people sent out of a country, an envoy called home by name, a country that takes part in another's sanctions,
entry refused to a person, an answer in kind, sanctions threatened. What one phrase tells ("A's sanctions on B") is in `sanctions`, verbs in `measures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of
from bilat.extract.rules.shapes import Shown, Table, place_of, show
from bilat.extract.rules.sides import missing_side, subjects_of

Told = tuple[list[str], list[str], str, tuple[Clause, int]]
_ENVOY = r"(?:ambassadors?|envoys?|diplomats?|consuls?|charge d ?['’]?affaires|charge|high commissioners?|attaches?|representatives?|consul general)"
_ALSO = r"(?:(?:had|have|has|also|again|then|later|at once|immediately|promptly|briefly|temporarily|duly|thereupon|first|even|now|further|already) )*"
_ASIDE = r"(?: , [^;.]{1,60}? ,)?"
_MANY = r"(?:(?:the|all|some|about|over|more than|nearly|almost|around|at least|up to|as many as|another|a further|thousands of|hundreds of|tens of thousands of|dozens of|N|%|several|many|most of) )*"
_SENT_OUT = r"(?:expelled|deported|drove out|driven out|threw out|thrown out|turned out|kicked out|rounded up and deported|repatriated|sent home|sent back|sent packing|sent away|put out|cast out|ejected)"
_ACCEPTED = r"(?:joined(?: in)?|joins|backed up|adopted|adopts|applied|applies|implements?|implemented|follows|followed|took over|taken over|takes part in|took part in|taken part in|copied|enforced|enforces|imposes|aligned (?:itself |themselves )?with|align(?:s)? (?:itself |themselves )?with|associated (?:itself |themselves )?with|shares|upholds|keeps to)"
_BODY = r"(?:(?:O|O's|C's|Ca|western|international) (?:and (?:O|C's|Ca) )?)"
_MEASURES = r"(?:sanctions|embargo(?:es)?|restrictive measures|measures|packages of sanctions|packages|boycott)"
_SHAPES: tuple[tuple[str, str], ...] = (
    ("expulsion", rf"(?P<a>C|P|Ca (?:government|authorities|police|army)) {_ALSO}(?P<n>{_SENT_OUT}) {_MANY}(?P<b>Ca|Cd)(?! (?:ambassador|envoy|diplomat|goods|products|team|firm|company|troops|forces|army|rule|yoke))(?= (?:citizens|nationals|workers|migrants|traders|people|families|settlers|refugees|labourers|immigrants|farmers|residents|journalists|missionaries|fishermen|teachers|doctors|N|D|between|from|in|on|over|after|during|since|who|as|for|back|to|without|and|by|living|resident|,|;|\.)|$)"),
    ("expulsion", rf"{_MANY}(?P<b>Cd|Ca(?: (?:citizens|nationals|workers|migrants|traders|people|families|settlers|refugees|labourers|immigrants|farmers|residents|journalists|missionaries|fishermen))?) (?:were|was|have been|had been|are being|were being) (?:\w+ )?(?P<n>expelled|deported|driven out|thrown out|turned out|kicked out|repatriated|sent home|sent packing|rounded up and deported|ordered out|cast out|told to leave|ordered to leave|forced to leave|made to leave)(?: (?:by|from) (?:the )?(?P<a>C|L))?"),
    ("expulsion", rf"(?P<a>C|P) {_ALSO}(?P<n>answered|replied|retaliated|responded|hit back|followed|countered)(?: (?:in kind|in|on|D|the same day|the next day|a day later|a week later|,|with|by|N days later|two days later|later))* (?:with|by (?:expelling|throwing out|sending home|declaring)) (?:the )?(?:expulsion of |expelling )?(?:an?|one|two|three|four|five|six|N|as many|the same number of) (?:\w+ )?(?:of )?(?P<b>Ca|C's|G's)(?: (?:ones|{_ENVOY}))?"),
    ("expulsion", rf"(?P<a>C) {_ALSO}(?P<n>expelled|sent home|sent away|threw out|declared) (?:as many|the same number of|an equal number of|one of the|two of the) (?P<b>Ca|C's|Cd|G's)"),
    ("expulsion", rf"(?P<b>(?:Ca|C's) {_ENVOY}) (?:were|was|have|had|has) (?:only )?(?:given |been given )?(?:N|D|one|two|three|seven) (?:hours |days )?(?P<n>to (?:leave|quit|get out|pack))"),
    ("expulsion", rf"(?P<a>C|P) {_ALSO}had (?P<b>(?:C's|Ca) {_ENVOY}) (?P<n>told to leave|thrown out|expelled|ordered out|sent home|put on a plane)"),
    ("expulsion", rf"(?P<a>C|P) {_ALSO}(?P<n>declared|pronounced|named) (?:the )?(?P<b>(?:Ca|C's) {_ENVOY}|(?:ambassador|envoy|charge) P) ?{_ASIDE} ?(?:unwelcome|undesirable|non grata|persona)"),
    ("recall", rf"(?P<a>C|P|O) {_ALSO}(?P<n>called|summoned|ordered|brought|fetched|pulled) (?:its |his |her |their |the |C's |G's )?(?:{_ENVOY}|P)(?: (?:in|from|to|at) (?P<b>C|L))? ?{_ASIDE} ?(?:home|back|out)(?: (?:from|in) (?P<b2>C|L))?"),
    ("recall", rf"(?P<a>C|P) {_ALSO}(?P<n>called|summoned) (?:its|his|her|their|C's) (?:{_ENVOY}|P) (?:in|from|to) (?P<b>C|L) ?{_ASIDE} ?(?:to|for) (?:L|C|consultations)"),
    ("recall", rf"(?P<a>C) {_ALSO}(?P<n>recalled|withdrew) (?:its|his|their|C's) (?:\w+ )?{_ENVOY}(?: (?:in|from|to|at) (?P<b>C|L))?"),
    ("sanctions", rf"(?P<a>C|G|P) {_ALSO}(?P<n>{_ACCEPTED}) (?:all |the |every |\w+ )*?(?:of )?(?:the )?(?:{_BODY})?(?:(?!against\b|on\b)\w+ ){{0,3}}?{_MEASURES}(?: of (?:the )?(?:O|C|union))? (?:against|on|towards) (?:the )?(?:\w+ )?(?P<b>C|Ca|L)"),
    ("sanctions", rf"(?P<a>C|G|P) {_ALSO}(?P<n>{_ACCEPTED}) (?:all |the )*(?P<by>O|O's|C's|Ca) (?:\w+ ){{0,2}}?{_MEASURES} (?:against|on|towards) (?:the )?(?:\w+ )?(?P<b>C|Ca|L)"),
    ("travel-ban", rf"(?P<a>C|P) {_ALSO}(?P<n>denied|refused) (?:entry|admission|a visa|visas) to (?:the )?(?:\w+ )?(?P<b>P|(?:Ca|C's) (?:P|{_ENVOY}|\w+))"),
    ("travel-ban", rf"(?P<a>C|P) {_ALSO}(?P<n>denied|refused) (?P<b>P|(?:Ca|C's) (?:P|{_ENVOY}|ministers?|officials|deputies|lawmakers|journalists)) (?:entry|admission|a visa|visas)"),
    ("travel-ban", rf"(?P<b>P|(?:Ca|C's) (?:P|{_ENVOY}|ministers?|officials|deputies|lawmakers|journalists)) (?:was|were) (?P<n>turned back|turned away|refused entry|denied entry|not let in|barred from entering|refused a visa|denied a visa)(?: (?:at|by|to|in) (?:the )?(?P<a>C|Ca))?"),
    ("embargo", rf"(?P<a>C|P|O) {_ALSO}(?P<n>laid|clapped|slapped|placed|put|imposed|proclaimed) (?:an? |the )?(?:(?:total|arms|oil|trade|economic|weapons|full|naval|air) )*(?:embargo|blockade|boycott) (?:on|against) (?:the )?(?P<b>C|Ca|L)"),
    ("embargo", rf"(?P<a>C|O) {_ALSO}(?P<n>stopped|banned|halted|blocked|forbade|suspended|outlawed|keeps out|kept out|shut out|barred) (?:all |any |the )*(?:(?:imports?|exports?|purchases?|sales?|trade|flights) (?:\w+ ){{0,3}}?(?:of|from|to|with|in) (?:the )?(?:\w+ )?(?P<b>C's|Ca|C)|(?:N |[a-z]+ ){{0,2}}?(?P<b2>Ca) (?:goods|products|imports|flights|airlines|ships|trucks|lorries|fish|fruit|meat|milk|wine|vegetables|beef|poultry|pork|onions|potatoes|rice|cement|textiles))"),
)
_TABLE = Table(_SHAPES)
_COUNTED = re.compile(r"\bN\b|thousands|hundreds|dozens|turned (?:back|away)|refused|denied|diplomats?|ambassadors?|envoys?")
_NOT_DONE = re.compile(r"\b(?:would|could|might|may(?!~)|should|if|threat\w*|call(?:s|ed|ing)? for|urg\w+|demand\w*|refus\w+ to (?!let|allow|admit)|plan(?:s|ned)?|consider\w*|whether|never|no longer|since the lifting|deny|denies|denied (?:that|having)|drill|exercise|election|match|game|players?|film|peace talks|asylum)\b")


def find_penalties(sent: Sent) -> Iterator[Told]:
    """Give (by, on, measure, place) of measures told in frames of their own."""
    shown = show(sent)
    for measure, match in _TABLE.find(shown):
        clause, index = place_of(sent, shown, match, "n")
        if _NOT_DONE.search(clause.words(0, index + 6)):
            continue
        if not shown.mentions(match, "a") and not _COUNTED.search(match.group()):
            continue  # who is sent out by nobody named is told as a measure only where they are counted
        by, on = _sides(sent, shown, match, (clause, index))
        for one in by:
            hit = on or ([missing_side(sent, one)] if missing_side(sent, one) else [])
            if hit and hit != [one]:
                yield [one], hit[:1], measure, (clause, index)


def _sides(sent: Sent, shown: Shown, match: re.Match[str], place: tuple[Clause, int]) -> tuple[list[str], list[str]]:
    """Give who takes the measure and whom it hits, as named; who is unnamed in the passive is the page's other."""
    groups = match.re.groupindex
    by = [c for m in shown.mentions(match, "a") for c in m.codes] if "a" in groups else []
    on = [c for name in ("b", "b2") if name in groups for c in shown.named(match, name) if c not in by]
    if not by and len(on) == 1:
        by = [missing_side(sent, on[0])] if missing_side(sent, on[0]) and sent.context.on_pair else []
    elif not by:
        by = subjects_of(*place)
    if not on and len(by) > 1 and match.group().find("G's") >= 0:
        return by[:1], by[1:]
    return by, on


_THREATS = Table([
    ("", r"(?P<n>threaten(?:s|ed|ing)?) (?:to (?:punish|hit|slap) )?(?P<b>C|G|Ca|L)(?: \w+){0,2}? with (?:(?:an?|new|more|further|economic|tough|trade|\w+) )*(?P<m>sanctions?|embargo|boycott|blockade|tariffs)"),
    ("", r"(?P<n>threaten(?:s|ed|ing)?) (?:to (?:impose|put|place|slap|lay) )?(?:(?:an?|new|more|further|economic|tough|trade) )*(?P<m>sanctions?|embargo|boycott|blockade) (?:on|against) (?:the )?(?P<b>C|G|Ca|L)"),
])  # fmt: skip


def find_threats(sent: Sent) -> Iterator[Told]:
    """Give (by, on, measure, place) of sanctions that are threatened: "A threatened B with sanctions"."""
    shown = show(sent)
    for _, match in _THREATS.find(shown):
        clause, index = place_of(sent, shown, match, "n")
        by = codes_of((m for m in clause.subject if m.kind in ("country", "org", "person", "group") and clause.index_of(m) < index), orgs=True)
        on = [c for c in shown.named(match, "b") if c not in by]
        if len(by) == 1 and on:
            yield by, on[:1], "sanctions" if match["m"].startswith(("sanction", "tariff")) else "embargo", (clause, index)


SHAPES = tuple(p for _, p in _SHAPES)
__all__ = ["SHAPES", "find_penalties", "find_threats"]
