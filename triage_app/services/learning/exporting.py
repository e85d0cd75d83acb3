"""Writes the scikit-learn pipeline of a model to a file."""

from __future__ import annotations

from pathlib import Path

from triage_app.errors import ExportError
from triage_app.files import write_whole
from triage_app.services.learning.models import ModelShelf


def export_joblib(shelf: ModelShelf, number: str, target: Path) -> Path:
    """Write the joblib archive of a model to `target` atomically; return `target`.

    Raises ModelError if the model cannot be used, ExportError if the file cannot be written.
    """
    from classifier.learning.archive import archive  # noqa: PLC0415 - brings scikit-learn

    shelf.check(number)
    content = archive(shelf.folder(number))
    try:
        write_whole(target, content)
    except OSError as error:
        raise ExportError(
            "The archive {file} could not be written: check the folder, the permissions and the "
            "room on the disk.",
            file=target.name,
        ) from error
    return target
