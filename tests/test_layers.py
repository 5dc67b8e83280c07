"""Imports point one way through the layers."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[1]


def _checker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_layers", ROOT / "tools" / "check_layers.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_import_points_up_or_sideways() -> None:
    """The package keeps to its own layers."""
    assert list(_checker().find_breaches(ROOT / "src" / "bilat")) == []


def test_the_checker_sees_what_it_should(tmp_path: Path) -> None:
    """Upward, sideways, relative and hidden imports are found; downward ones are not."""
    package = tmp_path / "bilat"
    for part, text in {
        "read/one.py": "def f():\n    from bilat.cli import main\n",
        "store/two.py": "import bilat.extract.rules\n",
        "text/three.py": "from ..query import find\n",
        "cli/four.py": "from bilat import model, text\nfrom .other import x\n",
        "odd/five.py": "from bilat.model import Claim\n",
    }.items():
        (package / part).parent.mkdir(parents=True, exist_ok=True)
        (package / part).write_text(text)
    breaches = list(_checker().find_breaches(package))
    assert [breach.split(":")[0] for breach in breaches] == [
        "bilat/odd/five.py", "bilat/read/one.py", "bilat/store/two.py", "bilat/text/three.py"
    ]  # fmt: skip
