"""Filters for cases as SQL with parameters: newest first, paged by key."""

from __future__ import annotations

from triage_app.records import CaseFilter
from triage_app.store.message_json import storable


def match_expression(untrusted_text: str) -> str:
    """Return a full-text query for all words, the last one as a prefix.

    Each word is quoted, so none is an operator. "" if there are no words.
    """
    words = storable(untrusted_text).replace("\x00", " ").split()
    words = [word for word in words if any(letter.isalnum() for letter in word)]
    if not words:
        return ""
    quoted = ['"' + word.replace('"', '""') + '"' for word in words]
    unfinished = not untrusted_text[-1].isspace()
    return " ".join(quoted) + ("*" if unfinished else "")


def where(wanted: CaseFilter, paged: bool = True) -> tuple[str, list[object]]:
    """Return FROM and WHERE of a filter with their values; `paged` applies `before`."""
    tests = _tests(wanted)
    if wanted.before is not None and paged:
        tests.append(("cases.number < ?", wanted.before))
    source = "cases"
    if wanted.text.strip():
        # CROSS JOIN makes SQLite scan the index from its newest row.
        source = "messages_fts CROSS JOIN cases ON cases.number = messages_fts.rowid"
        expression = match_expression(wanted.text)
        tests.append(("messages_fts MATCH ?", expression) if expression else ("0 = ?", 1))
    values = [value for _, value in tests]
    return f"{source} WHERE {' AND '.join(['1', *(test for test, _ in tests)])}", values


def _tests(wanted: CaseFilter) -> list[tuple[str, object]]:
    chosen: list[tuple[str, object | None]] = [
        ("cases.band = ?", wanted.band.value if wanted.band else None),
        ("cases.decision = ?", wanted.decision.value if wanted.decision else None),
        ("cases.label = ?", wanted.label.value if wanted.label else None),
        ("(cases.label IS NULL) = ?", 1 if wanted.unlabelled else None),
        ("cases.organisation = ?", wanted.organisation or None),
        ("cases.opened >= ?", wanted.since or None),
        ("cases.opened < ?", wanted.until or None),
    ]
    return [(test, value) for test, value in chosen if value is not None]


def newest_first(wanted: CaseFilter) -> str:
    """Return the ORDER BY for `where` that an index already provides."""
    return "messages_fts.rowid DESC" if wanted.text.strip() else "cases.number DESC"
