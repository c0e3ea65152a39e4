"""The small language of ``when`` and ``requires``: comparisons, sums and and/or/not over whitelisted names.

Grammar, loosest first; a condition as a whole must be true or false::

    either  = both { "or" both }
    both    = negated { "and" negated }
    negated = "not" negated | compared
    compared = sum [ ("<" | "<=" | ">" | ">=" | "==" | "!=") sum ]
    sum     = product { ("+" | "-") product }
    product = atom { "*" atom }
    atom    = number | name | "true" | "false" | "(" either ")" | "-" atom

Nothing is ever handed to Python: text becomes tokens, tokens a tree of the classes below, and the tree is walked.
Length, number of tokens and depth are limited, so no condition costs more than microseconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, NoReturn, TypeAlias

MAX_LENGTH: Final = 240
MAX_TOKENS: Final = 80
MAX_DEPTH: Final = 12

Type = Literal["number", "truth"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: float


@dataclass(frozen=True, slots=True)
class Truth:
    """``true`` or ``false``."""

    value: bool


@dataclass(frozen=True, slots=True)
class Name:
    """Something of the scene, such as ``mood``, ``knows.wedding`` or ``lever.discretion``."""

    name: str
    type: Type


@dataclass(frozen=True, slots=True)
class Not:
    """Negation."""

    inner: Expression


@dataclass(frozen=True, slots=True)
class Logic:
    """``and`` or ``or`` of two conditions."""

    operator: Literal["and", "or"]
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two numbers compared; ``==`` and ``!=`` also compare truths."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """``+``, ``-`` or ``*`` of two numbers."""

    operator: str
    left: Expression
    right: Expression


Expression: TypeAlias = Number | Truth | Name | Not | Logic | Comparison | Arithmetic


class ConditionError(Exception):
    """A condition that cannot be read: where it goes wrong (characters from its start), what, and what is allowed."""

    def __init__(self, offset: int, wrong: str, found: str, allowed: str) -> None:
        super().__init__(wrong)
        self.offset, self.wrong, self.found, self.allowed = offset, wrong, found, allowed


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    kind: Literal["number", "word", "sign", "end"]
    offset: int


_TOKEN: Final = re.compile(
    r"(?P<number>[0-9]{1,9}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})"
    r"|(?P<word>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)"
    r"|(?P<sign><=|>=|==|!=|[<>()+*-])"
)
_WORDS: Final = frozenset({"and", "or", "not", "true", "false"})
_COMPARING: Final = frozenset({"<", "<=", ">", ">=", "==", "!="})


def parse(
    text: str, names: Mapping[str, Type], suggest: Callable[[str], str] = lambda name: "a known name"
) -> Expression:
    """Read a condition.

    Parameters
    ----------
    names
        Every name that it may use, and whether it is a number or a truth.
    suggest
        What to say is allowed when a name is unknown.

    Raises
    ------
    ConditionError
        If it cannot be read, uses an unknown name, or mixes up numbers and truths.
    """
    return _Parser(text, names, suggest).whole()


def names_in(expression: Expression) -> Iterator[str]:
    """Names that a condition reads, in order, with repetitions."""
    match expression:
        case Name(name=name):
            yield name
        case Not(inner=inner):
            yield from names_in(inner)
        case Logic(left=left, right=right) | Comparison(left=left, right=right) | Arithmetic(left=left, right=right):
            yield from names_in(left)
            yield from names_in(right)


def evaluate(expression: Expression, value_of: Callable[[str], float | bool]) -> float | bool:
    """Work a condition out; ``and`` and ``or`` stop as soon as they know."""
    match expression:
        case Number(value=value) | Truth(value=value):
            return value
        case Name(name=name):
            return value_of(name)
        case Not(inner=inner):
            return not evaluate(inner, value_of)
        case Logic(operator=operator, left=left, right=right):
            first = bool(evaluate(left, value_of))
            return first if first == (operator == "or") else bool(evaluate(right, value_of))
        case Comparison(operator=operator, left=left, right=right):
            return compare(operator, evaluate(left, value_of), evaluate(right, value_of))
        case Arithmetic(operator=operator, left=left, right=right):
            a, b = evaluate(left, value_of), evaluate(right, value_of)
            return a + b if operator == "+" else a - b if operator == "-" else a * b


def compare(operator: str, a: float | bool, b: float | bool) -> bool:
    """Compare two values as the language does."""
    match operator:
        case "<":
            return a < b
        case "<=":
            return a <= b
        case ">":
            return a > b
        case ">=":
            return a >= b
        case "==":
            return a == b
        case _:
            return a != b


def type_of(expression: Expression) -> Type:
    """Whether a part of a condition is a number or a truth."""
    match expression:
        case Number() | Arithmetic():
            return "number"
        case Name(type=type_):
            return type_
        case _:
            return "truth"


class _Parser:
    """Recursive descent with one token of look-ahead; depth is counted, so recursion is bounded."""

    def __init__(self, text: str, names: Mapping[str, Type], suggest: Callable[[str], str]) -> None:
        self.names, self.suggest = names, suggest
        self.tokens = list(_tokens(text))
        self.position = 0
        self.depth = 0

    def whole(self) -> Expression:
        found = self.either()
        if self.here.kind != "end":
            self.fail("goes on where it should end", "'and', 'or' or nothing more")
        if type_of(found) != "truth":
            raise ConditionError(0, "is a number, not a condition", "a number", "something true or false")
        return found

    @property
    def here(self) -> _Token:
        return self.tokens[self.position]

    def fail(self, wrong: str, allowed: str) -> NoReturn:
        token = self.here
        found = "the end" if token.kind == "end" else f"'{token.text}'"
        raise ConditionError(token.offset, wrong, found, allowed)

    def taken(self, *texts: str) -> str | None:
        """Take the token if it is one of these."""
        token = self.here
        if token.kind != "number" and token.text in texts:
            self.position += 1
            return token.text
        return None

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail("is nested too deeply", f"at most {MAX_DEPTH} levels")

    def either(self) -> Expression:
        left = self.both()
        while self.taken("or"):
            left = Logic("or", self.want(left, "truth"), self.want(self.both(), "truth"))
        return left

    def both(self) -> Expression:
        left = self.negated()
        while self.taken("and"):
            left = Logic("and", self.want(left, "truth"), self.want(self.negated(), "truth"))
        return left

    def negated(self) -> Expression:
        if not self.taken("not"):
            return self.compared()
        self.deeper()
        inner = Not(self.want(self.negated(), "truth"))
        self.depth -= 1
        return inner

    def compared(self) -> Expression:
        left = self.sum()
        operator = self.taken(*_COMPARING)
        if operator is None:
            return left
        right = self.sum()
        if self.here.text in _COMPARING:
            self.fail("compares twice in a row", "two comparisons joined by 'and'")
        if operator in ("==", "!=") and type_of(left) == type_of(right):
            return Comparison(operator, left, right)
        return Comparison(operator, self.want(left, "number"), self.want(right, "number"))

    def sum(self) -> Expression:
        left = self.product()
        while operator := self.taken("+", "-"):
            left = Arithmetic(operator, self.want(left, "number"), self.want(self.product(), "number"))
        return left

    def product(self) -> Expression:
        left = self.atom()
        while operator := self.taken("*"):
            left = Arithmetic(operator, self.want(left, "number"), self.want(self.atom(), "number"))
        return left

    def atom(self) -> Expression:
        token = self.here
        if token.kind == "number":
            self.position += 1
            return Number(float(token.text))
        if self.taken("true"):
            return Truth(True)
        if self.taken("false"):
            return Truth(False)
        if token.kind == "word" and token.text not in _WORDS:
            return self.name(token)
        self.deeper()
        if self.taken("("):
            inner = self.either()
            if not self.taken(")"):
                self.fail("lacks a closing bracket", "')'")
        elif self.taken("-"):
            inner = Arithmetic("-", Number(0.0), self.want(self.atom(), "number"))
        else:
            self.fail("is incomplete", "a number, a name, or '('")
        self.depth -= 1
        return inner

    def name(self, token: _Token) -> Name:
        type_ = self.names.get(token.text)
        if type_ is None:
            raise ConditionError(
                token.offset, "uses a name that is not known here", f"'{token.text}'", self.suggest(token.text)
            )
        self.position += 1
        return Name(token.text, type_)

    def want(self, expression: Expression, wanted: Type) -> Expression:
        if type_of(expression) == wanted:
            return expression
        words = {"number": "a number", "truth": "something true or false"}
        found = words["truth" if wanted == "number" else "number"]
        offset = self.tokens[max(0, self.position - 1)].offset
        raise ConditionError(offset, f"needs {words[wanted]} here", found, words[wanted])


def _tokens(text: str) -> Iterator[_Token]:
    if len(text) > MAX_LENGTH:
        raise ConditionError(0, "is too long", f"{len(text)} characters", f"at most {MAX_LENGTH}")
    position = number = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        found = _TOKEN.match(text, position)
        if found is None or found.lastgroup is None:
            raise ConditionError(
                position, "has a character that means nothing here", f"'{text[position]}'",
                "names, numbers, and or not, < <= > >= == !=, + - *, brackets",
            )  # fmt: skip
        number += 1
        if number > MAX_TOKENS:
            raise ConditionError(position, "has too many parts", f"more than {MAX_TOKENS}", f"at most {MAX_TOKENS}")
        kind: Literal["number", "word", "sign"] = found.lastgroup  # type: ignore[assignment]
        yield _Token(found.group(), kind, position)
        position = found.end()
    yield _Token("", "end", len(text))
