"""Results of sender checks count only from mail servers that the supervisor has named."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from classifier.records import Check, Message
from classifier.text.links import host_of
from classifier.text.suffixes import registered_domain


def trusted_hosts(setting: str) -> frozenset[str]:
    """Return the servers of the setting `trusted_host`, separated by spaces or commas."""
    return frozenset(setting.lower().replace(",", " ").split())


def accepted(message: Message, trusted: Set[str]) -> Message:
    """Return the message with the results of trusted servers only.

    Without a trusted server nothing is known about the sender, for the header may be forged.
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
    """Return the result of a check; a DKIM signature of another domain gives "none".

    So does a DMARC result that names another domain: with two From headers the server may have
    checked the one that is not shown (RFC 7489, section 6.6.1).
    """
    if check.result != "pass" or check.method == "spf":
        return check.result
    if check.method == "dmarc" and not check.domain:  # some servers name none
        return check.result
    shown = registered_domain(host_of(sender.rpartition("@")[2].rstrip("> ")))
    return "pass" if registered_domain(check.domain) == shown else "none"
