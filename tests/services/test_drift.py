"""Drift detection: none for similar cases, one sentence if something changed."""

from dataclasses import replace

import pytest

from classifier.indicators.organisations import Organisations
from classifier.reading.intake import from_text
from classifier.records import Band, Label
from classifier.scorer import Scorer
from triage_app.clock import system_clock
from triage_app.paths import resources_dir
from triage_app.records import Decision, NewCase
from triage_app.services.learning.drift import detect_drift
from triage_app.services.learning.models import ModelShelf
from triage_app.store.store import CaseStore
from triage_app.wording.words import words_in

FRENCH = words_in("fr")

PLAIN = "Bonjour, rappel de votre rendez-vous demain matin au cabinet, merci de prévenir"
ODD = "zorglub frimousse bringuebale kaléidoscope tarabiscote galimatias demain matin merci"
CALM = [Band.VERY_LIKELY_SCAM, Band.FEW_SIGNS]


@pytest.fixture(scope="module")
def front():
    return Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)


@pytest.fixture(scope="module")
def model(trained_folder):
    return ModelShelf(trained_folder / "models").read_current()


@pytest.fixture
def log(tmp_path, front):
    """A log and a function that adds cases of given bands."""
    store = CaseStore(tmp_path / "cases.db", system_clock)

    def fill(count, bands, text=PLAIN, label=None):
        seen = front.assess(from_text(text))
        for number in range(count):
            marked = replace(seen, band=bands[number % len(bands)])
            case = store.log_case(NewCase(marked, Decision.UNSURE), "sonia")
            if label:
                store.give_label(case.number, label, "chef")
        return store

    yield fill
    store.close()


def test_no_drift_without_a_log_or_with_few_cases(log, model, front):
    assert not detect_drift(None, model, front).tripped
    found = detect_drift(log(60, CALM), model, front, FRENCH)
    assert not found.tripped
    assert found.sentence.startswith("Trop peu de cas")
    assert found.bands == {}


def test_similar_cases_are_no_drift(log, model, front):
    found = detect_drift(log(130, CALM), model, front, FRENCH)
    assert not found.tripped
    assert found.sentence.startswith("Aucune dérive")
    assert found.bands[Band.FEW_SIGNS].newest.n == 65


def test_another_distribution_of_bands_is_drift(log, model, front):
    log(80, CALM)
    found = detect_drift(log(80, [Band.CANNOT_TELL]), model, front)
    assert found.tripped
    assert "“Cannot tell” goes from 0% to 100%" in found.sentence


def test_more_unknown_words_are_drift(log, model, front):
    log(60, CALM)
    found = detect_drift(log(60, CALM, ODD), model, front, FRENCH)
    assert found.tripped
    assert "mots inconnus" in found.sentence
    assert found.unknown_words["newest"].value > found.unknown_words["earlier"].value


def test_another_share_of_scams_in_a_band_is_drift(log, model, front):
    log(100, CALM)
    found = detect_drift(log(30, CALM[:1] * 2, label=Label.LEGIT), model, front, FRENCH)
    assert "0\u202f% sont des arnaques" in found.sentence
    assert found.precision[Band.VERY_LIKELY_SCAM].confirmed.n == 30


def test_without_a_model_bands_are_still_compared(log, front):
    log(80, CALM)
    found = detect_drift(log(80, [Band.CANNOT_TELL]), None, front)
    assert found.tripped
    assert found.unknown_words == {}
