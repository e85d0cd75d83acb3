"""The supervisor's card and page of retention, on a real log."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import ui_fakes as fakes
from PySide6.QtCore import Qt

from classifier.records import Channel, Pasted
from triage_app.paths import Home
from triage_app.records import Decision, EventKind, NewCase
from triage_app.services.desk import Desk
from triage_app.services.upkeep import retention_periods
from triage_app.services.upkeep.retention_periods import rules_of
from triage_app.settings import Settings
from triage_app.settings_file import load, save
from triage_app.ui.about.settings_controller import SettingsController
from triage_app.ui.session import Machine, Session
from triage_app.ui.supervisor.commands import Commands
from triage_app.ui.supervisor.retention_controller import RetentionController
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import InlineWorker, Worker

LEGIT = "retention_legit_days"


class Clock:
    def __init__(self):
        self.now = datetime(2026, 11, 17, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self):
        return self.now


@pytest.fixture
def desk(tmp_path):
    """Return a desk without a model, with three cases."""
    home = Home(tmp_path / "home")
    settings = Settings(agent="claire", second_look="never")
    save(home.settings, settings)
    made = Desk(home, settings, Clock())
    seen = made.triage.assess(Pasted("Votre colis attend : payez 1,95 EUR", Channel.SMS))
    for _ in range(3):
        made.triage.log(NewCase(seen, Decision.SCAM))
    made.finish_upkeep()
    yield made
    made.close()


@pytest.fixture
def session(desk, dressed, qtbot):
    made = Session(
        fakes.texts(),
        LIGHT,
        desk.settings,
        fakes.guidance(),
        InlineWorker(desk),
        Commands.of(desk.home.folder),
        Machine(lambda: 0.0, desk.clock().date, lambda: 1.0, Path("Documents")),
    )
    qtbot.addWidget(made.window)
    made.window.show()
    made.supervisor.access.begin()
    return made


@pytest.fixture
def card(session):
    return session.content.show_page(PageName.SUPERVISOR).retention


@pytest.fixture
def page(session, card):
    card.open_button.click()
    return session.content.page(PageName.RETENTION)


def plain(text):
    """Return a text with simple spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def row_of(page, name):
    (found,) = (at for at, rule in enumerate(page.rows.rows()) if rule.name == name)
    return found


def type_days(page, name, days):
    page.table.selectRow(row_of(page, name))
    page.days.setText(str(days))
    page.save_button.click()


def days_of(page, name):
    return page.rows.rows()[row_of(page, name)].days


def test_without_anything_due_nothing_is_asked(card):
    assert card.sentence.isHidden()
    assert card.purge_button.isHidden()
    assert card.leave_button.isHidden()


def test_a_purge_that_waits_is_told_and_removed(session, desk, card):
    desk.clock.now += timedelta(days=200)
    session.supervisor.retention.controller.refresh()
    assert plain(card.sentence.text()).startswith("Une suppression attend : 3 textes")
    assert "200 jours" in card.sentence.text()
    card.purge_button.click()
    assert card.sentence.text() == "3 textes supprimés. Les cas et les chiffres restent."
    assert card.purge_button.isHidden()
    assert desk.casebook.show(1).message is None
    (event,) = desk.store.events(EventKind.PURGED)
    assert (event.actor, event.payload["texts"]) == ("claire", 3)
    assert desk.maintenance.verify().problems == ()


def test_too_many_texts_at_once_are_told_with_their_share(session, desk, card):
    for _ in range(9):
        desk.clock.now += timedelta(days=21)
        seen = desk.triage.assess(Pasted("Bonjour, à demain dix heures", Channel.SMS))
        desk.triage.log(NewCase(seen, Decision.LEGIT))
    session.supervisor.retention.controller.refresh()
    assert "3 textes sur 12" in card.sentence.text()
    assert "plus d’un sur dix" in card.sentence.text()


def test_it_can_be_left(session, desk, card):
    desk.clock.now += timedelta(days=200)
    session.supervisor.retention.controller.refresh()
    card.leave_button.click()
    assert card.purge_button.isHidden()
    assert "Rien n’a été supprimé" in card.sentence.text()
    assert desk.casebook.show(1).message is not None


def test_without_the_code_nothing_is_removed_or_changed(session, desk, page):
    desk.clock.now += timedelta(days=200)
    session.supervisor.access.set_code("vigie-2026")
    session.supervisor.access.lock()
    controller = session.supervisor.retention.controller
    controller.purge()
    controller.change(LEGIT, 20)
    assert "réservée à la supervision" in session.content.banner.sentence
    assert desk.casebook.show(1).message is not None
    assert load(desk.home.settings)[0].retention_legit_days == 30
    assert not page.isVisible(), "the page is covered"


def test_each_period_has_its_days_its_source_and_what_is_due(session, desk, page):
    desk.clock.now += timedelta(days=200)
    session.supervisor.retention.controller.refresh()
    rules = {rule.name: rule for rule in page.rows.rows()}
    assert list(rules) == [rule.name for rule in rules_of(Settings())]
    assert rules["retention_unlabelled_days"].due == 3
    assert rules[LEGIT].due == 0
    at = row_of(page, LEGIT)
    shown = [page.rows.index(at, column).data() for column in range(4)]
    assert shown[:3] == ["Texte confirmé légitime", "30", "0"]
    assert "CNIL" in shown[3]


def test_a_change_is_saved_in_the_ledger_and_taken_back(session, desk, page, qtbot):
    saved = []
    session.period_changed.connect(saved.append)
    type_days(page, LEGIT, 20)
    assert load(desk.home.settings)[0].retention_legit_days == 20
    assert days_of(page, LEGIT) == 20
    assert saved[-1].retention_legit_days == 20
    assert (
        plain(session.content.note.sentence) == "Texte confirmé légitime : 20 jours au lieu de 30."
    )
    qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert load(desk.home.settings)[0].retention_legit_days == 30
    assert days_of(page, LEGIT) == 30
    events = desk.store.events(EventKind.RETENTION_CHANGED)
    assert [(e.payload["was"], e.payload["days"]) for e in events] == [(30, 20), (20, 30)]
    assert {event.actor for event in events} == {"claire"}


@pytest.mark.parametrize("days", [0, 1, 6, 31, 9999])
def test_a_period_out_of_its_bounds_is_refused_in_a_sentence(desk, page, days):
    type_days(page, LEGIT, days)
    shown = f"{days:,}".replace(",", " ")
    assert plain(page.sentence.text()) == (
        f"Cette durée va de 7 à 30 jours ; {shown} est refusé et rien n’a été modifié."
    )
    assert page.days.text() == "30"
    assert load(desk.home.settings)[0].retention_legit_days == 30
    assert desk.store.events(EventKind.RETENTION_CHANGED) == []


def test_an_undo_restores_what_stood_before_also_out_of_bounds(desk, session, page):
    save(desk.home.settings, replace(desk.settings, retention_legit_days=60))
    type_days(page, LEGIT, 20)
    session.supervisor.retention.controller.undo()
    assert load(desk.home.settings)[0].retention_legit_days == 60


def test_what_was_changed_elsewhere_since_is_not_undone(desk, session, page):
    type_days(page, LEGIT, 20)
    save(desk.home.settings, replace(desk.settings, retention_legit_days=25))
    session.supervisor.retention.controller.undo()
    assert "modifiée depuis" in page.sentence.text()
    assert load(desk.home.settings)[0].retention_legit_days == 25


def test_the_keyboard_reaches_everything_and_leads_back(session, page, qtbot):
    assert page.table.accessibleName() == "Durées de conservation"
    assert page.days.accessibleName() == "Jours"
    page.table.selectRow(0)
    page.days.setText("21")
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert page.rows.rows()[0].days == 21
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert session.content.shown is PageName.SUPERVISOR


def test_later_changes_of_the_settings_keep_a_changed_period(desk, page, session):
    controller = SettingsController(
        InlineWorker(desk), desk.home.settings, desk.settings, first_start=False
    )
    session.period_changed.connect(controller.take_saved)
    type_days(page, LEGIT, 20)
    controller.change(replace(controller.settings, theme="dark"))
    kept = load(desk.home.settings)[0]
    assert (kept.retention_legit_days, kept.theme) == (20, "dark")


def test_a_purge_runs_beside_a_real_worker(desk, qtbot, dressed):
    desk.clock.now += timedelta(days=200)
    clock, settings = desk.clock, desk.settings
    worker = Worker(lambda: Desk(desk.home, settings, clock))
    controller = RetentionController(worker, lambda: True)
    try:
        with qtbot.waitSignal(controller.purge_ended, timeout=20_000) as ended:
            controller.purge()
        assert ended.args == [3]
        with qtbot.waitSignal(controller.content_ready, timeout=20_000) as found:
            controller.refresh()
        assert found.args[0].waiting is None
    finally:
        worker.stop()
    assert desk.maintenance.verify().problems == ()


def test_a_purge_that_fails_is_offered_again(desk, session, card):
    desk.clock.now += timedelta(days=200)
    session.supervisor.retention.controller.refresh()
    desk.close()
    for name in ("cases.db-wal", "cases.db-shm"):
        desk.home.folder.joinpath(name).unlink(missing_ok=True)
    desk.home.cases.write_bytes(b"no log at all, and long enough to be one of SQLite" * 100)
    card.purge_button.click()
    assert "pas terminée" in card.sentence.text()
    assert not card.purge_button.isHidden()
    assert session.content.banner.sentence


def test_a_period_that_an_administrator_fixed_is_grey_and_says_why(session, page, monkeypatch):
    fixed = retention_periods.managed_settings()
    fixed = type(fixed)(fixed.path, {LEGIT: 30})
    monkeypatch.setattr(retention_periods, "managed_settings", lambda: fixed)
    session.supervisor.retention.controller.refresh()
    at = row_of(page, LEGIT)
    page.table.selectRow(at)
    assert not page.days.isEnabled()
    assert not page.save_button.isEnabled()
    assert page.bounds.text().startswith("Durée fixée par votre organisme")
    grey, plain_colour = (
        page.rows.index(row, 0).data(Qt.ItemDataRole.ForegroundRole) for row in (at, at + 1)
    )
    assert grey is not None
    assert plain_colour is None
    assert "votre organisme" in page.rows.index(at, 1).data(Qt.ItemDataRole.ToolTipRole)
    asked = []
    page.change_requested.connect(lambda *change: asked.append(change))
    page.days.setText("12")
    page.save()
    assert asked == []
    page.table.selectRow(at + 1)
    assert page.days.isEnabled()
