"""Rules for remarks: what a person is said to have called, thanked, blamed or said of a country or the pair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.extract.clauses import Clause, Cue
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import day_of, other_of
from bilat.extract.rules.remark_about import about_words, find_about
from bilat.extract.rules.remark_quote import UTTERS, find_quoted, find_quotes
from bilat.extract.rules.remark_speaker import BODY, Speaker, find_subjects, read_person, with_side
from bilat.extract.waits import Waits
from bilat.model import Modality, Roles

_PRAISE = (
    "praise", "thank", "congratulate", "describe", "call", "hail", "laud", "commend", "express", "liken", "applaud", "welcome", "speak of", "speak highly of", "appreciate", "condemn", "accuse", "lament", "regret", "voice", "extol", "apologise",
    "apologize", "wish", "compare", "term", "label", "dub", "brand", "denounce", "criticise", "criticize", "blame", "mock", "admire", "dismiss", "regard", "treat", "find", "think highly of", "salute", "compliment", "deplore", "castigate", "rebuke", "pay tribute to",
    "credit", "bring up", "raise", "defend", "complain", "warn", "characterise", "characterize", "portray", "recall", "honour", "honor", "scold", "attack", "threaten", "bemoan", "acknowledge", "cite", "refer to", "insult", "reply", "see", "consider", "view", "pay", "underline", "stress", "emphasise",
    "emphasize", "highlight", "underscore",
)  # fmt: skip
_BY_STATE = frozenset(["thank", "praise", "congratulate", "accuse", "criticise", "criticize", "blame", "call", "commend", "hail", "apologise", "apologize", "applaud", "express"])
_SELDOM_OF_STATES = frozenset(["call", "thank", "accuse"])  # states do these as acts; they characterise in words that are quoted
_TELL = ("say", "tell", "state", "declare", "add", "argue", "remark", "comment", "believe", "hold", "write", "note", "insist", "claim", "assert", "tweet", "explain", "contend", "observe", "think", "confirm", "reply", "warn", "complain", "stress", "suggest", "answer", "joke", "quip", "maintain", "feel")
_OPINES = frozenset(["think", "believe", "argue", "contend", "feel", "insist", "complain", "find", "hold"])
_LOOSELY = frozenset(["hold", "maintain", "claim", "add", "feel", "find", "think", "stress", "note", "observe", "suggest", "believe", "insist", "confirm", "comment", "write", "reply", "answer"])
_NEEDS_OBJECT = frozenset(["raise", "bring up", "see", "consider", "view", "find", "treat", "regard", "wish", "recall", "acknowledge", "cite", "pay", "attack", "defend", "call", "reply", "highlight", "welcome", "speak of"])


def find_remark(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "The president described A as a friend", "X thanked B for ...", "X said that ties were ...": who speaks, about whom, in which words."""
    for find in (_by_quote, _by_praise, _by_telling, _by_frame, _by_participle):
        found = list(find(sent, clause))
        if found:
            yield from found
            return


def _proposal(sent: Sent, clause: Clause, index: int, speaker: Speaker, about: str, gist: str) -> Iterator[Proposal]:
    """Give the remark, none where it stays open for which country somebody of the pair speaks."""
    speaker = with_side(sent, speaker, about)
    if (not speaker.of and len(sent.pair) == 2) or _RATED.match(gist):
        return
    roles: Roles = {"speaker": speaker.name, "about": about, "gist": " ".join(gist.split()[:20]).strip(" ,;.\"“”")}
    if speaker.of:
        roles["from"] = speaker.of
    modality: Modality = "denied" if _DENIED.search(clause.words(max(0, index - 4), index + 1)) else "asserted"
    yield Proposal("remark", roles, day_of(sent, clause, index), clause=clause, cue=index, modality=modality)


_RATED = re.compile(r"(?:\S+ ){0,3}(?:relations|ties)\b.{0,40}\b(?:is|are|was|were|had|have|has)\b", re.I)  # how relations stand is an assessment, whoever says it
_DENIED = re.compile(r"\b(?:wrongly|falsely|never (?:said|called|told|wrote|described|thanked|apologised))\b")


def _speakers(sent: Sent, clause: Clause, cue: Cue) -> list[Speaker]:
    """Give who speaks: persons, ministries, a country where it thanks, accuses or says a thing in quotation marks."""
    found = find_subjects(sent, clause, cue.index)
    quoted = re.search("[\"“]", sent.document.text[clause.units[cue.index].end : clause.end + 2])
    if cue.lemma in _BY_STATE or quoted:
        return [s for s in found if quoted or not s.state or cue.lemma not in _SELDOM_OF_STATES]
    return [s for s in found if not s.state and (s.named or cue.lemma in _OPINES)]


_ALIGNS = re.compile(r"\b(?:as|like) (?:\S+ ){0,4}(?:friends?|ally|allies|partners?|rivals?|enem\w+|hostile|adversar\w+)\b")


def _by_quote(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "'We were shocked,' said N.", "N. joked: '...'"."""
    for place, index, speaker, about, words in find_quoted(sent, clause):
        yield from _proposal(sent, place, index, speaker, about, words)


def _by_praise(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    praised = list(clause.verbs(_PRAISE))
    whole = [q for q in find_quotes(sent) if q.whole] if praised else []
    for cue in praised:
        if any(q.start <= clause.units[cue.index].start < q.end for q in whole):
            continue
        if clause.is_passive(cue) or cue.form == "ing" or _is_no_judgement(clause, cue):
            continue
        gist = _gist(sent, clause, cue)
        if len(gist) < 4 or (cue.lemma in _NEEDS_OBJECT and not _calls(clause, cue)):
            continue
        for speaker in _speakers(sent, clause, cue):
            abouts = _abouts(sent, clause, cue, speaker)
            for about in abouts:
                yield from _proposal(sent, clause, cue.index, speaker, about, gist)
        return


_WELCOMED = re.compile(
    r"(?:the |a |an |its |their |this |that |# |#'s |his |her )*(?:\w+ ){0,2}(?:plans?|steps?|decisions?|moves?|offers?|ideas?|support|votes?|agreements?|deals?|news|fact|growth|interest|outcome|results?|election|announcement|proposals?|initiatives?|progress|reforms?|efforts|ruling|judgment|verdict|resolution|release|recognition|commitment|readiness|contribution|role|stance|position|choice|resumption|return|opening|investment|investments|increase)\b"
)
_HOME = re.compile(r"(?:\S+ ){0,9}(?:home|back|in for consultations?)\b")
_PLAIN_NOUN = re.compile(r"[a-z][a-z-]+")
_BEFORE_VERB = frozenset(["has", "have", "had", "and", "but", "also", "then", "who", "whom", "which", "once", "later", "recently", "repeatedly", "again", "often", "always", "even", "he", "she", "they", "it", "never", "not", "long", "now", "still", "to", "will", "would", "did", "does", "so", "openly", "publicly", "twice", "already", "himself", "herself", "itself", "today", "yesterday", "that"])


def _is_no_judgement(clause: Clause, cue: Cue) -> bool:
    """Tell whether a verb judges nothing: "called its envoy home", "welcomed the guests", "a sergeant accused of spying", "thanks to B"."""
    rest = clause.words(cue.index + cue.length)
    if cue.lemma in ("regard", "consider", "see", "view", "treat") and _ALIGNS.search(clause.words(cue.index)):
        return True
    if cue.lemma == "call" and (_HOME.match(rest) or re.match(r"(?:each other|one another|(?:him|her|it|them)self|on|in|up|by|for|off|at)\b", rest)):
        return True
    if cue.lemma == "call" and (re.match(r"(?:\S+ ){0,8}?for (?:an? |the )?(?:\w+ )?(?:end|halt|ceasefire|lifting|release|return|talks|dialogue|restraint|inquiry|investigation)\b", rest) or re.search(r"\( ?(?:then |also |so |now |formerly |once |previously )?$", clause.words(max(0, cue.index - 2), cue.index) + " ")):
        return True
    if cue.lemma == "acknowledge" and re.search(r"\b(?:integrity|sovereignty|independence|borders?|claims?|debts?|receipt)\b", rest):
        return True
    if cue.lemma == "thank" and rest.startswith("to "):
        return not re.search(r"\b(?:give|gave|given|express\w*|offer\w*|convey\w*|voiced?)\b", clause.words(0, cue.index))
    if cue.lemma == "welcome" and not _WELCOMED.match(rest):
        return True
    return _is_other_act(clause, cue, rest) or _is_no_verb(clause, cue)


def _is_other_act(clause: Clause, cue: Cue, rest: str) -> bool:
    if cue.lemma == "dismiss" and not re.search(r"\bas\b|claim|charge|allegation|idea|report|accusation|talk|suggestion|critici|warning|fear|worr", rest):
        return True
    if cue.lemma in ("acknowledge", "regard", "consider", "see", "view", "treat", "condemn", "denounce", "complain", "reply", "regret", "call", "describe", "deplore", "recall", "warn") and not _is_said(clause, cue, rest):
        return True
    if cue.lemma in ("condemn", "denounce") and not rest.startswith(("# ", "the # ")):
        return True  # of a deed or a plan it is a stance
    if cue.lemma == "speak of" and not re.search("[\"“”]", rest):
        return True
    if cue.lemma == "congratulate" and rest.startswith(("each other", "one another")):
        return True
    if cue.lemma == "hail" and rest.startswith("from "):
        return True
    if cue.lemma == "wish" and rest.startswith("to "):
        return True
    if cue.lemma in ("voice", "express") and re.match(r"(?:its |his |her |their |full |strong |firm )*(?:support|solidarity|readiness|interest|willingness)\b", rest):
        return True
    return cue.lemma in ("attack", "pay", "term") and not (cue.lemma == "term" and cue.form in ("past", "participle")) and not rest.startswith("tribute")


def _is_no_verb(clause: Clause, cue: Cue) -> bool:
    """Tell whether a word only follows a plain noun ("a sergeant accused of spying")."""
    before = clause.units[cue.index - 1] if cue.index else None
    if cue.form in ("past", "participle") and before is not None and before.mention is None and cue.index != clause.verb and before.low not in _BEFORE_VERB:
        return bool(_PLAIN_NOUN.fullmatch(before.text)) and not before.low.endswith("ly") and not BODY.fullmatch(before.low)
    return bool(cue.form == "base" and before is not None and before.mention is None and _PLAIN_NOUN.fullmatch(before.text) and before.low not in _BEFORE_VERB and not before.low.endswith(("s", "ly")))


def _is_said(clause: Clause, cue: Cue, rest: str) -> bool:
    """Tell whether a common verb carries words of its own: "described them" and "which they call N" do not."""
    if cue.lemma == "describe":
        return bool(re.search(r"\bas\b|\bhow\b", rest)) or len(rest.split()) > 4
    if cue.lemma == "call":
        back = clause.words(max(0, cue.index - 4), cue.index)
        return not re.search(r"\b(?:which|what|that|whom)\b", back) or len(rest.split(" , ")[0].split()) > 2
    return True


def _calls(clause: Clause, cue: Cue) -> bool:
    """Tell whether a common verb is used of a judgement: "called B a friend", "regards B's vote as a sham", "brought up B's laws"."""
    rest = clause.words(cue.index + cue.length)
    if cue.lemma == "recall":
        return bool(re.match(r"(?:an? |the )?(?:\S+ )?(?:friendship|ties|support|help|bond)\b", rest))
    if cue.lemma in ("bring up", "speak of", "highlight", "welcome", "defend", "reply", "wish", "acknowledge"):
        return True
    if cue.lemma == "call":
        return not re.match(r"(?:for|on|off|at|in|a meeting|an election|a halt|its own|itself|home|it off)\b", rest)
    if cue.lemma == "find":
        return bool(re.search("[\"“”]", rest)) or rest.startswith(("the remark", "the words"))
    return bool(re.search(r"\b(?:as|like)\b", rest)) or (cue.lemma == "see" and bool(re.match(r"in #", rest)))


def _gist(sent: Sent, clause: Clause, cue: Cue) -> str:
    text = sent.document.text[clause.units[cue.index].start : sent.end]
    text = re.sub(r"\s+", " ", text).strip(" .")
    quoted = re.search(r"[\"“]([^\"”]{3,})[\"”]", text)
    if quoted and quoted.start() < 60 and cue.lemma in ("call", "term", "laud", "denounce", "describe", "label", "hail", "brand", "find", "dub", "tell", "say"):
        return quoted.group(1)
    named = re.search(r" as (?:an? |the )?(.+)$", text)
    if cue.lemma in ("describe", "term", "label", "brand", "characterise", "portray") and named:
        return named.group(1)
    if cue.lemma in _TELL and cue.lemma not in ("warn", "complain"):
        text = re.sub(r"^\w+\s+(?:[A-Z]\w+ |reporters |journalists )?(?:that\s+|:\s*)?", "", text)
    return text


def _abouts(sent: Sent, clause: Clause, cue: Cue, speaker: Speaker) -> list[str]:
    """Give the countries that a verb's own object names ("thanked A, and B and C"), else the one or the pair that the words are about."""
    if cue.lemma in ("thank", "praise", "congratulate", "accuse", "blame", "commend", "criticise", "criticize"):
        begin = next((i for i in range(cue.index + cue.length, min(len(clause.units), cue.index + cue.length + 3)) if clause.units[i].kind == "country"), -1)
        if begin >= 0:
            named = [c for m in clause.group(begin) if m.kind == "country" for c in m.codes if c != speaker.code]
            if named:
                return list(dict.fromkeys(named))[:4]
        if re.match(r"(?:his|her|its|the|their) (?:hosts?|guests?|colleague|counterpart|visitors?|opposite number)\b", clause.words(cue.index + cue.length)) and other_of(sent, speaker.code):
            return [other_of(sent, speaker.code)]
        direct = next((u for u in clause.units[cue.index + cue.length :][:2] if u.low != "the"), None)
        if direct is not None and direct.low in ("it", "them") and other_of(sent, speaker.code):
            return [other_of(sent, speaker.code)]
        if direct is not None and direct.kind == "org" and direct.mention is not None and direct.mention.codes:
            return [direct.mention.codes[0]]
    about = find_about(sent, clause.units[cue.index].end, _end_of_object(sent, clause, cue), speaker.code)
    if cue.lemma == "defend":
        return [speaker.code] if speaker.code and re.search(r"\b(?:his|her|its) (?:own )?country", clause.words(cue.index)) else []
    if not about and (sent.context.on_pair or re.search("[\"“”]", sent.text)) and cue.lemma not in ("raise", "express", "voice", "warn", "regret", "complain", "stress", "underline", "emphasise", "emphasize", "highlight", "underscore"):
        about = about_words(sent, _gist(sent, clause, cue), speaker.code) if cue.lemma in _NAMES_TIES else other_of(sent, speaker.code)
    return [about] if about else []


_NAMES_TIES = frozenset(["speak of", "describe", "call", "praise", "hail"])


def _end_of_object(sent: Sent, clause: Clause, cue: Cue) -> int:
    """Give where the words end that a verb governs: at a semicolon, or where the subject goes on to something else ("called it a shame and asked B for help")."""
    stop = sent.document.text.find(";", clause.units[cue.index].end, sent.end)
    goes_on = next((c.start for c in sent.clauses if c.start >= clause.end and c.units[0].low in ("and", "but")), sent.end)
    return min(goes_on, stop if stop > 0 else sent.end)


def _by_telling(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "X said that ...", "..., X said", "..., said X"."""
    if any(q.whole for q in find_quotes(sent)):
        return
    for cue in clause.verbs(_TELL):
        if clause.is_passive(cue) or cue.form == "ing" or (cue.lemma in _LOOSELY and clause.words(cue.index + 1, cue.index + 2) not in ("that", ":", '"') and cue.index < len(clause.units) - 2):
            continue
        if cue.lemma == "tell" and not _SAID_TO.match(sent.document.text[clause.units[cue.index].end : sent.end]):
            continue
        start, end = _content(sent, clause, cue)
        text = re.sub(r"\s+", " ", sent.document.text[start:end]).strip(" ,.;\"“”")
        told = _SAID_TO.match(" " + text) if cue.lemma == "tell" else None
        start += told.end() - 1 if told else 0
        text = re.sub(r"^that\s+", "", text[told.end() - 1 :] if told else text).strip(" ,.:;\"“”")
        if _PLAIN_ACT.search(text):
            continue
        if len(text.split()) < 3 or not _is_statement(sent, start, end):
            continue
        for speaker in _tellers(sent, clause, cue):
            if not (_FIRM.search(text) or cue.lemma in _OPINES or (speaker.of and not speaker.code)) or (_ASSESSED.search(text) and '"' not in text and "“" not in text):
                continue
            of = next((u.mention for u in clause.units[cue.index + 2 : cue.index + 3] if u.mention is not None), None)
            if of is not None and of.code and of.kind == "country" and clause.words(cue.index + 1, cue.index + 2) == "of":
                yield from _proposal(sent, clause, cue.index, speaker, of.code, text)
                return
            yield from _of_parts(sent, clause, cue, speaker, (start, end), text)
        return


_FIRM = re.compile(r"\b(?:friends?|friendship|brothers?|insult\w*|hostile|trust|thank\w*|proud|admire\w*|respect\w*|regret\w*|disappoint\w*|unacceptable|aggress\w*|blame|wrong|own|grateful|asham\w+|shame|unfair|absurd|lesson|fascist|pointless|partners?|immense|page|never|cannot|deserve\w*)\b|[\"“”]")
_ASSESSED = re.compile(r"^(?:the |their |our |bilateral )?(?:[\w-]+ ){0,2}(?:relations|ties|friendship|relationship|links|cooperation)\b.{0,50}\b(?:was|were|are|is|had|have|has|remain\w*)\b")
_SHARP = re.compile(r"\b(?:own|little|principle|not|no|hardly|nor|nothing|nobody|pointless|deserve\w*|fascist|lesson|given in|time had come|important|historic|special|strong|excellent|good|better|best|worse|worst|bad|poor|great\w*|close\w*|key|example|model|grateful|sorry|asham\w+|shame\w*|unfair|unjust|ready|partners?|partnership|ally|allies|fair|serious|dangerous|absurd|shock\w*|hope\w*|confident|friends?|friendship|brothers?|never|cannot|insult\w*|hostile|trust|thank\w*|ought|should|must|warm\w*|welcome|proud|admire\w*|respect\w*|regret\w*|disappoint\w*|illegal|unacceptable|aggress\w*|blame|wrong|threat\w*|page|immense|always)\b|[\"“”]")


def _of_parts(sent: Sent, clause: Clause, cue: Cue, speaker: Speaker, span: tuple[int, int], text: str) -> Iterator[Proposal]:
    """Give a remark for each "that" clause ("said that A ..., and that B ...")."""
    start, end = span
    parts = re.split(r",? and that ", text)
    for part in parts:
        at_part = start + sent.document.text[start:end].find(part[:12]) if len(parts) > 1 else start
        about = find_about(sent, at_part, at_part + len(part) + 2 if len(parts) > 1 else end, speaker.code)
        about = about or (other_of(sent, speaker.code) if (sent.context.on_pair and re.search("[\"“”]", sent.text)) or _SHARP.search(part) else "")
        if about:
            yield from _proposal(sent, clause, cue.index, speaker, about, part)


_SAID_TO = re.compile(r"\s(?:(?!that\b)[^\s,;:]+\s+){0,9}?(?:that\s+|(?=[\"“])|[^\s,;:]+[:,]\s+(?=[\"“]))")
_PLAIN_ACT = re.compile(r"^(?:\S+ ){0,5}(?:would|will|had|have|has) (?:\w+ )?(?:restore|resume|sign|visit|meet|build|open|reopen|send|buy|sell|invest|establish|re-establish|recall|arrive|host|deliver)(?:e?d)?\b|\bwill be (?:put up|built|opened|signed|held|sent|delivered)\b")


def _content(sent: Sent, clause: Clause, cue: Cue) -> tuple[int, int]:
    """Give where what is said stands: after "said (that)", or before a trailing "..., X said" or "..., said X"."""
    begin = clause.units[cue.index].end
    after = sent.document.text[begin : sent.end]
    subject_before = clause.units[0].start
    trailing = re.match(r"(?:on \w+|in \w+|last \w+|yesterday|today|of [A-Z]\w+(?: in \d{4})?|[\w' ]{0,60}(?:, [A-Z][\w'’ .]+)?)?\s*\.?$", after.strip())
    if trailing and subject_before > sent.start + 12:
        return sent.start, subject_before
    comma = re.search(r",[\"”]?\s*(?:the |an? )?$", sent.document.text[sent.start : clause.units[cue.index].start])
    if trailing and comma:
        return sent.start, sent.start + comma.start()
    return begin, sent.end


def _is_statement(sent: Sent, start: int, end: int) -> bool:
    """Tell whether the words said hold a verb of their own (not "claimed the islands")."""
    return any(c.is_verb(i) for c in sent.clauses for i, u in enumerate(c.units) if start <= u.start < end)


def _tellers(sent: Sent, clause: Clause, cue: Cue) -> list[Speaker]:
    before = [m for m in clause.mentions("person", end=cue.index)]
    opening = [m for m in sent.of_kind("person") if m.start == sent.start and m.value and clause is sent.clauses[0] and m.end < clause.units[cue.index].start]
    found = opening or [m for m in clause.subject if m.kind == "person"] or before[-1:] or clause.mentions("person", begin=cue.index)[-1:]
    speakers = [read_person(sent, m) for m in found[:1]]
    if not speakers:
        speakers = [s for s in find_subjects(sent, clause, cue.index) if s.named and (not s.state or re.search("[\"“”]", sent.text))][:1]
    trade = re.search(r"\b(?:the |an? )?((?:[A-Z]?[\w-]+ ){0,3}(?:mayor|lecturer|professor|spokes\w+|analyst|researcher|scholar|economist|historian|governor|senator)\b(?: (?:of|in|at) [A-Z]\w+)?)", sent.document.text[clause.start : clause.units[cue.index].start])
    if not speakers and trade:
        codes = [c for m in clause.mentions("country", "place", end=cue.index) for c in m.codes]
        speakers = [Speaker(trade.group(1), codes[0] if codes else "", codes[0] if codes else "")]
    return speakers


_IS = re.compile(r"\b(?:is|are|was|were|remains?|remained|has been|had been)\b")
_FRAME = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the (?:words|view|opinion|eyes) of|[Ff]or)\s+|\b[Ii]n (?=(?:his|her) (?:view|opinion|eyes|words)\b)")


def _by_frame(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "According to N., A was ...", "in the words of N.", "in his view A honours its contracts"."""
    if clause is not sent.clauses[0]:
        return
    for found in _FRAME.finditer(sent.text):
        at = sent.start + found.end()
        person = next((m for m in sent.of_kind("person") if at <= m.start <= at + 30 and (m.value or m.office)), None)
        if person is None or (found.group().strip().lower() == "for" and (found.start() > 0 or not person.value)):
            continue
        speaker = read_person(sent, person)
        outside = (person.end, sent.end) if found.start() < 30 else (sent.start, sent.start + found.start())
        about = find_about(sent, *outside, speaker.code)
        said = sent.document.text[outside[0] : outside[1]]
        if about and (_FIRM.search(said) or (not found.start() and _IS.search(said))):
            yield from _proposal(sent, clause, 0, speaker, about, said)
            return


_FORMS = ("thank", "call", "describe", "liken", "praise", "term", "hail", "compare", "congratulate", "label", "accuse", "criticise", "criticize", "denounce", "laud", "blame", "welcome")


def _by_participle(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "..., describing A as ...", "Thanking B for its vaccines, the minister ...", "a cable has N. likening the tie to an iceberg"."""
    for cue in clause.verbs(_FORMS):
        if cue.form != "ing":
            continue
        before = [m for m in clause.mentions("person", end=cue.index)]
        people = before[-1:] or [m for c in sent.clauses for m in c.subject if m.kind == "person"][:1]
        for m in people:
            speaker = read_person(sent, m)
            about = find_about(sent, clause.units[cue.index].end, clause.end, speaker.code)
            if about:
                yield from _proposal(sent, clause, cue.index, speaker, about, _gist(sent, clause, cue))
                return


REMARK = Waits(verbs=(*_PRAISE, *_TELL, *_FORMS, *UTTERS), patterns=(_FRAME,))
