"""The vocabulary: countries, organisations, places, people, cues and claim types, compiled from vocabulary/*.yaml, with typed look-ups.

The sources are edited by people who know diplomacy; `python -m bilat.vocabulary.compile` makes the files under data/.
"""

from bilat.vocabulary.events import Event, EventTable
from bilat.vocabulary.places import Places
from bilat.vocabulary.records import (
    Capital,
    ClaimType,
    Entity,
    Example,
    FactIdentity,
    Mappings,
    Office,
    Period,
    Person,
    Place,
    Resolution,
    Role,
    Surface,
)
from bilat.vocabulary.table import Vocabulary, find_event, load

__all__ = [
    "Capital", "ClaimType", "Entity", "Event", "EventTable", "Example", "FactIdentity", "Mappings", "Office", "Period", "Person", "Place", "Places",
    "Resolution", "Role", "Surface", "Vocabulary", "find_event", "load",
]  # fmt: skip
