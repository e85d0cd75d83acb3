"""Layers: a package imports only from the layers below its own.

Imports for types and imports inside functions count. A package that is missing here fails, so a
new package gets its layer, and its reason, in `docs/architecture.md`.
"""

from __future__ import annotations

import pytest

# From the bottom up; rooms on one floor do not know each other.
FLOORS = (
    ("classifier.sentence", "classifier.record_types"),
    ("classifier.errors", "classifier.records", "classifier.intervals"),
    ("classifier.system",),
    ("classifier.parallel",),
    ("classifier.text",),
    ("classifier.reading", "classifier.masking", "classifier.indicators"),
    ("classifier.scoring",),
    ("classifier.genuine", "classifier.watch_list"),
    ("classifier.fact_finding",),
    ("classifier.explaining", "classifier.learning"),
    ("classifier.scorer",),
    ("triage_app.errors", "triage_app.clock", "triage_app.paths", "triage_app.packed_modules"),
    ("triage_app.records", "triage_app.files", "triage_app.parsing"),
    (
        "triage_app.encryption",
        "triage_app.draft_record",
        "triage_app.erasure_record",
        "triage_app.undo_record",
        "triage_app.evidence_records",
        "triage_app.exchange_state",
        "triage_app.export_records",
        "triage_app.imports",
        "triage_app.campaign_records",
        "triage_app.batch_record",
        "triage_app.caller_outcomes",
        "triage_app.call_backs",
        "triage_app.contradiction",
        "triage_app.period_records",
        "triage_app.kept_form_record",
        "triage_app.list_records",
        "triage_app.comparison_records",
        "triage_app.model_records",
        "triage_app.backup_records",
        "triage_app.check_records",
        "triage_app.retention_records",
        "triage_app.review_records",
        "triage_app.share_records",
        "triage_app.shared_file_records",
        "triage_app.private_home",
        "triage_app.foreign_files",
        "triage_app.technical_log",
        "triage_app.cluster",
    ),
    ("triage_app.case_codes",),
    (
        "triage_app.figure_records",
        "triage_app.wording",
        "triage_app.settings",
        "triage_app.samples",
        "triage_app.advice",
    ),
    ("triage_app.managed_file",),
    ("triage_app.settings_file",),
    ("triage_app.store", "triage_app.reporting"),
    ("triage_app.services", "triage_app.sharing"),
    ("triage_app.ui",),
    ("triage_app.cli",),
    ("triage_app.__main__", "triage_app.frozen"),
)
# The rooms of the window; `__init__` of the package holds nothing.
WINDOW = (
    (
        "triage_app.ui.widgets",
        "triage_app.ui.shell",
        "triage_app.ui.worker",
        "triage_app.ui.history",
    ),
    (
        "triage_app.ui.window",
        "triage_app.ui.job_series",
        "triage_app.ui.refusal",
        "triage_app.ui.changes_controller",
    ),
    ("triage_app.ui.changes_flow",),
    (
        "triage_app.ui.triage",
        "triage_app.ui.cases",
        "triage_app.ui.batch",
        "triage_app.ui.supervisor",
        "triage_app.ui.about",
    ),
    ("triage_app.ui.session",),
    ("triage_app.ui.workspace",),
    ("triage_app.ui.app", "triage_app.ui.screenshots", "triage_app.ui.small_picture"),
    ("triage_app.ui.state_pictures",),
)


def _places(floors):
    return {room: (floor, room) for floor, rooms in enumerate(floors) for room in rooms}


def _room(name, places):
    """Return the layer and the package of a module, None if it is not listed."""
    parts = name.split(".")
    prefixes = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((places[prefix] for prefix in prefixes if prefix in places), None)


def _upwards(modules, floors, root):
    places = _places(floors)
    for module in modules.values():
        here = _room(module.name, places)
        if here is None:
            continue
        for found in module.imports:
            there = _room(found.name, places) if found.name.startswith(root) else None
            if there and there != here and there[0] >= here[0]:
                yield f"{module.name}:{found.line} imports {found.name}"


@pytest.mark.parametrize(
    ("floors", "root"), [(FLOORS, ("classifier", "triage_app")), (WINDOW, ("triage_app.ui",))]
)
def test_no_room_imports_from_its_own_floor_or_above(modules, floors, root):
    assert not sorted(_upwards(modules, floors, root))


@pytest.mark.parametrize("floors", [FLOORS, WINDOW])
def test_every_module_has_a_room(modules, floors):
    places = _places(floors)
    roots = {room.rpartition(".")[0] for room in places}
    packages = {name for name, module in modules.items() if module.path.stem == "__init__"}
    homeless = [
        name
        for name in modules
        if name not in packages and name.rpartition(".")[0] in roots and not _room(name, places)
    ]
    assert not homeless


def test_the_check_detects_a_violation(modules):
    upside_down = tuple(reversed(FLOORS))
    assert list(_upwards(modules, upside_down, ("classifier", "triage_app")))
