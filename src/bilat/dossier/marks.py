"""The marks of verdicts: a sign and a word each, so that no meaning hangs on colour. The one legend for all renderers."""

from __future__ import annotations

import msgspec

from bilat.model import Verdict


class Mark(msgspec.Struct, frozen=True):
    """A sign, its stand-in where only ASCII can be shown, a word, its meaning, and a colour name that supports it."""

    sign: str
    plain: str
    word: str
    meaning: str
    colour: str


MARKS: dict[Verdict, Mark] = {
    "agree": Mark("●", "*", "agree", "independent witnesses say the same", "green"),
    "single": Mark("○", "o", "single", "one witness says it", "default"),
    "refines": Mark("◐", "+", "refines", "one witness is more exact than another", "cyan"),
    "differs": Mark("≠", "!", "differs", "witnesses contradict each other", "red"),
    "superseded": Mark("↺", "<", "superseded", "true then, changed since", "yellow"),
    "dropped": Mark("✂", "x", "dropped", "a later version of the text no longer says it", "magenta"),
    "stale": Mark("◷", "~", "stale", "only an old copy still says it", "magenta"),
}
