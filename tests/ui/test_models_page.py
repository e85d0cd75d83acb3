"""The page of the models: the comparison in its tabs, by keys, and models from elsewhere."""

from functools import partial
from types import SimpleNamespace

import pytest
import ui_fakes as fakes
from desk_shapes import SHAPES, WIDE, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shape_checks import covered, cut
from worn_look import wear

from classifier.intervals import rate
from classifier.records import Band, Label
from triage_app.comparison_records import (
    BandChange,
    FamilyChange,
    ModelDifference,
    ModelEvent,
    OwnFigures,
    ReliabilityBin,
    WeightChange,
)
from triage_app.list_records import DeskList, Expected
from triage_app.records import CaseFilter, Decision
from triage_app.ui.supervisor.comparison_process import ComparisonProcess, comparison_arguments
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.window.navigation import PageName
from triage_app.ui.window.page_area import PageArea

OPENED = "2026-11-23T10:15:00+01:00"
CHANGED = tuple(
    BandChange(number, OPENED, Band.CANNOT_TELL, Band.VERY_LIKELY_SCAM, Decision.SCAM, label,
               "Votre colis est retenu au dépôt : réglez les frais. " * 3)
    for number, label in ((12, Label.SCAM), (7, None))
)  # fmt: skip
BINS = tuple(ReliabilityBin(at / 10 + 0.05, rate(at, 10)) for at in range(10))
FOUND = ModelDifference(
    "0003",
    "0004",
    500,
    CHANGED,
    (WeightChange("colis", 0.4, 1.2, 14),),
    (WeightChange("Le message demande de payer des frais.", 1.0, 0.2, 3),),
    (FamilyChange("S01", True, rate(80, 90), rate(60, 90)),),
    BINS,
    BINS,
    (
        OwnFigures("0003", "current", 12, rate(20, 30), rate(1, 20)),
        OwnFigures("0004", "candidate", 60, rate(28, 30), rate(0, 20)),
    ),
    50,
)


@pytest.fixture
def desk():
    made = fakes.FakeDesk()
    made.all_models = [fakes.model("0004", "candidate"), fakes.model()]
    return made


@pytest.fixture
def sized(dressed):
    return partial(wear, dressed, LIGHT)


@pytest.fixture
def opened(sized, desk, qtbot, monkeypatch):
    monkeypatch.setattr(ComparisonProcess, "start", lambda *_: True)

    def make(shape="1366x768 less bar and title", language="fr"):
        width, height, size = SHAPES[shape]
        sized(size)
        made = fakes.session(desk, language)
        qtbot.addWidget(made.window)
        made.window.resize(width, height)
        made.window.show()
        made.learning.begin()
        page = made.content.show_page(PageName.MODELS)
        page.difference.show_difference(FOUND)
        settle(qtbot)
        return made, page

    return make


def texts_of(model):
    return [
        [model.index(at, place).data() for place in range(model.columnCount())]
        for at in range(model.rowCount())
    ]


def test_each_tab_shows_its_part(opened):
    _, page = opened()
    view = page.difference
    assert "2 cas sur 500" in view.sentence.text()
    assert texts_of(view.bands)[0][:4] == ["12", "Indécis", "Très probable", "Arnaque"]
    assert [cell[:4] for cell in texts_of(view.families)[0][1:3]] == ["88,9", "66,7"]
    assert texts_of(view.words) == [["colis", "0,40", "1,20", "14"]]
    assert texts_of(view.own)[1][1] == "60"
    assert texts_of(view.own)[1][2].endswith("= 30)")
    assert "modèle 0004, 60 cas appris" in view.curve.accessibleDescription()
    assert "score 95" in view.reliability.accessibleDescription()


def test_a_comparison_of_other_models_than_the_chosen_ones_says_so(opened, desk):
    made, page = opened()
    view, texts = page.difference, made.texts
    desk.all_models = [fakes.model("0005", "candidate"), fakes.model("0004", "former"),
                       fakes.model()]  # fmt: skip
    page.learning.show_models(desk.all_models)
    page.learning.models_table.selectRow(0)
    assert view.sentence.text() == texts("difference.earlier", before="0003", now="0004")
    page.learning.models_table.selectRow(1)
    assert "2 cas sur 500" in view.sentence.text()


def test_the_chosen_model_is_compared_with_the_one_in_use(opened):
    _, page = opened()
    wanted = []
    page.compare_requested.connect(lambda *pair: wanted.append(pair))
    QTest.keyClick(page, Qt.Key.Key_F5)
    page.learning.models_table.selectRow(1)
    QTest.keyClick(page, Qt.Key.Key_F5)
    assert wanted == [("0003", "0004")]
    assert "deux modèles" in page.difference.sentence.text()
    assert not page.difference.compare_button.isEnabled()


def test_a_key_pressed_before_the_models_are_read_waits_for_them(opened, desk):
    made, page = opened()
    page.learning.show_models([])
    wanted = []
    page.compare_requested.connect(lambda *pair: wanted.append(pair))
    QTest.keyClick(page, Qt.Key.Key_F5)
    assert wanted == []
    made.learning.models_ready.emit(desk.all_models)
    assert wanted == [("0003", "0004")]


def test_enter_opens_the_case_behind_a_change(opened, desk):
    made, page = opened()
    desk.cases = {n: fakes.case(n) for n in range(1, 20)}
    made.content.show_page(PageName.CASES).filter.set_filter(CaseFilter(band=Band.FEW_SIGNS))
    made.content.show_page(PageName.MODELS)
    page.difference.tabs.setCurrentIndex(1)
    page.difference.bands_table.setFocus()
    QTest.keyClick(page.difference.bands_table, Qt.Key.Key_Return)
    cases = made.content.page(PageName.CASES)
    assert cases.isVisible()
    assert cases.current_case().number == 12
    assert cases.filter.is_clear, "the list is not filtered, and the fields say so"


def test_a_case_goes_on_the_guard_list_and_off_again(opened, desk):
    versions = []
    book = SimpleNamespace(
        load=lambda: SimpleNamespace(version=4),
        add=versions.append,
        restore=lambda version: versions.append(version) or 6,
    )
    desk.lists = SimpleNamespace(book=lambda name: book if name is DeskList.GUARD else None)
    made, page = opened()
    page.difference.tabs.setCurrentIndex(1)
    page.difference.missed_button.click()
    assert versions == [[("12", Expected.SCAM.value, "")]]
    assert "n°\u00a012 ne doit jamais être manqué" in made.content.note.sentence
    made.content.note.action_button.click()
    assert versions[-1] == 4


def test_a_locked_page_guards_nothing(opened):
    made, page = opened()
    made.supervisor.access.set_code("vigie-2026")
    made.supervisor.access.lock()
    page.difference.guard_requested.emit(12, Expected.SCAM)
    assert made.content.banner.sentence


def test_a_model_trained_elsewhere_appears(opened, desk, qtbot):
    desk.home.models.mkdir(parents=True)
    made, page = opened()
    page.page_shown.emit()
    desk.all_models = [fakes.model("0005", "candidate"), *desk.all_models]
    with qtbot.waitSignal(made.learning.models_ready, timeout=5000):
        (desk.home.models / "0005").mkdir()
    assert page.learning.models.row_at(0).number == "0005"


def test_the_history_names_what_happened(opened):
    _, page = opened()
    page.difference.show_history(
        [
            ModelEvent(OPENED, "model_trained", "0004", "", "claire", False),
            ModelEvent(OPENED, "model_promoted", "0003", "0002", "claire", None),
        ]
    )
    rows = texts_of(page.difference.history)
    assert rows[0][1] == "modèle 0004 entraîné, contrôles non réussis"
    assert rows[1][1:] == ["modèle 0003 mis en service", "claire"]


def test_the_child_process_compares_with_progress(tmp_path):
    assert comparison_arguments(tmp_path, "0003", "0004")[-6:] == [
        "models", "compare", "0003", "0004", "--json", "--progress",
    ]  # fmt: skip


def test_progress_and_stop_are_shown_while_it_runs(opened):
    _, page = opened()
    view, stopped = page.difference, []
    page.stop_requested.connect(lambda: stopped.append(True))
    view.show_started("0003", "0004")
    view.show_progress(0.4, "cases")
    assert (view.progress.value(), view.stop_button.isVisible()) == (40, True)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert stopped == [True]
    view.show_stopped()
    assert view.compare_button.isVisible()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_is_cut_in_any_tab(opened, qtbot, shape, language):
    made, page = opened(shape, language)
    for place in range(page.difference.tabs.count()):
        page.difference.tabs.setCurrentIndex(place)
        settle(qtbot)
        assert (cut(made.window), covered(made.window)) == ([], []), place
    area = next(one for one in made.content.findChildren(PageArea) if one.widget() is page)
    assert area.horizontalScrollBar().maximum() == 0
    if shape in WIDE:
        assert area.verticalScrollBar().maximum() == 0
