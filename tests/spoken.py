"""Where the source asks for a sentence of the catalogue: which code, and what it is filled with."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ASKS = {"say": 0, "Refusal": 0, "Refused": 1}
"""What is called, and which of its arguments is the code."""


@dataclass(frozen=True)
class Said:
    """One call that asks for sentences. `details` is None where they are not written out in the call."""

    where: str
    codes: tuple[str, ...]
    details: frozenset[str] | None


def sources(*packages: str) -> list[Path]:
    """The modules of these packages."""
    return [path for package in packages for path in sorted((ROOT / package).rglob("*.py"))]


def said(path: Path) -> Iterator[Said]:
    """Every sentence a module asks for by a code that can be read off the source."""
    tree = ast.parse(path.read_text("utf-8"))
    for scope in [tree, *(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))]:
        named = _named(scope)
        for call in _calls(scope):
            position = ASKS[_called(call)]
            if len(call.args) > position:
                codes = tuple(_codes(call.args[position], named))
                yield Said(f"{path.relative_to(ROOT)}:{call.lineno}", codes, _details(call))


def _calls(scope: ast.AST) -> Iterator[ast.Call]:
    """Calls in this scope, those of functions inside it left to them."""
    for node in ast.iter_child_nodes(scope):
        if isinstance(node, ast.Call) and _called(node) in ASKS:
            yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _calls(node)


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def _named(scope: ast.AST) -> dict[str, list[ast.expr]]:
    """What each name is set to in this scope."""
    named: dict[str, list[ast.expr]] = {}
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                named.setdefault(name, []).append(value)
    return named


def _codes(given: ast.expr, named: dict[str, list[ast.expr]]) -> Iterator[str]:
    match given:
        case ast.Constant(value=str(code)) if "." in code or code.isidentifier():
            yield code
        case ast.IfExp(body=one, orelse=other):
            yield from _codes(one, named)
            yield from _codes(other, named)
        case ast.Name(id=name):
            for value in named.pop(name, []):
                yield from _codes(value, named)


def _details(call: ast.Call) -> frozenset[str] | None:
    names = {keyword.arg for keyword in call.keywords}
    return None if None in names else frozenset(name for name in names if name)


def words(path: Path) -> Iterator[str]:
    """Every text constant of a module."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def patterns(path: Path) -> Iterator[re.Pattern[str]]:
    """Codes put together from parts: `f"menu.{entry}"` as a pattern whose groups are the parts."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.JoinedStr) and node.values and _opens_a_code(node.values[0]):
            parts = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else "(.+)" for p in node.values]
            yield re.compile("".join(parts))


def _opens_a_code(part: ast.expr) -> bool:
    return isinstance(part, ast.Constant) and re.fullmatch(r"[a-z_.]+\.", str(part.value)) is not None


def problems(path: Path) -> Iterator[str]:
    """The codes of `Problem` a module makes."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="Problem"), args=[ast.Constant(value=str(code)), *_]):
                yield code
