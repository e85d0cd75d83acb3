"""A key store of our own, as a backend of keyring: it keeps its secrets in a folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def system_store(tmp_path, monkeypatch):
    """A system with a key store; returns its folder, a file for each secret."""
    folder = tmp_path / "key-store"
    folder.mkdir()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "folder_key_store.FolderKeyStore")
    monkeypatch.setenv("FOLDER_KEY_STORE", str(folder))
    monkeypatch.setenv("PYTHONPATH", f"{Path(__file__).parent}:{Path(__file__).parents[2]}")
    return folder
