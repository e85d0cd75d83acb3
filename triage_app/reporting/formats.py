"""The formats of an export and the endings of their files."""

from __future__ import annotations

from triage_app.errors import ExportError
from triage_app.export_records import ENDINGS, ExportFormat


def chosen_format(asked: ExportFormat | None, name: str) -> ExportFormat:
    """Return the format of a file: the one that is asked for, else that of its ending.

    Raises ExportError when the ending is that of another format, or tells nothing and none is
    asked for. An ending that no format has contradicts none.
    """
    told = _formats_of(name)
    if asked is not None:
        if told and asked not in told:
            raise ExportError(
                "The name {name} ends like a file of the format {other}, and {format} is asked "
                "for; change one of them.",
                name=name,
                other=told[0].value,
                format=asked.value,
            )
        return asked
    if not told:
        raise ExportError(
            "The ending of {name} tells no format; choose one of {formats}.",
            name=name,
            formats=", ".join(ExportFormat),
        )
    return told[0]


def _formats_of(name: str) -> list[ExportFormat]:
    """Return the formats whose files have the longest ending that fits a name."""
    lower = name.lower()
    fitting = {
        ending: [one for one, endings in ENDINGS.items() if ending in endings]
        for endings in ENDINGS.values()
        for ending in endings
        if lower.endswith(ending)
    }
    return fitting[max(fitting, key=len)] if fitting else []
