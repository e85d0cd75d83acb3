"""Shapes of the window, the longest content of its triage page, and what moved there."""

import ui_fakes as fakes
from PySide6.QtWidgets import QApplication
from shape_checks import places
from worn_look import wear

from classifier.records import Band, Change, LinkView, Message, Pasted
from triage_app.records import CampaignHit, Decision, Outcome, Triage
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


class OpenedDesks:
    """Opens windows of a shape with a judged message."""

    def __init__(self, application, qtbot):
        self._application, self._qtbot = application, qtbot

    def __call__(self, shape, language="fr", found=None):
        width, height, size = SHAPES[shape]
        wear(self._application, LIGHT, size)
        desk = fakes.FakeDesk()
        desk.found = found or longest()
        made = fakes.session(desk, language)
        self._qtbot.addWidget(made.window)
        made.window.resize(width, height)
        made.window.show()
        made.learning.begin()
        made.content.show_page(PageName.TRIAGE)
        made.triage.judge(Pasted("x"))
        settle(self._qtbot)
        return made


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
