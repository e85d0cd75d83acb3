"""Damaged data folders: one sentence, the right exit code, no data lost; `score` still works."""

import json
import shutil
from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlite3

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"
NEED_LOG = [
    ("log", "-", "--decision", "scam"),
    ("cases", "list"),
    ("cases", "label", "1", "scam"),
    ("export", "--week", "last", "--format", "csv", "--out", "OUT"),
    ("train",),
    ("models", "rollback"),
    ("purge",),
    ("backup", "OUT"),
]


def words(command, tmp_path):
    return [str(tmp_path / "out") if word == "OUT" else word for word in command]


def garbage(path):
    path.write_bytes(b"this is no database " * 500)


def newer(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")


def other_program(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE music (title)")


def folder(path):
    path.mkdir()


@pytest.mark.parametrize("spoil", [garbage, newer, other_program, folder])
@pytest.mark.parametrize("command", NEED_LOG, ids=lambda command: " ".join(command[:2]))
def test_a_log_that_cannot_be_used(vigie, tmp_path, spoil, command):
    spoil(vigie.home.cases)
    before = vigie.home.cases.read_bytes() if vigie.home.cases.is_file() else None
    said = vigie.fails(*words(command, tmp_path), stdin=SCAM)
    assert str(vigie.home.cases) in said
    if before:
        assert vigie.home.cases.read_bytes() == before


@pytest.mark.parametrize("spoil", [garbage, newer, other_program, folder])
def test_scoring_works_without_the_log(vigie, spoil):
    spoil(vigie.home.cases)
    found = vigie("score", "-", "--json", stdin=SCAM)
    assert json.loads(found.stdout)["band"] == "very_likely_scam"
    assert found.stderr.count("\n") == 1


def test_a_locked_log_is_reported_and_works_after_unlocking(vigie, log_connection, monkeypatch):
    from triage_app.store import database, driver, preparation

    monkeypatch.setattr(preparation, "BUSY_SECONDS", 0.1)
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.1)
    vigie("log", "-", "--decision", "scam", stdin=SCAM)
    with closing(log_connection(vigie.home)) as other:
        other.execute("BEGIN EXCLUSIVE")
        said = vigie.fails("log", "-", "--decision", "scam", stdin=SCAM)
        assert "occupé" in said
        assert len(vigie.json("cases", "list")) == 1
        assert vigie.json("score", "-", stdin=SCAM)["campaign"]["seen"] == 1
    vigie("log", "-", "--decision", "scam", stdin=SCAM)
    assert len(vigie.json("cases", "list")) == 2


def truncated(home):
    path = home.models / "0001" / "weights.npz"
    path.write_bytes(path.read_bytes()[:1000])


def swapped(home):
    import numpy as np

    with (home.models / "0001" / "weights.npz").open("wb") as file:
        np.savez(file, base=np.zeros(1))


def no_weights(home):
    (home.models / "0001" / "weights.npz").unlink()


def manifest(text):
    def spoil(home):
        (home.models / "0001" / "manifest.json").write_text(text, encoding="utf-8")

    return spoil


def edited(**changes):
    def spoil(home):
        path = home.models / "0001" / "manifest.json"
        path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), "utf-8")

    return spoil


def pointer(text):
    def spoil(home):
        (home.models / "current.json").write_text(text, encoding="utf-8")

    return spoil


def renamed(home):
    shutil.copytree(home.models / "0001", home.models / "0002")
    pointer('{"current": "0002", "former": []}')(home)


SPOILS = {
    "truncated weights": truncated,
    "swapped weights": swapped,
    "no weights": no_weights,
    "manifest garbage": manifest("garbage"),
    "manifest empty": manifest(""),
    "manifest null": manifest("null"),
    "manifest list": manifest("[]"),
    "manifest deep": manifest("[" * 100_000),
    "manifest no files": edited(files={}),
    "manifest odd files": edited(files=7),
    "manifest no thresholds": edited(thresholds={}),
    "manifest odd thresholds": edited(thresholds={"doubt": "a", "several": [], "top": None}),
    "manifest more thresholds": edited(
        thresholds={"doubt": 0.1, "several": 0.2, "top": 0.3, "x": 1}
    ),
    "manifest odd bands": edited(bands={"few_signs": 3}),
    "manifest no bands": edited(bands=None),
    "manifest other number": edited(number="0007"),
    "manifest newer": edited(format=99),
    "pointer garbage": pointer("garbage"),
    "pointer list": pointer("[]"),
    "pointer odd": pointer('{"current": {"a": 1}, "former": 3}'),
    "pointer outside": pointer('{"current": "../0001", "former": []}'),
    "pointer missing": pointer('{"current": "0099", "former": []}'),
    "pointer deep": pointer("[" * 100_000),
    "swapped folder": renamed,
}


@pytest.mark.parametrize("spoil", SPOILS.values(), ids=SPOILS)
def test_without_a_usable_model_the_indicators_are_used(vigie, spoil):
    spoil(vigie.home)
    found = vigie("score", "-", "--json", stdin=SCAM)
    row = json.loads(found.stdout)
    assert (row["score"], row["model"], row["band_reason"]) == (None, "", "no_model")
    assert row["band"] == "several_signs"
    assert found.stderr.count("\n") == 1
    shown = vigie("score", "-", stdin=SCAM).stdout
    assert "seuls les indices" in shown
    assert vigie.json("log", "-", "--decision", "scam", stdin=SCAM)["score"] is None
    vigie("verify", code=1)
    vigie("doctor", code=1)
    assert vigie.json("models", "list")
    vigie("models", "list")
    vigie.fails("evaluate")
    vigie.fails("models", "rollback")


@pytest.mark.parametrize("spoil", [truncated, no_weights, manifest("{}"), edited(number="0007")])
def test_a_damaged_model_is_not_promoted(vigie, spoil):
    (vigie.home.models / "current.json").unlink()
    spoil(vigie.home)
    assert "0001" in vigie.fails("models", "promote", "0001")
    assert not (vigie.home.models / "current.json").exists()


def test_promoting_repairs_a_broken_pointer_to_the_current_model(vigie):
    pointer("garbage")(vigie.home)
    assert vigie.json("models", "promote", "0001")["state"] == "current"
    assert vigie.json("score", "-", stdin=SCAM)["model"] == "0001"


@pytest.mark.parametrize("number", ["2", "abc", "../0001", "", "²", "0001/../0001", "٣" * 3])
def test_unknown_models_are_reported(vigie, number):
    for command in (("models", "show"), ("models", "promote")):
        assert "n’existe pas" in vigie.fails(*command, number)


@pytest.mark.parametrize(
    "text",
    [
        "garbage",
        "language = 7",
        "[[[",
        "language = 'fr'\nlanguage = 'en'",
        "\x00",
        "a=" + "[" * 9999,
    ],
)
def test_invalid_settings_are_reported_and_defaults_are_used(vigie, text):
    vigie.settle(text)
    found = vigie("score", "-", "--json", stdin=SCAM)
    assert json.loads(found.stdout)["score"] > 0.9
    assert found.stderr.count("\n") == 1
    assert vigie.home.settings.read_text("utf-8") == text


@pytest.mark.parametrize("command", [*NEED_LOG, ("score", "-"), ("doctor",), ("verify",)])
def test_a_data_folder_that_is_a_file_is_wrong_usage(bare, tmp_path, command):
    bare.home.folder.write_text("x", encoding="utf-8")
    bare(*words(command, tmp_path), stdin=SCAM, code=2)


def test_a_data_folder_in_the_variable_that_is_a_file(bare, tmp_path):
    from click.testing import CliRunner

    from triage_app.cli.main import main

    bare.home.folder.write_text("x", encoding="utf-8")
    env = {"VIGIE_HOME": str(bare.home.folder)}
    found = CliRunner().invoke(main, ["score", "-", "--json"], input=SCAM, env=env)
    assert found.exit_code == 0
    assert json.loads(found.stdout)["band_reason"] == "no_model"
    found = CliRunner().invoke(main, ["cases", "list", "--json"], env=env)
    assert (found.exit_code, found.stdout) == (1, "")
    assert bare.home.folder.read_text(encoding="utf-8") == "x"


def test_a_first_model_that_cannot_be_trained_is_reported(bare):
    found = bare("score", "-", "--json", stdin=SCAM)
    assert json.loads(found.stdout)["band_reason"] == "no_model"
    assert "No examples." in found.stderr


def test_a_model_that_cannot_be_saved_is_reported(beginner, monkeypatch):
    """The disk is full when the candidate is written."""
    from classifier.learning import artefact

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(artefact, "write", full)
    assert "place sur le disque" in beginner.fails("train", "--jobs", "1", "--json")
    assert [model["number"] for model in beginner.json("models", "list")] == ["0001"]


@pytest.mark.parametrize(
    "name", ["cases.db", "cases.db-wal", "settings.toml", "drafts.json", "models/0001/weights.npz"]
)
def test_no_result_replaces_one_of_the_own_files(vigie, sms, name):
    vigie("log", sms, "--decision", "scam")
    own = vigie.home.folder / name
    before = own.read_bytes() if own.exists() else None
    for words in (
        ("export", "--week", "last", "--format", "csv", "--out", own),
        ("backup", own),
        ("explain", sms, "--html", "--out", own),
        ("models", "export", "0001", "--joblib", own),
    ):
        assert "fichiers de Vigie" in vigie.fails(*words)
    assert (own.read_bytes() if own.exists() else None) == before


def test_a_link_to_itself_is_refused_in_a_sentence(vigie, tmp_path):
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert "lui-même" in vigie.fails("export", "--week", "last", "--format", "csv", "--out", loop)
