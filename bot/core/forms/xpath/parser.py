"""Tokens to a tree, by recursive descent over XPath 1.0's grammar."""

from __future__ import annotations

from functools import lru_cache

from bot.core.forms.problems import XPathError
from bot.core.forms.xpath.lexer import Token, tokens
from bot.core.forms.xpath.syntax import Call, Expr, Literal, Negative, Number, Operation, Path, Step

_BINDS = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
}
"""How tightly each operator binds."""
_AXES = frozenset(
    [
        "ancestor",
        "ancestor-or-self",
        "attribute",
        "child",
        "descendant",
        "descendant-or-self",
        "following",
        "following-sibling",
        "parent",
        "preceding",
        "preceding-sibling",
        "self",
    ]
)
_NODE_TESTS = frozenset(("node", "text", "comment", "processing-instruction"))
_DEPTH = 60
_END = Token("end", "", -1)


@lru_cache(maxsize=4096)
def parse(text: str) -> Expr:
    """The tree of `text`; raises XPathError naming the place. Equal texts share one tree."""
    return _Parser(text).whole()


class _Parser:
    __slots__ = ("at", "depth", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.tokens.append(_END)
        self.at = 0
        self.depth = 0

    def whole(self) -> Expr:
        tree = self.binary()
        if self.tokens[self.at] is not _END:
            raise self.unexpected()
        return tree

    def unexpected(self) -> XPathError:
        token = self.tokens[self.at]
        if token is _END:
            return XPathError("xpath.end")
        return XPathError("xpath.syntax", at=str(token.at + 1), near=self.text[token.at : token.at + 20])

    def take(self, text: str) -> bool:
        token = self.tokens[self.at]
        if token.text == text and token.kind in ("mark", "op"):
            self.at += 1
            return True
        return False

    def expect(self, text: str) -> None:
        if not self.take(text):
            raise self.unexpected()

    def binary(self, least: int = 1) -> Expr:
        """Operands and operators that bind at least so tightly, from the left."""
        left = self.unary()
        while True:
            token = self.tokens[self.at]
            binds = _BINDS.get(token.text, 0) if token.kind in ("mark", "op") else 0
            if binds < least:
                return left
            self.at += 1
            left = Operation(token.text, left, self.binary(binds + 1))

    def unary(self) -> Expr:
        minus = 0
        while self.take("-"):
            minus += 1
        tree = self.union()
        for _ in range(min(minus, 2 - minus % 2)):
            tree = Negative(tree)
        return tree

    def union(self) -> Expr:
        left = self.path()
        while self.take("|"):
            left = Operation("|", left, self.path())
        return left

    def path(self) -> Expr:
        token, after = self.tokens[self.at], self.tokens[self.at + 1 : self.at + 2]
        is_call = token.kind == "name" and after and after[0].text == "(" and token.text not in _NODE_TESTS
        if token.kind in ("number", "string") or is_call or token.text == "(":
            return self.filtered(self.primary(token))
        if token.text in ("/", "//") and token.kind == "mark":
            self.at += 1
            steps = [Step("descendant-or-self", "node()", [])] if token.text == "//" else []
            if token.text == "/" and not self.begins_step():
                return Path("/", [], [])
            return Path("/", [], steps + self.steps())
        return Path(None, [], self.steps())

    def primary(self, token: Token) -> Expr:
        self.at += 1
        if token.kind == "number":
            return Number(float(token.text))
        if token.kind == "string":
            return Literal(token.text[1:-1])
        self.depth += 1
        if self.depth > _DEPTH:
            raise XPathError("xpath.deep", limit=str(_DEPTH))
        if token.kind != "name":
            inner = self.binary()
            self.expect(")")
            self.depth -= 1
            return inner
        self.at += 1
        arguments: list[Expr] = []
        if not self.take(")"):
            arguments.append(self.binary())
            while self.take(","):
                arguments.append(self.binary())
            self.expect(")")
        self.depth -= 1
        return Call(token.text, arguments)

    def filtered(self, primary: Expr) -> Expr:
        predicates = self.predicates()
        steps: list[Step] = []
        if self.take("//"):
            steps = [Step("descendant-or-self", "node()", []), *self.steps()]
        elif self.take("/"):
            steps = self.steps()
        return Path(primary, predicates, steps) if predicates or steps else primary

    def begins_step(self) -> bool:
        token = self.tokens[self.at]
        return token.kind == "name" or token.text in (".", "..", "@", "*")

    def steps(self) -> list[Step]:
        found = [self.step()]
        while True:
            if self.take("//"):
                found.append(Step("descendant-or-self", "node()", []))
            elif not self.take("/"):
                return found
            found.append(self.step())

    def step(self) -> Step:
        if self.take(".."):
            return Step("parent", "node()", self.predicates())
        if self.take("."):
            return Step("self", "node()", self.predicates())
        axis = "attribute" if self.take("@") else "child"
        token = self.tokens[self.at]
        if token.kind == "name" and self.tokens[self.at + 1].text == "::":
            if token.text not in _AXES:
                raise XPathError("xpath.axis", name=token.text)
            axis = token.text
            self.at += 2
            token = self.tokens[self.at]
        if token.kind != "name" and token.text != "*":
            raise self.unexpected()
        self.at += 1
        test = token.text
        if test in _NODE_TESTS and self.take("("):
            if self.tokens[self.at].kind == "string":
                self.at += 1
            self.expect(")")
            test += "()"
        return Step(axis, test, self.predicates())

    def predicates(self) -> list[Expr]:
        found: list[Expr] = []
        while self.take("["):
            self.depth += 1
            if self.depth > _DEPTH:
                raise XPathError("xpath.deep", limit=str(_DEPTH))
            found.append(self.binary())
            self.expect("]")
            self.depth -= 1
        return found
