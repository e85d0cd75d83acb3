"""Rules on imports between the packages, including imports inside functions."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter

import pytest

NETWORK = (
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "urllib3",
    "requests",
    "ftplib",
    "smtplib",
    "imaplib",
    "poplib",
    "xmlrpc",
    "asyncio",
    "psycopg",
    "webbrowser",
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
    "PySide6.QtWebEngineCore",
)
QT = ("PySide6", "shiboken6")
SQLITE = ("sqlite3", "sqlcipher3", "sqlite_utils")
LEARNING = ("sklearn", "scipy")

# (rule, modules it applies to, excepted modules, forbidden imports)
RULES = [
    (
        "network modules only where a server is spoken to",
        ("classifier", "triage_app"),
        ("triage_app.sharing.server",),
        NETWORK,
    ),
    (
        "only commands import what shares",
        ("classifier", "triage_app"),
        (
            "triage_app.sharing",
            "triage_app.cli.sharing",
            "triage_app.cli.share_lines",
            "triage_app.cli.share_server",
            "triage_app.cli.share_exchange",
        ),
        ("triage_app.sharing",),
    ),
    ("Qt only in triage_app.ui", ("classifier", "triage_app"), ("triage_app.ui",), QT),
    (
        "SQLite only in triage_app.store",
        ("classifier", "triage_app"),
        ("triage_app.store",),
        SQLITE,
    ),
    (
        "the classifier imports no triage_app and no clock",
        ("classifier",),
        (),
        ("triage_app", "time"),
    ),
    (
        "scikit-learn only in classifier.learning",
        ("classifier", "triage_app"),
        ("classifier.learning",),
        LEARNING,
    ),
    (
        "joblib only starts processes and writes archives",
        ("classifier", "triage_app"),
        ("classifier.parallel", "classifier.learning.archive"),
        ("joblib",),
    ),
    (
        "Dask only where a cluster is connected to",
        ("classifier", "triage_app"),
        ("triage_app.cluster",),
        ("dask", "distributed"),
    ),
    (
        "nothing opens a file that runs code",
        ("classifier", "triage_app"),
        (),
        ("joblib.load", "pickle", "dill", "cloudpickle", "marshal", "shelve", "skops"),
    ),
    (
        "the store imports no package above it",
        ("triage_app.store",),
        (),
        ("triage_app.services", "triage_app.reporting", "triage_app.ui", "triage_app.cli"),
    ),
    (
        "reporting imports no service, store or user interface",
        ("triage_app.reporting",),
        (),
        ("triage_app.services", "triage_app.store", "triage_app.ui", "triage_app.cli"),
    ),
    (
        "services import no user interface",
        ("triage_app.services",),
        (),
        ("triage_app.ui", "triage_app.cli"),
    ),
    (
        "the window uses the store and reporting only through services",
        ("triage_app.ui",),
        (),
        ("triage_app.store", "triage_app.reporting", "triage_app.cli"),
    ),
    (
        "only cli.main and cli.maintenance import the window",
        ("triage_app.cli",),
        ("triage_app.cli.main", "triage_app.cli.maintenance"),
        ("triage_app.ui",),
    ),
]


def _within(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == prefix or name.startswith(prefix + ".") for prefix in prefixes)


@pytest.mark.parametrize(
    ("bound", "excepted", "forbidden"),
    [rule[1:] for rule in RULES],
    ids=[rule[0] for rule in RULES],
)
def test_forbidden_imports(modules, bound, excepted, forbidden):
    broken = [
        f"{module.name}:{found.line} imports {found.name}"
        for module in modules.values()
        if _within(module.name, bound) and not _within(module.name, excepted)
        for found in module.imports
        if _within(found.name, forbidden)
    ]
    assert not broken


def test_the_rules_detect_a_violation(modules):
    """The excepted modules import what is forbidden elsewhere, so the rules find such imports."""
    seen = {found.name.split(".")[0] for module in modules.values() for found in module.imports}
    assert {"PySide6", "sqlite_utils", "sklearn", "psycopg"} <= seen


def test_there_is_no_import_circle(modules):
    """Imports for types and imports inside functions count."""
    graph = {
        module.name: {
            found.name
            for found in module.imports
            if found.name in modules and found.name != module.name
        }
        for module in modules.values()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail("a circle: " + " → ".join(error.args[1]))


SPEAK_TO_THE_DESK = (
    # The window's modules that may name a service; pages, views, models and widgets may not.
    "triage_app.ui.workspace",
    "triage_app.ui.screenshots",
    "triage_app.ui.state_pictures",
    "triage_app.ui.worker",
    "triage_app.ui.about.flow",
    "triage_app.ui.triage.draft_keeper",
)


def test_pages_know_no_service(modules):
    broken = [
        f"{module.name} imports {found.name}"
        for module in modules.values()
        if module.name.startswith("triage_app.ui")
        and not module.name.endswith("controller")
        and module.name not in SPEAK_TO_THE_DESK
        for found in module.imports
        if found.name.startswith("triage_app.services")
    ]
    assert not broken


PARTICIPLE = re.compile(r"_?[a-z]+(_[a-z]+)*_(\w+(ed|en|wn|ne)|ready|left)")


def test_signals_are_named_by_one_pattern(modules):
    """The name of a signal is its subject and a participle (`case_logged`)."""
    names = {
        (module.name, node.targets[0].id)
        for module in modules.values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "Signal"
        and isinstance(node.targets[0], ast.Name)
    }
    assert names
    assert not [f"{module}.{name}" for module, name in names if not PARTICIPLE.fullmatch(name)]


def test_controllers_hold_no_widgets(modules):
    broken = [
        f"{module.name} imports {found.name}"
        for module in modules.values()
        if module.name.startswith("triage_app.ui") and module.name.endswith("controller")
        for found in module.imports
        if found.name.startswith("PySide6.QtWidgets")
    ]
    assert not broken


def test_the_classifier_reads_no_clock(modules):
    """A model is a pure function of data, configuration and versions."""
    asked = {"now", "utcnow", "today", "time_ns", "perf_counter", "monotonic"}
    broken = [
        f"{module.name}:{node.lineno} calls .{node.func.attr}()"
        for module in modules.values()
        if module.name.startswith("classifier")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in asked
    ]
    assert not broken


def test_files_are_written_in_one_module(modules):
    """Exceptions: model folders, and the technical log, which is appended to."""
    own = ("triage_app.files", "triage_app.technical_log", "classifier.learning.artefact")
    broken = [
        f"{module.name}:{node.lineno} calls .{node.func.attr}()"
        for module in modules.values()
        if module.name not in own
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("write_text", "write_bytes", "touch", "fsync", "mkstemp")
    ]
    assert not broken
