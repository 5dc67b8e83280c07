"""What a heading or a line tells by its words alone: kinds of sections, lines of navigation. One table a language of the page."""

from __future__ import annotations

import re

from bilat.model import SectionKind

_SECTION_KINDS: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    ("references", re.compile(r"(?:(?:general |notes and |footnotes and )?(?:references?|sources?|citations?|footnotes?|notes|bibliography|works cited|literature|further reading)(?: and (?:references?|notes|sources|footnotes|citations))?)", re.I)),
    ("see-also", re.compile(r"see also|related (?:research )?(?:articles?|pages?|items?|links?|topics?|stories|content|news)|external links?|read (?:more|also|next)|more (?:on this|stories|from .{1,30})|you may also like|recommended(?: for you)?", re.I)),
    ("navigation", re.compile(r"navigation(?: menu)?|table of contents|contents|on this page|tags|share(?: this.{0,20})?|categories|menu", re.I)),
)  # fmt: skip
_JUNK = re.compile(
    r"(?:skip to (?:main )?(?:content|navigation|search)|jump to (?:navigation|search|content).*|menu|home|search|language selection|contents?"
    r"|on this page|in this section|table of contents|\[?(?:hide|show|edit|edit source)\]?|last (?:updated|modified|reviewed|edited|revised)\b.{0,60}|updated|date (?:modified|published|created)\b.{0,40}|rss\b.{0,20}|you may also (?:like|be interested in)\b.{0,160}"
    r"|(?:related|read also|also read|read next|see also) ?: .{1,200}|home ?[|>»›] ?.{1,160}"
    r"|(?:page )?last (?:edited|updated) .{0,60}|share(?: (?:this|on|via)\b.{0,40})?|print(?: this)?(?: page)?|e-?mail(?: this)?(?: (?:page|article))?"
    r"|flag as inappropriate|world library|theinfolist|or:|url:|authors?|tags:?|latest|news|advertisement|advertising|sponsored|subscribe(?: now)?|sign (?:in|up)|log ?in"
    r"|follow us.{0,40}|cookies?(?: policy| settings)?|(?:we use|this (?:web)?site uses) cookies.*|accept(?: all)?(?: cookies)?|privacy policy|terms (?:of use|and conditions)"
    r"|all rights reserved.*|copyright .{0,80}|©.*|back to top|previous|next|read more.{0,40}|\.{3}|…|image|photo|gallery|related links|facebook|twitter|x|linkedin|whatsapp|telegram"
    r"|from wikipedia, the free encyclopedia|wikipedia|coordinates:.*|translated by .{0,60}|page ?\|? ?\d+(?: of \d+)?|- ?\d+ ?-|\d+ ?/ ?\d+"
    r"|(?:\[\.{0,3}[\w ]+\.{0,3}\]|or:|\s)+|\[\d\].{0,12}|ir direto para .{0,60}|portal do .{0,60}|in[ií]cio do conte[uú]do.{0,40}|fim do conte[uú]do.{0,40}"
    r"|this page was last edited.*|categor(?:y|ies):.*|hidden categories:.*|retrieved from \"?https?:.*|text is available under.*|toggle .{0,60}"
    r"|(?:this|the) article (?:needs|does not cite|is an orphan|relies).*|download(?: pdf)?|view (?:source|history)|article|talk|read)",
    re.I,
)  # fmt: skip
# A line in round or square brackets by whoever saved the page: "(Pointer to the latest version)", "(event banner)".
_ASIDE = re.compile(r"\((?!caption|standfirst)[^()]{1,120}\)$|\[\.\.\..{1,40}\]$", re.I)
_BUTTON = re.compile(r"\s*\[\s*(?:edit|edit source|hide|show|change|edit \| edit source)\s*\]\s*$", re.I)
_RELATED = re.compile(
    r"related (?:research )?(?:articles?|pages?|items?|topics?|stories|content|news)\b", re.I
)
_LONGEST_JUNK = 300
_GLOSS = re.compile(r"\((?:glossary|gloss)\b", re.I)


def find_section_kind(title: str) -> SectionKind:
    """Tell what kind of section a heading opens; `body` unless its words say otherwise."""
    bare = title.strip(" :[]")
    return next((kind for kind, pattern in _SECTION_KINDS if pattern.fullmatch(bare)), "body")


def clean_title(heading: str) -> str:
    """Give a heading without the buttons that were copied with it ("History[edit]")."""
    return _BUTTON.sub("", heading).strip()


def is_related(title: str) -> bool:
    """Tell whether a heading opens summaries of other articles."""
    return bool(_RELATED.match(title))


def is_junk(line: str) -> bool:
    """Tell whether a whole line is navigation, a button, a banner or a note by whoever saved the page."""
    bare = line.strip(" \t\u00a0*•|")
    if len(bare) > _LONGEST_JUNK:
        return bool(_GLOSS.match(bare))
    return not bare or bool(_JUNK.fullmatch(bare) or _ASIDE.match(bare) or _GLOSS.match(bare))


def is_contents_mark(line: str) -> bool:
    """Tell whether a line is the heading of a table of contents."""
    return line.strip(" :[]").lower() in ("contents", "table of contents", "on this page", "in this article")
