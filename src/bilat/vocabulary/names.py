"""Names as keys, and the spellings of a name. What a name stands for is the look-ups' matter."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ʻ": "'", "’": "'", "‘": "'", "–": "-", "—": "-"})
_ACRONYM = re.compile(r"(?=(?:.*[A-Z0-9]){2})(?=.*[A-Z])[A-Z0-9][A-Z0-9.&/+*-]*$|[A-Z]\. ?[A-Z]\.$")
_PAIRS = (
    ("Organisation", "Organization"), ("organisation", "organization"), ("Co-operation", "Cooperation"),
    ("Co-operative", "Cooperative"), ("Centre", "Center"), ("Defence", "Defense"), ("Programme", "Program"),
    ("Labour", "Labor"), ("Stabilisation", "Stabilization"), ("Industrialisation", "Industrialization"),
    ("Standardisation", "Standardization"), ("Civilisation", "Civilization"), ("Co-ordination", "Coordination"),
    ("Harbour", "Harbor"), ("Modernisation", "Modernization"), ("Organisations", "Organizations"),
)  # fmt: skip


_MARKS = re.compile(r"[.'`*]")
_GAPS = re.compile(r"[^a-z0-9]+")


def fold_name(name: str) -> str:
    """Give the key of a name: no article, diacritics, dots or dashes, lower case, single blanks."""
    plain = unicodedata.normalize("NFKD", name.translate(_PLAIN)).encode("ascii", "ignore").decode().casefold()
    plain = _MARKS.sub("", plain.replace("&", " and "))
    words = _GAPS.sub(" ", plain).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    if words and words[0] == "st" and len(words) > 1:
        words[0] = "saint"
    return " ".join(words)


def is_acronym(name: str) -> bool:
    """Tell whether a name is written in capitals alone (USA, U.S., G20)."""
    return bool(_ACRONYM.match(name))


def to_ascii(name: str) -> str:
    """Give the name without diacritics."""
    return unicodedata.normalize("NFKD", name.translate(_PLAIN)).encode("ascii", "ignore").decode()


def find_spellings(name: str) -> list[str]:
    """Give a name with its usual other spellings: British and American, "Saint" shortened, without diacritics."""
    found = [name]
    for left, right in _PAIRS:
        for text in tuple(found):
            for old, new in ((left, right), (right, left)):
                if re.search(rf"\b{old}\b", text):
                    found.append(re.sub(rf"\b{old}\b", new, text))
    for text in tuple(found):
        if text.startswith("Saint "):
            found += ["St. " + text[6:], "St " + text[6:]]
        found.append(to_ascii(text))
    return list(dict.fromkeys(text for text in found if text))


def strip_article(name: str, others: frozenset[str]) -> str:
    """Leave out a leading "the", unless what is left is one word that is no name by itself ("the States")."""
    head, _, rest = name.partition(" ")
    if head not in ("the", "The") or not rest or name == "The Hague":
        return name
    return rest if rest in others or " " in rest or is_acronym(rest) else name
