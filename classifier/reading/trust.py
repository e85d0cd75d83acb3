"""Which checks of a mail to believe: those of a server that the supervisor has named."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from classifier.records import Check, Message
from classifier.text.links import host_of, registered_domain


def trusted_hosts(setting: str) -> frozenset[str]:
    """Return the servers that a setting names, parted by spaces or commas."""
    return frozenset(setting.lower().replace(",", " ").split())


def accepted(message: Message, trusted: Set[str]) -> Message:
    """Return the message with the results of trusted servers only, and no checks left to weigh.

    Without a trusted server nothing is known about the sender: the header could be forged.
    """
    if not message.checks:
        return message
    results: dict[str, str] = {}
    for check in message.checks:
        if check.host in trusted:
            result = _result(check, message.sender)
            if results.get(check.method) != "pass":
                results[check.method] = result
    return replace(message, checks=(), authentication=results)


def _result(check: Check, sender: str) -> str:
    """Return what a check says of the sender; a signature of somebody else says nothing."""
    if check.method != "dkim" or check.result != "pass":
        return check.result
    shown = registered_domain(host_of(sender.rpartition("@")[2].rstrip("> ")))
    return "pass" if registered_domain(check.domain) == shown else "none"
