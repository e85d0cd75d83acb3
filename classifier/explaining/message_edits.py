"""Edits of a masked message: another link, another sender, an additional request."""

from __future__ import annotations

from dataclasses import replace

from classifier.records import Language, Link, Message

_REQUESTS = {
    "card": {
        Language.FRENCH: "Pour finir, indiquez votre numéro de carte bancaire.",
        Language.ENGLISH: "To finish, enter your bank card number.",
    },
    "code": {
        Language.FRENCH: "Pour finir, donnez-nous le code reçu par SMS.",
        Language.ENGLISH: "To finish, tell us the code you received by SMS.",
    },
}


def with_link_target(message: Message, address: str) -> Message:
    """Return the message with all links pointing to one address; their text is unchanged."""
    links = tuple(
        replace(link, shown=address, target=address, onward=(), hidden=False)
        for link in message.links
    )
    return replace(message, links=links)


def with_request(message: Message, request: str, language: Language) -> Message:
    """Return the message with a request for a "card" or a "code" appended."""
    known = language if language is Language.ENGLISH else Language.FRENCH
    return replace(message, body=f"{message.body}\n{_REQUESTS[request][known]}")


def without_links(message: Message) -> Message:
    """Return the message without its links."""
    body = message.body
    for link in sorted(message.links, key=lambda one: -one.start):
        if link.start >= 0:
            body = body[: link.start] + body[link.end :]
    return replace(message, body=body, links=())


def with_link(message: Message, address: str) -> Message:
    """Return the message with one link appended."""
    start = len(message.body) + 1
    link = Link(address, address, start, start + len(address))
    return replace(message, body=f"{message.body}\n{address}", links=(link,))


def with_sender_domain(message: Message, domain: str) -> Message:
    """Return the message with another sender address and the same display name."""
    name = message.sender.partition("<")[0].strip()
    name = "" if "@" in name else name
    sender = f"{name} <no-reply@{domain}>".strip()
    return replace(message, sender=sender, reply_to="", return_path="", authentication={})
