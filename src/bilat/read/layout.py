"""What a line of plain text is among its neighbours: headings without marks, captions, tables of contents, wrapped lines.

Which of the headings is the title is decided in `headline`.
"""

from __future__ import annotations

import re

from bilat.read.dateline import is_dateline
from bilat.read.headline import find_title, mark_leftovers
from bilat.read.lines import Line
from bilat.read.shapes import is_continuation, is_ended, is_heading_like, is_open_ended
from bilat.read.titles import find_section_kind, is_contents_mark

_CONTENTS_LINE = re.compile(r"(?=.{3,96}$).{1,80}[ .]\d{1,2}(?:\.\d{1,2})*$|\d{1,2}(?:\.\d{1,2})+\s.{1,80}$")
_LABELLED = re.compile(r"[A-Z][^.:;!?,]{1,60}: \S")  # a line of a table without lines: "Honorary Consul of A: CITY"
_NUMBERED_LINE = re.compile(r"\d{1,2}(?:\.\d{1,2})*\s+\S.{1,80}$")
# A list without bullets: a name with its years in parentheses, as lists of visits and envoys are.
_DATED_LINE = re.compile(r"[A-ZÀ-Þ][^.:;!?]{3,100}\((?:[^()]*\b\d{4}\b[^()]*)\)$")


def settle_lines(lines: list[Line]) -> str:
    """Decide in context what each line is, in place, and give the title of the text (empty where it shows none)."""
    _mark_contents(lines)
    _mark_captions(lines)
    _mark_datelines(lines)
    _mark_dated(lines)
    _mark_headings(lines)
    _mark_numbered(lines)
    title = find_title(lines)
    mark_leftovers(lines, title)
    return title


def is_wrapped(line: Line, following: Line, width: int) -> bool:
    """Tell whether the following line goes on with the sentence or paragraph of this one; `width` is that of a hard-wrapped run, or 0."""
    if line.text.startswith(">") and following.text.startswith(">"):
        return not is_ended(line.text)
    if is_continuation(following.text) or is_open_ended(line.text):
        return True
    if _LABELLED.match(line.text) and _LABELLED.match(following.text):
        return False
    if width and len(line.text) >= 0.6 * width:
        return True
    return not is_ended(line.text) and len(line.text) >= 50 and not _LABELLED.match(following.text) and not _had_room(line, following)


def _had_room(line: Line, following: Line) -> bool:
    """Tell whether the first word of the following line would have fitted on this one, were both wrapped at one width."""
    return len(line.text) + 1 + len(following.text.split(None, 1)[0]) <= len(following.text)


def find_wrap_width(run: list[Line]) -> int:
    """Find the width at which a run of lines was hard-wrapped, or 0 where each line is a paragraph of its own."""
    lengths = [len(line.text) for line in run]
    width = max(lengths, default=0)
    if len(run) < 3 or width > 130 or width < 40:
        return 0
    full = sum(length >= 0.75 * width for length in lengths[:-1])
    return width if full >= 0.8 * (len(run) - 1) and any(not is_ended(line.text) for line in run) else 0


def _mark_contents(lines: list[Line]) -> None:
    """Turn the lines under "Contents", and runs of items that end in section numbers, into junk."""
    numbered = [
        bool(line.kind in ("item", "text") and _CONTENTS_LINE.fullmatch(line.words)) for line in lines
    ]
    after_mark = False
    for index, line in enumerate(lines):
        if line.kind == "blank":
            continue
        neighbours = any(numbered[max(0, index - 2) : index]) or any(numbered[index + 1 : index + 3])
        in_list = numbered[index] and (after_mark or (line.kind == "item" and neighbours))
        if len(line.text) < 90 and (in_list or (after_mark and _NUMBERED_LINE.fullmatch(line.text))):
            line.kind = "junk"
        else:
            after_mark = is_contents_mark(line.text)


_MISSION = re.compile(r"(?:Embassy|High Commission|Consulate(?:[- ]General)?|Legation) of [^.;:]{2,60}, ?[A-Z]")  # a line of the table beside the picture


def _mark_captions(lines: list[Line]) -> None:
    """Turn short lines that stand in one run with a picture's file name into captions."""
    for run in find_runs(lines):
        if not any(line.kind == "image" for line in run):
            continue
        for line in run:
            if line.kind in ("text", "image") and (line.kind == "image" or len(line.text.split()) <= 25) and not _MISSION.match(line.text):
                line.kind = "caption"


def _mark_dated(lines: list[Line]) -> None:
    """Turn short lines that end in years into items, where there are several or a heading stands above."""
    for run in find_runs(lines):
        dated = [
            line.kind == "text" and len(line.text.split()) < 15 and bool(_DATED_LINE.fullmatch(line.text))
            for line in run
        ]
        for index, line in enumerate(run):
            beside = any(dated[max(0, index - 1) : index]) or any(dated[index + 1 : index + 2])
            above = index > 0 and (run[index - 1].kind == "heading" or is_heading_like(run[index - 1].text))
            if dated[index] and (beside or above):
                line.kind = "item"


def find_runs(lines: list[Line]) -> list[list[Line]]:
    """Find the runs of lines that no blank line divides."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if line.kind == "blank":
            runs.append([])
        else:
            runs[-1].append(line)
    return [run for run in runs if run]


def _mark_datelines(lines: list[Line]) -> None:
    """Turn bylines, lines that are only a date, and a lone place in capitals above the first paragraph into junk."""
    top = [line for line in lines if line.kind not in ("blank", "junk")][:12]
    for number, line in enumerate(top):
        if line.kind == "text" and is_dateline(line.text):
            line.kind = "junk"
        elif (
            line.kind == "text"
            and number
            and re.fullmatch(r"[A-Z][A-Z ,.]{2,30}", line.text)
            and len(line.text.split()) < 4
        ):
            after = lines[lines.index(line) + 1] if line is not lines[-1] else line
            if after.kind == "text" and len(after.text) > 60 and len(top[number - 1].text) < 120:
                line.kind = "junk"


def _mark_headings(lines: list[Line]) -> None:
    for index, line in enumerate(lines):
        if line.kind == "text" and is_heading_like(line.text):
            before = lines[index - 1] if index else None
            after = lines[index + 1] if index + 1 < len(lines) else None
            if _opens(before) and _is_followed(line, after, lines[index + 1 :]):
                line.kind = "heading"


def _mark_numbered(lines: list[Line]) -> None:
    """Turn "1. Political Relations" above prose into a heading, where it is no entry of a list."""
    full = [line for line in lines if line.kind not in ("blank", "junk")]
    for number, line in enumerate(full[:-1]):
        before, after = full[number - 1] if number else None, full[number + 1]
        apart = (before is None or before.kind != "item") and after.kind == "text" and len(after.text) >= 60
        if (
            line.kind == "item"
            and line.text[0].isdigit()
            and apart
            and is_heading_like(line.words)
            and not is_continuation(after.text)
        ):
            line.kind = "heading"


def _opens(before: Line | None) -> bool:
    """Tell whether a heading may stand after this line: nothing, a heading, or a paragraph that has ended."""
    has_no_bullet = before is not None and before.kind == "item" and before.content == before.start
    return before is None or has_no_bullet or before.kind not in ("text", "item") or is_ended(before.text)


def _is_followed(line: Line, after: Line | None, rest: list[Line]) -> bool:
    """Tell whether what follows fits a heading: a blank line with something after it, or at once a line of prose."""
    following = next((other for other in rest if other.kind not in ("blank", "junk", "rule")), None)
    if following is None:
        return find_section_kind(line.text) != "body"
    if after is None or after.kind == "blank":
        return not is_continuation(following.text)
    if (
        after.kind in ("item", "row", "junk", "heading", "rule", "caption")
        or find_section_kind(line.text) != "body"
    ):
        return True
    return len(after.text) >= max(60, 1.5 * len(line.text)) and not is_continuation(after.text)
