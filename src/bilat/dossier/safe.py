"""Makes text from documents safe to show: no control characters, no direction overrides, no addresses but of the web."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# C0 and C1 controls (terminal escapes among them), zero-width and direction-changing characters.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


# The same, and what else is drawn as nothing and can carry words past a reader: tags, variation selectors, line separators.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def show_unseen(text: str) -> str:
    """Write characters that cannot be seen by their numbers, such as ⟨U+202E⟩; blanks, tabs and line ends stay."""
    return _HIDDEN.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", text)


def clean_line(text: str | None) -> str:
    """Give a text as one line of characters that can be seen."""
    return " ".join(_UNSEEN.sub("", text or "").split())


def clean_address(address: str | None) -> str | None:
    """Give a web address that may be made a link, or None for anything else."""
    if not address or _UNSEEN.search(address):
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme in ("http", "https") and parts.netloc else None
