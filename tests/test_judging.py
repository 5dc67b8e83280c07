"""Judgements in a workspace: made, taken back, shared, re-opened, and the same facts as if all were found at once."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import bilat
from bilat.errors import ReadError, UsageError
from bilat.model import Claim, Document, Evidence, Judgement, Refusal, claim_id
from bilat.reconcile import Rulings, reconcile
from bilat.workspace import Workspace

_HOSTS = {"Minsk": "BLR", "Yerevan": "ARM", "Tbilisi": "GEO"}


def _extract(document: Document) -> tuple[list[Claim], list[Refusal]]:
    """Stand in for extraction: "Aliyev in Minsk on 2006-10-17 for talks" is a visit."""
    claims, start = [], 0
    for line in document.text.split("\n"):
        words = line.split()
        if len(words) > 4 and words[1] == "in":
            when = None if words[4] == "once" else words[4]
            claims.append(
                Claim(
                    document=document.name, type="visit", roles={"visitor": words[0], "from": "AZE", "to": _HOSTS[words[2]]}, when=when,
                    dyads=("-".join(sorted(("AZE", _HOSTS[words[2]]))),), evidence=Evidence(line, start, start + len(line)),
                )
            )  # fmt: skip
        start += len(line) + 1
    return claims, []


def _document(name: str, *lines: str, number: int = 0) -> Document:
    text = "\n".join(lines)
    identifier = hashlib.sha256(f"{name}{text}{number}".encode()).hexdigest()[:16]
    return Document(id=identifier, name=name, format="text", text=text)


ONE, OTHER = "Aliyev in Minsk on 2006-10-17 for talks", "Aliyev in Minsk on 2006-10-19 they say"
THIRD = "Lukashenko in Yerevan on 2007-05-02 for a day"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """Give a workspace of three documents, two of which differ about a visit."""
    monkeypatch.setattr("bilat.adding.extract_claims", _extract)
    with bilat.open(str(tmp_path / "x.db")) as opened:
        opened.add_documents([_document("one", ONE), _document("other", OTHER), _document("third", THIRD)])
        yield opened


def _claim(workspace: Workspace, document: str) -> Claim:
    return workspace.claims(document=document)[0]


def test_judging_changes_facts_at_once(workspace: Workspace) -> None:
    """A rejected claim is in no fact and still among the claims; taken back, all is as before."""
    before = workspace.facts()
    assert [fact.verdict for fact in workspace.facts(dyad="AZE-BLR")] == ["differs"]
    judgement = workspace.judge("reject", [_claim(workspace, "other")], name="Ada", reason="A misprint")
    assert [fact.verdict for fact in workspace.facts(dyad="AZE-BLR")] == ["single"]
    assert len(workspace.claims(dyad="AZE-BLR")) == 2
    undone = workspace.undo(judgement.id[:6], name="Grace", reason="It was none")
    assert workspace.facts() == before
    assert workspace.judgements() == [undone] and undone.undone is not None and undone.undone.name == "Grace"


def test_claims_are_named_by_the_beginning_of_their_ids(workspace: Workspace) -> None:
    """An id, or enough of it, names a claim; what names none, or is too short, is refused."""
    name = claim_id(_claim(workspace, "one"))
    assert workspace.judge("confirm", [name[:8]], name="Ada", reason="R").subjects[0].quote == ONE
    for bad in ("zzzzzz", name[:2], ""):
        with pytest.raises(UsageError):
            workspace.judge("confirm", [bad], name="Ada", reason="R")


def test_judgement_outlives_its_document(workspace: Workspace) -> None:
    """Removed and added again, even under another name, a document's claim is still rejected."""
    workspace.judge("reject", [_claim(workspace, "other")], name="Ada", reason="A misprint")
    workspace.remove("other")
    assert workspace.review_queue() == []
    workspace.add_documents([_document("again", "A new heading", OTHER)])
    assert [fact.verdict for fact in workspace.facts(dyad="AZE-BLR")] == ["single"]


def test_same_words_may_be_judged_again_after_they_were_taken_back(workspace: Workspace) -> None:
    """Said, taken back and said again on one day, a judgement stands, and the log has both."""
    claim = _claim(workspace, "one")
    first = workspace.judge("confirm", [claim], name="Ada", reason="R")
    assert workspace.judge("confirm", [claim], name="Ada", reason="R").id == first.id
    workspace.undo(first.id, name="Ada")
    second = workspace.judge("confirm", [claim], name="Ada", reason="R")
    assert second.id != first.id and [one.undone is None for one in workspace.judgements()] == [False, True]
    with pytest.raises(UsageError, match="taken back by Ada"):
        workspace.undo(first.id, name="Ada")


def test_nobody_contradicts_themself_unawares(workspace: Workspace) -> None:
    """The contrary of what one has said oneself is refused until that is taken back; of another it becomes a conflict."""
    claim = _claim(workspace, "one")
    first = workspace.judge("confirm", [claim], name="Ada", reason="R")
    with pytest.raises(UsageError, match=f"bilat judge undo {first.id}"):
        workspace.judge("reject", [claim], name="Ada", reason="R")
    workspace.judge("reject", [claim], name="Grace", reason="R")
    assert [item.kind for item in workspace.review_queue()] == ["conflict", "differs"]


def test_refused_judgement_leaves_nothing(workspace: Workspace) -> None:
    """A judgement that makes no sense is not kept."""
    with pytest.raises(UsageError):
        workspace.judge("same", [_claim(workspace, "one")], name="Ada", reason="R")
    with pytest.raises(UsageError, match="is no judgement"):
        workspace.judge("praise", [_claim(workspace, "one")], name="Ada", reason="R")  # type: ignore[arg-type] # the point of the test
    assert workspace.judgements() == []


def test_queue_holds_what_differs_until_a_reading_is_confirmed(workspace: Workspace) -> None:
    """A fact on which sources differ is to be looked at; once a reading is confirmed it is not, though the verdict stays."""
    (item,) = workspace.review_queue()
    assert item.kind == "differs" and item.fact is not None and item.note == item.fact.explanation
    assert workspace.review_queue(dyad="ARM-AZE") == [] and workspace.review_queue(limit=0) == []
    workspace.judge("confirm", [_claim(workspace, "other")], name="Ada", reason="R")
    (fact,) = workspace.facts(dyad="AZE-BLR")
    assert (fact.when, fact.verdict) == ("2006-10-19", "differs") and workspace.review_queue() == []


def test_contradicting_confirmations_come_back(workspace: Workspace) -> None:
    """Two people who confirm two readings make a conflict of it."""
    workspace.judge("confirm", [_claim(workspace, "other")], name="Ada", reason="R")
    workspace.judge("confirm", [_claim(workspace, "one")], name="Grace", reason="R")
    (item,) = workspace.review_queue()
    assert item.kind == "conflict" and {one.name for one in item.judgements} == {"Ada", "Grace"}


def test_doubtful_joins_come_last_least_certain_first(workspace: Workspace) -> None:
    """Facts of several claims with an uncertain join are to be looked at until someone has judged them."""
    workspace.add_documents([_document(f"copy {n}", f"{THIRD} in {n}") for n in range(2)])
    with workspace.base.writing():
        (fact,) = workspace.facts(dyad="ARM-AZE")
        bucket = workspace.base.select("SELECT bucket FROM facts WHERE id = ?", (fact.id,))[0][0]
        workspace.base.replace_facts([bucket], [msgspec.structs.replace(fact, joined=0.4)])
    kinds = [(item.kind, item.fact.joined) for item in workspace.review_queue() if item.fact]
    assert [kind for kind, _ in kinds] == ["differs", "doubtful"] and kinds[-1][1] == 0.4


def test_changed_words_reopen_a_judgement(workspace: Workspace) -> None:
    """A newer text that says it otherwise re-opens the judgement, with what stands there now; judging that closes it."""
    made = workspace.judge("confirm", [_claim(workspace, "other")], name="Ada", reason="R")
    changed = OTHER.replace("2006-10-19", "2006-10-20")
    workspace.add_documents([_document("other", changed)])
    item = workspace.review_queue()[0]
    assert item.kind == "reopened" and item.judgements == (made,)
    assert [claim.evidence.quote for claim in item.claims] == [changed]
    workspace.judge("confirm", item.claims, name="Ada", reason="R")
    assert "reopened" not in [item.kind for item in workspace.review_queue()]


def test_words_that_are_gone_reopen_a_confirmation_but_no_rejection(workspace: Workspace) -> None:
    """Where nothing stands in place of the words, a confirmation is to be looked at again; a rejection has had its way."""
    workspace.judge("confirm", [_claim(workspace, "other")], name="Ada", reason="R")
    workspace.judge("reject", [_claim(workspace, "third")], name="Ada", reason="R")
    for name in ("other", "third"):
        workspace.remove(name)
        workspace.add_documents([_document(name, "Nothing of the kind.")])
    (item,) = workspace.review_queue()
    assert item.kind == "reopened" and item.claims == () and item.judgements[0].verb == "confirm"


def test_reopened_pair_shows_both_sides(workspace: Workspace) -> None:
    """Of a pair of which one side has changed, the other is shown beside the new words, so that they can be judged anew."""
    workspace.judge("different", [_claim(workspace, "one"), _claim(workspace, "other")], name="Ada", reason="R")
    changed = OTHER.replace("they say", "as they say")
    workspace.remove("other")
    workspace.add_documents([_document("other", changed)])
    item = workspace.review_queue()[0]
    assert item.kind == "reopened" and [claim.evidence.quote for claim in item.claims] == [changed, ONE]


def test_export_and_import_share_judgements(workspace: Workspace, tmp_path: Path) -> None:
    """Another base with the same texts comes to the same facts; a second import changes nothing; what was taken back stays so."""
    judgement = workspace.judge("reject", [_claim(workspace, "other")], name="Ada", reason="R")
    early = workspace.export_judgements()
    with bilat.open(str(tmp_path / "y.db")) as second:
        second.add_documents([_document("mirror", OTHER), _document("one", ONE), _document("third", THIRD)])
        assert msgspec.to_builtins(second.import_judgements(early)) == {"added": 1, "undone": 0, "known": 0}
        assert [fact.verdict for fact in second.facts(dyad="AZE-BLR")] == ["single"]
        workspace.undo(judgement.id, name="Ada")
        assert second.import_judgements(workspace.export_judgements()).undone == 1
        assert second.import_judgements(early).known == 1
        assert [fact.verdict for fact in second.facts(dyad="AZE-BLR")] == ["differs"]
        assert second.export_judgements() == workspace.export_judgements()


def test_bad_line_is_named_and_nothing_is_imported(workspace: Workspace, tmp_path: Path) -> None:
    """The error names file and line, and no line of the file is kept."""
    workspace.judge("confirm", [_claim(workspace, "one")], name="Ada", reason="R")
    good = workspace.export_judgements()
    bad = [
        "{", "[]", '{"verb": "praise"}', good.replace('"reason":"R"', '"reason":"S"'), good.replace('"verb":"confirm"', '"verb":"same"'),
        good.replace('"name":"Ada"', '"name":"Ada","mood":"good"'),
    ]  # fmt: skip
    with bilat.open(str(tmp_path / "y.db")) as second:
        for line in bad:
            with pytest.raises(ReadError, match=r"^team\.jsonl:3: .*nothing was imported"):
                second.import_judgements(f"{good}\n{line}", "team.jsonl")
        assert second.judgements() == []


def test_rejected_claims_are_left_out_as_of_a_day(workspace: Workspace) -> None:
    """Facts found anew for a day of the past follow the judgements too."""
    workspace.add_documents([msgspec.structs.replace(_document("dated", ONE), date="2010")])
    workspace.judge("reject", [_claim(workspace, "dated")], name="Ada", reason="R")
    assert workspace.facts(as_of="2011") == []


def test_brief_does_not_use_what_is_rejected(workspace: Workspace) -> None:
    """Neither the words nor the document of a rejected claim stand in a brief."""
    from bilat.dossier.build import build_dossier
    from bilat.dossier.collect import collect_material

    workspace.judge("reject", [_claim(workspace, "other")], name="Ada", reason="R")
    shown = msgspec.json.encode(build_dossier(collect_material(workspace, ("AZE", "BLR")))).decode()
    assert ONE in shown and OTHER not in shown and "they say" not in shown


def test_step_by_step_equals_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents added and removed, judgements made and taken back, one by one, leave the facts of doing all of it at once."""
    monkeypatch.setattr("bilat.adding.extract_claims", _extract)
    source = random.Random(11)
    documents = [_draw_document(source, n) for n in range(12)]
    with bilat.open(str(tmp_path / "x.db")) as workspace:
        for _ in range(90):
            _take_step(workspace, source, documents)
            kept = workspace.documents()
            claims = [claim for document in kept for claim in _extract(document)[0]]
            expected = reconcile(kept, claims, Rulings(workspace.judgements()))
            assert sorted(workspace.facts(), key=lambda f: f.id) == sorted(expected.facts, key=lambda f: f.id)
        assert {one.verb for one in workspace.judgements()} == {"confirm", "reject", "same", "different"}
        before = workspace.facts()
        workspace.rebuild()
        assert workspace.facts() == before


def _take_step(workspace: Workspace, source: random.Random, documents: list[Document]) -> None:
    document, claims = source.choice(documents), workspace.claims()
    standing: list[Judgement] = workspace.base.judgements.find_standing()
    action = source.choice(["add", "add", "remove", "judge", "judge", "judge", "undo"])
    if action == "undo" and standing:
        workspace.undo(source.choice(standing).id, name="Ada")
    elif action == "judge" and len(claims) > 1:
        verb = source.choice(["confirm", "reject", "same", "same", "different"])
        chosen = source.sample(claims, 1 if verb in ("confirm", "reject") else 2)
        try:
            workspace.judge(verb, chosen, name=source.choice("AB"), reason="R")  # type: ignore[arg-type] # drawn from the verbs
        except UsageError:
            return  # two claims in the same words, or the contrary of what was said
    elif action == "remove" and workspace.base.has_document(document.id):
        workspace.remove(document.id)
    elif action == "add":
        workspace.add_documents([document])


def _draw_document(source: random.Random, number: int) -> Document:
    lines = [
        f"{source.choice(['Aliyev', 'Lukashenko'])} in {source.choice(list(_HOSTS))} on {source.choice(['2006-10-17', '2006-10-19', '2006', 'once'])}"
        f" for {source.choice(['talks', 'a day'])}"
        for _ in range(source.randint(1, 4))
    ]
    return _document(f"d{number}", *lines, number=number)
