"""What must hold before anything speaks for a message: nothing asked, no way to a stranger."""

from __future__ import annotations

import re
from collections.abc import Set

from classifier.indicators import things
from classifier.indicators.context import Context, Pattern, pattern
from classifier.indicators.demands import asked
from classifier.indicators.rules.answers import CALL_EXPECTED, CALL_PERSON, ONE_WORD, REPLY
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
from classifier.indicators.rules.money import (
    ACCOUNT_OF_ANOTHER,
    EASY_MONEY,
    EXCEPT_US,
    FEE_IN_ADVANCE,
    PAY_BY_CARD,
    PRIZE,
    REFUND_TO_CARD,
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
from classifier.text.lengths import LINKS
from classifier.text.plain_text import MAX_CHARACTERS

ANNOUNCED_CALL = pattern(  # what was said by phone is never in the message
    r"(?:va|vont|doit|pourra|souhaite\w*) (?:vous|te) (?:r?appeler|contacter|joindre|telephoner)|"
    r"(?:vous|te) (?:r?appeller|contacter|joindr|telephoner)\w*|"
    r"ser(?:ez|as|a) (?:r?appele|contacte|joint)|(?:decroch|repond)\w+ (?:a|au|lors)[^.!?\n]{0,25}"
    r"(?:appel|telephone|conseiller|agent)|(?:will|going to|may) (?:call|phone|ring|contact) you|"
    r"(?:answer|pick up) (?:the|our|his|her|this)[^.!?\n]{0,20}(?:call|phone)",
    "va vont doit pourra souhaite souhaitent souhaitons vous te serez seras sera decrochez "
    "decrocher repondez repondre will going may answer pick",
)
INVITED_REPLY = pattern(
    r"(?:repond\w+|reponse|reply) (?:directement |simplement |just )?(?:a|au|en|to) "
    r"(?:ce|cet|cette|notre|retour|this)|"
    r"\b(?:whats ?app|messenger|snapchat|wechat|telegram|viber)\b",
    "repondre repondez reponse reply whatsapp whats messenger snapchat wechat telegram viber",
)
_SECRETS: tuple[Pattern, ...] = (
    CARD, FEE, RIB, NIR, PASSWORD, CODE, ONE_WORD_REPLY, DATA_BY_REPLY, CODE_TO_PASS_ON,
    ACCOUNT_ACCESS, REMOTE_CONTROL, MONEY_FOR_RELATIVE, NEW_ACCOUNT, VOUCHER,
    FEE_IN_ADVANCE, REFUND_TO_CARD, EASY_MONEY, ACCOUNT_OF_ANOTHER, EXCEPT_US,
)  # fmt: skip
_OTHER_REQUESTS: tuple[Pattern, ...] = (
    IDENTITY, MONEY, COLLECTION_AT_DOOR, CARD_REGISTRATION, CARD_AGAINST_PHONE, APP_OUTSIDE_STORE,
    APPROVAL_IN_APP, DIRECT_CONTACT, TELL_NOBODY, CALL_BACK, SCAN_QR_CODE, NEW_NUMBER,
    ANNOUNCED_CALL, INVITED_REPLY, CALL_EXPECTED, CALL_PERSON, ONE_WORD, REPLY, PAY_BY_CARD, PRIZE,
)  # fmt: skip
_SECRET_THINGS = (things.CARD, things.BANK, things.PERSONAL, things.PASSWORD, things.CODE)
_PHONE = re.compile(r"⟨TEL_|\d(?:[ .-]?\d){7}")
_LIKE_A_NUMBER = re.compile(r"(?<!\w)\+?[\dOoIl](?:[ ._/-]?[\dOoIl]){7,15}(?!\w)")
_FEWEST_DIGITS = 5  # in a number some of whose digits are letters that look alike
_MAIL_HOST = re.compile(r"@([\w-]+(?:\.[\w-]+)+)")


def wants_data(context: Context) -> bool:
    """Return whether a message asks for data that must be kept secret, for money or control."""
    return context.once(wants_data, lambda: _wants_data(context))


def _wants_data(context: Context) -> bool:
    return any(asked(context, one) for one in _SECRET_THINGS) or any(
        context.request(pattern) for pattern in _SECRETS
    )


def asks_for_anything(context: Context) -> bool:
    """Return whether a message asks for anything that a scam may be after."""
    return context.once(asks_for_anything, lambda: _asks_for_anything(context))


def _asks_for_anything(context: Context) -> bool:
    return (
        wants_data(context)
        or asked(context, things.IDENTITY) is not None
        or any(context.request(pattern) for pattern in _OTHER_REQUESTS)
    )


def is_read_whole(context: Context) -> bool:
    """Return whether the rules see all of a message; what stands behind their bounds may ask."""
    message = context.message
    return len(message.body) <= MAX_CHARACTERS and len(message.links) < LINKS


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
    text = f"{message.subject}\n{message.body}\n{context.plain_body.text}"
    if files or message.form or _has_strange_number(text, context.organisations.known_numbers):
        return False
    hosts = {host.lower() for host in _MAIL_HOST.findall(message.body)}
    return all(context.organisations.is_official(claimed.id, host) for host in hosts)


def _has_strange_number(text: str, known: Set[str]) -> bool:
    """Return whether a masked text holds a number that is not one of an organisation.

    Those of organisations are not masked; what looks like a number and is neither was written so
    that no program takes it for one.
    """
    digits = (re.sub(r"\D", "", match[0]) for match in _LIKE_A_NUMBER.finditer(text))
    return "⟨TEL_" in text or any(
        len(number) >= _FEWEST_DIGITS and number not in known for number in digits
    )
