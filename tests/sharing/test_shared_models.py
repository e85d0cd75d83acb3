"""The model that a supervisor's desk puts into use comes to the others, whole or not at all."""

from __future__ import annotations

import io
import json
import shutil
from hashlib import sha256

import numpy as np
import pytest
from file_desks import FileDesk, MemoryPlace, take_from

from classifier.scoring import arriving
from triage_app.errors import ServerAway, StoreError
from triage_app.records import EventKind, Role
from triage_app.services.exchange.model_sources import models_of
from triage_app.services.exchange.of_desk import shared_files, things_in_use
from triage_app.services.learning.model_difference import history
from triage_app.services.upkeep.health import check
from triage_app.shared_file_records import NotTaken
from triage_app.store.steering import Source


@pytest.fixture
def desk_of(tmp_path, trained_folder):
    """Return a function that makes desks with models 0001 and, of a supervisor, 0002."""
    made = []

    def make(number, role=Role.AGENT, *, has_model=True):
        desk = FileDesk(tmp_path, number, role)
        if has_model:
            shutil.copytree(trained_folder / "models", desk.home.models)
            renewed(desk, "0001", created=f"2026-01-{number:02}T00:00:00+01:00")
        if role is Role.SUPERVISOR:
            shutil.copytree(desk.home.models / "0001", desk.home.models / "0002")
            renewed(desk, "0002", created=f"2026-02-{number:02}T00:00:00+01:00", number="0002")
        for other in made:
            other.trusts(desk)
            desk.trusts(other)
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.close()


def renewed(desk, name, **fields):
    """Change fields of a manifest, as if the model had been trained otherwise."""
    path = desk.home.models / name / "manifest.json"
    path.write_text(arriving.text_of(json.loads(path.read_text()) | fields))


@pytest.fixture
def place():
    return MemoryPlace()


def in_use(desk):
    """Return the number of the model that scores, and that of the desk it is from."""
    scoring, (mark, *_) = desk.desk.scorer, desk.desk.store.state.steering().models
    assert desk.desk.model_error is None
    assert scoring.model.number == mark.name == desk.desk.shelf.current
    return mark.name, mark.source


def test_a_promoted_model_is_in_use_at_an_agents_desk(supervisor, agent, tmp_path):
    stick = tmp_path / "stick"
    supervisor.desk.retraining.promote("0002")
    assert supervisor.export(stick) == ()
    assert len(list(stick.glob("*.file"))) == 3
    assert agent.take(stick).waiting == ()
    assert in_use(agent) == ("0002", Source(3, 1, "0002"))
    folder = agent.home.models / "0002"
    assert {one.name for one in folder.iterdir()} == {
        "manifest.json", "weights.npz", "held_out.npz", "model_card.md",
    }  # fmt: skip
    assert agent.desk.shelf.numbers() == ["0001", "0002"]
    assert check(agent.desk).problems == ()
    assert agent.take(stick).taken == ()


def test_lists_and_history_say_which_desk_a_model_came_from(supervisor, agent, place):
    supervisor.desk.retraining.promote("0002")
    take_from(supervisor, agent, place)
    assert [(one.number, one.state, one.desk) for one in models_of(agent.desk)] == [
        ("0002", "current", 3),
        ("0001", "former", 0),
    ]
    (taken,) = history(agent.desk)
    assert (taken.kind, taken.model, taken.actor) == ("model_taken", "0002", "vigie@3")
    assert [(one.of.what, one.name, one.desk) for one in things_in_use(agent.desk)] == [
        ("model", "0002", 3)
    ]
    assert things_in_use(supervisor.desk)[0].desk is None


def test_a_desk_without_a_model_needs_none_of_its_own(supervisor, desk_of, place):
    new = desk_of(14, has_model=False)
    assert new.desk.first_model.needed
    supervisor.desk.retraining.promote("0002")
    take_from(supervisor, new, place)
    assert in_use(new) == ("0001", Source(3, 1, "0002"))
    assert not new.desk.first_model.needed


def test_going_back_comes_to_all_and_models_keep_their_numbers(supervisor, agent, place):
    promote = supervisor.desk.retraining.promote
    promote("0001")
    promote("0002")
    take_from(supervisor, agent, place)
    supervisor.desk.retraining.rollback()
    take_from(supervisor, agent, place)
    assert in_use(agent)[0] == "0003"
    asked = len(place.asked)
    promote("0002")
    take_from(supervisor, agent, place)
    assert in_use(agent)[0] == "0002"
    assert len(place.asked) == asked + 1, "the manifest tells that the model is here"
    assert agent.desk.shelf.numbers() == ["0001", "0002", "0003"]


def test_an_agents_desk_chooses_no_other_model(supervisor, agent, place):
    supervisor.desk.retraining.promote("0002")
    take_from(supervisor, agent, place)
    with pytest.raises(StoreError, match="desk 3"):
        agent.desk.retraining.promote("0001")
    with pytest.raises(StoreError, match="desk 3"):
        agent.desk.retraining.rollback()
    assert in_use(agent)[0] == "0002"


def test_a_first_model_replaces_nobodys(supervisor, agent, desk_of, place):
    """A desk that joins trains a model when it has none, which is no choice between two."""
    supervisor.desk.retraining.promote("0002")
    take_from(supervisor, agent, place)
    late = desk_of(2, Role.SUPERVISOR)
    (late.home.models / "current.json").unlink()
    take_from(supervisor, late, place)
    late.desk.record(
        EventKind.MODEL_PROMOTED, {"model": "0001", "before": "", **late.desk.shelf.digests("0001")}
    )
    assert take_from(late, agent, place).taken == ()
    assert in_use(agent)[1] == Source(3, 1, "0002")


def test_a_model_that_comes_back_is_known(supervisor, agent, desk_of, place):
    other = desk_of(2, Role.SUPERVISOR)
    supervisor.desk.retraining.promote("0002")
    take_from(supervisor, other, place)
    assert in_use(other) == ("0003", Source(3, 1, "0002"))
    other.desk.retraining.promote("0002")
    other.desk.retraining.promote("0003")
    take_from(other, supervisor, place)
    assert in_use(supervisor) == ("0002", Source(2, 2, "0003"))
    assert supervisor.desk.shelf.numbers() == ["0001", "0002"]


@pytest.mark.parametrize("cut", [0, 1, 2])
def test_a_cut_changes_nothing_and_the_next_exchange_goes_on(supervisor, agent, place, cut):
    supervisor.desk.retraining.promote("0002")
    place.cut = cut
    with pytest.raises(ServerAway):
        take_from(supervisor, agent, place)
    assert agent.desk.shelf.numbers() == ["0001"]
    assert agent.desk.store.state.steering().models == ()
    place.cut = None
    assert len(agent.files.take(place).taken) == 1
    assert in_use(agent)[0] == "0002"


def test_a_program_that_ends_before_the_ledger_says_so_adds_no_second_model(
    supervisor, agent, place, monkeypatch
):
    from triage_app.services.learning.models import ModelShelf

    supervisor.desk.retraining.promote("0002")

    def end(self, number):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(ModelShelf, "promote", end)
        with pytest.raises(KeyboardInterrupt):
            take_from(supervisor, agent, place)
    assert agent.desk.store.state.steering().models == ()
    shared_files(agent.desk).take(place)
    assert in_use(agent)[0] == "0002"
    assert agent.desk.shelf.numbers() == ["0001", "0002"]


def _manifest(supervisor, **fields):
    path = supervisor.home.models / "0002" / "manifest.json"
    return json.loads(path.read_text()) | fields


def _packed(supervisor):
    """Return weights that are packed, which numpy would read."""
    with np.load(supervisor.home.models / "0002" / "weights.npz", allow_pickle=False) as arrays:
        packed = io.BytesIO()
        np.savez_compressed(packed, **{name: arrays[name] for name in arrays.files})
    return packed.getvalue()


def _pickled(_):
    class Evil:
        def __reduce__(self):
            return exec, ("raise SystemExit('a file ran code')",)

    content = io.BytesIO()
    np.savez(content, allow_pickle=True, base=np.array([Evil()], dtype=object))
    return content.getvalue()


@pytest.mark.parametrize("weights", [_packed, _pickled, lambda _: b"PK\x03\x04", lambda _: b""])
def test_weights_that_are_none_change_nothing(supervisor, agent, place, weights):
    content = weights(supervisor)
    digest = sha256(content).hexdigest()
    found = _with_manifest(supervisor, agent, place, _manifest(supervisor, files={
        **_manifest(supervisor)["files"], "weights.npz": digest}), {digest: content})  # fmt: skip
    assert [one.why for one in found.waiting] == [NotTaken.UNFIT]


DIGEST = sha256(b"x").hexdigest()


@pytest.mark.parametrize(
    "fields",
    [
        {"format": 5},
        {"format": 3},
        {"thresholds": {}},
        {"files": {}},
        {"files": {"weights.npz": DIGEST, "../../settings.toml": DIGEST}},
        {"files": {"weights.npz": DIGEST, "/etc/passwd": DIGEST}},
        {"files": {"weights.npz": DIGEST, "pipeline.joblib": DIGEST}},
        {"files": {"weights.npz": "../" + DIGEST[3:]}},
        {"number": None},
    ],
)
def test_a_manifest_that_does_not_fit_changes_nothing(supervisor, agent, place, fields):
    settings = agent.home.settings
    found = _with_manifest(
        supervisor, agent, place, _manifest(supervisor, **fields), {DIGEST: b"x"}
    )
    assert [one.why for one in found.waiting] == [NotTaken.UNFIT]
    assert not settings.exists()


def _with_manifest(supervisor, agent, place, document, files):
    """Let a supervisor's desk say that a model of a manifest is in use."""
    content = json.dumps(document).encode()
    manifest = sha256(content).hexdigest()
    payload = {"model": "0002", "before": "0001", "manifest": manifest, "weights": DIGEST}
    supervisor.desk.record(EventKind.MODEL_PROMOTED, payload)
    for name in ("weights.npz", "held_out.npz"):
        whole = (supervisor.home.models / "0002" / name).read_bytes()
        place.put(sha256(whole).hexdigest(), whole)
    place.files |= {manifest: content, **files}
    found = take_from(supervisor, agent, place)
    assert found.taken == ()
    assert agent.desk.shelf.numbers() == ["0001"]
    assert {one.name for one in agent.home.models.iterdir()} <= {"0001", "current.json", ".lock"}
    assert agent.desk.store.state.steering().models == ()
    return found


def test_weights_that_were_changed_on_the_way_change_nothing(supervisor, agent, place):
    supervisor.desk.retraining.promote("0002")
    weights = supervisor.home.models / "0002" / "weights.npz"
    place.lies[supervisor.desk.shelf.digests("0002")["weights"]] = weights.read_bytes()[:-1] + b"?"
    found = take_from(supervisor, agent, place)
    assert [one.why for one in found.waiting] == [NotTaken.CHANGED]
    assert agent.desk.shelf.numbers() == ["0001"]
    place.lies.clear()
    assert len(shared_files(agent.desk).take(place).taken) == 1


def test_a_model_that_was_changed_here_is_not_given(supervisor, place):
    supervisor.desk.retraining.promote("0002")
    weights = supervisor.home.models / "0002" / "weights.npz"
    weights.write_bytes(weights.read_bytes()[:-1] + b"?")
    supervisor.prepare()
    (problem,) = supervisor.files.give(place)
    assert (
        str(problem) == "Model 0002 of desk 3 is not shared: its files are not as they were chosen."
    )
    assert place.files == {}


def test_a_folder_of_models_that_was_lost_comes_again(supervisor, agent, place):
    supervisor.desk.retraining.promote("0002")
    take_from(supervisor, agent, place)
    for desk in (agent, supervisor):
        shutil.rmtree(desk.home.models)
        assert len(shared_files(desk.desk).take(place).taken) == 1
    assert in_use(agent) == ("0001", Source(3, 1, "0002"))
    assert in_use(supervisor) == ("0002", None)
    assert check(supervisor.desk).problems == ()
    assert shared_files(supervisor.desk).take(place).taken == ()
