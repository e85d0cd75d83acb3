"""The phone numbers of a message, by which the same number is seen again in another one.

A number of a premium range or of an organisation may be shown; any other may be a person's and is
never kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from classifier.masking.hosts import shield_hosts
from classifier.masking.phones import mask_phones
from classifier.records import Message

PREMIUM = "⟨TEL_SURTAXE⟩"  # stands in the text for a number of a premium range
_NOT_DIGIT = re.compile(r"\D")
_MAYBE = re.compile(r"0[\W_]*[1-9]|\+|118")
_COMPARED = 9  # last digits, which are the same in national and international notation
_MOST = 20  # numbers of one message


PhoneNumber = tuple[str, bool]  # digits, and whether it is public or of a premium range


@dataclass
class PhoneRecorder:
    """A mark of masking (see `marks`) that remembers phone numbers; it holds identifiers."""

    classes: dict[str, str] = field(default_factory=dict)  # digits -> placeholder

    def __call__(self, placeholder: str, value: str) -> str:
        """Return the placeholder as it is."""
        if placeholder.startswith("⟨TEL_"):
            self.classes.setdefault(value, placeholder)
        return placeholder


def numbers_of(
    original: Message, masked: Message, seen: Mapping[str, str]
) -> Iterator[PhoneNumber]:
    """Yield the numbers of one reading: those that masking took from it, and public ones.

    `seen` are the numbers that masking took from all readings of the input.
    """
    if seen:
        digits = _NOT_DIGIT.sub("", " ".join(_texts(original)))
        for value, placeholder in list(seen.items())[:_MOST]:
            if value[-_COMPARED:] in digits:
                yield value, placeholder == PREMIUM
    yield from public_numbers(masked)


def public_numbers(masked: Message) -> Iterator[PhoneNumber]:
    """Yield the numbers that masking has left in a message because they are public."""
    recorder = PhoneRecorder()
    for text in _texts(masked):
        if _MAYBE.search(text):
            mask_phones(shield_hosts(text), frozenset(), recorder)
    for value in list(recorder.classes)[:_MOST]:
        yield value, True


def typed_number(untrusted_typed: str) -> str:
    """Return the digits of a number in any notation as masking has them, "" without digits."""
    recorder = PhoneRecorder()
    mask_phones(untrusted_typed.strip(), frozenset(), recorder)
    return next(iter(recorder.classes), _NOT_DIGIT.sub("", untrusted_typed))


def _texts(message: Message) -> Iterable[str]:
    return message.sender, message.subject, message.body
