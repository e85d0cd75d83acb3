"""Desks that share events."""

import sys
from pathlib import Path

import pytest

from triage_app.records import Role

sys.path.insert(0, str(Path(__file__).resolve().parent))


@pytest.fixture
def agent(desk_of):
    """A desk of an agent; each file has its own `desk_of`."""
    return desk_of(12)


@pytest.fixture
def supervisor(desk_of, agent):
    """The desk of the supervisor, which knows the agent's."""
    return desk_of(3, Role.SUPERVISOR)
