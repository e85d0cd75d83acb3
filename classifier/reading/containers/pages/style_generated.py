"""The text that `content` puts in front of an element or behind it (CSS Content 3)."""

from __future__ import annotations

import re
from collections.abc import Mapping

_CONTENT = re.compile(
    r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|attr\(\s*([\w-]+)[^)]*\)|(\S+)", re.DOTALL
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)


def generated(content: str, attributes: Mapping[str, str]) -> str:
    """Return the text of a value of `content`; "" if it has none."""
    parts: list[str] = []
    for match in _CONTENT.finditer(content[:5_000]):
        quoted = match[1] if match[1] is not None else match[2]
        if quoted is not None:
            parts.append(_ESCAPE.sub(_unescaped, quoted))
        elif match[3]:
            parts.append(attributes.get(match[3].lower(), ""))
        elif match[4] in ("none", "normal", "/"):
            break
    return "".join(parts)


def _unescaped(match: re.Match[str]) -> str:
    if not match[1]:
        return "" if match[2] == "\n" else str(match[2])
    number = int(match[1], 16)
    return chr(number) if 0 < number < 0xD800 or 0xDFFF < number < 0x110000 else "\ufffd"
