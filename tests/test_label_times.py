"""The times of labels are made one by the words of the quote alone."""

import json

import pytest
from eval.label_times import mend_line


@pytest.mark.parametrize(
    ("kind", "roles", "when", "quote", "mended"),
    [
        ("mission", {"status": "open"}, "1995/", "Botswana has had an embassy in Kathmandu since 1995.", "1995/.."),
        ("mission", {"status": "open"}, "1995/", "Botswana opened an embassy in Kathmandu in 1995.", "1995/"),
        ("recognition", {"position": "recognises"}, "1966", "Nepal recognised Botswana in 1966.", "1966/"),
        ("agreement", {"status": "in-force"}, "2018-06-01/", "The treaty entered into force on 1 June 2018.", "2018-06-01"),
        ("agreement", {"status": "in-force"}, "2015-11-05/..", "The agreement has been in force since 5 November 2015.", "2015-11-05"),
        ("meeting", {}, "2021-04/", "Peru had hosted talks since April 2021.", "2021-04/"),
    ],
)
def test_a_label_is_mended_only_where_its_quote_decides(kind: str, roles: dict[str, str], when: str, quote: str, mended: str) -> None:
    """What the quote leaves open stays as it was, and a mended line is not mended again."""
    line, _ = mend_line(json.dumps({"type": kind, "roles": roles, "when": when, "quote": quote}))
    assert json.loads(line)["when"] == mended
    assert not mend_line(line)[1]
