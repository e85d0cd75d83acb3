"""An old list does not bring back what was erased or purged, and the summary says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from triage_app.imports import ListChoice
from triage_app.paths import Home
from triage_app.records import CaseFilter
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.wording.old_lists import outcome_sentences

ROWS = """Date;Message;Verdict
05/11/2026;Ameli : votre carte Vitale expire demain, payez 1,95 EUR sur http://ameli-x.top/v;arnaque
06/11/2026;Bonjour, le cabinet dentaire confirme votre rendez-vous de mardi à dix heures;légitime
07/11/2026;Votre colis est bloqué, réglez la taxe de douane sur http://colis-y.top/t;arnaque
"""


class Clock:
    def __init__(self):
        self.now = datetime(2026, 11, 20, 9, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self):
        return self.now


@pytest.fixture(params=["on", "off"])
def desk(request, tmp_path):
    settings = replace(Settings(agent="sonia"), encryption=request.param)
    made = Desk(Home(tmp_path / "home"), settings, Clock())
    yield made
    made.close()


@pytest.fixture
def old_list(tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def imported(desk, path):
    *_, state = desk.imports.run(path, ListChoice(), confirm=True)
    return state


def numbers(desk):
    return [case.number for case in desk.casebook.list(CaseFilter())]


def test_an_erased_row_stays_erased(desk, old_list):
    assert imported(desk, old_list).added == 3
    desk.casebook.erase(1, "demande de la personne")
    again = imported(desk, old_list)
    assert (again.added, again.known, again.removed) == (0, 3, 1)
    assert sorted(numbers(desk)) == [1, 2, 3]
    assert desk.casebook.show(1).message is None
    told = [str(one) for one in outcome_sentences(again)]
    assert told[-1].startswith("The text of 1 of them was erased")
    assert desk.maintenance.verify().problems == ()


def test_an_erased_row_is_told_again_without_a_date(desk, old_list):
    imported(desk, old_list)
    desk.casebook.erase(3, "demande de la personne")
    undated = old_list.with_name("sans-date.csv")
    lines = [line.partition(";")[2] for line in ROWS.splitlines()]
    undated.write_text("\n".join(lines), encoding="utf-8")
    again = imported(desk, undated)
    assert (again.added, again.removed) == (0, 1)


def test_a_purged_row_stays_without_its_text(desk, old_list):
    imported(desk, old_list)
    desk.clock.now += timedelta(days=200)
    desk.finish_upkeep()
    assert desk.maintenance.purge(confirmed=True).texts == 1  # the legitimate one
    again = imported(desk, old_list)
    assert (again.added, again.known, again.removed) == (0, 3, 1)


def test_the_same_text_of_another_day_is_another_case(desk, old_list):
    imported(desk, old_list)
    desk.casebook.erase(1, "demande de la personne")
    other = old_list.with_name("autre.csv")
    other.write_text(ROWS.replace("05/11", "08/11"), encoding="utf-8")
    assert imported(desk, other).added == 1
