"""What a line of plain text is among its neighbours: headings without marks, captions, tables of contents, wrapped lines."""

from __future__ import annotations

import re

from bilat.read.lines import Line
from bilat.read.titles import find_section_kind, is_contents_mark

_TERMINAL = re.compile(r"[.!?…:;][\"”’')\]]*(?:\s?\[[\w ]{1,20}\])*$")
_CONTINUED = re.compile(r"[a-z.,;:)\]%&]")
_OPEN_END = re.compile(r"(?:[,–—(-]|\b(?:of|the|and|or|in|on|at|to|for|by|with|from|during|a|an|as|between|is|are|was|were|has|have|that|which|its|their|into|under))$")  # fmt: skip
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|may|said|says|does|did)\b")
_CONTENTS_LINE = re.compile(r".{1,80}[ .]\d{1,2}(?:\.\d{1,2})*$|\d{1,2}(?:\.\d{1,2})+ .{1,80}$")
_NOT_HEADING = re.compile(r"https?://|www\.|@|\bdate \d{4}|^\W*\d[\d\s.,/:-]*$")


def settle_lines(lines: list[Line]) -> str:
    """Decide in context what each line is, in place, and give the title of the text (empty where it shows none)."""
    _mark_contents(lines)
    _mark_captions(lines)
    _mark_headings(lines)
    title = _find_title(lines)
    _mark_leftovers(lines, title)
    return title


def is_wrapped(line: Line, following: Line, width: int) -> bool:
    """Tell whether the following line goes on with the sentence or paragraph of this one; `width` is that of a hard-wrapped run, or 0."""
    if _CONTINUED.match(following.text) or _OPEN_END.search(line.text):
        return True
    if width and len(line.text) >= 0.6 * width:
        return True
    return not _TERMINAL.search(line.text) and len(line.text) >= 50


def find_wrap_width(run: list[Line]) -> int:
    """Find the width at which a run of lines was hard-wrapped, or 0 where each line is a paragraph of its own."""
    lengths = [len(line.text) for line in run]
    width = max(lengths, default=0)
    if len(run) < 3 or width > 130 or width < 40:
        return 0
    full = sum(length >= 0.75 * width for length in lengths[:-1])
    return width if full >= 0.8 * (len(run) - 1) and any(not _TERMINAL.search(line.text) for line in run) else 0


def is_heading_like(text: str) -> bool:
    """Tell whether words alone could be a heading: few, capitalised, no full stop, no address, no clause."""
    if not 0 < len(text) <= 100 or len(text.split()) > 10 or _NOT_HEADING.search(text):
        return False
    first = text.lstrip("\"“'‘([¿¡")[:1]
    if not (first.isupper() or first.isdigit()) or text[-1] in ".,;!…—–-|" or _OPEN_END.search(text):
        return False
    return not (_VERB.search(text) and len(text.split()) > 4 and text[-1] != "?")


def _mark_contents(lines: list[Line]) -> None:
    """Turn the lines under "Contents", and runs of items that end in section numbers, into junk."""
    numbered = [bool(line.kind in ("item", "text") and _CONTENTS_LINE.fullmatch(line.words)) for line in lines]
    after_mark = False
    for index, line in enumerate(lines):
        if line.kind == "blank":
            continue
        neighbours = any(numbered[max(0, index - 2) : index]) or any(numbered[index + 1 : index + 3])
        if numbered[index] and len(line.text) < 90 and (after_mark or (line.kind == "item" and neighbours)):
            line.kind = "junk"
        else:
            after_mark = is_contents_mark(line.text)


def _mark_captions(lines: list[Line]) -> None:
    """Turn short lines that stand in one run with a picture's file name into captions."""
    for run in find_runs(lines):
        if not any(line.kind == "image" for line in run):
            continue
        for line in run:
            if line.kind in ("text", "image") and (line.kind == "image" or len(line.text.split()) <= 25):
                line.kind = "caption"


def find_runs(lines: list[Line]) -> list[list[Line]]:
    """Find the runs of lines that no blank line divides."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if line.kind == "blank":
            runs.append([])
        else:
            runs[-1].append(line)
    return [run for run in runs if run]


def _mark_headings(lines: list[Line]) -> None:
    for index, line in enumerate(lines):
        if line.kind == "text" and is_heading_like(line.text):
            before = lines[index - 1] if index else None
            after = lines[index + 1] if index + 1 < len(lines) else None
            if _opens(before) and _is_followed(line, after, lines[index + 1 :]):
                line.kind = "heading"


def _opens(before: Line | None) -> bool:
    """Tell whether a heading may stand after this line: nothing, a heading, or a paragraph that has ended."""
    return before is None or before.kind not in ("text", "item") or bool(_TERMINAL.search(before.text))


def _is_followed(line: Line, after: Line | None, rest: list[Line]) -> bool:
    """Tell whether what follows fits a heading: a blank line with something after it, or at once a line of prose."""
    following = next((other for other in rest if other.kind not in ("blank", "junk", "rule")), None)
    if following is None:
        return find_section_kind(line.text) != "body"
    if after is None or after.kind == "blank":
        return not _CONTINUED.match(following.text)
    if after.kind in ("item", "row", "junk", "heading", "rule"):
        return True
    return len(after.text) >= max(60, 1.5 * len(line.text)) and not _CONTINUED.match(after.text)


def _find_title(lines: list[Line]) -> str:
    """Find the title: a heading of the first level, or the first heading line of several words above the first paragraph."""
    marked = next((line for line in lines if line.kind == "heading" and line.level == 1), None)
    if marked:
        return marked.words
    first: Line | None = None
    for line in lines:
        if line.kind == "heading" and not line.level and find_section_kind(line.text) == "body":
            first = first or line
            if len(line.text.split()) > 2 or re.search(r"relations|ties", line.text, re.I):
                first = line
                break
        elif line.kind in ("text", "item", "row", "teaser") or line.level:
            break
    if first is None:
        first = _find_headline(lines)
    if first is None:
        return ""
    first.kind, first.level = "heading", 1
    return first.words


def _find_headline(lines: list[Line]) -> Line | None:
    """Find a headline: a short line without a full stop that opens the text and is a clause, as headlines of news are."""
    full = [line for line in lines if line.kind not in ("blank", "junk", "caption", "rule")]
    if len(full) < 2 or full[0].kind != "text":
        return None
    words = len(full[0].text.split())
    fits = 2 < words <= 18 and len(full[0].text) < 0.8 * len(full[1].text) and not _NOT_HEADING.search(full[0].text)
    return full[0] if fits and not _TERMINAL.search(full[0].text) and not is_wrapped(full[0], full[1], 0) else None


def _mark_leftovers(lines: list[Line], title: str) -> None:
    """Turn names that a side table left behind ("Brazil", "Nigeria" under "Brazil–Nigeria relations") into captions."""
    known = set(re.findall(r"\w+", title.lower()))
    headings = [line for line in lines if line.kind not in ("blank", "junk")]
    in_lead = True
    for line, following in zip(headings, headings[1:], strict=False):
        in_lead = in_lead and line.kind in ("heading", "caption", "rule")
        names = set(re.findall(r"\w+", line.text.lower()))
        if line.kind == "heading" and line.level != 1 and names and names < known and len(names) < 4:
            if in_lead or following.kind == "heading":
                line.kind = "caption"
