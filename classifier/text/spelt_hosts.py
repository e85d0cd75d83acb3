"""Hosts that are spelt so that a person understands them and a program does not.

"ameli - secu . top", "ameli [point] top", "ameli. top/suite", "www.ameli,top". Most such dots also
occur between ordinary words, so each kind has its own condition on the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from classifier.records import Link
from classifier.text import suffixes
from classifier.text.bare_hosts import USUAL_ENDINGS
from classifier.text.lengths import ADDRESS_CHARACTERS, LINE_CHARACTERS

_BLANK = r"[ \xa0\u202f\u2009]"
_DOT = re.compile(
    # What each form begins with, tested first: most characters of a text are none of these.
    rf"(?=[ \xa0\u202f\u2009\[({{<.·•‧∙・,])(?:"
    rf"(?P<marked>{_BLANK}?[\[({{<]{_BLANK}?(?:\.|point|dot){_BLANK}?[\])}}>]{_BLANK}?)(?=\w)|"
    rf"(?P<word>{_BLANK}(?:point|dot){_BLANK})(?=\w)|"
    rf"(?P<apart>{_BLANK}\.{_BLANK}?)(?=\w)|(?P<after>\.{_BLANK})(?=[\w-]+/\w)|"
    r"(?P<middle>[·•‧∙・])(?=\w)|(?P<comma>,)(?=\w))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<![\w@/.:'’-])(?<!@ )(?P<scheme>https?://)?"
    r"(?P<name>(?:www\.)?(?:[a-z0-9]{1,40} ?- ?){0,4}[\w-]{1,63}(?:\.[\w-]{1,63}){0,4})$"
)
_LABEL = re.compile(r"[\w-]{1,63}(?![\w@-])")
_TAIL = re.compile(rf"[/?#][^\s<>\"«»]{{0,{ADDRESS_CHARACTERS}}}|:\d{{1,5}}(?:/\S{{0,500}})?")
_ENDED = re.compile(r"(?=[\s,;:!?)\]»\"'’]|\.(?!\w)|\Z)")
_WINDOW = 130  # characters before a dot in which its host begins
_LABELS = 5
# Endings that follow a full stop in hasty sentences: "au top . ca va".
_WORDS = frozenset("be ca co me info pro site live link click store shop club app".split())


def spelt_links(text: str) -> Iterator[Link]:
    """Yield the links that are spelt out, with their offsets."""
    done = 0
    for dot in _DOT.finditer(text):
        link = _link_around(text, dot, done) if dot.start() >= done else None
        if link:
            done = link.end
            yield link


def _link_around(text: str, dot: re.Match[str], after: int) -> Link | None:
    """Return the link whose first spelt dot this is."""
    labels, end = _labels_after(text, dot)
    tail = _TAIL.match(text, end)
    if not labels or not suffixes.is_top_level_domain(labels[-1].lower()):
        return None
    if not (tail or _ENDED.match(text, end)):
        return None
    left = max(after, dot.start() - _WINDOW)
    before = _BEFORE.search(text[left : dot.start()])
    if not before:
        return None
    labels.insert(0, before["name"].replace(" ", ""))
    if not _is_host(labels, dot, bool(tail)):
        return None
    stop = end + len(tail[0].rstrip(".,;:!?)")) if tail else end
    start = left + before.start()
    target = f"{before['scheme'] or ''}{'.'.join(labels)}{text[end:stop]}"
    return Link(text[start:stop][:LINE_CHARACTERS], target, start, stop)


def _labels_after(text: str, dot: re.Match[str]) -> tuple[list[str], int]:
    """Return the labels behind a spelt dot and further dots of its kind, and where they end."""
    labels: list[str] = []
    next_dot: re.Match[str] | None = dot
    end = dot.end()
    while next_dot and next_dot.lastgroup == dot.lastgroup and len(labels) < _LABELS:
        label = _LABEL.match(text, next_dot.end())
        if not label:
            break
        labels.append(label[0])
        end = label.end()
        next_dot = _DOT.match(text, end)
    return labels, end


def _is_host(labels: list[str], dot: re.Match[str], tail: bool) -> bool:
    """Tell whether words with such a dot between them are a host."""
    name, ending, kind = labels[0], labels[-1].lower(), dot.lastgroup
    if name.isdecimal() or name.startswith("-"):
        return False
    if kind == "marked" and "." in dot[0]:
        return True
    if ending not in USUAL_ENDINGS or labels[-1].istitle():
        return False
    marked = "-" in name or name.startswith("www.") or any(map(str.isdecimal, name))
    if kind == "comma":
        return name.startswith("www.") or ("-" in name and tail)
    if kind == "word" or dot[0].endswith("."):  # "the original .com names"
        return marked
    return kind == "marked" or tail or marked or ending not in _WORDS
