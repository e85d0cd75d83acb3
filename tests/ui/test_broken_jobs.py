"""After a programming error in a job, no page stays busy."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import ui_fakes as fakes

from classifier.records import Band
from triage_app.batch_record import BatchItem
from triage_app.records import Decision, Triage
from triage_app.services.upkeep import health
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import Worker


class Mistake(Exception):
    """Represents a programming error."""


def broken(*_args, **_named):
    raise Mistake


@pytest.fixture
def desk():
    return fakes.FakeDesk()


@pytest.fixture
def mistakes(monkeypatch):
    """Return the types of the errors that reached the hook."""
    hooked = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: hooked.append(kind))
    return hooked


@pytest.fixture
def session(desk, dressed, qtbot, monkeypatch):
    monkeypatch.setattr(desk, "close", lambda: None, raising=False)
    worker = Worker(lambda: desk)
    made = fakes.session(desk, worker=worker)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    assert worker.stop()


def test_the_export_can_be_repeated(session, desk, mistakes, qtbot, monkeypatch):
    view = session.content.show_page(PageName.SUPERVISOR).export
    monkeypatch.setattr(desk, "export", broken)
    view.export_button.setFocus()
    view.export_button.click()
    assert not view.export_button.isEnabled()
    qtbot.waitUntil(view.export_button.isEnabled)
    assert mistakes == [Mistake]
    assert view.result.text() == ""
    assert session.window.focusWidget() is view.export_button


def test_the_check_of_the_installation_can_be_repeated(session, mistakes, qtbot, monkeypatch):
    monkeypatch.setattr(health, "examine", broken)
    page = session.content.show_page(PageName.HEALTH)
    assert not page.check_button.isEnabled()
    qtbot.waitUntil(page.check_button.isEnabled)
    assert mistakes == [Mistake]
    assert page.sentence.text() == ""


def test_a_broken_job_ends_a_batch(session, desk, mistakes, qtbot, monkeypatch):
    monkeypatch.setattr(desk.batch, "judge_read", broken)
    session.batch.take([Path("nowhere")])
    page = session.content.page(PageName.BATCH)
    assert page.progress.isVisible()
    qtbot.waitUntil(lambda: not page.progress.isVisible())
    assert mistakes == [Mistake]
    assert page.summary.text().startswith(session.texts("batch.stopped"))


def test_a_broken_job_ends_a_batch_after_some_rows(session, desk, mistakes, qtbot, monkeypatch):
    left = [BatchItem("a", desk.found, None)]

    def judge_read(*_):
        if not left:
            raise Mistake
        return left.pop()

    monkeypatch.setattr(desk.batch, "judge_read", judge_read)
    session.batch.take([Path("nowhere"), Path("nor here")])
    page = session.content.page(PageName.BATCH)
    qtbot.waitUntil(lambda: page.rows.rowCount() == 1 and not page.progress.isVisible())
    assert mistakes == [Mistake]


def test_rows_of_a_batch_can_be_logged_after_a_broken_job(
    session, desk, mistakes, qtbot, monkeypatch
):
    controller, rows = (
        session.batch.controller,
        [(0, Triage(fakes.assessment(band=Band.FEW_SIGNS)))],
    )
    with monkeypatch.context() as patch:
        patch.setattr(desk, "log", broken)
        controller.log(rows, Decision.SCAM)
        qtbot.waitUntil(lambda: mistakes == [Mistake])
    controller.log(rows, Decision.SCAM)
    qtbot.waitUntil(lambda: len(desk.cases) == 1)
