"""The table of rules: a row a rule, in the order in which they are tried. Each family of claim types has a module of its own."""

from bilat.extract.proposal import Rule
from bilat.extract.rules import (
    agreements,
    arms,
    diplomatic,
    envoys,
    figures,
    finance,
    force,
    lists,
    meetings,
    missions,
    peoples,
    polities,
    sanctions,
    standing,
    supply,
    tables,
    together,
    views,
)

RULES: tuple[Rule, ...] = (
    *tables.RULES,
    *diplomatic.RULES,
    *missions.RULES,
    *envoys.RULES,
    *standing.RULES,
    *polities.RULES,
    *lists.RULES,
    *meetings.RULES,
    *agreements.RULES,
    *figures.RULES,
    *supply.RULES,
    *finance.RULES,
    *peoples.RULES,
    *arms.RULES,
    *force.RULES,
    *sanctions.RULES,
    *together.RULES,
    *views.RULES,
)
