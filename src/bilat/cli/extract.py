"""`bilat extract`: claims of files as JSON lines, without a base."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from bilat.errors import BilatError, DefectError

if TYPE_CHECKING:
    from bilat.model import Claim


def extract(
    files: Annotated[
        list[str],
        typer.Argument(help="Files, folders, patterns, or - for standard input.", metavar="FILE..."),
    ],
    form: Annotated[
        str, typer.Option("--format", help="jsonl: one JSON object a line.", metavar="FORMAT")
    ] = "jsonl",
) -> None:
    """Print the claims of files as JSON lines; nothing is kept.

    A file that cannot be read, or is not in English, is named on stderr and does not stop the others; the exit code is then 1.
    """
    import msgspec

    from bilat.cli.output import choose, show_cause, tell, write_utf8
    from bilat.model import to_record
    from bilat.read import find_files, to_name

    choose(form, ("jsonl",), "--format")
    failed = False
    for path in find_files(files):
        foreign: dict[str, str] = {}
        try:
            for claim in _extract_file(path, foreign):
                write_utf8(msgspec.json.encode(to_record(claim)).decode() + "\n")
        except BilatError as error:
            tell(f"bilat: {error}")
            failed = True
        except OSError:  # of the output: what reading raises has been mapped
            raise
        except Exception as error:
            tell(f"bilat: {DefectError(to_name(path), error)}")
            show_cause(error)
            failed = True
        for name, language in foreign.items():
            tell(f"bilat: {name}: not in English ({language}), so no claims are drawn from it")
            failed = True
    if failed:
        raise typer.Exit(1)


def _extract_file(path: str, foreign: dict[str, str]) -> Iterator[Claim]:
    """Give the claims of one file; `document` is the path as given, or the page's own name in an export of many. What is not in English goes to `foreign`, name -> language."""
    import msgspec

    from bilat.extract import extract_document
    from bilat.read import read_path

    for document in read_path(path):
        if document.language != "en":
            foreign[document.name] = document.language
        for claim in extract_document(document).claims:
            yield msgspec.structs.replace(claim, document=document.name)
