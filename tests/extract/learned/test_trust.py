"""Trust in what rules and models have found: the trees' answers, and what of a sentence speaks for or against a claim."""

from __future__ import annotations

import pytest
from tests.extract.texts import read

from bilat.extract.learned.features import View
from bilat.extract.learned.grove import Tree
from bilat.extract.learned.naming import NAMES
from bilat.extract.learned.scoring import Trees, to_odds
from bilat.extract.learned.trust import find_hopeful, find_spread, find_tree_trust

TITLE = "Kenya–Peru relations"


def _trees(*trees: Tree) -> Trees:
    return Trees(("kind", "type=visit"), to_odds(0.5), trees)


def test_answers_of_all_trees_are_added() -> None:
    """A tree that asks for a score answers by its limit; one that asks for the type answers for that type alone; both answers add up."""
    by_score = Tree([0, -2, -2], [1.0, 0.0, 0.0], [1, -1, -1], [2, -1, -1], [0.0, -2.0, 2.0])
    by_type = Tree([1, -2, -2], [0.5, 0.0, 0.0], [1, -1, -1], [2, -1, -1], [0.0, 0.0, -2.0])
    assert find_tree_trust(_trees(by_score, by_type), "meeting", {"kind": 3.0}) == pytest.approx(0.880797, abs=1e-6)
    assert find_tree_trust(_trees(by_score, by_type), "visit", {"kind": 3.0}) == pytest.approx(0.5)
    assert find_tree_trust(_trees(by_score, by_type), "meeting", {"kind": 1.0}) == pytest.approx(0.119203, abs=1e-6), "a limit belongs to the left"


def test_what_may_yet_be_trusted_is_hopeful() -> None:
    """Before the late scores are known a tree gives its best answer; a proposal that even so is not trusted enough is given up."""
    late = Tree([0, 1, -2, -2, -2], [1.0, 0.0, 0.0, 0.0, 0.0], [1, 2, -1, -1, -1], [4, 3, -1, -1, -1], [0.0, 0.0, -3.0, 2.0, -1.0])
    trees = Trees(("kind", "tied", "type=visit"), to_odds(0.5), (late,))
    assert find_hopeful(trees, [("visit", {"kind": 0.0}), ("visit", {"kind": 3.0})], 0.55) == [True, False]
    assert [find_tree_trust(trees, "visit", {"kind": 0.0, "tied": tied}) >= 0.55 for tied in (-1.0, 1.0)] == [False, True]


@pytest.mark.parametrize(("text", "name"), [("Kenya never opened an embassy in Lima.", "negated"), ("Kenya might open an embassy in Lima.", "unreal"), ("Kenya and Peru: an overview", "verbless")])
def test_how_a_sentence_speaks_is_seen(text: str, name: str) -> None:
    """Negation, what is only thought of, and a line without a verb are told apart from plain telling."""
    plain = find_spread(View(read("Kenya opened an embassy in Lima.", title=TITLE)[-1])).scores
    assert (find_spread(View(read(text, title=TITLE)[-1])).scores[name], plain[name]) == (1.0, 0.0)


def test_words_are_seen_together_wherever_they_stand() -> None:
    """Two words of a sentence are one feature in whichever order; words that tell no type are not paired."""
    one, other = (set(View(read(text, title=TITLE)[-1]).pair_words(NAMES)) for text in ("The treaty on fishing was ratified.", "Ratified was the fishing treaty."))
    assert one == other
    assert not any("the" in feature.partition("=")[2].split("&") for feature in one)
