"""The case page, the sheet of a campaign and the dialogs in each shape of the window."""

from functools import partial

import pytest
import ui_fakes as fakes
from desk_shapes import NARROW, SHAPES, WIDE, settle
from PySide6.QtWidgets import QLineEdit, QWidget
from shape_checks import covered, cut, seen
from worn_look import wear

from classifier.records import Pasted
from triage_app.check_records import CheckOutcome
from triage_app.model_records import TrainingOutcome
from triage_app.ui.about.preferences import Preferences, PreferencesDialog
from triage_app.ui.about.shortcut_sheet import ShortcutSheet
from triage_app.ui.triage.kept_sheet import KeptSheet
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.window.navigation import PageName
from triage_app.ui.window.page_area import PageArea

_PADDING = 16  # pixels of a field around its text
GATE = (
    "Le modèle 0004 reconnaît 3 arnaques de moins que le modèle 0003 parmi vos 41 cas confirmés, "
    "et il prend 2 messages légitimes à tort\u00a0: il n’a pas été mis en service."
)


@pytest.fixture
def sized(dressed):
    return partial(wear, dressed, LIGHT)


@pytest.fixture
def opened(sized, qtbot):
    def make(shape, language, name):
        width, height, size = SHAPES[shape]
        sized(size)
        desk = fakes.FakeDesk()
        domains = tuple(f"carte-vitale-renouvellement-{n}.top" for n in range(6))
        desk.cases = {n: fakes.case(n, domains=domains) for n in range(1, 40)}
        made = fakes.session(desk, language)
        qtbot.addWidget(made.window)
        made.window.resize(width, height)
        made.window.show()
        made.learning.begin()
        made.content.show_page(name)
        if name is PageName.CASES:
            made.cases.controller.show_case(39)
        settle(qtbot)
        return made

    return make


def area_of(made, name):
    """Return the scroll area of a page."""
    areas = made.content.findChildren(PageArea)
    return next(one for one in areas if one.widget() is made.content.page(name))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", [PageName.CASES, PageName.CAMPAIGN, PageName.REVIEW])
@pytest.mark.parametrize("shape", WIDE)
def test_pages_of_cases_stand_on_one_screen(opened, qtbot, shape, name, language):
    made = opened(shape, language, name)
    assert area_of(made, name).verticalScrollBar().maximum() == 0
    assert (cut(made.window), covered(made.window)) == ([], [])
    made.content.banner.say("Le journal a été mis à jour pour cette version de Vigie.")
    settle(qtbot)
    assert area_of(made, name).verticalScrollBar().maximum() == 0, "with a banner"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("state", ["idle", "training", "trained"])
@pytest.mark.parametrize("shape", WIDE)
def test_the_page_of_supervision_stands_on_one_screen(opened, qtbot, shape, state, language):
    """Also while a model is trained, and with the sentence of the gate and a checked log."""
    made = opened(shape, language, PageName.SUPERVISOR)
    page = made.content.page(PageName.SUPERVISOR)
    if state == "training":
        made.learning.progress_changed.emit(0.4, "fit")
    elif state == "trained":
        candidate = fakes.model("0004", "candidate")
        outcome = TrainingOutcome(candidate, fakes.model(), False, GATE, False)
        made.learning.outcome_ready.emit(outcome)
        page.check.show_outcome(CheckOutcome((), None))
    settle(qtbot)
    assert area_of(made, PageName.SUPERVISOR).verticalScrollBar().maximum() == 0
    assert (cut(made.window), covered(made.window)) == ([], [])


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("shape", WIDE)
def test_the_usual_filters_stand_in_one_row(opened, shape, language):
    made = opened(shape, language, PageName.CASES)
    filters = made.content.page(PageName.CASES).filter
    usual = (filters.text, filters.band, filters.period, filters.more_button)
    tops = [one.mapTo(made.window, one.rect().center()).y() for one in usual]
    assert max(tops) - min(tops) <= 1


@pytest.mark.parametrize("name", [PageName.CASES, PageName.CAMPAIGN])
@pytest.mark.parametrize("shape", NARROW)
def test_pages_of_cases_are_whole_where_they_scroll(opened, shape, name):
    made = opened(shape, "fr", name)
    assert area_of(made, name).horizontalScrollBar().maximum() == 0
    assert (cut(made.window), covered(made.window)) == ([], [])


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("shape", SHAPES)
def test_dialogs_fit_into_the_window(sized, qtbot, shape, language):
    width, height, size = SHAPES[shape]
    sized(size)
    texts = fakes.texts(language)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, height)
    for made in (
        ShortcutSheet(texts, window),
        PreferencesDialog(texts, Preferences("fr", "system", "claire"), window),
        PreferencesDialog(texts, Preferences("fr", "system", "claire"), window, {"language"}),
        KeptSheet(texts, ["Une ligne de ce qui est gardé du message."] * 60, window),
    ):
        made.show()
        settle(qtbot)
        told = type(made).__name__
        assert (made.width() <= width, made.height() <= height) == (True, True), told
        assert (cut(made), covered(made)) == ([], []), told


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("shape", WIDE)
@pytest.mark.parametrize("name", [PageName.TRIAGE, PageName.CASES])
def test_what_stands_in_an_empty_field_is_not_cut(opened, shape, language, name):
    made = opened(shape, language, name)
    if name is PageName.TRIAGE:
        made.triage.judge(Pasted("x"))
    fields = [one for one in seen(made.window, QLineEdit) if one.placeholderText()]
    assert fields
    cut_short = [
        one.placeholderText()
        for one in fields
        if one.fontMetrics().horizontalAdvance(one.placeholderText()) + _PADDING > one.width()
    ]
    assert cut_short == []
