"""One message with planted identifiers, and how to tell which of them are still in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_NOT_SIGN = re.compile(r"[\W_]+")
_WINDOW = 6  # digits in a row that already narrow a number down
_DISTINCTIVE = 7  # signs
_NUMBERS = frozenset("nir iban card phone number".split())


@dataclass(frozen=True, slots=True)
class Planted:
    """One message. `secrets` are what must be gone, as they are written and plain."""

    kind: str  # nir, iban, card, phone, email, secret, number, name or address
    text: str  # the body
    secrets: tuple[str, ...]
    sender: str = ""
    subject: str = ""
    attachment: str = ""  # a file name
    reply_to: str = ""
    return_path: str = ""
    received: str = ""  # a line of the mail's way

    @property
    def distinctive(self) -> tuple[str, ...]:
        """The secrets that are long enough to be searched for in the bytes of any file."""
        return tuple(one for one in self.secrets if len(one) >= _DISTINCTIVE)


def number(kind: str, text: str, plain: str, spelling: str = "") -> Planted:
    """Return a message in which {} stands for a number; `spelling` is how it is written."""
    written = spelling or plain
    return Planted(kind, text.replace("{}", written), tuple(dict.fromkeys((written, plain))))


def survivors(planted: Planted, text: str) -> list[str]:
    """Return the secrets that are still in a text, in whatever case and with any separators.

    Of a number six signs in a row count: a half of it is personal too. Words count as a whole.
    """
    if planted.kind in _NUMBERS:
        plain = _signs(text)
        return [one for one in planted.secrets if _window_in(_signs(one), plain)]
    lower = text.lower()
    return [
        one
        for one in planted.secrets
        if re.search(rf"(?<![^\W_]){re.escape(one.lower())}(?![^\W_])", lower)
    ]


@lru_cache(maxsize=2048)
def _signs(text: str) -> str:
    return _NOT_SIGN.sub("", text).lower()


def _window_in(secret: str, text: str) -> bool:
    size = min(_WINDOW, len(secret))
    return any(secret[at : at + size] in text for at in range(len(secret) - size + 1))
