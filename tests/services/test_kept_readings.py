"""A retraining takes the training messages as they were read before, and makes the same model."""

import json
import zlib

import pytest

from classifier.indicators.organisations import Organisations
from classifier.learning import readings
from classifier.learning.dataset import GUARD, read_folder
from classifier.parallel import IN_THIS_PROCESS, no_progress
from classifier.scorer import Scorer
from triage_app.clock import system_clock
from triage_app.paths import Home, resources_dir, training_data_dir
from triage_app.records import EventKind
from triage_app.services import desk as services
from triage_app.services.learning import candidate
from triage_app.services.learning.kept_readings import KeptReadings
from triage_app.settings import Settings
from triage_app.store.store import CaseStore

SUPPLIED = resources_dir() / "organisations.csv"


@pytest.fixture
def data(tmp_path):
    """A training folder with one message in eighty, of four hands."""
    paths = [path for path in sorted(training_data_dir().glob("*.jsonl")) if path.name != GUARD]
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [json.loads(line) | {"hand": f"hand {at % 4}"} for at, line in enumerate(lines[::80])]
    folder = tmp_path / "data"
    folder.mkdir()
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "base.jsonl").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def read(monkeypatch):
    """The ids of the messages that are read."""
    found = []
    really = candidate.examples

    def noted(messages, *others):
        found.extend(one.id for one in messages)
        return really(messages, *others)

    monkeypatch.setattr(candidate, "examples", noted)
    return found


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


def test_the_same_model_with_and_without_kept_readings(data, home, read, monkeypatch):
    monkeypatch.setattr(services, "training_data_dir", lambda: data)
    with_none = trained(home)
    assert len(read) > 150
    read.clear()
    assert trained(home) == with_none
    assert read == []


def trained(home):
    """Return the files of the arrays of a new model."""
    desk = services.Desk(home, Settings(encryption="off"))
    number = desk.retraining.train().candidate.number
    assert desk.store.verify() == []
    desk.close()
    folder = home.models / number
    return [(folder / one).read_bytes() for one in ("weights.npz", "held_out.npz")]


@pytest.fixture
def take(data, home):
    """Make the examples of a training, as a training does that records what it kept."""
    store = CaseStore(home.cases, system_clock)
    scorer = Scorer(Organisations.load(SUPPLIED), None)

    def run():
        kept = KeptReadings(home.readings, store)
        args = (data, [], [], scorer, no_progress, IN_THIS_PROCESS, kept)
        found = candidate.all_examples(*args).examples
        payload = {"model": "0001", **kept.payload()}
        store.record(EventKind.MODEL_TRAINED, "chef", payload)
        return found

    yield run
    store.close()


def test_other_messages_are_read(take, data, read):
    take()
    path = data / "base.jsonl"
    *lines, last = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines), encoding="utf-8")
    read.clear()
    assert json.loads(last)["id"] not in {row.id for row in take()}
    assert read


def test_a_file_that_somebody_changed_is_not_believed(take, home, read):
    before = take()
    kept = json.loads(zlib.decompress(home.readings.read_bytes()))
    for row in kept["rows"]:
        row["scam"] = not row["scam"]
    home.readings.write_bytes(zlib.compress(json.dumps(kept).encode()))
    read.clear()
    assert take() == before
    assert read


def test_a_folder_that_takes_no_file_trains_all_the_same(take, home, read):
    home.readings.mkdir()
    before = take()
    read.clear()
    assert take() == before
    assert read


@pytest.mark.parametrize(
    "content", [b"", b"no archive", zlib.compress(b"[1"), zlib.compress(b"{}")]
)
def test_a_damaged_file_is_told_from_one_of_another_key(content):
    with pytest.raises(ValueError, match="not the content of kept readings"):
        readings.unpacked(content, "key")
    assert readings.unpacked(readings.packed("other", []), "key") is None
    assert readings.unpacked(readings.packed("key", []), "key") == []


def test_what_is_read_depends_on_the_organisations(data):
    messages, supplied = read_folder(data), Organisations.load(SUPPLIED)
    columns = ("aliases", "domains", "sms_senders", "phones", "related", "source")
    own = dict.fromkeys(columns, "") | {"id": "zephyr", "name": "Zephyr", "kind": "other"}
    extended = Organisations.load(SUPPLIED, [own])
    key = readings.key_of(messages, supplied)
    assert key == readings.key_of(messages, Organisations.load(SUPPLIED))
    assert key != readings.key_of(messages, extended)
