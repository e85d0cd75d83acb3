"""What must hold before anything speaks for a message: nothing asked, no way to a stranger."""

from __future__ import annotations

import re

from classifier.indicators.context import Context, Pattern
from classifier.indicators.rules.approach import (
    DIRECT_CONTACT,
    MONEY_FOR_RELATIVE,
    NEW_ACCOUNT,
    TELL_NOBODY,
    VOUCHER,
)
from classifier.indicators.rules.contacts import (
    CALL_BACK,
    NEW_NUMBER,
    ONE_WORD_REPLY,
    SCAN_QR_CODE,
)
from classifier.indicators.rules.handover import (
    ACCOUNT_ACCESS,
    APP_OUTSIDE_STORE,
    APPROVAL_IN_APP,
    CARD_AGAINST_PHONE,
    CARD_REGISTRATION,
    CODE_TO_PASS_ON,
    COLLECTION_AT_DOOR,
    DATA_BY_REPLY,
    REMOTE_CONTROL,
)
from classifier.indicators.rules.origin import check_failed, replies_elsewhere
from classifier.indicators.rules.requests import (
    CARD,
    CODE,
    FEE,
    IDENTITY,
    MONEY,
    NIR,
    PASSWORD,
    RIB,
)
from classifier.records import OrganisationMatch

_SECRETS: tuple[Pattern, ...] = (
    CARD, FEE, RIB, NIR, PASSWORD, CODE, ONE_WORD_REPLY, DATA_BY_REPLY, CODE_TO_PASS_ON,
    ACCOUNT_ACCESS, REMOTE_CONTROL, MONEY_FOR_RELATIVE, NEW_ACCOUNT, VOUCHER,
)  # fmt: skip
_OTHER_REQUESTS: tuple[Pattern, ...] = (
    IDENTITY, MONEY, COLLECTION_AT_DOOR, CARD_REGISTRATION, CARD_AGAINST_PHONE, APP_OUTSIDE_STORE,
    APPROVAL_IN_APP, DIRECT_CONTACT, TELL_NOBODY, CALL_BACK, SCAN_QR_CODE, NEW_NUMBER,
)  # fmt: skip
_PHONE = re.compile(r"⟨TEL_|\d(?:[ .-]?\d){7}")
_UNKNOWN_NUMBER = "⟨TEL_"  # numbers of organisations are not masked
_MAIL_HOST = re.compile(r"@([\w-]+(?:\.[\w-]+)+)")


def wants_data(context: Context) -> bool:
    """Return whether a message asks for data that must be kept secret, for money or control."""
    return any(context.request(pattern) for pattern in _SECRETS)


def asks_for_anything(context: Context) -> bool:
    """Return whether a message asks for anything that a scam may be after."""
    return wants_data(context) or any(context.request(pattern) for pattern in _OTHER_REQUESTS)


def sender_may_be(context: Context, claimed: OrganisationMatch) -> bool:
    """Return whether the sender belongs to an organisation or is not known.

    An agent who pastes an SMS often has no sender; a short code or a name says no more than that.
    Any other phone number or mail address says that a stranger wrote it.
    """
    if context.sender_host:
        if check_failed(context.message) or replies_elsewhere(context):
            return False
        return context.organisations.is_official(claimed.id, context.sender_host)
    return not _PHONE.search(context.message.sender)


def only_known_contacts(context: Context, claimed: OrganisationMatch) -> bool:
    """Return whether a message has no form, no file and no number or address of a stranger.

    Pictures are no files here: what is written in them is read, and logos are everywhere.
    """
    message = context.message
    files = [one for one in message.attachments if not one.media_type.startswith("image/")]
    if files or message.form or _UNKNOWN_NUMBER in message.subject + message.body:
        return False
    hosts = {host.lower() for host in _MAIL_HOST.findall(message.body)}
    return all(context.organisations.is_official(claimed.id, host) for host in hosts)
