"""Normal forms: line ends, the byte order mark, and folding for comparison. Nothing here looks at words."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_BOM = "\ufeff"
# Letters that Unicode does not take apart, with the plain letter that a keyboard without them would give.
_PLAIN = str.maketrans("øØłŁđĐıħŧŋəƏ", "oOlLdDihtneE")


def clean_newlines(text: str) -> str:
    """Give the text without a leading byte order mark and with every line end as a single LF."""
    return text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")


def fold(text: str) -> str:
    """Fold case and diacritics, character for character, so that offsets into the result are offsets into the text.

    The one exception to the same length: a combining mark that stands alone is kept as it is.
    """
    return "".join(map(_fold_character, text))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFD", character.translate(_PLAIN))[0]
    lower = base.lower()
    return lower if len(lower) == 1 else base
