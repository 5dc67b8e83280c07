"""Measures how long the command line takes, beside what any Python program of its kind takes, in the same run.

Prints medians and ratios and writes them to bench/README.md. Ratios matter, not the milliseconds, which are those of one machine.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from page import write_section

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "src" / "bilat" / "samples" / "texts"
RUNS = 15
_START = "import sys; from bilat.cli import main; main(sys.argv[1:])"


def main() -> None:
    """Measure, print and write the table."""
    with tempfile.TemporaryDirectory() as folder:
        base = str(Path(folder) / "bench.db")
        subprocess.run(_bilat("add", "--base", base, str(SAMPLES)), check=True, capture_output=True)
        commands = {
            "`python -c pass`": [sys.executable, "-c", "pass"],
            '`python -c "import rich.console, typer"`': [sys.executable, "-c", "import rich.console, typer"],
            "`bilat --help`": _bilat("--help"),
            "`bilat brief Azerbaijan Belarus`": _bilat("brief", "--base", base, "Azerbaijan", "Belarus"),
            "`bilat brief ... --format html`": _bilat("brief", "--base", base, "AZE", "BLR", "--format", "html"),
            "`bilat claims`": _bilat("claims", "--base", base),
            "`bilat extract` of one sample": _bilat("extract", str(SAMPLES / "ministry-brief.md")),
        }
        medians = measure(commands)
    table = to_table(medians)
    print(table)
    write_section("command line", f"{_say_how()}\n\n{table}")


def measure(commands: dict[str, list[str]]) -> dict[str, float]:
    """Give the median wall time of each command in seconds; the commands take turns, so that a busy moment hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(RUNS + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            if number:  # the first turn only warms the caches
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(found) for name, found in times.items()}


def to_table(medians: dict[str, float]) -> str:
    """Give the measurements as a Markdown table, with ratios to the two peers."""
    bare, peer = list(medians.values())[:2]
    lines = ["| command | median, ms | times `python` | times rich + typer |", "|---|---|---|---|"]
    lines += [f"| {name} | {value * 1000:.0f} | {value / bare:.1f} | {value / peer:.2f} |" for name, value in medians.items()]
    return "\n".join(lines)


def _say_how() -> str:
    version = ".".join(map(str, sys.version_info[:3]))
    return f"Medians of {RUNS} runs each, taken in turns, with Python {version}."


def _bilat(*arguments: str) -> list[str]:
    return [sys.executable, "-c", _START, *arguments]


if __name__ == "__main__":
    main()
