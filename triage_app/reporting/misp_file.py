"""What confirmed scams lead to and call, as an event of MISP (its core format)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid5

from triage_app.export_records import AsOf, ContactKind, ScamContact
from triage_app.reporting.contact_values import written
from triage_app.reporting.stable_ids import log_namespace
from triage_app.reporting.words import ReportWords

# Type and category of an attribute, of those that MISP knows.
_TYPES = {
    ContactKind.DOMAIN: ("domain", "Network activity"),
    ContactKind.PHONE: ("phone-number", "Financial fraud"),
}
_ONLY_HERE, _AS_EVENT = "0", "5"  # distribution: the organisation that imports it chooses
_MEDIUM, _COMPLETED = "2", "2"  # threat level, state of the analysis
_TAGS = ("tlp:green", 'rsit:fraud="phishing"')


def misp_bytes(
    contacts: Sequence[ScamContact], words: ReportWords, as_of: AsOf, period: str
) -> bytes:
    """Return the event as UTF-8 JSON; the same period of the same log is the same event."""
    space = log_namespace(as_of.identity)
    event = uuid5(space, f"misp:{period}")
    last = max((one.last_seen for one in contacts), default=as_of.moment.date())
    content = {
        "uuid": str(event),
        "info": f"{words.title('confirmed_contacts')} {period}",
        "date": str(last),
        "timestamp": str(int(as_of.moment.timestamp())),
        "threat_level_id": _MEDIUM,
        "analysis": _COMPLETED,
        "distribution": _ONLY_HERE,
        "published": False,
        "Orgc": {"name": "Vigie", "uuid": str(uuid5(space, "identity"))},
        "Tag": [{"name": tag} for tag in _TAGS],
        "Attribute": [_attribute(one, words, event) for one in contacts],
    }
    text = json.dumps({"Event": content}, ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8", "replace")


def _attribute(one: ScamContact, words: ReportWords, event: UUID) -> dict[str, object]:
    kind, category = _TYPES[one.kind]
    value, last = written(one), _time(one.last_seen)
    return {
        "uuid": str(uuid5(event, f"{kind}:{value}")),
        "type": kind,
        "category": category,
        "value": value,
        "to_ids": True,
        "distribution": _AS_EVENT,
        "comment": words.title("confirmed_contact"),
        "first_seen": _time(one.first_seen),
        "last_seen": last,
        "timestamp": str(_seconds(one.last_seen)),
    }


def _time(day: date) -> str:
    """Return the beginning of a day: a time would point to a call."""
    return f"{day}T00:00:00+00:00"


def _seconds(day: date) -> int:
    return (day - date(1970, 1, 1)).days * 86_400
