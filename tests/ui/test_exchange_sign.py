"""The rail says when this desk last shared and how much waits, and nothing where it shares none."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
import ui_fakes as fakes

from classifier.records import Channel, Pasted
from triage_app.exchange_state import ExchangeSign, ExchangeState, write
from triage_app.paths import Home
from triage_app.records import Decision, NewCase
from triage_app.services.desk import Desk
from triage_app.services.upkeep.exchange_sign import exchange_sign
from triage_app.settings import Settings
from triage_app.share_records import SharingNow
from triage_app.ui.about.exchange_flow import ExchangeFlow
from triage_app.ui.about.exchange_process import ExchangeProcess

NOW = datetime(2026, 11, 27, 10, 0, tzinfo=timezone(timedelta(hours=1)))


class Clock:
    now = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(tmp_path, clock):
    made = Desk(Home(tmp_path), replace(Settings(), encryption="off"), clock)
    yield made
    made.close()


def log_case(desk):
    seen = desk.triage.assess(Pasted("Votre carte Vitale expire.", Channel.SMS))
    desk.triage.log(NewCase(seen, Decision.SCAM))


def test_a_desk_without_a_log_or_number_has_no_sign(desk):
    assert exchange_sign(desk) is None
    assert not desk.has_log
    log_case(desk)
    assert exchange_sign(desk) is None


def test_the_sign_counts_what_waits_and_the_time(desk, clock):
    log_case(desk)
    desk.store.share_log.join(12, "Lille 2")
    assert exchange_sign(desk) == ExchangeSign(1)
    desk.store.share_log.prepare(lambda _: bytes(64))
    write(desk.home.exchange, ExchangeState("2026-11-27T09:58:00+01:00", 1))
    assert exchange_sign(desk) == ExchangeSign(0, 120)
    log_case(desk)
    assert exchange_sign(desk) == ExchangeSign(1, 120)
    clock.now -= timedelta(hours=1)
    assert exchange_sign(desk) == ExchangeSign(1, 0)


@pytest.fixture(params=["fr", "en"])
def shown(request, dressed, qtbot, desk):
    """Return the rail of a window in a language, and what fills it."""
    session = fakes.session(fakes.FakeDesk(), request.param)
    qtbot.addWidget(session.window)
    session.window.show()
    rail = session.content.navigation
    process = ExchangeProcess(desk.home.folder, parent=session)
    flow = ExchangeFlow(session.texts, fakes.InlineWorker(desk), rail, process, session)
    return rail, flow, process


def test_the_rail_says_nothing_where_nothing_is_shared(shown):
    rail, flow, _ = shown
    flow.begin()
    assert rail.exchange.isHidden()
    assert not flow.controller.goes_on


def test_the_rail_says_what_waits(shown, desk, request):
    rail, flow, _ = shown
    log_case(desk)
    desk.store.share_log.join(12, "Lille 2")
    flow.begin()
    french = request.node.callspec.params["shown"] == "fr"
    assert rail.exchange.text().splitlines() == (
        ["Rien n’a encore été partagé", "En attente\u00a0: 1"]
        if french
        else ["Nothing shared yet", "Waiting: 1"]
    )
    assert not rail.exchange.isHidden()
    assert flow.controller.goes_on


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "Partagé à l’instant"),
        (59, "Partagé à l’instant"),
        (120, "Partagé il y a 2\u00a0min"),
        (3_600, "Partagé il y a 1\u00a0h"),
        (86_399, "Partagé il y a 23\u00a0h"),
        (86_400, "Partagé il y a 1\u00a0jour"),
        (3 * 86_400, "Partagé il y a 3\u00a0jours"),
    ],
)
def test_the_time_is_told_in_its_largest_unit(dressed, qtbot, desk, clock, seconds, words):
    session = fakes.session(fakes.FakeDesk(), "fr")
    qtbot.addWidget(session.window)
    rail = session.content.navigation
    desk.store.share_log.join(12, "Lille 2")
    at = (NOW - timedelta(seconds=seconds)).isoformat(timespec="seconds")
    write(desk.home.exchange, ExchangeState(at))
    process = ExchangeProcess(desk.home.folder, parent=session)
    ExchangeFlow(session.texts, fakes.InlineWorker(desk), rail, process, session).begin()
    assert rail.exchange.text() == words


def test_trouble_is_told_with_its_reason_until_the_exchange_goes_on(shown, desk, request):
    rail, flow, process = shown
    came = []
    flow.cases_received.connect(lambda: came.append(True))
    log_case(desk)
    desk.store.share_log.join(12, "Lille 2")
    process.news_received.emit(SharingNow("", 1, 0, "The server is away."))
    french = request.node.callspec.params["shown"] == "fr"
    told = "Partage interrompu" if french else "Sharing interrupted"
    assert rail.exchange.text().splitlines()[0] == told
    assert rail.exchange.toolTip() == rail.exchange.accessibleDescription() == "The server is away."
    assert not came
    process.news_received.emit(SharingNow("", 0, 3))
    assert told not in rail.exchange.text()
    assert not rail.exchange.accessibleDescription()
    assert came
    process.process_ended.emit("")
    assert rail.exchange.text().splitlines()[0] == told
    assert rail.exchange.accessibleDescription()
