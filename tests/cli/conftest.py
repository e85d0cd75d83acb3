"""The command line on a separate data folder."""

import shutil
import sys
from pathlib import Path

import pytest

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent / "reading")]  # commands, and writers of files

from commands import Vigie  # noqa: E402

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"
LEGIT = (
    "Bonjour, votre rendez-vous avec le cabinet dentaire est confirmé pour mardi à 10 heures. "
    "Merci de prévenir en cas d'empêchement."
)


@pytest.fixture
def vigie(trained_home):
    """Commands on a data folder with model 0001 and without a log."""
    return Vigie(trained_home)


@pytest.fixture
def trainer(part, part_read_before, tmp_path, monkeypatch):
    """Commands on a data folder whose model is trained on a part of the messages."""
    from triage_app.paths import Home
    from triage_app.services import desk as services

    home = Home(shutil.copytree(part, tmp_path / "part"))
    monkeypatch.setattr(services, "training_data_dir", lambda: home.folder / "data")
    return Vigie(home)


@pytest.fixture
def beginner(few_home):
    """Commands on a data folder whose model is trained on few messages."""
    return Vigie(few_home)


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """Commands on an empty data folder in which no model can be trained."""
    from triage_app.paths import Home
    from triage_app.services.learning.retraining import RetrainingService

    def refuse(self, **_):
        from classifier.errors import TrainingDataError

        raise TrainingDataError("No examples.")

    monkeypatch.setattr(RetrainingService, "train", refuse)
    return Vigie(Home(tmp_path / "bare"))


@pytest.fixture
def sms(tmp_path):
    path = tmp_path / "sms.txt"
    path.write_text(SCAM, encoding="utf-8")
    return path
