"""Words as reconciliation compares them: folded, without articles, loosely alike. No claims and no documents here."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

_CODE = re.compile(r"[A-Z][A-Z0-9-]+$")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+$")
_EMPTY = re.compile(r"\b(?:the|a|an|of|and|for|on|in|to|mr|mrs|ms|dr|h e|his excellency|sir)\b")
_WORD = re.compile(r"\w+(?:[’']\w+)*")
# Letters of other scripts that are drawn like Latin ones and stray into names; NFKD does not fold them.
_LOOKALIKES = str.maketrans("аеорсухіАВЕКМНОРСТХəƏøØłŁđĐıß", "aeopcyxiABEKMHOPCTXeEoOlLdDis")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Give the text in plain lower-case letters and digits, without articles, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text.translate(_LOOKALIKES))
    lowered = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    spaced = re.sub(r"[^\w]+", " ", lowered)
    return " ".join(_EMPTY.sub(" ", spaced).split()) or spaced.strip()


def is_code(text: str) -> bool:
    """Tell whether a role's value is a code (AZE, OSCE) or a slug (nagorno-karabakh), which compare exactly."""
    return bool(_CODE.match(text) or _SLUG.match(text))


def find_words(text: str) -> list[str]:
    """Find the words of a text in lower case, punctuation left out."""
    return [word.lower() for word in _WORD.findall(text)]


def is_alike(one: str, other: str) -> bool:
    """Tell whether two values name the same thing: codes exactly, free text loosely, numbers in it not at all."""
    if one == other:
        return True
    if is_code(one) and is_code(other):
        return False
    first, second = fold(one), fold(other)
    if not first or not second:
        return first == second
    numbers = [set(re.findall(r"\d+", text)) for text in (first, second)]
    if all(numbers) and not numbers[0] & numbers[1]:
        return False
    if first == second or _is_inside(first, second) or _is_inside(second, first):
        return True
    shared = set(first.split()) & set(second.split())
    if len(shared) / min(len(set(first.split())), len(set(second.split()))) >= 0.6:
        return True
    return fuzz.ratio(first, second) >= 78


def _is_inside(part: str, whole: str) -> bool:
    return len(part) >= 4 and f" {part} " in f" {whole} "
