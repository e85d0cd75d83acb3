"""Fixtures of all tests: offscreen Qt, and a data folder with a trained model."""

import gc
import json
import logging
import os
import pickle
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_ACCESSIBILITY", "0")
# No test writes into the key store of who runs it: the keys are in files.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

# What is compiled once serves the other test process, each program that a test starts (a third of
# its time) and the next run, also where no bytecode is written by default.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT / "tests"))

from built_once import (  # noqa: E402, F401
    new_logs_are_made_at_once,
    nothing_waits_for_the_disk,
    organisations_are_read_once,
    weights_are_read_once,
)

EXAMPLES = "examples.pickle"  # in the folder of a trained model
FIRST_HAND = "first"  # its messages weigh less, so it is joined with no other

# The same draws at each run, and no bound on their time: a change is not refused by chance or on a
# busy machine. `make properties` draws others.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

# The files that take longest start first, so that both test processes end together. The first
# trains the model of many tests; the others above the line need none, and keep the second process
# busy until it is there.
LONGEST = (
    "tests/reading/test_one_answer.py",
    "tests/ui/test_every_key.py",
    "tests/learning/test_poisoning.py",
    "tests/ui/test_accessibility.py",
    "tests/learning/test_evaluation.py",
    "tests/learning/test_parallel.py",
    # ---
    "tests/cli/test_learning_commands.py",
    "tests/privacy/test_disk.py",
    "tests/robustness/test_robustness.py",
    "tests/cluster/test_cluster_work.py",
    "tests/ui/test_lists_page.py",
    "tests/ui/test_desk_shapes.py",
    "tests/reading/test_html_bounds.py",
    "tests/cli/test_process.py",
    "tests/flows/test_real_desk_flow.py",
)


# Inputs that a property test draws at most: they are the same at each run, and what they all pass
# once they pass again. `make properties` draws 2,000 others of each, also above what a test names.
MOST_EXAMPLES = 60


def pytest_collection_modifyitems(items):
    """Put the longest files first; the others keep their order. Bound the examples."""
    place = {CHECKOUT / name: at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))
    for item in items:
        test = getattr(item, "obj", None)
        if is_hypothesis_test(test):
            _bound_examples(getattr(test, "__func__", test))


def _bound_examples(test):
    """Let a property test draw no more inputs than `make test` has time for."""
    own = test._hypothesis_internal_use_settings
    if own.max_examples > MOST_EXAMPLES:
        test._hypothesis_internal_use_settings = settings(own, max_examples=MOST_EXAMPLES)


class _Warnings(logging.Handler):
    """Records log lines at level warning or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        kind = record.exc_info[0] if record.exc_info else None
        told = kind.__name__ if kind else ""
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()} {told}".strip())


@pytest.fixture(autouse=True)
def unexpected_log_lines(request):
    """Fail a test that logs at level warning or above without `expects_log(PATTERN)`.

    As qutebrowser does it: what nobody reads in a passing run is found here.
    """
    found = _Warnings()
    logging.getLogger().addHandler(found)
    yield
    logging.getLogger().removeHandler(found)
    patterns = [mark.args[0] for mark in request.node.iter_markers("expects_log")]
    unexpected = [line for line in found.lines if not any(re.search(p, line) for p in patterns)]
    assert not unexpected, "logged, and no marker expects it"
    missing = [p for p in patterns if not any(re.search(p, line) for line in found.lines)]
    assert not missing, "expected by a marker, and not logged"


@pytest.fixture(scope="session", autouse=True)
def temporary_folder(tmp_path_factory):
    """Give the run a temporary folder of its own, and fail when something is left in it.

    Also that of child processes. pytest removes it at the end, even when the process is ended
    without a word, as those of pytest-xdist are.
    """
    folder = tmp_path_factory.mktemp("temporary")
    with pytest.MonkeyPatch.context() as patched:
        for name in ("TMPDIR", "TEMP", "TMP"):
            patched.setenv(name, str(folder))
        patched.setattr(tempfile, "tempdir", None)  # asked for anew
        yield folder
        gc.collect()  # what goes with an object
        left = sorted(path.name for path in folder.iterdir())
    assert not left, "left in the temporary folder"


def _shared(factory: pytest.TempPathFactory, name: str, fill: Callable[[Path], None]) -> Path:
    """Return a folder that is filled once for all test processes."""
    shared = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    from filelock import FileLock

    folder, done = shared / name, shared / f"{name}.done"
    with FileLock(shared / f"{name}.lock"):
        if not done.exists():
            fill(folder)
            done.touch()
    return folder


def _train(folder: Path, jobs: int = 1) -> None:
    """Fill a data folder with model 0001, and with the examples that it was trained on.

    In this process: others take time to start, and the other test process is at work meanwhile.
    """
    from classifier.parallel import Workers
    from triage_app.paths import Home
    from triage_app.services.desk import Desk
    from triage_app.services.learning import candidate
    from triage_app.settings import Settings

    read = candidate.all_examples

    def read_and_kept(*arguments):
        found = read(*arguments)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / EXAMPLES).write_bytes(pickle.dumps(found.examples))
        return found

    desk = Desk(Home(folder), Settings())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(candidate, "all_examples", read_and_kept)
        desk.retraining.train(workers=Workers(jobs))
    desk.close()


def _few_hands(hands: Iterable[str]) -> dict[str, str]:
    """Return what each hand is joined to: all but the first to three. Each hand takes a fit."""
    others = sorted(set(hands) - {FIRST_HAND})
    return {FIRST_HAND: FIRST_HAND} | {hand: others[at % 3] for at, hand in enumerate(others)}


def _train_on_some(folder: Path, every: int, *, neutral: bool = False) -> None:
    """Fill a data folder with model 0001 and, in `data`, the messages it learnt: one in `every`.

    `neutral` has copies with neutral sentences made of them, as of all messages.
    """
    import triage_app.services.desk as services
    from classifier.learning.additions import NEUTRAL_FILE
    from classifier.learning.dataset import GUARD
    from triage_app.paths import training_data_dir

    lines = [line for path in sorted(training_data_dir().glob("*.jsonl")) if path.name != GUARD
             for line in path.read_text(encoding="utf-8").splitlines()]  # fmt: skip
    rows = [json.loads(line) for line in lines[::every]]
    few = _few_hands(row["hand"] for row in rows)
    rows = [row | {"hand": few[row["hand"]]} for row in rows]
    data = folder / "data"
    data.mkdir(parents=True)
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (data / "base.jsonl").write_text(text, encoding="utf-8")
    if neutral:
        shutil.copytree((training_data_dir() / NEUTRAL_FILE).parent, data / NEUTRAL_FILE.parent)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(services, "training_data_dir", lambda: data)
        _train(folder)


@pytest.fixture(scope="session")
def is_long(pytestconfig) -> bool:
    """Whether this is `make learning`: trainings then learn from more messages."""
    return pytestconfig.getoption("--long-learning", default=False)


PART, PART_IN_LONG = 15, 5  # one message in so many, for tests of how a training judges its cases
TRAINED_ON = 3  # one message in so many, with hands joined to four: a fifth of the time of all


@pytest.fixture(scope="session")
def trained_folder(tmp_path_factory, is_long) -> Path:
    """Return a data folder with model 0001, trained once for all test processes.

    `make learning` trains it on all messages, as a desk does, with all hands and all probes.
    """

    def fill(folder: Path) -> None:
        if is_long:
            _train(folder, 2)
        else:
            _train_on_some(folder, TRAINED_ON, neutral=True)

    return _shared(tmp_path_factory, "trained", fill)


@pytest.fixture(scope="session")
def trained_examples(trained_folder):
    """Return the examples that model 0001 was trained on, copies too."""
    return pickle.loads((trained_folder / EXAMPLES).read_bytes())


@pytest.fixture
def take_as_read(monkeypatch):
    """Return a function that lets trainings take these examples, not read the messages again."""
    from triage_app.services.learning import candidate

    def take(rows):
        known = {row.id: row for row in rows}
        monkeypatch.setattr(
            candidate,
            "examples",
            lambda messages, *_: (known[one.id] for one in messages if one.id in known),
        )

    return take


@pytest.fixture(scope="session")
def part_folder(tmp_path_factory, is_long) -> Path:
    """Return a data folder with model 0001 of a part of the messages, which are in `data`."""
    every = PART_IN_LONG if is_long else PART
    return _shared(tmp_path_factory, "part", lambda at: _train_on_some(at, every))


@pytest.fixture(scope="session")
def wrong_labels(is_long) -> int:
    """How many labels are wrong in tests of wrong ones: as large a share of both parts."""
    return 200 if is_long else 66


@pytest.fixture(scope="session")
def part_examples(part_folder):
    """Return the examples that the model of a part was trained on, copies too."""
    return pickle.loads((part_folder / EXAMPLES).read_bytes())


@pytest.fixture
def part_read_before(part_examples, take_as_read):
    """Let a training take that part of the messages as it was read: half of its time."""
    take_as_read(part_examples)


@pytest.fixture(scope="module")
def part(part_folder, tmp_path_factory) -> Path:
    """A copy of that data folder with an empty log, for tests that train again.

    It takes little of the time: fewer messages, and four hands instead of sixteen.
    """
    folder = tmp_path_factory.mktemp("part")
    for name in ("models", "data"):
        shutil.copytree(part_folder / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def few_folder(tmp_path_factory) -> Path:
    """Return a data folder with model 0001 of few messages, which are in `data`.

    For tests that train whatever the model is worth: it takes a quarter of the time of a part.
    """
    return _shared(tmp_path_factory, "few", lambda at: _train_on_some(at, 60))


@pytest.fixture
def few_home(few_folder, tmp_path, take_as_read, monkeypatch):
    """A fresh copy of that data folder with an empty log; its messages are read already."""
    from triage_app.paths import Home
    from triage_app.services import desk as services

    home = Home(tmp_path / "few")
    for name in ("models", "data"):
        shutil.copytree(few_folder / name, home.folder / name)
    take_as_read(pickle.loads((few_folder / EXAMPLES).read_bytes()))
    monkeypatch.setattr(services, "training_data_dir", lambda: home.folder / "data")
    return home


@pytest.fixture
def trained_home(trained_folder, tmp_path):
    """A fresh copy of the trained data folder, with an empty log."""
    from triage_app.paths import Home

    home = Home(tmp_path / "home")
    shutil.copytree(trained_folder / "models", home.models)
    return home


@pytest.fixture
def log_connection():
    """Open the log of a data folder beside the program, with its key."""
    from triage_app.clock import system_clock
    from triage_app.services.upkeep.encryption import Encryption
    from triage_app.settings import Settings
    from triage_app.store import driver

    def connect(home):
        connection, _ = driver.open_file(
            home.cases, Encryption(home, Settings(), system_clock).keys()
        )
        connection.isolation_level = None
        return connection

    return connect


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder of the checkout."""
    return CHECKOUT
