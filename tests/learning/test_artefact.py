"""Model folders: checked when read, read as data only, damage is reported."""

import io
import json
import shutil

import joblib
import numpy as np
import pytest

from classifier.errors import ModelError
from classifier.learning import archive
from classifier.scoring import model_file


@pytest.fixture
def folder(trained_folder, tmp_path):
    return shutil.copytree(trained_folder / "models" / "0001", tmp_path / "0001")


def test_a_model_is_read_as_written(folder):
    model = model_file.read(folder)
    assert model.number == "0001"
    model_file.check(folder)


@pytest.mark.parametrize("name", ["weights.npz", "held_out.npz"])
def test_a_changed_byte_is_detected(folder, name):
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(ModelError, match="damaged"):
        model_file.check(folder)


def test_swapped_weights_are_not_used(folder, tmp_path):
    (folder / "weights.npz").write_bytes(b"PK\x03\x04 not ours")
    with pytest.raises(ModelError, match="damaged"):
        model_file.read(folder)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"format": 1}', "null"])
def test_invalid_manifest(folder, text):
    (folder / "manifest.json").write_text(text)
    with pytest.raises(ModelError):
        model_file.read(folder)


def test_manifest_of_another_format(folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | {"format": 99}))
    with pytest.raises(ModelError, match="another version"):
        model_file.read(folder)


def edited(folder, change):
    """Change the manifest of a folder, as with a text editor."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    change(manifest)
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


ODD = {
    "not a number": lambda one: one["thresholds"].update(top=float("nan")),
    "beyond one": lambda one: one["thresholds"].update(top=1.5),
    "no discount": lambda one: one.pop("discount"),
    "out of order": lambda one: one["thresholds"].update(doubt=0.9, several=0.5),
    "a text": lambda one: one["figures"].update(examples="many"),
    "infinite": lambda one: one["bands"]["few_signs"].update(scams=float("inf")),
    "a field less": lambda one: one["gate"].pop("passed"),
    "a figure less": lambda one: one["figures"]["groups"]["channel"]["sms"].pop("cannot_tell"),
    "no files": lambda one: one.update(files={}),
    "odd digest": lambda one: one["files"].update({"weights.npz": "7"}),
    "odd band": lambda one: one["bands"].update(safe={"scams": 0.0, "messages": 3}),
    "odd number": lambda one: one.update(number=1),
    "another number": lambda one: one.update(number="0002"),
}


@pytest.mark.parametrize("change", ODD.values(), ids=ODD)
def test_manifest_with_unexpected_values(folder, change):
    edited(folder, change)
    with pytest.raises(ModelError, match="damaged"):
        model_file.read(folder)


SPOILT = {
    "nan": lambda one: one["word_coef"].__setitem__(3, np.nan),
    "shorter": lambda one: one.update(char_idf=one["char_idf"][1:]),
    "missing": lambda one: one.pop("base"),
    "text": lambda one: one.update(alphabet=np.array(["a"])),
    "base is a list": lambda one: one.update(base=np.array([1.0, 2.0])),
    "fewer flags": lambda one: one.update(flag_coef=one["flag_coef"][:2]),
    "terms are no text": lambda one: one.update(word_terms=np.array([255, 254], np.uint8)),
    "fewer words": lambda one: one.update(
        {name: one[name][:-1] for name in ("word_idf", "word_coef", "word_presence")}
    ),
    "negative alphabet": lambda one: one.update(alphabet=-one["alphabet"]),
    "one number": lambda one: one.update(flag_coef=np.array(1.0)),
}


@pytest.mark.parametrize("spoil", [*SPOILT, "a single array"])
def test_weights_of_another_format_are_refused_even_with_the_right_hash(folder, spoil):
    with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
        found = dict(arrays)
    if spoil == "a single array":
        with (folder / "weights.npz").open("wb") as file:
            np.save(file, np.zeros(3))
    else:
        SPOILT[spoil](found)
        np.savez(folder / "weights.npz", **found)
    digest = model_file.digest_of((folder / "weights.npz").read_bytes())
    edited(folder, lambda one: one["files"].update({"weights.npz": digest}))
    with pytest.raises(ModelError, match="damaged"):
        model_file.read(folder)


@pytest.mark.parametrize("older", [2, 3])
def test_a_folder_of_an_older_format_asks_for_a_training(folder, older):
    """Its weights judge whole messages only."""

    def change(one):
        one.update(format=older)
        del one["discount"]

    edited(folder, change)
    with pytest.raises(ModelError, match="train again"):
        model_file.read(folder)


def test_archive_holds_only_classes_of_known_libraries(few_folder):
    pipeline = joblib.load(io.BytesIO(archive.archive(few_folder / "models" / "0001")))
    steps = [step for _, step in pipeline.steps]
    assert all(type(step).__module__.startswith("sklearn.") for step in steps)


def test_no_file_of_a_model_runs_code(folder):
    assert {path.name for path in folder.iterdir()} == {
        "manifest.json", "weights.npz", "held_out.npz", "model_card.md"
    }  # fmt: skip


def test_vocabulary_has_no_digits(folder):
    with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
        terms = arrays["word_terms"].tobytes().decode().split("\n")
    assert len(terms) > 3000
    assert not [term for term in terms if any(c.isdigit() for c in term)]
