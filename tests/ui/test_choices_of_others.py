"""What a supervisor's desk has chosen is used by an open window, which says where it came from."""

from __future__ import annotations

import pytest
import ui_fakes as fakes

from triage_app.share_records import SharingNow
from triage_app.ui.about.exchange_flow import ExchangeFlow
from triage_app.ui.about.exchange_process import ExchangeProcess
from triage_app.ui.supervisor.models_card import ModelsCard
from triage_app.ui.window.navigation import PageName
from triage_app.ui.workspace import take_choices


@pytest.fixture
def desk():
    return fakes.FakeDesk()


@pytest.fixture
def session(dressed, qtbot, desk):
    made = fakes.session(desk)
    qtbot.addWidget(made.window)
    made.window.show()
    return made


def test_the_window_says_which_desk_the_model_came_from(session, desk, qtbot):
    taken, own = fakes.model("0004", desk=3), fakes.model("0003", "former")
    page = session.content.show_page(PageName.MODELS)
    session.learning.models_ready.emit([taken, own])
    session.learning.current_changed.emit(taken)
    assert session.content.navigation.model.text() == "Modèle 0004, du poste 3"
    states = [page.learning.models.index(row, 1).data() for row in (0, 1)]
    assert states == ["en service, du poste 3", "ancien"]
    card = ModelsCard(session.texts)
    qtbot.addWidget(card)
    card.show_model(taken)
    assert "0004, venu du poste 3, sert" in card.model.text()
    session.learning.current_changed.emit(own)
    assert session.content.navigation.model.text() == "Modèle 0003"


def test_a_model_that_comes_while_the_window_is_open_is_shown_at_once(session, desk, tmp_path):
    process = ExchangeProcess(tmp_path, parent=session)
    rail = session.content.navigation
    flow = ExchangeFlow(session.texts, fakes.InlineWorker(desk), rail, process, session)
    flow.choices_received.connect(lambda sentences: take_choices(session, sentences))
    replaced, read = [], []
    session.learning.model_replaced.connect(lambda: replaced.append(True))
    session.supervisor.guidance.guidance_loaded.connect(read.append)
    process.news_received.emit(SharingNow("", 0, 2))
    assert not replaced
    said = "Modèle 0007 du poste 3\u00a0: en service dès maintenant."
    process.news_received.emit(SharingNow("", 0, 1, "", (said,)))
    assert session.content.note.sentence == said
    assert replaced
    assert read
