"""What the window says of the exchange with other desks, from the log and one small file."""

from __future__ import annotations

from datetime import datetime

from classifier.errors import VigieError
from triage_app.exchange_state import ExchangeSign, read
from triage_app.services.desk import Desk


def exchange_sign(desk: Desk) -> ExchangeSign | None:
    """Return the time since the last exchange and what waits.

    None where this desk shares nothing, or the log cannot be read, which is told elsewhere.
    """
    try:
        log = desk.store.share_log if desk.has_log else None
        if log is None or log.own() is None:
            return None
        last = read(desk.home.exchange)
        return ExchangeSign(log.waiting(last.acknowledged), _seconds_since(desk, last.at))
    except VigieError:
        return None


def _seconds_since(desk: Desk, at: str) -> int | None:
    """Return the seconds since an ISO time; 0 where the clock was put back since."""
    try:
        return max(0, round((desk.clock() - datetime.fromisoformat(at)).total_seconds()))
    except (ValueError, TypeError):  # there was none, or it has no offset
        return None
