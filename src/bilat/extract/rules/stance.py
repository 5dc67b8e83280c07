"""Rules for stances: a country for, against or neutral on another, a conflict or an issue. Words are in vocabulary/cues/views.yaml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from bilat.extract.clauses import PREPOSITIONS, Clause, Cue
from bilat.extract.mentions import Mention
from bilat.extract.modality import find_modality
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import STATES, codes_of, day_of, phrase, phrase_after
from bilat.extract.rules.stance_asking import ASKS, find_asked
from bilat.extract.rules.stance_deeds import ARMS, DEEDS, find_deeds, is_of_abstention
from bilat.extract.rules.stance_frames import FRAMES, complete, find_framed, neighbour_of
from bilat.extract.rules.stance_holders import Found, find_holders
from bilat.extract.verbs import AUXILIARIES
from bilat.extract.waits import Sieve, Waits
from bilat.model import Modality, Roles
from bilat.vocabulary import load


@cache
def _verbs(name: str) -> frozenset[str]:
    return frozenset(load().cues["views"][name])


def find_stance(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A supports B's territorial integrity", "A stood by B on X, Y and Z", "A is behind the rebels", "A took no side", "to the dismay of A"."""
    seen: set[tuple[str, str]] = set()
    for find in _ways().of(sent.document.text[clause.start : clause.end]):
        if find in (_by_frame, find_deeds, _by_echo) and seen:
            continue
        for found in find(sent, clause):
            for holder in found.holders[:3]:
                for named in found.targets[:6]:
                    target = neighbour_of(sent, holder, named)
                    if found.position == "supports" and _CENSURES.search(target):
                        continue
                    if target and not _VOID.fullmatch(target.lower()) and target != holder and (holder, target) not in seen and len(target) > 2:
                        seen.add((holder, target))
                        yield _proposal(sent, clause, found, holder, target)


_VOID = re.compile(r"(?:(?:closer|end|ends|better|more|stronger|each other.*|one another.*)|(?:in|be|at|on|of|by|for|with) .*|you|us|me|my|your|their.*|its|own|what .*|(?:the )?(?:charges?|claims?|figures?|allegations?|accusations?|reports?|guests?|suggestion|criticism|rumours?|help|visas?(?: .*)?|everything|nothing|something|thing|way|can|will|may|all)|what|(?:more )?(?:investors?|tourists?|guests?|delegations?)|(?:us)?[$€£].*|\d.*)")


def _by_frame(sent: Sent, clause: Clause) -> Iterator[Found]:
    """ "A votes each year against X", "A took B's side over X", "A never accepted the annexation", "A sheltered the rebels"."""
    for framed in find_framed(sent, clause, codes_of(clause.subject)):
        holders = find_holders(clause, framed.at)
        firm: Modality | None = "asserted" if framed.position in ("opposes", "neutral") else None
        if holders:
            yield Found(framed.at, holders, [framed.target], framed.position, framed.on, firm)


def _proposal(sent: Sent, clause: Clause, found: Found, holder: str, target: str) -> Proposal:
    roles: Roles = {"holder": holder, "target": target, "position": found.position}
    if found.on:
        roles["on"] = found.on
    when = day_of(sent, clause, found.at)
    return Proposal("stance", roles, when, clause=clause, cue=found.at, modality=found.modality)


def _by_verb(sent: Sent, clause: Clause) -> Iterator[Found]:
    for position in ("supports", "opposes"):
        for cue in clause.verbs(_verbs(position)):
            if (cue.lemma in ("criticise", "criticize", "denounce", "welcome") and any(m.kind == "person" for m in clause.subject)) or _is_other_sense(clause, cue) or is_of_abstention(sent, clause, cue):
                continue
            by = clause.words(cue.index + cue.length, cue.index + cue.length + 1) == "by" and cue.form in ("past", "participle")
            if cue.lemma == "block" and not _BLOCKED.search(clause.words(cue.index, cue.index + 14)):
                continue
            if clause.is_passive(cue) or by:
                yield from _passive(sent, clause, cue, position)
                continue
            if _is_purpose(clause, cue):
                continue
            if cue.lemma == "block" and cue.form == "s" and (cue.index == 0 or clause.units[cue.index - 1].mention is None):
                continue
            if cue.form == "participle" and clause.verb >= 0 and cue.index != clause.verb and not _has_auxiliary(clause, cue.index):
                continue
            yield from _active(sent, clause, cue, position)


_BLOCKED = re.compile(r"\b(?:accession|talks|negotiations|membership|entry|bid|candidacy|resolution|statement|path|way|move|plan|proposal|declaration|sanctions|aid|deal|opening|chapter|appointment|election)\b")
_MAY_LEAD = frozenset(["vote", "pledge", "promise", "agree", "vow", "continue", "undertake", "decide", "refuse", "want", "wish", "intend", "go", "be", "have", "will", "would", "prefer", "use", "choose", "join", "begin", "commit", "remain"])


def _is_purpose(clause: Clause, cue: Cue) -> bool:
    """Tell whether a verb only says what for another act was: "sent troops to support N."."""
    if cue.form != "base" or cue.index < 2 or clause.words(cue.index - 1, cue.index) != "to":
        return False
    return not 0 <= clause.verb < cue.index or (not any(v.lemma in _MAY_LEAD or v.form == "ing" for v in clause.readings(clause.verb)) and clause.units[clause.verb].low not in AUXILIARIES)


def _active(sent: Sent, clause: Clause, cue: Cue, position: str) -> Iterator[Found]:
    """Read "A backs X" and "X, which A backs"."""
    holders = find_holders(clause, cue.index)
    targets, on = _targets(sent, clause, cue.index + cue.length)
    named = _RELATIVE.search(sent.document.text[sent.start : clause.units[cue.index].start])
    if named and (not targets or clause.words(cue.index + cue.length, cue.index + cue.length + 1) == "and"):
        targets = [named.group(1)]
    turned = _CENSURE.match(sent.document.text, clause.units[cue.index + cue.length - 1].end) if position == "supports" else None
    if holders and turned is not None:
        yield Found(cue.index, holders, [phrase(sent, turned.start("what"), min(turned.end("what"), sent.end))], "opposes")
    elif holders and targets and not _is_own(clause, targets, holders, cue):
        yield Found(cue.index, holders, targets, position, on)


_CENSURE = re.compile(r"(?:\s(?:for|the|all|every|each|an?|both|any|UN|United Nations|General Assembly|draft)\b){0,6}(?:\s[\w-]+)? (?:resolution|motion|text)s? (?:of [^,.;]{2,20}? )?(?:against|condemning|deploring|denouncing|criticising|(?:which|that) (?:condemn|deplor|denounc|criticis)\w+) (?:the )?(?:(?:19|20)\d\d )?(?P<what>[^.,;]{3,90}?)(?= (?:but|while|and (?:has|have|had|then|later))\b|[.,;]|$)")  # for a censure: against what is censured
_CENSURES = re.compile(r"\b(?:resolution|motion|text)s? (?:against|condemning|deploring|denouncing)\b")
_RELATIVE = re.compile(r"\b([A-Z][\w-]*(?: [A-Z][\w-]+)*),? (?:which|whom|that) [A-Z][\w .]{2,24}$")
_AWAY = frozenset(["to", "from", "out", "in", "into", "down", "away", "up", "off", "at", "on", "over", "for", "home", "then", "again", "with", "after", "before", "by", "of"])
_GOES_ON = re.compile(r"(?:goes|go|went|gone) on")
_BLOCS = re.compile(r"(?:the )?(?:west|east|soviets?|allies|axis|entente|western|eastern|central powers|non-aligned|free world|communist|socialist)\b")


def _is_other_sense(clause: Clause, cue: Cue) -> bool:
    """Tell whether a verb stands in another sense: "dates back from", "supporting organisations", "stood with the West", "vetoed a law", "defend themselves"."""
    after = cue.index + cue.length
    rest = clause.words(after, after + 6)
    before = clause.units[cue.index - 1] if cue.index else None
    if cue.lemma == "back" and cue.form in ("base", "s") and (rest.split(" ")[0] in _AWAY or (before is not None and before.mention is None and before.low != "to" and clause.is_verb(cue.index - 1) and before.low not in ("does", "do", "did", "will", "would", "can", "could", "should", "may", "might", "must"))):
        return True
    if cue.form == "ing" and before is not None and not _GOES_ON.fullmatch(clause.words(cue.index - 2, cue.index)) and before.low not in ("is", "are", "was", "were", "been", "be", ",", "by", "in", "of", "for", "while", "publicly", "openly", "strongly", "actively", "and", "than", "without", "from"):
        return True
    if cue.form in ("past", "participle") and before is not None and (before.low == "-" or (before.mention is not None and before.mention.form == "adjective")):
        return True
    if cue.lemma in ("stand with", "stand by", "side with", "stand behind") and _BLOCS.match(rest):
        return True
    if (cue.lemma == "support" and rest.startswith("for ") and before is not None and before.low in ("and", "or", "of", ",")) or (cue.lemma == "veto" and re.match(r"(?:an? |the )?(?:\w+ )?(?:law|bill|budget|act)\b", rest) and not clause.mentions("country", "org", begin=after)):
        return True
    if _affirms_a_fact(cue, rest):
        return True
    if cue.lemma == "block" and any(u.kind == "amount" for u in clause.units[after : after + 5]):
        return True
    if (cue.lemma == "defend" and any(m.kind == "person" for m in clause.subject)) or (cue.lemma in ("contest", "dispute") and rest.startswith("their ")):
        return True
    return _is_no_own_act(clause, cue) or bool(re.match(r"(?:themselves|itself|himself|herself|each other|one another|opposite|different|their own|its own)\b", rest))


def _affirms_a_fact(cue: Cue, rest: str) -> bool:
    """Tell whether what is affirmed is that something is so, or the subject's own will or ties: that backs nobody."""
    if cue.lemma not in ("affirm", "reaffirm", "confirm"):
        return False
    return bool(re.match(r"(?:again |once more |anew |also )?that\b", rest) or (cue.lemma != "confirm" and re.match(r"(?:# )?(?:its |their |his |her |our |the )?(?:[\w-]+ )?(?:opposition|ties|relations|friendship|bond|bonds|alliance|wish|will|desire|interest|readiness)\b", rest)))


def _is_no_own_act(clause: Clause, cue: Cue) -> bool:
    """Tell whether the subject does not do what the verb says: the balance favours one, somebody is accused of it or would do well to, a guest is welcomed."""
    before, after = clause.words(max(0, cue.index - 16), cue.index) + " ", cue.index + cue.length
    if cue.lemma in ("favour", "favor"):
        return bool(re.search(r"\b(?:balance|trade|climate|conditions|weather|odds|location|geography)\b", before))
    if cue.lemma == "welcome":
        return any(u.kind == "person" for u in clause.units[after : after + 3])
    return bool(re.search(r"\bwould (?:\w+ )?do well to $", before)) or (cue.form == "ing" and bool(re.search(r"\b(?:accus\w+|suspect\w*|blam\w+|charg\w+) (?:\S+ ){0,12}(?:of|for) (?:\w+ly )?$", before)))


def _has_auxiliary(clause: Clause, index: int) -> bool:
    return any(u.low in ("has", "have", "had", "having", "and", ",") for u in clause.units[max(0, index - 4) : index])


def _is_own(clause: Clause, targets: list[str], holders: list[str], cue: Cue) -> bool:
    """Tell whether a state only speaks up for what is its own ("defended his country's laws")."""
    following = clause.units[cue.index + cue.length : cue.index + cue.length + 2]
    return any(u.mention is not None and u.mention.possessive and list(u.mention.codes) == holders[:1] for u in following) or bool(re.match(r"(?:his|her|its|their) (?:own|country)", clause.words(cue.index + cue.length)))


def _passive(sent: Sent, clause: Clause, cue: Cue, position: str) -> Iterator[Found]:
    holders = codes_of(clause.by_agent(cue.index, STATES))
    if cue.lemma == "guarantee" or set(holders) == set(sent.pair):
        return
    start = next((k for k, u in enumerate(clause.units) if u.mention or u.low not in ("the", "a", "an", "and", "but", ",", "in", "on")), 0)
    start = next((k + 1 for k in range(cue.index - 1, start, -1) if clause.units[k].mention is None and clause.units[k].low == "that" and (clause.is_verb(k - 1) or clause.units[k - 1].low in ("it", "fact", "so"))), start)
    end = next((k for k in range(cue.index, 0, -1) if clause.units[k].low in ("is", "are", "was", "were", "been", "has", "have", "being", "be") and not clause.is_verb(k - 1)), cue.index)
    target = phrase(sent, clause.units[start].start, clause.units[end - 1].end) if end > start else ""
    target = re.sub(r" (?:has|have|had|is|are|was|were)(?: always| long| also| often| never| \w+ly)?$", "", target)
    beside = clause.units[cue.index - 1].mention or (clause.units[cue.index - 2].mention if cue.index > 1 and clause.units[cue.index - 1].low == "," else None)
    if holders and beside is not None and beside.kind == "country" and beside.code and not clause.is_passive(cue):
        yield Found(cue.index, holders, [beside.code], position)
        return
    alone = [c for c in codes_of(clause.subject) if len(clause.units[start:end]) <= 2]
    if holders and target and end - start <= 12:
        yield Found(cue.index, holders, alone or [target], position)


def _targets(sent: Sent, clause: Clause, begin: int) -> tuple[list[str], str]:
    """Give what a stance is on: "B on X, Y and Z" gives each of X, Y, Z; a bare country its code; else the words."""
    units = clause.units
    k = begin
    while k < len(units) - 1 and units[k].mention is None and units[k].low in ("the", "a", "an", "any", "all", "both", "firmly", "strongly"):
        k += 1
    if k >= len(units):
        return [], ""
    mention = units[k].mention
    if mention is not None and mention.form == "pronoun" and sent.document.text[mention.end : mention.end + 2] in ("'s", "’s"):
        return [re.sub(r"^['’]?s ", "", phrase_after(sent, clause, k, limit=12))], ""  # "each other's integrity", "the country's independence"
    if units[k].low in ("it", "him", "them", "her", "this", "that") or (mention is not None and mention.form == "pronoun" and not mention.possessive):
        return [], ""
    if mention is not None and mention.kind in ("country", "org", "group") and not mention.possessive and mention.form not in ("adjective", "demonym-singular") and len(mention.codes) == 1 and not _is_attribute(clause, k):
        return _around(sent, clause, k, mention)
    if mention is not None and mention.kind == "country" and mention.code and (mention.form == "adjective" or (mention.form == "pronoun" and mention.possessive)) and _BIDS.match(clause.words(k + 1)):
        return [mention.code], phrase_after(sent, clause, k, limit=12)
    words = phrase_after(sent, clause, begin - 1, stops=("but", "while", "and") if not _keeps_and(clause, begin) else ("but", "while"), limit=16)
    words = complete(sent, words, units[begin].start)
    words = re.sub(r"^(?:any|all|every) (?=\w+ \w)", "", _AT_FORUM.split(words)[0])
    for_lift = re.match(r"(.+?) (?:to be|be) (?:lifted|ended|dropped)$", words)
    words = re.sub(r"(?: (?:such|even|and those|those|also|especially|only|both|then|there))+$", "", for_lift.group(1) if for_lift else words)
    return ([words] if words and words.lower() not in _EMPTY else []), ""


_AT_FORUM = re.compile(r" (?:for fear of|because of|despite|in spite of|again and again|time and again) | again and again$| at (?:the |a |an )?(?:[A-Z\d]|summit|conference|meeting|talks|time|every|home|once|first|last)")
_BIDS = re.compile(r"(?:\w+ )?(?:claim|bid|wish|candidacy|candidature|application|aspirations?|request|quest)\b")
_EMPTY = frozenset(["efforts", "opposite", "people", "organisations", "organizations", "groups", "regimes", "countries", "all countries", "voting", "themselves", "itself", "sides", "others", "issues", "measures", "that", "those", "these", "fellow", "moves", "plans", "calls", "it", "him", "them", "negotiations"])


def _is_attribute(clause: Clause, k: int) -> bool:
    """Tell whether a name only describes the noun after it ("the U.S. policy of ...", "US military intervention")."""
    following = clause.units[k + 1] if k + 1 < len(clause.units) else None
    if following is None or following.mention is not None or clause.is_verb(k + 1) or following.low in PREPOSITIONS or following.low.endswith("ly"):
        return False
    return re.fullmatch(r"[a-z][a-z-]+", following.text) is not None and following.low not in _NEXT


_NEXT = frozenset(["and", "or", "but", "when", "while", "which", "who", "that", "because", "as", "too", "also", "although", "though", "if", "where", "whose", "than", "not", "to", "so", "both", "even", "again", "instead", "itself", "then", "there", "here", "whenever", "whether", "once", "until", "unless", "all", "alone", "throughout"])


def _keeps_and(clause: Clause, begin: int) -> bool:
    """Tell whether "and" in the object joins words of one target rather than a new verb."""
    at = next((k for k in range(begin, len(clause.units)) if clause.units[k].low == "and"), -1)
    return 0 < at < len(clause.units) - 1 and not clause.is_verb(at + 1)


def _around(sent: Sent, clause: Clause, k: int, mention: Mention) -> tuple[list[str], str]:
    units = clause.units
    for i in range(k + 1, min(len(units), k + 6)):
        if units[i].mention is None and units[i].low == "on":
            issue = next((u.mention for u in units[i + 1 : i + 3] if u.mention is not None), None)
            if issue is not None and issue.kind == "country" and len(_issues(sent, clause, units[i].end)) == 1:  # "backs B on the disputed C": for B, not for C
                return [mention.code], phrase_after(sent, clause, i, limit=12)
            return _issues(sent, clause, units[i].end), ""
        if units[i].mention is None and re.match(r"on[A-Z]", units[i].text):
            return _issues(sent, clause, units[i].start + 2), ""
        if units[i].mention is None and units[i].low in ("in", "over", "against", "during", "about", "throughout"):
            return [mention.code], phrase_after(sent, clause, i, limit=12)
    return [mention.code], ""


def _issues(sent: Sent, clause: Clause, start: int) -> list[str]:
    """Cut "its nuclear tests in 1998, terrorism and a permanent seat" into the issues, years left out."""
    text = sent.document.text[start : clause.end]
    text = re.split(r"[.;]|\b(?:which|while|although|because|when|since)\b|\.[A-Z]", text)[0]
    parts = re.split(r",\s*(?:and\s+)?|\s+and\s+", text)
    found = []
    for part in parts:
        words = re.sub(r"^(?:(?:its|the|a|an|their|his|on|both)\s*)+(?=\w)", "", re.sub(r"\s+", " ", part).strip(), flags=re.I)
        words = re.sub(r" (?:in|of|since) (?:1[89]|20)\d\d$", "", words)
        if words:
            found.append(words[:90])
    return found


_PHRASES: tuple[tuple[str, str], ...] = (
    ("supports", r"(?:in favour of|in favor of|on the side of|at the side of|behind|in support of|in solidarity with|solidarity with|supportive of|sympathetic to|votes for|voted for|voting for|(?:advocates?|supporters?|backers?|champions?|defenders?) of|speaks? up for|spoke up for|spoke out for|adheres? to|committed to|shares? (?:#'s|#) (?:view|position|stance) (?:on|of)|joins? the case|lobb(?:y|ies|ied) for|(?:is|are|was|were) for(?= \w+ing )|wants?(?= (?:better|closer|stronger|warmer|good|friendly) (?:ties|relations))|stands? up for|stood up for|support for|backing for|supports? for|recogni[sz]es? the right of)"),
    ("opposes", r"(?:opposed to|against|in opposition to|critical of|votes? against|voted against|voting against|(?:opponents?|critics?) of|spoke out against|speaks out against|objections? to|up in arms over|a veto (?:on|against)|lets? no \w+ have|will hear nothing of|opposition to|campaigned against|misgivings about|protests? against|protested (?:against|over))"),
    ("neutral", r"(?:neutral (?:side |stance |position |line |course )?(?:on|in|over|towards?|about|regarding|between)|neutrality (?:on|in|over|towards?)|abstain(?:s|ed)?(?: in #)?(?: ,)?(?: in #)?(?: ,)? (?:on|from)|abstain(?:s|ed)? in(?! #)|(?:takes?|took|taken|taking) (?:no|neither) sides? (?:on|in|over)|impartial (?:in|on|over)|stay(?:s|ed)? out of (?=the (?:war|conflict|dispute|fight))|stay(?:s|ed)? neutral in|equidistant (?:in|from|between))"),
)
_LINKS = re.compile(r"\b(?:wants?|is|are|was|were|be|been|remains?|remained|stands?|stood|comes?|came|has|have|had|spoke|speaks|votes?|voted|voting|takes?|took|taken|stays?|stayed|joins?|lobb\w+|adheres?|shares?|keeps?|kept|maintain\w*|lets?|expressed|voiced|declared|protest\w*|campaigned|abstain\w*|recogni\w+|'s solidarity|solidarity|support|opposition|will|pledged|reiterated|reaffirmed|adopted|observed?s?|preserved?s?)\b")


@cache
def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{shape})(?![\w-])")


def _by_phrase(sent: Sent, clause: Clause) -> Iterator[Found]:
    words = clause.words()
    for position, shape in _PHRASES:
        for found in _compiled(shape).finditer(words):
            index = len(words[: found.start()].split())
            last = index + len(found.group().split()) - 1
            near = clause.words(max(0, index - 7), last + 1)
            if (found.group().startswith("in fav") and re.search(r"\b(?:balance|surplus|deficit|ruled|decided)\b", words)) or not _LINKS.search(near) or (found.group() in ("against", "behind") and not re.search(r"\b(?:is|are|was|were|remains?|remained|stands?|stood|came out|firmly|be|been) (?:firmly |strongly |dead |also |openly |all |still |always )?(?:against|behind)\b", near)):
                continue
            if _is_of_another_word(clause, index, found):
                continue
            if position == "neutral" and "neutral" not in found.group() and "out of" in found.group() and _asks_before(clause, index):
                continue
            owner = clause.units[index - 1].mention if index else None
            holders = [owner.code] if owner is not None and owner.kind == "country" and owner.possessive and owner.code else find_holders(clause, index)
            begin = last + 1
            if found.group().startswith("lets no") or found.group().startswith("let no"):
                targets, on = [phrase_after(sent, clause, last, limit=10)], ""
            else:
                targets, on = _targets(sent, clause, begin)
            if position == "neutral":
                stops = ("but",) if "between" in clause.words(last + 1, last + 9) else ("and", "but")
                targets = [phrase_after(sent, clause, last, stops=stops, limit=10) or _opening_issue(sent, clause, index)]
            if holders and targets and (owner is not None or _names_holder(clause)):
                firm = position == "neutral" and not re.search(r"\b(?:not|n't|never|no longer) (?:\w+ )?$", clause.words(0, index) + " ")
                yield Found(index, holders, targets, position, on, "asserted" if firm else None)
                return


_AMONG_KINDS = re.compile(r"\b(?:areas?|fields?|types?|forms?|kinds?|purposes?|categories) of [^;#]*$")  # "aid in the areas of health and support for the poor"


def _is_of_another_word(clause: Clause, index: int, found: re.Match[str]) -> bool:
    """Tell whether a phrase goes with another word than its holder's: "opposed action against B", "aid in the areas of health and support for the poor", "asked for support"."""
    phrase = found.group()
    if phrase == "against":
        return any(v.index < index for v in clause.verbs(_verbs("opposes")))
    if phrase.startswith("support for") and _AMONG_KINDS.search(found.string[: found.start()]):
        return True
    return phrase.startswith(("support", "backing")) and _asks_before(clause, index)


def _names_holder(clause: Clause) -> bool:
    """Tell whether a country itself is the subject: what persons are for in such words is seldom their state's stance."""
    return any(m.kind in ("country", "group") for m in clause.subject)


def _opening_issue(sent: Sent, clause: Clause, index: int) -> str:
    """Give the conflict named before the neutral one ("In the war with A, B remains neutral")."""
    at = next((k for k in range(index) if clause.units[k].low in ("in", "on", "over") and k + 1 < len(clause.units) and clause.units[k + 1].low in ("the", "this", "that")), -1)
    return phrase_after(sent, clause, at, limit=min(6, index - at - 2)) if at >= 0 else ""


def _asks_before(clause: Clause, index: int) -> bool:
    return any(v.index < index for v in clause.verbs(ASKS))


_REACTION = re.compile(r"\bto the (?:\w+ )?(?P<feeling>dismay|displeasure|anger|annoyance|fury|chagrin|irritation|alarm|concern|outrage|horror|regret|delight|joy|satisfaction|applause|relief|pleasure) of\b|\bmuch to #(?:'s)? (?P<second>dismay|displeasure|anger|annoyance|delight)")
_GLAD = frozenset(["delight", "joy", "satisfaction", "applause", "relief", "pleasure"])


def _by_reaction(sent: Sent, clause: Clause) -> Iterator[Found]:
    """ "..., to the dismay of C and D": C and D are against what the sentence tells of the pair."""
    words = clause.words()
    found = _REACTION.search(words)
    if not found:
        return
    at = len(words[: found.end()].split())
    after = clause.after(max(0, at - 2), ("of", ""), ("country",), 8) or [u.mention for u in clause.units[max(0, at - 3) : at + 1] if u.mention is not None]
    holders = codes_of(after)
    earlier = [c for m in sent.of_kind("country", "group") if m.end <= clause.units[max(0, at - 3)].start for c in m.codes if c not in holders]
    about = list(dict.fromkeys(earlier))
    about = about if len(about) == 2 else list(sent.pair) if len(sent.pair) == 2 and not set(sent.pair) & set(holders) else about[:1]
    if holders and about:
        target = "-".join(sorted(about)) if len(about) == 2 else about[0]
        feeling = found["feeling"] or found["second"]
        yield Found(max(0, at - 2), holders, [target], "supports" if feeling in _GLAD else "opposes", modality=find_modality(clause, 0) if clause.verb < 0 else "asserted")


_ECHOES: tuple[tuple[str, str, Modality | None], ...] = (
    ("supports", r"\b(?:backed|backs|supported|supports|endorsed|joined|joins?|voted for|agreed to|agrees to|welcomed) (?:it|him|her|them|the case|that)\b|\bdid the same\b|\bdo(?:es)? so (?:too|as well)\b|\bso (?:did|does)\b", None),
    ("opposes", r"\b(?:opposed|opposes|voted against|blocked|rejected|rejects|condemned|vetoed|against) (?:it|him|her|them|that)\b|\bobjects?\b|\bobjected\b", None),
    ("neutral", r"\babstain(?:ed|s)?\b", "asserted"),
    ("", r"\b(?:neither|nor) (?:did|does|do|has|have)\b", "denied"),
)


def _by_echo(sent: Sent, clause: Clause) -> Iterator[Found]:
    """ "..., whereas C backed him", "C voted against it", "D abstained", "and neither does E": a stance on what the clause before was about."""
    at = sent.clauses.index(clause)
    words = clause.words()
    for position, shape, modality in _ECHOES:
        found = re.search(shape, words)
        if not found or at == 0:
            continue
        earlier = [f for c in sent.clauses[:at] for find in (_by_verb, _by_phrase, _by_echo) for f in find(sent, c) if f.holders and f.targets]
        index = len(words[: found.start()].split())
        holders = find_holders(clause, index) if not clause.inherited else []
        holders = holders if position else codes_of(clause.mentions("country", begin=index))
        if earlier and holders:
            yield Found(index, holders, earlier[-1].targets, position or earlier[-1].position, modality=modality)
            return


@cache
def _ways() -> Sieve[Callable[[Sent, Clause], Iterator[Found]]]:
    """Give the ways in which a stance is told, in the order of trial. "One China" may name it by another word than its own."""
    return Sieve((
        (_by_verb, Waits(verbs=(*_verbs("supports"), *_verbs("opposes")))),
        (find_asked, Waits(verbs=ASKS)),
        (_by_phrase, Waits(patterns=[shape for _, shape in _PHRASES])),
        (_by_frame, Waits(words=("one",), patterns=FRAMES)),
        (find_deeds, Waits(verbs=ARMS, patterns=DEEDS)),
        (_by_reaction, Waits(patterns=(_REACTION,))),
        (_by_echo, Waits(patterns=[shape for _, shape, _ in _ECHOES])),
    ))  # fmt: skip


def _waited_for() -> Waits:
    return Waits(verbs=(*_verbs("supports"), *_verbs("opposes"), *ASKS, *ARMS), patterns=[*(shape for _, shape in _PHRASES), *FRAMES, *DEEDS, _REACTION], named=True)


STANCE = _waited_for
