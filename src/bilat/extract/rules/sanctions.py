"""Rules for sanctions: sanctions, embargoes, expulsions, recalled ambassadors, frozen assets, travel bans, and their end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.dates import to_day
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, date_of, is_money, other_of
from bilat.extract.rules.givers import is_taker
from bilat.extract.rules.measures import WORDS, find_ended, find_measures
from bilat.extract.rules.penalties import find_penalties, find_threats
from bilat.extract.rules.shapes import Shown, Table, clause_at, show
from bilat.extract.waits import Waits
from bilat.model import Modality

_CUES = ("sanction", "embargo", "blockad", "boycott", "ban", "barred", "freez", "froze", "non grata", "entry", "admit", "unwelcome", "driven", "repatriat", "answer", "retaliat", "respon", "expel", "expulsion", "recall", "home", "withdr", "threw out", "thrown out", "closed", "leave", "called back", "call back", "curb", "restrictions", "fine", "border", "frontier", "crossing", "tariff", "visa", "under ", "aid", "hours", "days", "out", "back", "sent", "blacklist", "shut", "airspace", "skies", "deport", "packing", "cut", "quit", "duties", "stopped", "halted", "blocked")
_NOUN = r"(?P<n>sanctions?|(?:arms |trade |oil |economic |weapons |naval |air )*embargo(?:es)?|blockades?|(?:import|export|arms|trade|travel|visa|entry|flight)s? bans?|bans?(?= on)|boycotts?|asset freezes?|restrictive measures|(?:trade |travel |visa |financial |import |export |economic )*(?:restrictions|curbs))"
_LINK = r"(?:on|against|upon|(?<=ade )of|(?<=ott )of|(?<=an )of) (?:(?!C|G)[\w'-]+ ){0,4}?"
_DIPLOMATS = r"(?:ambassadors?|envoys?|diplomats?|consuls?|charge|charges|attaches?|attache|high commissioners?|embassy staff|staff|officials|representatives?|ministers?|nationals|military attache|ones?)"
_WHO = rf"(?P<b>P(?:'s)?|(?:C's|Ca) P|G's (?:P|{_DIPLOMATS})|(?:Ca|C's|Cd) (?:\w+ )?{_DIPLOMATS})"
_OWN = rf"(?P<own>(?!that\b)(?:(?:its|their|the|C's|Ca|G's|his) )?(?:N |(?!that\b)\w+ ){{0,2}}?(?:P|{_DIPLOMATS}))"
_SANCTIONS: tuple[str, ...] = (
    rf"(?P<b><CC>|G) (?:\w+ )??(?:is|was|were|are|been|came|remains?) (?:\w+ ){{0,2}}?(?:under|subject to) {_NOUN} (?:of|by|from) (?:the )?(?P<a>(?:C|O)(?:(?: and|,|, and)(?: the)? (?:C|O))*)",
    rf"{_NOUN} of (?:the )?(?P<a>C|O) (?:on|against) (?:the )?(?P<b><OF>|Ca|L)",
    rf"(?P<b><CC>|G) (?:\w+ )??(?:is|was|were|are|been) (?:\w+ ){{0,2}}?(?:under|subject to) (?P<a>(?:Ca|C's|O)(?: (?:and|,) (?:Ca|C's|O))*) (?:\w+ ){{0,2}}?{_NOUN}",
    rf"(?P<a>C|O) {_NOUN} {_LINK}(?P<b><OF>|Ca|L)",
    rf"(?P<a>C's|Ca|O's) (?:\w+ ){{0,2}}?{_NOUN} {_LINK}(?P<b><OF>|Ca|L)",
    rf"{_NOUN} {_LINK}(?P<b><OF>|Ca|L) (?:\w+ ){{0,5}}?by (?:the )?(?P<a><CC>|O)",
    rf"{_NOUN} (?:\w+ ){{0,4}}?by (?:the )?(?P<a><CC>|O) (?:on|against) (?P<b><OF>|Ca|L)",
    rf"(?P<b><CC>) (?:\w+ )??(?:is|was|were|are|been|came|remains?) (?:\w+ ){{0,3}}?(?:under|subject to|hit by|targeted by|affected by) (?P<a>Ca|C's|O) (?:\w+ ){{0,2}}?{_NOUN}",
    rf"(?P<a>Ca|C's|O's|O) (?:(?!against\b|on\b|over\b|of\b|for\b|to\b|under\b|and\b|with\b|from\b)\w+ ){{0,2}}?{_NOUN}",
    rf"(?P<a>C) {_NOUN}(?! (?:on|against|of)\b)",
    r"(?P<n>sanctions|(?:arms |trade |economic )*embargo) of (?:the )?(?P<a>C|O)(?! (?:imports|exports|goods))",
    rf"{_NOUN} {_LINK}(?P<b><OF>|Ca|L|P)",
    rf"{_NOUN} (?:\w+ ){{0,4}}?by (?:the )?(?P<a><CC>)",
)
_SANCTIONS_TABLE = Table(("", pattern) for pattern in _SANCTIONS)
_ACTS: tuple[tuple[str, str], ...] = (
    ("sanctions", r"sanction(?:ed|s|ing)? (?!on\b|against\b|by\b|of\b|in\b|from\b|imposed\b|that\b)(?:\w+ ){0,3}?(?P<b><CC>)"),
    ("embargo", r"(?:bann?(?:ed|s|ing|ned|ning)|barred|prohibited|boycotted|embargoed|halted|stopped|suspended|blocked) (?:all |the |any |such )*(?:imports?|exports?|sales?|purchases?|deliveries|trade|flights|goods|shipments) (?:\w+ ){0,4}?(?:of|from|to|with|in) (?P<b><CC>)"),
    ("sanctions", r"(?:forbidden|forbade|forbids|banned|barred|prohibited|prohibits) (?:all |any |its \w+ )*(?:dealings|business|transactions) with (?:\w+ ){0,2}?(?P<b><CC>)"),
    ("sanctions", r"blacklist(?:ed|s|ing) (?:the )?(?:\w+ ){0,2}?(?P<b>Ca|C's|Cd|C)(?![\w'])"),
    ("embargo", r"(?<!the )(?<!a )(?<!of )(?:bans?|banned|barred|boycotted|embargoed) (?:all |the |any )*(?P<b>Ca|C's|C)(?! from)"),
    ("embargo", r"(?:barred|banned|blocked|halted) (?:all |the |any )*(?:sales?|exports?|deliver(?:y|ies)) of (?:\w+ ){0,2}?(?:weapons|arms|equipment|drones|missiles)(?: to (?P<b><OF>))?"),
    ("embargo", r"(?:closed|shut) (?:its |their |C's |G's )?(?:\w+ )?(?:skies|airspace|air space|ports) to (?P<b><CC>)"),
    ("asset-freeze", r"(?:froze|freeze|freezes|freezing|frozen) (?:the |all )*(?:assets|funds|accounts|reserves|property) (?:of|belonging to) (?:[a-z]+ ){0,4}?(?P<b><CC>)"),
    ("asset-freeze", r"(?:froze|freeze|freezes|freezing|frozen) (?:the |all )*(?P<b>Ca|C's|C) (?:\w+ ){0,2}?(?:assets|funds|accounts|reserves|property)"),
    ("travel-ban", r"(?:barred|banned|prohibited) (?:[^.;]*? )??(?P<b><CC>)(?: and (?:\w+ )?Ca)? (?:\w+ ){0,5}?from (?:entering|visiting|travell?ing)"),
    ("travel-ban", r"(?:barred|banned|prohibited|kept) (?:N |the |all |some )*(?P<b>P|Cd|(?:C's|Ca) P) from (?:entering|visiting|travell?ing|setting foot)"),
    ("travel-ban", r"(?:put|place|placed|placing) (?:[a-z]+ ){0,2}?(?P<b>C's|Ca|Cd) (?:\w+ ){0,3}?(?:on|under) (?:a |an )?(?:travel ban|entry ban|visa ban|sanctions list|travel blacklist)"),
    ("expulsion", rf"(?:expel(?:s|led|ling)?|threw out|throw out|ousted|kicked out|turned out|deport(?:ed|s)?|ordered out|sent home) (?:the |all |a |an |N |two |three |several |some |\w+ ){{0,4}}?{_WHO}(?! (?:of|from) C)"),
    ("expulsion", rf"(?:expel(?:s|led|ling)?|threw out|ordered) (?:the |a |an |N )*(?:\w+ )?(?:P |{_DIPLOMATS} )(?:of|from) (?P<b><OF>)"),
    ("expulsion", r"declar(?:ed|es|ing) (?:the |all |a |an |N |two |three |\w+ ){0,4}?(?P<b>Ca|C's|C|P) (?:[\w']+ ){0,3}?(?:, [^;]{0,60}? , )?(?:persona(?:e)? non grata(?:e)?|unwelcome|undesirable)"),
    ("recall", rf"(?:recall(?:ed|s|ing)?|call(?:ed|s|ing)? (?:home|back)|withdr(?:ew|aw|aws|awn|awing)|pull(?:ed|ing)? out) {_OWN}(?: for consultations)?(?: (?:in|from|to|at|against) (?P<b>(?:C|L)(?:(?: ,|,| and|, and) (?:C|L))*))?"),
    ("recall", rf"call(?:ed|s|ing)? (?:its|their|C's) own (?:{_DIPLOMATS} )?(?:home|back)(?: (?:from|in) (?P<b>C|L))?"),
    ("recall", rf"call(?:ed|s|ing)? {_OWN} (?:home|back)(?: (?:from|in|to) (?P<b>C|L))?"),
    ("recall", rf"(?:call|summon|order|brought|bring)(?:ed|s|ing)? {_OWN} (?:in|to|at|from) (?P<b>C|L) (?:home|back)"),
    ("recall", r"recall(?:ed|s|ing)? (?P<own>(?:its|C's) )(?:staff|embassy staff|mission)(?: (?:in|from) (?P<b>C|L))?"),
    ("expulsion", rf"(?:gave|giving|gives|given) (?:the |all |N )*{_WHO}(?: [^;]{{0,40}}?)? to (?:leave|go|pack|quit|get out|depart)"),
    ("expulsion", rf"(?:order(?:ed|s|ing)?|told|telling|asked|instructed) (?:the |all |N |\w+ ){{0,4}}?{_WHO}(?: [^;]{{0,50}}?)? (?:out|home|to leave|to go(?: home)?|to quit|to pack|to depart|to be out)"),
    ("expulsion", r"(?:order(?:ed|s|ing)?|told|telling|asked|gave|giving) (?:the |all |N |\w+ ){0,3}?(?P<b>Ca|C's) (?:\w+ )?(?:advisers|advisors|citizens|nationals|workers|missionaries|experts|technicians|journalists|instructors)(?: [^;.]{0,40}?)? to (?:leave|go home|quit|get out|depart)"),
    ("expulsion", rf"(?:sent|sending|sends|drove|drives|drummed|bundled|kicked) (?:the |N |all )*{_WHO}(?: [A-Z,]+)* (?:home|away|packing|out)"),
    ("expulsion", r"(?:expel(?:s|led|ling)?|deport(?:ed|s|ing)?|threw out|turned out) (?:N |the |all |thousands of |hundreds of |some |over |more than )*(?P<b>Cd(?! of)|Ca(?= (?:\w+ )?(?:citizens|nationals|workers|migrants|visitors|advisers|advisors|missionaries|residents|journalists|traders|soldiers|instructors|experts|technicians|students)))"),
    ("sanctions", r"(?:clos(?:ed|es|ing)|shut(?:s|ting)?|seal(?:ed|s|ing)) (?:off )?(?:(?:its|their|the|all|C's|G's|land|common|shared|own|N|Ca) )*(?:\w+ )?(?:borders?|frontiers?|crossings?|border crossings?|border posts?)(?! to (?:all |most )?(?:foreign )?(?:visitors|foreigners|travellers|tourists|non-\w+|arrivals))(?: at L)?(?: (?:with|to|against) (?P<b><OF>|L))?"),
    ("sanctions", r"(?:clos(?:ed|es|ing)|shut(?:s|ting)?|barred|banned) (?:its |their |C's |G's )?(?:\w+ )?(?:skies|airspace|air space|ports|doors) (?:to|for|against) (?:all )?(?:\w+ ){0,4}?(?P<b><OF>|Ca)"),
    ("lifted", r"(?:threw|throws|throwing|thrown) open (?:(?:its|their|the|all|C's|G's) )*(?:[a-z]+ |, ){0,5}?(?:borders?|frontiers?|crossings?|airspace|skies|ports)(?: (?:with|to) (?P<b><OF>|L))?"),
    ("lifted", r"re-?open(?:ed|s|ing)? (?:(?:its|their|the|all|C's|G's|land|common|shared|own|N|Ca) )*(?:\w+ )?(?:borders?|frontiers?|crossings?|border crossings?|airspace|skies|ports)(?: at L)?(?: (?:with|to) (?P<b><OF>|L))?"),
    ("embargo", r"(?:bann?(?:ed|s|ing|ned|ning)?|barred|embargoed|boycotted|shut out|stopped buying|stopped importing|stopped|halted|turned away|blocked) (?:all |the |any )*(?:imports? of |sales? of |loading of )?(?:(?!and\b|as\b|at\b|in\b|on\b|to\b)[a-z-]+ ){0,3}?from (?P<b><OF>)(?! (?:entering|visiting|joining|taking|leaving|travel|using|selling|buying|acquiring))"),
    ("sanctions", r"(?:impos(?:ed|es|ing)|slapp?(?:ed|s|ing)|answered|retaliated|responded|put|rais(?:ed|ing)|introduced|hit|announced|levied) (?:with |by )?(?:(?!C|G)[\w%]+ ){0,5}?(?:tariffs?|duty|duties|levy|levies|fees|surcharge) (?:of % )?(?:up to % )?on (?:(?!C|G)[\w']+ ){0,4}?(?P<b>Ca|C's|C)"),
    ("sanctions", r"(?:impos(?:ed|es|ing)|slapp?(?:ed|s|ing)|introduced|levied) (?:\w+ ){0,3}?(?:%|a %) (?:\w+ ){0,2}?(?:tariffs?|duty|duties|levy) on (?:(?!C|G)[\w']+ ){0,4}?(?P<b>Ca|C's|C)"),
    ("sanctions", r"(?:cut off|froze|freezes?|freezing|suspend(?:ed|s|ing)|stopped|halted|withheld|with(?:drew|held)) (?:(?:its|all|the|C's|Ca|M|in|of) )*(?:\w+ )?(?:aid|assistance|payments|budget support|development aid|military aid|military assistance|new trade)(?: (?:to|for|with) (?P<b><OF>))?"),
    ("sanctions", r"(?:put|puts|plac(?:ed|es|ing)|keeps?|kept|keeping) (?P<b><OF>|G|Ca|Cd) (?:\w+ )?under (?:(?:an?|Ca|new|arms|trade|economic|its) )*(?:sanctions|embargo|boycott)"),
    ("sanctions", r"(?:put|plac(?:ed|es|ing)|blacklist(?:ed|s|ing)) (?:\w+ ){0,3}?(?P<b>Ca|Cd|C's) (?:\w+ ){0,4}?(?:on|under) (?:its |a |the )?(?:\w+ )?(?:sanctions|blacklist|sanctions list|entity list)"),
    ("travel-ban", r"(?:restrict(?:ed|s|ing)?|suspend(?:ed|s|ing)?|stopped|stops|refus(?:ed|es|ing)|den(?:ied|ies|ying)|revok(?:ed|es|ing)|cancel(?:led|s|ling)?) (?:\w+ ){0,3}?visas? (?:\w+ ){0,2}?(?:for|to|from|of) (?:\w+ ){0,3}?(?P<b>Ca|Cd|<OF>)"),
    ("recall", rf"(?:call(?:ed|s|ing)? (?:home|back)|brought (?:home|back)|pull(?:ed|s|ing)? (?:out|back)|summon(?:ed|s|ing)? (?:home|back)) {_OWN}(?: (?:in|from|to) (?P<b>C|L))?"),
    ("recall", rf"(?:brought|pull(?:ed|s|ing)?|summon(?:ed|s|ing)?|order(?:ed|s|ing)?) {_OWN}(?: , P ,)? (?:home|back|out)(?: (?:from|in|to) (?P<b>C|L))?"),
)
_ACTS_TABLE = Table(_ACTS)
_PASSIVE: tuple[tuple[str, str], ...] = (
    ("expulsion", rf"{_WHO} (?:was|were|being|have been|has been|had been) (?:\w+ )?(?:expelled|thrown out|declared persona non grata|declared personae non gratae|ordered to leave)(?: (?:by|from) (?P<a><CC>))?"),
    ("expulsion", r"(?P<b>P(?:'s)?|Ca|C's|Cd)(?: [^;]{1,70}?)? (?:is|are|was|were|became) (?:now |declared )?persona(?:e)? non grata(?:e)?(?: in (?P<a>C))?"),
    ("expulsion", rf"(?:P|{_DIPLOMATS}) (?:was|were) (?:\w+ )?expelled by (?P<ab>G|<OF>)"),
    ("expulsion", rf"(?P<ab>G|C and (?:the )?C) (?:each |then |also |have |had )*(?:drove out|expelled|deported|threw out|turned out) G's (?:\w+ )?(?:P|people|citizens|nationals|{_DIPLOMATS})"),
    ("expulsion", rf"(?:all |the |N )*{_WHO} (?:have|has|had|were left with|got|were given) (?:only |just )?(?:N|D|a)(?: [a-z]+)? (?:in which )?to (?:leave|quit|get out|go|pack)(?: (?P<a>C|L))?"),
    ("expulsion", rf"(?:all |the )*(?P<b>(?:Ca|C's|C) {_DIPLOMATS}|P) must (?:leave|go|quit|get out)(?: (?P<a>C|L))?"),
    ("expulsion", rf"{_WHO} (?:in (?P<a>C|L) )?(?:was|were) (?:\w+ )?(?:expelled|told to leave|asked to leave)"),
    ("expulsion", rf"expulsion of (?:the |N |a |\w+ ){{0,3}}?{_WHO}(?: (?:by|from) (?P<a><CC>))?"),
    ("expulsion", rf"{_WHO}(?: [A-Z,]+)* (?:was|were|is|are|has been|have been|had been) (?:\w+ )?(?:given|told|ordered|asked|instructed)(?: [^;]{{0,50}}?)? (?:to (?:leave|go|pack|quit|depart|be out|get out)|out|home)(?: .{{0,20}}?by (?P<a><CC>))?"),
    ("expulsion", rf"{_WHO}(?: [A-Z,]+)* (?:was|were|has been|have been|had been) (?:\w+ )?(?:sent home|sent packing|sent away|ordered out|turned out|driven out|bundled out|deported|kicked out)(?: (?:by|from) (?P<a><CC>))?"),
    ("expulsion", rf"(?:N |the |all |{_DIPLOMATS} )*{_DIPLOMATS} of (?:the )?(?P<b>C) (?:must|have to|were to|are to|had to) leave(?: (?P<a><CC>))?"),
    ("recall", rf"(?P<a>P|(?:C's|Ca) {_DIPLOMATS}) (?:(?:in|to) (?P<b>C|L) )?(?:was|were|(?:has|have|had) (?:\w+ )?been) (?:\w+ )?(?:recalled|called home|called back|withdrawn)(?: from (?P<b2>C|L))?"),
)
_PASSIVE_TABLE = Table(_PASSIVE)
_END = r"lift\w*|eas(?:ed|es|ing|e)|remov\w+|drop(?:s|ped|ping)?|end(?:ed|s|ing)?|suspend\w*|waiv\w*|repeal\w*|relax\w*|revok\w+|rescind\w*|abolish\w*"
_TALK = re.compile(r"\b(?:oppos\w+|critici[sz]\w+|condemn\w+|circumvent\w*|evad\w+|against sanctions|call(?:s|ed|ing)? (?:up)?on \w+|call(?:s|ed|ing)? (?:again |once more |repeatedly )?for|urg(?:ed|es|ing)|demand\w*|denounc\w+|despite (?:\S+ )?sanctions|abide|support(?:s|ed)? (?:the |\S+ )?(?:sanctions|embargo)|vot(?:ed|e|es|ing) (?:for|against)|protest\w*|advised|threaten\w*)\b")


_WISHED = re.compile(r"\b(?:call(?:s|ed|ing)? (?:again |once more |repeatedly )?for|call(?:s|ed|ing)? (?:up)?on|urg(?:ed|es|ing)|demand\w*|appeal\w*|plead\w*)\b")
_STANDING = re.compile(r"\b(?:against|oppos\w+|critici[sz]\w+|condemn\w+|denounc\w+|despite|circumvent\w*|evad\w+|end|ending|lift\w*|inhumane|unjust|illegal|protest\w*|abide|removal)\b")


def find_sanction(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A imposed sanctions on B", "A expelled B's diplomats", "A called its ambassador home from B", "the embargo on B was lifted"."""
    if clause is not sent.clauses[0] or not (sent.has_names or sent.before.banned) or _TERMS_OF_AID.search(sent.text):
        return
    low = sent.text.lower()
    yield from _fines(sent)
    seen: set[tuple[str, str, str]] = set()
    found = list(_found(sent)) if any(c in low for c in _CUES) else []
    for by, on, measure, place in [*sorted(found, key=lambda f: f[3][0].units[f[3][1]].start), *find_measures(sent), *find_penalties(sent), *find_ended(sent, sent.before.banned)]:
        on = on or list(dict.fromkeys(s[1] for s in seen if s[0] in by))
        for x in by[:6]:
            for y in on[:6]:
                if x == y or not x or not y or (x, y, measure) in seen:
                    continue
                seen.add((x, y, measure))
                sent.before.banned = (x, y)
                yield _proposal(sent, (x, y, measure), place)
    for by, on, measure, (threat, index) in find_threats(sent):
        if (by[0], on[0], measure) not in seen:
            yield Proposal("sanction", {"by": by[0], "on": on[0], "measure": measure}, None, modality="forecast", clause=threat, cue=index)


_TERMS_OF_AID = re.compile(r"\b(?:lift|eas|remov|loosen|relax)\w* (?:the |all |its |some )?(?:restrictions|limits|conditions) on (?:[\w.]+ ){0,2}(?:assistance|aid|funding)\b")  # how one's own help may be used


def _fines(sent: Sent) -> Iterator[Proposal]:
    """ "A fined the firm N. $3.9 billion": the one fined stands under its own name."""
    for clause in sent.clauses:
        for cue in clause.find(("fined", "fines")):
            before = clause.mentions("country", "org", begin=max(0, cue.index - 3), end=cue.index)
            by = codes_of((m for m in before if m.form != "adjective"), orgs=True)
            near = clause.units[cue.index + 1] if cue.index + 2 < len(clause.units) else None
            if len(by) != 1 or near is None:
                continue
            fined = near.text if near.kind == "firm" or (near.mention is None and near.text[0].isupper()) else ""
            if fined:
                date = date_of(sent, clause, cue.index)
                money = next((m.amount for m in clause.mentions("amount", begin=cue.index) if m.amount and is_money(m.amount)), None)
                yield Proposal("sanction", {"by": by[0], "on": fined, "measure": "sanctions"}, to_day(date) if date else None, money, clause=clause, cue=cue.index)


def _proposal(sent: Sent, told: tuple[str, str, str], place: tuple[Clause, int]) -> Proposal:
    clause, index = place
    date = date_of(sent, clause, index)
    when = to_day(date) if date else None
    lasting = told[2] in ("sanctions", "embargo", "travel-ban")
    if date and when and lasting and date.relation == "since":
        when = f"{when.strip('/')}/.."
    elif date and when and lasting and (until := next((d for d in clause.dates() if d.relation in ("until", "till") and d is not date), None)):
        when = f"{when.strip('/')}/{(to_day(until) or '').strip('/')}"
    return Proposal("sanction", {"by": _COUNCILS.get(told[0], told[0]), "on": told[1], "measure": told[2]}, when, modality=_modality(sent, clause, index), clause=clause, cue=index)


_COUNCILS = {"UNSC": "UN"}  # what a council decides is its organisation's measure


def _modality(sent: Sent, clause: Clause, index: int) -> Modality | None:
    if re.search(r"\bden(?:ied|ies|y)\b.*\b(?:that|having)\b", sent.text.lower()):
        return "denied"
    if re.search(r"\b(?:means to|mean to)\b", clause.words(end=index + 1)):
        return "planned"
    said = find_modality(clause, index)
    return "asserted" if said == "denied" and re.search(r"\bwithout (?:notice|warning|delay)\b", clause.words(end=index)) else said


def _found(sent: Sent) -> Iterator[tuple[list[str], list[str], str, tuple[Clause, int]]]:
    shown = show(sent)
    for measure, match in _PASSIVE_TABLE.find(shown):
        yield from _passive(sent, shown, match, measure)
    for measure, match in _ACTS_TABLE.find(shown):
        yield from _act(sent, shown, match, measure)
    taken: set[int] = set()
    for _, match in _SANCTIONS_TABLE.find(shown):
        at = shown.index(match.start("n")) if "n" in match.re.groupindex else -1
        if at >= 0 and at not in taken:
            told = list(_noun(sent, shown, match, at))
            if told or "a" in match.re.groupindex:
                taken.add(at)
            yield from told


def _on(sent: Sent, shown: Shown, match: re.Match[str], by: list[str]) -> list[str]:
    mentions: list[Mention] = []
    for name in ("b", "b2"):
        if name in match.re.groupindex:
            mentions += shown.mentions(match, name)
    found = [c for m in mentions if m.kind in ("country", "group", "place", "person") for c in m.codes if c not in by]
    if not found and len(by) == 1 and other_of(sent, by[0]).isupper():
        found = [other_of(sent, by[0])]
    if not found and len(by) > 1 and mentions:
        named = [c for c in codes_of(sent.of_kind("country")) if c not in by]
        found = named if len(named) == 1 else []
    return list(dict.fromkeys(found))


def _passive(sent: Sent, shown: Shown, match: re.Match[str], measure: str) -> Iterator[tuple[list[str], list[str], str, tuple[Clause, int]]]:
    place = clause_at(sent, shown, shown.index(match.end() - 1))
    if "ab" in match.re.groupindex:
        both = shown.codes(match, "ab")
        if len(both) == 2:
            yield both[:1], both[1:], measure, place
            yield both[1:], both[:1], measure, place
        return
    by = shown.codes(match, "a") or shown.named(match, "a")
    on = _on(sent, shown, match, by)
    if not by and len(on) == 1 and other_of(sent, on[0]):
        by = [other_of(sent, on[0])]
    yield by, on, measure, place


def _act(sent: Sent, shown: Shown, match: re.Match[str], measure: str) -> Iterator[tuple[list[str], list[str], str, tuple[Clause, int]]]:
    """Who does it is the subject of the clause: "Dublin banned all imports of ..."; in the passive, whom "by" names."""
    at = shown.index(match.start())
    clause, index = clause_at(sent, shown, at)
    if _is_talk(clause, index) or _is_nobody_posted(shown, match, measure):
        return
    by = codes_of((m for m in clause.subject if m.kind in ("country", "group", "org", "person") and clause.index_of(m) < index and not (m.kind == "person" and m.office and not m.value)), orgs=True)
    if clause.is_passive_at(index):
        by = codes_of(clause.by_agent(index))
        if not by and measure == "embargo":
            return
    own = shown.codes(match, "own")
    if measure == "recall" and own:
        acting = clause.units[index - 1].mention if index else None
        its = acting is not None and clause.governor(index - 1) == "" and list(acting.codes) == by and len(by) == 1 and shown.mentions(match, "own")[0].form == "pronoun"
        by = by if its else [c for c in by if c in own] or own[:1]
        own = [c for c in own if not its or c in by]
        posted = [c for c in own if c not in by]
        if posted and not shown.codes(match, "b"):
            yield by, posted, measure, (clause, index)
            return
    if not by:
        by = codes_of(clause.mentions("country", end=index))[-1:]
    target = shown.codes(match, "b")
    if not by and measure == "recall" and len(target) == 1 and other_of(sent, target[0]):
        by = [other_of(sent, target[0])]
    on = _on(sent, shown, match, by)
    if len(by) == 2 and not on and measure in ("recall", "expulsion") and _EACH.search(match.group()):
        yield by[:1], by[1:], measure, (clause, index)
        yield by[1:], by[:1], measure, (clause, index)
        return
    if re.search(r"\b(?:aid|assistance|support)\b", match.group()) and by and on and is_taker(by[0], on[0]):
        return  # who mostly gets help does not punish by breaking it off
    yield by, on, measure, (clause, index)


def _is_nobody_posted(shown: Shown, match: re.Match[str], measure: str) -> bool:
    """Tell whether whoever is told to go is no diplomat ("told President X to go")."""
    told = next(iter(shown.mentions(match, "b")), None)
    loose = measure == "expulsion" and re.match(r"(?:told|telling|asked|instructed|must|ousted|drove|drives)\b", match.group())
    return bool(loose) and told is not None and told.kind == "person" and not re.search(_DIPLOMATS, f"{told.text} {told.office}".lower())


_EACH = re.compile(r"\bG's\b|\btheir\b")


def _is_talk(clause: Clause, index: int) -> bool:
    return bool(_TALK.search(clause.words(end=index + 4)))


def _noun(sent: Sent, shown: Shown, match: re.Match[str], at: int) -> Iterator[tuple[list[str], list[str], str, tuple[Clause, int]]]:
    clause, index = clause_at(sent, shown, at)
    words = clause.words()
    owned = "a" in match.re.groupindex and match.start("a") >= 0
    if _is_talk(clause, index) and not (owned and _STANDING.search(words)):
        return
    groups = match.re.groupindex
    mentions = shown.mentions(match, "a") if "a" in groups else []
    by = codes_of(mentions, orgs=True)
    if not by:
        by = codes_of((m for m in clause.subject if m.kind in ("country", "group", "org")), orgs=True)
        passive = re.search(r"\b(?:was|were|been|are|is) (?:\w+ )?(?:imposed|lifted|introduced|placed|removed|eased|adopted|extended|put|dropped|ended)\b", words)
        if passive:
            by = codes_of(clause.by_agent(index), orgs=True)
        elif not by and not clause.subject:
            by = [u.mention.code for u in clause.units[max(0, index - 3) : index] if u.mention and u.kind == "country" and u.mention.code][-1:]
    by = _executors(clause, index) or by
    measure = _measure(match["n"], words, index)
    if measure == "lifted" and _WISHED.search(clause.words(end=index)):
        if not mentions or any(m.form == "pronoun" for m in mentions):
            return
        measure = _measure(match["n"], "", 0)  # an end called for: the measure still stands
    on = [c for c in _on(sent, shown, match, by) if c not in by] if by else []
    if by and not on and "b" not in groups and re.search(r"\b(?:vot(?:e|ed|es|ing)|against|oppos\w+|condemn\w+|critici[sz]\w+|denounc\w+|lift\w*|end|until|since|despite|inhumane|kept|abstain\w*)\b", words):
        on = _bystander(sent, clause, by)
    if not by or (not on and "b" not in groups) or not _is_imposed(clause, index, match):
        return
    ending = next((i for i, u in enumerate(clause.units) if u.mention is None and re.fullmatch(_END, u.low)), index) if measure == "lifted" else index
    yield by, on, measure, (clause, ending)
    if measure == "lifted" and re.search(r"\b(?:first |originally |initially )?imposed in\b", words):
        yield by, on, "sanctions", (clause, index)


def _executors(clause: Clause, index: int) -> list[str]:
    """Give the countries that carry out or join the measures of an organisation: they are then theirs as well."""
    joins = re.search(r"\b(?:implement\w*|appl(?:y|ies|ied)|carr(?:y|ies|ied) out|enforc\w+|join\w*|tak(?:e|es|en|ing) part in|took part in|taken? over|took over|adopt\w*|follow\w*|aligned with) (?:\w+ ){0,2}?(?:# )?(?:\w+ )?$", clause.words(max(0, index - 6), index) + " ")
    orgs = any(u.kind == "org" for u in clause.units[max(0, index - 3) : index])
    return codes_of(m for m in clause.subject if m.kind in ("country", "group")) if joins and orgs else []


def _bystander(sent: Sent, clause: Clause, by: list[str]) -> list[str]:
    """Give whom an outsider's measure hits where the page's one side speaks of it: the other side ("A voted against the embargo of C")."""
    if set(by) & set(sent.pair) or len(sent.pair) != 2:
        return []
    told = [c for c in codes_of(clause.subject) if c in sent.pair]
    outside = set(codes_of(sent.of_kind("country"))) - {*by, *sent.pair}
    return [other_of(sent, told[0])] if len(set(told)) == 1 and not outside else []


def _is_imposed(clause: Clause, index: int, match: re.Match[str]) -> bool:
    """Tell whether the noun is said to be there or to be done: owned, or object of a verb of imposing, lifting, having."""
    if "a" in match.re.groupindex and match.start("a") >= 0:
        return True
    before = clause.words(max(0, index - 9), index + 1)
    return bool(re.search(rf"\b(?:impos\w+|introduc\w+|plac\w+|laid|lays|clapp\w+|clamp\w+|put\w*|appl\w+|adopt\w+|lev(?:y|ied)|announc\w+|slap\w*|extend\w*|tighten\w*|maintain\w*|has|have|had|join\w*|took part in|take part in|taken over|follow\w*|enforc\w+|declar\w+|order\w*|expand\w*|renew\w*|keep\w*|kept|respond\w*|{_END})\b", before))


def _measure(noun: str, words: str, index: int) -> str:
    if re.search(rf"\b(?:{_END})\b(?! since).*\b{re.escape(noun.split()[-1])}|{re.escape(noun.split()[-1])}\b.*\b(?:was|were|been|are) (?:\w+ )?(?:lifted|eased|removed|dropped|ended|repealed|suspended)\b", words):
        return "lifted"
    if "travel" in noun or "visa" in noun or "entry" in noun:
        return "travel-ban"
    if "asset" in noun:
        return "asset-freeze"
    return "embargo" if re.search(r"embargo|blockade|ban|boycott", noun) else "sanctions"


RULES = (Rule("sanction", "sanctions, embargoes, expulsions, recalls, and their end", find_sanction, Waits(patterns=[re.escape(c) for c in _CUES], verbs=WORDS)),)
