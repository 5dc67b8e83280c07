"""Which language a text is in, told by its share of function words. Only "en" is extracted; others are kept and named."""

from __future__ import annotations

import re
from collections import Counter

# The commonest function words of each language. Words that two languages share count for both; the margin decides.
_PROFILES: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and to in is was for with on that by as at from are were has have it its an be which their this not but or",
        "de": "der die das und in den von zu mit ist im des für auf eine ein dem nicht sich wurde werden auch als an bei nach zur zum",
        "fr": "le la les de des et en du une un est dans que qui pour par sur au aux avec sont plus ses ce cette été ou il elle",
        "es": "el la los las de y en que del un una es por con para se su al lo como más fue entre sus ha son o este",
        "pt": "o a os as de e em que do da dos das um uma é no na para com por se ao foi como mais entre são pelo pela",
        "it": "il la le di e in che del della dei un una è per con si al da nel sono più alla gli delle dal nella anche",
        "nl": "de het een van en in is op te dat met voor zijn die werd door aan om ook als bij naar uit tussen heeft",
        "pl": "w i z na do się że nie jest to o od oraz za przez po dla jak są był była roku ich jego między",
        "sv": "och i att det som en av för på är den med till ett har de inte om var från mellan under",
        "tr": "ve bir bu ile için da de olarak olan en çok daha ise gibi kadar sonra arasında tarafından türkiye",
        "ru": "и в на с по не что из к о для от за как был это были между его а также у при или до",
        "uk": "і в на з що до та у не для про від як за є це його між також а при або",
        "az": "və bu ilə üçün bir da də olan olaraq edilmişdir arasında sonra ildə tərəfindən çox kimi",
        "ro": "și de în la a din cu pe pentru că este o al au fost ale prin nu mai între sau",
        "id": "dan di yang dari dengan untuk pada ini dalam adalah ke itu oleh sebagai tidak antara",
    }.items()
}
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ar", re.compile(r"[\u0600-\u06ff]")), ("he", re.compile(r"[\u0590-\u05ff]")), ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")), ("ko", re.compile(r"[\uac00-\ud7af]")), ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")), ("el", re.compile(r"[\u0370-\u03ff]")), ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)  # fmt: skip
_LEAST_WORDS = 20
_LEAST_SHARE = 0.08
# Names in an English text bring words of other languages with them; a text in another language has far more of them.
_LEAST_FOREIGN_SHARE = 0.15


def find_language(text: str) -> str | None:
    """Find the ISO 639-1 code of the language of a text, or None where it is too short or too mixed to tell."""
    sample = text[:40_000]
    letters = sum(map(str.isalpha, sample))
    for code, pattern in _SCRIPTS:
        if letters and len(pattern.findall(sample)) > 0.4 * letters:
            return "ja" if code == "zh" and re.search(r"[\u3040-\u30ff]", sample) else code
    words = Counter(_WORD.findall(sample.lower()))
    total = sum(words.values())
    if total < _LEAST_WORDS:
        return None
    shares = {code: sum(words[word] for word in profile) / total for code, profile in _PROFILES.items()}
    best = max(shares, key=lambda code: shares[code])
    if best != "en" and shares[best] < max(_LEAST_FOREIGN_SHARE, 1.5 * shares["en"]):
        best = "en"
    return best if shares[best] >= _LEAST_SHARE else None


def choose_language(text: str, declared: str | None) -> tuple[str, tuple[str, ...]]:
    """Choose between what a document declares and what its words show; the words win, and a note says so."""
    declared_code = (declared or "").strip().lower().replace("_", "-").split("-")[0] or None
    found = find_language(text)
    language = found or declared_code or "en"
    notes = []
    if declared_code and found and declared_code != found:
        notes.append(f"The document declares the language {declared_code}, but its words are {found}.")
    if language != "en":
        notes.append(
            f"The text is in the language {language}: it is kept, and no claims are extracted from it."
        )
    return language, tuple(notes)
