"""What a sentence is made from: roles read as words. The sentences themselves live beside, one module a family of claim types."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from bilat.dossier.words.clause import Clause, listed
from bilat.dossier.words.names import Names
from bilat.model import Amount, Roles


class Said(msgspec.Struct, frozen=True):
    """The roles and amount of a claim or fact, with the names to read them by."""

    roles: Roles
    amount: Amount | None
    names: Names

    def values(self, role: str) -> list[str]:
        """Give the values of a role as a list; empty where it is not given."""
        value = self.roles.get(role)
        if value is None or value == "":
            return []
        return [value] if isinstance(value, str) else list(value)

    def text(self, role: str, default: str = "") -> str:
        """Give a role as written."""
        return listed(self.values(role)) or default

    def the(self, role: str, default: str = "") -> str:
        """Give a role that names countries, organisations or persons, as running text has them."""
        name = self.names.the_organisation if role == "organisation" else self.names.the
        return listed([name(value) for value in self.values(role)]) or default

    def between(self, *roles: str) -> str:
        """Give "between A and B" for the parties in these roles; nothing where the page is about that pair."""
        return self.names.between([value for role in roles for value in self.values(role)])

    def is_many(self, role: str) -> bool:
        """Tell whether a role has more than one value."""
        return len(self.values(role)) > 1

    def kind(self, role: str, default: str = "") -> str:
        """Give a role whose value is a term ("high-commission") with its hyphens read as spaces."""
        value = self.text(role)
        return value.replace("-", " ") if value else default


Wording = Callable[[Said], Clause]


def after(word: str, text: str) -> str:
    """Give "word text" where there is a text, else nothing."""
    return f"{word} {text}" if text else ""


def words(*parts: str) -> str:
    """Join the parts that are there with spaces."""
    return " ".join(part for part in parts if part)
