"""A model folder is whole, checked and read as data; anything else gets one sentence."""

import json
import shutil

import pytest

from classifier.errors import ModelError
from classifier.learning import artefact


@pytest.fixture
def folder(trained_folder, tmp_path):
    return shutil.copytree(trained_folder / "models" / "0001", tmp_path / "0001")


def test_reads_what_was_written(folder):
    model = artefact.read(folder)
    assert model.number == "0001"
    artefact.check(folder)


@pytest.mark.parametrize("name", ["weights.npz", "pipeline.joblib", "held_out.npz"])
def test_a_changed_byte_is_caught(folder, name):
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(ModelError, match="abîmé"):
        artefact.check(folder)


def test_swapped_weights_are_not_used(folder, tmp_path):
    (folder / "weights.npz").write_bytes(b"PK\x03\x04 not ours")
    with pytest.raises(ModelError, match="abîmé"):
        artefact.read(folder)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"format": 1}', "null"])
def test_rubbish_manifest(folder, text):
    (folder / "manifest.json").write_text(text)
    with pytest.raises(ModelError):
        artefact.read(folder)


def test_manifest_of_another_format(folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | {"format": 99}))
    with pytest.raises(ModelError, match="autre version"):
        artefact.read(folder)


def test_archive_of_other_versions_is_not_opened(folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["versions"]["scikit-learn"] = "0.0"
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ModelError, match="autres versions"):
        artefact.open_pipeline(folder)


def test_archive_holds_only_classes_of_known_libraries(folder):
    pipeline = artefact.open_pipeline(folder)
    steps = [step for _, step in pipeline.steps]
    assert all(type(step).__module__.startswith("sklearn.") for step in steps)


def test_vocabulary_has_no_digits(folder):
    import numpy as np

    with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
        terms = arrays["word_terms"].tobytes().decode().split("\n")
    assert len(terms) > 3000
    assert not [term for term in terms if any(c.isdigit() for c in term)]
