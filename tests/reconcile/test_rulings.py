"""What judgements do to facts, and that neither their order nor that of documents has a say in it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilat.errors import UsageError
from bilat.model import Claim, Document, Evidence, Fact, Judgement, Undoing, Verb, claim_id, to_claim, with_id
from bilat.reconcile import Rulings, check_judgement, find_key, reconcile, to_subject

Build = Callable[..., Any]
RELATIONS: dict[str, str | list[str]] = {"a": "AZE", "b": "BLR", "change": "established"}


def _say(verb: Verb, *claims: Claim, name: str = "Ada", reason: str = "I looked it up", **more: Any) -> Judgement:
    subjects = tuple(to_subject(claim, None) for claim in claims)
    return with_id(Judgement(verb=verb, subjects=subjects, reason=reason, name=name, day="2024-05-31", **more))


def _find(documents: Sequence[Document], claims: Sequence[Claim], *judgements: Judgement, type_name: str = "relations") -> list[Fact]:
    facts = reconcile(documents, claims, Rulings(judgements)).facts
    return [fact for fact in facts if fact.type == type_name and not (type_name == "relations" and fact.kind == "episode")]


@pytest.fixture
def differing(claim_of: Build, document_of: Build) -> tuple[list[Document], list[Claim]]:
    """Give three texts of one thing: two give one day, the third another."""
    texts = {
        "a": "They established relations on 11 June 1993 in Minsk.",
        "b": "Relations exist since 11 June 1993, says the ministry.",
        "c": "Ties began on 12 July 1993 according to this.",
    }
    claims = [
        claim_of(name, "relations", RELATIONS, when, quote=text)
        for (name, text), when in zip(texts.items(), ["1993-06-11", "1993-06-11", "1993-07-12"], strict=True)
    ]
    return [document_of(name, text) for name, text in texts.items()], claims


def test_rejected_claim_takes_no_part(differing: tuple[list[Document], list[Claim]]) -> None:
    """Without the claim that is rejected, the other texts agree."""
    documents, claims = differing
    assert [fact.verdict for fact in _find(documents, claims)] == ["differs"]
    (fact,) = _find(documents, claims, _say("reject", claims[2]))
    assert fact.verdict == "agree" and claim_id(claims[2]) not in fact.claims


def test_rejection_reaches_copies_of_the_words(differing: tuple[list[Document], list[Claim]]) -> None:
    """The same words in another document, and elsewhere in it, are rejected too; other words are not."""
    _, claims = differing
    copy = msgspec.structs.replace(claims[2], document="d", evidence=Evidence(claims[2].evidence.quote.upper(), 9, 9))
    rulings = Rulings([_say("reject", claims[2])])
    assert rulings.is_rejected(copy)
    assert not rulings.is_rejected(msgspec.structs.replace(claims[2], evidence=Evidence("Ties began in July.", 0, 19)))
    assert not rulings.is_rejected(msgspec.structs.replace(claims[2], when="1993-07-13"))


def test_confirmed_reading_is_shown_and_explained(differing: tuple[list[Document], list[Claim]]) -> None:
    """The fact shows the reading that is confirmed; the verdict stays; the explanation says who, when and why."""
    documents, claims = differing
    judgement = _say("confirm", claims[2], name="Grace", reason="The archive has the note.")
    (fact,) = _find(documents, claims, judgement)
    assert (fact.when, fact.verdict, fact.judged) == ("1993-07-12", "differs", (judgement.id,))
    assert fact.explanation.endswith("Grace confirmed “1993-07-12” on 2024-05-31: The archive has the note.")
    periods = [f for f in reconcile(documents, claims, Rulings([judgement])).facts if f.kind == "episode"]
    assert [(f.when, f.judged) for f in periods] == [("1993-07-12/", (judgement.id,))]


def test_confirmation_leaves_open_what_only_contradicting_claims_say(claim_of: Build, document_of: Build) -> None:
    """What the confirmed claim leaves open comes from claims that agree with it, never from one that it contradicts."""
    parties: dict[str, str | list[str]] = {"parties": ["AZE", "BLR"], "subject": "trade"}
    claims = [
        claim_of("a", "agreement", {**parties, "status": "signed"}, "2008-05-02"),
        claim_of("b", "agreement", {**parties, "status": "signed", "place": "Minsk"}, "2008-05-02"),
        claim_of("c", "agreement", {**parties, "status": "signed", "venue": "Baku"}, "2008-05-03"),
    ]
    documents = [document_of(name, f"A text of {name} that is its own.") for name in "abc"]
    (fact,) = _find(documents, claims, _say("confirm", claims[0]), type_name="agreement")
    assert fact.roles["place"] == "Minsk" and "venue" not in fact.roles


def test_confirmations_that_contradict_each_other_have_no_effect(differing: tuple[list[Document], list[Claim]]) -> None:
    """Where two readings that cannot both be right are confirmed, the fact is as without them."""
    documents, claims = differing
    assert _find(documents, claims, _say("confirm", claims[0]), _say("confirm", claims[2], name="Grace")) == _find(documents, claims)


@pytest.mark.parametrize(("one", "other"), [("confirm", "reject"), ("same", "different")])
def test_contrary_judgements_have_no_effect(differing: tuple[list[Document], list[Claim]], one: Verb, other: Verb) -> None:
    """Of judgements that contradict each other neither has effect, and both stand in one conflict that names who made them."""
    documents, claims = differing
    on = claims[:1] if one == "confirm" else [claims[0], claims[2]]
    judgements = [_say(one, *on), _say(other, *reversed(on), name="Grace")]
    assert _find(documents, claims, *judgements) == _find(documents, claims)
    (conflict,) = Rulings(judgements).conflicts
    assert {judgement.id for judgement in conflict.judgements} == {judgement.id for judgement in judgements}
    assert "Ada" in conflict.reason and "Grace" in conflict.reason


def test_what_is_joined_through_others_cannot_be_parted(differing: tuple[list[Document], list[Claim]]) -> None:
    """A same as B, B same as C, and A different from C contradict each other; a fourth judgement elsewhere keeps its effect."""
    _, (a, b, c) = differing
    tangled = [_say("same", a, b), _say("same", b, c), _say("different", a, c)]
    other = msgspec.structs.replace(a, roles={**RELATIONS, "b": "ARM"})
    rulings = Rulings([*tangled, _say("reject", other)])
    assert [len(conflict.judgements) for conflict in rulings.conflicts] == [3]
    assert rulings.is_rejected(other) and not rulings.is_parted(a, c)


def test_judgement_taken_back_has_no_effect(differing: tuple[list[Document], list[Claim]]) -> None:
    """Facts are as if it had never been made."""
    documents, claims = differing
    undone = _say("reject", claims[2], undone=Undoing("Ada", "2024-06-01"))
    assert not Rulings([undone]) and _find(documents, claims, undone) == _find(documents, claims)


def test_different_parts_what_was_joined(differing: tuple[list[Document], list[Claim]]) -> None:
    """Two facts take the place of one; the third claim goes with the side that it fits."""
    documents, claims = differing
    judgement = _say("different", claims[0], claims[2])
    assert Rulings([judgement]).is_parted(claims[2], claims[0])
    facts = _find(documents, claims, judgement)
    assert sorted((fact.when, fact.verdict, len(fact.claims)) for fact in facts) == [("1993-06-11", "agree", 2), ("1993-07-12", "single", 1)]
    assert all(fact.judged == (judgement.id,) for fact in facts)


def test_what_fits_both_sides_alike_stands_apart(differing: tuple[list[Document], list[Claim]], claim_of: Build, document_of: Build) -> None:
    """A vague claim is not guessed to be of one side or the other."""
    documents, claims = differing
    vague = claim_of("d", "relations", RELATIONS, None, quote="The two have long had relations.")
    facts = _find([*documents, document_of("d", "The two have long had relations.")], [*claims, vague], _say("different", claims[0], claims[2]))
    assert sorted(len(fact.claims) for fact in facts) == [1, 1, 2]


def test_same_joins_what_grouping_would_not(claim_of: Build, document_of: Build) -> None:
    """Facts on two visits, and on two buckets of claims, become one where a person says that they are."""
    claims = [
        claim_of("a", "visit", {"visitor": "Ilham Aliyev", "from": "AZE", "to": "BLR"}, "2006-10-17"),
        claim_of("b", "visit", {"visitor": "The president", "from": "AZE", "to": "BLR"}, "2006-11-20"),
        claim_of("c", "visit", {"visitor": "Ilham Aliyev", "from": "AZE", "to": "ARM"}, "2006-10-17"),
    ]
    documents = [document_of(name, f"A text of {name} that is its own.") for name in "abc"]
    assert len(_find(documents, claims, type_name="visit")) == 3
    one, two = _say("same", claims[0], claims[1]), _say("same", claims[1], claims[2])
    joined = _find(documents, claims, one, type_name="visit")
    assert sorted((len(fact.claims), fact.judged) for fact in joined) == [(1, ()), (2, (one.id,))]
    (whole,) = _find(documents, claims, one, two, type_name="visit")
    assert whole.judged == tuple(sorted([one.id, two.id]))


def test_same_needs_both_sayings(claim_of: Build, document_of: Build) -> None:
    """Where one of the two is not there, the judgement joins nothing, not even the copies of the other."""
    claims = [claim_of(name, "visit", {"visitor": "Officials", "to": "BLR"}, None, quote="Officials came.") for name in "ab"]
    gone = claim_of("c", "visit", {"visitor": "Ilham Aliyev", "to": "BLR"}, "2006-10-17")
    documents = [document_of(name, f"A text of {name} that is its own.") for name in "ab"]
    assert _find(documents, claims, _say("same", claims[0], gone), type_name="visit") == _find(documents, claims, type_name="visit")


def test_judgements_that_make_no_sense_are_refused(claim_of: Build) -> None:
    """Each is refused with the reason."""
    visit = claim_of("a", "visit", {"visitor": "X", "to": "BLR"}, "2006")
    planned = claim_of("a", "visit", {"visitor": "X", "to": "BLR"}, "2006", modality="planned")
    copy = msgspec.structs.replace(visit, document="b")
    bad: list[tuple[Judgement, str]] = [
        (_say("same", visit), "of 2 claims, not of 1"),
        (_say("confirm", visit, planned), "of 1 claim, not of 2"),
        (_say("same", visit, planned), "planned or forecast"),
        (_say("different", visit, copy), "the same in the same words"),
        (_say("same", visit, claim_of("a", "meeting", {"participants": ["X", "Y"]})), "cannot speak of one thing"),
        (_say("reject", visit, name=" "), "name"),
        (_say("reject", visit, reason=""), "reason"),
        (msgspec.structs.replace(_say("reject", visit), day="yesterday"), "ISO date"),
    ]
    for judgement, said in bad:
        with pytest.raises(UsageError, match=said):
            check_judgement(judgement)


def test_id_depends_on_what_is_said_alone(claim_of: Build) -> None:
    """Where the words were seen and the order of the two do not count; the reason, the name and the day do."""
    one, other = claim_of("a", "visit", {"to": "BLR"}, "2006"), claim_of("b", "visit", {"to": "BLR"}, "2007")
    moved = msgspec.structs.replace(one, document="elsewhere", evidence=Evidence(one.evidence.quote, 7, 7 + len(one.evidence.quote)))
    assert _say("same", one, other).id == _say("same", other, moved).id
    assert len({_say("same", one, other, **more).id for more in ({}, {"name": "G"}, {"reason": "R"}, {"again": 1})}) == 4


@st.composite
def _judged(draw: st.DrawFn) -> tuple[list[Document], list[Claim], list[Judgement]]:
    """Draw claims on two states in several documents, and judgements on some of them."""
    documents = [Document(id=f"{n:016x}", name=f"d{n}", format="text", text=f"text number {n}") for n in range(4)]
    claims = []
    for n in range(draw(st.integers(2, 9))):
        roles: dict[str, str | list[str]] = {"visitor": draw(st.sampled_from(["Ilham Aliyev", "A. Lukashenko"])), "to": draw(st.sampled_from(["BLR", "ARM"]))}
        when = draw(st.sampled_from(["2006", "2006-10-17", "2006-10-18", "2007-05", None]))
        words = f"words {draw(st.integers(0, 4))}"
        name = draw(st.sampled_from(documents)).name
        claims.append(Claim(document=name, type="visit", roles=roles, when=when, dyads=("ARM-BLR",), evidence=Evidence(words, n * 10, n * 10 + 7)))
    judgements = []
    for n in range(draw(st.integers(1, 6))):
        verb = draw(st.sampled_from(["confirm", "reject", "same", "same", "different", "different"]))
        chosen = [draw(st.sampled_from(claims)) for _ in range(1 if verb in ("confirm", "reject") else 2)]
        if len({find_key(claim) for claim in chosen}) == len(chosen):
            judgements.append(_say(verb, *chosen, name=f"P{n}"))  # type: ignore[arg-type] # drawn from the verbs
    return documents, claims, judgements


@given(_judged(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_order_has_no_effect(drawn: tuple[list[Document], list[Claim], list[Judgement]], source: random.Random) -> None:
    """Documents, claims and judgements in any order give the same facts."""
    documents, claims, judgements = drawn
    expected = reconcile(documents, claims, Rulings(judgements))
    for given_list in (documents, claims, judgements):
        source.shuffle(given_list)
    assert reconcile(documents, claims, Rulings(judgements * 2)) == expected


@given(_judged())
@settings(max_examples=150, deadline=None)
def test_judgements_hold(drawn: tuple[list[Document], list[Claim], list[Judgement]]) -> None:
    """Each claim that is not rejected stands in one fact; what is judged the same stands together, what is judged different apart."""
    documents, claims, judgements = drawn
    rulings = Rulings(judgements)
    facts = reconcile(documents, claims, rulings).facts
    place = {name: fact.id for fact in facts for name in fact.claims}
    told = [name for fact in facts for name in fact.claims]
    assert sorted(told) == sorted({claim_id(claim) for claim in claims if not rulings.is_rejected(claim)})
    kept = [claim for claim in claims if claim_id(claim) in place]
    idle = {one.id for conflict in rulings.conflicts for one in conflict.judgements}
    for judgement in judgements:
        if judgement.id in idle or judgement.verb not in ("same", "different"):
            continue
        pair = [[place[claim_id(c)] for c in kept if find_key(c) == key] for key in (find_key(to_claim(s)) for s in judgement.subjects)]
        if all(pair) and judgement.verb == "same":
            assert len({*pair[0], *pair[1]}) == 1
        elif judgement.verb == "different":
            assert not set(pair[0]) & set(pair[1])

