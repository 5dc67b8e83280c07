"""Rules for communities: people of one country, or of its descent, who live in another. Single persons are no community."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause
from bilat.extract.lexicon import load_lexicon
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, date_of, other_of, period
from bilat.extract.rules.sides import has_outsider
from bilat.model import Amount, Modality

_LISTED = re.compile(r"^(?:\W )*(?:number of |overseas )?#(?: \S+)?(?: (?:nationals|citizens|residents|people|community|immigrants|expatriates|students|workers))?(?: (?:registered|resident|residing|living))?(?: (?:in|here)(?: (?:the )?#)?)?(?: \S+){0,8} ?: (?:about |some |approximately |around |over |more than |almost |nearly )?\d")
_BODY = r"(?:community|communities|diasporas?|population|minority|minorities|colony|expatriate community|residents|exiles|expatriates?|expats)"
_NOUN = rf"(?:{_BODY}|immigrants|migrants|nationals|citizens|students|pupils|workers|refugees|descendants|settlers|emigrants|jews|labourers|laborers|people|persons|families|passport holders|catholics|muslims|farmers|nurses|teachers|engineers|women|men|guest workers|asylum seekers|retirees|pensioners|children|seasonal workers|fishermen|fisherfolk|loggers|builders|miners|traders|merchants|entrepreneurs|professionals|domestic workers|maids|craftsmen|artisans|fruit pickers|pickers|farmworkers|herders|orphans|deportees|deserters|veterans|monks|nuns)"
_LIVES = re.compile(r"\b(?:live|lives|living|lived|reside|resides|resided|residing|resident|residents|settled|settle|work|worked|working|study|studies|studying|studied|moved|emigrated|migrated|immigrated|fled|number|numbered|numbering|numbers|home|held|counted|registered|hosts?|hosted|houses|shelters?|sheltered|shipped|employed|employs|remain|remained|minority|minorities|enrolled|dwell|make up|makes up|made up|making up|form|formed|comprise|comprised|found refuge|taken refuge|settlers|based|crossed|sought refuge|stay|dwells|constitute|constituted|inhabit\w*|there are|there were|there is)\b")
_NOT_RESIDENT = re.compile(
    r"# voted\b|\b(?:tourists?|visitors?|visited|soldiers|troops|killed|prisoners|died|hostages|evacuated|arrivals|visas?|visa-free|travel|passengers|holiday\w*|arrived|spent|trade|exports?|imports?|officers|officials|investors|election|peacekeepers|deaths|arrested|deported|detained|expelled|protests?|rallied|"
    r"conversation|language|speak|spoke|believe|polled|surveyed|opinion|favou?rable|view|views|voters|won|medal|recognised|recognized as|president of|prime minister|minister|son|daughter|grandson|(?<!people )(?<!persons )(?<!those )(?<!residents )(?<!# )born in|soldier|sailors|pilots|football\w*|players?|goods|products|dollars|megawatts|million tonnes|victims|injured|massacre\w*|pogrom\w*|expulsion|said that|see also|banned|connection)|(?:former|as a|was a|became a) # colony|\b(?:a|an|crown) #? ?colony\b|\bfought\b|\bbattalion\b|unprofor|\b(?:will|to) (?:\w+ )?arrive\b|\bqualified\b|\bgiven places\b|\bblacklist\w*|\bseized\b|\blearn\b|\bhave used\b|\b(?:have been|were|was|be) trained\b|scholarships? (?:to|granted|under|program\w*)\b|(?:held|hold|receive\w*|get|granted|won) (?:\S+ )?scholarships|on scholarships|\bbases\b|(?:descent|origin) includes? the"
    r"|\bgraduat\w+|\bdegrees\b|\b(?:doctors|nurses|teachers|instructors|experts|advisers) (?:\S+ )?(?:\S+ )?(?:serve|served|work in (?:our|the) hospitals)|\bvolunteer\w*|\bremains of\b|\b(?:their|cost \S+) lives\b|\bthank\w*\b|\breferendum\b|\bagreed\b|\bstay in\b|\bunder # command\b|\btook up\b|\bacquired # passports|\bhold our nationality"
    r"|\bhad employed\b|\bdegree\b|\bcolony of\b|\bservice(?:men|women)\b|\bpilgrims?\b|\bcross(?:es|ed)? (?:\S+ )?(?:every|each|a) (?:day|week)|\bstadium\b|\bsongs?\b|\bmusic\b|\bbarred\b|\bprisoner\b|\bhold grants\b|\bpassports,|taken # passports|\bpetition\w*"
)
_DESCENT = r"(?:descent|origin|ancestry|heritage|extraction|roots|forebears|ancestors|blood|background|parentage|stock)"
_HEADED = re.compile(r"(?:they|their|there|the community|its members|some|in [\w~]+ they|by [\w~]+ (?:they|their))\b")


def find_community(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "More than 6,000 A-ians live in B", "the A community in B", "B is home to 5,000 A-ians", "people of A descent in B"."""
    clause = _with_relative(sent, clause)
    words = clause.words()
    if not any(u.kind == "country" for u in clause.units) and not _HEADED.match(words) and not _THOSE.search(clause.words(0, 9)):
        return
    done: set[str] = set()
    for i, unit in enumerate(clause.units):
        m = unit.mention
        if m is None or m.kind != "country" or not m.code or m.form in ("capital", "there", "metonym") or not _is_people(clause, i, m, words):
            continue
        residence = _residence(sent, clause, i, m)
        if residence and residence != m.code and m.code + residence not in done:
            if not done and _tells_otherwise(sent, words):
                return
            done.add(m.code + residence)
            sent.before.settled = (m.code, residence)
            yield from _communities(sent, clause, i, m.code, residence)
    if not done:
        counted = [*_by_heading(sent, clause), *_of_those(sent, clause)]
        yield from counted if counted and not _tells_otherwise(sent, words) else ()


def _tells_otherwise(sent: Sent, words: str) -> bool:
    """Tell whether the words speak of people who do not live there, or only point to another page."""
    return bool(_NOT_RESIDENT.search(words)) or bool(_IN_A_PART.search(words)) or re.match(r"\W*(?:see|main article|further)\b", sent.text.lower()) is not None


_IN_A_PART = re.compile(r"\bliv(?:e|es|ing|ed) in (?:this|that|the same) (?:region|area|territory|province|district|strip|zone)\b")


def _with_relative(sent: Sent, clause: Clause) -> Clause:
    """Give a clause with the relative one that tells of the people named at its end ("the Poles | who live in B")."""
    following = next((c for c in sent.clauses if c.start >= clause.end), None)
    if following is None or not following.relative or following.units[0].low not in ("who", "whose") or not following.antecedent or clause.index_of(following.antecedent) < 0:
        return clause
    return Clause([*clause.units, *following.units], clause.subject, clause.verb)


_BEGINS_DESCENT = re.compile(_DESCENT)
_A_OF = re.compile(r"\ban? (?:[\w#~-]+ ){1,3}of$")
_OWN_DESCENT = re.compile(rf"(?:who (?:are|have|were|had) |are |have |had |were |claim |claimed |report |declare |state |with )?(?:some )?(?:of )?# (?:\w+ )?{_DESCENT}\b")
_OF_DESCENT = re.compile(rf"(?:-? ?\w+ )?(?:of )?{_DESCENT}\b")
_SOME_OF = re.compile(r"(?:#|half|many|most|million|\d) (?:who )?(?:are|have|claim|of|with|were|had) (?:some |of )?$")
_PEOPLE_BEFORE = re.compile(r"\b(?:people|persons|citizens|residents|inhabitants|population|thousands?|million|those|descendants|community|#|\d+)\b|\d")
_ONE_OF = re.compile(r"\b(?:who|was|is) (?:\w+ )?(?:of|has)$")
_BORN = re.compile(r"(?:- born|-born|born)\b")
_THE_OR_NUMBER = re.compile(r"\d|\bthe$")
_BORN_ONE = re.compile(r"(?:- born|-born|born) [a-z]+ #|(?:- born|-born) (?!people|population|residents|are|were|community|in\b)[a-z]+")
_SINGLE = re.compile(r"\b(?:an?|one|first|the only)$")
_THEN_BODY = re.compile(rf"(?:\w+ )?{_BODY}\b")


def _is_people(clause: Clause, i: int, m: Mention, words: str) -> bool:
    """Tell whether a country's name here stands for people who live somewhere."""
    after, before = clause.words(i + 1, i + 5), clause.words(max(0, i - 6), i)
    previous = clause.units[i - 1].mention if i else None
    if before.endswith("-") or (m.form == "demonym" and previous is not None and previous.form == "adjective") or (_A_OF.search(before) and _BEGINS_DESCENT.match(after)):
        return False
    if _OWN_DESCENT.match(after):
        return False
    if _OF_DESCENT.match(after):
        return bool(_SOME_OF.search(before + " ")) or (bool(_PEOPLE_BEFORE.search(before)) and not _ONE_OF.search(before))
    if _BORN.match(after):
        return bool(_THE_OR_NUMBER.search(before)) and not _BORN_ONE.match(after)
    if after.startswith("-") or (_SINGLE.search(before) and (m.form != "adjective" or not _THEN_BODY.match(after))):
        return False
    return _is_counted_people(clause, i, m, words, after, before)


_PASSING = re.compile(r"\b(?:tourists?|visitors?|scholarships?)\b")
_AS_PEOPLE = re.compile(r"(?:in|of|at|to|who|living|residing|resident|live|reside|work|study|settle|dwell|stay|inhabit|earn|found|have|are|were)\b|$|\W")
_MANY = re.compile(r"\d|\bthe$|thousands?|million|ethnic|of$")
_THEN_NOUN = re.compile(rf"(?:\w+ ){{0,2}}?{_NOUN}\b")
_COUNTED = re.compile(r"(?:\d|thousands?|hundreds?|million|dozens?|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty)(?: of| or so| some| other| ethnic)?(?: \w+)?$")
_THEN_COMMUNITY = re.compile(r"(?:\w+ ){0,2}?(?:community|communities|diaspora|minority|colony)\b")
_OF_STATE = re.compile(r"(?:people|government)\b")
_NOUN_OF = re.compile(rf"\b{_NOUN} (?:of|from|born in|born on|who fled)(?: the)?$")
_NATIONAL_OF = re.compile(r"\b(?:as|national) \w+ of(?: the)?$")
_POPULATION_OF = re.compile(r"\bpopulation of(?: the)?$")


def _is_counted_people(clause: Clause, i: int, m: Mention, words: str, after: str, before: str) -> bool:
    if _LISTED.match(words) and not _PASSING.search(words):
        return not clause.mentions("country", end=i)
    plural = m.form == "demonym" or (m.form == "adjective" and i + 1 < len(clause.units) and clause.is_verb(i + 1)) or (m.form == "adjective" and _AS_PEOPLE.match(after) is not None and bool(_MANY.search(before)))
    noun = _THEN_NOUN.match(after) is not None
    counted = bool(_COUNTED.search(before)) and (plural or noun)
    if m.form in ("adjective", "pronoun") and noun:
        body = _THEN_COMMUNITY.match(after)
        return counted or body is not None or (bool(_LIVES.search(clause.words(max(0, i - 8), i + 14))) and not _OF_STATE.match(after))
    if plural:
        return counted or bool(_LIVES.search(clause.words(max(0, i - 6), i + 10)))
    return bool(_NOUN_OF.search(before)) and not _NATIONAL_OF.search(before) and not _POPULATION_OF.search(before) and (bool(_LIVES.search(words)) or bool(re.search(r"\d", before)))


_PLACES = ("in", "to", "across", "throughout", "within", "into", "at", "of", "on", "from")


def _residence(sent: Sent, clause: Clause, i: int, people: Mention) -> str:
    """Give where they live: "in B", "of B" after a body of people, the subject that hosts them, the owner; the pair's other where nothing else is named."""
    origin = people.code
    there = next((m.code for m in clause.mentions("country", begin=i) if m.form == "there" and m.code != origin), "")
    if there:
        return there
    if re.match(rf"(?:\w+ )?{_DESCENT}\b", clause.words(i + 1, i + 3)):
        who = next((u.mention for u in reversed(clause.units[max(0, i - 5) : i]) if u.mention and u.kind == "country"), None)
        if who is not None and who.form in ("demonym", "adjective") and who.code != origin:
            return who.code
    for j in range(i + 1, min(len(clause.units), i + 16)):
        m = clause.units[j].mention
        if m is None or m.kind not in ("country", "place") or not m.codes:
            continue
        governor = clause.governor(j)
        if m.code == origin:
            if m.kind == "place" and governor == "in":
                return ""
            continue
        if governor not in _PLACES or (governor == "of" and j > i + 5 and not re.search(r"\b(?:population|inhabitants|residents|foreigners|people|immigrants) of(?: the)?$", clause.words(j - 3, j))) or governor == "from":
            continue
        near = other_of(sent, origin)
        return near if m.kind == "place" and m.form != "capital" and near and m.code != near and not any(c.code == m.code for c in sent.of_kind("country")) else m.code
    return _host(sent, clause, i, origin)


def _host(sent: Sent, clause: Clause, i: int, origin: str) -> str:
    owner = [m.code for m in clause.mentions("country", begin=max(0, i - 3), end=i) if (m.possessive or m.form == "pronoun") and m.code != origin]
    if owner:
        return owner[-1]
    hosting = re.search(r"\b(?:home|hosts?|hosted|hosting|has|have|had|counts?|counted|shelters?|sheltered|houses|employs?|employed|contains?|received|boasts?|accommodat\w+|census|registered|admitted)\b", clause.words())
    before = [m.code for m in clause.mentions("country", "place", end=i) if m.code and m.code != origin and m.form != "adjective" and (hosting or clause.governor(clause.index_of(m)) in ("in", "among", "throughout", "across"))]
    if before:
        return before[-1]
    subject = [c for c in codes_of(m for m in clause.subject if m.kind == "country") if c != origin]
    if subject and hosting:
        return subject[0]
    owned = [m.code for m in clause.mentions("country", begin=i + 1) if m.possessive and m.code != origin] or [m.code for m in clause.mentions("country", begin=i + 1) if m.code != origin and m.form == "adjective" and clause.governor(clause.index_of(m)) in ("in", "at", "for", "on", "of")]
    if owned:
        return owned[0]
    after = [m.code for m in clause.mentions("country", begin=i + 1) if m.code != origin and m.form not in ("adjective", "demonym") and re.search(r"\bthat$|\bwhich$", clause.words(max(0, clause.index_of(m) - 1), clause.index_of(m)))]
    if after and hosting:
        return after[0]
    named = {m.code for m in sent.of_kind("country") if m.code} - {origin}
    lives = any(a.value >= 20 for _, a in _figures(clause)) or re.search(rf"\b{_BODY}\b|\b(?:settled|immigrants|living|reside|lives?)\b", clause.words())
    counted = any(a.value >= 20 for _, a in _figures(clause))
    return other_of(sent, origin) if lives and (counted or sent.context.on_pair) and named <= set(sent.pair) else ""


def _by_heading(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "They numbered 3,537 in 2013" under the heading "A-ians in B"."""
    if not _HEADED.match(clause.words()) or not re.search(r"\b(?:number\w*|total\w*|there (?:are|were)|estimated|amount\w*|live)\b", clause.words()):
        return
    names = [m for m in load_lexicon().find(sent.section) if m.kind == "country" and m.code]
    if len(names) == 2 and names[0].form in ("demonym", "adjective") and re.fullmatch(r" (?:\w+ )?(?:in|of)(?: the)? ", sent.section[names[0].end : names[1].start]) and _figures(clause):
        yield from _communities(sent, clause, 0, names[0].code, names[1].code)


_THOSE = re.compile(r"\b(?:their numbers?|they|(?:more|still|of them|others?|refugees|people|of whom|today|\d[\d,]*) (?:live|lives|lived|do|did|remain|remained|stayed|are left|have asked|had asked|have settled|are housed|were housed|are registered|were registered|work|study))\b")


def _of_those(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "Their number is put at 36,000", "barely 1,300 do today": a count of the people told of before."""
    if sent.before.settled is None or has_outsider(sent) or not _figures(clause) or not _THOSE.search(clause.words(0, 9)):
        return
    yield from _communities(sent, clause, 0, *sent.before.settled)


def _communities(sent: Sent, clause: Clause, i: int, origin: str, residence: str) -> Iterator[Proposal]:
    """Give a claim for each figure with a date of its own, else one with the nearest figure."""
    figures = _figures(clause)
    dated = [(a, d) for k, a in figures if (d := _own_date(clause, k)) is not None]
    modality = find_modality(clause, i)
    shown: Modality | None = "asserted" if modality == "denied" and (figures or re.search(r"\b(?:no reliable|no exact|hardly|no more|not known|no fewer|few)\b", clause.words())) else None
    if len(dated) >= 1 and len(figures) >= 2:
        for k, amount in figures:
            date = _own_date(clause, k)
            yield Proposal("community", {"origin": origin, "residence": residence}, period(clause, date) if date else None, amount, clause=clause, cue=i, modality=shown)
        return
    nearest = min(figures, key=lambda f: abs(f[0] - i))[1] if figures else None
    date = date_of(sent, clause, i)
    yield Proposal("community", {"origin": origin, "residence": residence}, period(clause, date) if date else None, nearest, clause=clause, cue=i, modality=shown)


def _own_date(clause: Clause, index: int) -> Mention | None:
    return next((u.mention for u in clause.units[index + 1 : index + 5] if u.kind == "date" and u.mention and u.mention.value), None)


def _figures(clause: Clause) -> list[tuple[int, Amount]]:
    """Give the counts of people of a clause with where they stand."""
    return [(i, Amount(m.amount.value, "people", m.amount.bound, m.amount.to)) for i, u in enumerate(clause.units) if (m := u.mention) and m.amount and m.amount.unit in ("items", "people") and m.amount.value >= 2 and _is_count(clause, i)]


def _is_count(clause: Clause, index: int) -> bool:
    after = clause.words(index + 1, index + 2)
    return after not in ("years", "countries", "months", "generations", "centuries", "groups", "cities", "times", "families", "year", "days", "communities", "associations", "schools", "islands")


RULES = (Rule("community", "people of one country who live in another", find_community),)
