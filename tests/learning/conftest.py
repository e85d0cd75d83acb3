"""Makes the helper modules of this folder importable."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))


@pytest.fixture(scope="session")
def thinned(is_long):
    """Return a function that takes one row in `every`, and one in `long` in `make learning`."""
    return lambda rows, every, long: rows[:: long if is_long else every]
