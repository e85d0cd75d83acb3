"""The modules of `.ci/packaging`, which lie outside of our packages."""

import importlib
import sys

import pytest


@pytest.fixture
def packaging(checkout, monkeypatch):
    """Return a function that imports one of them by its name."""
    monkeypatch.syspath_prepend(str(checkout / ".ci" / "packaging"))

    def load(name):
        try:
            return importlib.import_module(name)
        finally:
            for mine in ("contents", "elf", "debian", "licences", "build", "blas", "pack"):
                sys.modules.pop(mine, None)

    return load
