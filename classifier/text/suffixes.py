"""Registered domains and top-level domains, by the Public Suffix List.

The list is the copy inside the package `publicsuffixlist`, released whenever the list changes
(docs/reading.md tells how to update it). Its private section is left out, so that
`user.github.io` belongs to `github.io`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_PRIVATE_SECTION = "// ===BEGIN PRIVATE DOMAINS==="


def is_top_level_domain(label: str) -> bool:
    """Tell whether a lower-case label, in Unicode or punycode, is a top-level domain."""
    return "." not in label and _suffix_list().is_public(to_unicode(label))


def registered_domain(host: str) -> str:
    """Return the registered domain of a lower-case host, "" for an address or a bare suffix."""
    labels = host.rpartition("..")[2].removeprefix(".").split(".")
    suffix = _suffix_list().publicsuffix(".".join(map(to_unicode, labels)))
    size = suffix.count(".") + 1 if suffix and labels[-1] else len(labels)
    return ".".join(labels[-size - 1 :]) if size < len(labels) else ""


def to_unicode(label: str) -> str:
    """Return a host label with its punycode undone; as it stands when that fails."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (ValueError, OverflowError):
        return label


@lru_cache(maxsize=1)
def _suffix_list() -> PublicSuffixList:
    """Return the public section of the list.

    Only its rules are handed over: `only_icann=True` and the punycode form of the rules would
    take 25 ms instead of 5.
    """
    from publicsuffixlist import PSLFILE, PublicSuffixList  # noqa: PLC0415 - a start needs none

    text = Path(PSLFILE).read_text(encoding="utf-8").partition(_PRIVATE_SECTION)[0]
    rules = [line for line in text.splitlines() if line and not line.startswith("//")]
    return PublicSuffixList(rules, accept_unknown=False, accept_encoded_idn=False)
