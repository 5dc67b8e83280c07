"""Persons who link two countries: of one by birth, descent or passport, and at home, at work or remembered in the other. Whole communities are
in peoples.py, journeys in visits.py, envoys in envoys.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.proposal import Proposal, Rule
from bilat.extract.reading import Sent
from bilat.extract.rules.common import other_of
from bilat.extract.rules.sides import has_outsider
from bilat.extract.waits import Waits
from bilat.model import Roles
from bilat.vocabulary import load

_BORN_IN = re.compile(
    r"(?:\bborn(?: \w+| [\w~-]*\d{4})?(?: (?:in|at|near|to|of|on)(?: [\w~]+)?){1,2}|\bnatives? of|\boriginally (?:of|from)|\b(?:emigrated|emigrates|immigrated|émigré|emigre|refugees?|exiled?|immigrants?|migrants?|descend\w*|hail(?:s|ed)|stem(?:s|med)|came|comes|forebears|ancestors|family|parents|father|mother|grandfather|grandmother|grandparents|couple|forefathers) (?:\w+ ){0,2}?from|"
    r"\broots in|\bcame of an?|\b(?:son|daughter|sons|child|children|grandson|granddaughter|grandchild|descendants?) of(?: \w+){0,4}?(?: from| of)?)(?: the| an?| some)?$"
)
_DESCENT = re.compile(r"(?:-? ?born|by birth|origins?|descent|ancestry|ancestors?|roots|stock|extraction|heritage|parents|parentage|family|famil(?:y|ies)|immigrants?|migrants|blood|mother|father|grand\w+|background|émigrés?|emigres?|refugees?|exile|couple|forebears|by (?:origin|descent|blood))\b")
_LIVES = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|resid\w+|settl\w+|die[sd]|dying|work(?:ed|s|ing)|taught|teach(?:es|ing)|studi\w+|study|train(?:s|ed|ing)|play(?:s|ed|ing)|moved|stayed|buried|exiled?|spent|fled|refuge|asylum|emigrat\w+|immigrat\w+|(?:made|makes) (?:his|her) (?:life|home|name|career|fortune)|home|career|coach(?:es|ed)|"
    r"manag(?:es|ed)|fought|rode|ran|runs|competed|compete[sd]?|jailed|imprisoned|prison|professor|governor|student|wrote|painted|built|mapped|explored|grew up|raised|brought up|educated|based|escaped|lies|prison|held|star(?:s|red)?|sang|perform(?:s|ed)|sing|found(?:ed)?|recorded|composed|directed|filmed|married|naturali[sz]ed|designed|practi[sc]ed|preached|scored|won|captained|sat|sits|published|led|leads|owns?|owned|conducts?|conducted|lectur(?:es|ed)|opened|restored|kept|keeps|asylum|graduat\w+|took (?:his|her) \w+ degree|became (?:an? )?[\w -]+?|was made [\w -]+?|has (?:a|his|her) [\w -]+?|served as (?!ambassador)[\w -]+?)"
    r"\b(?:[^;.#]| #){0,60}?\b(?:in|at|to|for|on|across|into|throughout|under)(?: the| a| an)?$"
)
_BORN_ASIDE = re.compile(r", (?:who was )?born (?:in|at|near) [^,]{1,40},")
_KIN = re.compile(r"(?:family|mother|father|immigrants?|refugees?|exile)\b")
_HIS = re.compile(r"\b(?:his|her|of|to|from|had|has|an?|by)\b(?: \w+)?$")
_AFTER_BORN = re.compile(r"\bborn\b|\bnative\b")


_THINGS = frozenset(["the", "in", "at", "near", "through", "aboard"])  # what follows is no person


@cache
def _calling() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(load().cues["offices"]["callings"], key=len, reverse=True))
    return re.compile(rf"\b(?:{words})s?\b", re.I)


def find_person_link(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The painter N., born in CITY-OF-A, lived in B", "B minister of A origin N.", "N., an A-ian, trained in CITY-OF-B"; once a sentence."""
    if clause is not sent.clauses[0]:
        return
    whole = Clause([u for c in sent.clauses for u in c.units])
    spots = [i for i, u in enumerate(whole.units) if u.mention is not None and u.kind == "person" and u.mention.value and not u.mention.possessive]
    done: set[str] = set()
    for n, i in enumerate(spots):
        person = whole.units[i].mention
        if person is None or person.value in done or (i and whole.units[i - 1].mention is None and whole.units[i - 1].low in _THINGS):
            continue
        begin = spots[n - 1] + 1 if n else 0
        end = next((k for k in spots[n + 1 :] if (m := whole.units[k].mention) is not None and m.value != person.value), len(whole.units))
        link = _link(sent, whole, i, (begin, end))
        if link:
            done.add(person.value)
            yield _claim(whole, i, person, link)


def _claim(whole: Clause, i: int, person: Mention, link: tuple[str, str]) -> Proposal:
    roles: Roles = {"person": person.value, "origin": link[0], "country": link[1]}
    role = _calling().search(whole.words(max(0, i - 3), i)) or _calling().search(whole.words(i + 1, i + 9))
    if person.office or role:
        roles["role"] = person.office or (role.group() if role else "")
    denied = re.search(r"\b(?:not|no|never|neither)\b", whole.words(i + 1, i + 5))
    return Proposal("person_link", roles, clause=whole, cue=i, modality="denied" if denied else "asserted")


def _link(sent: Sent, whole: Clause, i: int, window: tuple[int, int]) -> tuple[str, str] | None:
    """Give (origin, country where active) of the person at unit `i`, as the words between the persons beside say them."""
    person = whole.units[i].mention
    born, kin = _origins(whole, i, window)
    homes = _homes(whole, i, window)
    strong = kin or born
    if strong:
        beside = _beside(sent, whole, window) if kin else []
        country = next((c for c in [*homes, *beside] if c != strong), "") or (other_of(sent, strong) if sent.context.on_pair and (kin or (_has_calling(whole, i) and not has_outsider(sent) and _BORN_ASIDE.match(whole.words(i + 1, window[1])))) else "")
        return (strong, country) if country else None
    weak = _adjective(whole, i, window[0]) or (person.code if person is not None else "")
    lives = [c for c in homes if c != weak]
    if not lives or not _is_private(whole, i) or not (weak or _has_calling(whole, i)):
        return None
    origin = weak or other_of(sent, lives[0])
    return (origin, lives[0]) if origin else None


def _beside(sent: Sent, whole: Clause, window: tuple[int, int]) -> list[str]:
    """Give the countries of the page's pair that are named beside a person otherwise: "the B weightlifter N.", "founded the B navy", "won for B"."""
    return [m.code for m in whole.mentions("country", begin=window[0], end=window[1]) if m.code in sent.pair and m.form not in ("pronoun", "there")]


def _origins(whole: Clause, i: int, window: tuple[int, int]) -> tuple[str, str]:
    """Give the country of birth and that of descent: "born in CITY of A parents" tells both."""
    born = kin = ""
    for j in range(window[0], window[1]):
        m = whole.units[j].mention
        if m is None or m.kind not in ("country", "place") or not m.code or m.form in ("pronoun", "there"):
            continue
        before, after = whole.words(max(window[0], j - 8), j), whole.words(j + 1, j + 4)
        if m.form in ("adjective", "demonym") or m.kind == "country":
            by_descent = m.form in ("adjective", "demonym", "name") and _DESCENT.match(after) and (not _KIN.match(after) or _HIS.search(before))
            by_descent = by_descent and _is_said_of(whole, i, j)
            if by_descent or re.search(r"\b(?:descendants?|son|daughter|grandson|granddaughter|child|grandchild) of(?: \w+){0,2}$", before) or ((m.form == "demonym" or (m.form == "adjective" and after[:1] in (",", "."))) and re.search(r"(?:,|\bis|\bwas)(?: also)? an?$", before)):
                kin = kin or m.code
                continue
        if j > i and (_BORN_IN.search(before) or _is_of_there(whole, i, j)):
            born = born or m.code
    return born, kin


_BEING = frozenset(["is", "was", "were", "are", "had", "has", "have", "been", "came", "comes", "come", "descends", "descended", "claims", "claimed", "born", "having", "being", "bore", "led", "headed"])


def _is_said_of(whole: Clause, i: int, j: int) -> bool:
    """Tell whether words of descent at unit `j` are said of the person at unit `i`: no other doing, and no other noun's "of", stands between."""
    first, last = (i, j) if i < j else (j, i)
    if any(whole.is_verb(k) and whole.units[k].low not in _BEING for k in range(first + 1, last)):
        return False
    return j > i or (i - j <= 6 and "," not in [u.low for u in whole.units[j:i]])


def _is_of_there(whole: Clause, i: int, j: int) -> bool:
    """ "N. of CITY", "N., from CITY, ...", "N., an architect from CITY": directly after the name, no verb between."""
    words = whole.words(i + 1, j)
    return bool(re.fullmatch(r"(?:, )?(?:(?:an?|the) (?:[\w-]+ ){1,4})?(?:from|of)(?: the)?", words)) and (words.startswith(", from") or words == "from" or (words.startswith(",") and bool(_calling().search(words)) and words.endswith("from")))


def _homes(whole: Clause, i: int, window: tuple[int, int]) -> list[str]:
    """Give where the person lives, works, plays, is buried or holds an office."""
    found: list[str] = []
    for j in range(i + 1, window[1]):
        m = whole.units[j].mention
        if m is None or m.kind not in ("country", "place") or not m.code or m.form == "pronoun" or m.possessive:
            continue
        before, after = whole.words(i + 1, j), whole.words(j + 1, j + 4)
        lately = before[_last(_AFTER_BORN, before) :]
        if (m.form not in ("adjective", "demonym") and _LIVES.search(lately) and not _AFTER_BORN.search(lately[-18:])) or _is_title(m, before, after):
            found.append(m.code)
    return list(dict.fromkeys(found))


def _last(shape: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in shape.finditer(text)), default=0)


def _is_title(m: Mention, before: str, after: str) -> bool:
    """ "... became a B citizen", "the B actor", "first president of B"."""
    if m.form in ("adjective", "demonym"):
        return bool(re.search(r"\b(?:became|become|is|was|as|,)(?: \w+)? (?:an?|the)(?: \w+)?$", before)) and bool(_calling().match(after))
    return bool(re.search(r"(?:,|\bwas|\bis|\bbecame|\bbecome) (?:an?|the|its)?(?: ?\w+){0,2} ?(?:president|first lady|prime minister|king|queen|founder|governor|citizen|champion) of(?: the)?$", before))


def _adjective(whole: Clause, i: int, begin: int) -> str:
    """ "The A geologist N.", "the A N.": the adjective before a name without office."""
    for j in range(i - 1, max(begin - 1, i - 5), -1):
        m = whole.units[j].mention
        if m is not None:
            return m.code if m.form in ("adjective", "demonym") and m.code else ""
        if whole.units[j].low in (",", "and", "of", "in", "to"):
            return ""
    return ""


def _is_private(whole: Clause, i: int) -> bool:
    """Tell whether a person is named as one at home somewhere, and not as a statesman on a journey."""
    person = whole.units[i].mention
    words = whole.words(i + 1, i + 8)
    settled = re.search(r"\b(?:liv(?:es|ed)|settled|exiled?|taught|teaches|studied|educated|buried|grew up|refuge|asylum)\b", words)
    if re.search(r"\b(?:visit\w*|talks|summit|met|trip|ambassador|envoy|embassy|consul\w*)\b", whole.words()):
        return False
    if re.search(r"\bwhose\b[\w -]*in-law|\b(?:troops|soldiers|rebels|army|forces|election|coup)\b", words):
        return False
    return bool(settled or (_has_calling(whole, i) and person is not None and not person.office))


def _has_calling(whole: Clause, i: int) -> bool:
    return bool(_calling().search(whole.words(max(0, i - 3), i)) or (re.match(r"^, (?:an?|the)\b", whole.words(i + 1, i + 3)) and _calling().search(whole.words(i + 2, i + 6))))


RULES = (Rule("person-link", "a person of one country at home or at work in the other", find_person_link, Waits(kinds=("person",), named=True)),)
