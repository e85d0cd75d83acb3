"""What confirmed scams lead to and call, as a bundle of STIX 2.1 (OASIS standard, June 2021).

Each domain or number is an observable and an indicator that finds it. STIX has no observable for
phone numbers: an extension definition in the bundle adds one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID, uuid5

from triage_app.export_records import AsOf, ContactKind, ScamContact
from triage_app.reporting.contact_values import written
from triage_app.reporting.stable_ids import log_namespace, observable_id, shared_id
from triage_app.reporting.words import ReportWords

_Object = Mapping[str, object]
_TYPES = {ContactKind.DOMAIN: "domain-name", ContactKind.PHONE: "phone-number"}
_OUR_DAY = "2026-01-01T00:00:00.000Z"  # when identity and extension were written down
_TLP_GREEN = "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da"  # STIX 2.1, 7.2.1.4
_EXTENSION = f"extension-definition--{shared_id('phone-number')}"


def stix_bytes(contacts: Sequence[ScamContact], words: ReportWords, as_of: AsOf) -> bytes:
    """Return the bundle as UTF-8 JSON."""
    space = log_namespace(as_of.identity)
    objects = list(_objects(contacts, words, space))
    content = json.dumps(objects, ensure_ascii=False, sort_keys=True)
    bundle = {"type": "bundle", "id": f"bundle--{uuid5(space, content)}", "objects": objects}
    return (json.dumps(bundle, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _objects(contacts: Sequence[ScamContact], words: ReportWords, space: UUID) -> Iterator[_Object]:
    creator = f"identity--{uuid5(space, 'identity')}"
    yield _object("identity", creator, _OUR_DAY, name="Vigie", identity_class="system")
    if any(one.kind is ContactKind.PHONE for one in contacts):
        yield _extension(creator)
    for one in contacts:
        yield from _contact(one, words, space, creator)


def _contact(one: ScamContact, words: ReportWords, space: UUID, creator: str) -> Iterator[_Object]:
    kind, value = _TYPES[one.kind], written(one)
    observable = f"{kind}--{observable_id(value)}"
    more = {"extensions": {_EXTENSION: {"extension_type": "new-sco"}}}
    yield {
        "type": kind,
        "spec_version": "2.1",
        "id": observable,
        "object_marking_refs": [_TLP_GREEN],
        "value": value,
        **(more if one.kind is ContactKind.PHONE else {}),
    }
    indicator = f"indicator--{uuid5(space, f'indicator:{kind}:{value}')}"
    yield _object(
        "indicator",
        indicator,
        _time(one.first_seen),
        _time(one.last_seen),
        created_by_ref=creator,
        name=value,
        description=words.title("confirmed_contact"),
        indicator_types=["malicious-activity"],
        labels=["phishing"],
        pattern=f"[{kind}:value = '{_escaped(value)}']",
        pattern_type="stix",
        pattern_version="2.1",
        valid_from=_time(one.first_seen),
        object_marking_refs=[_TLP_GREEN],
    )
    yield _object(
        "relationship",
        f"relationship--{uuid5(space, f'based-on:{kind}:{value}')}",
        _time(one.first_seen),
        created_by_ref=creator,
        relationship_type="based-on",
        source_ref=indicator,
        target_ref=observable,
        object_marking_refs=[_TLP_GREEN],
    )


def _extension(creator: str) -> _Object:
    return _object(
        "extension-definition",
        _EXTENSION,
        _OUR_DAY,
        created_by_ref=creator,
        name="Phone number",
        description="A phone number as an observable, by its property value.",
        schema="value (required, string): the number as E.164, or a short number as dialled.",
        version="1.0.0",
        extension_types=["new-sco"],
    )


def _object(
    kind: str, identifier: str, created: str, modified: str = "", **more: object
) -> _Object:
    times = {"created": created, "modified": modified or created}
    return {"type": kind, "spec_version": "2.1", "id": identifier, **times, **more}


def _time(day: date) -> str:
    """Return the beginning of a day: a time would point to a call."""
    return f"{day}T00:00:00.000Z"


def _escaped(value: str) -> str:
    """Return a value as it stands in a text of a pattern (STIX 2.1, section 9.4)."""
    return value.replace("\\", "\\\\").replace("'", "\\'")
