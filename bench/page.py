"""Puts what was measured into README.md, between the two marks of its section. Nothing is measured here."""

from __future__ import annotations

from pathlib import Path

README = Path(__file__).with_name("README.md")


def write_section(name: str, words: str, path: Path = README) -> None:
    """Put words between the marks of a section of the page, and leave the rest of the page as it is."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, _, rest = path.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(end)
    path.write_text(f"{before}{begin}\n{words}\n{end}{after}", encoding="utf-8")
