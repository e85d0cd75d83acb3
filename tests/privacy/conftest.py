"""The planted messages, writers of test files, and the command line on a data folder."""

import sys
from pathlib import Path

import pytest

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent / "reading"), str(_HERE.parent / "cli")]

from commands import Vigie  # noqa: E402


@pytest.fixture
def vigie(trained_home):
    """Commands on a data folder with model 0001 and without a log."""
    return Vigie(trained_home)
