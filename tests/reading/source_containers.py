"""Writes one mail as sources with each damage, and in other character sets."""

from __future__ import annotations

from collections.abc import Iterator

from containers import Sample, mail
from damage import DAMAGES

_CHARSETS = ("cp1252", "iso-8859-1", "iso-8859-15", "utf-8")


def damaged_sources(sample: Sample) -> Iterator[tuple[str, bytes]]:
    """Yield (damage, source) for a mail whose source a program or a person changed."""
    for encoding in ("base64", "quoted-printable"):
        source = mail(
            sample.sender, sample.subject, sample.body, sample.page, encoding=encoding
        ).as_bytes()
        for damage, change in DAMAGES.items():
            yield f"{encoding}, {damage}", change(source)


def encoded_sources(sample: Sample) -> Iterator[tuple[str, bytes]]:
    """Yield (charset, source) for the charsets that can hold the message."""
    for charset in _CHARSETS:
        try:
            data = mail(sample.sender, sample.subject, sample.body, charset=charset).as_bytes()
        except UnicodeEncodeError:
            continue
        yield f"in {charset}", data
