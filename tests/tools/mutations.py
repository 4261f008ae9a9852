"""The mutants of a file: each changes one thing. For ``mutants.py``."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import NamedTuple

_TURNED = {
    ast.Eq: "!=", ast.NotEq: "==", ast.Lt: ">=", ast.GtE: "<", ast.Gt: "<=", ast.LtE: ">",
    ast.Is: "is not", ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in",
}  # fmt: skip
SYMMETRIC = {"min", "max", "gcd", "normalized_similarity"}
"""Functions whose arguments may be swapped."""
HARMLESS = {
    "maxsize", "timeout", "buffering", "max_workers", "chunksize", "stacklevel",  # cost speed
    "strict", "slots", "frozen", "repr", "compare", "usedforsecurity",  # hold what is so anyway
}  # fmt: skip
"""Keywords whose values nothing that works depends on."""


class Mutant(NamedTuple):
    """One change of one file: the bytes from ``start`` to ``end`` become ``new``."""

    path: Path
    """Below the root of the project."""
    line: int
    statement: int
    """The line on which the innermost statement begins; 0 for one that runs on import."""
    kind: str
    start: int
    end: int
    new: str

    @property
    def room(self) -> str:
        """The folder of the package that the file lies in, or the file's own name."""
        return self.path.parts[2].removesuffix(".py")

    @property
    def module(self) -> str:
        """The dotted name by which the file is imported."""
        name = ".".join(self.path.relative_to("src").with_suffix("").parts)
        return name.removesuffix(".__init__")

    def apply(self, data: bytes) -> bytes:
        """Return the file's bytes with the change."""
        return data[: self.start] + self.new.encode() + data[self.end :]


class _Finder(ast.NodeVisitor):
    """Lists the mutants of a file, except those that are equal to it for a plain reason."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path, self.data = path, data
        self.found: list[Mutant] = []
        self.statement = 0
        self.depth = 0
        self.starts = [0]
        for line in data.split(b"\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def visit(self, node: ast.AST) -> None:
        if isinstance(node, ast.stmt):
            self.statement = node.lineno if self.depth else 0
        super().visit(node)

    def _span(self, node: ast.expr) -> tuple[int, int]:
        assert node.end_lineno is not None and node.end_col_offset is not None
        start = self.starts[node.lineno - 1] + node.col_offset
        return start, self.starts[node.end_lineno - 1] + node.end_col_offset

    def _source(self, node: ast.expr) -> str:
        return self.data[slice(*self._span(node))].decode()

    def _add(self, kind: str, first: ast.expr, last: ast.expr, new: str) -> None:
        start, end = self._span(first)[0], self._span(last)[1]
        self.found.append(
            Mutant(self.path, first.lineno, self.statement, kind, start, end, new)
        )  # fmt: skip

    def visit_Compare(self, node: ast.Compare) -> None:
        turned = _TURNED.get(type(node.ops[0]))
        if turned and len(node.ops) == 1:
            left, right = self._source(node.left), self._source(node.comparators[0])
            self._add("comparison", node, node, f"({left}) {turned} ({right})")
        self.generic_visit(node)

    def visit_If(self, node: ast.If) -> None:
        test = self._source(node.test)
        if test in ("TYPE_CHECKING", "typing.TYPE_CHECKING") or "__name__" in test:
            return
        self._add("guard", node.test, node.test, "False")
        self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Call):
            self._add("call", node.value, node.value, "None")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self._add("constant", node, node, str(not node.value))
        elif isinstance(node.value, int | float):
            self._add("constant", node, node, repr(node.value + 1))

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if len(node.args) >= 2 and not any(isinstance(arg, ast.Starred) for arg in node.args):
            first, second = (self._source(argument) for argument in node.args[:2])
            if first != second and name not in SYMMETRIC:
                self._add("arguments", node.args[0], node.args[1], f"{second}, {first}")
        self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg not in HARMLESS:
            self.visit(node.value)

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is not None and not isinstance(node.value, ast.Constant):
            self._add("result", node.value, node.value, "None")
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.depth += 1
        for statement in node.body:  # neither decorators nor annotations nor defaults
            self.visit(statement)
        self.depth -= 1

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for statement in node.body:
            self.visit(statement)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Pass: before Python 3.12 what lies in an f-string has no place of its own."""


def list_mutants(root: Path, room: str = "") -> list[Mutant]:
    """List every mutant of the package, or of one room, in the order of the files."""
    found: list[Mutant] = []
    for path in sorted((root / "src").rglob("*.py")):
        data = path.read_bytes()
        finder = _Finder(path.relative_to(root), data)
        finder.visit(ast.parse(data))
        found += finder.found
    return [mutant for mutant in found if not room or mutant.room == room]
