"""What was changed outside Vigie is told by the window when it starts."""

import json

import pytest
import ui_fakes as fakes

from classifier.errors import ModelError
from triage_app.advice.guidance import shipped_guidance
from triage_app.errors import SettingsError
from triage_app.paths import resources_dir
from triage_app.records import Outcome
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.ui.workspace import warm_up


@pytest.fixture
def desk(trained_home):
    opened = Desk(trained_home, Settings(encryption="off"))
    opened.retraining.promote("0001")
    opened.accept_settings()
    yield opened
    opened.close()


def test_nothing_is_told_of_a_desk_as_it_was(desk):
    assert warm_up(desk) == []


def test_a_changed_model_and_a_changed_setting_are_told(desk, trained_home):
    path = trained_home.models / "0001" / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"discount": 9.0}), "utf-8")
    again = Desk(trained_home, Settings(encryption="off", trusted_host="mx.voleur.example"))
    found = warm_up(again)
    again.close()
    assert [type(error) for error in found] == [SettingsError, ModelError]


def test_changed_advice_is_told_and_the_supplied_edition_shown(dressed, qtbot):
    desk = fakes.FakeDesk()
    desk.guidance.files.own.parent.mkdir()
    desk.guidance.files.own.write_text("broken", "utf-8")
    session = fakes.session(desk)
    qtbot.addWidget(session.window)
    session.supervisor.guidance.begin()
    assert "illisibles" in session.content.banner.sentence
    shown = session.flow.copies.guidance["fr"][Outcome.GAVE_CARD]
    assert shown == shipped_guidance(resources_dir())["fr"][Outcome.GAVE_CARD]
