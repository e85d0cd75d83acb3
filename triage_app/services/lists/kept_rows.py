"""The rows of a list as the data folder keeps them: CSV with the names of the columns."""

from __future__ import annotations

import csv
import io

from triage_app.list_records import COLUMNS, DeskList, Row
from triage_app.parsing import DamagedData


def kept_text(name: DeskList, rows: tuple[Row, ...]) -> str:
    """Return the text of a version; the same rows give the same text."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS[name])
    writer.writerows(rows)
    return text.getvalue()


def rows_of(name: DeskList, text: str) -> tuple[Row, ...]:
    """Return the rows of a kept text; raises DamagedData when it is none."""
    try:
        head, *lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    except (csv.Error, ValueError):
        raise DamagedData(name.value) from None
    columns = COLUMNS[name]
    if tuple(head) != columns or any(len(line) != len(columns) for line in lines):
        raise DamagedData(name.value)
    return tuple(map(tuple, lines))
