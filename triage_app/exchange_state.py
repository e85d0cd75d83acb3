"""When this desk last exchanged events with others, and up to which event they have its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from triage_app.errors import ShareError
from triage_app.files import private_folder, write_whole
from triage_app.parsing import DamagedData, json_as


@dataclass(frozen=True, slots=True)
class ExchangeState:
    """The end of the last exchange."""

    at: str = ""  # ISO 8601 with offset, "" before the first
    acknowledged: int = 0  # number of the last own event that was handed over


@dataclass(frozen=True, slots=True)
class ExchangeSign:
    """What the window says of the exchange."""

    waiting: int  # events of this desk that were not handed over yet
    seconds: int | None = None  # since the last exchange, None before the first


def read(path: Path) -> ExchangeState:
    """Return what a file says; one that is missing or damaged says that there was none."""
    try:
        return json_as(ExchangeState, path.read_bytes())
    except (OSError, DamagedData):
        return ExchangeState()


def write(path: Path, state: ExchangeState) -> None:
    """Write the end of an exchange; raises ShareError."""
    try:
        private_folder(path.parent)
        write_whole(path, msgspec.json.encode(state), private=True)
    except OSError as error:
        raise ShareError(
            "The exchange is done, but its time could not be written to {path}; check that you "
            "may write there.",
            path=path,
        ) from error
