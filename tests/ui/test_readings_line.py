"""The verdict says which of several readings it is about."""

from __future__ import annotations

from ui_fakes import assessment

from classifier.reading.remarks import OTHER_READINGS
from classifier.records import Message, Part
from triage_app.paths import resources_dir
from triage_app.records import Triage
from triage_app.ui.triage.verdict_view import VerdictView
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.widgets.message_view import lay_out
from triage_app.ui.widgets.texts import Texts

LINE = "Le verdict porte sur l’e-mail joint ; il y a 2 autres lectures."


def shown(message: Message, readings: int) -> VerdictView:
    view = VerdictView(Texts("fr", resources_dir() / "translations"), LIGHT)
    view.show_triage(Triage(assessment(message=message, readings=readings), None))
    return view


def test_the_verdict_names_the_part_and_the_other_readings(dressed):
    message = Message("Bonjour", part=Part.ATTACHED, remarks=(OTHER_READINGS,))
    view = shown(message, 3)
    assert view.part_words.text().replace("\xa0", " ") == LINE
    assert view.part_words.isVisibleTo(view)
    assert LINE in view.accessibleName().replace("\xa0", " ")


def test_one_reading_is_not_spoken_of(dressed):
    view = shown(Message("Bonjour"), 1)
    assert not view.part_words.isVisibleTo(view)


def test_the_case_names_the_part_that_was_judged(dressed):
    message = Message("Bonjour", part=Part.ABOVE, remarks=(OTHER_READINGS,))
    text = lay_out(message, Texts("fr", resources_dir() / "translations")).text
    assert "Le verdict porte sur le texte placé au-dessus du transfert" in text
    assert "d’autres lectures ont aussi été jugées" in text
