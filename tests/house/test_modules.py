"""The size and names of our modules: one subject each, and no name of the standard library."""

from __future__ import annotations

import ast
import subprocess
import sys

LONGEST = 300


def test_no_module_grows_past_its_subject(modules):
    long = {module.name: module.lines for module in modules.values() if module.lines > LONGEST}
    assert not long


def test_no_module_hides_one_of_the_standard_library(modules):
    hiding = [
        name
        for name in modules
        if name.rpartition(".")[2] in sys.stdlib_module_names - {"__main__"}
    ]
    assert not hiding


def test_package_files_hold_a_docstring_and_nothing_else(modules):
    busy = [
        module.name
        for module in modules.values()
        if module.path.stem == "__init__"
        and any(not isinstance(node, ast.Expr) for node in module.tree.body)
    ]
    assert not busy


def test_every_module_says_what_it_is_for(modules):
    silent = [module.name for module in modules.values() if not ast.get_docstring(module.tree)]
    assert not silent


def test_nothing_slow_is_loaded_before_it_is_needed():
    """Neither the window's modules nor a scored message bring scikit-learn or matplotlib."""
    program = """
import sys
import triage_app.ui.app, triage_app.cli.main
from classifier.indicators.organisations import Organisations
from classifier.reading.intake import from_text
from classifier.scorer import Scorer
from triage_app.paths import resources_dir
organisations = Organisations.load(resources_dir() / "organisations.csv")
Scorer(organisations, None).assess(from_text("Votre carte vitale expire : https://ameli.top/x"))
print(*sorted({"sklearn", "scipy", "matplotlib", "joblib", "pandas"} & sys.modules.keys()))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.returncode) == ("", 0), done.stderr


def test_tests_are_no_packages_and_have_names_of_their_own(root):
    """An `__init__.py` there would hide our package of the same name."""
    files = list((root / "tests").rglob("*.py"))
    assert not [path for path in files if path.name == "__init__.py"]
    names = [path.name for path in files if path.name.startswith("test_")]
    assert len(names) == len(set(names))
