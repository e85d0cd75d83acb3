"""The time of the last exchange is kept, and its loss stops nothing."""

from __future__ import annotations

import pytest

from triage_app.errors import ShareError
from triage_app.exchange_state import ExchangeState, read, write


def test_it_is_read_as_it_was_written(tmp_path):
    path = tmp_path / "home" / "exchange.json"
    assert read(path) == ExchangeState()
    write(path, ExchangeState("2026-11-27T10:00:00+01:00", 123))
    assert read(path) == ExchangeState("2026-11-27T10:00:00+01:00", 123)
    path.write_text("{")
    assert read(path) == ExchangeState()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "home").write_text("a file")
    with pytest.raises(ShareError, match="could not be written"):
        write(tmp_path / "home" / "exchange.json", ExchangeState())
