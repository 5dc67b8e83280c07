"""In which form an answer is given."""

from __future__ import annotations

import pytest

from bilat.web.negotiation import RECORD, TABLE, find_accepted
from bilat.web.problems import Problem


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("*/*", "json"),
        ("", "json"),
        ("application/*", "json"),
        ("text/*", "csv"),
        ("text/csv", "csv"),
        ("application/x-ndjson", "jsonl"),
        ("application/vnd.apache.arrow.stream", "arrow"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "json"),
        ("application/json;q=0.5, text/csv", "csv"),
        ("text/csv;q=0, */*;q=0.1", "json"),
        ("TEXT/CSV; charset=utf-8", "csv"),
        ("application/json;q=many, text/csv;q=0.1", "csv"),
    ],
)
def test_the_form_is_the_one_liked_best(accept: str, form: str) -> None:
    """Exact types count before ranges, and of what is liked equally the first that is offered."""
    assert find_accepted(accept, TABLE) == form


@pytest.mark.parametrize("accept", ["text/csv", "image/png", "application/json;q=0", "nonsense"])
def test_what_is_not_offered_is_refused_with_what_is(accept: str) -> None:
    """A 406 says in which forms the answer is given."""
    with pytest.raises(Problem) as caught:
        find_accepted(accept, RECORD)
    assert caught.value.record.status == 406 and caught.value.record.expected == "json (application/json)"
