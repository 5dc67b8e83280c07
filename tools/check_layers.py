"""Checks that imports point one way through the layers of bilat. Exit status 1 and one line for each import that does not.

The order is the one of docs/index.md: cli > web, mcp > charts > dossier, export > workspace > answers > query > read | extract | reconcile | store > text >
vocabulary > model > errors. Modules of one layer may be imported within their own part; the four stages never import each other.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Part of the package: its layer. A part may import parts of lower layers, and itself.
LAYERS = {
    "errors": 0, "model": 1, "vocabulary": 2, "text": 3,
    "read": 4, "extract": 4, "reconcile": 4, "store": 4,
    "query": 5, "intake": 6, "settling": 6, "judging": 6, "answers": 6, "adding": 7, "workspace": 8, "dossier": 9, "export": 9, "samples": 9,
    "charts": 10, "web": 11, "mcp": 11, "cli": 12,
}  # fmt: skip
# The package's own __init__ offers the workspace, lazily; main entry points start the command line.
FREE = ("__init__", "__main__")
# One import that points up, by design, with its reason.
EXCEPTIONS = {
    ("answers", "export"): "answers turn into tables; the import is made only when one is asked for",
    ("answers", "dossier"): "answers show themselves in notebooks; the import is made only when they do",
    ("workspace", "dossier"): "Workspace.dyad offers a pair with its brief; the import is made only when it is called",
    ("cli", "web"): "`bilat serve` starts the server; the import is made only when it is called",
}


def find_breaches(package: Path) -> Iterator[str]:
    """Give a line for each import that points up, sideways between parts of one layer, or to a part that has no layer."""
    for path in sorted(package.rglob("*.py")):
        part = path.relative_to(package).parts[0].removesuffix(".py")
        if part in FREE:
            continue
        for line, target in find_imports(path, package):
            if breach := _find_breach(part, target):
                yield f"{path.relative_to(package.parent)}:{line}: {breach}"


def find_imports(path: Path, package: Path) -> Iterator[tuple[int, str]]:
    """Give (line, part of the package) for each import of the package in a file, those inside functions included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names] if node.module == package.name else [node.module]
        elif isinstance(node, ast.ImportFrom) and node.level:
            names = [_absolute(path, package, node)]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == package.name and len(parts) > 1 and not parts[1].startswith("__"):
                yield node.lineno, parts[1]


def _absolute(path: Path, package: Path, node: ast.ImportFrom) -> str:
    folder = path.parent
    for _ in range(node.level - 1):
        folder = folder.parent
    inside = ".".join((package.name, *folder.relative_to(package).parts))
    return f"{inside}.{node.module}" if node.module else f"{inside}.{node.names[0].name}"


def _find_breach(part: str, target: str) -> str:
    if part == target or (part, target) in EXCEPTIONS:
        return ""
    for name in (part, target):
        if name not in LAYERS:
            return f"{name} has no layer; give it one in tools/check_layers.py"
    if LAYERS[target] < LAYERS[part]:
        return ""
    way = "up" if LAYERS[target] > LAYERS[part] else "sideways"
    return f"{part} imports {target}, which points {way}"


def main() -> int:
    """Print every breach; give 1 if there is one."""
    breaches = list(find_breaches(ROOT / "src" / "bilat"))
    for breach in breaches:
        print(breach)
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
