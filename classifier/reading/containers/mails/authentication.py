"""Results of SPF, DKIM and DMARC in mail headers (RFC 8601), and the servers a mail passed.

The policy that a domain publishes is not read. Anybody can write such a header, so each check
keeps the name of the server that claims it; `classifier.reading.trust` decides which to believe.
A server writes its results above its own `Received` line (RFC 8601, section 4), so a "pass" below
that line, or in a mail that did not end at this server, was written by somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from classifier.records import Check
from classifier.text.cleaning import clean_line
from classifier.text.suffixes import registered_domain

_PARENTHESIS = re.compile(r"\\.|[()]", re.DOTALL)
_QUOTED = re.compile(r'"[^"]{0,500}"')
_HOST = re.compile(r"\s*([\w.-]{1,255})")
_METHOD = re.compile(r"\s*(spf|dkim|dmarc)(?:/\d)?\s{0,5}=\s{0,5}([a-z]{2,20})\b", re.IGNORECASE)
_DOMAIN = re.compile(
    r"\b(?:header\.d|header\.i|header\.from|smtp\.mailfrom|smtp\.helo)\s{0,5}=\s{0,5}"
    r"(?:[^\s;@]{0,100}@)?([\w.-]{1,255})",
    re.IGNORECASE,
)
_FROM = re.compile(r"\s*from\s{1,20}([\w.-]{1,255})", re.IGNORECASE)
# The host after "by", past the name that the sender gave itself, which may be any word.
_BY = re.compile(
    r"\s*(?:from\s{1,20}\S{1,500}(?:\s{1,20}(?!by\s)\S{1,500}){0,20}?\s{1,20})?"
    r"by\s{1,20}(?!by\s)\[?([\w.:-]{1,255})",
    re.IGNORECASE,
)
_INTERNAL = re.compile(r"[^.]*|[\d.]+|.*\.(?:local|localdomain|lan|internal|intra)", re.IGNORECASE)
_TRAIL = _RESULTS, _RECEIVED = "authentication-results", "received"
_BELOW_ITS_LINE = "google.com"  # writes its results below its line, and renames forged ones
_MAX_CHARACTERS = 20_000  # characters of one header
_MAX_TRAIL = 200  # header lines
_MAX_ENTRIES = 50  # checks, and servers that a mail passed


def checks_of(fields: Iterable[tuple[str, str]]) -> tuple[Check, ...]:
    """Return the checks recorded in header lines (name, value), given from the top.

    A "pass" is left out unless its server recorded it when the mail arrived. Any other result
    speaks against the sender and is kept.
    """
    named = ((name.lower().strip(), value) for name, value in fields)
    trail = [
        (name, _without_comments(value[:_MAX_CHARACTERS]))
        for name, value in islice((one for one in named if one[0] in _TRAIL), _MAX_TRAIL)
    ]
    checks = checks_in(value for name, value in trail if name == _RESULTS)
    places: dict[str, int] = {}
    for place, (name, value) in enumerate(trail):
        if name == _RESULTS:
            places.setdefault(_server(value), place)
    received = [
        (at, _receiver(value)) for at, (name, value) in enumerate(trail) if name == _RECEIVED
    ]
    recorded = {host: _is_recorded(host, place, received) for host, place in places.items()}
    return tuple(check for check in checks if check.result != "pass" or recorded[check.host])


def _is_recorded(host: str, place: int, received: Sequence[tuple[int, str | None]]) -> bool:
    """Return whether the results of a server at a place stand above its line of arrival.

    `received` are the places of the `Received` lines and the hosts that wrote them. All above
    that line must be of the same organisation: otherwise the mail came to somebody else, and what
    is below was sent with it.
    """
    own = next((at for at, by in received if by == host), None)
    if own is None:
        own = next((at for at, by in received if by and _site(by) == _site(host)), None)
    if own is None or not all(_is_near(by, host) for at, by in received if at < own):
        return False
    return place < own or (_site(host) == _BELOW_ITS_LINE and place == own + 1)


def _is_near(by: str | None, host: str) -> bool:
    """Return whether a line was written inside the organisation of a server."""
    return by is not None and bool(_INTERNAL.fullmatch(by) or _site(by) == _site(host))


def _receiver(value: str) -> str | None:
    """Return the host that took a mail, by its `Received` line; None where the line names none."""
    match = _BY.match(value)
    return match[1].lower().strip(".") if match else None


def _site(host: str) -> str:
    return registered_domain(host) or ".".join(host.split(".")[-2:])


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
    name = _server(plain)
    return name, list(_checks(name, plain.split(";")[1:])) if name else []


def _server(plain: str) -> str:
    """Return the server that an `Authentication-Results` header without comments names."""
    host = _HOST.match(plain)
    return host[1].lower().strip(".") if host else ""


def _checks(host: str, parts: Iterable[str]) -> Iterator[Check]:
    for part in parts:
        match = _METHOD.match(part)
        if match:
            domain = _DOMAIN.search(part)
            yield Check(
                host, match[1].lower(), match[2].lower(), domain[1].lower() if domain else ""
            )


def _without_comments(value: str) -> str:
    """Return a header without its comments, which may be nested; one may lack its end."""
    kept: list[str] = []
    depth = start = 0
    for sign in _PARENTHESIS.finditer(value):
        if sign[0] == "(":
            kept += [value[start : sign.start()], " "] if depth == 0 else []
            depth += 1
        elif sign[0] == ")" and depth:
            depth -= 1
            start = sign.end() if depth == 0 else start
    return "".join(kept) + ("" if depth else value[start:])
