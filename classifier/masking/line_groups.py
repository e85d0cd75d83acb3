"""The groups of lines in which names are read: most lines alone, others with those below.

Lines are read apart so that one that stands in several texts of an input is read once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from classifier.masking.anchor_words import CLOSINGS, INITIAL_TITLES, LABELS, ROLES, TITLES
from classifier.masking.name_reading import LETTERS
from classifier.masking.name_words import folded

_TITLES, _LABELS = TITLES | INITIAL_TITLES, LABELS | ROLES
_WORD = re.compile(rf"{LETTERS}+")
_LABEL = re.compile(rf"[ \t>*]*({LETTERS}+)(?: ?\([^()]{{1,4}}\))?[ \t]*:?[ \t]*")
_END = re.compile(r"\.?[ \u00a0\u202f]{0,2}\Z")
_NEAR_END = 60  # characters: the longest closing formula and the 40 that may follow it
_SPACES = " \t\u00a0\u202f"


def line_groups(text: str, announces: Callable[[str], bool]) -> Iterator[str]:
    """Yield the lines of a text; those after one that announces a name below are joined to it.

    A blank line does not end a group. Joined by line feeds, the groups are the text.
    `announces` is `announces_below`, or the same with a memory.
    """
    *lines, last = text.split("\n")
    group: list[str] = []
    for line in lines:
        if announces(line) or (group and not line.strip(_SPACES)):
            group.append(line)
        elif group:
            yield "\n".join([*group, line])
            group = []
        else:
            yield line
    yield "\n".join([*group, last])


def announces_below(line: str) -> bool:
    """Return whether the name that a line announces may stand in the next one."""
    label = _LABEL.fullmatch(line)
    if label and folded(label[1]) in _LABELS:
        return True
    for found in _WORD.finditer(line, max(0, len(line) - _NEAR_END)):
        word = folded(found[0])
        if word in CLOSINGS or (word in _TITLES and _END.match(line, found.end())):
            return True
    return False
