"""As of which event of the ledger a report was made, so that it can tell of a changed log."""

from __future__ import annotations

from dataclasses import replace

from triage_app.export_records import AsOf
from triage_app.reporting.tables import Table
from triage_app.reporting.words import ReportWords


def ledger_line(as_of: AsOf, words: ReportWords) -> str:
    """Return the event as one line of a report."""
    return words.title("ledger", identity=as_of.identity, event=as_of.event, digest=as_of.digest)


def as_of_line(as_of: AsOf, words: ReportWords) -> str:
    """Return when the event happened as one line of a report."""
    at = f"{words.numbers.date(as_of.moment.date())} {as_of.moment:%H:%M}"
    return words.title("as_of", at=at)


def with_ledger_line(table: Table, as_of: AsOf, words: ReportWords) -> Table:
    """Return a table with the line as the head of a last column without cells.

    A line above the heads would shift them for whoever reads the file by their names.
    """
    rows = tuple((*row, None) for row in table.rows)
    return replace(table, heads=(*table.heads, ledger_line(as_of, words)), rows=rows)
