"""What comes later on the triage page is whole, and moves nothing, in all shapes of the window."""

from dataclasses import replace

import pytest
import ui_fakes as fakes
from desk_shapes import SHAPES, WIDE, long_reasons, longest, moved, settle
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap
from shape_checks import covered, cut, outside, places, scrolled

from classifier.records import Message
from triage_app.records import Decision, Outcome
from triage_app.ui.triage.call import Typed
from triage_app.ui.triage.zones import Zones


@pytest.mark.parametrize("shape", WIDE)
def test_answers_and_dissent_move_nothing(opened, qtbot, shape):
    """Each widget that is seen before and after stands where it stood; new ones stand inside."""
    made = opened(shape)
    page = made.flow.page
    fixed = (page.verdict, page.reasons, page.message, page.links, page.advice, page.decision)
    before = places(made.window)
    assert {*fixed} <= {*before}
    for outcome in Outcome:
        page.advice.buttons[outcome].setChecked(True)
        settle(qtbot)
        assert moved(before, made.window, page) == [], outcome
    for decision in (Decision.SCAM, Decision.LEGIT, Decision.UNSURE):
        page.decide(decision)
        settle(qtbot)
        assert moved(before, made.window, page) == [], decision
    for place in range(5):
        page.decide(Decision.LEGIT)
        page.decision.dissent_row.choose(place)
        settle(qtbot)
        assert moved(before, made.window, page) == []
    page.step(1)
    settle(qtbot)
    assert moved(before, made.window, page) == []
    for line in page.notes.fields.values():
        line.insert("une note plus longue que son champ " * 10)
        settle(qtbot)
        assert moved(before, made.window, page) == []


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_reason_of_each_passage_is_whole_and_moves_nothing(opened, qtbot, shape, language):
    made = opened(shape, language)
    page = made.flow.page
    page.desk.unfold()
    settle(qtbot)
    before = places(page.message)
    told = set()
    for _ in long_reasons():
        page.step(1)
        settle(qtbot)
        told.add(page.message.passage.text())
        assert cut(page.message) == []
        assert moved(before, page.message, page) == []
    assert len(told) == len(long_reasons())


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("beside", ["picture", "text"])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_correction_stands_beside_what_came_and_moves_nothing(
    opened, qtbot, shape, beside, language
):
    made = opened(shape, language)
    page, call = made.flow.page, made.triage.calls.current
    picture = QPixmap(720, 1400) if beside == "picture" else None
    typed = Typed(fakes.BODY, picture=picture)
    page.show_call(replace(call, typed=typed, original=typed))
    settle(qtbot)
    before = places(made.window)
    page.correct()
    settle(qtbot)
    window, fields = made.window, page.input
    assert (cut(window), covered(window), outside(window)) == ([], [], [])
    other = fields.picture if picture else fields.original
    tops = [one.mapTo(window, QPoint()).y() for one in (other, fields.text_field)]
    assert abs(tops[0] - tops[1]) < 60, "side by side"
    if shape in WIDE:
        assert scrolled(window) == []
        assert moved(before, window, page) == []


@pytest.mark.parametrize("shape", WIDE)
def test_what_would_change_the_verdict_comes_late_and_moves_nothing(opened, qtbot, shape):
    made = opened(shape)
    page = made.flow.page
    page.reasons.show_waiting()
    page.desk.fit()
    settle(qtbot)
    before = places(made.window)
    page.reasons.show_changes(longest().assessment.what_would_change)
    page.desk.fit()
    settle(qtbot)
    assert "ameli.fr" in page.reasons.changes.text()
    assert moved(before, made.window, page) == []


def test_an_outer_shape_is_the_same_area_in_both_directions(opened, qtbot):
    """Going from wide to narrow and back leaves each zone where it was."""
    made = opened("full HD")
    before = places(made.window)
    made.window.resize(960, 540)
    settle(qtbot)
    assert not made.flow.page.desk.zones.wide
    made.window.resize(1920, 1080)
    settle(qtbot)
    assert isinstance(made.flow.page.desk.zones, Zones)
    assert made.flow.page.desk.zones.wide
    assert moved(before, made.window, made.flow.page) == []


@pytest.mark.parametrize("words", range(8, 60, 4))
def test_a_short_message_has_no_scroll_bars(opened, words):
    """One bar took the room of a line, which then needed the other one."""
    found = longest()
    body = " ".join(["Votre dossier est incomplet, merci."] * (words // 4))
    assessment = replace(found.assessment, message=Message(body=body), reasons=(), links=())
    made = opened("1366x768 less bar and title", found=replace(found, assessment=assessment))
    assert scrolled(made.flow.page.message) == []


def test_a_verdict_that_comes_later_never_empties_the_reasons(opened):
    """New rows were shown a turn later, in which all below them moved up."""
    made = opened("1366x768 less bar and title")
    page, call = made.flow.page, made.triage.calls.current
    assessment = call.triage.assessment
    later = replace(assessment, score=0.7, reasons=assessment.reasons[1:])
    page.update_verdict(replace(call, triage=replace(call.triage, assessment=later)))
    assert all(one.isVisible() for one in page.reasons.rows)
    assert len(page.reasons.rows) == len(later.reasons)
