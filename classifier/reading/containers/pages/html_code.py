"""Which attributes lead on, and what a page opens by itself or by a program.

No program is run: an address that is written in one counts as where it leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from classifier.text.coded_links import link_in

_REFRESH = re.compile(  # HTML standard, section 4.2.5.3, "shared declarative refresh steps"
    r"\s*[\d.]*\s*[;,\s]\s*(?:url\s*=\s*)?(?:\"([^\"]*)|'([^']*)|(.*))", re.IGNORECASE | re.DOTALL
)
_FALLS_AWAY = re.compile(r"[\x00-\x20]+")  # before and inside the scheme (URL standard, 4.4)
_PROGRAM = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
_PROGRAM_BYTES = 20_000  # of one attribute that are searched
_SCHEME = 40  # characters in which a scheme stands, with what falls away
_ADDRESSES = ("href", "xlink:href", "action", "formaction", "src", "data")
# Of an SVG, which may change the address of the link around them (SVG 2, section 16.6).
_ANIMATIONS = frozenset(["animate", "set"])
_VALUES = ("to", "from", "by", "values")

TARGETS = {
    "a": ("href", "xlink:href"),
    "area": ("href",),
    "form": ("action",),
    "button": ("formaction",),
    "input": ("formaction",),
    "iframe": ("src",),
    "frame": ("src",),
    "object": ("data",),
    "embed": ("src",),
}
"""Element -> its attributes with an address."""


def refreshed(content: str) -> str:
    """Return the address in the content of a `refresh`, "" when it has none."""
    match = _REFRESH.match(content)
    return next(filter(None, match.groups()), "") if match else ""


def programmed(name: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """Yield the addresses on the web in the programs among the attributes of an element."""
    for key, value in attributes.items():
        is_program = key.startswith("on") or (key in _ADDRESSES and _is_program(value))
        if is_program or (name in _ANIMATIONS and key in _VALUES):
            found = link_in(value[:_PROGRAM_BYTES])
            if found:
                yield found


def _is_program(address: str) -> bool:
    if ":" not in address[:_SCHEME]:
        return False
    return _PROGRAM.match(_FALLS_AWAY.sub("", address[:_SCHEME])) is not None
