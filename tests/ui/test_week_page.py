"""The page of the week: callers to call back, figures and the cases behind them, pictures."""

from __future__ import annotations

import pytest
import ui_fakes as fakes
from desk_shapes import NARROW, SHAPES, WIDE, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shape_checks import covered, cut
from worn_look import wear

from triage_app.errors import StoreError
from triage_app.records import CaseFilter
from triage_app.ui.supervisor.week_controller import WeekController
from triage_app.ui.supervisor.week_pictures import ink_of
from triage_app.ui.supervisor.week_tables import FigureColumn
from triage_app.ui.widgets.broken_heads import in_two_lines
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.widgets.late_sign import LateSign
from triage_app.ui.window.navigation import PageName
from triage_app.ui.window.page_area import PageArea


@pytest.fixture
def desk():
    made = fakes.FakeDesk()
    made.cases = {n: fakes.case(n) for n in range(1, 5)}
    return made


@pytest.fixture
def session(dressed, desk, qtbot):
    made = fakes.session(desk)
    qtbot.addWidget(made.window)
    made.window.resize(1366, 697)
    made.window.show()
    made.learning.begin()
    made.content.show_page(PageName.WEEK)
    settle(qtbot)
    return made


@pytest.fixture
def page(session):
    return session.content.page(PageName.WEEK)


def names(page):
    return [row.name for row in page.rows.rows()]


def choose(page, name):
    page.figures.setFocus()
    page.figures.selectRow(names(page).index(name))


def note(session):
    return session.content.note.sentence


def test_the_last_complete_week_is_shown_with_its_trend(page, desk):
    assert desk.counting.asked == ["2026-W47"]
    assert page.period.currentText().startswith("Semaine 47")
    assert page.call_title.text() == "À rappeler (2)"
    assert "Assurés lésés parmi les arnaques" in names(page)
    assert "Votre carte Vitale expire, renouvelez-la" in names(page)
    assert "Aubier" in names(page)
    assert "22/11" in page.state.text()
    assert page.pictures.drawing.isVisible()
    assert page.pictures.cells.rowCount() == 12


def test_the_keyboard_is_with_the_callers_and_walks_on(page, session):
    assert session.window.focusWidget() is page.calls
    assert page.calls.currentIndex().row() == 0


def test_space_ticks_a_caller_and_ctrl_z_takes_it_back(page, session, desk):
    QTest.keyClick(page.calls, Qt.Key.Key_Space)
    assert desk.counting.called == [2]
    assert page.call_title.text() == "À rappeler (1)"
    assert "Cas n°\u00a02\u00a0: l’assuré a été rappelé." in note(session)
    QTest.keyClick(page.calls, Qt.Key.Key_Space)
    assert page.no_calls.isVisible()
    assert not page.calls.isVisible()
    for left in ([2], []):
        QTest.keyClick(session.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert desk.counting.called == left
    assert page.call_title.text() == "À rappeler (2)"
    QTest.keyClick(session.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert note(session)


def test_a_tick_that_is_refused_is_told(page, session, desk, monkeypatch):
    def refuse(number):
        raise StoreError("The caller of case no. {number} is none to call back.", number=number)

    monkeypatch.setattr(desk.call_backs, "tick", refuse)
    QTest.keyClick(page.calls, Qt.Key.Key_Space)
    assert "n’est pas à rappeler" in session.content.banner.sentence


def test_enter_on_a_caller_opens_the_case(page, session):
    QTest.keyClick(page.calls, Qt.Key.Key_Return)
    assert session.content.shown is PageName.CASES
    wanted = session.content.page(PageName.CASES).current_filter()
    assert (wanted.call_back, wanted.campaign) == (True, 12)
    assert (wanted.since, wanted.until) == ("2026-11-18", "2026-11-19")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Cas de la période", CaseFilter()),
        ("Arnaques manquées parmi les confirmées", CaseFilter(figure="miss")),
        ("Aubier", CaseFilter(figure="impersonated", organisation="aubier")),
        ("Expliqué par l’appelant", CaseFilter(figure="dissent:caller")),
    ],
)
def test_enter_on_a_figure_opens_the_cases_behind_it(page, session, name, wanted):
    choose(page, name)
    QTest.keyClick(page.figures, Qt.Key.Key_Return)
    assert session.content.shown is PageName.CASES
    found = session.content.page(PageName.CASES).current_filter()
    assert (found.figure, found.organisation) == (wanted.figure, wanted.organisation)
    assert (found.since, found.until) == ("2026-11-16", "2026-11-23")


def test_the_cases_page_forgets_a_figure_when_all_are_shown(page, session):
    choose(page, "Arnaques manquées parmi les confirmées")
    QTest.keyClick(page.figures, Qt.Key.Key_Enter)
    filters = session.content.page(PageName.CASES).filter
    assert filters.label.currentText() == "Chiffre du rapport"
    filters.clear()
    assert filters.is_clear


def test_enter_on_a_campaign_opens_its_sheet(page, session, monkeypatch):
    opened = []
    monkeypatch.setattr(session.campaigns.controller, "show", opened.append)
    choose(page, "Votre carte Vitale expire, renouvelez-la")
    QTest.keyClick(page.figures, Qt.Key.Key_Return)
    assert (session.content.shown, opened) == (PageName.CAMPAIGN, [12])


def test_a_line_without_cases_says_so(page, session):
    choose(page, "Durée médiane")
    QTest.keyClick(page.figures, Qt.Key.Key_Return)
    assert session.content.shown is PageName.WEEK
    assert "pas de cas à montrer" in note(session)


def test_each_figure_says_what_it_counts(page):
    choose(page, "Outil suivi quand il avait tort")
    assert page.definition.text().startswith("Part des cas où les agents ont suivi l’outil")
    place = page.rows.index(page.figures.currentIndex().row(), FigureColumn.NAME)
    assert "cru sans regarder" in place.data(Qt.ItemDataRole.ToolTipRole)
    for at in range(page.rows.rowCount()):
        assert page.rows.row_at(at).definition


def test_what_a_narrow_cell_cuts_is_told_below(page):
    choose(page, "Cas de la période")
    height = page.figures.height()
    choose(page, "Votre carte Vitale expire, renouvelez-la")
    row = page.rows.row_at(page.figures.currentIndex().row())
    assert len(row.more) > 20, "too long for its column"
    assert page.definition.text() == f"{row.name} – {row.more}\n{row.definition}"
    assert page.figures.height() == height, "the row that is chosen stays where it was"


def test_the_week_of_today_is_offered_as_not_over(page, session, desk):
    assert page.period.itemText(0) == session.texts(
        "week.running_of", week=48, days=session.texts.span("2026-11-23", "2026-11-29")
    )
    page.period.setCurrentIndex(0)
    page.period.activated.emit(0)
    assert desk.counting.asked[-1] == "2026-W48"
    assert session.texts("week.running", done=1, days=7) in page.state.text()
    assert "22/11" in page.state.text(), "the day that the figures are of"
    QTest.keyClick(session.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert session.texts("week.running", done=1, days=7) not in page.state.text()


def test_the_keys_pass_over_the_headings_of_figures(page):
    rows, figures = page.rows.rows(), page.figures
    assert not rows[figures.currentIndex().row()].is_heading
    figures.setFocus()
    QTest.keyClick(figures, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    walked = {figures.currentIndex().row()}
    for _ in rows:
        QTest.keyClick(figures, Qt.Key.Key_Down)
        walked.add(figures.currentIndex().row())
    assert walked == {at for at, row in enumerate(rows) if not row.is_heading}
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_End):
        QTest.keyClick(figures, key)
        assert not rows[figures.currentIndex().row()].is_heading


def test_a_figure_says_which_heading_it_stands_under(page):
    place = page.rows.index(names(page).index("Aubier"), 0)
    said = place.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "Organismes" in said


def test_space_opens_what_is_behind_a_figure_as_enter_does(page, session):
    choose(page, "Aubier")
    QTest.keyClick(page.figures, Qt.Key.Key_Space)
    assert session.content.shown is PageName.CASES


def test_alt_and_an_arrow_walk_from_week_to_week(page, session, desk):
    for key, name in ((Qt.Key.Key_Left, "2026-W46"), (Qt.Key.Key_Right, "2026-W47")):
        QTest.keyClick(session.window, key, Qt.KeyboardModifier.AltModifier)
        assert desk.counting.asked[-1] == name


def test_a_typed_period_is_shown_and_a_wrong_one_refused(page, desk):
    page.period.setEditText("2026-10")
    QTest.keyClick(page.period.lineEdit(), Qt.Key.Key_Return)
    assert desk.counting.asked == ["2026-W47", "2026-10"], "it is asked for once"
    assert page.period.currentText() == "2026-10"
    for typed, said in (("2027-W01", "pas encore commencé"), ("demain", "semaine")):
        page.period.setEditText(typed)
        QTest.keyClick(page.period.lineEdit(), Qt.Key.Key_Return)
        assert said in page.state.text()
        assert page.rows.rowCount() > 10, "the figures of before stay"


def test_pictures_are_chosen_and_have_their_figures_as_a_table(page):
    for place, rows in ((1, 12), (2, 7), (3, 1)):
        page.pictures.name.setCurrentIndex(place)
        assert page.pictures.cells.rowCount() == rows
        assert page.pictures.drawing.accessibleName()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_figures_of_a_picture_fit_beside_it(opened, language, qtbot):
    page = opened("1366x768 less bar and title", language).content.page(PageName.WEEK)
    table, cells = page.pictures.table, page.pictures.cells
    for place in range(page.pictures.name.count()):
        page.pictures.name.setCurrentIndex(place)
        settle(qtbot)
        assert table.horizontalScrollBar().maximum() == 0
        sides = [cells.item(0, at).textAlignment() for at in range(cells.columnCount())]
        texts = [cells.item(0, at).text() for at in range(cells.columnCount())]
        for side, text in zip(sides, texts, strict=True):
            assert bool(side & Qt.AlignmentFlag.AlignRight) == text.isdigit()
        fonts = table.horizontalHeader().fontMetrics()
        for at in range(cells.columnCount()):
            head = cells.horizontalHeaderItem(at).text()
            widest = max(fonts.horizontalAdvance(line) for line in head.split("\n"))
            assert widest <= table.columnWidth(at)


def test_a_head_is_broken_where_both_lines_are_short():
    assert in_two_lines("Tenus pour des arnaques") == "Tenus pour\ndes arnaques"
    assert in_two_lines("Semaine") == "Semaine"


def test_an_answer_that_comes_late_is_dropped(session, desk, page):
    class Waiting:
        def __init__(self):
            self.jobs = []

        def call(self, job, done, failed=None, finished=None):
            self.jobs.append(lambda: done(job(desk)))

    controller, waiting = session.supervisor.week.controller, Waiting()
    controller._worker = waiting
    controller.show("2026-W40")
    controller.show("2026-W41")
    first, second = waiting.jobs
    second()
    first()
    assert page._content.period.name == "2026-W41"


def test_the_page_is_counted_again_when_it_is_shown_again(session, desk):
    session.content.show_page(PageName.TRIAGE)
    session.content.show_page(PageName.WEEK)
    assert desk.counting.asked == ["2026-W47", "2026-W47"]


def test_locked_pages_count_nothing(dressed, desk, qtbot):
    made = fakes.session(desk, code_set=True)
    qtbot.addWidget(made.window)
    made.window.show()
    made.content.show_page(PageName.WEEK)
    assert desk.counting.asked == []


@pytest.fixture
def opened(dressed, qtbot):
    def make(shape, language):
        width, height, size = SHAPES[shape]
        wear(dressed, LIGHT, size)
        made = fakes.session(fakes.FakeDesk(), language)
        qtbot.addWidget(made.window)
        made.window.resize(width, height)
        made.window.show()
        made.learning.begin()
        made.content.show_page(PageName.WEEK)
        settle(qtbot)
        return made

    return make


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("shape", [*WIDE, *NARROW])
def test_nothing_is_cut_in_any_shape(opened, shape, language):
    made = opened(shape, language)
    page = made.content.page(PageName.WEEK)
    area = next(one for one in made.content.findChildren(PageArea) if one.widget() is page)
    assert area.horizontalScrollBar().maximum() == 0
    if shape in WIDE:
        assert area.verticalScrollBar().maximum() == 0
    assert (cut(made.window), covered(made.window)) == ([], [])


class Queue:
    """A worker that runs its jobs when it is told to, one after the other."""

    def __init__(self, desk):
        self.desk, self.jobs = desk, []

    def call(self, job, done=lambda _: None, failed=lambda _: None, finished=lambda: None):
        self.jobs.append((job, done, failed))

    def run(self):
        job, done, failed = self.jobs.pop(0)
        try:
            done(job(self.desk))
        except StoreError as error:
            failed(error)


@pytest.fixture
def waiting(desk, dressed):
    """Return a worker that is busy, and a controller with what it told."""
    worker = Queue(desk)
    controller = WeekController(worker, ink_of(LIGHT), lambda: True)
    told = []
    controller.counting_started.connect(lambda: told.append("counting"))
    controller.counting_ended.connect(lambda: told.append("counted"))
    controller.content_ready.connect(lambda shown: told.append(shown.period.name))
    return worker, controller, told


def test_another_period_stops_the_count_of_the_one_before(waiting, desk):
    worker, controller, told = waiting
    controller.show("2026-Q3")
    controller.show("2026-W46")
    worker.run()
    assert desk.counting.asked == [], "nobody waits for the quarter"
    worker.run()
    assert told == ["counting", "counting", "2026-W46"], "the trend is still counted"
    controller.show("2026-W45")
    worker.run()
    assert len(worker.jobs) == 1, "the trend of the former week is not counted"
    worker.run()
    worker.run()
    assert told[3:] == ["counting", "2026-W45", "2026-W45", "counted"]
    assert desk.counting.asked == ["2026-W46", "2026-W45"]


def test_a_count_that_fails_ends_the_sign(waiting, desk, monkeypatch):
    def refuse(*_):
        raise StoreError("The log is busy.")

    worker, controller, told = waiting
    monkeypatch.setattr(desk.counting, "page", refuse)
    controller.show("2026-W46")
    worker.run()
    assert told == ["counting", "counted"]


def test_the_sign_of_a_count_is_shown_only_when_it_takes_long(qtbot, page):
    assert page.busy.isHidden(), "the worker of the fakes answers at once"
    sign = LateSign("Comptage en cours…")
    qtbot.addWidget(sign)
    sign.start()
    assert sign.isHidden()
    qtbot.waitUntil(lambda: not sign.isHidden())
    sign.start()
    assert not sign.isHidden(), "another period does not let it blink"
    sign.stop()
    assert sign.isHidden()
