"""What the tests of the house look at: our modules, their imports, and the kept text files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("classifier", "triage_app")
# What `make` and the tools make; everything else in the checkout is looked at.
MADE = {
    ".git",
    ".venv",
    "build",
    "dist",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
}


@dataclass(frozen=True)
class Import:
    """One name that a module imports, and whether it does so for the type checker only."""

    name: str
    line: int
    types_only: bool


@dataclass(frozen=True)
class Module:
    """One of our source files."""

    name: str
    path: Path
    tree: ast.Module
    imports: tuple[Import, ...]

    @property
    def lines(self) -> int:
        return len(self.path.read_text(encoding="utf-8").splitlines())


def _guarded(tree: ast.Module) -> set[ast.AST]:
    """Return all nodes under `if TYPE_CHECKING:`."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            found.update(below for part in node.body for below in ast.walk(part))
    return found


def imports_of(tree: ast.Module, package: str, known: frozenset[str]) -> Iterator[Import]:
    """Yield what a module imports anywhere in it, functions included.

    `from a import b` counts as `a.b` when that is a module of ours, else as `a`.
    """
    types = _guarded(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno, node in types)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                start = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*start, base]).rstrip(".")
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                # From a package of others, the part matters too: `from PySide6 import QtNetwork`.
                ours = base.split(".")[0] in PACKAGES
                name = inner if inner in known or not ours else base
                yield Import(name, node.lineno, node in types)


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.fixture(scope="session")
def modules() -> dict[str, Module]:
    """Return our modules by their dotted name."""
    paths = {_name(path): path for top in PACKAGES for path in sorted((ROOT / top).rglob("*.py"))}
    known, found = frozenset(paths), {}
    for name, path in paths.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        package = name if path.stem == "__init__" else name.rpartition(".")[0]
        found[name] = Module(name, path, tree, tuple(imports_of(tree, package, known)))
    return found


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def kept_files() -> list[Path]:
    """Return every file of the checkout that is not made by a tool."""
    return sorted(
        path
        for path in ROOT.rglob("*")
        if path.is_file() and not MADE.intersection(path.relative_to(ROOT).parts)
    )
