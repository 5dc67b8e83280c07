"""What a sentence denies, nearly tells, or tells on a condition or as it would have been, is not put down as a fact."""

from __future__ import annotations

import pytest
from tests.extract.texts import to_document

from bilat.extract import extract_document


def _told(text: str) -> dict[str, str]:
    found = extract_document(to_document(text, title="Chile–Norway relations"), learned=False).claims
    return {claim.type: claim.modality for claim in found}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway denied that it had invaded Chilean waters.", "force"),
        ("The minister dismissed reports that Norway had closed its embassy in Santiago.", "mission"),
        ("Rumours that Norway had closed its embassy in Santiago were unfounded.", "mission"),
        ("Norway almost broke off relations with Chile in 1973.", "relations"),
        ("Chile came close to breaking off relations with Norway in 1973.", "relations"),
        ("Norway sells no weapons to Chile.", "arms"),
    ],
)
def test_what_is_disowned_is_denied(text: str, kind: str) -> None:
    """A claim whose word stands in a denial, or was only nearly so, is denied."""
    assert _told(text)[kind] == "denied"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway is considering closing its embassy in Santiago.", "mission"),
        ("The opposition demanded that Norway impose sanctions on Chile.", "sanction"),
        ("Chile called on Norway to withdraw its ambassador.", "sanction"),
        ("Norway hoped that Chile would join NATO.", "membership"),
        ("Norway would welcome a visit by the Chilean president.", "visit"),
    ],
)
def test_what_is_wished_or_weighed_is_no_fact(text: str, kind: str) -> None:
    """What somebody urges, demands, hopes for or considers has not come about."""
    assert _told(text)[kind] == "planned"


def test_a_proposal_that_was_dropped_is_denied() -> None:
    """What was proposed and turned down is not so."""
    assert _told("A proposal to open a Chilean consulate in Bergen was rejected.")["mission"] == "denied"


@pytest.mark.parametrize("text", ["Had Norway broken off relations in 1973, trade would have suffered.", "If Norway had opened an embassy in Santiago, trade would have grown."])
def test_what_would_have_been_is_refused(text: str) -> None:
    """A sentence on how things would have been tells nothing that was, and the refusal says so."""
    found = extract_document(to_document(text, title="Chile–Norway relations"), learned=False)
    assert found.claims == ()
    assert {refusal.reason for refusal in found.refusals} <= {"unreal"}


def test_a_condition_is_no_fact() -> None:
    """What stands behind "if" is at most expected."""
    assert "asserted" not in _told("If Chile signs the treaty, Norway will open an embassy.").values()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway broke off relations with Chile in 1973.", "relations"),
        ("Nearly 400 Norwegians live in Chile.", "community"),
        ("The minister, who denied the charge, opened an embassy of Norway in Santiago.", "mission"),
    ],
)
def test_a_plain_telling_stays_one(text: str, kind: str) -> None:
    """Words of denial or nearness about something else leave a claim as it is."""
    assert _told(text)[kind] == "asserted"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Relations between Chile and Norway have not always been cordial.", "not always been cordial"),
        ("Ties were never close.", "never close"),
        ("Relations are not only good but improving.", "not only good but improving"),
    ],
)
def test_a_level_keeps_the_word_that_denies_it(text: str, level: str) -> None:
    """Ties that were never close are not put down as close."""
    found = extract_document(to_document(text, title="Chile–Norway relations"), learned=False).claims
    assert [c.roles["level"] for c in found if c.type == "assessment"] == [level]


def test_trade_that_did_not_grow_has_no_upward_trend() -> None:
    """A movement that is denied is none."""
    assert not any(c.roles.get("trend") for c in extract_document(to_document("Trade with Norway did not grow in 2019.", title="Chile–Norway relations"), learned=False).claims)
