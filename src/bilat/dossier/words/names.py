"""Codes in words: countries with their article, organisations, former polities, dyads. The names come from outside."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

# Acronyms that are spoken as words, or stand without an article.
_SPOKEN = frozenset(
    """NATO ASEAN ECOWAS OPEC UNESCO UNICEF MERCOSUR GUAM APEC BRICS SAARC CARICOM NAFTA AUKUS INTERPOL
    EUROCONTROL RCEP AANZFTA CEFTA EFTA UNCTAD IGAD COMESA SADC TRACECA INOGATE""".split()  # noqa: SIM905
)
_SPELT = frozenset({"COE", "COMMONWEALTH"})
_ARTICLE = re.compile(
    r"(United |Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Seychelles|Vatican|Holy See|European Union|Soviet Union|Gaza Strip|West Bank"
    r"|Russian Federation|Ivory Coast|Democratic |Republic of |Union of |Kingdom of |State of |Federa(l|ted|tion) |Commonwealth )"
    r"|.*( Islands| Republic| Empire| Union| Kingdom| Federation| Emirates| States| Caliphate| Khanate| Mandate| Sultanate| Raj| empire| union)$"
)
_PROPER_SMALL = {"of", "and", "the", "in", "for"}


class Names(msgspec.Struct, frozen=True):
    """What codes are called: countries and their adjectives by code, organisations by acronym; anything else is spelt from its slug.

    `unsaid` is the pair that goes without saying, because the page is about it.
    """

    countries: Mapping[str, str]
    adjectives: Mapping[str, str] = {}
    organisations: Mapping[str, str] = {}
    unsaid: frozenset[str] = frozenset()

    def plain(self, value: str) -> str:
        """Name a country, organisation, slug or free text, without an article."""
        if value in self.countries:
            return self.countries[value]
        return _from_slug(value) if _is_slug(value) else value

    def the(self, value: str) -> str:
        """Name it as running text does: "the United States", "Belarus", "the OSCE", "NATO"."""
        if value in self.countries or _is_slug(value):
            return with_article(self.plain(value))
        sides = split_dyad(value) if "-" in value else ()
        if len(sides) == 2 and all(side in self.countries for side in sides):
            return f"the relations between {self.the(sides[0])} and {self.the(sides[1])}"
        if self.is_organisation(value):
            return self.organisation(value)
        return value

    def the_organisation(self, value: str) -> str:
        """Name what is known to be an organisation: some codes (NAM, CAN, CAF) are those of a country too."""
        if value in self.organisations or value not in self.countries:
            spelt = self.organisations.get(value, value)
            return self.organisation(value if spelt == value or value in _SPELT else spelt)
        return self.the(value)

    def organisation(self, value: str) -> str:
        """Name an organisation with the article that its acronym takes; a name spelt out takes it where it reads so."""
        if not value.isupper():
            return (
                f"the {value}"
                if re.match(
                    r"[A-Z]\w+ (\w+ )*(of|for|Union|Organi[sz]ation|Bank|Group|Movement|Council)\b", value
                )
                else value
            )
        return {"COE": "the Council of Europe", "COMMONWEALTH": "the Commonwealth"}.get(
            value, value if value in _SPOKEN else f"the {value}"
        )

    def is_organisation(self, value: str) -> bool:
        """Tell whether a value is an organisation's acronym rather than a country or free text."""
        return value in self.organisations or (
            value not in self.countries and re.fullmatch(r"[A-Z][A-Z0-9-]{1,12}", value) is not None
        )

    def adjective(self, code: str) -> str:
        """Give the adjective of a country ("Belarusian"), or its name where none is known."""
        return self.adjectives.get(code) or self.plain(code)

    def between(self, values: list[str], word: str = "between") -> str:
        """Give "between A and B" for two parties, or nothing where they are the pair that goes without saying."""
        if len(values) < 2 or (self.unsaid and self.unsaid == frozenset(values)):
            return ""
        return f"{word} {', '.join(self.the(value) for value in values[:-1])} and {self.the(values[-1])}"

    def pair(self, dyad: str) -> str:
        """Name a dyad code "AZE-BLR" as a reader would: "Azerbaijan–Belarus"."""
        return "–".join(self.plain(code) for code in split_dyad(dyad))


def split_dyad(dyad: str) -> tuple[str, ...]:
    """Split "AZE-BLR" into its two codes; a slug keeps its own hyphens where the other side is a code."""
    found = re.fullmatch(r"([A-Z]{3})-(.+)|(.+)-([A-Z]{3})", dyad)
    if not found:
        return tuple(part for part in dyad.split("-", 1) if part)
    return (found[1], found[2]) if found[1] else (found[3], found[4])


def with_article(name: str) -> str:
    """Put "the" before the names that take it."""
    return f"the {name}" if _ARTICLE.match(name) else name


def _is_slug(value: str) -> bool:
    return re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", value) is not None


def _from_slug(value: str) -> str:
    joiner = "-" if value in ("nagorno-karabakh", "austria-hungary", "timor-leste", "guinea-bissau") else " "
    return joiner.join(part if part in _PROPER_SMALL else part.capitalize() for part in value.split("-"))
