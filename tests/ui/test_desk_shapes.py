"""The triage page in each shape with the longest content, and what an answer moves."""

import pytest
import ui_fakes as fakes
from desk_shapes import NARROW, SHAPES, WIDE, longest_advice, settle
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from shape_checks import covered, cut, outside, places, scrolled

from classifier.records import Message
from triage_app.records import Decision, Triage


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("shape", WIDE)
def test_the_page_stands_on_one_screen(opened, qtbot, shape, language):
    made = opened(shape, language)
    page = made.flow.page
    longest_advice(page)
    page.decide(Decision.LEGIT)
    settle(qtbot)
    assert page.desk.zones.wide
    assert page.campaign.isVisible()
    assert page.decision.dissent_row.isVisible()
    window = made.window
    assert (cut(window), covered(window), outside(window)) == ([], [], [])
    assert scrolled(window) == []


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("shape", NARROW)
def test_one_area_scrolls_where_there_is_no_room(opened, qtbot, shape, language):
    made = opened(shape, language)
    page = made.flow.page
    longest_advice(page)
    page.decide(Decision.LEGIT)
    settle(qtbot)
    window, zones = made.window, page.desk.zones
    assert not zones.wide
    assert (cut(window), covered(window), outside(window)) == ([], [], [])
    assert [one for one in scrolled(page) if one is not page.message.page] == [zones]
    bar = page.decision
    assert bar.mapTo(window, bar.rect().bottomLeft()).y() < window.height(), "always in view"


@pytest.mark.parametrize("shape", NARROW)
def test_the_verdict_comes_first_and_the_message_is_folded(opened, qtbot, shape):
    body = "Une ligne du message.\n" * 40
    made = opened(shape, found=Triage(fakes.assessment(message=Message(body=body)), None))
    page = made.flow.page
    tops = [
        one.mapTo(made.window, QPoint()).y() for one in (page.verdict, page.reasons, page.message)
    ]
    assert tops == sorted(tops)
    assert page.desk.zones.verticalScrollBar().value() == 0
    text = page.message.page
    line = text.fontMetrics().lineSpacing()
    assert 3 * line <= text.viewport().height() < 4.5 * line
    page.desk.zones.ensureWidgetVisible(text)
    before = page.desk.zones.verticalScrollBar().value()
    wheel(text)
    assert text.verticalScrollBar().value() == 0
    assert page.desk.zones.verticalScrollBar().value() > before, "the page takes the wheel"
    before = page.desk.zones.verticalScrollBar().value()
    page.desk.unfold_button.click()
    settle(qtbot)
    assert page.desk.zones.verticalScrollBar().value() == before, "what is read stays in view"
    assert text.viewport().height() >= 40 * line
    assert text.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_empty_page_starts_with_its_fields(opened, qtbot, shape, language):
    made = opened(shape, language)
    page = made.flow.page
    page.put_away_requested.emit()
    settle(qtbot)
    assert not page.has_verdict()
    window, zones = made.window, page.desk.zones
    assert (cut(window), covered(window), outside(window)) == ([], [], [])
    field = page.input.text_field
    assert window.rect().contains(places(window)[field]), "in view without scrolling"
    assert scrolled(page) in ([], [zones]) if shape in NARROW else scrolled(page) == []


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_two_looks_are_whole_and_the_message_is_not_folded(opened, qtbot, shape, language):
    made = opened(shape, language)
    page = made.flow.page
    page.judgement.look_first()
    page.desk.fit()
    settle(qtbot)
    window, zones = made.window, page.desk.zones
    assert (cut(window), covered(window), outside(window)) == ([], [], [])
    assert page.message.page.verticalScrollBar().maximum() == 0
    assert scrolled(page) in ([], [zones]) if shape in NARROW else scrolled(page) == []


def wheel(widget):
    """Turn the wheel over a widget."""
    window = widget.window().windowHandle()
    place = widget.viewport().mapTo(widget.window(), widget.viewport().rect().center())
    QTest.wheelEvent(window, QPointF(place), QPoint(0, -240))


def test_the_message_is_as_high_as_its_text(opened, qtbot):
    text = opened("full HD").flow.page.message.page
    assert text.verticalScrollBar().maximum() == 0
    assert text.height() < 12 * text.fontMetrics().lineSpacing()


def test_a_long_message_scrolls_in_its_zone(opened, qtbot):
    long = Message(body="Une ligne du message.\n" * 400)
    made = opened("full HD", found=Triage(fakes.assessment(message=long), None))
    page = made.flow.page
    qtbot.waitUntil(lambda: page.message.page.verticalScrollBar().maximum() > 0)
    assert scrolled(made.window) == [page.message.page]
    assert (cut(made.window), covered(made.window)) == ([], [])
