"""Planted messages of both corpora, in each container and by each way in, are stored masked.

`make test` draws a sample; `make privacy` takes all (or ARGS="--product-share 0.1").
What is looked for is what masking removes from the plain text, as in `test_disk`.
"""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Callable, Iterator
from random import Random

import pytest
from commands import Vigie
from disk import contents, forbidden, found
from pictures import saved, screenshot
from planted import ALWAYS, PLANTED, Planted, survivors
from planted_containers import beside_a_message, containers_of
from second_corpus import second_corpus

from classifier.errors import VigieError
from classifier.records import Pasted
from triage_app.draft_record import Draft
from triage_app.paths import Home
from triage_app.records import Answers, Decision, NewCase
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.store import message_json

ALL = (*PLANTED, *second_corpus())
PARTS = 40  # of the whole product; each has a data folder of its own
SAMPLE = 40  # messages of each way in that `make test` takes, in one container each
PICTURES = 3  # of them, because reading a picture takes a second

Cell = tuple[Planted, str, Pasted]  # message, name of its container, what comes in


def _cells(planted: Planted, way: str) -> Iterator[Cell]:
    """Yield what comes in by one way of one message, in each container."""
    if way == "picture":
        if planted.kind in ALWAYS and not planted.subject and not planted.attachment:
            picture = screenshot("Ameli", planted.text)
            yield planted, way, Pasted(saved(picture, "PNG"), file_name="a.png")
    elif way == "beside a message":
        yield planted, way, beside_a_message(planted)
    elif way == "import":
        yield planted, way, Pasted(planted.text, None, planted.sender, planted.subject)
    else:
        for name, pasted in containers_of(planted):
            is_file = isinstance(pasted.untrusted_content, bytes)
            if is_file == (way in ("file", "batch")) or way == "draft":
                yield planted, name, pasted


class Product:
    """One data folder, and the cells of one part of the product."""

    def __init__(self, desk: Desk, cells: Iterator[Cell]) -> None:
        self.desk, self.cells = desk, cells
        self.left: list[tuple[str, str, list[str]]] = []
        self.done = 0

    def log(self) -> None:
        """Judge and log what comes in, and look at what is stored of each case."""
        for planted, name, pasted in self.cells:
            try:
                assessment = self.desk.triage.assess(pasted)
            except VigieError:
                continue
            self._log(planted, name, NewCase(assessment, Decision.SCAM))

    def batch(self) -> None:
        """Judge files from a folder, log them and look at what is stored."""
        for planted, name, pasted in self.cells:
            ending = pasted.file_name.rpartition(".")[2] or "txt"
            path = self.desk.home.folder.parent / f"m.{ending}"
            assert isinstance(pasted.untrusted_content, bytes)
            path.write_bytes(pasted.untrusted_content)
            for item in self.desk.batch.judge([path]):
                if item.triage is not None:
                    self._log(planted, name, NewCase(item.triage.assessment, Decision.UNSURE))
            path.unlink()

    def draft(self) -> None:
        """Keep what comes in as a call that is not logged, and look at the file of drafts."""
        drafts = self.desk.home.folder / "drafts.json"
        for planted, name, pasted in self.cells:
            try:
                message = self.desk.triage.masked(pasted)
            except VigieError:
                continue
            self.desk.drafts.save([Draft(message, Answers(), 5)])
            self._look(planted, name, drafts.read_text(encoding="utf-8"))

    def imported(self) -> None:
        """Import a list of messages."""
        path = self.desk.home.folder.parent / "list.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["message", "expéditeur", "objet", "verdict"])
            for planted, _, _ in self.cells:
                writer.writerow([planted.text, planted.sender, planted.subject, "arnaque"])
                self.done += 1
        Vigie(self.desk.home)("cases", "import", path, "--yes")
        path.unlink()

    def _log(self, planted: Planted, name: str, case: NewCase) -> None:
        detail = self.desk.casebook.show(self.desk.triage.log(case).number)
        self._look(planted, name, message_json.dump(detail.message) + detail.case.excerpt)

    def _look(self, planted: Planted, name: str, text: str) -> None:
        self.done += 1
        secrets = [one for one in survivors(planted, text) if one in forbidden(planted)]
        if secrets:
            self.left.append((planted.kind, name, secrets))


WAYS: dict[str, Callable[[Product], None]] = {
    "paste": Product.log,
    "file": Product.log,
    "batch": Product.batch,
    "draft": Product.draft,
    "import": Product.imported,
    "beside a message": Product.log,
    "picture": Product.log,
}


def pytest_generate_tests(metafunc):
    share = metafunc.config.getoption("--product-share", default=None)
    parts = range(PARTS) if share is not None else [None]
    if "part" in metafunc.fixturenames:
        metafunc.parametrize("part", parts)


def _drawn(way: str, part: int | None, config: pytest.Config) -> Iterator[Cell]:
    """Yield the cells of a part, or a sample where there is none."""
    if part is None:
        draw = Random(way)
        for number in draw.sample(range(len(ALL)), PICTURES if way == "picture" else SAMPLE):
            cells = list(_cells(ALL[number], way))
            yield from [draw.choice(cells)] if cells else []
        return
    share = config.getoption("--product-share")
    draw = Random(f"{way} {part} {config.getoption('--product-seed')}")
    for number in range(part, len(ALL), PARTS):
        yield from (one for one in _cells(ALL[number], way) if draw.random() < share)


@pytest.mark.parametrize("way", WAYS)
def test_what_comes_in_is_stored_masked(way, part, trained_folder, tmp_path, monkeypatch, request):
    if way == "picture" and shutil.which("tesseract") is None:
        pytest.skip("no recognition of text here")
    home = Home(tmp_path / "home")
    shutil.copytree(trained_folder / "models", home.models)
    home.settings.write_text('encryption = "off"\n', encoding="utf-8")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    desk = Desk(home, Settings(agent="claire", encryption="off"))
    product = Product(desk, _drawn(way, part, request.config))
    WAYS[way](product)
    desk.close()
    assert product.left == []
    if part is None:
        assert product.done or way == "picture"
    assert found(contents(home.folder, tmp_path / "temporary")) == {}
