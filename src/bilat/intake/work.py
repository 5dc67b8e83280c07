"""What runs in a process of a crew: it answers tasks until the program that asks is done or gone. Who asks is in crew.py."""

from __future__ import annotations

import os
import pickle
import sys

from bilat.intake.arrivals import extract_all
from bilat.reconcile import find_bucket, find_sample
from bilat.store import Base


def work() -> None:
    """Read tasks from standard input and write their answers to what was standard output; anything that is printed goes to standard error."""
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    base = Base(pickle.load(asked), find_bucket, find_sample)
    while True:
        try:
            task = pickle.load(asked)
            pickle.dump(extract_all(task, base.has_document), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
        except (EOFError, BrokenPipeError):
            os._exit(0)
