"""Every text of the program that people read, by the context in which it is translated, taken from the source.

Five ways of saying that a text is to be translated are known, and they are the only ones that the program uses:
``self.tr("…")`` in a class, which is the context; ``QCoreApplication.translate("Context", "…")``; a function of a
module that only passes its argument on to that, wherever it is imported; ``_T("Context", "…")``, which marks the texts
of a table; and what is data: the rows of `annotator.services.wording`, the rules of suggestions, the titles of the
formats, the words of the default tag set.
"""

from __future__ import annotations

import ast
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = frozenset({"Wording", "Rules", "Formats", "TagSet"})  # contexts of what is data (see `_data`)


@dataclass(frozen=True, order=True)
class Message:
    """One text: its context, itself, what tells its meaning apart, and whether it counts something."""

    context: str
    source: str
    comment: str = ""
    counts: bool = False


@dataclass
class _Module:
    """A module of the program: its syntax tree, and the functions of its own that translate their argument."""

    name: str
    path: Path
    tree: ast.Module
    helpers: dict[str, str] = field(default_factory=dict)  # name of a function -> context


class UnclearError(Exception):
    """A text is said to be translated, and cannot be read from the source."""


def messages(root: Path = ROOT) -> list[Message]:
    """Return every text of the program, sorted; raise `UnclearError` for one that is not written out."""
    modules = [_module(path, root) for path in sorted((root / "annotator").rglob("*.py"))]
    helpers = {(each.name, name): context for each in modules for name, context in each.helpers.items()}
    found: set[Message] = set()
    for each in modules:
        found.update(_Finder(each, _imported(each, helpers)).found())
    found.update(each for each in _data(root) if each.source)
    return sorted(found)


def _module(path: Path, root: Path) -> _Module:
    name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
    module = _Module(name, path, ast.parse(path.read_text(encoding="utf-8")))
    constants = {
        target.id: node.value.value
        for node in module.tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef) and node.args.args:
            context = _passed_on(node, constants)
            if context:
                module.helpers[node.name] = context
    return module


def _passed_on(function: ast.FunctionDef, constants: dict[str, object]) -> str:
    """Return the context in which a function translates its first argument, or nothing where it does something else."""
    last = function.body[-1]
    if not isinstance(last, ast.Return) or not isinstance(last.value, ast.Call):
        return ""
    call = last.value
    is_passed = (
        _is_translate(call)
        and isinstance(call.args[1], ast.Name)
        and call.args[1].id == function.args.args[0].arg
    )
    if not is_passed:
        return ""
    context = call.args[0]
    if isinstance(context, ast.Name):
        return str(constants.get(context.id, ""))
    return str(context.value) if isinstance(context, ast.Constant) else ""


def _is_translate(call: ast.Call) -> bool:
    return (
        isinstance(call.func, ast.Attribute)
        and call.func.attr == "translate"
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in {"QCoreApplication", "QApplication"}
        and len(call.args) >= 2
    )


def _imported(module: _Module, helpers: dict[tuple[str, str], str]) -> dict[str, str]:
    """Return the module's own translating functions and those it imports, by the name they have in it."""
    known = dict(module.helpers)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                if (node.module, each.name) in helpers:
                    known[each.asname or each.name] = helpers[node.module, each.name]
    return known


class _Finder(ast.NodeVisitor):
    """Walks a module and notes what is translated, with the class it stands in."""

    def __init__(self, module: _Module, helpers: dict[str, str]) -> None:
        self._module = module
        self._helpers = helpers
        self._classes: list[str] = []
        self._found: list[Message] = []

    def found(self) -> list[Message]:
        """Return what the module says."""
        self.visit(self._module.tree)
        return self._found

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Remember the class: it is the context of what its methods say."""
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        """Note what a call translates."""
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr == "tr" and node.args:
            if not self._classes:
                self._refuse(node, "tr outside a class")
            self._note(node, self._classes[-1], node.args[0], node.args[1:])
        elif _is_translate(node):
            if isinstance(node.args[0], ast.Constant) and not isinstance(node.args[1], ast.Name):
                self._note(node, str(node.args[0].value), node.args[1], node.args[2:])
        elif isinstance(function, ast.Name) and function.id == "_T" and len(node.args) == 2:
            if not isinstance(node.args[0], ast.Constant):
                self._refuse(node, "_T without a context")
            else:
                self._note(node, str(node.args[0].value), node.args[1], [])
        elif isinstance(function, ast.Name) and function.id in self._helpers and node.args:
            self._note(node, self._helpers[function.id], node.args[0], [], may_be_data=True)
        self.generic_visit(node)

    def _note(
        self,
        node: ast.Call,
        context: str,
        text: ast.expr,
        rest: Iterable[ast.expr],
        *,
        may_be_data: bool = False,
    ) -> None:
        sources = list(_written(text))
        if not sources and not may_be_data and context not in DATA:
            self._refuse(node, "a text that is not written out")
        comment = next((str(each.value) for each in rest if isinstance(each, ast.Constant)), "")
        for source in sources:
            if source:
                self._found.append(Message(context, source, comment, "%n" in source))

    def _refuse(self, node: ast.AST, why: str) -> None:
        msg = f"{self._module.path}:{getattr(node, 'lineno', 0)}: {why}"
        raise UnclearError(msg)


def _written(text: ast.expr) -> Iterator[str]:
    """Yield the texts an expression may be: one that is written out, or each of a choice between such."""
    if isinstance(text, ast.Constant) and isinstance(text.value, str):
        yield text.value
    elif isinstance(text, ast.IfExp):
        yield from _written(text.body)
        yield from _written(text.orelse)


def _data(root: Path) -> Iterator[Message]:
    """Yield what is translated where it is shown and stands elsewhere as data."""
    from annotator.formats.registry import Registry
    from annotator.services import wording
    from annotator.suggest.region_rules import REGION_RULES
    from annotator.suggest.repeats import RepeatsEngine
    from annotator.suggest.rules.catalogue import RULES

    for row in (*wording.ROWS.values(), wording.UNKNOWN):
        yield from (Message("Wording", text) for text in row)
    yield from (Message("Wording", text) for text in wording.ONE.values())
    yield from (Message("Rules", rule.explanation) for rule in (*RULES, *RepeatsEngine.rules, *REGION_RULES))
    yield from (Message("Formats", each.info.title) for each in Registry().all() if each.info.title)
    for text in _tag_set(root / "resources" / "tagsets" / "default.toml"):
        yield Message("TagSet", text)


def _tag_set(path: Path) -> Iterator[str]:
    """Yield the titles, choices and guidelines of the tag set that a project starts with."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for part in (*data["attributes"].values(), *data["labels"], *data["link_types"]):
        yield from filter(None, (part.get("title"), part.get("guideline"), *part.get("choices", ())))
