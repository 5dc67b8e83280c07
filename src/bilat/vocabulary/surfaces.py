"""Surfaces: the strings by which entities may be found in running text, made from the names of each. Searching is extraction's work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilat.vocabulary.names import find_spellings, is_acronym, strip_article
from bilat.vocabulary.records import Entity, Form, Surface, SurfaceKind

# Names that in lower case, or at the head of a sentence in another case, are ordinary words: searched exactly as written, and in capitals.
_WORDS = frozenset(
    ("turkey", "china", "chad", "jordan", "japan", "polish", "guinea", "jersey", "georgia", "holland", "malta", "cuba", "togo", "lima",
     "panama", "emirates", "commonwealth", "axis", "schengen", "axis powers", "allied powers", "swift", "quad", "pace", "polo", "baden", "eureka", "réunion", "reunion")
)
_KIND_ORDER = {"state": 0, "territory": 1, "disputed": 2, "former-state": 3, "polity": 4, "organisation": 5, "movement": 6}
_FORM_ORDER: dict[str, int] = {
    f: i for i, f in enumerate(("name", "acronym", "formal", "metonym", "capital", "adjective", "demonym", "demonym-singular"))
}


def build_surfaces(entities: Iterable[Entity], quiet: dict[str, frozenset[str]]) -> list[Surface]:
    """Give the surfaces of all entities, the likeliest reading of a text first; `quiet` names of a code are left out."""
    named = [(entity, text, form) for entity in entities for text, form in _texts(entity) if not _is_quiet(entity, text, quiet)]
    acronyms = frozenset(text for _entity, text, form in named if form == "acronym")
    found: dict[tuple[str, str], tuple[Surface, Entity]] = {}
    for entity, text, form in named:
        surface = _to_surface(text, form, entity, acronyms)
        found.setdefault((text, surface.kind + entity.code), (surface, entity))
        if surface.case_sensitive and text.istitle() and text.upper() not in acronyms:
            loud = Surface(text.upper(), entity.code, surface.kind, form, True)
            found.setdefault((loud.text, loud.kind + entity.code), (loud, entity))
    rows = sorted(found.values(), key=_find_rank)
    return [row[0] for row in rows]


def _find_rank(row: tuple[Surface, Entity]) -> tuple[int, int, str, str]:
    surface, entity = row
    return _KIND_ORDER[entity.kind], _FORM_ORDER[surface.form], surface.text, surface.code


def _is_quiet(entity: Entity, text: str, quiet: dict[str, frozenset[str]]) -> bool:
    code = "org:" + entity.code if entity.kind == "organisation" else entity.code
    return len(text) < 2 or text in quiet.get(code, ())


def _to_surface(text: str, form: Form, entity: Entity, acronyms: frozenset[str]) -> Surface:
    """Make a surface; one that is an ordinary word, or whose capitals are the acronym of another (Guam, GUAM), is searched as written."""
    kind: SurfaceKind = "organisation" if entity.kind == "organisation" else "country"
    cased = form == "acronym" or text.casefold() in _WORDS or text.upper() in acronyms
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
