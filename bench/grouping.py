"""Measures how the time to group claims grows with their number where many speak of one pair in the same words, and where no two are one thing.

Prints a row a size and case, beside sorting the same claims by their identity in the same run: what grouping would cost if nothing had to be
compared. A cost that doubles with the number is 2 times the row above; one that grows with its square is 4 times.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from bilat.model import Claim, Evidence
from bilat.reconcile.grouping import find_groups
from bilat.reconcile.identity import find_block_key
from page import write_section

SIZES = (125, 250, 500, 1000)
CASES: dict[str, Callable[[int], Claim]] = {
    "one visit, told by each in the same words": lambda n: draw(n, "Anna Roe", "2004-05-06"),
    "one visit, told by each with another spelling": lambda n: draw(n, f"Anna {chr(65 + n % 26)}. Roe", "2004"),
    "visits of other days": lambda n: draw(n, "Anna Roe", f"{1000 + n // 300}-{n // 25 % 12 + 1:02}-{n % 25 + 1:02}"),
    "visits of other persons": lambda n: draw(n, f"P{n:05} Q{n:05}", "2004"),
}


def main() -> None:
    """Measure, print and write the table."""
    lines = ["| claims | of | seconds | times the row above | times sorting them |", "|---|---|---|---|---|"]
    for name, make in CASES.items():
        before = 0.0
        for size in SIZES:
            claims = [make(n) for n in range(size)]
            taken, peer = measure(lambda given=claims: find_groups(given)), measure(lambda given=claims: sorted(given, key=find_block_key))  # type: ignore[misc]
            lines.append(f"| {size:,} | {name} | {taken:.2f} | {f'{taken / before:.1f}' if before else ''} | {taken / peer:,.0f} |")
            before = taken
    table = "\n".join(lines)
    print(table)
    write_section("grouping", table)


def draw(number: int, person: str, when: str) -> Claim:
    """Make the claim of a document of its own that a person visited on a day."""
    quote = f"{person} of Poland visited Chile in {when}."
    roles: dict[str, str | list[str]] = {"visitor": [person], "from": "POL", "to": "CHL"}
    return Claim(document=f"d{number}", type="visit", roles=roles, when=when, dyads=("CHL-POL",), evidence=Evidence(quote, 0, len(quote)))


def measure(work: Callable[[], object]) -> float:
    """Give the processor time in seconds of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
