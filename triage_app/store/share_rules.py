"""Which desk may share what: the same rule for what is prepared here and for what others send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from triage_app.records import EventKind, Role
from triage_app.store.share_order import OPENING
from triage_app.store.share_translation import Pair

_OF_OWNER = (*OPENING, EventKind.TEXT_SHARED)  # nobody else does so, whatever its role
_OF_OWN_CASES = (  # which an agent's desk changes
    *_OF_OWNER,
    EventKind.CASE_WITHDRAWN,
    EventKind.CASE_ERASED,
    EventKind.DECISION_CHANGED,
    EventKind.ADVICE_GIVEN,
    EventKind.CALLED_BACK,
    EventKind.CALL_BACK_WITHDRAWN,
)


def may_share(
    desk: int, role: Role, kind: EventKind, case: Pair | None, payload: Mapping[str, Any]
) -> bool:
    """Return whether a desk may share such an event.

    Every desk opens cases in its own name, and says which of its own texts come and are gone. An
    agent's desk changes its own cases and confirms none; a supervisor's desk changes all, and the
    model, the advice and the lists of all desks.
    """
    if kind is EventKind.TEXTS_REMOVED:
        return all(owner == desk for owner, _ in payload["cases"])
    is_own = case is not None and case[0] == desk
    if kind in _OF_OWNER and not is_own:
        return False
    if role is Role.SUPERVISOR:
        return True
    return is_own and kind in _OF_OWN_CASES and "label" not in payload


def is_of_case(kind: EventKind) -> bool:
    """Return whether an event of this kind belongs to one case."""
    return kind not in _OF_NO_CASE


_OF_NO_CASE = (
    EventKind.CAMPAIGN_SPLIT,
    EventKind.CAMPAIGN_MERGED,
    EventKind.CAMPAIGN_DECIDED,
    EventKind.CAMPAIGN_CONFIRMED,
    EventKind.TEXTS_REMOVED,
    EventKind.MODEL_PROMOTED,
    EventKind.MODEL_ROLLED_BACK,
    EventKind.GUIDANCE_CHANGED,
    EventKind.LIST_CHANGED,
)
