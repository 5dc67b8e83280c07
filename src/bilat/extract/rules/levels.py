"""How ties are: the words that judge them or move them. Of whom they are said is read elsewhere."""

from __future__ import annotations

import re
from functools import cache

from bilat.extract.verbs import load_verbs
from bilat.vocabulary import load

MOVES = ("improve", "deteriorate", "worsen", "cool", "warm", "warm up", "sour", "strain", "flourish", "deepen", "grow", "thaw", "strengthen", "intensify", "escalate", "decline", "expand", "freeze", "suffer", "develop", "weaken", "normalise",
          "normalize", "rise", "prosper", "blossom", "recover", "plummet", "plunge", "stall", "stagnate", "boom", "thrive", "lag", "function", "turn", "reach", "sink", "fall", "hit", "enter", "know", "falter", "rebound", "evolve", "mature", "harden",
          "soften", "chill", "mend", "drift", "collapse", "ease", "widen", "broaden", "survive", "run", "go", "come", "get", "lie", "rest", "shift", "progress", "advance", "move", "date back", "go back", "mark", "take off", "pick up", "slump", "touch")  # fmt: skip
BURDENS = ("poison", "burden", "overshadow", "strain", "sour", "cloud", "mar", "plague", "hold back", "complicate", "damage", "harm", "cool", "chill", "improve", "strengthen", "worsen", "revive", "mend", "thaw", "warm", "hamper", "shake", "weigh on", "test")


@cache
def find_qualities() -> re.Pattern[str]:
    """Give the words that say of what quality ties are."""
    words = load().cues["views"]["qualities"]
    return re.compile(rf"\b(?:{'|'.join(re.escape(w) for w in sorted(words, key=len, reverse=True))})\b")


def is_judgement(level: str) -> bool:
    """Tell whether a level judges or moves ("cordial", "have cooled"); "accredited Ambassador of A", "confirmed by talks" and "conducted through C" do neither."""
    head = " ".join(level.lower().split()[:6])
    return bool(find_level(head)) and not _FORMAL.match(head) and not re.fullmatch(r"(?:comprehensive |enhanced )?strategic partnership", head)


def find_level(text: str) -> str:
    """Give the first words of a text that judge how ties are or move them, "" where none do."""
    found = [match for shape in (find_qualities(), _moves(), _VALUED) if (match := shape.search(text.lower()))]
    first = min(found, key=lambda match: match.start(), default=None)
    return text[first.start() : first.end()] if first is not None else ""


_FORMAL = re.compile(r"(?:(?:first|then|also|again|both|mainly|primarily) )*(?:accredited|appointed|conducted|handled|confirmed|demonstrated|established|based|permitted|mentioned|discussed|welcomed|expelled|presented|nominated|passed|bound|members?|regulated|governed)\b")
_VALUED = re.compile(
    r"\b(?:\w{3,}est|better|worse|warmer|cooler|colder|closer|stronger|weaker|tenser|friendlier|deeper|broader|wider|smoother|rockier|frostier|icier|poorer|harder|tighter|looser|easier|ups and downs|heights?|peak|lows?|high point|nadir|on track|risk|breaking point|dependence|siblings|brothers|sisters|friends|family|at odds|crisis|trouble|ruins|tatters|hold|ice|thaw|chill|rift|rapprochement|reconciliation|friendship|affinity|trust|mistrust|goodwill|tensions?|"
    r"normali[sz]ation|importance|warmth|significant|variable|halted|frozen|contentious|sensitive|coolness|estrangement|detente|falling-out|priority|nearer|par|footing|terms|model|example|more|less|apart|together|anything but)\b"
)


@cache
def _moves() -> re.Pattern[str]:
    """Give the forms of the verbs by which relations rise and fall; those that need a complement ("reach", "go") do not count alone."""
    moving = {m.split()[0] for m in (*MOVES, *BURDENS)} - _PLAIN
    forms = {form for form, readings in load_verbs().items() if any(r.lemma in moving for r in readings)}
    return re.compile(rf"\b(?:{'|'.join(re.escape(f) for f in sorted(forms, key=len, reverse=True))})\b")


_PLAIN = frozenset(["turn", "reach", "fall", "hit", "enter", "know", "run", "go", "come", "get", "lie", "rest", "shift", "move", "date", "mark", "take", "pick", "touch", "function", "test", "hold"])
