"""The base: one SQLite file that keeps documents, claims, refusals, families and facts. Nothing is read from texts or judged here."""

from bilat.store.base import Base

__all__ = ["Base"]
