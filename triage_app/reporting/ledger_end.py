"""Where the ledger ended when a report was made, so that the report can tell of a changed log."""

from __future__ import annotations

from dataclasses import dataclass, replace

from triage_app.reporting.tables import Table
from triage_app.reporting.words import ReportWords


@dataclass(frozen=True, slots=True)
class LedgerEnd:
    """The last event of one log."""

    identity: str  # of the log
    event: int
    digest: str

    def line(self, words: ReportWords) -> str:
        """Return it as one line of a report."""
        return words.title("ledger", identity=self.identity, event=self.event, digest=self.digest)


def with_end(table: Table, end: LedgerEnd, words: ReportWords) -> Table:
    """Return a table with the line as the head of a last column without cells.

    A line above the heads would shift them for whoever reads the file by their names.
    """
    rows = tuple((*row, None) for row in table.rows)
    return replace(table, heads=(*table.heads, end.line(words)), rows=rows)
