"""Several first starts at once: one trains, the others take its model, which is whole."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from triage_app.paths import Home
from triage_app.services.desk import Desk
from triage_app.services.learning.retraining import RetrainingService
from triage_app.settings import Settings


def test_of_three_first_starts_one_trains(trained_folder, tmp_path, monkeypatch):
    home, trained, warned = Home(tmp_path / "home"), [], []

    def train(self, **_):
        folder = self._shelf.next_folder()
        trained.append(folder)
        shutil.copytree(trained_folder / "models" / "0001", folder)
        self.promote(folder.name)

    monkeypatch.setattr(RetrainingService, "train", train)
    together = Barrier(3)

    def start(_):
        desk = Desk(home, Settings(encryption="off"))
        together.wait()
        desk.first_model.make(lambda: None, warned.append)
        model = desk.scorer.model_number if hasattr(desk.scorer, "model_number") else None
        error = desk.model_error
        desk.close()
        return model, error

    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(start, range(3)))
    assert [error for _, error in found] == [None] * 3
    assert len(trained) == 1
    assert not warned
    assert Desk(home, Settings()).shelf.numbers() == ["0001"]
