"""Rules for what one country does in the other without a word of cooperation: lessons and places to study, flights and ferries, bases and
troops, roads and power lines, experts and firms at work, good offices. Whose work it is the clause says, else the page's pair."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.abroad import is_under_un
from bilat.extract.rules.common import other_of, phrase
from bilat.extract.rules.fields import find_field
from bilat.extract.rules.partners import when_of
from bilat.extract.waits import Row, Waits
from bilat.model import Roles

_BUILT = (
    r"(?:railways?|rail (?:line|link|lines|links)|bridges?|highways?|motorways?|roads?|tunnels?|dams?|interconnectors?|power (?:lines?|plants?|stations?|links?)|plants?|pipelines?|refiner(?:y|ies)|airports?|airstrip|runways?|ports?|harbours?|terminals?|"
    r"hospitals?|clinics?|maternity home|schools?|stadiums?|cables?|reactors?|mosques?|factor(?:y|ies)|mills?|breweries|brewery|mines?|laborator(?:y|ies)|universit(?:y|ies)|cent(?:re|er)s?|free zones?|grids?|jett(?:y|ies)|satellites?|palaces?|embassy building|parliament building|museums?|temples?|wells|solar parks?|wind farms?|shipyards?|hotels?|barracks)"
)
_PEOPLE = (
    r"(?:doctors|physicians|nurses|agronomists|engineers|technicians|instructors|advisers|advisors|experts|volunteers|teachers|archaeologists|specialists|geologists|deminers|rangers|scientists|surgeons|researchers|restorers|architects|trainers|lecturers|professors|coaches|firefighters|midwives|policemen|police officers|medical (?:teams?|brigades?))"
)
_FORCES = r"(?:soldiers|troops|battalions?|police\w*|military advisers|rescue(?:rs| teams?| workers)|teams?|brigade|deminers|firefighters|observers|peacekeepers|medics|contingents?|warships?|frigates?|helicopters|fighters|pilots|gendarmes|platoons?|units?)"
_DO = r"(?:work\w*|build\w*|built|fight\w*|fought|tackl\w+|combat\w*|train(?:s|ed|ing)?|drill\w*|develop\w*|runs?|running|study|studied|studying|monitor\w*|patrol\w*|search\w*|plan(?:s|ned|ning)?|manag\w+|explor\w+|launch\w*|guard\w*|produc\w+|operat\w+|invest\w*|design\w*|overhaul\w*|draw up|drew up|act(?:s|ed|ing)?|own|owns|owned|put into practice|carry out|carried out|police|investigat\w+|pump\w*|drawing up|lead|led|host(?:s|ed)?|construct\w*|press|use[sd]?|handle)"
_AS_ONE = r"\b(?:together|jointly|side by side|hand in hand|shoulder to shoulder|in concert|in step|in tandem|in equal parts|half and half)\b"
_FIRMS = r"(?:companies|firms|company|firm|contractors?|businesses|enterprises|investors|groups?|manufacturers?|retailers)"


class _Shape(NamedTuple):
    """A wording: its field, the pattern of a clause's words ("#" is a name), what must not stand in the clause, whether three or four may do it."""

    field: str
    pattern: str
    but: str = ""
    many: bool = False


_SHAPES: tuple[_Shape, ...] = (
    # lessons, places to study
    _Shape("education", r"\b(?:trained|educated|taught|schooled|instructed)\b(?: \S+){0,4} (?:in|at|by|under|with|there|through|on)\b", r"years|refugees|runner|skier|who|brothers|born|[\d,]+~?# studied|^and trained"),
    _Shape("education", r"\b(?:trains|train|training|trained|teaches|teach|taught|teaching|instructs?|mentors?|educates?|educated|lectures?|lectured) (?:\S+ ){0,4}(?:#|its|our|their|his|soldiers|officers|police|cadets|troops|forces|teachers|doctors|nurses|pilots|staff|there|fighters|guards|cadres|judges)", r"night train|trains? (?:on|were|to|was|from)|runner|skier|trains at|lesson|\S+~\S+ teaches|jesuits|^and trained|studied or|brothers"),
    _Shape("education", r"\b(?:military|police|officer|diplomatic|vocational|pilot|staff|further|technical|joint|language) training\b|\btraining (?:of|for|courses?|programmes?|programs?|cent(?:re|er)s?|missions?|camps?|is|was|continues)\b", r"agreements?|names to|accords?"),
    _Shape("education", r"\b(?:scholarships?|fellowships?|bursaries|training places|study places|university places|places at|slots|language courses|# courses)\b|\bdegrees? (?:from|of|at) #|\b(?:admitted to|enrolled at|graduated from|places at) (?:\S+ )?# (?:\S+ )?(?:universit\w+|colleges?|schools?)", r"repay|thanked|offers of|doctoral|envoy|ambassador|agreement|mou|degrees celsius|grateful|~took"),
    _Shape("education", r"\b(?:students|officers|cadets|pupils|diplomats|judges|pilots|civil servants|officials|trainees|apprentices|young people|nationals|recruits|doctors)\b(?: \S+){0,6} (?:attend(?:s|ed)? (?:\S+ ){0,3}(?:school|academy|college|courses?|university|staff college)|hold (?:\S+ ){0,2}(?:grants|scholarships)|(?:have )?(?:\S+ )?(?:take|taken|took|earned|received|obtained) (?:\S+ )?(?:degrees|courses|diplomas|training)|have studied|studied|study|are studying|were trained|are trained|have been trained)\b|\b(?:have|has|had) (?:\S+ )?taken (?:\S+ )?degrees\b", r"memoir|classmates|together with|war|he|she|prisoners?"),
    # patients
    _Shape("health", r"\bpatients\b(?: \S+){0,5} (?:referred|sent|flown|treated|operated|travel\w*|transferred|evacuated)\b|\b(?:travel\w*|sent|flown|evacuated|taken|referred) (?:\S+ ){0,4}(?:to|for) (?:\S+ ){0,4}(?:hospitals?|treatment|surgery|medical care)\b", r"wounded|embassy|ambassador|envoy"),
    # flights, ferries, trains
    _Shape("transport", r"\b(?:linked|joined|connected|tied) (?:\S+ ){0,3}by (?:\S+ ){0,5}(?:bridges?|roads?|highways?|railways?|rail|tunnels?|ferry|ferries|flights?|trains?|bus(?:es)?|air links?)\b|\b(?:airlines?|airways|air #|carrier|#) (?:links|connects) # (?:with|and|to) #", r"history|blood"),
    _Shape("transport", r"\b(?:direct flights?|flights? (?:a week|to|from|between|were|are|was|is|link\w*|connect\w*|a day|per week|each week|resum\w+|run)|air (?:route|link|bridge|connection)s?|ferry|ferries|shipping lines?|shipping route|maritime link|train service|bus (?:line|service|route)|direct trains?|sea link)\b", r"charter|refugees|in flight|gunboats|pandemic|agreement|tied by|cancelled|stopped|across the lake|disaster|crash\w*|in a ferry|sank|no direct|prices|migrants|boarded|took"),
    _Shape("transport", r"(?:\b(?:airlines?|airways|carriers?|emirates|flydubai|lufthansa|klm|tap|air #)\b|# ).*\b(?:flies|fly|flown|flew|lands|serves|resum\w+ flights|began flights|operates flights|links the)\b.*(?:#|there|directly|daily|a week|every day|twice|weekly|~cities)", r"on to|in flight|home|refugees|president|minister|airliners|\bhe\b|\bshe\b|empty|\w+~\w+ (?:was )?fl|to say|plead|migs|by way of|flew to|flown in|side|drones?|missiles?|aircraft|jets|helicopters|air force|flag|flags|it already"),
    # bases, troops, ships
    _Shape("military", r"\b(?:military|naval|air|army|training|#) (?:base|bases|garrison)\b|\b(?:has|have|had|keeps?|kept|maintains?|hosts?|hosted|hosting|houses?|stations?|stationed) (?:\S+ ){0,5}(?:bases?|troops|soldiers|garrison|marines|instructors|policemen|airfield)\b|\b(?:military|naval) (?:mission|facility|depot|presence) (?:in|at|there|of|,)", r"scented|posed|prisoner|killed|mbanie|apart|rejects|keep their|take its|deni\w+|garrisoned|struck|against|border|frontier|left|no|handed|take off|leave|removed|end|ended|pull\w*|disguise|urged|peace\w*|un|nato"),
    _Shape("security", rf"\b(?:sent|sends|send|dispatched|dispatches|deployed|deploys|posted|lent|seconded|stationed|despatched|contributed|is sending) (?:\S+ ){{0,5}}(?:{_PEOPLE[3:-1]}|{_FORCES[3:-1]})\b", r"seventy policemen|against|frontier|border|rebels|bundled|home|back|refused|withdr\w+|meeting"),
    _Shape("military", r"\b(?:warships?|ships|frigates?|submarines?|bombers|destroyers?|naval vessels?|squadron) (?:\S+ ){0,4}(?:called at|calls at|call at|visited|visit|docked|have been given access|use|are allowed|anchored at)\b|\bopen(?:ed|s)? (?:the|its) (?:ports?|airspace|bases?) to\b|\baccess to (?:\S+ ){0,3}(?:ports?|bases?|airfields?)\b", r"fish\w*|high seas"),
    _Shape("military", r"\b(?:units?|troops|soldiers|forces|marines|paratroopers|paratroops|battalions?|brigades?|squadrons?|jets|contingents?|commandos)\b(?: \S+){0,4} (?:were|are|was|have been|had been|is) (?:\S+ )?(?:stationed|based|garrisoned|quartered|deployed|posted|sent|flown in|landed)\b", r"against|border|frontier|invad\w*|peace\w*|un|nato|rebels?|occup\w+|home|back|withdr\w+"),
    # people at work
    _Shape("development", rf"\b{_PEOPLE}\b(?: \S+){{0,5}} (?:work|works|worked|working|serve|served|serving|teach|taught|help|helped|arrive\w*|came|come|have been|restor\w+|dug|dig|excavat\w+|train|trained|treat\w*|posted|studied|study|built|operat\w+|look\w*|join\w*|advise\w*|run|ran)\b", r"un~experts|told|home|live|investors"),
    # roads, plants, lines
    _Shape("", rf"\b{_BUILT}\b(?: \S+){{0,9}} (?:built|being built|constructed|run|operated|designed|developed|managed|administered|put up|laid|rehabilitated|restored|renovated|modernised|rebuilt|leased|equipped|erected|refitted|begun) (?:\S+ ){{0,6}}(?:by|with|together|jointly)\b", r"crude|gas|current|loan"),
    _Shape("", rf"\b(?:builds?|built|building|put up|puts up|constructs?|constructed|constructing|restored|restores|rebuilt|rebuilds?|renovated|designed|laid|lays|rehabilitated|equipped|modernised|erected|dug|paved|runs|operates) (?:\S+ ){{0,6}}{_BUILT}\b", r"invited|help build|stadium and begun|wants to|asked to|offered to|on the river|upstream"),
    _Shape("", rf"\b(?:plans?|planned|intends?|intend|wants?|agreed|decided|pledged|promised|hopes?|means?|are|is|will) (?:to )?(?:\S+ ){{0,3}}(?:build|lay|link|join|connect|construct|launch|draw up|exchange) (?:\S+ ){{0,6}}(?:{_BUILT}|master plan|strategy|know-how|information|data|experience|each)\b", r"embassy|relations"),
    # together, joint bodies, exercises
    _Shape(
        "joint",
        rf"\b{_DO}\b (?:\S+ ){{0,7}}?{_AS_ONE}|{_AS_ONE} (?:\S+ ){{0,2}}?{_DO}\b",
        r"festival|belongs?|together with #~\S+|stamps?|ribbon|account|makes? up|run to|sit|sat|sits|session|ruled|press|stands?|stood|members?|receive|lie|lies|lay|grow|produce some|governed|visited|met|meet|meets|keeps?|live|lived|lives|seats|g4|brics|came together|come together|brought together|bring together|put together|held together|appeared|posed|travelled|arrived|went|walked|together they (?:have|make|hold)|debated|fought (?:in|against)|dined|declared|statement|celebrat\w+|we|won|voted",
    ),
    _Shape(
        "political",
        r"\b(?:joint|mixed|bilateral|intergovernmental|interstate|binational|common|high-level|parliamentary|historical|inter-?governmental|trade|technical|friendship|military|border|cooperation|consultative|steering) (?:\S+ )?(?:commissions?|committees?|working groups?|councils?|task forces?|subcommittees?|mechanisms?|groups?|chambers?|forum)\b(?: \S+){0,8} (?:set up|established|created|founded|formed|launched|agreed|exists?|works?|deal with|deals with|decides?|revived|oversees?|runs?|looks after|be set up|be founded|be created)\b|"
        r"\b(?:set up|setting up|establish|establishing|create|creating|found|form|launch|agreed on|establishment of|creation of) (?:\S+ ){0,3}(?:commissions?|committees?|working groups?|business council|councils?|task forces?|mechanism|consultation mechanism|hotline|expert groups?)\b",
        r"sessions?|met|meets?|meetings?|high commission|security council|took place|sit|agreements|european|un|eu|nato|federal|news|truth",
    ),
    _Shape("military", r"\b(?:exercises?|drills?|manoeuvres?|maneuvers|war games|wargames)\b(?: \S+){0,8} (?:held|took place|take place|takes place|staged|conducted|joined|involv\w+|practis\w+|began|begins?|brought|with)\b|\b(?:held|hold|holds|staged|stage|conduct|conducted|took part in|takes? part in|joined) (?:\S+ ){0,5}(?:exercises?|drills?|manoeuvres|war games)\b", r"addressed|elections?|against|warn\w*|near the border|condemn\w*", True),
    # firms
    _Shape("economic", rf"\b# (?:\S+ )?{_FIRMS} (?:in|here|there|active|present)\b(?: \S+){{0,3}} (?:include|are|is|number)|\bbelongs? to # (?:\S+ )?{_FIRMS}|\b# {_FIRMS} (?:here|there|have (?:\S+ )?offices)\b", r"investors|protects?"),
    _Shape("economic", rf"\b{_FIRMS}\b(?: \S+){{0,9}} (?:operate\w*|work|works|worked|active|present|employ\w*|settled|runs?|ran|built|build|building|own|owns|owned|drill\w*|mine|mines|produce\w*|developed|develop|put up|extract\w*|explor\w*|constructed|constructing|managed?|manages|supply|supplies|set up|established|registered|based|in business|took part|take part|won|moved|assembl\w+|opened)\b", r"two thirds|invited|finance|expect|small firms|blacklist\w*|hold"),
    _Shape("economic", r"^(?:\S+ ){0,3}?# (?:\S+ ){0,4}?(?:employs|employed|assembles|assembled|drills|drilled|mines|mined|pumps|has pumped|has drilled|has built|has grown (?!up|by|from|to|in)|has run|has operated|has managed|was building|is building|runs the|operates the|built the) ?", r"defence sector|salt works|president|minister"),
)
_NEVER = re.compile(
    r"\b(?:signed|signing|loans?|lent \S+~(?:million|billion)|grants? of|granted \S+~(?:million|billion)|credit|killed|invaded|attack\w*|overthr\w+|occup(?:y|ied|ies|ying|ation)|memorand\w+|imports?|exports?|exported|imported|crossed|war of|paid|pay for|donated|gifts?|gifted|sold|bought|refugees|asylum|"
    r"suspend\w*|halt\w*|bann?(?:ed|s)?|withdr\w+|expel\w*|accus\w+|protest\w*|threat\w*|condemn\w*|urged|demand\w*|refus\w+|against #|disput\w+|bomb\w*|shelled|captured|seized|died|dead|wounded|fled|deported|annex\w*|coloni\w+|empire|claims?|border guards|barrier|fence|wall|suspected|sanction\w*|embargo|"
    r"massacre\w*|killings?|saboteurs|laying mines|laid mines|neither|nothing|no (?:\S+ ){0,4}(?:sent|won|has|have))\b|[$€£]|\b(?:eur|usd)~|~(?:million|billion)\b"
)


_COMPILED = tuple((re.compile(s.pattern), re.compile(rf"(?<![\w~])(?:{s.but})(?![\w~])") if s.but else None) for s in _SHAPES)


@cache
def _row() -> Row:
    """Give which shapes the words of a text may fit."""
    return Row([Waits(patterns=(shape.pattern,)) for shape in _SHAPES])


def find_works(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A's airline flies to CITY", "a dam is being built by an A firm", "A soldiers train the cadets", "officers study at CITY on scholarships"."""
    likely = _row().of(sent.document.text[clause.start : clause.end])
    if not likely:
        return
    words = clause.words()
    roles: Roles
    for n, shape in enumerate(_SHAPES):
        pattern, but = _COMPILED[n]
        found = pattern.search(words) if likely >> n & 1 else None
        if not found or _NEVER.search(words) or (but is not None and but.search(words)):
            continue
        at = len(words[: found.start()].split())
        if _is_of_one(clause, words) or (not shape.field and not clause.mentions("country", "group", "firm")) or (shape.field == "education" and not clause.mentions("country", "group") and "scholarship" not in words):
            continue
        sides = find_all(sent, clause) if shape.many or shape.field == "joint" else find_meant(sent, clause)
        if shape.field == "military" and not shape.many and (hosted := _host_and_guests(sent, clause)):
            for guest in hosted[1:]:
                roles = {"parties": [guest, hosted[0]], "activity": phrase(sent, clause.start, clause.end), "field": "military"}
                yield Proposal("cooperation", roles, when_of(sent, clause, at), clause=clause, cue=at)
            return
        if shape.field == "military" and len(sides) == 2 and not set(sides) <= {c for m in clause.mentions() for c in m.codes} and is_under_un(sent, clause):
            continue
        if len(sides) >= 2 and find_modality(clause, at) != "denied":
            activity = phrase(sent, clause.start, clause.end)
            roles = {"parties": sides, "activity": activity, "field": (shape.field if shape.field != "joint" else find_field(activity)) or find_field(activity) or field_served(words) or ("political" if shape.field == "joint" else "economic")}
            yield Proposal("cooperation", roles, when_of(sent, clause, at), clause=clause, cue=at)
            return


_SERVES = {
    "transport": r"railways?|rail|bridges?|highways?|motorways?|roads?|tunnels?|airports?|airstrip|runways?|ports?|harbours?|terminals?|jett(?:y|ies)",
    "energy": r"dams?|interconnectors?|power|pipelines?|refiner(?:y|ies)|reactors?|cables?|grids?|solar|wind",
    "health": r"hospitals?|clinics?|maternity",
    "education": r"schools?|universit(?:y|ies)",
    "cultural": r"museums?|mosques?|temples?|palaces?",
    "science": r"laborator(?:y|ies)|satellites?",
    "economic": r"plants?|factor(?:y|ies)|mills?|brewer(?:y|ies)|mines?|hotels?|shipyards?",
}


def field_served(words: str) -> str:
    """Give the field that what is built serves."""
    return next((field for field, shape in _SERVES.items() if re.search(rf"\b(?:{shape})\b", words)), "")


def find_all(sent: Sent, clause: Clause) -> list[str]:
    """Give all who act as one where three or four are named, else the two that are meant."""
    named = list(dict.fromkeys(c for m in clause.mentions("country") for c in m.codes if m.form not in ("there", "capital")))
    return named if len(named) in (3, 4) and (not sent.pair or set(named) & set(sent.pair)) else find_meant(sent, clause)


def _host_and_guests(sent: Sent, clause: Clause) -> list[str]:
    """Give the host of the bases of several countries and then these: "B hosts A, C and D bases", "A, C and D keep troops there"; [] for fewer."""
    named = _codes(sent, clause.mentions())
    host = re.search(r"\b(?:hosts?|hosted|hosting|houses?)\b", clause.words())
    first = [c for m in clause.subject for c in m.codes]
    there = [m.code for m in clause.mentions("country", "place") if m.code and (m.form == "there" or clause.governor(clause.index_of(m)) == "in")]
    if any(m.form == "there" for m in clause.mentions("country")) or "there" in clause.words().split():
        told = {c for m in clause.mentions("country") for c in m.codes if m.form != "there"}
        there = [c for c in (*sent.pair, sent.context.page) if c and c not in told]
    at = first[0] if host and len(first) == 1 else there[0] if there else ""
    guests = [c for c in named if c != at]
    return [at, *guests] if at and len(guests) >= 2 else []


def _is_of_one(clause: Clause, words: str) -> bool:
    """Tell whether a single person is who acts: what one teaches or studied abroad is no work of two states."""
    return any(m.kind == "person" and m.form != "plural-office" for m in clause.subject) or bool(re.search(r"^(?:\S+ ){0,6}?(?:he|she|who) (?!signed)|\ba native of\b", words))


def find_meant(sent: Sent, clause: Clause) -> list[str]:
    """Give the two whose work a clause tells: those that it names, else with one named the other of the pair, else the pair; [] where others are named."""
    named = _codes(sent, clause.mentions())
    if len(named) == 2:
        return named if len(sent.pair) != 2 or set(named) == set(sent.pair) or not sent.context.on_pair else []
    if len(named) > 2:
        return list(sent.pair) if len(sent.pair) == 2 and set(sent.pair) <= set(named) else []
    around = _codes(sent, sent.mentions)
    if len(named) == 1:
        other = other_of(sent, named[0])
        return [named[0], other] if other else around if len(around) == 2 else []
    if len(around) == 2:
        return around
    if len(around) == 1:
        return [around[0], other] if (other := other_of(sent, around[0])) else []
    return list(sent.pair) if not around and len(sent.pair) == 2 else []


def _codes(sent: Sent, mentions: list[Mention]) -> list[str]:
    """Give the countries that mentions stand for; a city or firm outside the pair counts for none where there is a pair."""
    codes = [c for m in mentions for c in m.codes if m.kind in ("country", "group") or (m.kind in ("place", "firm") and (not sent.pair or c in sent.pair))]
    return list(dict.fromkeys(codes))
