"""Length and names of our modules."""

from __future__ import annotations

import ast
import subprocess
import sys

LONGEST = 300


def test_no_module_is_longer_than_300_lines(modules):
    long = {module.name: module.lines for module in modules.values() if module.lines > LONGEST}
    assert not long


def test_no_module_has_the_name_of_a_standard_library_module(modules):
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


def test_every_module_has_a_docstring(modules):
    silent = [module.name for module in modules.values() if not ast.get_docstring(module.tree)]
    assert not silent


def test_nothing_slow_is_loaded_before_it_is_needed():
    """Neither the modules of the window nor scoring a message import scikit-learn."""
    program = """
import sys
import triage_app.ui.app, triage_app.cli.main
from classifier.indicators.organisations import Organisations
from classifier.reading.intake import from_text
from classifier.scorer import Scorer
from triage_app.paths import resources_dir
organisations = Organisations.load(resources_dir() / "organisations.csv")
Scorer(organisations, None).assess(from_text("Votre carte vitale expire : https://ameli.top/x"))
print(*sorted({"sklearn", "scipy", "joblib", "pandas"} & sys.modules.keys()))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.returncode) == ("", 0), done.stderr


def test_a_training_imports_no_scikit_learn_but_for_the_families():
    """It takes 60 MB: a sixth of what a training needs."""
    program = """
import sys
import classifier.learning.training, triage_app.services.learning.retraining
import triage_app.services.learning.candidate
print(*sorted({"sklearn", "scipy.stats", "scipy.optimize"} & sys.modules.keys()))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.returncode) == ("", 0), done.stderr


def test_test_folders_are_no_packages_and_file_names_are_unique(root):
    """An `__init__.py` in a test folder would hide our package of the same name."""
    files = list((root / "tests").rglob("*.py"))
    assert not [path for path in files if path.name == "__init__.py"]
    names = [path.name for path in files if path.name.startswith("test_")]
    assert len(names) == len(set(names))
