"""In which form an answer is given: by `?format=`, else by the Accept header, else JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from fastapi import Request

from bilat.web.problems import Problem

Form = Literal["json", "jsonl", "csv", "arrow"]
MEDIA_TYPES: dict[Form, str] = {
    "json": "application/json",
    "jsonl": "application/jsonl",
    "csv": "text/csv; charset=utf-8",
    "arrow": "application/vnd.apache.arrow.stream",
}
TABLE: tuple[Form, ...] = ("json", "jsonl", "csv", "arrow")
RECORD: tuple[Form, ...] = ("json",)
# Other names under which programs ask for the same.
_OTHER_NAMES = {"application/x-ndjson": "application/jsonl", "application/ndjson": "application/jsonl"}


def choose_form(request: Request, offered: Sequence[Form]) -> Form:
    """Give the form that a request wants; raise Problem 406 if it is none of those that there are."""
    asked = request.query_params.get("format")
    if asked is None:
        return find_accepted(request.headers.get("accept", "*/*"), offered)
    for form in offered:
        if form == asked:
            return form
    raise _not_offered(f"format={asked[:100]}", offered)


def find_accepted(accept: str, offered: Sequence[Form]) -> Form:
    """Give the form that an Accept header likes best; of those that it likes equally, the first offered."""
    wanted = list(_parse_accept(accept))
    liking = {form: _find_liking(MEDIA_TYPES[form].partition(";")[0], wanted) for form in offered}
    best = max(offered, key=lambda form: liking[form])
    if liking[best] <= 0:
        raise _not_offered(f"Accept: {accept[:200]}", offered)
    return best


def _parse_accept(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(",") if accept.strip() else ["*/*"]:
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((one[2:] for one in parameters if one.startswith("q=")), "1")
        try:
            yield _OTHER_NAMES.get(media, media), float(quality)
        except ValueError:
            yield media, 0.0


def _find_liking(media: str, wanted: Sequence[tuple[str, float]]) -> float:
    """Give the quality of the most exact range that covers a media type, or 0."""
    for range_ in (media, f"{media.partition('/')[0]}/*", "*/*"):
        for name, quality in wanted:
            if name == range_:
                return quality
    return 0.0


def _not_offered(asked: str, offered: Sequence[Form]) -> Problem:
    forms = ", ".join(f"{form} ({MEDIA_TYPES[form].partition(';')[0]})" for form in offered)
    return Problem(406, "not-acceptable", f"{asked} cannot be answered", expected=forms)
