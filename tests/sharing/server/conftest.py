"""A real server for each test process, and in it an empty database for each test."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from postgres import ABSENT, PostgresServer, can_run
from stores import empty_store, migrated_database


@pytest.fixture(scope="session")
def postgres():
    """Return a server that runs; the tests say so by a skip when none is installed."""
    if not can_run():
        pytest.skip(ABSENT)
    server = PostgresServer()
    try:
        yield server.start()
    finally:
        server.stop()


@pytest.fixture(scope="session")
def migrated(postgres):
    """Return the name of an empty database with the schema of today, which is copied."""
    return migrated_database(postgres)


@pytest.fixture
def shared(postgres, migrated):
    """Return an empty shared store."""
    with empty_store(postgres, migrated) as store:
        yield store
