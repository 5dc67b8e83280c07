"""Heads of lists of visits: whence, where to and of what rank the entries under them are. The entries are read in lists.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bilat.extract.lexicon import load_lexicon
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import other_in
from bilat.extract.rules.visits import find_rank

TOPIC = re.compile(r"\b(?:visits?|trips?|tours?|travels|callers|guests)\b", re.I)
_ARROW = re.compile(r"^\W*(?:\(?[\da-z]\)|\d+\.)?\W*(?:from )?(?:the )?#(?: side)? ?(?:to|→|->|–>|⇒) ?(?:the )?#\W*$", re.I)
_NUMBERED = re.compile(r"^\W*(?:\(?[\da-z]\)|\d+\.)\s*")


@dataclass(slots=True)
class Flow:
    """Whence and where the visits of a list go, as far as its heads say it; `topic` tells whether they speak of visits at all."""

    origin: str = ""
    target: str = ""
    rank: str = ""
    topic: bool = False

    def fill(self, other: Flow) -> None:
        """Take over from a head farther off what is not yet known."""
        if not (self.origin or self.target):
            self.origin, self.target = other.origin, other.target
        self.rank = self.rank or other.rank
        self.topic = self.topic or other.topic


def flow_of(sent: Sent) -> Flow:
    """Give the direction of a list from its heads, the nearest first: lead, lines before it in the section, headings above."""
    flow = Flow()
    for head in _heads(sent):
        flow.fill(read_head(sent, head))
        if flow.topic and flow.origin and flow.target:
            break
    return flow


def _heads(sent: Sent) -> Iterator[str]:
    if sent.block.kind in ("item", "row") and sent.lead in ("", sent.section):
        yield from _line_before(sent)
    if sent.lead:
        yield sent.lead
    document, at = sent.document, sent.number
    for block in reversed(document.blocks[max(0, at - 30) : at]):
        if block.section != sent.block.section:
            break
        line = document.text[block.start : block.end].strip()
        if len(line) < 70 and (line.endswith(":") or block.kind in ("heading", "item", "paragraph")) and not re.search(r"\d{4}", line):
            yield line
    if document.sections:
        section = document.sections[sent.block.section]
        yield from reversed(section.path or (section.title,))
        yield from _topic_above(sent)


_BARE = re.compile(r"(?:\W|\d)*(?:to|from|in) (?:the )?[A-Z][\w'’ -]{2,40}:?")


def _topic_above(sent: Sent) -> Iterator[str]:
    """Give the heading of visits above headings that only say where to: "Visits", then "To A", then "To B"."""
    sections = sent.document.sections
    at = sent.block.section
    while at > 0 and _BARE.fullmatch(sections[at].title):
        at -= 1
    if at < sent.block.section and TOPIC.search(sections[at].title):
        yield sections[at].title


def _line_before(sent: Sent) -> Iterator[str]:
    """Give the last words of the paragraph before a list, where they stand like a head: short, without a full stop."""
    blocks = sent.document.blocks
    at = sent.number - 1
    while at >= 0 and blocks[at].kind in ("item", "row") and blocks[at].section == sent.block.section:
        at -= 1
    if at >= 0 and blocks[at].section == sent.block.section:
        last = re.split(r"(?<=[.!?:])\s|\n", sent.document.text[blocks[at].start : blocks[at].end].strip())[-1]
        if len(last) < 70 and not last.endswith((".", "!", "?")):
            yield last


def read_head(sent: Sent, head: str, *, led: bool = False) -> Flow:
    """Read the direction of visits from a head such as "Visits from A to B", "A to B", "State visits to B", "Swiss visits", "To B:"."""
    return _read_head(head, sent.pair, sent.context.owner, led)


@lru_cache(maxsize=256)
def _read_head(head: str, pair: tuple[str, ...], owner: str, led: bool) -> Flow:
    """Read a head on a page about a pair, or of a country; a head is asked for again by every line near it."""
    if len(head) > 110:
        return Flow()
    names = [m for m in load_lexicon().find(head) if m.kind == "country" and m.code and m.form not in ("capital", "metonym")]
    names = [m for m in names if not m.others or set(m.others) & set(pair)]
    topic = bool(TOPIC.search(head))
    masked = head
    for m in reversed(names):
        masked = masked[: m.start] + "#" + masked[m.end :]
    if len(names) == 2 and _ARROW.match(masked):
        return Flow(names[0].code, names[1].code, find_rank(head), True)
    bare = led and bool(re.match(r"(?:to|from|in|by) (?:the )?#(?: side)?\s*:", _NUMBERED.sub("", masked), re.I))
    alone = not led and bool(re.fullmatch(r"(?:to|from) (?:the )?#:?", masked.strip(), re.I))
    if not (topic or bare or alone):
        return Flow()
    flow = Flow("", "", find_rank(head), topic or bare)
    _place_names(flow, head, names, owner)
    flow.target = flow.target or other_in(pair, flow.origin)
    flow.origin = flow.origin or other_in(pair, flow.target)
    return flow


def _place_names(flow: Flow, head: str, names: list[Mention], owner: str) -> None:
    for m in names:
        before, after = head[: m.start], head[m.end :]
        if re.search(r"(?:\b(?:to|in|visiting)|→|->) (?:the )?$", before, re.I):
            flow.target = flow.target or m.code
        elif re.search(r"\b(?:from|by|of) (?:the )?(?:[\w-]+ ){0,3}$", before, re.I) or m.form == "adjective" or re.match(r"['’]s?\b|\s(?:leaders|officials|ministers|side)", after):
            flow.origin = flow.origin or m.code
    if len(names) == 2 and flow.origin and flow.origin == flow.target:
        flow.origin = ""
    if not names and owner:
        if re.search(r"\b(?:incoming|inbound|inward)\b", head, re.I):
            flow.target = owner
        elif re.search(r"\b(?:outgoing|outbound|outward)\b", head, re.I):
            flow.origin = owner
