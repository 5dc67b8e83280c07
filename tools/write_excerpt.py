"""Puts a real brief of the sample documents into README.md, between its two marks. Run it when the look of a brief changes."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from bilat.cli import run
from bilat.samples import PATH

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- excerpt: begin -->", "<!-- excerpt: end -->"
# The sections that the excerpt shows, so that the page stays short.
SHOWN = ("DIPLOMATIC", "VISITS", "TRADE", "OPINIONS", "SOURCES DISAGREE", "WHAT CHANGED")


def make_excerpt() -> str:
    """Give the chosen sections of the brief, as a terminal of 88 columns shows them."""
    with tempfile.TemporaryDirectory() as folder, redirect_stderr(io.StringIO()):
        base = str(Path(folder) / "samples.db")
        os.environ["COLUMNS"] = "88"
        run(["add", "--base", base, str(PATH)])
        out = io.StringIO()
        with redirect_stdout(out):
            run(["brief", "--base", base, "Azerbaijan", "Belarus"])
    head, *sections = out.getvalue().split("\n\n")
    return "\n\n".join([head, *(section for section in sections if section.startswith(SHOWN))])


def main() -> int:
    """Write the excerpt; with --check, only tell whether it is up to date."""
    text = README.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    made = f"{before}{BEGIN}\n```\n$ bilat brief Azerbaijan Belarus\n{make_excerpt()}\n```\n{END}{after}"
    if "--check" in sys.argv:
        return int(made != text)
    README.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
