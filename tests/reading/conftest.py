"""Makes the writers of test files importable for the tests of the readers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))


@pytest.fixture
def outlook_file() -> Callable[..., bytes]:
    """Return a function that writes .msg files: subject, sender, body, html, headers, attachments …"""
    import msg_writer

    return msg_writer.outlook_file
