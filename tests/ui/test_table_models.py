"""Qt's model tester checks every table model while rows are added, changed and removed."""

import pytest
import ui_fakes as fakes
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QAbstractItemModelTester

from classifier.records import Band, Label
from triage_app.records import Decision
from triage_app.ui.cases.case_table_model import CaseTableModel, Column
from triage_app.ui.supervisor.tables import FIGURES, FiguresModel, ModelsModel
from triage_app.ui.widgets.band_mark import BandPictures
from triage_app.ui.widgets.colours import LIGHT, THEMES
from triage_app.ui.widgets.table_model import RECORD_ROLE

MODE = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def cases(qapp):
    model = CaseTableModel(fakes.texts(), LIGHT)
    tester = QAbstractItemModelTester(model, MODE)
    yield model
    tester.deleteLater()


def numbers(model):
    return [model.index(row, 0).data(RECORD_ROLE).number for row in range(model.rowCount())]


def test_cases_come_change_and_go(cases):
    cases.set_rows([fakes.case(9), fakes.case(7)])
    cases.append_cases([fakes.case(5), fakes.case(4)])
    cases.append_cases([])
    imported = fakes.case(11, opened="2025-01-02T10:15:00+01:00")
    changed = fakes.case(7, label=Label.SCAM)
    shown = [fakes.case(10), fakes.case(9), fakes.case(8), changed, fakes.case(4), imported]
    cases.update_cases(shown)
    assert list(cases.rows()) == shown
    cases.update_cases([case for case in shown if case.number != 11])
    assert numbers(cases) == [10, 9, 8, 7, 4]
    assert cases.index(3, Column.OPINION).data() == "Arnaque\nArnaque confirmée"
    assert cases.oldest() == 4


def test_a_new_case_is_inserted_and_nothing_is_reset(cases, qtbot):
    cases.set_rows([fakes.case(1)])
    cases.modelReset.connect(lambda: pytest.fail("reset under the user's hand"))
    with qtbot.waitSignal(cases.rowsInserted):
        cases.update_cases([fakes.case(2, decision=Decision.LEGIT), fakes.case(1)])


def test_cells_are_words(cases):
    cases.set_rows([fakes.case(3, excerpt="<b>x</b>\n" + "mot " * 100)])
    words = [str(cases.index(0, column).data()) for column in Column]
    assert words[:2] == ["3", "23/11/26\n10:15 · SMS"]
    assert words[2:4] == ["Très probable", "Arnaque\nNon confirmé"]
    domain, excerpt = words[4].split("\n")
    assert domain == "carte-vitale-renouvellement[.]top"
    assert excerpt.startswith("<b>x</b> mot")
    assert "<b>" not in cases.index(0, Column.MESSAGE).data(Qt.ItemDataRole.ToolTipRole)
    spoken = cases.index(0, Column.OPENED).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "23/11/26, 10:15 · SMS"
    assert not cases.index(0, Column.BAND).data(Qt.ItemDataRole.DecorationRole).isNull()


def test_the_excerpt_of_a_case_has_no_live_link_and_no_placeholder(cases):
    excerpt = "Payez ⟨PETIT_MONTANT⟩ sur https://voleur.top/x ou voleur.top"
    cases.set_rows([fakes.case(3, excerpt=excerpt, domains=("voleur.top",))])
    domain, words = cases.index(0, Column.MESSAGE).data().split("\n")
    assert domain == "voleur[.]top"
    assert words.startswith("Payez [petit montant] sur hxxps://voleur[.]top/x")


@pytest.mark.parametrize(
    ("changes", "first", "second"),
    [
        ({}, "Arnaque", "Non confirmé"),
        ({"decision": Decision.UNSURE, "label": Label.SCAM}, "Incertain", "Arnaque confirmée"),
        ({"decision": Decision.LEGIT}, "Légitime ≠ verdict", "Non confirmé"),
        ({"band": Band.FEW_SIGNS}, "Arnaque ≠ verdict", "Non confirmé"),
        ({"label": Label.LEGIT, "own_case": True}, "Arnaque", "Légitime confirmé * ≠ avis"),
    ],
)
def test_a_row_says_whom_the_agent_contradicts(cases, changes, first, second):
    cases.set_rows([fakes.case(3, **changes)])
    assert cases.index(0, Column.OPINION).data() == f"{first}\n{second}"


def test_a_row_without_link_or_text_says_so(cases):
    cases.set_rows([fakes.case(3, domains=(), excerpt="Bonjour"), fakes.case(2, excerpt="")])
    words = [cases.index(row, Column.MESSAGE).data() for row in (0, 1)]
    assert words == ["Sans lien\nBonjour", "Texte effacé"]


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
@pytest.mark.parametrize("band", Band)
def test_the_sign_of_a_selected_row_stands_on_its_own_ground(qapp, theme, band):
    picture = BandPictures(theme).of(band).pixmap(QSize(18, 18), QIcon.Mode.Selected).toImage()
    middle = picture.height() // 2
    assert picture.pixelColor(1, middle).name() == theme.bands[band].ground


def test_figures_say_better_and_worse_in_words(qapp):
    model = FiguresModel(fakes.texts("en"))
    tester = QAbstractItemModelTester(model, MODE)
    new = fakes.model("0004", figures=fakes.figures(recall_at_2=0.95, hard_false_alarms=0.03))
    model.set_models(fakes.model(), new)
    changes = {name: model.index(row, 3).data() for row, name in enumerate(FIGURES)}
    assert changes["recall_at_2"] == "▲ better (2.0 pts)"
    assert changes["hard_false_alarms"] == "▼ worse (0.9 pts)"
    assert "= same" in changes.values()
    model.set_models(None, fakes.model(figures=None))
    assert {model.index(row, 3).data() for row in range(model.rowCount())} == {"–"}
    tester.deleteLater()


def test_models(qapp):
    model = ModelsModel(fakes.texts())
    tester = QAbstractItemModelTester(model, MODE)
    model.set_rows([fakes.model(), fakes.model("0002", "damaged", figures=None, created="")])
    assert [model.index(row, 1).data() for row in (0, 1)] == ["en service", "abîmé"]
    tester.deleteLater()
