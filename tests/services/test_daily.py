"""The upkeep of a day: beside the work, once, and what has reached its end is removed."""

from __future__ import annotations

import csv
import os
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from classifier.records import Channel, Label, Pasted
from triage_app.paths import Home, resources_dir
from triage_app.records import CaseFilter, Decision, EventKind, NewCase
from triage_app.services.desk import Desk
from triage_app.services.upkeep import health
from triage_app.services.upkeep.daily import DailyUpkeep
from triage_app.services.upkeep.old_log_lines import count_old_lines, remove_old_lines
from triage_app.settings import TABLE, Settings
from triage_app.store.store import CaseStore

SMS = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 17, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(tmp_path, clock):
    """Return a desk without a model, with eleven cases; the first is unsure."""
    made = Desk(Home(tmp_path), replace(Settings(), retention_unlabelled_days=30), clock)
    seen = made.triage.assess(Pasted(SMS, Channel.SMS))
    for _ in range(11):
        made.triage.log(NewCase(seen, Decision.SCAM))
    made.finish_upkeep()  # of the first day
    yield made
    made.close()


def use(desk, clock, days):
    """Use the desk once a day, as somebody who logs a case each week."""
    seen = desk.triage.assess(Pasted("Bonjour, rendez-vous demain à 10 heures", Channel.SMS))
    for day in range(days):
        clock.now += timedelta(days=1)
        desk.casebook.list(CaseFilter())
        if day % 7 == 0:
            desk.triage.log(NewCase(seen, Decision.LEGIT))
        desk.finish_upkeep()


def test_it_removes_by_rule_once_a_day(desk, clock):
    for number in range(2, 12):
        desk.casebook.label(number, Label.SCAM)
    use(desk, clock, 29)
    assert desk.casebook.show(1).message is not None
    use(desk, clock, 1)
    assert desk.casebook.show(1).message is None
    (event,) = desk.store.events(EventKind.PURGED)
    assert (event.actor, event.payload["numbers"]) == ("vigie", "1")
    mark = desk.home.logs / "retention.txt"
    assert mark.read_text().strip() == clock.now.date().isoformat()
    assert desk.maintenance.verify().problems == ()


def test_a_period_typed_by_mistake_removes_nothing(desk, clock):
    desk.settings = replace(desk.settings, retention_longest_days=1, retention_unlabelled_days=1)
    other = Desk(desk.home, desk.settings, clock)
    use(other, clock, 6)
    assert other.casebook.show(1).message is not None
    assert any("un sur dix" in problem for problem in health.check(other).problems)
    other.close()


def aged(path, clock, days, content=b"SQLite format 3\x00 and so on"):
    path.write_bytes(content)
    moment = (clock.now - timedelta(days=days)).timestamp()
    os.utime(path, (moment, moment))
    return path


def test_copies_in_the_folder_have_a_period_and_are_listed(desk, clock):
    folder = desk.home.folder
    backup = desk.maintenance.backup(folder / "save.bin")
    old = aged(folder / "cases.db.before-restore-1", clock, 31)
    beside = aged(folder / "cases.db.before-restore-1-wal", clock, 31)
    plain = aged(folder / "copy-of-the-log", clock, 40)
    new = aged(folder / "cases.db.before-restore-2", clock, 29)
    other = aged(folder / "notes.txt", clock, 400, b"notes of the desk")
    aged(backup, clock, 3, backup.read_bytes())
    listed = health.facts(desk)["copies"]
    assert "cases.db.before-restore-2 (jusqu’au 18 nov. 2026)" in listed
    assert "save.bin" in listed
    assert "notes" not in listed
    use(desk, clock, 1)
    assert [path.exists() for path in (old, beside, plain)] == [False, False, False]
    assert not new.exists(), "its period has ended today"
    assert backup.exists()
    assert other.exists()
    assert desk.home.cases.exists()
    (event,) = desk.store.events(EventKind.COPIES_REMOVED)
    assert sorted(event.payload["files"]) == sorted([old.name, plain.name, new.name])


def test_copies_stay_after_a_leap_of_the_clock(desk, clock):
    copy = aged(desk.home.folder / "cases.db.before-restore-1", clock, 1)
    clock.now += timedelta(days=400)
    desk.casebook.list(CaseFilter())
    desk.finish_upkeep()
    assert copy.exists()
    desk.maintenance.purge(confirmed=True)
    use(desk, clock, 1)
    assert not copy.exists()


class MovedAtTheEnd(CaseStore):
    """A log whose folder somebody moves when it is closed."""

    def close(self):
        super().close()
        folder = self.path.parent
        folder.rename(folder.with_name("moved"))


def test_a_data_folder_that_was_moved_meanwhile_is_not_made_anew(tmp_path, clock):
    home = Home(tmp_path / "home")
    CaseStore(home.cases, clock).close()

    def opened():
        return MovedAtTheEnd(home.cases, clock)

    upkeep = DailyUpkeep(home, clock, Settings(), opened, lambda _: None)
    upkeep.start()
    upkeep.finish()
    assert (tmp_path / "moved").exists()
    assert not home.folder.exists()


def test_old_lines_of_the_technical_log_go(tmp_path, clock):
    log = tmp_path / "window.log"
    log.write_text("2025-11-16T1 a\n  its second line\n2025-11-17T1 b\n2026-11-17T1 c\n")
    (tmp_path / "window.log.1").write_text("2024-01-01T1 old\n")
    assert count_old_lines(tmp_path, clock.now, 365) == 3
    with log.open("a") as running:
        remove_old_lines(tmp_path, clock.now, 365)
        running.write("2026-11-17T2 d\n")
    assert log.read_text() == "2025-11-17T1 b\n2026-11-17T1 c\n2026-11-17T2 d\n"
    assert (tmp_path / "window.log.1").read_text() == ""
    assert count_old_lines(tmp_path, clock.now, 365) == 0


def rules():
    with (resources_dir() / "retention.csv").open(encoding="utf-8", newline="") as file:
        return {row["setting"]: row for row in csv.DictReader(file)}


def test_every_period_is_a_setting_and_none_is_longer_than_its_source():
    periods = {one.name: one for one in TABLE if one.name.startswith("retention_")}
    assert periods.keys() == rules().keys()
    for name, row in rules().items():
        assert periods[name].default == int(row["days"])
        assert 0 < int(row["at_least"]) <= int(row["days"]) <= int(row["at_most"])
        assert periods[name].accepts(int(row["at_least"]))
        assert periods[name].accepts(int(row["at_most"]))
        assert row["basis"]
        assert row["legal_force"]
