"""Ids for files that other programs import: the same thing of the same log has the same id.

UUID version 5 (RFC 9562): a digest of a name within a namespace. STIX 2.1 asks for version 4 where
an id is not that of an observable; version 5 is what makes a second import change nothing.
"""

from __future__ import annotations

import json
from uuid import UUID, uuid5

_VIGIE = UUID("6d1c4f0e-8f0b-5d2a-9a3e-6b7c1f2d3e4a")  # our namespace, drawn once
# Namespace of the ids of observables, STIX 2.1, section 2.9.
_OBSERVABLES = UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")


def log_namespace(identity: str) -> UUID:
    """Return the namespace of one log, from its random identity."""
    return uuid5(_VIGIE, f"log:{identity}")


def shared_id(name: str) -> UUID:
    """Return an id that is the same for all logs."""
    return uuid5(_VIGIE, name)


def observable_id(value: str) -> UUID:
    """Return the id of an observable whose only identifying property is `value`."""
    canonical = json.dumps({"value": value}, ensure_ascii=False, separators=(",", ":"))
    return uuid5(_OBSERVABLES, canonical)
