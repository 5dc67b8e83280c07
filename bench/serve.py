"""Measures how long answers of `bilat serve` take while another program adds documents to the same base.

It copies the base, serves the copy on this computer's loopback address, asks each address in turn over kept connections, with a small
client of threads, first with nobody writing and then while `bilat add` adds documents one after another. Client, server and writer
share the processors, so that the times are those of a busy computer. Prints medians and 95th percentiles and writes them to bench/README.md.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from page import write_section

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "src" / "bilat" / "samples" / "texts"
_START = "import sys; from bilat.cli import main; main(sys.argv[1:])"
SECONDS = 5.0
CLIENTS = 2


def main() -> None:
    """Measure, print and write the table."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("base", nargs="?", help="the base; without one, it is made of the sample documents")
    asked.add_argument("--path", action="append", help="an address to measure beside the dossier, such as /dyads/{pair}")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "bench.db"
        if given.base:
            shutil.copy(given.base, base)
        else:
            subprocess.run(_bilat("add", "--base", str(base), str(SAMPLES)), check=True, capture_output=True)
        paths = ["/v1/dyads/{pair}", "/v1/facts?dyad={pair}", "/v1/search?q=embassy&limit=10", "/", *(given.path or ())]
        table = to_table(measure(base, paths, Path(folder)))
    print(table)
    write_section("serve", f"{_say_how()}\n\n{table}")


def measure(base: Path, paths: Sequence[str], folder: Path) -> dict[str, tuple[list[float], list[float]]]:
    """Give for each address the times in seconds without and with a writer."""
    pairs = find_pairs(base)
    with serving(base) as port:
        still = {path: ask(port, path, pairs) for path in paths}
        with writing(base, folder):
            busy = {path: ask(port, path, pairs) for path in paths}
    return {path: (still[path], busy[path]) for path in paths}


def find_pairs(base: Path) -> list[str]:
    """Find the pairs of states of which most is said, so that dossiers are long ones."""
    import sqlite3

    with sqlite3.connect(base) as raw:
        rows = raw.execute("SELECT dyad FROM claim_dyads GROUP BY dyad ORDER BY count(*) DESC LIMIT 300").fetchall()
    return [row[0] for row in rows if re.fullmatch("[A-Z]{3}-[A-Z]{3}", row[0])]


def ask(port: int, path: str, pairs: Sequence[str]) -> list[float]:
    """Ask an address from several threads for some seconds, for another pair each time, and give the times in seconds."""
    times: list[float] = []
    until = time.perf_counter() + SECONDS

    def run(seed: int) -> None:
        chance = random.Random(seed)
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while time.perf_counter() < until:
            start = time.perf_counter()
            connection.request("GET", path.format(pair=chance.choice(pairs)))
            answer = connection.getresponse()
            answer.read()
            times.append(time.perf_counter() - start)
            if answer.status != 200:
                raise SystemExit(f"{path}: {answer.status}")

    threads = [threading.Thread(target=run, args=(seed,)) for seed in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


@contextmanager
def serving(base: Path) -> Iterator[int]:
    """Run `bilat serve` on a free port."""
    server = subprocess.Popen(_bilat("serve", "--base", str(base), "--port", "0"), stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)", server.stderr.readline())
        if found is None:
            raise SystemExit("the server did not start")
        yield int(found[1])
    finally:
        server.terminate()
        server.wait()


@contextmanager
def writing(base: Path, folder: Path) -> Iterator[None]:
    """Run `bilat add` over documents that are all new, until the block ends; each is a sample under another date."""
    texts = folder / "texts"
    texts.mkdir()
    samples = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.iterdir()) if path.suffix in (".txt", ".md")]
    for number in range(20_000):
        (texts / f"{number}.txt").write_text(f"{samples[number % len(samples)]}\n\nNumber {number}.\n", encoding="utf-8")
    writer = subprocess.Popen(_bilat("add", "--base", str(base), str(texts)), stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(3)
    try:
        yield
        if writer.poll() is not None:
            raise SystemExit("the writer was done before the reader; give it more documents")
    finally:
        writer.terminate()
        writer.wait()


def to_table(times: dict[str, tuple[list[float], list[float]]]) -> str:
    """Give the measurements as a Markdown table."""
    lines = [
        "| address | median, ms | 95th percentile | answers a second | median while adding | 95th percentile while adding |",
        "|---|---|---|---|---|---|",
    ]
    for path, (still, busy) in times.items():
        cells = (*_two(still), f"{len(still) / SECONDS:.0f}", *_two(busy))
        lines.append(f"| `{path}` | {' | '.join(cells)} |")
    return "\n".join(lines)


def _two(times: Sequence[float]) -> tuple[str, str]:
    last = statistics.quantiles(times, n=20)[-1]
    return f"{statistics.median(times) * 1000:.1f}", f"{last * 1000:.1f}"


def _say_how() -> str:
    return f"{CLIENTS} clients for {SECONDS:.0f} seconds an address, on {os.cpu_count()} processors that client, server and writer share."


def _bilat(*arguments: str) -> list[str]:
    return [sys.executable, "-c", _START, *arguments]


if __name__ == "__main__":
    main()
