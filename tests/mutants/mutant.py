"""Small faults that can be made in a source: each comparison, sum, number and choice in turn, one at a time.

Left as they are: what is no figure (texts, annotations, decorators), and what an error says.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

SWAPPED: Final[dict[type[ast.AST], type[ast.AST]]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip

NAMES: Final = {"min": "max", "any": "all", "minimum": "maximum", "floor": "ceil", "first": "last", "idxmin": "idxmax"}
NAMES_BACK: Final = NAMES | {there: here for here, there in NAMES.items()}

UNTOUCHED: Final = {"annotation", "returns", "decorator_list"}


class Mutant(NamedTuple):
    """One fault: the line it stands in, what it is, and how it is made in the tree it was found in."""

    line: int
    what: str
    make: Callable[[], None]


def mutants(tree: ast.Module) -> list[Mutant]:
    """Every fault that can be made in a tree, in the order of the source; the order is the same in every parse."""
    return list(_walk(tree))


def faulty(source: str, place: int) -> ast.Module:
    """The tree of a source with its fault number `place`."""
    tree = ast.parse(source)
    mutants(tree)[place].make()
    return ast.fix_missing_locations(tree)


def _walk(node: ast.AST) -> Iterator[Mutant]:
    for name, value in ast.iter_fields(node):
        if name in UNTOUCHED:
            continue
        for place, child in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(child, ast.AST) and not isinstance(child, ast.Raise):
                yield from _faults(child, _setter(node, name, place if isinstance(value, list) else None))
                yield from _walk(child)


def _setter(parent: ast.AST, name: str, place: int | None) -> Callable[[ast.AST], None]:
    def put(new: ast.AST) -> None:
        if place is None:
            setattr(parent, name, new)
        else:
            getattr(parent, name)[place] = new

    return put


def _faults(node: ast.AST, put: Callable[[ast.AST], None]) -> Iterator[Mutant]:
    """The faults of one node; `put` takes another one into its place."""
    line = getattr(node, "lineno", 0)

    def fault(what: str, make: Callable[[], None]) -> Mutant:
        return Mutant(line, what, make)

    match node:
        case ast.Compare(ops=ops):
            for place, op in enumerate(ops):
                other = SWAPPED[type(op)]
                yield fault(f"{_name(op)} -> {other.__name__}", _setter_of(ops, place, other()))
        case ast.BinOp(op=op) | ast.AugAssign(op=op) | ast.BoolOp(op=op) if type(op) in SWAPPED:
            other = SWAPPED[type(op)]
            yield fault(f"{_name(op)} -> {other.__name__}", lambda: setattr(node, "op", other()))
        case ast.UnaryOp(op=ast.Not() | ast.USub() | ast.Invert() as op, operand=operand):
            yield fault(f"{_name(op)} dropped", lambda: put(operand))
        case ast.Constant(value=bool() as value):
            yield fault(f"{value} -> {not value}", lambda: put(ast.Constant(not value)))
        case ast.Constant(value=int() as value):
            yield fault(f"{value} -> {value + 1}", lambda: put(ast.Constant(value + 1)))
        case ast.Constant(value=float() as value):
            more = 1.25 * value if value else 1.0
            yield fault(f"{value} -> {more}", lambda: put(ast.Constant(more)))
        case ast.Name(id=name) if name in NAMES_BACK:
            yield fault(f"{name} -> {NAMES_BACK[name]}", lambda: setattr(node, "id", NAMES_BACK[name]))
        case ast.Attribute(attr=name) if name in NAMES_BACK:
            yield fault(f"{name} -> {NAMES_BACK[name]}", lambda: setattr(node, "attr", NAMES_BACK[name]))
        case ast.Expr(value=ast.Call()):
            yield fault("call dropped", lambda: put(ast.Pass()))
        case ast.Break() | ast.Continue():
            other_way = ast.Continue if isinstance(node, ast.Break) else ast.Break
            yield fault(f"{_name(node)} -> {other_way.__name__}", lambda: put(other_way()))
        case ast.comprehension(ifs=[_, *_] as ifs):
            yield Mutant(ifs[0].lineno, "filter dropped", ifs.clear)
        case _:
            pass
    if isinstance(node, ast.If | ast.IfExp) and not isinstance(node.test, ast.UnaryOp):
        test = node.test
        yield fault("if -> if not", lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), test)))


def _setter_of(items: list[ast.cmpop], place: int, new: ast.AST) -> Callable[[], None]:
    return lambda: items.__setitem__(place, new)  # type: ignore[call-overload]


def _name(node: ast.AST) -> str:
    return type(node).__name__
