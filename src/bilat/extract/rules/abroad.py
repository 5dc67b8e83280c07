"""Rules for people, firms and bodies of one country at work in the other: doctors, builders, cadets, students, companies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bilat.extract.clauses import Clause, Cue
from bilat.extract.proposal import Proposal
from bilat.extract.reading import Sent
from bilat.extract.rules.common import codes_of, follow_each_other, other_of, phrase
from bilat.extract.rules.fields import Agent, find_agents, find_field, find_items
from bilat.extract.rules.partners import when_of
from bilat.model import Amount, Roles

_WORK = ("work", "train", "teach", "study", "learn", "serve", "run", "operate", "build", "rebuild", "restore", "equip", "help", "assist", "advise", "mentor", "guard", "staff", "treat", "educate", "graduate", "attend", "put up", "erect",
         "clear", "dig", "survey", "map", "measure", "edit", "share", "exchange", "compare", "perform", "patrol", "exercise", "instruct", "manage", "mine", "drill", "construct", "renovate", "repair", "take degrees", "take courses", "take",
         "earn", "receive", "spend", "call at", "heat", "own", "develop", "explore", "produce", "assemble", "lead", "lay", "pave", "modernise", "modernize", "look after", "care for", "vaccinate", "catalogue", "protect",
         "fund", "cooperate", "practise", "set up", "open", "found", "found", "win", "get", "show", "test", "grow", "plant", "design", "conduct", "carry out", "excavate", "research", "examine", "be trained", "come", "go", "extract", "process", "administer",
         "establish", "fight", "bring", "provide", "offer", "deal", "make", "lend", "play", "sing", "tour", "practice", "organise", "organize", "join")  # fmt: skip
_RECIPROCAL = ("have", "hold", "share", "exchange", "compare", "keep", "measure", "work", "serve", "meet", "edit", "study", "patrol", "exercise", "train", "cooperate", "test", "survey", "monitor", "publish", "perform", "play", "run", "play", "build", "clear", "search", "fight")
_HARMFUL = re.compile(r"\b(?:attack\w*|kill\w*|invad\w*|occup\w*|arrest\w*|expel\w*|expuls\w+|captur\w*|detain\w*|shot|fire|shell\w*|bomb\w*|clash\w*|fought against|against each other|protest\w*|strike|struck|wounded|died|imports?|exports?|imported|exported|pistols?|rifles?|missiles?|weapons?|arms|guns?|ammunition|jets|drones?|sanction\w*|signed|refugees?|remittances|stormed|voted down|threats?|loans?|nationals registered|work ban|lets its)\b|\bfought (?!alongside|beside|with|together|side)|\bamong the (?:\S+ ){0,3}investors\b|\b(?:biggest|largest|foremost|leading|top) (?:\S+ ){0,2}investors\b")
_PRESENT = re.compile(r"\b(?:at work|active|present|busy|engaged|involved|based|among the|represented|in business|registered|doing business|business|at home|a presence|offices|branches|stationed)\b")


def find_at_work(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "A doctors work in B", "A firms are active in B", "A trains B's cadets", "hundreds of B students took degrees in CITY"."""
    if clause.verb < 0:
        return
    agents = find_agents(clause)
    found = next(_as_subject(sent, clause, agents), None) or next(_as_object(sent, clause, agents), None) or next(_named_firms(sent, clause), None)
    if found is None:
        found = next(_among_companies(sent, clause), None)
    if found is not None and not _HARMFUL.search(clause.words()) and not (found.roles.get("field") == "cultural" and re.search(r"\b(?:cultural year|year of|festival|exhibition|carnival|days|week|concert)\b", clause.words())):
        yield from _by_field(sent, clause, found)


def _by_field(sent: Sent, clause: Clause, found: Proposal) -> Iterator[Proposal]:
    """Give a claim for each field of "runs projects in health, farming and education", else the one claim."""
    for k in range(max(clause.verb, 0) + 1, len(clause.units) - 1):
        if clause.units[k].mention is None and clause.units[k].low in ("in", "on", "for"):
            fields = {i.field: i for i in reversed(find_items(sent, clause, k + 1)) if i.field}
            if len(fields) >= 2:
                for item in reversed(fields.values()):
                    yield replace(found, roles={**found.roles, "field": item.field, "activity": item.words})
                return
    yield found


def _as_subject(sent: Sent, clause: Clause, agents: list[Agent]) -> Iterator[Proposal]:
    for agent in agents:
        if not agent.codes or agent.at > clause.verb:
            continue
        verb = _activity(clause, agent)
        if verb is None:
            continue
        if len(agent.codes) == 2:
            if any(clause.verbs(_RECIPROCAL)):
                yield _claim(sent, clause, agent, list(agent.codes), verb)
            continue
        other = _other(sent, clause, agent)
        if other:
            yield _claim(sent, clause, agent, [agent.codes[0], other], verb)


_TAKES_OTHER = re.compile(r"\w+ (?:\S+ ){0,4}?(?:view|measures?|control|place|over|action|position|note|power|steps?|power|refuge|offence|responsibility)\b")


def _activity(clause: Clause, agent: Agent) -> int | None:
    """Give the unit of the word that says that the agents are at work, or None."""
    verb: Cue | None = next((v for v in clause.verbs(_WORK) if v.index >= clause.verb), None)
    if verb is not None and verb.lemma == "take" and _TAKES_OTHER.match(clause.words(verb.index)):
        return None
    if verb is not None and verb.index - clause.verb <= 5 and all(u.mention is None and (clause.is_verb(k) or u.low.endswith("ly") or u.low in ("to", "not", "also", "now", "still", "even", "all")) for k, u in enumerate(clause.units[clause.verb : verb.index], clause.verb)):
        return verb.index
    if len(agent.codes) == 2 and (both := next(clause.verbs(_RECIPROCAL), None)) is not None:
        return both.index
    after = clause.words(clause.verb, clause.verb + 8)
    if _PRESENT.search(after) or (agent.field in ("economic", "energy") and re.match(r"(?:is|are|were|have been) in (?!#)", after)):
        return clause.verb
    return clause.verb if agent.field == "economic" and re.match(r"(?:has|have|had) (?:\S+ ){0,3}(?:investments?|offices?|branch\w*|factor\w+|plants?|stakes?|projects?|mines?)\b", after) else None


_FOR_OTHERS = re.compile(r"\b(?:United Nations|UN|U\.N\.|[Pp]eace-?keep\w*|MINURSO|UNIFIL|MINUSMA|MONUSCO|UNMISS|UNFICYP|blue helmets)\b")


def is_under_un(sent: Sent, clause: Clause) -> bool:
    """Tell whether a clause speaks of a mission of the United Nations: who sends it soldiers does nothing with its host."""
    return _FOR_OTHERS.search(sent.document.text, clause.start, clause.end) is not None


def _other(sent: Sent, clause: Clause, agent: Agent) -> str:
    """Give the other country: named after the agents, else the other of the pair where nothing else is named."""
    own = agent.codes[0]
    if agent.field == "military" and is_under_un(sent, clause):
        return ""
    rest = clause.units[agent.at + agent.length :]
    named = [c for u in rest if u.mention is not None and u.mention.kind in ("country", "group", "place") for c in u.mention.codes if c != own and not follow_each_other(c, own)]
    before = [c for m in clause.mentions("country", "place", end=agent.start) for c in m.codes if c != own and not follow_each_other(c, own)]
    if sent.context.on_pair and own in sent.pair and named and all(c.islower() for c in named):
        return other_of(sent, own)
    for code in [*named, *before]:
        if len(sent.pair) != 2 or own not in sent.pair or code in sent.pair:
            return code
    if named or before:
        return (named or before)[0]
    shown = {c for m in sent.of_kind("country", "place") for c in m.codes}
    other = other_of(sent, own)
    local = bool(re.search(r"\b(?:there|the country|the country's|here)\b", clause.words(agent.at)))
    return other if other and sent.context.on_pair and (shown <= {own, other}) and (local or agent.field in ("economic", "energy")) else ""


_GIVES = ("train", "teach", "educate", "host", "treat", "instruct", "invite", "equip", "offer", "mentor", "admit", "lend", "second", "send", "dispatch", "provide", "receive", "school", "take")
_SENT = ("send", "dispatch", "lend", "second", "provide")
_PLACES = re.compile(r"\b(?:scholarships?|places|courses?|training|fellowships?|bursaries|stipends)\b")


def _as_object(sent: Sent, clause: Clause, agents: list[Agent]) -> Iterator[Proposal]:
    giver = [c for c in codes_of(m for m in clause.subject if m.kind in ("country", "place", "group")) if c]
    giver = giver or [c for a in agents if a.at < clause.verb for c in a.codes]
    if len(giver) != 1:
        return
    for verb in clause.verbs(_GIVES):
        if clause.is_passive(verb):
            continue
        for agent in agents:
            if agent.at <= verb.index or (verb.lemma in _SENT and agent.field in ("military", "transport", "economic", "energy")):
                continue
            other = [c for c in agent.codes if c not in giver] or _served(sent, clause, agent, giver[0], verb)
            if other and (verb.lemma not in ("offer", "provide", "receive", "take") or _PLACES.search(clause.words()) or agent.field):
                field = agent.field if agent.field not in ("people", "development") else ""
                field = "education" if _PLACES.search(clause.words()) and field != "military" else field
                yield _claim(sent, clause, agent._replace(field=field), [giver[0], other[0]], verb.index, begin=verb.index)
        if _PLACES.search(clause.words(verb.index)) and verb.lemma in ("offer", "provide", "receive") and (target := [c for c in codes_of(clause.mentions("country", begin=verb.index)) if c not in giver]):
            yield _claim(sent, clause, Agent(verb.index, 1, "education", (), verb.index), [giver[0], target[0]], verb.index, begin=verb.index)


def _served(sent: Sent, clause: Clause, agent: Agent, giver: str, verb: Cue) -> list[str]:
    named = [c for m in clause.after(agent.at, ("for", "to", "in", "from", "at"), ("country", "place"), 10) for c in m.codes if c != giver]
    return named


def _named_firms(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "FIRM and FIRM are among the mining companies there", "FIRM runs a mine in B"."""
    firms = [m for m in clause.subject if m.kind == "firm" and m.code and m.form != "institute" and not re.search(r"Institut|Cervantes|British Council|Alliance|Confucius|Center|Centre|Academy", m.text)]
    if not firms:
        return
    after = clause.words(clause.verb, clause.verb + 8)
    verb = next((v for v in clause.verbs(("operate", "run", "mine", "own", "build", "work", "manage", "open", "invest", "drill", "explore", "extract", "assemble", "develop", "set up")) if v.index >= clause.verb and not clause.is_passive(v)), None)
    if not (verb is not None or _PRESENT.search(after)):
        return
    other = next((c for m in clause.mentions("country", "place", begin=clause.verb) for c in m.codes if c != firms[0].code), "")
    if other:
        agent = Agent(clause.index_of(firms[0]), 1, "economic", (firms[0].code,), clause.index_of(firms[0]))
        yield _claim(sent, clause, agent, [firms[0].code, other], clause.verb)


_AMONG = re.compile(r"\b(?:are|is|were) among (?:the|its) (?:\w+ ){0,3}(?:companies|firms|investors|banks|employers) (?:\w+ ){0,3}?(?:there|in #|active|present|at work|operating)")


def _among_companies(sent: Sent, clause: Clause) -> Iterator[Proposal]:
    """ "X and Y are among the mining companies there": firms whose home the text leaves to its pair."""
    found = _AMONG.search(clause.words()) if len(sent.pair) == 2 else None
    if found is None:
        return
    shown = {c for m in clause.mentions("country", "place") for c in m.codes}
    if shown <= set(sent.pair):
        yield _claim(sent, clause, Agent(0, 1, "economic", (), 0), list(sent.pair), clause.verb)


def _claim(sent: Sent, clause: Clause, agent: Agent, sides: list[str], index: int, *, begin: int = 0) -> Proposal:
    words = re.sub(r"^(?:and|but|while|whereas|,)\s+", "", phrase(sent, clause.units[begin].start, clause.end))
    field = agent.field if agent.field not in ("", "people") else find_field(sent.document.text[clause.start : clause.end]) or agent.field
    roles: Roles = {"parties": sides, "activity": words, "field": field}
    return Proposal("cooperation", roles, when_of(sent, clause, index), _count(clause, agent), clause=clause, cue=index)


def _count(clause: Clause, agent: Agent) -> Amount | None:
    """Give the number of firms, where the text gives one."""
    if agent.field != "economic":
        return None
    return next((m.amount for m in clause.mentions("amount", end=agent.at + 1) if m.amount and m.amount.unit == "items"), None)
