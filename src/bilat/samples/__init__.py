"""Documents to try bilat on, written for that; `PATH` is their folder. Their facts are of public record, except where marked wrong on purpose."""

from pathlib import Path

PATH = Path(__file__).parent / "texts"
