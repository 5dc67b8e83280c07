"""Sentences of diplomacy: missions, envoys, relations, membership, recognition, alignment, visits, meetings, agreements, visas."""

from __future__ import annotations

from bilat.dossier.words.amounts import say_count
from bilat.dossier.words.clause import Clause, a_or_an, listed
from bilat.dossier.words.said import Said, Wording, after, words

_RANKS = {
    "consulate-general": "consulate general",
    "charge-d-affaires": "chargé d’affaires",
    "cultural-centre": "cultural centre",
}


def say_relations(said: Said) -> Clause:
    """Word `relations`: established, severed, restored, or that they exist."""
    change = said.text("change", "exist")
    a, b = said.the("a"), said.the("b")
    if change == "exist":
        return Clause(f"{a} and {b}", "have", "diplomatic relations", plural=True, tense="present")
    return Clause(words("diplomatic relations", said.between("a", "b")), "be", change, plural=True)


def say_mission(said: Said) -> Clause:
    """Word `mission`: who has what where, or when it closed."""
    sender, host = said.the("sender"), said.the("host")
    rank = _RANKS.get(said.text("rank"), said.kind("rank", "mission"))
    city, status, seat = said.text("city"), said.text("status"), said.the("accredited_from")
    place = f"in {city}" if city else f"in {host}"
    if seat:
        return Clause(sender, "cover", f"{host} from its {rank} in {seat}", tense="present")
    if status == "planned":
        return Clause(sender, "open", f"{a_or_an(rank)} {place}")
    if status in ("closed", "suspended"):
        return Clause(f"{_possessive(sender)} {rank} {place}", "be", status)
    return Clause(sender, "have", f"{a_or_an(rank)} {place}", tense="present")


def say_envoy(said: Said) -> Clause:
    """Word `envoy`: who speaks for whom where."""
    rank = _RANKS.get(said.text("rank"), said.kind("rank", "envoy"))
    post = f"{_possessive(said.the('sender'))} {rank} to {said.the('host') or said.the('organisation')}"
    status = said.text("status")
    if status == "appointed":
        return Clause(said.text("person"), "be", f"appointed {post}")
    return Clause(said.text("person"), "be", post, tense="past" if status == "former" else "present")


def say_membership(said: Said) -> Clause:
    """Word `membership`: who stands how in which organisation; `member` may be several countries."""
    many = said.is_many("member")
    subject = f"both {said.the('member')}" if len(said.values("member")) == 2 else said.the("member")
    status = said.text("status", "member")
    organisations = said.the("organisation")
    if status == "suspended":
        return Clause(subject, "be", f"suspended from {organisations}", many, "present")
    noun = {
        "full": "full member",
        "founding": "founding member",
        "former": "former member",
        "associate": "associate member",
    }.get(status, status)
    role = noun + "s" if many else a_or_an(noun)
    preposition = {"candidate": "to join", "applicant": "to join", "observer": "at"}.get(status, "of")
    return Clause(subject, "be", f"{role} {preposition} {organisations}", many, "present")


def say_part_of(said: Said) -> Clause:
    """Word `part_of`: what belonged to which empire or union; `state` may be several."""
    subject = f"both {said.the('state')}" if len(said.values("state")) == 2 else said.the("state")
    return Clause(subject, "be", f"part of {said.the('polity')}", said.is_many("state"))


def say_recognition(said: Said) -> Clause:
    """Word `recognition`."""
    by, of, position = said.the("by"), said.the("of"), said.text("position", "recognises")
    if position == "does-not-recognise":
        return Clause(by, "withhold", f"recognition from {of}", said.is_many("by"), "present")
    if position == "withdrawn":
        return Clause(by, "withdraw", f"its recognition of {of}")
    return Clause(by, "recognise", of, said.is_many("by"), "present")


def say_alignment(said: Said) -> Clause:
    """Word `alignment`: with whom a state stands, and how."""
    state, other = said.the("state"), said.the("with")
    many = said.is_many("state")
    ending = {
        "ally": f"allied with {other}",
        "strategic-partner": f"a strategic partner of {other}",
        "aligned": f"aligned with {other}",
        "friendly": f"on friendly terms with {other}",
        "rival": f"a rival of {other}",
        "hostile": f"hostile to {other}",
    }.get(said.text("nature"), f"aligned with {other}")
    return Clause(state, "be", ending, many, "present")


def say_visit(said: Said) -> Clause:
    """Word `visit`: office, person, country; the rank of the visit and the place where given."""
    visitor, sender, host = said.the("visitor"), said.the("from"), said.the("to")
    person = _visitor(visitor, sender, said.text("role"))
    place = said.text("place")
    where = f"{place} in {host}" if place and host and place not in host else (place or host)
    rank = said.text("rank")
    many = said.is_many("visitor")
    if rank:
        return Clause(person, "pay", f"{a_or_an(rank)} visit to {where}", many)
    return Clause(person, "visit", where, many)


def _visitor(visitor: str, sender: str, role: str) -> str:
    if role and visitor.casefold().startswith(f"{role} of ".casefold()):  # an office alone: "Mayor of Tbilisi"
        return f"the {visitor}"
    if not sender:
        return words(role, visitor)
    if visitor in (sender, "") or visitor.casefold() == role.casefold():
        return f"a delegation of {sender}" if not role else f"the {role} of {sender}"
    if not role:
        return f"{visitor} of {sender}"
    if " of " in role or len(role.split()) > 3:
        return f"{visitor}, {_possessive(sender)} {role},"
    return f"{role} {visitor} of {sender}"


def say_meeting(said: Said) -> Clause:
    """Word `meeting`: those who met and where."""
    roles, people = said.values("role"), said.values("participants")
    paired = len(roles) == len(people)
    named = (
        [words(role, said.names.the(one)) for role, one in zip(roles, people, strict=True)] if paired else []
    )
    named = named or [said.names.the(one) for one in people]
    level = "" if paired or not roles else _level(said)
    if len(named) < 2:
        return Clause("".join(named), "hold", words("a meeting", after("in", said.text("place")), level))
    if all(one in said.names.countries for one in people):
        return Clause(listed(named), "meet", words(after("in", said.text("place")), level), plural=True)
    first, rest = named[0], Said({"rest": named[1:]}, None, said.names).text("rest")
    return Clause(first, "meet", words(rest, after("in", said.text("place")), level))


def _level(said: Said) -> str:
    """Say the offices of countries that met; where persons met and fewer offices are given, it is not known whose they are."""
    countries = all(one in said.names.countries for one in said.values("participants"))
    return f"at the level of {said.text('role')}" if countries else ""


_STATUS_VERBS = {
    "signed": "sign", "initialled": "initial", "ratified": "ratify", "negotiated": "negotiate", "proposed": "propose", "terminated": "end",
}  # fmt: skip


def say_agreement(said: Said) -> Clause:
    """Word `agreement`: parties, instrument, number and subject, with its standing."""
    parties, instrument = said.the("parties", "the two sides"), said.text("instrument", "agreement")
    noun = "document" if instrument == "documents" else instrument
    many = said.is_many("parties") or not said.values("parties")
    what = _agreement_object(said, noun)
    status = said.text("status")
    if status == "in-force":
        return Clause(
            words(what, said.between("parties")), "be", "in force", said.amount is not None, "present"
        )
    if status == "expired":
        return Clause(words(what, said.between("parties")), "expire", "", said.amount is not None)
    return Clause(parties, _STATUS_VERBS.get(status, "conclude"), what, many)


def _agreement_object(said: Said, noun: str) -> str:
    plural = (
        noun[:-1] + "ies"
        if noun.endswith("ty") and noun != "treaty"
        else ("memoranda" if noun == "memorandum" else noun + "s")
    )
    subject = said.text("subject")
    if said.amount is not None and said.amount.unit == "items":
        head = say_count(said.amount, noun, plural)
    elif noun == "document":
        head = "documents"
    elif (subject[:1].isupper() or subject.lower().endswith(noun.lower())) and noun.lower() in subject.lower():
        return f"the {subject}"
    else:
        head = a_or_an(noun)
    if not subject:
        return head
    named = subject[:1].isupper() and not subject.split()[0].isupper()
    return f"{head} ({subject})" if named else f"{head} on {_without_on(subject)}"


def _without_on(subject: str) -> str:
    for opening in ("on the ", "on ", "about ", "concerning "):
        if subject.lower().startswith(opening):
            return subject[len(opening) :]
    return subject


def say_visa(said: Said) -> Clause:
    """Word `visa`: what holders of one passport need for the other country."""
    holder, destination = said.names.adjective(said.text("holder")), said.the("destination")
    citizens = (
        f"citizens of {said.the('holder')}"
        if holder == said.names.plain(said.text("holder"))
        else f"{holder} citizens"
    )
    regime = said.text("regime")
    if regime == "required":
        return Clause(citizens, "need", f"a visa for {destination}", True, "present")
    if regime == "on-arrival":
        return Clause(citizens, "get", f"a visa for {destination} on arrival", True, "present")
    if regime == "abolished":
        return Clause(f"visas for {citizens} to {destination}", "be", "abolished", True)
    return Clause(citizens, "travel", f"to {destination} without a visa", True, "present")


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


WORDINGS: dict[str, Wording] = {
    "relations": say_relations,
    "mission": say_mission,
    "envoy": say_envoy,
    "membership": say_membership,
    "part_of": say_part_of,
    "recognition": say_recognition,
    "alignment": say_alignment,
    "visit": say_visit,
    "meeting": say_meeting,
    "agreement": say_agreement,
    "visa": say_visa,
}
