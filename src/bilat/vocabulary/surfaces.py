"""Surfaces: the strings by which entities may be found in running text, made from the names of each. Searching is extraction's work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilat.vocabulary.names import find_spellings, is_acronym, strip_article
from bilat.vocabulary.records import Entity, Form, Surface, SurfaceKind

# Names that in lower case, or at the head of a sentence in another case, are ordinary words: searched exactly as written, and in capitals.
_WORDS = frozenset(
    ("turkey", "china", "chad", "jordan", "japan", "polish", "guinea", "jersey", "georgia", "holland", "malta", "cuba", "togo", "lima",
     "panama", "emirates", "commonwealth", "axis", "schengen", "axis powers", "allied powers", "swift", "quad", "pace", "polo", "baden", "eureka")
)
_KIND_ORDER = {"state": 0, "territory": 1, "disputed": 2, "former-state": 3, "polity": 4, "organisation": 5}
_FORM_ORDER: dict[str, int] = {
    f: i for i, f in enumerate(("name", "acronym", "formal", "metonym", "capital", "adjective", "demonym", "demonym-singular"))
}


def build_surfaces(entities: Iterable[Entity], quiet: dict[str, frozenset[str]]) -> list[Surface]:
    """Give the surfaces of all entities, the likeliest reading of a text first; `quiet` names of a code are left out."""
    found: dict[tuple[str, str], tuple[Surface, Entity]] = {}
    for entity in entities:
        hidden = quiet.get(entity.code, frozenset()) if entity.kind != "organisation" else quiet.get("org:" + entity.code, frozenset())
        for text, form in _texts(entity):
            if text in hidden or len(text) < 2:
                continue
            surface = _surface(text, form, entity)
            found.setdefault((text, surface.kind + entity.code), (surface, entity))
            if surface.case_sensitive and form != "acronym" and text.istitle():
                found.setdefault((text.upper(), surface.kind + entity.code), (_surface(text.upper(), form, entity), entity))
    rows = sorted(found.values(), key=lambda row: (_KIND_ORDER[row[1].kind], _FORM_ORDER[row[0].form], row[0].text, row[0].code))
    return [row[0] for row in rows]


def _surface(text: str, form: Form, entity: Entity) -> Surface:
    kind: SurfaceKind = "organisation" if entity.kind == "organisation" else "country"
    cased = form == "acronym" or text.casefold() in _WORDS or (is_acronym(text) and len(text) < 6)
    return Surface(text, entity.code, kind, form, cased)


def _texts(entity: Entity) -> Iterator[tuple[str, Form]]:
    others = frozenset((entity.name, *entity.names))
    for name in (entity.name, *entity.names):
        bare = strip_article(name, others)
        for text in find_spellings(bare):
            yield text, "acronym" if is_acronym(text) else "name"
    for name in entity.formal:
        for text in find_spellings(strip_article(name, others)):
            yield text, "formal"
    rest: tuple[tuple[tuple[str, ...], Form], ...] = (
        (entity.adjectives, "adjective"),
        (entity.demonyms, "demonym"),
        (entity.demonyms_singular, "demonym-singular"),
        (() if entity.kind == "polity" else tuple(c.name for c in entity.capitals), "capital"),  # a colony's seat speaks for no state
        (tuple(strip_article(m, frozenset()) for m in entity.metonyms), "metonym"),
    )
    for names, form in rest:
        for name in names:
            for text in find_spellings(name):
                yield text, form
