"""What a pair's page answers at a glance: since when there are relations, and whether each has an embassy in the other. No layout here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from bilat.dossier.lines import say_reading
from bilat.dossier.material import Material
from bilat.dossier.words import say_fact
from bilat.dossier.words.time import is_ended, say_when
from bilat.model import Fact, Verdict
from bilat.store.rows import find_days

UNTOLD = "No source here says"
_EMBASSIES = ("embassy", "high-commission")
_GONE = ("dropped", "stale")
_BEGUN, _BROKEN = ("established", "restored"), ("severed", "suspended")
_STATUS_WORDS = {"closed": "Closed", "planned": "Planned", "suspended": "Suspended"}


class Ground(msgspec.Struct, frozen=True):
    """A fact on which an answer rests, as a sentence with its verdict; `witnesses` counts the independent texts."""

    fact: str
    text: str
    verdict: Verdict
    witnesses: int


class Glance(msgspec.Struct, frozen=True):
    """A question, the answer in few words, and the facts on which it rests. `disputed` says in words what else texts say; empty where it is nothing."""

    question: str
    answer: str
    disputed: str = ""
    grounds: tuple[Ground, ...] = ()

    @property
    def differs(self) -> bool:
        """Tell whether texts contradict each other on it."""
        return any(ground.verdict == "differs" for ground in self.grounds)


def find_glances(material: Material) -> tuple[Glance, ...]:
    """Give the three questions that are asked of every pair, with their answers."""
    first, second = material.pair
    return (_find_relations(material), _find_embassy(material, first, second), _find_embassy(material, second, first))


def _find_relations(material: Material) -> Glance:
    question = "Diplomatic relations"
    facts = [fact for fact in material.facts if fact.type == "relations" and fact.verdict not in _GONE and _is_between(fact, material)]
    acts = sorted((fact for fact in facts if fact.kind == "act"), key=_find_order)
    begun = [fact for fact in acts if fact.roles.get("change") in _BEGUN and _is_told(fact)]
    broken = [fact for fact in acts if fact.roles.get("change") in _BROKEN and _is_told(fact)]
    exist = [fact for fact in facts if fact.roles.get("change") == "exist"]
    shown = [*begun, *broken] or exist
    if not shown:
        return Glance(question, UNTOLD)
    if not begun:
        answer, disputed = _say_existing(shown, broken)
    else:
        answer, disputed = _say_begun(begun, broken)
    return Glance(question, answer, disputed, _to_grounds(sorted(shown, key=_find_order), material))


def _say_existing(facts: Sequence[Fact], broken: Sequence[Fact]) -> tuple[str, str]:
    if broken:
        return f"Broken off {say_when(broken[-1].when, act=True)}".strip(), ""
    told = [fact for fact in facts if _is_told(fact)]
    denied = [fact for fact in facts if fact.modality == "denied"]
    if not told:
        return ("None, a text says", "") if denied else (UNTOLD, "")
    since = say_when(told[0].when)
    return f"Yes{f', {since}' if since else '; no source says since when'}", "A text says that there are none." if denied else ""


def _say_begun(begun: Sequence[Fact], broken: Sequence[Fact]) -> tuple[str, str]:
    """Answer by the beginning that most witnesses give, or by several that as many give; where a break followed and no restoring, by the break."""
    best = max(begun, key=_find_weight)
    last = max([*begun, *broken], key=lambda fact: _find_order(fact)[0])
    if last in broken:
        return f"Broken off {say_when(last.when, act=True)}; begun {_say_day(best)}", _say_dispute(begun, [best])
    first = [fact for fact in begun if fact.roles.get("change") == "established" and fact.when]
    rivals = [fact for fact in first if len(fact.witnesses) == len(best.witnesses)]
    if len({fact.when for fact in rivals}) > 1:
        return f"Yes; as beginnings are given {' and '.join(map(_say_day, rivals))}", _say_dispute(begun, rivals)
    return f"Yes, since {_say_day(best)}" if best.when else "Yes; no source says since when", _say_dispute(begun, [best])


def _say_dispute(begun: Sequence[Fact], answered: Sequence[Fact]) -> str:
    """Say between which dates texts differ: within one fact, or in further ones that tell of the establishing too."""
    differing = [fact for fact in begun if fact.verdict == "differs"]
    if differing:
        return _say_readings(differing)
    known = {_say_day(fact) for fact in answered}
    others = [_say_day(fact) for fact in begun if fact.roles.get("change") == "established" and fact.when]
    return f"Also given: {' and '.join(more)}." if (more := [one for one in dict.fromkeys(others) if one not in known]) else ""


def _say_readings(differing: Sequence[Fact]) -> str:
    """Name what cannot be right together: the dates between which a fact is, else all of its readings."""
    words: dict[str, None] = {}
    for fact in differing:
        days = fact.alternatives.strip("[]").split(",") if fact.alternatives else ()
        words |= dict.fromkeys(map(say_reading, days or (value for value, _ in fact.values)))
    told = [f"“{one}”" if "," in one else one for one in words]  # so that one sees where a reading ends
    return f"Sources disagree: {' or '.join(told)}." if told else "Sources disagree."


def _find_embassy(material: Material, sender: str, host: str) -> Glance:
    names = material.names
    question = f"Embassy of {names.the(sender)} in {names.the(host)}"
    facts = sorted(
        (
            fact
            for fact in material.facts
            if fact.type == "mission" and fact.verdict not in _GONE and fact.roles.get("rank") in _EMBASSIES
            and (fact.roles.get("sender"), fact.roles.get("host")) == (sender, host)
        ),
        key=_find_order,
    )  # fmt: skip
    today = material.as_of or dt.date.today().isoformat()
    standing = [fact for fact in facts if _is_standing(fact, today)]
    best = max(standing or facts, key=_find_weight, default=None)
    if best is None:
        return Glance(question, UNTOLD)
    answer = _say_standing(best) if standing else _say_gone(best, today)
    return Glance(question, answer, _say_mission_dispute(facts, standing), _to_grounds(facts, material))


def _say_standing(fact: Fact) -> str:
    rank = "high commission" if fact.roles.get("rank") == "high-commission" else ""
    place = f"in {fact.roles['city']}" if fact.roles.get("city") else ""
    words = ", ".join(part for part in ("Yes", rank, place, say_when(fact.when)) if part)
    return words if fact.when else f"{words}; no source says since when"


def _say_gone(fact: Fact, today: str) -> str:
    when = say_when(fact.when)
    if fact.modality == "denied":
        return "None, a text says"
    if fact.roles.get("accredited_from"):
        return f"Not resident: served from {fact.roles['accredited_from']}"
    if fact.modality in ("planned", "forecast"):
        return f"Planned {when}".strip()
    word = _STATUS_WORDS.get(str(fact.roles.get("status", "open")), "No longer" if is_ended(fact.when, today) else "Yes")
    return f"{word}, {when}" if when else word


def _say_mission_dispute(facts: Sequence[Fact], standing: Sequence[Fact]) -> str:
    if any(fact.verdict == "differs" for fact in facts):
        return _say_readings([fact for fact in facts if fact.verdict == "differs"])
    if standing and any(fact.modality == "denied" for fact in facts):
        return "A text says that there is none."
    return ""


def _is_standing(fact: Fact, today: str) -> bool:
    is_open = fact.roles.get("status", "open") == "open" and not fact.roles.get("accredited_from")
    return is_open and _is_told(fact) and not is_ended(fact.when, today)


def _is_told(fact: Fact) -> bool:
    return fact.modality in ("asserted", "reported")


def _is_between(fact: Fact, material: Material) -> bool:
    return {fact.roles.get("a"), fact.roles.get("b")} == set(material.pair)


def _find_order(fact: Fact) -> tuple[str, str]:
    first, last = find_days(fact.when)
    return first or last or "", fact.id


def _find_weight(fact: Fact) -> tuple[bool, int, int, str]:
    """Weigh a fact against others that answer the same: one that says when, that most witnesses give, most exactly."""
    return fact.when is not None, len(fact.witnesses), len(fact.when or ""), fact.id


def _say_day(fact: Fact) -> str:
    words = say_when(fact.when)
    return words.removeprefix("on ").removeprefix("in ").removeprefix("since ")


def _to_grounds(facts: Iterable[Fact], material: Material) -> tuple[Ground, ...]:
    return tuple(Ground(fact.id, say_fact(fact, material.names), fact.verdict, len(fact.witnesses)) for fact in facts)
