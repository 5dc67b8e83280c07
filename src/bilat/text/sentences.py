"""Sentences: a general segmenter with the corrections that texts on diplomacy need. Paragraphs are found elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import sentencex

from bilat.model import Span

# A full stop after these does not end a sentence when a name or a number follows.
_TITLE_WORDS = (
    "Dr Mr Mrs Ms Messrs Mme Mlle St Ste Sr Jr Prof Gen Lt Col Maj Capt Cmdr Cdr Adm Sgt Brig Hon Rev Fr Msgr Gov Sen Rep Amb Pres"
    " Min Mt Ft Smt Shri Sh Sri Ing Lic Arq Eng Gral Dra Mag Sec Secy Asst Dep Supt Insp Pvt Cpl Rt Ven Archbp Bp Mgr HRH H.E H.R.H"
    " H.H H.M Vice-Adm Maj-Gen Lt-Gen Lt-Col Brig-Gen Rear-Adm P.M a.i cf vs viz e.g i.e approx ca c al vol pp art arts sect para ch fig"
    " No Nos nos Vol Art Arts Sect Para Ch Fig Figs Eq op est resp incl excl"
)
_TITLES = frozenset(_TITLE_WORDS.split())
_NUMBERED = (
    "no",
    "pp",
    "p",
    "vol",
    "ch",
    "fig",
    "art",
    "nr",
    "para",
    "sec",
    "sect",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")
_LAST_WORD = re.compile(r"(?:^|[\s(\[\"“'‘—–/-])([^\s(\[\"“]+)\.[)\]\"”'’]*\s*$")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]$|(?:[A-Z][a-z]?\.){1,3}[A-Z][a-z]?$|[A-Z]\.-[A-Z]$")
_ACRONYM = re.compile(r"(?:(?:[A-Z]\.){1,4}[A-Z]|[Ee]tc|Inc|Ltd|Co|Corp|Bros)$")
# Words that open a sentence and cannot go on with a name: after "U.S." or "Inc." they tell that a new sentence begins.
_OPENER_WORDS = (
    "The This That These Those It Its He She They We In On At As After Before During Since For From By With Both Each However"
    " Although While When There Their His Her But And Yet Also An A More Other Another Most Many Some Under Until"
)
_OPENERS = frozenset(_OPENER_WORDS.split())
_STROKE = re.compile(r"\s/\s(?=(?:(?:\d{1,2}(?:[-–]\d{1,2})? )?[A-Z][a-z]{2,8} )?(?:1[5-9]|20)\d\d ?[:–-] ?\S)")
_UNIT_STOP = re.compile(
    r"(?<=\d) ?(?:m|mn|mln|bn|bln|b|tn|km|kg|t|cu|sq|pc|p\.c|per cent|percent|%)\.(?=\s+[A-Z])"
)
_CLOSED_STOP = re.compile(r"(?<=[\w%)\]”\"’])[.!?][”\"’)]?(?=\s+[“\"(]?[A-Z][a-z]*[\s,'’-])")
_GLUED_STOP = re.compile(
    r"(?:(?<=[a-z]{2})|(?<=[0-9)%”\"]))[.!?][”\"]?(?=[A-Z][a-z’']*(?:[\s,-]|[A-Z0-9]*\s))"
)
_ADDRESS = re.compile(
    r"(?P<whole>(?:https?://|www\.)\S+)|(?<![\w.-])[.-]*(?P<bare>\w[\w.-]*\.(?:com|org|net|gov|edu|int|info|io|eu|az|by|ru|uk|jpg|png|svg|pdf)\b\S*)",
    re.I,
)  # from the beginning of a run of letters and dots only: a start at each of its dots would walk the rest of it again
_AMOUNT_END = re.compile(r"\d ?(?:m|mn|mln|bn|bln|tn)\.$")
_CURRENCY = re.compile(r"\s*(?:US|USD|EUR|euros?|dollars?|pounds)\b")
_LONGEST_ASIDE = 300
_BLANKS = re.compile(r"\s+")
_LIST_NUMBER = re.compile(r"\s*(?:\(?\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s*$")
_CONTINUES = re.compile(r"\s*[a-z0-9,;:)%]")


def find_sentences(text: str, start: int, end: int, mask: Sequence[Span] = ()) -> list[Span]:
    """Find the sentences of `text[start:end]`, as spans of `text`, in order, without overlap and without blank ends.

    `mask` are spans that are no words (markers, tags): they are taken out before the text is cut, and a marker that follows a
    sentence belongs to it. Wording never changes: spans are offsets into the text as given.
    """
    plain, offsets = _take_out(text, start, end, mask)
    cuts = sorted({*_correct(plain, _segment(plain)), *_between_rows(plain)})
    spans = []
    for first, last in zip([0, *cuts], [*cuts, len(plain)], strict=True):
        piece = plain[first:last]
        if piece.strip() in ("", "/"):
            continue
        first += len(piece) - len(piece.lstrip())
        last -= len(piece) - len(piece.rstrip())
        spans.append(Span(offsets[first], offsets[last - 1] + 1))
    return _take_in(spans, text, end, mask)


def _take_out(text: str, start: int, end: int, mask: Sequence[Span]) -> tuple[str, list[int]]:
    kept: list[int] = []
    position = start
    for span in sorted((s for s in mask if s.start < end and s.end > start), key=lambda s: s.start):
        kept.extend(range(position, max(position, span.start)))
        position = max(position, span.end)
    kept.extend(range(position, end))
    return "".join([text[offset] for offset in kept]), kept


def _take_in(spans: list[Span], text: str, end: int, mask: Sequence[Span]) -> list[Span]:
    """Let markers that directly follow a sentence, blanks between them, belong to it."""
    starts = {span.start: span.end for span in mask if span.end <= end}
    taken = []
    for index, span in enumerate(spans):
        limit = spans[index + 1].start if index + 1 < len(spans) else end
        last = position = span.end
        while position < limit:
            if position in starts and starts[position] <= limit:
                last = position = starts[position]
            elif text[position] in " \u00a0":
                position += 1
            else:
                break
        taken.append(Span(span.start, last))
    return taken


def _segment(plain: str) -> list[int]:
    """Give the offsets at which the general segmenter cuts; line breaks inside a block are blanks to it."""
    flat = re.sub(r"\s", " ", plain)
    return [
        cut["start_index"] for cut in sentencex.get_sentence_boundaries("en", flat) if cut["start_index"] > 0
    ]


def _correct(plain: str, cuts: Iterable[int]) -> Iterator[int]:
    first = 0
    inside = {place for found in _ADDRESS.finditer(plain) for place in range(found.start(found.lastgroup or 0) + 1, found.end())}
    for cut in sorted({*cuts, *_find_missed(plain)} - inside):
        if not _is_false(plain[first:cut], plain[cut : cut + 2 * _LONGEST_ASIDE]):
            yield cut
            first = cut


def _between_rows(plain: str) -> Iterator[int]:
    """Give where a stroke parts dated rows that stand on one line ("6 May 2013: ... / 8 June 2014: ..."): the stroke is in neither."""
    for found in _STROKE.finditer(plain):
        yield from found.span()


def _find_missed(plain: str) -> Iterator[int]:
    for pattern in (_UNIT_STOP, _CLOSED_STOP, _GLUED_STOP):
        for found in pattern.finditer(plain):
            blanks = _BLANKS.match(plain, found.end())
            yield blanks.end() if blanks else found.end()


def _is_false(before: str, after: str) -> bool:
    """Tell whether a cut between the two is no end of a sentence."""
    if _LIST_NUMBER.fullmatch(before) or (_CONTINUES.match(after) and not _is_list_start(after)):
        return not before.rstrip().endswith(("!", "?", '."', ".”")) or bool(re.match(r"\s*[a-z]", after))
    if _is_inside(before, after) or (_AMOUNT_END.search(before.rstrip()) and _CURRENCY.match(after)):
        return True
    found = _find_last_word(before[-80:])
    if not found:
        return not before.rstrip().endswith((".", "!", "?", "…", '"', "”", ")", "’", "]", "。"))
    return _is_abbreviation(found[1], after.lstrip())


def _find_last_word(tail: str) -> re.Match[str] | None:
    """Find the word before the full stop at the end of a text."""
    bare = tail.rstrip().rstrip(")]\"”'’")
    return _LAST_WORD.search(tail, max(0, *(bare.rfind(mark) for mark in ' \n(["“'))) if bare.endswith(".") else None


def _is_inside(before: str, after: str) -> bool:
    """Tell whether the cut is inside a parenthesis or a quotation that closes soon; longer ones are cut."""
    near, far = before[-_LONGEST_ASIDE:], after[:_LONGEST_ASIDE]
    if before.count("(") > before.count(")") and "(" in near and ")" in far:
        return True
    if before.count("“") > before.count("”") and "“" in near and "”" in far:
        return True
    return before.count('"') % 2 == 1 and '"' in near and far.count('"') % 2 == 1


def _is_abbreviation(word: str, after: str) -> bool:
    bare = word.strip("’'\"“”")
    opener = re.match(r"[A-Za-z]+", after)
    opens = opener is not None and opener[0] in _OPENERS and not re.match(r"A\.", after)
    if bare in _TITLES or bare.capitalize() in _MONTHS:
        return not opens or bare in ("Dr", "Mr", "Mrs", "Ms", "St")
    if bare.lower() in _NUMBERED and re.match(r"\d", after):
        return True
    if _ACRONYM.match(bare):
        return not opens
    return bool(_INITIALS.match(bare)) and not opens


def _is_list_start(after: str) -> bool:
    return bool(re.match(r"\s*\d{1,4}\s+[A-Z]|\s*\d[\d,]*\s+[a-z]", after))
