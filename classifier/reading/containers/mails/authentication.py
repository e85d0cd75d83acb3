"""Results of SPF, DKIM and DMARC in mail headers (RFC 8601), and the servers a mail passed.

The policy that a domain publishes is not read. Anybody can write such a header, so each check
keeps the name of the server that claims it; `classifier.reading.trust` decides which to believe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from classifier.records import Check
from classifier.text.cleaning import clean_line

_COMMENT = re.compile(r"\((?:[^()\\]|\\.){0,2000}\)")
_QUOTED = re.compile(r'"[^"]{0,500}"')
_HOST = re.compile(r"\s*([\w.-]{1,255})")
_METHOD = re.compile(r"\s*(spf|dkim|dmarc)(?:/\d)?\s{0,5}=\s{0,5}([a-z]{2,20})\b", re.IGNORECASE)
_DOMAIN = re.compile(
    r"\b(?:header\.d|header\.i|header\.from|smtp\.mailfrom|smtp\.helo)\s{0,5}=\s{0,5}"
    r"(?:[^\s;@]{0,100}@)?([\w.-]{1,255})",
    re.IGNORECASE,
)
_FROM = re.compile(r"\s*from\s{1,20}([\w.-]{1,255})", re.IGNORECASE)
_MAX_CHARACTERS = 20_000  # characters of one header
_MAX_ENTRIES = 50  # checks, and servers that a mail passed


def checks_in(values: Iterable[str]) -> tuple[Check, ...]:
    """Return the checks in Authentication-Results headers, newest first.

    Of each server only its topmost header counts, because servers add theirs above existing ones.
    """
    checks: list[Check] = []
    seen: set[str] = set()
    for value in values:
        host, results = _results(value[:_MAX_CHARACTERS])
        if host and host not in seen:
            seen.add(host)
            checks.extend(results)
    return tuple(checks[:_MAX_ENTRIES])


def relay_hosts(values: Iterable[str]) -> tuple[str, ...]:
    """Return the hosts from which the servers took the mail, by their Received headers."""
    names = (_FROM.match(value[:_MAX_CHARACTERS]) for value in values)
    hosts = (clean_line(match[1]).lower().strip(".") for match in names if match)
    return tuple(host for host in hosts if not host.replace(".", "").isdecimal())[:_MAX_ENTRIES]


def _results(value: str) -> tuple[str, list[Check]]:
    """Return the server of one header and its checks."""
    plain = _QUOTED.sub("", _without_comments(value))
    first, *rest = plain.split(";")
    host = _HOST.match(first)
    if not host:
        return "", []
    name = host[1].lower().strip(".")
    return name, list(_checks(name, rest))


def _checks(host: str, parts: Iterable[str]) -> Iterator[Check]:
    for part in parts:
        match = _METHOD.match(part)
        if match:
            domain = _DOMAIN.search(part)
            yield Check(
                host, match[1].lower(), match[2].lower(), domain[1].lower() if domain else ""
            )


def _without_comments(value: str) -> str:
    """Return a header without its comments, which may be nested a few deep."""
    for _ in range(4):
        shorter = _COMMENT.sub(" ", value)
        if shorter == value:
            break
        value = shorter
    return value
