"""The triage page in each shape with the longest content, and what an answer moves."""

from dataclasses import replace

import pytest
import ui_fakes as fakes
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shape_checks import covered, cut, outside, places, scrolled

from classifier.records import Band, Change, LinkView, Message, Pasted
from triage_app.paths import resources_dir
from triage_app.records import CampaignHit, Decision, Outcome, Triage
from triage_app.ui.triage.call import Typed
from triage_app.ui.triage.zones import Zones
from triage_app.ui.widgets import theme as looks
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.window.navigation import PageName

WIDE = {
    "1366x768 less bar and title": (1366, 697, 100),
    "1280x720 less title": (1280, 696, 100),
    "full HD": (1920, 1080, 100),
}
NARROW = {
    "full HD at 200 %": (960, 540, 100),
    "full HD at 200 % less bar and title": (960, 470, 100),
    "large text": (1366, 697, 200),
}
SHAPES = WIDE | NARROW


def long_reasons():
    """Three reasons of each direction, of the length of the longest that rules give."""
    reasons = [
        fakes.reason(
            f"Le message demande {what}, un prétexte pour obtenir la carte bancaire.", w, q
        )
        for what, w, q in (
            ("de payer de petits frais d’envoi sous 48 heures", 2.4, "Frais d'envoi"),
            ("de renouveler sur un site qui imite l’organisme", 1.1, "suspension de vos droits"),
            ("d’agir dans un délai court sans autre voie", 0.8, "sous 48h"),
        )
    ]
    against = [
        fakes.reason("Le message nomme un service réel de l’organisme et son vrai numéro.", -w, q)
        for w, q in ((0.5, "Assurance Maladie"), (0.4, "Service client"), (0.3, "carte Vitale"))
    ]
    return (*reasons, *against)


def long_links():
    """Links of four sites: one more than there are cards."""
    hosts = ["a-renouvellement-carte-vitale.top", "b.example", "c.example", "d.example"]
    return tuple(
        LinkView(f"https://{h}/x", f"https://{h}/x", h, f"hxxps://{h.replace('.', '[.]')}/x")
        for h in hosts
    )


def longest():
    """The longest that stands on the page together, but for the message itself."""
    changes = (Change("Si le lien menait à ameli.fr", Band.SEVERAL_SIGNS),) * 2
    found = fakes.assessment(
        reasons=long_reasons(),
        links=long_links(),
        what_would_change=changes,
        message=Message(body=fakes.BODY, sender="CPAM", subject="Votre carte"),
    )
    return Triage(
        found, CampaignHit(1234, "2026-09-17T09:12:00+01:00", 912, 3, 11212, Decision.SCAM)
    )


@pytest.fixture
def opened(dressed, qtbot):
    icons = (resources_dir() / "icons").as_posix()

    def make(shape, language="fr", found=None):
        width, height, size = SHAPES[shape]
        looks.apply_theme(dressed, LIGHT, icons, size)
        desk = fakes.FakeDesk()
        desk.found = found or longest()
        made = fakes.session(desk, language)
        qtbot.addWidget(made.window)
        made.window.resize(width, height)
        made.window.show()
        made.learning.begin()
        made.content.show_page(PageName.TRIAGE)
        made.triage.judge(Pasted("x"))
        settle(qtbot)
        return made

    yield make
    looks.apply_theme(dressed, LIGHT, icons)


def settle(qtbot):
    """Let a change of the layout come to its end: each turn may ask for a further one."""
    qtbot.wait(1)
    for _ in range(8):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def longest_advice(page):
    """Choose the answer with the longest advice."""
    outcome = max(Outcome, key=lambda one: len(" ".join(page.advice._guidance[one].texts())))
    page.advice.buttons[outcome].setChecked(True)


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


def moved(before, window, page):
    """Return what moved, from where to where, but for the lines of the advice.

    They are other lines each time.
    """
    answers = page.advice.buttons.values()
    return [
        (one, before[one], place)
        for one, place in places(window).items()
        if one in before
        and before[one] != place
        and (one in answers or not page.advice.isAncestorOf(one))
    ]


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
