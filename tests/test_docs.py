"""The documentation is held against the code: what the code has, the documentation names."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from bilat import errors
from bilat.dossier.marks import MARKS
from bilat.vocabulary import load

ROOT = Path(__file__).parents[1]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"])
COMMANDS = [
    "add",
    "brief",
    "compare",
    "diff",
    "claims",
    "disagreements",
    "extract",
    "refusals",
    "documents",
    "remove",
    "export",
    "mcp",
    "review",
    "judge",
    "judgements",
    "export-judgements",
    "import-judgements",
    "serve",
]
ERRORS = [
    name for name, one in vars(errors).items() if inspect.isclass(one) and issubclass(one, errors.BilatError)
]


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_commands_are_those_of_the_command_line() -> None:
    """The list here is complete."""
    from bilat.cli.app import app

    assert sorted(command.name or "" for command in app.registered_commands) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    """docs/commands.md has a section for each command, with each of its options."""
    section = re.search(
        rf"^## bilat {command}\b.*?(?=^## |\Z)", _read("docs/commands.md"), re.MULTILINE | re.DOTALL
    )
    assert section, f"docs/commands.md has no section on bilat {command}"
    page = (ROOT / "tests" / "cli" / "help" / f"bilat-{command}.txt").read_text(encoding="utf-8")
    options = set(re.findall(r"--[a-z-]+", page)) - {"--help", "--base"}
    assert not {option for option in options if option not in section[0]}


@pytest.mark.parametrize("name", sorted(load().claim_types))
def test_every_claim_type_is_documented(name: str) -> None:
    """docs/claims.md and docs/concepts.md name each claim type."""
    assert f"`{name}`" in _read("docs/claims.md") and f"`{name}`" in _read("docs/concepts.md")


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_is_documented(name: str) -> None:
    """docs/commands.md says what each error means."""
    assert f"`{name}`" in _read("docs/commands.md")


@pytest.mark.parametrize("verdict", sorted(MARKS))
def test_every_verdict_is_documented(verdict: str) -> None:
    """docs/concepts.md explains each verdict with the mark that a brief gives it."""
    assert f"{MARKS[verdict].sign} | `{verdict}`" in _read("docs/concepts.md")  # type: ignore[index]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """A link to a file of the project names one that is there."""
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
