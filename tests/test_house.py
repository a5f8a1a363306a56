"""The rules of the house, kept by reading the source: sizes, names, who may import what."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("bot", "handlers", "storage", "messages")
LINES, MEDIAN, FUNCTION = 300, 100, 50
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "data", "info", "misc", "base"}
ALLOWED_NAMES = {"storage/schema/base.py"}  # the collection every table is a member of; SQLAlchemy's own word


def modules() -> list[Path]:
    """Every module of the product, migrations left out: those tell history and are never edited."""
    found = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return [path for path in found if "versions" not in path.parts]


def name(path: Path) -> str:
    """`bot/core/chat.py`."""
    return path.relative_to(ROOT).as_posix()


def length(path: Path) -> int:
    """Lines of a module."""
    return len(path.read_text("utf-8").splitlines())


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Functions of a module and their lines, from `def` to the last one."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_a_module_is_short() -> None:
    """No module is longer than one can keep in mind."""
    long = {name(path): length(path) for path in modules() if length(path) > LINES}

    assert long == {}


def test_half_of_the_modules_are_very_short(record_property: Callable[[str, object], None]) -> None:
    """The median stays under a hundred lines; it is in the report of every run."""
    median = statistics.median(length(path) for path in modules())
    record_property("median module", median)

    assert median < MEDIAN


def test_a_function_is_short() -> None:
    """No function is longer than a screen."""
    long = [
        f"{name(path)}:{func} ({lines})" for path in modules() for func, lines in functions(path) if lines > FUNCTION
    ]

    assert long == []


def test_a_module_is_named_after_what_it_is_about() -> None:
    """A name that fits anything says nothing."""
    vague = [name(path) for path in modules() if path.stem in SAYS_NOTHING or path.parent.name in SAYS_NOTHING]

    assert [path for path in vague if path not in ALLOWED_NAMES] == []


def test_every_module_says_what_it_is_for() -> None:
    """The first line of a module is a sentence about it."""
    silent = [name(path) for path in modules() if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]

    assert silent == []


def test_dependencies_point_one_way(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The core knows nobody, handlers know storage, channels know handlers' values: the contracts of pyproject hold."""
    monkeypatch.chdir(ROOT)
    code = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)

    assert code == 0, capsys.readouterr().out
