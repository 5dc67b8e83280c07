"""Rules for remarks in quotation marks: the words, the verb by which they are told, and who tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bilat.extract.clauses import Clause
from bilat.extract.mentions import Mention
from bilat.extract.reading import Sent
from bilat.extract.rules.common import other_of
from bilat.extract.rules.remark_about import about_words, find_about
from bilat.extract.rules.remark_speaker import Speaker, read_body, read_person, read_state
from bilat.extract.verbs import AUXILIARIES

UTTERS = (
    "say", "tell", "state", "declare", "add", "argue", "remark", "comment", "write", "note", "insist", "claim", "assert", "tweet", "explain", "contend", "observe", "reply", "warn", "complain", "stress", "answer", "joke", "quip", "maintain", "assure", "announce", "affirm", "admit", "conclude", "promise", "vow", "pledge",
    "respond", "retort", "sigh", "recall", "repeat", "continue", "protest", "ask", "shout", "scoff", "grumble", "lament", "muse", "counter", "boast", "confess", "emphasise", "emphasize", "underline", "reiterate", "concede", "predict", "urge", "agree", "put",
    "call", "describe", "speak", "voice", "term", "denounce", "brand", "hail", "express", "condemn", "praise", "liken", "dismiss", "see", "want", "wish", "accuse", "regret", "commend", "blame", "thank", "deplore", "cite", "take", "refer", "reject", "offer", "quote", "think", "find",
)  # fmt: skip
_EXACT = frozenset(UTTERS[:58])
_QUOTE = re.compile(r"[\"“]([^\"“”]{3,})[\"”]")


class Quote(NamedTuple):
    """Words in quotation marks: where they stand and whether they are a whole utterance ("...," he said)."""

    start: int
    end: int
    whole: bool


def find_quotes(sent: Sent) -> list[Quote]:
    """Find the words in quotation marks of a sentence; one that lacks a mark at an end of the sentence runs to it."""
    text = sent.document.text[sent.start : sent.end]
    found = [Quote(sent.start + m.start(1), sent.start + m.end(1), _is_whole(m.group(1), text[: m.start()])) for m in _QUOTE.finditer(text)]
    if not found and text.count('"') + text.count("”") == 1 and "“" not in text:
        at = text.find("”") if "”" in text else text.find('"')
        if at > 12 and text[at - 1] in ",.!?":
            found.append(Quote(sent.start, sent.start + at, True))
    return found


def _is_whole(words: str, before: str) -> bool:
    return words[-1] in ",.!?" or words[:1].isupper() or before.rstrip().endswith(":")


def find_quoted(sent: Sent, clause: Clause) -> Iterator[tuple[Clause, int, Speaker, str, str]]:
    """ "'We were shocked,' said N.", "'...', he told reporters", "N. joked: '...'": the clause and unit of the verb, who, about whom, the words."""
    if clause is not sent.clauses[0]:
        return
    for quote in find_quotes(sent):
        words = sent.document.text[quote.start : quote.end]
        if not quote.whole or len(words.split()) < 2:
            continue
        at = _verb_of(sent, quote)
        speaker = _teller(sent, quote, *at) if at is not None else _as_put(sent, quote)
        if speaker is None:
            continue
        about = find_about(sent, quote.start, quote.end, speaker.code)
        if speaker.code in sent.pair and not set(about.split("-")) & set(sent.pair):
            about = ""
        about = about or about_words(sent, words, speaker.code)
        if about and (speaker.of or other_of(sent, about)):
            yield (*(at or (clause, 0)), speaker, about, words)
            return


def _verb_of(sent: Sent, quote: Quote) -> tuple[Clause, int] | None:
    """Give the verb of saying that stands nearest to a quotation, outside of all."""
    inside = find_quotes(sent)
    best: tuple[int, Clause, int] | None = None
    for clause in sent.clauses:
        for cue in clause.verbs(UTTERS):
            unit = clause.units[cue.index]
            if cue.lemma not in _EXACT or cue.form == "ing" or _is_told(clause, cue.index) or any(q.start <= unit.start < q.end for q in inside):
                continue
            apart = unit.start - quote.end if unit.start >= quote.end else quote.start - unit.end
            if apart <= 90 and (best is None or apart < best[0]):
                best = (apart, clause, cue.index)
    return (best[1], best[2]) if best is not None else None


def _is_told(clause: Clause, index: int) -> bool:
    """Tell whether a verb stands directly after a form of "be"; one further off belongs to the words quoted."""
    return index > 0 and AUXILIARIES.get(clause.units[index - 1].low) == "be"


def _teller(sent: Sent, quote: Quote, clause: Clause, index: int) -> Speaker | None:
    """Give who tells: after an inverted verb ("said N."), else what stands before it in its own stretch."""
    unit = clause.units[index]
    text = sent.document.text
    limit = max([sent.start, *[q.end for q in find_quotes(sent) if q.end <= unit.start], text.rfind(";", sent.start, unit.start)])
    if re.fullmatch(r"[\s\"”,;.–—-]*", text[limit : unit.start]) or not text[limit : unit.start].strip(' ",'):
        stop = min([sent.end, *[q.start for q in find_quotes(sent) if q.start >= unit.end]])
        return _first(sent, unit.end, stop)
    return _first(sent, limit, unit.start) or next((read_person(sent, m) for m in clause.subject if m.kind == "person" and not quote.start <= m.start < quote.end), None)


def _first(sent: Sent, start: int, end: int) -> Speaker | None:
    """Give the first person, else the first ministry or state, of text[start:end]."""
    here = [m for m in sent.of_kind("person", "country", "group") if start <= m.start and m.end <= end and not (m.form == "pronoun" and m.possessive)]
    person = next((m for m in here if m.kind == "person" and _is_agent(sent, m, start)), None)
    if person is not None and (person.value or person.text):
        return read_person(sent, person)
    body = read_body(sent, start, end)
    if body is not None:
        return body
    state = next((m for m in here if m.kind == "country" and m.form not in ("adjective",) and not m.possessive), None)
    return next(iter(read_state(sent, state)), None) if state is not None else None


def _is_agent(sent: Sent, m: Mention, start: int) -> bool:
    """Refuse a person after "to", "of" or "with" ("an aide to N.")."""
    return not m.possessive and m.form != "plural-office" and not re.search(r"\b(?:to|of|with|from|by|for|beside|after|before) (?:the )?$", sent.document.text[max(start, m.start - 12) : m.start])


_PUT = re.compile(r"\bas (?=.{2,80}\bput it\b)|\b[Ii]n (?=[^,]{3,40}['’]s? words)|\b[Ii]n the words of\b")


def _as_put(sent: Sent, quote: Quote) -> Speaker | None:
    """Give the teller of "as N. put it" and "in N.'s words"."""
    found = _PUT.search(sent.text)
    if not found:
        return None
    at = sent.start + found.end()
    return next((read_person(sent, m) for m in sent.of_kind("person") if at <= m.start <= at + 40 and not quote.start <= m.start < quote.end), None)
