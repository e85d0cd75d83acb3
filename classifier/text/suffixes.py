"""Public suffixes, from the snapshot of the Public Suffix List that ships inside tldextract.

The snapshot is read without importing tldextract: that import costs 120 to 300 ms (it brings
`requests`), this costs about 5. A test holds both equal. Private suffixes are left out, so that
`user.github.io` belongs to `github.io`.
"""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from pathlib import Path

_SNAPSHOT = ".tld_set_snapshot"
_PRIVATE_PART = "// ===BEGIN PRIVATE DOMAINS==="


def top_level_domains() -> frozenset[str]:
    """Return all top-level domains, lower case, in Unicode."""
    return _rules()[1]


def registered_part(host: str) -> str:
    """Return the registered domain of a lower-case host, "" for an address or a bare suffix."""
    labels = host.split(".")
    size = _suffix_labels([to_unicode(label) for label in labels])
    if size == 0 or size >= len(labels) or not labels[-size - 1]:
        return ""
    return ".".join(labels[-size - 1 :])


def to_unicode(label: str) -> str:
    """Return a host label with its punycode undone; as it stands when that fails."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label


def _suffix_labels(labels: list[str]) -> int:
    """Return of how many labels the public suffix consists, 0 when there is none."""
    rules = _rules()[0]
    size = 0
    for count in range(1, len(labels) + 1):
        tail = ".".join(labels[-count:])
        if "!" + tail in rules:
            return count - 1
        parent = tail.partition(".")[2]
        if tail in rules or (parent and "*." + parent in rules):
            size = count
        elif count > 5:  # the longest rule has five labels
            break
    return size


@lru_cache(maxsize=1)
def _rules() -> tuple[frozenset[str], frozenset[str]]:
    """Return the rules of the list and the top-level domains among them."""
    rules = frozenset(
        line
        for line in _snapshot().partition(_PRIVATE_PART)[0].splitlines()
        if line and not line.startswith("//")
    )
    return rules, frozenset(rule.rpartition(".")[2] for rule in rules)


def _snapshot() -> str:
    found = importlib.util.find_spec("tldextract")  # finds, does not import
    places = (found.submodule_search_locations if found else None) or ()
    for place in places:
        path = Path(place) / _SNAPSHOT
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return _snapshot_by_import()


def _snapshot_by_import() -> str:
    """Return the rules through tldextract itself, should it keep its snapshot elsewhere."""
    from tldextract import TLDExtract  # noqa: PLC0415

    return "\n".join(TLDExtract(suffix_list_urls=(), cache_dir=None).tlds)
