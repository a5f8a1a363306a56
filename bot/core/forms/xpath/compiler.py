"""Expressions to closures: the one entry the rest of the engine uses."""

from __future__ import annotations

from bot.core.forms.problems import XPathError
from bot.core.forms.xpath.code import Code, constant
from bot.core.forms.xpath.functions import call
from bot.core.forms.xpath.operators import negative, operation, union
from bot.core.forms.xpath.parser import parse
from bot.core.forms.xpath.paths import path_code
from bot.core.forms.xpath.scope import Scope
from bot.core.forms.xpath.syntax import Call, Expr, Literal, Negative, Number, Operation


def compile_text(text: str, scope: Scope) -> Code:
    """Compile `text` in `scope`, which learns what is read; raises XPathError."""
    try:
        return compile_tree(parse(text), scope)
    except RecursionError:
        raise XPathError("xpath.deep", limit="60") from None


def compile_tree(tree: Expr, scope: Scope) -> Code:
    """Compile a parsed expression."""
    if isinstance(tree, Number):
        return constant("num", tree.value)
    if isinstance(tree, Literal):
        return constant("str", tree.value)
    if isinstance(tree, Operation):
        left, right = compile_tree(tree.left, scope), compile_tree(tree.right, scope)
        if tree.operator != "|":
            return operation(tree.operator, left, right)
        if left.nodes is None or right.nodes is None:
            raise XPathError("xpath.nodeset", name="|")
        return union(left, right)
    if isinstance(tree, Negative):
        return negative(compile_tree(tree.operand, scope))
    if isinstance(tree, Call):
        return call(tree, scope, compile_tree)
    return path_code(tree, scope, compile_tree)
