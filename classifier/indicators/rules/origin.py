"""Rules that compare the sender with the claimed organisation.

That a sender's name, or a name and its address, agree with the organisation says nothing for a
message: anybody can write both. Only a check by a trusted mail server does.
"""

from __future__ import annotations

import re
from dataclasses import replace

from classifier.indicators.context import Context, address_host
from classifier.indicators.organisations import DomainKind
from classifier.indicators.rule import Hit, Rule, Strength, mail, sms
from classifier.records import Channel, Direction, Message, Place, Span
from classifier.sentence import sentence
from classifier.text.suffixes import registered_domain

_MOBILE = re.compile(r"⟨TEL_(?:MOBILE|ETRANGER)⟩")
_NAME_ONLY = re.compile(r"[A-Za-z0-9]{1,11}$")
_PASS = frozenset({"pass", "none", "neutral"})


def whole_sender(context: Context, **values: str) -> Hit:
    """Return a hit on the sender; the values fill the placeholders of the sentence."""
    sender = context.message.sender
    return Hit(sender[:160], Span(Place.SENDER, 0, len(sender)), values)


def _is_free_mail(context: Context, host: str) -> bool:
    return context.organisations.is_kind(host, DomainKind.FREE_MAIL)


def _name_is_brand(context: Context) -> bool:
    """Return whether the displayed sender name contains the organisation, not only the text."""
    shown = Message("", Channel.EMAIL, context.display_name)
    return bool(context.display_name) and context.organisations.claimed(shown) is not None


def _foreign_sender(context: Context) -> str:
    """Return the sender's registered domain if it belongs to no known organisation, else ""."""
    host = context.sender_host
    if not host or context.claimed is None or context.organisations.owner_of(host):
        return ""
    domain = registered_domain(host) or host
    return "" if _is_free_mail(context, domain) else domain


def _brand_in_name(context: Context) -> Hit | None:
    domain = _foreign_sender(context)
    if not domain or context.claimed is None or not _name_is_brand(context):
        return None
    return whole_sender(context, organisation=context.claimed.name, domain=domain)


def _brand_in_text(context: Context) -> Hit | None:
    domain = _foreign_sender(context)
    if not domain or context.claimed is None or _name_is_brand(context):
        return None
    if not context.organisations.introduces_itself(context.message):
        return None
    return whole_sender(context, organisation=context.claimed.name, domain=domain)


def _free_mail(context: Context) -> Hit | None:
    host = context.sender_host
    if not _is_free_mail(context, host) or context.claimed is None or not _claims_to_be(context):
        return None
    return whole_sender(context, organisation=context.claimed.name, domain=host)


def _claims_to_be(context: Context) -> bool:
    """Return whether sender name or subject names the organisation, not only the body."""
    shown = Message("", Channel.EMAIL, context.display_name, context.message.subject)
    return context.organisations.claimed(shown) is not None


def _mobile_brand(context: Context) -> Hit | None:
    if context.message.channel not in (Channel.SMS, Channel.CHAT):
        return None
    if not _MOBILE.search(context.message.sender) or context.claimed is None:
        return None
    return whole_sender(context, organisation=context.claimed.name)


def _irregular_name(context: Context) -> Hit | None:
    sender = context.message.sender.strip()
    if context.message.channel is not Channel.SMS or not sender or "⟨" in sender:
        return None
    if _NAME_ONLY.match(sender) or sender.replace(" ", "").lstrip("+").isdigit() or "@" in sender:
        return None
    return whole_sender(context)


def replies_elsewhere(context: Context) -> Hit | None:
    """Find that a reply would go to another domain than the sender's, of no known organisation."""
    message = context.message
    reply = address_host(message.reply_to)
    if not (message.has_headers and reply and context.sender_host):
        return None
    sender_domain, reply_domain = registered_domain(context.sender_host), registered_domain(reply)
    if sender_domain == reply_domain or context.organisations.owner_of(reply):
        return None
    return Hit(message.reply_to[:160], None, {"domain": reply_domain or reply})


def check_failed(message: Message) -> Hit | None:
    """Find that a trusted mail server's check of the sender failed."""
    if not message.has_headers:
        return None
    failed = [k for k, v in message.authentication.items() if v.lower() not in _PASS]
    return Hit(", ".join(sorted(failed)).upper(), None, {}) if failed else None


def _failed_check(context: Context) -> Hit | None:
    return check_failed(context.message)


def _confirmed_address(context: Context) -> Hit | None:
    """Find that a trusted server confirmed the address of the claimed organisation.

    DMARC passes only when SPF or DKIM does for the domain that is shown (RFC 7489, section 3.1);
    a DKIM signature of another domain is no pass (`reading.trust`). SPF alone says nothing about
    the address that is shown.
    """
    checks = context.message.authentication
    if "pass" not in (checks.get("dmarc", "").lower(), checks.get("dkim", "").lower()):
        return None
    return None if replies_elsewhere(context) else _own_address(context)


def _own_address(context: Context) -> Hit | None:
    host, claimed = context.sender_host, context.claimed
    if not host or claimed is None or _is_free_mail(context, host):
        return None
    if check_failed(context.message):  # a trusted server found that the address is forged
        return None
    if not context.organisations.is_official(claimed.id, host):
        return None
    return whole_sender(context, organisation=claimed.name)


_FREE_MAIL_SCAM = mail(
    "Votre dossier est incomplet.", "Assurance Maladie <info@roofs-4-you.com>", "Dossier"
)
_OFFICIAL_MAIL = mail("Un paiement est visible.", "L'Assurance Maladie <no-reply@info.ameli.fr>")
_PRIVATE_MAIL = mail("Tu as vu le message d'ameli ?", "Paul <⟨EMAIL⟩@gmail.com>", "salut")


def _with_headers(message: Message, reply_to: str = "", **authentication: str) -> Message:
    return replace(
        message, reply_to=reply_to, has_headers=True, authentication=dict(authentication)
    )


RULES = (
    Rule(
        "I12",
        "sender",
        Strength.MEDIUM,
        sentence("The text says it is from {organisation}, but it was sent from {domain}."),
        _brand_in_text,
        (
            mail("Votre carte Vitale expire.", "Service client <a@dossier-maj.com>"),
            mail("Votre compte CPAM est bloqué.", "a@santeplus-info.net"),
        ),
        (_OFFICIAL_MAIL, _PRIVATE_MAIL),
    ),
    Rule(
        "I13",
        "sender",
        Strength.STRONG,
        sentence("The sender's name is {organisation}, but the address is at {domain}."),
        _brand_in_name,
        (_FREE_MAIL_SCAM, mail("Colis bloqué.", "Chronopost <ne-pas-repondre@suivi-24.shop>")),
        (_OFFICIAL_MAIL, _PRIVATE_MAIL),
    ),
    Rule(
        "I14",
        "sender",
        Strength.STRONG,
        sentence(
            "A message from {organisation} would not come from a personal mailbox at {domain}."
        ),
        _free_mail,
        (
            mail("Remboursement.", "CPAM Paris <⟨EMAIL⟩@outlook.fr>"),
            mail("Bonjour.", "⟨EMAIL⟩@gmail.com", "Ameli : dernier rappel"),
        ),
        (_OFFICIAL_MAIL, _PRIVATE_MAIL),
    ),
    Rule(
        "I15",
        "sender",
        Strength.STRONG,
        sentence(
            "The message says it is from {organisation}, but it comes from a mobile or foreign "
            "number."
        ),
        _mobile_brand,
        (
            sms("Ameli : mettez votre dossier a jour", "⟨TEL_MOBILE⟩"),
            sms("Doctolib : votre remboursement", "⟨TEL_ETRANGER⟩"),
        ),
        (
            sms("Assurance Maladie : campagne grippe", "38663"),
            sms("Coucou c'est Julie, on mange ou ?", "⟨TEL_MOBILE⟩"),
        ),
    ),
    Rule(
        "I16",
        "sender",
        Strength.WEAK,
        sentence("The sender name of this text message breaks the phone operators' rules."),
        _irregular_name,
        (sms("Votre dossier", "Info Ameli"), sms("Votre dossier", "CPAM-SANTE!")),
        (sms("Rappel", "Doctolib"), sms("Bonjour", "38663"), sms("Bonjour", "⟨TEL_MOBILE⟩")),
    ),
    Rule(
        "I17",
        "header",
        Strength.WEAK,
        sentence("A reply to this e-mail would go to {domain}, not to the sender."),
        replies_elsewhere,
        (
            _with_headers(_OFFICIAL_MAIL, "⟨EMAIL⟩@dossier-maj.com"),
            _with_headers(_FREE_MAIL_SCAM, "⟨EMAIL⟩@gmail.com"),
        ),
        (_with_headers(_OFFICIAL_MAIL, "no-reply@ameli.fr"), _OFFICIAL_MAIL),
    ),
    Rule(
        "I18",
        "header",
        Strength.MEDIUM,
        sentence("The technical check of the sender failed."),
        _failed_check,
        (
            _with_headers(_FREE_MAIL_SCAM, spf="fail"),
            _with_headers(_OFFICIAL_MAIL, dkim="pass", dmarc="fail"),
        ),
        (_with_headers(_OFFICIAL_MAIL, spf="pass", dkim="pass"), _OFFICIAL_MAIL),
    ),
    Rule(
        "R17",
        "sender",
        Strength.STRONG,
        sentence(
            "A mail server that this desk trusts has confirmed that the e-mail comes from "
            "{organisation}."
        ),
        _confirmed_address,
        (
            _with_headers(_OFFICIAL_MAIL, spf="pass", dmarc="pass"),
            _with_headers(_OFFICIAL_MAIL, dkim="pass"),
        ),
        (
            _OFFICIAL_MAIL,
            _with_headers(_OFFICIAL_MAIL, spf="pass"),
            _with_headers(_OFFICIAL_MAIL, dkim="pass", dmarc="fail"),
            _with_headers(_FREE_MAIL_SCAM, dmarc="pass"),
            _with_headers(_OFFICIAL_MAIL, "⟨EMAIL⟩@dossier-maj.com", dmarc="pass"),
        ),
        Direction.AGAINST,
        forgeable=False,  # without the signing key of the domain no server writes "pass"
    ),
)
