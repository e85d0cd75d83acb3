"""A JSON Lines file of messages into a JSON Lines file of results, in the same order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from classifier.errors import UnreadableMessage
from triage_app.errors import ExportError
from triage_app.files import write_whole
from triage_app.services.calls.reading import Line, lines_of, message_of
from triage_app.services.calls.results import failure, result
from triage_app.services.calls.triage import TriageService


def score_file(service: TriageService, language: str, source: Path, out: Path) -> tuple[int, int]:
    """Write one result for each line; return how many lines there were and how many failed.

    Raises ExportError when a file cannot be read or written; what was in `out` before is
    then still there.
    """
    _refuse_same(source, out)
    errors: list[Line] = []
    counted: list[None] = []

    def rows() -> Iterable[str]:
        for line in lines_of(source):
            counted.append(None)
            row = _scored(service, language, line, source.parent)
            if row["error"]:
                errors.append(line)
            yield json.dumps(row, ensure_ascii=False) + "\n"

    try:
        write_whole(out, rows())
    except OSError as error:
        raise _refused(source, out) from error
    return len(counted), len(errors)


def _scored(service: TriageService, language: str, line: Line, folder: Path) -> dict[str, Any]:
    try:
        return result(line.id, service.assess(message_of(line, folder)).assessment)
    except UnreadableMessage as error:
        return failure(line.id, error, language)


def _refuse_same(source: Path, out: Path) -> None:
    with suppress(OSError):
        if source.samefile(out):
            raise ExportError(
                "Les résultats remplaceraient les messages : choisissez un autre fichier --out.",
                "The results would replace the messages: choose another --out file.",
            )


def _refused(source: Path, out: Path) -> ExportError:
    return ExportError(
        f"Le lot n'a pas pu être lu ou écrit ({source.name} → {out.name}) : vérifiez les "
        "chemins, les droits et la place sur le disque.",
        f"The batch could not be read or written ({source.name} → {out.name}): check the "
        "paths, the permissions and the room on the disk.",
    )
