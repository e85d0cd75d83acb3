"""Files of sentences beside the training messages."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from classifier.errors import TrainingDataError


def read_sentences(path: Path) -> dict[str, Any]:
    """Return what a TOML file holds, nothing if there is no such file.

    Raises TrainingDataError when the file cannot be read.
    """
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TrainingDataError(
            "The examples file {file} cannot be read.", file=path.name
        ) from error
