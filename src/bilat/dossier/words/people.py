"""Sentences of people and culture: communities, persons who link two countries, events, assessments, remarks."""

from __future__ import annotations

from bilat.dossier.words.amounts import say_amount
from bilat.dossier.words.clause import Clause, a_or_an
from bilat.dossier.words.names import split_dyad
from bilat.dossier.words.said import Said, Wording, after, words


def say_community(said: Said) -> Clause:
    """Word `community`: people of one country who live in the other."""
    origin, residence = said.text("origin"), said.the("residence")
    if said.amount is None:
        return Clause(
            f"people of {said.names.adjective(origin)} origin", "live", f"in {residence}", True, "present"
        )
    return Clause(
        f"{say_amount(said.amount)} of {said.names.adjective(origin)} origin",
        "live",
        f"in {residence}",
        True,
        "present",
    )


def say_person_link(said: Said) -> Clause:
    """Word `person_link`: a person of one country who is active in the other."""
    origin, role = said.names.adjective(said.text("origin")), said.text("role")
    return Clause(
        said.text("person"),
        "be",
        words(f"of {origin} origin, active in", said.the("country"), f"({role})" if role else ""),
        tense="present",
    )


def say_culture(said: Said) -> Clause:
    """Word `culture`: an event, its place and the parties."""
    event, place = said.text("event", said.kind("kind", "a cultural event")), said.text("place")
    parties = said.the("parties")
    among = "" if not parties or frozenset(said.values("parties")) == said.names.unsaid else f"({parties})"
    kind = said.text("kind")
    if kind == "award":
        return Clause(parties or "one side", "award", event)
    if kind == "stamp":
        return Clause(
            parties or "the two sides",
            "issue",
            event if event[:2] in ("a ", "an") else f"stamps: {event}",
            said.is_many("parties"),
        )
    if kind == "twinning":
        return Clause(
            event,
            "be",
            words("twinned", after("in", place), among),
            " and " in event,
        )
    return Clause(event, "take", words("place", after("in", place), among))


def say_assessment(said: Said) -> Clause:
    """Word `assessment`: how a field of the relations is rated, as written."""
    field, level = said.text("field", "overall"), said.text("level")
    subject = words(
        "relations" if field == "overall" else _FIELDS.get(field, field),
        said.names.between(list(split_dyad(said.text("dyad")))),
    )
    rated = f"described as “{level.strip('“”')}”" if level else "spoken of"
    return Clause(subject, "be", rated, plural=True, tense="present")


_FIELDS = {
    "political": "ties in politics", "economic": "ties in the economy", "trade": "ties in trade", "energy": "ties in energy",
    "military": "ties in military matters", "cultural": "ties in culture", "tourism": "ties in tourism", "education": "ties in education",
    "diaspora": "ties through the diaspora",
}  # fmt: skip


def say_remark(said: Said) -> Clause:
    """Word `remark`: who said what about whom."""
    speaker, origin, about = said.the("speaker"), said.the("from"), said.text("about")
    who = speaker if not origin or origin == speaker else f"{speaker} ({origin})"
    if not about or frozenset(split_dyad(about)) == said.names.unsaid:
        topic = ""
    else:
        topic = after("on", said.names.pair(about) if _is_dyad(about) else said.names.the(about))
    rest = words("quoted", topic).rstrip() + f": “{said.text('gist').strip('“”')}”"
    return Clause(who, "be", rest, said.is_many("speaker"), "present")


def _is_dyad(value: str) -> bool:
    return len(value) == 7 and value[3] == "-" and value.isupper()


def say_anything(said: Said, type_name: str) -> Clause:
    """Word a claim of a type that has no sentence of its own: its roles as they are."""
    roles = "; ".join(f"{role}: {said.the(role)}" for role in said.roles)
    return Clause(a_or_an(type_name.replace("_", " ")), "be", f"recorded ({roles})", tense="present")


WORDINGS: dict[str, Wording] = {
    "community": say_community,
    "person_link": say_person_link,
    "culture": say_culture,
    "assessment": say_assessment,
    "remark": say_remark,
}
